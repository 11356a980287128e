package generate

import (
	"fmt"
)

// Text is free text that a template can't print unescaped. It is a function
// that only this package can call, so text/template refuses to print it ("can't
// print ... of type generate.Text") or to pass it to a function that takes a
// string. A function that prints anything, such as sprig's join, prints the
// byte unescaped instead, and Snippet rejects output that contains it. So a
// template can't forget to write a literal.
type Text func(seal) string

type seal struct{}

// Marks in a template's output, until it is laid out. The bytes 0xF7 to 0xFF
// never occur in valid UTF-8, so they can't be part of the user's text.
const (
	markFit   = 0xF7 // begins lines to join into one if that fits; markPick ends them
	markFill  = 0xF8 // a space, or a line break if the next item doesn't fit
	markIn    = 0xF9 // begins text with one more level of indentation
	markOut   = 0xFA // ends that text
	unescaped = 0xFB // free text that was printed without a literal function
	markFlat  = 0xFC // begins the first option of a choice
	markTall  = 0xFD // begins the next option
	markPick  = 0xFE // ends the choice
)

// allMarks are the marks that layOut replaces, the most frequent first.
var allMarks = []byte{markFit, markFlat, markIn, markFill, markTall, markPick, markOut}

func text(s string) Text { return func(seal) string { return s } }

func (t Text) open() string { return t(seal{}) }

// Format implements fmt.Formatter: every verb prints the byte unescaped.
func (t Text) Format(f fmt.State, verb rune) { _, _ = f.Write([]byte{unescaped}) }
