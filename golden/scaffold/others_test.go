package scaffold

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// others are the other commands that write, and the file or folder that they
// write.
var others = []struct {
	name, to string
	args     []string
}{
	{"-o", "out.js", []string{"404", "--lang", "express", "-o", "out.js"}},
	{"export", "snippets", []string{"export", "yasnippet", "404", "410", "499", "--lang", "flask,express", "--out", "snippets"}},
	{"site", "public", []string{"site", "--out", "public"}},
}

// temporary reports whether a path is one of a temporary file, as a killed run
// leaves it.
func temporary(name string) bool {
	return strings.HasPrefix(filepath.Base(name), ".snipgen-") && strings.HasSuffix(name, ".tmp")
}

// contents returns the content of each file below a folder, by path; for a file,
// its own content.
func contents(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		out[rel] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return out
}

// begun reports whether a file below a folder has its final name.
func begun(root string) bool {
	found := false
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		found = found || err == nil && !d.IsDir() && !temporary(path)
		return err
	})
	return found
}

// A signal comes at 100 moments of a run, or 40 if it writes a site. One that the
// program handles leaves all files or none, and no temporary file. SIGKILL may leave
// some, but each is whole, and the next run succeeds.
func TestOthersInterrupted(t *testing.T) {
	for _, c := range others {
		t.Run(c.name, func(t *testing.T) {
			reference := newProject(t)
			if code, _, stderr := reference.run(program, c.args...); code != 0 {
				t.Fatal(stderr)
			}
			whole := contents(t, filepath.Join(reference.root, c.to))
			// run starts the command under strace, which delays calls that write,
			// so that a signal can come between them.
			run := func(p *project) *exec.Cmd {
				trace := "trace=openat,linkat,renameat,fsync"
				command := p.command("strace", append([]string{"-D", "-f", "-qq", "-o", "/dev/null", "-e", trace,
					"-e", "inject=renameat,fsync:delay_exit=10000:when=1..8", "-e", "inject=linkat:delay_exit=1000", program}, c.args...)...)
				if err := command.Start(); err != nil {
					t.Fatal(err)
				}
				return command
			}
			begin := time.Now()
			if err := run(newProject(t)).Wait(); err != nil {
				t.Fatal(err)
			}
			took := time.Since(begin)
			none, all, some := 0, 0, 0
			for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
				moments := 25
				if c.name == "site" {
					moments = 10 // since each takes seconds
				}
				for i := range moments {
					p := newProject(t)
					command := run(p)
					if early := moments / 2; i < early {
						time.Sleep(took * time.Duration(i) / time.Duration(early))
					} else {
						// Files get their final names near the end of a run.
						for end := time.Now().Add(3 * took); !begun(filepath.Join(p.root, c.to)) && time.Now().Before(end); {
							time.Sleep(time.Millisecond)
						}
						time.Sleep(took * time.Duration(i-early) / 50)
					}
					command.Process.Signal(signal)
					command.Wait()
					what := fmt.Sprintf("%v at moment %d", signal, i)
					got := contents(t, filepath.Join(p.root, c.to))
					for name, content := range got {
						switch left := temporary(name); {
						case left && signal == syscall.SIGKILL:
							delete(got, name)
						case left || content != whole[name]:
							t.Errorf("%s: %s has %d bytes", what, name, len(content))
						}
					}
					switch {
					case len(got) == 0:
						none++
					case len(got) == len(whole):
						all++
					case signal == syscall.SIGKILL:
						some++
					default:
						t.Errorf("%s: %d of %d files are there", what, len(got), len(whole))
					}
					for name := range state(t, p.outer) {
						if temporary(name) && signal != syscall.SIGKILL {
							t.Errorf("%s: %s is left", what, name)
						}
					}
					if signal != syscall.SIGKILL || i%5 > 0 {
						continue
					}
					if code, _, stderr := p.run(program, c.args...); code != 0 {
						t.Errorf("%s: the next run exits %d: %s", what, code, stderr)
					}
					again := contents(t, filepath.Join(p.root, c.to))
					for name := range whole {
						if again[name] != whole[name] {
							t.Errorf("%s: after the next run %s is another", what, name)
						}
					}
				}
			}
			if none == 0 {
				t.Error("no run was interrupted")
			}
			t.Logf("a run takes %v; %d wrote nothing, %d some files, %d all", took, none, some, all)
		})
	}
}

