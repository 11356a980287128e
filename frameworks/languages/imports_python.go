package languages

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
)

// https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
var pythonImports = &Imports{
	Read: readPythonImports, Write: writePythonImports, Apart: pythonApart,
	Stems: pythonStems, Index: "__init__",
	Anywhere: true, Directives: true, Shared: true,
	Join: &Join{Names: pythonNames, Name: pythonMember, Open: "(", Close: ")", Compare: pythonCompare},
	Alias: func(e Import) string {
		module, _, _ := strings.Cut(strings.TrimLeft(e.Module, "."), ".")
		switch {
		case e.Member == "":
			return module + "_module"
		case unicode.IsUpper([]rune(e.Member)[0]):
			return strings.ToUpper(module[:min(1, len(module))]) + module[min(1, len(module)):] + e.Member
		}
		return module + "_" + e.Member
	},
}

// pythonNames implements Join.Names for from m import a, (b).
func pythonNames(statement []Token) (first, end int, ok bool) {
	end = len(statement)
	first = slices.IndexFunc(statement, func(t Token) bool { return t.Is("import") }) + 1
	if first == 0 || first >= end || !statement[0].Is("from") || slices.ContainsFunc(statement, func(t Token) bool { return t.Is(";") || t.Is("*") }) {
		return 0, 0, false
	}
	if statement[first].Is("(") {
		if !statement[end-1].Is(")") {
			return 0, 0, false
		}
		return first + 1, end - 1, true
	}
	return first, end, true
}

func pythonMember(e Import, _ bool) string {
	if e.Bound != e.Member {
		return e.Member + " as " + e.Bound
	}
	return e.Member
}

// pythonCompare orders names as isort and Ruff do: constants, classes, others.
func pythonCompare(a, b string) int {
	kind := func(s string) int {
		switch {
		case len(s) > 1 && strings.ToUpper(s) == s:
			return 0
		case s != "" && unicode.IsUpper([]rune(s)[0]):
			return 1
		}
		return 2
	}
	return cmp.Or(cmp.Compare(kind(a), kind(b)), strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
}

func readPythonImports(text string, tokens []Token) []ImportStatement {
	var out []ImportStatement
	var outer Token // the first token of the last statement at the left margin
	inner := 0      // the indentation of the block below it, or 0
	top := false    // whether a statement is at the left margin or directly in a "try" there
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		first := i == 0 || tokens[i-1].Last < t.Line
		if t.Depth > 0 || !first && !tokens[i-1].Is(";") {
			continue
		}
		if first {
			margin := t.Start - 1 - strings.LastIndexByte(text[:t.Start], '\n')
			if margin == 0 {
				outer, inner = t, 0
			} else if inner == 0 {
				inner = margin
			}
			top = margin == 0 || margin == inner && outer.Is("try")
		}
		r := pythonReader{text: text, tokens: tokens, i: i + 1}
		if t.Is("import") {
			r.modules(t.Line)
		} else if !t.Is("from") || !r.members() {
			continue
		}
		out = append(out, ImportStatement{Imports: r.imports, First: t.Line, Last: tokens[r.i-1].Last, Top: top})
		i = r.i - 1
	}
	return out
}

// pythonApart separates a project's own modules from libraries:
// https://peps.python.org/pep-0008/#imports. As isort and Ruff do, it separates
// relative imports from both.
func pythonApart(above, module string, folder Folder) bool {
	if strings.HasPrefix(above, ".") || strings.HasPrefix(module, ".") {
		return !strings.HasPrefix(above, ".")
	}
	top, _, _ := strings.Cut(above, ".")
	first, _, _ := strings.Cut(module, ".")
	home := path.Dir(folder.File)
	return top != first && !folder.Exists(path.Join(home, top)) && !folder.Exists(path.Join(home, top+".py"))
}

type pythonReader struct {
	text    string
	tokens  []Token
	i       int // the next token
	imports []Import
}

func (r *pythonReader) is(text string) bool { return r.i < len(r.tokens) && r.tokens[r.i].Is(text) }

// as reads "as NAME" on the same line and returns NAME, or else bound.
func (r *pythonReader) as(bound string) string {
	if r.is("as") && r.i+1 < len(r.tokens) && r.tokens[r.i].Line == r.tokens[r.i-1].Last {
		r.i += 2
		return r.tokens[r.i-1].Text
	}
	return bound
}

// modules reads a.b as c, d.
func (r *pythonReader) modules(line int) {
	for r.i < len(r.tokens) {
		var module string
		module, r.i = dottedPath(r.tokens, r.i)
		first, _, _ := strings.Cut(module, ".")
		r.imports = append(r.imports, Import{Module: module, Bound: r.as(first)})
		if !r.is(",") || r.tokens[r.i].Line != line {
			break
		}
		r.i++
	}
}

// members reads a.b import c as d, e.
func (r *pythonReader) members() bool {
	module := ""
	for r.is(".") {
		module += "."
		r.i++
	}
	if !r.is("import") {
		var path string
		path, r.i = dottedPath(r.tokens, r.i)
		module += path
	}
	if !r.is("import") {
		return false
	}
	r.i++
	inside := r.is("(")
	if inside {
		r.i++
	}
	for r.i < len(r.tokens) && (r.tokens[r.i].Kind == Word || r.is("*")) && (inside || r.goesOn()) {
		e := Import{Module: module, Member: r.tokens[r.i].Text}
		r.i++
		e.Bound = r.as(e.Member)
		r.imports = append(r.imports, e)
		if !r.is(",") {
			break
		}
		r.i++
	}
	if inside && r.is(")") {
		r.i++
	}
	return true
}

// goesOn reports whether the next token is on the same line as the previous
// one, or on a line joined to it by a backslash.
func (r *pythonReader) goesOn() bool {
	before, t := r.tokens[r.i-1], r.tokens[r.i]
	return t.Line == before.Last || strings.HasSuffix(strings.TrimRight(r.text[before.End:t.Start], " \t"), "\\\n")
}

func writePythonImports(module string, imports []Import, _ bool) []string {
	var lines, members []string
	for _, e := range imports {
		as := ""
		if e.Bound != module && !strings.HasPrefix(module, e.Bound+".") {
			as = " as " + e.Bound
		}
		if e.Member == "" {
			lines = append(lines, "import "+module+as)
		} else {
			members = append(members, pythonMember(e, true))
		}
	}
	if len(members) > 0 {
		lines = append(lines, "from "+module+" import "+strings.Join(members, ", "))
	}
	return lines
}
