package command

import "strings"

// splitLine splits what is typed before the cursor into words, without their
// quotes and backslashes, as the shells read them; variables stay as they are.
// The last word is the one that is being typed: its quote may be open, and it
// is empty behind a space. There is always one.
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
			// It has nothing to escape yet.
		case c == '\\' && escapes(quote, line[i+1]):
			i++
			word.WriteByte(line[i])
		default:
			word.WriteByte(c)
		}
	}
	return append(words, word.String())
}

// escapes reports whether a backslash before c is none of the word's. In
// double quotes it escapes what POSIX says, in single ones nothing.
func escapes(quote, c byte) bool {
	switch quote {
	case '"':
		return strings.IndexByte("\\\"$`", c) >= 0
	case '\'':
		return false
	}
	return true
}
