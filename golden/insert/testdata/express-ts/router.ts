import { Router } from "express";
import type { Request, Response, NextFunction } from "express";

export const router: Router = Router();

/** Lets only administrators pass. */
function admins(req: Request, res: Response, next: NextFunction): void {
  if (req.headers["x-role"] !== "admin") {
    res.sendStatus(403);
    return;
  }
  next();
}

router.use(admins);

router.get("/stats", (_req, res) => {
  res.json({ users: 0 });
});

// Deletes everything that can be made again.
router.delete("/cache", (_req, res) => {
  res.sendStatus(204);
});
