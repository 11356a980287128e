package project

import (
	"regexp"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/source"
)

// A finder caches compiled regular expressions, since a project has many files.
type finder map[string]*regexp.Regexp

func (f finder) compiled(pattern string) *regexp.Regexp {
	if f[pattern] == nil {
		f[pattern] = regexp.MustCompile(`(?m)` + pattern)
	}
	return f[pattern]
}

// locate returns the place of the first of several anchors that a file has, the
// name that belongs to it, and the index of the anchor, or -1.
func (f finder) locate(text string, anchors []frameworks.Anchor, l *languages.Language) (spot generate.Insertion, name string, which int) {
	var outline *source.Outline
	for which, a := range anchors {
		matches := f.compiled(a.Pattern).FindAllStringSubmatchIndex(text, -1)
		if len(matches) == 0 {
			continue
		}
		if outline == nil {
			outline = source.NewOutline(text, l)
		}
		matches = slices.DeleteFunc(matches, func(m []int) bool { return outline.Covered(m[0]) })
		if len(matches) == 0 {
			continue
		}
		m := matches[0]
		if a.Last {
			m = matches[len(matches)-1]
		}
		spot, found := insertionAt(outline, m[0], a)
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

// insertionAt returns the place for an anchor that matches a statement at byte
// start: after the statement, or inside the block that it opens.
func insertionAt(o *source.Outline, start int, a frameworks.Anchor) (generate.Insertion, bool) {
	text := o.Text
	indent := leading(text[start:])
	end, whole := o.StatementEnd(start)
	if !a.Inside {
		return generate.Insertion{Line: 1 + strings.Count(text[:end], "\n"), Indent: indent, Found: whole}, whole
	}
	opened := start + len(firstLine(text[start:]))
	spot := generate.Insertion{Line: 1 + strings.Count(text[:opened], "\n"), Indent: indent + o.Language.Indent, Found: true, Block: true}
	if next := firstLine(strings.TrimLeft(strings.TrimPrefix(text[opened:], "\n"), "\n")); len(leading(next)) > len(indent) {
		spot.Indent = leading(next)
	}
	if a.Last {
		spot.Line = strings.Count(text[:end], "\n")
		spot.Found = whole
	}
	return spot, spot.Found
}

// afterSetup returns the line after the statements that must come before
// handlers, such as middleware: those on the first lines below the place that
// begin with the application's name and match pattern.
func (f finder) afterSetup(text string, spot generate.Insertion, application, pattern string, l *languages.Language) int {
	if pattern == "" || spot.Block {
		return spot.Line
	}
	outline := source.NewOutline(text, l)
	line, at := spot.Line, 0
	for range line {
		at += len(firstLine(text[at:])) + 1
	}
	for at < len(text) {
		rest, own := strings.CutPrefix(text[at:], spot.Indent+application)
		if !own || rest == "" || rest[0] != '.' || outline.Covered(at) {
			at += len(firstLine(text[at:])) + 1
			continue
		}
		m := f.compiled(`\A(?:` + pattern + `)`).FindStringIndex(rest)
		end, whole := outline.StatementEnd(at)
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
