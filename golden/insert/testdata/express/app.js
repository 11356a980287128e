'use strict';

const express = require('express');
const path = require('path');

const app = express();

app.set('x-powered-by', false);
app.use(express.json());
app.use(
  '/static',
  express.static(path.join(__dirname, 'public'), {
    maxAge: '1d',
  }),
);

app.get('/', (req, res) => {
  res.json({ name: 'orders' });
});

app.get('/orders/:id', (req, res) => {
  const id = Number(req.params.id);
  if (Number.isNaN(id)) {
    return res.status(400).json({ error: 'bad id' });
  }
  res.json({ id });
});

const port = process.env.PORT || 3000;

app.listen(port, () => {
  console.log(`listening on ${port}`);
});
