const express = require("express");

const app = express();

app.head("/endpoint", (req, res) => {
  res.status(200).json({ message: "OK" });
});

app.listen(3000);
