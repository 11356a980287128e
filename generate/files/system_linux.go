package files

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps the files of two names in a folder in one step.
func exchange(folder *os.File, a, b string) error {
	return supported(unix.Renameat2(int(folder.Fd()), a, int(folder.Fd()), b, unix.RENAME_EXCHANGE))
}

// rename gives a file another name, which nobody must have.
func rename(folder *os.File, from, to string) error {
	return supported(unix.Renameat2(int(folder.Fd()), from, int(folder.Fd()), to, unix.RENAME_NOREPLACE))
}

// supported marks the errors of a file system or kernel without the call.
func supported(err error) error {
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EPERM) {
		return errors.Join(errors.ErrUnsupported, err)
	}
	return err
}
