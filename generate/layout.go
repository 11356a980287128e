package generate

import (
	"bytes"
	"fmt"
	"strings"

	"snipgen/frameworks"
)

// The marks that a template uses for layouts, and the bytes that they become
// before the template is parsed: {{flat}}A{{tall}}B{{pick}} is A where every
// line of it fits the formatter's width and B elsewhere. There may be several
// {{tall}}; the last is taken where nothing fits. Marks nest.
var marks = strings.NewReplacer(markPairs()...)

func markPairs() []string {
	var pairs []string
	for _, m := range []struct {
		name string
		mark byte
	}{{"flat", flat}, {"tall", tall}, {"pick", pick}} {
		quoted := fmt.Sprintf("%+q", string([]byte{m.mark}))
		pairs = append(pairs,
			"{{"+m.name+"}}", string([]byte{m.mark}),
			"{{- "+m.name+"}}", "{{- "+quoted+"}}",
			"{{"+m.name+" -}}", "{{"+quoted+" -}}",
			"{{- "+m.name+" -}}", "{{- "+quoted+" -}}")
	}
	return pairs
}

// layOut replaces each choice in src by the layout that fits width columns.
func layOut(src []byte, width int) []byte {
	if bytes.IndexByte(src, flat) < 0 {
		return src
	}
	l := layout{width: width, out: make([]byte, 0, len(src))}
	l.write(src)
	return l.out
}

type layout struct {
	width int
	out   []byte
}

// write appends src, whose choices are whole.
func (l *layout) write(src []byte) {
	for {
		i := bytes.IndexByte(src, flat)
		if i < 0 {
			l.out = append(l.out, src...)
			return
		}
		l.out = append(l.out, src[:i]...)
		options, rest := choice(src[i:])
		l.choose(options, firstLine(rest))
		src = rest
	}
}

// choose appends the first of options that fits when after follows it on the
// same line, and the last of them otherwise.
func (l *layout) choose(options [][]byte, after []byte) {
	start := len(l.out)
	line := bytes.LastIndexByte(l.out, '\n') + 1
	for i, option := range options {
		l.write(option)
		if i == len(options)-1 {
			return
		}
		end := len(l.out)
		l.out = append(l.out, after...)
		fits := l.fits(line)
		l.out = l.out[:end]
		if fits {
			return
		}
		l.out = l.out[:start]
	}
}

// fits reports whether all lines from an offset on are within the width.
func (l *layout) fits(from int) bool {
	for line := range bytes.SplitSeq(l.out[from:], []byte{'\n'}) {
		if frameworks.Columns(string(line)) > l.width {
			return false
		}
	}
	return true
}

// choice splits src, which begins with a choice, into the choice's options
// and what follows it.
func choice(src []byte) (options [][]byte, rest []byte) {
	depth, start := 0, 1
	for i, c := range src {
		switch c {
		case flat:
			depth++
		case tall:
			if depth == 1 {
				options = append(options, src[start:i])
				start = i + 1
			}
		case pick:
			depth--
			if depth == 0 {
				return append(options, src[start:i]), src[i+1:]
			}
		}
	}
	return append(options, src[start:]), nil
}

// firstLine returns the first line of src with the first option of each
// choice in it, which is how it will look if it fits.
func firstLine(src []byte) []byte {
	var line []byte
	for len(src) > 0 {
		i := bytes.IndexByte(src, flat)
		if end := bytes.IndexByte(src, '\n'); end >= 0 && (i < 0 || end < i) {
			return append(line, src[:end]...)
		}
		if i < 0 {
			return append(line, src...)
		}
		options, rest := choice(src[i:])
		line = append(append(line, src[:i]...), firstLine(options[0])...)
		if bytes.IndexByte(options[0], '\n') >= 0 {
			return line
		}
		src = rest
	}
	return line
}
