const express = require('express');

let app;

if (process.env.TRUST_PROXY) {
  app = express();
  app.set('trust proxy', true);
} else {
  app = express();
}

app.get('/ip', (req, res) => {
  res.send(req.ip);
});

module.exports = app;
