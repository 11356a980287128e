// Runs snippets with a stand-in for Express. Reads a JSON list of snippets from
// stdin and writes a list of strings: the route and what the handler did, without
// the names that the user chose; or "error: " and the reason.
"use strict";

const vm = require("node:vm");

// recorder returns an object that adds each call of its methods to calls.
function recorder(calls) {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        (...args) => {
          calls.push([name, ...args.filter((arg) => typeof arg !== "function")]);
          return recorder(calls);
        },
    },
  );
}

function outcome(code) {
  const calls = [];
  const app = new Proxy(
    {},
    {
      get: (_, name) => (path, handler) => {
        let i = 0;
        calls.push([name, typeof path === "string" ? path.replace(/:[$\w]+/g, () => `:${i++}`) : path]);
        if (handler) {
          handler(recorder([]), recorder(calls));
        }
      },
    },
  );
  const run = new vm.Script(`(function (require) {"use strict";\n${code}\n})`, { filename: "app.js" }).runInThisContext();
  run((name) => {
    if (name !== "express") {
      throw new Error(`no module ${name}`);
    }
    return () => app;
  });
  return JSON.stringify(calls);
}

const results = JSON.parse(require("node:fs").readFileSync(0, "utf8")).map((code) => {
  try {
    return outcome(code);
  } catch (error) {
    return `error: ${error}`;
  }
});
process.stdout.write(JSON.stringify(results));
