package hostile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Each file that the program reads is replaced by one that never ends, by a pipe
// without a writer, and by one that is far too large.
func TestReads(t *testing.T) {
	t.Parallel()
	endless := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { link(t, "/dev/zero", filepath.Join(dir, name)) }
	}
	pipe := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			file := filepath.Join(dir, name)
			if err := syscall.Mkfifo(file, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	huge := func(name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			file := filepath.Join(dir, name)
			write(t, file, "")
			if err := os.Truncate(file, 3<<30); err != nil {
				t.Fatal(err)
			}
		}
	}
	var trials []trial
	for _, c := range []struct {
		name, file, files string
		runs              [][]string
		code              int
		stdin             string
	}{
		{name: "definitions", file: ".snipgen.yaml", code: 2},
		{name: "definitions by name", file: "own.yaml", code: 2, runs: [][]string{{"404", "-l", "flask", "--statuses", "own.yaml"}, {"__complete", "--", "--statuses", "own.yaml", ""}}},
		{name: "template", file: "own.tmpl", files: strings.ReplaceAll(own, "LANGUAGE", "ruby"), code: 2, runs: [][]string{{"404", "-l", "own"}, tab}},
		{name: "editorconfig", file: ".editorconfig", files: app, code: 2, runs: [][]string{{"scaffold", "404", "-l", "express", "--dry-run"}}},
		{name: "source", file: "views.py", code: 2, runs: [][]string{{"404", "-l", "flask", "--file", "views.py", "--insert", "1"}}},
		{name: "manifest", file: "package.json", code: 2, runs: [][]string{{"404"}}},
		{name: "manifest included", file: "more.txt", files: "-- requirements.txt --\n-r more.txt\n", code: 2, runs: [][]string{{"404"}}},
		{name: "surveyed source", file: "routes.js", files: app, runs: [][]string{{"scaffold", "404", "-l", "express", "--dry-run"}}},
		{name: "certificates", file: "ca.pem", code: 2, runs: [][]string{{"check", "https://127.0.0.1:9/", "--as", "404", "--cacert", "ca.pem"}}},
		{name: "body of a request", file: "data", code: 2, runs: [][]string{{"check", "http://127.0.0.1:9/", "--as", "404", "--data", "@data"}}},
	} {
		for _, kind := range []struct {
			name  string
			plant func(name string) func(*testing.T, string)
		}{{"endless", endless}, {"pipe", pipe}, {"3 GiB", huge}} {
			trials = append(trials, trial{
				name: c.name + "/" + kind.name, files: c.files, plant: kind.plant(c.file), runs: c.runs, code: c.code,
			})
		}
	}
	try(t, trials)
}

func link(t *testing.T, to, file string) {
	t.Helper()
	if err := os.Symlink(to, file); err != nil {
		t.Fatal(err)
	}
}
