// Package exports expands the snippet files that snipgen writes in real editors, and
// compares the text with what it prints.
package exports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"snipgen/frameworks"
	"snipgen/generate/status"
	"snipgen/golden/kit"
)

// A snippet is one that a format must have: its trigger, the indentation of the line
// where it is expanded, and the text that it expands to.
type snippet struct{ trigger, indent, want string }

// hostile are messages that have the syntax of a format. Those of golden/testdata are
// used too.
var hostile = []string{
	"$0", "$1", "${1:x}", "${1/(.*)/x/}", "$TM_FILENAME ${VISUAL} $SELECTION", "`!p snip.rv = 'x'`", "`!v 1 + 1`", "`date`", "`(message \"x\")`", "$(upcase yas-text)",
	"]]>", "<![CDATA[x]]>", "a]]>b]]>", "&lt; <b> </content>", "endsnippet", "\nendsnippet\n", "# --", "# key: x", "*/ -- ]] ]==]", `\`, `\\`, `x\`, `x\\`, `\}`, `\\}`, `}`, `}}}`, `{`, `{{`, `\{x\}`, `{x}`, "\\`", `\$`, `\\$1`,
	`"`, `'`, `"'"'`, `('("`, "\t\tx", "  x", "x  ", "..", "…", "{1", "$", "$$", "\\N", `\n`, `\u0041`, "Y", "💥", "요청하신 주문을", "e\u0301", "\u200d", "\ufeffx",
	strings.Repeat("a long message that is put together of several pieces ", 5), strings.Repeat(`\"'`, 60),
}

// definitions writes a definition file with each hostile message and with unusual keys.
func definitions(t *testing.T) string {
	t.Helper()
	type status struct {
		Code    int    `json:"code"`
		Key     string `json:"key"`
		Message string `json:"message"`
	}
	var file struct {
		Statuses []status       `json:"statuses"`
		Bodies   map[string]any `json:"bodies"`
	}
	// A digit follows a key, and a message follows itself.
	file.Bodies = map[string]any{"tricky": map[string]any{"fields": map[string]any{
		"a": "{key}", "b": "{key}2", "c": "{message}{message}", "d": "1{key}{key}x", "e": []string{"{message}", "{key}"},
	}}}
	messages := append([]string{}, hostile...)
	data, err := os.ReadFile("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var c struct{ Field, Value string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		// Each text is a message here, whatever field it was written for.
		if utf8.ValidString(c.Value) && len(c.Value) <= 10_000 {
			messages = append(messages, c.Value)
		}
	}
	for i, m := range messages {
		file.Statuses = append(file.Statuses, status{404, fmt.Sprintf("case_%d", i), m})
	}
	for _, key := range []string{"a", "B", "a.b-c_d", "key_2", strings.Repeat("k", 64), "con", "nul.txt", "end", "my_endpoint", "endpoint"} {
		file.Statuses = append(file.Statuses, status{409, key, "The key is " + key + "."})
	}
	name := filepath.Join(t.TempDir(), "own.json")
	if data, err = json.Marshal(file); err == nil {
		err = os.WriteFile(name, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// A program is the built program, with a home folder and a definition file.
type program struct {
	path, home  string
	definitions string
}

func newProgram(t *testing.T) *program {
	t.Helper()
	return &program{kit.Snipgen(t), t.TempDir(), definitions(t)}
}

// run returns what snipgen prints.
func (p *program) run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(p.path, args...)
	cmd.Dir = p.home
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + p.home, "XDG_CONFIG_HOME=" + p.home, "SOURCE_DATE_EPOCH=1772020800"}
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		t.Fatalf("snipgen %q: %v", args, err)
	}
	return string(out)
}

// variants are the flags that snippets are exported with. Most targets have only the
// first.
var variants = []struct {
	name  string
	flags []string
}{
	{"default", nil},
	{"own body", []string{"--body", "tricky"}},
	{"whole file", []string{"--part", "all", "--name", "get order", "--path", "/orders/{id}/x", "--body", "problem"}},
}

// each exports the snippets of every target, in all variants for three of them, and
// calls check with the folder and with what the snippets must expand to.
func (p *program) each(t *testing.T, format string, check func(t *testing.T, f *frameworks.Framework, folder string, want []snippet)) {
	t.Helper()
	total, cases, ran := 0, 0, 0
	for _, f := range frameworks.All {
		for i, v := range variants {
			if i > 0 && !slices.Contains([]string{"flask", "rails", "spring-boot"}, f.ID) {
				continue
			}
			cases++
			t.Run(f.ID+"/"+v.name, func(t *testing.T) {
				ran++
				folder := t.TempDir()
				p.run(t, append([]string{"export", format, "--lang", f.ID, "--statuses", p.definitions, "--out", folder}, v.flags...)...)
				want := p.wanted(t, f, v.flags)
				total += len(want)
				check(t, f, folder, want)
			})
		}
	}
	t.Logf("%d snippets", total)
	if ran == cases && total < 2500 { // -run left none out
		t.Errorf("only %d snippets were exported", total)
	}
}

// wanted returns the snippets that a target must have, as snipgen prints them.
func (p *program) wanted(t *testing.T, f *frameworks.Framework, variant []string) []snippet {
	t.Helper()
	type printed struct {
		Status            int
		Key, Origin, Code string
	}
	run := func(args ...string) (all []printed) {
		args = append(append(args, "--lang", f.ID, "--json", "--part", "handler"), variant...)
		if err := json.Unmarshal([]byte(p.run(t, args...)), &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	// --all would give each definition its own route.
	own := []string{"--statuses", p.definitions}
	for _, s := range run("--all", "--statuses", p.definitions) {
		own = append(own, s.Key)
	}
	all := run(own...)
	if len(variant) == 0 || variant[1] != "tricky" { // it needs the definitions
		// The built-in statuses, as they are without the definitions.
		builtin := []string{"--statuses", p.definitions}
		for _, s := range run("--all") {
			builtin = append(builtin, fmt.Sprintf("%03d@%s", s.Status, s.Origin))
		}
		all = append(all, run(builtin...)...)
	}
	var out []snippet
	for _, s := range all {
		trigger := s.Key
		if s.Origin != status.Own {
			trigger = fmt.Sprintf("%03d", s.Status)
		}
		indent := ""
		if f.Superclass == "" && f.Group != "" && strings.HasPrefix(s.Code, f.Language.Indent) {
			indent = f.Language.Indent // a handler inside its class
		}
		out = append(out, snippet{trigger, indent, s.Code})
	}
	return out
}

// differ fails the test if two texts differ, and shows where.
func differ(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	t.Errorf("%s differs from byte %d on:\n%q\nnot\n%q\nin\n%s", name, i, got[i:min(len(got), i+80)], want[i:min(len(want), i+80)], got)
}

// command runs a program, which must exit with 0, and returns its output.
func command(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	kit.Need(t, args[0])
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%q: %v\n%s%s", args, err, out.String(), errs.String())
	}
	return out.String()
}

// write writes a file and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// read reads a file.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
