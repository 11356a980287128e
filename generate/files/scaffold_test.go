//go:build unix

package files

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"snipgen/generate/input"
)

// state describes everything below a folder: kind, mode, time, inode and content.
// It leaves out the times of folders, which temporary files change.
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
		rel, _ := filepath.Rel(dir, path)
		line := fmt.Sprintf("%v %d", info.Mode(), info.Sys().(*syscall.Stat_t).Ino)
		if !info.IsDir() {
			line += fmt.Sprintf(" %d %v", info.Size(), info.ModTime())
		}
		switch {
		case info.Mode().IsRegular():
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			line += fmt.Sprintf(" %x", sha256.Sum256(data))
		case info.Mode()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(path)
			line += " " + target
		}
		out[rel] = line
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// project is a folder inside another one, so that a test sees changes outside.
type project struct {
	t           *testing.T
	outer, root string
	before      map[string]string
}

func newProject(t *testing.T) *project {
	outer := t.TempDir()
	p := &project{t: t, outer: outer, root: filepath.Join(outer, "project")}
	p.mkdir("project")
	p.write("outside.txt", "outside\n")
	p.write("project/README", "readme\n")
	return p
}

func (p *project) mkdir(name string) {
	p.t.Helper()
	if err := os.MkdirAll(filepath.Join(p.outer, name), 0o755); err != nil {
		p.t.Fatal(err)
	}
}

func (p *project) write(name, content string) {
	p.t.Helper()
	p.mkdir(filepath.Dir(name))
	if err := os.WriteFile(filepath.Join(p.outer, name), []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *project) symlink(target, name string) {
	p.t.Helper()
	if err := os.Symlink(target, filepath.Join(p.outer, name)); err != nil {
		p.t.Fatal(err)
	}
}

func (p *project) read(name string) string {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.outer, name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(data)
}

// run plans and writes files, and asserts that nothing was changed or added apart
// from the paths in changed.
func (p *project) run(force bool, changed []string, files ...File) (*Plan, error) {
	p.t.Helper()
	p.before = state(p.t, p.outer)
	plan, err := New(p.root, files, force)
	if err == nil {
		err = plan.Write(context.Background())
	}
	p.check(changed)
	return plan, err
}

// check asserts that nothing differs from before apart from the paths in changed.
func (p *project) check(changed []string) {
	p.t.Helper()
	after := state(p.t, p.outer)
	for name, was := range p.before {
		if after[name] != was && !slices.Contains(changed, name) {
			p.t.Errorf("%s changed from %q to %q", name, was, after[name])
		}
	}
	for name := range after {
		if _, was := p.before[name]; !was && !slices.Contains(changed, name) {
			p.t.Errorf("%s is new", name)
		}
	}
}

func file(path, content string) File { return File{Path: path, Content: []byte(content)} }

// refused asserts that the error says why.
func (p *project) refused(err error, why string) {
	p.t.Helper()
	if err == nil || !strings.Contains(err.Error(), why) {
		p.t.Errorf("got error %v, want %q", err, why)
	}
}

func isInput(err error) bool {
	var bad *input.Error
	return errors.As(err, &bad)
}

// An existing file with other content is kept, and replaced with force.
func TestDifferent(t *testing.T) {
	p := newProject(t)
	p.write("project/b.py", "one\ntwo\nthree\n")
	_, err := p.run(false, nil, file("a.py", "a\n"), file("b.py", "one\nTWO\nthree\n"), file("sub/c.py", "c\n"))
	p.refused(err, `"b.py" exists and differs; nothing was written; --force replaces existing files`)
	var conflict *Conflict
	if !errors.As(err, &conflict) || isInput(err) {
		t.Fatalf("got %T, want a conflict that isn't wrong input", err)
	}
	const want = "--- a/b.py\n+++ b/b.py\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n"
	if string(conflict.Diff) != want {
		t.Errorf("got\n%s\nwant\n%s", conflict.Diff, want)
	}
	// Force replaces the file, keeps its mode, and creates the others.
	if err := os.Chmod(filepath.Join(p.root, "b.py"), 0o750); err != nil {
		t.Fatal(err)
	}
	plan, err := p.run(true, []string{"project/a.py", "project/b.py", "project/sub", "project/sub/c.py"},
		file("a.py", "a\n"), file("b.py", "one\nTWO\nthree\n"), file("sub/c.py", "c\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p.read("project/b.py") != "one\nTWO\nthree\n" || p.read("project/a.py") != "a\n" || p.read("project/sub/c.py") != "c\n" {
		t.Error("the files differ from the plan")
	}
	if info, _ := os.Stat(filepath.Join(p.root, "b.py")); info.Mode().Perm() != 0o750 {
		t.Errorf("got mode %v, want 0750", info.Mode())
	}
	if a := []Action{plan.Changes[0].Action, plan.Changes[1].Action, plan.Changes[2].Action}; !slices.Equal(a, []Action{Create, Replace, Create}) {
		t.Errorf("got actions %v", a)
	}
}

// A file that already has its content isn't written again.
func TestSame(t *testing.T) {
	for _, force := range []bool{false, true} {
		t.Run(fmt.Sprintf("force %t", force), func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			p.write("project/b.py", "b\n")
			plan, err := p.run(force, nil, file("b.py", "b\n"))
			if err != nil || plan.Changes[0].Action != Same {
				t.Errorf("got %v, %v, want no change", plan, err)
			}
			// A second run has nothing to do.
			if _, err := p.run(force, []string{"project/a", "project/a/b.py"}, file("a/b.py", "x\n"), file("b.py", "b\n")); err != nil {
				t.Fatal(err)
			}
			plan, err = p.run(force, nil, file("a/b.py", "x\n"), file("b.py", "b\n"))
			if err != nil || plan.Changes[0].Action != Same || plan.Changes[1].Action != Same || plan.Diff() != nil {
				t.Errorf("got %v, %v, want no change", plan, err)
			}
		})
	}
}

// The error tells if a file differs only in its line ends.
func TestLineEnds(t *testing.T) {
	p := newProject(t)
	p.write("project/b.py", "one\r\ntwo\r\n")
	_, err := p.run(false, nil, file("b.py", "one\ntwo\n"))
	p.refused(err, `"b.py" exists and differs only in line ends`)
	p.write("project/c.py", "one\n")
	_, err = p.run(false, nil, file("b.py", "one\ntwo\n"), file("c.py", "two\n"))
	p.refused(err, `"b.py", "c.py" exist and differ;`)
}

// linked returns a project with symbolic links in it.
func linked(t *testing.T) *project {
	t.Helper()
	p := newProject(t)
	p.mkdir("elsewhere")
	p.mkdir("project/real")
	p.mkdir("project/.git/hooks")
	p.symlink("../elsewhere", "project/out")
	p.symlink(filepath.Join(p.root, "real"), "project/absolute")
	p.symlink("real", "project/in")
	p.symlink(".git/hooks", "project/hooks")
	p.symlink("nowhere", "project/dangling")
	p.symlink("loop", "project/loop")
	p.symlink("target.py", "project/final.py")
	p.symlink("../outside.txt", "project/outside.py")
	return p
}

// A symbolic link is followed only to a folder inside the project.
func TestSymlinks(t *testing.T) {
	for name, why := range map[string]string{
		"out/a.py": "escapes", "absolute/a.py": "escapes", "hooks/a.py": "a repository's own folder",
		"dangling/a.py": "nowhere", "loop/a.py": "symbolic link",
		"final.py": "there is a symbolic link of this name", "outside.py": "there is a symbolic link of this name",
	} {
		for _, force := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s force %t", name, force), func(t *testing.T) {
				t.Parallel()
				p := linked(t)
				_, err := p.run(force, nil, file("z.py", "z\n"), file(name, "outside\n"))
				p.refused(err, why)
			})
		}
	}
	t.Run("in/a.py", func(t *testing.T) {
		t.Parallel()
		p := linked(t)
		if _, err := p.run(false, []string{"project/real/a.py"}, file("in/a.py", "a\n")); err != nil {
			t.Error(err)
		}
	})
}

