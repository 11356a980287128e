package source

import (
	"go/parser"
	gotoken "go/token"
	"slices"
	"strconv"
	"strings"
)

// An entry is one name that an import statement brings into a file.
type entry struct {
	module string
	// member is what is imported of the module: "" for the module itself or
	// what it exports by default, "*" for everything.
	member string
	// bound is the name under which the file knows it.
	bound  string
	static bool // of Java's or C#'s
}

// A statement is an import statement on lines first to last of a file.
type statement struct {
	entries     []entry
	first, last int
	top         bool // it counts for the whole file
	// group is whether it is one of Go's with parentheses.
	group bool
}

// statements finds a file's import statements.
func (f *File) statements() []statement {
	switch f.language.ID {
	case "python":
		return f.pythonImports()
	case "javascript":
		return f.javascriptImports()
	case "java":
		return f.dottedImports("import")
	case "csharp":
		return f.dottedImports("using")
	case "go":
		return f.goImports()
	}
	return nil
}

// dotted reads a.b.c from tokens[i:] and returns the index behind it.
func dotted(tokens []token, i int) (string, int) {
	var path strings.Builder
	for ; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind != name && !t.is(".") {
			break
		}
		// Two names in a row are not one path.
		if i > 0 && t.kind == name && path.Len() > 0 && !tokens[i-1].is(".") {
			break
		}
		path.WriteString(t.text)
	}
	return path.String(), i
}

// https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
func (f *File) pythonImports() []statement {
	var out []statement
	tokens := f.tokens
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		begins := i == 0 || tokens[i-1].last < t.line || tokens[i-1].is(";")
		if !begins || t.depth > 0 || !t.is("from") && !t.is("import") {
			continue
		}
		s := statement{first: t.line, top: f.pythonTop(t)}
		// as reads "as NAME" behind a name.
		as := func(j int, bound string) (string, int) {
			if j+1 < len(tokens) && tokens[j].is("as") && tokens[j].line == tokens[j-1].last {
				return tokens[j+1].text, j + 2
			}
			return bound, j
		}
		j := i + 1
		if t.is("import") {
			for j < len(tokens) {
				var module string
				module, j = dotted(tokens, j)
				first, _, _ := strings.Cut(module, ".")
				e := entry{module: module, bound: first}
				e.bound, j = as(j, e.bound)
				s.entries = append(s.entries, e)
				if j >= len(tokens) || !tokens[j].is(",") || tokens[j].line != t.line {
					break
				}
				j++
			}
		} else {
			var module string
			module, j = dotted(tokens, j)
			if dots, found := strings.CutSuffix(module, "import"); found && dots != "" && strings.Trim(dots, ".") == "" {
				module, j = dots, j-1 // from . import x
			}
			if j >= len(tokens) || !tokens[j].is("import") {
				continue
			}
			j++
			inside := j < len(tokens) && tokens[j].is("(")
			if inside {
				j++
			}
			for j < len(tokens) && (tokens[j].kind == name || tokens[j].is("*")) && (inside || j == i || tokens[j].line == tokens[j-1].last || f.continued(tokens[j].line)) {
				e := entry{module: module, member: tokens[j].text, bound: tokens[j].text}
				j++
				e.bound, j = as(j, e.bound)
				s.entries = append(s.entries, e)
				if j >= len(tokens) || !tokens[j].is(",") {
					break
				}
				j++
			}
			if inside && j < len(tokens) && tokens[j].is(")") {
				j++
			}
		}
		s.last = tokens[j-1].last
		out = append(out, s)
		i = j - 1
	}
	return out
}

// continued reports whether the line before this one ends in a backslash.
func (f *File) continued(line int) bool {
	return line > 0 && strings.HasSuffix(f.lines[line-1], `\`)
}

// pythonTop reports whether a statement is at the margin or in the block of a
// "try" there.
func (f *File) pythonTop(t token) bool {
	own := margin(f.lines[t.line])
	if own == "" {
		return true
	}
	for i := t.line - 1; i >= 0; i-- {
		line := f.lines[i]
		if blank(line) || len(margin(line)) >= len(own) {
			continue
		}
		return margin(line) == "" && strings.HasPrefix(line, "try")
	}
	return false
}

// https://tc39.es/ecma262/#prod-ImportDeclaration and Node.js's require
func (f *File) javascriptImports() []statement {
	var out []statement
	tokens := f.tokens
	at := func(i int) token {
		if i >= 0 && i < len(tokens) {
			return tokens[i]
		}
		return token{kind: mark}
	}
	// names reads { a, b as c, d: e } from tokens[i:].
	names := func(i int) (entries []entry, next int) {
		for i++; i < len(tokens) && !at(i).is("}"); i++ {
			if at(i).is("type") && at(i+1).kind == name && !at(i+1).is("as") {
				if i++; at(i + 1).is("as") {
					i += 2
				}
				continue
			}
			if at(i).kind != name {
				continue
			}
			e := entry{member: at(i).text, bound: at(i).text}
			if (at(i+1).is("as") || at(i+1).is(":")) && at(i+2).kind == name {
				e.bound = at(i + 2).text
				i += 2
			}
			entries = append(entries, e)
		}
		return entries, i + 1
	}
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		s := statement{first: t.line, top: t.depth == 0}
		var module string
		end := i
		switch {
		case t.is("import") && !at(i-1).is(".") && !at(i+1).is("(") && !at(i+1).is("."):
			j := i + 1
			if at(j).is("type") && !at(j+1).is("from") && !at(j+1).is(",") {
				continue // types are no values
			}
			for ; j < len(tokens) && at(j).kind != str && !at(j).is(";") && !at(j).is("="); j++ {
				switch {
				case at(j).is("{"):
					var entries []entry
					entries, j = names(j)
					s.entries = append(s.entries, entries...)
					j--
				case at(j).is("*") && at(j+1).is("as"):
					s.entries = append(s.entries, entry{bound: at(j + 2).text})
					j += 2
				case at(j).kind == name && !at(j).is("from"):
					s.entries = append(s.entries, entry{bound: at(j).text})
				}
			}
			if at(j).is("=") && at(j+1).is("require") && at(j+3).kind == str { // of TypeScript
				j += 3
			}
			if at(j).kind != str {
				continue
			}
			module, end = at(j).text, j
			f.modules = true
		case t.is("require") && at(i+1).is("(") && at(i+2).kind == str && at(i+3).is(")") && at(i-1).is("="):
			if after := at(i + 4); after.is(".") || after.is("(") || after.is("[") {
				continue
			}
			module, end = at(i+2).text, i+3
			j := i - 2
			if at(j).kind == name {
				s.entries = []entry{{bound: at(j).text}}
			} else if at(j).is("}") {
				for j >= 0 && !at(j).is("{") {
					j--
				}
				s.entries, _ = names(j)
			}
			for j > 0 && at(j-1).kind == name {
				j--
			}
			s.first = at(j).line
			f.common = true
		default:
			continue
		}
		if at(end + 1).is(";") {
			end++
		}
		for k := range s.entries {
			s.entries[k].module = module
		}
		s.last = at(end).last
		out = append(out, s)
		i = end
	}
	return out
}

// https://docs.oracle.com/javase/specs/jls/se21/html/jls-7.html#jls-7.5 and
// https://learn.microsoft.com/dotnet/csharp/language-reference/keywords/using-directive
func (f *File) dottedImports(keyword string) []statement {
	var out []statement
	tokens := f.tokens
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].is(keyword) || tokens[i].depth > 1 {
			continue
		}
		s := statement{first: tokens[i].line, top: true}
		if i > 0 && tokens[i-1].is("global") {
			s.first = tokens[i-1].line
		}
		j := i + 1
		e := entry{}
		if j < len(tokens) && tokens[j].is("static") {
			e.static = true
			j++
		}
		alias := ""
		if j+1 < len(tokens) && tokens[j+1].is("=") {
			alias = tokens[j].text
			j += 2
		}
		path, j := dotted(tokens, j)
		e.module, e.member = path, ""
		if keyword == "import" {
			if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
				e.module, e.member = path[:dot], path[dot+1:]
			}
			if j < len(tokens) && tokens[j].is("*") {
				e.member = "*"
				j++
			}
			e.bound = e.member
		} else if e.bound = path; alias != "" {
			e.bound = alias
		}
		if path == "" || j >= len(tokens) || !tokens[j].is(";") {
			continue
		}
		s.entries, s.last = []entry{e}, tokens[j].last
		out = append(out, s)
		i = j
	}
	return out
}

func (f *File) goImports() []statement {
	set := gotoken.NewFileSet()
	source := f.text()
	// What could be read of a file with errors is returned with them.
	parsed, _ := parser.ParseFile(set, "", source, parser.ImportsOnly)
	if parsed == nil {
		return nil
	}
	line := func(p gotoken.Pos) int { return set.PositionFor(p, false).Line - 1 }
	if parsed.Name != nil && parsed.Package.IsValid() {
		f.clause = line(parsed.Name.End()) + 1
	}
	var out []statement
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		e := entry{module: path, bound: path[strings.LastIndexByte(path, '/')+1:]}
		if spec.Name != nil {
			e.bound = spec.Name.Name
		}
		s := statement{entries: []entry{e}, first: line(spec.Pos()), last: line(spec.End()), top: true}
		s.group = !strings.Contains(f.lines[s.first], "import")
		out = append(out, s)
	}
	return out
}

// lacking returns the entries that code uses and the file has not, and those
// whose name the file has for something else.
func (f *File) lacking(imports []statement, code []token) (lacking, clashing []entry) {
	used := func(bound string) bool {
		return slices.ContainsFunc(code, func(t token) bool { return t.kind == name && t.text == bound })
	}
	for _, want := range imports {
		for _, e := range want.entries {
			if f.language.ID != "csharp" && !used(e.bound) {
				continue
			}
			has, clash := f.pkg != "" && e.module == f.pkg && e.member != "", false
			for _, s := range f.imports {
				for _, own := range s.entries {
					switch {
					case !s.top || own.static != e.static:
					case own.module == e.module && (own.member == "*" || own.member == e.member && own.bound == e.bound):
						has = true
					case own.bound == e.bound && own.member != "*" && own.bound != "":
						// Python's "import a.b" and "import a.c" bind the same a.
						clash = clash || own.member != "" || e.member != "" || f.language.ID != "python"
					}
				}
			}
			switch {
			case has:
			case clash:
				clashing = append(clashing, e)
			default:
				lacking = append(lacking, e)
			}
		}
	}
	return lacking, clashing
}

// write writes import statements for entries, a line or several each. They
// stay in the order of the snippet.
func (f *File) write(entries []entry) []string {
	var lines []string
	var modules []string
	of := map[string][]entry{}
	for _, e := range entries {
		if _, seen := of[e.module]; !seen {
			modules = append(modules, e.module)
		}
		of[e.module] = append(of[e.module], e)
	}
	for _, module := range modules {
		entries := of[module]
		switch f.language.ID {
		case "python":
			var members []string
			for _, e := range entries {
				as := ""
				if last := e.bound; last != e.member && (e.member != "" || last != e.module && !strings.HasPrefix(e.module, last+".")) {
					as = " as " + last
				}
				if e.member == "" {
					lines = append(lines, "import "+module+as)
				} else {
					members = append(members, e.member+as)
				}
			}
			if len(members) > 0 {
				lines = append(lines, "from "+module+" import "+strings.Join(members, ", "))
			}
		case "javascript":
			var members []string
			for _, e := range entries {
				between := ": "
				if f.esm() {
					between = " as "
				}
				switch {
				case e.member != "" && e.member != e.bound:
					members = append(members, e.member+between+e.bound)
				case e.member != "":
					members = append(members, e.member)
				case f.esm():
					lines = append(lines, "import "+e.bound+` from "`+module+`";`)
				default:
					lines = append(lines, "const "+e.bound+` = require("`+module+`");`)
				}
			}
			if inner := strings.Join(members, ", "); inner != "" && f.esm() {
				lines = append(lines, "import { "+inner+` } from "`+module+`";`)
			} else if inner != "" {
				lines = append(lines, "const { "+inner+` } = require("`+module+`");`)
			}
		case "java":
			for _, e := range entries {
				static := ""
				if e.static {
					static = "static "
				}
				lines = append(lines, "import "+static+e.module+"."+e.member+";")
			}
		case "csharp":
			for _, e := range entries {
				switch {
				case e.static:
					lines = append(lines, "using static "+e.module+";")
				case e.bound != e.module:
					lines = append(lines, "using "+e.bound+" = "+e.module+";")
				default:
					lines = append(lines, "using "+e.module+";")
				}
			}
		case "go":
			lines = append(lines, "import "+goSpec(entries[0]))
		}
	}
	return lines
}

func goSpec(e entry) string {
	if e.bound != e.module[strings.LastIndexByte(e.module, '/')+1:] {
		return e.bound + " " + strconv.Quote(e.module)
	}
	return strconv.Quote(e.module)
}

// esm reports whether the file imports by import declarations, which it does
// where its name or its other imports say so.
func (f *File) esm() bool {
	switch f.extension {
	case ".cjs":
		return false
	case ".mjs", ".mts":
		return true
	case ".ts", ".tsx", ".jsx":
		return !f.common || f.modules
	}
	return f.modules
}
