//go:build unix

package files

import (
	"os"
	"path/filepath"
	"testing"
)

// The search for a project's files ends at the root of its repository, or below
// the home folder.
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
		t.Run(dir, func(t *testing.T) {
			real, got, repository, err := Project(filepath.Join(home, dir))
			if err != nil || real != filepath.Join(home, dir) || got != filepath.Join(home, want) || repository != (want != "plain" && want != ".") {
				t.Errorf("got %s for %s (repository: %v), %v, want %s", got, real, repository, err, want)
			}
		})
	}
}
