package languages

import (
	"slices"
	"strings"

	"snipgen/generate/input"
)

// https://tc39.es/ecma262/#prod-ImportDeclaration and Node.js's require
var javascriptImports = &Imports{
	Read: readJavaScriptImports, Write: writeJavaScriptImports, Declared: javascriptDeclares,
	Stems: javascriptStems, Index: "index",
	Anywhere: true, Directives: true,
	Join: &Join{
		Names: javascriptNames, Name: javascriptMember, Beside: javascriptBeside, Open: "{", Close: "}",
		Compare: func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) },
	},
	Alias: func(e Import) string {
		module := strings.Join(input.Words(e.Module), "")
		if e.Member == "" {
			return module + "Module"
		}
		first := strings.ToUpper(e.Member[:1])
		if first == e.Member[:1] && module != "" {
			module = strings.ToUpper(module[:1]) + module[1:]
		}
		return module + first + e.Member[1:]
	},
}

// javascriptNames implements Join.Names for import { a, b } from "m" and
// const { a, b } = require("m").
func javascriptNames(statement []Token) (first, end int, ok bool) {
	r := javascriptReader(statement)
	open := slices.IndexFunc(statement, func(t Token) bool { return t.Is("{") })
	end = slices.IndexFunc(statement, func(t Token) bool { return t.Is("}") })
	if open < 0 || end < open+2 {
		return 0, 0, false
	}
	nested := slices.ContainsFunc(statement[open+1:end], func(t Token) bool { return t.Kind == Mark && !t.Is(",") && !t.Is(":") })
	tail := r.tail(end + 1)
	switch declared := r.at(0).Is("import") && (open == 1 || open == 3 && r.at(2).Is(",")); {
	case nested || tail < 0:
	case declared && r.at(end+1).Is("from") && r.at(end+2).Kind == String && tail == end+3,
		open == 1 && !r.at(0).Is("import") && r.at(end+1).Is("=") && r.at(end+2).Is("require") && r.at(end+4).Kind == String && tail == end+6:
		return open + 1, end, true
	}
	return 0, 0, false
}

// tail returns the index at which a statement ends, apart from its semicolon.
func (r javascriptReader) tail(least int) int {
	last := len(r)
	if r.at(last - 1).Is(";") {
		last--
	}
	if last < least {
		return -1
	}
	return last
}

// javascriptBeside implements Join.Beside: it puts a default import before the
// names, and names after a default import.
func javascriptBeside(statement []Token, e Import) (at int, text string, ok bool) {
	r := javascriptReader(statement)
	switch {
	case !r.at(0).Is("import"):
	case e.Member == "" && r.at(1).Is("{"):
		return 0, " " + e.Bound + ",", true
	case e.Member != "" && r.at(1).Kind == Word && r.at(2).Is("from") && r.at(3).Kind == String && r.tail(4) == 4:
		return 1, ", { " + javascriptMember(e, true) + " }", true
	}
	return 0, "", false
}

func javascriptMember(e Import, declared bool) string {
	member := e.Member
	if e.Type {
		member = "type " + member
	}
	switch {
	case e.Member == e.Bound:
		return member
	case declared:
		return member + " as " + e.Bound
	}
	return member + ": " + e.Bound
}

// javascriptDeclares reports whether a file is an ECMAScript module, by its
// extension or, if that doesn't decide, its imports.
func javascriptDeclares(extension string, statements []ImportStatement) bool {
	declared, required := false, false
	for _, s := range statements {
		declared, required = declared || !s.Required, required || s.Required
	}
	switch extension {
	case ".cjs":
		return false
	case ".mjs", ".mts":
		return true
	case ".ts", ".tsx", ".cts", ".jsx":
		return !required || declared
	}
	return declared
}

func readJavaScriptImports(_ string, tokens []Token) []ImportStatement {
	var out []ImportStatement
	r := javascriptReader(tokens)
	for i := 0; i < len(tokens); i++ {
		var s ImportStatement
		var end int
		switch {
		case r.at(i).Is("import") && !r.at(i-1).Is(".") && !r.at(i+1).Is("(") && !r.at(i+1).Is("."):
			s, end = r.declaration(i)
		case r.at(i).Is("require") && r.at(i+1).Is("(") && r.at(i+2).Kind == String && r.at(i+3).Is(")"):
			s, end = r.require(i)
		}
		if end == 0 {
			continue
		}
		if r.at(end + 1).Is(";") {
			end++
		}
		s.Last = r.at(end).Last
		out = append(out, s)
		i = end
	}
	return out
}

type javascriptReader []Token

func (r javascriptReader) at(i int) Token {
	if i >= 0 && i < len(r) {
		return r[i]
	}
	return Token{}
}

// names reads { a, b as c, d: e } from r[i:] and returns the index after it.
func (r javascriptReader) names(i int) (imports []Import, next int) {
	for i++; i < len(r) && !r.at(i).Is("}"); i++ {
		if r.at(i).Is("import") { // the list isn't closed yet
			return imports, i
		}
		typed := r.at(i).Is("type") && r.at(i+1).Kind == Word && !r.at(i+1).Is("as")
		if typed {
			i++
		}
		if r.at(i).Kind != Word {
			continue
		}
		e := Import{Member: r.at(i).Text, Bound: r.at(i).Text, Type: typed}
		if (r.at(i+1).Is("as") || r.at(i+1).Is(":")) && r.at(i+2).Kind == Word {
			e.Bound = r.at(i + 2).Text
			i += 2
		}
		imports = append(imports, e)
	}
	return imports, i + 1
}

