package files

import (
	"bytes"
	"fmt"
	"strings"
)

// A Conflict is an error that lists existing files with different content.
type Conflict struct {
	// Paths are the files, and Diff the changes to them.
	Paths []string
	Diff  []byte
	// LineEnds is whether only the line ends differ.
	LineEnds bool
}

func (c *Conflict) Error() string {
	what := "exist and differ"
	if len(c.Paths) == 1 {
		what = "exists and differs"
	}
	if c.LineEnds {
		what += " only in line ends"
	}
	quoted := make([]string, len(c.Paths))
	for i, p := range c.Paths {
		quoted[i] = fmt.Sprintf("%q", p)
	}
	return fmt.Sprintf("%s %s; nothing was written; --force replaces existing files", strings.Join(quoted, ", "), what)
}

// New returns a plan to write files into the folder root of a project. It
// writes nothing. Unless force is set, it returns a *Conflict if a file exists
// with different content. A file with From is changed either way, if it still
// has that content.
func New(root string, files []File, force bool) (*Plan, error) {
	p := &Plan{Root: root, Files: files}
	p.Decide = func(changes []*Change) error {
		found := &Conflict{LineEnds: true}
		for _, c := range changes {
			switch {
			case c.From != nil && c.Action != Same && (c.part || c.info == nil || !bytes.Equal(c.Old, c.From)):
				return fmt.Errorf("file %q was changed by another program; nothing was written", c.Path)
			case !force && c.From == nil && c.Action == Replace:
				found.Paths = append(found.Paths, c.Path)
				found.Diff = append(found.Diff, c.Diff()...)
				found.LineEnds = found.LineEnds && !c.part && bytes.Equal(lineFeeds(c.Old), lineFeeds(c.Content))
			}
		}
		if len(found.Paths) > 0 {
			return found
		}
		return nil
	}
	if err := p.Look(); err != nil {
		return nil, err
	}
	return p, nil
}

func lineFeeds(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }
