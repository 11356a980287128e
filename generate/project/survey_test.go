package project

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// tree is the files of a project: path to content.
type tree map[string]string

// put writes a tree into a temporary folder.
func put(t *testing.T, project tree) (root string) {
	t.Helper()
	root = t.TempDir()
	for name, content := range project {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// module generates a handler for a project. It returns the module and the lines
// that mount it, each after its FILE:LINE.
func module(t *testing.T, target, root, dir, name string) (m generate.Module, mount string, err error) {
	t.Helper()
	f, found := frameworks.Find(frameworks.All, target)
	if !found {
		t.Fatalf("no target %q", target)
	}
	p, err := Survey(root, dir, f)
	if err != nil {
		return m, "", err
	}
	s, _ := status.Default(409)
	if m, err = Module(generate.New(), generate.Request{Status: s, Framework: f, Name: input.Words(name)}, p); err != nil {
		return m, "", err
	}
	var out strings.Builder
	for _, lines := range m.Mount {
		for _, line := range lines.Lines {
			out.WriteString(lines.File + ":")
			if lines.Line != nil {
				out.WriteString(strconv.Itoa(*lines.Line))
			}
			out.WriteString(" " + line + "\n")
		}
		if lines.Note != "" {
			out.WriteString("note: " + lines.Note + "\n")
		}
	}
	return m, out.String(), nil
}

const (
	flaskApp   = "from flask import Flask\n\napp = Flask(__name__)\n"
	fastApp    = "from fastapi import FastAPI\n\napp = FastAPI()\n"
	urls       = "from django.contrib import admin\nfrom django.urls import path\n\nurlpatterns = [\n]\n"
	goMod      = "module example.com/shop\n\ngo 1.26\n"
	goMain     = "package main\n\nimport \"net/http\"\n\nfunc main() {\n\thttp.ListenAndServe(\":80\", nil)\n}\n"
	springMain = "package com.example.shop;\n\n@SpringBootApplication\npublic class ShopApplication {}\n"
	routes     = "Rails.application.routes.draw do\nend\n"
	program    = "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n\napp.Run();\n"
)

// A new module goes where the project keeps its handlers, and the file that
// serves the application mounts it.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, target string
		project      tree
		dir          string
		path         string // the module's
		mount        string // "FILE:LINE TEXT" of each line that mounts it
		code         string // a part of the module's code
	}{
		{
			name: "the application among others", target: "flask",
			project: tree{
				"tests/app.py": flaskApp, "node_modules/x/app.py": flaskApp, ".venv/app.py": flaskApp,
				"tools/app.py": "print('Flask(')\n", "conftest.py": flaskApp, "test_x.py": flaskApp, "shop/web.py": flaskApp,
			},
			path:  "shop/conflict_blueprint.py",
			mount: "shop/web.py:1 \nshop/web.py:1 import conflict_blueprint\nshop/web.py:3 app.register_blueprint(conflict_blueprint.bp)\n",
		},
		{
			name: "a factory in a package", target: "flask",
			project: tree{"src/shop/__init__.py": "import os\nfrom flask import (\n    Flask,\n    g,\n)\n\n\ndef create_app():\n    web = Flask(\n        __name__,\n    )\n    return web\n"},
			path:    "src/shop/conflict_blueprint.py",
			mount:   "src/shop/__init__.py:5 \nsrc/shop/__init__.py:5 from . import conflict_blueprint\nsrc/shop/__init__.py:11     web.register_blueprint(conflict_blueprint.bp)\n",
		},
		{
			name: "a folder of blueprints", target: "flask",
			project: tree{"app.py": flaskApp, "blueprints/x.py": ""},
			path:    "blueprints/conflict_blueprint.py",
			mount:   "app.py:1 \napp.py:1 from blueprints import conflict_blueprint\napp.py:3 app.register_blueprint(conflict_blueprint.bp)\n",
		},
		{
			name: "no application", target: "flask", project: tree{"x.py": ""},
			path:  "conflict_blueprint.py",
			mount: "app.py: import conflict_blueprint\napp.py: app.register_blueprint(conflict_blueprint.bp)\nnote: no file was found that mounts handlers, and app.py is a guess\n",
		},
		{
			name: "a list that a function makes", target: "django",
			project: tree{"shop/urls.py": "from django.urls import path\n\nurlpatterns = i18n_patterns(\n)\n", "shop/settings.py": "", "shop/__init__.py": ""},
			path:    "shop/conflict_view.py",
			mount:   "shop/urls.py:1 \nshop/urls.py:1 from . import conflict_view\nshop/urls.py:4 urlpatterns += [\nshop/urls.py:4     path(\"conflict\", conflict_view.conflict),\nshop/urls.py:4 ]\n",
		},
		{
			name: "the shared mux before one that serves nothing", target: "nethttp",
			project: tree{"go.mod": goMod, "main.go": goMain, "server/server.go": "package server\n\nfunc New() http.Handler {\n\tmux := http.NewServeMux()\n\treturn mux\n}\n"},
			path:    "conflict_handler.go",
			mount:   "main.go:5 \thttp.HandleFunc(\"GET /conflict\", conflict)\n",
		},
		{
			name: "Express in one expression", target: "express",
			project: tree{"a.js": "const app = require('express')();\n"},
			path:    "routes/conflict.js",
			mount:   "a.js:1 const conflictRouter = require('./routes/conflict');\na.js:1 app.use(conflictRouter);\n",
		},
		{
			name: "imports from further up", target: "fastapi",
			project: tree{"app/main.py": "from app.settings import x\n" + fastApp, "app/routers/x.py": ""},
			path:    "app/routers/conflict_router.py",
			mount:   "app/main.py:2 \napp/main.py:2 from app.routers import conflict_router\napp/main.py:4 app.include_router(conflict_router.router)\n",
		},
		{
			name: "line ends of Windows", target: "fastapi",
			project: tree{"main.py": "\ufeff" + strings.ReplaceAll(fastApp, "\n", "\r\n")},
			path:    "conflict_router.py",
			mount:   "main.py:1 \nmain.py:1 import conflict_router\nmain.py:3 app.include_router(conflict_router.router)\n",
		},
		{
			name: "the project's urls.py before an app's", target: "django",
			project: tree{"a/urls.py": urls, "shop/urls.py": urls, "shop/settings/base.py": "", "shop/__init__.py": ""},
			path:    "shop/conflict_view.py",
			mount:   "shop/urls.py:2 \nshop/urls.py:2 from . import conflict_view\nshop/urls.py:4     path(\"conflict\", conflict_view.conflict),\n",
		},
		{
			name: "an app that has urls.py", target: "django", dir: "a",
			project: tree{"a/urls.py": "from . import views\n\nurlpatterns = [\n  views.x,\n]\n", "a/__init__.py": "", "shop/urls.py": urls, "shop/settings.py": ""},
			path:    "a/conflict_view.py",
			mount:   "a/urls.py:1 from django.urls import path\na/urls.py:1 from . import conflict_view\na/urls.py:3   path(\"conflict\", conflict_view.conflict),\n",
		},
		{
			name: "an app that has none", target: "django", dir: "a",
			project: tree{"a/__init__.py": "", "shop/urls.py": urls, "shop/settings.py": "", "shop/__init__.py": ""},
			path:    "a/conflict_view.py",
			mount:   "shop/urls.py:2 \nshop/urls.py:2 from a import conflict_view\nshop/urls.py:4     path(\"conflict\", conflict_view.conflict),\n",
		},
		{
			name: "ESM by its type", target: "express",
			project: tree{"package.json": `{"type": "module"}`, "src/server.js": "import express from \"express\";\nconst server = express();\n"},
			path:    "src/routes/conflict.js",
			mount:   "src/server.js:1 import conflictRouter from \"./routes/conflict.js\";\nsrc/server.js:2 server.use(conflictRouter);\n",
			code:    "export default router;",
		},
		{
			name: "ESM by its file", target: "express",
			project: tree{"package.json": "{}", "app.mjs": "import express, {\n  json,\n} from \"express\";\nconst app = express();\n"},
			path:    "routes/conflict.mjs",
			mount:   "app.mjs:3 import conflictRouter from \"./routes/conflict.mjs\";\napp.mjs:4 app.use(conflictRouter);\n",
		},
		{
			name: "CommonJS by its file", target: "express", dir: ".",
			project: tree{"package.json": `{"type": "module"}`, "app.cjs": "const express = require(\"express\");\nconst app = express();\n"},
			path:    "conflict.cjs",
			mount:   "app.cjs:1 const conflictRouter = require(\"./conflict.cjs\");\napp.cjs:2 app.use(conflictRouter);\n",
			code:    "module.exports = router;",
		},
		{
			name: "nothing but a manifest", target: "express", project: tree{"package.json": `{"type": "module"}`},
			path:  "routes/conflict.js",
			mount: "app.js: import conflictRouter from \"./routes/conflict.js\";\napp.js: app.use(conflictRouter);\nnote: no file was found that mounts handlers, and app.js is a guess\n",
		},
		{
			name: "TypeScript", target: "express",
			project: tree{"src/app.ts": "import express, { Express } from \"express\";\nexport const app: Express = express();\n", "src/app.d.ts": "const app = express();"},
			path:    "src/routes/conflict.ts",
			mount:   "src/app.ts:1 import conflictRouter from \"./routes/conflict\";\nsrc/app.ts:2 app.use(conflictRouter);\n",
			code:    "(_req, res) =>",
		},
		{
			name: "tests beside it", target: "express",
			project: tree{"app.test.js": "const app = express();\n", "app.spec.ts": "const app = express();\n", "server.js": "const app = express();\n"},
			path:    "routes/conflict.js",
			mount:   "server.js:0 const conflictRouter = require(\"./routes/conflict\");\nserver.js:1 app.use(conflictRouter);\n",
		},
		{
			name: "a folder that is ignored unless named", target: "express", dir: "docs/server/api",
			project: tree{"docs/server/app.js": "const app = express();\n"},
			path:    "docs/server/api/conflict.js",
			mount:   "docs/server/app.js:0 const conflictRouter = require(\"./api/conflict\");\ndocs/server/app.js:1 app.use(conflictRouter);\n",
		},
		{
			name: "a package that is called test", target: "spring-boot",
			project: tree{"src/main/java/com/test/A.java": "package com.test;\n\n@SpringBootApplication\nclass A {}\n"},
			path:    "src/main/java/com/test/ConflictController.java",
			mount:   "note: Spring finds it by itself: it is in the package of A or below it\n",
		},
		{
			name: "middleware before it and after it", target: "express",
			project: tree{"app.js": `var express = require('express');
var logger = require('morgan');

var app = express();
// view engine setup
app.set('views', path.join(__dirname, 'views'));
app.use(logger('dev'));
app.use(express.urlencoded({
  extended: false,
}));
app.use(express.static(path.join(__dirname, 'public')));

app.use('/', indexRouter);
app.use(usersRouter);

// catch 404 and forward to error handler
app.use(function(req, res, next) {
  next(createError(404));
});
app.use(errorHandler());

var late = require('./late');
module.exports = app;
`},
			path:  "routes/conflict.js",
			mount: "app.js:2 const conflictRouter = require('./routes/conflict');\napp.js:14 app.use(conflictRouter);\n",
		},
		{
			name: "an import at the end", target: "flask",
			project: tree{"app/__init__.py": flaskApp + "\nfrom app import routes\n"},
			path:    "app/conflict_blueprint.py",
			mount:   "app/__init__.py:5 from app import conflict_blueprint\napp/__init__.py:5 app.register_blueprint(conflict_blueprint.bp)\n",
		},
		{
			name: "a class", target: "express", dir: "src/api",
			project: tree{"src/app.ts": "import express from \"express\";\nclass App {\n  constructor() {\n    this.app = express();\n  }\n}\n"},
			path:    "src/api/conflict.ts",
			mount:   "src/app.ts:1 import conflictRouter from \"./api/conflict\";\nsrc/app.ts:4     this.app.use(conflictRouter);\n",
		},
		{
			name: "the default mux", target: "nethttp", project: tree{"go.mod": goMod, "main.go": goMain},
			path: "conflict_handler.go", mount: "main.go:5 \thttp.HandleFunc(\"GET /conflict\", conflict)\n", code: "package main\n",
		},
		{
			name: "a mux of the package", target: "nethttp",
			project: tree{"go.mod": goMod, "main.go": "package main\n\nvar mux = http.NewServeMux()\n\nfunc main() {\n\tx()\n}\n"},
			path:    "conflict_handler.go", mount: "main.go:5 \tmux.HandleFunc(\"GET /conflict\", conflict)\n",
		},
		{
			name: "a name that is taken", target: "nethttp",
			project: tree{"go.mod": goMod, "main.go": goMain, "x.go": "package main\n\ntype conflict int\n"},
			path:    "conflict_handler.go", mount: "main.go:5 \thttp.HandleFunc(\"GET /conflict\", handleConflict)\n",
		},
		{
			name: "a name that is an import", target: "nethttp",
			project: tree{"go.mod": goMod, "main.go": goMain, "x_test.go": "package main\n\nimport \"example.com/conflict\"\n\nvar _ = conflict.X\n"},
			path:    "conflict_handler.go", mount: "main.go:5 \thttp.HandleFunc(\"GET /conflict\", handleConflict)\n",
		},
		{
			name: "its own file", target: "nethttp",
			project: tree{"go.mod": goMod, "main.go": goMain, "conflict_handler.go": "package main\n\nfunc conflict() {}\n"},
			path:    "conflict_handler.go", mount: "main.go:5 \thttp.HandleFunc(\"GET /conflict\", conflict)\n",
		},
		{
			name: "a package of its own", target: "nethttp", dir: "internal/web-api",
			project: tree{"go.mod": goMod, "main.go": goMain},
			path:    "internal/web-api/conflict_handler.go",
			mount:   "main.go:3 import \"example.com/shop/internal/web-api\"\nmain.go:5 \thttp.HandleFunc(\"GET /conflict\", webapi.Conflict)\n",
			code:    "package webapi\n",
		},
		{
			name: "a file that is broken", target: "nethttp", project: tree{"go.mod": goMod, "main.go": goMain, "x.go": "pack age {{{", "y.go": "package main\nfunc conflict( {"},
			path: "conflict_handler.go", mount: "main.go:5 \thttp.HandleFunc(\"GET /conflict\", handleConflict)\n",
		},
		{
			name: "a package for controllers", target: "spring-boot",
			project: tree{"shop/src/main/java/com/example/shop/ShopApplication.java": springMain, "shop/src/main/java/com/example/shop/web/X.java": ""},
			path:    "shop/src/main/java/com/example/shop/web/ConflictController.java",
			mount:   "note: Spring finds it by itself: it is in the package of ShopApplication or below it\n",
			code:    "package com.example.shop.web;\n",
		},
		{
			name: "Kotlin", target: "spring-boot",
			project: tree{"src/main/kotlin/Shop.kt": "package com.example.shop\n\n@SpringBootApplication\nclass Shop\n"},
			path:    "src/main/java/com/example/shop/ConflictController.java",
			mount:   "note: Spring finds it by itself: it is in the package of Shop or below it\n",
			code:    "package com.example.shop;\n",
		},
		{
			name: "a package that is scanned", target: "spring-boot", dir: "src/main/java/org/api",
			project: tree{"src/main/java/com/example/shop/A.java": "package com.example.shop;\n\n@SpringBootApplication(scanBasePackages = {\"org\"})\nclass A {}\n"},
			path:    "src/main/java/org/api/ConflictController.java",
			mount:   "note: Spring finds it by itself if A has it scan org.api\n",
			code:    "package org.api;\n",
		},
		{
			name: "modules of Ruby", target: "rails", dir: "app/controllers/api/v_1",
			project: tree{"config/routes.rb": routes},
			path:    "app/controllers/api/v_1/conflict_controller.rb",
			mount:   "config/routes.rb:1   get '/conflict', to: 'api/v_1/conflict#show'\n",
			code:    "module Api\n  module V1\n    # Answers with status 409.\n    class ConflictController < ApplicationController\n      def show\n",
		},
		{
			name: "a namespace of its own", target: "aspnetcore", dir: "src/Shop.Web/Api/class",
			project: tree{"src/Shop.Web/Shop.Web.csproj": "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><RootNamespace>Shop-Web.2</RootNamespace></PropertyGroup></Project>", "src/Shop.Web/Program.cs": program},
			path:    "src/Shop.Web/Api/class/ConflictEndpoint.cs",
			mount:   "src/Shop.Web/Program.cs:0 using Shop_Web._2.Api.@class;\nsrc/Shop.Web/Program.cs:2 app.MapConflict();\n",
			code:    "using Microsoft.AspNetCore.Routing;\n\nnamespace Shop_Web._2.Api.@class;\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, mount, err := module(t, c.target, put(t, c.project), c.dir, "")
			if err != nil {
				t.Fatal(err)
			}
			if m.Path != c.path {
				t.Errorf("got path %q, want %q", m.Path, c.path)
			}
			if mount != c.mount {
				t.Errorf("got mount\n%swant\n%s", mount, c.mount)
			}
			if !strings.Contains(m.Code, c.code) {
				t.Errorf("want %q in\n%s", c.code, m.Code)
			}
		})
	}
}

