// Package file writes a file so that it is whole or as it was before.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"snipgen/generate/input"
)

// Write writes a whole file or leaves what was there as it was. A link stays
// one, an existing file keeps its mode, and a device or a pipe is written to.
func Write(name string, data []byte) error {
	fail := func(err error) error { return fmt.Errorf("file %q can't be written: %w", name, input.Cause(err)) }
	mode := fs.FileMode(0o666)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return input.Errorf("%q is a folder", name).Hintf("name a file in it")
	case err == nil && !info.Mode().IsRegular(): // a device or a pipe
		if err := os.WriteFile(name, data, mode); err != nil {
			return fail(err)
		}
		return nil
	case err == nil:
		mode = info.Mode().Perm()
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return fail(err)
		}
	}
	temporary := name + ".snipgen-" + strconv.Itoa(os.Getpid()) + ".tmp"
	file, openErr := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if openErr != nil {
		return fail(openErr)
	}
	_, writeErr := file.Write(data)
	if err == nil { // an existing file keeps its mode whatever the umask is
		writeErr = errors.Join(writeErr, file.Chmod(mode))
	}
	if err := errors.Join(writeErr, file.Sync(), file.Close()); err != nil {
		os.Remove(temporary)
		return fail(err)
	}
	if err := os.Rename(temporary, name); err != nil {
		os.Remove(temporary)
		return fail(err)
	}
	return nil
}

// Read reads a file that the command line names.
func Read(name string) (string, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("file %q can't be read: %w", name, input.Cause(err))
	}
	return string(text), nil
}
