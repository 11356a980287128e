package languages

import (
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	t.Parallel()
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
		{"1\u20e3", 2}, // a keycap
		{"a\u20e3", 1},
		{"\u2630\u261d\U0001f590", 6}, // wide by the rule of emoji
	} {
		t.Run(c.s, func(t *testing.T) {
			t.Parallel()
			if got := Columns(c.s); got != c.want {
				t.Errorf("Columns(%+q) = %d, want %d", c.s, got, c.want)
			}
		})
	}
}

// spellings are the ways in which a user may write a name.
func spellings(s string) []string {
	return []string{s, strings.ToUpper(s), strings.ToLower(s), " " + s + "\n"}
}

func TestFind(t *testing.T) {
	for _, l := range All {
		for _, name := range append([]string{l.ID, l.Title}, l.Aliases...) {
			for _, query := range spellings(name) {
				if got, ok := Find(query); !ok || got != l {
					t.Errorf("Find(%q) = %v, %t, want %s", query, got, ok, l.ID)
				}
			}
		}
	}
	for _, query := range []string{"", "cobol", "flask"} {
		if got, ok := Find(query); ok {
			t.Errorf("Find(%q) = %s, want none", query, got.ID)
		}
	}
}

// A name that two languages answer to would find the first of them in silence.
func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	for _, l := range All {
		for _, name := range append([]string{l.ID, l.Title}, l.Aliases...) {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != l.ID {
				t.Errorf("%q is a name of %s and of %s", name, other, l.ID)
			}
			owner[name] = l.ID
		}
	}
}

// Lists that are searched by halves.
func TestSorted(t *testing.T) {
	sorted := func(name string, list []string) {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s is not sorted, or has a word twice", name)
		}
	}
	var ids []string
	for _, l := range All {
		ids = append(ids, l.ID)
		sorted(l.ID+" Keywords", l.Keywords)
		sorted(l.ID+" Builtins", l.Builtins)
	}
	sorted("All", ids)
}

func TestReserved(t *testing.T) {
	for _, l := range All {
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
}

// What an entry has to say. Each thing that one lacks fails by the name of its
// field, below the ID.
func TestEntriesAreComplete(t *testing.T) {
	owner := map[string]string{}
	for _, l := range All {
		t.Run(l.ID, func(t *testing.T) {
			for _, field := range fields(l) {
				if !field.ok {
					t.Errorf("%s is missing or wrong", field.name)
				}
			}
			if other, taken := owner[l.Extension]; taken {
				t.Errorf("%s has the extension %s too", other, l.Extension)
			}
			owner[l.Extension] = l.ID
		})
	}
}

type checked struct {
	name string
	ok   bool
}

// fields are those that an entry must have, and whether it does.
func fields(l *Language) []checked {
	small := func(s string) bool { return s != "" && s == strings.ToLower(s) }
	return []checked{
		{"ID", small(l.ID)},
		{"Title", l.Title != ""},
		{"Aliases", !slices.ContainsFunc(l.Aliases, func(s string) bool { return !small(s) })},
		{"Extension", strings.HasPrefix(l.Extension, ".")},
		{"String", l.String != nil},
		{"Objects", complete(l.Objects) || l == Shell}, // a shell has no values
		{"Loose", complete(l.Loose) || l.Loose == nil}, // most need no other than Objects
		{"Lexis", l.Lexis != nil && l.Lexis.BlankLines > 0},
		{"Imports", l.Imports == nil || l.Imports.Read != nil && l.Imports.Write != nil},
		{"Indent", l.Indent != "" && strings.Trim(l.Indent, " ") == "" || l.Indent == "\t"},
		{"Tabs", !l.Tabs || l.Indent == "\t"},
		{"Columns", l.Width == 0 || l.Columns != nil},
		{"Target", l.Target != ""},
		{"Editors.VSCode", every(l.Editors.VSCode, small)},
		{"Editors.Vim", every(l.Editors.Vim, small)},
		{"Editors.Emacs", every(l.Editors.Emacs, func(mode string) bool { return strings.HasSuffix(mode, "-mode") })},
		{"Editors.Sublime", every(l.Editors.Sublime, func(scope string) bool { return strings.HasPrefix(scope, "source.") })},
		{"Editors.Zed", every(l.Editors.Zed, small)},
	}
}

// every reports whether there are names and all pass a test.
func every(names []string, test func(string) bool) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return !test(name) })
}

// complete reports whether a notation can write every value in a list.
func complete(n *Notation) bool {
	return n != nil && n.Key != nil && n.ListOpen != "" && n.ListClose != "" && n.Null != "" && n.True != "" && n.False != ""
}
