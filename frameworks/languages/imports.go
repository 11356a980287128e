package languages

import "strings"

// Imports describes the import statements of a language.
type Imports struct {
	// Read returns the import statements in a text. Its tokens have no
	// comments. The text may be unfinished.
	Read func(text string, tokens []Token) []ImportStatement
	// Write returns statements that import names of one module, one statement
	// per line. Declared is the result of Declared for the file.
	Write func(module string, imports []Import, declared bool) []string
	// Join says how a statement takes another name of its module; nil if each
	// import has its own statement.
	Join *Join
	// Alias returns another name for an import whose own name is taken; nil if
	// the language has no aliases.
	Alias func(Import) string
	// ModuleName returns the name that importing a module usually binds; nil if
	// that is the last element of its path. See the method of Language.
	ModuleName func(module string) string
	// PackageNames returns the names that a file, given its text, declares for
	// all files in its folder; nil if files don't share names.
	PackageNames func(text string) []string
	// Declared reports whether a file with this extension and these statements
	// uses import declarations, in a language such as JavaScript that also has
	// another form.
	Declared func(extension string, statements []ImportStatement) bool
	// Group returns the group of an import. Imports of the same group stay
	// together, sorted by name. If Group is nil, imports aren't sorted.
	Group func(Import) string
	// Apart reports whether a blank line separates the import of a module from
	// the import of another module (above) directly above it. The folder is
	// that of the file. If Apart is nil, there is never one.
	Apart func(above, module string, folder Folder) bool
	// Spec returns an import as a line in the parentheses of a statement; nil
	// if the language has no parentheses. FirstGroup is the group that comes
	// first.
	Spec       func(Import) string
	FirstGroup string
	// Anywhere is whether a statement can come after other code. Directives is
	// whether strings on their own, such as docstrings, come before everything
	// else.
	Anywhere, Directives bool
	// Unnamed is whether an import doesn't show which names it brings in.
	Unnamed bool
	// Stems returns the stems of the files to which an import in a file may
	// refer; nil if imports don't name files. Index is the name of a file that
	// stands for its folder. See the methods of Language.
	Stems func(file string, e Import) []string
	Index string
	// Shared is whether several imports can bind the same name, as Python's
	// "import a.b" and "import a.c" do.
	Shared bool
}

// A Join says how an import statement takes another name of its module. Its
// functions get the tokens of the statement.
type Join struct {
	// Names returns the index of the first token of the list of names, and the
	// index after its last token. ok is false if the statement has no list or
	// an unusual form.
	Names func(statement []Token) (first, end int, ok bool)
	// Name returns an import as an item of the list. Declared is the result of
	// Imports.Declared for the file.
	Name func(e Import, declared bool) string
	// Beside returns the index of a token and the text to insert after it, for
	// a statement without a list, or with one that can't have the import. ok is
	// false if the statement can't take the import. Beside is nil if a list
	// takes every import.
	Beside func(statement []Token, e Import) (at int, text string, ok bool)
	// Open and Close are the brackets around names on several lines.
	Open, Close string
	// Compare compares two names in the order of a sorted list.
	Compare func(a, b string) int
}

// An Import is one name that an import statement brings into a file.
type Import struct {
	Module string
	// Member is the imported member: "" for the module itself or its default
	// export, "*" for all members.
	Member string
	// Bound is the name that the import binds in the file.
	Bound  string
	Static bool // a static import of Java or C#
	Type   bool // a TypeScript type, which no expression can use
	// Called is whether the module is called and its result bound.
	Called bool
}

// An ImportStatement is an import statement on lines First to Last of a file,
// from 0.
type ImportStatement struct {
	Imports     []Import
	First, Last int
	// Top is whether it applies to the whole file. Group is whether it is one
	// of several in parentheses.
	Top, Group bool
	// Required is whether it is a call instead of a declaration, such as
	// require("x"). Alone is whether the call binds no name, so that it may be
	// anywhere.
	Required, Alone bool
}

// Package returns the name in a file's package clause and the line, from 0,
// after the clause; 0 if there is none.
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

// dottedPath reads a.b.c from tokens[i:] and returns the index after it.
func dottedPath(tokens []Token, i int) (string, int) {
	var path strings.Builder
	for first := i; i < len(tokens); i++ {
		t := tokens[i]
		// Two consecutive names aren't one path.
		if t.Kind != Word && !t.Is(".") || i > first && t.Kind == Word && !tokens[i-1].Is(".") {
			break
		}
		path.WriteString(t.Text)
	}
	return path.String(), i
}

// dottedImports reads the import statements of Java and C#: a keyword and a
// path. split is whether the last name of the path is a member of the rest.
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
