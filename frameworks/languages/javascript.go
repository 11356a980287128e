package languages

import "strings"

// ECMAScript: https://tc39.es/ecma262/#sec-literals-string-literals
var JavaScript = &Language{
	ID: "javascript", Title: "JavaScript", Aliases: []string{"js", "ecmascript", "node.js"},
	Formatters: javascriptFormatters,
	Module:     javascriptModule, Syntax: javascriptSyntax, Serves: javascriptServes,
	Target: "express",
	Editors: Editors{
		VSCode: []string{"javascript", "javascriptreact", "typescript", "typescriptreact"},
		Vim:    []string{"javascript", "javascriptreact", "typescript", "typescriptreact"},
		// js-mode covers the modes that derive from it, such as js2-mode.
		Emacs:   []string{"js-mode", "js-ts-mode", "typescript-mode", "typescript-ts-mode", "tsx-ts-mode", "web-mode"},
		Sublime: []string{"source.js", "source.jsx", "source.ts", "source.tsx"},
		// Zed's JavaScript includes JSX.
		Zed: []string{"javascript", "typescript", "tsx"},
	},
	Lexis: javascriptLexis, Imports: javascriptImports, Extension: ".js", Indent: "  ", Width: 80, Columns: Columns, ImportsFile: true,
	Requote: requote, OptionalSemicolons: true, Configurations: javascriptConfigurations,
	String: javascriptString,
	Objects: &Notation{
		Open: "{", Close: "}", ListOpen: "[", ListClose: "]", Colon: ": ", Key: javascriptKey, Spaced: true, Inline: true,
		Null: "null", True: "true", False: "false", Trailing: true, Fill: prettierFills, SeparateItems: true, Hangs: prettierHangs,
	},
	Keywords: []string{
		"await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete",
		"do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "if",
		"implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package",
		"private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true",
		"try", "typeof", "var", "void", "while", "with", "yield",
	},
	Builtins: []string{
		"Array", "Boolean", "Buffer", "Error", "Map", "Math", "Number", "Object", "Promise", "Set",
		"String", "Symbol", "arguments", "async", "clearImmediate", "clearInterval", "clearTimeout",
		"console", "constructor", "crypto", "eval", "exports", "fetch", "global", "globalThis", "isNaN",
		"module", "navigator", "parseFloat", "parseInt", "performance", "process", "prototype",
		"queueMicrotask", "require", "setImmediate", "setInterval", "setTimeout", "structuredClone",
		"undefined",
	},
}

// Prettier prefers the quotes that need fewer escapes.
var javascriptEscape = escape{code: hexPairs, either: true}

// javascriptString also escapes a "<" that would end or change a script element
// around the code:
// https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
func javascriptString(s string) (string, error) {
	literal := javascriptEscape.literal(s)
	for i := 0; ; {
		next := strings.IndexByte(literal[i:], '<')
		if next < 0 {
			return literal, nil
		}
		i += next
		tail := strings.ToLower(literal[i+1 : min(len(literal), i+len("</script"))])
		if strings.HasPrefix(tail, "!--") || strings.HasPrefix(tail, "script") || strings.HasPrefix(tail, "/script") {
			literal = literal[:i] + `\u003c` + literal[i+1:]
		}
		i++
	}
}

// javascriptKey returns a property name, unquoted if possible, as prettier
// prefers. __proto__ is a computed name, since it would set the prototype
// otherwise:
// https://tc39.es/ecma262/#sec-__proto__-property-names-in-object-initializers
func javascriptKey(s string) (string, error) {
	if s == "__proto__" {
		return `["__proto__"]`, nil
	}
	if identifier(s, "$") {
		return s, nil
	}
	return javascriptString(s)
}

// prettierFills reports whether prettier puts several items of a list on one
// line.
func prettierFills(items []string) bool { return len(items) > 1 && numeric(items) }

// prettierHangs reports whether prettier moves a value that is too long to the
// next line, indented by indent columns. It doesn't for true, false and numbers
// without a sign, or if that saves fewer than three columns.
func prettierHangs(key, plain string, indent int) bool {
	return Columns(key) >= indent+3 && (plain == "" || plain[0] == '-')
}

var javascriptLexis = &Lexis{
	Extensions: []string{".cjs", ".cts", ".jsx", ".mjs", ".mts", ".ts", ".tsx"},
	Filetypes:  map[string]string{"javascriptreact": ".jsx", "typescript": ".ts", "typescriptreact": ".tsx"},
	Comments:   []string{"//"}, Block: [2]string{"/*", "*/"}, Docs: []string{"/**"}, Letters: "_$#",
	Quotes: []Quote{
		{Open: `"`, Close: `"`},
		{Open: `'`, Close: `'`},
		{Open: "`", Close: "`", Lines: true, Code: "${"},
	},
	Regexps: true, Constants: []string{"true", "false", "null", "undefined", "NaN", "Infinity"},
	SoftKeywords: []string{"async"},
	Opens:        []string{"{", "(", "["}, BlankLines: 1,
	Grammar: Grammar{
		LineEnds: true, ContinueMarks: ".?:&|+-*/=<>,)]}%^([", ClassWords: []string{"class", "namespace"}, DataWords: []string{"enum", "interface", "type"},
		ControlWords:  []string{"catch", "do", "else", "finally", "for", "if", "switch", "try", "while", "with"},
		ContinueWords: []string{"catch", "else", "finally"},
		Methods:       true, Arrows: []string{"=>"}, BaseWords: []string{"extends", "implements"},
		Declarators: []string{"const", "let", "var"}, BlockScopes: true,
	},
	Function: "function",
	Mains:    []string{"require.main", "module.parent"},
}
