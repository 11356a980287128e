package editors

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"snipgen/generate/input"
)

// marked is how far into a file Mark is looked for, in bytes.
const marked = 512

// Write puts files into a folder, which it makes if need be, and returns how
// many of them it wrote: those that are there as they should be stay as they
// are. It deletes nothing. A file that exists and does not have Mark is
// somebody else's: unless forced, Write refuses it and writes none at all.
//
// No file is ever seen half written, and none is written outside the folder,
// whatever links there are in it. What can't be written because of the disk
// leaves new files out and may leave files of snipgen's replaced.
func Write(folder string, files []File, force bool) (int, error) {
	fail := func(name string, err error) error {
		return fmt.Errorf("file %q can't be written: %w", path.Join(folder, name), input.Cause(err))
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return 0, input.Errorf("%q is not a folder", folder).Hintf("name a folder for the files")
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return 0, fail("", err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return 0, fail("", err)
	}
	defer root.Close()

	var plan []*change
	var foreign []string
	for _, f := range files {
		c := &change{File: f}
		switch err := c.look(root, force); {
		case errors.Is(err, errForeign):
			foreign = append(foreign, f.Name)
		case err != nil:
			return 0, fail(f.Name, err)
		case !c.same:
			plan = append(plan, c)
		}
	}
	if len(foreign) > 0 {
		return 0, input.Errorf("file %q is not of snipgen's making", path.Join(folder, foreign[0])).
			Hintf("--force replaces it%s; --out names another folder", more(len(foreign)-1))
	}
	defer func() {
		for _, c := range plan {
			if c.temporary != "" {
				root.Remove(c.temporary)
			}
		}
	}()
	for _, c := range plan {
		if err := c.prepare(root); err != nil {
			return 0, fail(c.Name, err)
		}
	}
	for i, c := range plan {
		if err := c.commit(root); err != nil {
			for _, c := range plan[:i] {
				if !c.exists {
					root.Remove(c.Name)
				}
			}
			return 0, fail(c.Name, err)
		}
	}
	return len(plan), nil
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

var errForeign = errors.New("the file is somebody else's")

// A change is a file on its way into the folder.
type change struct {
	File
	exists, same bool
	mode         fs.FileMode
	temporary    string
}

// look finds out what is there under the file's name.
func (c *change) look(root *os.Root, force bool) error {
	info, err := root.Lstat(c.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("something is there that is no file")
	}
	c.exists, c.mode = true, info.Mode().Perm()
	file, err := root.Open(c.Name)
	if err != nil {
		return err
	}
	defer file.Close()
	// One byte more than it should have tells that it is another.
	found, err := io.ReadAll(io.LimitReader(file, int64(max(len(c.Data)+1, marked))))
	if err != nil {
		return err
	}
	c.same = bytes.Equal(found, c.Data)
	if !c.same && !force && !bytes.Contains(found[:min(len(found), marked)], []byte(Mark)) {
		return errForeign
	}
	return nil
}

// prepare writes the file under a temporary name beside its own.
func (c *change) prepare(root *os.Root) error {
	dir, base := path.Split(c.Name)
	if dir != "" {
		if err := root.MkdirAll(strings.TrimSuffix(dir, "/"), 0o777); err != nil {
			return err
		}
	}
	mode := fs.FileMode(0o666)
	if c.exists {
		mode = c.mode
	}
	name := dir + "." + base + "." + rand.Text() + ".tmp"
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	c.temporary = name
	_, err = file.Write(c.Data)
	if c.exists { // a file keeps its mode whatever the umask is
		err = errors.Join(err, file.Chmod(mode))
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// commit gives the file its name. One that appeared meanwhile is left alone.
func (c *change) commit(root *os.Root) error {
	if c.exists {
		err := root.Rename(c.temporary, c.Name)
		if err == nil {
			c.temporary = ""
		}
		return err
	}
	err := root.Link(c.temporary, c.Name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A filesystem without links.
	file, err := root.OpenFile(c.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(c.Data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		root.Remove(c.Name)
	}
	return err
}
