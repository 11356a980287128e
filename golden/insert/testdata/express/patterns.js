const express = require('express');
const app = express();

const slash = /[/"'`]/g, quote = /\/\*(.*?)\*\//;
const ratio = 10 / 2 / 5;

app.get(/^\/v(\d+)\/?$/, (req, res) => {
  res.json({ version: req.params[0], ratio });
});

app.get('/clean', (req, res) => {
  const text = String(req.query.text || '').replace(slash, '').replace(quote, '$1');

  res.send(text);
});

module.exports = app;
