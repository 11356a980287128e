package languages

import (
	"slices"
	"strings"
	"unicode"
)

// A Lexis describes how a text divides into tokens, and what these show about
// blocks and definitions. That is enough for package source to read an
// unfinished file.
type Lexis struct {
	// Extensions are file name extensions besides the usual one.
	Extensions []string
	// Filetypes maps Vim's filetypes that are neither an extension nor the
	// language's ID to extensions. An editor knows only the filetype of an
	// unnamed buffer.
	Filetypes map[string]string

	// Comments are the marks that begin a comment up to the end of the line.
	// Block has the beginning and the end of block comments; empty if there are
	// none.
	Comments []string
	Block    [2]string
	// Docs are the marks of comments that document the next definition, even
	// across blank lines.
	Docs []string
	// BlockAtMargin is whether a block comment begins only at the start of a
	// line. SpaceBeforeComment is whether a comment begins only after white
	// space.
	BlockAtMargin, SpaceBeforeComment bool
	// Quotes are the kinds of string literals. A longer opening quote comes
	// before its prefix.
	Quotes []Quote
	// Prefixes are the letters, at most two, that can precede a string.
	Prefixes string
	// Regexps is whether there are literals of the form /…/. Heredocs is
	// whether <<NAME begins a text that ends with a line NAME.
	Regexps, Heredocs bool
	// Letters are characters allowed in identifiers besides letters and digits,
	// and Suffixes characters that can only end one.
	Letters, Suffixes string
	// Labels is whether a word or string followed by a colon is, with the
	// colon, a name. Fields is whether a string before a colon is a name.
	Labels, Fields bool
	// Annotations is whether @NAME or @NAME.NAME annotates a definition.
	Annotations bool
	// Unquoted is whether words are strings, as in a shell, so that there are
	// no numbers or calls.
	Unquoted bool
	// Constants are words for values. SoftKeywords are names that a program
	// could redefine but doesn't; they are coloured like keywords.
	Constants, SoftKeywords []string
	// Special returns a token at text[at:] that only this language has, and its
	// length, or 0 if there is none.
	Special func(l *Lexis, text string, at int) (length int, t Token)
	// Head reads the part of a text before a body in another language. It
	// returns its tokens without line numbers, the byte at which it ends, and
	// the language of the body; nil if there is no body.
	Head func(text string) (tokens []Token, end int, body *Language)

	// Opens are the endings of lines that begin a block, and OpenWords the
	// first words of such lines.
	Opens, OpenWords []string
	// Offside is whether indentation alone determines blocks.
	Offside bool
	// BlankLines is the number of blank lines around a function at the left
	// margin; elsewhere there is one.
	BlankLines int

	// Conditional are the beginnings of the first and last line of a section
	// that a preprocessor may remove; empty if there are none.
	Conditional [2]string
	// FileModifier is the modifier that only a class with the name of its file
	// can have; empty if file names don't matter.
	FileModifier string

	// Mains are words in the condition of an if statement that runs only if the
	// file is started as a program.
	Mains []string

	// DefinitionWords begin a definition.
	DefinitionWords []string
	// Function is the keyword before a function's name; empty if functions have
	// no keyword.
	Function string
	Grammar
	// PackageClause is the keyword of a file's package clause.
	PackageClause string
}

// A Quote is a kind of string literal.
type Quote struct {
	Open, Close string
	// Raw is whether a backslash is an ordinary character. Doubled is whether
	// two closing quotes stand for one in the string. Lines is whether the
	// string may span several lines.
	Raw, Doubled, Lines bool
	// Code begins embedded code, which ends with a closing brace; empty if
	// there is none.
	Code string
}

// Length returns the length of a string's content (inner) and of the content
// with its closing quote (whole), in bytes, given the text after the opening
// quote. Both are equal if the string isn't closed: it then ends with its line
// or, if it may span lines, with the text.
func (q Quote) Length(text string) (inner, whole int) {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && !q.Raw:
			if i++; strings.HasPrefix(text[min(i, len(text)):], "\r\n") {
				i++
			}
		case strings.HasPrefix(text[i:], q.Close):
			end := i + len(q.Close)
			if !q.Doubled || !strings.HasPrefix(text[end:], q.Close) {
				return i, end
			}
			i = end
		case !q.Lines && (text[i] == '\n' || text[i] == '\r'):
			return i, i
		}
	}
	return len(text), len(text)
}

// Constant reports whether a word stands for a value.
func (l *Lexis) Constant(word string) bool { return slices.Contains(l.Constants, word) }

// Identifier returns the length of the identifier at the start of text, or 0.
func (l *Lexis) Identifier(text string) int {
	for i, r := range text {
		if unicode.IsLetter(r) || strings.ContainsRune(l.Letters, r) || i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r)) {
			continue
		}
		return i
	}
	return len(text)
}

// Named reports whether an extension belongs to the language. Its ID counts
// too, since an editor may know only the language of an unnamed buffer.
func (l *Language) Named(extension string) bool {
	return extension == l.Extension || extension == "."+l.ID || contains(l.Lexis.Extensions, extension)
}

// A Grammar describes a language's statements and definitions for an outline.
type Grammar struct {
	// LineEnds is whether the end of a line ends a complete statement.
	LineEnds bool
	// ClassWords begin a class, DataWords a type with only fields, and
	// ControlWords the statements with blocks. ContinueWords continue a
	// statement after its block.
	ClassWords, DataWords, ControlWords, ContinueWords []string
	// ContinueMarks are the first characters of a line that continues the
	// statement of the previous line.
	ContinueMarks string
	// Binders begin a statement that binds the names before "in", such as for.
	Binders []string
	// WordBlocks begin a block that EndWord closes. ModifierWords do so only at
	// the beginning of a statement or an expression. In a statement that begins
	// with one of LoopWords, "do" ends the heading.
	WordBlocks, ModifierWords, LoopWords []string
	EndWord                              string
	// Methods is whether a name, parentheses and a brace define a method.
	// Arrows are the marks between a function's parameters and its body.
	Methods bool
	Arrows  []string
	// Values is whether a brace begins a value unless something before it says
	// otherwise.
	Values bool
	// BaseWords precede the names of a class's bases; empty if these are in
	// parentheses.
	BaseWords []string
	// Sections are the words that, on their own, set the visibility of the
	// members below them.
	Sections []string
	// Declarators declare the names that follow them.
	Declarators []string
	// TypesFirst is whether a variable's type precedes its name; TypesLast is
	// whether it follows the name without a mark. Undeclaring are the first
	// words of statements that declare nothing.
	TypesFirst, TypesLast bool
	Undeclaring           []string
	// Reachable is whether the compiler complains about unreachable statements.
	Reachable bool
	// BlockScopes is whether a name is bound only in its block, not in the
	// whole function.
	BlockScopes bool
}