// The project's folder may be a link and have any name. It must be a folder, and
// not a repository's own.
func TestRoot(t *testing.T) {
	for name, root := range map[string]string{"a link": "link", "a name with control characters": "\xff\x1b[31m"} {
		t.Run("accepted "+name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			p.symlink("project", "link")
			p.mkdir("\xff\x1b[31m")
			plan, err := New(filepath.Join(p.outer, root), []File{file("a.py", "a\n")}, false)
			if err == nil {
				err = plan.Write(context.Background())
			}
			if err != nil || p.read(filepath.Join(root, "a.py")) != "a\n" {
				t.Errorf("the file isn't written: %v", err)
			}
		})
	}
	t.Run("accepted any name of an existing folder inside", func(t *testing.T) {
		t.Parallel()
		p := newProject(t)
		p.mkdir("project/\xfe")
		if _, err := p.run(false, []string{"project/\xfe/b.py"}, file("\xfe/b.py", "b\n")); err != nil {
			t.Error(err)
		}
	})
	for _, root := range []string{"missing", "outside.txt", "project/.git", "project/README/x"} {
		t.Run("refused "+root, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			p.mkdir("project/.git")
			_, err := New(filepath.Join(p.outer, root), []File{file("a.py", "a\n")}, false)
			if err == nil || strings.Contains(err.Error(), "\xff") {
				t.Errorf("got %v, want an error without raw bytes", err)
			}
		})
	}
}

// A path must stay inside the project and be valid on every system.
func TestNames(t *testing.T) {
	named := func(t *testing.T) *project {
		p := newProject(t)
		p.mkdir("project/a")
		return p
	}
	names := []string{
		"..", "../x", "a/../../x", "a/..", "/abs", "./a", "a/./b", "a//b", "a/", "", ".", `a\..\b`, `..\x`, "C:x", "x:y", "a.py::$DATA",
		".git/hooks/pre-commit", ".GIT/config", "a/.git/config", ".git", ".git./x", ".git /x", "git~1/x", ".g\u200cit/config", ".git::$INDEX_ALLOCATION/x",
		"-rf", "a/-rf", "a\nb", "a\x00b", "a\x1b[31m", "\xff", "dot.", "space ", " space", "a?", "a*", "a|b", `a"b`, "<a>", "a\u202eb", "a\u2028b",
		strings.Repeat("x", 256), strings.Repeat("é", 128), strings.Repeat("a/", 3000) + "x",
		"CON", "con.txt", "NUL", "nul.", "AUX.go", "COM1.rb", "com1.tar.gz", "COM¹", "COM²", "COM³.x", "LPT0", "LPT9", "lpt³", "CONIN$", "conout$", "PRN", "prn .txt", "Com0", "new/aux/x",
	}
	for i := range 10 { // devices of Windows
		names = append(names, fmt.Sprintf("COM%d.py", i), fmt.Sprintf("LPT%d.py", i))
	}
	for _, name := range names {
		t.Run("refused "+caseName(name), func(t *testing.T) {
			t.Parallel()
			_, err := named(t).run(true, nil, file("first.py", "x\n"), file(name, "x\n"))
			if !isInput(err) {
				t.Errorf("got %v, want wrong input", err)
			}
		})
	}
	good := []string{"console.py", "com10.py", "auxiliary.py", "lpt.py", "nullable.py", strings.Repeat("y", 255), "주문.py", ".gitignore.py", "x..y"}
	for _, name := range good {
		t.Run("accepted "+caseName(name), func(t *testing.T) {
			t.Parallel()
			if _, err := named(t).run(false, []string{"project/" + name}, file(name, "x\n")); err != nil {
				t.Error(err)
			}
		})
	}
}

// caseName names a subtest after a path: quoted, and shortened if it is long.
func caseName(path string) string {
	if len(path) > 60 {
		return fmt.Sprintf("%.10q and so on, %d bytes", path, len(path))
	}
	return cmp.Or(strings.Trim(strconv.QuoteToASCII(path), `"`), "empty")
}

// Names that are the same on some system clash, because of their case or their
// Unicode form.
func TestClashes(t *testing.T) {
	nfc, nfd := norm.NFC.String("é.py"), norm.NFD.String("é.py")
	for _, pair := range [][2]string{
		{"x.go", "X.go"}, {"x.go", "x.go"}, {"straße.go", "STRASSE.go"}, {nfc, nfd}, {"ﬁ.go", "FI.go"},
		{"sub/x.go", "Sub/y.go"}, {"sub", "sub/x.go"}, {"sub/x.go", "sub"}, {"SUB", "sub/x.go"}, {"Ω.go", "Ω.go"}, {"k.go", "\u212a.go"},
	} {
		t.Run(caseName(pair[0])+" and "+caseName(pair[1]), func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			if _, err := p.run(false, nil, file(pair[0], "1"), file(pair[1], "2")); !isInput(err) {
				t.Errorf("got %v, want wrong input", err)
			}
			if pair[0] == pair[1] {
				return
			}
			p.write("project/"+pair[0], "1")
			if _, err := p.run(true, nil, file("other.go", "x"), file(pair[1], "2")); err == nil {
				t.Error("no error if the project already has the first")
			}
		})
	}
}

