package languages

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ruby's literals: https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html
var Ruby = &Language{
	ID: "ruby", Title: "Ruby", Aliases: []string{"rb"},
	Formatters: rubyFormatters,
	Module:     rubyModule,
	Target:     "rails",
	Editors:    Editors{VSCode: []string{"ruby"}, Vim: []string{"ruby"}, Emacs: []string{"ruby-mode"}, Sublime: []string{"source.ruby"}, Zed: []string{"ruby"}},
	Lexis:      rubyLexis, Underscores: true, Requote: rubyQuotes, Configurations: ruboCop,
	Extension: ".rb", Indent: "  ", Width: 120, Columns: utf8.RuneCountInString, NoCR: true,
	String: rubyString,
	Objects: &Notation{
		Open: "{", Close: "}", ListOpen: "[", ListClose: "]", Colon: " ", Key: rubyKey, Spaced: true, Inline: true,
		Null: "nil", True: "true", False: "false", Number: rubyNumber, Words: rubyWords, Fill: numeric,
	},
	Keywords: []string{
		"BEGIN", "END", "__ENCODING__", "__FILE__", "__LINE__", "__method__", "alias", "and", "begin",
		"break", "case", "class", "def", "defined?", "do", "else", "elsif", "end", "ensure", "false",
		"for", "if", "in", "module", "next", "nil", "not", "or", "redo", "rescue", "retry", "return",
		"self", "super", "then", "true", "undef", "unless", "until", "when", "while", "yield",
	},
	Builtins: []string{
		"abort", "at_exit", "autoload", "binding", "caller", "caller_locations", "catch", "clone",
		"define_singleton_method", "display", "dup", "enum_for", "eval", "exec", "exit", "extend", "fail",
		"fork", "format", "freeze", "gem", "gets", "global_variables", "hash", "initialize", "inspect",
		"instance_eval", "instance_exec", "instance_variable_get", "instance_variable_set",
		"instance_variables", "itself", "lambda", "load", "local_variables", "loop", "method",
		"method_missing", "methods", "object_id", "open", "p", "pp", "print", "printf", "private",
		"private_methods", "proc", "protected", "protected_methods", "public", "public_method",
		"public_methods", "public_send", "putc", "puts", "raise", "rand", "readline", "readlines",
		"require", "require_relative", "respond_to", "select", "send", "singleton_class",
		"singleton_method", "singleton_methods", "sleep", "spawn", "sprintf", "srand", "syscall", "system",
		"taint", "tap", "test", "then", "throw", "to_enum", "to_s", "trace_var", "trap", "trust",
		"untaint", "untrace_var", "untrust", "warn", "yield_self",
	},
}

var (
	rubyEscape        = escape{code: hexBraces}
	rubyInterpolation = strings.NewReplacer("#{", `\#{`, "#$", `\#$`, "#@", `\#@`)
)

