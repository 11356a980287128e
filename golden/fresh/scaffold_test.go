package fresh

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"snipgen/generate"
)

// scaffold has snipgen detect a project's framework and scaffold handlers. It checks that
// snipgen reports the given action for each file, and returns the files and the lines that
// mount them.
func (p *project) scaffold(t *testing.T, snipgen, dir, action string, args ...string) (files []string, mount []generate.Mount) {
	t.Helper()
	args = append([]string{"scaffold", "--json"}, args...)
	if p.folder != "" {
		args = append(args, "--dir", p.folder)
	}
	cmd := exec.Command(snipgen, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("snipgen %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	var out struct {
		Target string
		Files  []struct{ Path, Action string }
		Mount  []generate.Mount
	}
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if out.Target != p.target {
		t.Fatalf("target %q, not %q: %s", out.Target, p.target, stderr.String())
	}
	for _, file := range out.Files {
		if file.Action != action {
			t.Errorf("%v: %s %s, not %s", args, file.Action, file.Path, action)
		}
		files = append(files, file.Path)
	}
	if len(files) == 0 {
		t.Errorf("%v: no files", args)
	}
	return files, out.Mount
}
