const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(499).json({
    error: "client_closed_request",
    message: "Client Closed Request",
  });
});

app.listen(3000);
