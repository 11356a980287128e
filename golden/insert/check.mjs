// Checks insertions into JavaScript and TypeScript with TypeScript's parser and
// type checker. Reads requests and writes answers, each a line of JSON: see
// checker_test.go.

import { createInterface } from "node:readline";
import { extname, join } from "node:path";
import ts from "typescript";

const folder = join(import.meta.dirname, "case");
const libraries = new Map(); // the declarations of Node.js and Express, parsed once
let before; // the previous program; the next one reuses its libraries

/** program returns a program in which each text is a separate module. */
function program(texts, typed) {
  const options = {
    allowJs: true,
    checkJs: true,
    esModuleInterop: true,
    jsx: ts.JsxEmit.Preserve,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    noUnusedParameters: typed,
    skipLibCheck: true,
    strict: typed,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.getCurrentDirectory = () => folder;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    if (texts.has(name)) {
      return ts.createSourceFile(name, texts.get(name), language, true);
    }
    if (!libraries.has(name)) {
      libraries.set(name, getSourceFile(name, language, ...rest));
    }
    return libraries.get(name);
  };
  before = ts.createProgram([...texts.keys()], options, host, before);
  return before;
}

const lineOf = (file, position) => file.getLineAndCharacterOfPosition(position).line + 1;

/**
 * within reports whether one range has all lines of a node. Code without
 * semicolons may start a line with one; that one isn't part of the node above.
 */
function within(file, node, ranges) {
  const start = lineOf(file, node.getStart(file));
  const end = lineOf(file, node.getStart(file) + node.getText(file).replace(/\n\s*;$/, "").length);
  return ranges.some(([first, last]) => first <= start && end <= last);
}

/** required returns the module of require("module") and of require("module").x. */
function required(node) {
  while (node && ts.isPropertyAccessExpression(node)) {
    node = node.expression;
  }
  return node && ts.isCallExpression(node) && node.expression.getText() === "require" && node.arguments.length === 1
    ? node.arguments[0].getText()
    : "";
}

/** imports returns what a top-level statement imports, or nothing. */
function imports(node) {
  if (ts.isImportDeclaration(node)) {
    const from = node.moduleSpecifier.text;
    const clause = node.importClause;
    const list = clause?.name ? [`${from} default ${clause.name.text}`] : [];
    const named = clause?.namedBindings;
    if (named && ts.isNamespaceImport(named)) {
      list.push(`${from} * ${named.name.text}`);
    } else if (named) {
      list.push(...named.elements.map((e) => `${from} ${(e.propertyName ?? e.name).text} ${e.name.text}`));
    }
    return list.length ? list : [from];
  }
  if (ts.isVariableStatement(node) && node.declarationList.declarations.every((d) => required(d.initializer))) {
    return node.declarationList.declarations.flatMap((d) => {
      const from = d.initializer.getText();
      return ts.isObjectBindingPattern(d.name) ? d.name.elements.map((e) => `${from} ${e.getText()}`) : [`${from} ${d.name.getText()}`];
    });
  }
  return [];
}

/** attached returns the comments directly above a node. */
function attached(file, node) {
  const list = [];
  let line = lineOf(file, node.getStart(file));
  for (const c of (ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []).reverse()) {
    if (lineOf(file, c.end) < line - 1) {
      break;
    }
    list.push(file.text.slice(c.pos, c.end));
    line = lineOf(file, c.pos);
  }
  return list;
}

/**
 * outline lists a file's tree without positions, and separately its top-level
 * imports and the nodes in inserted lines.
 */
function outline(file, ranges) {
  const out = { tree: [], imports: new Set(), inserted: [] };
  const walk = (node) => {
    if (node.parent && node.kind !== ts.SyntaxKind.EndOfFileToken && within(file, node, ranges)) {
      const list = ts.isSourceFile(node.parent) ? imports(node) : [];
      list.forEach((name) => out.imports.add(name));
      if (list.length === 0) {
        out.inserted.push(node);
      }
      return;
    }
    const list = node.parent && ts.isSourceFile(node.parent) ? imports(node) : [];
    if (list.length > 0) {
      list.forEach((name) => out.imports.add(name));
      return;
    }
    const leaf = node.kind <= ts.SyntaxKind.LastToken;
    const comments = ts.isStatement(node) || ts.isClassElement(node) ? attached(file, node) : [];
    out.tree.push([ts.SyntaxKind[node.kind], node.flags & ts.NodeFlags.BlockScoped, node.operator, leaf && node.getText(file), ...comments].join(" "));
    ts.forEachChild(node, walk);
    out.tree.push("end");
  };
  walk(file);
  return out;
}

/** directives counts the strings at a file's top, such as "use strict". */
function directives(file) {
  const end = file.statements.findIndex((s) => !ts.isExpressionStatement(s) || !ts.isStringLiteral(s.expression));
  return end < 0 ? file.statements.length : end;
}

const methods = /^(all|delete|get|head|options|patch|post|put|query|use)$/;

