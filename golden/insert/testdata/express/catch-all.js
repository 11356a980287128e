const express = require('express');

const app = express();

app.get('/', (req, res) => {
  res.send('home');
});

app.get('/about', (req, res) => {
  res.send('about');
});

// Nothing matched.
app.use((req, res) => {
  res.status(404).send('nothing here');
});

// eslint-disable-next-line no-unused-vars
app.use((err, req, res, next) => {
  res.status(500).send('broken');
});

app.listen(process.env.PORT);
