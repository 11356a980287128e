import express from "express";
import type { AddressInfo } from "node:net";

const app = express();

app.get("/", (_req, res) => {
  res.send("hi");
});

const server = app.listen(0, "127.0.0.1");

server.on("listening", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}`);
});
