import express = require("express");

const app = express();

app.get("/common", (_req, res) => {
  res.json({ module: "commonjs" });
});

export = app;
