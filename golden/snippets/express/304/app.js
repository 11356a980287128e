const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(304).set("ETag", '"33a64df5"').end();
});

app.listen(3000);