// A folder or name that the framework would not find is refused, with the reason.
func TestRefusedPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, target string
		project      tree
		dir, say     string
	}{
		{"outside", "flask", tree{"app.py": flaskApp}, "../x", "not in the project"},
		{"absolute", "flask", tree{"app.py": flaskApp}, "/tmp", "not in the project"},
		{"no module of Python's", "flask", tree{"app.py": flaskApp}, "my-routes", "not an identifier"},
		{"a keyword of Python's", "flask", tree{"app.py": flaskApp}, "class", "not an identifier"},
		{"beside a script", "fastapi", tree{"src/main.py": fastApp}, "routers", "can't be imported"},
		{"another program", "nethttp", tree{"go.mod": goMod, "main.go": goMain, "tool/x.go": "package main\n"}, "tool", "package main"},
		{"no module of Go's", "nethttp", tree{"main.go": goMain}, "api", "no go.mod"},
		{"two names taken", "nethttp", tree{"go.mod": goMod, "main.go": goMain, "x.go": "package main\n\nvar conflict, handleConflict int\n"}, "", "conflict and handleConflict"},
		{"no application of Spring's", "spring-boot", tree{"pom.xml": ""}, "", "no application class found"},
		{"no package", "spring-boot", tree{"src/main/java/com/example/shop/A.java": springMain}, "docs", "not below src/main/java"},
		{"a package that is not scanned", "spring-boot", tree{"src/main/java/com/example/shop/A.java": springMain}, "src/main/java/com/example/other", "com.example.shop"},
		{"a bean that there is", "spring-boot", tree{"src/main/java/com/example/shop/A.java": springMain, "src/main/java/com/example/shop/api/ConflictController.java": ""}, "", "ConflictController is already in"},
		{"no controllers", "rails", tree{"config/routes.rb": routes}, "lib", "not below app/controllers"},
		{"no module of Ruby's", "rails", tree{"config/routes.rb": routes}, "app/controllers/my-api", "no name as a Ruby module"},
		{"require in TypeScript", "express", tree{"app.ts": "const express = require(\"express\");\nconst app = express();\n"}, "", "TypeScript with require"},
		{"an .editorconfig that is broken", "flask", tree{"app.py": flaskApp, ".editorconfig": "[*\nx"}, "", ".editorconfig can't be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := module(t, c.target, put(t, c.project), c.dir, "")
			var wrong *input.Error
			if !errors.As(err, &wrong) || !strings.Contains(err.Error()+wrong.Hint, c.say) || wrong.Hint == "" {
				t.Errorf("got %v, want wrong input with a hint and %q", err, c.say)
			}
		})
	}
}

