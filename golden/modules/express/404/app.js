const express = require("express");
const notFoundRouter = require("./routes/not-found");

const app = express();
app.use(notFoundRouter);

app.listen(3000);
