package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// place describes the position before a line, counted from 1. For example,
// "in function f, between; app" is in the body of f, between two statements,
// with app in scope.
func place(o *Outline, line int) string {
	at := len(o.Text)
	if line <= len(o.lines) {
		at = o.lines[line-1]
	}
	block := o.blockAt(at)
	b := o.Blocks[block]
	where := []string{"file", "class", "function", "block", "value"}[b.Kind]
	if b.Definition >= 0 {
		where += " " + o.Definitions[b.Definition].Name
	}
	for i, section := range b.Sections {
		next := len(o.lines)
		if i+1 < len(b.Sections) {
			next = b.Sections[i+1].Line
		}
		if section.Line < line-1 && line-1 <= next {
			where += " " + section.Name
		}
	}
	out := "in " + strings.TrimSpace(where)
	across := slices.ContainsFunc(b.statements, func(i int) bool { return o.Statements[i].Lead < at && at < o.Statements[i].End })
	bracket := false
	if i := o.tokenAt(at); i < len(o.tokens) && o.around[i] >= 0 {
		bracket = o.tokens[o.around[i]].Start >= b.Start
	}
	for _, flag := range []struct {
		set  bool
		name string
	}{{!across, "between"}, {across, "across"}, {o.covered(at), "covered"}, {bracket, "bracket"}, {o.Unsure >= 0 && at > o.Unsure, "unsure"}} {
		if flag.set {
			out += ", " + flag.name
		}
	}
	var makers []string
	for _, f := range frameworks.All {
		if f.Language == o.Language {
			makers = append(makers, f.Makers...)
		}
	}
	var objects []string
	for _, object := range o.Objects(append(makers, "NewServeMux")) {
		if o.reaches(object, block, line-1) {
			objects = append(objects, object.Name)
		}
	}
	if len(objects) > 0 {
		out += "; " + strings.Join(objects, " ")
	}
	return out
}

// reaches reports whether an object can be used in a block at a line: it is
// created above it, in a block around it.
func (o *Outline) reaches(object Object, block, line int) bool {
	member := strings.Contains(object.Name, ".")
	for b := block; b >= 0; b = o.Blocks[b].Parent {
		if o.Blocks[b].scope == o.Blocks[object.Block].scope && object.Last < line ||
			member && o.Blocks[b].Kind == ClassBlock && o.nested(object.Block, b) {
			return true
		}
	}
	return false
}

