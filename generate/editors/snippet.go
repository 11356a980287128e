// Package export writes handlers as snippet files of editors, with tab stops
// for what somebody would replace.
//
// A snippet that is expanded and left as it is gives the code that snipgen
// prints, byte for byte, at the indentation that it has there.
package editors

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/status"
)

// A Snippet is a handler in the form that all formats are made from.
type Snippet struct {
	Target *frameworks.Framework
	Status *status.Status
	// Name tells the snippet from all others: "404 Not Found (Flask)".
	Name string
	// Triggers are what one types to get the snippet: the status's code and
	// key, or what is made of them. No two snippets of one language share a
	// trigger, in any casing. A format that has room for one takes the first,
	// which is the code of a built-in status and the key of the user's own.
	Triggers []string
	// Indent is the indentation of the handler's first line in what snipgen
	// prints. The pieces are without it: the editor gives them that of the
	// line where the trigger was.
	Indent string

	pieces []piece
}

// A piece is a stretch of code that is all of one tab stop, or of none.
type piece struct {
	text  string
	stop  int  // its number from 1 on; 0 is none
	again bool // an earlier piece has the same number, and so the same text
}

// word is the trigger that is made of the key and so begins with a letter.
func (s *Snippet) word() string {
	return s.Triggers[slices.IndexFunc(s.Triggers, func(t string) bool { return t[0] > '9' })]
}

// A Request says what to export.
type Request struct {
	Targets  []*frameworks.Framework
	Statuses []*status.Status
	// Handler is what all the snippets have in common.
	Handler generate.Request
	// Whole is whether every status was asked for by name, so that one which
	// a target can't send is an error. Otherwise it is left out.
	Whole bool
}

// Statuses returns what is exported where nothing else is asked for: the
// user's own definitions and then the default meanings of the codes that
// applications send, or, with all, the other meanings too. A definition takes
// the place of the built-in status that has its code and key.
func Statuses(own []status.Status, all bool) []*status.Status {
	var out []*status.Status
	for i := range own {
		out = append(out, &own[i])
	}
	builtin := status.Builtin()
	for i := range builtin {
		s := &builtin[i]
		replaced := slices.ContainsFunc(own, func(o status.Status) bool { return o.Code == s.Code && o.Key == s.Key })
		if s.Unsendable == "" && (s.Default || all) && !replaced {
			out = append(out, s)
		}
	}
	return out
}

// Snippets generates what r asks for, target by target, and tells what it
// left out: the user's own definitions that a target can't send.
func Snippets(g *generate.Generator, r Request) (snippets []Snippet, left []string, err error) {
	taken := map[*languages.Language]map[string]bool{}
	for _, f := range r.Targets {
		if taken[f.Language] == nil {
			taken[f.Language] = map[string]bool{}
		}
		prefix := r.prefix(f)
		for _, s := range r.Statuses {
			if !r.Whole && generate.Refusal(s, f) != "" {
				if s.Origin == status.Own {
					left = append(left, fmt.Sprintf("%s %s", f.ID, s.Key))
				}
				continue
			}
			completed := *s
			status.Complete(&completed)
			asked := r.Handler
			asked.Status, asked.Framework = &completed, f
			code, stops, err := g.Stops(asked)
			if err != nil {
				return nil, nil, err
			}
			if code.Code == "" { // a target may have no imports
				continue
			}
			snippet := Snippet{Target: f, Status: &completed, Name: title(s, f)}
			snippet.Triggers = triggers(names(s, r.Statuses), s, prefix, taken[f.Language])
			snippet.Indent, snippet.pieces = cut(code.Code, stops)
			snippets = append(snippets, snippet)
		}
	}
	unique(snippets)
	return snippets, left, nil
}

// prefix is what a target's triggers begin with: nothing unless several targets
// have its language.
func (r *Request) prefix(f *frameworks.Framework) string {
	of := 0
	for _, other := range r.Targets {
		if other.Language == f.Language {
			of++
		}
	}
	if of == 1 {
		return ""
	}
	return strings.ReplaceAll(f.ID, "-", "_") + "_"
}

