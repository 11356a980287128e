package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Tokens divides a text into tokens, including comments; only white space lies
// between them. A parser would reject unfinished text or support only one
// version of the language. This scanner knows only strings, comments and
// brackets, and recovers from mistakes on the next line.
func Tokens(text string, language *languages.Language) []languages.Token {
	return scanned(text, language).tokens
}

// scan returns the tokens of a text without comments.
func scan(text string, language *languages.Language) []languages.Token {
	return scanned(text, language).code()
}

func scanned(text string, language *languages.Language) *scanner {
	s := &scanner{Lexis: language.Lexis, language: language, of: language, text: text, lost: -1}
	if s.Head != nil {
		tokens, end, body := s.Head(text)
		for _, t := range tokens {
			s.advance(t.Start - s.at)
			t.Line = s.line
			s.advance(t.End - t.Start)
			t.Last = s.line
			s.tokens = append(s.tokens, t)
		}
		s.advance(end - s.at)
		if body == nil {
			return s
		}
		s.Lexis, s.language = body.Lexis, body
	}
	for s.at < len(s.text) {
		s.next()
	}
	return s
}

type scanner struct {
	*languages.Lexis
	language *languages.Language
	of       *languages.Language // the language of the whole text, which may have a body in another
	text     string
	at       int
	line     int
	depth    int
	tokens   []languages.Token
	heredocs []string // the end markers of heredocs that begin on this line
	// annotation is the end of the last annotation. Before noRegexp, no slash
	// begins a regular expression.
	annotation, noRegexp int
	noCode               bool // whether some embedded code in a string isn't closed
	lost                 int  // the start of the first unclosed string or comment, or -1
	steps                int  // bytes and tokens examined, for tests of the running time
}

func (s *scanner) rest() string { return s.text[s.at:] }

// before returns the previous character, or a line break at the beginning.
func (s *scanner) before() rune {
	if s.at == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
	return r
}

func (s *scanner) code() []languages.Token {
	out := make([]languages.Token, 0, len(s.tokens))
	for _, t := range s.tokens {
		if t.Kind != languages.Comment {
			out = append(out, t)
		}
	}
	return out
}

func (s *scanner) next() {
	rest := s.rest()
	switch c := rest[0]; {
	case c == '\n' && len(s.heredocs) > 0:
		s.readHeredocs()
	case c == '\n' || c == ' ' || c == '\t' || c == '\r' || strings.HasPrefix(rest, "\\\n"):
		s.advance(1)
	case s.comment(), s.special(), s.quoted(0), s.regexp(), s.heredoc(), s.number(), s.word():
	default:
		s.mark()
	}
}

// advance skips bytes and counts their lines.
func (s *scanner) advance(length int) {
	s.line += strings.Count(s.text[s.at:s.at+length], "\n")
	s.at += length
	s.steps += length
}

// add adds a token for the next bytes.
func (s *scanner) add(t languages.Token, length int) {
	t.Start, t.Line, t.Depth = s.at, s.line, s.depth
	s.advance(length)
	t.End, t.Last = s.at, s.line
	s.tokens = append(s.tokens, t)
}

func (s *scanner) losesTrack() {
	if s.lost < 0 {
		s.lost = s.at
	}
}

func (s *scanner) comment() bool {
	rest := s.rest()
	if s.SpaceBeforeComment && !unicode.IsSpace(s.before()) {
		return false
	}
	for _, begin := range s.Comments {
		if strings.HasPrefix(rest, begin) {
			s.add(languages.Token{Kind: languages.Comment, Class: languages.CommentClass}, lineEnd(rest))
			return true
		}
	}
	begin, end := s.Block[0], s.Block[1]
	if begin == "" || !strings.HasPrefix(rest, begin) || s.BlockAtMargin && s.before() != '\n' {
		return false
	}
	length := len(rest)
	if i := strings.Index(rest[len(begin):], end); i >= 0 {
		length = len(begin) + i + len(end)
	} else {
		s.losesTrack()
	}
	s.add(languages.Token{Kind: languages.Comment, Class: languages.CommentClass}, length)
	return true
}

