// Package languages holds what is known of each language: one file with its
// entry for each, and beside it how its modules find out where they are.
//
// A language that is added needs every field that the tests ask for by name.
package languages

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
	// Lexis is how a text is read.
	Lexis *Lexis
	// Imports is how files import; nil means that it is not known.
	Imports *Imports
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
	// Module reads from a folder of a project what a module must know there. It
	// is nil for a language that no framework with a Project is written in. Its
	// errors are of type input.Error where the folder can't hold a module.
	Module func(Folder) (ModuleFacts, error)
	// Serves reports whether a file of this name may hold code of an
	// application, and not that of a test; nil means by its extension alone.
	Serves func(name string) bool
	// PackageRoot is a folder below which any folder may be a package, whatever
	// its name: tests, docs. It ends in a slash, and is empty where no name is
	// safe.
	PackageRoot string
	// Target is the ID of the framework that the language's name stands for
	// where there are several, or NoTarget.
	Target string
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
	Editors Editors
}

// NoTarget is the Target of a language whose name stands for no framework:
// where there are several, the user is to choose.
const NoTarget = "none"

// Editors are the names by which editors know a language: VS Code's language
// identifier, Vim's filetype, the major mode of Emacs, the scope of Sublime
// Text and the file's name, without .json, of Zed's snippets.
type Editors struct{ VSCode, Vim, Emacs, Sublime, Zed string }

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
