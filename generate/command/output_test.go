package command

import (
	"bytes"
	"encoding/json"
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
		if got := visible(code); got != want {
			t.Errorf("visible(%q) is %q, want %q", code, got, want)
		}
	}
}

// A space is a space, however wide.
func TestSpaces(t *testing.T) {
	t.Parallel()
	seen := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Zs, r) {
			continue
		}
		seen++
		if text := "a" + string(r) + "b"; visible(text) != text || inline(text) != text {
			t.Errorf("%U becomes %q and %q", r, visible(text), inline(text))
		}
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
		if got := inline(text); got != want {
			t.Errorf("inline(%q) is %q, want %q", text, got, want)
		}
	}
}

// JSON has nothing in it that a terminal would interpret, and loses nothing.
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

// A terminal gets what is visible, a program what there is.
func TestSink(t *testing.T) {
	t.Parallel()
	const text = "a\x1b[31m\u3000b\n"
	for terminal, want := range map[bool]string{false: text, true: "a\uFFFD[31m\u3000b\n"} {
		var out bytes.Buffer
		n, err := sink{&out, terminal}.Write([]byte(text))
		if n != len(text) || err != nil || out.String() != want {
			t.Errorf("on a terminal %v: %d, %v, %q", terminal, n, err, out.String())
		}
	}
}

// Spaces stay spaces wherever a user's text is printed.
func TestSpacesOfUsers(t *testing.T) {
	isolate(t, map[string]string{
		"own.yaml":                     "statuses:\n  - {code: 409, key: mine, message: \"a\u3000b\", meaning: \"c\u00a0d\u3000e\", reason: Mine}\n",
		"a\u3000b\u00a0c/package.json": `{"dependencies": {"express": "5"}}`,
	})
	shown, _, _ := snipgen(t, "show", "mine", "-s", "own.yaml")
	_, unknown, _ := snipgen(t, "show", "409", "-s", "a\u3000b.yaml")
	listed, found, _ := snipgen(t, "detect", "a\u3000b\u00a0c")
	for _, c := range []struct{ got, want string }{
		{shown, "\nc\u00a0d\u3000e\n"}, {shown, "  \"a\u3000b\"\n"}, {listed, "package.json"}, {found, "snipgen: express, from "},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("%q has no %q", c.got, c.want)
		}
	}
	for _, text := range []string{shown, unknown, listed, found} {
		if text == "" || strings.Contains(text, "\uFFFD") {
			t.Errorf("%q has lost a character", text)
		}
	}
}

// Nobody's text begins a line of its own where it stands within one.
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
		stdout, stderr, _ := snipgen(t, args...)
		if strings.Contains(stdout+stderr, "\nsnipgen: forged") || strings.Contains(stdout+stderr, "\u2028") {
			t.Errorf("%q forges a line:\n%s%s", args, stdout, stderr)
		}
		if stdout+stderr == "" {
			t.Errorf("%q says nothing", args)
		}
	}
	if shown, _, _ := snipgen(t, "show", "mine", "-s", "own.yaml"); !strings.Contains(shown, "\ntrue\\nsnipgen: forged\\rx\uFFFDy\n\n") {
		t.Errorf("the meaning is %q", shown)
	}
}

// The end of a line that differs in nothing else can be seen in a difference.
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
	// A program gets the bytes as they are.
	if diff, _, code := snipgen(t, "scaffold", "404", "--diff", "--force"); code != Done || !strings.Contains(diff, "\r\n") || strings.Contains(diff, "^M") {
		t.Errorf("exit %d, %q", code, diff)
	}
}
