const express = require("express");

const router = express.Router();

router.post("/orders/:id/items/:class", (req, res) => {
  res.status(409).json({ error: "conflict", message: "Conflict" });
});

module.exports = router;
