package files

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"snipgen/generate/input"
)

// Write writes a file completely, or leaves the existing one unchanged. It
// replaces an existing file in one step, and the new one keeps the mode and the
// owner. A file with other hard links, or of another user, is overwritten
// instead: after an error it has its old content, but if the program is killed,
// it may have a part of each. A symbolic link stays a link, even if its target
// doesn't exist yet. Devices, pipes and open files (/dev/stdout) are written to
// directly.
func Write(name string, data []byte) error {
	err := replace(name, data)
	var wrong *input.Error
	if err == nil || errors.As(err, &wrong) {
		return err
	}
	return fmt.Errorf("file %q can't be written: %w", name, input.Cause(err))
}

func replace(name string, data []byte) error {
	file, err := follow(name)
	if err != nil {
		return err
	}
	if number := descriptor(file); number >= 0 {
		_, err := opened(number).Write(data)
		return err
	}
	info, err := os.Stat(file)
	switch {
	case runtime.GOOS == "windows" && device(filepath.Base(file)) && (err != nil || filepath.Ext(file) != ""):
		// Windows throws away what is written to nul.py.
		return input.Errorf("%q is a device on Windows", name).Hintf("choose another file name")
	case err != nil:
		info = nil // if this is a real problem, creating the file fails too
	case info.IsDir():
		return input.Errorf("%q is a folder", name).Hintf("name a file in it")
	case !info.Mode().IsRegular():
		device, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = device.Write(data)
		return cmp.Or(err, device.Close())
	}
	ctx, stop := interruptible(context.Background())
	defer stop()
	if info != nil && shared(info) {
		step("overwrite " + file)
		if err := interrupted(ctx); err != nil {
			return err
		}
		return overwrite(file, data)
	}
	dir, _ := filepath.Split(file)
	temporary := dir + temporaryName()
	if _, err = create(disk{}, temporary, data, info, true); err != nil {
		return err
	}
	step("place " + file)
	if err = context.Cause(ctx); err == nil {
		err = os.Rename(temporary, file)
	}
	if err != nil {
		os.Remove(temporary)
	}
	return err
}

// overwrite replaces the content of a file, which stays the same file.
func overwrite(name string, data []byte) (err error) {
	f, err := os.OpenFile(name, os.O_RDWR|nonblock, 0)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("another program has changed it meanwhile")
	}
	old := make([]byte, min(info.Size(), int64(len(data))))
	if _, err := io.ReadFull(f, old); err != nil {
		return err
	}
	if _, err = f.WriteAt(data, 0); err == nil {
		err = cmp.Or(f.Truncate(int64(len(data))), f.Sync())
	}
	if err != nil { // such as a full disk, which has room for what it had
		_, again := f.WriteAt(old, 0)
		if again = cmp.Or(again, f.Truncate(info.Size())); again != nil {
			return fmt.Errorf("%w; its old content is lost: %w", err, again)
		}
		_ = os.Chtimes(name, time.Time{}, info.ModTime())
	}
	return err
}

// follow returns the file that the symbolic links of a name lead to, stopping
// at an open file.
func follow(name string) (string, error) {
	for range input.SymbolicLinks.Most {
		info, err := os.Lstat(name)
		if link := err == nil && info.Mode()&fs.ModeSymlink != 0; !link || descriptor(name) >= 0 {
			return name, nil
		}
		target, err := os.Readlink(name)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			// Don't clean the path: with links, a/.. may not be the folder of
			// a.
			dir, _ := filepath.Split(name)
			target = dir + target
		}
		name = target
	}
	return "", syscall.ELOOP
}

// descriptor returns the file descriptor that a name such as /dev/stdout stands
// for, or -1.
func descriptor(name string) int {
	switch name {
	case "/dev/stdout":
		return 1
	case "/dev/stderr":
		return 2
	}
	for _, folder := range []string{"/dev/fd/", "/proc/self/fd/"} {
		if number, found := strings.CutPrefix(name, folder); found {
			if n, err := strconv.ParseUint(number, 10, 31); err == nil {
				return int(n)
			}
		}
	}
	return -1
}

// opened returns the open file of a descriptor. Opening it by name would start
// at the beginning of a file that a shell appends to.
func opened(number int) *os.File {
	switch number {
	case 1:
		return os.Stdout
	case 2:
		return os.Stderr
	}
	return os.NewFile(uintptr(number), "/dev/fd/"+strconv.Itoa(number))
}
