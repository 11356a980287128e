const app = require('./app');
const auth = require('./auth');

app.get('/account', auth.required, (req, res) => {
  res.json({ id: req.user.id });
});

app.post('/account/close', auth.required, async (req, res) => {
  await req.user.close();
  res.sendStatus(202);
});
