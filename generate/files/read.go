package files

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"snipgen/generate/input"
)

// The limits of what is read, in bytes. Each is many times what people have;
// they keep a file that somebody else made from filling the memory.
const (
	Definitions  = 4 << 20  // a definition file, or a template that it names
	Manifest     = 4 << 20  // a file that says what a project requires
	EditorConfig = 1 << 20  // an .editorconfig
	Surveyed     = 1 << 20  // a source file that tells how a project is laid out
	Source       = 4 << 20  // a source file that code goes into
	Body         = 16 << 20 // the body of a request
	Certificates = 4 << 20  // the certificates that are trusted
	SiteList     = 16 << 20 // the list of the files of a site
	Compared     = 1 << 20  // a file that is to be replaced, of which no more is read if the new one isn't larger
)

// Read returns the content of a regular file of at most limit bytes. Whatever
// else the name leads to, it neither waits nor reads without end. An error
// says `file "x" can't be read`; Unwrap gives the reason alone.
func Read(name string, limit int64) ([]byte, error) {
	return named(name)(read(disk{}, name, limit))
}

// ReadBelow is Read for a file below the folder dir, also where there are
// symbolic links in its path, which has slashes.
func ReadBelow(dir, name string, limit int64) ([]byte, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, folderError(dir, "read", err)
	}
	defer root.Close()
	return named(filepath.Join(dir, name))(read(root, name, limit))
}

// ReadStream returns what in has, at most limit bytes.
func ReadStream(in io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, large(limit)
	}
	return data, err
}

func named(name string) func([]byte, error) ([]byte, error) {
	return func(data []byte, err error) ([]byte, error) {
		if err != nil {
			return nil, fmt.Errorf("file %q can't be read: %w", name, input.Cause(err))
		}
		return data, nil
	}
}

// openFolder opens a folder. What else has the name is not opened: a pipe would
// wait for somebody at its other end.
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

// folderError says that something can't be done with a folder, or that it is
// none.
func folderError(name, what string, err error) error {
	if info, statErr := os.Stat(name); statErr == nil && !info.IsDir() {
		return input.Errorf("%q is not a folder", name).Hintf("name a folder")
	}
	return fmt.Errorf("folder %q can't be %s: %w", name, what, input.Cause(err))
}

func large(limit int64) error {
	return input.Errorf("it has more than %d MiB", limit>>20).Hintf("at most %d bytes are read", limit)
}

// A place is where names of files lead: the disk, or what is below an os.Root.
type place interface {
	Stat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error)
	Remove(name string) error
}

// disk is the place of the whole file system.
type disk struct{}

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (disk) OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, flag, mode)
}

func (disk) Remove(name string) error { return os.Remove(name) }

func read(in place, name string, limit int64) ([]byte, error) {
	f, info, err := open(in, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > limit {
		return nil, large(limit)
	}
	return ReadStream(f, limit)
}

// open opens a regular file, from which reading never waits.
func open(in place, name string) (f *os.File, info fs.FileInfo, err error) {
	// Opening a device may already do something, so that it is looked at
	// first, and once more when nothing can be put into its place.
	if info, err = in.Stat(name); err == nil && info.Mode().IsRegular() {
		if f, err = in.OpenFile(name, os.O_RDONLY|nonblock, 0); err == nil {
			info, err = f.Stat()
		}
	}
	if err == nil && !info.Mode().IsRegular() {
		err = input.Errorf("it is %s", describe(info.Mode())).Hintf("name a file")
	}
	if err != nil {
		f.Close() // which a nil one allows
		return nil, nil, err
	}
	// Some files of /proc are regular and wait for news: kmsg. Others take no
	// deadline and need none.
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
