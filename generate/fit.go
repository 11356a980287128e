package generate

import "bytes"

// {{fit}}A{{pick}} puts A on one line if it fits the formatter's width, and
// otherwise leaves A as it is. A template therefore writes a call, a list or a
// chain once, with the line breaks that the formatter adds when it is too long:
//
//	def {{.Name.Snake}}({{fit}}
//	    request,
//	    order_id,
//	{{pick}}):
//
// To join A into one line, each line break and the indentation after it become
// one space, except that
//
//   - there is no space inside parentheses and square brackets, and one
//     inside braces only if the language writes { a: 1 },
//   - there is no space before a dot, which continues a chain of calls, and
//   - a comma before a closing bracket or at the end of A is dropped.
//
// Choices nested in A then take their first option. Text between {{in}} and
// {{out}}, such as a function's body, keeps its line breaks but loses the level
// that {{in}} adds.
//
// On several lines, a comma at the end of A is dropped if the language has no
// trailing commas, or if a closing bracket follows on the same line. So each
// item of a list can end in a comma.
//
// {{fit}}A{{tall}}B{{pick}} takes B if not even the first line of A fits.

// A joiner joins text into one line.
type joiner struct {
	layout *layout
	line   []byte
	floor  int  // the first floor bytes of line don't change
	broken bool // a line break at the end of line still has to be replaced
	spaced bool // write spaces inside braces
	keep   bool // add text between {{in}} and {{out}} unchanged
}

// joiner returns a joiner that appends to line.
func (l *layout) joiner(line []byte) *joiner {
	return &joiner{layout: l, line: line, spaced: l.Objects != nil && l.Objects.Spaced}
}

// add appends src, taking the first option of each choice in it. It joins the
// lines of every {{fit}}, and those of src too if join is true. At a line break
// that remains, it stops and returns true.
func (j *joiner) add(src []byte, join bool) (ended bool) {
	defer func(n int) { j.layout.left -= n - len(src) }(len(src))
	for len(src) > 0 && !ended && j.layout.left >= 0 {
		c := src[0]
		switch {
		case c == markFlat || c == markFit:
			var options [][]byte
			options, src = j.layout.choice(src)
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
		case c > markFill: // a mark without effect on one line
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

// join replaces a pending line break by a space, or by nothing, depending on
// what next begins with.
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

// closes reports whether text begins with a closing bracket.
func closes(text []byte) bool {
	return len(text) > 0 && (text[0] == ')' || text[0] == ']' || text[0] == '}')
}

// fitted returns the layouts of a {{fit}} with these options: its first option
// on one line, the same on several lines, then the other options. Begun is the
// line before the {{fit}}, after the text that follows it.
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

// indented splits src, which begins with {{in}}, at the {{out}} that matches
// it.
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
