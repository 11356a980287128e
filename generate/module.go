package generate

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/templates"
)

// A Destination is the folder of a project for a module, with the facts about
// the project that the module depends on. Package project determines it. Its
// paths have slashes on every system, except Root.
type Destination struct {
	// Root is the project's folder, as a path of the operating system.
	Root string
	// ModuleFacts are the facts about the module's folder; its Dir is relative
	// to Root.
	languages.ModuleFacts
	// File is the file that mounts handlers, relative to Root; empty if there
	// is none. Application is the expression in it on which handlers are
	// mounted, such as app or mux.
	File        string
	Application string
	// Imports and Routes are the insertions in File for imports and for the
	// lines that mount a handler.
	Imports, Routes Insertion
	// Text is the content of File.
	Text string
	// Note tells the user what to check before mounting.
	Note string
	// Indent is one level of indentation in File; if empty, the formatter's.
	Indent string
	// Restyle rewrites the lines that mount a handler in the style of File; nil
	// for the style of the module.
	Restyle func(code string) string
	// Named is the pattern of file names in the folder, in the form of
	// frameworks.Project.File; empty for that one. Superclass is the superclass
	// of classes in it; empty for the framework's.
	Named, Superclass string
	// Exported says whether functions in the folder are visible in other
	// packages, if that is known. Written are the style rules that its files
	// follow.
	Exported languages.Habit
	Written  languages.Rules
	// Prefix is the beginning of the paths of routes in File, without slashes
	// at its ends, and PrefixFile the file that sets it. PrefixCode is an
	// expression in it whose value isn't known.
	Prefix, PrefixFile, PrefixCode string
	// Decided is whether the program chooses by path which requests reach the
	// router that mounts the handler.
	Decided bool
	// Inside is the namespace in which the file that mounts handlers already
	// looks for them, so that it isn't written in the import.
	Inside string
	// Tags is whether the project's routers have tags.
	Tags bool
	// Choices are the objects that could mount handlers, if none was chosen.
	Choices []string
}

// An Insertion is a place in a file at which lines are inserted.
type Insertion struct {
	// Line is the line after which to insert, from 1; 0 is the top of the file.
	Line int
	// Indent is the white space at the start of each inserted line.
	Indent string
	// Found is whether the file has such a place. Block is whether it is inside
	// a group of lines, such as Go's import ( ... ).
	Found, Block bool
	// Apart is whether a blank line comes before the inserted import, or before
	// the inserted routes.
	Apart bool
	// Alone is whether a statement of its own adds to a list of routes. Local is
	// whether imports go into a function.
	Alone, Local bool
}

// A Style is the way a project formats its files. The zero Style is the
// formatter's indentation, LF, and a line break at the end.
type Style struct {
	// Indent is one level of indentation; if empty, the formatter's.
	Indent string
	// LineEnd is "\n", "\r\n" or "\r"; if empty, "\n".
	LineEnd string
	// NoFinalNewline is whether the last line ends without a line break.
	NoFinalNewline bool
	// BOM is whether the file begins with U+FEFF.
	BOM bool
}

// A Module is a file with one handler, in the form that a framework's
// applications mount.
type Module struct {
	// Path is the file's path relative to the project's root, with slashes.
	Path string
	// Code is the whole file.
	Code string
	// Method and Route are the method and path of its requests, with route
	// parameters in braces. URL is the path after mounting: the route with the
	// prefix of the router that mounts it. It is empty if that isn't known.
	Method string
	Route  input.Route
	URL    string
	// Versions are the versions for which the code is written; see Snippet.
	Versions map[string]string
	// Notes say what a user's own template leaves out.
	Notes []string
	// Mount lists the lines that mount it, in the order of the file. If the
	// framework finds modules itself, there are no Lines.
	Mount []Mount

	alone string // the code with this handler only
}

