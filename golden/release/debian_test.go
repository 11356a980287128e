package release

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"snipgen/golden/kit"
)

// debian is the root of Debian 13, whose Wine is new enough for Go, with the
// first set-up of Wine done.
var debian = &kit.Kit{
	Name:  "wine",
	Files: []string{"../kit/debian.sh"},
	Commands: [][]string{
		{"bash", "debian.sh", "trixie", "{dir}/root", "bash-completion", "fish", "man-db", "wine64", "zsh"},
		{"unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", `
mount -t proc proc "$0/proc"
chroot "$0" env -i HOME=/root LANG=C.UTF-8 PATH="$1" WINEDEBUG=-all sh -c 'wine64 wineboot --init && wineserver -w'`,
			"{dir}/root", path},
	},
}

// path is the PATH in the root.
const path = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/wine"

// A system is Debian's root. What is written there is gone after the test.
type system struct {
	pid    string // of a process in the system's namespaces
	inside string // the root, seen from inside of the namespaces
	root   string // the root, seen from here
	shared string // the folder that is /srv inside, seen from here
}

// hold puts a layer in memory over a root. It takes dpkg's settings away that
// leave out manual pages, and waits.
const hold = `
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=$0,upperdir=$1/upper,workdir=$1/work" "$1/root"
mount -t proc proc "$1/root/proc"
mount --bind "$2" "$1/root/srv"
rm "$1/root/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
echo ready
exec sleep infinity`

// open starts a system.
func open(t *testing.T) *system {
	t.Helper()
	kit.Need(t, "mmdebstrap", "nsenter", "unshare")
	lower := debian.In(t, "root")
	room, shared := t.TempDir(), t.TempDir()
	holder := exec.Command("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", hold, lower, room, shared)
	holder.Stderr = os.Stderr
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		holder.Process.Kill()
		holder.Wait()
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("the system is not ready: %v", err)
	}
	children := strings.Fields(read(t, fmt.Sprintf("/proc/%d/task/%d/children", holder.Process.Pid, holder.Process.Pid)))
	if len(children) != 1 {
		t.Fatalf("the system's processes are %q", children)
	}
	inside := filepath.Join(room, "root")
	return &system{pid: children[0], inside: inside, root: filepath.Join("/proc", children[0], "root", inside), shared: shared}
}

// command returns the command that runs another one in the system.
func (s *system) command(words ...string) []string { return s.in("/root", words...) }

// in returns the command that runs another one in a folder of the system.
func (s *system) in(folder string, words ...string) []string {
	return append([]string{"nsenter", "--target", s.pid, "--mount", "--pid", "chroot", s.inside,
		"env", "-i", "-C", folder, "HOME=/root", "LANG=C.UTF-8", "TERM=xterm", "PATH=" + path, "DEBIAN_FRONTEND=noninteractive"}, words...)
}

// output returns what a command prints in the system.
func (s *system) output(t *testing.T, words ...string) string {
	t.Helper()
	return kit.Output(t, s.command(words...)...)
}

// write writes a file in the system.
func (s *system) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.root, name), []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// paths returns the paths of all files but those of the kernel.
func (s *system) paths(t *testing.T) []string {
	t.Helper()
	return strings.Split(s.output(t, "find", "/", "-xdev", "-path", "/proc", "-prune", "-o", "-print"), "\n")
}

