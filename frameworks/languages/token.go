package languages

// A Token is a word, number, string, comment or single character of a text.
// Between tokens there is only white space.
type Token struct {
	Kind  Kind
	Class Class
	// Text is the text of the token: a string without its quotes, a symbol or
	// label without its colon.
	Text string
	// Start is its first byte and End the byte after its last one. Line and
	// Last are the lines of its first and last byte, from 0.
	Start, End, Line, Last int
	// Depth is the number of pairs of brackets around it. A bracket is outside
	// its own pair.
	Depth int
}

// A Kind is a token's role in the grammar.
type Kind byte

// The kinds of tokens.
const (
	Mark Kind = iota // any other character
	Word             // an identifier or a keyword
	Number
	String // also a regular expression, a heredoc or a list of words
	Comment
)

// Is reports whether a token is this word or mark. A string never is.
func (t Token) Is(text string) bool {
	return t.Text == text && t.End-t.Start == len(text) && (t.Kind == Mark || t.Kind == Word)
}

// A Class is a token's role for a reader, which determines its colour. It is
// also the name of the CSS class in HTML.
type Class string

// The classes.
const (
	PlainClass    Class = ""
	CommentClass  Class = "comment"
	KeywordClass  Class = "keyword"
	ConstantClass Class = "constant" // such as true and null
	StringClass   Class = "string"
	NumberClass   Class = "number"
	NameClass     Class = "name"     // an annotation, a field's name, a symbol, a shell variable
	FunctionClass Class = "function" // the name in a definition or a call
)

// Classes are the classes with a colour.
var Classes = []Class{CommentClass, KeywordClass, ConstantClass, StringClass, NumberClass, NameClass, FunctionClass}