// A Mount is a few lines to insert at one place in a file, already indented and
// with the imports that the file lacks. Lines that the file already has are
// left out.
type Mount struct {
	// File is relative to the project's root. If it is a guess, Note says so.
	File string `json:"file"`
	// Line is the line of the present file to insert after, from 1; 0 is the
	// top of the file. It is nil if no place was found.
	Line  *int     `json:"line"`
	Lines []string `json:"lines"`
	Note  string   `json:"note,omitempty"`

	alone bool // Lines are a statement that adds to a list
}

// moduleView is the additional data for the templates of a module.
type moduleView struct {
	// Package, Application and Implicit are copied from the Destination;
	// Packages are the components of Package.
	Package     string
	Packages    []string
	Application string
	Implicit    bool
	// Import is the Destination's Import, with the module's file and suffix if
	// the language imports files. Imported is whether there is one. Dotted is
	// the same as plain text if it consists of letters, digits, dots,
	// underscores, "@" and slashes only.
	Import   Text
	Imported bool
	Dotted   string
	// Block is whether an import goes inside a group of imports. Apart is
	// whether a blank line comes before it.
	Block, Apart bool
	// Alone is whether the lines for routes are a statement that adds to a list.
	Alone bool
	// Tag is the tag of the module's routes; Tagged is whether they have one.
	Tag    Text
	Tagged bool
	// File is the module's file name without its extension.
	File string
	// Name is the module's name, which is that of its only handler unless it
	// can have Several. Handlers has the data of each handler.
	Name     Name
	Several  bool
	Handlers []*view
	// Function is the name of a Go handler, and Exported whether other packages
	// can use it.
	Function string
	Exported bool
}

// Module generates the module for a request, as the language's formatter writes
// it; Style adapts it to a project. Without a Name or Path, they are derived
// from the status's key, so that several definitions can live in one project.
// It returns an input.Error if the module is impossible.
func (g *Generator) Module(r Request, to Destination) (Module, error) {
	list, err := g.modules([]Request{r}, nil, to)
	if err != nil {
		return Module{}, err
	}
	return list[0], nil
}

// moduleFile returns the name of a module's file, from its name and that of its
// class.
func moduleFile(f *frameworks.Framework, n, group Name, to Destination) string {
	if f.Group != "" {
		n = group
	}
	name := strings.NewReplacer("{snake}", n.Snake, "{kebab}", strings.ReplaceAll(n.Snake, "_", "-"), "{camel}", n.Camel, "{Pascal}", n.Pascal).
		Replace(cmp.Or(to.Named, f.Project.File))
	if to.Extension != "" {
		name = strings.TrimSuffix(name, path.Ext(name)) + to.Extension
	}
	return name
}

func newModuleView(f *frameworks.Framework, v *view, to Destination, file string) (*moduleView, error) {
	m := &moduleView{
		Package: to.Package, Application: to.Application, Implicit: to.Implicit,
		Block: to.Imports.Block, Apart: to.Imports.Apart, Alone: to.Routes.Alone, Tagged: to.Tags, File: strings.TrimSuffix(path.Base(file), path.Ext(file)),
	}
	if m.Application == "" {
		m.Application = cmp.Or(f.Application, f.Project.Usual, f.Project.Shared)
	}
	if to.Package != "" {
		m.Packages = strings.FieldsFunc(to.Package, func(c rune) bool { return c == '.' || c == ':' })
	}
	if !strings.ContainsFunc(to.Import, func(c rune) bool {
		return c != '.' && c != '_' && c != '@' && c != '/' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9')
	}) {
		m.Dotted = strings.TrimPrefix(strings.TrimPrefix(to.Import, to.Inside), "/")
	}
	m.Import, m.Imported = text(to.Import), to.Import != ""
	if f.Language.ImportsFile {
		m.Import = text(to.Import + "/" + m.File + to.Suffix)
	}
	m.Function = v.Name.Camel
	if m.Exported = m.Package != "main"; !m.Imported && to.Exported != languages.Unknown {
		m.Exported = to.Exported == languages.Always
	}
	if m.Exported {
		m.Function = v.Name.Pascal
	}
	// A name may be declared only once in a package, whichever file has it.
	taken := func(name string) bool {
		return slices.ContainsFunc(to.Declared[name], func(other string) bool { return other != file })
	}
	if f.Group != "" && taken(m.File) {
		return nil, input.Errorf("%s is already in %s", m.File, to.Declared[m.File][0]).Hintf("choose another name: --name")
	}
	if taken(m.Function) {
		first := m.Function
		m.Function = "handle" + v.Name.Pascal
		if m.Exported {
			m.Function = "H" + m.Function[1:]
		}
		if taken(m.Function) {
			return nil, input.Errorf("package %s already has %s and %s", m.Package, first, m.Function).Hintf("choose another name: --name")
		}
	}
	return m, nil
}

