package live

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// cache is where all that is installed or generated lies; git ignores it.
const cache = "../.cache/live"

// A kit is what a host needs, installed by pinned manifests into a folder of
// the cache, where it stays until the pins change.
type kit struct {
	name string
	// manifests are copied into the folder; with commands they are the pins.
	manifests []string
	// commands install the kit. {dir} stands for the folder.
	commands [][]string
}

func pythonKit(name, requirements string) *kit {
	return &kit{
		name:      name,
		manifests: []string{requirements},
		commands: [][]string{
			{"python3", "-m", "venv", "{dir}"},
			{"{dir}/bin/pip", "install", "--quiet", "--no-deps", "-r", filepath.Base(requirements)},
			{"{dir}/bin/pip", "check"},
		},
	}
}

// packages tells which package of Debian has a program.
var packages = map[string]string{
	"curl": "curl", "java": "openjdk-17-jdk-headless", "javac": "openjdk-17-jdk-headless", "mvn": "maven",
	"node": "nodejs", "npm": "npm", "puma": "puma", "python3": "python3-venv", "ruby": "ruby-rails", "timeout": "coreutils",
}

// need fails a test for want of a program.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); errors.Is(err, exec.ErrNotFound) {
			t.Fatalf("%s is not on the PATH: apt-get install %s", p, packages[p])
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// installed returns the folder of a kit, which it installs first if need be.
// A kit that can't be had fails the test.
func (k *kit) installed(t *testing.T) string {
	t.Helper()
	need(t, k.commands[0][0])
	dir := absolute(t, filepath.Join(cache, k.name))
	pins := fmt.Sprintf("%s %q\n", dir, k.commands) // a virtual environment can't be moved
	for _, name := range k.manifests {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pins += fmt.Sprintf("%s %x\n", name, sha256.Sum256(text))
	}
	stamp := filepath.Join(dir, "stamp")
	if found, err := os.ReadFile(stamp); err == nil && string(found) == pins {
		return dir
	}
	// A download may fail for reasons that are gone a moment later.
	err := k.install(dir)
	if err != nil {
		t.Logf("%s, once more: %v", k.name, err)
		err = k.install(dir)
	}
	if err == nil {
		err = os.WriteFile(stamp, []byte(pins), 0o666)
	}
	if err != nil {
		t.Fatalf("%s: %v", k.name, err)
	}
	return dir
}

func (k *kit) install(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, name := range k.manifests {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), text, 0o666); err != nil {
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
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, out)
		}
	}
	return nil
}
