package languages

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Columns returns the number of columns that s takes in a monospaced font, as
// prettier counts them: two for wide and full-width characters (Unicode
// Standard Annex 11) and emoji, none for combining marks.
func Columns(s string) int {
	n := 0
	var before rune
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case !unicode.In(r, unicode.Mn, unicode.Me):
			n += runeColumns(r)
		case r == keycap && strings.ContainsRune("#*0123456789", before):
			n++
		}
		before = r
	}
	return n
}

// keycap is a combining mark that turns a preceding digit, "#" or "*" into an
// emoji.
const keycap = 0x20E3

func runeColumns(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	switch {
	case r >= 0x2630 && r <= 0x2637, r >= 0x268A && r <= 0x268F, r >= 0x4DC0 && r <= 0x4DFF,
		r >= 0x1D300 && r <= 0x1D356, r >= 0x1D360 && r <= 0x1D376, // wide since Unicode 16
		r == 0x261D, r == 0x26F9, r == 0x270C, r == 0x270D, // emoji
		r == 0x1F3CB, r == 0x1F3CC, r == 0x1F574, r == 0x1F575, r == 0x1F590:
		return 2
	}
	return 1
}

// pythonColumns counts columns as black and ruff do. They disagree on combining
// marks; this takes the larger count, so that text which might not fit is
// broken, and both formatters accept that.
func pythonColumns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case r == 0x17A4, r == 0x17D8: // Khmer letters that ruff counts as two
			n += 2
		default:
			n += runeColumns(r)
		}
	}
	return n
}
