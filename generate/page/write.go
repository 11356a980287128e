package page

import (
	"bytes"
	"context"
	"errors"
	"html"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"snipgen/generate/files"
	"snipgen/generate/input"
)

// Marker is the file in a site's root that lists the site's other files. Write
// accepts a folder that has it.
const Marker = ".snipgen-site"

const markerHead = "# The files of a site that snipgen wrote. It replaces or removes these alone.\n"

// siteMap is the file that lists the addresses of the pages for search engines
// (https://www.sitemaps.org/protocol.html).
const siteMap = "sitemap.xml"

// mark is within the first bytes of every page, and mapMark within those of the
// site map; marked is their number. They are checked because a Marker that came
// with a repository may list files that snipgen didn't write.
const (
	mark    = "snipgen</title>"
	mapMark = "<!-- Written by snipgen -->"
	marked  = 4096
)

// Write renders all pages and writes them to dir, which must be new, empty, or
// an earlier site. Either all are written or none. It removes pages of the
// earlier site that no longer exist, but no other files. It returns the number
// of pages.
func (s *Site) Write(dir string) (int, error) {
	earlier, err := earlierSite(dir) // checked first, since rendering takes long
	if err != nil {
		return 0, err
	}
	pages, err := s.renderAll()
	if err != nil {
		return 0, err
	}
	// Remove old pages before the marker stops listing them, and write new ones
	// after it lists them.
	plan := files.Plan{Root: dir, Make: true, Unsynced: true, Decide: func(changes []*files.Change) error { return ours(dir, changes) }}
	for _, name := range earlier {
		if _, found := s.byPath[name]; !found && (name != siteMap || s.base == "") {
			plan.Remove = append(plan.Remove, name)
		}
	}
	var marker strings.Builder
	marker.WriteString(markerHead)
	plan.Files = make([]files.File, 1, 2+len(pages))
	for i, p := range s.pages {
		marker.WriteString(p.Path + "\n")
		plan.Files = append(plan.Files, files.File{Path: p.Path, Content: pages[i]})
	}
	if s.base != "" {
		marker.WriteString(siteMap + "\n")
		plan.Files = append(plan.Files, files.File{Path: siteMap, Content: s.addresses()})
	}
	plan.Files[0] = files.File{Path: Marker, Content: []byte(marker.String())}
	if err := plan.Write(context.Background()); err != nil {
		return 0, err
	}
	return len(pages), nil
}

// addresses returns the site map. Each page names its translations itself.
func (s *Site) addresses() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + mapMark + "\n")
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range s.pages {
		if p.Locale == "" { // the root page only links to the others
			continue
		}
		b.WriteString("<url><loc>")
		b.WriteString(html.EscapeString(s.base + p.Path))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// ours returns an input.Error if a file to be replaced isn't a page that
// snipgen wrote. If such a file would be removed, it is kept instead.
func ours(dir string, changes []*files.Change) error {
	for _, c := range changes {
		wanted := mark
		if c.Path == siteMap {
			wanted = mapMark
		}
		switch known := bytes.Contains(c.Old[:min(len(c.Old), marked)], []byte(wanted)); {
		case known || c.Path == Marker: // the marker itself was checked before
		case c.Action == files.Remove:
			c.Action = files.Same
		case c.Action == files.Replace:
			return input.Errorf("file %q wasn't written by snipgen", filepath.Join(dir, c.Path)).
				Hintf("name a new or empty folder")
		}
	}
	return nil
}

// earlierSite returns the pages of the site in a folder. It returns an
// input.Error if the folder contains anything else.
func earlierSite(dir string) ([]string, error) {
	data, err := files.ReadBelow(dir, Marker, input.SiteFile)
	switch {
	case err == nil:
		list, found := strings.CutPrefix(string(data), markerHead)
		if !found {
			return nil, input.Errorf("file %q in %q wasn't written by snipgen", Marker, dir).Hintf("name a new or empty folder")
		}
		var names []string
		for _, name := range strings.Fields(list) {
			if fs.ValidPath(name) && (strings.HasSuffix(name, ".html") || name == siteMap) {
				names = append(names, name)
			}
		}
		return names, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	other, err := files.Any(dir)
	if err == nil && other != "" {
		err = input.Errorf("folder %q contains %q, which isn't part of a site", dir, other).
			Hintf("name a new or empty folder")
	}
	return nil, err
}

// renderAll renders all pages, in parallel on all processors.
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
