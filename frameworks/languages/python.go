package languages

// Lexical analysis of Python: https://docs.python.org/3/reference/lexical_analysis.html
var Python = &Language{
	ID: "python", Title: "Python", Aliases: []string{"py", "python3"},
	Formatters: pythonFormatters,
	Module:     pythonModule, Serves: pythonServes,
	Target:  NoTarget,
	Editors: Editors{VSCode: []string{"python"}, Vim: []string{"python"}, Emacs: []string{"python-mode"}, Sublime: []string{"source.python"}, Zed: []string{"python"}},
	Lexis:   pythonLexis, Imports: pythonImports, Underscores: true,
	Requote: requote, Configurations: pythonConfigurations,
	Extension: ".py", Indent: "    ", Width: pythonWidth, Columns: pythonColumns,
	String: pythonString,
	Objects: &Notation{
		Open: "{", Close: "}", ListOpen: "[", ListClose: "]", Colon: ": ", Key: pythonString,
		Null: "None", True: "True", False: "False", Trailing: true, Inline: true,
	},
	Keywords: pythonKeywords,
	Builtins: []string{
		"abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes",
		"callable", "case", "chr", "classmethod", "cls", "compile", "complex", "delattr", "dict", "dir",
		"divmod", "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset", "getattr",
		"globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass",
		"iter", "len", "list", "locals", "map", "match", "max", "memoryview", "min", "next", "object",
		"oct", "open", "ord", "pow", "print", "property", "quit", "range", "repr", "reversed", "round",
		"self", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple",
		"type", "vars", "zip",
	},
}

var pythonKeywords = []string{
	"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
	"def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
	"is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
	"yield",
}

// black and ruff prefer the quotes that need fewer escapes, and hexadecimal
// digits in lower case.
var pythonEscape = escape{code: hexByTwo, either: true}

func pythonString(s string) (string, error) { return pythonEscape.literal(s), nil }

var pythonLexis = &Lexis{
	Extensions: []string{".pyi", ".pyw"},
	Comments:   []string{"#"}, Letters: "_", Prefixes: "rRbBfFuU",
	Quotes: []Quote{
		{Open: `"""`, Close: `"""`, Lines: true},
		{Open: `'''`, Close: `'''`, Lines: true},
		{Open: `"`, Close: `"`},
		{Open: `'`, Close: `'`},
	},
	Annotations: true, Constants: []string{"True", "False", "None", "NotImplemented", "Ellipsis"},
	Opens: []string{"{", "(", "[", ":"},
	Grammar: Grammar{
		ClassWords: []string{"class"}, ContinueWords: []string{"elif", "else", "except", "finally"}, Binders: []string{"async", "for"}, Values: true,
	},
	Offside: true, BlankLines: 2,
	DefinitionWords: []string{"async", "class", "def"},
	Function:        "def",
	Mains:           []string{"__name__"},
}
