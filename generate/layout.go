package generate

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"snipgen/frameworks/languages"
	"strings"
)

// marks replaces the layout marks of a template by single bytes before the
// template is parsed. {{flat}}A{{tall}}B{{pick}} becomes A if the line that A
// begins on fits the formatter's width, and B otherwise. {{tall}} may be
// repeated; if nothing fits, the last option is taken. Marks nest, and choices
// on the line that A begins on are measured with their first option.
// {{in}}A{{out}} indents the lines that begin in A by one more level. For
// {{fit}}A{{pick}}, see fit.go.
var marks = strings.NewReplacer(markPairs()...)

func markPairs() []string {
	var pairs []string
	for _, m := range []struct {
		name string
		mark byte
	}{{"flat", markFlat}, {"tall", markTall}, {"pick", markPick}, {"fit", markFit}, {"in", markIn}, {"out", markOut}} {
		quoted := fmt.Sprintf("%+q", string([]byte{m.mark}))
		pairs = append(pairs,
			"{{"+m.name+"}}", string([]byte{m.mark}),
			"{{- "+m.name+"}}", "{{- "+quoted+"}}",
			"{{"+m.name+" -}}", "{{"+quoted+" -}}",
			"{{- "+m.name+" -}}", "{{- "+quoted+" -}}")
	}
	return pairs
}

// layOut replaces each choice in src by the option that fits the width of a
// language's formatter.
func layOut(src []byte, language *languages.Language) []byte {
	out, _ := layOutWithin(src, language, math.MaxInt)
	return out
}

// layOutWithin is layOut, but gives up after measuring most bytes.
func layOutWithin(src []byte, language *languages.Language, most int) (out []byte, done bool) {
	marked := func(mark byte) bool { return bytes.IndexByte(src, mark) >= 0 }
	if !slices.ContainsFunc(allMarks, marked) {
		return src, true
	}
	l := layout{Language: language, out: make([]byte, 0, len(src)), left: most}
	l.write(src, nil)
	return l.out, l.left >= 0
}

// layers returns how deep the choices and indentations in src are nested.
func layers(src []byte) int {
	depth, most := 0, 0
	for _, c := range src {
		switch c {
		case markFlat, markFit, markIn:
			depth++
			most = max(most, depth)
		case markPick, markOut:
			depth = max(depth-1, 0)
		}
	}
	return most
}

type layout struct {
	*languages.Language
	out   []byte
	room  []byte // memory for measuring lines
	depth int    // levels that {{in}} has added
	left  int    // how many more bytes may be measured; below 0, nothing more is written
}

// write appends src, in which every choice is complete. After is what follows
// src on its last line; it counts when that line is measured.
func (l *layout) write(src, after []byte) {
	for len(src) > 0 && l.left >= 0 {
		c := src[0]
		if c == markFlat || c == markFit {
			var options [][]byte
			options, src = l.choice(src)
			rest := l.firstLine(nil, src, after)
			if c == markFit {
				options = l.fitted(options, l.begun(), rest)
			}
			l.choose(options, rest)
			continue
		}
		src = src[1:]
		switch c {
		case markIn:
			l.depth++
		case markOut:
			l.depth--
		case markTall, markPick: // outside any choice
		case markFill:
			l.fill(src, after)
		case '\n':
			l.out = append(l.out, '\n')
			for len(src) > 0 && src[0] == markOut {
				l.depth--
				src = src[1:]
			}
			// The last line of a choice goes on after it.
			if len(src) == 0 && len(after) > 0 || len(src) > 0 && src[0] != '\n' {
				for range l.depth {
					l.out = append(l.out, l.Indent...)
				}
			}
		default:
			l.out = append(l.out, c)
		}
	}
}

// choose appends the first option that fits, or the last one if none does or
// the language has no width.
func (l *layout) choose(options [][]byte, after []byte) {
	begun := l.begun()
	if l.stays(begun, options) {
		l.write(options[0], after)
		return
	}
	last := len(options) - 1
	for _, option := range options[:last] {
		if l.left < 0 {
			return
		}
		l.room = l.firstLine(l.room[:0], begun, option, after)
		if l.Width > 0 && l.Columns(string(l.room)) <= l.Width {
			l.write(option, after)
			return
		}
	}
	l.write(options[last], after)
}

// stays reports whether a value stays on the line of its key, though it may not
// fit, because one level of indentation is wider than the language's.
func (l *layout) stays(begun []byte, options [][]byte) bool {
	if l.Width == 0 || l.Objects == nil || l.Objects.Hangs == nil || !bytes.HasPrefix(options[len(options)-1], []byte("\n")) {
		return false
	}
	key, is := bytes.CutSuffix(bytes.TrimSpace(begun), []byte(":"))
	level := l.Columns(l.Indent)
	return is && level > len(l.Indent) && !l.Objects.Hangs(string(key), "", level)
}

// fill appends a space if the next item, at the start of src, fits on the line.
// Otherwise it begins a new line with the same indentation.
func (l *layout) fill(src, after []byte) {
	if l.Width == 0 {
		l.out = append(l.out, ' ')
		return
	}
	line := l.begun()
	item := l.firstLine(nil, src, after)
	if i := slices.IndexFunc(src, func(c byte) bool { return c == '\n' || c >= markFit }); i >= 0 && src[i] == markFill {
		item = src[:i]
	}
	if l.Columns(string(line))+1+l.Columns(string(item)) <= l.Width {
		l.out = append(l.out, ' ')
		return
	}
	indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	l.out = append(append(l.out, '\n'), indent...)
}

// begun returns what has been written of the current line.
func (l *layout) begun() []byte { return l.out[bytes.LastIndexByte(l.out, '\n')+1:] }

// choice splits src, which begins with a choice, into the options of that
// choice and the text after it.
func (l *layout) choice(src []byte) (options [][]byte, rest []byte) {
	depth, start := 0, 1
	for i, c := range src {
		switch c {
		case markFlat, markFit:
			depth++
		case markTall:
			if depth == 1 {
				options = append(options, src[start:i])
				start = i + 1
			}
		case markPick:
			depth--
			if depth == 0 {
				l.left -= i + 1
				return append(options, src[start:i]), src[i+1:]
			}
		}
	}
	l.left -= len(src)
	return append(options, src[start:]), nil
}

// firstLine appends the first line of parts, joined, to line. It takes the
// first option of each choice.
func (l *layout) firstLine(line []byte, parts ...[]byte) []byte {
	j := l.joiner(line)
	for _, part := range parts {
		if j.add(part, false) {
			break
		}
	}
	return j.line
}
