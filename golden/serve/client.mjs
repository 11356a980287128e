// Asks for each of the exchanges in a file on one connection, with Node's own
// client: client.mjs ADDRESS FILE.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";

const [address, file] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const exchanges = JSON.parse(readFileSync(file, "utf8"));
const sockets = new Set();

function ask(method, path) {
  return new Promise((resolve, reject) => {
    const early = [];
    const request = http.request(`http://${address}${path}`, { method, agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ response, early, content: Buffer.concat(parts).toString() }));
      response.on("error", reject);
    });
    request.on("socket", (socket) => sockets.add(socket));
    request.on("information", ({ statusCode }) => early.push(statusCode));
    request.on("error", reject);
    request.end(method === "POST" ? '{"some": "content"}' : undefined);
  });
}

for (const e of exchanges) {
  const { response, early, content } = await ask(e.name.split(" ")[0], e.path);
  assert.equal(response.statusCode, e.code, e.name);
  assert.equal(response.statusMessage, e.reason, e.name);
  assert.deepEqual(response.rawHeaders, e.fields ?? [], e.name);
  assert.equal(content, e.content, e.name);
  assert.deepEqual(early, e.early ? [e.early] : [], e.name);
}
agent.destroy();
assert.equal(sockets.size, 1, "connections");
console.log(`${exchanges.length} exchanges`);
