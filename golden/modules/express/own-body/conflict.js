const express = require("express");

const router = express.Router();

router.get("/conflict", (req, res) => {
  res.type("application/vnd.example+json");
  res.status(409).json({
    Error: {
      code: "conflict",
      "http-status": 409,
      text: "Conflict (Conflict)",
      retry: false,
      parent: null,
    },
    links: ["https://docs.example.com/errors/conflict"],
    details: [{ field: "age", limits: [0, 150, 1.5] }, {}],
    version: 2,
  });
});

module.exports = router;
