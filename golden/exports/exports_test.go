// Package exports has real editors expand the snippet files that snipgen
// writes, and compares the text with what it prints.
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

// A snippet is one that a format must have: what it is called up by, at which
// indentation, and the text that comes of it.
type snippet struct{ trigger, indent, want string }

// hostile are messages that mean something to a format, beside those of
// golden/testdata.
var hostile = []string{
	"$0", "$1", "${1:x}", "${1/(.*)/x/}", "$TM_FILENAME ${VISUAL} $SELECTION", "`!p snip.rv = 'x'`", "`!v 1 + 1`", "`date`", "`(message \"x\")`", "$(upcase yas-text)",
	"]]>", "<![CDATA[x]]>", "a]]>b]]>", "&lt; <b> </content>", "endsnippet", "\nendsnippet\n", "# --", "# key: x", "*/ -- ]] ]==]", `\`, `\\`, `x\`, `x\\`, `\}`, `\\}`, `}`, `}}}`, `{`, `{{`, `\{x\}`, `{x}`, "\\`", `\$`, `\\$1`,
	`"`, `'`, `"'"'`, `('("`, "\t\tx", "  x", "x  ", "..", "…", "{1", "$", "$$", "\\N", `\n`, `\u0041`, "Y", "💥", "요청하신 주문을", "e\u0301", "\u200d", "\ufeffx",
	strings.Repeat("a long message that is put together of several pieces ", 5), strings.Repeat(`\"'`, 60),
}

// definitions are the user's own: each hostile message, and keys.
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
	// A key that runs into a digit, and a message that runs into itself.
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
		// Every text of them is a message here, whatever it was meant for.
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

// A program is the one that is tested.
type program struct {
	t           *testing.T
	path, home  string
	definitions string
}

func newProgram(t *testing.T) *program {
	t.Helper()
	return &program{t, kit.Snipgen(t), t.TempDir(), definitions(t)}
}

// run returns what snipgen prints.
func (p *program) run(args ...string) string {
	p.t.Helper()
	cmd := exec.Command(p.path, args...)
	cmd.Dir = p.home
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + p.home, "XDG_CONFIG_HOME=" + p.home, "SOURCE_DATE_EPOCH=1772020800"}
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		p.t.Fatalf("snipgen %q: %v", args, err)
	}
	return string(out)
}

// variants are further ways in which snippets are exported.
var variants = [][]string{nil, {"--body", "tricky"}, {"--part", "all", "--name", "get order", "--path", "/orders/{id}/x", "--body", "problem"}}

// each exports the snippets of every target, and of three targets their
// variants too, each into a folder of its own, and calls check with it.
func (p *program) each(format string, check func(t *testing.T, f *frameworks.Framework, folder string, want []snippet)) {
	p.t.Helper()
	total := 0
	for _, f := range frameworks.All {
		for i, variant := range variants {
			if i > 0 && !slices.Contains([]string{"flask", "rails", "spring-boot"}, f.ID) {
				continue
			}
			folder := p.t.TempDir()
			p.run(append([]string{"export", format, "--lang", f.ID, "--statuses", p.definitions, "--out", folder}, variant...)...)
			want := p.wanted(f, variant)
			total += len(want)
			p.t.Run(fmt.Sprintf("%s/%d", f.ID, i), func(t *testing.T) { check(t, f, folder, want) })
		}
	}
	p.t.Logf("%d snippets", total)
	if total < 2500 {
		p.t.Errorf("only %d snippets were exported", total)
	}
}

// wanted are the snippets that a target must have, with what snipgen prints.
func (p *program) wanted(f *frameworks.Framework, variant []string) []snippet {
	p.t.Helper()
	type printed struct {
		Status            int
		Key, Origin, Code string
	}
	run := func(args ...string) (all []printed) {
		args = append(append(args, "--lang", f.ID, "--json", "--part", "handler"), variant...)
		if err := json.Unmarshal([]byte(p.run(args...)), &all); err != nil {
			p.t.Fatal(err)
		}
		return all
	}
	// With --all, each definition would have its own route.
	own := []string{"--statuses", p.definitions}
	for _, s := range run("--all", "--statuses", p.definitions) {
		own = append(own, s.Key)
	}
	all := run(own...)
	if len(variant) == 0 || variant[1] != "tricky" { // a body that needs the definitions
		// Of the built-in ones, those that are printed without definitions.
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
		if f.ID == "spring-boot" && strings.HasPrefix(s.Code, "  ") {
			indent = "  " // a handler stands inside of its class
		}
		out = append(out, snippet{trigger, indent, s.Code})
	}
	return out
}

// differ tells the first difference of two texts.
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

// command runs a program that must be silent on standard error or say ok.
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

// write writes a file of the test's.
func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// read reads one.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