func (s *scanner) special() bool {
	if s.Special == nil {
		return false
	}
	length, t := s.Special(s.Lexis, s.text, s.at)
	if length > 0 {
		s.add(t, length)
	}
	return length > 0
}

// quoted reads a string after a prefix of the given number of bytes.
func (s *scanner) quoted(prefix int) bool {
	rest := s.rest()
	q, found := s.quote(rest[prefix:])
	if !found {
		return false
	}
	begin := prefix + len(q.Open)
	inner, whole := s.length(q, rest[begin:], 0)
	if inner == whole {
		s.losesTrack()
	}
	length := begin + whole
	t := languages.Token{Kind: languages.String, Class: languages.StringClass, Text: rest[begin : begin+inner]}
	switch after := rest[length:]; {
	case s.Labels && label(after):
		t.Class = languages.NameClass
		length++
	case s.Fields && strings.HasPrefix(strings.TrimLeft(after, " \t\r\n"), ":"):
		t.Class = languages.NameClass
	}
	s.add(t, length)
	return true
}

func (s *scanner) quote(text string) (languages.Quote, bool) {
	for _, q := range s.Quotes {
		if strings.HasPrefix(text, q.Open) {
			return q, true
		}
	}
	return languages.Quote{}, false
}

// label reports whether the text after a name is the colon of a label.
func label(after string) bool {
	return strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "::")
}

// length returns Quote.Length for a string that may contain embedded code.
// Within is the number of strings around it.
func (s *scanner) length(q languages.Quote, text string, within int) (inner, whole int) {
	if q.Code == "" || s.noCode {
		return q.Length(text)
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:], q.Close):
			return i, i + len(q.Close)
		case strings.HasPrefix(text[i:], q.Code):
			end := s.codeEnd(text, i+len(q.Code), within)
			if end < 0 { // not closed, so it is text from here on
				s.noCode = true
				s.steps += len(text)
				return q.Length(text)
			}
			i = end
		}
	}
	return len(text), len(text)
}

