package source

import (
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
)

// FuzzRouters looks for routers in any text: every position is a line of the
// text, or its end, and indentation and names stay on one line.
func FuzzRouters(f *testing.F) {
	for _, s := range []string{
		"from flask import Flask\n\napp = Flask(__name__)\n", "from fastapi import FastAPI\napp = FastAPI(\n)\napp.include_router(x.router, prefix=\"/x\")\n",
		"urlpatterns = [\n    path(\"x\", include(\"x.urls\")),\n]\n", "urlpatterns = []\n", "urlpatterns = i18n_patterns(\n",
		"package main\n\nimport \"net/http\"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\thttp.ListenAndServe(\":80\", log(mux))\n}\n",
		"package main\n\nfunc f(r *gin.Engine) {\n\tr.Use(x)\n\tr.GET(\"/\", y)\n}\n", "Rails.application.routes.draw do\nend\n", "A::Engine.routes.draw do",
		"var app = builder.Build();\napp.MapGet(\"/\", () => 1);\napp.Run();\n", "@SpringBootApplication", "const app = require('express')();\napp.use('/x', require('./x'))\napp.use(function (a, b, next) { next(e) })\n",
		"class A {\n  constructor() {\n    this.app = express()\n  }\n  f() {\n    this.app.use('/', r)\n  }\n}\n", "app = Flask('''(''')\n", "const app = express(`\n`)",
		"s := &server{mux: http.NewServeMux()}", "srv.Handler =", "http.ListenAndServe(", "x.Run(", "require('express')()", "app.use(", "include(",
		"app = a.Flask(routes=[\n    x,\n])\n", "routes = [\n]\nf({routes: [\n", "a.new do\nend\n", "r := gin.New()\nsetup(r", "b.F(errors => errors.Run(",
	} {
		f.Add(s)
	}
	var of []*frameworks.Framework
	for _, framework := range frameworks.All {
		if own := *framework; own.Project != nil { // also as a user may define it
			own.Handlers, own.Project = nil, &frameworks.Project{Mounting: frameworks.Mounting{
				Applications: []string{"express", "a.Flask"}, Routers: []string{"x"}, Includes: []string{"use", "GET"}, PrefixName: "prefix", List: "routes", Block: "new",
			}}
			of = append(of, framework, &own)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, framework := range of {
			o := NewOutline(text, framework.Language)
			found := Routers(o, framework, func(string) bool { return true }, nil)
			Serve(map[string]*Outline{"a/x": o}, map[string][]*Router{"a/x": found}, &framework.Project.Mounting)
			lines := 1 + strings.Count(text, "\n")
			for _, r := range found {
				for _, at := range []struct {
					line  int
					found bool
				}{{r.Routes.Line, r.Routes.Found}, {r.Imports.Line, r.Imports.Found}} {
					if at.found && (at.line < 0 || at.line > lines) {
						t.Errorf("%s: line %d is not in %q", framework.ID, at.line, text)
					}
				}
				if strings.Trim(r.Routes.Indent, " \t") != "" || strings.Contains(r.Name, "\n") {
					t.Errorf("%s: indentation %q or name %q is wrong", framework.ID, r.Routes.Indent, r.Name)
				}
			}
		}
	})
}

// The router that the server uses is found through variables, fields, results
// and parameters.
func TestServe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"an argument", "func main() {\n\ta := http.NewServeMux()\n\tb := http.NewServeMux()\n\thttp.ListenAndServe(\"\", b)\n}\n", "b"},
		{"a wrapper", "func main() {\n\ta := http.NewServeMux()\n\tvar h http.Handler = log(a)\n\thttp.ListenAndServe(\"\", h)\n}\n", "a"},
		{"a field of the server", "func main() {\n\ta := http.NewServeMux()\n\ts := &http.Server{\n\t\tHandler: a,\n\t}\n\ts.ListenAndServe()\n}\n", "a"},
		{"an assigned field", "func main() {\n\ta := http.NewServeMux()\n\tsrv.Handler = a\n}\n", "a"},
		{"a result", "func handler() http.Handler {\n\ta := http.NewServeMux()\n\treturn log(a)\n}\n\nfunc main() {\n\thttp.Serve(l, handler())\n}\n", "a"},
		{"a parameter", "func routes(b *http.ServeMux) {\n\tb.HandleFunc(\"/\", f)\n}\n\nfunc main() {\n\ta := http.NewServeMux()\n\troutes(a)\n\thttp.Serve(l, a)\n}\n", "a b"},
		{"a field", "func (s *server) routes() {\n\ts.mux.HandleFunc(\"/\", f)\n}\n\nfunc main() {\n\ts := &server{mux: http.NewServeMux()}\n\thttp.Serve(l, s)\n}\n", "s.mux"},
		{"the same name elsewhere", "func a() {\n\tmux := http.NewServeMux()\n\t_ = mux\n}\n\nfunc main() {\n\tmux := http.NewServeMux()\n\thttp.Serve(l, mux)\n}\n", "mux"},
		{"a package's variable", "var mux = http.NewServeMux()\n\nfunc main() {\n\thttp.Serve(l, mux)\n}\n", "mux"},
		{"the shared mux", "func main() {\n\thttp.ListenAndServe(\"\", nil)\n}\n", "http"},
		{"nothing", "func main() {\n\ta := http.NewServeMux()\n\t_ = a\n}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, _ := frameworks.Find(frameworks.All, "nethttp")
			o := NewOutline("package main\n\nimport \"net/http\"\n\n"+c.text, f.Language)
			found := Routers(o, f, func(string) bool { return false }, nil)
			Serve(map[string]*Outline{"main.go": o}, map[string][]*Router{"main.go": found}, &f.Project.Mounting)
			var served []string
			for _, r := range found {
				if r.Served {
					served = append(served, r.Name)
				}
			}
			slices.Sort(served)
			if got := strings.Join(served, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A call that makes a router is found whatever major version the package's path
// ends in, and whatever name the file imports it under.
func TestMakerOfVersion(t *testing.T) {
	t.Parallel()
	f, _ := frameworks.Find(frameworks.All, "gin")
	for spec, name := range map[string]string{
		`"example.com/gin"`: "gin", `"example.com/gin/v2"`: "gin", `g "example.com/gin/v10"`: "g", `"gopkg.in/gin.v1"`: "gin",
	} {
		t.Run(spec, func(t *testing.T) {
			t.Parallel()
			o := NewOutline("package main\n\nimport "+spec+"\n\nfunc main() {\n\tr := "+name+".New()\n\tr.Run()\n}\n", f.Language)
			if found := Routers(o, f, func(string) bool { return false }, nil); len(found) != 1 || found[0].Name != "r" || !found[0].Root {
				t.Errorf("got routers %+v, want r, at the root", found)
			}
		})
	}
}