// A new module follows the project's .editorconfig, as far as its language allows.
func TestStyle(t *testing.T) {
	t.Parallel()
	const tabs = "root = true\n[*]\nindent_style = tab\n"
	for _, c := range []struct{ name, target, config, has, lacks string }{
		{"tabs", "flask", tabs, "\n\treturn {", "\n "},
		{"tabs deep down", "spring-boot", tabs, "\n\t\treturn ResponseEntity", "\n "},
		{"two spaces", "flask", "root = true\n[*.py]\nindent_style = space\nindent_size = 2\n", "\n  return {", "\n   "},
		{"spaces by the width of a tab", "express", "root = true\n[*]\nindent_style = space\nindent_size = tab\ntab_width = 8\n", "\n        res", "\n  res"},
		{"size alone", "express", "root = true\n[{*.js,*.ts}]\nindent_size = 4\n", "\n    res", "\n  res"},
		{"another kind of file", "flask", "root = true\n[*.js]\nindent_style = tab\n", "\n    return", "\t"},
		{"a folder", "express", "root = true\n[routes/**.js]\nindent_style = tab\n", "\n\tres", "\n "},
		{"gofmt's tabs", "nethttp", "root = true\n[*]\nindent_style = space\nindent_size = 2\n", "\n\tw.WriteHeader", "\n "},
		{"CRLF", "rails", "root = true\n[*]\nend_of_line = crlf\n", "  def show\r\n", ""},
		{"CR", "flask", "root = true\n[*]\nend_of_line = cr\n", "\r    return", "\n"},
		{"CR in Ruby", "rails", "root = true\n[*]\nend_of_line = cr\n", "  def show\n", "\r"},
		{"a BOM", "flask", "root = true\n[*]\ncharset = utf-8-bom\n", "\ufefffrom", ""},
		{"a BOM in Java", "spring-boot", "root = true\n[*]\ncharset = utf-8-bom\n", "package", "\ufeff"},
		{"another character set", "flask", "root = true\n[*]\ncharset = utf-16le\n", "from flask", "\x00"},
		{"values that mean nothing", "flask", "root = true\n[*]\nindent_style = maybe\nindent_size = -3\nend_of_line = x\ncharset = y\ninsert_final_newline = z\n", "\n    return", "\t"},
		{"unset", "flask", "root = true\n[*]\nindent_style = tab\n[*.py]\nindent_style = unset\nindent_size = unset\n", "\n    return", "\t"},
		{"far too wide", "flask", "root = true\n[*]\nindent_style = space\nindent_size = 4000000000\n", "\n    return", "\t"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			root := put(t, tree{
				"app.py": flaskApp, "app.js": "const express = require(\"express\");\nconst app = express();\n", "go.mod": goMod, "main.go": goMain,
				"src/main/java/com/example/shop/ShopApplication.java": springMain, "config/routes.rb": routes, ".editorconfig": c.config,
			})
			m, _, err := module(t, c.target, root, "", "a name that makes lines long enough for formatters to break")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(m.Code, c.has) || c.lacks != "" && strings.Contains(m.Code, c.lacks) {
				t.Errorf("want %q and not %q in\n%q", c.has, c.lacks, m.Code)
			}
		})
	}
}

