package input

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// Limits, which the help prints, has every limit that the package declares, each
// under a different name.
func TestLimits(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "limits.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.CompositeLit); ok {
			if kind, ok := literal.Type.(*ast.Ident); ok && kind.Name == "Limit" {
				declared++
			}
		}
		return true
	})
	var names []string
	for _, l := range Limits {
		t.Run(l.Name, func(t *testing.T) {
			t.Parallel()
			if l.Most < 1 || l.Of == "" {
				t.Errorf("the limit is incomplete: %+v", l)
			}
		})
		names = append(names, l.Name)
	}
	slices.Sort(names)
	if n := len(slices.Compact(names)); n != declared {
		t.Errorf("Limits has %d names, and %d limits are declared", n, declared)
	}
}

func TestLimitText(t *testing.T) {
	t.Parallel()
	for want, l := range map[string]Limit{
		"1 MiB":           {Most: 1 << 20, Unit: Bytes},
		"64 KiB":          {Most: 64 << 10, Unit: Bytes},
		"1,000 bytes":     {Most: 1000, Unit: Bytes},
		"32 levels":       {Most: 32, Unit: Levels},
		"1,234,567 steps": {Most: 1234567, Unit: Steps},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			if got := l.String(); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
	l := Limit{Name: "x", Most: 3, Unit: Entries}
	if err := l.Exceeded("it"); err.Text != "it has more than 3 entries" || err.Hint != "the limit x is 3 entries; `snipgen help limits` lists all" {
		t.Errorf("got error %q with hint %q", err.Text, err.Hint)
	}
}
