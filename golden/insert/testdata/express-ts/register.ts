import type { Express, Request, Response } from 'express';

export default function register(app: Express): void {
  app.get('/status', (_req: Request, res: Response) => {
    res.json({ up: true });
  });

  app.get('/status/deep', async (_req: Request, res: Response) => {
    res.json({ up: await Promise.resolve(true) });
  });
}
