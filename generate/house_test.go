package generate_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// These tests enforce where code may be and what it may import. CONTRIBUTING.md
// describes the folders and the arrows between them.

// root is the path of the repository from this package.
const root = ".."

// arrows maps the folder of each package to the packages it may import. Every
// package may also import generate/input, which imports none of them.
var arrows = map[string][]string{
	".":                    {"generate/command"},
	"frameworks":           {"frameworks/languages"},
	"frameworks/languages": {},
	"templates":            {},
	"generate":             {"frameworks", "frameworks/languages", "generate/status", "templates"},
	"generate/input":       {},
	"generate/status":      {},
	"generate/record":      {"frameworks", "generate/status"},
	"generate/files":       {},
	"generate/source":      {"frameworks", "frameworks/languages", "generate"},
	"generate/highlight":   {"frameworks/languages", "generate/source"},
	"generate/project":     {"frameworks", "frameworks/languages", "generate", "generate/files", "generate/source"},
	"generate/definitions": {"frameworks", "frameworks/languages", "generate", "generate/files", "generate/status"},
	"generate/editors":     {"frameworks", "frameworks/languages", "generate", "generate/files", "generate/status", "templates"},
	"generate/page":        {"frameworks", "frameworks/languages", "generate", "generate/files", "generate/highlight", "generate/mock", "generate/record", "generate/status", "templates"},
	"generate/mock":        {"frameworks", "generate", "generate/definitions", "generate/status"},
	"generate/check":       {"frameworks", "generate", "generate/files", "generate/status"},
	"generate/openapi":     {"generate", "generate/check", "generate/status"},
	"generate/command": {
		"frameworks", "frameworks/languages", "templates", "generate", "generate/check", "generate/definitions", "generate/editors",
		"generate/files", "generate/highlight", "generate/mock", "generate/openapi", "generate/page", "generate/project", "generate/record", "generate/source", "generate/status",
	},
}

// pure are the packages that do no I/O: they open no file and no connection.
var pure = []string{"frameworks", "frameworks/languages", "templates", "generate", "generate/status", "generate/record", "generate/source"}

// outside are the packages of Go's standard library that do I/O.
var outside = []string{"net", "net/http", "os", "os/exec", "os/signal", "syscall"}

// entries are the files and folders at the top of the repository. Names that
// start with a dot are allowed too.
var entries = []string{
	"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md", "frameworks", "generate", "go.mod", "go.sum", "golden", "main.go", "main_test.go", "templates",
}

func TestTopLevel(t *testing.T) {
	t.Parallel()
	ignored := strings.Fields(read(t, ".gitignore"))
	found, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found {
		name := e.Name()
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !slices.Contains(entries, name) && !strings.HasPrefix(name, ".") && !slices.Contains(ignored, "/"+name) {
				t.Error("the list of top-level entries lacks this one")
			}
		})
	}
	const most = 25
	if n := strings.Count(read(t, "main.go"), "\n"); n > most {
		t.Errorf("main.go has %d lines, more than %d: move code to generate/command", n, most)
	}
}

func TestArrows(t *testing.T) {
	t.Parallel()
	folders := map[string]bool{}
	for _, file := range sources(t) {
		folder := path.Dir(file)
		folders[folder] = true
		if strings.HasSuffix(file, "_test.go") {
			continue // a test may import any package
		}
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			for _, complaint := range misdirected(file, read(t, file)) {
				t.Error(complaint)
			}
		})
	}
	for folder := range arrows {
		if !folders[folder] {
			t.Errorf("arrows has %s, which is no package", folder)
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		if _, known := arrows[folder]; !known {
			t.Errorf("arrows lacks the package %s", folder)
		}
	}
}

