package languages

import (
	"cmp"
	"strings"
)

// Rules say how a file or a project writes what is a matter of taste. The zero
// Rules are those of the snippets.
type Rules struct {
	// Quote is the mark, ' or ", that a formatter prefers for strings; 0 for
	// that of the snippets.
	Quote byte
	// Semicolons is whether statements end in a semicolon where the language
	// leaves that open.
	Semicolons Habit
	// SpacedLists is whether there are spaces inside a list's brackets.
	SpacedLists bool
	// Indent is one level of indentation, and IndentWidth the columns that it
	// takes. They are empty and 0 for the language's.
	Indent      string
	IndentWidth int
	// Width is the number of columns after which lines are broken; 0 for the
	// language's.
	Width int
}

// A Habit is what a file or a project does, if it shows that.
type Habit byte

// The habits.
const (
	Unknown Habit = iota
	Always
	Never
)

// Over returns the rules with those of other where they say nothing.
func (r Rules) Over(other Rules) Rules {
	if r.Indent == "" {
		r.Indent, r.IndentWidth = other.Indent, other.IndentWidth
	}
	r.Quote = cmp.Or(r.Quote, other.Quote)
	r.Semicolons = cmp.Or(r.Semicolons, other.Semicolons)
	r.Width = cmp.Or(r.Width, other.Width)
	r.SpacedLists = r.SpacedLists || other.SpacedLists
	return r
}

// Indented returns the rules with an indentation: spaces, or a tab that takes
// so many columns, or those of the language's indentation if that is 0.
func (r Rules) Indented(indent string, columns int) Rules {
	r.Indent, r.IndentWidth = indent, columns
	if !strings.HasPrefix(indent, "\t") {
		r.IndentWidth = len(indent)
	}
	return r
}

// Measured returns the language with the columns that code takes once it is
// written by rules.
func (l *Language) Measured(r Rules) *Language {
	level := cmp.Or(r.IndentWidth, len(l.Indent))
	bare := r.Semicolons == Never && l.OptionalSemicolons
	if l.Width == 0 || r.Width == 0 && level == len(l.Indent) && !bare {
		return l
	}
	out := *l
	out.Width = cmp.Or(r.Width, l.Width)
	out.Columns = func(s string) int {
		if bare {
			s = strings.TrimSuffix(s, ";")
		}
		columns := 0
		for l.Indent != "" && strings.HasPrefix(s, l.Indent) {
			columns += level
			s = s[len(l.Indent):]
		}
		return columns + l.Columns(s)
	}
	return &out
}

// requote writes a literal as prettier, black and Ruff do that prefer a mark: in
// the other one only if that is less often in the text, with a backslash before
// the marks that it is written in and before no others. It leaves literals over
// several lines, f-strings and those that a backslash doesn't escape unless
// neither mark is in them.
//
// https://prettier.io/docs/rationale#strings
// https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html#strings
// https://docs.astral.sh/ruff/settings/#format_quote-style
func requote(literal string, prefer byte) string {
	start := strings.IndexAny(literal, `"'`)
	last := len(literal) - 1
	if start < 0 || strings.Trim(strings.ToLower(literal[:start]), "rbfu") != "" || last <= start || literal[last] != literal[start] {
		return literal // it has other marks, or isn't closed
	}
	prefix, mark, text := strings.ToLower(literal[:start]), literal[start], literal[start+1:last]
	if strings.HasPrefix(text, string([]byte{mark, mark})) && strings.HasSuffix(text, string([]byte{mark, mark})) {
		return literal // three marks
	}
	single, double := strings.Count(text, "'"), strings.Count(text, `"`)
	other, preferred, others := byte('\''), double, single
	if prefer == '\'' {
		other, preferred, others = '"', single, double
	}
	if preferred > others {
		prefer = other
	}
	switch {
	case prefer == mark, strings.ContainsAny(prefix, "rf") && single+double > 0:
		return literal
	case strings.Contains(prefix, "f") && strings.Contains(text, "{"):
		return literal // quotes in the braces are code
	}
	var out strings.Builder
	out.WriteString(literal[:start])
	out.WriteByte(prefer)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			if text[i] != mark || mark == prefer {
				out.WriteByte(c)
			}
			out.WriteByte(text[i])
		case c == prefer:
			out.WriteByte('\\')
			out.WriteByte(c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte(prefer)
	return out.String()
}
