package languages

// https://learn.microsoft.com/dotnet/csharp/language-reference/keywords/using-directive
var csharpImports = &Imports{
	Read: func(_ string, tokens []Token) []ImportStatement { return dottedImports(tokens, "using", false) },
	Write: func(module string, imports []Import, _ bool) []string {
		var lines []string
		for _, e := range imports {
			switch {
			case e.Static:
				lines = append(lines, "using static "+module+";")
			case e.Bound != module:
				lines = append(lines, "using "+e.Bound+" = "+module+";")
			default:
				lines = append(lines, "using "+module+";")
			}
		}
		return lines
	},
	Unnamed: true,
}
