const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.set("X-Reason", "shipped");
  res.type("application/vnd.example+json");
  res.status(409).json({
    Error: {
      code: "order_shipped",
      "http-status": 409,
      text: "The order has already been shipped. (Conflict)",
      retry: false,
      parent: null,
    },
    links: ["https://docs.example.com/errors/order_shipped"],
    details: [{ field: "age", limits: [0, 150, 1.5] }, {}],
    version: 2,
  });
});

app.listen(3000);
