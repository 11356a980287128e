package frameworks

import (
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Columns is the number of columns in which a monospaced font shows s, as
// black, ruff and prettier count them: two for wide and full-width characters
// (Unicode Standard Annex 11) and none for combining marks.
func Columns(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return n + wideColumns(s[i:])
		}
		n++
	}
	return n
}

func wideColumns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			n++
		case r >= 0x300 && r <= 0x36F:
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}
