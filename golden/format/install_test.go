package format

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

// The versions of what is installed by name. Those of the Python and
// JavaScript packages stand in requirements.txt and package-lock.json.
const (
	googleJavaFormatVersion      = "1.28.0"
	mavenDependencyPluginVersion = "3.8.1"
	staticcheckModule            = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
	shfmtModule                  = "mvdan.cc/sh/v3/cmd/shfmt@v3.14.1"
)

// cache is where the tools are installed; git ignores it.
const cache = "../.cache/format"

// A kit is a set of tools that are installed together into a folder of the
// cache, where they stay until their pins change.
type kit struct {
	name string
	// files are copied into the folder first.
	files []string
	// commands install the kit there. {dir} stands for the folder.
	commands [][]string
	env      []string

	once sync.Once
	path string
	err  error
}

var (
	pythonKit = &kit{
		name:  "python",
		files: []string{"requirements.txt"},
		commands: [][]string{
			{"python3", "-m", "venv", "{dir}"},
			{"{dir}/bin/pip", "install", "--quiet", "--no-deps", "-r", "requirements.txt"},
			{"{dir}/bin/pip", "check"},
		},
	}
	javascriptKit = &kit{
		name:     "javascript",
		files:    []string{"package.json", "package-lock.json"},
		commands: [][]string{{"npm", "ci", "--no-audit", "--no-fund"}},
	}
	javaKit = &kit{
		name: "java",
		commands: [][]string{{
			"mvn", "--batch-mode", "--quiet",
			"org.apache.maven.plugins:maven-dependency-plugin:" + mavenDependencyPluginVersion + ":copy",
			"-Dartifact=com.google.googlejavaformat:google-java-format:" + googleJavaFormatVersion + ":jar:all-deps",
			"-DoutputDirectory={dir}",
		}},
	}
	goKit = &kit{
		name:     "go",
		commands: [][]string{{"go", "install", staticcheckModule}, {"go", "install", shfmtModule}},
		env:      []string{"GOBIN={dir}"},
	}
)

// in returns the path of a file of the kit's, which it installs first if need
// be. A kit that can't be had fails the test.
func (k *kit) in(t *testing.T, file string) string {
	t.Helper()
	k.once.Do(func() { k.path, k.err = k.install() })
	if k.err != nil {
		t.Fatalf("%s tools: %v", k.name, k.err)
	}
	return filepath.Join(k.path, file)
}

func (k *kit) install() (string, error) {
	dir, err := filepath.Abs(filepath.Join(cache, k.name))
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

	pins := fmt.Sprintf("%s %q %q\n", dir, k.commands, k.env) // a virtual environment can't be moved
	for _, file := range k.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		pins += fmt.Sprintf("%s %x\n", file, sha256.Sum256(text))
	}
	stamp := filepath.Join(dir, "stamp")
	if installed, err := os.ReadFile(stamp); err == nil && string(installed) == pins {
		return dir, nil
	}
	// A download may fail for reasons that are gone a moment later.
	if err = k.download(dir); err != nil {
		err = k.download(dir)
	}
	if err != nil {
		return "", err
	}
	return dir, os.WriteFile(stamp, []byte(pins), 0o666)
}

func (k *kit) download(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, file := range k.files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o666); err != nil {
			return err
		}
	}
	for _, command := range k.commands {
		args := make([]string, len(command))
		for i, arg := range command {
			args[i] = strings.ReplaceAll(arg, "{dir}", dir)
		}
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		cmd.Env = os.Environ()
		for _, v := range k.env {
			cmd.Env = append(cmd.Env, strings.ReplaceAll(v, "{dir}", dir))
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, out)
		}
	}
	return nil
}

// rubocop returns the path of the one formatter that isn't installed here: the
// package of the distribution brings a Ruby with it.
func rubocop(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("rubocop")
	if errors.Is(err, exec.ErrNotFound) {
		t.Fatal("rubocop is not on the PATH: apt-get install rubocop")
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}