// The outline knows, for any line, which block it is in, whether code can go
// there and which applications are in scope.
func TestOutline(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, language, source string
		want                   map[int]string // what place says of lines, counted from 1
	}{
		{"decorators", "python", "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get(\"/x\")\n@app.get(\"/y\")\ndef x():\n    return \"x\"\n", map[int]string{
			2: "in file, between", 3: "in file, between", 5: "in file, between; app", 6: "in file, between; app",
			7: "in file, across; app", 8: "in file, across; app", 9: "in function x, between; app", 10: "in file, between; app",
		}},
		{"annotations", "java", "@RestController\nclass C {\n    /** Doc. */\n    @GetMapping(\"/x\")\n    @Y({\n        \"z\"\n    })\n    String x() {\n        return \"x\";\n    }\n}\n", map[int]string{
			2: "in file, across", 3: "in class C, between", 4: "in class C, across", 5: "in class C, across", 6: "in value, between", 8: "in class C, across",
			9: "in function x, between", 10: "in function x, between", 11: "in class C, between", 12: "in file, between",
		}},
		{"doc comment", "go", "package p\n\n// X is.\n// More.\nfunc X() {\n\ty()\n}\n\n// Apart.\n\nvar z = 1\n", map[int]string{
			3: "in file, between", 4: "in file, across", 5: "in file, across", 6: "in function X, between", 8: "in file, between", 10: "in file, between", 11: "in file, between",
		}},
		{"attributes", "csharp", "namespace A;\n\n[ApiController]\n[Route(\"x\")]\npublic class C : ControllerBase\n{\n    /// Doc.\n    [HttpGet]\n    public int Get()\n    {\n        return 1;\n    }\n}\n", map[int]string{
			3: "in file, between", 4: "in file, across", 5: "in file, across", 7: "in class C, between", 8: "in class C, across", 9: "in class C, across", 11: "in function Get, between", 13: "in class C, between",
		}},
		{"name before a colon", "python", "from flask import Flask\n\n\ndef create_app() -> Flask:\n    app = Flask(__name__)\n    return app\n", map[int]string{
			5: "in function create_app, between", 6: "in function create_app, between; app", 7: "in file, between",
		}},
		{"else", "python", "if x:\n    app = Flask(\"a\")\nelse:\n    app = Flask(\"b\")\n", map[int]string{
			3: "in file, across; app", 4: "in block, between; app", 5: "in file, between; app app",
		}},
		{"scope of a member", "javascript", "class S {\n  constructor() {\n    this.app = express();\n  }\n\n  routes() {\n  }\n}\n\n", map[int]string{
			4: "in function constructor, between; this.app", 5: "in class S, between; this.app", 7: "in function routes, between; this.app", 9: "in file, between",
		}},
		{"no object", "python", "from flask import request\nfrom app import db\nfrom app.main import bp\n\n\n@bp.route(\"/\")\ndef index(app):\n    return request.path\n", map[int]string{
			5: "in file, between", 8: "in function index, between",
		}},
		{"before its definition", "javascript", "const { Router } = require(\"express\")\nconst router = Router()\n", map[int]string{
			1: "in file, between", 2: "in file, between", 3: "in file, between; router",
		}},
		{"private", "ruby", "class OrdersController < ApplicationController\n  def show; end\n\n  private\n\n  def set_order; end\nend\n", map[int]string{
			2: "in class OrdersController, between", 3: "in class OrdersController, between", 5: "in class OrdersController private, between", 7: "in class OrdersController private, between", 8: "in file, between",
		}},
		{"class in a module", "ruby", "module Api\n  class OrdersController < ApplicationController\n    def index; end\n  end\nend\n", map[int]string{
			2: "in class Api, between", 4: "in class OrdersController, between", 5: "in class Api, between", 6: "in file, between",
		}},
		{"two classes", "java", "@RestController\nclass C {\n}\n\nclass Gone extends RuntimeException {\n}\n", map[int]string{
			3: "in class C, between", 4: "in file, between", 6: "in class Gone, between", 7: "in file, between",
		}},
		{"Go's function", "go", "package main\n\ntype S struct {\n\tmux int\n}\n\nfunc main() {\n\tmux := http.NewServeMux()\n\tx(\n\t\t1,\n\t)\n\tgo func() {\n\t\ty()\n\t}()\n}\n", map[int]string{
			4: "in value S, between", 8: "in function main, between", 9: "in function main, between; mux", 10: "in function main, across, bracket; mux", 13: "in function, between; mux", 15: "in function main, between; mux", 16: "in file, between",
		}},
		{"method in a method", "java", "class C {\n  void a() {\n    if (\n        x) {\n      y();\n    } else {\n    }\n    Runnable r = () -> {\n      z();\n    };\n  }\n}\n", map[int]string{
			3: "in function a, between", 4: "in function a, across, bracket", 5: "in block, between", 7: "in block, between", 8: "in function a, between", 9: "in function r, between", 11: "in function a, between",
		}},
		{"dict and try", "python", "x = {\n    \"a\": 1,\n}\ntry:\n    y()\nexcept E:\n    pass\n", map[int]string{
			2: "in value, between", 3: "in value, between", 4: "in file, between", 5: "in block, between", 6: "in file, across", 8: "in file, between",
		}},
		{"template string", "javascript", "const a = `\n${b(`c`)}\n`;\nfoo(<p>\n  it</p>);\nconst d = 1\n", map[int]string{
			2: "in file, across, covered", 3: "in file, across, covered", 4: "in file, between", 5: "in file, across, bracket", 6: "in file, between",
		}},
		{"minimal API", "csharp", "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n\napp.MapGet(\"/\", () =>\n{\n    return 1;\n});\napp.Run();\n", map[int]string{
			2: "in file, between", 3: "in file, between; app", 5: "in file, across, bracket; app", 6: "in function, between; app", 8: "in file, between; app", 9: "in file, between; app",
		}},
		{"handlers without routes", "javascript", "const getUser = async (req, res) => {\n  res.json({})\n}\n\nmodule.exports = { getUser }\n", map[int]string{
			2: "in function getUser, between", 3: "in function getUser, between", 4: "in file, between", 6: "in file, between",
		}},
		{"block of Ruby", "ruby", "x = if a\n  1\nend\nfoo do |b, c|\n  d unless e\n  while f do\n    g\n  end\nend\ndef h = 1\nputs <<~A\n  end\nA\n", map[int]string{
			2: "in block, between", 4: "in file, between", 5: "in block, between", 7: "in block, between", 9: "in block, between", 10: "in file, between", 11: "in file, between", 12: "in file, across, covered", 14: "in file, between",
		}},
		{"unclosed string", "python", "a = 1\nb = '''\nc = 2\n", map[int]string{2: "in file, between", 3: "in file, across, covered, unsure"}},
		{"unclosed bracket", "go", "package p\n\nfunc f() {\n\tx(\n}\n\nfunc g() {\n}\n", map[int]string{3: "in file, between", 7: "in file, between, unsure"}},
		{"unclosed block", "ruby", "class A\n  def b\nend\n", map[int]string{1: "in file, between", 4: "in class A, between, unsure"}},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			o := NewOutline(c.source, language(t, c.language))
			for line, want := range c.want {
				if got := place(o, line); got != want {
					t.Errorf("got line %d %s; want it %s", line, got, want)
				}
			}
			if strings.Contains(c.name, "unclosed") != (o.Unsure >= 0) {
				t.Errorf("the outline is unsure from byte %d", o.Unsure)
			}
		})
	}
}

