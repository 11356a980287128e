package files

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"snipgen/generate/input"
)

// Write does what the plan says, all of it or nothing: what was done before an
// error, or before ctx ended, is undone. Another run in the same folder is
// waited for, and the plan is made again then, so that p says afterwards what
// was done.
//
// A new file is written under another name, synced, and then linked to its
// own, which fails if somebody else has made one. With force a file that is
// there changes places with the new one and is removed at the end. On a file
// system without links, see place; a run that is killed leaves no part of a
// file under its name, and at most files called .snipgen-*.tmp.
func (p *Plan) Write(ctx context.Context) (err error) {
	unlock, err := lock(ctx, p.Root)
	if err != nil {
		return err
	}
	defer unlock()
	again, err := New(p.Root, p.files, p.force)
	if err != nil {
		return err
	}
	*p = *again
	step("planned")
	root, err := os.OpenRoot(p.Root)
	if err != nil {
		return fmt.Errorf("folder %q can't be written: %w", p.Root, input.Cause(err))
	}
	defer root.Close()
	w := &writer{root: root, folders: map[string]*folder{}}
	defer w.close()
	defer func() {
		if err != nil {
			err = errors.Join(err, w.rollBack())
		} else {
			err = w.finish()
		}
	}()
	for i := range p.Changes {
		if c := &p.Changes[i]; c.Action != Same {
			if err := w.stage(c); err != nil {
				return fmt.Errorf("file %q can't be written: %w", c.Path, input.Cause(err))
			}
			if err := ctx.Err(); err != nil {
				return interrupted(ctx)
			}
		}
	}
	for _, s := range w.staged {
		step("place " + s.change.Path)
		if err := ctx.Err(); err != nil {
			return interrupted(ctx)
		}
		if err := s.place(); err != nil {
			return fmt.Errorf("file %q can't be written: %w", s.change.Path, input.Cause(err))
		}
	}
	// A signal that comes later is too late: everything is in its place.
	if err := ctx.Err(); err != nil {
		return interrupted(ctx)
	}
	return nil
}

func interrupted(ctx context.Context) error {
	return fmt.Errorf("nothing was written: %w", context.Cause(ctx))
}

// step is called before each step, for tests.
var step = func(string) {}

// A writer carries out a plan.
type writer struct {
	root    *os.Root
	folders map[string]*folder // by path relative to root
	passed  []*folder          // those above them that were opened
	made    []made             // the outer ones first
	staged  []*staged
}

// made is a folder that was made, by its name in another.
type made struct {
	in   *folder
	name string
}

// A folder is a folder that is held open: whatever is done to its name, what
// is written goes into it.
type folder struct {
	*os.Root
	self *os.File // for system calls
}

// A staged file is written, but not yet under its name.
type staged struct {
	*folder
	change    *Change
	name      string      // its own
	temporary string      // the one that it has until then; "" when that is gone
	info      fs.FileInfo // the new file's
	placed    bool
	exchanged bool   // the old file has the name temporary
	backup    string // a second name of the old file, or a copy of it
}

func (w *writer) close() {
	for _, f := range slices.AppendSeq(w.passed, maps.Values(w.folders)) {
		f.self.Close()
		f.Root.Close()
	}
}

// open opens the folder of a change, and makes it if it isn't there. It goes
// down from the last folder that the plan saw, holding each one open, so that
// nothing that is put into its place leads elsewhere.
func (w *writer) open(c *Change) (*folder, error) {
	dir := path.Dir(c.Path)
	if f, open := w.folders[dir]; open {
		return f, nil
	}
	names := strings.Split(c.Path, "/")
	seen := len(names) - 1 - c.missing
	at := path.Join(names[:seen]...)
	if at == "" {
		at = "."
	}
	step("open " + at)
	f, err := open(w.root, at, c.folder)
	for i := seen; err == nil && i < len(names)-1; i++ {
		w.passed = append(w.passed, f)
		if err = f.Mkdir(names[i], 0o777); err == nil {
			w.made = append(w.made, made{f, names[i]})
		} else if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		var info fs.FileInfo
		if info, err = f.Lstat(names[i]); err != nil {
			return nil, err
		}
		step("open " + path.Join(names[:i+1]...))
		f, err = open(f.Root, names[i], info)
	}
	if err != nil {
		return nil, err
	}
	w.folders[dir] = f
	return f, nil
}

// open opens a folder, which must be the one that was seen before.
func open(in *os.Root, name string, seen fs.FileInfo) (*folder, error) {
	if !seen.IsDir() {
		return nil, fmt.Errorf("%q is not a folder", name)
	}
	r, err := in.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	self, err := r.Open(".")
	if err != nil {
		r.Close()
		return nil, err
	}
	if now, err := self.Stat(); err != nil || !os.SameFile(now, seen) {
		self.Close()
		r.Close()
		return nil, errors.Join(err, fmt.Errorf("folder %q has been replaced by another", name))
	}
	return &folder{r, self}, nil
}

// temporaryName is one that no file has.
func temporaryName() string { return ".snipgen-" + rand.Text() + ".tmp" }

// stage writes the content of a file under a temporary name beside its own.
func (w *writer) stage(c *Change) error {
	f, err := w.open(c)
	if err != nil {
		return err
	}
	s := &staged{folder: f, change: c, name: path.Base(c.Path)}
	temporary := temporaryName()
	if s.info, err = f.write(temporary, c.Content, c.info); err != nil {
		return err
	}
	s.temporary = temporary
	w.staged = append(w.staged, s)
	return nil
}

