const express = require("express");

const router = express.Router();

router.get("/client-closed-request", (req, res) => {
  res.status(499).json({
    error: "client_closed_request",
    message: "Client Closed Request",
  });
});

router.get("/not-found", (req, res) => {
  res.status(404).json({ error: "not_found", message: "Not Found" });
});

router.get("/no-content", (req, res) => {
  res.status(204).end();
});

router.get("/not-modified", (req, res) => {
  res.status(304).set("ETag", '"33a64df5"').end();
});

router.get("/early-hints", (req, res) => {
  res.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" });
  res.status(204).end();
});

router.get("/unauthorized", (req, res) => {
  res.status(401).set("WWW-Authenticate", 'Bearer realm="example"').json({
    error: "unauthorized",
    message: "Unauthorized",
  });
});

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

router.get("/age-missing", (req, res) => {
  res.status(422).type("application/problem+json").json({
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
    detail: "The age is missing.",
    code: "age_missing",
  });
});

router.get(
  "/magazines/:magazine/issues/:issue/articles/:article",
  (req, res) => {
    res.set("Link", '<https://example.com/legal>; rel="blocked-by"');
    res.status(451).json({
      error: "content_removed_by_order_of_a_court_in_this_country",
      message:
        "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
    });
  },
);

router.get("/order-not-found", (req, res) => {
  res.status(404).json({
    error: "order_not_found",
    message:
      "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.",
  });
});

router.get("/bad-request", (req, res) => {
  res.status(400).set("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\").json({
    error: "bad_request",
    message:
      "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} \u003c/script> \u003c!-- \\u000a */ ?> \t\n\r\u0000\u001b\u2028\u202e\ufeff\u200d🚀",
  });
});

router.post("/orders/:id/items/:class", (req, res) => {
  res.status(409).json({ error: "conflict", message: "Conflict" });
});

router.head("/ok", (req, res) => {
  res.json({ message: "OK" });
});

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

router.put("/order-refused", (req, res) => {
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

module.exports = router;
