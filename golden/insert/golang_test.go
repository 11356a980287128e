package insert

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// golang checks insertions into Go files with go/parser and go/types.
func golang(t testing.TB) checker {
	t.Helper()
	g := &compiler{fset: token.NewFileSet()}
	g.imported = importer.ForCompiler(g.fset, "gc", export)
	return g.check
}

// A compiler checks the types of one file at a time. It compiles imports that golden's
// go.mod has, and accepts any member of other packages.
type compiler struct {
	fset     *token.FileSet
	imported types.Importer
}

// export opens a package's export data, as the Go compiler wrote it.
func export(path string) (io.ReadCloser, error) {
	out, err := exec.Command("go", "list", "-export", "-f", "{{.Export}}", path).Output()
	if err != nil {
		return nil, fmt.Errorf("package %q isn't available: %w", path, err)
	}
	return os.Open(strings.TrimSpace(string(out)))
}

// A goFile is a file with its tree.
type goFile struct {
	fset     *token.FileSet
	tree     *ast.File
	inserted [][2]int
}

func (g *compiler) parse(text string, inserted [][2]int) (*goFile, error) {
	tree, err := parser.ParseFile(g.fset, "file.go", strings.TrimPrefix(text, mark), parser.ParseComments|parser.SkipObjectResolution)
	return &goFile{g.fset, tree, inserted}, err
}

func (g *compiler) check(r request) (answer, error) {
	old, err := g.parse(r.Old, nil)
	if err != nil {
		return answer{}, nil //nolint:nilerr // the answer says that the file doesn't parse
	}
	a := answer{Parses: true, Natural: old.natural(len(rawLines(r.Old))), Broken: map[string]string{}}
	// The types are checked first, because the comparison of trees cuts the inserted
	// nodes out.
	known := g.flaws(old)
	names, shape := old.imports(), old.shape()
	for _, n := range r.News {
		err := g.judge(n, known, names, shape)
		if err == nil && formatted(r.Old) && !formatted(n.Text) {
			err = errors.New("gofmt changes the new text, but not the old one")
		}
		if err != nil {
			a.Broken[strconv.Itoa(n.Line)] = err.Error()
		}
	}
	return a, nil
}

// formatted reports whether gofmt leaves a text unchanged.
func formatted(text string) bool {
	out, err := format.Source([]byte(text))
	return err == nil && string(out) == text
}

// judge returns an error if a new text is broken.
func (g *compiler) judge(n newText, known, names []string, shape []string) error {
	f, err := g.parse(n.Text, n.Inserted)
	if err != nil {
		return fmt.Errorf("it does not parse: %w", err)
	}
	flaws := g.flaws(f)
	for _, name := range names {
		if !slices.Contains(f.imports(), name) {
			return fmt.Errorf("%s is not imported any more", name)
		}
	}
	places, err := f.cut()
	if err != nil {
		return err
	}
	if err := same(shape, f.shape()); err != nil {
		return err
	}
	if places == 0 {
		return errors.New("what is inserted is no code: it is in a comment or string")
	}
	for _, flaw := range flaws {
		i := slices.Index(known, flaw)
		if i < 0 {
			return errors.New("go/types: " + flaw)
		}
		known = slices.Delete(slices.Clone(known), i, i+1)
	}
	return nil
}

// flaws returns the type checker's errors for a file.
func (g *compiler) flaws(f *goFile) (out []string) {
	config := types.Config{Importer: g.imported, Error: func(err error) {
		var typed types.Error
		if errors.As(err, &typed) {
			out = append(out, typed.Msg)
		} else {
			out = append(out, err.Error())
		}
	}}
	config.Check("file", g.fset, []*ast.File{f.tree}, nil) // its error is the first of out
	return out
}

// new reports whether a node and its doc comment lie in inserted lines.
func (f *goFile) new(n ast.Node) bool {
	first, last := f.lines(n)
	return slices.ContainsFunc(f.inserted, func(r [2]int) bool { return first >= r[0] && last <= r[1] })
}

// lines returns the first and the last line of a node with its doc comment.
func (f *goFile) lines(n ast.Node) (first, last int) {
	start := n.Pos()
	var doc *ast.CommentGroup
	switch n := n.(type) {
	case *ast.FuncDecl:
		doc = n.Doc
	case *ast.GenDecl:
		doc = n.Doc
	}
	if doc != nil {
		start = doc.Pos()
	}
	return f.fset.Position(start).Line, f.fset.Position(n.End()).Line
}