// write makes a new file, whole and synced, or none. It takes the mode and, if
// that is allowed, the owner of the file that it is to replace.
func (f *folder) write(name string, content []byte, like fs.FileInfo) (fs.FileInfo, error) {
	file, err := f.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(content)
	if like != nil {
		own(file, like)
		err = errors.Join(err, file.Chmod(like.Mode().Perm()))
	}
	info, statErr := file.Stat()
	if err := errors.Join(err, statErr, file.Sync(), file.Close()); err != nil {
		f.Remove(name) // made here, with O_EXCL
		return nil, first(err)
	}
	return info, nil
}

// first returns the first of joined errors: those behind it follow from it.
func first(err error) error {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) && len(joined.Unwrap()) > 0 {
		return joined.Unwrap()[0]
	}
	return err
}

// place gives a staged file its name.
func (s *staged) place() error {
	if s.change.Action == Replace {
		return s.replace()
	}
	err := s.Link(s.temporary, s.name)
	if err == nil {
		s.placed = true
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return errAppeared
	}
	if !unlinkable(err) {
		return err
	}
	// There are no hard links, as on FAT. Renaming to a name that nobody has
	// is as good, where the system can.
	if err = rename(s.self, s.temporary, s.name); err == nil {
		s.placed, s.temporary = true, ""
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return errAppeared
	}
	if !errors.Is(err, errors.ErrUnsupported) && !unlinkable(err) {
		return err
	}
	// What is left is to write under the name itself, which nobody else can
	// have then. Here alone a run that is killed may leave part of a file.
	info, err := s.write(s.name, s.change.Content, nil)
	if errors.Is(err, fs.ErrExist) {
		return errAppeared
	}
	if err == nil {
		s.placed, s.info = true, info
	}
	return err
}

var errAppeared = errors.New("somebody else has made one meanwhile")

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

// replace puts the new file into the place of the old one, which is kept.
func (s *staged) replace() error {
	err := exchange(s.self, s.temporary, s.name)
	if err == nil {
		s.placed, s.exchanged = true, true
		// What came out must be what the plan saw.
		if old, err := s.Lstat(s.temporary); err != nil || !unchanged(old, s.change.info) {
			return errors.Join(errChanged, err)
		}
		return nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	// Without an exchange, a second name keeps the old file, or a copy where
	// there are no hard links, while the new one is renamed over it.
	backup := temporaryName()
	if err := s.Link(s.name, backup); err == nil {
		s.backup = backup
	} else if unlinkable(err) {
		if s.change.info.Size() > maxOld {
			return errors.New("it is too large to keep a copy of it meanwhile")
		}
		if _, err := s.write(backup, s.change.old, s.change.info); err != nil {
			return err
		}
		s.backup = backup
		old := s.change.info.ModTime()
		s.Chtimes(backup, old, old) // where it can be
	} else {
		return err
	}
	if old, err := s.Lstat(s.name); err != nil || !unchanged(old, s.change.info) {
		return errors.Join(errChanged, err)
	}
	if err := s.Rename(s.temporary, s.name); err != nil {
		return err
	}
	s.placed, s.temporary = true, ""
	return nil
}

var errChanged = errors.New("somebody else has changed it meanwhile")

// unchanged reports whether a file is the one that was seen before.
func unchanged(now, old fs.FileInfo) bool {
	return os.SameFile(now, old) && now.Size() == old.Size() && now.ModTime().Equal(old.ModTime())
}

// rollBack undoes what was done, the last first. What is not as it was left
// belongs to somebody else and stays.
func (w *writer) rollBack() error {
	var errs []error
	for i := len(w.staged) - 1; i >= 0; i-- {
		if err := w.staged[i].undo(); err != nil {
			errs = append(errs, err)
		}
	}
	for i := len(w.made) - 1; i >= 0; i-- {
		w.made[i].in.Remove(w.made[i].name) // not if there is something in it
	}
	return errors.Join(errs...)
}

func (s *staged) undo() error {
	lost := func(name string) error {
		return fmt.Errorf("file %q has been changed by somebody else; what it contained before is in %q", s.change.Path, path.Join(path.Dir(s.change.Path), name))
	}
	ours := s.placed && s.ours()
	switch {
	case s.exchanged:
		// The exchange takes back whatever was there, also if that was not
		// what the plan saw.
		if !ours || exchange(s.self, s.temporary, s.name) != nil {
			return lost(s.temporary)
		}
	case s.placed && s.backup != "":
		if !ours || s.Rename(s.backup, s.name) != nil {
			return lost(s.backup)
		}
		s.backup = ""
	case ours:
		if err := s.Remove(s.name); err != nil {
			return fmt.Errorf("file %q can't be removed: %w", s.change.Path, input.Cause(err))
		}
	}
	return s.clean()
}

// ours reports whether the file that has the name is the one that was put
// there. One that has been removed may have left its inode to another, unless
// it has its temporary name as well.
func (s *staged) ours() bool {
	now, err := s.Lstat(s.name)
	if err != nil {
		return false
	}
	if !s.exchanged && s.temporary != "" {
		if new, err := s.Lstat(s.temporary); err == nil && os.SameFile(new, s.info) {
			return os.SameFile(now, new)
		}
	}
	return unchanged(now, s.info)
}

// finish removes what was needed only until everything is in its place.
func (w *writer) finish() error {
	var errs []error
	for _, s := range w.staged {
		errs = append(errs, s.clean())
	}
	for _, f := range w.folders {
		f.self.Sync() // for the names; not every system has it
	}
	return errors.Join(errs...)
}

// clean removes the temporary names.
func (s *staged) clean() error {
	var errs []error
	for _, name := range []string{s.temporary, s.backup} {
		if name == "" {
			continue
		}
		if err := s.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("temporary file %q can't be removed: %w", filepath.Join(s.Name(), name), input.Cause(err)))
		}
	}
	return errors.Join(errs...)
}
