// Package frameworks holds what is known of each framework and each language:
// facts, not code. What a framework's code looks like is in templates.
//
// Adding a framework adds one file with its entry and one line to All.
package frameworks

import (
	"slices"
	"strings"
)

// A Language is what a snippet is written in. The literal functions are the
// only way for text of the user's to get into a snippet.
type Language struct {
	ID      string
	Title   string
	Aliases []string
	// Extension is the usual file name's end, with the dot.
	Extension string
	// Indent is one level of indentation.
	Indent string
	// Width is the number of columns after which the language's formatter
	// breaks a line. Zero means that it breaks none.
	Width int
	// Keywords cannot be an identifier; Builtins can, at the cost of hiding
	// what everybody expects under that name. Both are sorted.
	Keywords []string
	Builtins []string
	// String writes the literal of a text. It returns an error for a text
	// that the language cannot hold, such as NUL in a shell word.
	String func(string) (string, error)
	// Objects is how an object of fields is written, and Loose the same for
	// an object that has a name which Objects cannot write bare.
	Objects *Notation
	Loose   *Notation
}

// A Notation is how a language writes a tree of JSON values as expressions.
type Notation struct {
	Open, Close         string // around the fields of an object
	ListOpen, ListClose string // around the items of a list
	Colon               string // between a field's name and its value
	Null, True, False   string
	Key                 func(string) (string, error)
	// Bare reports whether a field may have this name; nil means any.
	Bare func(string) bool
	// Trailing is whether the last of several lines ends in a comma too.
	Trailing bool
	// Inline is whether an object that fits is written on one line.
	Inline bool
	// Spaced is whether an object on one line has spaces inside its braces.
	Spaced bool
	// Allman is whether the brace that opens several lines has its own.
	Allman bool
	// Align is whether the formatter aligns the values of adjacent fields.
	Align bool
	// Hangs reports whether the formatter moves a value that is too long to
	// a line of its own under this key; nil means never.
	Hangs func(key string) bool
}

// Reserved reports whether an identifier is one that a name must not become.
func (l *Language) Reserved(identifier string) bool {
	return l.Keyword(identifier) || contains(l.Builtins, identifier)
}

// Keyword reports whether an identifier is a keyword of the language.
func (l *Language) Keyword(identifier string) bool { return contains(l.Keywords, identifier) }

func contains(sorted []string, s string) bool {
	_, found := slices.BinarySearch(sorted, s)
	return found
}

// Languages lists the languages by ID.
var Languages = []*Language{csharp, golang, http, java, javascript, json, python, ruby, shell}

// FindLanguage finds a language by its ID, title or alias in any case.
func FindLanguage(query string) (*Language, bool) {
	q := strings.ToLower(strings.TrimSpace(query))
	for _, l := range Languages {
		if q == l.ID || q == strings.ToLower(l.Title) || slices.Contains(l.Aliases, q) {
			return l, true
		}
	}
	return nil, false
}
