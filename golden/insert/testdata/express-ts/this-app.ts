import express from "express";

class Server {
  app: express.Express;

  constructor() {
    this.app = express();
  }
}

export default new Server();
