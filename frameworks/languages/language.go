// Package languages describes the languages of the targets. Each language has a
// file with its entry and, if its frameworks have modules, a file for the facts
// on which those depend.
//
// The tests list the fields that a new language needs.
package languages

import (
	"slices"
	"strings"

	"snipgen/generate/input"
)

// A Language is a language that snippets are written in. Only its literal
// functions put the user's text into a snippet.
type Language struct {
	ID      string
	Title   string
	Aliases []string
	// Extension is the usual file name extension, with the dot.
	Extension string
	// Lexis describes the tokens of the language.
	Lexis *Lexis
	// Imports describes import statements; nil if they aren't supported.
	Imports *Imports
	// Needed returns text without the imports that code doesn't use, so that a
	// template can list all imports; nil if templates list only what they need.
	Needed func(text, code string) string
	// Indent is one level of indentation. Tabs is whether the formatter always
	// uses tabs, whatever a project's configuration says.
	Indent string
	Tabs   bool
	// NoBOM is whether a file must not begin with U+FEFF. NoCR is whether a
	// bare CR doesn't end a line.
	NoBOM, NoCR bool
	// Width is the line width in columns, after which the formatter breaks a
	// line; 0 if it doesn't.
	Width int
	// Columns counts the columns of a text as the formatter does.
	Columns func(string) int
	// Module returns the facts that a module in a folder depends on. It returns
	// an input.Error if the folder can't hold a module. It is nil if no
	// framework of the language has modules.
	Module func(Folder) (ModuleFacts, error)
	// Syntax returns the module syntax of the new file File in a folder. If
	// File is empty, the project decides. It is nil if the language has only
	// one syntax.
	Syntax func(Folder) Syntax
	// Serves reports whether a file with this name may contain code of an
	// application, as opposed to tests. If nil, the extension decides.
	Serves func(name string) bool
	// PackageRoot is a path, with a final slash, below which every folder may
	// be a package, even one called tests or docs; empty if there is none.
	PackageRoot string
	// Target is the ID of the default framework for the language's name, or
	// NoTarget.
	Target string
	// Message is whether texts in the language are HTTP messages, whose head is
	// sent with CRLF line endings.
	Message bool
	// ImportsFile is whether an import names the module's file instead of its
	// folder or package.
	ImportsFile bool
	// Configurations are the files that say how a project writes its code. The
	// first one in the nearest folder counts.
	Configurations []Configuration
	// Formatters are programs that a project may use to format its code, other
	// than those whose Configurations snipgen follows.
	Formatters []Formatter
	// Requote rewrites a string literal, including its prefix, as a formatter
	// does that prefers a quotation mark; nil if the language has only one kind
	// of quotes.
	Requote func(literal string, prefer byte) string
	// OptionalSemicolons is whether a statement may also end with its line,
	// without the semicolon that snippets write.
	OptionalSemicolons bool
	// Underscores is whether variables are written like_this, and not likeThis.
	Underscores bool
	// Keywords can't be identifiers. Builtins can, but the identifier would
	// hide a well-known name. Both are sorted.
	Keywords []string
	Builtins []string
	// String returns the string literal of a text, or an error if the language
	// has none for it, such as for NUL in a shell word.
	String func(string) (string, error)
	// Objects is the notation for objects, and Loose the notation for an object
	// with a field name that Objects can't express.
	Objects *Notation
	Loose   *Notation
	Editors Editors
}

// NoTarget is the Target of a language without a default framework: the user
// has to choose.
const NoTarget = "none"

// Editors are the names by which editors know a language, followed by those of
// languages that accept its code too, such as TypeScript: VS Code's language
// identifiers, Vim's filetypes, Emacs's major modes, Sublime Text's scopes, and
// the names of Zed's snippet files without .json.
type Editors struct{ VSCode, Vim, Emacs, Sublime, Zed []string }

