package files

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
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

// Foreign reports whether another user than this one or root owns a file, or
// the link of that name. Like Git (safe.directory), it also accepts the user
// who runs the program by sudo.
func Foreign(name string) bool {
	for _, look := range []func(string) (fs.FileInfo, error){os.Stat, os.Lstat} {
		info, err := look(name)
		if err != nil {
			continue
		}
		if owner, known := owner(info); known && owner != 0 && owner != os.Geteuid() && !(os.Geteuid() == 0 && os.Getenv("SUDO_UID") == strconv.Itoa(owner)) {
			return true
		}
	}
	return false
}
