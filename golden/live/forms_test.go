package live

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/status"
	"snipgen/golden/kit"
)

// A form is code that snipgen prints only when it inserts code into a file: a handler
// without its route, or an action of a controller.
type form struct {
	name, target  string
	part, imports generate.Part
	// ask completes the request for a cell's code; nil if there is nothing to add.
	ask func(*cell, *generate.Request)
	// program returns a whole file with the form in it.
	program func(c *cell, f formed) string
	file    string
	// refuses reports whether snipgen refuses a cell's form though it prints its snippet.
	refuses func(*cell) bool
	open    func(t *testing.T, dir string, cells []*cell) func(*cell) result
}

// formed has the code of a form, and a whole handler with the same name, which has the
// route.
type formed struct{ imports, code, handler string }

var forms = []form{
	{name: "flask", target: "flask", part: generate.Bare, imports: generate.BareImports, file: "app.py",
		program: decorated("from flask import Flask\n", "app = Flask(__name__)\n"), open: python("flask", "python", "werkzeug")},
	{name: "fastapi", target: "fastapi", part: generate.Bare, imports: generate.BareImports, file: "main.py",
		program: decorated("from fastapi import FastAPI\n", "app = FastAPI()\n"), open: python("fastapi", "python", "uvicorn")},
	{name: "express", target: "express", part: generate.Bare, imports: generate.BareImports, file: "app.js",
		ask: func(c *cell, r *generate.Request) { r.Declaration = declaration(c, "exports", "module.exports") }, program: declared, open: express("express")},
	{name: "express-typescript", target: "express", part: generate.All, imports: generate.Imports, file: "app.ts",
		ask: typed, program: func(_ *cell, f formed) string { return f.code }, open: typeScript},
	{name: "express-typescript-bare", target: "express", part: generate.Bare, imports: generate.BareImports, file: "app.ts",
		ask: typed, program: declared, open: typeScript},
	{name: "aspnetcore", target: "aspnetcore", part: generate.Action, imports: generate.ActionImports, file: "Program.cs",
		program: controlled("[ApiController]\n[Route(\"api/[controller]\")]\n", "ControllerBase"), refuses: tilde, open: aspNetCore},
	{name: "aspnetcore-views", target: "aspnetcore", part: generate.Action, imports: generate.ActionImports, file: "Program.cs",
		program: controlled("", "Controller"), refuses: tilde, open: aspNetCore},
}

// TestForms runs each form: go test ./live -run 'Forms/^flask$'. It expects the same
// responses as TestLive does from whole snippets.
func TestForms(t *testing.T) {
	only(t)
	for _, f := range forms {
		t.Run(f.name, f.test)
	}
}

func (f form) test(t *testing.T) {
	target, found := frameworks.Find(frameworks.All, f.target)
	if !found {
		t.Fatalf("no target %q", f.target)
	}
	dir := kit.Absolute(t, filepath.Join(cache, "forms", f.name))
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	cells, sent := sampled(cellsOf(t, target, several, dir)), []*cell{}
	for _, c := range cells {
		switch err := f.write(c, target, dir); {
		case f.refuses != nil && f.refuses(c):
			if !refused(err) {
				t.Errorf("%s: snipgen doesn't refuse it", c.label)
			}
		case refused(err) && (c.refusal != "" || c.rejected || c.hostile):
		case err != nil:
			t.Errorf("%s: %v", c.label, err)
		case c.refusal != "" || c.rejected:
			t.Errorf("%s: snipgen doesn't refuse it", c.label)
		default:
			sent = append(sent, c)
		}
	}
	tell(t, dir, sent)
	if t.Failed() {
		return
	}
	ask, failed := f.open(t, dir, sent), 0
	for _, c := range sent {
		got := ask(c)
		for _, complaint := range got.complaints {
			t.Errorf("cell %d, %s: %s", c.ID, c.label, complaint)
		}
		failed += min(len(got.complaints), 1)
	}
	t.Logf("%d cells: %d passed, %d failed, %d refused by snipgen", len(cells), len(sent)-failed, failed, len(cells)-len(sent))
}

// sampled returns every fourth cell, and each that snipgen may refuse. That is enough:
// TestLive runs all cells, and a form differs from a snippet only around the response.
func sampled(cells []*cell) (some []*cell) {
	for i, c := range cells {
		if i%4 == 0 || c.hostile {
			some = append(some, c)
		}
	}
	return some
}

func refused(err error) bool {
	var wrong *input.Error
	return errors.As(err, &wrong)
}

// write generates a cell's form and writes the program around it.
func (f form) write(c *cell, target *frameworks.Framework, dir string) error {
	r, err := c.request(target)
	if err != nil {
		return err
	}
	if f.ask != nil {
		f.ask(c, &r)
	}
	var code formed
	route := r
	// Only the route of this handler goes into the program. It sends another response, so
	// that none of the form's response can come from it.
	if route.Status, _, err = status.Find("404", nil); err != nil {
		return err
	}
	route.Headers, route.NoHeaders, route.Body = nil, true, nil
	if route.Name == nil {
		route.Name = strings.Fields(target.Name)
	}
	for _, part := range []struct {
		request generate.Request
		part    generate.Part
		text    *string
	}{{r, f.imports, &code.imports}, {r, f.part, &code.code}, {route, generate.Handler, &code.handler}} {
		part.request.Part = part.part
		snippet, err := generate.New().Snippet(part.request)
		if err != nil {
			return err
		}
		*part.text = snippet.Code
	}
	if code.code == "" {
		return errors.New("there is no code")
	}
	c.File = filepath.Join(dir, fmt.Sprintf("cell%d", c.ID), f.file)
	if err := os.MkdirAll(filepath.Dir(c.File), 0o777); err != nil {
		return err
	}
	return os.WriteFile(c.File, []byte(f.program(c, code)), 0o666)
}

