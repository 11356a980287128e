package files

import (
	"bytes"
	"fmt"
	"strings"
)

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

// New plans to put files into the folder root of a project. It reads and
// writes nothing. A file that exists with another content is a *Conflict
// unless force is set.
func New(root string, files []File, force bool) (*Plan, error) {
	p := &Plan{Root: root, Files: files}
	if !force {
		p.Decide = conflict
	}
	if err := p.Look(); err != nil {
		return nil, err
	}
	return p, nil
}

func conflict(changes []Change) error {
	found := &Conflict{LineEnds: true}
	for i := range changes {
		if c := &changes[i]; c.Action == Replace {
			found.Paths = append(found.Paths, c.Path)
			found.Diff = append(found.Diff, c.Diff()...)
			found.LineEnds = found.LineEnds && !c.part && bytes.Equal(lineFeeds(c.Old), lineFeeds(c.Content))
		}
	}
	if len(found.Paths) == 0 {
		return nil
	}
	return found
}

func lineFeeds(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }
