import express from "express";
import { setTimeout as sleep } from "node:timers/promises";

const app = express();

const settings = await (async () => {
  await sleep(1);
  return { colour: "green" };
})();

app.get("/settings", (req, res) => {
  res.json(settings);
});

const server = app.listen(0);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close();
  });
}