// misdirected finds each kind of forbidden import, and allows the others.
func TestMisdirected(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, imports, want string }{
		{"allowed", "generate/page/x.go", `"snipgen/generate/record"; "os"`, ""},
		{"the package that all may import", "frameworks/x.go", `"snipgen/generate/input"`, ""},
		{"upwards", "generate/x.go", `"snipgen/generate/page"`, "generate/x.go:1: generate may not import generate/page"},
		{"sideways", "generate/files/x.go", `"snipgen/generate"`, "generate/files/x.go:1: generate/files may not import generate"},
		{"the golden module", "main.go", `"snipgen/golden/kit"`, "main.go:1: . may not import golden/kit"},
		{"an import of input's", "generate/input/x.go", `"snipgen/generate/status"`, "generate/input/x.go:1: generate/input may not import generate/status"},
		{"I/O", "generate/x.go", `"os"`, `generate/x.go:1: generate may not import "os": it does no I/O`},
		{"the command line's library", "generate/mock/x.go", `"github.com/urfave/cli/v2"`, "generate/mock/x.go:1: only generate/command may import the command line's library"},
		{"a new package", "generate/utilities/x.go", `"snipgen/frameworks"`, "generate/utilities/x.go:1: generate/utilities may not import frameworks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(misdirected(c.file, "package x; import ("+c.imports+")"), "\n")
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// misdirected returns the imports of a file that its package may not have.
func misdirected(file, text string) []string {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, text, parser.ImportsOnly)
	if err != nil {
		return []string{err.Error()}
	}
	folder := path.Dir(file)
	var complaints []string
	for _, spec := range parsed.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		own, ours := strings.CutPrefix(imported, "snipgen/")
		complain := func(format string, args ...any) {
			complaints = append(complaints, fmt.Sprintf("%s:%d: ", file, fset.Position(spec.Pos()).Line)+fmt.Sprintf(format, args...))
		}
		switch {
		case ours && !slices.Contains(arrows[folder], own) && (own != "generate/input" || folder == own):
			complain("%s may not import %s", folder, own)
		case slices.Contains(pure, folder) && slices.Contains(outside, imported):
			complain("%s may not import %q: it does no I/O", folder, imported)
		case strings.HasPrefix(imported, library) && folder != "generate/command":
			complain("only generate/command may import the command line's library")
		}
	}
	return complaints
}

// library is the prefix of the command line's library. One file imports it and
// works around its pitfalls.
const library = "github.com/urfave/cli/"

func TestCommandLineLibraryInOneFile(t *testing.T) {
	t.Parallel()
	var files []string
	for _, file := range sources(t) {
		if !strings.HasSuffix(file, "_test.go") && strings.Contains(read(t, file), `"`+library) {
			files = append(files, file)
		}
	}
	if len(files) != 1 {
		t.Errorf("%d files import %s, want one: %s", len(files), library, strings.Join(files, ", "))
	}
}

// Whatever differs between languages or between frameworks is a field of their
// entries. Only frameworks/languages compares a language's ID, and only frameworks
// a framework's.
func TestNobodyAsksForIDs(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	compiled := compiled(t, fset)
	for _, p := range listed(t) {
		if p.ImportPath != "snipgen" && !strings.HasPrefix(p.ImportPath, "snipgen/") {
			continue
		}
		// Not parallel: the importer must not be used concurrently.
		t.Run(p.ImportPath, func(t *testing.T) {
			var files []*ast.File
			for _, name := range p.GoFiles {
				file := path.Join(strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "snipgen"), "/"), name)
				parsed, err := parser.ParseFile(fset, file, read(t, file), parser.SkipObjectResolution)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, parsed)
			}
			complaints, err := asking(p.ImportPath, fset, files, compiled)
			if err != nil {
				t.Fatal(err)
			}
			for _, complaint := range complaints {
				t.Error(complaint)
			}
		})
	}
	for _, file := range templateFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			for _, complaint := range askingTemplate(file, read(t, file)) {
				t.Error(complaint)
			}
		})
	}
}

