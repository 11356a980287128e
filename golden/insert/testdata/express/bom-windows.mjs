import { Router } from "express";

export const router = Router();

router.get("/one", (req, res) => {
  res.send("one");
});

router.get("/two", (req, res) => {
  res.send("two");
});