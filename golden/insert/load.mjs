// Loads Express programs and sends requests to each on its own port. Reads
// requests and writes answers, each a line of JSON: see load_test.go.

import http from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import ts from "typescript";

process.env.NODE_ENV = "production"; // error pages without a stack trace, which has line numbers
console.log = console.error = () => {}; // keeps the programs' own output out of the answers

const require = createRequire(import.meta.url);
const express = require("express");

let made; // the applications of the program that is being loaded
const { init } = express.application;
express.application.init = function () {
  made.push(this);
  init.call(this);
};

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function () {
  return this; // ask listens for the programs, on free ports
};

/**
 * load runs a program and returns its applications. If it makes none, load makes
 * one for each of its routers or calls a function that it exports.
 */
async function load(folder, file, text) {
  made = [];
  let [name, code] = [join(folder, file), text.replace(/^\uFEFF/, "")];
  if (/\.[cm]?tsx?$/.test(file)) {
    const modules = file.endsWith(".mts");
    const module = modules ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
    const compilerOptions = { esModuleInterop: true, jsx: ts.JsxEmit.React, module, target: ts.ScriptTarget.ES2022 };
    code = ts.transpileModule(code, { compilerOptions, fileName: file }).outputText;
    name += modules ? ".mjs" : ".cjs";
  }
  writeFileSync(name, code);
  const module = name.endsWith(".mjs") ? await import(pathToFileURL(name)) : require(name);
  if (made.length === 0) {
    for (const value of [module, ...Object.values(module)]) {
      if (typeof value === "function" && "stack" in value) {
        express().use(value);
      } else if (typeof value === "function" && made.length === 0) {
        value({});
      }
    }
  }
  return made;
}

const headers = { connection: "close", "x-role": "admin" };

/** ask returns the code and the body of an application's response to a path. */
async function ask(application, path) {
  const server = http.createServer(application);
  await new Promise((resolve) => listen.call(server, 0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}${path}`;
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10000), headers });
  const answer = [response.status, await response.text()];
  server.close();
  return answer;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { file, text, paths } = JSON.parse(line);
  const folder = mkdtempSync(join(import.meta.dirname, "load-"));
  let out;
  try {
    const answers = {};
    for (const application of await load(folder, file, text)) {
      for (const path of new Set(paths)) {
        (answers[path] ??= []).push(await ask(application, path));
      }
    }
    out = { answers };
  } catch (error) {
    out = { error: String(error) };
  }
  rmSync(folder, { recursive: true });
  process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM");
  process.stdout.write(JSON.stringify(out) + "\n");
}
process.exit(0);
