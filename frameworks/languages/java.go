package languages

import "slices"

// The Java Language Specification: https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.10.5
//
// Java has no expression for an object with ordered fields, so objects are
// instances of records.
var Java = &Language{
	ID: "java", Title: "Java",
	Formatters: javaFormatters,
	Module:     javaModule, Serves: javaServes, PackageRoot: "src/main/",
	Target:  "spring-boot",
	Editors: Editors{VSCode: []string{"java"}, Vim: []string{"java"}, Emacs: []string{"java-mode"}, Sublime: []string{"source.java"}, Zed: []string{"java"}},
	Lexis:   javaLexis, Imports: javaImports, Needed: javaNeeded, Extension: ".java", Indent: "  ", Width: 100, Columns: Columns, NoBOM: true,
	String: javaString,
	Objects: &Notation{
		Open: "new %s(", Close: ")", Null: "null", True: "true", False: "false", Key: javaString,
		ListOpen: "List.of(", ListClose: ")", NullLists: [2]string{"Collections.singletonList(", "Arrays.asList("},
		Plus: true, ItemsOnNextLine: true, Fill: gjfFills, IsFormat: gjfIsFormat,
		Types: &Types{
			Text: "String", Whole: "int", Decimal: "double", Truth: "boolean", Any: "Object", List: "List",
			Empty: "Map.of()", EmptyType: "Map<String, Object>",
			Boxed:   map[string]string{"int": "Integer", "double": "Double", "boolean": "Boolean"},
			Numbers: []string{"Number", "Integer", "Double"},
			// A record component can't have these names:
			// https://docs.oracle.com/javase/specs/jls/se17/html/jls-8.html#jls-8.10.1
			Taken: []string{"clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait"},
		},
	},
	Keywords: javaKeywords,
	Builtins: []string{
		"clone", "equals", "exports", "finalize", "getClass", "hashCode", "module", "notify", "notifyAll",
		"open", "opens", "permits", "provides", "record", "requires", "sealed", "to", "toString",
		"transitive", "uses", "var", "wait", "when", "with", "yield",
	},
}

var javaKeywords = []string{
	"_", "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const",
	"continue", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally",
	"float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
	"native", "new", "null", "package", "private", "protected", "public", "return", "short", "static",
	"strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true",
	"try", "void", "volatile", "while",
}

// Before Java 18, source files are read in the platform's encoding, so
// everything beyond ASCII is escaped. The compiler replaces \uXXXX before it
// parses the file (JLS 3.3), so such an escape can't be used for a quote, a
// backslash or a line break. Latin-1 is therefore written in octal, with three
// digits because a digit may follow.
var javaEscape = escape{ascii: true, code: func(dst []byte, r rune) []byte {
	if r <= 0xFF {
		return append(dst, '\\', byte('0'+r>>6), byte('0'+r>>3&7), byte('0'+r&7))
	}
	return hexPairs(dst, r)
}}

func javaString(s string) (string, error) { return javaEscape.literal(s), nil }

// gjfFills reports whether google-java-format puts several items of a list on
// one line, as it does if they are short.
func gjfFills(items []string) bool {
	return !slices.ContainsFunc(items, func(s string) bool { return len(s) >= 10 })
}

// gjfIsFormat reports whether google-java-format takes a text for the format
// string of the arguments after it.
func gjfIsFormat(s string) bool {
	for i, c := range []byte(s) {
		if c == '%' || c == '{' && i+2 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' && s[i+2] == '}' {
			return true
		}
	}
	return false
}

var javaLexis = &Lexis{
	Comments: []string{"//"}, Block: [2]string{"/*", "*/"}, Docs: []string{"/**"}, Letters: "_$",
	Quotes: []Quote{
		{Open: `"""`, Close: `"""`, Lines: true},
		{Open: `"`, Close: `"`},
		{Open: `'`, Close: `'`},
	},
	Annotations: true, Constants: []string{"true", "false", "null"}, SoftKeywords: []string{"record"},
	Opens: []string{"{", "(", "["}, BlankLines: 1,
	Grammar: Grammar{
		ClassWords:    []string{"class", "record", "enum", "interface"},
		ControlWords:  []string{"catch", "do", "else", "finally", "for", "if", "static", "switch", "synchronized", "try", "while"},
		ContinueWords: []string{"catch", "else", "finally"},
		Methods:       true, Arrows: []string{"->"}, BaseWords: []string{"extends", "implements"}, TypesFirst: true, Undeclaring: []string{"assert", "break", "case", "continue", "default", "goto", "import", "namespace", "package", "return", "throw", "using", "yield"}, Reachable: true, BlockScopes: true,
	},
	PackageClause: "package", FileModifier: "public",
}
