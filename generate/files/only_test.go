package files

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Only this package opens and writes files, so that only it must handle what a
// user, a repository or another run puts there.
func TestOnlyHere(t *testing.T) {
	forbidden := []string{"ReadFile", "Open", "OpenFile", "OpenRoot", "OpenInRoot", "Create", "CreateTemp", "WriteFile", "Rename", "Truncate"}
	seen := 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && (rel == "golden" || rel == "generate/files" || d.Name() == "testdata" || rel != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go"):
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		seen++
		for _, s := range file.Imports {
			if s.Path.Value == `"os"` && s.Name != nil || s.Path.Value == `"io/ioutil"` {
				t.Errorf("%s imports %s in a way that hides its calls", rel, s.Path.Value)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(forbidden, s.Sel.Name) {
					t.Errorf("%s:%d uses os.%s; call package files instead", rel, set.Position(s.Pos()).Line, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen < 50 {
		t.Errorf("read only %d files, %v", seen, err)
	}
}
