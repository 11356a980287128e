package languages

import (
	"cmp"
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
		t.Run(cmp.Or(c.s, "empty"), func(t *testing.T) {
			t.Parallel()
			if got := Columns(c.s); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

// spellings returns ways to write a name that all find its entry.
func spellings(s string) []string {
	return []string{s, strings.ToUpper(s), strings.ToLower(s), " " + s + "\n"}
}

func TestFind(t *testing.T) {
	for _, l := range All {
		for _, name := range slices.Compact(append([]string{l.ID, l.Title}, l.Aliases...)) {
			t.Run(l.ID+" by "+name, func(t *testing.T) {
				t.Parallel()
				for _, query := range spellings(name) {
					if got, ok := Find(query); !ok || got != l {
						t.Errorf("%q finds %v, %t", query, got, ok)
					}
				}
			})
		}
	}
	for _, query := range []string{"", "cobol", "flask"} {
		t.Run(cmp.Or(query, "empty"), func(t *testing.T) {
			t.Parallel()
			if got, ok := Find(query); ok {
				t.Errorf("found %s, want none", got.ID)
			}
		})
	}
}

// No two languages share a name: Find would silently return the first.
func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	for _, l := range All {
		for _, name := range append([]string{l.ID, l.Title}, l.Aliases...) {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != l.ID {
				t.Errorf("%q names both %s and %s", name, other, l.ID)
			}
			owner[name] = l.ID
		}
	}
}

// Lists that a binary search reads are sorted without duplicates.
func TestSorted(t *testing.T) {
	sorted := func(t *testing.T, name string, list []string) {
		t.Helper()
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s is not sorted or has a duplicate", name)
		}
	}
	var ids []string
	for _, l := range All {
		ids = append(ids, l.ID)
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			sorted(t, "Keywords", l.Keywords)
			sorted(t, "Builtins", l.Builtins)
		})
	}
	sorted(t, "All", ids)
}

func TestReserved(t *testing.T) {
	for _, l := range All {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			for _, word := range slices.Concat(l.Keywords, l.Builtins) {
				if !l.Reserved(word) {
					t.Errorf("%q is not reserved", word)
				}
				if l.Keyword(word) != slices.Contains(l.Keywords, word) {
					t.Errorf("Keyword(%q) = %t", word, l.Keyword(word))
				}
			}
			if l.Reserved("") || l.Reserved("cancel_order") {
				t.Error("a word is reserved that is neither a keyword nor a builtin")
			}
		})
	}
}

// Every entry fills the fields it needs, and has its own extension. A failure
// names the field.
func TestEntriesAreComplete(t *testing.T) {
	owners := map[string][]string{}
	for _, l := range All {
		owners[l.Extension] = append(owners[l.Extension], l.ID)
	}
	for _, l := range All {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			for _, field := range fields(l) {
				if !field.ok {
					t.Errorf("%s is missing or wrong", field.name)
				}
			}
			if of := owners[l.Extension]; len(of) != 1 {
				t.Errorf("%q share the extension %s", of, l.Extension)
			}
		})
	}
}

// checked is the result of checking a field.
type checked struct {
	name string
	ok   bool
}

// fields checks the fields of an entry.
func fields(l *Language) []checked {
	small := func(s string) bool { return s != "" && s == strings.ToLower(s) }
	return []checked{
		{"ID", small(l.ID)},
		{"Title", l.Title != ""},
		{"Aliases", !slices.ContainsFunc(l.Aliases, func(s string) bool { return !small(s) })},
		{"Extension", strings.HasPrefix(l.Extension, ".")},
		{"String", l.String != nil},
		{"Objects", complete(l.Objects) || l == Shell}, // a shell has no values
		{"Loose", complete(l.Loose) || l.Loose == nil}, // most languages need only Objects
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

// every reports whether names isn't empty and each name passes a test.
func every(names []string, test func(string) bool) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return !test(name) })
}

// complete reports whether a notation can write every value in a list.
func complete(n *Notation) bool {
	return n != nil && n.Key != nil && n.ListOpen != "" && n.ListClose != "" && n.Null != "" && n.True != "" && n.False != ""
}
