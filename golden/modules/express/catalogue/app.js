const express = require("express");
const catalogueRouter = require("./routes/catalogue");

const app = express();
app.use(catalogueRouter);

app.listen(3000);
