// Package kit installs what the tests in golden need, by pins, and runs the
// servers that they ask.
package kit

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// Cache is where all that is installed or generated lies, seen from a package
// of golden; git ignores it.
const Cache = "../.cache"

// A Kit is what a test needs, installed by pinned manifests into a folder of
// the cache, where it stays until the pins change.
type Kit struct {
	// Name is the folder's, under Cache.
	Name string
	// Files are copied into the folder first; with Commands and Env they are
	// the pins.
	Files []string
	// Commands install the kit there. {dir} stands for the folder.
	Commands [][]string
	Env      []string

	once sync.Once
	dir  string
	err  error
}

// Python is a virtual environment with what a requirements file pins.
func Python(name, requirements string) *Kit {
	return &Kit{
		Name:  name,
		Files: []string{requirements},
		Commands: [][]string{
			{"python3", "-m", "venv", "{dir}"},
			{"{dir}/bin/pip", "install", "--quiet", "--no-deps", "-r", filepath.Base(requirements)},
			{"{dir}/bin/pip", "check"},
		},
	}
}

// Node has what the package-lock.json in a folder pins, and beside it files
// that import it.
func Node(name, folder string, files ...string) *Kit {
	return &Kit{
		Name:     name,
		Files:    append(files, filepath.Join(folder, "package.json"), filepath.Join(folder, "package-lock.json")),
		Commands: [][]string{{"npm", "ci", "--no-audit", "--no-fund"}},
	}
}

// Spring has, in lib, the jars that the pom.xml of a host in golden/live pins.
// All packages of golden share them.
func Spring(host string) *Kit {
	return &Kit{
		Name:  "spring/" + host,
		Files: []string{"../live/hosts/" + host + "/pom.xml"},
		Commands: [][]string{{
			"mvn", "--batch-mode", "--quiet", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
			"-DoutputDirectory={dir}/lib",
		}},
	}
}

// In returns the absolute path of a file of the kit's, or of its folder for
// "". It installs the kit first if need be; one that can't be had fails the
// test.
func (k *Kit) In(t testing.TB, file string) string {
	t.Helper()
	Need(t, k.Commands[0][0])
	k.once.Do(func() { k.dir, k.err = k.installed() })
	if k.err != nil {
		t.Fatalf("%s can't be installed: %v", k.Name, k.err)
	}
	return filepath.Join(k.dir, file)
}

func (k *Kit) installed() (string, error) {
	dir, err := filepath.Abs(filepath.Join(Cache, k.Name))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return "", err
	}
	// Another run of these tests may be installing right now.
	lock, err := os.OpenFile(dir+".lock", os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return "", err
	}

	pins := fmt.Sprintf("%s %q %q\n", dir, k.Commands, k.Env) // a virtual environment can't be moved
	for _, file := range k.Files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		pins += fmt.Sprintf("%s %x\n", file, sha256.Sum256(text))
	}
	stamp := filepath.Join(dir, "stamp")
	if found, err := os.ReadFile(stamp); err == nil && string(found) == pins {
		return dir, nil
	}
	// A download may fail for reasons that are gone a moment later.
	if err = k.install(dir); err != nil {
		err = k.install(dir)
	}
	if err != nil {
		return "", err
	}
	return dir, os.WriteFile(stamp, []byte(pins), 0o666)
}

func (k *Kit) install(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, file := range k.Files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), text, 0o666); err != nil {
			return err
		}
	}
	for _, command := range k.Commands {
		args := make([]string, len(command))
		for i, arg := range command {
			args[i] = strings.ReplaceAll(arg, "{dir}", dir)
		}
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		cmd.Env = os.Environ()
		for _, v := range k.Env {
			cmd.Env = append(cmd.Env, strings.ReplaceAll(v, "{dir}", dir))
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, out)
		}
	}
	return nil
}

// packages tells which package of Debian has a program, where its name is
// another one.
var packages = map[string]string{
	"emacs": "emacs-nox", "nvim": "neovim", "vim.nox": "vim-nox", "xmllint": "libxml2-utils",
	"java": "openjdk-17-jdk-headless", "javac": "openjdk-17-jdk-headless", "mvn": "maven",
	"node": "nodejs", "python3": "python3-venv", "rails": "ruby-rails", "timeout": "coreutils", "unshare": "util-linux",
}

// Need fails a test for want of a program.
func Need(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		_, err := exec.LookPath(p)
		if errors.Is(err, exec.ErrNotFound) {
			name := packages[p]
			if name == "" {
				name = p
			}
			t.Fatalf("%s is not on the PATH: apt-get install %s", p, name)
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// Output returns what a program prints, without the line break at its end.
func Output(t testing.TB, command ...string) string {
	t.Helper()
	Need(t, command[0])
	out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// Snipgen builds the program and returns its path.
func Snipgen(t testing.TB) string {
	t.Helper()
	binary, err := build(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// Main runs the tests of a package with the program built where every user can
// run it, and returns the exit code.
func Main(m *testing.M, program *string) int {
	dir, err := os.MkdirTemp("", "snipgen-")
	if err == nil {
		defer os.RemoveAll(dir)
		err = os.Chmod(dir, 0o755)
	}
	if err == nil {
		*program, err = build(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// build builds the program into a folder and returns its path.
func build(dir string) (string, error) {
	binary := filepath.Join(dir, "snipgen")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return binary, nil
}

// Absolute returns an absolute path.
func Absolute(t testing.TB, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// GoModule makes a folder a module whose packages may import all that golden
// requires, in the versions of golden's go.mod, without the network.
func GoModule(t testing.TB, dir string) {
	t.Helper()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		own := strings.NewReplacer("module snipgen/golden\n", "module generated\n", "=> ../\n", "=> "+Absolute(t, "../..")+"\n").Replace(string(text))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(own), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
