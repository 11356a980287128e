package files

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"snipgen/generate/input"
)

// Read returns the content of a regular file that is within a limit. For
// anything else it returns an error instead of waiting or reading forever. An
// error says `file "x" can't be read`; its Unwrap returns the reason alone.
func Read(name string, limit input.Limit) ([]byte, error) {
	data, err := read(disk{}, name, limit)
	return data, unread(name, err)
}

// ReadBelow reads like Read, but refuses a path that leads out of the folder
// dir, even through symbolic links. The path has slashes.
func ReadBelow(dir, name string, limit input.Limit) ([]byte, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, folderError(dir, "read", err)
	}
	defer root.Close()
	data, err := read(root, name, limit)
	return data, unread(filepath.Join(dir, name), err)
}

// ReadStream reads in to the end. It returns an error for more than the limit.
func ReadStream(in io.Reader, limit input.Limit) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, int64(limit.Most)+1))
	if err == nil && len(data) > limit.Most {
		return nil, limit.Exceeded("it")
	}
	return data, err
}

func unread(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("file %q can't be read: %w", name, input.Cause(err))
}

// openFolder opens a folder. It checks first, since opening a pipe would wait
// for its other end.
func openFolder(name string) (*os.Root, error) {
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, err
	}
	return os.OpenRoot(name)
}

// folderError returns an error that says what can't be done with a folder, or
// that name isn't a folder.
func folderError(name, what string, err error) error {
	if runtime.GOOS == "windows" && slices.ContainsFunc(strings.Split(filepath.ToSlash(name), "/"), device) {
		return input.Errorf("%q is a device on Windows", name).Hintf("choose another folder")
	}
	if info, statErr := os.Stat(name); statErr == nil && !info.IsDir() {
		return input.Errorf("%q is not a folder", name).Hintf("name a folder")
	}
	return fmt.Errorf("folder %q can't be %s: %w", name, what, input.Cause(err))
}

// A place resolves the names of files: on the disk, or below an os.Root.
type place interface {
	Stat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error)
	Remove(name string) error
}

// disk resolves names in the whole file system.
type disk struct{}

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (disk) OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, mode)
}

func (disk) Remove(name string) error { return os.Remove(name) }

func read(in place, name string, limit input.Limit) ([]byte, error) {
	f, info, err := open(in, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > int64(limit.Most) {
		return nil, limit.Exceeded("it")
	}
	return ReadStream(f, limit)
}

// open opens a regular file, from which reading never blocks.
func open(in place, name string) (f *os.File, info fs.FileInfo, err error) {
	// Opening a device may have effects, so check the file first. Check again
	// once it is open, when it can't be replaced any more.
	if info, err = in.Stat(name); err == nil && info.Mode().IsRegular() {
		if f, err = in.OpenFile(name, os.O_RDONLY|nonblock, 0); err == nil {
			info, err = f.Stat()
		}
	}
	if err == nil && !info.Mode().IsRegular() {
		err = input.Errorf("it is %s", describe(info.Mode())).Hintf("name a file")
	}
	if err != nil {
		f.Close() // f may be nil, which Close accepts
		return nil, nil, err
	}
	// Some files in /proc, such as kmsg, are regular but block. Other regular
	// files support no deadline and need none.
	_ = f.SetReadDeadline(time.Now().Add(time.Second))
	return f, info, nil
}

func describe(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a symbolic link"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}
