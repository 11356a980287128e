const express = require('express');

const app = express();

const example = `
const express = require("express");

const app = express();

app.get("/fake", (req, res) => {
  res.send(${JSON.stringify('fake')});
});

app.listen(3000);
`;

const nested = (n) => `<ul>
${Array.from({ length: n }, (_, i) => `
  <li>${i}

  </li>`).join('')}

</ul>`;

app.get('/example', (req, res) => {
  res.type('text').send(example);
});

app.get('/list', (req, res) => {
  res.send(nested(3));
});

module.exports = app;
