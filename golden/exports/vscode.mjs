// Reads a snippet file with the code of Visual Studio Code that reads them, and
// expands its snippets with the parser that expands them. On standard input is
// JSON: where the packages are, and the file. On standard output is JSON: the
// schemas, the file's value, and its snippets, one for each prefix.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

const { modules, file } = JSON.parse(readFileSync(0, "utf8"));
register("./vscode-hooks.mjs", import.meta.url);

const root = pathToFileURL(modules + "/@codingame/").href;
const api = root + "monaco-vscode-api/vscode/src/vs/";
const { SnippetFile, SnippetSource } = await import(api + "workbench/contrib/snippets/browser/snippetsFile.js");
const { SnippetParser } = await import(api + "editor/contrib/snippet/browser/snippetParser.js");
const { parse } = await import(api + "base/common/json.js");
await import(root + "monaco-vscode-snippets-service-override/vscode/src/vs/workbench/contrib/snippets/browser/snippets.contribution.js");

const text = readFileSync(file, "utf8");
const errors = [];
const value = parse(text, errors);
const loaded = await new SnippetFile(SnippetSource.User, { path: file }, undefined, undefined, {
  readFile: async () => ({ value: text }),
}).load();

const snippets = loaded.data.map((s) => {
  const parsed = new SnippetParser().parse(s.codeSnippet, true, true);
  return {
    name: s.name,
    prefix: s.prefix,
    description: s.description,
    scopes: s.scopes,
    bogus: s.isBogous,
    text: parsed.toString(),
    stops: parsed.placeholders.map((p) => ({ index: p.index, text: p.toString() })),
  };
});
process.stdout.write(JSON.stringify({ schemas: globalThis.schemas, errors, value, snippets }));
