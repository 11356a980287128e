// Package browser tests the pages in Chromium, as `snipgen serve` serves them and as
// `snipgen site` writes them.
package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"snipgen/generate/input"
	"snipgen/generate/page"
	"snipgen/golden/kit"
)

var only = flag.String("only", "", "run only the tests in pages.test.mjs whose `name` matches")

var modules = kit.Node("browser", ".")

// epoch sets the time of all responses, so that they can be compared.
const epoch = "SOURCE_DATE_EPOCH=1772020800"

func TestBrowser(t *testing.T) {
	kit.Need(t, "chromium", "node", "curl", "sh")
	dir := t.TempDir()
	snipgen := kit.Snipgen(t)
	run := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(snipgen, args...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), epoch)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("snipgen %q: %v", args, err)
		}
		return string(out)
	}
	serve := func(name string, flags ...string) string {
		t.Helper()
		port, err := kit.FreePort()
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(dir, name)
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		command := append([]string{snipgen, "serve", "--addr", fmt.Sprintf("127.0.0.1:%d", port)}, flags...)
		return "http://" + kit.Start(t, folder, []string{epoch}, port, command...).Address
	}
	site := filepath.Join(dir, "site")
	run("site", "--out", site)
	var files []string
	for _, p := range page.New(page.Options{}).Pages() {
		files = append(files, p.Path)
	}
	own := hostile(t, dir)
	screenshots := kit.Absolute(t, filepath.Join(kit.Cache, "screenshots"))
	if err := os.MkdirAll(screenshots, 0o777); err != nil {
		t.Fatal(err)
	}
	targets := map[string]string{}
	for _, id := range []string{"flask", "express", "rails"} {
		targets[id] = run("499", "--lang", id)
	}
	config, err := json.Marshal(map[string]any{
		"server":      serve("built-in"),
		"own":         serve("own", "--statuses", own),
		"site":        site,
		"files":       files,
		"locales":     page.Locales(),
		"screenshots": screenshots,
		"response":    run("499", "--lang", "http"),
		"message":     run("499", "--lang", "http", "--wire"),
		"targets":     targets,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.json"), config, 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 18*time.Minute)
	defer cancel()
	args := []string{"--test", "--test-reporter=spec"}
	if *only != "" {
		args = append(args, "--test-name-pattern="+*only)
	}
	node := exec.CommandContext(ctx, "node", append(args, kit.Absolute(t, "pages.test.mjs"))...)
	node.Dir = dir
	node.Env = append(os.Environ(), "MODULES="+modules.In(t, ""), "CONFIG="+filepath.Join(dir, "config.json"), "HOME="+dir, "NO_COLOR=1")
	out, err := node.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// hostile writes a definition file whose texts try to inject markup and scripts into pages,
// and returns its path.
func hostile(t *testing.T, dir string) string {
	t.Helper()
	file, err := os.Open("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	texts := []string{
		`</title></style></script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'-alert(1)-'`,
		`javascript:alert(1)`, `<svg onload=alert(1)>`, `</code></pre></textarea><iframe srcdoc="<script>parent.alert(1)</script>">`,
		`<base href="//a.invalid/">`, `<meta http-equiv="refresh" content="0;url=//a.invalid/">`, `<style>*{display:none}</style>`,
		"`${alert(1)}`", `]]><!--`, `<a href="javascript:alert(1)" autofocus onfocus=alert(1)>x</a>`, `<form action=//a.invalid><button>`,
		strings.Repeat("unbreakable", 200),
	}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var text struct{ Field, Value string }
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		if text.Field == "message" {
			texts = append(texts, text.Value)
		}
	}
	var statuses []map[string]any
	for i, text := range texts {
		s := map[string]any{"code": 400 + i%3, "key": fmt.Sprintf("hostile_%d", i), "message": text, "meaning": text, "reference": text}
		if reason, err := input.Reason(text); err == nil && reason != "" {
			s["reason"] = reason
		}
		if h, err := input.HeaderField("X-Hostile", text); err == nil && h.Value != "" && h.Value == strings.TrimSpace(h.Value) {
			s["headers"] = map[string]string{"X-Hostile": h.Value}
		}
		statuses = append(statuses, s)
	}
	statuses = append(statuses, map[string]any{"code": 409, "key": "harmless", "message": "Plain.", "meaning": "Plain.", "reference": "Plain."})
	data, err := json.Marshal(map[string]any{"statuses": statuses})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "hostile.json")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}
