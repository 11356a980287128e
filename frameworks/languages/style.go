package languages

import (
	"cmp"
	"strings"
)

// Rules say how a file or a project writes whatever a language leaves to taste.
// The zero Rules are the style of the snippets.
type Rules struct {
	// Quote is the mark, ' or ", that a formatter prefers for strings; 0 for
	// the snippets' own.
	Quote byte
	// Semicolons is whether statements end in a semicolon if the language makes
	// it optional.
	Semicolons Habit
	// SpacedLists is whether a list has spaces inside its brackets.
	SpacedLists bool
	// Indent is one level of indentation, and IndentWidth its width in columns.
	// They are "" and 0 for the language's own.
	Indent      string
	IndentWidth int
	// Width is the line width in columns; 0 for the language's own.
	Width int
}

// A Habit says whether a file or a project does something, if that is known.
type Habit byte

// The habits.
const (
	Unknown Habit = iota
	Always
	Never
)

// Over returns r, with the values of other for those that r leaves open.
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

// Indented returns r with an indentation: spaces, or a tab of so many columns
// (0 for the width of the language's indentation).
func (r Rules) Indented(indent string, columns int) Rules {
	r.Indent, r.IndentWidth = indent, columns
	if !strings.HasPrefix(indent, "\t") {
		r.IndentWidth = len(indent)
	}
	return r
}

// Measured returns a copy of the language whose functions count the columns of
// code as rules will write it.
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

// requote writes a literal as prettier, black and Ruff do if they prefer a
// quotation mark. They use the other mark only if the text contains fewer of
// it, and escape only the mark in use. Literals over several lines, f-strings
// and literals in which a backslash doesn't escape are left alone unless they
// contain neither mark.
//
// https://prettier.io/docs/rationale#strings
// https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html#strings
// https://docs.astral.sh/ruff/settings/#format_quote-style
func requote(literal string, prefer byte) string {
	start := strings.IndexAny(literal, `"'`)
	last := len(literal) - 1
	if start < 0 || strings.Trim(strings.ToLower(literal[:start]), "rbfu") != "" || last <= start || literal[last] != literal[start] {
		return literal // other marks, or not closed
	}
	prefix, mark, text := strings.ToLower(literal[:start]), literal[start], literal[start+1:last]
	if strings.HasPrefix(text, string([]byte{mark, mark})) && strings.HasSuffix(text, string([]byte{mark, mark})) {
		return literal // triple quotes
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
		return literal // quotes in the braces of an f-string are code
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
