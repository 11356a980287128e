import { Router } from "express";

import { api } from "./api";
import { audit } from "../audit";

const v2 = Router();

v2.get("/users", audit, (_req, res) => {
  res.json([]);
});

api.use("/v2", v2);

api.get("/v1/users", (_req, res) => {
  res.redirect(308, "/v2/users");
});
