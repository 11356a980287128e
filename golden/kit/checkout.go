package kit

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the repository, relative to a package of golden.
const root = "../.."

// Files returns the paths of the repository's files, including new ones that aren't
// committed yet.
func Files(t testing.TB) []string {
	t.Helper()
	listed := Git(t, root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	return slices.DeleteFunc(strings.Split(strings.TrimSuffix(listed, "\x00"), "\x00"), func(file string) bool {
		_, err := os.Lstat(filepath.Join(root, file))
		return err != nil // deleted, but not committed yet
	})
}

// Commit creates a repository with one commit of these files, and returns its folder.
func Commit(t testing.TB, files []string) string {
	t.Helper()
	folder := t.TempDir()
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(folder, file)
		if err := os.MkdirAll(filepath.Dir(copied), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	Git(t, folder, "init", "--quiet")
	Git(t, folder, "add", "--all")
	Git(t, folder, "-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "--message", "x")
	return folder
}

// Clone clones a repository with these settings of Git, and returns the folder.
func Clone(t testing.TB, origin string, config ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "snipgen")
	args := []string{"clone", "--quiet", origin, folder}
	for _, setting := range config {
		args = append([]string{"-c", setting}, args...)
	}
	Git(t, ".", args...)
	return folder
}

// Git runs Git without the settings of whoever runs the tests, and returns its output.
func Git(t testing.TB, folder string, args ...string) string {
	t.Helper()
	command := exec.Command("git", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_ATTR_NOSYSTEM=1")
	var errs bytes.Buffer
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, &errs)
	}
	return string(out)
}
