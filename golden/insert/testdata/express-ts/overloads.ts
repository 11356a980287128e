import { Router, type Request } from "express";

const router = Router();

function param(req: Request, name: string): string;
function param(req: Request, name: string, fallback: string): string;
function param(req: Request, name: string, fallback = ""): string {
  const value = req.query[name];

  return typeof value === "string" ? value : fallback;
}

router.get("/search", (req, res) => {
  res.json({ q: param(req, "q"), sort: param(req, "sort", "name") });
});

export = router;
