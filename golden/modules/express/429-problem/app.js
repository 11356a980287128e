const express = require("express");
const tooManyRequestsRouter = require("./routes/too-many-requests");

const app = express();
app.use(tooManyRequestsRouter);

app.listen(3000);