// A Notation describes how a language writes a tree of JSON values as an
// expression.
type Notation struct {
	Open, Close         string // around the fields of an object
	ListOpen, ListClose string // around the items of a list
	TextsOpen           string // replaces ListOpen if all items are strings; empty if it doesn't differ
	// NullLists replace ListOpen if a list contains null: the first for a
	// single item, the second for several. They are empty if ListOpen takes
	// null too.
	NullLists         [2]string
	Colon             string // between a field's name and its value
	Null, True, False string
	// NullField replaces Null as the value of a field, unless it is empty.
	NullField string
	Key       func(string) (string, error)
	// Number formats a decimal number; nil leaves it as it is.
	Number func(string) string
	// Words writes a list of strings in the language's syntax for lists of
	// words: the opening bracket and the words, without commas between them. ok
	// is false if the strings don't fit that syntax.
	Words func(texts []string) (open string, words []string, ok bool)
	// Bare reports whether a field can have this name; nil means any.
	Bare func(string) bool
	// Trailing is whether the last item of a list over several lines is
	// followed by a comma.
	Trailing bool
	// Inline is whether an object that fits on one line is written on one.
	Inline bool
	// Spaced is whether a one-line object has spaces inside its braces.
	Spaced bool
	// Allman is whether an opening brace before several lines is on its own
	// line. Empty brackets then contain a space.
	Allman bool
	// Fill reports whether the formatter puts as many of these items, given as
	// code, on each line as fit; nil if it never does.
	Fill func(items []string) bool
	// Plus is whether a string that is too long for a line is split into
	// several strings, joined by an operator.
	Plus bool
	// ItemsOnNextLine is whether a list that is too long moves all its items
	// and its closing bracket to the next line, if they fit there.
	ItemsOnNextLine bool
	// IsFormat reports whether the formatter takes a list's first item for the
	// format string of the others and keeps it on its own line; nil if it never
	// does.
	IsFormat func(text string) bool
	// SeparateItems is whether the formatter puts the objects (or lists) in a
	// list on separate lines if each has several entries.
	SeparateItems bool
	// Brief is the maximum length, in bytes, of a list of simple values that is
	// written on one line, in a language whose formatter keeps line breaks as
	// they are.
	Brief int
	// Align is whether the formatter aligns the values of adjacent fields.
	Align bool
	// Hangs reports whether the formatter moves a value that is too long to the
	// next line. It gets the key, the text of a number or a bool, and the
	// columns of one level of indentation. It is nil if the formatter never
	// does.
	Hangs func(key, plain string, indent int) bool
	// Types are the types of values, if objects are instances of classes that
	// the code declares; else nil. Open then has a verb for the class, and the
	// values of its fields are written like the items of a list.
	Types *Types
}

// Types are a language's types for JSON values.
type Types struct {
	Text, Whole, Decimal, Truth, Any string
	// Empty is an object without fields, and EmptyType its type.
	Empty, EmptyType string
	// List is the generic type of lists. Boxed maps the types that can't be its
	// arguments to those that replace them.
	List  string
	Boxed map[string]string
	// Numbers are the types of lists' items that are numbers, preceded by their
	// common supertype.
	Numbers []string
	// Taken are names, besides keywords, that a class's field can't have.
	Taken []string
}

// Reserved reports whether an identifier can't be the name of a handler: it is
// a keyword or a builtin.
func (l *Language) Reserved(identifier string) bool {
	return l.Keyword(identifier) || contains(l.Builtins, identifier)
}

// Parameter returns the name of a route parameter in the language's casing. A
// name without letters and digits is returned unchanged.
func (l *Language) Parameter(name string) string {
	words := input.Words(name)
	if len(words) == 0 {
		return name
	}
	if l.Underscores {
		return strings.Join(words, "_")
	}
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

// Keyword reports whether an identifier is a keyword of the language.
func (l *Language) Keyword(identifier string) bool { return contains(l.Keywords, identifier) }

// numeric reports whether all items of a list are numbers.
func numeric(items []string) bool {
	return !slices.ContainsFunc(items, func(s string) bool { return strings.Trim(s, "-0123456789._") != "" })
}

func contains(sorted []string, s string) bool {
	_, found := slices.BinarySearch(sorted, s)
	return found
}

// All lists the languages by ID.
var All = []*Language{CSharp, Go, HTTP, Java, JavaScript, JSON, Python, Ruby, Shell}

// Find returns the language with this ID, title or alias, in any case.
func Find(query string) (*Language, bool) {
	q := strings.ToLower(strings.TrimSpace(query))
	for _, l := range All {
		if q == l.ID || q == strings.ToLower(l.Title) || slices.Contains(l.Aliases, q) {
			return l, true
		}
	}
	return nil, false
}
