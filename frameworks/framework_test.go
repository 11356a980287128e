package frameworks

import (
	"path"
	"regexp"
	"slices"
	"snipgen/frameworks/languages"
	"strings"
	"testing"
)

// spellings are the ways in which a user may write a name.
func spellings(s string) []string {
	return []string{s, strings.ToUpper(s), strings.ToLower(s), " " + s + "\n"}
}

func TestFind(t *testing.T) {
	for _, f := range All {
		for _, name := range append([]string{f.ID, f.Title}, f.Aliases...) {
			for _, query := range spellings(name) {
				if got, ok := Find(All, query); !ok || got != f {
					t.Errorf("Find(%q) = %v, %t, want %s", query, got, ok, f.ID)
				}
			}
		}
	}
	for _, query := range []string{"", " ", "flsk", "flask2", "python"} {
		if got, ok := Find(All, query); ok {
			t.Errorf("Find(%q) = %s, want none", query, got.ID)
		}
	}
}

// A name that two entries answer to would find the first of them in silence.
func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	claim := func(id string, names ...string) {
		for _, name := range names {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != id {
				t.Errorf("%q is a name of %s and of %s", name, other, id)
			}
			owner[name] = id
		}
	}
	for _, f := range All {
		claim(f.ID, append([]string{f.ID, f.Title}, f.Aliases...)...)
	}
}

// sorted checks a list that is searched by halves.
func sorted(t *testing.T, name string, list []string) {
	t.Helper()
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			t.Errorf("%s: %q stands before %q", name, list[i-1], list[i])
		}
	}
}

func TestSorted(t *testing.T) {
	var ids []string
	for _, f := range All {
		ids = append(ids, f.ID)
		sorted(t, f.ID+" Taken", f.Taken)
		sorted(t, f.ID+" TakenParameters", f.TakenParameters)
		if !slices.IsSorted(f.Interim) {
			t.Errorf("%s: Interim is not sorted", f.ID)
		}
		for i := 1; i < len(f.Constants); i++ {
			if f.Constants[i-1].Code >= f.Constants[i].Code {
				t.Errorf("%s Constants: %d stands before %d", f.ID, f.Constants[i-1].Code, f.Constants[i].Code)
			}
		}
	}
	sorted(t, "All", ids)
}

func TestConstant(t *testing.T) {
	for _, f := range All {
		for _, c := range f.Constants {
			if got, ok := f.Constant(c.Code); !ok || got != c.Name || got == "" {
				t.Errorf("%s: Constant(%d) = %q, %t, want %q", f.ID, c.Code, got, ok, c.Name)
			}
		}
		for _, code := range []int{0, 99, 1000} {
			if got, ok := f.Constant(code); ok {
				t.Errorf("%s: Constant(%d) = %q", f.ID, code, got)
			}
		}
	}
}

func TestUses(t *testing.T) {
	for _, f := range All {
		for _, word := range f.Taken {
			if !f.Uses(word) {
				t.Errorf("%s: Uses(%q) is false", f.ID, word)
			}
		}
	}
}

// What an entry has to say for a snippet to be written at all.
func TestEntriesAreComplete(t *testing.T) {
	for _, f := range All {
		if f.Language == nil || !slices.Contains(languages.All, f.Language) {
			t.Fatalf("%s: its language is not in languages.All", f.ID)
		}
		switch {
		case f.ID == "" || f.ID != strings.ToLower(f.ID) || f.Title == "":
			t.Errorf("%s: no ID in small letters, or no title", f.ID)
		case f.Name == "" || f.File == "" || !strings.HasPrefix(f.Path, "/") || !strings.HasPrefix(f.URL, "https://"):
			t.Errorf("%s: no name, file, path or documentation", f.ID)
		case f.Category == Server && f.Route.Open == "":
			t.Errorf("%s: no syntax for routes", f.ID)
		case f.MinCode < 100 || f.MaxCode > 999 || f.MinCode > f.MaxCode:
			t.Errorf("%s: codes from %d to %d", f.ID, f.MinCode, f.MaxCode)
		case (f.MinCode > 100 || f.MaxCode < 999) && f.CodesWhy.Kind == "":
			t.Errorf("%s: no reason for refusing codes", f.ID)
		case !f.AnyInterim && f.InterimWhy.Kind == "":
			t.Errorf("%s: no reason for refusing interim responses", f.ID)
		}
	}
}

// What is said of projects can be used: patterns compile, and every file of a
// module has a name of its own.
func TestProjects(t *testing.T) {
	for _, f := range All {
		p := f.Project
		if p == nil {
			continue
		}
		if !strings.Contains(p.File, "{") || !strings.HasSuffix(p.File, f.Language.Extension) {
			t.Errorf("%s: file %q", f.ID, p.File)
		}
		if len(p.Folders) == 0 || len(p.Mounts) == 0 || len(p.Routes) == 0 || !strings.HasPrefix(p.URL, "https://") {
			t.Errorf("%s: %+v", f.ID, p)
		}
		for _, m := range p.Mounts {
			if _, err := path.Match(m, ""); err != nil {
				t.Errorf("%s: %q: %v", f.ID, m, err)
			}
		}
		if _, err := regexp.Compile(p.Passed); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
		for _, a := range slices.Concat(p.Imports, p.Routes) {
			for _, pattern := range []string{a.Pattern, a.Named} {
				if r, err := regexp.Compile(`(?m)` + pattern); err != nil || r.NumSubexp() > 1 {
					t.Errorf("%s: %q: %v", f.ID, pattern, err)
				}
			}
		}
	}
}
