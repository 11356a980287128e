package generate

import (
	"net/url"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/status"
)

// A Slot is a kind of text in a snippet that comes from the request.
type Slot int

// The slots, in the order in which a user fills them in.
const (
	HandlerName Slot = iota // the handler's name in one of its casings
	ClassName               // the name of the handler's class
	RoutePath               // the route in the framework's syntax
	ErrorKey
	MessageText
)

// Slots lists the slots.
var Slots = []Slot{HandlerName, ClassName, RoutePath, ErrorKey, MessageText}

// A Stop is a place in a snippet's code that holds the text of a slot: the
// bytes from Start up to, but not including, End. Quotes are not part of it,
// but if a literal is split into several, the operator and line break between
// them are.
type Stop struct {
	Slot       Slot
	Start, End int
}

// Stops generates the code for a request and finds the places that a user would
// fill in, the tab stops of an editor's snippet. They are sorted and don't
// overlap.
//
// For each slot, it generates the snippet again with different letters of the
// same width in that slot's text, and compares the results. Every place that it
// finds is therefore right, whatever the template does. It doesn't find text
// that a user's template transforms beyond literals and casings.
//
// Marks around the texts in the output would not be simpler. Whatever decides how
// a text is written would see them: the choice of quotes and escapes, whether a
// key needs quotes, where a literal is split, how wide it is, URL encoding, and
// every condition in a template. Each would have to remove the marks and put
// them back.
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
		// A formatter may lay out certain words differently, and a masked text
		// might be one of them, so try other masks.
		for _, shift := range []int{13, 5, 20} {
			m := mask{r.Framework.Language, slot, shift, nil}
			other, err := render(&r, p, m.view(v, r))
			if err != nil {
				break // a user's template rejects the text
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

// A mask replaces the letters in the text of one slot.
type mask struct {
	language *languages.Language
	slot     Slot
	shift    int
	pairs    [][2]string // each text with its masked form
}

// apply returns a text with other letters and digits, or, if it has none, with
// other characters of the same kind. The literal of the result is as long, and
// as wide, in the mask's language.
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

// partner returns another character whose literal looks like that of r.
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

// view returns a copy of v, the data for r, with the slot masked.
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
	masking := r
	if r.Framework.Category == frameworks.Client {
		masking.Status = maskForMock(r.Status, &masked)
		w.setURL(&masking)
	}
	w.Empty, w.Fields, w.Body = false, nil, Value{}
	masking.Status = &masked
	w.body(&masking)
	return &w
}

// maskForMock returns a copy of s in which the texts that a mock server's URL
// contains are replaced by those of masked.
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

// forms returns each form that the texts take in code, with its masked
// counterpart: as they are, in a URL, and inside either kind of quotes. The
// longest come first.
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

// inner returns the literal of a text without its quotes. To get the literal in
// the other kind of quotes, quote is a mark that inner adds to the text often
// enough for the language to change kinds; else "".
func inner(l *languages.Language, s, quote string) string {
	write := func(more int) string {
		literal, err := l.String(s + strings.Repeat(quote, more))
		if err != nil || len(literal) < 2 || strings.IndexByte("\"'`", literal[0]) < 0 || literal[0] != literal[len(literal)-1] {
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

// locate finds the places where code has a text and other has its masked form.
// all reports whether code and other are the same everywhere else.
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

// joint returns the length of the separator that code begins with, between two
// pieces of a split literal: a quote, a line break, an operator and a quote. It
// returns 0 if there is none.
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

// match returns the end of a text that begins at byte i, or 0 if none does.
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
