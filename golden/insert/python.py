"""Checks insertions into Python files with Python's own parser and Pyflakes.

Reads requests and writes answers, each a line of JSON: see checker_test.go.
"""

import ast
import collections
import io
import json
import re
import subprocess
import sys
import tokenize
import warnings
from pathlib import Path

import pyflakes.checker

warnings.simplefilter("ignore")  # the files may cause warnings

MAKERS = {"Flask", "FastAPI", "Blueprint", "APIRouter"}
APPLICATIONS = {"Flask", "FastAPI"}
FACTORY = re.compile(r"(create|make|build|get)_\w*app\w*")
ROUTES = {"route", "get", "post", "put", "patch", "delete", "head", "options", "api_route", "websocket"}
VERBS = {"get", "post", "put", "patch", "delete", "head", "options", "dispatch"}
ANSWERS = ROUTES | {"errorhandler", "app_errorhandler", "exception_handler", "before_request"}
RESPONSES = {"jsonify", "make_response", "redirect", "render", "render_template"}
REGISTERS = {"add_url_rule", "add_api_route", "include_router", "register_blueprint"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)
CONDITIONS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar, ast.With, ast.AsyncWith, ast.Match)


RUFF = Path(sys.executable).with_name("ruff")


class Broken(Exception):
    """Says why a text is broken."""


class Source:
    """A file's text and tree. Raises SyntaxError if it doesn't parse."""

    def __init__(self, text, inserted=()):
        self.inserted = inserted
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self.lines = self.text.split("\n")
        self.tree = ast.parse(self.text)
        compile(self.text, "<file>", "exec", dont_inherit=True)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        self.comments = {
            t.start[0] for t in tokens if t.type == tokenize.COMMENT and not t.line[: t.start[1]].strip()
        }

    def new(self, node):
        """Reports whether all lines of a node are inserted."""
        return any(first(node) >= a and node.end_lineno <= b for a, b in self.inserted)

    def above(self, node):
        while node := self.parents.get(node):
            yield node

    def function(self, node):
        """Returns the innermost function that a node is in, or None."""
        return next((n for n in self.above(node) if isinstance(n, FUNCTIONS)), None)

    def tops(self):
        """Returns the inserted statements, but not the statements inside them."""
        return [
            n
            for n in ast.walk(self.tree)
            if isinstance(n, ast.stmt) and self.new(n) and not any(hasattr(p, "lineno") and self.new(p) for p in self.above(n))
        ]

    def messages(self):
        checker = pyflakes.checker.Checker(self.tree, "file.py")
        return [(type(m).__name__, m.message_args, m) for m in checker.messages]


def first(node):
    return min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])


def names(statements):
    """Returns what the imports among statements import."""
    return {
        (type(s).__name__, getattr(s, "module", None), getattr(s, "level", 0), alias.name, alias.asname)
        for s in statements
        if isinstance(s, IMPORTS)
        for alias in s.names
    }


def compare(old, new, source):
    """Raises Broken unless the new tree without inserted nodes equals the old."""
    if type(old) is not type(new):
        raise Broken(f"{describe(old)} has become {describe(new)}")
    if isinstance(old, list):
        if len(old) != len(new):
            raise Broken(f"{len(old)} nodes have become {len(new)}: {describe(old)}, {describe(new)}")
        for a, b in zip(old, new):
            compare(a, b, source)
        return
    if not isinstance(old, ast.AST):
        if old != new:
            raise Broken(f"{old!r} has become {new!r}")
        return
    if isinstance(old, (ast.Module, *DEFINITIONS)) and ast.get_docstring(old, False) != ast.get_docstring(new, False):
        raise Broken(f"{describe(old)} has lost its docstring")
    for field, value in ast.iter_fields(old):
        other = getattr(new, field)
        if field in ("body", "orelse", "finalbody") and isinstance(value, list):
            if lost := names(value) - names(other):
                raise Broken(f"{lost} is not imported any more")
            value = [s for s in value if not isinstance(s, IMPORTS)]
            other = [s for s in other if not isinstance(s, IMPORTS) and not source.new(s)]
        compare(value, other, source)


def describe(node):
    if isinstance(node, list):
        return "[" + ", ".join(describe(n) for n in node) + "]"
    text = type(node).__name__ + " " + getattr(node, "name", "")
    return text.strip() + (f" of line {first(node)}" if hasattr(node, "lineno") else "")


