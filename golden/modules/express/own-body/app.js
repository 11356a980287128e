const express = require("express");
const conflictRouter = require("./routes/conflict");

const app = express();
app.use(conflictRouter);

app.listen(3000);
