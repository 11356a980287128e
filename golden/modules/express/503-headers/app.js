const express = require("express");
const serviceUnavailableRouter = require("./routes/service-unavailable");

const app = express();
app.use(serviceUnavailableRouter);

app.listen(3000);