// tag returns the tag of a module's routes: the first part of its path, which
// usually names the resource, or else the handler's name.
func tag(route input.Route, handler Name) string {
	if len(route) == 0 || route[0].Parameter {
		return strings.ReplaceAll(handler.Snake, "_", "-")
	}
	return route[0].Text
}

// moduleTemplate returns a function that parses a template for modules once.
// kind is scaffold or mount. own is the user's target with this framework, or
// nil.
func moduleTemplate(f *frameworks.Framework, own *Target, kind string) func() (runnable, error) {
	return sync.OnceValues(func() (runnable, error) {
		var r runnable
		var err error
		switch {
		case own == nil && kind == "scaffold":
			r.Template, err = newTemplate(f.ID+" "+kind, templates.Module(f.ID, kind, f.Language.Extension), templates.Handler(f.ID, f.Language.Extension), literals(f))
		case own == nil:
			r.Template, err = newTemplate(f.ID+" "+kind, templates.Module(f.ID, kind, f.Language.Extension), "", literals(f))
		case kind == "scaffold":
			r, err = newSandbox(own.Module, own.Handler, literals(f))
		default:
			r, err = newSandbox(own.Mount, Template{}, literals(f))
		}
		if err != nil {
			err = templateError(err)
		}
		return r, err
	})
}

// mounts executes the blocks of a mount template. The blocks "imports" and
// "routes" have the lines for the Insertions with these names.
func mounts(mount runnable, v *view, r *Request, to Destination, notes []string) ([]Mount, error) {
	f := r.Framework
	var out []Mount
	if to.Note != "" {
		notes = append([]string{to.Note}, notes...)
	}
	note := strings.Join(notes, "; ")
	for _, part := range []struct {
		name string
		at   Insertion
	}{{"imports", to.Imports}, {"routes", to.Routes}} {
		b := mount.Lookup(part.name)
		if b == nil {
			continue
		}
		within := *f.Language.Measured(r.Rules)
		if within.Width > 0 { // the indentation takes part of the width
			within.Width -= within.Columns(part.at.Indent)
		}
		code, err := execute(runnable{b, mount.sandbox}, v, f, &within)
		if err != nil {
			return nil, err
		}
		if mount.sandbox != nil && !(part.name == "imports" && v.Module.Apart) {
			code = withoutFirstBreak(code)
		}
		restyle := r.restyled
		if to.Restyle != nil {
			restyle = to.Restyle
		}
		code = Style{Indent: to.Indent}.Apply(restyle(code), f.Language)
		m := Mount{File: to.File, Lines: lacking(linesWith(part.at.Indent, code), to.Text), alone: part.at.Alone}
		if part.at.Found {
			m.Line = &part.at.Line
		}
		if len(m.Lines) == 0 {
			continue
		}
		if part.name == "routes" && part.at.Apart {
			m.Lines = slices.Insert(m.Lines, 0, "")
		}
		out = append(out, m)
	}
	if len(out) == 0 {
		if note == "" {
			note = "nothing to add: the lines are there"
			if mount.Lookup("imports") == nil && mount.Lookup("routes") == nil {
				note = "the target has no lines that mount it"
			}
		}
		return append(out, Mount{File: to.File, Lines: []string{}, Note: note}), nil
	}
	out[len(out)-1].Note = note
	return out, nil
}

