const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.set("Retry-After", "60");
  res.type("application/problem+json");
  res.status(429).json({
    type: "about:blank",
    title: "Too Many Requests",
    status: 429,
    detail: "Too Many Requests",
  });
});

app.listen(3000);