// asking and askingTemplate find each way to ask for an ID, and allow the rest.
func TestAsking(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	compiled := compiled(t, fset)
	const head = `package x
import ("slices"; "strings"; "snipgen/frameworks"; "snipgen/frameworks/languages")
var _, _, _ = slices.Max[[]int], strings.ToUpper, languages.All
func f(f *frameworks.Framework, id string, any []string) (_ any) { `
	for _, c := range []struct{ name, code, want string }{
		{"equal", `return f.ID == "flask"`, "compares a framework's ID"},
		{"not equal, in brackets", `return ("go" != (f.Language.ID))`, "compares a language's ID"},
		{"a constant", `const c = "go"; return f.Language.ID == c`, "compares a language's ID"},
		{"a switch", `switch f.Language.ID { case "go": }; return`, "switches on a language's ID"},
		{"a switch by way of a variable", `switch l := f.Language.ID; l { case "go": }; return`, "switches on a language's ID"},
		{"a variable", `l := f.Language.ID; return l == "x"`, "compares a language's ID"},
		{"a table", `return map[string]int{"x": 1}[f.Language.ID]`, "looks a language's ID up in a table of constants"},
		{"a table of languages", `return map[string]int{"ruby": 1}[id]`, `names "ruby" in a table`},
		{"a table of one", `return map[*languages.Language]int{languages.Go: 1}[f.Language]`, "names languages.Go in a table"},
		{"a list", `return slices.Contains([]string{"x", "y"}, f.ID)`, "compares a framework's ID"},
		{"a table of rows", `return []struct{ id string; n int }{{"java", 1}}`, `names "java" in a table`},
		{"a row", `return struct{ id string; n int }{n: 1, id: "java"}`, `names "java" in a table`},
		{"a status's origin", `return struct{ origin string }{"django"}`, ""},
		{"a list of frameworks", `return []string{"django"}`, `names "django" in a table`},
		{"its beginning", `return strings.HasPrefix(f.ID, "x")`, "compares a framework's ID"},
		{"a name", `return id == "python"`, `compares with "python"`},
		{"a name in a case", `switch id { case "python": }; return`, `compares with "python"`},
		{"the entry", `return f.Language == languages.Go`, "compares with languages.Go"},
		{"the entry in a case", `switch f.Language { case languages.Go: }; return`, "compares with languages.Go"},
		{"the entry in a list", `return slices.Contains([]*languages.Language{languages.Go}, f.Language)`, "names languages.Go in a table"},
		{"looking one up", `g, _ := frameworks.Find(frameworks.All, "http"); return g`, `looks up "http"`},
		{"two IDs", `return f.ID == id || slices.Contains(f.Aliases, f.ID) || slices.Contains(any, f.Language.ID)`, ""},
		{"a scheme and a format", `return id == "http" || id == "json" || id == "curl"`, ""},
		{"an entry that is used", `return languages.JSON.Title`, ""},
		{"another type's ID", `var e struct{ ID string }; return e.ID == "x"`, ""},
		{"a category", `return f.Category == frameworks.Client`, ""},
	} {
		// Not parallel: the importer must not be used concurrently.
		t.Run(c.name, func(t *testing.T) {
			parsed, err := parser.ParseFile(fset, "x.go", head+c.code+" }", parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			complaints, err := asking("snipgen/generate/x", fset, []*ast.File{parsed}, compiled)
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" && len(complaints) > 0 || c.want != "" && !slices.Equal(complaints, []string{"x.go:4: " + c.want}) {
				t.Errorf("got %q, want %q", complaints, c.want)
			}
		})
	}
	for _, c := range []struct{ name, file, text, want string }{
		{"a template", "templates/page/x.tmpl", "\n{{if eq .Language \"go\"}}", `templates/page/x.tmpl:2: compares with "go"`},
		{"a framework's own", "templates/flask/x.tmpl", `{{if eq .ID "flask"}}`, ""},
		{"text of a template", "templates/express/x.tmpl", `import "express"`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(askingTemplate(c.file, c.text), "\n"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// An ask finds the places where a package's code depends on which language or
// framework it handles.
type ask struct {
	info *types.Info
	// exempt reports whether the package may compare the IDs of a kind of entry:
	// "language" or "framework".
	exempt func(entry string) bool
	// kept maps a variable that holds an ID to its kind of entry.
	kept       map[types.Object]string
	complaints map[token.Pos]string
}

// asking returns the places where a package's code depends on which language or
// framework it handles.
func asking(pkg string, fset *token.FileSet, files []*ast.File, compiled types.Importer) ([]string, error) {
	a := ask{
		info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}},
		exempt: func(entry string) bool {
			return pkg == "snipgen/frameworks/languages" || pkg == "snipgen/frameworks" && entry == "framework"
		},
		kept: map[types.Object]string{}, complaints: map[token.Pos]string{},
	}
	config := types.Config{Importer: compiled}
	if _, err := config.Check(pkg, fset, files, a.info); err != nil {
		return nil, err
	}
	for _, visit := range []func(ast.Node){a.keep, a.visit} {
		for _, file := range files {
			ast.PreorderStack(file, nil, func(n ast.Node, _ []ast.Node) bool {
				visit(n)
				return true
			})
		}
	}
	var found []string
	for _, pos := range slices.Sorted(maps.Keys(a.complaints)) {
		at := fset.Position(pos)
		found = append(found, fmt.Sprintf("%s:%d: %s", at.Filename, at.Line, a.complaints[pos]))
	}
	return found, nil
}

// complain records the first complaint about a node.
func (a *ask) complain(n ast.Node, format string, args ...any) {
	if _, told := a.complaints[n.Pos()]; !told {
		a.complaints[n.Pos()] = fmt.Sprintf(format, args...)
	}
}

// keep records a variable to which an ID is assigned.
func (a *ask) keep(n ast.Node) {
	assign, ok := n.(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != len(assign.Rhs) {
		return
	}
	for i, left := range assign.Lhs {
		name, ok := left.(*ast.Ident)
		if entry := a.id(assign.Rhs[i]); ok && entry != "" {
			a.kept[cmp.Or(a.info.Defs[name], a.info.Uses[name])] = entry
		}
	}
}

// visit complains of a node that compares an ID or names a language or framework.
func (a *ask) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op != token.EQL && n.Op != token.NEQ {
			return
		}
		for _, pair := range [][2]ast.Expr{{n.X, n.Y}, {n.Y, n.X}} {
			if entry := a.id(pair[0]); entry != "" && a.constant(pair[1]) != "" {
				a.complain(n, "compares a %s's ID", entry)
			}
			if what := a.named(pair[1]); what != "" {
				a.complain(n, "compares with %s", what)
			}
		}
	case *ast.SwitchStmt:
		if entry := a.id(n.Tag); entry != "" {
			a.complain(n, "switches on a %s's ID", entry)
			return
		}
		for _, clause := range n.Body.List {
			for _, e := range clause.(*ast.CaseClause).List {
				if what := a.named(e); what != "" && n.Tag != nil {
					a.complain(n, "compares with %s", what)
				}
			}
		}
	case *ast.IndexExpr:
		if entry, literal := a.id(n.Index), a.table(n.X); entry != "" && literal != nil {
			a.complain(literal, "looks a %s's ID up in a table of constants", entry)
		}
	case *ast.CompositeLit:
		a.literal(n)
	case *ast.CallExpr:
		a.call(n)
	}
}

// literal complains of a map, a list or a struct that names languages or
// frameworks.
func (a *ask) literal(n *ast.CompositeLit) {
	_, row := a.info.TypeOf(n).Underlying().(*types.Struct)
	for _, element := range n.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Key
			if row {
				element = pair.Value
			}
		}
		if row && entryOf(a.constant(element)) != "language" {
			continue // a status that a framework invented is named after it
		}
		if what := a.named(element); what != "" {
			a.complain(n, "names %s in a table", what)
			return
		}
	}
}

