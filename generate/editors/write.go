package editors

import (
	"bytes"
	"context"
	"fmt"
	"path"

	"snipgen/generate/files"
	"snipgen/generate/input"
)

// marked is how far into a file Mark is looked for, in bytes.
const marked = 512

// Write puts files into a folder, which it makes if need be, and returns how
// many of them it wrote: those that are there as they should be stay as they
// are. It deletes nothing. A file that exists and does not have Mark is
// somebody else's: unless forced, Write refuses it. It writes all of the files
// or none.
func Write(folder string, list []File, force bool) (int, error) {
	plan := files.Plan{Root: folder, Make: true}
	for _, f := range list {
		plan.Files = append(plan.Files, files.File{Path: f.Name, Content: f.Data})
	}
	if !force {
		plan.Decide = func(changes []files.Change) error { return foreign(folder, changes) }
	}
	if err := plan.Write(context.Background()); err != nil {
		return 0, err
	}
	written := 0
	for _, c := range plan.Changes {
		if c.Action != files.Same {
			written++
		}
	}
	return written, nil
}

// foreign refuses to replace files that are not of snipgen's making.
func foreign(folder string, changes []files.Change) error {
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
	return input.Errorf("file %q is not of snipgen's making", path.Join(folder, found[0])).
		Hintf("--force replaces it%s; --out names another folder", more)
}
