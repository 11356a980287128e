package format

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

// TestScripts checks the shell scripts of the repository: those that the tests
// run, and the completion for bash. ShellCheck can't read zsh and fish.
func TestScripts(t *testing.T) {
	t.Parallel()
	kit.Need(t, "shellcheck")
	var scripts []string
	for file := range strings.SplitSeq(kit.Output(t, "git", "-C", "../..", "ls-files"), "\n") {
		path := filepath.Join("../..", file)
		text, err := os.ReadFile(path)
		if err != nil || strings.HasPrefix(file, "golden/snippets/") {
			continue // a link or a submodule; golden files have a test of their own
		}
		first, _, _ := bytes.Cut(text, []byte("\n"))
		if shebang.Match(first) || strings.HasSuffix(file, ".bash") {
			scripts = append(scripts, path)
		}
	}
	if len(scripts) < 2 {
		t.Fatalf("only these are shell scripts: %q", scripts)
	}
	complaints, err := reported(".", "shellcheck", append([]string{"--norc", "--external-sources", "--exclude=SC2016", "--format=gcc"}, scripts...)...)
	if err != nil || complaints != "" {
		t.Errorf("%v\n%s", err, complaints)
	}
	t.Logf("%d files", len(scripts))
}

var shebang = regexp.MustCompile(`^#!.*\b(?:ba|da|k)?sh$`)
