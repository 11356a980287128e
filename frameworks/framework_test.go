package frameworks

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		s    string
		want int
	}{
		{"", 0},
		{"plain", 5},
		{"é", 1},
		{"e\u0301", 1},
		{"\u0300\u036f", 0},
		{"漢字", 4},
		{"a漢b", 4},
		{"한글", 4},
		{"ｱ", 1}, // half-width
		{"Ａ", 2}, // full-width
		{"\U0001f680", 2},
		{"\U00020bb7", 2},
		{"α§", 2}, // ambiguous
		{"\u2026", 1},
	} {
		if got := Columns(c.s); got != c.want {
			t.Errorf("Columns(%+q) = %d, want %d", c.s, got, c.want)
		}
	}
}

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

func TestFindLanguage(t *testing.T) {
	for _, l := range Languages {
		for _, name := range append([]string{l.ID, l.Title}, l.Aliases...) {
			for _, query := range spellings(name) {
				if got, ok := FindLanguage(query); !ok || got != l {
					t.Errorf("FindLanguage(%q) = %v, %t, want %s", query, got, ok, l.ID)
				}
			}
		}
	}
	for _, query := range []string{"", "cobol", "flask"} {
		if got, ok := FindLanguage(query); ok {
			t.Errorf("FindLanguage(%q) = %s, want none", query, got.ID)
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
	clear(owner)
	for _, l := range Languages {
		claim(l.ID, append([]string{l.ID, l.Title}, l.Aliases...)...)
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
	ids = nil
	for _, l := range Languages {
		ids = append(ids, l.ID)
		sorted(t, l.ID+" Keywords", l.Keywords)
		sorted(t, l.ID+" Builtins", l.Builtins)
	}
	sorted(t, "Languages", ids)
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

func TestReserved(t *testing.T) {
	for _, l := range Languages {
		for _, word := range slices.Concat(l.Keywords, l.Builtins) {
			if !l.Reserved(word) {
				t.Errorf("%s: %q is not reserved", l.ID, word)
			}
			if l.Keyword(word) != slices.Contains(l.Keywords, word) {
				t.Errorf("%s: Keyword(%q) = %t", l.ID, word, l.Keyword(word))
			}
		}
		if l.Reserved("") || l.Reserved("cancel_order") {
			t.Errorf("%s: it reserves what is no word of its own", l.ID)
		}
	}
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
		if f.Language == nil || !slices.Contains(Languages, f.Language) {
			t.Fatalf("%s: its language is not in Languages", f.ID)
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
		case (f.MinCode > 100 || f.MaxCode < 999) && f.CodesWhy == "":
			t.Errorf("%s: no reason for refusing codes", f.ID)
		case !f.AnyInterim && f.InterimWhy == "":
			t.Errorf("%s: no reason for refusing interim responses", f.ID)
		}
	}
	for _, l := range Languages {
		if l.String == nil || !strings.HasPrefix(l.Extension, ".") || l.Objects == nil && l != shell {
			t.Errorf("%s: no literals, extension or objects", l.ID)
		}
		for _, alias := range l.Aliases {
			if alias != strings.ToLower(alias) {
				t.Errorf("%s: the alias %q is found in no case", l.ID, alias)
			}
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
