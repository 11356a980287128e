// Package insert puts a snippet into a file that is being written: which
// imports the file lacks, how its application object is called, how deep the
// place is indented.
package source

import (
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// A code is a snippet in its parts, each as generate prints it alone.
type code struct {
	all         string
	imports     string
	application string // the statements that make the application object
	handler     string
	member      string // the handler for a class that is there already, if it has one
	file        string // the snippet's conventional file name
}

// A File is a file of the user's, which need not be whole or correct.
type File struct {
	name      string
	extension string
	language  *languages.Language
	lines     []string // without their ends
	end       string   // of a line
	ended     bool     // the last line has an end
	marked    bool     // a byte order mark comes first
	tokens    []token
	inside    []bool // lines that begin inside of a string
	imports   []statement
	// modules and common are whether JavaScript's import declarations and
	// require are there, pkg is Java's package, and clause the line behind
	// Go's or Java's package clause.
	modules, common bool
	pkg             string
	clause          int
	unit            string
}

const byteOrderMark = "\ufeff"

// New reads the text of a file in a language.
func New(name, text string, language *languages.Language) *File {
	f := &File{name: name, extension: strings.ToLower(filepath.Ext(name)), language: language, end: "\n"}
	text, f.marked = strings.CutPrefix(text, byteOrderMark)
	if n := strings.Count(text, "\n"); n > 0 && n == strings.Count(text, "\r\n") {
		f.end = "\r\n"
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	f.ended = text == "" || strings.HasSuffix(text, "\n")
	if text != "" {
		f.lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	}
	f.read()
	f.unit = f.indentation()
	return f
}

func (f *File) read() {
	f.tokens = scan(f.text(), f.language)
	f.inside = within(f.tokens, len(f.lines))
	f.modules, f.common, f.pkg, f.clause = false, false, "", 0
	f.imports = f.statements()
	for i := range f.imports { // a string without an end goes on behind the last line
		f.imports[i].last = min(f.imports[i].last, len(f.lines)-1)
	}
	if f.language.ID == "java" {
		for i, t := range f.tokens {
			if t.is("package") && t.depth == 0 {
				var next int
				f.pkg, next = dotted(f.tokens, i+1)
				f.clause = f.tokens[min(next, len(f.tokens)-1)].last + 1
				break
			}
		}
	}
	f.clause = min(f.clause, len(f.lines))
}

func (f *File) text() string {
	if len(f.lines) == 0 {
		return ""
	}
	return strings.Join(f.lines, "\n") + "\n"
}

// Text is the file as it is now.
func (f *File) Text() string {
	text := strings.Join(f.lines, f.end)
	if f.marked {
		text = byteOrderMark + text
	}
	if f.ended && len(f.lines) > 0 {
		text += f.end
	}
	return text
}

// Empty reports whether there is no code in the file, but comments at most.
func (f *File) Empty() bool {
	if f.language.Source == nil {
		return !slices.ContainsFunc(f.lines, func(s string) bool { return !blank(s) })
	}
	return len(f.tokens) == 0
}

// Uses reports whether a name is in the file's code.
func (f *File) Uses(identifier string) bool {
	return slices.ContainsFunc(f.tokens, func(t token) bool { return t.kind == name && t.text == identifier })
}

// Holds reports whether a string is in the file's code.
func (f *File) Holds(text string) bool {
	return slices.ContainsFunc(f.tokens, func(t token) bool { return t.kind == str && t.text == text })
}

// Targets returns those of list that a file can be for: the ones that it uses
// by what it imports or extends or, if it does not say, all whose language it
// is written in by its name.
func Targets(list []*frameworks.Framework, name, text string) []*frameworks.Framework {
	written := frameworks.Written(list, strings.ToLower(filepath.Ext(name)))
	if len(written) == 0 {
		return nil
	}
	f := New(name, text, written[0].Language)
	if used := slices.DeleteFunc(slices.Clone(written), func(t *frameworks.Framework) bool { return !f.uses(t) }); len(used) > 0 {
		return frameworks.Prefer(used)
	}
	return written
}

func (f *File) uses(framework *frameworks.Framework) bool {
	if slices.ContainsFunc(framework.BaseNames, f.Uses) {
		return true
	}
	for _, s := range f.imports {
		for _, e := range s.entries {
			for _, module := range framework.ImportPaths {
				if rest, found := strings.CutPrefix(e.module, module); found && (rest == "" || rest[0] == '.' || rest[0] == '/') {
					return true
				}
			}
		}
	}
	return false
}

// A Piece is what a file gets of a snippet.
type Piece struct {
	// Imports are the import statements that the file lacks, and Code is what
	// else there is to write, both without indentation. Either may be empty.
	Imports, Code string
	// Clashes are the imports that were left out because the file has their
	// name for something else, as "JSONResponse of fastapi.responses".
	Clashes []string

	// File is the snippet's conventional file name.
	File string

	entries []entry
	handler string
	shared  int  // columns that the handler was indented by
	whole   bool // the file is empty: Code is the whole snippet
	method  bool // Code is one of a class
}

// lacks returns what a file lacks of a snippet. Line is the line of the
// cursor, from 1, or 0.
func (f *File) lacks(code code, framework *frameworks.Framework, line int) Piece {
	if f.Empty() {
		return Piece{Code: code.all, File: code.file, handler: dedent(code.handler, f.language), whole: true}
	}
	p := Piece{File: code.file, handler: dedent(code.handler, f.language), shared: shared(code.handler, f.language), method: framework.Group != "" && f.hasClass()}
	if code.member != "" && f.hasClass() {
		p.handler, p.shared = dedent(code.member, f.language), shared(code.member, f.language)
	}
	p.Code = p.handler
	if framework.Application != "" && f.language.Source != nil {
		switch object := f.application(framework, line); {
		case object == "" && code.application != "":
			apart := 1 + f.language.Source.Apart
			p.Code = strings.TrimRight(code.application, "\n") + strings.Repeat("\n", apart) + p.handler
		case object != "" && object != framework.Application:
			p.handler = rename(p.handler, framework.Application, object, f.language)
			p.Code = p.handler
		}
	}
	if !f.readable() {
		p.Imports = f.missingLines(code.imports)
		return p
	}
	wanted := New("", f.importable(code.imports), f.language)
	var clashes []entry
	p.entries, clashes = f.lacking(wanted.imports, scan(p.Code, f.language))
	for _, e := range clashes {
		what := e.bound + " of " + e.module
		if e.member == "" {
			what = e.module
		}
		p.Clashes = append(p.Clashes, what)
	}
	p.Imports = join(f.written(p.entries))
	return p
}

// alone is a piece without what stands around the handler.
func (p Piece) alone() Piece {
	p.Imports, p.entries, p.whole, p.Code = "", nil, false, p.handler
	return p
}

// Text is the piece as one text, with the blank lines that the language has
// between imports and code.
func (p Piece) Text(language *languages.Language) string {
	if p.Imports == "" || p.Code == "" {
		return p.Imports + p.Code
	}
	apart := 1
	if language.Source != nil {
		apart = language.Source.Apart
	}
	return p.Imports + strings.Repeat("\n", apart) + p.Code
}

// readable reports whether the imports of the language are understood.
func (f *File) readable() bool {
	return slices.Contains([]string{"python", "javascript", "java", "csharp", "go"}, f.language.ID)
}

// importable makes a file of import statements that stand alone.
func (f *File) importable(imports string) string {
	if f.language.ID == "go" {
		return "package p\n\n" + imports
	}
	return imports
}

// written is write for people who put it into the file by hand: several of Go
// stand in parentheses.
func (f *File) written(entries []entry) []string {
	if f.language.ID != "go" || len(entries) < 2 {
		return f.write(entries)
	}
	lines := []string{"import ("}
	for _, e := range entries {
		lines = append(lines, "\t"+goSpec(e))
	}
	return append(lines, ")")
}

// missingLines are the lines of a text that the file has not.
func (f *File) missingLines(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if !slices.ContainsFunc(f.lines, func(own string) bool { return strings.TrimSpace(own) == strings.TrimSpace(line) }) {
			out = append(out, line)
		}
	}
	return join(out)
}

func (f *File) hasClass() bool {
	for i, t := range f.tokens {
		if t.kind == name && t.text == "class" && (i == 0 || !f.tokens[i-1].is(".")) {
			return true
		}
	}
	return false
}

// application returns the name of the object on which a handler here is
// registered: the last that is made above the line, or else one that has the
// snippet's name wherever it comes from. "" means that there is none.
func (f *File) application(framework *frameworks.Framework, line int) string {
	made, usual := "", false
	for i, t := range f.tokens {
		if t.kind != name {
			continue
		}
		usual = usual || t.text == framework.Application && (i == 0 || !f.tokens[i-1].is("."))
		if !slices.Contains(framework.Makers, t.text) || i+1 >= len(f.tokens) || !f.tokens[i+1].is("(") {
			continue
		}
		if object := f.assigned(i); object != "" && (made == "" || line == 0 && object == framework.Application || line > 0 && t.line < line) {
			made = object
		}
	}
	if made == "" && usual {
		made = framework.Application
	}
	return made
}

// assigned returns the variable to which the call that tokens[i] begins is
// assigned, or "".
func (f *File) assigned(i int) string {
	tokens := f.tokens
	for i--; i > 0; i-- {
		if depth := tokens[i].depth; tokens[i].is(")") { // of a call before this one
			for i > 0 && !(tokens[i].is("(") && tokens[i].depth == depth) {
				i--
			}
			continue
		}
		if !(tokens[i].is(".") || tokens[i].is("new") || tokens[i].is("await") ||
			tokens[i].kind == name && (tokens[i+1].is(".") || tokens[i+1].is("("))) {
			break
		}
	}
	if i < 1 || !tokens[i].is("=") {
		return ""
	}
	i--
	for j := i; j > 0 && tokens[j].line == tokens[i].line && (tokens[j].kind == name || tokens[j].is(".")); j-- {
		if tokens[j-1].is(":") && j > 1 { // a type stands between
			i = j - 2
			break
		}
	}
	if tokens[i].kind != name || i > 0 && tokens[i-1].is(".") {
		return ""
	}
	return tokens[i].text
}

// rename replaces a name in code.
func rename(code, old, new string, language *languages.Language) string {
	var out strings.Builder
	at := 0
	tokens := scan(code, language)
	for i, t := range tokens {
		if t.kind == name && t.text == old && (i == 0 || !tokens[i-1].is(".")) {
			out.WriteString(code[at:t.start] + new)
			at = t.end
		}
	}
	return out.String() + code[at:]
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func join(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