// TestDeb installs the package in Debian, uses it there, and removes it.
func TestDeb(t *testing.T) {
	folder := files(t)
	s := open(t)
	s.write(t, "tmp/snipgen.deb", read(t, filepath.Join(folder, "snipgen_"+version(t)+"_linux_amd64.deb")))
	s.write(t, "root/.zshrc", "autoload -U compinit; compinit -D\n")
	before := s.paths(t)
	s.output(t, "dpkg", "--install", "/tmp/snipgen.deb")
	want := read(t, "../snippets/flask/499/app.py")

	t.Run("snippet", func(t *testing.T) {
		if got := s.output(t, "snipgen", "499", "--lang", "flask"); got+"\n" != want {
			t.Errorf("snipgen prints %q", got)
		}
	})
	t.Run("metadata", func(t *testing.T) {
		got := s.output(t, "dpkg-query", "--show", "--showformat", "${Version} ${Architecture} ${Maintainer} ${Section} ${Depends}.", "snipgen")
		if want := version(t) + " amd64 The snipgen authors devel ."; got != want {
			t.Errorf("the package is %q, not %q", got, want)
		}
		if bad := s.output(t, "dpkg", "--verify", "snipgen"); bad != "" {
			t.Errorf("files differ from their checksums:\n%s", bad)
		}
	})
	t.Run("man", func(t *testing.T) {
		page := s.output(t, "man", "snipgen")
		for _, part := range []string{"SNIPGEN(1)", "NAME\n", "snipgen - print handler code", "--lang, -l TARGET", "EXIT STATUS\n"} {
			if !strings.Contains(page, part) {
				t.Errorf("the page has no %q:\n%.2000s", part, page)
			}
		}
		if found := s.output(t, "apropos", "--exact", "snipgen"); !strings.Contains(found, "snipgen (1)") {
			t.Errorf("apropos finds %q", found)
		}
	})
	t.Run("licences", func(t *testing.T) {
		for file, from := range map[string]string{"copyright": "LICENSE", "NOTICES.txt": "generate/command/notices.txt"} {
			if read(t, filepath.Join(s.root, "usr/share/doc/snipgen", file)) != read(t, "../../"+from) {
				t.Errorf("%s is not %s", file, from)
			}
		}
		if changes := s.output(t, "zcat", "/usr/share/doc/snipgen/changelog.gz"); changes+"\n" != read(t, "../../CHANGELOG.md") {
			t.Error("changelog.gz is not CHANGELOG.md")
		}
	})
	// A login shell reads what Debian's bash-completion installs for it.
	for shell, words := range map[string][]string{"bash": {"bash", "--login", "-i"}, "zsh": {"zsh", "-i"}} {
		t.Run(shell, func(t *testing.T) { s.complete(t, words, want) })
	}
	t.Run("fish", func(t *testing.T) {
		if got := s.output(t, "fish", "-c", "complete -C 'snipgen 499 --lang fla'"); got != "flask\tFlask" {
			t.Errorf("the candidates are %q", got)
		}
	})
	t.Run("removal", func(t *testing.T) {
		s.output(t, "dpkg", "--purge", "snipgen")
		for _, path := range s.paths(t) {
			if !slices.Contains(before, path) && !strings.HasPrefix(path, "/root/") && !strings.HasPrefix(path, "/var/lib/dpkg/") && !strings.HasPrefix(path, "/var/log/") && !strings.HasPrefix(path, "/var/cache/man/") {
				t.Errorf("%s is left", path)
			}
		}
		if left := s.output(t, "sh", "-c", "ls /var/lib/dpkg/info | grep snipgen || true"); left != "" {
			t.Errorf("dpkg keeps %s", left)
		}
	})
}

// complete types half a target's name and a tab in a shell on a terminal. The
// command that this completes prints a snippet.
func (s *system) complete(t *testing.T, shell []string, want string) {
	t.Helper()
	words := s.command(shell...)
	cmd := exec.Command(words[0], words[1:]...)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		terminal.Close()
		cmd.Process.Kill()
		cmd.Wait()
	}()
	screen := make(chan string)
	go func() {
		defer close(screen)
		buffer := make([]byte, 4096)
		for {
			n, err := terminal.Read(buffer)
			if n > 0 {
				screen <- string(buffer[:n])
			}
			if err != nil {
				return
			}
		}
	}()
	shown := ""
	await := func(part string) {
		t.Helper()
		limit := time.After(2 * time.Minute)
		for !strings.Contains(strings.ReplaceAll(shown, "\r\n", "\n"), part) {
			select {
			case more, open := <-screen:
				if shown += more; !open {
					t.Fatalf("the shell ended before it showed %q:\n%s", part, shown)
				}
			case <-limit:
				t.Fatalf("the shell has not shown %q:\n%s", part, shown)
			}
		}
	}
	for _, step := range []struct{ typed, shown string }{
		{"PS1=rea''dy'> '\n", "ready> "},
		{"snipgen 499 --lang fla\t", "--lang flask"},
		{" >/root/app.py; echo wri''tten\n", "written\n"},
	} {
		if _, err := terminal.WriteString(step.typed); err != nil {
			t.Fatal(err)
		}
		await(step.shown)
	}
	if got := read(t, filepath.Join(s.root, "root/app.py")); got != want {
		t.Errorf("the command line prints %q", got)
	}
}
