package languages

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

var errNUL = errors.New("a command line can't contain a NUL byte")

// An escape describes string literals in which a backslash begins the escape of
// every character that isn't written literally.
type escape struct {
	// also lists printable ASCII characters that are escaped in addition.
	also string
	// code appends the numeric escape of a character that has no short one.
	code func(dst []byte, r rune) []byte
	// ascii is whether everything beyond ASCII is escaped.
	ascii bool
	// either is whether the language has both kinds of quotes and its formatter
	// prefers the one that needs fewer escapes, or double quotes in a tie.
	either bool
}

// literal returns the literal of s, which must be valid UTF-8.
func (e *escape) literal(s string) string {
	quote := byte('"')
	if e.either && strings.Count(s, `"`) > strings.Count(s, `'`) {
		quote = '\''
	}
	dst := make([]byte, 0, len(s)+len(s)/8+2)
	dst = append(dst, quote)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == quote || c == '\\':
				dst = append(dst, '\\', c)
			case c >= ' ' && c <= '~':
				if strings.IndexByte(e.also, c) < 0 {
					dst = append(dst, c)
				} else {
					dst = e.code(dst, rune(c))
				}
			case c == '\n':
				dst = append(dst, `\n`...)
			case c == '\r':
				dst = append(dst, `\r`...)
			case c == '\t':
				dst = append(dst, `\t`...)
			default:
				dst = e.code(dst, rune(c))
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !e.ascii && printable(r) {
			dst = append(dst, s[i:i+n]...)
		} else {
			dst = e.code(dst, r)
		}
		i += n
	}
	return string(append(dst, quote))
}

// printable reports whether a rune beyond ASCII can be written literally. Runes
// that are invisible, reorder text or change their neighbours are escaped:
// controls, format characters, variation selectors, the modifiers of emoji, and
// U+FFFD, which marks undecodable text.
func printable(r rune) bool {
	switch {
	case r == utf8.RuneError,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, r >= 0x180B && r <= 0x180F,
		r >= 0x1F3FB && r <= 0x1F3FF:
		return false
	}
	return strconv.IsPrint(r)
}

const hexDigits = "0123456789abcdef"

// hex appends an escape with exactly width digits.
func hex(dst []byte, prefix string, r rune, width int) []byte {
	dst = append(dst, prefix...)
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>shift&15])
	}
	return dst
}

// hexByFour appends \uXXXX, or \UXXXXXXXX beyond the Basic Multilingual Plane.
func hexByFour(dst []byte, r rune) []byte {
	if r > 0xFFFF {
		return hex(dst, `\U`, r, 8)
	}
	return hex(dst, `\u`, r, 4)
}

// hexByTwo appends \xXX for ASCII and hexByFour's escapes otherwise.
func hexByTwo(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return hex(dst, `\x`, r, 2)
	}
	return hexByFour(dst, r)
}

// hexPairs appends \uXXXX, as a surrogate pair if necessary.
func hexPairs(dst []byte, r rune) []byte {
	if r > 0xFFFF {
		r -= 0x10000
		dst = hex(dst, `\u`, 0xD800+r>>10, 4)
		r = 0xDC00 + r&0x3FF
	}
	return hex(dst, `\u`, r, 4)
}

// hexBraces appends \u{X} with as many digits as necessary.
func hexBraces(dst []byte, r rune) []byte {
	dst = append(dst, `\u{`...)
	dst = strconv.AppendInt(dst, int64(r), 16)
	return append(dst, '}')
}

// identifier reports whether s is an identifier of ASCII letters, digits,
// underscores and the characters in also.
func identifier(s, also string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || strings.IndexByte(also, c) >= 0
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}
