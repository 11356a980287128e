package generate

import (
	"fmt"
)

// Text is free text on its way into a template. It is a function of a type
// that only this package can call, so text/template refuses to print it
// ("can't print ... of type generate.Text") and to pass it to a function that
// wants a string. What prints anything at all, such as sprig's join, gets the
// byte unescaped, and Snippet refuses an output that has it. So a template
// cannot forget to write a literal.
type Text func(seal) string

type seal struct{}

// The bytes 0xF7 to 0xFF are in no valid UTF-8 and so in no text of the
// user's. These stand in a template's output until it is laid out.
const (
	markFit   = 0xF7 // begins lines that become one where that fits; pick ends them
	markFill  = 0xF8 // becomes a space, or a line break where the next item would not fit
	markIn    = 0xF9 // begins what is indented by one level more
	markOut   = 0xFA // ends it
	unescaped = 0xFB // free text that no literal function wrote
	markFlat  = 0xFC // begins the first of several layouts
	markTall  = 0xFD // begins the next
	markPick  = 0xFE // ends the last
)

// allMarks are those that are laid out, the most frequent first.
var allMarks = []byte{markFit, markFlat, markIn, markFill, markTall, markPick, markOut}

func text(s string) Text { return func(seal) string { return s } }

func (t Text) open() string { return t(seal{}) }

// Format makes every verb of package fmt write the byte unescaped.
func (t Text) Format(f fmt.State, verb rune) { _, _ = f.Write([]byte{unescaped}) }
