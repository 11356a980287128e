package languages

import (
	"slices"
	"strings"
	"unicode"
)

// A Lexis is how a text in a language divides into tokens, and what they say of
// its blocks and definitions. It is enough to find one's way in a file that
// somebody is writing; package source does.
type Lexis struct {
	// Extensions are the ends of files' names besides the usual one.
	Extensions []string

	// Comments begin one that goes on to the line's end, and Block opens and
	// closes one; it is empty where there is none.
	Comments []string
	Block    [2]string
	// BlockAtMargin is whether a block comment begins only at a line's start,
	// and SpaceBeforeComment whether any begins only after white space.
	BlockAtMargin, SpaceBeforeComment bool
	// Quotes are around strings. One that begins like another comes first.
	Quotes []Quote
	// Prefixes are the letters that may stand in front of a string, two at most.
	Prefixes string
	// Regexps is whether there are literals of the form /…/, and Heredocs
	// whether <<NAME begins a text that ends in a line NAME.
	Regexps, Heredocs bool
	// Letters are what identifiers may have besides letters and digits, and
	// Suffixes what may end one.
	Letters, Suffixes string
	// Labels is whether a word or string before a colon is a name with it, and
	// Fields whether a string before a colon is a name.
	Labels, Fields bool
	// Annotations is whether @NAME or @NAME.NAME annotates a definition.
	Annotations bool
	// Unquoted is whether words are text, which has neither numbers nor calls.
	Unquoted bool
	// Constants are words for values. SoftKeywords are names that a program
	// could define anew and does not, coloured like the language's keywords.
	Constants, SoftKeywords []string
	// Special returns the length of a token at text[at:] that only this
	// language has, its kind, class and text; 0 where there is none.
	Special func(l *Lexis, text string, at int) (length int, t Token)
	// Head reads what comes before a body in another language: up to which
	// byte, and which language, which is nil where nothing more is to be read.
	// The tokens' lines are not filled in.
	Head func(text string) (tokens []Token, end int, body *Language)

	// Opens are the ends of a line that begins a block, OpenWords the first
	// words of one, and CloseWords those of a line that ends or divides one.
	// CloseMarks are the characters that a line begins with which closes
	// brackets.
	Opens, OpenWords, CloseWords []string
	CloseMarks                   string
	// Offside is whether indentation alone tells what is in a block.
	Offside bool
	// BlankLines is the number of blank lines around a function at the margin;
	// one stands elsewhere.
	BlankLines int

	// DefinitionWords begin a definition.
	DefinitionWords []string
	// Function is the keyword in front of a function's name. Functions have no
	// keyword where it is empty.
	Function string
	Grammar
	// PackageClause is the keyword of the clause that names a file's package.
	PackageClause string
}

// A Quote is a kind of string literal.
type Quote struct {
	Open, Close string
	// Raw is whether a backslash means itself, Doubled whether the closing
	// quote twice is one in the string, and Lines whether the string may have
	// several lines.
	Raw, Doubled, Lines bool
	// Code begins code in the string, which ends in a brace.
	Code string
}

// Length returns the length of what a string holds and, with its closing quote,
// of what is left of it. Both are the same where it is not closed: then it ends
// with its line or, where it may have several, with the text.
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

// Identifier returns the length of the identifier that text begins with.
func (l *Lexis) Identifier(text string) int {
	for i, r := range text {
		if unicode.IsLetter(r) || strings.ContainsRune(l.Letters, r) || i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r)) {
			continue
		}
		return i
	}
	return len(text)
}

// Named reports whether an extension is one of a language's. In a buffer without
// a name, an editor knows but the language.
func (l *Language) Named(extension string) bool {
	return extension == l.Extension || extension == "."+l.ID || contains(l.Lexis.Extensions, extension)
}

// A Grammar is what an outline of a file needs to know of a language's
// statements and definitions.
type Grammar struct {
	// LineEnds is whether a line's end ends a statement that is whole.
	LineEnds bool
	// ClassWords begin a class, DataWords what has fields alone, and
	// ControlWords the statements that have blocks. ContinueWords go on with the
	// statement whose block is closed.
	ClassWords, DataWords, ControlWords, ContinueWords []string
	// ContinueMarks are the characters with which a line goes on with the
	// statement of the one above.
	ContinueMarks string
	// Binders begin a statement that binds names up to "in".
	Binders []string
	// WordBlocks begin a block that EndWord closes. Those of ModifierWords do
	// only where a statement or an expression begins, and a statement that has
	// one of LoopWords ends its head with "do".
	WordBlocks, ModifierWords, LoopWords []string
	EndWord                              string
	// Methods is whether a name with parentheses before a brace defines one,
	// and Arrows what stands between a function's parameters and its body.
	Methods bool
	Arrows  []string
	// Values is whether a brace that nothing tells about opens a value.
	Values bool
	// BaseWords stand before the names of a class's bases; empty for
	// parentheses.
	BaseWords []string
	// Sections are the words that, alone, set the visibility of what is below
	// them in a class.
	Sections []string
	// Declarators declare the names that follow them.
	Declarators []string
	// TypesFirst is whether a variable's type stands in front of its name, and
	// TypesLast whether it follows without a mark. Undeclaring are the words that
	// begin a statement which declares nothing.
	TypesFirst, TypesLast bool
	Undeclaring           []string
	// BlockScopes is whether names are bound in the block alone that binds
	// them, and not in the whole function.
	BlockScopes bool
}
