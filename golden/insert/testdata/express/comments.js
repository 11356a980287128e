/*
 * const app = express();
 *
 * app.get("/old", oldHandler);
 */
const express = require("express"); // const app = express();

/* app.listen(1); */

const app = express(); /* the only one

   app.use(nothing);
*/

// app.get("/commented", (req, res) => {
//   res.send("no");
// });

/**
 * Says hello.
 *
 * @example
 * app.get("/hello", hello);
 */
function hello(req, res) {
  // A comment inside.

  res.send("hello");
}

app.get("/hello", hello);

//region Admin
app.get("/admin", (req, res) => {
  res.sendStatus(403);
});
//endregion

// The end.
