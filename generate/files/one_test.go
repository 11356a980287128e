//go:build unix

package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Write creates a file or replaces its content, through links, and keeps the mode.
func TestWriteOne(t *testing.T) {
	old := syscall.Umask(0o022)
	defer syscall.Umask(old)
	long := strings.Repeat("n", 255)
	for _, c := range []struct {
		name    string
		prepare string // "old NAME", "link NAME TARGET" or "folder NAME", separated by commas
		write   string
		at      string // the path that has the new content
		mode    fs.FileMode
		wrong   string
	}{
		{"new", "", "a", "a", 0o644, ""},
		{"as long as a name may be", "", long, long, 0o644, ""},
		{"old", "old a", "a", "a", 0o750, ""},
		{"a link", "old a,link l a", "l", "a", 0o750, ""},
		{"a link to a link", "old a,link l m,link m a", "l", "a", 0o750, ""},
		{"a link to a missing file", "link l new", "l", "new", 0o644, ""},
		{"a link beside a linked folder", "folder real,folder real/deep,link short real/deep,link real/l ../x", "short/../l", "x", 0o644, ""},
		{"a link to itself", "link l l", "l", "", 0, "too many levels of symbolic links"},
		{"a folder", "folder f", "f", "", 0, "is a folder"},
		{"in a missing folder", "", "no/a", "", 0, "no such file or directory"},
		{"in a file", "old a", "a/b", "", 0, "not a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			var steps []string
			if c.prepare != "" {
				steps = strings.Split(c.prepare, ",")
			}
			for _, step := range steps {
				var err error
				switch f := strings.Fields(step); f[0] {
				case "old":
					err = errors.Join(os.WriteFile(filepath.Join(dir, f[1]), []byte("old"), 0o666), os.Chmod(filepath.Join(dir, f[1]), 0o750))
				case "link":
					err = os.Symlink(f[2], filepath.Join(dir, f[1]))
				case "folder":
					err = os.Mkdir(filepath.Join(dir, f[1]), 0o777)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			before := state(t, dir)
			err := Write(dir+"/"+c.write, []byte("new"))
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) || fmt.Sprint(state(t, dir)) != fmt.Sprint(before) {
					t.Errorf("got %v, want %q and no change in %v", err, c.wrong, state(t, dir))
				}
				return
			}
			data, readErr := os.ReadFile(filepath.Join(dir, c.at))
			info, _ := os.Lstat(filepath.Join(dir, c.at))
			if err != nil || readErr != nil || string(data) != "new" || !info.Mode().IsRegular() || info.Mode().Perm() != c.mode {
				t.Errorf("errors %v, %v; got %q with %v, want mode %v", err, readErr, data, info, c.mode)
			}
			for name := range state(t, dir) {
				if _, was := before[name]; !was && name != c.at {
					t.Errorf("%s is new", name)
				}
			}
		})
	}
}

// Write writes into a pipe.
func TestWritePipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	got := make(chan string)
	go func() {
		data, _ := os.ReadFile(pipe)
		got <- string(data)
	}()
	if err := Write(pipe, []byte("x")); err != nil {
		t.Error(err)
	}
	if text := <-got; text != "x" {
		t.Errorf("got %q", text)
	}
}

// Several runs that write one file at the same time all succeed.
func TestWriteAtOnce(t *testing.T) {
	dir := t.TempDir()
	// A killed run with the same process ID may have left such a file.
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("a.snipgen-%d.tmp", os.Getpid())), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			if err := Write(filepath.Join(dir, "a"), fmt.Appendf(nil, "%d", i)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if found, _ := os.ReadDir(dir); len(found) != 2 {
		t.Errorf("got the files %v, want 2", found)
	}
}

// A file with several hard links is overwritten in place and keeps its mode.
// After an error it has its old content.
func TestOverwrite(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	old := strings.Repeat("old ", 1000)
	if err := errors.Join(os.WriteFile(name, []byte(old), 0o640), os.Link(name, other)); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(name)
	read := func() string {
		t.Helper()
		data, err := os.ReadFile(other)
		after, statErr := os.Stat(name)
		if err != nil || statErr != nil || !os.SameFile(before, after) || after.Mode() != before.Mode() {
			t.Errorf("errors %v, %v; the file is %v, want %v", err, statErr, after, before)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 2 {
			t.Errorf("got the files %v, want 2", entries)
		}
		return string(data)
	}
	for _, data := range []string{"new", old + old, "", "x"} {
		if err := Write(name, []byte(data)); err != nil || read() != data {
			t.Errorf("%v: %d bytes", err, len(data))
		}
	}
	if err := os.WriteFile(name, []byte(old), 0o666); err != nil {
		t.Fatal(err)
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	small := limit
	small.Cur = 8192
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Fatal(err)
	}
	err := Write(name, []byte(strings.Repeat("new ", 4000)))
	if restore := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); restore != nil {
		t.Fatal(restore)
	}
	if err == nil || !strings.Contains(err.Error(), "file too large") || read() != old {
		t.Errorf("%v: %.20q", err, read())
	}
	hook(t, func(at string) {
		if strings.HasPrefix(at, "overwrite ") {
			syscall.Kill(os.Getpid(), syscall.SIGINT)
			time.Sleep(50 * time.Millisecond)
		}
	})
	if err := Write(name, []byte("new")); err == nil || read() != old {
		t.Errorf("interrupted: %v, %.20q", err, read())
	}
}