// The outline lists a file's definitions and the names that each scope binds.
func TestDefinitions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language, source string
		want             []string // each as "kind name(bases) first-line-last"
		names            []string // per scope that binds any
	}{
		{"python", "import a.b\nfrom c import d as e\n\n# About f.\n@g\n@h(1)\nasync def f(i, *j, k: int = 1):\n    l, m = 1, 2\n    for n in o:\n        p: int = 3\n\n\nclass Q(R, s.T, metaclass=U):\n    v = 1\n",
			[]string{"function f() 4-7-10", "class Q(R T) 13-13-14"}, []string{"f Q a e", "i j k l m p n", "v"}},
		{"javascript", "import a, { b as c } from \"d\";\n/** E. */\n@F()\nexport class E<T> extends G implements H {\n  i = 1;\n  async j(k: string, { l }) {\n    const { m, n: o } = k;\n  }\n}\nexport const p = (q) => {\n  let r;\n};\nfunction* s() {}\nmodule.exports = { t() {\n} };\n",
			[]string{"class E(G H) 2-4-9", "function j() 6-6-8", "function p() 10-10-12", "function s() 13-13-13", "function t() 14-14-15"}, []string{"E p s a c", "i j", "k l m o", "q r"}},
		{"go", "package p\n\nimport \"x.org/y/v2\"\n\n// A is.\ntype A struct {\n\tb int\n}\n\nvar c, d = 1, 2\n\nfunc (a *A) E(f, g int, h ...string) error {\n\tif i, err := j(); err != nil {\n\t}\n\treturn nil\n}\n",
			[]string{"value A() 5-6-8", "function E() 12-12-16"}, []string{"A c d y", "a f g h i err"}},
		{"java", "package a;\n\nimport b.C;\n\n@D\npublic class E<T extends F> extends G<H> implements I {\n  private final Map<String, J> k = x(), l;\n  public <M> M n(@O(\"p\") final int q, List<R> s) throws T {\n    int u = 1;\n    return u;\n  }\n  record V(int w) {}\n}\n",
			[]string{"class E(G I) 5-6-13", "function n() 8-8-11", "class V() 12-12-12"}, []string{"E C", "k n V", "q s u"}},
		{"csharp", "using A;\n\nnamespace B\n{\n    /// C.\n    [D]\n    public class E : F, IG\n    {\n        private readonly H h;\n        public int I { get; set; }\n        public async Task<J> K(L m, [N] int o = 1)\n        {\n            var p = 1;\n        }\n    }\n}\n",
			[]string{"class B() 3-3-16", "class E(F IG) 5-7-15", "function K() 11-11-14"}, []string{"B", "E", "h K", "m o p"}},
		{"ruby", "# A.\nclass B < C::D\n  e = 1\n\n  # F.\n  def self.f(g, h: 1, *i)\n    j = 2\n  end\nend\nclass << self\nend\n",
			[]string{"class B(D) 1-2-9", "function f() 5-6-8", "class (self) 10-10-11"}, []string{"B", "e f", "g h i j"}},
	} {
		t.Run(c.language, func(t *testing.T) {
			t.Parallel()
			o := NewOutline(c.source, language(t, c.language))
			var got, names []string
			for _, d := range o.Definitions {
				kind := []string{"file", "class", "function", "block", "value"}[d.Kind]
				got = append(got, fmt.Sprintf("%s %s(%s) %d-%d-%d", kind, d.Name, strings.Join(d.Bases, " "), d.First+1, d.Line+1, d.Last+1))
			}
			for _, b := range o.Blocks {
				if b.Kind != ControlBlock && b.Kind != ValueBlock && len(b.Names) > 0 {
					names = append(names, strings.Join(b.Names, " "))
				}
			}
			if !slices.Equal(got, c.want) || !slices.Equal(names, c.names) {
				t.Errorf("got definitions %q\nwant %q\ngot names %q\nwant %q", got, c.want, names, c.names)
			}
			if o.Unsure >= 0 {
				t.Errorf("the outline is unsure from byte %d", o.Unsure)
			}
		})
	}
}

