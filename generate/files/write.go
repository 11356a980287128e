package files

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"snipgen/generate/input"
)

// Write carries out the plan completely or not at all: after an error, a
// cancelled ctx or an interrupt, it undoes what it did. It first waits for
// another run in the same folder and then plans again, so that p.Changes
// describes what was done.
//
// A new file is written under a temporary name, synced, and then linked to its
// final name, which fails if that exists. A file to replace or remove keeps a
// second name until the end. So a killed run never leaves a partial file under
// its final name, only temporary files called .snipgen-*.tmp. On a file system
// without hard links, it may also leave an empty file, or only the temporary
// name of a file that it was replacing.
func (p *Plan) Write(ctx context.Context) (err error) {
	ctx, stop := interruptible(ctx)
	defer stop()
	defer p.close()
	if p.Make {
		if err := os.MkdirAll(p.Root, 0o777); err != nil {
			return folderError(p.Root, "made", err)
		}
	}
	if err := p.open(); err != nil {
		return err
	}
	unlock, err := lock(ctx, p.root)
	if err != nil {
		return folderError(p.Root, "written", err)
	}
	defer unlock()
	if err := p.look(); err != nil {
		return err
	}
	step("planned")
	if err := p.place(ctx); err != nil {
		return errors.Join(err, p.undo())
	}
	return p.finish()
}

// interruptible returns a context that is cancelled when a signal asks the
// program to stop. Ignored signals, as with nohup, stay ignored.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	signals := slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
	if len(signals) == 0 { // NotifyContext treats none as all
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(ctx, signals...)
}

func interrupted(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return fmt.Errorf("nothing was written: %w", context.Cause(ctx))
}

// step is called before each step. Tests replace it.
var step = func(string) {}

// temporaryName returns a new random file name.
func temporaryName() string { return ".snipgen-" + rand.Text() + ".tmp" }

// Any returns the path of some file in a folder, or "" if there is none. It
// ignores the temporary files of a killed run.
func Any(folder string) (found string, err error) {
	err = fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return nil
		case err != nil:
			return folderError(filepath.Join(folder, name), "read", err)
		case d.IsDir() || strings.HasPrefix(d.Name(), ".snipgen-") && strings.HasSuffix(d.Name(), ".tmp"):
			return nil
		}
		found = name
		return fs.SkipAll
	})
	return found, err
}

// create creates a complete file or none. The file gets the mode and, if
// permitted, the owner of like, the file to replace, unless that is nil.
func create(in place, name string, content []byte, like fs.FileInfo, sync bool) (fs.FileInfo, error) {
	mode := fs.FileMode(0o666)
	if like != nil {
		mode = like.Mode().Perm()
	}
	file, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(content)
	if like != nil {
		own(file, like)
		err = cmp.Or(err, file.Chmod(mode)) // the umask may have changed it
	}
	if sync {
		err = cmp.Or(err, file.Sync())
	}
	err = cmp.Or(err, file.Close())
	info, statErr := in.Stat(name)
	if err = cmp.Or(err, statErr); err != nil {
		_ = in.Remove(name) // O_EXCL ensures that it is ours
		return nil, err
	}
	return info, nil
}

// place writes all new files under temporary names and then carries out the
// changes.
func (p *Plan) place(ctx context.Context) error {
	for _, c := range p.Changes {
		if c.Action == Create || c.Action == Replace {
			if err := p.stage(c); err != nil {
				return p.wrong(c.Path, "written", err)
			}
			if err := interrupted(ctx); err != nil {
				return err
			}
		}
	}
	for _, c := range p.Changes {
		if c.Action == Same {
			continue
		}
		step("place " + c.Path)
		if err := interrupted(ctx); err != nil {
			return err
		}
		place := c.create
		if c.Action != Create {
			place = c.replace
		}
		if err := place(); err != nil {
			return p.wrong(c.Path, "written", err)
		}
	}
	// Later signals have no effect: everything is in place.
	return interrupted(ctx)
}

// stage writes the content of a file under a temporary name in the same folder.
func (p *Plan) stage(c *Change) error {
	if err := p.make(c.in); err != nil {
		return err
	}
	name := temporaryName()
	info, err := create(c.in.root, name, c.Content, c.info, !p.Unsynced)
	if err == nil {
		c.temporary, c.new = name, info
	}
	return err
}

// make creates a folder and its parents if they don't exist.
func (p *Plan) make(f *folder) (err error) {
	if f.root != nil {
		return nil
	}
	if err = p.make(f.in); err != nil {
		return err
	}
	if err = f.in.root.Mkdir(path.Base(f.path), 0o777); err == nil {
		p.made = append(p.made, f)
	} else if !errors.Is(err, fs.ErrExist) {
		return err
	}
	seen, err := f.in.root.Lstat(path.Base(f.path))
	if err == nil {
		f.root, err = p.enter(f, seen)
	}
	return err
}

