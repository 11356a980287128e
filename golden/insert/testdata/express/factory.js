const express = require('express');

const logger = require('./logger');

function createApp(options = {}) {
  const app = express();

  app.use(express.json({ limit: options.limit || '100kb' }));
  app.use((req, res, next) => {
    logger.info({ method: req.method, url: req.url });
    next();
  });

  app.get('/ping', (req, res) => {
    res.send('pong');
  });

  return app;
}

module.exports = { createApp };
