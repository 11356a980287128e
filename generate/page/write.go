package page

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"snipgen/generate/files"
	"snipgen/generate/input"
)

// Marker is the file at a site's root that lists the site's other files. A
// folder that has it is one that Write may write to again.
const Marker = ".snipgen-site"

const markerHead = "# The files of a site that snipgen wrote. It replaces or removes these alone.\n"

// mark is in the head of every page, which the first bytes are: those that a
// repository's own marker names need not be pages of snipgen's.
const (
	mark   = "snipgen</title>"
	marked = 4096
)

// Write renders all pages and then writes them below dir, which must be empty,
// new, or hold an earlier site: all of them or none. Pages of the earlier site
// that this one does not have are removed; what is no page of snipgen's stays.
// It returns the number of pages.
func (s *Site) Write(dir string) (int, error) {
	earlier, err := earlierSite(dir) // before the work of a second
	if err != nil {
		return 0, err
	}
	pages, err := s.renderAll()
	if err != nil {
		return 0, err
	}
	// Pages go before the marker no longer has them, and come when it has.
	plan := files.Plan{Root: dir, Make: true, Unsynced: true, Decide: func(changes []files.Change) error { return ours(dir, changes) }}
	for _, name := range earlier {
		if _, found := s.byPath[name]; !found {
			plan.Remove = append(plan.Remove, name)
		}
	}
	var marker strings.Builder
	marker.WriteString(markerHead)
	plan.Files = make([]files.File, 1, 1+len(pages))
	for i, p := range s.pages {
		marker.WriteString(p.Path + "\n")
		plan.Files = append(plan.Files, files.File{Path: p.Path, Content: pages[i]})
	}
	plan.Files[0] = files.File{Path: Marker, Content: []byte(marker.String())}
	if err := plan.Write(context.Background()); err != nil {
		return 0, err
	}
	return len(pages), nil
}

// ours refuses to replace what is no page of snipgen's, and leaves it where it
// would be removed.
func ours(dir string, changes []files.Change) error {
	for i := range changes {
		c := &changes[i]
		switch page := bytes.Contains(c.Old[:min(len(c.Old), marked)], []byte(mark)); {
		case page || c.Path == Marker: // which has been read
		case c.Action == files.Remove:
			c.Action = files.Same
		case c.Action == files.Replace:
			return input.Errorf("file %q is not of snipgen's making", filepath.Join(dir, c.Path)).
				Hintf("name a folder that is new or empty")
		}
	}
	return nil
}

// earlierSite returns the pages of the site that a folder holds. A folder that
// holds anything else is refused.
func earlierSite(dir string) ([]string, error) {
	data, err := files.ReadBelow(dir, Marker, files.SiteList)
	switch {
	case err == nil:
		list, found := strings.CutPrefix(string(data), markerHead)
		if !found {
			return nil, input.Errorf("%q in %q is not what snipgen writes", Marker, dir).Hintf("name a folder that is new or empty")
		}
		var names []string
		for _, name := range strings.Fields(list) {
			if fs.ValidPath(name) && strings.HasSuffix(name, ".html") {
				names = append(names, name)
			}
		}
		return names, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	other, err := files.Any(dir)
	if err == nil && other != "" {
		err = input.Errorf("folder %q has %q in it, which is not of a site", dir, other).
			Hintf("name a folder that is new or empty")
	}
	return nil, err
}

// renderAll renders all pages, as many at once as there are processors.
func (s *Site) renderAll() ([][]byte, error) {
	out := make([][]byte, len(s.pages))
	errs := make([]error, len(s.pages))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				out[i], errs[i] = s.Render(s.pages[i].Path)
			}
		})
	}
	for i := range s.pages {
		next <- i
	}
	close(next)
	workers.Wait()
	return out, errors.Join(errs...)
}
