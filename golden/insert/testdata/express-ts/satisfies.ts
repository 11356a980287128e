import express from "express";

const routes = {
  "/a": () => "a",
  "/b": () => "b",

  "/c": () => "c",
} satisfies Record<string, () => string>;

const app = express();

for (const [path, text] of Object.entries(routes)) {
  app.get(path, (_req, res) => {
    res.send(text());
  });
}

label: for (const a of [1, 2]) {
  for (const b of [1, 2]) {
    if (a === b) continue label;

    app.get(`/${a}/${b}`, (_req, res) => void res.sendStatus(204));
  }
}

export default app;
