import express, { type Express } from "express";

export interface Dependencies {
  now: () => Date;
}

export function createApp({ now }: Dependencies): Express {
  const app = express();

  app.get("/time", (_req, res) => {
    res.json({ time: now().toISOString() });
  });

  app.use((_req, res) => {
    res.sendStatus(404);
  });

  return app;
}