// Steps grow linearly: a file four times as long takes four times as many, even
// if nothing in it is complete.
func TestOutlineIsLinear(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"import a\n", "import a from 'b';\n", "from a import (\n", "} = require('a')\n", "const a = require('b')(\n", "@a\n", "# a\n", "// a\n",
		"(", "{", "[{(", "f({", ")", "}", "'", "\"#{", "`${", "/", "= / [", "<<A\n", "/*", "a = {} || ", "if x:\n", "  if x\n", "end\n", "(end\n", "do |a|\n",
		"function f(a = function (", "class A {\n", "def a\n", "x = f().f().f()", "a.b", "a: b = ", "%w[", "\"\"\"", "f(a, {b}) => {\n", "a < b, ",
	} {
		for _, l := range languages.All {
			t.Run(l.ID+" "+caseName(line), func(t *testing.T) {
				t.Parallel()
				steps := func(lines int) float64 {
					o := NewOutline(strings.Repeat(line, lines), l)
					return float64(o.steps)
				}
				if few, many := steps(250), steps(1_000); many > 4.5*few {
					t.Errorf("1,000 lines take %.0f steps, %.1f times the %.0f of 250 lines", many, many/few, few)
				}
			})
		}
	}
	for _, l := range languages.All {
		t.Run(l.ID+" many imports", func(t *testing.T) {
			t.Parallel()
			few, many := NewOutline(strings.Repeat("import a\n", 10_000), l).steps, NewOutline(strings.Repeat("import a\n", 40_000), l).steps
			if many*2 > few*9 {
				t.Errorf("40,000 imports take %d steps, 10,000 take %d", many, few)
			}
		})
	}
}

// FuzzOutline outlines any text: nothing panics, every position is within the
// text, and the tokens are in the order of the text.
func FuzzOutline(f *testing.F) {
	for i := range languages.All {
		f.Add(i, "\"a\\\n'b`c${d\x1b:e \r\n@f #{g} %w[h <<~I /j/ [k{(}])\ndef l(m)\nclass N < O\n  private\nend\nfunc (p) q() { return }\nI\n")
		f.Add(i, "import a\nfrom b import (\nconst {c: d} = require('e')(f\n@g\n(h, i) => {\nnew J() {\n}\nx: y = {\n} else {\ndo\nwhile\nend end\n")
	}
	f.Add(2, "\n0") // an HTTP message whose body is text
	f.Fuzz(func(t *testing.T, which int, text string) {
		l := languages.All[(which%len(languages.All)+len(languages.All))%len(languages.All)]
		o := NewOutline(text, l)
		if most := 100 * (len(text) + 100); o.steps > most {
			t.Fatalf("%d bytes take %d steps", len(text), o.steps)
		}
		at := 0
		for _, token := range o.all {
			if token.Start < at || token.End <= token.Start || token.Last < token.Line {
				t.Fatalf("token %+v after byte %d", token, at)
			}
			if space := strings.Trim(text[at:token.Start], " \t\r\n\\"); space != "" && l.Lexis.Head == nil {
				t.Fatalf("no token has the text %q", space)
			}
			at = token.End
		}
		lines := strings.Count(text, "\n") + 1
		for i, b := range o.Blocks {
			if b.Start > b.End || b.End > len(text) || b.Parent >= i || i > 0 && b.Start < o.Blocks[i-1].Start {
				t.Fatalf("block %d has a wrong range: %+v", i, b)
			}
		}
		for _, s := range o.Statements {
			if s.Lead > s.Start || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("a statement has a wrong range: %+v", s)
			}
		}
		for _, d := range o.Definitions {
			if d.First > d.Line || d.Line > d.Last || d.Last >= lines {
				t.Fatalf("a definition has wrong lines, of %d: %+v", lines, d)
			}
		}
		o.Objects([]string{"Flask", "f", "q", "Build"})
		for line := range min(lines+1, 50) {
			place(o, line+1)
		}
		if o.Unsure >= len(text) && o.Unsure > 0 {
			t.Fatalf("the outline is unsure from byte %d, which is not in the text", o.Unsure)
		}
	})
}
