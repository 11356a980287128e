const express = require("express");

const app = express();

app.get("/endpoint", (req, res) => {
  res.status(404).json({ error: "not_found", message: "Not Found" });
});

app.listen(3000);