// A folder in another case clashes, too.
func TestFolderClashes(t *testing.T) {
	p := newProject(t)
	p.mkdir("project/Handlers")
	if _, err := p.run(false, nil, file("handlers/x.go", "x")); !isInput(err) {
		t.Errorf("got %v, want wrong input", err)
	}
	if _, err := p.run(false, []string{"project/Handlers/x.go", "project/Handlers/y.go"}, file("Handlers/x.go", "x"), file("Handlers/y.go", "y")); err != nil {
		t.Error(err)
	}
}

// A folder, a pipe or a socket is never replaced, and a file is never a folder.
func TestKinds(t *testing.T) {
	p := newProject(t)
	p.mkdir("project/folder.py")
	if err := syscall.Mkfifo(filepath.Join(p.root, "pipe.py"), 0o644); err != nil {
		t.Fatal(err)
	}
	// A socket's path has a low limit (unix(7): 108 bytes), so use a relative one.
	if err := os.Chdir(p.root); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chdir("/") })
	socket, err := net.Listen("unix", "socket.py")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	for name, why := range map[string]string{
		"folder.py": "a folder of this name", "pipe.py": "a pipe of this name", "socket.py": "a socket of this name",
		"README/a.py": `"README" is not a folder`, "README/a/b.py": `"README" is not a folder`, "pipe.py/a": `"pipe.py" is not a folder`,
	} {
		for _, force := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s force %t", name, force), func(t *testing.T) {
				p := *p
				p.t = t
				_, err := p.run(force, nil, file("first.py", "x"), file(name, "x"))
				p.refused(err, why)
			})
		}
	}
}

// A path that is too long is refused before anything is written.
func TestLong(t *testing.T) {
	p := newProject(t)
	deep := strings.Repeat(strings.Repeat("d", 200)+"/", 21)
	_, err := p.run(false, nil, file("first.py", "x"), file(deep+"x.py", "x"))
	p.refused(err, "too long")
	// The longest path that is allowed is written.
	at := filepath.Join(p.root, "x")
	room := maxPath - len(at) - 10
	deep = "x/" + strings.Repeat(strings.Repeat("d", 100)+"/", room/101)
	if _, err = New(p.root, []File{file(deep+"x.py", "x")}, false); err != nil {
		t.Fatal(err)
	}
	plan, _ := New(p.root, []File{file(deep+"x.py", "x")}, false)
	if err := plan.Write(context.Background()); err != nil {
		t.Error(err)
	}
	if got := p.read("project/" + deep + "x.py"); got != "x" {
		t.Errorf("the file contains %q", got)
	}
}

// If several runs write the same files at once, one of them wins with all of its
// files, and all succeed if their content is the same.
func TestAtOnce(t *testing.T) {
	for name, identical := range map[string]bool{"the same content": true, "different content": false} {
		t.Run(name, func(t *testing.T) {
			for range 25 {
				writeAtOnce(t, identical)
			}
		})
	}
}

