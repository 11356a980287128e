package page

import (
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
	Class              string // the first digit of the code

	*statusView
	*indexView
}

// An alternate is a link to the page in a locale.
type alternate struct {
	Locale, Name, URL string
	Current           bool
}

type statusView struct {
	Code, Reason, Name string
	Heading            heading
	Label, Origin      string
	Key, Message       string
	Meaning            string
	ClassTitle, Group  string
	Reference, URL     string
	Bodyless           bool
	Tags               []string
	Own                bool
	Offline            bool // see Site.offline
	Unsendable         *generate.Explanation

	*code
	Headers                   []status.Header
	Sent                      []sent
	HeadersNumber, SentNumber int
	Others, Near              []link
}

// A heading is the text before and after the name of a status.
type heading struct{ Before, After string }

// LabelLine and HeadingLine return lines for formats that don't style their
// parts.
func (v *statusView) LabelLine() string {
	if v.Origin == "" {
		return v.Label
	}
	return v.Label + ": " + v.Origin
}

func (v *statusView) HeadingLine() string { return v.Heading.Before + v.Name + v.Heading.After }

// A link is a link to a status.
type link struct {
	URL, Code, Class, Reason string
	Origin                   string // empty for the default meaning
	Of                       string // the origin, even of the default meaning
	Meaning                  string
	Words                    string // searchable text in lower case
}

type indexView struct {
	Count   int
	Groups  []group
	Origins []origin
}

type group struct {
	ID, Code, Class, Title string
	Links                  []link
}

type origin struct {
	Name  string
	Links []link
}

func class(code int) string { return fmt.Sprintf("%03d", code)[:1] }

// classTitle returns the name of a class (RFC 9110, section 15).
func classTitle(class string) string {
	switch class {
	case "1":
		return "Informational"
	case "2":
		return "Successful"
	case "3":
		return "Redirection"
	case "4":
		return "Client error"
	case "5":
		return "Server error"
	}
	return noClass
}

const noClass = "Outside the classes of HTTP"

// The labels above a page's heading.
const (
	standard   = "HTTP standard"
	vendor     = "HTTP vendor"
	unofficial = "Not in the HTTP standard"
	own        = "Own definition"
	ownGroup   = "Own definitions"
)

func label(s *status.Status) string {
	switch s.Origin {
	case "iana":
		return standard
	case status.Own, "": // "" if defined on the command line
		return own
	case "rfc2324", "webdav-draft", "informal", "folklore":
		return unofficial
	}
	return vendor
}

const title = "%[1]s mock response test"

// about returns the data for the pages of a status. A standalone page has no
// links to others.
func (s *Site) about(e *entry, t *translator, alone bool) (*statusView, error) {
	c, err := s.of(e)
	if err != nil {
		return nil, err
	}
	st := e.status
	v := &statusView{
		Code: fmt.Sprintf("%03d", st.Code), Reason: st.Reason, Label: t.say(label(st)), Origin: st.Origin,
		Key: st.Key, Message: oneLine(st.Message), Meaning: meaning(st, t), ClassTitle: classTitle(class(st.Code)),
		Reference: st.Reference, URL: webPage(st.URL), Bodyless: status.Bodyless(st.Code), Tags: st.Tags,
		Own: st.Origin == status.Own, Offline: s.offline,
		code: c, Headers: st.Headers, Group: groupOf(st),
	}
	if st.Unsendable != "" {
		v.Unsendable = &generate.Explanation{Sentence: st.Unsendable}
	}
	if v.Own {
		v.Origin = ""
		v.Meaning, v.Reference = oneLine(v.Meaning), oneLine(v.Reference)
	}
	v.Name = v.Code + " " + st.Reason
	const place = "\x00"
	v.Heading.Before, v.Heading.After, _ = strings.Cut(t.say(title, place), place)
	v.Sent = s.sent(st)
	v.HeadersNumber, v.SentNumber = 4, 4
	if len(v.Headers) > 0 {
		v.SentNumber = 5
	}
	s.related(v, e, t, alone)
	return v, nil
}

// related sets the other meanings of the code and neighbouring codes of the
// class.
func (s *Site) related(v *statusView, e *entry, t *translator, alone bool) {
	var defaults []*entry
	position := 0
	for _, o := range s.entries {
		if o != e && o.status.Code == e.status.Code {
			l := linkTo(o, alone)
			l.Meaning, l.Origin = meaning(o.status, t), o.status.Origin
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
		v.Near = append(v.Near, linkTo(o, alone))
	}
}

func linkTo(e *entry, alone bool) link {
	s := e.status
	l := link{Code: fmt.Sprintf("%03d", s.Code), Class: class(s.Code), Reason: s.Reason, Of: s.Origin}
	if !alone {
		l.URL = e.name + ".html"
	}
	switch {
	case s.Origin == status.Own:
		l.Origin = s.Key
	case !s.Default:
		l.Origin = s.Origin
	}
	return l
}

// meaning returns the translated meaning of a status. The user's own isn't
// translated.
func meaning(s *status.Status, t *translator) string {
	if s.Origin == status.Own || s.Meaning == "" {
		return s.Meaning
	}
	return t.say(s.Meaning)
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
	byClass := map[string]*group{}
	var order []string
	for _, e := range s.entries {
		l := linkTo(e, false)
		l.Words = strings.ToLower(strings.Join([]string{l.Code, e.status.Key, strings.ReplaceAll(e.status.Key, "_", " "),
			l.Reason, l.Of, meaning(e.status, t), strings.Join(e.status.Tags, " ")}, " "))
		id := groupOf(e.status)
		g := byClass[id]
		if g == nil {
			g = &group{ID: "class-" + id, Code: id + "xx", Class: id, Title: classTitle(id)}
			switch id {
			case status.Own:
				g.Code, g.Title = "", ownGroup
			case outside:
				g.Code = ""
			}
			byClass[id] = g
			order = append(order, id)
		}
		g.Links = append(g.Links, l)
		i := slices.IndexFunc(v.Origins, func(o origin) bool { return o.Name == l.Of })
		if i < 0 {
			i = len(v.Origins)
			v.Origins = append(v.Origins, origin{Name: l.Of})
		}
		v.Origins[i].Links = append(v.Origins[i].Links, l)
	}
	slices.SortFunc(order, func(a, b string) int { return rank(a) - rank(b) })
	for _, id := range order {
		v.Groups = append(v.Groups, *byClass[id])
	}
	slices.SortStableFunc(v.Origins, func(a, b origin) int { return strings.Compare(a.Name, b.Name) })
	return v
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

// rank orders the groups: the user's own first, then the classes, then the
// rest.
func rank(group string) int { return strings.Index("own 1 2 3 4 5 other", group) }
