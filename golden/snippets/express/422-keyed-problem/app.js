const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(422).type("application/problem+json").json({
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
    detail: "The age is missing.",
    code: "age_missing",
  });
});

app.listen(3000);
