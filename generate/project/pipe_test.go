//go:build unix

package project

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"snipgen/frameworks"
)

// A pipe with a manifest's name is an error; reading doesn't wait for a writer.
func TestPipe(t *testing.T) {
	t.Parallel()
	dir := folder(t, nil)
	for _, name := range []string{"package.json", "requirements.txt", "go.mod"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := detect(t, dir, frameworks.All); !strings.HasSuffix(got, "can't be read: it is a pipe") {
		t.Errorf("got %s, want that it is a pipe", got)
	}
}
