const express = require("express");

const app = express();

function cancelOrder(req, res) {
  res.status(409).json({ error: "conflict", message: "Conflict" });
}

app.post("/orders/:id/items/:class", cancelOrder);

app.listen(3000);
