package languages

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The POSIX shell: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
var Shell = &Language{
	ID: "shell", Title: "Shell", Aliases: []string{"sh", "bash", "zsh"},
	Target:  "curl",
	Editors: Editors{VSCode: []string{"shellscript"}, Vim: []string{"sh"}, Emacs: []string{"sh-mode"}, Sublime: []string{"source.shell"}, Zed: []string{"shell script"}},
	Lexis:   shellLexis, Extension: ".sh", Indent: "\t",
	String: shellString,
}

// shellString returns a word. In single quotes, every character except the
// single quote is literal, including line breaks and controls.
func shellString(s string) (string, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return "", errNUL
	}
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+:,./-") == "" {
		return s, nil
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'", nil
}

var shellLexis = &Lexis{
	Extensions: []string{".bash", ".zsh"},
	Comments:   []string{"#"}, SpaceBeforeComment: true, Letters: "_",
	Quotes: []Quote{
		{Open: "$'", Close: "'", Lines: true},
		{Open: `"`, Close: `"`, Lines: true},
		{Open: `'`, Close: `'`, Raw: true, Lines: true},
	},
	Heredocs: true, Unquoted: true, Special: shellWord,
	Opens:      []string{"{", "(", " do", " then"},
	BlankLines: 1,
}

// shellWord implements Lexis.Special for variables, options and other parts of
// words except strings and comments.
func shellWord(l *Lexis, text string, at int) (int, Token) {
	rest := text[at:]
	before := '\n'
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(text[:at])
	}
	word := func(n int, class Class) (int, Token) {
		return n, Token{Kind: Word, Class: class, Text: rest[:n]}
	}
	switch {
	case rest[0] == '\\' && len(rest) > 1:
		_, size := utf8.DecodeRuneInString(rest[1:])
		return 1 + size, Token{Text: rest[:1+size]}
	case strings.HasPrefix(rest, "${"):
		if end := strings.IndexByte(rest, '}'); end >= 0 {
			return word(end+1, NameClass)
		}
		return word(len(rest), NameClass)
	case rest[0] == '$' && len(rest) > 1 && l.Identifier(rest[1:]) > 0:
		return word(1+l.Identifier(rest[1:]), NameClass)
	case rest[0] == '-' && unicode.IsSpace(before):
		n := 0
		for n < len(rest) && (rest[n] == '-' || '0' <= rest[n] && rest[n] <= '9' || l.Identifier(rest[n:]) > 0) {
			n += max(1, l.Identifier(rest[n:]))
		}
		return word(n, NameClass)
	case !unicode.IsSpace(before) && ('0' <= rest[0] && rest[0] <= '9' || rest[0] == '.' || l.Identifier(rest) > 0):
		return word(max(1, l.Identifier(rest)), PlainClass)
	}
	return 0, Token{}
}
