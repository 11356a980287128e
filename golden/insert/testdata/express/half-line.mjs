import express from "express";

const app = express();

app.get("/a", (req, res) => {
  res.send("a");
});

app.

export default app;
