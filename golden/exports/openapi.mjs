// Tells of each document on standard input whether it is OpenAPI, by its own
// schema and its references.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { modules, documents } = JSON.parse(readFileSync(0, "utf8"));
const resolve = createRequire(pathToFileURL(modules + "/")).resolve;
const { Validator } = await import(pathToFileURL(resolve("@seriousme/openapi-schema-validator")).href);
const verdicts = [];
for (const document of documents) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  verdicts.push({ valid, version: validator.version, errors: errors ?? null });
}
console.log(JSON.stringify(verdicts));