// writeAtOnce lets four runs write the same three files, with identical content
// or each with its own.
func writeAtOnce(t *testing.T, identical bool) {
	t.Helper()
	const runs, count = 4, 3
	p := newProject(t)
	var wait sync.WaitGroup
	errs := make([]error, runs)
	for i := range runs {
		wait.Go(func() {
			var files []File
			for n := range count {
				content := fmt.Sprintf("writer %d\n", i)
				if identical {
					content = "any\n"
				}
				files = append(files, file(fmt.Sprintf("sub/%d.py", n), content))
			}
			plan, err := New(p.root, files, false)
			if err == nil {
				err = plan.Write(context.Background())
			}
			errs[i] = err
		})
	}
	wait.Wait()
	good := 0
	var conflict *Conflict
	for _, err := range errs {
		if err == nil {
			good++
		} else if !errors.As(err, &conflict) {
			t.Errorf("got %v, want a conflict", err)
		}
	}
	if want := map[bool]int{true: runs, false: 1}[identical]; good != want {
		t.Errorf("%d runs succeeded, want %d: %v", good, want, errs)
	}
	entries, _ := os.ReadDir(filepath.Join(p.root, "sub"))
	if len(entries) != count {
		t.Errorf("got the files %v, want %d", entries, count)
	}
	first := p.read("project/sub/0.py")
	for n := range count {
		if got := p.read(fmt.Sprintf("project/sub/%d.py", n)); got != first {
			t.Errorf("files of different runs: %q and %q", first, got)
		}
	}
}

// hook calls f at each step of Write until the test ends.
func hook(t *testing.T, f func(at string)) {
	step = f
	t.Cleanup(func() { step = func(string) {} })
}

// If a link replaces a folder while Write runs, nothing is written through it,
// neither outside of the project nor into the repository's own folder.
func TestSwapped(t *testing.T) {
	a, b := file("sub/a.py", "a"), file("sub/new/b.py", "b")
	for _, target := range []string{"../elsewhere", ".git/hooks"} {
		for _, at := range []string{"planned", "open sub", "open sub/new", "place sub/a.py", "place sub/new/b.py"} {
			for name, files := range map[string][]File{"a.py and new/b.py": {a, b}, "new/b.py and a.py": {b, a}, "new/b.py": {b}, "a.py": {a}} {
				t.Run(target+" at "+at+" with "+name, func(t *testing.T) {
					swap(t, target, at, files)
				})
			}
		}
	}
}

// swap writes files below sub, which becomes a link to target at a step.
func swap(t *testing.T, target, at string, files []File) {
	t.Helper()
	p := newProject(t)
	p.mkdir("elsewhere")
	p.mkdir("project/.git/hooks")
	p.mkdir("project/sub")
	swapped := false
	hook(t, func(now string) {
		if now == at && !swapped {
			swapped = true
			os.Rename(filepath.Join(p.root, "sub"), filepath.Join(p.root, "moved"))
			os.Symlink(target, filepath.Join(p.root, "sub"))
		}
	})
	plan, err := New(p.root, files, false)
	if err == nil {
		err = plan.Write(context.Background())
	}
	if !swapped && len(files) == 2 {
		t.Error("Write has no such step")
	}
	// Once the folder is open, it can no longer be replaced.
	if at == "open sub" && err == nil {
		t.Error("the run succeeded")
	}
	for _, dir := range []string{"elsewhere", "project/.git/hooks"} {
		for name := range state(t, filepath.Join(p.outer, dir)) {
			if name != "." {
				t.Errorf("%s was written to %s", name, dir)
			}
		}
	}
	// The files are in the folder that was planned, or nowhere.
	if swapped {
		left := len(state(t, filepath.Join(p.root, "moved")))
		if want := map[bool]int{true: 1 + len(files), false: 1}[err == nil]; left != want && left != want+1 || err != nil && left != 1 {
			t.Errorf("error %v, and the planned folder has %v", err, state(t, filepath.Join(p.root, "moved")))
		}
	}
}

// While a folder and a link keep changing places, nothing is written outside.
func TestSwapping(t *testing.T) {
	p := newProject(t)
	p.mkdir("elsewhere")
	p.mkdir("project/sub")
	p.symlink("../elsewhere", "project/link")
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			os.Rename(filepath.Join(p.root, "sub"), filepath.Join(p.root, "tmp"))
			os.Rename(filepath.Join(p.root, "link"), filepath.Join(p.root, "sub"))
			os.Rename(filepath.Join(p.root, "sub"), filepath.Join(p.root, "link"))
			os.Rename(filepath.Join(p.root, "tmp"), filepath.Join(p.root, "sub"))
		}
	})
	written := 0
	for i := range 300 {
		plan, err := New(p.root, []File{file(fmt.Sprintf("sub/%d.py", i), "x")}, false)
		if err == nil && plan.Write(context.Background()) == nil {
			written++
		}
	}
	close(stop)
	wait.Wait()
	for name := range state(t, filepath.Join(p.outer, "elsewhere")) {
		if name != "." {
			t.Errorf("%s was written outside", name)
		}
	}
	t.Logf("%d of 300 were written", written)
}

