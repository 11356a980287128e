package languages

import "regexp"

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

// javaNeeded looks for the names of classes outside literals. Generated code has
// no comments, text blocks or character literals.
func javaNeeded(text, code string) string {
	statement := regexp.MustCompile(`(?m)^import (?:\w+\.)+(\w+);\n`)
	word := regexp.MustCompile(`"(?:\\.|[^"\\])*"|\w+`)
	used := map[string]bool{}
	for _, w := range word.FindAllString(statement.ReplaceAllString(code, ""), -1) {
		used[w] = true
	}
	return statement.ReplaceAllStringFunc(text, func(line string) string {
		if !used[statement.FindStringSubmatch(line)[1]] {
			return ""
		}
		return line
	})
}
