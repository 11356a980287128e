package generate

import (
	"net/url"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/status"
)

// A Slot is a text of a request's that a snippet shows.
type Slot int

// The slots, in the order in which somebody fills them in.
const (
	HandlerName Slot = iota // the handler's name in one of its casings
	ClassName               // that of the class which holds it
	RoutePath               // the route in the framework's syntax
	ErrorKey
	MessageText
)

// Slots lists the slots.
var Slots = []Slot{HandlerName, ClassName, RoutePath, ErrorKey, MessageText}

// A Stop is a place in a snippet's code where the text of a slot stands, as
// the language writes it: from byte Start up to byte End. What is between
// them has no quotes around it, but is a line break and an operator longer
// where a literal is put together of several.
type Stop struct {
	Slot       Slot
	Start, End int
}

// Stops generates the code that r asks for and finds the places in it where
// somebody would put another text. They are sorted and do not overlap.
//
// It writes the snippet once more for each slot with other letters in its
// text, which take as much room, and compares. So a place that is found is
// right, whatever the template does; what a template of the user's own makes
// of a text beyond literals and casings is not found.
//
// Marks around the texts, as the layout has them for lines, would be seen by
// what decides how a text is written: which quotes and escapes its literal has,
// whether its key needs quotes, where it is divided, how wide it is, what a
// URL's encoding makes of it, and every condition of a template. Each of those
// would have to take the marks off and put them back in the right place, which
// is more code than this, and code that a mistake in shows as other output.
func (g *Generator) Stops(r Request) (Snippet, []Stop, error) {
	p, v, err := g.resolve(&r)
	if err != nil {
		return Snippet{}, nil, err
	}
	snippet, err := g.snippet(&r, p, v)
	if err != nil {
		return snippet, nil, err
	}
	var stops []Stop
	for _, slot := range Slots {
		// A formatter that treats a few words apart may lay out a masked text
		// differently, so there is a second and a third.
		for _, shift := range []int{13, 5, 20} {
			m := mask{r.Framework.Language, slot, shift, nil}
			other, err := render(&r, p, m.view(v, r))
			if err != nil {
				break // an own template's check of the text
			}
			found, all := locate(snippet.Code, other, m.forms())
			if len(found) > 0 || all {
				for _, f := range found {
					stops = append(stops, Stop{slot, f[0], f[1]})
				}
				break
			}
		}
	}
	slices.SortStableFunc(stops, func(a, b Stop) int { return a.Start - b.Start })
	end := 0
	stops = slices.DeleteFunc(stops, func(s Stop) bool {
		if s.Start < end {
			return true
		}
		end = s.End
		return false
	})
	return snippet, stops, nil
}

// A mask puts other letters into the text of one slot.
type mask struct {
	language *languages.Language
	slot     Slot
	shift    int
	pairs    [][2]string // the texts, each with what masks it
}

// apply returns a text with other letters and digits, or with other characters
// of the same kind where it has neither. Its literal is as long, and looks as
// long, in the mask's language.
func (m *mask) apply(s string) string {
	masked := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(m.shift))%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(m.shift))%26
		case r >= '0' && r <= '9':
			return '0' + (r-'0'+5)%10
		}
		return r
	}, s)
	if masked == s {
		masked = strings.Map(m.partner, s)
	}
	if masked != s {
		m.pairs = append(m.pairs, [2]string{s, masked})
	}
	return masked
}

// partner returns a character that the language writes like r.
func (m *mask) partner(r rune) rune {
	literal, err := m.language.String(string(r))
	if err != nil {
		return r
	}
	raw := strings.Contains(literal, string(r))
	for _, other := range []rune{'가', '나', 'é', 'è', '.', ',', r ^ 1, r + 2} {
		l, err := m.language.String(string(other))
		if err == nil && other != r && len(l) == len(literal) && strings.Contains(l, string(other)) == raw &&
			(m.language.Columns == nil || m.language.Columns(l) == m.language.Columns(literal)) {
			return other
		}
	}
	return r
}

