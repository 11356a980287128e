const express = require("express");
const noContentRouter = require("./routes/no-content");

const app = express();
app.use(noContentRouter);

app.listen(3000);
