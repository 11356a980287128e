// Package highlight marks up the comments, keywords, strings, numbers and names
// in code for a page, with an element of a class for each.
//
// It supports the languages of the targets and leaves code in other languages
// unchanged. A library for hundreds of languages would slow down every start of
// the program, even if it isn't used: linking the core of chroma adds 4 to 11
// %. golden/highlight compares this package with chroma.
package highlight

import (
	"html"
	"html/template"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate/source"
)

// A Token is a piece of code with one class.
type Token struct {
	Class languages.Class
	Text  string
}

// Tokens divides code, given the ID of its language, into tokens. Adjacent
// tokens have different classes, and their texts, joined, are the code.
func Tokens(language, code string) []Token {
	var out []Token
	begin, class := 0, languages.PlainClass
	// next begins a new token if the class changes.
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

// HTML returns escaped code with a span for each token that has a class.
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
