package languages

// A Token is a word, number, string, comment or single character of a text.
// What stands between tokens is white space.
type Token struct {
	Kind  Kind
	Class Class
	// Text is what the token says: a string's is what stands between its
	// quotes, and a symbol's or label's is without the colon.
	Text string
	// Start and End are its first byte and the one after its last, and Line and
	// Last the lines of those, from 0.
	Start, End, Line, Last int
	// Depth is the number of brackets around it. A bracket is outside of
	// itself.
	Depth int
}

// A Kind is what a token is in the grammar.
type Kind byte

// The kinds of tokens.
const (
	Mark Kind = iota // a character that is none of the others
	Word             // an identifier or a keyword
	Number
	String // regular expressions, heredocs and lists of words too
	Comment
)

// Is reports whether a token is this word or character. A string never is.
func (t Token) Is(text string) bool {
	return t.Text == text && t.End-t.Start == len(text) && (t.Kind == Mark || t.Kind == Word)
}

// A Class is what a token is to a reader, which is what colours it. It is also
// the name of its class in HTML.
type Class string

// The classes.
const (
	PlainClass    Class = ""
	CommentClass  Class = "comment"
	KeywordClass  Class = "keyword"
	ConstantClass Class = "constant" // true, null and their like
	StringClass   Class = "string"
	NumberClass   Class = "number"
	NameClass     Class = "name"     // an annotation, a field's name, a symbol, a variable of the shell
	FunctionClass Class = "function" // the name of what is defined or called
)

// Classes lists the classes that are coloured.
var Classes = []Class{CommentClass, KeywordClass, ConstantClass, StringClass, NumberClass, NameClass, FunctionClass}
