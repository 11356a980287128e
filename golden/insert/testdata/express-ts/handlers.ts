import type { RequestHandler } from 'express'

export const list: RequestHandler = (_req, res) => {
  res.json([])
}

export const show: RequestHandler<{ id: string }> = async (req, res, next) => {
  try {
    res.json({ id: req.params.id })
  } catch (err) {
    next(err)
  }
}
