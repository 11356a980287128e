// Package scaffold runs `snipgen scaffold` where things go wrong: as another
// user, on full, read-only and foreign file systems, with system calls that
// fail, and killed at any moment. It needs strace, and root to mount file systems.
package scaffold

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"snipgen/generate/files"
	"snipgen/golden/kit"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

// program is the path of the built program, which every user can run.
var program string

func TestMain(m *testing.M) { os.Exit(kit.Main(m, &program)) }

// state describes everything below a folder, by path: mode, inode and owner, and
// the time and a hash of each regular file.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s := info.Sys().(*syscall.Stat_t)
		line := fmt.Sprintf("%v %d %d", info.Mode(), s.Ino, s.Uid)
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			line += fmt.Sprintf(" %v %x", info.ModTime(), sha256.Sum256(data))
		}
		rel, _ := filepath.Rel(dir, path)
		out[rel] = line
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A project is an Express project, root, in a folder that has another file too.
type project struct {
	t           *testing.T
	outer, root string
	before      map[string]string
}

const catalogue = `statuses:
  - {code: 404, key: order_not_found, message: No such order}
  - {code: 409, key: order_shipped, message: It has been shipped}
  - {code: 409, key: order_locked, message: Somebody else is editing it}
`

// handlers are the files that scaffolding the catalogue writes.
var handlers = []string{"routes/order-not-found.js", "routes/order-shipped.js", "routes/order-locked.js"}

