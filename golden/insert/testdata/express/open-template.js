const express = require("express");

const app = express();

const page = `<html>
<body>

app.get("/", (req, res) => {
  res.send(page);
});
