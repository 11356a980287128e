const express = require("express");

const app = express();

app.head("/endpoint", (req, res) => {
  res.json({ message: "OK" });
});

app.listen(3000);
