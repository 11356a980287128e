package languages

import "strings"

// The Go Programming Language Specification: https://go.dev/ref/spec#String_literals
var Go = &Language{
	ID: "go", Title: "Go", Aliases: []string{"golang"},
	Formatters: golangFormatters,
	Module:     golangModule, Serves: golangServes,
	Target:  "nethttp",
	Editors: Editors{VSCode: []string{"go"}, Vim: []string{"go"}, Emacs: []string{"go-mode"}, Sublime: []string{"source.go"}, Zed: []string{"go"}},
	Lexis:   goLexis, Imports: goImports, Extension: ".go", Indent: "\t", Tabs: true, NoCR: true,
	String: goString,
	Objects: &Notation{
		Open: "map[string]any{", Close: "}", ListOpen: "[]any{", TextsOpen: "[]string{", ListClose: "}", Colon: ": ", Key: goString,
		Null: "nil", True: "true", False: "false", Trailing: true, Align: true, Brief: 60,
	},
	Keywords: []string{
		"break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for",
		"func", "go", "goto", "if", "import", "interface", "map", "package", "range", "return", "select",
		"struct", "switch", "type", "var",
	},
	Builtins: []string{
		"any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex", "complex128",
		"complex64", "copy", "delete", "error", "false", "float32", "float64", "imag", "init", "int",
		"int16", "int32", "int64", "int8", "iota", "len", "main", "make", "max", "min", "new", "nil",
		"panic", "print", "println", "real", "recover", "rune", "string", "true", "uint", "uint16",
		"uint32", "uint64", "uint8", "uintptr",
	},
}

var goEscape = escape{code: hexByTwo}

// goString returns a raw literal if an interpreted one would need backslashes
// only for quotes and backslashes.
func goString(s string) (string, error) {
	raw := func(r rune) bool { return r != '`' && (r >= ' ' && r <= '~' || r > '~' && printable(r)) }
	if strings.ContainsAny(s, `"\\`) && !strings.ContainsFunc(s, func(r rune) bool { return !raw(r) }) {
		return "`" + s + "`", nil
	}
	return goEscape.literal(s), nil
}

var goLexis = &Lexis{
	Comments: []string{"//"}, Block: [2]string{"/*", "*/"}, Letters: "_",
	Quotes: []Quote{
		{Open: `"`, Close: `"`},
		{Open: "`", Close: "`", Raw: true, Lines: true},
		{Open: `'`, Close: `'`},
	},
	Constants: []string{"true", "false", "nil", "iota"},
	SoftKeywords: []string{
		"any", "bool", "byte", "comparable", "complex128", "complex64", "error", "float32", "float64", "int", "int16",
		"int32", "int64", "int8", "rune", "string", "uint", "uint16", "uint32", "uint64", "uint8", "uintptr",
	},
	Opens: []string{"{", "(", "["}, BlankLines: 1,
	Grammar: Grammar{
		LineEnds: true, ContinueMarks: ")]}", DataWords: []string{"interface", "struct"},
		ControlWords: []string{"else", "for", "if", "select", "switch"},
		Values:       true, Declarators: []string{"const", "type", "var"}, TypesLast: true, BlockScopes: true,
	},
	Function: "func", PackageClause: "package",
}
