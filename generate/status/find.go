package status

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"snipgen/generate/input"
)

// completed returns the table's entries from one index up to, but not
// including, another, with the fields that the table leaves out: Key and
// Message, which derive from Reason; Origin, if it is IANA's registry; Default;
// and URL, for an RFC.
func completed(from, to int) []Status {
	all := slices.Clone(table[from:to])
	for i := range all {
		s := &all[i]
		s.Key, s.Message = key(s.Reason), s.Reason
		s.Origin = cmp.Or(s.Origin, "iana")
		s.Default = from+i == 0 || table[from+i-1].Code != s.Code
		s.URL = cmp.Or(s.URL, rfcURL(s.Reference))
	}
	return all
}

// coded holds the completed entries of each code that was looked up, as a
// []Status that is never changed: a generator looks up a code for each snippet.
var coded sync.Map

func meanings(code int) []Status {
	if list, found := coded.Load(code); found {
		return list.([]Status)
	}
	list := completed(span(code))
	coded.Store(code, list)
	return list
}

// builtin is the whole table. Look-ups by code don't need it.
var builtin = sync.OnceValue(func() []Status { return completed(0, len(table)) })

// key turns a reason phrase into an error key: "I'm a teapot" becomes
// "im_a_teapot".
func key(reason string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-':
			return '_'
		case '\'':
			return -1
		}
		return unicode.ToLower(r)
	}, reason)
}

// rfcURL returns the address of the first section that a reference to an RFC
// names, or "" for another document.
func rfcURL(reference string) string {
	document, section, _ := strings.Cut(reference, ", section ")
	number, found := strings.CutPrefix(document, "RFC ")
	if !found {
		return ""
	}
	section, _, _ = strings.Cut(section, ",")
	return "https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section
}

// span returns the indexes of the table's entries with a code: from the first
// up to, but not including, to.
func span(code int) (from, to int) {
	from, _ = slices.BinarySearchFunc(table, code, func(s Status, code int) int { return s.Code - code })
	for to = from; to < len(table) && table[to].Code == code; to++ {
	}
	return from, to
}

// Builtin returns the built-in statuses with their messages, sorted by code.
// The default meaning of a code comes first.
func Builtin() []Status { return slices.Clone(builtin()) }

// Default returns the default meaning of a code.
func Default(code int) (*Status, bool) {
	list := meanings(code)
	if len(list) == 0 {
		return nil, false
	}
	s := list[0]
	return &s, true
}

// Meanings returns the built-in statuses with a code, the default meaning
// first.
func Meanings(code int) []Status { return slices.Clone(meanings(code)) }

// Find finds a status by any of its names: a code ("499"), an error key
// ("client_closed_request") or a reason phrase in any case ("client closed
// request"). "@" and an origin or key select another meaning than the default
// ("499@esri", "499@token_required"). The user's own definitions take
// precedence over the built-in ones. For a code without a definition, Find
// returns a Status with only the code, and known is false.
//
// If the query isn't exactly a name, Find also accepts names as people paste
// them, such as "404 Not Found" and http.StatusNotFound, and words that fit a
// single status, such as "teapot".
func Find(query string, own []Status) (s *Status, known bool, err error) {
	q := strings.TrimSpace(query)
	name, origin, _ := strings.Cut(q, "@")
	code, err := strconv.Atoi(name)
	if err == nil && (len(name) != 3 || code < 100) && name != "000" {
		return nil, false, input.Errorf("status code %q is out of range", name).
			Hintf("a code has three digits, from 100 to 999")
	}
	isCode := err == nil

	// A matching key takes precedence over a matching reason phrase, and an
	// exact name over a pasted one.
	exact := []func(*Status) bool{
		func(s *Status) bool { return strings.EqualFold(s.Key, name) },
		func(s *Status) bool { return fold(s.Reason) == fold(name) },
	}
	var loose []func(*Status) bool
	var lists [][]Status
	if isCode {
		lists = [][]Status{own, meanings(code)}
		exact = []func(*Status) bool{func(s *Status) bool { return s.Code == code }}
	} else {
		lists = [][]Status{own, builtin()}
		for _, text := range pasted(name) {
			loose = append(loose, func(s *Status) bool { return s.named(text) })
		}
	}
	for _, matches := range [][]func(*Status) bool{exact, loose} {
		for _, list := range lists {
			for _, match := range matches {
				found := matching(list, match, origin)
				if len(found) > 0 && origin == "" && !isCode {
					found = append(found, commoner(found, name)...)
				}
				if len(found) > 0 {
					s, err := choose(query, found)
					return s, err == nil, err
				}
			}
		}
	}
	switch {
	case isCode && origin == "":
		return &Status{Code: code}, false, nil
	case isCode || origin != "":
		return nil, false, unknown(query, name, origin, isCode, own)
	}
	return findWords(query, own)
}

