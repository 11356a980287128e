package status

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"snipgen/generate/input"
)

// prefixes and suffixes surround a name in constants, exceptions and log lines:
// HttpStatus.SC_NOT_FOUND, NotFoundException, "HTTP 404".
var (
	prefixes = []string{"http", "statuscodes", "statuscode", "status", "response", "servlet", "error", "sc"}
	suffixes = []string{"exception", "error", "status"}
)

// pasted returns the names that a pasted text may contain, without prefixes and
// suffixes.
func pasted(text string) []string {
	if version, rest, found := strings.Cut(text, " "); found && strings.HasPrefix(version, "HTTP/") {
		text = rest // the version of a status line (RFC 9112, section 4) is removed
	}
	name := fold(text)
	out := []string{name}
	for i := 0; i < len(prefixes); i++ {
		if rest, found := strings.CutPrefix(name, prefixes[i]); found {
			name, i = rest, -1
			out = append(out, name)
		}
	}
	for _, suffix := range suffixes {
		if rest, found := strings.CutSuffix(name, suffix); found {
			out = append(out, rest)
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// named reports whether a folded text is a name of s, its code, or both
// together.
func (s *Status) named(text string) bool {
	text, coded := strings.CutPrefix(text, fmt.Sprintf("%03d", s.Code))
	return coded && text == "" || text == fold(s.Key) || text == fold(s.Reason) || slices.ContainsFunc(s.Called, func(c string) bool { return text == fold(c) })
}

// IsName reports whether a text, as people paste it, is a name of a status.
func IsName(text string, own []Status) bool {
	return slices.ContainsFunc(pasted(text), func(name string) bool {
		named := func(s Status) bool { return s.named(name) }
		return slices.ContainsFunc(own, named) || slices.ContainsFunc(builtin(), named)
	})
}

// A rank says how well a status matches a search; less is better.
type rank int

const (
	byName   rank = iota // the text is its code or one of its names
	byWords              // its names contain the words
	byStarts             // its names contain words that begin with the words
	byText               // the same, with its message and meaning
	nowhere
)

// rank returns how well s matches a text and its words.
func (s *Status) rank(text string, words []string) rank {
	if slices.ContainsFunc(pasted(text), s.named) {
		return byName
	}
	names := append(split(s.Key+" "+s.Reason+" "+strings.Join(s.Called, " ")), fmt.Sprintf("%03d", s.Code))
	has := func(in []string, match func(word, query string) bool) bool {
		return !slices.ContainsFunc(words, func(query string) bool {
			return !slices.ContainsFunc(in, func(word string) bool { return match(word, query) })
		})
	}
	switch {
	case has(names, func(word, query string) bool { return word == query }):
		return byWords
	case has(names, strings.HasPrefix):
		return byStarts
	case has(append(names, split(s.Message+" "+s.Meaning)...), strings.HasPrefix):
		return byText
	}
	return nowhere
}

// split returns the words of a text in lower case. An apostrophe doesn't
// separate words.
func split(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), "'", "")
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Search returns the user's own and the built-in statuses that match all words
// of a text, the best match first. A word matches if the status's code, names,
// message or meaning contain it or a word that begins with it. An empty text
// matches every status.
func Search(text string, own []Status) []*Status {
	found, _ := search(text, own)
	return found
}

func search(text string, own []Status) (found []*Status, ranks map[*Status]rank) {
	words := split(text)
	all := slices.Concat(own, builtin())
	ranks = map[*Status]rank{}
	for i := range all {
		s := &all[i]
		if text == "" {
			found = append(found, s)
		} else if r := s.rank(text, words); r < nowhere {
			ranks[s] = r
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(a, b *Status) int { return int(ranks[a] - ranks[b]) })
	return found, ranks
}

// findWords finds the only status whose names contain all words of a query.
func findWords(query string, own []Status) (*Status, bool, error) {
	if len(split(query)) == 0 || len(query) > input.NameLength.Most {
		return nil, false, unknown(query, query, "", false, own)
	}
	found, ranks := search(query, own)
	found = slices.DeleteFunc(found, func(s *Status) bool { return ranks[s] > byWords })
	if len(found) == 0 {
		return nil, false, unknown(query, query, "", false, own)
	}
	s, err := choose(query, found)
	return s, err == nil, err
}

// mostNamed is the maximum number of statuses in an error.
const mostNamed = 6

// several returns the error for a query that matches statuses with different
// codes.
func several(query string, found []*Status) error {
	var names []string
	for _, s := range found {
		if s.Origin == Own || s.Default || !slices.ContainsFunc(found, func(o *Status) bool { return o.Default && o.Code == s.Code }) {
			names = append(names, fmt.Sprintf("%s (%s)", s.Name(), s.Reason))
		}
	}
	if len(names) > mostNamed {
		names = append(names[:mostNamed], "…")
	}
	return input.Errorf("%q may be %d statuses", query, len(found)).Hintf("name one: %s", strings.Join(names, ", "))
}

// Nearest returns the key of the status with the name most similar to a text,
// or "" if none is similar enough.
func Nearest(text string, own []Status) string {
	keys := map[string]string{}
	var names []string
	for _, s := range slices.Concat(own, builtin()) {
		for _, name := range append([]string{s.Key, s.Reason}, s.Called...) {
			name = fold(name)
			if _, found := keys[name]; !found {
				keys[name] = s.Key
			}
			names = append(names, name)
		}
	}
	for _, p := range pasted(text) {
		if code, err := strconv.Atoi(p[:min(3, len(p))]); err == nil {
			if s, found := Default(code); found {
				return s.Key
			}
		}
		if near := input.Nearest(p, names); near != "" {
			return keys[near]
		}
	}
	return ""
}