// call complains of calls that compare, which are the functions of slices and
// strings that return a bool or an int, and of calls that look up an entry.
func (a *ask) call(n *ast.CallExpr) {
	selector, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	callee := a.info.Uses[selector.Sel]
	if callee == nil || callee.Pkg() == nil {
		return
	}
	switch callee.Pkg().Path() {
	case "slices", "strings":
		results := callee.Type().(*types.Signature).Results()
		if results.Len() == 0 {
			return
		}
		basic, ok := results.At(results.Len() - 1).Type().(*types.Basic)
		if !ok || basic.Kind() != types.Bool && basic.Kind() != types.Int {
			return
		}
		for _, id := range n.Args {
			for _, other := range n.Args {
				if entry := a.id(id); entry != "" && (a.constant(other) != "" || a.table(other) != nil) {
					a.complain(n, "compares a %s's ID", entry)
				} else if what := a.named(other); id != other && what != "" {
					a.complain(n, "compares with %s", what)
				}
			}
		}
	case "snipgen/frameworks", "snipgen/frameworks/languages":
		for _, arg := range n.Args {
			if text := a.constant(arg); entryOf(text) != "" && !a.exempt(entryOf(text)) {
				a.complain(n, "looks up %q", text)
			}
		}
	}
}

// id returns the kind of entry whose ID an expression is, or "".
func (a *ask) id(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return a.kept[a.info.Uses[e]]
	case *ast.SelectorExpr:
		if selection := a.info.Selections[e]; selection != nil && e.Sel.Name == "ID" {
			if entry := entryType(selection.Recv()); entry != "" && !a.exempt(entry) {
				return entry
			}
		}
	}
	return ""
}

// constant returns the text of a constant string, or "".
func (a *ask) constant(e ast.Expr) string {
	if value := a.info.Types[e].Value; value != nil && value.Kind() == constant.String {
		return constant.StringVal(value)
	}
	return ""
}

