const express = require("express");

const app = express();

app.post("/orders/:id/items/:param_class", (req, res) => {
  res.status(409).json({ error: "conflict", message: "Conflict" });
});

app.listen(3000);
