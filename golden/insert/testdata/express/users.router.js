const { Router } = require('express');
const users = require('../services/users');

const router = Router();

/**
 * All users, a page at a time.
 */
router.get('/', async (req, res) => {
  const page = Number(req.query.page ?? 1);
  res.json(await users.list({ page, size: 20 }));
});

// The user who asks.
router.get(
  '/me',
  (req, res, next) => {
    if (!req.user) {
      return next('route');
    }
    next();
  },
  (req, res) => {
    res.json(req.user);
  },
);

router
  .route('/:id')
  .get(async (req, res) => {
    const user = await users.find(req.params.id);
    if (!user) {

      return res.sendStatus(404);
    }
    res.json(user);
  })
  .delete(async (req, res) => {
    await users.remove(req.params.id);
    res.sendStatus(204);
  });

module.exports = router;
