const express = require("express");

const router = express.Router();

router.head("/ok", (req, res) => {
  res.status(200).json({ error: "ok", message: "OK" });
});

module.exports = router;
