const express = require("express");
const showTheArticleThatWasRemovedByOrderOfACourtRouter = require("./routes/show-the-article-that-was-removed-by-order-of-a-court");

const app = express();
app.use(showTheArticleThatWasRemovedByOrderOfACourtRouter);

app.listen(3000);
