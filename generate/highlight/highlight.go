// Package highlight finds the comments, keywords, strings, numbers and names
// in code, and writes them for a page.
//
// It knows the languages of package frameworks and leaves any other as it is.
// A library that knows hundreds makes every start of the program longer, piped
// or not, even if it loads none of them: linking the core of chroma adds 4 to
// 11 % to it. golden/highlight compares this package with chroma.
package highlight

import (
	"html"
	"html/template"
	"strings"
)

// A Class is what a token is. It is also the name of its class in HTML.
type Class string

// The classes.
const (
	Plain    Class = ""
	Comment  Class = "comment"
	Keyword  Class = "keyword"
	Constant Class = "constant" // true, null and their like
	String   Class = "string"
	Number   Class = "number"
	Name     Class = "name"     // an annotation, a field's name, a symbol, a variable of the shell
	Function Class = "function" // the name of what is defined or called
)

// Classes lists the classes that are coloured.
var Classes = []Class{Comment, Keyword, Constant, String, Number, Name, Function}

// A Token is a piece of code that has one class.
type Token struct {
	Class Class
	Text  string
}

// Tokens divides code in the language with this ID into tokens. Their texts
// in their order are the code, whatever it is.
func Tokens(language, code string) []Token {
	s := scanner{code: code}
	if l := find(language); l != nil {
		s.lexis = l
		s.scan()
	}
	s.take(Plain, len(s.rest()))
	return s.tokens
}

// HTML writes code for a page: text as HTML wants it, with a span that has
// the class of the token around each that has one.
func HTML(language, code string) template.HTML {
	var b strings.Builder
	for _, t := range Tokens(language, code) {
		if t.Class == Plain {
			b.WriteString(html.EscapeString(t.Text))
			continue
		}
		b.WriteString(`<span class="` + string(t.Class) + `">` + html.EscapeString(t.Text) + `</span>`)
	}
	return template.HTML(b.String())
}