// A file system that fills up in the middle of a run is as it was before.
func TestOthersFull(t *testing.T) {
	many := []string{"400", "401", "402", "403", "404", "405", "406", "408", "410", "411", "412", "413", "414", "415", "417", "422", "423", "--lang", "flask,express,fastapi,django"}
	for _, c := range []struct {
		name        string
		first, step int // KiB
		args        []string
	}{
		{"-o", 20, 12, append(slices.Clone(many), "-o", "out.js")},
		{"-o over a file", 20, 12, append(slices.Clone(many), "-o", "package.json")},
		{"-o over one of two links", 20, 12, append(slices.Clone(many), "-o", "package.json")},
		{"export", 20, 12, []string{"export", "vscode", "--all", "--lang", "flask,express", "--out", "snippets"}},
		{"site", 500, 4000, []string{"site", "--out", "public"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			failed := 0
			for n := range 100 {
				size := fmt.Sprintf("size=%dk", c.first+n*c.step)
				args := append([]string{program}, c.args...)
				// The new folder may stay behind, empty.
				script := `"$@"; code=$?; rmdir public snippets 2>/dev/null; exit $code`
				if strings.HasSuffix(c.name, "links") {
					script = `ln package.json other && "$@"; code=$?; rm other; exit $code`
				}
				args = append([]string{"sh", "-c", script, "sh"}, args...)
				code, same, out := onMount(t, size, false, args...)
				if code < 0 {
					continue // too small for the project itself
				}
				if code == 0 {
					if same || failed == 0 {
						t.Errorf("%s: the run succeeds after %d that failed; unchanged is %v: %s", size, failed, same, out)
					}
					t.Logf("%d runs failed", failed)
					return
				}
				failed++
				if code != 1 || !same || !strings.Contains(out, "no space left on device") {
					t.Errorf("%s: exit %d, unchanged is %v: %s", size, code, same, out)
				}
			}
			t.Error("no run succeeded")
		})
	}
}

// Two runs at once in one folder both succeed, even if a killed run has left
// temporary files.
func TestOthersAtOnce(t *testing.T) {
	for _, c := range others {
		t.Run(c.name, func(t *testing.T) {
			for range 2 {
				p := newProject(t)
				for _, left := range []string{"out.js.snipgen-7.tmp", "snippets/python-mode/.flask_404.tmp", "public/.snipgen-X.tmp"} {
					p.write("project/"+left, "left")
				}
				var wait sync.WaitGroup
				for range 2 {
					wait.Go(func() {
						if code, _, stderr := p.run(program, c.args...); code != 0 {
							t.Errorf("exit %d: %s", code, stderr)
						}
					})
				}
				wait.Wait()
				if len(contents(t, filepath.Join(p.root, c.to))) == 0 {
					t.Error("nothing was written")
				}
			}
		})
	}
}

// All commands report an unreadable file in the same words.
func TestOthersUnreadable(t *testing.T) {
	p := newProject(t)
	p.write("project/secret", "x\n")
	p.write("project/own.yaml", "targets:\n  - {id: own, language: python, template: secret}\n")
	if err := os.Chmod(filepath.Join(p.root, "secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	const url = "http://127.0.0.1:1/"
	for _, c := range []struct {
		name, what string
		args       []string
	}{
		{"definitions", "file", []string{"404", "--lang", "flask", "--statuses", "secret"}},
		{"a template", "template", []string{"404", "--lang", "own", "--statuses", "own.yaml"}},
		{"code", "file", []string{"404", "--lang", "flask", "--file", "secret"}},
		{"a body", "file", []string{"check", url, "--as", "404", "--data", "@secret"}},
		{"certificates", "file", []string{"check", url, "--as", "404", "--cacert", "secret"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := nobody(append([]string{program}, c.args...)...)
			code, stdout, stderr := p.run(args[0], args[1:]...)
			if code == 0 || stdout != "" || !strings.Contains(stderr, c.what+` "secret" can't be read: permission denied`) {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
		})
	}
}
