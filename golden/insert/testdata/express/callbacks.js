const express = require("express");
const fs = require("fs");

const app = express();

app.get("/files/:name", (req, res, next) => {
  fs.stat(req.params.name, function (err, stat) {
    if (err) {
      return next(err);
    }

    fs.readFile(req.params.name, function (err, data) {
      if (err) return next(err);

      const lines = data
        .toString()
        .split(/\r?\n/)
        .filter(function (line) {
          return line.length > 0;
        });

      res.json({ size: stat.size, lines: lines.length });
    });
  });
});

module.exports = app;
