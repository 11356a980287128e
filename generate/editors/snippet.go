// Package editors integrates snipgen into editors: it holds their
// configuration, and writes handlers as snippet files with tab stops for the
// texts that a user would replace.
//
// Expanding a snippet without changes gives exactly the code that snipgen
// prints, at the indentation of the cursor.
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

// A Snippet is a handler in a form from which every format can be written.
type Snippet struct {
	Target *frameworks.Framework
	Status *status.Status
	// Name is unique: "404 Not Found (Flask)".
	Name string
	// Triggers are the words that expand the snippet: the status's code and
	// key, or words derived from them. In one language, no two snippets share a
	// trigger, even in another case. A format with one trigger uses the first:
	// the code of a built-in status, or the key of a user's definition.
	Triggers []string
	// Indent is the indentation of the handler's first line in snipgen's
	// output. The pieces don't have it: the editor indents them like the line
	// with the trigger.
	Indent string

	pieces []piece
}

// A piece is a part of the code that belongs to one tab stop or to none.
type piece struct {
	text  string
	stop  int  // the tab stop, from 1; 0 for none
	again bool // an earlier piece has the same tab stop and text
}

// word returns the trigger derived from the key, which begins with a letter.
func (s *Snippet) word() string {
	return s.Triggers[slices.IndexFunc(s.Triggers, func(t string) bool { return t[0] > '9' })]
}

// A Request says what to export.
type Request struct {
	Targets  []generate.Choice
	Statuses []*status.Status
	// Handler is what all snippets have in common.
	Handler generate.Request
	// Whole is whether the user named every status, so that it is an error if a
	// target can't send one. Otherwise it is left out.
	Whole bool
}

// Statuses returns the statuses to export by default: the user's own
// definitions, then the default meanings of the codes that applications send
// or, with all, the other meanings too. A definition replaces the built-in
// status with the same code and key.
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

// Snippets generates the snippets of a request, target by target. left lists
// the user's definitions that a target can't send.
func Snippets(g *generate.Generator, r Request) (snippets []Snippet, left []string, err error) {
	taken := map[*languages.Language]map[string]bool{}
	for _, f := range r.Targets {
		if taken[f.Language] == nil {
			taken[f.Language] = map[string]bool{}
		}
		prefix := r.prefix(f.Framework)
		for _, s := range r.Statuses {
			if !r.Whole && generate.Refusal(s, f.Framework) != "" {
				if s.Origin == status.Own {
					left = append(left, fmt.Sprintf("%s %s", f.ID, s.Key))
				}
				continue
			}
			completed := *s
			status.Complete(&completed)
			handler := r.Handler
			handler.Status, handler.Framework, handler.Versions = &completed, f.Framework, f.Versions
			code, stops, err := g.Stops(handler)
			if err != nil {
				return nil, nil, err
			}
			if code.Code == "" { // a target may have no imports
				continue
			}
			snippet := Snippet{Target: f.Framework, Status: &completed, Name: title(s, f.Framework)}
			snippet.Triggers = triggers(names(s, r.Statuses), s, prefix, taken[f.Language])
			snippet.Indent, snippet.pieces = cut(code.Code, stops)
			snippets = append(snippets, snippet)
		}
	}
	unique(snippets)
	return snippets, left, nil
}

// prefix returns the prefix of a target's triggers: empty unless several
// targets have the same language.
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

// title returns the name of a snippet, before it is made unique.
func title(s *status.Status, f *frameworks.Framework) string {
	switch {
	case s.Origin == status.Own:
		return fmt.Sprintf("%03d %s (%s)", s.Code, s.Key, f.Title)
	case !s.Default:
		return fmt.Sprintf("%03d@%s %s (%s)", s.Code, s.Origin, s.Reason, f.Title)
	}
	return fmt.Sprintf("%03d %s (%s)", s.Code, s.Reason, f.Title)
}

// names returns the names of a status, the best first: its code and its key. A
// user's definition has its code only if no other definition does.
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

// triggers returns the names that aren't taken. If the key is taken, the code
// is appended to it, and a number if necessary.
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

// unique makes the names unique, since two definitions may have the same code
// and key.
func unique(snippets []Snippet) {
	seen := map[string]int{}
	for i := range snippets {
		s := &snippets[i]
		if seen[s.Name]++; seen[s.Name] > 1 {
			s.Name += " " + s.Triggers[0]
		}
	}
}

// cut removes the common indentation and the final line break of code, and
// divides the rest into pieces. Tab stops are numbered by slot. If a slot's
// text is written in several ways, such as a name in several casings, each way
// has its own number.
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

// margin returns the common indentation of all lines that aren't empty.
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

// without removes an indentation from the lines that begin in a text.
func without(indent, text string) string {
	return strings.ReplaceAll(text, "\n"+indent, "\n")
}
