package files

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

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