// request returns the request that a cell's options describe.
func (c *cell) request(target *frameworks.Framework) (r generate.Request, err error) {
	own := &definitions.Catalogue{}
	query := definitions.Query{Names: []string{c.of.Name()}}
	var headers []string
	r = generate.Request{Framework: target, Method: "GET"}
	body := ""
	for _, option := range c.options {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "--statuses":
			own, err = definitions.ReadFile(value, nil)
		case "--key":
			query.Key = &value
		case "--message":
			query.Message = &value
		case "--header":
			headers = append(headers, value)
		case "--no-headers":
			r.NoHeaders = true
		case "--method":
			r.Method, err = input.Method(value)
		case "--body":
			body = value
		default:
			err = fmt.Errorf("unknown option %q", option)
		}
		if err != nil {
			return r, err
		}
	}
	if body != "" {
		if r.Body, err = own.Shape(body); err != nil {
			return r, err
		}
	}
	if r.Headers, err = input.ParseHeaders(headers); err != nil {
		return r, err
	}
	if c.Handler == "" { // a plain cell keeps the default name and path
		if r.Name, err = input.Name(c.name); err != nil {
			return r, err
		}
		if r.Path, err = input.Path(c.path); err != nil {
			return r, err
		}
	}
	found, err := own.Find(query)
	if err == nil {
		r.Status = found[0]
	}
	return r, err
}

// decorated returns a Python program with a form's function. It takes the decorator from
// the whole handler and calls it to route the function.
func decorated(imports, application string) func(*cell, formed) string {
	return func(_ *cell, f formed) string {
		decorator, rest, _ := strings.Cut(f.handler, "\ndef ")
		name, _, _ := strings.Cut(rest, "(")
		return imports + f.imports + "\n" + application + "\n\n" + f.code + "\n\n" + strings.TrimPrefix(decorator, "@") + "(" + name + ")\n"
	}
}

// declaration chooses how a cell's function is declared: in a way that every kind of
// module allows, or in one of own, which only this kind allows.
func declaration(c *cell, own ...string) string {
	in := append([]string{"", "function", "method"}, own...)
	return in[c.ID%len(in)]
}

// typed asks for TypeScript.
func typed(c *cell, r *generate.Request) {
	r.TypeScript, r.Declaration = true, declaration(c, "export const", "export function")
}

// typeScriptKit has TypeScript's compiler and the type declarations.
var typeScriptKit = kit.Node("live/typescript", "../fresh/typescript")

// typeScript compiles the files with the compiler's strict checks, and runs the output.
func typeScript(t *testing.T, dir string, cells []*cell) func(*cell) result {
	modules := typeScriptKit.In(t, "node_modules")
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	const config = `{
  "compilerOptions": {
    "strict": true, "noUnusedLocals": true, "noUnusedParameters": true, "noImplicitReturns": true,
    "module": "commonjs", "target": "es2022", "esModuleInterop": true, "isolatedModules": true, "types": ["node"],
    "skipLibCheck": true, "rootDir": ".", "outDir": "out"
  },
  "include": ["cell*/app.ts"]
}
`
	if err := os.WriteFile(filepath.Join(dir, "tsconfig.json"), []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	kit.Output(t, "node", filepath.Join(modules, "typescript/bin/tsc"), "--project", dir)
	for _, c := range cells {
		c.File = filepath.Join(dir, "out", fmt.Sprintf("cell%d", c.ID), "app.js")
	}
	tell(t, dir, cells)
	p := port(t)
	return serve(kit.Start(t, dir, []string{"NODE_PATH=" + modules}, p,
		"node", kit.Absolute(t, "hosts/express/host.js"), strconv.Itoa(p), "cells.json"))
}

// declared returns a program in JavaScript or TypeScript: a form's function, followed by
// the statement that routes it.
func declared(_ *cell, f formed) string {
	begin := "const express = require(\"express\");\n"
	if f.imports != "" {
		begin = "import express from \"express\";\n"
	}
	route := f.handler[strings.LastIndex(f.handler, "\napp.")+1:]
	before, _, _ := strings.Cut(f.handler, "(")
	name := strings.TrimPrefix(before, "function ")
	code := f.code
	switch object, _, _ := strings.Cut(code, name); {
	case strings.HasSuffix(object, "exports."):
		code += "const " + name + " = " + object + name + ";\n"
	case object == "":
		code = "class Controller {\n" + code + "}\nconst " + name + " = new Controller()." + name + ";\n"
	}
	return begin + f.imports + "const app = express();\n" + code + route + "app.listen(3000);\n"
}

// tilde reports whether a cell's path begins with a tilde.
func tilde(c *cell) bool { return strings.HasPrefix(c.path, "/~") }

// controlled returns a program whose only controller has a form's action.
func controlled(attributes, base string) func(*cell, formed) string {
	return func(_ *cell, f formed) string {
		return f.imports + `
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers().AddApplicationPart(typeof(FormController).Assembly);
var app = builder.Build();
app.MapControllers();
app.Run();

` + attributes + "public class FormController : " + base + "\n{\n" + f.code + "}\n"
	}
}
