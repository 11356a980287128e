// Package source reads source text, as tokens and as an outline, and inserts
// snippets into files that a user is editing: it finds out which imports are
// missing, the name of the application object, and the indentation.
package source

import (
	"cmp"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// A code is a snippet and its parts, as package generate prints them.
type code struct {
	all         string
	imports     string
	application string // the statements that create the application object
	handler     string
	member      string // the handler without its class, if it has one
	types       string // the declarations of types at the end of the handler
	// snippet has the file name, the notes and the versions of the snippet.
	snippet generate.Snippet
}

// A File is a user's file. It may be unfinished or invalid.
type File struct {
	name     string
	language *languages.Language
	lines    []string // without line ends
	end      string   // the line end
	ended    bool     // the last line has a line end
	marked   bool     // the file begins with a byte order mark
	tokens   []languages.Token
	outline  func() *Outline
	inside   []bool // whether each line begins inside a string
	// imports are the import statements at the top. calls are those that can be
	// anywhere, because they are calls that bind no name.
	imports, calls []languages.ImportStatement
	pkg            string // the name in the package clause
	clause         int    // the line after the package clause
	unit           string // one level of indentation
	rules          languages.Rules
	beside         []string // names that other files of the package declare
}

const byteOrderMark = "\ufeff"

// New returns a File with a name and text.
func New(name, text string, language *languages.Language) *File {
	f := &File{name: name, language: language, end: "\n"}
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
	f.unit = cmp.Or(f.shownIndentation(), language.Indent)
	return f
}

func (f *File) read() {
	text := f.text()
	scanned := scanned(text, f.language)
	f.tokens = scanned.code()
	f.outline = sync.OnceValue(func() *Outline { return scanned.outline(f.tokens) })
	f.inside = within(f.tokens, len(f.lines))
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

// empty reports whether the lines from first up to, but not including, end have
// no code.
func (f *File) empty(first, end int) bool {
	i := sort.Search(len(f.tokens), func(i int) bool { return f.tokens[i].Last >= first })
	return first >= end || i == len(f.tokens) || f.tokens[i].Line >= end
}

func (f *File) text() string {
	if len(f.lines) == 0 {
		return ""
	}
	return strings.Join(f.lines, "\n") + "\n"
}

// Text returns the file's current text.
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

// Empty reports whether the file has no code, except comments.
func (f *File) Empty() bool {
	return len(f.tokens) == 0
}

// blank reports whether the file has only blank lines, or none.
func (f *File) blank() bool {
	return !slices.ContainsFunc(f.lines, func(line string) bool { return !blank(line) })
}

// Uses reports whether the code contains an identifier.
func (f *File) Uses(identifier string) bool {
	return slices.ContainsFunc(f.tokens, func(t languages.Token) bool { return t.Kind == languages.Word && t.Text == identifier })
}

// Holds reports whether the code contains a string literal with this text.
func (f *File) Holds(text string) bool {
	return slices.ContainsFunc(f.tokens, func(t languages.Token) bool { return t.Kind == languages.String && t.Text == text })
}

// targets returns the frameworks in list for which a file may be written: those
// that it imports or extends or, if there are none, all frameworks of the
// language that its name shows. shown is whether the file's code decided. Other
// is the framework without a target that the file uses instead, or nil.
func targets(list []*frameworks.Framework, name, text string) (fit []*frameworks.Framework, shown bool, other *frameworks.Other) {
	written := frameworks.Written(list, strings.ToLower(filepath.Ext(name)))
	if len(written) == 0 {
		return nil, false, nil
	}
	f := New(name, text, written[0].Language)
	used := slices.DeleteFunc(slices.Clone(written), func(t *frameworks.Framework) bool { return !f.uses(t.ImportPaths, t.BaseNames) })
	for _, o := range frameworks.OthersOf(written) {
		over := slices.ContainsFunc(used, func(t *frameworks.Framework) bool { return slices.Contains(o.Over, t.ID) })
		if (len(used) == 0 || over) && f.uses(o.Imported(), o.Names) {
			return written, false, o
		}
	}
	if len(used) > 0 {
		return frameworks.Prefer(used), true, nil
	}
	return written, false, nil
}

// uses reports whether the file imports one of these modules or a part of one,
// or uses one of these names.
func (f *File) uses(modules, names []string) bool {
	if slices.ContainsFunc(names, f.Uses) {
		return true
	}
	for _, e := range each(slices.Concat(f.imports, f.calls)) {
		for _, module := range modules {
			if rest, found := strings.CutPrefix(e.Module, module); found && (rest == "" || rest[0] == '.' || rest[0] == '/') {
				return true
			}
		}
	}
	return false
}

// A Piece is the part of a snippet to insert into a file.
type Piece struct {
	// Imports are the import statements that the file lacks, and Code is the
	// rest, both without indentation. Either may be empty.
	Imports, Code string

	// snippet has the file name, the notes and the versions.
	snippet generate.Snippet

	entries []languages.Import
	handler string
	shared  int  // columns by which the handler was indented
	whole   bool // the file is empty, so Code is the whole snippet
	spot    spot // where Code goes
}

// lacks returns the parts of a snippet that the file lacks. It returns an
// input.Error if a response needs a parameter that the handler doesn't name.
func (f *File) lacks(code code, framework *frameworks.Framework, s spot) (Piece, error) {
	p := Piece{snippet: code.snippet, handler: dedent(code.handler, f.language), shared: shared(code.handler, f.language), spot: s}
	if f.Empty() {
		p.Code, p.shared, p.whole = f.modified(code.all), 0, true
		return p, nil
	}
	if s.form == routed && framework.Group != "" && !New("", code.handler, f.language).names("class") { // the file needs a class
		p.handler, p.shared = f.modified(strings.TrimLeft(strings.TrimPrefix(code.all, code.imports), "\n")), 0
	}
	if code.member != "" && s.form == member {
		p.handler, p.shared = dedent(code.member, f.language), shared(code.member, f.language)
	}
	if p.shared > 0 || s.form != routed || framework.Group == "" {
		p.handler = f.declaring(p.handler, dedent(code.types, f.language))
	}
	if s.form == response {
		for _, parameter := range framework.Handlers.Parameters {
			own, found := s.names[parameter.Name]
			switch {
			case found:
				p.handler = rename(p.handler, parameter.Name, own, f.language, true)
			case s.names != nil && New("", p.handler, f.language).Uses(parameter.Name):
				return p, input.Errorf("the handler has no name for its parameter %s, which a response uses", parameter.Name).
					Hintf("name the parameter first")
			}
		}
	}
	if s.form == routed && s.object != "" && s.object != framework.Application {
		p.handler = rename(p.handler, framework.Application, s.object, f.language, true)
	}
	p.Code = p.handler
	if s.form == created && code.application != "" {
		apart := 1 + f.language.Lexis.BlankLines
		p.Code = strings.TrimRight(code.application, "\n") + strings.Repeat("\n", apart) + p.handler
	}
	if f.language.Imports == nil {
		p.Imports = f.missingLines(code.imports)
		return p, nil
	}
	wanted := New("", code.imports, f.language)
	f.importing(&p, wanted.imports)
	p.Imports = join(f.written(p.entries))
	return p, nil
}

// modified returns code without the modifier that only a class with the name of
// its file can have, if the file has another name.
func (f *File) modified(code string) string {
	word, base := f.language.Lexis.FileModifier, strings.TrimSuffix(filepath.Base(f.name), filepath.Ext(f.name))
	if word == "" || base == "" || New("", code, f.language).Uses(base) {
		return code
	}
	return strings.Replace(code, "\n"+word+" class ", "\nclass ", 1)
}

// alone returns the piece reduced to the handler.
func (p Piece) alone() Piece {
	p.Imports, p.entries, p.whole, p.Code = "", nil, false, p.handler
	return p
}

// Snippet returns the piece as a snippet: its text, with the file name, the
// notes and the versions of the whole snippet.
func (p Piece) Snippet(language *languages.Language) generate.Snippet {
	p.snippet.Code = p.Text(language)
	return p.snippet
}

// Text returns the piece as one text, with the language's blank lines between
// imports and code.
func (p Piece) Text(language *languages.Language) string {
	if p.Imports == "" || p.Code == "" {
		return p.Imports + p.Code
	}
	return p.Imports + strings.Repeat("\n", language.Lexis.BlankLines) + p.Code
}

// missingLines returns the lines of a text that the file lacks.
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

// names reports whether the file contains a word other than as the name of a
// member. The word may name a type that the file doesn't declare, such as
// Request, which browsers define too.
func (f *File) names(word string) bool {
	for i := range f.tokens {
		if names(f.tokens, i, word) {
			return true
		}
	}
	return false
}

// names reports whether token i is this word and not the name of a member.
func names(tokens []languages.Token, i int, word string) bool {
	return tokens[i].Kind == languages.Word && tokens[i].Text == word && (i == 0 || !tokens[i-1].Is("."))
}

// rename replaces a name in code, except where it names a member. Unless all is
// set, it also keeps the names of arguments and properties.
func rename(code, old, new string, language *languages.Language, all bool) string {
	var out strings.Builder
	at := 0
	tokens := scan(code, language)
	for i, t := range tokens {
		property := t.Depth > 0 && i+1 < len(tokens) && (tokens[i+1].Is("=") || tokens[i+1].Is(":"))
		if names(tokens, i, old) && (all || !property) {
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
