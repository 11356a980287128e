package command

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"":                                {""},
		"  ":                              {""},
		"snipgen":                         {"snipgen"},
		"snipgen ":                        {"snipgen", ""},
		" snipgen\t 49":                   {"snipgen", "49"},
		`snipgen "client cl`:              {"snipgen", "client cl"},
		`snipgen "client closed"`:         {"snipgen", "client closed"},
		`snipgen "client closed" `:        {"snipgen", "client closed", ""},
		`snipgen client\ closed\`:         {"snipgen", "client closed"},
		`snipgen 'a"b\' "c'\"\d$\$" e'f'`: {"snipgen", `a"b\`, `c'"\d$$`, "ef"},
		`snipgen "" ''`:                   {"snipgen", "", ""},
		`snipgen --lang=fl`:               {"snipgen", "--lang=fl"},
		"snipgen 요청 \xff":                 {"snipgen", "요청", "\xff"},
	} {
		t.Run(inputName(line), func(t *testing.T) {
			t.Parallel()
			if got, _, _ := splitLine(line); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(`a "b c' \" d' 'e`)
	f.Fuzz(func(t *testing.T, line string) {
		words, begin, _ := splitLine(line)
		if len(words) == 0 || len(strings.Join(words, "")) > len(line) || begin > len(line) {
			t.Errorf("splitLine(%q) is %q", line, words)
		}
	})
}

// In each state of quoting, the typed beginning and what bash inserts after it
// make the completed value.
func TestInBash(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, replaced, value, want string }{
		{"snipgen Ev", "Ev", "Evil $(x) `y`", "Evil\\ \\$\\(x\\)\\ \\`y\\`"},
		{`snipgen "Ev`, "Ev", "Evil $(x) `y` \"!\\ it's", "Evil \\$(x) \\`y\\` \\\"\"\\!\"\\\\ it's"},
		{`snipgen 'Ev`, "Ev", "Evil $(x) it's !", `Evil $(x) it'\''s !`},
		{`snipgen Ev"il`, "il", "Evil $x", `il \$x`},
		{`snipgen Ev'il`, "il", "Evil $x", `il $x`},
		{`snipgen "Ev"il`, `"Ev"il`, "Evil $x", `Evil\ \$x`},
		{`snipgen "Ev"\ "il`, `il`, "Ev il $x", `il \$x`},
		{`snipgen --lang=fl`, "fl", "--lang=flask", "flask"},
		{`snipgen --lang="fl`, "fl", "--lang=flask", "flask"},
		{`snipgen 499@e`, "e", "499@esri", "esri"},
		{`snipgen 499@e`, "@e", "499@esri", "@esri"},
		{`snipgen `, "", "~a", `\~a`},
		{`snipgen 요`, "요", "요청", "요청"},
		{`snipgen "a`, "a", `a"`, `a\""`},
		{`snipgen 'a`, "a", "a'", "a'\\'''"},
		{`snipgen "a`, "a", "a!", `a"\!""`},
		{`snipgen b"a`, "a", "a", ""},
		{`snipgen a`, "xa", "a", ""},
		{`snipgen $'a`, "a", "ab", ""},
	} {
		t.Run(inputName(c.line+"<TAB> replaces "+c.replaced+" by "+c.value), func(t *testing.T) {
			t.Parallel()
			if got, ok := inBash(c.value, c.line, c.replaced); ok && got != c.want || ok != (c.want != "") {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func FuzzInBash(f *testing.F) {
	f.Add("snipgen \"Ev", uint8(2), "Evil $(x)")
	f.Add("snipgen 'it\\''s", uint8(1), "it's !$`")
	f.Fuzz(func(t *testing.T, line string, n uint8, value string) {
		replaced := line[max(0, len(line)-int(n)):]
		text, ok := inBash(value, line, replaced)
		if !ok {
			return
		}
		words, _, _ := splitLine(strings.TrimSuffix(line, replaced) + text)
		if got := words[len(words)-1]; got != value {
			t.Errorf("%q with %q for %q is %q, not %q", line, text, replaced, got, value)
		}
	})
}
