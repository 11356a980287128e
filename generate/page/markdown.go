package page

import (
	"bytes"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"snipgen/generate/status"
	"snipgen/templates"
)

// Markdown renders the page of a status as CommonMark 0.31. The status may not
// be on the site.
func (s *Site) Markdown(st *status.Status, locale string) ([]byte, error) {
	t := translate(locale)
	about, err := s.about(s.entry(st), t, true)
	if err != nil {
		return nil, err
	}
	source, err := templates.Page.ReadFile("page/status.md.tmpl")
	if err != nil {
		return nil, err
	}
	tmpl, err := template.New("status.md.tmpl").Option("missingkey=error").Funcs(markdown(t)).Parse(string(source))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := tmpl.Execute(&out, &view{Locale: locale, Class: class(st.Code), Status: about}); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func markdown(t *translator) template.FuncMap {
	return template.FuncMap{
		"t":     func(text string) string { return t.say(text) },
		"tf":    func(text string, args ...any) string { return t.say(text, args...) },
		"why":   t.explain,
		"text":  inline,
		"span":  span,
		"fence": fence,
		"link":  markdownLink,
	}
}

// inline escapes a text for a paragraph: characters with a special meaning
// (CommonMark, section 2.4) and those that would begin a block, since the text
// may be at the start of a line.
func inline(s string) string {
	s = oneLine(s)
	var b strings.Builder
	before := ' '
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case r == '_' && word(before) && word(after): // it doesn't begin or end emphasis (section 6.2)
		case strings.ContainsRune("\\`*_[]<>&|~", r),
			i == 0 && strings.ContainsRune("#+-=", r),
			(r == '.' || r == ')') && i > 0 && strings.Trim(s[:i], "0123456789") == "":
			b.WriteByte('\\')
		case r == '!' && strings.HasPrefix(s[i+1:], "["):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// span returns a text as a code span, with more backticks than any run of them
// in the text (CommonMark, section 6.1).
func span(s string) string {
	s = oneLine(s)
	if s == "" {
		return ""
	}
	ticks := strings.Repeat("`", longestRun(s)+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// fence returns code as a fenced block, with a fence longer than any run of
// backticks in it (CommonMark, section 4.5).
func fence(language, code string) string {
	ticks := strings.Repeat("`", max(3, longestRun(code)+1))
	return ticks + language + "\n" + strings.TrimSuffix(code, "\n") + "\n" + ticks
}

func markdownLink(text, address string) string {
	return "[" + inline(text) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A", "\r", "%0D").Replace(address) + ">)"
}

// oneLine returns a text on one line, with invisible characters made visible.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.TrimSpace(s))
}

func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
