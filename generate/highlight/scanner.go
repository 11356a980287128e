package highlight

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner divides code into tokens.
type scanner struct {
	*lexis
	code   string
	at     int // what is before is in tokens
	tokens []Token
}

// rest is what is not in tokens yet.
func (s *scanner) rest() string { return s.code[s.at:] }

// take makes a token of the next n bytes, or more of the last token.
func (s *scanner) take(c Class, n int) {
	if n == 0 {
		return
	}
	begin := s.at
	s.at += n
	if last := len(s.tokens) - 1; last >= 0 && s.tokens[last].Class == c {
		s.tokens[last].Text = s.code[begin-len(s.tokens[last].Text) : s.at]
		return
	}
	s.tokens = append(s.tokens, Token{c, s.code[begin:s.at]})
}

// before returns the character before the rest; at the beginning it is a line
// break.
func (s *scanner) before() rune {
	if s.at == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(s.code[:s.at])
	return r
}

func (s *scanner) scan() {
	for s.at < len(s.code) {
		if s.special != nil && s.special(s) || s.comment() || s.text() || s.number() || s.word() {
			continue
		}
		_, size := utf8.DecodeRuneInString(s.rest())
		s.take(Plain, size)
	}
}

func (s *scanner) comment() bool {
	rest := s.rest()
	for _, begin := range s.comments {
		if strings.HasPrefix(rest, begin) && (!s.shell || unicode.IsSpace(s.before())) {
			s.take(Comment, line(rest))
			return true
		}
	}
	if s.blocks && strings.HasPrefix(rest, "/*") {
		s.take(Comment, len("/*")+until(rest[len("/*"):], "*/"))
		return true
	}
	return false
}

// line returns the length of the line that s begins with, without its end.
func line(s string) int {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return i
	}
	return len(s)
}

// until returns the length of s up to and with the text end, or of all of it.
func until(s, end string) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + len(end)
	}
	return len(s)
}

// text takes a string.
func (s *scanner) text() bool {
	rest := s.rest()
	for _, q := range s.quotes {
		if strings.HasPrefix(rest, q.open) {
			n := len(q.open) + q.length(rest[len(q.open):])
			class := String
			if s.named && strings.HasPrefix(strings.TrimLeft(rest[n:], " \t\r\n"), ":") {
				class = Name
			}
			s.take(class, n)
			return true
		}
	}
	return false
}

// length returns the length of what is in a string and its end. One that may
// not go on over lines, and is not closed, ends with its line.
func (q quote) length(s string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case q.escape && s[i] == '\\':
			if i++; strings.HasPrefix(s[min(i, len(s)):], "\r\n") {
				i++
			}
		case strings.HasPrefix(s[i:], q.close):
			end := i + len(q.close)
			if !q.doubled || !strings.HasPrefix(s[end:], q.close) {
				return end
			}
			i++
		case !q.lines && (s[i] == '\n' || s[i] == '\r'):
			return i
		}
	}
	return len(s)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) number() bool {
	rest := s.rest()
	if s.shell { // where all words are text, addresses among them
		return false
	}
	if !digit(rest[0]) && (rest[0] != '.' || len(rest) == 1 || !digit(rest[1])) {
		return false
	}
	hexadecimal := strings.HasPrefix(rest, "0x") || strings.HasPrefix(rest, "0X")
	n := 1
	for ; n < len(rest); n++ {
		c := rest[n]
		switch {
		case digit(c) || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z':
			continue
		case c == '.' && n+1 < len(rest) && digit(rest[n+1]): // not a range or a call
			continue
		case (c == '+' || c == '-') && !hexadecimal && rest[n-1]|0x20 == 'e':
			continue
		}
		break
	}
	s.take(Number, n)
	return true
}

// identifier returns the length of the identifier that text begins with.
func (l *lexis) identifier(text string) int {
	for i, r := range text {
		if unicode.IsLetter(r) || strings.ContainsRune(l.letters, r) || i > 0 && (unicode.IsDigit(r) || unicode.IsMark(r)) {
			continue
		}
		return i
	}
	return len(text)
}

func (s *scanner) word() bool {
	rest := s.rest()
	n := s.identifier(rest)
	if n == 0 {
		return false
	}
	for _, q := range s.quotes {
		// Letters before a string belong to it: r"", b'', f"".
		if n <= 2 && strings.HasPrefix(rest[n:], q.open) && s.prefixes != "" && strings.Trim(rest[:n], s.prefixes) == "" {
			n += len(q.open)
			s.take(String, n+q.length(rest[n:]))
			return true
		}
	}
	if s.ruby && n < len(rest) && (rest[n] == '?' || rest[n] == '!') && !strings.HasPrefix(rest[n+1:], "=") {
		n++
	}
	word, next := rest[:n], rest[n:]
	class := Plain
	switch {
	case s.ruby && strings.HasPrefix(next, ":") && !strings.HasPrefix(next, "::"):
		class = Name
		n++
	case s.before() == '.' && !strings.HasSuffix(s.code[:s.at], ".."):
		// A keyword behind a dot is a member's name.
	case s.constant(word):
		class = Constant
	case s.keyword(word):
		class = Keyword
	}
	if class == Plain && !s.shell && (strings.HasPrefix(next, "(") || s.defined()) {
		class = Function
	}
	s.take(class, n)
	return true
}

// defined reports whether the last word is the keyword that defines a function.
func (s *scanner) defined() bool {
	if s.define == "" {
		return false
	}
	text, found := strings.CutSuffix(s.code[:s.at], s.define+" ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return found && (text == "" || unicode.IsSpace(r))
}
