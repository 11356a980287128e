// Tells whether the document on standard input is OpenAPI, by its own schema and
// its references.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { modules, document } = JSON.parse(readFileSync(0, "utf8"));
const resolve = createRequire(pathToFileURL(modules + "/")).resolve;
const { Validator } = await import(pathToFileURL(resolve("@seriousme/openapi-schema-validator")).href);
const validator = new Validator();
const { valid, errors } = await validator.validate(document);
console.log(JSON.stringify({ valid, version: validator.version, errors: errors ?? null }));
