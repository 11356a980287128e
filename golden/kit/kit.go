// Package kit installs pinned tools for the tests in golden, and runs servers for them.
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

// Cache is the folder for installed and generated files, relative to a package of
// golden. Git ignores it.
const Cache = "../.cache"

// A Kit is a set of tools that a test needs. It is installed into a folder of the cache,
// where it stays until its pins change.
type Kit struct {
	// Name is the name of its folder in Cache.
	Name string
	// Files are copied into the folder first. They, Commands and Env are the pins.
	Files []string
	// Commands install the kit there, with the variables in Env. {dir} stands for the
	// folder.
	Commands [][]string
	Env      []string

	once sync.Once
	dir  string
	err  error
}

// Python returns a kit with a virtual environment for the packages in a requirements
// file.
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

// Node returns a kit with the packages in a folder's package-lock.json, and with files
// that import them.
func Node(name, folder string, files ...string) *Kit {
	return &Kit{
		Name:     name,
		Files:    append(files, filepath.Join(folder, "package.json"), filepath.Join(folder, "package-lock.json")),
		Commands: [][]string{{"npm", "ci", "--no-audit", "--no-fund"}},
	}
}

// Spring returns a kit with the jars in the pom.xml of a host in golden/live, in lib.
// All packages of golden share it.
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

// In returns the absolute path of a file of the kit, or of its folder for "". It first
// installs the kit if necessary. If that fails, so does the test.
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
	// A download may fail once and succeed a moment later.
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

// packages are the Debian packages of programs, if their names differ.
var packages = map[string]string{
	"emacs": "emacs-nox", "nvim": "neovim", "vim.nox": "vim-nox", "xmllint": "libxml2-utils",
	"java": "openjdk-17-jdk-headless", "javac": "openjdk-17-jdk-headless", "mvn": "maven",
	"node": "nodejs", "python3": "python3-venv", "rails": "ruby-rails", "timeout": "coreutils", "unshare": "util-linux",
}

// Need fails the test if a program is missing.
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

// Output returns a program's output and errors, without blanks around them. The
// program must exit with 0.
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

// Main builds the program where every user can run it, runs the tests of a package, and
// returns the exit code.
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

// GoModule turns a folder into a module with the requirements of golden's go.mod, so
// that its packages can import them without the network.
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