// linesWith returns the lines of code, with an indentation before each that
// isn't blank.
func linesWith(indent, code string) []string {
	out := []string{}
	for line := range strings.Lines(code) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" {
			line = indent + line
		}
		out = append(out, line)
	}
	return out
}

// lacking returns the lines that a file doesn't have yet. A statement of several
// lines is present only if all its lines are.
func lacking(lines []string, text string) []string {
	if text == "" || len(lines) == 0 {
		return lines
	}
	if !slices.ContainsFunc(lines, func(line string) bool { return !present(line, text) }) {
		return nil
	}
	var out []string
	for _, line := range lines {
		if !fromImport().MatchString(strings.TrimSpace(line)) || !present(line, text) {
			out = append(out, line)
		}
	}
	for len(out) > 0 && out[len(out)-1] == "" { // nothing follows that it would separate
		out = out[:len(out)-1]
	}
	return out
}

// importedWith merges Python imports among lines into the lines of own that
// import from the same module, if the result fits on one line. It returns the
// remaining lines.
func importedWith(own, lines []string) []string {
	const width = 79 // PEP 8
	var left []string
	for _, line := range lines {
		m := fromImport().FindStringSubmatch(strings.TrimSpace(line))
		i := -1
		if m != nil {
			i = slices.IndexFunc(own, func(o string) bool {
				return strings.HasPrefix(strings.TrimSpace(o), "from "+m[1]+" import ") && !strings.Contains(o, "(")
			})
		}
		if i < 0 || len(own[i])+len(m[2])+2 > width {
			left = append(left, line)
			continue
		}
		start, names, _ := strings.Cut(own[i], " import ")
		list := append(strings.Split(names, ", "), m[2])
		slices.Sort(list)
		own[i] = start + " import " + strings.Join(slices.Compact(list), ", ")
	}
	return left
}

var (
	fromImport     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^from (\S+) import (\w+)$`) }) // of Python
	usingDirective = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^using ([\w.]+);$`) })         // of C#
)

// present reports whether a text already has a line. A Python import may be in
// a list with others, and in C# a namespace already sees the namespaces around
// it.
func present(line, text string) bool {
	line = strings.TrimSpace(line)
	if line == "" {
		return true
	}
	if m := fromImport().FindStringSubmatch(line); m != nil {
		names := regexp.MustCompile(`(?m)^[ \t]*from\s+` + regexp.QuoteMeta(m[1]) + `\s+import\s+(?:\(([^)]*)\)|(.*))$`)
		for _, found := range names.FindAllStringSubmatch(text, -1) {
			for name := range strings.SplitSeq(found[1]+found[2], ",") {
				if strings.TrimSpace(name) == m[2] {
					return true
				}
			}
		}
		return false
	}
	if m := usingDirective().FindStringSubmatch(line); m != nil && regexp.MustCompile(`(?m)^[ \t]*namespace `+regexp.QuoteMeta(m[1])+`(?:[.;{\s]|$)`).MatchString(text) {
		return true
	}
	for have := range strings.Lines(text) {
		if plain(have) == plain(line) {
			return true
		}
	}
	return false
}

// plain returns a line without differences that formatters make: spaces at its
// ends, the kind of quotes, and the semicolon.
func plain(line string) string {
	return strings.ReplaceAll(strings.TrimRight(strings.TrimSpace(line), ";"), "'", "\"")
}