// view returns a view of r like v with the mask in its slot.
func (m *mask) view(v *view, r Request) *view {
	w := *v
	masked := *r.Status
	switch m.slot {
	case HandlerName:
		w.Name = Name{m.apply(v.Name.Snake), m.apply(v.Name.Camel), m.apply(v.Name.Pascal)}
		return &w
	case ClassName:
		w.Group = Name{m.apply(v.Group.Snake), m.apply(v.Group.Camel), m.apply(v.Group.Pascal)}
		return &w
	case RoutePath:
		w.Path = text(m.apply(v.Path.open()))
		return &w
	case ErrorKey:
		masked.Key = m.apply(masked.Key)
		w.Key = text(masked.Key)
	case MessageText:
		masked.Message = m.apply(masked.Message)
		w.Message = text(masked.Message)
	}
	asked := r
	if r.Framework.Category == frameworks.Client {
		asked.Status = maskForMock(r.Status, &masked)
		w.setURL(&asked)
	}
	w.Empty, w.Fields, w.Body, w.Objects, w.Lists, w.variables, w.Typed = false, nil, Value{}, nil, false, 0, w.Headers
	asked.Status = &masked
	w.body(&asked)
	return &w
}

// maskForMock returns a status that differs from s, as masked does, in no more than
// what the mock server is told of s.
func maskForMock(s, masked *status.Status) *status.Status {
	t := *s
	known, ok := status.Default(s.Code)
	if !ok || known.Key != s.Key {
		t.Key = masked.Key
	}
	if !ok || known.Message != s.Message {
		t.Message = masked.Message
	}
	return &t
}

// forms returns what the texts look like in code, each beside its mask:
// as they are, in a URL, and between either kind of quotes. The longest are
// first.
func (m *mask) forms() [][2]string {
	var out [][2]string
	add := func(a, b string) {
		pair := [2]string{a, b}
		if len(a) == len(b) && a != b && !slices.Contains(out, pair) {
			out = append(out, pair)
		}
	}
	for _, p := range m.pairs {
		add(p[0], p[1])
		add(url.QueryEscape(p[0]), url.QueryEscape(p[1]))
		for _, quote := range []string{"", `"`, `'`} {
			add(inner(m.language, p[0], quote), inner(m.language, p[1], quote))
		}
	}
	slices.SortStableFunc(out, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	return out
}

// inner returns the literal of a text without its quotes, as it is in a
// literal that has so many quotes of one kind that the language takes the
// other.
func inner(l *languages.Language, s, quote string) string {
	write := func(more int) string {
		literal, err := l.String(s + strings.Repeat(quote, more))
		if err != nil || len(literal) < 2 || literal[0] != '"' && literal[0] != '\'' || literal[0] != literal[len(literal)-1] {
			return literal
		}
		return literal[1 : len(literal)-1]
	}
	if quote == "" {
		return write(0)
	}
	n := strings.Count(s, `"`) + strings.Count(s, `'`) + 1
	long := write(n)
	each := len(write(n+1)) - len(long)
	return long[:max(0, len(long)-n*each)]
}

// locate finds the places where code has a text and other its mask, and
// reports whether that is all in which they differ.
func locate(code, other string, forms [][2]string) (places [][2]int, all bool) {
	if len(code) != len(other) || code == other {
		return nil, code == other
	}
	all = true
	for i := 0; i < len(code); {
		end := 0
		for _, f := range forms {
			if end = match(code, other, i, f); end > 0 {
				break
			}
		}
		if end > 0 {
			places = append(places, [2]int{i, end})
			i = end
			continue
		}
		if code[i] != other[i] {
			all = false
		}
		i++
	}
	return places, all
}

// joint returns how long what is between two pieces of a literal is, with which
// code begins, or 0: a quote, a line break, the operator and a quote.
func joint(code string) int {
	rest, found := strings.CutPrefix(code, "\"\n")
	if !found {
		return 0
	}
	rest, found = strings.CutPrefix(strings.TrimLeft(rest, " \t"), "+ \"")
	if !found {
		return 0
	}
	return len(code) - len(rest)
}

// match returns where a text ends that begins at byte i, or 0.
func match(code, other string, i int, form [2]string) int {
	for j := 0; j < len(form[0]); {
		switch {
		case i < len(code) && code[i] == form[0][j] && other[i] == form[1][j]:
			i++
			j++
		case j > 0 && i < len(code) && code[i] == '"':
			n := joint(code[i:])
			if n == 0 {
				return 0
			}
			i += n
		default:
			return 0
		}
	}
	return i
}
