package languages

// https://docs.oracle.com/javase/specs/jls/se21/html/jls-7.html#jls-7.5
var javaImports = &Imports{
	Read: func(_ string, tokens []Token) []ImportStatement { return dottedImports(tokens, "import", true) },
	Write: func(module string, imports []Import, _ bool) []string {
		var lines []string
		for _, e := range imports {
			static := ""
			if e.Static {
				static = "static "
			}
			lines = append(lines, "import "+static+module+"."+e.Member+";")
		}
		return lines
	},
	Group: func(e Import) string {
		if e.Static {
			return "static"
		}
		return ""
	},
}
