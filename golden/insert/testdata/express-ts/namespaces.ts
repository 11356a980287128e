import * as express from "express";
import http = require("node:http");

namespace Config {
  export const port = 3000;

  export namespace Limits {
    export const body = "1mb";
  }
}

enum Role {
  Admin = "admin",

  Guest = "guest",
}

declare global {
  var started: number;
}

const router = express.Router();

router.get("/role", (_req, res) => {
  res.json({ role: Role.Guest, limit: Config.Limits.body });
});

export { router, http, Config };
