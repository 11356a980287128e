const express = require("express");

const router = express.Router();

router.get("/not-found", (req, res) => {
  res.status(404).json({ error: "not_found", message: "Not Found" });
});

module.exports = router;
