// Package page renders reference pages in several languages: each explains a
// status and shows it as raw HTTP, with curl and in each framework. A Site is
// all pages with an index; it renders them on demand.
package page

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/status"
)

// Options configure a Site. All fields have a default.
type Options struct {
	// Statuses are the user's own definitions. They come before the built-in
	// statuses.
	Statuses []status.Status
	// Targets are the user's own targets.
	Targets []generate.Target
	// Request has what all snippets share, such as the body's shape. Its Date
	// is the date in responses; if zero, Example. Without a URL, curl requests
	// snipgen's mock server, and pages explain how to start it.
	Request generate.Request
	// Base is the URL where the site will be, with a final slash. If it isn't
	// empty, pages name their canonical address, and Write adds a site map.
	Base string
	// Version is snipgen's version, for the foot of each page; may be empty.
	Version string
}

// Base checks and returns the URL of a site's root, with a final slash.
func Base(address string) (string, error) {
	u, err := input.URL(address)
	switch {
	case err != nil:
		return "", err
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil:
		return "", input.Errorf("base URL %q has more than a host and a path", address).Hintf("a base URL looks like https://example.com/statuses/")
	}
	return strings.TrimSuffix(u.String(), "/") + "/", nil
}

// Formats are the formats of a single page.
var Formats = []string{"md", "html"}

// Print renders the page of a status in one of Locales and one of Formats; "" means
// the first format.
func (s *Site) Print(st *status.Status, locale, format string) ([]byte, error) {
	switch format {
	case "", "md":
		return s.Markdown(st, locale)
	case "html":
		return s.HTML(st, locale)
	}
	return nil, input.Errorf("unknown format %q", format).Hintf("the formats are %s", strings.Join(Formats, " and "))
}

// Example is the default date in responses: fixed, so that the same input gives
// the same page.
var Example = time.Date(2026, time.February, 25, 12, 0, 0, 0, time.UTC)

// A Site has the reference pages of all statuses in all locales. It is safe for
// concurrent use.
type Site struct {
	request    generate.Request
	offline    bool // the Request has no URL, so pages explain how to start the mock server
	base       string
	version    string
	entries    []*entry
	byName     map[string]*entry // the built-in statuses
	frameworks []*frameworks.Framework
	// message is the target that prints the response, and curl the one that
	// prints a command to request it.
	message, curl *frameworks.Framework
	generator     *generate.Generator
	pages         []Page
	byPath        map[string]int
}

// A Page is one page of a site.
type Page struct {
	// Path is relative to the site's root, with slashes: "ko/499.html".
	Path string
	// Locale is a BCP 47 tag; empty for the root page, which links to the
	// others.
	Locale string
	// Status is nil for an index.
	Status *status.Status

	entry *entry
}

// An entry is a status and the parts of its pages that don't depend on the
// locale.
type entry struct {
	status *status.Status
	name   string // the name of its files, without the extension
	// previous and next are its neighbours on the site; nil at the ends, and
	// for a status that isn't on the site.
	previous, next *entry

	once sync.Once
	code *code
	err  error
}

// New returns a site. It renders nothing yet.
func New(o Options) *Site { return newSite(o, status.Builtin()) }

func newSite(o Options, builtin []status.Status) *Site {
	s := &Site{
		request: o.Request, base: o.Base, version: o.Version,
		generator: generate.New(o.Targets...), byPath: map[string]int{}, byName: map[string]*entry{},
	}
	if s.request.Date.IsZero() {
		s.request.Date = Example
	}
	if s.request.URL == nil {
		s.offline = true
		s.request.URL = mock.Served("", o.Statuses)
	}
	s.frameworks = ordered(s.generator.Frameworks())
	s.message = s.frameworks[slices.IndexFunc(s.frameworks, func(f *frameworks.Framework) bool { return f.Message })]
	s.curl = s.frameworks[slices.IndexFunc(s.frameworks, func(f *frameworks.Framework) bool { return f.Request })]
	taken := map[string]bool{}
	all := slices.Concat(o.Statuses, builtin)
	for i := range all {
		e := &entry{status: &all[i], name: name(&all[i], taken)}
		if last := len(s.entries) - 1; last >= 0 {
			e.previous, s.entries[last].next = s.entries[last], e
		}
		s.entries = append(s.entries, e)
		if all[i].Origin != status.Own {
			s.byName[all[i].Name()] = e
		}
	}
	s.add(Page{Path: "index.html"})
	for _, locale := range Locales() {
		s.add(Page{Path: locale + "/index.html", Locale: locale})
		for _, e := range s.entries {
			s.add(Page{Path: locale + "/" + e.name + ".html", Locale: locale, Status: e.status, entry: e})
		}
	}
	return s
}

func (s *Site) add(p Page) {
	s.byPath[p.Path] = len(s.pages)
	s.pages = append(s.pages, p)
}

// Pages lists the pages in the order in which Write writes them.
func (s *Site) Pages() []Page { return slices.Clone(s.pages) }

// MediaType is the media type of every page of a site.
const MediaType = "text/html; charset=utf-8"

// Render renders the page with a path. If Pages has no such path, the error is
// fs.ErrNotExist.
func (s *Site) Render(path string) ([]byte, error) {
	i, found := s.byPath[path]
	if !found {
		return nil, fmt.Errorf("page %q: %w", path, fs.ErrNotExist)
	}
	return s.render(s.pages[i])
}

// Has reports whether Pages has a path.
func (s *Site) Has(path string) bool {
	_, found := s.byPath[path]
	return found
}

// name returns the name of a status's files: its code, followed by the origin
// if it isn't the default meaning, or the key of a user's definition. It is in
// lower case and begins with a digit or "own-", so that it is neither a device
// name of Windows nor ambiguous where case is ignored.
func name(s *status.Status, taken map[string]bool) string {
	name := fmt.Sprintf("%03d", s.Code)
	switch {
	case s.Origin == status.Own:
		name = "own-" + strings.ToLower(s.Key)
	case !s.Default:
		name += "-" + s.Origin
	}
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", name, n)
	}
	taken[free] = true
	return free
}

// ordered returns the frameworks in the order of a page. Those without an order
// come last, sorted by title.
func ordered(list []*frameworks.Framework) []*frameworks.Framework {
	position := func(f *frameworks.Framework) int { return cmp.Or(f.Order, math.MaxInt) }
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *frameworks.Framework) int {
		return cmp.Or(cmp.Compare(position(a), position(b)), strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)))
	})
	return list
}
