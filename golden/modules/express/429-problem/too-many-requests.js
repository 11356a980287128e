const express = require("express");

const router = express.Router();

router.get("/too-many-requests", (req, res) => {
  res.set("Retry-After", "60");
  res.type("application/problem+json");
  res.status(429).json({
    type: "about:blank",
    title: "Too Many Requests",
    status: 429,
    detail: "Too Many Requests",
  });
});

module.exports = router;
