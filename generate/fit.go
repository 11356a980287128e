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

// A joiner writes text onto one line.
type joiner struct {
	line   []byte
	floor  int  // so much of line stays as it is
	broken bool // line ends in a line break that something will replace
	spaced bool // braces have spaces inside
	keep   bool // what is between {{in}} and {{out}} is added as it is
}

// joiner returns a joiner that appends to a line.
func (l *layout) joiner(line []byte) *joiner {
	return &joiner{line: line, spaced: l.Objects != nil && l.Objects.Spaced}
}

// add appends the first option of each choice in src. It joins the lines of
// every {{fit}}, and those of src too where join is true. At a line break that
// ends the line it stops and returns true.
func (j *joiner) add(src []byte, join bool) (ended bool) {
	for len(src) > 0 && !ended {
		c := src[0]
		switch {
		case c == markFlat || c == markFit:
			var options [][]byte
			options, src = choice(src)
			if c == markFit && !join {
				j.floor = len(j.line)
			}
			if ended = j.add(options[0], join || c == markFit); c == markFit && !ended {
				j.dropComma()
			}
			continue
		case c == markIn && join:
			var body []byte
			body, src = indented(src)
			if j.keep {
				j.join(body)
				j.line = append(j.line, body...)
			} else {
				ended = j.add(body, false)
			}
			continue
		case c == '\n' && !join:
			return true
		case c == '\n':
			j.broken = true
		case j.broken && (c == ' ' || c == '\t'):
		case c > markFill: // a mark that means nothing on one line
		default:
			j.join(src)
			if c == markFill {
				c = ' '
			}
			j.line = append(j.line, c)
		}
		src = src[1:]
	}
	return ended
}

// join puts what belongs there in the place of a line break before next.
func (j *joiner) join(next []byte) {
	if !j.broken || len(next) == 0 {
		return
	}
	j.broken = false
	if closes(next) {
		j.dropComma()
	}
	if len(j.line) == 0 || next[0] == '\n' {
		return
	}
	switch before := j.line[len(j.line)-1]; {
	case bytes.IndexByte([]byte("([ \t\n"), before) >= 0:
	case next[0] == ')' || next[0] == ']':
	case next[0] == '.' && !bytes.HasPrefix(next, []byte("..")):
	case before == '{' && (next[0] == '}' || !j.spaced):
	case next[0] == '}' && !j.spaced:
	default:
		j.line = append(j.line, ' ')
	}
}

func (j *joiner) dropComma() {
	if last := len(j.line) - 1; last >= j.floor && j.line[last] == ',' {
		j.line = j.line[:last]
	}
}

// closes reports whether text begins with a bracket that closes.
func closes(text []byte) bool {
	return len(text) > 0 && (text[0] == ')' || text[0] == ']' || text[0] == '}')
}

// fitted returns the layouts of a {{fit}} that has these options. Its line
// begins with begun and goes on with after.
func (l *layout) fitted(options [][]byte, begun, after []byte) [][]byte {
	one := l.joiner(append(make([]byte, 0, len(begun)+len(options[0])+1), begun...))
	one.floor, one.keep = len(begun), true
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
	return append([][]byte{one.line[len(begun):], several}, options[1:]...)
}

// indented splits src, which begins with {{in}}, into what is before its
// {{out}} and what follows that.
func indented(src []byte) (body, rest []byte) {
	depth := 0
	for i, c := range src {
		switch c {
		case markIn:
			depth++
		case markOut:
			if depth--; depth == 0 {
				return src[1:i], src[i+1:]
			}
		}
	}
	return src[1:], nil
}
