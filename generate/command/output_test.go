package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"a\tb\r\nc\n":           "a\tb\r\nc\n",
		"요청 café \u00a0🚀\u200d": "요청 café \u00a0🚀\u200d",
		"a\x1b[31mb":            "a\uFFFD[31mb",
		"a\rb\r":                "a\uFFFDb\uFFFD",
		"a\u009b31m\x9b\x7f":    "a\uFFFD31m\uFFFD\uFFFD",
		"a\u202eb\u2066":        "a\uFFFDb\uFFFD",
		"a\u2028b\u2029":        "a\uFFFDb\uFFFD",
		"\x00":                  "\uFFFD",
		"\uFFFD":                "\uFFFD",
		"":                      "",
	} {
		t.Run(inputName(code), func(t *testing.T) {
			t.Parallel()
			if got := visible(code); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Every space of Unicode stays, however wide it is.
func TestSpaces(t *testing.T) {
	t.Parallel()
	seen := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Zs, r) {
			continue
		}
		seen++
		t.Run(fmt.Sprintf("%U", r), func(t *testing.T) {
			t.Parallel()
			if text := "a" + string(r) + "b"; visible(text) != text || inline(text) != text {
				t.Errorf("visible returns %q, inline %q", visible(text), inline(text))
			}
		})
	}
	if seen < 15 {
		t.Errorf("there are only %d spaces", seen)
	}
}

func TestInline(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a\nsnipgen: b": `a\nsnipgen: b`, "a\r\nb": `a\r\nb`, "a\tb": `a\tb`, "a\rb": `a\rb`, "\x1b\u2028": "\uFFFD\uFFFD", `a\nb`: `a\nb`,
	} {
		t.Run(inputName(text), func(t *testing.T) {
			t.Parallel()
			if got := inline(text); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// JSON escapes what a terminal would interpret, and loses nothing.
func TestJSON(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r < 0x3000 || unicode.Is(unicode.Cf, r) {
			text := "a" + string(r) + "b"
			var out bytes.Buffer
			if err := writeJSON(&out, []string{text}); err != nil {
				t.Fatal(err)
			}
			var back []string
			if err := json.Unmarshal(out.Bytes(), &back); err != nil || back[0] != text || visible(out.String()) != out.String() {
				t.Errorf("%U is written as %q, %v", r, out.String(), err)
			}
		}
	}
}

// A sink replaces control characters only on a terminal.
func TestSink(t *testing.T) {
	t.Parallel()
	const text = "a\x1b[31m\u3000b\n"
	for name, want := range map[string]string{"pipe": text, "terminal": "a\uFFFD[31m\u3000b\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			n, err := sink{&out, name == "terminal"}.Write([]byte(text))
			if n != len(text) || err != nil || out.String() != want {
				t.Errorf("got %d, %v, %q", n, err, out.String())
			}
		})
	}
}

// Wide spaces in a user's text stay in every output.
func TestSpacesOfUsers(t *testing.T) {
	isolate(t, map[string]string{
		"own.yaml":                     "statuses:\n  - {code: 409, key: mine, message: \"a\u3000b\", meaning: \"c\u00a0d\u3000e\", reason: Mine}\n",
		"a\u3000b\u00a0c/package.json": `{"dependencies": {"express": "5"}}`,
	})
	shown, _, _ := snipgen(t, "show", "mine", "-s", "own.yaml")
	_, unknown, _ := snipgen(t, "show", "409", "-s", "a\u3000b.yaml")
	listed, found, _ := snipgen(t, "detect", "a\u3000b\u00a0c")
	for _, c := range []struct{ name, got, want string }{
		{"meaning", shown, "\nc\u00a0d\u3000e\n"}, {"message", shown, "  \"a\u3000b\"\n"}, {"file name in an error", unknown, ""},
		{"manifest", listed, "package.json"}, {"folder name", found, "snipgen: express, from "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(c.got, c.want) {
				t.Errorf("%q has no %q", c.got, c.want)
			}
			if c.got == "" || strings.Contains(c.got, "\uFFFD") {
				t.Errorf("%q has lost a character", c.got)
			}
		})
	}
}

// A line break in a name or text can't forge a line of output.
func TestForgedLines(t *testing.T) {
	isolate(t, map[string]string{
		"own.yaml":                             "statuses:\n  - {code: 409, key: mine, meaning: \"true\\nsnipgen: forged\\rx\\u2028y\\n\"}\ntargets: [{id: bell, title: \"Bell\", language: shell, template: bell.tmpl}]\n",
		"bell.tmpl":                            "x\n",
		"shop\nsnipgen: forged/.git/HEAD":      "",
		"shop\nsnipgen: forged/package.json":   `{"dependencies": {"express": "5"}}`,
		"shop\nsnipgen: forged/setup.cfg":      "",
		"shop\nsnipgen: forged/a\nb/Gemfile":   "gem 'rails'\n",
		"shop\nsnipgen: forged/routes/x.js":    "",
		"shop\nsnipgen: forged/pyproject.toml": "[",
	})
	for _, args := range [][]string{
		{"show", "mine", "-s", "own.yaml"},
		{"statuses", "-s", "own.yaml"},
		{"detect", "shop\nsnipgen: forged"},
		{"scaffold", "404", "--dry-run", "--dir", "shop\nsnipgen: forged/routes"},
		{"404", "-s", "a\nsnipgen: forged"},
		{"page", "404", "-o", "missing\nsnipgen: forged/x"},
		{"404", "-l", "flask\nsnipgen: forged"},
		{"__complete", "--", "-s", "own.yaml", "min"},
	} {
		t.Run(inputName(strings.Join(args, " ")), func(t *testing.T) {
			stdout, stderr, _ := snipgen(t, args...)
			if strings.Contains(stdout+stderr, "\nsnipgen: forged") || strings.Contains(stdout+stderr, "\u2028") {
				t.Errorf("the output has a forged line:\n%s%s", stdout, stderr)
			}
			if stdout+stderr == "" {
				t.Error("there is no output")
			}
		})
	}
	if shown, _, _ := snipgen(t, "show", "mine", "-s", "own.yaml"); !strings.Contains(shown, "\ntrue\\nsnipgen: forged\\rx\uFFFDy\n\n") {
		t.Errorf("the meaning is %q", shown)
	}
}

// A difference shows line endings where lines differ in nothing else.
func TestCRLF(t *testing.T) {
	isolate(t, map[string]string{"app.py": "from flask import Flask\n\napp = Flask(__name__)\n", "requirements.txt": "flask\n"})
	if _, stderr, code := snipgen(t, "scaffold", "404"); code != Done {
		t.Fatal(stderr)
	}
	wrote, _, _ := snipgen(t, "scaffold", "404", "--dry-run")
	_, name, _ := strings.Cut(strings.SplitN(wrote, "\n", 2)[0], " ")
	name = strings.TrimSpace(name)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	_, stderr, code := snipgen(t, "scaffold", "404")
	if code != Failed || !strings.Contains(stderr, "^M\n+") || strings.ContainsAny(stderr, "\r\uFFFD") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "---") != strings.HasSuffix(line, "^M\n") {
			t.Errorf("the line %q has the wrong end", line)
		}
	}
	// With --diff, a program gets the unchanged bytes.
	if diff, _, code := snipgen(t, "scaffold", "404", "--diff", "--force"); code != Done || !strings.Contains(diff, "\r\n") || strings.Contains(diff, "^M") {
		t.Errorf("exit %d, %q", code, diff)
	}
}
