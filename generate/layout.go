package generate

import (
	"bytes"
	"fmt"
	"slices"
	"snipgen/frameworks/languages"
	"strings"
)

// The marks that a template uses for layouts, and the bytes that they become
// before the template is parsed: {{flat}}A{{tall}}B{{pick}} is A where the line
// on which A begins fits the formatter's width, and B elsewhere. There may be
// several {{tall}}; the last is taken where nothing fits. Marks nest, and what
// is on the line on which A begins is flat with it. {{in}}A{{out}} is A with one
// more level of indentation for the lines that begin in it. In {{fit}}A{{pick}}
// the flat layout is made of A; see fit.go.
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

// layOut replaces each choice in src by the layout that fits a language's
// formatter.
func layOut(src []byte, language *languages.Language) []byte {
	marked := func(mark byte) bool { return bytes.IndexByte(src, mark) >= 0 }
	if !slices.ContainsFunc(allMarks, marked) {
		return src
	}
	l := layout{Language: language, out: make([]byte, 0, len(src))}
	l.write(src, nil)
	return l.out
}

type layout struct {
	*languages.Language
	out   []byte
	room  []byte // for a line that is measured
	depth int    // how many levels {{in}} has added
}

// write appends src, whose choices are whole. What comes after it on the same
// line counts for its last line.
func (l *layout) write(src, after []byte) {
	for len(src) > 0 {
		c := src[0]
		if c == markFlat || c == markFit {
			var options [][]byte
			options, src = choice(src)
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
		case markTall, markPick: // of no choice
		case markFill:
			l.fill(src, after)
		case '\n':
			l.out = append(l.out, '\n')
			for len(src) > 0 && src[0] == markOut {
				l.depth--
				src = src[1:]
			}
			if len(src) > 0 && src[0] != '\n' {
				for range l.depth {
					l.out = append(l.out, l.Indent...)
				}
			}
		default:
			l.out = append(l.out, c)
		}
	}
}

// choose appends the first of options that fits, and the last of them where
// none does or nothing says what would fit.
func (l *layout) choose(options [][]byte, after []byte) {
	begun := l.begun()
	last := len(options) - 1
	for _, option := range options[:last] {
		l.room = l.firstLine(l.room[:0], begun, option, after)
		if l.Width > 0 && l.Columns(string(l.room)) <= l.Width {
			l.write(option, after)
			return
		}
	}
	l.write(options[last], after)
}

// fill appends a space where the next item, which src begins with, fits on the
// line, and otherwise begins a line that is indented as this one is.
func (l *layout) fill(src, after []byte) {
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

// begun is what is on the last line yet.
func (l *layout) begun() []byte { return l.out[bytes.LastIndexByte(l.out, '\n')+1:] }

// choice splits src, which begins with a choice, into the choice's options
// and what follows it.
func choice(src []byte) (options [][]byte, rest []byte) {
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
				return append(options, src[start:i]), src[i+1:]
			}
		}
	}
	return append(options, src[start:]), nil
}

// firstLine appends to line the first line of what parts make together when the
// first option of each choice in them is taken.
func (l *layout) firstLine(line []byte, parts ...[]byte) []byte {
	j := l.joiner(line)
	for _, part := range parts {
		if j.add(part, false) {
			break
		}
	}
	return j.line
}