def flaws(old, new):
    """Raises Broken for what Pyflakes reports only for the new text."""
    known = collections.Counter((kind, args) for kind, args, _ in old.messages())
    for kind, args, message in new.messages():
        key = (kind, args)
        if kind in ("ImportStarUsage", "ImportStarUsed"):
            args = args[:1]
            if any(k[0] == kind and k[1][:1] == args for k in known):
                continue
        if kind == "RedefinedWhileUnused":  # its arguments include a line, which may differ
            key = next((k for k in known if k[0] == kind and k[1][0] == args[0] and known[k] > 0), key)
        if known[key] > 0:
            known[key] -= 1
            continue
        raise Broken(f"Pyflakes: line {message.lineno}: {message.message % message.message_args}")


def called(node):
    """Returns the last part of a called function's name, or ""."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def objects(source):
    """Returns the names of the old code's objects with routes, such as routers,
    and the names of the applications among them."""
    found, applications = set(), set()
    makers, whole = set(MAKERS), set(APPLICATIONS)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                name = getattr(base, "attr", getattr(base, "id", ""))
                makers |= {node.name} if name in makers else set()
                whole |= {node.name} if name in whole else set()
        if isinstance(node, ast.ImportFrom):
            makers |= {a.asname for a in node.names if a.name in MAKERS and a.asname}
            whole |= {a.asname for a in node.names if a.name in APPLICATIONS and a.asname}
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and not (isinstance(node, ast.stmt) and source.new(node)):
            name = called(node.value)
            targets = {ast.unparse(t) for t in getattr(node, "targets", [getattr(node, "target", None)])}
            if name in makers or FACTORY.fullmatch(name):
                found |= targets
            if name in whole or FACTORY.fullmatch(name):
                applications |= targets
        if isinstance(node, FUNCTIONS) and not source.new(node):
            found |= {ast.unparse(o) for o in routed(node, ROUTES)}
        if isinstance(node, ast.Expr) and called(node.value) in REGISTERS and isinstance(node.value.func, ast.Attribute):
            found.add(ast.unparse(node.value.func.value))
    # A file without definitions may import its application.
    if not any(isinstance(n, DEFINITIONS) and not source.new(n) for n in ast.walk(source.tree)):
        found |= {"app"} & {a.asname or a.name for n in source.tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    return found, applications


def routed(function, methods):
    """Returns the objects whose given methods decorate a function."""
    return [d.func.value for d in function.decorator_list if called(d) in methods and isinstance(d.func, ast.Attribute)]


def bound(function, name):
    """Reports whether a name is bound in a function's own scope."""
    a = function.args
    if name in {p.arg for p in (*a.posonlyargs, *a.args, *a.kwonlyargs)}:
        return True
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in ast.walk(function))


def siblings(source, node):
    """Returns the statements before a node in its block."""
    for _, value in ast.iter_fields(source.parents[node]):
        if isinstance(value, list) and node in value:
            return value[: value.index(node)]
    return []


def starts(statement):
    """Reports whether a statement starts the server: nothing after it runs."""
    if isinstance(statement, ast.If):
        return ast.unparse(statement.test) in ("__name__ == '__main__'", "'__main__' == __name__")
    return isinstance(statement, ast.Expr) and called(statement.value) in ("run", "run_simple", "serve", "serve_forever")


def definition(source, node, found):
    """Checks an inserted function or class, and the object of its routes."""
    parent = source.parents[node]
    for above in source.above(node):
        if isinstance(above, (*CONDITIONS, ast.ExceptHandler)):
            raise Broken(f"{node.name} is defined under a condition, in line {above.lineno}")
    if isinstance(parent, ast.ClassDef) and isinstance(node, FUNCTIONS) and [p.arg for p in node.args.args[:1]] != ["self"]:
        raise Broken(f"{node.name} is no method, and is in class {parent.name}")
    if isinstance(node, ast.ClassDef):
        return
    before = siblings(source, node)
    if any(isinstance(s, (ast.Return, ast.Raise)) for s in before):
        raise Broken(f"{node.name} is never defined: it follows a return")
    places = routed(node, ROUTES)
    if places and any(starts(s) for s in before if not source.new(s)):
        raise Broken(f"{node.name} is never routed: the server starts above it")
    for s in before:
        if isinstance(s, ast.Expr) and called(s.value) in ("include_router", "register_blueprint"):
            for mounted in s.value.args:
                if ast.unparse(mounted) in map(ast.unparse, places):
                    raise Broken(f"{ast.unparse(mounted)} is mounted above {node.name}, in line {s.lineno}")
    made = {ast.unparse(t) for s in before if source.new(s) and isinstance(s, ast.Assign) for t in s.targets}
    for place in map(ast.unparse, places):
        if place not in found | made:
            raise Broken(f"{place} is nothing that routes are registered on")
        if isinstance(parent, FUNCTIONS) and not bound(parent, place.split(".")[0]):
            raise Broken(f"{node.name} is in {parent.name}, which does not bind {place}")
    if not places and isinstance(parent, FUNCTIONS):
        raise Broken(f"{node.name} is nested in {parent.name}")


