const express = require("express");
const badRequestRouter = require("./routes/bad-request");

const app = express();
app.use(badRequestRouter);

app.listen(3000);
