package languages_test

import (
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/source"
)

// language returns the language with an ID.
func language(t *testing.T, id string) *languages.Language {
	t.Helper()
	l, found := languages.Find(id)
	if !found {
		t.Fatalf("there is no language %q", id)
	}
	return l
}

// code returns a text's tokens without its comments.
func code(text string, l *languages.Language) []languages.Token {
	return slices.DeleteFunc(source.Tokens(text, l), func(t languages.Token) bool { return t.Kind == languages.Comment })
}

// imports are sources and the imports in them. Each import is written as
// module.Member=bound. "-" precedes one that isn't in force in the whole file, "*"
// precedes a call that binds no name, and "()" follows what a call returns.
var imports = []struct {
	name, language, source string
	want                   []string
}{
	{"several at once", "python", "import os, a.b as c, d.e\nfrom x import (y, # z\n  w as v,\n)\nfrom . import m; from ..n import *\n",
		[]string{"os.=os", "a.b.=c", "d.e.=d", "x.y=y", "x.w=v", "..m=m", "..n.*=*"}},
	{"continued lines", "python", "from a import b, \\\n    c\nfrom .importer import d\n", []string{"a.b=b", "a.c=c", ".importer.d=d"}},
	{"texts that are no imports", "python", "\"\"\"\nimport no\n\"\"\"\n# import no\nx = 'import no'\ny.import_no\nif T:\n    import in_if\ntry:\n    import in_try\nexcept E:\n    pass\n",
		[]string{"-in_if.=in_if", "in_try.=in_try"}},
	{"other statements with these keywords", "python", "yield from no\nraise X from import_error\n", nil},
	{"declarations", "javascript", "import a, { b, c as d, type T } from \"m\";\nimport * as e from 'n'\nimport \"side\";\nimport type { U } from \"o\";\nimport(\"p\");\nimport.meta;\n",
		[]string{"m.=a", "m.b=b", "m.c=d", "m.T=T (type)", "n.=e", "o.U=U (type)"}},
	{"calls", "javascript", "const a = require('m'), { b, c: d } = require(`n`);\nvar e = require(\"o\").f;\nlet g = require(\"p\")();\nfunction x() { const h = require(\"q\"); }\nimport i = require(\"r\");\n",
		[]string{"m.=a", "n.b=b", "n.c=d", "o.f=e", "p.()=g", "-q.=h", "r.=i"}},
	{"results of calls", "javascript", "const { a } = require(\"m\")(1, {\n  b: c(),\n});\nconst d = require('n').e.f(); f(require('no')); require('o').config(); require('p')\nmodule.exports = require('q')({})\n",
		[]string{"m.a()=a", "n.()=d", "*o.()=", "*p.=", "*q.()="}},
	{"a package", "java", "package p.q;\nimport a.b.C; // import no.D;\nimport static a.b.E.*;\nimport x.*;\nclass Y { String s = \"import no.F;\"; }\n",
		[]string{"a.b.C=C", "a.b.E.*=*", "x.*=*"}},
	{"usings", "csharp", "global using A.B;\nusing static C.D;\nusing E = F.G;\nusing var h = I();\nusing (var j = K()) { }\n",
		[]string{"A.B.=A.B", "C.D.=C.D", "F.G.=E"}},
	{"a group", "go", "package p\n\nimport \"a/b\"\nimport (\n\tc \"d\"\n\t_ \"e\" // f\n)\n\nfunc (broken", []string{"a/b.=b", "d.=c", "e.=_"}},
	{"versions", "go", "package p\n\nimport (\n\t\"github.com/go-chi/chi/v5\"\n\t\"gopkg.in/yaml.v3\"; \"x.org/v2\"\n\n\t. \"x.org/y/v1\"\n\t\"x.org/z.v2\"\n\t\"v3\"\n)\nimport \"math/rand/v2\"\n",
		[]string{"github.com/go-chi/chi/v5.=chi", "gopkg.in/yaml.v3.=yaml", "x.org/v2.=x.org", "x.org/y/v1.=.", "x.org/z.v2.=z.v2", "v3.=v3", "math/rand/v2.=rand"}},
}

func TestReadImports(t *testing.T) {
	t.Parallel()
	for _, c := range imports {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			l := language(t, c.language)
			got := described(l.Imports.Read(c.source, code(c.source, l)))
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: got %q, want %q", c.source, got, c.want)
			}
		})
	}
}

// described writes the imports of statements as the table of imports does.
func described(statements []languages.ImportStatement) []string {
	var out []string
	for _, s := range statements {
		for _, e := range s.Imports {
			text := e.Module + "." + e.Member
			if e.Called {
				text += "()"
			}
			text += "=" + e.Bound
			if e.Type {
				text += " (type)"
			}
			if s.Alone {
				text = "*" + text
			}
			if !s.Top {
				text = "-" + text
			}
			out = append(out, text)
		}
	}
	return out
}

// Reading an import that Write wrote gives the same import.
func TestWriteImports(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, c := range imports {
		tried[c.language] = true
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			l := language(t, c.language)
			for _, statement := range l.Imports.Read(c.source, code(c.source, l)) {
				byModule := map[string][]languages.Import{}
				for _, e := range statement.Imports {
					if !e.Called && e.Bound != "" {
						byModule[e.Module] = append(byModule[e.Module], e)
					}
				}
				for module, list := range byModule {
					for _, declared := range []bool{false, true} {
						text := strings.Join(append(l.Imports.Write(module, list, declared), ""), "\n")
						var again []languages.Import
						for _, s := range l.Imports.Read(text, code(text, l)) {
							if !s.Top || s.Alone {
								t.Errorf("%q doesn't import for the whole file", text)
							}
							again = append(again, s.Imports...)
						}
						if !slices.Equal(again, list) {
							t.Errorf("%q (declared: %t) imports %+v, want %+v", text, declared, again, list)
						}
					}
				}
			}
		})
	}
	for _, l := range languages.All {
		if l.Imports != nil && !tried[l.ID] {
			t.Errorf("%s has no cases", l.ID)
		}
	}
}

// A JavaScript file that has imports gets more of the same syntax. Its name decides
// if it has none, or if the extension allows only one syntax.
func TestDeclares(t *testing.T) {
	t.Parallel()
	const declares, requires = "import a from \"a\";\n", "const b = require(\"b\");\n"
	for _, c := range []struct {
		name, extension, source string
		want                    bool
	}{
		{"nothing", ".js", "", false},
		{"a declaration", ".js", declares, true},
		{"a call", ".js", requires, false},
		{"both", ".js", declares + requires, true},
		{"CommonJS by its name", ".cjs", declares, false},
		{"a module by its name", ".mjs", requires, true},
		{"a module of TypeScript by its name", ".mts", "", true},
		{"TypeScript", ".ts", "", true},
		{"TypeScript with a call", ".ts", requires, false},
		{"TypeScript with both", ".tsx", declares + requires, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			statements := languages.JavaScript.Imports.Read(c.source, code(c.source, languages.JavaScript))
			if got := languages.JavaScript.Imports.Declared(c.extension, statements); got != c.want {
				t.Errorf("got %t, want %t", got, c.want)
			}
		})
	}
}