// rubyString returns the literal that RuboCop prefers: single quotes, in which
// only a backslash is special, unless the text needs double quotes. It escapes
// "#" before an interpolation, and "%" if RuboCop would take the text for a
// format string and rewrite it.
func rubyString(s string) (string, error) {
	if !rubyPlain(s) {
		literal := rubyEscape.literal(s)
		if rubyFormats(s) {
			literal = strings.ReplaceAll(literal, "%", `\x25`)
		}
		return rubyInterpolation.Replace(literal), nil
	}
	return "'" + strings.ReplaceAll(s, `\`, `\\`) + "'", nil
}

// rubyPlain reports whether s can be in single quotes.
func rubyPlain(s string) bool {
	for _, r := range s {
		if r < ' ' || r == '\'' || r == 0x7F || r > 0x7F && !printable(r) {
			return false
		}
	}
	return !rubyInterpolates(s) && !rubyFormats(s)
}

func rubyInterpolates(s string) bool {
	return strings.Contains(s, "#{") || strings.Contains(s, "#$") || strings.Contains(s, "#@")
}

func rubyFormats(s string) bool {
	return strings.Contains(s, "%") && strings.ContainsAny(s, "{<")
}

// rubyKey returns a hash key: a symbol with its colon or, for a name that
// RuboCop rejects as a symbol because it ends in an underscore and digits, a
// string with its arrow.
func rubyKey(s string) (string, error) {
	if strings.HasSuffix(strings.TrimRight(s, "0123456789"), "_") && !strings.HasSuffix(s, "_") {
		literal, err := rubyString(s)
		return literal + " =>", err
	}
	if identifier(s, "") {
		return s + ":", nil
	}
	literal, err := rubyString(s)
	return literal + ":", err
}

// rubyNumber groups the digits of a number with five or more before the decimal
// point, as RuboCop does.
func rubyNumber(s string) string {
	first := len(s) - len(strings.TrimPrefix(s, "-"))
	point := strings.IndexByte(s+".", '.')
	if point-first < 5 {
		return s
	}
	for i := point - 3; i > first; i -= 3 {
		s = s[:i] + "_" + s[i:]
	}
	return s
}

// rubyWords implements Notation.Words in RuboCop's style: %w[one two], or
// %W[a\tb c] if a word has an escape.
func rubyWords(texts []string) (open string, words []string, ok bool) {
	if len(texts) < 2 {
		return "", nil, false
	}
	open = "%w["
	for _, s := range texts {
		if s == "" || strings.ContainsFunc(s, func(r rune) bool { return !rubyWord(r) }) {
			return "", nil, false
		}
		literal := rubyEscape.literal(s)
		word := literal[1 : len(literal)-1]
		if word != s {
			open = "%W["
		}
		words = append(words, word)
	}
	return open, words, true
}

func rubyWord(r rune) bool {
	return r == '-' || r == '\n' || r == '\t' ||
		unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic)
}

var rubyLexis = &Lexis{
	Comments: []string{"#"}, Block: [2]string{"=begin", "=end"}, BlockAtMargin: true, Letters: "_", Suffixes: "?!",
	Quotes: []Quote{
		{Open: `"`, Close: `"`, Lines: true, Code: "#{"},
		{Open: `'`, Close: `'`, Lines: true},
		{Open: "`", Close: "`", Lines: true, Code: "#{"},
	},
	Regexps: true, Heredocs: true, Labels: true, Constants: []string{"true", "false", "nil"}, Special: rubySymbol,
	Opens:      []string{"{", "(", "[", " do", "|"},
	OpenWords:  []string{"begin", "case", "class", "def", "else", "elsif", "ensure", "for", "if", "module", "rescue", "unless", "until", "when", "while"},
	BlankLines: 1,
	Grammar: Grammar{
		LineEnds: true, ContinueMarks: ".&)]}", ClassWords: []string{"class", "module"}, BaseWords: []string{"<"},
		WordBlocks:    []string{"begin", "case", "class", "def", "do", "for", "if", "module", "unless", "until", "while"},
		ModifierWords: []string{"if", "unless", "until", "while"}, LoopWords: []string{"for", "until", "while"}, EndWord: "end",
		Sections: []string{"private", "protected", "public"},
	},
	Function: "def",
}

// rubySymbol implements Lexis.Special for symbols, instance and class
// variables, and lists of words:
// https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html
func rubySymbol(l *Lexis, text string, at int) (int, Token) {
	rest := text[at:]
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	switch {
	case rest[0] == ':' && len(rest) > 1 && before != ':' && !unicode.IsLetter(before):
		if n := l.Identifier(rest[1:]); n > 0 {
			if n++; n < len(rest) && strings.IndexByte(l.Suffixes, rest[n]) >= 0 {
				n++
			}
			return n, Token{Kind: Word, Class: NameClass, Text: rest[1:n]}
		}
		if rest[1] == '"' || rest[1] == '\'' {
			inner, whole := Quote{Close: rest[1:2], Lines: true}.Length(rest[2:])
			return 2 + whole, Token{Kind: String, Class: NameClass, Text: rest[2 : 2+inner]}
		}
	case rest[0] == '@':
		n := len(rest) - len(strings.TrimLeft(rest, "@"))
		n += l.Identifier(rest[n:])
		return n, Token{Kind: Word, Class: NameClass, Text: rest[:n]}
	case rest[0] == '%' && (at == 0 || strings.ContainsRune(" \t\n([{,=", before)):
		if open, end, whole := rubyPercent(rest); whole > 0 {
			return whole, Token{Kind: String, Class: StringClass, Text: rest[open:end]}
		}
	}
	return 0, Token{}
}

// rubyPercent returns where the content of a literal with a percent sign, such
// as %w[a b], %(text) and %q{text}, begins and ends, and the length of the
// whole literal, all in bytes. Brackets may be nested. It returns 0 if there is
// no such literal.
func rubyPercent(text string) (open, end, whole int) {
	at := 1
	if at < len(text) && strings.IndexByte("qQwWiIxrs", text[at]) >= 0 {
		at++
	}
	if at >= len(text) {
		return 0, 0, 0
	}
	kind := strings.IndexByte("([{<", text[at])
	if kind < 0 {
		return 0, 0, 0
	}
	opens, closes := text[at], ")]}>"[kind]
	depth := 0
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case opens:
			depth++
		case closes:
			if depth--; depth == 0 {
				return at + 1, i, i + 1
			}
		}
	}
	return at + 1, len(text), len(text)
}

// ruboCop reads the rules in .rubocop.yml:
// https://docs.rubocop.org/rubocop/configuration.html. New Rails projects
// inherit those of rubocop-rails-omakase, and may change them:
// https://github.com/rails/rubocop-rails-omakase/blob/main/rubocop.yml
var ruboCop = []Configuration{{File: ".rubocop.yml", Rules: func(config map[string]any, _ func(any) bool) (Rules, bool) {
	_, omakase := section(config, "inherit_gem")["rubocop-rails-omakase"]
	wants := func(cop, style string) bool {
		rules, found := config[cop].(map[string]any)
		if enabled, said := rules["Enabled"].(bool); said && !enabled {
			return false
		}
		if enforced, said := rules["EnforcedStyle"]; found && said {
			return enforced == style
		}
		return omakase
	}
	rules := Rules{SpacedLists: wants("Layout/SpaceInsideArrayLiteralBrackets", "space")}
	if wants("Style/StringLiterals", "double_quotes") {
		rules.Quote = '"'
	}
	if length := section(config, "Layout/LineLength"); length["Enabled"] != false {
		rules.Width = LineWidth(length["Max"])
	}
	return rules, true
}}}

// rubyQuotes rewrites a literal in single quotes with double quotes, unless
// RuboCop leaves it alone because a character is special in those. The reverse
// isn't needed: snippets have single quotes wherever RuboCop allows them.
func rubyQuotes(literal string, prefer byte) string {
	closing := strings.LastIndexByte(literal, '\'')
	if prefer != '"' || closing < 1 || literal[0] != '\'' {
		return literal
	}
	text := literal[1:closing]
	for i := 0; i < len(text); i++ {
		escape := text[i] == '\\' && i+1 < len(text)
		if text[i] == '"' || escape && text[i+1] != '\'' && text[i+1] != '\\' || text[i] == '#' && i+1 < len(text) && strings.IndexByte("{$@", text[i+1]) >= 0 {
			return literal
		}
		if escape {
			i++
		}
	}
	return `"` + strings.ReplaceAll(text, `\'`, `'`) + `"` + literal[closing+1:]
}