// matching returns the statuses in list for which match reports true. If origin
// isn't empty, it must be their origin or key.
func matching(list []Status, match func(*Status) bool, origin string) []*Status {
	var found []*Status
	for i := range list {
		s := &list[i]
		if match(s) && (origin == "" || strings.EqualFold(origin, s.Origin) || strings.EqualFold(origin, s.Key)) {
			found = append(found, s)
		}
	}
	return found
}

// commoner returns the default meanings that people call by a name, if the
// statuses found for it are all rarer meanings: "redirect" is the reason phrase
// of Exchange's 451, but people mean 302.
func commoner(found []*Status, name string) []*Status {
	if slices.ContainsFunc(found, func(s *Status) bool { return s.Default || s.Origin == Own }) {
		return nil
	}
	return matching(builtin(), func(s *Status) bool { return s.Default && s.named(fold(name)) }, "")
}

// choose returns the best of several statuses that match a query: the first one
// or, if they are built-in, the default meaning. It returns an error if several
// are the user's own, or if built-in ones have different codes.
func choose(query string, found []*Status) (*Status, error) {
	best := found[0]
	if i := slices.IndexFunc(found, func(s *Status) bool { return s.Default }); i >= 0 {
		best = found[i]
	}
	switch other := slices.IndexFunc(found, func(s *Status) bool { return s.Code != best.Code && s.Key != best.Key }); {
	case best.Origin == Own && len(found) > 1:
		var keys []string
		for _, s := range found {
			keys = append(keys, s.Key)
		}
		return nil, input.Errorf("status %q has %d definitions", query, len(found)).
			Hintf("name one by its key: %s", strings.Join(keys, ", "))
	case other >= 0:
		return nil, several(query, found)
	}
	out := *best
	return &out, nil
}

// Own is the origin of the user's own definitions.
const Own = "own"

func unknown(query, name, origin string, isCode bool, own []Status) error {
	err := input.Errorf("unknown status %q", query)
	var origins []string
	for _, s := range slices.Concat(own, builtin()) {
		if isCode && fmt.Sprintf("%03d", s.Code) == name {
			origins = append(origins, name+"@"+s.Origin)
		}
	}
	switch near := Nearest(name, own); {
	case len(origins) > 0:
		return err.Hintf("the meanings of %s are %s", name, strings.Join(origins, ", "))
	case isCode:
		return err.Hintf("%s has no definition; leave out %q and define it with --key or --message", name, "@"+origin)
	case near != "":
		return err.Hintf("did you mean %q? `snipgen statuses` lists all", near)
	}
	return err.Hintf("`snipgen statuses` lists all, and `snipgen statuses WORDS` those with these words")
}

// fold reduces a reason phrase to lower-case letters and digits, for
// comparison.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
}

// Words turns an error key into a reason phrase: "order_not_found" becomes
// "Order Not Found".
func Words(key string) string {
	words := strings.FieldsFunc(key, func(r rune) bool { return r == '_' || r == '.' || r == '-' })
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// Complete fills in what a user's definition leaves out. The key and the reason
// phrase default to those of the code; for a code without a meaning, the reason
// phrase derives from the key. The message defaults to the reason phrase or, if
// the user chose the key, to the words of the key.
func Complete(s *Status) {
	known, ok := Default(s.Code)
	if !ok {
		known = &Status{}
	}
	s.Key = cmp.Or(s.Key, known.Key, "status_"+strconv.Itoa(s.Code))
	s.Reason = cmp.Or(s.Reason, known.Reason, Words(s.Key))
	switch {
	case s.Message != "":
	case s.Key == known.Key:
		s.Message = s.Reason
	default:
		s.Message = Words(s.Key)
	}
}
