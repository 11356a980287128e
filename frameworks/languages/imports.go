package languages

import "strings"

// Imports describes the import statements of a language.
type Imports struct {
	// Read returns the import statements in a text. Its tokens have no
	// comments. The text may be unfinished.
	Read func(text string, tokens []Token) []ImportStatement
	// Write returns statements that import names of one module, one per line.
	// Declared is the result of Declared for the file.
	Write func(module string, imports []Import, declared bool) []string
	// Join says how a statement takes more names of its module; nil if each has
	// a statement of its own.
	Join *Join
	// Alias returns another name for an import whose own is taken; nil if the
	// language has none.
	Alias func(Import) string
	// ModuleName returns the name that a module usually binds; nil if that is the
	// last element of its path. See the method of Language.
	ModuleName func(module string) string
	// PackageNames returns the names that a file, given by its text, declares for
	// the other files in its folder too; nil if a file has its names to itself.
	PackageNames func(text string) []string
	// Declared reports whether a file with this extension and these statements
	// uses import declarations, in a language that has another form too.
	Declared func(extension string, statements []ImportStatement) bool
	// Group returns the group of an import. Imports of a group are kept
	// together, sorted by name. If Group is nil, imports aren't sorted.
	Group func(Import) string
	// Apart reports whether a blank line separates the import of a module in a
	// folder from the import of another one above it. If Apart is nil, none
	// does.
	Apart func(above, module string, folder Folder) bool
	// Spec returns an import as a line in the parentheses of a statement; nil
	// if the language has none. FirstGroup is the group that comes first.
	Spec       func(Import) string
	FirstGroup string
	// Anywhere is whether a statement can come after other code. Directives is
	// whether strings on their own, such as docstrings, come before everything
	// else.
	Anywhere, Directives bool
	// Unnamed is whether an import doesn't show which names it brings in.
	Unnamed bool
	// Stems returns the stems of the files that an import in a file may mean; nil
	// if imports don't name files. Index is the name of a file that stands for
	// its folder. See the methods of Language.
	Stems func(file string, e Import) []string
	Index string
	// Shared is whether several imports can bind the same name, as Python's
	// "import a.b" and "import a.c" do.
	Shared bool
}

// A Join says how an import statement takes more names of its module. It gets
// the tokens of the statement.
type Join struct {
	// Names returns the index of the first token of the list of names, and the
	// one after its last token; ok is false if the statement has no list or
	// isn't plain.
	Names func(statement []Token) (first, end int, ok bool)
	// Name returns what the list has for an import. Declared is the result of
	// Imports.Declared for the file.
	Name func(e Import, declared bool) string
	// Beside returns an index of a token and the text to put behind it, for a
	// statement whose list, if it has one, is of another kind than the import;
	// ok is false if it takes none. It is nil if there are no other kinds.
	Beside func(statement []Token, e Import) (at int, text string, ok bool)
	// Open and Close are the brackets around names on several lines.
	Open, Close string
	// Compare compares two names as a sorted list has them.
	Compare func(a, b string) int
}

// An Import is one name that an import statement brings into a file.
type Import struct {
	Module string
	// Member is the imported member: "" for the module itself or its default
	// export, "*" for all members.
	Member string
	// Bound is the name that the file uses for it.
	Bound  string
	Static bool // a static import of Java or C#
	Type   bool // a type of TypeScript, which no expression can use
	// Called is whether the name is bound to the result of calling the module.
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
	// Required is whether it is a call instead of a declaration. Alone is
	// whether the call binds no name, so that it may be anywhere.
	Required, Alone bool
}

// Package returns the name in a file's package clause and the line after the
// clause, or 0 if there is none.
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
// path. Split is whether the last name of the path is a member of the rest.
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
