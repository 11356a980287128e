package languages

import "strings"

// Imports is how a language's files bring in names from others.
type Imports struct {
	// Read finds the import statements among a text's tokens, which are without
	// comments. The text may be unfinished.
	Read func(text string, tokens []Token) []ImportStatement
	// Write writes statements for imports of one module, a line each. Declared
	// is what Declared says of the file.
	Write func(module string, imports []Import, declared bool) []string
	// Declared reports whether a file with this extension and these statements
	// imports by declarations, where a language has another form too.
	Declared func(extension string, statements []ImportStatement) bool
	// Group tells which imports stand together, sorted by name; nil means that
	// they are not sorted.
	Group func(Import) string
	// Spec writes an import as one of several in a statement's parentheses; nil
	// means that there are none. FirstGroup is the group that comes first.
	Spec       func(Import) string
	FirstGroup string
	// Anywhere is whether a statement may stand below other code, and
	// Directives whether strings that stand alone come before all.
	Anywhere, Directives bool
	// Unnamed is whether an import does not tell the names that it brings in.
	Unnamed bool
	// Shared is whether imports of modules may have the same name, as Python's
	// "import a.b" and "import a.c" have.
	Shared bool
}

// An Import is one name that an import statement brings into a file.
type Import struct {
	Module string
	// Member is what is imported of the module: "" for the module itself or
	// what it exports by default, "*" for everything.
	Member string
	// Bound is the name under which the file knows it.
	Bound  string
	Static bool // of Java's or C#'s
	// Called is whether the name is for what a call of the module returns.
	Called bool
}

// An ImportStatement is one on lines First to Last of a file, from 0.
type ImportStatement struct {
	Imports     []Import
	First, Last int
	// Top is whether it counts for the whole file, and Group whether it is one
	// of several in parentheses.
	Top, Group bool
	// Required is whether it is a call, not a declaration, and Alone whether the
	// call binds no name, so that it may stand anywhere.
	Required, Alone bool
}

// Package reads the clause that names a file's package, and returns the line
// behind it, or 0 where there is none.
func (l *Lexis) Package(tokens []Token) (name string, line int) {
	for i, t := range tokens {
		if l.PackageClause != "" && t.Is(l.PackageClause) && t.Depth == 0 {
			name, next := dottedPath(tokens, i+1)
			if next < len(tokens) && tokens[next].Is(";") {
				next++
			}
			return name, tokens[next-1].Last + 1
		}
	}
	return "", 0
}

// dottedPath reads a.b.c from tokens[i:] and returns the index behind it.
func dottedPath(tokens []Token, i int) (string, int) {
	var path strings.Builder
	for first := i; i < len(tokens); i++ {
		t := tokens[i]
		// Two names in a row are not one path.
		if t.Kind != Word && !t.Is(".") || i > first && t.Kind == Word && !tokens[i-1].Is(".") {
			break
		}
		path.WriteString(t.Text)
	}
	return path.String(), i
}

// dottedImports reads the statements of Java and C#, which are a keyword and a
// path. Split is whether the path's last name is a member of the rest.
func dottedImports(tokens []Token, keyword string, split bool) []ImportStatement {
	var out []ImportStatement
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].Is(keyword) || tokens[i].Depth > 1 {
			continue
		}
		s := ImportStatement{First: tokens[i].Line, Top: true}
		if i > 0 && tokens[i-1].Is("global") {
			s.First = tokens[i-1].Line
		}
		j := i + 1
		e := Import{}
		if j < len(tokens) && tokens[j].Is("static") {
			e.Static = true
			j++
		}
		alias := ""
		if j+1 < len(tokens) && tokens[j+1].Is("=") {
			alias = tokens[j].Text
			j += 2
		}
		path, j := dottedPath(tokens, j)
		e.Module, e.Bound = path, path
		if alias != "" {
			e.Bound = alias
		}
		if split {
			if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
				e.Module, e.Member = path[:dot], path[dot+1:]
			}
			if j < len(tokens) && tokens[j].Is("*") {
				e.Member = "*"
				j++
			}
			e.Bound = e.Member
		}
		if path == "" || j >= len(tokens) || !tokens[j].Is(";") {
			continue
		}
		s.Imports, s.Last = []Import{e}, tokens[j].Last
		out = append(out, s)
		i = j
	}
	return out
}
