// Package source reads source text by its language's Lexis, as tokens and as an
// outline, and puts a snippet into a file that is being written: which imports
// the file lacks, how its application object is called, how deep the place is
// indented.
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
	tokens    []languages.Token
	inside    []bool // lines that begin inside of a string
	code      []int  // how many of the lines before each have code
	// imports are the statements that have a place of their own, and calls the
	// others.
	imports, calls []languages.ImportStatement
	pkg            string // the package that the file's clause names
	clause         int    // the line behind that clause
	unit           string
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
	text := f.text()
	f.tokens = scan(text, f.language)
	f.inside = within(f.tokens, len(f.lines))
	f.code = make([]int, len(f.lines)+1)
	for _, t := range f.tokens {
		// A string without an end goes on behind the last line.
		for line := t.Line; line <= t.Last && line < len(f.lines); line++ {
			f.code[line+1] = 1
		}
	}
	for i := range f.lines {
		f.code[i+1] += f.code[i]
	}
	f.imports, f.calls = nil, nil
	if f.language.Imports != nil {
		for _, s := range f.language.Imports.Read(text, f.tokens) {
			s.Last = min(s.Last, len(f.lines)-1)
			if s.Alone {
				f.calls = append(f.calls, s)
			} else {
				f.imports = append(f.imports, s)
			}
		}
	}
	f.pkg, f.clause = f.language.Lexis.Package(f.tokens)
	f.clause = min(f.clause, len(f.lines))
}

// empty reports whether no code is on lines first to before end.
func (f *File) empty(first, end int) bool {
	return first >= end || f.code[min(end, len(f.lines))] == f.code[min(first, len(f.lines))]
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
	return len(f.tokens) == 0
}

// Uses reports whether a name is in the file's code.
func (f *File) Uses(identifier string) bool {
	return slices.ContainsFunc(f.tokens, func(t languages.Token) bool { return t.Kind == languages.Word && t.Text == identifier })
}

// Holds reports whether a string is in the file's code.
func (f *File) Holds(text string) bool {
	return slices.ContainsFunc(f.tokens, func(t languages.Token) bool { return t.Kind == languages.String && t.Text == text })
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
	for _, s := range slices.Concat(f.imports, f.calls) {
		for _, e := range s.Imports {
			for _, module := range framework.ImportPaths {
				if rest, found := strings.CutPrefix(e.Module, module); found && (rest == "" || rest[0] == '.' || rest[0] == '/') {
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

	entries []languages.Import
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
	if framework.Application != "" {
		switch object := f.application(framework, line); {
		case object == "" && code.application != "":
			apart := 1 + f.language.Lexis.BlankLines
			p.Code = strings.TrimRight(code.application, "\n") + strings.Repeat("\n", apart) + p.handler
		case object != "" && object != framework.Application:
			p.handler = rename(p.handler, framework.Application, object, f.language)
			p.Code = p.handler
		}
	}
	if f.language.Imports == nil {
		p.Imports = f.missingLines(code.imports)
		return p
	}
	wanted := New("", code.imports, f.language)
	var clashes []languages.Import
	p.entries, clashes = f.lacking(wanted.imports, scan(p.Code, f.language))
	for _, e := range clashes {
		what := e.Bound + " of " + e.Module
		if e.Member == "" {
			what = e.Module
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
	return p.Imports + strings.Repeat("\n", language.Lexis.BlankLines) + p.Code
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
		if t.Kind == languages.Word && t.Text == "class" && (i == 0 || !f.tokens[i-1].Is(".")) {
			return true
		}
	}
	return false
}

// application returns the name of the object on which a handler here is
// registered: the last that is made above the line, or else one that has the
// snippet's name wherever it comes from. "" means that there is none.
func (f *File) application(framework *frameworks.Framework, line int) string {
	made := ""
	for _, o := range NewOutline(f.text(), f.language).Objects(framework.Makers) {
		member := strings.Contains(o.Name, ".")
		if !member && (made == "" || line == 0 && o.Name == framework.Application || line > 0 && o.Line < line) {
			made = o.Name
		}
	}
	if made != "" {
		return made
	}
	for i, t := range f.tokens {
		if t.Kind == languages.Word && t.Text == framework.Application && (i == 0 || !f.tokens[i-1].Is(".")) {
			return framework.Application
		}
	}
	return ""
}

// rename replaces a name in code.
func rename(code, old, new string, language *languages.Language) string {
	var out strings.Builder
	at := 0
	tokens := scan(code, language)
	for i, t := range tokens {
		if t.Kind == languages.Word && t.Text == old && (i == 0 || !tokens[i-1].Is(".")) {
			out.WriteString(code[at:t.Start] + new)
			at = t.End
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
