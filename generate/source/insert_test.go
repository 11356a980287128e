package source

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

func language(t testing.TB, id string) *languages.Language {
	t.Helper()
	l, found := languages.Find(id)
	if !found {
		t.Fatalf("no language %q", id)
	}
	return l
}

func framework(t testing.TB, id string) *frameworks.Framework {
	t.Helper()
	f, found := frameworks.Find(frameworks.All, id)
	if !found {
		t.Fatalf("no framework %q", id)
	}
	return f
}

// caseName names a subtest after its input, with visible line ends and tabs.
func caseName(in string) string {
	return cmp.Or(strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(in), "empty")
}

// A comment is no token, a string is one token, and code is read again after
// both.
func TestScan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language, source string
		want             []string // every string in double quotes, whatever the source has
	}{
		{"python", "a = 'it''s' # no\n\"\"\"x\n'y\n\"\"\" b", []string{"a", "=", `"it"`, `"s"`, "\"x\n'y\n\"", "b"}},
		{"python", `r"\" b" c`, []string{`"\" b"`, "c"}},
		{"python", "'open\nb", []string{`"open"`, "b"}},
		{"javascript", "a / b; /['\"`]/g.test(c) // d\n`x${\"y\"}\n` e", []string{"a", "/", "b", ";", "\"['\"`]\"", "g", ".", "test", "(", "c", ")", "\"x${\"y\"}\n\"", "e"}},
		{"javascript", "x = a /* ' */ / 2 / b", []string{"x", "=", "a", "/", "2", "/", "b"}},
		{"java", "\"\"\"\n a \"b\"\n\"\"\" c '\\'' \"\\\"\"", []string{"\"\n a \"b\"\n\"", "c", `"\'"`, `"\""`}},
		{"csharp", `@"a\" b $"c"`, []string{`"a\"`, "b", `"c"`}},
		{"go", "`a\\` b \"c\\\"\" 'd'", []string{`"a\"`, "b", `"c\""`, `"d"`}},
		{"ruby", "a <<~SQL, b\n  it's\n  SQL\nc << d\n=begin\ne '\n=end\nf", []string{"a", "<<", ",", "b", "\"\n  it's\n  SQL\"", "c", "<", "<", "d", "f"}},
		{"ruby", "a =~ /'/ ? b : c", []string{"a", "=", "~", `"'"`, "?", "b", ":", "c"}},
		{"shell", "a 'b\nc' # d", []string{"a", "\"b\nc\""}},
	} {
		t.Run(c.language+" "+caseName(c.source), func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, token := range scan(c.source, language(t, c.language)) {
				if token.Kind == languages.String {
					token.Text = `"` + token.Text + `"`
				}
				got = append(got, token.Text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// request asks for a framework's handler of a built-in status.
func request(t testing.TB, id string, code int, shape *generate.Shape) generate.Request {
	t.Helper()
	s, found := status.Default(code)
	if !found {
		t.Fatalf("no status %d", code)
	}
	return generate.Request{Status: s, Framework: framework(t, id), Body: shape}
}

// A snippet brings the imports, the application and the handler name that the
// file lacks, and uses what the file has.
func TestLacking(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name            string
		file, framework string
		source          string
		imports         string
		code            string // what the code begins with
	}{
		{"FastAPI under another name", "x.py", "fastapi", "from fastapi import FastAPI as F, status as codes\napp = F()\n",
			"from fastapi.responses import JSONResponse\n", "@app.get"},
		{"FastAPI with another JSONResponse", "x.py", "fastapi", "from fastapi import *\nfrom starlette.responses import JSONResponse\nrouter: APIRouter = APIRouter()\n",
			"from fastapi.responses import JSONResponse as FastapiJSONResponse\n", "@router.get"},
		{"no Flask", "x.py", "flask", "import os\n", "from flask import Flask\n", "app = Flask(__name__)\n\n\n@app.route"},
		{"no imports in Python", "x.py", "flask", "x = 1\n", "", "def my_endpoint"},
		{"Flask from a factory", "x.py", "flask", "from shop import create\n\napp = create()\n", "", "@app.route"},
		{"an imported Flask application", "x.py", "flask", "from shop import app\n", "", "@app.route"},
		{"a blueprint of Flask", "x.py", "flask", "import flask\n\nself.app = flask.Flask('app')\nbp = flask.Blueprint('app', __name__)\n", "", "@bp.route"},
		{"an Express application in CommonJS", "x.js", "express", "const express = require('express')\nconst api = express()\n", "", "api.get"},
		{"a router in TypeScript", "x.ts", "express", "export const api: Router = Router();\n", "", "api.get"},
		{"no Express in an ES module", "x.js", "express", "import fs from 'fs';\n", "import express from \"express\";\n", "const app = express();\n\napp.get"},
		{"no Express in CommonJS", "x.cjs", "express", "const fs = require('fs');\n", "const express = require(\"express\");\n", "const app = express();\n\napp.get"},
		{"a module that is given the application", "x.js", "express", "module.exports = (app) => {\n};\n", "", "const myEndpoint = "},
		{"net/http under another name", "x.go", "nethttp", "package p\n\nimport h \"net/http\"\n\nvar _ h.Handler\n", "import (\n\t\"encoding/json\"\n\t\"log\"\n)\n", "func myHandler(w h.ResponseWriter"},
		{"another package named json", "x.go", "nethttp", "package p\n\nimport json \"x.org/json\"\n", "import (\n\tstdjson \"encoding/json\"\n\t\"log\"\n\t\"net/http\"\n)\n", "func myHandler"},
		{"a taken handler name", "x.go", "nethttp", "package p\n\nfunc myHandler() {}\n", "import (\n\t\"encoding/json\"\n\t\"log\"\n\t\"net/http\"\n)\n", "func myHandler2"},
		{"Spring imported with wildcards", "X.java", "spring-boot", "import java.util.*;\nimport org.springframework.http.*;\nimport org.springframework.web.bind.annotation.*;\nclass X {}\n", "", "@GetMapping"},
		{"another HttpStatus in Java", "X.java", "spring-boot", "import java.util.*;\nimport io.other.HttpStatus;\nimport org.springframework.http.ResponseEntity;\nimport org.springframework.web.bind.annotation.*;\nclass X {}\n",
			"", "@GetMapping"},
		{"a Rails controller", "x_controller.rb", "rails", "class XController < ApplicationController\nend\n", "", "def my_action"},
		{"a Ruby module without a controller", "x.rb", "rails", "module X\nend\n", "", "# config/routes.rb"},
		{"an ASP.NET Core application", "x.cs", "aspnetcore", "var server = WebApplication.CreateBuilder(args).Build();\n", "", "server.MapGet"},
		{"a route group", "x.cs", "aspnetcore", "RouteGroupBuilder group = app.MapGroup(\"/x\");\n", "", "group.MapGet"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := New(c.file, c.source, framework(t, c.framework).Language)
			p, err := f.For(generate.New(), request(t, c.framework, 404, nil), 0, nil)
			if err != nil {
				t.Fatal(err)
			}
			if p.Imports != c.imports || !strings.HasPrefix(p.Code, c.code) {
				t.Errorf("imports %q, want %q; code %q, want prefix %q", p.Imports, c.imports, p.Code, c.code)
			}
		})
	}
}

// A file is for the targets that it imports or extends. If there are none, any
// target of its language may be meant.
func TestTargets(t *testing.T) {
	t.Parallel()
	every := func(l *languages.Language) string {
		var ids []string
		for _, f := range frameworks.All {
			if f.Language == l {
				ids = append(ids, f.ID)
			}
		}
		return strings.Join(ids, " ")
	}
	for _, c := range []struct{ name, source, want string }{
		{"x.py", "from flask import Flask", "flask"},
		{"x.py", "import flask.views", "flask"},
		{"x.py", "import flaskish", every(languages.Python)},
		{"x.py", "from django.http import *", "django"},
		{"x.py", "import fastapi, flask", "fastapi flask"},
		{"x.py", "# from flask import Flask\nx = 'import flask'", every(languages.Python)},
		{"X.JAVA", "", every(languages.Java)},
		{"x.mjs", "", every(languages.JavaScript)},
		{"x.py", "from flask_x import y", every(languages.Python)},
		{"x.go", "package p", every(languages.Go)},
		{"x.rb", "class X < ApplicationController", "rails"},
		{".python", "import flask", "flask"},
		{"python", "import flask", ""},
		{"x.txt", "import flask", ""},
	} {
		t.Run(c.name+" "+caseName(c.source), func(t *testing.T) {
			t.Parallel()
			var ids []string
			fit, _, _ := targets(frameworks.All, c.name, c.source)
			for _, f := range fit {
				ids = append(ids, f.ID)
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Code that replaces selected lines is indented like them and keeps their line
// ends.
func TestMargin(t *testing.T) {
	t.Parallel()
	const code = "a:\n    b\n\nc\n"
	for _, c := range []struct{ lines, want string }{
		{"", "a:\n    b\n\nc\n"},
		{"\n", "a:\n    b\n\nc\n"},
		{"  \n", "  a:\n      b\n\n  c\n"},
		{"\t\t", "\t\ta:\n\t\t\tb\n\n\t\tc\n"},
		{"  x = 1\n", "  x = 1\n\n  a:\n      b\n\n  c\n"},
		{"x = 1", "x = 1\n\n\na:\n    b\n\nc\n"},
		{"class X:  # y\n", "class X:  # y\n    a:\n        b\n\n    c\n"},
		{"\tx:\r\n", "\tx:\r\n\t\ta:\r\n\t\t\tb\r\n\r\n\t\tc\r\n"},
		{"x\n\n\n", "x\n\n\na:\n    b\n\nc\n"},
		{"if x:\n  y\n", "if x:\n  y\n\n  a:\n    b\n\n  c\n"},
	} {
		t.Run(caseName(c.lines), func(t *testing.T) {
			t.Parallel()
			if got := New("", "", language(t, "python")).Replacing(c.lines).Apply(code); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Indentation leaves alone a line that begins inside a string.
func TestMarginOfStrings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language   string
		spaces     int
		code, want string
	}{
		{"python", 4, "  x = \"\"\"\n  a\nb\"\"\"\n  y\n", "    x = \"\"\"\n  a\nb\"\"\"\n    y\n"},
		{"ruby", 2, "x <<~A\n  b\nA\ny\n", "  x <<~A\n  b\nA\n  y\n"},
	} {
		t.Run(c.language, func(t *testing.T) {
			t.Parallel()
			if got := New("", "", language(t, c.language)).Spaces(c.spaces).Apply(c.code); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The code goes to the nearest place that the language and the framework allow,
// with the indentation of that place.
func TestPlace(t *testing.T) {
	t.Parallel()
	const flask = "from flask import Flask\n\napp = Flask(__name__)\n\n\n"
	for _, c := range []struct {
		name, framework, source string
		line                    int
		want                    string // the file with CODE where the snippet goes, or the error
	}{
		{"between decorators", "flask", flask + "@app.get(\"/x\")\n@app.get(\"/y\")\ndef x():\n    return 1\n", 6, flask + "CODE\n\n\n@app.get(\"/x\")\n@app.get(\"/y\")\ndef x():\n    return 1\n"},
		{"in a handler", "flask", flask + "@app.get(\"/x\")\ndef x():\n    if y:\n        z()\n    return 1\n", 9, flask + "@app.get(\"/x\")\ndef x():\n    if y:\n        z()\n        CODE\n    return 1\n"},
		{"in a handler after its doc comment", "flask", flask + "@app.get(\"/x\")\ndef x():\n    \"\"\"Doc.\"\"\"\n    return 1\n", 8, flask + "@app.get(\"/x\")\ndef x():\n    \"\"\"Doc.\"\"\"\n    CODE\n    return 1\n"},
		{"on an indented line after a handler", "flask", flask + "@app.get(\"/x\")\ndef x():\n    y()\n    \n", 9, flask + "@app.get(\"/x\")\ndef x():\n    y()\n    CODE\n    \n"},
		{"in another function", "flask", flask + "def f():\n    return 1\n", 7, "line 7 is inside the function f, which is no handler of Flask"},
		{"in a factory", "flask", "def create():\n    app = Flask(__name__)\n    return app\n", 9, "def create():\n    app = Flask(__name__)\n\n    CODE\n\n    return app\n"},
		{"bound in each branch", "flask", "if x:\n    app = Flask(\"a\")\nelse:\n    app = Flask(\"b\")\n", 1, "if x:\n    app = Flask(\"a\")\nelse:\n    app = Flask(\"b\")\n\n\nCODE\n"},
		{"before the start", "flask", flask + "if __name__ == \"__main__\":\n    app.run()\n", 9, flask + "CODE\n\n\nif __name__ == \"__main__\":\n    app.run()\n"},
		{"no line end", "flask", "app = Flask(__name__)", 9, "app = Flask(__name__)\n\n\nCODE\n"},
		{"a class body", "flask", flask + "class A:\n    a = 1\n\n    b = 2\n", 8, flask + "class A:\n    a = 1\n\n    b = 2\n\n\nCODE\n"},
		{"unfinished", "flask", "app = Flask(\n", 1, "file \"x\" has no safe place for the code near line 1"},
		{"before the object", "express", "const router = Router()\n", 1, "const router = Router()\n\nCODE\n"},
		{"a member", "express", "class A {\n  constructor() {\n    this.app = express();\n  }\n}\n", 5, "class A {\n  constructor() {\n    this.app = express();\n\n    CODE\n  }\n}\n"},
		{"before the error handler", "express", "const app = express();\r\napp.use((err, req, res, next) => {});\r\n", 2, "const app = express();\r\n\r\nCODE\r\n\r\napp.use((err, req, res, next) => {});\r\n"},
		{"under a doc comment", "express", "const app = express();\n\n/** Doc. */\n\n// More.\n\nfunction f() {}\n", 7, "const app = express();\n\n/** Doc. */\n\n// More.\n\nfunction f() {}\n\nCODE\n"},
		{"a file of handlers", "express", "const a = (req, res) => {\n};\n", 3, "const a = (req, res) => {\n};\n\nCODE\n"},
		{"in a callback of a handler", "express", "const a = (req, res) => {\n  find((x) => {\n    y();\n  });\n};\n", 3, "const a = (req, res) => {\n  find((x) => {\n    y();\n    CODE\n  });\n};\n"},
		{"after an if without braces", "express", "const a = (req, res) => {\n  if (b)\n    c();\n  else if (d)\n    e();\n  else\n    f();\n  g();\n};\n", 3, "const a = (req, res) => {\n  CODE\n  if (b)\n    c();\n  else if (d)\n    e();\n  else\n    f();\n  g();\n};\n"},
		{"before an else", "express", "const a = (req, res) => {\n  let b;\n  if (c) b = 1;\n  else b = 2;\n};\n", 4, "const a = (req, res) => {\n  let b;\n  if (c) b = 1;\n  else b = 2;\n  CODE\n};\n"},
		{"after a loop without braces", "express", "const a = async (req, res) => {\n  for await (const b of c)\n    d();\n  do\n    e()\n  while (f)\n  g();\n};\n", 5, "const a = async (req, res) => {\n  for await (const b of c)\n    d();\n  do\n    e()\n  while (f)\n  CODE\n  g();\n};\n"},
		{"an object of each iteration", "aspnetcore", "foreach (var a in b)\n{\n    var group = app.MapGroup(a);\n    group.MapGet(\"/\", () => a);\n}\n", 4, "file \"x\" has no application to register a route on"},
		{"between cases", "express", "const a = (req, res) => {\n  switch (b) {\n    case 1:\n      c();\n  }\n};\n", 2, "const a = (req, res) => {\n  CODE\n  switch (b) {\n    case 1:\n      c();\n  }\n};\n"},
		{"in Go's function", "nethttp", "package p\n\nfunc f() {\n\tx()\n}\n", 4, "line 4 is inside the function f, which is no handler of Go net/http"},
		{"after Go's imports", "nethttp", "package p\n\nimport (\n\t\"a\"\n)\n\nvar x = 1\n", 1, "package p\n\nimport (\n\t\"a\"\n)\n\nCODE\n\nvar x = 1\n"},
		{"above private", "rails", "class AController < B\n  def a; end\n\n  private\n\n  def b; end\nend\n", 6, "class AController < B\n  def a; end\n\n  CODE\n\n  private\n\n  def b; end\nend\n"},
		{"a module", "rails", "module A\n  class BController < C\n    def d\n    end\n  end\nend\n", 6, "module A\n  class BController < C\n    def d\n    end\n\n    CODE\n  end\nend\n"},
		{"no controller", "rails", "class A\nend\n", 2, "file \"x\" has no controller with a place for a handler"},
		{"the class that is the controller", "spring-boot", "@RestController\nclass A {\n}\n\nclass B {\n}\n", 6, "@RestController\nclass A {\n  CODE\n}\n\nclass B {\n}\n"},
		{"a class on one line", "aspnetcore", "class A : ControllerBase\n{ }\n", 3, "class A of file \"x\" has its body on one line"},
		{"another return type", "spring-boot", "@RestController\nclass A {\n    @GetMapping\n    String b() {\n        return c;\n    }\n}\n", 5, "line 5 is inside the function b, which returns String"},
		{"before Run", "aspnetcore", "var app = builder.Build();\napp.Run();\n", 2, "var app = builder.Build();\n\nCODE\n\napp.Run();\n"},
		{"a message", "http", "a\n", 1, "a\n\nCODE\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			framework := framework(t, c.framework)
			f := New("x", c.source, framework.Language)
			got := ""
			p, err := f.For(generate.New(), request(t, c.framework, 404, nil), c.line, nil)
			if err != nil {
				got = err.Error()
			} else {
				f.Insert(Piece{Code: "CODE\n", spot: p.spot}, c.line)
				got = f.Text()
			}
			if got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

// Imports go after the file's own imports, or else after what must come first:
// a license, a doc comment, a directive, a package clause.
func TestImportPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ framework, source, want string }{
		{"fastapi", "#!/usr/bin/python3\nx = 1\n", "#!/usr/bin/python3\n\nIMPORTS\n\nx = 1\n"},
		{"fastapi", "'''Doc.'''\n\n\ndef f():\n    pass\n", "'''Doc.'''\n\nIMPORTS\n\n\ndef f():\n    pass\n"},
		{"fastapi", "# License\n\n# Of f.\ndef f():\n    pass\n", "# License\n\nIMPORTS\n\n# Of f.\ndef f():\n    pass\n"},
		{"fastapi", "def f():\n    import x\n", "IMPORTS\n\n\ndef f():\n    import x\n"},
		{"fastapi", "from __future__ import a\nimport b\n\nx = 1\n", "from __future__ import a\nimport b\nIMPORTS\n\nx = 1\n"},
		{"express", "'use strict';\n", "'use strict';\n\nIMPORTS\n"},
		{"express", "const a = require('a');\n", "const a = require('a');\nIMPORTS\n"},
		{"nethttp", "package p\n\nvar x = 1\n", "package p\n\nIMPORTS\n\nvar x = 1\n"},
		{"nethttp", "package p\n\n// #include <x.h>\nimport \"C\"\n", "package p\n\n// #include <x.h>\nimport \"C\"\nIMPORTS\n"},
		{"nethttp", "package p\n\nimport \"a\" // x\n", "package p\n\nimport \"a\" // x\nIMPORTS\n"},
		{"nethttp", "package p\n\nimport (\n\tx \"x.org/y\"\n)\n", "package p\n\nimport (\nIMPORTS\n\n\tx \"x.org/y\"\n)\n"},
		{"spring-boot", "package p;\n\nclass X {}\n", "package p;\n\nIMPORTS\n\nclass X {}\n"},
		{"spring-boot", "package p;\n\nimport static a.B.c;\n\nclass X {}\n", "package p;\n\nimport static a.B.c;\nIMPORTS\n\nclass X {}\n"},
	} {
		t.Run(c.framework+" "+caseName(c.source), func(t *testing.T) {
			t.Parallel()
			framework := framework(t, c.framework)
			f := New("x", c.source, framework.Language)
			request := request(t, c.framework, 404, nil)
			request.Part = generate.Imports
			p, err := f.For(generate.New(), request, 1, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.entries) == 0 && p.Imports == "" {
				t.Fatal("the file lacks no import")
			}
			f.Insert(p, 1)
			got := f.Text()
			want := strings.ReplaceAll(c.want, "IMPORTS", strings.TrimSuffix(inPlace(f, p, c.source), "\n"))
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// inPlace returns a snippet's imports in the form that the file needs: in Go,
// as entries of its block or as statements of their own.
func inPlace(f *File, p Piece, source string) string {
	if f.language.Imports.Spec == nil {
		return p.Imports
	}
	switch {
	case strings.Contains(source, "import ("):
		return "\t\"encoding/json\"\n\t\"log\"\n\t\"net/http\"\n"
	case strings.Contains(source, "import"):
		return "import \"encoding/json\"\nimport \"log\"\nimport \"net/http\"\n"
	}
	return p.Imports
}

// No snippet of a built-in target has a string of several lines: indenting the
// snippet would change it.
func TestStringsHaveOneLine(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			g := generate.New()
			for _, s := range status.Builtin() {
				if generate.Refusal(&s, f) != "" {
					continue
				}
				s.Message = "two\nlines, 'quotes' \"too\", `these`, \\ and <<~X\r\u2028"
				snippet, err := g.Snippet(generate.Request{Status: &s, Framework: f})
				if err != nil {
					t.Fatal(err)
				}
				if lines := split(snippet.Code); slices.Contains(within(scan(snippet.Code, f.Language), len(lines)), true) {
					t.Errorf("status %d has a string of several lines:\n%s", s.Code, snippet.Code)
				}
			}
		})
	}
}

// FuzzInsert inserts snippets into any text: nothing panics, no line of the
// text is lost, and the returned edits turn the old text into the new one.
func FuzzInsert(f *testing.F) {
	for i, source := range []string{
		"", "\n", "import x\nfrom y import (\n", "'''", "package p\nimport (\n\t\"a\"\n\n\t\"b.c/d\"\n)\n", "class X {\n}\n",
		"from fastapi import (\n  x, # y\n  z\n)\nimport q\n", "from django.http import A, \\\n  B\n", "import {\n a\n} from 'express'\n", "import { b } from 'express'; f()\n(g)()\n",
		"class X < Y\n  def a\n  end\nend\n", "const a = require('b')\n`", "\ufeffx\r\ny\r\n", "a <<~B\n", "import a.B;\nimport static c.D.*;\n",
	} {
		for which := range frameworks.All {
			f.Add(source, i, which)
		}
	}
	for which := range frameworks.All {
		f.Add("import`0", 2, which) // an import of a string without an end
	}
	g := generate.New()
	f.Fuzz(func(t *testing.T, source string, line, which int) {
		target := frameworks.All[(which%len(frameworks.All)+len(frameworks.All))%len(frameworks.All)]
		file := New("x", source, target.Language)
		rules := file.Follow(languages.Rules{})
		before, old := slices.Clone(file.lines), slices.Clone(file.tokens)
		imports := map[int]bool{} // the lines of import statements, which others may join
		for _, s := range file.imports {
			for line := s.First; line <= s.Last; line++ {
				imports[line] = true
			}
		}
		if file.Text() != source {
			t.Fatalf("reading changed the text to %q", file.Text())
		}
		r := request(t, target.ID, 429, generate.ProblemShape)
		r.Rules, r.Restyle = rules, Restyle(r.Framework.Language, rules)
		p, err := file.For(g, r, line, nil)
		if wrong := (*input.Error)(nil); errors.As(err, &wrong) {
			return // refused
		}
		if err != nil {
			t.Fatal(err)
		}
		edits := file.Insert(p, line)
		lines := slices.Clone(before)
		for _, e := range edits {
			lines = slices.Replace(lines, e.Start, e.End, e.Lines...)
		}
		if !reflect.DeepEqual(lines, file.lines) {
			t.Fatalf("the edits make %q, but the file is %q", lines, file.lines)
		}
		at := 0 // the first line that may be the next line of the text
		for i, line := range before {
			if blank(line) || imports[i] {
				continue
			}
			for at < len(lines) && lines[at] != line {
				at++
			}
			if at == len(lines) {
				t.Fatalf("line %q is missing in %q", line, lines)
			}
			at++
		}
		if i := target.Language.Imports; i != nil && i.Spec != nil {
			return // imports are sorted, so their words may change places
		}
		at = 0
		for _, token := range old {
			if token.Kind != languages.Word || !imports[token.Line] {
				continue
			}
			for at < len(file.tokens) && file.tokens[at].Text != token.Text {
				at++
			}
			if at == len(file.tokens) {
				t.Fatalf("word %q is missing in %q", token.Text, lines)
			}
			at++
		}
	})
}

// A snippet lacks an import if the file doesn't bind its name. If the file
// uses the name for something else, the import gets another name.
func TestImporting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, language, file, imports, code string
		lacking, renamed                    string
	}{
		{"Go major version", "go", "package p\n", "import \"github.com/labstack/echo/v4\"\n", "func f(c echo.Context) {}", "echo github.com/labstack/echo/v4", ""},
		{"Go major version that is there", "go", "package p\n\nimport \"github.com/go-chi/chi/v5\"\n", "import \"github.com/go-chi/chi/v5\"\n", "chi.URLParam()", "", ""},
		{"Go version after a dot", "go", "package p\n\nimport \"x.org/yaml\"\n", "import \"gopkg.in/yaml.v3\"\n", "yaml.Marshal()", "yamlpkg gopkg.in/yaml.v3", "yamlpkg.Marshal()"},
		{"Go variable of the package", "go", "package p\n\nvar json = codec{}\n", "import \"encoding/json\"\n", "json.Marshal(x.json, `json`)", "stdjson encoding/json", "stdjson.Marshal(x.json, `json`)"},
		{"Go alias that is taken", "go", "package p\n\nfunc json() { stdjson() }\n", "import \"encoding/json\"\n", "json.Marshal()", "stdjson2 encoding/json", "stdjson2.Marshal()"},
		{"Go package with a name that its path may not show", "go", "package p\n\nimport \"x.org/go-json\"\n\nvar _ = json.A\n", "import \"encoding/json\"\n", "json.Marshal()", "stdjson encoding/json", "stdjson.Marshal()"},
		{"Go path that shows no such name", "go", "package p\n\nimport \"x.org/go-json\"\n", "import \"encoding/json\"\n", "json.Marshal()", "json encoding/json", ""},
		{"Go name of a function's own", "go", "package p\n\nfunc f() { json := 1 }\n", "import \"encoding/json\"\n", "json.Marshal()", "json encoding/json", ""},
		{"Python name", "python", "def status():\n    pass\n", "from fastapi import status\n", "f(status=status.X)", "fastapi_status fastapi", "f(status=fastapi_status.X)"},
		{"Python class", "python", "class Flask:\n    pass\n", "from flask import Flask\n", "app = Flask(__name__)", "FlaskFlask flask", "app = FlaskFlask(__name__)"},
		{"called module", "javascript", "const debug = require('debug')('app');\n", "const debug = require(\"debug\");\n", "debug()", "debugModule debug", "debugModule()"},
		{"class", "javascript", "class Router {}\n", "import { Router } from \"express\";\n", "Router({ Router: 1 })", "ExpressRouter express", "ExpressRouter({ Router: 1 })"},
		{"member of a module", "javascript", "const Router = require('express').Router;\n", "const { Router } = require(\"express\");\n", "Router()", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := language(t, c.language)
			p := Piece{Code: c.code, handler: c.code}
			New("", c.file, l).importing(&p, New("", c.imports, l).imports)
			var lacking []string
			for _, e := range p.entries {
				lacking = append(lacking, e.Bound+" "+e.Module)
			}
			if got := strings.Join(lacking, " "); got != c.lacking {
				t.Errorf("got missing imports %q, want %q", got, c.lacking)
			}
			if c.renamed == "" {
				c.renamed = c.code
			}
			if p.Code != c.renamed || p.handler != c.renamed {
				t.Errorf("got code %q and handler %q, want %q", p.Code, p.handler, c.renamed)
			}
		})
	}
}

// An import joins the file's statement for the same module and changes nothing
// else in it.
func TestJoin(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, language, file, imports, want string }{
		{"Python", "python", "from fastapi import FastAPI\n", "from fastapi import status\n", "from fastapi import FastAPI, status\n"},
		{"sorted", "python", "from m import MAX, Body, a, z  # noqa\n", "from m import Query, b\n", "from m import MAX, Body, Query, a, b, z  # noqa\n"},
		{"not sorted", "python", "from m import z, a\n", "from m import b\n", "from m import z, a, b\n"},
		{"an alias", "python", "from m import a as x, c\n", "from m import b as y\n", "from m import a as x, b as y, c\n"},
		{"brackets", "python", "from m import (a, c)\n", "from m import b\n", "from m import (a, b, c)\n"},
		{"lines", "python", "from m import (\n    a,  # first\n    # about c\n    c,\n)\n", "from m import b\n", "from m import (\n    a,  # first\n    b,\n    # about c\n    c,\n)\n"},
		{"first of lines", "python", "from m import (  # x\n    # about b\n    b,\n)\n", "from m import a\n", "from m import (  # x\n    a,\n    # about b\n    b,\n)\n"},
		{"no last comma", "python", "from m import (\n\ta,\n\tb  # last\n)\n", "from m import c\n", "from m import (\n\ta,\n\tb,  # last\n\tc\n)\n"},
		{"several on a line", "python", "from m import (\n    a, b,\n    d,\n)\n", "from m import c\n", "from m import (\n    a, b,\n    c, d,\n)\n"},
		{"a backslash", "python", "from m import a, \\\n    b\n", "from m import c\n", "from m import a, \\\n    b, c\n"},
		{"too long", "python", "from averylongmodule.withalongname import AnotherVeryLongName, AVeryLongName, one, two\n", "from averylongmodule.withalongname import three\n",
			"from averylongmodule.withalongname import (\n    AnotherVeryLongName,\n    AVeryLongName,\n    one,\n    three,\n    two,\n)\n"},
		{"another module", "python", "from m.n import a\n", "from m import b\n", "from m.n import a\nfrom m import b\n"},
		{"all names of another", "python", "from m import *\nfrom n import a\n", "from n import b\n", "from m import *\nfrom n import a, b\n"},
		{"two statements on a line", "python", "from m import a; from n import b\n", "from m import c\n", "from m import a; from n import b\nfrom m import c\n"},
		{"in a block", "python", "import x\n\ntry:\n    from m import a\nexcept ImportError:\n    pass\n", "from m import b\n", "import x\nfrom m import b\n\ntry:\n    from m import a\nexcept ImportError:\n    pass\n"},
		{"below the code", "python", "import x\n\nx()\n\nfrom m import a\n", "from m import b\n", "import x\nfrom m import b\n\nx()\n\nfrom m import a\n"},
		{"a default and names", "javascript", "import express, { json } from 'express'\n", "import { Router } from \"express\";\n", "import express, { json, Router } from 'express'\n"},
		{"names", "javascript", "import { json } from 'express';\n", "import { Router } from \"express\";\n", "import { json, Router } from 'express';\n"},
		{"a default alone", "javascript", "import express from \"express\"; // x\n", "import { Router } from \"express\";\n", "import express, { Router } from \"express\"; // x\n"},
		{"a default for names", "javascript", "import { json } from 'express'\n", "import express from \"express\";\n", "import express, { json } from 'express'\n"},
		{"types", "javascript", "import { type Request, json } from 'express';\n", "import { Router } from \"express\";\n", "import { type Request, json, Router } from 'express';\n"},
		{"only types", "javascript", "import type { Request } from 'express';\nimport a from 'b';\n", "import { Router } from \"express\";\n", "import type { Request } from 'express';\nimport a from 'b';\nimport { Router } from 'express';\n"},
		{"everything", "javascript", "import * as e from 'express';\n", "import { Router } from \"express\";\n", "import * as e from 'express';\nimport { Router } from 'express';\n"},
		{"lines of names", "javascript", "import {\n\tjson,\n\tstatic as files\n} from 'express';\n", "import { Router } from \"express\";\n", "import {\n\tjson,\n\tRouter,\n\tstatic as files\n} from 'express';\n"},
		{"a call", "javascript", "const { json } = require('express')\n", "const { Router: R } = require(\"express\");\n", "const { json, Router: R } = require('express')\n"},
		{"a call for a default", "javascript", "const { json } = require('express')\n", "const express = require(\"express\");\n", "const { json } = require('express')\nconst express = require('express')\n"},
		{"a default value", "javascript", "const { json = 1 } = require('express')\n", "const { Router } = require(\"express\");\n", "const { json = 1 } = require('express')\nconst { Router } = require('express')\n"},
		{"a call of the module", "javascript", "const { json } = require('express')()\n", "const { Router } = require(\"express\");\n", "const { json } = require('express')()\nconst { Router } = require('express')\n"},
		{"attributes", "javascript", "import { a } from './m.json' with { type: 'json' };\nimport 'x';\nimport 'y';\n", "import { b } from \"./m.json\";\n", "import { a } from './m.json' with { type: 'json' };\nimport 'x';\nimport 'y';\nimport { b } from './m.json';\n"},
		{"too long for prettier", "javascript", "import { anExtremelyLongName, anotherExtremelyLongName } from '@shop/shop'\n", "import { yetAnother } from \"@shop/shop\";\n",
			"import {\n  anExtremelyLongName,\n  anotherExtremelyLongName,\n  yetAnother,\n} from '@shop/shop'\n"},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			l := language(t, c.language)
			f := New("", c.file, l)
			f.Follow(languages.Rules{})
			p := Piece{Imports: c.imports}
			for _, s := range New("", c.imports, l).imports {
				p.entries = append(p.entries, s.Imports...)
			}
			f.Insert(p, 2)
			if got := f.Text(); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// Insertion takes linear time: 40,000 lines take four times as long as 10,000.
func BenchmarkInsertBelowImports(b *testing.B) {
	g, r := generate.New(), request(b, "flask", 404, nil)
	for _, lines := range []int{10_000, 40_000} {
		text := strings.Repeat("import a\n", lines)
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			for b.Loop() {
				f := New("app.py", text, r.Framework.Language)
				p, err := f.For(g, r, lines, nil)
				if err != nil {
					b.Fatal(err)
				}
				f.Insert(p, lines)
			}
		})
	}
}

func BenchmarkInsert(b *testing.B) {
	var source strings.Builder
	source.WriteString("from flask import Flask\n\napp = Flask(__name__)\n")
	for i := range 500 {
		fmt.Fprintf(&source, "\n\n@app.route(\"/%d\")\ndef f%d():\n    return \"text\", 200\n", i, i)
	}
	g, r := generate.New(), request(b, "flask", 404, nil)
	for b.Loop() {
		f := New("app.py", source.String(), r.Framework.Language)
		p, err := f.For(g, r, 1000, nil)
		if err != nil {
			b.Fatal(err)
		}
		f.Insert(p, 1000)
	}
}
