const express = require('express');
const React = require('react');
const { renderToString } = require('react-dom/server');

const app = express();

const Page = ({ title, children }) => (
  <html>
    <body>
      <h1>{title}</h1>

      app.get("/", home);

      {children}
    </body>
  </html>
);

app.get('/', (req, res) => {
  res.send(
    renderToString(
      <Page title="Home">

        <p>Hello</p>
      </Page>,
    ),
  );
});

module.exports = app;
