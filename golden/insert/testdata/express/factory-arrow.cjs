const express = require('express');

const build = ({ store, clock = Date }) => {
  const app = express();
  const api = express.Router();

  api.get('/now', (req, res) => res.json({ now: clock.now() }));

  api.get('/items/:key', async (req, res, next) => {
    try {
      res.json(await store.get(req.params.key));
    } catch (err) {
      next(err);
    } finally {
      store.release();
    }
  });

  app.use('/api', api);
  return app;
};

exports.build = build;
