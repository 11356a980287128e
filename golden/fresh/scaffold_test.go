package fresh

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"snipgen/generate"
)

// scaffold has snipgen put one handler into a project, whose framework it has
// to find out, and returns what mounts it. The file must be new the first
// time, and the same every other.
func scaffold(t *testing.T, snipgen, dir, target, action string, args []string) []generate.Mount {
	t.Helper()
	cmd := exec.Command(snipgen, append([]string{"scaffold", "--json"}, args...)...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("snipgen scaffold %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	var out struct {
		Target string
		Files  []struct{ Path, Action string }
		Mount  []generate.Mount
	}
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if out.Target != target || !strings.Contains(stderr.String(), target) {
		t.Fatalf("target %q, not %q: %s", out.Target, target, stderr.String())
	}
	if len(out.Files) != 1 || out.Files[0].Action != action {
		t.Fatalf("%v: files %v, not one to %s", args, out.Files, action)
	}
	return out.Mount
}
