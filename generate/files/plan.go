// Package files reads files with a size limit, and writes several files so that
// either all are complete or nothing has changed.
package files

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"snipgen/generate/input"
)

// A File is a file to write in a folder.
type File struct {
	// Path is relative to the folder and has slashes.
	Path    string
	Content []byte
	// From is the content that an edited file had when it was read, for New; nil
	// for a file that is written whole.
	From []byte
}

// An Action is what happens to a file.
type Action string

// The actions.
const (
	Create  Action = "create"
	Same    Action = "same" // it already has this content
	Replace Action = "replace"
	Remove  Action = "remove"
)

// A Change is what a plan does to one file.
type Change struct {
	File
	Action Action
	// Old is the content of a file to replace or remove. If the file is larger
	// than input.ComparedFile, it is only the beginning.
	Old []byte

	part bool        // Old is only the beginning
	info fs.FileInfo // the existing file; nil if there is none
	in   *folder
	name string // the file's name in that folder

	// The progress of the change.
	temporary string      // the temporary name of the new file
	new       fs.FileInfo // the new file
	placed    bool        // the new file has its final name, or the old one is removed
	backup    string      // the temporary name of the old file
}

// A Plan says which files a folder should have and lack.
type Plan struct {
	// Root is the folder. Nothing outside it is written.
	Root string
	// Remove are the paths of files to remove, if they exist, and Files those
	// to write. They are processed in this order.
	Remove []string
	Files  []File
	// Decide returns an error to reject the changes, or sets the action of one
	// to Same to leave that file alone. If it is nil, all changes are accepted.
	// Anything other than a regular file is never replaced.
	Decide func([]*Change) error
	// Make is whether to create the folder if it doesn't exist. The user has
	// named it, so errors show it with each file.
	Make bool
	// Unsynced is whether the system may delay writing to the disk, so that
	// files may be empty after a power failure. It is for many files that are
	// easy to generate again, since syncing takes longer than that.
	Unsynced bool

	// Changes are the planned or completed changes, set by Look and Write.
	Changes []*Change

	root    *os.Root
	real    string             // Root, absolute and without symbolic links
	folders map[string]*folder // by path
	made    []*folder          // created folders, the outer ones first
}

// A folder is kept open from the first look at it. So files are written into it
// even if its name changes meanwhile.
type folder struct {
	path  string
	in    *folder
	root  *os.Root          // nil if it doesn't exist yet
	names map[string]string // the names in it, by their folded form
}

// Look sets the changes and writes nothing.
func (p *Plan) Look() error {
	defer p.close()
	return p.look()
}

// wrong returns an error that says what can't be done with a file.
func (p *Plan) wrong(file, what string, err error) error {
	if p.Make {
		file = path.Join(filepath.ToSlash(p.Root), file)
	}
	return fmt.Errorf("file %q can't be %s: %w", file, what, input.Cause(err))
}

// open opens the plan's root folder, unless it is already open.
func (p *Plan) open() (err error) {
	if p.root != nil {
		return nil
	}
	if p.root, err = openFolder(p.Root); err == nil {
		if p.real, err = filepath.EvalSymlinks(p.Root); err == nil {
			p.real, err = filepath.Abs(p.real)
		}
	}
	if err != nil {
		return folderError(p.Root, "read", err)
	}
	return outside(p.real)
}

func (p *Plan) close() {
	for _, f := range p.folders {
		if f.root != nil && f.root != p.root {
			f.root.Close()
		}
	}
	if p.root != nil {
		p.root.Close()
	}
	p.root, p.folders = nil, nil
}

// look sets the changes. It leaves their folders open.
func (p *Plan) look() error {
	var all []*Change
	for _, name := range p.Remove {
		if _, err := elements(name); err == nil { // an invalid path can't exist
			all = append(all, &Change{File: File{Path: name}, Action: Remove})
		}
	}
	for _, f := range p.Files {
		if _, err := elements(f.Path); err != nil {
			return err
		}
		all = append(all, &Change{File: f, Action: Create})
	}
	if err := clashes(p.Files); err != nil {
		return err
	}
	if err := p.open(); err != nil {
		return err
	}
	p.folders = map[string]*folder{".": {path: ".", root: p.root}}
	p.Changes = nil
	for _, c := range all {
		if err := p.change(c); err != nil {
			return err
		}
		if c.Action != Remove || c.info != nil {
			p.Changes = append(p.Changes, c)
		}
	}
	if p.Decide == nil {
		return nil
	}
	return p.Decide(p.Changes)
}

// clashes returns an input.Error if files of a plan can't exist side by side:
// their names are the same on some system, or one is in the place of another's
// folder.
func clashes(files []File) error {
	type place struct {
		name string // as it is spelled
		file bool
	}
	seen := map[string]place{} // by the folded name
	for _, f := range files {
		parts := strings.Split(f.Path, "/")
		for i := range parts {
			name := strings.Join(parts[:i+1], "/")
			last, key := i == len(parts)-1, folded(name)
			if other, found := seen[key]; found && (other.name != name || last || other.file) {
				return input.Errorf("files %q and %q clash", other.name, f.Path).Hintf("give each of them a --name of its own")
			}
			seen[key] = place{name, last}
		}
	}
	return nil
}