/** route returns the object that a statement registers a route on, or nothing. */
function route(statement) {
  let call = ts.isExpressionStatement(statement) && statement.expression;
  let object;
  while (call && ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression)) {
    object = methods.test(call.expression.name.text) || call.expression.name.text === "route" ? call.expression.expression : undefined;
    call = object;
  }
  return object;
}

const functionOf = (node) => ts.findAncestor(node.parent, (n) => ts.isFunctionLike(n) || ts.isSourceFile(n));

/** declaration returns where a name is declared. */
const declaration = (checker, name) => checker.getSymbolAtLocation(name)?.declarations?.[0];

/** makes reports whether a node is express(), Router() or express.Router(). */
const makes = (node) => ts.isCallExpression(node) && /^(express|Router|\w+\.Router)$/.test(node.expression.getText());

const find = (node, wanted) => (wanted(node) ? node : ts.forEachChild(node, (child) => find(child, wanted)));

/**
 * parameters returns how many parameters a handler has. It guesses by the name
 * if the handler isn't in the file.
 */
function parameters(checker, handler) {
  const found = ts.isIdentifier(handler) ? declaration(checker, handler) : handler;
  const value = found && ts.isVariableDeclaration(found) ? found.initializer : found;
  if (value && ts.isFunctionLike(value)) {
    return value.parameters.length;
  }
  return /error/i.test(handler.getText()) ? 4 : /not_?found|fallback|404/i.test(handler.getText()) ? 2 : 0;
}

/**
 * ends returns what in a statement ends the setup of an object, or "". Routes
 * after it are never reached.
 */
function ends(checker, statement, object) {
  const call = find(statement, (n) => ts.isCallExpression(n) && ts.isPropertyAccessExpression(n.expression) && n.expression.expression.getText() === object);
  if (!call || functionOf(call) !== functionOf(statement)) {
    return "";
  }
  const name = call.expression.name.text;
  const [first] = call.arguments;
  if (name === "listen") {
    return "listen()";
  }
  if (name === "all" && first && ts.isStringLiteralLike(first) && first.text.includes("*")) {
    return "a catch-all";
  }
  if (name === "use" && first && call.arguments.length === 1) {
    return { 2: "a catch-all", 4: "an error handler" }[parameters(checker, first)] ?? "";
  }
  return "";
}

/** place returns why an inserted statement is in the wrong place, or "". */
function place(checker, old, node) {
  const block = node.parent;
  if (ts.isClassLike(block) && find(node, answers) && block.members.some((m) => m !== node && find(m, answers))) {
    return "";
  }
  if (!ts.isSourceFile(block) && !ts.isBlock(block) && !ts.isCaseOrDefaultClause(block)) {
    return `the code is in a ${ts.SyntaxKind[block.kind]}`;
  }
  const above = block.statements.slice(0, block.statements.indexOf(node));
  const last = above.find((s) => ts.isReturnStatement(s) || ts.isThrowStatement(s));
  if (last) {
    return "the code is unreachable";
  }
  const making = find(node, makes);
  if (making) {
    const own = find(old, (n) => makes(n) || answers(n));
    return own ? `${making.getText()} is a second application` : "";
  }
  const object = route(node);
  return object ? registered(checker, old, node, object, above) : inBody(checker, node);
}

/** registered returns why a route on an object is in the wrong place, or "". */
function registered(checker, old, node, object, above) {
  const name = object.getText();
  const uses = (n) => route(n)?.getText() === name;
  if (ts.isPropertyAccessExpression(object)) {
    const bound = above.some((s) => uses(s) || s.getText().startsWith(`${name} =`));
    return bound ? ending(checker, name, above) : `${name} isn't bound above`;
  }
  const where = declaration(checker, object);
  if (!where) {
    return `${name} isn't declared`;
  }
  if (ts.isParameter(where)) {
    return `${name} is a parameter`;
  }
  const imported = !ts.isVariableDeclaration(where) || required(where.initializer);
  if (imported && !find(old, uses)) {
    return `${name} is imported, and no route is on it`;
  }
  if (!imported) {
    const home = ts.findAncestor(where, (n) => ts.isSourceFile(n) || ts.isBlock(n));
    if (home !== node.parent) {
      return `${name} is of another scope`;
    }
    if (where.end > node.pos) {
      return `${name} is used before its definition`;
    }
  } else if (!ts.isSourceFile(node.parent)) {
    return `a route on ${name} is in a function`;
  }
  return ending(checker, name, above);
}

/** ending returns which statement above ends the setup of an object, or "". */
function ending(checker, name, above) {
  const end = above.map((s) => ends(checker, s, name)).find(Boolean);
  return end ? `the route comes after ${end}` : "";
}

