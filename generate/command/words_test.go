package command

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
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
		if got := splitLine(line); !slices.Equal(got, want) {
			t.Errorf("splitLine(%q) is %q, want %q", line, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(`a "b c' \" d' 'e`)
	f.Fuzz(func(t *testing.T, line string) {
		words := splitLine(line)
		if len(words) == 0 || len(strings.Join(words, "")) > len(line) {
			t.Errorf("splitLine(%q) is %q", line, words)
		}
	})
}
