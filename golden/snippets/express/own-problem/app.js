const express = require("express");

const app = express();

app.put("/endpoint", (req, res) => {
  res.type("application/problem+json");
  res.status(403).json({
    type: "https://example.com/problems/refused",
    title: "Order refused",
    status: 403,
    detail: "The order was refused.",
    code: "order_refused",
    hint: 'it\'s "2" \\2 ${2} #{2} {2} <2>: The order was refused.',
    retry: false,
    order: { id: 7, lines: [{ sku: "a-1", count: 2 }, null], total: 1.5 },
    parent: null,
    notes: [],
  });
});

app.listen(3000);