// outside returns an input.Error if a folder is inside a repository's own
// folder.
func outside(real string) error {
	for part := range strings.SplitSeq(filepath.ToSlash(real), "/") {
		if repository(part) {
			return input.Errorf("folder %q is in a repository's own folder", real).Hintf("name a folder of the project")
		}
	}
	return nil
}

// change determines the action for a file by comparing it with the existing
// one.
func (p *Plan) change(c *Change) (err error) {
	if len(p.real)+1+len(c.Path) > maxPath {
		return input.Errorf("path %q is invalid: it is too long", c.Path).Hintf("choose a shorter --name or --dir")
	}
	var wrong *input.Error
	c.name = path.Base(c.Path)
	if c.in, err = p.folder(path.Dir(c.Path)); err == nil && c.Action != Remove {
		err = c.in.fits(c.name)
	}
	if err == nil && c.in.root != nil {
		if c.info, err = c.in.root.Lstat(c.name); errors.Is(err, fs.ErrNotExist) {
			c.info, err = nil, nil
		}
	}
	switch {
	case errors.As(err, &wrong):
		return err
	case err != nil:
		return p.wrong(c.Path, "written", err)
	case c.info == nil:
		return nil
	case !c.info.Mode().IsRegular() && c.Action == Remove:
		c.info = nil // not the file to remove
		return nil
	case !c.info.Mode().IsRegular():
		return p.wrong(c.Path, "written", fmt.Errorf("there is %s of this name", describe(c.info.Mode())))
	}
	if c.Action == Create {
		c.Action = Replace
	}
	f, info, err := open(c.in.root, c.name)
	if err != nil {
		return p.wrong(c.Path, "read", err)
	}
	defer f.Close()
	limit := int64(max(input.ComparedFile.Most, len(c.Content)))
	if c.Old, err = io.ReadAll(io.LimitReader(f, limit)); err != nil {
		return p.wrong(c.Path, "read", err)
	}
	c.part, c.info = info.Size() > limit, info
	if c.Action == Replace && !c.part && bytes.Equal(c.Old, c.Content) {
		c.Action = Same
	}
	return nil
}

// folder opens a folder of the plan and its parents, if they exist.
func (p *Plan) folder(dir string) (*folder, error) {
	if f, known := p.folders[dir]; known {
		return f, nil
	}
	in, err := p.folder(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	f := &folder{path: dir, in: in}
	var seen fs.FileInfo
	if err = fs.ErrNotExist; in.root != nil {
		seen, err = in.root.Lstat(path.Base(dir))
	}
	if err == nil {
		f.root, err = p.enter(f, seen)
	} else if errors.Is(err, fs.ErrNotExist) {
		err = in.fits(path.Base(dir))
	}
	if err != nil {
		return nil, err
	}
	p.folders[dir] = f
	return f, nil
}

// enter opens a folder that was seen in its parent. It may be a symbolic link
// to another folder of the plan.
func (p *Plan) enter(f *folder, seen fs.FileInfo) (*os.Root, error) {
	in, name := f.in.root, path.Base(f.path)
	link := seen.Mode()&fs.ModeSymlink != 0
	switch {
	case link:
		in, name = p.root, f.path
	case !seen.IsDir():
		return nil, fmt.Errorf("%q is not a folder", f.path)
	}
	step("open " + f.path)
	r, err := in.OpenRoot(name)
	if err != nil && link {
		return nil, fmt.Errorf("%q is a symbolic link that leads outside of the folder, nowhere, or to a file: %w", f.path, input.Cause(err))
	}
	if err != nil {
		return nil, err
	}
	// The folder may have been replaced since it was seen.
	if link {
		var target string
		if target, err = filepath.EvalSymlinks(filepath.Join(p.real, f.path)); err == nil {
			seen, err = os.Lstat(target)
		}
		err = cmp.Or(err, outside(target))
	}
	now, statErr := r.Stat(".")
	if err = cmp.Or(err, statErr); err == nil && !os.SameFile(seen, now) {
		err = fmt.Errorf("folder %q has been replaced by another", f.path)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// fits returns an input.Error for a new file or folder name that is invalid on
// some system, by itself or next to the existing names.
func (in *folder) fits(name string) error {
	if in.root != nil && in.names == nil {
		entries, err := fs.ReadDir(in.root.FS(), ".")
		if err != nil {
			return fmt.Errorf("folder %q can't be read: %w", in.path, input.Cause(err))
		}
		in.names = map[string]string{}
		for _, e := range entries {
			in.names[folded(e.Name())] = e.Name()
		}
	}
	if other, found := in.names[folded(name)]; found && other != name {
		return input.Errorf("file %q clashes with %q", path.Join(in.path, name), path.Join(in.path, other)).
			Hintf("systems that ignore case can't have both; choose another --name")
	}
	return portable(name)
}
