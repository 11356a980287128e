// Package scaffold puts files into a project: it plans first, which only
// reads, and then writes all of the files or none.
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

	"github.com/rogpeppe/go-internal/diff"

	"snipgen/generate/input"
)

// A File is one that is to be in the project.
type File struct {
	// Path is relative to the project's root and has slashes.
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
)

// A Change is what a plan does about one file.
type Change struct {
	File
	Action Action

	old     []byte      // the content of a file that is replaced, up to maxOld
	info    fs.FileInfo // the file that is there
	folder  fs.FileInfo // the nearest folder of the file that is there
	missing int         // so many folders between that one and the file are not
}

// A Plan says what has to be done so that files are in a project.
type Plan struct {
	// Root is the project's folder, outside of which nothing is written.
	Root    string
	Changes []Change

	files []File
	force bool
}

// A Conflict is an error about files that exist and are different.
type Conflict struct {
	// Paths are the files, and Diff is what would change in them.
	Paths []string
	Diff  []byte
	// LineEnds is whether the files differ in nothing but their line ends.
	LineEnds bool
}

func (c *Conflict) Error() string {
	what := "exist and differ"
	if len(c.Paths) == 1 {
		what = "exists and differs"
	}
	if c.LineEnds {
		what += " in the line ends alone"
	}
	quoted := make([]string, len(c.Paths))
	for i, p := range c.Paths {
		quoted[i] = fmt.Sprintf("%q", p)
	}
	return fmt.Sprintf("%s %s; nothing was written, and --force replaces what is there", strings.Join(quoted, ", "), what)
}

// New plans to put files into the folder root. It reads and writes nothing. A
// file that exists with another content is a *Conflict unless force is set;
// what is no file is never replaced.
func New(root string, files []File, force bool) (*Plan, error) {
	p := &Plan{Root: root, files: files, force: force}
	var parts [][]string
	for _, f := range files {
		e, err := elements(f.Path)
		if err != nil {
			return nil, err
		}
		parts = append(parts, e)
	}
	if err := clashes(files); err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(root)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil, fmt.Errorf("folder %q can't be read: %w", root, input.Cause(err))
	}
	if err := outside(real); err != nil {
		return nil, err
	}
	r, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("folder %q can't be read: %w", root, input.Cause(err))
	}
	defer r.Close()
	conflict := &Conflict{LineEnds: true}
	for i, f := range files {
		c, err := change(r, real, f, parts[i])
		if err != nil {
			return nil, err
		}
		p.Changes = append(p.Changes, c)
		if c.Action == Replace && !force {
			conflict.Paths = append(conflict.Paths, f.Path)
			conflict.Diff = append(conflict.Diff, c.Diff()...)
			conflict.LineEnds = conflict.LineEnds && bytes.Equal(lineFeeds(c.old), lineFeeds(f.Content))
		}
	}
	if len(conflict.Paths) > 0 {
		return nil, conflict
	}
	return p, nil
}

func lineFeeds(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }

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

// change plans one file. real is the root's path without symbolic links.
func change(r *os.Root, real string, f File, parts []string) (Change, error) {
	c := Change{File: f, Action: Create}
	fail := func(err error) (Change, error) {
		return c, fmt.Errorf("file %q can't be written: %w", f.Path, input.Cause(err))
	}
	if len(real)+1+len(f.Path) > maxPath {
		return c, input.Errorf("path %q is not usable: it is too long", f.Path).Hintf("choose a shorter --name or --dir")
	}
	folder := "."
	for i := range parts {
		name := path.Join(folder, parts[i])
		last := i == len(parts)-1
		info, err := r.Lstat(name)
		if last || errors.Is(err, fs.ErrNotExist) {
			if at, err := r.Stat(folder); err != nil {
				return fail(err)
			} else {
				c.folder = at
			}
			if err := inFolder(r, folder, parts[i]); err != nil {
				return c, err
			}
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			// What is there has the names that others gave it.
			for _, part := range parts[i:] {
				if err := portable(part); err != nil {
					return c, err
				}
			}
			c.missing = len(parts) - 1 - i
			return c, nil
		case err != nil:
			return fail(err)
		case last:
			if err := portable(parts[i]); err != nil {
				return c, err
			}
			return c, c.existing(r, name, info)
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			if info, err = r.Stat(name); err != nil {
				return fail(fmt.Errorf("%q is a symbolic link that leads outside of the project or nowhere: %w", name, input.Cause(err)))
			}
			target, err := filepath.EvalSymlinks(filepath.Join(real, filepath.FromSlash(name)))
			if err != nil {
				return fail(err)
			}
			if err := outside(target); err != nil {
				return c, err
			}
		}
		if !info.IsDir() {
			return fail(fmt.Errorf("%q is not a folder", name))
		}
		folder = name
	}
	return c, nil
}

