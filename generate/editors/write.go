package editors

import (
	"bytes"
	"context"
	"fmt"
	"path"

	"snipgen/generate/files"
	"snipgen/generate/input"
)

// marked is the number of bytes at the start of a file in which to look for
// Mark.
const marked = 512

// Write writes files to a folder under all their names, creating the folder if
// necessary. It returns how many files changed, and how many there are. It
// deletes nothing. Unless force is set, it returns an input.Error if it would
// replace a file without Mark. Either all files are written or none.
func Write(folder string, list []File, force bool) (written, of int, err error) {
	plan := files.Plan{Root: folder, Make: true}
	for _, f := range list {
		for _, name := range append([]string{f.Name}, f.Also...) {
			plan.Files = append(plan.Files, files.File{Path: name, Content: f.Data})
		}
	}
	if !force {
		plan.Decide = func(changes []*files.Change) error { return foreign(folder, changes) }
	}
	if err := plan.Write(context.Background()); err != nil {
		return 0, 0, err
	}
	for _, c := range plan.Changes {
		if c.Action != files.Same {
			written++
		}
	}
	return written, len(plan.Files), nil
}

// foreign returns an input.Error if files to replace weren't written by
// snipgen.
func foreign(folder string, changes []*files.Change) error {
	var found []string
	for _, c := range changes {
		if c.Action == files.Replace && !bytes.Contains(c.Old[:min(len(c.Old), marked)], []byte(Mark)) {
			found = append(found, c.Path)
		}
	}
	if len(found) == 0 {
		return nil
	}
	more := ""
	if len(found) > 1 {
		more = fmt.Sprintf(" and %d more", len(found)-1)
	}
	return input.Errorf("file %q wasn't written by snipgen", path.Join(folder, found[0])).
		Hintf("--force replaces it%s; --out names another folder", more)
}
