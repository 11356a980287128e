package highlight

import "strings"

// message takes an HTTP message: https://www.rfc-editor.org/rfc/rfc9112#section-2.1
// Its body is JSON where the head says so.
func message(s *scanner) bool {
	json := false
	for {
		n := line(s.rest())
		text := s.rest()[:n]
		switch {
		case text == "" || s.head(text):
		default:
			name, value, _ := strings.Cut(text, ":")
			s.take(Name, len(name))
			json = json || strings.EqualFold(name, "Content-Type") && strings.Contains(strings.ToLower(value), "json")
			s.take(Plain, n-len(name))
		}
		rest := s.rest()
		s.take(Plain, len(rest)-len(strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n")))
		// An interim response is followed by another.
		if s.rest() == "" || text == "" && !strings.HasPrefix(s.rest(), "HTTP/") {
			break
		}
	}
	if json {
		s.lexis = find("json")
		s.scan()
	}
	s.take(Plain, len(s.rest()))
	return true
}

// head takes a line that begins a message.
func (s *scanner) head(text string) bool {
	first, second, _ := strings.Cut(text, " ")
	if strings.HasPrefix(first, "HTTP/") {
		code, _, _ := strings.Cut(second, " ")
		s.take(Keyword, len(first))
		s.take(Plain, min(1, len(text)-len(first)))
		s.take(Number, len(code))
		s.take(Plain, len(second)-len(code))
		return true
	}
	if target, version, found := cutLast(second, " "); found && strings.HasPrefix(version, "HTTP/") {
		s.take(Keyword, len(first))
		s.take(Plain, 1+len(target)+1)
		s.take(Keyword, len(version))
		return true
	}
	return false
}

func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}
