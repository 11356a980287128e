// Package scaffold runs `snipgen scaffold` where things go wrong: as another
// user, on full, read-only and foreign file systems, with system calls that
// fail, and killed at every moment. It needs root, for mounts in a namespace
// of their own, and strace.
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

// program is the built program, where every user can run it.
var program string

func TestMain(m *testing.M) { os.Exit(kit.Main(m, &program)) }

// state is everything below a folder: kind, mode, owner, inode, and of what is
// no folder the time and the content.
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

// A project is one of Express in a folder that has something else in it, too.
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

// handlers are the files of the catalogue.
var handlers = []string{"routes/order-not-found.js", "routes/order-shipped.js", "routes/order-locked.js"}

func newProject(t *testing.T) *project {
	t.Helper()
	// Not t.TempDir, which other users can't enter.
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

// old puts other files under the names of the catalogue's.
func (p *project) old() {
	for i, name := range handlers {
		p.write("project/"+name, fmt.Sprintf("// old %d\n", i))
	}
	p.before = state(p.t, p.outer)
}

// command is a command in the project, with nothing of whoever runs the tests.
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

// unchanged asserts that everything is as it was, but for the names among may.
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

// made are the names, from outer, that scaffolding the catalogue makes.
func made() []string {
	out := []string{"project/routes"}
	for _, f := range handlers {
		out = append(out, "project/"+f)
	}
	return out
}

// complete asserts that the whole catalogue is there and nothing else is.
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

// whole reports whether a file of the catalogue is.
func whole(data []byte) bool {
	return bytes.HasPrefix(data, []byte("const express = require")) && bytes.HasSuffix(data, []byte("module.exports = router;\n"))
}

var all = []string{"scaffold", "--all"}

// nobody runs a command as a user that owns nothing: root writes anywhere.
func nobody(args ...string) []string {
	return append([]string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"}, args...)
}

// Line 9: a folder that may not be written, by its mode and by its mount.
func TestReadOnly(t *testing.T) {
	p := newProject(t)
	args := nobody(append([]string{program}, all...)...)
	code, stdout, stderr := p.run(args[0], args[1:]...)
	if code != 1 || stdout != "" || !strings.Contains(stderr, "permission denied") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	p.unchanged("another user")
	code, stdout, stderr = p.run("unshare", "-m", "sh", "-ec", `mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && exec "$@"`, "sh", program, "scaffold", "--all")
	if code != 1 || stdout != "" || !strings.Contains(stderr, "read-only file system") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	p.unchanged("a mount")
	// With force, too.
	p.old()
	args = nobody(append([]string{program}, append(all, "--force")...)...)
	if code, _, _ := p.run(args[0], args[1:]...); code != 1 {
		t.Errorf("exit %d", code)
	}
	p.unchanged("another user, with force")
}

// onMount runs a script in a new file system below a folder, which has the
// project in it, and returns the exit code of "$@" and what the file system
// has before and after.
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

// Line 10: a file system that is full, of bytes or of inodes, at any moment:
// the room grows until it is enough.
func TestFull(t *testing.T) {
	for _, force := range []bool{false, true} {
		for _, kind := range []string{"size=%dk", "size=4m,nr_inodes=%d"} {
			failed := 0
			for n := 1; ; n++ {
				amount := 4*n + 12
				if strings.Contains(kind, "inodes") {
					amount = n + 7
				}
				if n > 60 {
					t.Fatalf("%s: %d are not enough", kind, amount)
				}
				args := []string{program, "scaffold", "--all"}
				if force {
					args = append(args, "--force")
				}
				p := fmt.Sprintf(kind, amount)
				code, same, out := onMount(t, p, force, args...)
				if code < 0 {
					continue // not enough for the project itself
				}
				if code == 0 {
					if same || failed == 0 {
						t.Errorf("%s: the first that is enough changes nothing (%v), or none was not enough: %s", p, same, out)
					}
					break
				}
				failed++
				if code != 1 || !same || !strings.Contains(out, "no space left on device") {
					t.Errorf("%s: exit %d, the same: %v: %s", p, code, same, out)
				}
			}
			t.Logf("%s, force %v: %d times too little", kind, force, failed)
		}
	}
}

// Line 10 again: a limit on the size of a file.
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

// slow runs the program with system calls that take their time. strace is not
// its parent, so that a signal goes to the program itself.
func (p *project) slow(args ...string) *exec.Cmd {
	trace := []string{"-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,linkat,renameat,renameat2,unlinkat,mkdirat", "-e", "inject=fsync,linkat,renameat,renameat2,unlinkat,mkdirat:delay_exit=15000", program}
	c := p.command("strace", append(trace, args...)...)
	return c
}

// Line 11: killed and interrupted at many moments.
func TestKilled(t *testing.T) {
	for _, force := range []bool{false, true} {
		for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
			partly, left, done := 0, 0, 0
			for i := range 20 {
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
				time.Sleep(time.Duration(20+15*i) * time.Millisecond)
				c.Process.Signal(signal)
				err := c.Wait()
				what := fmt.Sprintf("%v after %d, force %v", signal, i, force)
				if signal != syscall.SIGKILL {
					// One that comes when all is done may end the program as
					// it would any other.
					status := c.ProcessState.Sys().(syscall.WaitStatus)
					data, _ := os.ReadFile(filepath.Join(p.root, handlers[0]))
					if err == nil || status.Signaled() && whole(data) {
						done++
						p.complete(what)
					} else {
						p.unchanged(what)
					}
				}
				// Whatever there is under a final name is whole, and whatever
				// else there is has a temporary name.
				present := 0
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
				if present > 0 && present < len(handlers) {
					partly++
				}
				// The next run succeeds.
				code, _, stderr := p.run(program, append(slices.Clone(all), "--force")...)
				if code != 0 {
					t.Errorf("%s: the next run exits %d: %s", what, code, stderr)
				}
				for _, f := range handlers {
					if data, err := os.ReadFile(filepath.Join(p.root, f)); err != nil || !whole(data) {
						t.Errorf("%s: after the next run %s is %q, %v", what, f, data, err)
					}
				}
			}
			if signal != syscall.SIGKILL && left+partly > 0 {
				t.Errorf("%v, force %v: %d temporary files are left, %d times a part of the files", signal, force, left, partly)
			}
			t.Logf("%v, force %v: %d temporary files, %d times some of the files, %d times done before", signal, force, left, partly, done)
		}
	}
}

// Line 12: four at once, fifty times, with different and with the same content.
func TestAtOnce(t *testing.T) {
	const runs, rounds = 4, 50
	for _, identical := range []bool{false, true} {
		for range rounds {
			p := newProject(t)
			var wait sync.WaitGroup
			codes := make([]int, runs)
			for i := range runs {
				wait.Go(func() {
					message := "any"
					if !identical {
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
			if want := map[bool]int{true: runs, false: 1}[identical]; good != want {
				t.Fatalf("%d runs were good, not %d: %v", good, want, codes)
			}
			entries, _ := os.ReadDir(filepath.Join(p.root, "routes"))
			if len(entries) != 3 {
				t.Errorf("%d files are there: %v", len(entries), entries)
			}
			for _, e := range entries {
				data, _ := os.ReadFile(filepath.Join(p.root, "routes", e.Name()))
				if want := fmt.Sprintf("writer %d", winner); !whole(data) || !identical && !strings.Contains(string(data), want) {
					t.Errorf("%s is not of writer %d: %s", e.Name(), winner, data)
				}
			}
		}
	}
}

// fileSystem runs f in a file system of a kind that has no kernel module
// everywhere, by FUSE on a loop device.
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

// Lines 13 and 22 on real file systems that ignore case; exFAT has no hard
// links either.
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
				// Another case of a name that is there; lowntfs-3g shows names in
				// lower case alone.
				if kind == "exfat" {
					os.Rename(filepath.Join(p.root, handlers[0]), filepath.Join(p.root, "routes/Order-Not-Found.JS"))
					if code, _, stderr = p.run(program, append(all, "--force")...); code != 2 || !strings.Contains(stderr, "clashes with") {
						t.Errorf("exit %d: %s", code, stderr)
					}
					os.Rename(filepath.Join(p.root, "routes/Order-Not-Found.JS"), filepath.Join(p.root, handlers[0]))
				}
				// Force.
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

// fault runs the program with system calls that fail.
func (p *project) fault(inject []string, args ...string) (code int, stdout, stderr string) {
	trace := []string{"-f", "-qq", "-o", "/dev/null", "-e", "trace=all"}
	for _, i := range inject {
		trace = append(trace, "-e", "inject="+i)
	}
	return p.run("strace", append(append(trace, program), args...)...)
}

// Lines 10 and 22: each of the system calls fails at each time, on a system
// that has everything and on those that lack links. All of the files are
// written, or nothing is.
func TestFaults(t *testing.T) {
	lacks := map[string][]string{
		"nothing":               nil,
		"links":                 {"linkat:error=EPERM"},
		"links, as a container": {"linkat:error=ENOSYS"},
	}
	for _, force := range []bool{false, true} {
		for name, lack := range lacks {
			run := func(what string, inject ...string) bool {
				t.Helper()
				p := newProject(t)
				args := all
				if force {
					p.old()
					args = append(slices.Clone(all), "--force")
				}
				code, stdout, stderr := p.fault(append(slices.Clone(lack), inject...), args...)
				what = fmt.Sprintf("force %v, without %s, %s", force, name, what)
				switch code {
				case 0:
					p.complete(what)
				case 1, 2: // the latter where it is a manifest that can't be read
					if stdout != "" {
						t.Errorf("%s: output is %s", what, stdout)
					}
					p.unchanged(what)
				default:
					t.Errorf("%s: exit %d: %s", what, code, stderr)
				}
				return code == 0
			}
			if !run("no fault") {
				t.Errorf("force %v, without %s: it is refused", force, name)
			}
			failed := 0
			for _, call := range []string{"fsync", "linkat", "mkdirat", "fchmod", "fstat", "renameat", "flock"} {
				if slices.ContainsFunc(lack, func(l string) bool { return strings.HasPrefix(l, call+":") }) {
					continue
				}
				for when := 1; when <= 6; when++ {
					if !run(fmt.Sprintf("%s fails at time %d", call, when), fmt.Sprintf("%s:error=EIO:when=%d", call, when)) {
						failed++
					}
				}
			}
			if failed < 3 {
				t.Errorf("force %v, without %s: only %d runs had an error", force, name, failed)
			}
			t.Logf("force %v, without %s: %d runs had an error", force, name, failed)
		}
	}
}

// Line 14, through the front door: a folder whose name is not UTF-8, with an
// escape sequence in it.
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

// Line 15: a folder's path that is too long.
func TestLongPath(t *testing.T) {
	p := newProject(t)
	for _, dir := range []string{strings.Repeat("./", 2500), strings.Repeat("d/", 2500), strings.Repeat("d", 300)} {
		if code, stdout, stderr := p.run(program, "scaffold", "404", "--dir", dir); strings.HasPrefix(dir, "./") != (code == 0) || code > 1 || code == 1 && (stdout != "" || stderr == "") {
			t.Errorf("exit %d, %s%s", code, stdout, stderr)
		}
	}
	name := "x" + strings.Repeat("y", 63)
	if code, _, stderr := p.run(program, "scaffold", "404", "--name", name); code != 0 {
		t.Errorf("exit %d, %s", code, stderr)
	}
	p.unchanged("long", "project/routes", "project/routes/"+name+".js", "project/order-not-found.js")
}

// Line 18: a working tree with changes; Git itself is never called.
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
		t.Errorf("it runs something: %s", data)
	}
	if now := git("status", "--porcelain"); strings.Replace(now, "?? routes/\n", "", 1) != status {
		t.Errorf("status was\n%sand is\n%s", status, now)
	}
}

// Line 19: a folder that can be entered but not listed, and umask.
func TestUnreadable(t *testing.T) {
	p := newProject(t)
	dir := filepath.Join(p.root, "routes")
	if err := errors.Join(os.Mkdir(dir, 0o755), os.Chown(dir, 65534, 65534), os.Chmod(dir, 0o311)); err != nil {
		t.Fatal(err)
	}
	p.before = state(t, p.outer)
	for _, extra := range [][]string{nil, {"--dir", "routes"}, {"--dir", "routes", "--force"}} {
		args := nobody(append([]string{program, "scaffold", "404", "--lang", "express"}, extra...)...)
		if code, stdout, stderr := p.run(args[0], args[1:]...); code != 1 || stdout != "" || !strings.Contains(stderr, "permission denied") {
			t.Errorf("%v: exit %d, %s%s", extra, code, stdout, stderr)
		}
		p.unchanged("an unreadable folder")
	}
	q := newProject(t)
	if code, _, stderr := q.run("sh", "-c", `umask 077; exec "$@"`, "sh", program, "scaffold", "--all"); code != 0 {
		t.Errorf("exit %d: %s", code, stderr)
	}
	for name, want := range map[string]fs.FileMode{"routes": 0o700, handlers[0]: 0o600} {
		if info, err := os.Stat(filepath.Join(q.root, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

// Line 23: standard output that nobody reads, and a plan that writes nothing.
func TestOutput(t *testing.T) {
	for _, redirect := range []string{">&-", "| true", ">/dev/full", "2>&-", "<&-"} {
		p := newProject(t)
		code, _, stderr := p.run("sh", "-c", `"$@" `+redirect, "sh", program, "scaffold", "--all")
		p.complete(redirect)
		if redirect == ">/dev/full" && (code != 1 || !strings.Contains(stderr, "standard output can't be written")) {
			t.Errorf("%s: exit %d, %s", redirect, code, stderr)
		}
	}
	for _, args := range [][]string{{"--dry-run"}, {"--diff"}, {"--dry-run", "--json"}, {"--diff", "--force"}} {
		p := newProject(t)
		if slices.Contains(args, "--force") {
			p.old()
		}
		log := filepath.Join(t.TempDir(), "log")
		trace := []string{"-f", "-qq", "-o", log, "-e", "trace=%file,%desc", program, "scaffold", "--all"}
		code, stdout, stderr := p.run("strace", append(trace, args...)...)
		if code != 0 || !strings.Contains(stdout, "order-shipped.js") {
			t.Errorf("%v: exit %d, %s%s", args, code, stdout, stderr)
		}
		p.unchanged(strings.Join(args, " "))
		data, err := os.ReadFile(log)
		if err != nil || !bytes.Contains(data, []byte("openat(")) {
			t.Fatalf("%v: %s", err, data)
		}
		for _, call := range []string{"O_CREAT", "O_WRONLY", "mkdir", "link(", "linkat(", "rename", "unlink", "chmod", "chown", "truncate", "utime"} {
			for line := range strings.Lines(string(data)) {
				// Not what reads a link.
				if strings.Contains(line, call) && !strings.Contains(line, "readlink") && !strings.Contains(line, "/dev/null") && !strings.Contains(line, "fcntl") {
					t.Errorf("%v: %s", args, line)
				}
			}
		}
	}
}

// The diff, applied by Git, is what the run writes, whatever the names and the
// ends of the lines are.
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
	for name, c := range contents {
		wrote, err := os.ReadFile(filepath.Join(p.root, name))
		applied, err2 := os.ReadFile(filepath.Join(p.outer, "applied", name))
		if err := errors.Join(err, err2); err != nil || string(wrote) != c[1] || string(applied) != c[1] {
			t.Errorf("%s: written %q, applied %q, %v", name, wrote, applied, err)
		}
	}
}

// What --diff and --dry-run show through the front door is what the run does.
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
		a, err := os.ReadFile(filepath.Join(p.root, f))
		b, err2 := os.ReadFile(filepath.Join(q.root, f))
		if err := errors.Join(err, err2); err != nil || !bytes.Equal(a, b) || !whole(a) {
			t.Errorf("%s: written %q, applied %q, %v", f, a, b, err)
		}
	}
}

// A target that is named costs no look at the project, and one that is not
// costs a look at the folders up to the repository's, and no further.
func TestLooks(t *testing.T) {
	p := newProject(t)
	opened := func(args ...string) string {
		t.Helper()
		log := filepath.Join(t.TempDir(), "log")
		code, _, stderr := p.run("strace", append([]string{"-f", "-qq", "-o", log, "-e", "trace=openat,getdents64", program}, args...)...)
		data, err := os.ReadFile(log)
		if code != 0 || err != nil {
			t.Fatalf("exit %d, %v: %s", code, err, stderr)
		}
		return string(data)
	}
	if log := opened("404", "--lang", "flask"); strings.Contains(log, "package.json") || strings.Contains(log, "getdents64") {
		t.Errorf("it looks: %s", log)
	}
	if log := opened("404"); !strings.Contains(log, p.root+"/package.json") || strings.Contains(log, `"`+p.outer+`"`) || strings.Contains(log, "app.js") {
		t.Errorf("it looks elsewhere: %s", log)
	}
}