// declaration reads an import declaration, or TypeScript's import a =
// require("b"). end is the index of its last token, or 0 if it isn't one.
func (r javascriptReader) declaration(i int) (s ImportStatement, end int) {
	s = ImportStatement{First: r[i].Line, Top: r[i].Depth == 0}
	j := i + 1
	typed := r.at(j).Is("type") && !r.at(j+1).Is("from") && !r.at(j+1).Is(",")
	if typed {
		j++
	}
	for ; j < len(r) && r.at(j).Kind != String && !r.at(j).Is(";") && !r.at(j).Is("=") && !r.at(j).Is("import"); j++ {
		switch {
		case r.at(j).Is("{"):
			var imports []Import
			imports, j = r.names(j)
			s.Imports = append(s.Imports, imports...)
			j--
		case r.at(j).Is("*") && r.at(j+1).Is("as"):
			s.Imports = append(s.Imports, Import{Bound: r.at(j + 2).Text})
			j += 2
		case r.at(j).Kind == Word && !r.at(j).Is("from"):
			s.Imports = append(s.Imports, Import{Bound: r.at(j).Text})
		}
	}
	if r.at(j).Is("=") && r.at(j+1).Is("require") && r.at(j+3).Kind == String {
		j += 3
	}
	if r.at(j).Kind != String {
		return s, 0
	}
	for k := range s.Imports {
		s.Imports[k].Module = r.at(j).Text
		s.Imports[k].Type = s.Imports[k].Type || typed
	}
	return s, j
}

// require reads NAMES = require("x"), a member of it, or a call of it. If no
// name is bound, only a call at the beginning of a statement counts.
func (r javascriptReader) require(i int) (s ImportStatement, end int) {
	s = ImportStatement{First: r[i].Line, Top: r[i].Depth == 0, Required: true}
	module := Import{Module: r[i+2].Text}
	end = i + 3
	s.Alone = !r.at(i - 1).Is("=")
	if s.Alone && i > 0 && r.at(i-1).Last == r[i].Line && !r.at(i-1).Is(";") {
		return s, 0
	}
	switch {
	case r.at(end+1).Is(".") && r.at(end+2).Kind == Word && !r.goesOn(end+3):
		module.Member = r[end+2].Text
		end += 2
	case r.goesOn(end + 1):
		module.Called = true
		end = r.chain(end + 1)
	}
	// Assigning to module.exports or this.x binds no name in the file.
	s.Alone = s.Alone || module.Called && r.at(i-3).Is(".")
	if s.Alone {
		s.Imports = []Import{module}
		return s, end
	}
	j := i - 2
	if r.at(j).Kind == Word {
		module.Bound = r.at(j).Text
		s.Imports = []Import{module}
	} else if r.at(j).Is("}") {
		for j--; j >= 0 && !r.at(j).Is("{") && !r.at(j).Is("}"); j-- {
		}
		if r.at(j).Is("{") {
			s.Imports, _ = r.names(j)
		}
		for k := range s.Imports {
			s.Imports[k].Module, s.Imports[k].Called = module.Module, module.Called || module.Member != ""
		}
	}
	for j > 0 && r.at(j-1).Kind == Word {
		j--
	}
	s.First = r.at(j).Line
	return s, end
}

// goesOn reports whether an expression continues with the token at i.
func (r javascriptReader) goesOn(i int) bool {
	return r.at(i).Is(".") || r.at(i).Is("(") || r.at(i).Is("[")
}

// chain returns the index of the last token in the chain of calls and members
// that begins at r[i].
func (r javascriptReader) chain(i int) int {
	for ; r.goesOn(i); i++ {
		if r.at(i).Is(".") {
			i++
			continue
		}
		for depth := r[i].Depth; i+1 < len(r) && !(r[i+1].Depth == depth); i++ {
		}
		i++
	}
	return min(i-1, len(r)-1)
}

func writeJavaScriptImports(module string, imports []Import, declared bool) []string {
	name, names, from := "const ", "const { ", ` = require("`+module+`");`
	if declared {
		name, names, from = "import ", "import { ", ` from "`+module+`";`
	}
	var lines, members, types []string
	for _, e := range imports {
		switch {
		case e.Member == "" && e.Type:
			lines = append(lines, "import type "+e.Bound+` from "`+module+`";`)
		case e.Member == "":
			lines = append(lines, name+e.Bound+from)
		case e.Type:
			types = append(types, javascriptMember(e, true))
		default:
			members = append(members, javascriptMember(e, declared))
		}
	}
	if len(members) > 0 && declared { // one statement for all names
		members, types = append(members, types...), nil
	}
	if len(members) > 0 {
		lines = append(lines, names+strings.Join(members, ", ")+" }"+from)
	}
	if len(types) > 0 { // a call of require can't import types
		for i := range types {
			types[i] = strings.TrimPrefix(types[i], "type ")
		}
		lines = append(lines, "import type { "+strings.Join(types, ", ")+` } from "`+module+`";`)
	}
	return lines
}
