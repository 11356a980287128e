const express = require("express");
const okRouter = require("./routes/ok");

const app = express();
app.use(okRouter);

app.listen(3000);
