const express = require("express");

const router = express.Router();

router.head("/ok", (req, res) => {
  res.json({ message: "OK" });
});

module.exports = router;