/** inBody returns why a statement that isn't a route is in the wrong place, or "". */
function inBody(checker, node) {
  if (functionOf(node).kind === ts.SyntaxKind.SourceFile) {
    return ts.isSourceFile(node.parent) ? "" : "the code is in a block";
  }
  if (ts.isFunctionDeclaration(node) || find(node, (n) => ts.isFunctionLike(n))) {
    return "a function is in a function";
  }
  let response = find(node, (n) => ts.isCallExpression(n));
  while (response && (ts.isCallExpression(response) || ts.isPropertyAccessExpression(response))) {
    response = response.expression;
  }
  const where = response && declaration(checker, response);
  if (!where || !ts.isParameter(where)) {
    return "the code answers for no handler";
  }
  const list = where.parent.parameters.filter((p) => p.name.getText() !== "this");
  return list.indexOf(where) === (list.length > 3 ? 2 : 1) ? "" : `${response.getText()} is no response`;
}

/** messages lists a file's errors, separately for inserted lines and the others. */
function messages(found, file, ranges) {
  const list = { outside: [], inside: [] };
  for (const d of found) {
    const line = lineOf(file, d.start);
    const text = `TS${d.code}: ${ts.flattenDiagnosticMessageText(d.messageText, " ")}`;
    (ranges.some(([first, last]) => first <= line && line <= last) ? list.inside : list.outside).push(text);
  }
  return list;
}

/** without returns a list without the strings of another, each removed once per occurrence. */
function without(list, other) {
  const rest = [...other];
  return list.filter((s) => !rest.includes(s) || !rest.splice(rest.indexOf(s), 1));
}

/** reason returns why a new text is broken, or nothing. */
function reason(p, old, file, ranges) {
  const syntax = messages(p.getSyntacticDiagnostics(file), file, ranges);
  if (syntax.inside.length + syntax.outside.length > 0) {
    return [...syntax.inside, ...syntax.outside][0];
  }
  const now = outline(file, ranges);
  const was = outline(old, []);
  const at = was.tree.findIndex((s, i) => s !== now.tree[i]);
  if (at >= 0 || was.tree.length !== now.tree.length) {
    return `the old tree is changed at ${was.tree[at] ?? now.tree[was.tree.length]}`;
  }
  const lost = [...was.imports].find((name) => !now.imports.has(name));
  if (lost) {
    return `an import is lost: ${lost}`;
  }
  if (directives(file) !== directives(old)) {
    return "a directive is not at the top any more";
  }
  if (now.inserted.length === 0) {
    return "the inserted lines are no code";
  }
  const checker = p.getTypeChecker();
  const bad = now.inserted.map((node) => place(checker, old, node)).find(Boolean);
  if (bad) {
    return bad;
  }
  const semantic = messages(p.getSemanticDiagnostics(file), file, ranges);
  const known = messages(p.getSemanticDiagnostics(old), old, []).outside; // such as for modules that aren't there
  return semantic.inside.find((text) => !known.includes(text)) ?? without(semantic.outside, known)[0];
}

const answers = (node) => ts.isFunctionLike(node) && /^_?req/.test(node.parameters[0]?.name.getText() ?? "");

/**
 * serves reports whether a file makes an application or a router, has handlers
 * or routes, or has nothing but imports.
 */
function serves(file) {
  const own = (n) => makes(n) || ((answers(n) || route(n)) && ts.isSourceFile(functionOf(n)));
  return Boolean(find(file, own)) || file.statements.every((s) => imports(s).length > 0);
}

/**
 * natural lists the lines where snipgen may not refuse: the blank lines between
 * top-level statements below the imports, and the end.
 */
function natural(file) {
  if (!serves(file)) {
    return [];
  }
  const lines = file.text.split("\n");
  const body = file.statements.findIndex((s, i) => i >= directives(file) && imports(s).length === 0);
  const top = file.statements.slice(0, body < 0 ? undefined : body).at(-1);
  const head = top ? lineOf(file, top.end) : 0;
  const taken = new Set();
  const take = (start, end) => {
    for (let line = lineOf(file, start); line <= lineOf(file, end); line++) {
      taken.add(line);
    }
  };
  for (const node of [...file.statements, file.endOfFileToken]) {
    for (const c of ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []) {
      take(c.pos, c.end);
    }
    if (node !== file.endOfFileToken) {
      take(node.getStart(file), node.end);
    }
  }
  const count = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  const blank = lines.slice(0, count).flatMap((text, i) => (text.trim() === "" && i >= head && !taken.has(i + 1) ? [i + 1] : []));
  return [...blank, count + 1];
}

function check({ file, old, news }) {
  const extension = extname(file);
  const name = (line) => join(folder, `${line}${extension}`);
  // TypeScript's positions would count a byte order mark.
  const texts = new Map([[name(0), old], ...news.map((n) => [name(n.line), n.text])].map(([n, text]) => [n, text.replace(/^\uFEFF/, "")]));
  const p = program(texts, /^\.[cm]?tsx?$/.test(extension));
  const first = p.getSourceFile(name(0));
  if (p.getSyntacticDiagnostics(first).length > 0) {
    return { parses: false, natural: [], broken: {} };
  }
  const broken = {};
  for (const n of news) {
    const found = reason(p, first, p.getSourceFile(name(n.line)), n.inserted);
    if (found) {
      broken[n.line] = found;
    }
  }
  return { parses: true, natural: natural(first), broken };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(check(JSON.parse(line))));
}
