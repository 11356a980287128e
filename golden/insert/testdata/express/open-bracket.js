const express = require('express');

const app = express();

app.get('/ok', (req, res) => {
  res.send('ok');
});

app.get('/half', (req, res) => {
  const rows = [
    1,

  res.send('never');
});

app.listen(3000);