// codeEnd returns the index of the brace that closes embedded code, or -1.
func (s *scanner) codeEnd(text string, i, within int) int {
	for depth := 0; i < len(text) && within < input.EmbeddedStrings.Most; i++ {
		if q, found := s.quote(text[i:]); found {
			i += len(q.Open)
			inner, whole := s.length(q, text[i:], within+1)
			if inner == whole {
				return -1
			}
			i += whole - 1
			continue
		}
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// regexp reads a regular expression: /…/.
func (s *scanner) regexp() bool {
	rest := s.rest()
	if !s.Regexps || rest[0] != '/' || s.at < s.noRegexp || !s.operand() {
		return false
	}
	class, escaped := false, false
	i := 1
	for ; i < len(rest) && rest[i] != '\n' && rest[i] != '\r'; i++ {
		switch c := rest[i]; {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			s.add(languages.Token{Kind: languages.String, Class: languages.StringClass, Text: rest[1:i]}, i+1)
			return true
		}
	}
	s.steps += i
	s.noRegexp = s.at + i
	return false
}

// operand reports whether a value can begin here, so that a slash isn't a
// division.
func (s *scanner) operand() bool {
	for i := len(s.tokens) - 1; i >= 0; i-- {
		switch t := s.tokens[i]; t.Kind {
		case languages.Comment:
			s.steps++
			continue
		case languages.String, languages.Number:
			return false
		case languages.Word:
			switch t.Text {
			case "return", "typeof", "case", "in", "of", "if", "unless", "when", "and", "or", "not", "await", "yield":
				return true
			}
			return false
		default:
			return !t.Is(")") && !t.Is("]") && !t.Is("}")
		}
	}
	return true
}

// heredoc reads <<NAME, <<~NAME or <<-'NAME'; the text begins on the next line.
func (s *scanner) heredoc() bool {
	rest := s.rest()
	if !s.Heredocs || !strings.HasPrefix(rest, "<<") {
		return false
	}
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
	if quote && end < len(rest) && rest[end] == rest[i-1] {
		end++
	}
	s.add(languages.Token{Text: "<<"}, end)
	return true
}

// readHeredocs reads the texts of the heredocs after this line break as one
// string, including the lines that end them.
func (s *scanner) readHeredocs() {
	i := s.at + 1
	for _, end := range s.heredocs {
		ended := false
		for !ended && i < len(s.text) {
			length := lineEnd(s.text[i:])
			ended = strings.TrimSpace(s.text[i:i+length]) == end
			for i += length; i < len(s.text) && s.text[i] != '\n'; i++ {
			}
			i = min(i+1, len(s.text))
		}
		if !ended {
			s.losesTrack()
		}
	}
	s.heredocs = nil
	if i > s.at+1 && s.text[i-1] == '\n' {
		i-- // exclude the last line break
	}
	s.add(languages.Token{Kind: languages.String, Class: languages.StringClass, Text: s.text[s.at:i]}, i-s.at)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) number() bool {
	rest := s.rest()
	if s.Unquoted || !digit(rest[0]) && (rest[0] != '.' || len(rest) == 1 || !digit(rest[1])) {
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
	s.add(languages.Token{Kind: languages.Number, Class: languages.NumberClass, Text: rest[:n]}, n)
	return true
}

func (s *scanner) word() bool {
	rest := s.rest()
	n := s.Identifier(rest)
	if n == 0 {
		return false
	}
	// Prefixes are part of the string: r"", b'', f"".
	if s.Prefixes != "" && n <= 2 && strings.Trim(rest[:n], s.Prefixes) == "" && s.quoted(n) {
		return true
	}
	if n < len(rest) && strings.IndexByte(s.Suffixes, rest[n]) >= 0 && !strings.HasPrefix(rest[n+1:], "=") {
		n++
	}
	t := languages.Token{Kind: languages.Word, Text: rest[:n]}
	after := rest[n:]
	switch {
	case s.at < s.annotation:
		t.Class = languages.NameClass
	case s.Labels && label(after):
		t.Class = languages.NameClass
		n++
	case s.before() == '.' && !strings.HasSuffix(s.text[:s.at], ".."):
		// After a dot, a keyword is the name of a member.
	case s.Constant(t.Text):
		t.Class = languages.ConstantClass
	case s.language.Keyword(t.Text) || slices.Contains(s.SoftKeywords, t.Text):
		t.Class = languages.KeywordClass
	}
	if t.Class == languages.PlainClass && !s.Unquoted && (strings.HasPrefix(after, "(") || s.defined()) {
		t.Class = languages.FunctionClass
	}
	s.add(t, n)
	return true
}

// defined reports whether the previous word is the keyword that defines a
// function.
func (s *scanner) defined() bool {
	if s.Function == "" || len(s.tokens) == 0 {
		return false
	}
	last := s.tokens[len(s.tokens)-1]
	return last.Is(s.Function) && last.End == s.at-1 && s.before() == ' '
}

func (s *scanner) mark() {
	rest := s.rest()
	_, size := utf8.DecodeRuneInString(rest)
	t := languages.Token{Text: rest[:size]}
	switch {
	case s.at < s.annotation:
		t.Class = languages.NameClass
	case s.Annotations && rest[0] == '@' && strings.ContainsRune("\n\t (,", s.before()):
		n := 1
		for {
			n += s.Identifier(rest[n:])
			if n == len(rest) || rest[n] != '.' {
				break
			}
			n++
		}
		if n > 1 {
			t.Class = languages.NameClass
			s.annotation = s.at + n
		}
	}
	if strings.IndexByte(")]}", rest[0]) >= 0 && s.depth > 0 {
		s.depth--
	}
	s.add(t, size)
	if strings.IndexByte("([{", rest[0]) >= 0 {
		s.depth++
	}
}

// lineEnd returns the length of the first line, without its line ending.
func lineEnd(s string) int {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return i
	}
	return len(s)
}

// within returns, for each line, whether it begins inside a string.
func within(tokens []languages.Token, lines int) []bool {
	in := make([]bool, lines)
	for _, t := range tokens {
		if t.Kind == languages.String {
			for i := t.Line + 1; i <= t.Last && i < lines; i++ {
				in[i] = true
			}
		}
	}
	return in
}
