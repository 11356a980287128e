package languages

import (
	"errors"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"snipgen/generate/input"
)

// folderOf returns a Folder in a project that consists of files.
func folderOf(files map[string]string, dir, file, base string) Folder {
	return Folder{
		Root: "shop", Dir: dir, File: file, Text: files[file], Base: base,
		Read: func(file string) string { return files[file] },
		Exists: func(name string) bool {
			for file := range files {
				if file == name || strings.HasPrefix(file, name+"/") {
					return true
				}
			}
			return false
		},
		Names: func(dir string) []string {
			var names []string
			for _, file := range slices.Sorted(maps.Keys(files)) {
				if path.Dir(file) == dir {
					names = append(names, path.Base(file))
				}
			}
			return names
		},
	}
}

func TestModule(t *testing.T) {
	type files = map[string]string
	for _, c := range []struct {
		name            string
		language        *Language
		files           files
		dir, file, base string
		want            ModuleFacts
	}{
		{
			"a package of Go", Go, files{"go.mod": "module example.com/shop\n\ngo 1.21\n", "main.go": "package main\n", "web/a.go": "package api\n"}, "web", "main.go", "",
			ModuleFacts{Package: "api", Import: "example.com/shop/web"},
		},
		{"a new package of Go", Go, files{"go.mod": "module x\n"}, "Web-Api", "", "", ModuleFacts{Package: "webapi"}},
		{"a package of Go that is a keyword", Go, nil, "func", "", "", ModuleFacts{Package: "handlers"}},
		{"a package of Go that has only tests", Go, files{"a/a_test.go": "package web_test\n"}, "a", "", "", ModuleFacts{Package: "web"}},
		{
			"names of a package of Go", Go,
			files{"a.go": `package main

import (
	"math/rand/v2"
	_ "embed"
	chi "github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5"
	"gopkg.in/yaml.v3"
	"net/http"
	"example.com/v2x"
)

const one, two = 1, 2

type T struct{}

func (T) method() {}

func three() {}
`}, ".", "a.go", "",
			ModuleFacts{Package: "main", Declared: map[string][]string{
				"rand": {"a.go"}, "_": {"a.go"}, "chi": {"a.go"}, "pgx": {"a.go"}, "yaml": {"a.go"}, "http": {"a.go"}, "v2x": {"a.go"},
				"one": {"a.go"}, "two": {"a.go"}, "T": {"a.go"}, "three": {"a.go"},
			}},
		},
		{"a package of Java", Java, nil, "src/main/java/com/shop/web", "", "", ModuleFacts{Package: "com.shop.web"}},
		{
			"Java beside Kotlin", Java, files{"src/main/kotlin/A.kt": "package com.shop\n"}, "src/main/kotlin/web", "src/main/kotlin/A.kt", "",
			ModuleFacts{Dir: "src/main/java/com/shop/web", Package: "com.shop.web"},
		},
		{"CommonJS", JavaScript, files{"app.js": "const x = require('x')\n", "package.json": `{"type": "module"}`}, "routes", "app.js", "", ModuleFacts{Import: "./routes", Syntax: CommonJS, Extension: ".js"}},
		{"ESM", JavaScript, files{"package.json": `{"type": "module"}`}, "routes", "", "", ModuleFacts{Import: "./routes", Syntax: ESM, Extension: ".js", Suffix: ".js"}},
		{"TypeScript", JavaScript, files{"tsconfig.json": "{}"}, "routes", "", "", ModuleFacts{Import: "./routes", Syntax: TypeScript, Extension: ".ts"}},
		{"TypeScript in ESM", JavaScript, files{"src/app.mts": "import x from 'x';\n"}, "lib", "src/app.mts", "", ModuleFacts{Import: "../lib", Syntax: TypeScript, Extension: ".mts", Suffix: ".mjs"}},
		{"a broken manifest", JavaScript, files{"package.json": "{"}, ".", "", "", ModuleFacts{Import: ".", Syntax: CommonJS, Extension: ".js"}},
		{"a script of Python", Python, files{"app.py": ""}, "web/api", "app.py", "", ModuleFacts{Import: "web.api"}},
		{"a package of Python", Python, files{"shop/__init__.py": "", "shop/app.py": ""}, "shop/web", "shop/app.py", "", ModuleFacts{Import: ".web"}},
		{"a folder beside a package of Python", Python, files{"a/shop/__init__.py": "", "a/shop/app.py": ""}, "a/web", "a/shop/app.py", "", ModuleFacts{Import: "web"}},
		{"no module of Ruby", Ruby, nil, "app/controllers", "", "app/controllers", ModuleFacts{}},
		{"modules of Ruby", Ruby, nil, "app/controllers/api/v1_beta", "", "app/controllers", ModuleFacts{Package: "Api::V1Beta", Import: "api/v1_beta"}},
		{"modules of Ruby without a base", Ruby, nil, "api", "", "", ModuleFacts{Package: "Api", Import: "api"}},
		{"a namespace of the root's", CSharp, nil, "Web Api/class", "", "", ModuleFacts{Package: "shop.Web_Api.@class", Import: "shop.Web_Api.@class"}},
		{
			"a namespace of the project's", CSharp,
			files{"src/Shop.csproj": "<Project><PropertyGroup><RootNamespace>Big.Shop</RootNamespace><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"}, "src/Endpoints", "", "",
			ModuleFacts{Package: "Big.Shop.Endpoints", Import: "Big.Shop.Endpoints", Implicit: true},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := c.language.Module(folderOf(c.files, c.dir, c.file, c.base))
			if err != nil {
				t.Fatal(err)
			}
			if c.want.Dir == "" {
				c.want.Dir = c.dir
			}
			if c.want.Declared == nil && len(got.Declared) == 0 {
				got.Declared = nil
			}
			if c.want.Declared == nil {
				c.want.Declared = got.Declared
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestSyntax(t *testing.T) {
	t.Parallel()
	module := map[string]string{"package.json": `{"type": "module"}`, "src/a.js": ""}
	typed := map[string]string{"package.json": "{}", "tsconfig.json": "{}", "src/a.js": ""}
	for _, c := range []struct {
		name  string
		files map[string]string
		file  string
		want  Syntax
	}{
		{"nothing", nil, "", CommonJS},
		{"a module", module, "", ESM},
		{"a file of a module", module, "a.js", ESM},
		{"CommonJS in a module", module, "a.cjs", CommonJS},
		{"a module by its name", nil, "a.mjs", ESM},
		{"TypeScript by its name", nil, "a.tsx", TypeScript},
		{"a project in TypeScript", typed, "", TypeScript},
		{"JavaScript in it", typed, "a.js", CommonJS},
		{"a configuration beside no manifest", map[string]string{"package.json": "{}", "src/tsconfig.json": "{}"}, "", CommonJS},
		{"a manifest between", map[string]string{"tsconfig.json": "{}", "package.json": "{}", "src/package.json": "{}"}, "", CommonJS},
		{"a broken manifest", map[string]string{"package.json": "{"}, "", CommonJS},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := JavaScript.Syntax(folderOf(c.files, "src", c.file, "")); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestModuleRefuses(t *testing.T) {
	for _, c := range []struct {
		name            string
		language        *Language
		files           map[string]string
		dir, file, base string
		why             string
	}{
		{"package main of Go", Go, map[string]string{"web/a.go": "package main\n", "main.go": "package main\n"}, "web", "main.go", "", "package main"},
		{"no go.mod", Go, nil, "web", "main.go", "", "no go.mod"},
		{"no root of Java's packages", Java, nil, "web", "", "", "not below src/main/java"},
		{"a keyword of Java", Java, nil, "src/main/java/new", "", "", `"new" is not an identifier`},
		{"TypeScript with require", JavaScript, map[string]string{"app.ts": "const x = require('x')\n"}, ".", "app.ts", "", "TypeScript with require"},
		{"a folder that Python can't name", Python, nil, "my-web", "", "", `"my-web" is not an identifier`},
		{"a folder that Python does not find", Python, nil, "web", "shop/app.py", "", "can't be imported"},
		{"a folder that Ruby can't name", Ruby, nil, "API", "", "", "no name as a Ruby module"},
		{"a folder that is not below Ruby's base", Ruby, nil, "lib", "", "app", "not below app"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := c.language.Module(folderOf(c.files, c.dir, c.file, c.base))
			var wrong *input.Error
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.why) || wrong.Hint == "" {
				t.Errorf("got %+v and error %v, want an error with a hint that contains %q", got, err, c.why)
			}
		})
	}
}

func TestServes(t *testing.T) {
	for _, c := range []struct {
		language *Language
		yes, no  []string
	}{
		{Go, []string{"main.go"}, []string{"main_test.go", "go.mod"}},
		{Java, []string{"A.java", "A.kt"}, []string{"A.class"}},
		{JavaScript, []string{"app.js", "app.mts"}, []string{"app.d.ts", "app.test.js", "app.spec.ts", "app.jsx"}},
		{Python, []string{"app.py"}, []string{"test_app.py", "app_test.py", "conftest.py", "app.pyi"}},
	} {
		t.Run(c.language.ID, func(t *testing.T) {
			t.Parallel()
			for _, name := range c.yes {
				if !c.language.Serves(name) {
					t.Errorf("%s is no file that serves, but should be", name)
				}
			}
			for _, name := range c.no {
				if c.language.Serves(name) {
					t.Errorf("%s is a file that serves, but should not be", name)
				}
			}
		})
	}
}
