const express = require('express');

const app = express();

function notFound(req, res) {
  res.status(404).json({ error: 'not_found' });
}

const myEndpoint = '/endpoint';

app.get(myEndpoint, notFound);

module.exports = app;
