// Package highlight writes the comments, keywords, strings, numbers and names
// in code for a page, each in an element of its class.
//
// It knows the languages of the product and leaves any other as it is.
// A library that knows hundreds makes every start of the program longer, piped
// or not, even if it loads none of them: linking the core of chroma adds 4 to
// 11 % to it. golden/highlight compares this package with chroma.
package highlight

import (
	"html"
	"html/template"
	"strings"

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
