import { Router } from 'express';
import type { Request, Response } from 'express';

type Query = { page?: string; size?: string };

export const products = Router();

products.get(
  '/',
  async (
    req: Request<Record<string, never>, unknown, unknown, Query>,
    res: Response,
  ) => {
    const { page = '1', size = '20' } = req.query;
    res.json({ page: Number(page), size: Number(size) });
  },
);

const cast = <T,>(value: unknown) => value as T;

products.post('/', (req, res) => {
  const { name } = cast<{ name: string }>(req.body);

  res.status(201).json({ name });
});