// inFolder refuses a name beside which a folder has the same one in another
// writing.
func inFolder(r *os.Root, folder, name string) error {
	d, err := r.Open(folder)
	if err != nil {
		return fmt.Errorf("folder %q can't be read: %w", folder, input.Cause(err))
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return fmt.Errorf("folder %q can't be read: %w", folder, input.Cause(err))
	}
	for _, other := range names {
		if other != name && folded(other) == folded(name) {
			return input.Errorf("file %q clashes with %q", path.Join(folder, name), path.Join(folder, other)).
				Hintf("systems that ignore case can't have both; choose another --name")
		}
	}
	return nil
}

// maxOld is the size above which an existing file isn't compared: no module is
// as large.
const maxOld = 1 << 20

// existing compares with what has the file's name.
func (c *Change) existing(r *os.Root, name string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("file %q can't be written: there is %s of this name", c.Path, describe(info.Mode()))
	}
	c.info, c.Action = info, Replace
	if info.Size() > maxOld {
		return nil
	}
	// Opening a pipe that has been put there since would wait.
	f, err := r.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return fmt.Errorf("file %q can't be read: %w", c.Path, input.Cause(err))
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !os.SameFile(info, now) {
		return fmt.Errorf("file %q changed while it was read", c.Path)
	}
	if c.old, err = io.ReadAll(io.LimitReader(f, maxOld+1)); err != nil {
		return fmt.Errorf("file %q can't be read: %w", c.Path, input.Cause(err))
	}
	if bytes.Equal(c.old, c.Content) {
		c.Action = Same
	}
	return nil
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

// Diff is what the plan changes in the unified format, as git apply and patch
// take it.
func (p *Plan) Diff() []byte {
	var out []byte
	for i := range p.Changes {
		out = append(out, p.Changes[i].Diff()...)
	}
	return out
}

// Diff is what the change is in the unified format.
func (c *Change) Diff() []byte {
	old, before := c.old, quoted("a/"+c.Path)
	switch {
	case c.Action == Same:
		return nil
	case c.Action == Create:
		before = "/dev/null"
	case c.info.Size() > maxOld:
		return fmt.Appendf(nil, "File %s has %d bytes\n", before, c.info.Size())
	case bytes.IndexByte(old, 0) >= 0:
		return fmt.Appendf(nil, "Binary files %s and %s differ\n", before, quoted("b/"+c.Path))
	}
	whole := diff.Diff("a", old, "b", c.Content)
	// The library writes the names as they are, behind its own first line.
	for range 3 {
		_, whole, _ = bytes.Cut(whole, []byte("\n"))
	}
	return append(fmt.Appendf(nil, "--- %s\n+++ %s\n", before, quoted("b/"+c.Path)), whole...)
}

// quoted writes a path as Git does in a diff: in quotes with octal escapes if
// it has special characters, and with a tab behind it if it has a space.
func quoted(path string) string {
	var out strings.Builder
	special := false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			special = true
			out.WriteByte('\\')
			out.WriteByte(c)
		case c < ' ' || c >= 0x7f:
			special = true
			fmt.Fprintf(&out, `\%03o`, c)
		default:
			out.WriteByte(c)
		}
	}
	switch {
	case special:
		return `"` + out.String() + `"`
	case strings.Contains(path, " "):
		return path + "\t"
	}
	return path
}
