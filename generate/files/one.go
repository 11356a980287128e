package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"snipgen/generate/input"
)

// Write writes a whole file or leaves what was there as it was. A file that is
// there is replaced by another in one step: it keeps its mode and, if that is
// allowed, its owner, and other hard links to it keep the old content. A
// symbolic link stays one, also if it leads to no file yet. A device, a pipe
// or an open file (/dev/stdout) is written to.
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
	case err != nil:
		info = nil // creating one will tell if that is no reason to
	case info.IsDir():
		return input.Errorf("%q is a folder", name).Hintf("name a file in it")
	case !info.Mode().IsRegular():
		device, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = device.Write(data)
		return first(err, device.Close())
	}
	ctx, stop := interruptible(context.Background())
	defer stop()
	dir, _ := filepath.Split(file)
	temporary := dir + temporaryName()
	if _, err = create(disk{}, temporary, data, info, true); err != nil {
		return err
	}
	step("place " + file)
	if err = ctx.Err(); err != nil {
		err = context.Cause(ctx)
	} else {
		err = os.Rename(temporary, file)
	}
	if err != nil {
		os.Remove(temporary)
	}
	return err
}

// follow returns where the symbolic links of a name lead, up to an open file.
func follow(name string) (string, error) {
	const most = 40 // as Linux has it
	for range most {
		info, err := os.Lstat(name)
		if link := err == nil && info.Mode()&fs.ModeSymlink != 0; !link || descriptor(name) >= 0 {
			return name, nil
		}
		target, err := os.Readlink(name)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			// Not cleaned: with links, a/.. need not be the folder of a.
			dir, _ := filepath.Split(name)
			target = dir + target
		}
		name = target
	}
	return "", syscall.ELOOP
}

// descriptor returns the number of the open file that a name stands for, or -1.
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

// opened returns an open file by its number. Opening it by its name would
// begin at the start of a file that a shell appends to.
func opened(number int) *os.File {
	switch number {
	case 1:
		return os.Stdout
	case 2:
		return os.Stderr
	}
	return os.NewFile(uintptr(number), "/dev/fd/"+strconv.Itoa(number))
}
