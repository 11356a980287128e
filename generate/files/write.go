package files

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"snipgen/generate/input"
)

// Write does what the plan says, all of it or nothing: what was done before an
// error, or before ctx ended or somebody interrupted the program, is undone.
// Another run in the same folder is waited for, and the plan is made again
// then, so that p says afterwards what was done.
//
// A new file is written under another name, synced, and then linked to its
// own, which fails if somebody else has made one. A file that is replaced or
// removed keeps a second name until the end. A run that is killed leaves no
// part of a file under its name, and at most files called .snipgen-*.tmp; on a
// file system without links, also an empty file, or a replaced one under such
// a name alone.
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

// interruptible returns a context that ends when somebody asks the program to
// stop. A signal that is ignored, as nohup has it, stays ignored.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	var signals []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signals = append(signals, s)
		}
	}
	if len(signals) == 0 { // none would mean all of them
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

// step is called before each step, for tests.
var step = func(string) {}

// temporaryName is one that no file has.
func temporaryName() string { return ".snipgen-" + rand.Text() + ".tmp" }

// Any returns the path of any file in a folder, or "" where there is none or
// nothing but what a run that was killed has left.
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

// create makes a new file, whole, or none. It takes the mode and, if that is
// allowed, the owner of the file that it is to replace.
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
		err = first(err, file.Chmod(mode)) // whatever the umask is
	}
	if sync {
		err = first(err, file.Sync())
	}
	err = first(err, file.Close())
	info, statErr := in.Stat(name)
	if err = first(err, statErr); err != nil {
		_ = in.Remove(name) // made here, with O_EXCL
		return nil, err
	}
	return info, nil
}

// first returns the first error: the others follow from it.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// place writes all new files under temporary names and then carries out the
// changes.
func (p *Plan) place(ctx context.Context) error {
	for i := range p.Changes {
		c := &p.Changes[i]
		if c.Action == Create || c.Action == Replace {
			if err := p.stage(c); err != nil {
				return p.wrong(c.Path, "written", err)
			}
			if err := interrupted(ctx); err != nil {
				return err
			}
		}
	}
	for i := range p.Changes {
		c := &p.Changes[i]
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
	// A signal that comes later is too late: everything is in its place.
	return interrupted(ctx)
}

// stage writes the content of a file beside its own name.
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

// make makes a folder that isn't there, and those above it.
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
	f.root, err = f.in.enter(f)
	return err
}

// create gives a new file its name, which nobody must have.
func (c *Change) create() error {
	err := c.in.root.Link(c.temporary, c.name)
	if err != nil && unlinkable(err) {
		// There are no hard links, as on FAT. An empty file keeps the name
		// until the new one is renamed to it.
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
		return errors.New("somebody else has made one meanwhile")
	}
	c.placed = err == nil
	return err
}

// unlinkable reports whether an error of link(2) means that the file system
// has no hard links, or the system allows none.
func unlinkable(err error) bool {
	for _, no := range []error{syscall.EPERM, syscall.EINVAL, syscall.ENOSYS, syscall.EMLINK, syscall.EXDEV, errors.ErrUnsupported} {
		if errors.Is(err, no) {
			return true
		}
	}
	return false
}

// replace puts the new file, or nothing, into the place of the old one, which
// is kept under another name.
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
		return first(err, errors.New("somebody else has changed it meanwhile"))
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

// unchanged reports whether a file is the one that was seen before.
func unchanged(now, old fs.FileInfo) bool {
	return os.SameFile(now, old) && now.Size() == old.Size() && now.ModTime().Equal(old.ModTime())
}

// undo takes back what was done, the last first. What is not as it was left
// belongs to somebody else and stays.
func (p *Plan) undo() error {
	var errs []error
	for i := len(p.Changes) - 1; i >= 0; i-- {
		c := &p.Changes[i]
		if err := c.undo(); err != nil {
			errs = append(errs, err)
		} else {
			errs = append(errs, c.clean())
		}
	}
	for i := len(p.made) - 1; i >= 0; i-- {
		p.made[i].remove()
	}
	p.made = nil
	return errors.Join(errs...)
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
		return nil // it has never lost its name
	}
	if (there || !errors.Is(err, fs.ErrNotExist)) && !ours || c.in.root.Rename(c.backup, c.name) != nil {
		return fmt.Errorf("file %q has been changed by somebody else; what it contained before is in %q", c.Path, path.Join(path.Dir(c.Path), c.backup))
	}
	c.backup = ""
	return nil
}

// finish removes what was needed only until everything is in its place.
func (p *Plan) finish() error {
	var errs []error
	for i := range p.Changes {
		c := &p.Changes[i]
		errs = append(errs, c.clean())
		if c.Action == Remove {
			c.in.remove()
		}
	}
	for _, f := range p.folders {
		if !p.Unsynced && f.root != nil {
			if d, err := f.root.Open("."); err == nil {
				_ = d.Sync() // for the names; not every system has it
				d.Close()
			}
		}
	}
	return errors.Join(errs...)
}

// remove removes a folder if there is nothing in it.
func (f *folder) remove() {
	if f.in == nil {
		return // the plan's own
	}
	name := path.Base(f.path)
	if info, err := f.in.root.Lstat(name); err == nil && info.IsDir() { // and no symbolic link
		f.in.root.Remove(name)
	}
}

// clean removes the temporary names.
func (c *Change) clean() error {
	var errs []error
	for _, name := range []string{c.temporary, c.backup} {
		if name == "" {
			continue
		}
		if err := c.in.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("temporary file %q can't be removed: %w", filepath.Join(c.in.root.Name(), name), input.Cause(err)))
		}
	}
	return errors.Join(errs...)
}