// create gives a new file its final name, which must not exist.
func (c *Change) create() error {
	err := c.in.root.Link(c.temporary, c.name)
	if err != nil && unlinkable(err) {
		// Without hard links, as on FAT, an empty file reserves the name until
		// the new file is renamed to it.
		var empty fs.FileInfo
		if empty, err = create(c.in.root, c.name, nil, nil, false); err == nil {
			if err = c.in.root.Rename(c.temporary, c.name); err == nil {
				c.temporary = ""
			} else if now, _ := c.in.root.Lstat(c.name); now != nil && unchanged(now, empty) {
				c.in.root.Remove(c.name)
			}
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return errors.New("another program has created it meanwhile")
	}
	c.placed = err == nil
	return err
}

// unlinkable reports whether an error of link(2) means that hard links aren't
// supported or permitted.
func unlinkable(err error) bool {
	unsupported := []error{syscall.EPERM, syscall.EINVAL, syscall.ENOSYS, syscall.EMLINK, syscall.EXDEV, errors.ErrUnsupported}
	return slices.ContainsFunc(unsupported, func(no error) bool { return errors.Is(err, no) })
}

// replace puts the new file, or nothing, in the place of the old one, which
// keeps a temporary name.
func (c *Change) replace() error {
	backup := temporaryName()
	err := c.in.root.Link(c.name, backup)
	if err != nil && unlinkable(err) {
		err = c.in.root.Rename(c.name, backup)
	}
	if err != nil {
		return err
	}
	c.backup = backup
	if old, err := c.in.root.Lstat(backup); err != nil || !unchanged(old, c.info) {
		return cmp.Or(err, errors.New("another program has changed it meanwhile"))
	}
	if c.Action == Remove {
		if err = c.in.root.Remove(c.name); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	} else if err = c.in.root.Rename(c.temporary, c.name); err == nil {
		c.temporary = ""
	}
	c.placed = err == nil
	return err
}

// unchanged reports whether a file is still the one seen before.
func unchanged(now, old fs.FileInfo) bool {
	return os.SameFile(now, old) && now.Size() == old.Size() && now.ModTime().Equal(old.ModTime())
}

// undo reverts the changes, the last first. It doesn't touch files that others
// have changed since.
func (p *Plan) undo() (err error) {
	for _, c := range slices.Backward(p.Changes) {
		problem := c.undo()
		if problem == nil {
			problem = c.clean()
		}
		err = errors.Join(err, problem)
	}
	for _, f := range slices.Backward(p.made) {
		f.remove()
	}
	p.made = nil
	return err
}

func (c *Change) undo() error {
	if c.backup == "" && !c.placed {
		return nil
	}
	now, err := c.in.root.Lstat(c.name)
	there := err == nil
	ours := there && c.placed && c.new != nil && unchanged(now, c.new)
	if c.backup == "" {
		if ours {
			err = c.in.root.Remove(c.name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("file %q can't be removed: %w", c.Path, input.Cause(err))
		}
		return nil
	}
	if old, err := c.in.root.Lstat(c.backup); err == nil && there && os.SameFile(now, old) {
		return nil // it never lost its name
	}
	if (there || !errors.Is(err, fs.ErrNotExist)) && !ours || c.in.root.Rename(c.backup, c.name) != nil {
		return fmt.Errorf("file %q was changed by another program; its old content is in %q", c.Path, path.Join(path.Dir(c.Path), c.backup))
	}
	c.backup = ""
	return nil
}

// finish removes the temporary files.
func (p *Plan) finish() (err error) {
	for _, c := range p.Changes {
		err = errors.Join(err, c.clean())
		if c.Action == Remove {
			c.in.remove()
		}
	}
	for _, f := range p.folders {
		if !p.Unsynced && f.root != nil {
			if d, err := f.root.Open("."); err == nil {
				_ = d.Sync() // saves the names; some systems don't support it
				d.Close()
			}
		}
	}
	return err
}

// remove removes a folder if it is empty.
func (f *folder) remove() {
	if f.in == nil {
		return // the plan's root
	}
	name := path.Base(f.path)
	if info, err := f.in.root.Lstat(name); err == nil && info.IsDir() { // not a symbolic link
		f.in.root.Remove(name)
	}
}

// clean removes the temporary files of a change.
func (c *Change) clean() (err error) {
	for _, name := range []string{c.temporary, c.backup} {
		if name == "" {
			continue
		}
		if wrong := c.in.root.Remove(name); wrong != nil && !errors.Is(wrong, fs.ErrNotExist) {
			err = errors.Join(err, fmt.Errorf("temporary file %q can't be removed: %w", filepath.Join(c.in.root.Name(), name), input.Cause(wrong)))
		}
	}
	return err
}
