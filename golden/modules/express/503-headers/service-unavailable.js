const express = require("express");

const router = express.Router();

router.get("/service-unavailable", (req, res) => {
  res.set({
    "Retry-After": "120",
    "X-Request-Id": "7f3a",
    Warning: '199 - "a \\"quoted\\" text"',
  });
  res.status(503).json({
    error: "service_unavailable",
    message: "Service Unavailable",
  });
});

module.exports = router;
