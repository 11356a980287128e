package command

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

var colours = regexp.MustCompile("\x1b\\[[0-9]+m")

// checkScreen checks the colours of any text in any language: they change
// nothing else, end with their line and send no control character.
func checkScreen(t *testing.T, language, code string) {
	t.Helper()
	var screen strings.Builder
	if err := (sink{w: &screen}).colour(language, code); err != nil {
		t.Error(err)
	}
	plain := colours.ReplaceAllString(screen.String(), "")
	if plain != visible(code) {
		t.Errorf("%s: the screen shows %q, want %q", language, plain, visible(code))
	}
	for line := range strings.Lines(screen.String()) {
		on := strings.Count(line, "\x1b[") - strings.Count(line, "\x1b[0m")
		if on != strings.Count(line, "\x1b[0m") {
			t.Errorf("%s: a colour goes on after its line: %q", language, line)
		}
	}
	for i, r := range visible(code) {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			t.Errorf("%s: %q is sent to the terminal, at %d of %q", language, r, i, code)
		}
	}
}

// On a terminal, golden snippets are the same apart from their colours.
func TestColourOfSnippets(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, f := range frameworks.All {
		names, err := filepath.Glob("../../golden/snippets/" + f.ID + "/*/*")
		if err != nil {
			t.Fatal(err)
		}
		names = slices.DeleteFunc(names, func(name string) bool { return filepath.Base(name) == "refusal.txt" })
		seen += len(names)
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, name := range names {
				code, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				checkScreen(t, f.Language.ID, string(code))
				if visible(string(code)) != string(code) {
					t.Errorf("%s has a character that a terminal would obey", name)
				}
			}
		})
	}
	if seen < 100 {
		t.Errorf("there are only %d snippets", seen)
	}
}

func FuzzColour(f *testing.F) {
	ids := []string{"cobol"}
	for _, l := range languages.All {
		ids = append(ids, l.ID)
	}
	for i := range ids {
		f.Add(i, "\"a\\\n'b`c\x1b:d \r\n@e $f ${g %w[h -i HTTP/1.1 \xff 0x1.e+")
	}
	f.Fuzz(func(t *testing.T, language int, code string) {
		if language >= 0 && language < len(ids) {
			checkScreen(t, ids[language], code)
		}
	})
}

func TestColour(t *testing.T) {
	var b strings.Builder
	if err := (sink{w: &b}).colour("python", "def f():  # a\n    \"\"\"b\n\n    \x1bc\"\"\"\n"); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[35mdef\x1b[0m \x1b[1mf\x1b[0m():  \x1b[3m# a\x1b[0m\n    \x1b[32m\"\"\"b\x1b[0m\n\n\x1b[32m    \uFFFDc\"\"\"\x1b[0m\n"
	if b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

func TestWanted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		when        string
		environment map[string]string
		piped       bool // whether a pipe gets colours
		terminal    bool // whether a terminal does
	}{
		{"", nil, false, true},
		{"auto", nil, false, true},
		{"always", nil, true, true},
		{"never", nil, false, false},
		{"", map[string]string{"NO_COLOR": "1"}, false, false},
		{"", map[string]string{"NO_COLOR": "0"}, false, false},
		{"", map[string]string{"NO_COLOR": ""}, false, true},
		{"always", map[string]string{"NO_COLOR": "1"}, true, true},
		{"", map[string]string{"CLICOLOR_FORCE": "1"}, true, true},
		{"", map[string]string{"CLICOLOR_FORCE": "0"}, false, true},
		{"", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false, false},
		{"", map[string]string{"CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "dumb"}, true, true},
		{"never", map[string]string{"CLICOLOR_FORCE": "1"}, false, false},
		{"", map[string]string{"FORCE_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}, true, true},
		{"", map[string]string{"FORCE_COLOR": "3", "NO_COLOR": "1"}, false, false},
		{"", map[string]string{"FORCE_COLOR": "0"}, false, false},
		{"", map[string]string{"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, true, true},
		{"", map[string]string{"FORCE_COLOR": ""}, false, true},
		{"never", map[string]string{"FORCE_COLOR": "1"}, false, false},
		{"", map[string]string{"CLICOLOR": "0"}, false, false},
		{"", map[string]string{"CLICOLOR": "1"}, false, true},
		{"", map[string]string{"TERM": "dumb"}, false, false},
		{"always", map[string]string{"TERM": "dumb"}, true, true},
	} {
		for _, terminal := range []bool{false, true} {
			name, want := "piped", c.piped
			if terminal {
				name, want = "terminal", c.terminal
			}
			if c.when != "" {
				name += " --color " + c.when
			}
			for _, variable := range slices.Sorted(maps.Keys(c.environment)) {
				name += " " + variable + "=" + c.environment[variable]
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				got, err := wantsColour(c.when, terminal, func(name string) string { return c.environment[name] })
				if err != nil || got != want {
					t.Errorf("got %t, %v, want %t", got, err, want)
				}
			})
		}
	}
	t.Run("terminal --color sometimes", func(t *testing.T) {
		t.Parallel()
		if _, err := wantsColour("sometimes", true, func(string) string { return "" }); err == nil {
			t.Error("wantsColour returns no error")
		}
	})
}
