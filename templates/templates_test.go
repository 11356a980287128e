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

// golden is the folder of what the templates must make.
const golden = "../golden"

// What Go's templates make compiles: every golden snippet and module is a
// package of its own. Those that import more than the standard library are
// compiled by golden/format, whose module requires what they import.
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
							t.Errorf("it imports %s, which golden's go.mod does not require: nothing compiles it", module)
						}
					}
				})
			}
		}
	}
}

// What does not compile is found.
func TestGoDoesNotCompile(t *testing.T) {
	t.Parallel()
	standard := importer.Default()
	for _, c := range []struct{ name, text, want string }{
		{"what does", "import \"net/http\"\n\nvar _ = http.StatusNotFound\n", ""},
		{"an import too many", "import \"net/http\"\n", `"net/http" imported and not used`},
		{"an import that is missing", "var _ = http.StatusNotFound\n", "undefined: http"},
		{"an unknown constant", "import \"net/http\"\n\nvar _ = http.StatusNoSuch\n", "undefined: http.StatusNoSuch"},
		{"a variable too many", "func f() { x := 1 }\n", "declared and not used: x"},
		{"what can't be parsed", "func {\n", "expected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			others, err := compile("package p\n\n"+c.text, standard)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) || len(others) > 0 {
				t.Errorf("%v, %q, want %s", err, others, c.want)
			}
		})
	}
	if others, err := compile("package p\n\nimport \"example.com/a/b\"\n\nvar _ = b.C\n", standard); err != nil || len(others) != 1 || others[0] != "example.com/a/b" {
		t.Errorf("%v, %q", err, others)
	}
}

// compile checks the types of a file. It returns the imports from outside the
// standard library instead if there are any.
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

// Each framework has its templates, and a server's snippet calls its handler.
func TestTemplates(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			extension := f.Language.Extension
			snippet, handler := templates.Snippet(f.ID, extension), templates.Handler(f.ID, extension)
			if snippet == "" || (handler != "") != (f.Project != nil) || strings.Contains(snippet, `template "handler"`) && handler == "" {
				t.Errorf("its snippet is %q, its handler %q", snippet, handler)
			}
			if f.Project == nil {
				return
			}
			for _, kind := range []string{"scaffold", "mount"} {
				if templates.Module(f.ID, kind, extension) == "" {
					t.Errorf("its %s is empty", kind)
				}
			}
		})
	}
	for name, read := range map[string]func(){
		"a snippet": func() { templates.Snippet("nobody", ".x") },
		"a module":  func() { templates.Module("nobody", "mount", ".x") },
		"an editor": func() { templates.Editor("nobody") },
	} {
		t.Run(name+" of nobody", func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("there is one")
				}
			}()
			read()
		})
	}
	if text := templates.Handler("nobody", ".x"); text != "" {
		t.Errorf("nobody has the handler %q", text)
	}
}

func TestEditors(t *testing.T) {
	t.Parallel()
	for _, e := range editors.All {
		t.Run(e.ID, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(e.Recipe(), "snipgen") {
				t.Errorf("its lines are %q", e.Recipe())
			}
		})
	}
}