// imports returns the names and paths that a file imports.
func (f *goFile) imports() (out []string) {
	for _, spec := range f.tree.Imports {
		name := ""
		if spec.Name != nil {
			name = spec.Name.Name + " "
		}
		out = append(out, name+spec.Path.Value)
	}
	return out
}

// cut removes the inserted nodes, except imports, from the tree and returns their number.
// It returns an error for an inserted statement outside a handler.
func (f *goFile) cut() (places int, err error) {
	f.tree.Decls = slices.DeleteFunc(f.tree.Decls, func(d ast.Decl) bool {
		if isImport(d) || !f.new(d) {
			return false
		}
		places++
		return true
	})
	var functions []*ast.FuncType // those that the node is in
	var depth []bool
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if n == nil {
			if depth[len(depth)-1] {
				functions = functions[:len(functions)-1]
			}
			depth = depth[:len(depth)-1]
			return true
		}
		var function *ast.FuncType
		var list *[]ast.Stmt
		switch n := n.(type) {
		case *ast.FuncDecl:
			function = n.Type
		case *ast.FuncLit:
			function = n.Type
		case *ast.BlockStmt:
			list = &n.List
		case *ast.CaseClause:
			list = &n.Body
		case *ast.CommClause:
			list = &n.Body
		}
		if depth = append(depth, function != nil); function != nil {
			functions = append(functions, function)
		}
		if list != nil {
			count := len(*list)
			*list = slices.DeleteFunc(*list, func(s ast.Stmt) bool { return f.new(s) })
			if count > len(*list) {
				places++
				if len(*list) == 0 {
					*list = nil // as the parser leaves an empty block
				}
				if !handles(functions[len(functions)-1]) {
					err = errors.New("a response is inserted in a function that is no handler")
				}
			}
		}
		return true
	})
	return places, err
}

// handles reports whether a function can send a response.
func handles(f *ast.FuncType) bool {
	return slices.ContainsFunc(f.Params.List, func(p *ast.Field) bool {
		name := types.ExprString(p.Type)
		return name == "http.ResponseWriter" || name == "*gin.Context"
	})
}

func isImport(d ast.Decl) bool {
	general, ok := d.(*ast.GenDecl)
	return ok && general.Tok == token.IMPORT
}

// shape returns the declarations, the doc comments and the package clause of a
// file, without positions, other comments and imports.
func (f *goFile) shape() (out []string) {
	print := func(n any) {
		var text bytes.Buffer
		if err := ast.Fprint(&text, nil, n, shaped); err != nil {
			panic(err)
		}
		// Fprint numbers its lines, and an insertion changes the numbers.
		var lines strings.Builder
		for line := range strings.Lines(text.String()) {
			lines.WriteString(strings.TrimSpace(strings.TrimLeft(line, " 0123456789")) + "\n")
		}
		out = append(out, lines.String())
	}
	print(f.tree.Name)
	if f.tree.Doc != nil {
		print(f.tree.Doc)
	}
	for _, d := range f.tree.Decls {
		if !isImport(d) {
			print(d)
		}
	}
	return out
}

// shaped is a filter for ast.Fprint that leaves out positions.
func shaped(_ string, value reflect.Value) bool {
	return value.Type() != reflect.TypeFor[token.Pos]()
}

// same returns an error that says where two shapes differ.
func same(old, new []string) error {
	if len(old) != len(new) {
		return fmt.Errorf("%d declarations have become %d", len(old), len(new))
	}
	for i := range old {
		was, is := strings.Split(old[i], "\n"), strings.Split(new[i], "\n")
		for j := range min(len(was), len(is)) {
			if was[j] != is[j] {
				return fmt.Errorf("declaration %d has changed: %.60q has become %.60q", i, was[j], is[j])
			}
		}
	}
	return nil
}

// natural returns the blank lines between declarations below the imports, and the end of
// the file.
func (f *goFile) natural(lines int) (out []int) {
	used := make([]bool, lines+2)
	mark := func(n ast.Node) {
		first, last := f.lines(n)
		for i := first; i <= last; i++ {
			used[i] = true
		}
	}
	start := 0 // the last import's last line, or the package clause's
	mark(f.tree.Name)
	for _, d := range f.tree.Decls {
		mark(d)
		if isImport(d) {
			_, start = f.lines(d)
		}
	}
	for _, c := range f.tree.Comments {
		mark(c)
	}
	text := f.fset.File(f.tree.FileStart)
	for i := start + 1; i <= min(lines, text.LineCount()); i++ {
		if !used[i] && i > f.fset.Position(f.tree.Name.End()).Line {
			out = append(out, i)
		}
	}
	return append(out, lines+1)
}
