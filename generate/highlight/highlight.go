// Package highlight colours the comments, keywords, strings, numbers and names
// in code for a terminal or for a page.
//
// It knows the languages of the product and leaves any other as it is.
// A library that knows hundreds makes every start of the program longer, piped
// or not, even if it loads none of them: linking the core of chroma adds 4 to
// 11 % to it. golden/highlight compares this package with chroma.
package highlight

import (
	"html"
	"html/template"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"snipgen/frameworks/languages"
	"snipgen/generate/source"
)

// A Token is a piece of code that has one class.
type Token struct {
	Class languages.Class
	Text  string
}

// Tokens divides code in the language with this ID into tokens, of which no two
// in a row have one class. Their texts in their order are the code, whatever it
// is.
func Tokens(language, code string) []Token {
	var out []Token
	begin, class := 0, languages.PlainClass
	// next begins a token of another class.
	next := func(c languages.Class, at int) {
		if c == class {
			return
		}
		if at > begin {
			out = append(out, Token{class, code[begin:at]})
		}
		begin, class = at, c
	}
	if l, found := languages.Find(language); found {
		at := 0
		for _, t := range source.Tokens(code, l) {
			if t.Start > at {
				next(languages.PlainClass, at)
			}
			next(t.Class, t.Start)
			at = t.End
		}
		if at < len(code) {
			next(languages.PlainClass, at)
		}
	}
	if begin < len(code) {
		out = append(out, Token{class, code[begin:]})
	}
	return out
}

// HTML writes code for a page: text as HTML wants it, with a span that has
// the class of the token around each that has one.
func HTML(language, code string) template.HTML {
	var b strings.Builder
	for _, t := range Tokens(language, code) {
		if t.Class == languages.PlainClass {
			b.WriteString(html.EscapeString(t.Text))
			continue
		}
		b.WriteString(`<span class="` + string(t.Class) + `">` + html.EscapeString(t.Text) + `</span>`)
	}
	return template.HTML(b.String())
}

// sgr holds the parameters of SGR (ECMA-48, 8.3.117) for a class. The colours
// are of the sixteen that the user's theme defines. Blue, yellow, white and
// black are not among them, nor the bright ones: themes for a dark background
// or a light one make these too faint to read.
func sgr(c languages.Class) string {
	switch c {
	case languages.CommentClass:
		return "3" // italic, in the colour of text
	case languages.KeywordClass:
		return "35" // magenta
	case languages.StringClass:
		return "32" // green
	case languages.ConstantClass, languages.NumberClass, languages.NameClass:
		return "36" // cyan
	case languages.FunctionClass:
		return "1" // bold
	}
	return ""
}

// Terminal writes code to a terminal in colours. A colour ends where its line
// ends, so that a pager or head may cut lines out. What Visible replaces is
// replaced.
func Terminal(w io.Writer, language, code string) error {
	var b strings.Builder
	for _, t := range Tokens(language, code) {
		parameters := sgr(t.Class)
		for line := range strings.Lines(t.Text) {
			text := strings.TrimRight(line, "\r\n")
			end := line[len(text):]
			if parameters == "" || strings.TrimSpace(text) == "" {
				b.WriteString(Visible(text))
			} else {
				b.WriteString("\x1b[" + parameters + "m" + Visible(text) + "\x1b[0m")
			}
			b.WriteString(Visible(end))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Visible replaces what a terminal would obey instead of showing it: control
// characters but tabs and the ends of lines, marks that change the direction
// of text, and bytes that are no UTF-8. Literals have none of these; a
// template of the user's own may.
func Visible(code string) string {
	replace := func(i int, r rune, size int) bool {
		switch {
		case r == '\n' || r == '\t':
			return false
		case r == '\r':
			return i+1 == len(code) || code[i+1] != '\n'
		case r == utf8.RuneError && size == 1:
			return true
		}
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}
	var b strings.Builder
	kept := 0
	for i := 0; i < len(code); {
		r, size := utf8.DecodeRuneInString(code[i:])
		if replace(i, r, size) {
			b.WriteString(code[kept:i] + "\uFFFD")
			kept = i + size
		}
		i += size
	}
	return b.String() + code[kept:]
}
