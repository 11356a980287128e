package templates_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/editors"
	"snipgen/templates"
)

// golden is the folder of the expected output.
const golden = "../golden"

// The Go code that templates generate compiles. Each golden snippet and module is
// checked as its own package. golden/format compiles those that import more than
// the standard library, so its module must require their imports.
func TestGoCompiles(t *testing.T) {
	t.Parallel()
	requires, err := os.ReadFile(golden + "/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	standard := importer.Default()
	for _, f := range frameworks.All {
		if f.Language != languages.Go {
			continue
		}
		for _, kind := range []string{"snippets", "modules"} {
			files, err := filepath.Glob(filepath.Join(golden, kind, f.ID, "*", "*"+f.Language.Extension))
			if err != nil || len(files) == 0 && (kind == "snippets" || f.Project != nil) {
				t.Errorf("%s has no golden %s: %v", f.ID, kind, err)
			}
			for _, file := range files {
				t.Run(f.ID+" "+kind+" "+filepath.Base(filepath.Dir(file)), func(t *testing.T) {
					text, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					others, err := compile(string(text), standard)
					if err != nil {
						t.Error(err)
					}
					for _, module := range others {
						if !strings.Contains(string(requires), "\t"+module+" v") {
							t.Errorf("the file imports %s, which golden/go.mod doesn't require, so nothing compiles the file", module)
						}
					}
				})
			}
		}
	}
}

// compile finds mistakes.
func TestGoDoesNotCompile(t *testing.T) {
	t.Parallel()
	standard := importer.Default()
	for _, c := range []struct{ name, text, want string }{
		{"no mistake", "import \"net/http\"\n\nvar _ = http.StatusNotFound\n", ""},
		{"an unused import", "import \"net/http\"\n", `"net/http" imported and not used`},
		{"a missing import", "var _ = http.StatusNotFound\n", "undefined: http"},
		{"an unknown constant", "import \"net/http\"\n\nvar _ = http.StatusNoSuch\n", "undefined: http.StatusNoSuch"},
		{"an unused variable", "func f() { x := 1 }\n", "declared and not used: x"},
		{"a syntax error", "func {\n", "expected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			others, err := compile("package p\n\n"+c.text, standard)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) || len(others) > 0 {
				t.Errorf("got %v, %q, want %q", err, others, c.want)
			}
		})
	}
	if others, err := compile("package p\n\nimport \"example.com/a/b\"\n\nvar _ = b.C\n", standard); err != nil || len(others) != 1 || others[0] != "example.com/a/b" {
		t.Errorf("an import from outside the standard library: got %v, %q", err, others)
	}
}

// compile checks the types of a file. If the file imports packages from outside
// the standard library, compile returns these and checks nothing.
func compile(text string, standard types.Importer) (others []string, err error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "x.go", text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
			others = append(others, path)
		}
	}
	if len(others) > 0 {
		return others, nil
	}
	_, err = (&types.Config{Importer: standard}).Check("x", files, []*ast.File{file}, nil)
	return nil, err
}

// Every framework has its templates: a snippet, and, if it has modules, a handler,
// a scaffold and a mount.
func TestTemplates(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			extension := f.Language.Extension
			snippet, handler := templates.Snippet(f.ID, extension), templates.Handler(f.ID, extension)
			if snippet == "" || (handler != "") != (f.Project != nil) || strings.Contains(snippet, `template "handler"`) && handler == "" {
				t.Errorf("the snippet is %q, the handler %q", snippet, handler)
			}
			if f.Project == nil {
				return
			}
			for _, kind := range []string{"scaffold", "mount"} {
				if templates.Module(f.ID, kind, extension) == "" {
					t.Errorf("the %s is empty", kind)
				}
			}
		})
	}
	for name, read := range map[string]func(){
		"a snippet": func() { templates.Snippet("nobody", ".x") },
		"a module":  func() { templates.Module("nobody", "mount", ".x") },
		"an editor": func() { templates.Editor("nobody") },
	} {
		t.Run(name+" that doesn't exist", func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("reading it doesn't panic")
				}
			}()
			read()
		})
	}
	if text := templates.Handler("nobody", ".x"); text != "" {
		t.Errorf("a framework that doesn't exist has the handler %q", text)
	}
}

func TestEditors(t *testing.T) {
	t.Parallel()
	for _, e := range editors.All {
		t.Run(e.ID, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(e.Recipe(), "snipgen") {
				t.Errorf("the recipe is %q, want it to run snipgen", e.Recipe())
			}
		})
	}
}
