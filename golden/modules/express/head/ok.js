const express = require("express");

const router = express.Router();

router.head("/ok", (req, res) => {
  res.status(200).json({ message: "OK" });
});

module.exports = router;