// named returns the language or framework that an expression names by its variable
// or by an unambiguous ID, or "".
func (a *ask) named(e ast.Expr) string {
	if text := a.constant(e); text != "" {
		if entry := entryOf(text); entry != "" && !slices.Contains(ambiguous, text) && !a.exempt(entry) {
			return strconv.Quote(text)
		}
		return ""
	}
	if selector, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		if v, ok := a.info.Uses[selector.Sel].(*types.Var); ok && !v.IsField() {
			if entry := entryType(v.Type()); entry != "" && !a.exempt(entry) {
				return v.Pkg().Name() + "." + v.Name()
			}
		}
	}
	return ""
}

// table returns the literal of a map with constant keys or of a list with constant
// elements, or nil.
func (a *ask) table(e ast.Expr) *ast.CompositeLit {
	literal, ok := ast.Unparen(e).(*ast.CompositeLit)
	if !ok || len(literal.Elts) == 0 {
		return nil
	}
	first := literal.Elts[0]
	if pair, ok := first.(*ast.KeyValueExpr); ok {
		first = pair.Key
	}
	if a.constant(first) == "" {
		return nil
	}
	return literal
}

// ambiguous are IDs with another meaning: a URL's scheme, a data format, a section
// of a page.
var ambiguous = []string{"http", "json", "curl"}

// entryType returns the kind of entry that a type is, or "".
func entryType(t types.Type) string {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	switch types.TypeString(t, nil) {
	case "snipgen/frameworks/languages.Language":
		return "language"
	case "snipgen/frameworks.Framework":
		return "framework"
	}
	return ""
}

// entryOf returns the kind of entry that has an ID, or "".
func entryOf(id string) string {
	switch {
	case slices.ContainsFunc(languages.All, func(l *languages.Language) bool { return l.ID == id }):
		return "language"
	case slices.ContainsFunc(frameworks.All, func(f *frameworks.Framework) bool { return f.ID == id }):
		return "framework"
	}
	return ""
}

// askingTemplate returns the places where a template compares with the ID of a
// framework other than its own.
func askingTemplate(file, text string) []string {
	var complaints []string
	for i, line := range strings.Split(text, "\n") {
		for rest, more := line, true; more; {
			if _, rest, more = strings.Cut(rest, "{{"); !more {
				break
			}
			action, _, _ := strings.Cut(rest, "}}")
			words := strings.FieldsFunc(action, func(r rune) bool { return strings.ContainsRune(" ()|", r) })
			if !slices.Contains(words, "eq") && !slices.Contains(words, "ne") {
				continue
			}
			for _, word := range words {
				id, err := strconv.Unquote(word)
				if err == nil && entryOf(id) != "" && path.Base(path.Dir(file)) != id {
					complaints = append(complaints, fmt.Sprintf("%s:%d: compares with %q", file, i+1, id))
				}
			}
		}
	}
	return complaints
}

// A listing is what go list prints for a package.
type listing struct {
	ImportPath, Export string
	GoFiles            []string
}

// list compiles and lists the module's packages and their dependencies.
var list = sync.OnceValues(func() ([]listing, error) {
	command := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export,GoFiles", "./...")
	command.Dir = root
	var errs bytes.Buffer
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", command, err, &errs)
	}
	var all []listing
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var p listing
		if err := decoder.Decode(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
})

// listed returns what list does, or ends the test.
func listed(t *testing.T) []listing {
	t.Helper()
	all, err := list()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// compiled returns an importer that reads the types of compiled packages.
func compiled(t *testing.T, fset *token.FileSet) types.Importer {
	t.Helper()
	all := listed(t)
	return importer.ForCompiler(fset, "gc", func(imported string) (io.ReadCloser, error) {
		i := slices.IndexFunc(all, func(p listing) bool { return p.ImportPath == imported })
		if i < 0 {
			return nil, fmt.Errorf("go list doesn't list %s", imported)
		}
		return os.Open(all[i].Export)
	})
}

// sources returns the module's Go files for all systems, as slash-separated paths
// from the root.
func sources(t *testing.T) []string { return below(t, ".", ".go") }

// templateFiles returns the template files, as paths from the root.
func templateFiles(t *testing.T) []string { return below(t, "templates", ".tmpl") }

// below returns the files with an extension below a folder, without those that
// aren't part of the module.
func below(t *testing.T, top, extension string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(root), top, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (file == "golden" || e.Name() == "testdata" || file != "." && strings.HasPrefix(e.Name(), ".")):
			return fs.SkipDir
		case !e.IsDir() && path.Ext(file) == extension:
			files = append(files, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// read returns the text of a file in the repository.
func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
