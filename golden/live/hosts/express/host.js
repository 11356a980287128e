// Serves generated Express files: host.js PORT CELLS.

const fs = require("fs");
const http = require("http");
const express = require("express");

// Each file starts a server of its own. This keeps its app instead, so that one
// server can serve all apps: a request's X-Cell header selects the app.
let started;
express.application.listen = function () {
  started = this;
};

const apps = {};
for (const cell of JSON.parse(fs.readFileSync(process.argv[3], "utf8"))) {
  require(cell.file);
  apps[cell.id] = started;
}

http
  .createServer((req, res) => apps[req.headers["x-cell"]](req, res))
  .listen(Number(process.argv[2]), "127.0.0.1");