// Mounts combines the Mounts of several modules: lines for the same place are
// listed together, each once.
func Mounts(modules []Module) []Mount {
	var out []Mount
	for _, module := range modules {
		for _, m := range module.Mount {
			i := slices.IndexFunc(out, func(o Mount) bool {
				return o.File == m.File && o.compare(m) == 0 && len(o.Lines) > 0 == (len(m.Lines) > 0)
			})
			if i < 0 {
				m.Lines = slices.Clone(m.Lines)
				out = append(out, m)
				continue
			}
			lines := m.Lines
			if slices.Contains(out[i].Lines, "") { // one keeps them all apart from what is above
				lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return line == "" })
			}
			switch own := out[i].Lines; {
			case within(own, lines):
			case m.alone && len(lines) > 2 && slices.Contains(own, lines[0]) && own[len(own)-1] == lines[len(lines)-1]:
				out[i].Lines = slices.Insert(own, len(own)-1, lines[1:len(lines)-1]...)
			default:
				out[i].Lines = append(own, importedWith(own, lines)...)
			}
			if out[i].Note == "" {
				out[i].Note = m.Note
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Mount) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.compare(b)
	})
	return out
}

// compare orders Mounts by their lines, those without a place first.
func (m Mount) compare(other Mount) int {
	line := func(m Mount) int {
		if m.Line == nil {
			return -1
		}
		return *m.Line
	}
	return line(m) - line(other)
}

// Inserted returns the text of a file after the lines of its Mounts are
// inserted. Each Mount must have a Line. The new lines get the file's line
// endings; removing them again gives the old text.
func Inserted(text string, mounts []Mount) string {
	end := "\n"
	if n := strings.Count(text, "\n"); n > 0 && n == strings.Count(text, "\r\n") {
		end = "\r\n"
	}
	var out strings.Builder
	insert := func(after int) {
		for _, m := range mounts {
			if *m.Line == after {
				for _, line := range m.Lines {
					out.WriteString(line + end)
				}
			}
		}
	}
	insert(0)
	lines, written := 0, text
	for line := range strings.Lines(text) {
		lines++
		out.WriteString(line)
		written = written[len(line):]
		if written == "" && !strings.HasSuffix(line, "\n") {
			break
		}
		insert(lines)
	}
	if text == "" || strings.HasSuffix(text, "\n") {
		return out.String()
	}
	// The file's last line has no line ending: it gets one, and the last
	// inserted line has none.
	out.WriteString(end)
	insert(lines)
	return strings.TrimSuffix(out.String(), end)
}

// within reports whether lines contain others in sequence.
func within(lines, others []string) bool {
	for i := range len(lines) - len(others) + 1 {
		if slices.Equal(lines[i:i+len(others)], others) {
			return true
		}
	}
	return false
}

// Apply converts code with LF and the formatter's indentation to a style. No
// generated literal spans lines, so the whitespace at the start of a line is
// always indentation: whole levels, or, if it isn't a whole number of levels,
// the alignment with a previous line, which is kept.
func (s Style) Apply(code string, l *languages.Language) string {
	if s.Indent != "" && s.Indent != l.Indent {
		var out strings.Builder
		base := "" // new indentation of the last line at a whole level
		level := 0
		for line := range strings.Lines(code) {
			rest := strings.TrimLeft(line, " \t")
			lead := line[:len(line)-len(rest)]
			if n := strings.Count(lead, l.Indent); n*len(l.Indent) == len(lead) {
				level = n
				base = strings.Repeat(s.Indent, n)
				lead = base
			} else {
				lead = base + lead[min(len(lead), level*len(l.Indent)):]
			}
			if rest == "\n" {
				lead = ""
			}
			out.WriteString(lead + rest)
		}
		code = out.String()
	}
	if s.NoFinalNewline {
		code = strings.TrimSuffix(code, "\n")
	}
	if s.LineEnd != "" && s.LineEnd != "\n" {
		code = strings.ReplaceAll(code, "\n", s.LineEnd)
	}
	if s.BOM {
		code = "\ufeff" + code
	}
	return code
}