// title is the name of a snippet, before it is made unique.
func title(s *status.Status, f *frameworks.Framework) string {
	switch {
	case s.Origin == status.Own:
		return fmt.Sprintf("%03d %s (%s)", s.Code, s.Key, f.Title)
	case !s.Default:
		return fmt.Sprintf("%03d@%s %s (%s)", s.Code, s.Origin, s.Reason, f.Title)
	}
	return fmt.Sprintf("%03d %s (%s)", s.Code, s.Reason, f.Title)
}

// names returns what a status is called, the best first: its code and its
// key. A definition of the user's own has the code if it is the only one that
// has it.
func names(s *status.Status, among []*status.Status) []string {
	code := fmt.Sprintf("%03d", s.Code)
	if s.Origin != status.Own {
		if !s.Default {
			code += "_" + s.Origin
		}
		return []string{code, s.Key}
	}
	for _, o := range among {
		if o.Origin == status.Own && o.Code == s.Code && o.Key != s.Key {
			return []string{s.Key}
		}
	}
	return []string{s.Key, code}
}

// triggers returns those of a status's names that nobody has taken. If
// somebody has the key, it gets the code behind it, and a number if need be.
func triggers(names []string, s *status.Status, prefix string, taken map[string]bool) []string {
	var out []string
	take := func(name string) bool {
		name = prefix + name
		lower := strings.ToLower(name)
		if taken[lower] {
			return false
		}
		taken[lower] = true
		out = append(out, name)
		return true
	}
	for _, name := range names {
		if take(name) || name != s.Key {
			continue
		}
		name = fmt.Sprintf("%s_%03d", s.Key, s.Code)
		for n := 2; !take(name); n++ {
			name = fmt.Sprintf("%s_%03d_%d", s.Key, s.Code, n)
		}
	}
	return out
}

// unique makes names unique: two definitions may have the same code and key.
func unique(snippets []Snippet) {
	seen := map[string]int{}
	for i := range snippets {
		s := &snippets[i]
		if seen[s.Name]++; seen[s.Name] > 1 {
			s.Name += " " + s.Triggers[0]
		}
	}
}

// cut takes the indentation that all lines of code have, and the line break at
// its end, and cuts the rest into pieces. The stops are numbered by their
// slots; a slot's text that is written in several ways, as a name is in
// several casings, has a number for each.
func cut(code string, stops []generate.Stop) (indent string, pieces []piece) {
	indent = margin(code)
	type way struct {
		slot generate.Slot
		text string
	}
	var ways []way
	for _, slot := range generate.Slots {
		for _, s := range stops {
			if w := (way{slot, without(indent, code[s.Start:s.End])}); s.Slot == slot && !slices.Contains(ways, w) {
				ways = append(ways, w)
			}
		}
	}
	begun := make([]bool, len(ways))
	at := 0
	plain := func(end int) {
		if text := without(indent, code[at:end]); text != "" {
			pieces = append(pieces, piece{text: text})
		}
	}
	for _, s := range stops {
		plain(s.Start)
		text := without(indent, code[s.Start:s.End])
		i := slices.Index(ways, way{s.Slot, text})
		pieces = append(pieces, piece{text, i + 1, begun[i]})
		begun[i] = true
		at = s.End
	}
	plain(len(strings.TrimSuffix(code, "\n")))
	pieces[0].text = strings.TrimPrefix(pieces[0].text, indent)
	return indent, pieces
}

// margin returns the indentation that all lines of a text have which are not
// empty.
func margin(text string) string {
	margin, first := "", true
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if line == "" {
			continue
		}
		if first {
			margin, first = line[:len(line)-len(strings.TrimLeft(line, " \t"))], false
		}
		for !strings.HasPrefix(line, margin) {
			margin = margin[:len(margin)-1]
		}
	}
	return margin
}

// without takes the indentation from the lines that begin in a text.
func without(indent, text string) string {
	return strings.ReplaceAll(text, "\n"+indent, "\n")
}