// Folder names are looked up in foreign by binary search, so it must be sorted.
func TestForeignIsSorted(t *testing.T) {
	t.Parallel()
	if !slices.IsSorted(foreign) {
		t.Errorf("foreign isn't sorted: %q", foreign)
	}
}

// Broken files, links in a circle and a device in a project neither stop the
// survey nor make it panic.
func TestHostileProjects(t *testing.T) {
	t.Parallel()
	root := put(t, tree{
		"a/app.py": "app = Flask(" + strings.Repeat("(", 100_000), "b/app.py": "app = Flask('", "c/app.py": "app = Flask(\"\"\"\n",
		"d/app.py": "\x00\xff\xfe", "package.json": "{", "main.go": "package \xff", "go.mod": "module \"\n", "x.csproj": "<a", "e/app.py": "app = Flask(",
		"urls.py": "urlpatterns = [", "config/routes.rb": "Rails.application.routes.draw do", "Program.cs": "var app = x.Build()", "index.js": "const app = express(",
		"src/main/java/A.java": "@SpringBootApplication",
	})
	if err := os.Symlink(root, filepath.Join(root, "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(root, "wsgi.py")); err != nil {
		t.Fatal(err)
	}
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			p, err := Survey(root, "", f)
			if err != nil || f.Project == nil {
				return // an error is an answer, too
			}
			s, _ := status.Default(409)
			if _, err := Module(generate.New(), generate.Request{Status: s, Framework: f}, p); err != nil {
				t.Error(err)
			}
		})
	}
}
