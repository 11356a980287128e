package source

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// shownIndentation returns one level of indentation in the file: a tab if any
// line begins with one, or else the smallest number of spaces by which a line is
// indented more than the previous one. If there is no such line, it returns "".
func (f *File) shownIndentation() string {
	least, before := 0, -1
	for i, line := range f.lines {
		if blank(line) || f.inside[i] {
			continue
		}
		m := margin(line)
		if before < 0 { // an excerpt may begin at any indentation
			before = len(m)
		}
		if strings.HasPrefix(m, "\t") {
			return "\t"
		}
		if strings.HasPrefix(line[len(m):], "*") { // inside a block comment
			continue
		}
		if more := len(m) - before; more >= 2 && (least == 0 || more < least) {
			least = more
		}
		before = len(m)
	}
	if least > 8 {
		return ""
	}
	return strings.Repeat(" ", least)
}

// indented indents each line of code, except empty lines and those that begin
// inside a string, and replaces each of the code's own levels of indentation by
// unit.
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

// A Margin is the indentation of code, and lines to print before the code.
type Margin struct {
	kept         []string // lines before the code
	indent, unit string
	end          string
	language     *languages.Language
}

// Spaces returns a margin of a number of spaces.
func (f *File) Spaces(count int) Margin {
	return Margin{indent: strings.Repeat(" ", count), unit: f.unit, end: "\n", language: f.language}
}

// Depth returns a margin of spaces. The text is their number, as the user typed
// it.
func (f *File) Depth(text string) (*Margin, error) {
	spaces, err := strconv.Atoi(text)
	if err != nil || spaces < 0 || spaces > 200 {
		return nil, input.Errorf("indentation %q is not a number of spaces", text).Hintf("--indent 4, or --indent auto")
	}
	m := f.Spaces(spaces)
	return &m, nil
}

// Replacing returns the margin for code that replaces lines. Lines with text
// are kept before the code, which is indented like the last of them, or one
// level more if that line begins a block. If all lines are blank, the first
// determines the indentation. The size of a level comes from the lines or, if
// they don't show it, from the file.
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

// Apply returns code with the margin.
func (m Margin) Apply(code string) string {
	text := join(append(slices.Clone(m.kept), split(indented(dedent(code, m.language), m.language, m.indent, m.unit))...))
	return strings.ReplaceAll(text, "\n", m.end)
}

// Snippet generates a snippet and applies the margin, which may be nil.
func (m *Margin) Snippet(g *generate.Generator, r generate.Request) (generate.Snippet, error) {
	r.Indent = 0
	s, err := g.Snippet(r)
	if err != nil || m == nil {
		return s, err
	}
	// The indentation leaves fewer columns for the code, so generate it again.
	r.Indent = columns(m.indent, m.language) - shared(s.Code, m.language)
	if s, err = g.Snippet(r); err != nil {
		return s, err
	}
	s.Code = m.Apply(s.Code)
	return s, nil
}

// columns returns the width of an indentation. A tab counts as one of the
// language's levels, as formatters count it.
func columns(indent string, language *languages.Language) int {
	tabs := strings.Count(indent, "\t")
	return len(indent) - tabs + tabs*len(language.Indent)
}

// unitAt returns one level of indentation in the file, or a tab if the given
// indentation begins with one.
func (f *File) unitAt(indent string) string {
	if strings.HasPrefix(indent, "\t") {
		return "\t"
	}
	return f.unit
}

// dedent removes the indentation that all lines of code share.
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

// shared returns the number of characters by which all lines of code are
// indented, ignoring those that begin inside a string.
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

// margin returns the white space at the start of a line.
func margin(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
