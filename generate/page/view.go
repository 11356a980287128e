package page

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"snipgen/generate"
	"snipgen/generate/status"
)

// A view is the data for the templates of a page. The user's texts in it aren't
// escaped: html/template and the Markdown functions do that. Built-in texts are
// in English, and the templates translate them with t, except Meaning, which is
// already translated.
type view struct {
	Locale             string
	Title, Description string
	Policy             string
	Index              string // the path of the index; empty for a standalone page
	Alternates         []alternate
	Base               string // the URL of the site's root; may be empty
	// Canonical is the page's own path on the site, and Unlocalized the path
	// for readers of other languages. Both are empty for the root.
	Canonical, Unlocalized string
	Version                string // of snipgen; may be empty
	Class                  string // the first digit of the code

	// Status is nil for an index. It isn't embedded, since templates find the
	// fields of an embedded struct slowly.
	Status *statusView
	*indexView
}

// An alternate is a link to the page in another locale. Path is relative to the
// site's root.
type alternate struct {
	Locale, Name, URL, Path string
	Current                 bool
}

type statusView struct {
	Code, Reason string
	Term         string // what the page calls the status beside its code
	Name         string // Code and Term
	Heading      heading
	Label        string
	Origin       string // the origin's name; empty for an own definition
	Key, Message string
	Meaning      string
	ClassCode    string // such as "4xx"; empty outside the classes
	ClassTitle   string
	Group        string
	Reference    string
	URL, Host    string // of the reference; may be empty
	Request      string // the method and the path of an own definition
	Bodyless     bool
	Tags         []string
	Own          bool
	Offline      bool   // see Site.offline
	Command      string // prints the first handler with another body; may be empty
	Unsendable   *generate.Explanation

	*code
	Guide          *guideView
	Constants      []constant
	Headers        []header
	Others, Near   []link
	Previous, Next *link

	number int
}

// Number returns the next number for a section.
func (v *statusView) Number() int {
	v.number++
	return v.number
}

// A heading has the text around the name of a status: before it and, after a
// separator, a subtitle.
type heading struct{ Before, Separator, Subtitle string }

// A header is one of the status's headers, with texts in the page's locale.
type header struct {
	status.Header
	Section, When string
}

// LabelLine and HeadingLine return whole lines, for formats in which the parts
// have no style of their own.
func (v *statusView) LabelLine() string {
	if v.Origin == "" {
		return v.Label
	}
	return v.Label + ": " + v.Origin
}

func (v *statusView) HeadingLine() string {
	return v.Heading.Before + v.Name + v.Heading.Separator + v.Heading.Subtitle
}

// A link is a link to a status.
type link struct {
	URL, Code, Class string
	Term             string // the reason phrase, or the key of an own definition
	Reason           string
	Origin           string // the origin's name; empty for the default meaning
	Of               string // the origin, even of the default meaning
	Meaning          string
	Words            string // searchable text in lower case
}

type indexView struct {
	Count   int
	Groups  []classGroup
	Origins []origin
}

type classGroup struct {
	ID, Code, Class, Title string
	Links                  []link
}

type origin struct {
	ID, Name string
	Links    []link
}

func class(code int) string { return fmt.Sprintf("%03d", code)[:1] }

// classTitle returns the name of a class (RFC 9110, section 15).
func classTitle(class string) string {
	titles := map[string]string{"1": "Informational", "2": "Successful", "3": "Redirection", "4": "Client error", "5": "Server error"}
	return cmp.Or(titles[class], noClass)
}

const noClass = "Outside the classes of HTTP"

// title is the heading of a page, with the name of its status.
const title = "%[1]s: mock response and code"

// heading returns the text around a status's name in the heading of its page.
// The heading of an own definition includes its message, since several
// definitions may share a code.
func (t *translator) heading(s *status.Status) heading {
	if isOwn(s) {
		return heading{Separator: ": ", Subtitle: oneLine(s.Message)}
	}
	const place = "\x00"
	before, after, _ := strings.Cut(t.say(title, place), place)
	subtitle := strings.TrimLeft(after, ":： ")
	return heading{before, strings.TrimSuffix(after, subtitle), subtitle}
}

