import express from "express";

const app = express();

interface Half {
  name: string;

app.get("/", (_req, res) => {
  res.send("index");
});

export default app;
