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

// Nothing else of the product opens or writes files: what a user, a repository
// or another run brings is handled in this package alone.
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
				t.Errorf("%s imports %s in a way that hides what it calls", rel, s.Path.Value)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(forbidden, s.Sel.Name) {
					t.Errorf("%s:%d uses os.%s; files.Read and the writers of files are for that", rel, set.Position(s.Pos()).Line, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen < 50 {
		t.Errorf("%d files were looked at, %v", seen, err)
	}
}
