const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(401).set("WWW-Authenticate", 'Bearer realm="example"').json({
    error: "unauthorized",
    message: "Unauthorized",
  });
});

app.listen(3000);
