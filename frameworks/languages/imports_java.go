package languages

import (
	"strings"
	"unicode"
)

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
	used := map[string]bool{}
	for line := range strings.Lines(code) {
		if strings.HasPrefix(line, "import ") {
			continue
		}
		for i, outside := range strings.Split(javaEscaped.Replace(line), `"`) {
			if i%2 == 0 {
				for _, word := range strings.FieldsFunc(outside, notWord) {
					used[word] = true
				}
			}
		}
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		name, isImport := strings.CutPrefix(line, "import ")
		class := strings.TrimSuffix(name[strings.LastIndexByte(name, '.')+1:], ";\n")
		if !isImport || used[class] {
			out.WriteString(line)
		}
	}
	return out.String()
}

// javaEscaped removes escapes that could be mistaken for the end of a literal.
var javaEscaped = strings.NewReplacer(`\\`, "", `\"`, "")

func notWord(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
