package command

import "strings"

// splitLine splits the text before the cursor into words and removes quotes and
// backslashes, as shells do. It doesn't expand variables. The last word is the
// one being typed: its quote may still be open, and after a space it is empty.
// There is always at least one word.
func splitLine(line string) []string {
	var words []string
	var word strings.Builder
	begun, quote := false, byte(0)
	for i := 0; i < len(line); i++ {
		c := line[i]
		space := strings.IndexByte(" \t\n", c) >= 0
		if quote == 0 && space {
			if begun {
				words = append(words, word.String())
				word.Reset()
			}
			begun = false
			continue
		}
		begun = true
		switch {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '\\' && i+1 == len(line):
			// Nothing follows yet that it could escape.
		case c == '\\' && escapes(quote, line[i+1]):
			i++
			word.WriteByte(line[i])
		default:
			word.WriteByte(c)
		}
	}
	return append(words, word.String())
}

// escapes reports whether a backslash before c is an escape, not a character of
// the word. In double quotes that depends on c, as POSIX defines; in single
// quotes it never is.
func escapes(quote, c byte) bool {
	switch quote {
	case '"':
		return strings.IndexByte("\\\"$`", c) >= 0
	case '\'':
		return false
	}
	return true
}
