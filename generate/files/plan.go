// Package files reads files with a limit and writes them so that all of them
// are whole, or everything is as it was before.
package files

import (
	"bytes"
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

// A File is one that is to be in a folder.
type File struct {
	// Path is relative to the folder and has slashes.
	Path    string
	Content []byte
}

// An Action is what is done about a file.
type Action string

// The actions.
const (
	Create  Action = "create"
	Same    Action = "same" // it is there, byte for byte
	Replace Action = "replace"
	Remove  Action = "remove"
)

// A Change is what a plan does about one file.
type Change struct {
	File
	Action Action
	// Old is the content of a file that is replaced or removed: its first part
	// if it is too large to be Compared.
	Old []byte

	part bool        // Old is
	info fs.FileInfo // the file that is there
	in   *folder
	name string // in that folder

	// How far the change has come.
	temporary string      // the name of the new file until it has its own
	new       fs.FileInfo // the new file's
	placed    bool        // what has the name is the new file, or nothing if it is removed
	backup    string      // the name of the old file meanwhile
}

// A Plan says what has to be done so that a folder has some files and lacks
// others.
type Plan struct {
	// Root is the folder, outside of which nothing is written.
	Root string
	// Remove are the paths of files that are to go, if they are there, and
	// Files those that are to be there. They are taken in this order.
	Remove []string
	Files  []File
	// Decide returns an error where one of the changes must not be, or makes
	// it Same to leave a file as it is. Without it all of them may be. What is
	// no file is never replaced.
	Decide func([]Change) error
	// Make is whether the folder is made if it isn't there. It is one that
	// the user named, and errors show it with each file.
	Make bool
	// Unsynced is whether the system may write later to the disk, which a
	// power cut then may find empty files on. It is for many files that are
	// easily made again: to sync each takes longer than to make it.
	Unsynced bool

	// Changes are what is or was done: by Look and by Write.
	Changes []Change

	root    *os.Root
	real    string             // Root without symbolic links
	folders map[string]*folder // by path
	made    []*folder          // the outer ones first
}

// A folder is held open from the moment that it is looked at: whatever is done
// to its name, what is written goes into it.
type folder struct {
	path  string
	in    *folder
	root  *os.Root          // nil if it has still to be made
	names map[string]string // what is in it, by the folded name
}

// Look plans, and writes nothing.
func (p *Plan) Look() error {
	defer p.close()
	return p.look()
}

// wrong says that a file of the plan can't be written, or be what else.
func (p *Plan) wrong(file, what string, err error) error {
	if p.Make {
		file = path.Join(filepath.ToSlash(p.Root), file)
	}
	return fmt.Errorf("file %q can't be %s: %w", file, what, input.Cause(err))
}

// open opens the plan's own folder.
func (p *Plan) open() (err error) {
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

// look fills in the changes. It leaves their folders open.
func (p *Plan) look() error {
	var all []Change
	for _, name := range p.Remove {
		if _, err := elements(name); err == nil { // nothing else can be there
			all = append(all, Change{File: File{Path: name}, Action: Remove})
		}
	}
	for _, f := range p.Files {
		if _, err := elements(f.Path); err != nil {
			return err
		}
		all = append(all, Change{File: f, Action: Create})
	}
	if err := clashes(p.Files); err != nil {
		return err
	}
	if p.root == nil {
		if err := p.open(); err != nil {
			return err
		}
	}
	p.folders = map[string]*folder{".": {path: ".", root: p.root}}
	p.Changes = nil
	for _, c := range all {
		if err := p.change(&c); err != nil {
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

// clashes refuses files of a plan that cannot be beside each other: of the
// same name on some system, or one in the way of another's folder.
func clashes(files []File) error {
	seen := map[string]string{} // by its folded form, how a file or a folder is written
	whole := map[string]bool{}  // those of them that are files
	for _, f := range files {
		parts := strings.Split(f.Path, "/")
		for i := range parts {
			name := strings.Join(parts[:i+1], "/")
			last := i == len(parts)-1
			other, found := seen[folded(name)]
			if found && (other != name || last || whole[folded(name)]) {
				return input.Errorf("files %q and %q clash", other, f.Path).Hintf("give each of them a --name of its own")
			}
			seen[folded(name)] = name
			whole[folded(name)] = last
		}
	}
	return nil
}

// outside refuses a folder in a repository's own files.
func outside(real string) error {
	for part := range strings.SplitSeq(filepath.ToSlash(real), "/") {
		if repository(part) {
			return input.Errorf("folder %q is in a repository's own folder", real).Hintf("name a folder of the project")
		}
	}
	return nil
}

// change compares one file with what has its name.
func (p *Plan) change(c *Change) (err error) {
	if len(p.real)+1+len(c.Path) > maxPath {
		return input.Errorf("path %q is not usable: it is too long", c.Path).Hintf("choose a shorter --name or --dir")
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
		c.info = nil // it is not the file that is meant
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
	limit := max(Compared, int64(len(c.Content)))
	if c.Old, err = io.ReadAll(io.LimitReader(f, limit)); err != nil {
		return p.wrong(c.Path, "read", err)
	}
	c.part, c.info = info.Size() > limit, info
	if c.Action == Replace && !c.part && bytes.Equal(c.Old, c.Content) {
		c.Action = Same
	}
	return nil
}

// folder opens a folder of the plan and those above it, if they are there.
func (p *Plan) folder(dir string) (*folder, error) {
	if f, known := p.folders[dir]; known {
		return f, nil
	}
	in, err := p.folder(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	f := &folder{path: dir, in: in}
	if in.root != nil {
		var info fs.FileInfo
		info, err = in.root.Lstat(path.Base(dir))
		switch {
		case err == nil && info.Mode()&fs.ModeSymlink != 0:
			f.root, err = p.follow(dir)
		case err == nil:
			f.root, err = in.enter(f)
		case errors.Is(err, fs.ErrNotExist):
			err = in.fits(path.Base(dir))
		}
	} else {
		err = portable(path.Base(dir))
	}
	if err != nil {
		return nil, err
	}
	p.folders[dir] = f
	return f, nil
}

// follow opens a folder by a symbolic link, which may lead to another folder
// of the plan's.
func (p *Plan) follow(dir string) (*os.Root, error) {
	step("open " + dir)
	r, err := p.root.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("%q is a symbolic link that leads outside of the folder, nowhere, or to a file: %w", dir, input.Cause(err))
	}
	// Where it leads must be what was opened.
	target, err := filepath.EvalSymlinks(filepath.Join(p.real, filepath.FromSlash(dir)))
	var seen, now fs.FileInfo
	if err == nil {
		seen, err = os.Lstat(target)
	}
	if err == nil {
		now, err = r.Stat(".")
	}
	if err == nil && !os.SameFile(seen, now) {
		err = fmt.Errorf("folder %q has been replaced by another", dir)
	}
	if err == nil {
		err = outside(target)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// enter opens the folder f in another, which must not be a symbolic link.
func (in *folder) enter(f *folder) (*os.Root, error) {
	name := path.Base(f.path)
	seen, err := in.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !seen.IsDir() {
		return nil, fmt.Errorf("%q is not a folder", f.path)
	}
	step("open " + f.path)
	r, err := in.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if now, err := r.Stat("."); err != nil || !os.SameFile(now, seen) {
		r.Close()
		return nil, fmt.Errorf("folder %q has been replaced by another", f.path)
	}
	return r, nil
}

// fits refuses the name of a new file or folder that some system cannot have,
// or cannot have beside what is in the folder.
func (in *folder) fits(name string) error {
	if in.root != nil && in.names == nil {
		in.names = map[string]string{}
		d, err := in.root.Open(".")
		if err != nil {
			return fmt.Errorf("folder %q can't be read: %w", in.path, input.Cause(err))
		}
		defer d.Close()
		names, err := d.Readdirnames(-1)
		if err != nil {
			return fmt.Errorf("folder %q can't be read: %w", in.path, input.Cause(err))
		}
		for _, n := range names {
			in.names[folded(n)] = n
		}
	}
	if other, found := in.names[folded(name)]; found && other != name {
		return input.Errorf("file %q clashes with %q", path.Join(in.path, name), path.Join(in.path, other)).
			Hintf("systems that ignore case can't have both; choose another --name")
	}
	return portable(name)
}
