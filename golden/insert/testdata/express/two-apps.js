const express = require('express');
const client = require('prom-client');

const metrics = express();

metrics.get('/metrics', async (req, res) => {
  res.set('Content-Type', client.register.contentType);
  res.end(await client.register.metrics());
});

const app = express();

app.get('/', (req, res) => {
  res.send('shop');
});

app.get('/cart', (req, res) => {
  res.json({ lines: [] });
});

metrics.listen(9100, '127.0.0.1');
app.listen(3000);
