const express = require('express');
const http = require('http');

class Server {
  static DEFAULT_PORT = 8080;

  #started = false;

  constructor({ port = Server.DEFAULT_PORT } = {}) {
    this.port = port;
    this.app = express();
    this.app.use(express.urlencoded({ extended: false }));
    this.routes();
  }

  routes() {
    this.app.get('/', (req, res) => {
      res.send('hello');
    });

    this.app.get('/started', (req, res) => {
      res.json({ started: this.#started });
    });
  }

  static from(env) {
    return new Server({ port: Number(env.PORT) });
  }

  start() {
    this.#started = true;
    return http.createServer(this.app).listen(this.port);
  }
}

module.exports = Server;