def answers(function, source):
    """Reports whether a function is a handler: it may return a response."""
    args = [a.arg for a in (*function.args.posonlyargs, *function.args.args)][:2]
    return (
        bool(routed(function, ANSWERS))
        or "request" in args
        or (args[:1] == ["self"] and function.name in VERBS)
        or any(called(d) == "api_view" for d in function.decorator_list)
        or any(responds(n) for n in ast.walk(function) if isinstance(n, ast.Return) and not source.new(n))
    )


def responds(statement):
    """Reports whether a return statement returns what only a handler would."""
    value = statement.value
    if isinstance(value, ast.Tuple):
        return isinstance(value.elts[-1], ast.Constant) and isinstance(value.elts[-1].value, int)
    return called(value) in RESPONSES or called(value).endswith("Response")


def statement(source, node, found, applications):
    """Checks one inserted statement that isn't inside another."""
    parent = source.parents[node]
    if isinstance(node, IMPORTS):
        if not isinstance(parent, (ast.Module, *FUNCTIONS)):
            raise Broken(f"an import is inserted in {describe(parent)}")
    elif isinstance(node, DEFINITIONS):
        definition(source, node, found)
    elif function := source.function(node):
        if not answers(function, source):
            raise Broken(f"a response is inserted in {function.name}, which is no handler")
    elif isinstance(node, ast.Assign) and called(node.value) in APPLICATIONS:
        if found or applications:
            raise Broken(f"a second application, beside {', '.join(sorted(found | applications))}")
    else:
        raise Broken(f"{describe(node)} is inserted at the top level")


def grown(old, new):
    """Raises Broken if names were added to an import that may not run."""
    have = names(ast.walk(old.tree))
    for node in ast.walk(new.tree):
        if isinstance(node, IMPORTS) and names([node]) - have and not isinstance(new.parents[node], (ast.Module, *FUNCTIONS)):
            raise Broken(f"an import grew in {describe(new.parents[node])}")


def comments(source, tops):
    """Raises Broken if an insertion separates a comment from its code."""
    for node in tops:
        if isinstance(node, IMPORTS):
            continue
        a, b = next((a, b) for a, b in source.inserted if first(node) >= a and node.end_lineno <= b)
        if a - 1 in source.comments and b < len(source.lines) and source.lines[b].strip():
            raise Broken(f"line {a - 1} is a comment on what follows")
        following = next((n for n in range(b + 1, len(source.lines) + 1) if source.lines[n - 1].strip()), 0)
        line = source.lines[following - 1] if following else ""
        if following in source.comments and len(line) - len(line.lstrip()) > node.col_offset:
            raise Broken(f"the comment in line {following} was in the block above")


def check(old, text, inserted):
    """Raises Broken or SyntaxError if a new text is broken."""
    new = Source(text, inserted)
    compare(old.tree, new.tree, new)
    tops = new.tops()
    if all(isinstance(n, IMPORTS) for n in tops):
        raise Broken("what is inserted is no code: it is in a comment or string")
    found, applications = objects(old)
    for node in tops:
        statement(new, node, found, applications)
    grown(old, new)
    comments(new, tops)
    flaws(old, new)


def formatted(text):
    """Reports whether Ruff's formatter leaves a text unchanged."""
    command = [RUFF, "format", "--isolated", "--check", "--quiet", "--stdin-filename", "file.py", "-"]
    return subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL).returncode == 0


def natural(source):
    """Returns the lines where snipgen may not refuse: the blank lines next to
    top-level definitions, and the end. There are none if the module raises an
    error."""
    out = []
    if any(isinstance(s, ast.Raise) for s in source.tree.body):
        return out
    body = source.tree.body
    count = len(source.text.splitlines())
    for number, line in enumerate(source.lines[:count], 1):
        if line.strip() or any(first(s) <= number <= s.end_lineno for s in body):
            continue
        beside = [s for s in body if s.end_lineno < number][-1:] + [s for s in body if first(s) > number][:1]
        if any(isinstance(s, DEFINITIONS) for s in beside):
            out.append(number)
    return [*out, count + 1]


def answer(request):
    try:
        old = Source(request["old"])
    except SyntaxError:
        return {"parses": False, "natural": [], "broken": {}}
    broken = {}
    clean = formatted(request["old"])
    for new in request["news"]:
        try:
            check(old, new["text"], new["inserted"])
            if clean and not formatted(new["text"]):
                raise Broken("Ruff changes the format of the new text, but not of the old one")
        except SyntaxError as e:
            broken[new["line"]] = f"it does not parse: line {e.lineno}: {e.msg}"
        except Broken as e:
            broken[new["line"]] = str(e)
    return {"parses": True, "natural": natural(old), "broken": broken}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
