// Asks yaml-language-server what completes each of some texts at their end, and
// what is wrong with them.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { modules, schema, texts } = JSON.parse(readFileSync(0, "utf8"));
const server = spawn(process.execPath, [modules + "/yaml-language-server/bin/yaml-language-server", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const pending = new Map();
const diagnosed = new Map();
let buffer = Buffer.alloc(0);
let last = 0;

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((done) => pending.set(id, done));
}

const settings = { yaml: { schemas: { [pathToFileURL(schema).href]: "*.yaml" }, schemaStore: { enable: false }, completion: true, validate: true } };

server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === "workspace/configuration") {
      send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
    } else if (message.method === "textDocument/publishDiagnostics") {
      diagnosed.get(message.params.uri)?.(message.params.diagnostics.map((d) => d.message));
    } else if (message.id !== undefined && message.method) {
      send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      pending.get(message.id)?.(message.result);
    }
  }
});

await ask("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } } });
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings } });

const answers = [];
for (const [i, text] of texts.entries()) {
  const uri = `file:///project/${i}.yaml`;
  const problems = new Promise((done) => diagnosed.set(uri, done));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  const found = await problems; // the schema is loaded by then
  const lines = text.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const completed = await ask("textDocument/completion", { textDocument: { uri }, position });
  const items = Array.isArray(completed) ? completed : (completed?.items ?? []);
  answers.push({ labels: items.map((item) => item.label), problems: found });
}
console.log(JSON.stringify(answers));
server.kill();
