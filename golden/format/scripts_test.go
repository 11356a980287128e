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

// TestScripts runs ShellCheck on the repository's shell scripts, including the
// completion for bash. It supports neither zsh nor fish.
func TestScripts(t *testing.T) {
	t.Parallel()
	kit.Need(t, "shellcheck")
	var scripts []string
	for file := range strings.SplitSeq(kit.Output(t, "git", "-C", "../..", "ls-files"), "\n") {
		path := filepath.Join("../..", file)
		text, err := os.ReadFile(path)
		if err != nil || strings.HasPrefix(file, "golden/snippets/") {
			continue // a link or a submodule; TestGoldens checks golden files
		}
		first, _, _ := bytes.Cut(text, []byte("\n"))
		if shebang.Match(first) || strings.HasSuffix(file, ".bash") {
			scripts = append(scripts, path)
		}
	}
	if len(scripts) < 2 {
		t.Fatalf("shell scripts are %q, want two or more", scripts)
	}
	for _, script := range scripts {
		t.Run(strings.TrimPrefix(script, "../../"), func(t *testing.T) {
			t.Parallel()
			complaints, err := reported(".", "shellcheck", "--norc", "--external-sources", "--exclude=SC2016", "--format=gcc", script)
			if err != nil || complaints != "" {
				t.Errorf("%v\n%s", err, complaints)
			}
		})
	}
}

var shebang = regexp.MustCompile(`^#!.*\b(?:ba|da|k)?sh$`)