// about returns the data for the pages of a status. A standalone page has no
// links to others.
func (s *Site) about(e *entry, t *translator, alone bool) (*statusView, error) {
	c, err := s.of(e)
	if err != nil {
		return nil, err
	}
	st := e.status
	v := &statusView{
		Code: fmt.Sprintf("%03d", st.Code), Reason: st.Reason, Term: term(st), Heading: t.heading(st),
		Label: t.say(label(st)), Key: st.Key, Message: oneLine(st.Message), Meaning: meaning(st, t), ClassTitle: classTitle(class(st.Code)),
		URL: webPage(st.URL), Bodyless: status.Bodyless(st.Code), Tags: st.Tags,
		Own: isOwn(st), Offline: s.offline, code: c, Group: groupOf(st), Constants: s.constants(st, t), Guide: s.guide(st, t, alone),
	}
	v.Name = v.Code + " " + v.Term
	if v.ClassTitle != noClass {
		v.ClassCode = class(st.Code) + "xx"
	}
	if u, err := url.Parse(v.URL); err == nil {
		v.Host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	if st.Unsendable != "" {
		v.Unsendable = &generate.Explanation{Sentence: st.Unsendable}
	}
	for _, h := range st.Headers {
		if v.Own {
			v.Headers = append(v.Headers, header{h, h.Section, h.When})
		} else {
			v.Headers = append(v.Headers, header{h, t.reference(h.Section), t.sayIf(h.When)})
		}
	}
	if v.Own {
		v.Meaning, v.Reference = oneLine(v.Meaning), oneLine(st.Reference)
		if d := st.Definition; d != nil && (d.Method != "" || d.Path != nil) {
			v.Request = cmp.Or(d.Method, "GET")
			if d.Path != nil {
				v.Request += " " + d.Path.String()
			}
		}
	} else {
		v.Origin, v.Reference = t.originName(st.Origin), t.reference(st.Reference)
		if example := c.Example(); example != nil && len(c.Responses) > 1 {
			v.Command = fmt.Sprintf("snipgen %s --lang %s --body %s", st.Name(), example.ID, c.Responses[1].Body)
		}
	}
	s.related(v, e, t, alone)
	return v, nil
}

// term returns what a page calls a status beside its code. An own definition is
// called by its key, since several can share a reason phrase.
func term(s *status.Status) string {
	if isOwn(s) {
		return s.Key
	}
	return s.Reason
}

// related sets the links to other statuses: other meanings of the code,
// neighbouring codes of the class, and the previous and the next page.
func (s *Site) related(v *statusView, e *entry, t *translator, alone bool) {
	var defaults []*entry
	position := 0
	for _, o := range s.entries {
		if o != e && o.status.Code == e.status.Code {
			l := linkTo(o, t, alone)
			l.Meaning, l.Origin = meaning(o.status, t), t.originName(o.status.Origin)
			v.Others = append(v.Others, l)
		}
		if o.status.Default && class(o.status.Code) == class(e.status.Code) && o.status.Code != e.status.Code {
			if o.status.Code < e.status.Code {
				position++
			}
			defaults = append(defaults, o)
		}
	}
	const around = 4
	from := max(0, min(position-around, len(defaults)-2*around))
	for _, o := range defaults[from:min(len(defaults), from+2*around)] {
		v.Near = append(v.Near, linkTo(o, t, alone))
	}
	if alone {
		return
	}
	if e.previous != nil {
		l := linkTo(e.previous, t, false)
		v.Previous = &l
	}
	if e.next != nil {
		l := linkTo(e.next, t, false)
		v.Next = &l
	}
}

func linkTo(e *entry, t *translator, alone bool) link {
	s := e.status
	l := link{Code: fmt.Sprintf("%03d", s.Code), Class: class(s.Code), Reason: s.Reason, Term: term(s), Of: s.Origin}
	if !alone {
		l.URL = e.name + ".html"
	}
	if !s.Default && !isOwn(s) { // a user's key is unique already
		l.Origin = t.originName(s.Origin)
	}
	return l
}

// meaning returns the translated meaning of a status. A user's text isn't
// translated.
func meaning(s *status.Status, t *translator) string {
	if isOwn(s) {
		return s.Meaning
	}
	return t.sayIf(s.Meaning)
}

// webPage returns an address if it is an http or https URL, or else "".
func webPage(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return address
}

// overview returns the data for the index of a locale.
func (s *Site) overview(t *translator) *indexView {
	v := &indexView{Count: len(s.entries)}
	for _, e := range s.entries {
		l := linkTo(e, t, false)
		l.Words = words(e.status, t)
		id := groupOf(e.status)
		g, added := element(&v.Groups, func(g classGroup) bool { return g.Class == id })
		if added {
			*g = classGroup{ID: "class-" + id, Code: id + "xx", Class: id, Title: classTitle(id)}
			switch id {
			case status.Own:
				g.Code, g.Title = "", ownGroup
			case outside:
				g.Code = ""
			}
		}
		g.Links = append(g.Links, l)
		o, added := element(&v.Origins, func(o origin) bool { return o.ID == l.Of })
		if added {
			o.ID, o.Name = l.Of, t.originName(l.Of)
		}
		o.Links = append(o.Links, l)
	}
	slices.SortFunc(v.Groups, func(a, b classGroup) int { return rank(a.Class) - rank(b.Class) })
	slices.SortStableFunc(v.Origins, func(a, b origin) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return v
}

// element returns the first element of a list for which is reports true, or
// else a new one that it adds at the end. The pointer is valid until the list
// grows.
func element[T any](list *[]T, is func(T) bool) (e *T, added bool) {
	i := slices.IndexFunc(*list, is)
	if i < 0 {
		i, added = len(*list), true
		*list = append(*list, *new(T))
	}
	return &(*list)[i], added
}

// words returns the searchable text of a status in lower case: its code, names,
// origin and meaning. The code comes first, because the page's script looks for
// numbers there.
func words(s *status.Status, t *translator) string {
	return strings.ToLower(strings.Join([]string{fmt.Sprintf("%03d", s.Code), s.Key, strings.ReplaceAll(s.Key, "_", " "), s.Reason,
		strings.Join(s.Called, " "), s.Origin, t.originName(s.Origin), meaning(s, t), strings.Join(s.Tags, " ")}, " "))
}

// outside is the group of codes that belong to no class.
const outside = "other"

func groupOf(s *status.Status) string {
	switch {
	case s.Origin == status.Own:
		return status.Own
	case classTitle(class(s.Code)) == noClass:
		return outside
	}
	return class(s.Code)
}

// rank returns the position of a group: the user's own first, then the classes,
// then the rest.
func rank(group string) int { return strings.Index("own 1 2 3 4 5 other", group) }
