package languages

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

var errNUL = errors.New("it has a NUL byte, which a command line can't carry")

// An escape describes a family of string literals: text between quotes in
// which a backslash introduces everything that cannot stand for itself.
type escape struct {
	// also is the printable ASCII that is written by code too.
	also string
	// code writes a character that has no short escape.
	code func(dst []byte, r rune) []byte
	// ascii is whether nothing beyond ASCII stands for itself.
	ascii bool
	// either is whether the language has both kinds of quotes and its
	// formatter wants those that need fewer escapes, double ones on a tie.
	either bool
}

// literal writes the literal of s, which is valid UTF-8.
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

// printable reports whether a rune beyond ASCII may stand for itself. What
// cannot be seen, changes the order of what is seen or changes its neighbour
// is escaped: controls, format characters, variation selectors, the
// modifiers of emoji, and U+FFFD, which stands for what could not be decoded.
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

// hex appends an escape of exactly width digits.
func hex(dst []byte, prefix string, r rune, width int) []byte {
	dst = append(dst, prefix...)
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>shift&15])
	}
	return dst
}

// hexByFour writes \uXXXX, and \UXXXXXXXX beyond the Basic Multilingual Plane.
func hexByFour(dst []byte, r rune) []byte {
	if r > 0xFFFF {
		return hex(dst, `\U`, r, 8)
	}
	return hex(dst, `\u`, r, 4)
}

// hexByTwo writes \xXX for ASCII and hexByFour's escapes for the rest.
func hexByTwo(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return hex(dst, `\x`, r, 2)
	}
	return hexByFour(dst, r)
}

// hexPairs writes \uXXXX, in surrogate pairs where one is not enough.
func hexPairs(dst []byte, r rune) []byte {
	if r > 0xFFFF {
		r -= 0x10000
		dst = hex(dst, `\u`, 0xD800+r>>10, 4)
		r = 0xDC00 + r&0x3FF
	}
	return hex(dst, `\u`, r, 4)
}

// hexBraces writes \u{X} with as many digits as it takes.
func hexBraces(dst []byte, r rune) []byte {
	dst = append(dst, `\u{`...)
	dst = strconv.AppendInt(dst, int64(r), 16)
	return append(dst, '}')
}

// identifier reports whether s is an identifier of ASCII letters, digits,
// underscores and the further characters in also.
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
