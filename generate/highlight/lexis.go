package highlight

import (
	"slices"
	"snipgen/frameworks/languages"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexis is how tokens look in a language. Its keywords are in package
// frameworks.
type lexis struct {
	id       string
	comments []string // what begins a comment that ends with its line
	blocks   bool     // whether /* */ is a comment
	quotes   []quote  // the strings, an opening before one that it begins with
	prefixes string   // letters that may stand before a string
	letters  string   // what identifiers may have besides letters
	define   string   // the keyword before a function's name
	// constants are words for values, and keywords are those besides the
	// language's reserved ones: names that a program could define anew and
	// does not.
	constants, keywords []string
	// named is whether a string before a colon is a field's name.
	named bool
	ruby  bool // labels, and names that end in ? or !
	shell bool // comments only at the beginning of a word, and no calls
	// special takes a token that only this language has, if there is one.
	special  func(*scanner) bool
	language *languages.Language
}

// A quote is a form of strings.
type quote struct {
	open, close string
	escape      bool // whether a backslash takes the next character with it
	doubled     bool // whether the end twice is one in the string
	lines       bool // whether it may go on over lines
}

// find returns the lexis of the language with this ID, or nil.
func find(id string) *lexis {
	var l *lexis
	single := quote{open: "'", close: "'", escape: true}
	double := quote{open: `"`, close: `"`, escape: true}
	switch id {
	case "csharp":
		l = &lexis{
			comments: []string{"//", "#"}, blocks: true, letters: "_@", constants: []string{"true", "false", "null"},
			keywords: []string{"async", "await", "dynamic", "nint", "nuint", "record", "required", "var", "when", "where", "yield"},
			quotes: []quote{
				{open: `"""`, close: `"""`, lines: true},
				{open: `@"`, close: `"`, doubled: true, lines: true},
				{open: `$@"`, close: `"`, doubled: true, lines: true},
				{open: `$"`, close: `"`, escape: true},
				double, single,
			},
		}
	case "go":
		l = &lexis{
			comments: []string{"//"}, blocks: true, letters: "_", define: "func",
			constants: []string{"true", "false", "nil", "iota"},
			keywords: []string{
				"any", "bool", "byte", "comparable", "complex128", "complex64", "error", "float32", "float64", "int", "int16",
				"int32", "int64", "int8", "rune", "string", "uint", "uint16", "uint32", "uint64", "uint8", "uintptr",
			},
			quotes: []quote{double, single, {open: "`", close: "`", lines: true}},
		}
	case "http":
		l = &lexis{special: message}
	case "java":
		l = &lexis{
			comments: []string{"//"}, blocks: true, letters: "_$", constants: []string{"true", "false", "null"},
			quotes:  []quote{{open: `"""`, close: `"""`, escape: true, lines: true}, double, single},
			special: annotation,
		}
	case "javascript":
		l = &lexis{
			comments: []string{"//"}, blocks: true, letters: "_$#", define: "function", keywords: []string{"async"},
			constants: []string{"true", "false", "null", "undefined", "NaN", "Infinity"},
			quotes:    []quote{double, single, {open: "`", close: "`", escape: true, lines: true}},
		}
	case "json":
		l = &lexis{quotes: []quote{double}, named: true, constants: []string{"true", "false", "null"}}
	case "python":
		l = &lexis{
			comments: []string{"#"}, letters: "_", define: "def", prefixes: "rRbBfFuU",
			constants: []string{"True", "False", "None", "NotImplemented", "Ellipsis"},
			quotes: []quote{
				{open: `"""`, close: `"""`, escape: true, lines: true},
				{open: `'''`, close: `'''`, escape: true, lines: true},
				double, single,
			},
			special: annotation,
		}
	case "ruby":
		l = &lexis{
			comments: []string{"#"}, letters: "_", define: "def", ruby: true, constants: []string{"true", "false", "nil"},
			quotes: []quote{
				{open: `"`, close: `"`, escape: true, lines: true},
				{open: "'", close: "'", escape: true, lines: true},
				{open: "`", close: "`", escape: true, lines: true},
			},
			special: symbol,
		}
	case "shell":
		l = &lexis{
			comments: []string{"#"}, letters: "_", shell: true,
			quotes: []quote{
				{open: "$'", close: "'", escape: true, lines: true},
				{open: "'", close: "'", lines: true},
				{open: `"`, close: `"`, escape: true, lines: true},
			},
			special: shellWord,
		}
	default:
		return nil
	}
	l.id = id
	for _, language := range languages.All {
		if language.ID == id {
			l.language = language
		}
	}
	return l
}

func (l *lexis) constant(word string) bool { return slices.Contains(l.constants, word) }

func (l *lexis) keyword(word string) bool {
	return l.language.Keyword(word) || slices.Contains(l.keywords, word)
}

// annotation takes Python's decorator or Java's annotation.
func annotation(s *scanner) bool {
	rest := s.rest()
	if rest[0] != '@' || !strings.ContainsRune("\n\t (,", s.before()) {
		return false
	}
	n := 1
	for {
		n += s.identifier(rest[n:])
		if n == len(rest) || rest[n] != '.' {
			break
		}
		n++
	}
	if n == 1 {
		return false
	}
	s.take(Name, n)
	return true
}

// symbol takes Ruby's symbols, variables of objects, labels in quotes and
// lists of words.
func symbol(s *scanner) bool {
	rest := s.rest()
	outside := !unicode.IsLetter(s.before()) && s.before() != ':'
	switch {
	case rest[0] == ':' && outside && len(rest) > 1:
		if n := s.identifier(rest[1:]); n > 0 {
			if n++; n < len(rest) && (rest[n] == '?' || rest[n] == '!') {
				n++
			}
			s.take(Name, n)
			return true
		}
		if rest[1] == '"' || rest[1] == '\'' {
			s.take(Name, 2+quote{close: rest[1:2], escape: true, lines: true}.length(rest[2:]))
			return true
		}
	case rest[0] == '@':
		n := len(rest) - len(strings.TrimLeft(rest, "@"))
		s.take(Name, n+s.identifier(rest[n:]))
		return true
	case rest[0] == '"' || rest[0] == '\'':
		n := 1 + quote{close: rest[:1], escape: true, lines: true}.length(rest[1:])
		if strings.HasPrefix(rest[n:], ":") && !strings.HasPrefix(rest[n:], "::") {
			s.take(Name, n+1)
			return true
		}
	case strings.HasPrefix(rest, "%w[") || strings.HasPrefix(rest, "%W[") || strings.HasPrefix(rest, "%i["):
		s.take(String, 3+quote{close: "]", escape: true, lines: true}.length(rest[3:]))
		return true
	}
	return false
}

// shellWord takes a variable or an option, and what is between them and is
// neither a string nor a comment.
func shellWord(s *scanner) bool {
	rest := s.rest()
	switch {
	case rest[0] == '\\' && len(rest) > 1:
		_, size := utf8.DecodeRuneInString(rest[1:])
		s.take(Plain, 1+size)
	case strings.HasPrefix(rest, "${"):
		s.take(Name, until(rest, "}"))
	case rest[0] == '$' && len(rest) > 1 && s.identifier(rest[1:]) > 0:
		s.take(Name, 1+s.identifier(rest[1:]))
	case rest[0] == '-' && unicode.IsSpace(s.before()):
		n := 0
		for n < len(rest) && (rest[n] == '-' || digit(rest[n]) || s.identifier(rest[n:]) > 0) {
			n += max(1, s.identifier(rest[n:]))
		}
		s.take(Name, n)
	case !unicode.IsSpace(s.before()) && (digit(rest[0]) || rest[0] == '.' || s.identifier(rest) > 0):
		// Within a word a number is none.
		s.take(Plain, max(1, s.identifier(rest)))
	default:
		return false
	}
	return true
}
