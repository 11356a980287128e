// Leaves Visual Studio Code's snippets and what they are made of as they are,
// and puts nothing in the place of the rest: windows, commands, translations.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const kept = /\/vs\/base\/common\/|\/snippetsFile\.js$|\/snippetParser\.js$|\/snippets\.contribution\.js$/;

export async function resolve(specifier, context, next) {
  const parent = context.parentURL ?? "";
  if (!parent.includes("/@codingame/")) return next(specifier, context);
  let url;
  try {
    url = (await next(specifier, context)).url;
  } catch {
    url = "";
  }
  if (kept.test(url)) return { url, shortCircuit: true };
  const names = [];
  const source = readFileSync(fileURLToPath(parent), "utf8");
  for (const [, list, from] of source.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g)) {
    if (from === specifier) names.push(...list.split(",").map((n) => n.trim().split(/\s+as\s+/)[0]));
  }
  return { url: "nothing:" + [...new Set(names)].filter(Boolean).join(","), shortCircuit: true };
}

const known = {
  localize: "(_, text) => text",
  getActiveWindow: "() => globalThis",
  WindowIdleValue: "class { constructor(_, make) { this.value = make(); } }",
  KnownSnippetVariableNames: "{}",
  Registry: `{ as: () => new Proxy({}, { get: (_, name) => name === "registerSchema"
    ? (id, schema) => { (globalThis.schemas ??= {})[id] = schema; } : () => {} }) }`,
};

export async function load(url, context, next) {
  if (!url.startsWith("nothing:")) return next(url, context);
  const names = url.slice("nothing:".length).split(",").filter(Boolean);
  const source =
    "const nothing = new Proxy(function () {}, { get: (t, k) => (k === 'prototype' ? t.prototype : nothing), apply: () => nothing, construct: () => nothing });\n" +
    names.map((n) => `export const ${n} = ${known[n] ?? "nothing"};\n`).join("");
  return { format: "module", source, shortCircuit: true };
}
