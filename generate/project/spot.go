package project

import (
	"regexp"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
)

// A finder has the regular expressions that it was asked for: a project has
// many files.
type finder map[string]*regexp.Regexp

func (f finder) compiled(pattern string) *regexp.Regexp {
	if f[pattern] == nil {
		f[pattern] = regexp.MustCompile(`(?m)` + pattern)
	}
	return f[pattern]
}

// locate finds the first of several places in a file, and the name that goes
// with it. It returns which of the anchors has it, or -1.
func (f finder) locate(text string, anchors []frameworks.Anchor, l *languages.Language) (spot generate.Insertion, name string, which int) {
	for which, a := range anchors {
		matches := f.compiled(a.Pattern).FindAllStringSubmatchIndex(text, -1)
		if len(matches) == 0 {
			continue
		}
		m := matches[0]
		if a.Last {
			m = matches[len(matches)-1]
		}
		spot, found := behind(text, m[0], a, l)
		if !found {
			continue
		}
		if len(m) > 3 && m[2] >= 0 {
			name = text[m[2]:m[3]]
		} else if a.Named != "" {
			if m := f.compiled(a.Named).FindStringSubmatch(text); m != nil {
				name = m[1]
			}
		}
		return spot, name, which
	}
	return generate.Insertion{}, "", -1
}

// behind returns the spot of a statement that begins at start: behind it, or
// inside what it opens.
func behind(text string, start int, a frameworks.Anchor, l *languages.Language) (generate.Insertion, bool) {
	indent := leading(text[start:])
	if !a.Inside {
		end, whole := statement(text, start, l)
		return generate.Insertion{Line: 1 + strings.Count(text[:end], "\n"), Indent: indent, Found: whole}, whole
	}
	opened := start + len(firstLine(text[start:]))
	line := 1 + strings.Count(text[:opened], "\n")
	spot := generate.Insertion{Line: line, Indent: indent + l.Indent, Found: true, Block: true}
	if next := firstLine(strings.TrimLeft(strings.TrimPrefix(text[opened:], "\n"), "\n")); len(leading(next)) > len(indent) {
		spot.Indent = leading(next)
	}
	if a.Last {
		end, whole := statement(text, start, l)
		spot.Line = strings.Count(text[:end], "\n")
		spot.Found = whole
	}
	return spot, spot.Found
}

// passed returns the line behind the statements that handlers come after,
// such as those for middleware. Of the lines below the spot that begin with
// the application's name, these are the first few.
func (f finder) passed(text string, spot generate.Insertion, application, pattern string, l *languages.Language) int {
	if pattern == "" || spot.Block {
		return spot.Line
	}
	line, at := spot.Line, 0
	for range line {
		at += len(firstLine(text[at:])) + 1
	}
	for at < len(text) {
		rest, own := strings.CutPrefix(text[at:], spot.Indent+application)
		if !own || rest == "" || rest[0] != '.' {
			at += len(firstLine(text[at:])) + 1
			continue
		}
		m := f.compiled(`\A(?:` + pattern + `)`).FindStringIndex(rest)
		end, whole := statement(text, at, l)
		if m == nil || !whole {
			break
		}
		line = 1 + strings.Count(text[:end], "\n")
		at = end + 1
	}
	return line
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// leading returns the whitespace that a line begins with.
func leading(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// statement returns the end of the last line of the statement that begins at
// start: that on which all its brackets are closed. It knows strings and
// comments as far as they matter to brackets.
func statement(text string, start int, l *languages.Language) (end int, whole bool) {
	comment := "//"
	if l.ID == "python" || l.ID == "ruby" {
		comment = "#"
	}
	depth := 0
	for i := start; i < len(text); i++ {
		rest := text[i:]
		switch c := text[i]; {
		case strings.HasPrefix(rest, comment):
			i += len(firstLine(rest)) - 1
		case l.ID == "python" && (strings.HasPrefix(rest, `"""`) || strings.HasPrefix(rest, `'''`)):
			close := strings.Index(rest[3:], rest[:3])
			if close < 0 {
				return len(text), false
			}
			i += close + 5
		case c == '"' || c == '\'' || c == '`':
			i += quoted(rest) - 1
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		case c == '\n' && depth <= 0:
			return i, true
		}
	}
	return len(text), depth <= 0
}

// quoted returns the length of the string that s begins with. One that is not
// closed on its line, such as an apostrophe, ends before the line does, unless
// its quotes are those that may span lines.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == s[0]:
			return i + 1
		case s[i] == '\n' && s[0] != '`':
			return i
		}
	}
	return len(s)
}
