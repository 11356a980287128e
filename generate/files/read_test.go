//go:build unix

package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"snipgen/generate/input"
)

// Anything but a file up to the limit is refused at once.
func TestRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	limit := input.Limit{Name: "test", Most: 1 << 20, Unit: input.Bytes}
	sparse, err := os.Create(at("sparse"))
	if err == nil {
		err = sparse.Truncate(3 << 30)
	}
	if err := errors.Join(err, sparse.Close(), os.Mkdir(at("folder"), 0o777), syscall.Mkfifo(at("pipe"), 0o666), syscall.Mkfifo(at("folder/pipe"), 0o666),
		os.Symlink("/dev/zero", at("zero")), os.Symlink("nowhere", at("dangling")), os.Symlink("loop", at("loop")), os.Symlink("/proc/self/mem", at("memory")),
		os.WriteFile(at("most"), make([]byte, limit.Most), 0o666), os.WriteFile(at("more"), make([]byte, limit.Most+1), 0o666)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, why string
		is        error
		wrong     bool
	}{
		{"missing", "no such file or directory", fs.ErrNotExist, false},
		{"dangling", "no such file or directory", fs.ErrNotExist, false},
		{"loop", "too many levels of symbolic links", nil, false},
		{"most/x", "not a directory", nil, false},
		{"folder", "it is a folder", nil, true},
		{"pipe", "it is a pipe", nil, true},
		{"zero", "it is a device", nil, true},
		{"sparse", "it has more than 1 MiB", nil, true},
		{"more", "it has more than 1 MiB", nil, true},
		{"memory", "input/output error", nil, false},
		{"most", "", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			begin := time.Now()
			data, err := Read(at(c.name), limit)
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
			if c.why == "" {
				if err != nil || len(data) != limit.Most {
					t.Errorf("%d bytes, %v", len(data), err)
				}
				return
			}
			want := `file "` + at(c.name) + `" can't be read: ` + c.why
			if err == nil || err.Error() != want || isInput(err) != c.wrong || c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("got error %v (wrong input: %v), want %s", err, isInput(err), want)
			} else if got := errors.Unwrap(err).Error(); got != c.why {
				t.Errorf("got the reason %q, want %q", got, c.why)
			}
		})
	}
	t.Run("below a folder", func(t *testing.T) {
		t.Parallel()
		if _, err := ReadBelow(at("folder"), "../most", limit); err == nil || !strings.Contains(err.Error(), "escapes") {
			t.Error(err)
		}
		if _, err := ReadBelow(dir, "folder/pipe", limit); err == nil || !strings.Contains(err.Error(), "it is a pipe") {
			t.Error(err)
		}
		if _, err := ReadBelow(at("most"), "x", limit); err == nil || !strings.Contains(err.Error(), "is not a folder") {
			t.Error(err)
		}
	})
	t.Run("a stream", func(t *testing.T) {
		t.Parallel()
		zero, err := os.Open("/dev/zero")
		if err != nil {
			t.Fatal(err)
		}
		defer zero.Close()
		if _, err := ReadStream(zero, limit); err == nil || err.Error() != "it has more than 1 MiB" {
			t.Error(err)
		}
	})
}
