// Package page writes reference pages: what a status is, as raw HTTP, as curl
// and in each framework, in the reader's language. A Site is all of them with
// an index; its pages are rendered when they are asked for.
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

// Options say what pages are about. All fields have a default.
type Options struct {
	// Statuses are the user's own definitions, which come before the
	// built-in ones.
	Statuses []status.Status
	// Targets are the user's own targets.
	Targets []generate.Target
	// Request is what all snippets have in common, such as the body's shape.
	// Its Date is the one in responses; Example by default. Without a URL, curl
	// asks snipgen's own server, and pages tell how to start it.
	Request generate.Request
}

// Formats are those of a single page.
var Formats = []string{"md", "html"}

// Print renders the page of a status in one of Formats; "" is the first.
func (s *Site) Print(st *status.Status, locale, format string) ([]byte, error) {
	switch format {
	case "", "md":
		return s.Markdown(st, locale)
	case "html":
		return s.HTML(st, locale)
	}
	return nil, input.Errorf("unknown format %q", format).Hintf("the formats are %s", strings.Join(Formats, " and "))
}

// Example is the date in responses where nothing else is said: fixed, so that
// the same input gives the same page.
var Example = time.Date(2026, time.February, 25, 12, 0, 0, 0, time.UTC)

// A Site is the reference of all statuses in all locales. It is safe for
// concurrent use.
type Site struct {
	request    generate.Request
	offline    bool // nobody has said where curl's server is
	entries    []*entry
	frameworks []*frameworks.Framework
	generator  *generate.Generator
	pages      []Page
	byPath     map[string]int
}

// A Page is one page of a site.
type Page struct {
	// Path is relative to the site's root, with slashes: "ko/499.html".
	Path string
	// Locale is a BCP 47 tag; it is empty for the page at the root, which
	// leads to the others.
	Locale string
	// Status is nil for an index.
	Status *status.Status

	entry *entry
}

// An entry is a status with what its pages have in common in all locales.
type entry struct {
	status *status.Status
	name   string // of its files, without the extension

	once sync.Once
	code *code
	err  error
}

// New returns the site. It renders nothing yet.
func New(o Options) *Site { return newSite(o, status.Builtin()) }

func newSite(o Options, builtin []status.Status) *Site {
	s := &Site{request: o.Request, generator: generate.New(o.Targets...), byPath: map[string]int{}}
	if s.request.Date.IsZero() {
		s.request.Date = Example
	}
	if s.request.URL == nil {
		s.offline = true
		s.request.URL = mock.URLs("", o.Statuses)
	}
	s.frameworks = ordered(s.generator.Frameworks())
	taken := map[string]bool{}
	all := slices.Concat(o.Statuses, builtin)
	for i := range all {
		s.entries = append(s.entries, &entry{status: &all[i], name: name(&all[i], taken)})
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

// Pages lists the pages in the order in which they are written.
func (s *Site) Pages() []Page { return slices.Clone(s.pages) }

// MediaType is that of every page of a site.
const MediaType = "text/html; charset=utf-8"

// Render renders a page by its path. The error is fs.ErrNotExist for a path
// that is not among those of Pages.
func (s *Site) Render(path string) ([]byte, error) {
	i, found := s.byPath[path]
	if !found {
		return nil, fmt.Errorf("page %q: %w", path, fs.ErrNotExist)
	}
	p := s.pages[i]
	switch {
	case p.Locale == "":
		return s.renderRoot()
	case p.Status == nil:
		return s.renderIndex(p)
	}
	return s.renderStatus(p)
}

// name returns the name of a status's files: its code, with the origin of
// another meaning than the default or the key of one's own. It is in small
// letters and begins with a digit or "own-", so that it is no device of
// Windows and the same file wherever upper and lower case are one.
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

// ordered puts the frameworks in their order on a page; those without any follow
// by their titles.
func ordered(list []*frameworks.Framework) []*frameworks.Framework {
	position := func(f *frameworks.Framework) int { return cmp.Or(f.Order, math.MaxInt) }
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *frameworks.Framework) int {
		return cmp.Or(cmp.Compare(position(a), position(b)), strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)))
	})
	return list
}
