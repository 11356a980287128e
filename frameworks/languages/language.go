// Package frameworks holds what is known of each framework and each language:
// facts, not code. What a framework's code looks like is in templates.
//
// Adding a framework adds one file with its entry and one line to All.
package languages

import (
	"cmp"
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
	// Source is how a file is read; nil means by its lines.
	Source *Source
	// Indent is one level of indentation, and Tabs whether the formatter knows
	// no other, whatever a project asks for.
	Indent string
	Tabs   bool
	// NoBOM is whether a file must not begin with U+FEFF, and NoCR whether a CR
	// alone ends no line.
	NoBOM, NoCR bool
	// Width is the number of columns after which the language's formatter
	// breaks a line. Zero means that it breaks none.
	Width int
	// Columns is how the formatter counts the columns of a text.
	Columns func(string) int
	// Message is whether a text in it is a message of HTTP, whose head has
	// CRLF at its line ends when it is sent.
	Message bool
	// ImportsFile is whether an import names a module's file, and not the folder
	// or the package that it is in.
	ImportsFile bool
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
	// Editors are the names that editors have for the language, where they
	// are not those that InEditors makes up.
	Editors Editors
}

// Editors are the names by which editors know a language: VS Code's language
// identifier, Vim's filetype, the major mode of Emacs, the scope of Sublime
// Text and the file's name, without .json, of Zed's snippets.
type Editors struct{ VSCode, Vim, Emacs, Sublime, Zed string }

// InEditors returns the names that editors have for the language, which are
// mostly made of its ID and title.
func (l *Language) InEditors() Editors {
	return Editors{
		VSCode:  cmp.Or(l.Editors.VSCode, l.ID),
		Vim:     cmp.Or(l.Editors.Vim, l.ID),
		Emacs:   cmp.Or(l.Editors.Emacs, l.ID+"-mode"),
		Sublime: cmp.Or(l.Editors.Sublime, "source."+l.ID),
		Zed:     cmp.Or(l.Editors.Zed, strings.ToLower(l.Title)),
	}
}

// A Notation is how a language writes a tree of JSON values as expressions.
type Notation struct {
	Open, Close         string // around the fields of an object
	ListOpen, ListClose string // around the items of a list
	Colon               string // between a field's name and its value
	Null, True, False   string
	Key                 func(string) (string, error)
	// Number is how a decimal number is written; nil means as it is.
	Number func(string) string
	// Words writes a list of texts in a notation for words, if the language
	// has one and the texts are words: the bracket that opens it and the words,
	// which stand without commas.
	Words func(texts []string) (open string, words []string, ok bool)
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
	// Fill reports whether the formatter puts as many of a list's items, which
	// are these as code, on a line as fit; nil means never.
	Fill func(items []string) bool
	// Plus is whether a string that is too long for a line is put together
	// of several with an operator.
	Plus bool
	// ItemsOnNextLine is whether a list that is too long for a line keeps its items
	// together on the next, if they fit there, and its last bracket with them.
	ItemsOnNextLine bool
	// IsFormat reports whether the formatter takes a list's first item, if that
	// is this text, for the format of the others and keeps it on a line of its
	// own; nil means never.
	IsFormat func(text string) bool
	// SeparateItems is whether the formatter keeps the objects of a list, or the lists
	// of a list, on lines of their own where each has several entries.
	SeparateItems bool
	// Align is whether the formatter aligns the values of adjacent fields.
	Align bool
	// Hangs reports whether the formatter moves a value that is too long to
	// a line of its own under this key; nil means never. The plain text is
	// that of a number or a bool.
	Hangs func(key, plain string) bool
}

// Reserved reports whether an identifier is one that a name must not become.
func (l *Language) Reserved(identifier string) bool {
	return l.Keyword(identifier) || contains(l.Builtins, identifier)
}

// Keyword reports whether an identifier is a keyword of the language.
func (l *Language) Keyword(identifier string) bool { return contains(l.Keywords, identifier) }

// numeric reports whether all the items of a list are numbers.
func numeric(items []string) bool {
	return !slices.ContainsFunc(items, func(s string) bool { return strings.Trim(s, "-0123456789._") != "" })
}

func contains(sorted []string, s string) bool {
	_, found := slices.BinarySearch(sorted, s)
	return found
}

// All lists the languages by ID.
var All = []*Language{CSharp, Go, HTTP, Java, JavaScript, JSON, Python, Ruby, Shell}

// Find finds a language by its ID, title or alias in any case.
func Find(query string) (*Language, bool) {
	q := strings.ToLower(strings.TrimSpace(query))
	for _, l := range All {
		if q == l.ID || q == strings.ToLower(l.Title) || slices.Contains(l.Aliases, q) {
			return l, true
		}
	}
	return nil, false
}
