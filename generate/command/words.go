package command

import (
	"strings"
	"unicode/utf8"
)

// splitLine splits the text before the cursor into words and removes quotes and
// backslashes, as shells do. It doesn't expand variables. The last word is the
// one being typed: its quote may still be open, and after a space it is empty.
// There is always at least one word. Begin is where the last one begins in line,
// and quote its open quote, or 0.
func splitLine(line string) (words []string, begin int, quote byte) {
	var word strings.Builder
	begun := false
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
		if !begun {
			begun, begin = true, i
		}
		switch {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '\\' && i+1 == len(line) && quote != '\'':
			// Nothing follows yet that it could escape.
		case c == '\\' && quote != '\'' && escapes(quote, line[i+1]):
			i++
			word.WriteByte(line[i])
		default:
			word.WriteByte(c)
		}
	}
	if !begun {
		begin = len(line)
	}
	return append(words, word.String()), begin, quote
}

// inBash returns what bash inserts for a value: the part of it that it replaces,
// quoted as that has to be. Line is the text before the cursor, and replaced its
// end, which bash replaces. It begins after bash's last word break (=, :, @) or
// open quote, which bash closes itself. ok is false if the value doesn't continue
// what stays.
func inBash(value, line, replaced string) (text string, ok bool) {
	_, begin, _ := splitLine(line)
	kept, ok := strings.CutSuffix(line[begin:], replaced)
	if !ok {
		return "", false
	}
	words, _, quote := splitLine(kept)
	if escaped := len(kept) - len(strings.TrimRight(kept, `\`)); quote != '\'' && escaped%2 == 1 {
		return "", false // the next character would be escaped
	}
	rest, ok := strings.CutPrefix(value, words[0])
	return quoteForBash(rest, quote), ok && len(words) == 1
}

// quoteForBash quotes text that continues an unquoted word or, with its quote,
// an open quote, so that an interactive bash takes it literally: it expands ! in
// double quotes too, where a backslash would be part of the word. Bash adds the
// closing quote unless it finds one at the end, where it may be an escaped one.
func quoteForBash(text string, quote byte) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote == '\'' && c == '\'':
			b.WriteString(`'\''`)
		case quote == '"' && c == '!':
			b.WriteString(`"\!"`)
		case quote == '"' && escapes('"', c),
			quote == 0 && c < utf8.RuneSelf && !alphanumeric(c) && strings.IndexByte("_.,:@%+=/-", c) < 0:
			b.WriteString(`\` + string(c))
		default:
			b.WriteByte(c)
		}
	}
	if quote != 0 && text != "" && strings.HasSuffix(b.String(), string(quote)) {
		b.WriteByte(quote)
	}
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
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