// A file that another program creates between plan and write is kept, and the
// run's own files are taken back.
func TestAppeared(t *testing.T) {
	for _, c := range []struct{ made, at string }{
		{"a.py", "place b.py"}, {"b.py", "place b.py"}, {"c.py", "place c.py"}, {"c.py", "place a.py"}, {"c.py", "planned"},
	} {
		t.Run(c.made+" at "+c.at, func(t *testing.T) {
			p := newProject(t)
			hook(t, func(now string) {
				if now == c.at && c.made != "a.py" {
					p.write("project/"+c.made, "theirs\n")
				} else if now == c.at { // the run has made its own a.py, which theirs replaces
					os.Remove(filepath.Join(p.root, "a.py"))
					p.write("project/a.py", "theirs\n")
					p.write("project/b.py", "theirs\n")
				}
			})
			p.before = state(t, p.outer)
			plan, err := New(p.root, []File{file("a.py", "ours\n"), file("b.py", "ours\n"), file("c.py", "ours\n")}, false)
			if err != nil {
				t.Fatal(err)
			}
			err = plan.Write(context.Background())
			p.refused(err, "another program has created it meanwhile")
			theirs := []string{"project/" + c.made}
			if c.made == "a.py" {
				theirs = append(theirs, "project/b.py")
			}
			p.check(theirs)
			for _, name := range theirs {
				if p.read(name) != "theirs\n" {
					t.Errorf("%s contains %q", name, p.read(name))
				}
			}
		})
	}
}

// Write plans again: a file that was created since New is compared.
func TestReplanned(t *testing.T) {
	p := newProject(t)
	plan, err := New(p.root, []File{file("a.py", "a\n")}, false)
	if err != nil {
		t.Fatal(err)
	}
	p.write("project/a.py", "a\n")
	p.before = state(t, p.outer)
	if err := plan.Write(context.Background()); err != nil || plan.Changes[0].Action != Same {
		t.Errorf("got %v, %v, want no change", plan.Changes, err)
	}
	p.write("project/a.py", "theirs\n")
	p.before = state(t, p.outer)
	var conflict *Conflict
	if err := plan.Write(context.Background()); !errors.As(err, &conflict) {
		t.Error(err)
	}
	p.check(nil)
}

// After an error, force restores what it replaced, and keeps what another program
// changed meanwhile.
func TestForceRollsBack(t *testing.T) {
	p := newProject(t)
	p.write("project/a.py", "old a\n")
	p.write("project/c.py", "old c\n")
	files := []File{file("a.py", "new a\n"), file("b/b.py", "new b\n"), file("c.py", "new c\n"), file("d.py", "new d\n")}
	run := func(f func(string)) error {
		t.Helper()
		hook(t, f)
		p.before = state(t, p.outer)
		plan, err := New(p.root, files, true)
		if err != nil {
			t.Fatal(err)
		}
		return plan.Write(context.Background())
	}
	err := run(func(now string) {
		if now == "place d.py" {
			p.write("project/d.py", "theirs\n")
		}
	})
	p.refused(err, "another program has created it")
	p.check([]string{"project/d.py"})
	os.Remove(filepath.Join(p.root, "d.py"))
	// Another program changes a file between plan and replacement.
	err = run(func(now string) {
		if now == "place c.py" {
			p.write("project/c.py", "theirs, and longer\n")
		}
	})
	p.refused(err, "another program has changed it")
	p.check([]string{"project/c.py"})
	if p.read("project/c.py") != "theirs, and longer\n" {
		t.Errorf("the file contains %q", p.read("project/c.py"))
	}
	// Another program replaces a file before the rollback. Theirs stays, and the
	// old content is kept under the name that the error tells.
	err = run(func(now string) {
		if now == "place d.py" {
			os.Remove(filepath.Join(p.root, "a.py"))
			p.write("project/a.py", "theirs\n")
			p.write("project/d.py", "theirs\n")
		}
	})
	p.refused(err, "its old content is in")
	if p.read("project/a.py") != "theirs\n" {
		t.Errorf("the file contains %q", p.read("project/a.py"))
	}
	kept, _ := filepath.Glob(filepath.Join(p.root, ".snipgen-*.tmp"))
	if len(kept) != 1 || !strings.Contains(err.Error(), filepath.Base(kept[0])) {
		t.Errorf("got the kept files %v and the error %v", kept, err)
	} else if data, _ := os.ReadFile(kept[0]); string(data) != "old a\n" {
		t.Errorf("the kept file contains %q", data)
	}
}

