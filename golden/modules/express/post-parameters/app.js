const express = require("express");
const cancelOrderRouter = require("./routes/cancel-order");

const app = express();
app.use(cancelOrderRouter);

app.listen(3000);
