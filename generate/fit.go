package generate

import "bytes"

// {{fit}}A{{pick}} is A on one line where that fits the formatter's width, and
// A as it stands elsewhere. So a template has a call, a list or a chain once,
// on the lines into which the formatter breaks what is too long:
//
//	def {{.Name.Snake}}({{fit}}
//	    request,
//	    order_id,
//	{{pick}}):
//
// On one line, a space takes the place of each line break in A with the
// indentation behind it, but
//
//   - nothing does inside round and square brackets; braces have spaces
//     inside where the language writes { a: 1 },
//   - nothing does before a dot, which goes on with a chain of calls, and
//   - a comma before a bracket that closes is left out, and so is one at the
//     end of A.
//
// Every choice in A is flat then. What is between {{in}} and {{out}}, such as
// the body of a function, keeps its lines, without the level that {{in}} adds.
//
// On several lines, a comma at the end of A is left out where the language
// writes none behind the last of several lines, or where a bracket that closes
// follows on the same line. So each item of a list can have its comma.
//
// In {{fit}}A{{tall}}B{{pick}}, B is taken where not even A's first line fits.

// A line is text on its way onto one line.
type line struct {
	text   []byte
	floor  int  // so much of text stays as it is
	broken bool // text ends in a line break that something will replace
	spaced bool // braces have spaces inside
	keep   bool // what is between {{in}} and {{out}} is added as it is
}

func (l *layout) line() *line { return &line{spaced: l.Objects != nil && l.Objects.Spaced} }

// add appends the first option of each choice in src. It joins the lines of
// every {{fit}}, and those of src too where join is true. At a line break that
// ends the line it stops and returns true.
func (l *line) add(src []byte, join bool) (ended bool) {
	for len(src) > 0 && !ended {
		c := src[0]
		switch {
		case c == flat || c == fit:
			var options [][]byte
			options, src = choice(src)
			if c == fit && !join {
				l.floor = len(l.text)
			}
			if ended = l.add(options[0], join || c == fit); c == fit && !ended {
				l.dropComma()
			}
			continue
		case c == in && join:
			var body []byte
			body, src = indented(src)
			if l.keep {
				l.join(body)
				l.text = append(l.text, body...)
			} else {
				ended = l.add(body, false)
			}
			continue
		case c == '\n' && !join:
			return true
		case c == '\n':
			l.broken = true
		case l.broken && (c == ' ' || c == '\t'):
		case c > fill: // a mark that means nothing on one line
		default:
			l.join(src)
			if c == fill {
				c = ' '
			}
			l.text = append(l.text, c)
		}
		src = src[1:]
	}
	return ended
}

// join puts what belongs there in the place of a line break before next.
func (l *line) join(next []byte) {
	if !l.broken || len(next) == 0 || next[0] == '\n' {
		return
	}
	l.broken = false
	if closes(next) {
		l.dropComma()
	}
	if len(l.text) == 0 {
		return
	}
	switch before := l.text[len(l.text)-1]; {
	case bytes.IndexByte([]byte("([ \t\n"), before) >= 0:
	case next[0] == ')' || next[0] == ']':
	case next[0] == '.' && !bytes.HasPrefix(next, []byte("..")):
	case before == '{' && (next[0] == '}' || !l.spaced):
	case next[0] == '}' && !l.spaced:
	default:
		l.text = append(l.text, ' ')
	}
}

func (l *line) dropComma() {
	if last := len(l.text) - 1; last >= l.floor && l.text[last] == ',' {
		l.text = l.text[:last]
	}
}

// closes reports whether text begins with a bracket that closes.
func closes(text []byte) bool {
	return len(text) > 0 && (text[0] == ')' || text[0] == ']' || text[0] == '}')
}

// fitted returns the layouts of a {{fit}} that has these options. Its line
// begins with begun and goes on with after.
func (l *layout) fitted(options [][]byte, begun, after []byte) [][]byte {
	one := l.line()
	one.text, one.floor, one.keep = append(one.text, begun...), len(begun), true
	one.add(options[0], true)
	one.dropComma()
	one.join(after)
	several := options[0]
	if end := bytes.TrimRight(several, " \t\n"); bytes.HasSuffix(end, []byte(",")) {
		space := several[len(end):]
		if len(space) == 0 && closes(after) || l.Objects != nil && !l.Objects.Trailing {
			several = append(end[:len(end)-1:len(end)-1], space...)
		}
	}
	return append([][]byte{one.text[len(begun):], several}, options[1:]...)
}

// indented splits src, which begins with {{in}}, into what is before its
// {{out}} and what follows that.
func indented(src []byte) (body, rest []byte) {
	depth := 0
	for i, c := range src {
		switch c {
		case in:
			depth++
		case out:
			if depth--; depth == 0 {
				return src[1:i], src[i+1:]
			}
		}
	}
	return src[1:], nil
}
