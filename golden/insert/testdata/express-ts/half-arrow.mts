import { Router } from "express";

const router = Router();

router.get("/a", (_req, res) => {
  res.send("a");
});

router.post("/b", async (req, res) =>

export default router;
