package source

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// indentation is one level of the file's: a tab if any line begins with one,
// or else the least number of spaces by which a line is further in than the
// one before. It is the language's usual one where nothing shows.
func (f *File) indentation() string {
	least, before := 0, -1
	for i, line := range f.lines {
		if blank(line) || f.inside[i] {
			continue
		}
		m := margin(line)
		if before < 0 { // a few lines need not begin at the margin
			before = len(m)
		}
		if strings.HasPrefix(m, "\t") {
			return "\t"
		}
		if strings.HasPrefix(line[len(m):], "*") { // inside of a block comment
			continue
		}
		if more := len(m) - before; more >= 2 && (least == 0 || more < least) {
			least = more
		}
		before = len(m)
	}
	if least == 0 || least > 8 {
		return f.language.Indent
	}
	return strings.Repeat(" ", least)
}

// indented indents each line of code that is not empty and does not begin inside
// of a string, and writes unit for each level that the code has of its own.
func indented(code string, language *languages.Language, indent, unit string) string {
	lines := split(code)
	inside := within(scan(code, language), len(lines))
	for i, line := range lines {
		if line == "" || inside[i] {
			continue
		}
		own := margin(line)
		levels := 0
		for usual := language.Indent; usual != "" && strings.HasPrefix(own, usual); levels++ {
			own = own[len(usual):]
		}
		lines[i] = indent + strings.Repeat(unit, levels) + own + strings.TrimLeft(line, " \t")
	}
	return join(lines)
}

// A Margin is what code gets to its left, and lines ahead of it.
type Margin struct {
	kept         []string
	indent, unit string
	end          string
	language     *languages.Language
}

// Spaces is a margin of so many spaces.
func (f *File) Spaces(count int) Margin {
	return Margin{indent: strings.Repeat(" ", count), unit: f.language.Indent, end: "\n", language: f.language}
}

// Depth is a margin of so many spaces as a user types it.
func (f *File) Depth(text string) (*Margin, error) {
	spaces, err := strconv.Atoi(text)
	if err != nil || spaces < 0 || spaces > 200 {
		return nil, input.Errorf("indentation %q is no number of spaces", text).Hintf("--indent 4, or --indent auto")
	}
	m := f.Spaces(spaces)
	return &m, nil
}

// Replacing is the margin of code that takes the place of lines: those that
// have text come first again, and the code follows at the indentation of the
// last of them, one level further in if that begins a block. Where all are
// blank, the first shows how deep it is. What a level is they may not show, but
// the file.
func (f *File) Replacing(lines string) Margin {
	usual, language := f.unit, f.language
	f = New("", lines, language)
	if f.unit == language.Indent {
		f.unit = usual
	}
	m := Margin{end: f.end, language: language}
	last := -1
	for i, line := range f.lines {
		if !blank(line) {
			last = i
		}
	}
	if last < 0 {
		if len(f.lines) > 0 {
			m.indent = margin(f.lines[0])
		}
		m.unit = f.unitAt(m.indent)
		return m
	}
	m.indent = margin(f.lines[last])
	m.unit = f.unitAt(m.indent)
	m.kept = append(m.kept, f.lines[:last+1]...)
	switch {
	case f.opens(f.lines[last]):
		m.indent += m.unit
	case m.indent == "":
		m.kept = append(m.kept, make([]string, language.Lexis.BlankLines)...)
	default:
		m.kept = append(m.kept, "")
	}
	return m
}

// further is the number of columns by which the margin indents code more than
// it is.
func (m Margin) further(code string) int {
	return columns(m.indent, m.language) - shared(code, m.language)
}

// Apply gives code its margin.
func (m Margin) Apply(code string) string {
	text := join(append(slices.Clone(m.kept), split(indented(dedent(code, m.language), m.language, m.indent, m.unit))...))
	return strings.ReplaceAll(text, "\n", m.end)
}

// Snippet generates a snippet and gives it the margin, which may be nil.
func (m *Margin) Snippet(g *generate.Generator, r generate.Request) (generate.Snippet, error) {
	r.Indent = 0
	s, err := g.Snippet(r)
	if err != nil || m == nil {
		return s, err
	}
	// The layout depends on how deep the code is.
	r.Indent = m.further(s.Code)
	if s, err = g.Snippet(r); err != nil {
		return s, err
	}
	s.Code = m.Apply(s.Code)
	return s, nil
}

// columns is the width of an indentation: formatters count a tab as one of
// the language's levels.
func columns(indent string, language *languages.Language) int {
	tabs := strings.Count(indent, "\t")
	return len(indent) - tabs + tabs*len(language.Indent)
}

// unitAt is the file's level, or a tab where a line is indented by one.
func (f *File) unitAt(indent string) string {
	if strings.HasPrefix(indent, "\t") {
		return "\t"
	}
	return f.unit
}

// dedent takes away the indentation that all lines of code share.
func dedent(code string, language *languages.Language) string {
	lines, columns := split(code), shared(code, language)
	inside := within(scan(code, language), len(lines))
	for i, line := range lines {
		if !blank(line) && !inside[i] {
			lines[i] = line[columns:]
		}
	}
	return join(lines)
}

// shared is the number of characters by which all lines of code are indented
// that do not begin inside of a string.
func shared(code string, language *languages.Language) int {
	lines, least := split(code), -1
	inside := within(scan(code, language), len(lines))
	for i, line := range lines {
		if m := len(margin(line)); !blank(line) && !inside[i] && (least < 0 || m < least) {
			least = m
		}
	}
	return max(least, 0)
}

// margin is the white space that a line begins with.
func margin(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