// Force replaces files of any size. Other hard links to a file keep its content.
func TestForceLarge(t *testing.T) {
	p := newProject(t)
	p.write("project/a.py", strings.Repeat("x", input.ComparedFile.Most+10))
	if err := os.Link(filepath.Join(p.root, "a.py"), filepath.Join(p.root, "other.py")); err != nil {
		t.Fatal(err)
	}
	_, err := p.run(false, nil, file("a.py", "new\n"))
	p.refused(err, "exists and differs;")
	if plan, err := New(p.root, []File{file("a.py", "new\n")}, true); err != nil || string(plan.Diff()) != "File a/a.py has 1048586 bytes\n" {
		t.Errorf("got %v and the diff %s", err, plan.Diff())
	}
	if _, err := p.run(true, []string{"project/a.py"}, file("a.py", "new\n")); err != nil || p.read("project/a.py") != "new\n" {
		t.Error(err)
	}
}

// A run that is cancelled at any step leaves nothing behind.
func TestCancelled(t *testing.T) {
	p := newProject(t)
	p.write("project/c.py", "old\n")
	files := []File{file("a.py", "a\n"), file("sub/deep/b.py", "b\n"), file("c.py", "new\n")}
	for steps := 0; ; steps++ {
		ctx, cancel := context.WithCancelCause(context.Background())
		n := 0
		hook(t, func(string) {
			if n++; n > steps {
				cancel(errors.New("stopped"))
			}
		})
		p.before = state(t, p.outer)
		plan, err := New(p.root, files, true)
		if err != nil {
			t.Fatal(err)
		}
		err = plan.Write(ctx)
		cancel(nil)
		if err == nil {
			if steps < 6 {
				t.Errorf("Write has only %d steps, want at least 6", steps)
			}
			break
		}
		p.refused(err, "nothing was written: stopped")
		p.check(nil)
	}
	if p.read("project/sub/deep/b.py") != "b\n" || p.read("project/c.py") != "new\n" {
		t.Error("the files differ from the plan")
	}
}

// Write waits for another run that holds the lock.
func TestLocked(t *testing.T) {
	p := newProject(t)
	root, err := os.OpenRoot(p.root)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	unlock, err := lock(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := New(p.root, []File{file("a.py", "a\n")}, false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if err := plan.Write(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the deadline", err)
	}
	unlock()
	if err := plan.Write(context.Background()); err != nil {
		t.Error(err)
	}
}

// New files and folders follow the umask.
func TestUmask(t *testing.T) {
	p := newProject(t)
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	if _, err := p.run(false, []string{"project/sub", "project/sub/a.py"}, file("sub/a.py", "a\n")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{"sub": 0o700, "sub/a.py": 0o600} {
		if info, err := os.Stat(filepath.Join(p.root, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got mode %v, %v, want %v", name, info.Mode(), err, want)
		}
	}
}

// FuzzPaths checks any text as a path: what is accepted stays inside the project
// and is the same on every system.
func FuzzPaths(f *testing.F) {
	for _, seed := range []string{"a.py", "routes/a.js", "../x", "a/../b", "/a", `a\b`, "C:x", ".git/x", "CON", "a. ", "\xff", "e\u0301", "a//b", ".g\u200cit/x", "COM¹"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		parts, err := elements(name)
		for _, part := range parts {
			if err == nil {
				err = portable(part)
			}
		}
		if err != nil {
			if !isInput(err) {
				t.Errorf("%q is refused with %v, want wrong input", name, err)
			}
			return
		}
		if !filepath.IsLocal(name) || path.Clean(name) != name || strings.ContainsAny(name, "\\:\x00\x1b\n") {
			t.Errorf("%q is accepted", name)
		}
		for _, part := range parts {
			if folded(part) == ".git" || folded(folded(part)) != folded(part) {
				t.Errorf("%q is accepted; it is folded to %q", name, folded(part))
			}
		}
	})
}
