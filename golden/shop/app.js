const express = require("express");
const ordersRouter = require("./routes/orders");

const app = express();

app.use(ordersRouter);

app.listen(3000);