func newProject(t *testing.T) *project {
	t.Helper()
	// Other users can't enter t.TempDir.
	outer, err := os.MkdirTemp("", "scaffold-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(outer) })
	if err := os.Chmod(outer, 0o755); err != nil {
		t.Fatal(err)
	}
	p := &project{t: t, outer: outer, root: filepath.Join(outer, "project")}
	fill(t, p.root)
	p.write("outside.txt", "outside\n")
	p.before = state(t, outer)
	return p
}

// fill writes the files of a project into a folder.
func fill(t *testing.T, root string) {
	t.Helper()
	for name, content := range map[string]string{
		".git/HEAD": "ref: refs/heads/main\n", "package.json": `{"dependencies": {"express": "5"}}`,
		"app.js": "const express = require(\"express\");\nconst app = express();\n", ".snipgen.yaml": catalogue,
	} {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (p *project) write(name, content string) {
	p.t.Helper()
	file := filepath.Join(p.outer, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// old writes other content to the files of handlers.
func (p *project) old() {
	for i, name := range handlers {
		p.write("project/"+name, fmt.Sprintf("// old %d\n", i))
	}
	p.before = state(p.t, p.outer)
}

// command returns a command in the project, without the environment of whoever
// runs the tests.
func (p *project) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = p.root
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + p.outer, "LC_ALL=C"}
	return c
}

// run runs a command and returns its exit code and output.
func (p *project) run(name string, args ...string) (code int, stdout, stderr string) {
	p.t.Helper()
	c := p.command(name, args...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}

// unchanged checks that nothing has changed, except the paths in may.
func (p *project) unchanged(what string, may ...string) {
	p.t.Helper()
	after := state(p.t, p.outer)
	for name, was := range p.before {
		if after[name] != was && !slices.Contains(may, name) {
			p.t.Errorf("%s: %s was %q and is %q", what, name, was, after[name])
		}
	}
	for name := range after {
		if _, was := p.before[name]; !was && !slices.Contains(may, name) {
			p.t.Errorf("%s: %s is new", what, name)
		}
	}
}

// made returns the paths, relative to outer, that scaffolding the catalogue
// creates.
func made() []string {
	out := []string{"project/routes"}
	for _, f := range handlers {
		out = append(out, "project/"+f)
	}
	return out
}

// complete checks that the whole catalogue was written, and nothing else.
func (p *project) complete(what string) {
	p.t.Helper()
	p.unchanged(what, made()...)
	for _, f := range handlers {
		data, err := os.ReadFile(filepath.Join(p.root, f))
		if err != nil || !whole(data) {
			p.t.Errorf("%s: %s: %v, %q", what, f, err, data)
		}
	}
}

// whole reports whether the content of a handler's file is whole.
func whole(data []byte) bool {
	return bytes.HasPrefix(data, []byte("const express = require")) && bytes.HasSuffix(data, []byte("module.exports = router;\n"))
}

var all = []string{"scaffold", "--all"}

// nobody returns the command that runs another one as a user who owns nothing.
// Root could write anywhere.
func nobody(args ...string) []string {
	return append([]string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"}, args...)
}

// A folder that can't be written, because of its mode or of its mount, gives an
// error and stays as it is.
func TestReadOnly(t *testing.T) {
	const remount = `mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"`
	for _, c := range []struct {
		name  string
		force bool
		run   []string
		want  string
	}{
		{"folder of another user", false, nobody(program, "scaffold", "--all"), "permission denied"},
		{"read-only mount", false, []string{"unshare", "-m", "sh", "-ec", remount, "sh", program, "scaffold", "--all"}, "read-only file system"},
		{"folder of another user with --force", true, nobody(program, "scaffold", "--all", "--force"), "permission denied"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			if c.force {
				p.old()
			}
			if code, stdout, stderr := p.run(c.run[0], c.run[1:]...); code != 1 || stdout != "" || !strings.Contains(stderr, c.want) {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
			p.unchanged(c.name)
		})
	}
}

// onMount runs a command in a new file system that has a copy of the project. It
// returns the exit code, or -1 if the project doesn't fit, and whether the file
// system is the same afterwards.
func onMount(t *testing.T, options string, force bool, args ...string) (code int, same bool, out string) {
	t.Helper()
	p := newProject(t)
	if force {
		p.old()
	}
	mount := filepath.Join(p.outer, "mount")
	if err := os.Mkdir(mount, 0o755); err != nil {
		t.Fatal(err)
	}
	const script = `
mount -t tmpfs -o "$1" none "$2"
cp -a . "$2" 2>/dev/null || { echo "code=-1 same=no"; exit 0; }
cd "$2"
shift 2
list() { find . -type f -exec sha256sum {} + | sort; find . ! -type d -printf '%p %i %m %T@\n' | sort; find . -type d -printf '%p %i %m\n' | sort; }
list >/tmp/before.$$
code=0
"$@" 2>&1 || code=$?
list >/tmp/after.$$
same=yes
cmp -s /tmp/before.$$ /tmp/after.$$ || same=no
find . -name '.snipgen-*.tmp' -exec echo REMAINS {} \;
rm /tmp/before.$$ /tmp/after.$$
echo "code=$code same=$same"
`
	got, stdout, stderr := p.run("unshare", append([]string{"-m", "sh", "-ec", script, "sh", options, mount}, args...)...)
	if got != 0 {
		t.Fatalf("exit %d: %s%s", got, stdout, stderr)
	}
	last := stdout[strings.LastIndex(strings.TrimSpace(stdout), "\n")+1:]
	var yes string
	if _, err := fmt.Sscanf(last, "code=%d same=%s", &code, &yes); err != nil {
		t.Fatalf("%v: %s", err, stdout)
	}
	if strings.Contains(stdout, "REMAINS") {
		t.Errorf("%s: a temporary file is left: %s", options, stdout)
	}
	p.unchanged(options, "mount")
	return code, yes == "yes", stdout
}

// A file system runs out of bytes or of inodes. It grows from run to run: each run
// on one that is too small must change nothing.
func TestFull(t *testing.T) {
	for _, c := range []struct {
		name, options string
		first, step   int // the first number in options, and what each run adds
		force         bool
	}{
		{"bytes", "size=%dk", 16, 4, false},
		{"inodes", "size=4m,nr_inodes=%d", 8, 1, false},
		{"bytes with --force", "size=%dk", 16, 4, true},
		{"inodes with --force", "size=4m,nr_inodes=%d", 8, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			args := []string{program, "scaffold", "--all"}
			if c.force {
				args = append(args, "--force")
			}
			failed := 0
			for n := range 60 {
				options := fmt.Sprintf(c.options, c.first+n*c.step)
				code, same, out := onMount(t, options, c.force, args...)
				if code < 0 {
					continue // too small for the project itself
				}
				if code == 0 {
					if same || failed == 0 {
						t.Errorf("%s: the run succeeds after %d that failed; unchanged is %v: %s", options, failed, same, out)
					}
					t.Logf("%d runs failed", failed)
					return
				}
				failed++
				if code != 1 || !same || !strings.Contains(out, "no space left on device") {
					t.Errorf("%s: exit %d, unchanged is %v: %s", options, code, same, out)
				}
			}
			t.Error("no run succeeded")
		})
	}
}

// A file that would be larger than `ulimit -f` allows gives an error, and no file
// is written.
func TestLimit(t *testing.T) {
	p := newProject(t)
	p.write("long.yaml", "statuses:\n  - {code: 404, key: a}\n  - {code: 404, key: b, message: \""+strings.Repeat("long ", 1500)+"\"}\n")
	p.before = state(t, p.outer)
	code, stdout, stderr := p.run("sh", "-c", `ulimit -f 4; exec "$@"`, "sh", program, "scaffold", "a", "b", "--statuses", "../long.yaml")
	if code != 1 || stdout != "" || !strings.Contains(stderr, "file too large") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	p.unchanged("ulimit")
}

// slow returns the command that runs the program under strace, which delays each
// call that writes. With -D, strace is not the program's parent, so a signal
// reaches the program itself. The tests may run where signals are ignored, as by
// nohup, and the program would inherit that.
func (p *project) slow(args ...string) *exec.Cmd {
	trace := []string{"--default-signal=HUP,INT,TERM", "strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,linkat,renameat,renameat2,unlinkat,mkdirat", "-e", "inject=fsync,linkat,renameat,renameat2,unlinkat,mkdirat:delay_exit=15000", program}
	return p.command("env", append(trace, args...)...)
}

// A signal comes at many moments of a run. One that the program handles leaves all
// files or none; SIGKILL may leave some, but each is whole, and the next run
// succeeds.
func TestKilled(t *testing.T) {
	for _, force := range []bool{false, true} {
		for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
			name := signal.String()
			if force {
				name += " with --force"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				const runs = 20
				partly, left, done := 0, 0, 0
				for i := range runs {
					present, temporary := killed(t, signal, force, time.Duration(20+15*i)*time.Millisecond)
					left += temporary
					switch {
					case present == len(handlers):
						done++
					case present > 0:
						partly++
					}
				}
				if signal != syscall.SIGKILL && left+partly > 0 {
					t.Errorf("%d temporary files are left, and %d runs wrote only some files", left, partly)
				}
				if done == runs {
					t.Error("no run was interrupted")
				}
				t.Logf("%d temporary files, %d runs that wrote some files, %d that wrote all", left, partly, done)
			})
		}
	}
}

// killed sends a signal to a run after a while and checks what the run leaves. It
// returns how many files are there under their final names, and how many under
// temporary ones.
func killed(t *testing.T, signal syscall.Signal, force bool, after time.Duration) (present, left int) {
	t.Helper()
	p := newProject(t)
	args := all
	if force {
		p.old()
		args = append(slices.Clone(all), "--force")
	}
	c := p.slow(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	c.Process.Signal(signal)
	err := c.Wait()
	what := fmt.Sprintf("after %v", after)
	if signal != syscall.SIGKILL {
		// A signal after the last file may end the program as it would end any
		// other.
		status := c.ProcessState.Sys().(syscall.WaitStatus)
		data, _ := os.ReadFile(filepath.Join(p.root, handlers[0]))
		if err == nil || status.Signaled() && whole(data) {
			p.complete(what)
		} else {
			p.unchanged(what)
		}
	}
	// A file with a final name is whole. Every other new file has a temporary
	// name.
	for name := range state(t, p.outer) {
		rel := strings.TrimPrefix(name, "project/")
		_, was := p.before[name]
		data, _ := os.ReadFile(filepath.Join(p.outer, name))
		switch {
		case slices.Contains(handlers, rel):
			if whole(data) {
				present++
			} else if !force || !bytes.HasPrefix(data, []byte("// old ")) {
				t.Errorf("%s: %s has a part: %q", what, name, data)
			}
		case was || rel == "routes":
		case strings.HasPrefix(rel, "routes/.snipgen-") && strings.HasSuffix(rel, ".tmp"):
			left++
		default:
			t.Errorf("%s: %s is there", what, name)
		}
	}
	code, _, stderr := p.run(program, append(slices.Clone(all), "--force")...)
	if code != 0 {
		t.Errorf("%s: the next run exits %d: %s", what, code, stderr)
	}
	for _, f := range handlers {
		if data, err := os.ReadFile(filepath.Join(p.root, f)); err != nil || !whole(data) {
			t.Errorf("%s: after the next run %s is %q, %v", what, f, data, err)
		}
	}
	return present, left
}

// Four runs at once, fifty times. With different content one of them writes all
// files and the others fail; with the same content all succeed.
func TestAtOnce(t *testing.T) {
	const runs, rounds = 4, 50
	for _, c := range []struct {
		name      string
		identical bool
		succeed   int
	}{
		{"different content", false, 1},
		{"same content", true, runs},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for range rounds {
				p := newProject(t)
				var wait sync.WaitGroup
				codes := make([]int, runs)
				for i := range runs {
					wait.Go(func() {
						message := "any"
						if !c.identical {
							message = fmt.Sprintf("writer %d", i)
						}
						yaml := filepath.Join(p.outer, fmt.Sprintf("%d.yaml", i))
						text := ""
						for _, key := range []string{"a", "b", "c"} {
							text += fmt.Sprintf("- {code: 404, key: %s, message: %s}\n", key, message)
						}
						os.WriteFile(yaml, []byte(text), 0o644)
						codes[i], _, _ = p.run(program, "scaffold", "a", "b", "c", "--statuses", yaml)
					})
				}
				wait.Wait()
				good, winner := 0, -1
				for i, code := range codes {
					switch code {
					case 0:
						good++
						winner = i
					case 1:
					default:
						t.Errorf("exit %d", code)
					}
				}
				if good != c.succeed {
					t.Fatalf("%d runs succeed, not %d: %v", good, c.succeed, codes)
				}
				entries, _ := os.ReadDir(filepath.Join(p.root, "routes"))
				if len(entries) != 3 {
					t.Errorf("%d files are there: %v", len(entries), entries)
				}
				for _, e := range entries {
					data, _ := os.ReadFile(filepath.Join(p.root, "routes", e.Name()))
					if want := fmt.Sprintf("writer %d", winner); !whole(data) || !c.identical && !strings.Contains(string(data), want) {
						t.Errorf("%s is not of writer %d: %s", e.Name(), winner, data)
					}
				}
			}
		})
	}
}

// fileSystem runs f in a new file system of this kind. FUSE on a loop device
// provides it, since not every kernel does.
func fileSystem(t *testing.T, kind string, f func(root string)) {
	t.Helper()
	dir := t.TempDir()
	image, mount := filepath.Join(dir, "image"), filepath.Join(dir, "mount")
	if err := os.Mkdir(mount, 0o755); err != nil {
		t.Fatal(err)
	}
	sh := func(script string, args ...string) string {
		t.Helper()
		out, err := exec.Command("sh", append([]string{"-ec", script, "sh"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	sh(`truncate -s 16M "$1"`, image)
	device := sh(`losetup -f --show "$1"`, image)
	t.Cleanup(func() { exec.Command("losetup", "-d", device).Run() })
	switch kind {
	case "exfat":
		sh(`mkfs.exfat "$1" >/dev/null; mount.exfat-fuse "$1" "$2"`, device, mount)
	case "ntfs":
		sh(`mkfs.ntfs -q -F "$1" >/dev/null 2>&1; lowntfs-3g -o ignore_case "$1" "$2"`, device, mount)
	}
	defer func() {
		if out, err := exec.Command("umount", mount).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}()
	f(mount)
}

// Scaffolding works on real file systems that ignore the case of names. exFAT has
// no hard links either.
func TestFileSystems(t *testing.T) {
	for _, kind := range []string{"exfat", "ntfs"} {
		t.Run(kind, func(t *testing.T) {
			fileSystem(t, kind, func(mount string) {
				p := &project{t: t, outer: mount, root: filepath.Join(mount, "project")}
				fill(t, p.root)
				if _, err := os.Stat(filepath.Join(p.root, "APP.JS")); err != nil {
					t.Fatalf("case is not ignored: %v", err)
				}
				err := os.Link(filepath.Join(p.root, "app.js"), filepath.Join(p.root, "link.js"))
				if (err == nil) != (kind == "ntfs") {
					t.Fatalf("hard links: %v", err)
				}
				os.Remove(filepath.Join(p.root, "link.js"))
				content := func() map[string]string {
					out := map[string]string{}
					filepath.WalkDir(mount, func(path string, d fs.DirEntry, err error) error {
						if err == nil && d.Type().IsRegular() {
							data, _ := os.ReadFile(path)
							out[path] = string(data)
						}
						return err
					})
					return out
				}
				before := content()
				code, stdout, stderr := p.run(program, all...)
				if code != 0 || strings.Count(stdout, "create ") != 3 {
					t.Fatalf("exit %d: %s%s", code, stdout, stderr)
				}
				after := content()
				if len(after) != len(before)+3 {
					t.Errorf("there is %v", after)
				}
				for _, f := range handlers {
					if !whole([]byte(after[filepath.Join(p.root, f)])) {
						t.Errorf("%s is not whole", f)
					}
				}
				if code, stdout, stderr = p.run(program, all...); code != 0 || strings.Count(stdout, "same ") != 3 {
					t.Errorf("exit %d: %s%s", code, stdout, stderr)
				}
				// A file has the name in another case. lowntfs-3g shows all names
				// in lower case.
				if kind == "exfat" {
					os.Rename(filepath.Join(p.root, handlers[0]), filepath.Join(p.root, "routes/Order-Not-Found.JS"))
					if code, _, stderr = p.run(program, append(all, "--force")...); code != 2 || !strings.Contains(stderr, "clashes with") {
						t.Errorf("exit %d: %s", code, stderr)
					}
					os.Rename(filepath.Join(p.root, "routes/Order-Not-Found.JS"), filepath.Join(p.root, handlers[0]))
				}
				for i, f := range handlers {
					os.WriteFile(filepath.Join(p.root, f), fmt.Appendf(nil, "// old %d\n", i), 0o644)
				}
				before = content()
				if code, _, stderr = p.run(program, all...); code != 1 || fmt.Sprint(content()) != fmt.Sprint(before) {
					t.Errorf("exit %d: %s", code, stderr)
				}
				if code, stdout, stderr = p.run(program, append(all, "--force")...); code != 0 || strings.Count(stdout, "replace ") != 3 || len(content()) != len(before) {
					t.Errorf("exit %d: %s%s", code, stdout, stderr)
				}
				for _, f := range handlers {
					if data, _ := os.ReadFile(filepath.Join(p.root, f)); !whole(data) {
						t.Errorf("%s is %q", f, data)
					}
				}
			})
		})
	}
}

// fault runs the program under strace, which makes system calls fail.
func (p *project) fault(inject []string, args ...string) (code int, stdout, stderr string) {
	trace := []string{"-f", "-qq", "-o", "/dev/null", "-e", "trace=all"}
	for _, i := range inject {
		trace = append(trace, "-e", "inject="+i)
	}
	return p.run("strace", append(append(trace, program), args...)...)
}

// Each system call that writes fails, in each of its first six calls, on a system
// with and without hard links. All files are written, or none is.
func TestFaults(t *testing.T) {
	for _, force := range []bool{false, true} {
		for _, c := range []struct {
			name string
			lack []string // calls that always fail
		}{
			{"all calls", nil},
			{"no hard links", []string{"linkat:error=EPERM"}},
			{"no hard links, as in some containers", []string{"linkat:error=ENOSYS"}},
		} {
			name := c.name
			if force {
				name += " with --force"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if !faulty(t, force, "no fault", c.lack...) {
					t.Error("a run without a fault fails")
				}
				failed := 0
				for _, call := range []string{"fsync", "linkat", "mkdirat", "fchmod", "fstat", "renameat", "flock"} {
					if slices.ContainsFunc(c.lack, func(l string) bool { return strings.HasPrefix(l, call+":") }) {
						continue
					}
					for when := 1; when <= 6; when++ {
						inject := append(slices.Clone(c.lack), fmt.Sprintf("%s:error=EIO:when=%d", call, when))
						if !faulty(t, force, fmt.Sprintf("call %d of %s fails", when, call), inject...) {
							failed++
						}
					}
				}
				if failed < 3 {
					t.Errorf("only %d runs failed", failed)
				}
				t.Logf("%d runs failed", failed)
			})
		}
	}
}

// faulty reports whether a run with system calls that fail succeeds, and checks
// that it has written all files or none.
func faulty(t *testing.T, force bool, what string, inject ...string) bool {
	t.Helper()
	p := newProject(t)
	args := all
	if force {
		p.old()
		args = append(slices.Clone(all), "--force")
	}
	code, stdout, stderr := p.fault(inject, args...)
	switch code {
	case 0:
		p.complete(what)
	case 1, 2: // 2 if a manifest can't be read
		if stdout != "" {
			t.Errorf("%s: output is %s", what, stdout)
		}
		p.unchanged(what)
	default:
		t.Errorf("%s: exit %d: %s", what, code, stderr)
	}
	return code == 0
}

// A folder's name that is not UTF-8 and has an escape sequence reaches the terminal
// only in a form that can be shown.
func TestForeignName(t *testing.T) {
	p := newProject(t)
	dir := "x\xff\x1b[31m"
	if err := os.Mkdir(filepath.Join(p.root, dir), 0o755); err != nil {
		t.Fatal(err)
	}
	p.before = state(t, p.outer)
	code, stdout, stderr := p.run(program, "scaffold", "503", "--dir", dir)
	if code != 0 || !clean(stdout+stderr) {
		t.Errorf("exit %d, %q %q", code, stdout, stderr)
	}
	p.unchanged("a foreign name", "project/"+dir+"/service-unavailable.js")
	code, stdout, stderr = p.run(program, "scaffold", "410", "--dir", dir, "--json")
	if code != 0 || !json.Valid([]byte(stdout)) || !clean(stdout+stderr) {
		t.Errorf("exit %d, %q %q", code, stdout, stderr)
	}
	os.WriteFile(filepath.Join(p.root, dir, "service-unavailable.js"), []byte("\x1b]0;x\x07\n"), 0o644)
	code, stdout, stderr = p.run(program, "scaffold", "503", "--dir", dir)
	if code != 1 || stdout != "" || !clean(stderr) {
		t.Errorf("exit %d, %q %q", code, stdout, stderr)
	}
}

// clean reports whether a terminal can show a text.
func clean(s string) bool { return utf8.ValidString(s) && !strings.ContainsAny(s, "\x1b\x07") }

// The path of a folder, or the name of a handler, is long.
func TestLongPath(t *testing.T) {
	name := "x" + strings.Repeat("y", 63)
	for _, c := range []struct {
		name string
		args []string
		code int
		made []string // what the run may write
	}{
		{"many dots", []string{"--dir", strings.Repeat("./", 2500)}, 0, []string{"project/order-not-found.js"}},
		{"many folders", []string{"--dir", strings.Repeat("d/", 2500)}, 1, nil},
		{"a long folder name", []string{"--dir", strings.Repeat("d", 300)}, 1, nil},
		{"a long handler name", []string{"--name", name}, 0, []string{"project/routes", "project/routes/" + name + ".js"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			code, stdout, stderr := p.run(program, append([]string{"scaffold", "404"}, c.args...)...)
			if code != c.code || code == 1 && (stdout != "" || stderr == "") {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
			p.unchanged(c.name, c.made...)
			for _, file := range c.made {
				if _, err := os.Stat(filepath.Join(p.outer, file)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// In a working tree with changes, files are written as elsewhere, and Git is never
// called.
func TestGit(t *testing.T) {
	p := newProject(t)
	os.RemoveAll(filepath.Join(p.root, ".git"))
	git := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := p.run("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "init.defaultBranch=main"}, args...)...)
		if code != 0 {
			t.Fatalf("git %v: %s", args, stderr)
		}
		return stdout
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "x")
	p.write("project/app.js", "// modified\n")
	p.write("project/untracked.txt", "x\n")
	git("add", "app.js")
	p.write("project/app.js", "// modified again\n")
	status := git("status", "--porcelain")
	p.before = state(t, p.outer)
	log := filepath.Join(t.TempDir(), "log")
	if code, _, stderr := p.run("strace", append([]string{"-f", "-qq", "-o", log, "-e", "trace=execve", program}, all...)...); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	p.complete("git")
	if data, _ := os.ReadFile(log); strings.Count(string(data), "execve(") != 1 {
		t.Errorf("scaffold runs another program: %s", data)
	}
	if now := git("status", "--porcelain"); strings.Replace(now, "?? routes/\n", "", 1) != status {
		t.Errorf("status was\n%sand is\n%s", status, now)
	}
}

// A folder for modules that the user can enter but not list gives an error.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		name  string
		extra []string
	}{
		{"usual folder", nil},
		{"folder by name", []string{"--dir", "routes"}},
		{"folder by name with --force", []string{"--dir", "routes", "--force"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			dir := filepath.Join(p.root, "routes")
			if err := errors.Join(os.Mkdir(dir, 0o755), os.Chown(dir, 65534, 65534), os.Chmod(dir, 0o311)); err != nil {
				t.Fatal(err)
			}
			p.before = state(t, p.outer)
			args := nobody(append([]string{program, "scaffold", "404", "--lang", "express"}, c.extra...)...)
			if code, stdout, stderr := p.run(args[0], args[1:]...); code != 1 || stdout != "" || !strings.Contains(stderr, "permission denied") {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
			p.unchanged(c.name)
		})
	}
}

// Files and folders get the modes that the umask allows.
func TestUmask(t *testing.T) {
	p := newProject(t)
	if code, _, stderr := p.run("sh", "-c", `umask 077; exec "$@"`, "sh", program, "scaffold", "--all"); code != 0 {
		t.Errorf("exit %d: %s", code, stderr)
	}
	for name, want := range map[string]fs.FileMode{"routes": 0o700, handlers[0]: 0o600} {
		t.Run(name, func(t *testing.T) {
			if info, err := os.Stat(filepath.Join(p.root, name)); err != nil || info.Mode().Perm() != want {
				t.Errorf("%v, %v", info, err)
			}
		})
	}
}

// Standard output that can't be written, or other closed streams, lose no file. A
// full device is an error.
func TestOutput(t *testing.T) {
	for _, c := range []struct{ name, redirect string }{
		{"closed output", ">&-"},
		{"reader that has gone", "| true"},
		{"full device", ">/dev/full"},
		{"closed error", "2>&-"},
		{"closed input", "<&-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			code, _, stderr := p.run("sh", "-c", `"$@" `+c.redirect, "sh", program, "scaffold", "--all")
			p.complete(c.name)
			if c.redirect == ">/dev/full" && (code != 1 || !strings.Contains(stderr, "standard output can't be written")) {
				t.Errorf("exit %d, %s", code, stderr)
			}
		})
	}
}

// With --dry-run and --diff, the program makes no system call that writes.
func TestPlanWritesNothing(t *testing.T) {
	for _, args := range [][]string{{"--dry-run"}, {"--diff"}, {"--dry-run", "--json"}, {"--diff", "--force"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			if slices.Contains(args, "--force") {
				p.old()
			}
			log := filepath.Join(t.TempDir(), "log")
			trace := []string{"-f", "-qq", "-o", log, "-e", "trace=%file,%desc", program, "scaffold", "--all"}
			code, stdout, stderr := p.run("strace", append(trace, args...)...)
			if code != 0 || !strings.Contains(stdout, "order-shipped.js") {
				t.Errorf("exit %d, %s%s", code, stdout, stderr)
			}
			p.unchanged(strings.Join(args, " "))
			data, err := os.ReadFile(log)
			if err != nil || !bytes.Contains(data, []byte("openat(")) {
				t.Fatalf("%v: %s", err, data)
			}
			for _, call := range []string{"O_CREAT", "O_WRONLY", "mkdir", "link(", "linkat(", "rename", "unlink", "chmod", "chown", "truncate", "utime"} {
				for line := range strings.Lines(string(data)) {
					// readlink only reads.
					if strings.Contains(line, call) && !strings.Contains(line, "readlink") && !strings.Contains(line, "/dev/null") && !strings.Contains(line, "fcntl") {
						t.Error(line)
					}
				}
			}
		})
	}
}

// Git applies the diff of a plan and gets the files that the plan writes, for all
// kinds of names and line ends.
func TestDiffApplies(t *testing.T) {
	contents := map[string][2]string{
		"new.py": {"", "a\nb\n"}, "sub dir/new.py": {"", "no line break"}, "sub/주문.py": {"", "x\n"}, "same.py": {"x\n", "x\n"},
		"old.py": {"one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n", "one\n2\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten"},
		"cut.py": {"a\nb", "a\nb\n"}, "crlf.py": {"a\r\nb\r\n", "a\nb\n"}, "with space.py": {"a\n", "b\n"}, "tab.py": {"\ta\n", "    a\n"},
	}
	p := newProject(t)
	var planned []files.File
	for name, c := range contents {
		if c[0] != "" {
			p.write("project/"+name, c[0])
			p.write("applied/"+name, c[0])
		}
		planned = append(planned, files.File{Path: name, Content: []byte(c[1])})
	}
	slices.SortFunc(planned, func(a, b files.File) int { return strings.Compare(a.Path, b.Path) })
	plan, err := files.New(p.root, planned, true)
	if err != nil {
		t.Fatal(err)
	}
	apply := p.command("git", "apply", "--whitespace=nowarn", "-")
	apply.Dir = filepath.Join(p.outer, "applied")
	apply.Stdin = bytes.NewReader(plan.Diff())
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, plan.Diff())
	}
	if err := plan.Write(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, file := range planned {
		t.Run(file.Path, func(t *testing.T) {
			want := contents[file.Path][1]
			wrote, err := os.ReadFile(filepath.Join(p.root, file.Path))
			applied, err2 := os.ReadFile(filepath.Join(p.outer, "applied", file.Path))
			if err := errors.Join(err, err2); err != nil || string(wrote) != want || string(applied) != want {
				t.Errorf("written %q, applied %q, %v", wrote, applied, err)
			}
		})
	}
}

// What --dry-run and --diff show is what the run does.
func TestShownIsDone(t *testing.T) {
	p, q := newProject(t), newProject(t)
	for _, p := range []*project{p, q} {
		p.write("project/"+handlers[0], "// old\n")
		p.write("project/"+handlers[1], "// old\r\n")
	}
	force := append(slices.Clone(all), "--force")
	_, dry, _ := p.run(program, append(force, "--dry-run")...)
	_, diff, _ := p.run(program, append(force, "--diff")...)
	apply := q.command("git", "apply", "--whitespace=nowarn", "-")
	apply.Stdin = strings.NewReader(diff)
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, diff)
	}
	code, done, stderr := p.run(program, force...)
	if code != 0 || done != dry || dry == "" {
		t.Errorf("exit %d, %s\nsaid\n%s\nand would do\n%s", code, stderr, done, dry)
	}
	for _, f := range handlers {
		t.Run(f, func(t *testing.T) {
			a, err := os.ReadFile(filepath.Join(p.root, f))
			b, err2 := os.ReadFile(filepath.Join(q.root, f))
			if err := errors.Join(err, err2); err != nil || !bytes.Equal(a, b) || !whole(a) {
				t.Errorf("written %q, applied %q, %v", a, b, err)
			}
		})
	}
}

// With --lang, the program doesn't look at the project. Without it, the program
// looks at the folders up to the root of the repository, and no further.
func TestLooks(t *testing.T) {
	p := newProject(t)
	opened := func(t *testing.T, args ...string) string {
		t.Helper()
		log := filepath.Join(t.TempDir(), "log")
		code, _, stderr := p.run("strace", append([]string{"-f", "-qq", "-o", log, "-e", "trace=openat,getdents64", program}, args...)...)
		data, err := os.ReadFile(log)
		if code != 0 || err != nil {
			t.Fatalf("exit %d, %v: %s", code, err, stderr)
		}
		return string(data)
	}
	t.Run("with --lang", func(t *testing.T) {
		if log := opened(t, "404", "--lang", "flask"); strings.Contains(log, "package.json") || strings.Contains(log, "getdents64") {
			t.Errorf("it looks: %s", log)
		}
	})
	t.Run("without --lang", func(t *testing.T) {
		if log := opened(t, "404"); !strings.Contains(log, p.root+"/package.json") || strings.Contains(log, `"`+p.outer+`"`) || strings.Contains(log, "app.js") {
			t.Errorf("it looks elsewhere: %s", log)
		}
	})
}
