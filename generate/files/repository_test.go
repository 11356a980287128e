//go:build unix

package files

import (
	"os"
	"path/filepath"
	"testing"
)

// Where the search for a project's files ends.
func TestProject(t *testing.T) {
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	for _, dir := range []string{"repo/.git", "repo/a/b", "plain/a/b", "hg/.hg", "worktree/a"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(home, "worktree/.git"), []byte("gitdir: x"), 0o644)
	for dir, want := range map[string]string{
		"repo/a/b": "repo", "repo": "repo", "plain/a/b": "plain", "plain": "plain", "hg": "hg", "worktree/a": "worktree", ".": ".",
	} {
		real, got, repository, err := Project(filepath.Join(home, dir))
		if err != nil || real != filepath.Join(home, dir) || got != filepath.Join(home, want) || repository != (want != "plain" && want != ".") {
			t.Errorf("%s: %s, %v, %v", dir, got, repository, err)
		}
	}
}
