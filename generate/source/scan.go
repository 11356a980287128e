package source

import (
	"snipgen/frameworks/languages"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a name, a number, a string or a single character of a source
// file. Comments and space are none.
type token struct {
	kind       kind
	text       string // a string's is what stands between the quotes
	start, end int    // bytes of the file
	line, last int    // the lines on which it begins and ends, from 0
	depth      int    // of the brackets around it; those themselves are outside
}

type kind byte

const (
	name kind = iota
	str
	mark // any other character
)

func (t token) is(s string) bool { return t.kind != str && t.text == s }

// scan splits a source file into tokens. A parser would refuse a file in
// which somebody is writing, or know one version of the language only; so this
// knows where strings and comments are, and is right again at the next line
// where it was not.
func scan(source string, language *languages.Language) []token {
	facts := language.Source
	if facts == nil {
		return nil
	}
	s := scanner{Source: facts, text: source}
	for s.at < len(s.text) {
		s.next()
	}
	return s.tokens
}

type scanner struct {
	*languages.Source
	text     string
	at       int
	line     int
	depth    int
	tokens   []token
	heredocs []string // the names that end those which begin on this line
}

func (s *scanner) next() {
	rest := s.text[s.at:]
	c := rest[0]
	switch {
	case c == '\n' && len(s.heredocs) > 0:
		s.skipHeredocs()
		return
	case c == '\n':
		s.at++
		s.line++
		return
	case c == ' ' || c == '\t' || c == '\r' || strings.HasPrefix(rest, "\\\n"):
		s.at++
		return
	}
	for _, begin := range s.Comments {
		if strings.HasPrefix(rest, begin) {
			s.at += lineEnd(rest)
			return
		}
	}
	// Ruby's block stands at the margin.
	if begin, end := s.Block[0], s.Block[1]; begin != "" && strings.HasPrefix(rest, begin) &&
		(begin[0] != '=' || s.at == 0 || s.text[s.at-1] == '\n') {
		length := strings.Index(rest[len(begin):], end)
		if length < 0 {
			length = len(rest) - len(begin) - len(end)
		}
		s.advance(len(begin) + length + len(end))
		return
	}
	for _, q := range s.Quotes {
		if strings.HasPrefix(rest, q.Open) {
			s.quoted(rest, q)
			return
		}
	}
	if s.Regexps && c == '/' && s.operand() {
		if end := regexpEnd(rest); end > 0 {
			s.add(str, rest[1:end-1], end)
			return
		}
	}
	if s.Heredocs && strings.HasPrefix(rest, "<<") && s.heredoc(rest) {
		return
	}
	r, size := utf8.DecodeRuneInString(rest)
	if r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r) {
		end := strings.IndexFunc(rest, func(r rune) bool {
			return r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
		})
		if end < 0 {
			end = len(rest)
		}
		s.add(name, rest[:end], end)
		return
	}
	if strings.IndexByte(")]}", c) >= 0 && s.depth > 0 {
		s.depth--
	}
	s.add(mark, rest[:size], size)
	if strings.IndexByte("([{", c) >= 0 {
		s.depth++
	}
}

// advance passes over bytes and counts the lines in them.
func (s *scanner) advance(length int) {
	length = min(max(length, 1), len(s.text)-s.at)
	s.line += strings.Count(s.text[s.at:s.at+length], "\n")
	s.at += length
}

func (s *scanner) add(k kind, text string, length int) {
	t := token{kind: k, text: text, start: s.at, line: s.line, depth: s.depth}
	s.advance(length)
	t.end, t.last = s.at, s.line
	s.tokens = append(s.tokens, t)
}

// quoted reads a string. One without an end goes on to the end of its line or,
// where strings have several lines, of the file.
func (s *scanner) quoted(rest string, q languages.Quote) {
	i := len(q.Open)
	for i < len(rest) {
		switch {
		case rest[i] == '\\' && !q.Raw:
			i++
		case strings.HasPrefix(rest[i:], q.Close):
			s.add(str, rest[len(q.Open):i], i+len(q.Close))
			return
		case rest[i] == '\n' && !q.Lines:
			s.add(str, rest[len(q.Open):i], i)
			return
		}
		i++
	}
	s.add(str, rest[len(q.Open):], len(rest))
}

// operand reports whether a value can begin here, so that a slash is no
// division.
func (s *scanner) operand() bool {
	if len(s.tokens) == 0 {
		return true
	}
	last := s.tokens[len(s.tokens)-1]
	switch {
	case last.kind == str || last.is(")") || last.is("]") || last.is("}"):
		return false
	case last.kind == name:
		switch last.text {
		case "return", "typeof", "case", "in", "of", "if", "unless", "when", "and", "or", "not", "await", "yield":
			return true
		}
		return false
	}
	return true
}

// regexpEnd returns the length of a literal /…/, or 0 where the line has no
// end of one.
func regexpEnd(rest string) int {
	class := false
	for i, end := 1, lineEnd(rest); i < end; i++ {
		switch rest[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1
			}
		}
	}
	return 0
}

// heredoc reads <<NAME, <<~NAME or <<-'NAME', whose text begins on the next
// line.
func (s *scanner) heredoc(rest string) bool {
	i := 2
	if i < len(rest) && (rest[i] == '~' || rest[i] == '-') {
		i++
	}
	quote := i < len(rest) && (rest[i] == '\'' || rest[i] == '"')
	if quote {
		i++
	}
	end := i
	for end < len(rest) && (rest[end] == '_' || rest[end] >= 'A' && rest[end] <= 'Z' ||
		end > i && rest[end] >= '0' && rest[end] <= '9') {
		end++
	}
	if end == i {
		return false
	}
	s.heredocs = append(s.heredocs, rest[i:end])
	if quote {
		end++
	}
	s.add(mark, "<<", end)
	return true
}

// skipHeredocs reads the texts that begin behind this line break. They are
// strings, the lines that end them included.
func (s *scanner) skipHeredocs() {
	i := s.at + 1
	for _, end := range s.heredocs {
		for ended := false; !ended && i < len(s.text); {
			length := lineEnd(s.text[i:])
			ended = strings.TrimSpace(s.text[i:i+length]) == end
			i = min(i+length+1, len(s.text))
		}
	}
	s.heredocs = nil
	if i > s.at+1 && s.text[i-1] == '\n' {
		i-- // the break of the last line is not the string's
	}
	s.add(str, s.text[s.at:i], i-s.at)
}

// lineEnd returns the length of the first line.
func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// within marks the lines that begin inside of a string.
func within(tokens []token, lines int) []bool {
	in := make([]bool, lines)
	for _, t := range tokens {
		if t.kind == str {
			for i := t.line + 1; i <= t.last && i < lines; i++ {
				in[i] = true
			}
		}
	}
	return in
}
