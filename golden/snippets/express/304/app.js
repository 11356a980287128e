const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.set({ ETag: '"33a64df5"' });
  res.status(304).end();
});

app.listen(3000);
