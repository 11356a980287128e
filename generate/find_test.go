package generate

import (
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

func TestFind(t *testing.T) {
	second := &frameworks.Framework{ID: "second", Title: "Second", Language: languages.Go}
	data := &frameworks.Framework{ID: "data", Title: "Data", Language: languages.JSON}
	list := []*frameworks.Framework{second, data}
	for _, id := range []string{"flask", "django", "nethttp", "rails"} {
		f, _ := frameworks.Find(frameworks.All, id)
		list = append(list, f)
	}
	uses := func(ids ...string) Used {
		return func(of []*frameworks.Framework) ([]*frameworks.Framework, error) {
			return slices.DeleteFunc(slices.Clone(of), func(f *frameworks.Framework) bool { return !slices.Contains(ids, f.ID) }), nil
		}
	}
	for _, c := range []struct {
		name, query string
		used        Used
		want        string // an ID, or part of an error
	}{
		{"an ID", "second", uses("nethttp"), "second"},
		{"a language with one target", "json", uses("second"), "data"},
		{"the default of a language with two", "go", nil, "nethttp"},
		{"an alias of the language", "Golang", nil, "nethttp"},
		{"a project that uses the other", "go", uses("second", "flask"), "second"},
		{"a project that uses both", "go", uses("second", "nethttp"), "nethttp"},
		{"a project that uses neither", "go", uses("flask"), "nethttp"},
		{"a language without a default", "python", nil, "Python has 2 targets"},
		{"a project in such a language", "python", uses("flask"), "flask"},
		{"empty", "", nil, `unknown target ""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, err := Find(list, c.query, c.used)
			if err != nil && !strings.Contains(err.Error(), c.want) || err == nil && f.ID != c.want {
				t.Errorf("got %v, %v, want %s", f, err, c.want)
			}
		})
	}
	t.Run("several names", func(t *testing.T) {
		t.Parallel()
		found, err := FindEach(list, "go,rails", uses("second"))
		if err != nil || len(found) != 2 || found[0].Framework != second || found[1].ID != "rails" {
			t.Errorf("got %v, %v", found, err)
		}
	})
	// A list of the targets for one file may lack the language's default.
	t.Run("a list without the default", func(t *testing.T) {
		t.Parallel()
		other := &frameworks.Framework{ID: "echo", Language: languages.Go}
		if f, err := Find([]*frameworks.Framework{second, other}, "go", nil); err == nil || !strings.Contains(err.Error(), "Go has 2 targets") {
			t.Errorf("got %v, %v", f, err)
		}
	})
}

// Find doesn't read the project if that can't change the result: for a target, a
// language with one target, or an unknown name.
func TestFindAsksNobody(t *testing.T) {
	queries := []string{"nothing", "json"}
	in := map[*languages.Language]int{}
	for _, f := range frameworks.All {
		queries = append(queries, f.ID)
		in[f.Language]++
	}
	for l, targets := range in {
		if targets == 1 {
			queries = append(queries, l.Title)
		}
	}
	for _, query := range queries {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			_, _ = Find(frameworks.All, query, func([]*frameworks.Framework) ([]*frameworks.Framework, error) {
				t.Error("Find reads the project")
				return nil, nil
			})
		})
	}
}
