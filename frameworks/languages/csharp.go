package languages

import "errors"

var errMember = errors.New("a member of an anonymous type must be a lower-case letter or an underscore, then letters, digits and underscores")

// The C# specification, lexical structure:
// https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure
var CSharp = &Language{
	ID: "csharp", Title: "C#", Aliases: []string{"cs", "c-sharp"},
	Formatters: csharpFormatters,
	Module:     csharpModule,
	Target:     "aspnetcore",
	Editors:    Editors{VSCode: []string{"csharp"}, Vim: []string{"cs"}, Emacs: []string{"csharp-mode"}, Sublime: []string{"source.cs"}, Zed: []string{"csharp"}},
	Lexis:      csharpLexis, Imports: csharpImports, Extension: ".cs", Indent: "    ", Width: 100, Columns: Columns,
	String: csharpString,
	Objects: &Notation{
		Open: "new {", Close: "}", ListOpen: "new object?[] {", TextsOpen: "new[] {", ListClose: "}", Colon: " = ",
		Key: csharpMember, Bare: csharpBare,
		Null: "null", NullField: "(object?)null", True: "true", False: "false", Trailing: true, Spaced: true, Inline: true, Allman: true,
	},
	Loose: &Notation{
		Open: "new Dictionary<string, object?> {", Close: "}", ListOpen: "new object?[] {", TextsOpen: "new[] {", ListClose: "}", Colon: " = ",
		Key:  csharpIndex,
		Null: "null", True: "true", False: "false", Trailing: true, Spaced: true, Inline: true, Allman: true,
	},
	Keywords: csharpKeywords,
	Builtins: []string{
		"Equals", "Finalize", "GetHashCode", "GetType", "Main", "MemberwiseClone", "Program",
		"ReferenceEquals", "ToString", "add", "alias", "allows", "and", "args", "ascending", "async",
		"await", "by", "descending", "dynamic", "equals", "extension", "field", "file", "from", "get",
		"global", "group", "init", "into", "join", "let", "managed", "nameof", "nint", "not", "notnull",
		"nuint", "on", "or", "orderby", "partial", "record", "remove", "required", "scoped", "select",
		"set", "unmanaged", "value", "var", "when", "where", "with", "yield",
	},
}

// \xX isn't used, because it takes one to four digits, so a following digit
// could join it.
var csharpEscape = escape{code: hexByFour}

func csharpString(s string) (string, error) { return csharpEscape.literal(s), nil }

// csharpBare reports whether a property of an anonymous type can have this
// name. The JSON serializer's default policy makes the first letter lower case,
// so a name that begins with a capital must be a dictionary key.
func csharpBare(s string) bool {
	return identifier(s, "") && (s[0] < 'A' || s[0] > 'Z')
}

func csharpMember(s string) (string, error) {
	if !csharpBare(s) {
		return "", errMember
	}
	if contains(csharpKeywords, s) {
		return "@" + s, nil
	}
	return s, nil
}

func csharpIndex(s string) (string, error) { return "[" + csharpEscape.literal(s) + "]", nil }

var csharpKeywords = []string{
	"abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class",
	"const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event",
	"explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
	"implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
	"object", "operator", "out", "override", "params", "private", "protected", "public", "readonly",
	"ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
	"switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe",
	"ushort", "using", "virtual", "void", "volatile", "while",
}

var csharpLexis = &Lexis{
	Comments: []string{"//", "#"}, Block: [2]string{"/*", "*/"}, Docs: []string{"///", "/**"}, Letters: "_@",
	Quotes: []Quote{
		{Open: `$$"""`, Close: `"""`, Raw: true, Lines: true},
		{Open: `$"""`, Close: `"""`, Raw: true, Lines: true},
		{Open: `"""`, Close: `"""`, Raw: true, Lines: true},
		{Open: `@"`, Close: `"`, Raw: true, Doubled: true, Lines: true},
		{Open: `@$"`, Close: `"`, Raw: true, Doubled: true, Lines: true},
		{Open: `$@"`, Close: `"`, Raw: true, Doubled: true, Lines: true},
		{Open: `$"`, Close: `"`},
		{Open: `"`, Close: `"`},
		{Open: `'`, Close: `'`},
	},
	Constants: []string{"true", "false", "null"},
	SoftKeywords: []string{
		"async", "await", "dynamic", "nint", "nuint", "record", "required", "var", "when", "where", "yield",
	},
	Opens: []string{"{", "(", "["}, BlankLines: 1,
	Conditional: [2]string{"#if", "#endif"},
	Grammar: Grammar{
		ClassWords: []string{"class", "record", "struct", "namespace"}, DataWords: []string{"enum", "interface"},
		ControlWords:  []string{"catch", "checked", "do", "else", "finally", "fixed", "for", "foreach", "if", "lock", "switch", "try", "unchecked", "unsafe", "using", "while"},
		ContinueWords: []string{"catch", "else", "finally"},
		Methods:       true, Arrows: []string{"=>"}, Values: true, BaseWords: []string{":"}, TypesFirst: true, Undeclaring: []string{"assert", "break", "case", "continue", "default", "goto", "import", "namespace", "package", "return", "throw", "using", "yield"}, Reachable: true, BlockScopes: true,
	},
}
