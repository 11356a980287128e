const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(400).set("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\").json({
    error: "bad_request",
    message:
      "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} \u003c/script> \u003c!-- \\u000a */ ?> \t\n\r\u0000\u001b\u2028\u202e\ufeff\u200d🚀",
  });
});

app.listen(3000);
