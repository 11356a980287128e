package files

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps the files of two names in a folder in one step.
func exchange(folder *os.File, a, b string) error {
	return supported(unix.RenameatxNp(int(folder.Fd()), a, int(folder.Fd()), b, unix.RENAME_SWAP))
}

// rename gives a file another name, which nobody must have.
func rename(folder *os.File, from, to string) error {
	return supported(unix.RenameatxNp(int(folder.Fd()), from, int(folder.Fd()), to, unix.RENAME_EXCL))
}

// supported marks the errors of a file system without the call.
func supported(err error) error {
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return errors.Join(errors.ErrUnsupported, err)
	}
	return err
}
