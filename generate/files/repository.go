package files

import (
	"os"
	"path/filepath"
)

// Project returns the folder dir and the root of its project, both absolute and
// without symbolic links. The root is that of the repository, if there is one.
// Otherwise it is the ancestor directly below the user's home, or else the file
// system's root, since files in the home folder itself belong to no project.
// Nothing above the root is part of the project.
func Project(dir string) (real, root string, repository bool, err error) {
	dir = filepath.Clean(dir)
	real, err = filepath.Abs(dir)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err == nil {
		_, err = os.Stat(real + string(filepath.Separator))
	}
	if err != nil {
		return "", "", false, folderError(dir, "read", err)
	}
	home, _ := os.UserHomeDir()
	if link, err := filepath.EvalSymlinks(home); err == nil {
		home = link
	}
	for root = real; ; {
		for _, name := range []string{".git", ".hg", ".jj", ".svn"} {
			if _, err := os.Lstat(filepath.Join(root, name)); err == nil {
				return real, root, true, nil
			}
		}
		parent := filepath.Dir(root)
		if parent == root || root == home || parent == home {
			return real, root, false, nil
		}
		root = parent
	}
}
