package languages

// A Source is what must be known of a language to find one's way in a file of
// the user's, which may be half written: where strings and comments are, where
// a block begins, and what stands apart.
type Source struct {
	// Extensions are the ends of files' names besides the usual one.
	Extensions []string
	// Comments begin one that goes on to the line's end.
	Comments []string
	// Block opens and closes a comment; it is empty where there is none.
	Block [2]string
	// Quotes are around strings. One that begins like another comes first.
	Quotes []Quote
	// Regexps is whether there are literals of the form /…/, and Heredocs
	// whether <<NAME begins a text that ends in a line NAME.
	Regexps, Heredocs bool
	// Opens are the ends of a line that begins a block, OpenWords the first
	// words of one, and CloseWords those of a line that ends or divides one.
	// The line of a closing bracket is known as one anywhere.
	Opens, OpenWords, CloseWords []string
	// Offside is whether indentation alone tells what is in a block.
	Offside bool
	// Apart is the number of blank lines around a function at the margin; one
	// stands elsewhere.
	Apart int
}

// A Quote is a kind of string literal.
type Quote struct {
	Open, Close string
	// Raw is whether a backslash means itself, and Lines whether the string
	// may have several lines.
	Raw, Lines bool
}

// Named reports whether an extension is one of a language's. In a buffer without
// a name, an editor knows but the language.
func (l *Language) Named(extension string) bool {
	return extension == l.Extension || extension == "."+l.ID || l.Source != nil && contains(l.Source.Extensions, extension)
}
