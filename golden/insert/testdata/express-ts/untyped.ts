import express from "express";

export const app = express();

app
  .route("/items")
  .get((_req, res) => {
    res.json([]);
  })
  .post((req, res) => {
    res.status(201).json(req.body);
  });

app.all("/{*rest}", (_req, res) => {
  res.sendStatus(404);
});
