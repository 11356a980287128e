package files

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff returns the changes of the plan as a unified diff for git apply and
// patch.
func (p *Plan) Diff() []byte {
	var out []byte
	for _, c := range p.Changes {
		out = append(out, c.Diff()...)
	}
	return out
}

// Diff returns the change as a unified diff.
func (c *Change) Diff() []byte {
	old, before := c.Old, quoted("a/"+c.Path)
	switch {
	case c.Action == Same:
		return nil
	case c.Action == Create:
		before = "/dev/null"
	case c.part:
		return fmt.Appendf(nil, "File %s has %d bytes\n", before, c.info.Size())
	case bytes.IndexByte(old, 0) >= 0:
		return fmt.Appendf(nil, "Binary files %s and %s differ\n", before, quoted("b/"+c.Path))
	}
	whole := diff.Diff("a", old, "b", c.Content)
	// Replace the library's header, which doesn't quote the names.
	for range 3 {
		_, whole, _ = bytes.Cut(whole, []byte("\n"))
	}
	return append(fmt.Appendf(nil, "--- %s\n+++ %s\n", before, quoted("b/"+c.Path)), whole...)
}

// quoted returns a path as Git writes it in a diff: in quotes with octal
// escapes if it has special characters, and followed by a tab if it has a
// space.
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
