package source

import (
	"iter"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks/languages"
)

// each yields the imports of several statements, each with its statement.
func each(statements []languages.ImportStatement) iter.Seq2[languages.ImportStatement, languages.Import] {
	return func(yield func(languages.ImportStatement, languages.Import) bool) {
		for _, s := range statements {
			for _, e := range s.Imports {
				if !yield(s, e) {
					return
				}
			}
		}
	}
}

// importing sets the imports that a piece uses and the file lacks. If the file
// uses an import's name for something else, the import gets another name, in
// the piece too. If the language has no aliases, the piece contains the
// import's full name instead.
func (f *File) importing(p *Piece, wanted []languages.ImportStatement) {
	used := map[string]bool{}
	for _, t := range scan(p.Code, f.language) {
		used[t.Text] = used[t.Text] || t.Kind == languages.Word
	}
	taken, inner := f.topLevel(), f.inner(p.spot.block)
	for _, e := range each(wanted) {
		if !f.language.Imports.Unnamed && !used[e.Bound] {
			continue
		}
		if own := f.otherwise(e); own != "" && !inner[own] {
			p.rename(e.Bound, own, f.language)
			continue
		}
		switch has, clash := f.has(e); {
		case has && !inner[e.Bound]:
		case !clash && !taken[e.Bound] && !inner[e.Bound] && !(e.Type && f.names(e.Bound)):
			p.entries = append(p.entries, e)
		case f.language.Imports.Alias == nil:
			p.rename(e.Bound, e.Module+"."+e.Member, f.language)
		default:
			p.entries = append(p.entries, f.aliased(p, e))
		}
	}
}

// rename replaces a name in a piece, but not where it names an argument or a
// property.
func (p *Piece) rename(old, new string, language *languages.Language) {
	p.Code, p.handler = rename(p.Code, old, new, language, false), rename(p.handler, old, new, language, false)
}

// inner returns the names that the functions around a block bind, which hide
// those of the file.
func (f *File) inner(block int) map[string]bool {
	names, o := map[string]bool{}, f.outline()
	for b := block; b > 0; b = o.Blocks[b].Parent {
		if o.Blocks[b].Kind == ClassBlock {
			continue
		}
		for _, name := range o.Blocks[b].Names {
			names[name] = true
		}
		if d := o.Blocks[b].Definition; d >= 0 {
			for _, parameter := range o.parameters(o.Definitions[d]) {
				names[parameter.name] = true
			}
		}
	}
	return names
}

// aliased gives an import a free name and uses it in a piece.
func (f *File) aliased(p *Piece, e languages.Import) languages.Import {
	code, alias := New("", p.Code, f.language), f.language.Imports.Alias(e)
	name := alias
	for n := 2; f.Uses(name) || code.Uses(name) || f.language.Reserved(name); n++ {
		name = alias + strconv.Itoa(n)
	}
	p.rename(e.Bound, name, f.language)
	e.Bound = name
	return e
}

// Beside sets the names that other files of the same package declare, so that
// inserted code doesn't clash with them.
func (f *File) Beside(names []string) { f.beside = names }

// topLevel returns the names that the file or its package declares for all of
// it, apart from its imports.
func (f *File) topLevel() map[string]bool {
	names := map[string]bool{}
	for _, name := range f.beside {
		names[name] = true
	}
	for _, name := range f.outline().Blocks[0].Names {
		names[name] = true
	}
	for _, e := range each(f.imports) {
		delete(names, e.Bound)
	}
	for _, d := range f.outline().Definitions { // a nested definition is visible in the class around it
		if d.Kind == ClassBlock || d.Kind == ValueBlock {
			names[d.Name] = true
		}
	}
	return names
}

// has reports whether the file has an import, and whether it uses the import's
// name for something else, which is a clash.
func (f *File) has(e languages.Import) (has, clash bool) {
	has = f.pkg != "" && e.Module == f.pkg && e.Member != ""
	for s, own := range each(f.imports) {
		switch {
		case !s.Top || own.Static != e.Static:
		case own.Module == e.Module && !own.Called && (e.Type || !own.Type) && (own.Member == "*" || own.Member == e.Member && own.Bound == e.Bound):
			has = true
		case own.Bound == e.Bound && own.Member != "*" && own.Bound != "":
			clash = clash || own.Member != "" || e.Member != "" || !f.language.Imports.Shared
		case own.Module != e.Module && own.Member == "" && slices.Contains(strings.Split(own.Bound, "-"), e.Bound):
			// A module may declare another name than its path suggests: go-json
			// may be package json.
			clash = clash || f.Uses(e.Bound)
		}
	}
	return has, clash
}

// otherwise returns the name that the file gives to an import if it isn't the
// usual one; else "".
func (f *File) otherwise(e languages.Import) string {
	name := ""
	for s, own := range each(f.imports) {
		if s.Top && own.Module == e.Module && own.Member == e.Member && own.Static == e.Static && own.Type == e.Type && !own.Called {
			if own.Bound == e.Bound {
				return ""
			}
			if own.Bound != "" && own.Bound != "*" && own.Bound != "_" && own.Bound != "." {
				name = own.Bound
			}
		}
	}
	return name
}

// joined returns the edits that add imports to existing statements for the same
// modules, if these are above a line (from 0), and the imports that remain.
func (f *File) joined(imports []languages.Import, line int) (edits []Edit, left []languages.Import) {
	form := f.language.Imports
	if form == nil || form.Join == nil {
		return nil, imports
	}
	lines, end := map[int][]string{}, max(line, f.top()) // the new lines by the index of the statement
	for _, e := range imports {
		done := false
		for i, s := range f.imports {
			if done || len(s.Imports) == 0 || s.Imports[0].Module != e.Module || s.Required && e.Type || s.Last >= end || !f.plain(i) {
				continue
			}
			own := lines[i]
			if own == nil {
				own = f.lines[s.First : s.Last+1]
			}
			if own, done = f.join(own, e); done {
				lines[i] = own
			}
		}
		if !done {
			left = append(left, e)
		}
	}
	for i, own := range lines {
		edits = append(edits, Edit{Start: f.imports[i].First, End: f.imports[i].Last + 1, Lines: own})
	}
	return inOrder(edits), left
}

// inOrder sorts edits from the end of the file to its start, so that no edit
// moves the lines of another.
func inOrder(edits []Edit) []Edit {
	slices.SortFunc(edits, func(a, b Edit) int { return b.Start - a.Start })
	return edits
}

// plain reports whether the import statement with an index applies to the whole
// file and shares its lines with no other code.
func (f *File) plain(i int) bool {
	s := f.imports[i]
	shares := func(o languages.ImportStatement) bool { return o.First <= s.Last && o.Last >= s.First }
	return s.Top && margin(f.lines[s.First]) == "" && !f.inside[s.First] &&
		(i == 0 || !shares(f.imports[i-1])) && (i+1 == len(f.imports) || !shares(f.imports[i+1]))
}

// join returns the lines of a statement with one more import, or false if the
// statement can't take it.
func (f *File) join(lines []string, e languages.Import) ([]string, bool) {
	how, text := f.language.Imports.Join, join(lines)
	tokens := scan(text, f.language)
	statements := f.language.Imports.Read(text, tokens)
	if len(statements) != 1 || len(tokens) == 0 || tokens[0].Line > 0 {
		return nil, false
	}
	if how.Beside != nil {
		if at, more, ok := how.Beside(tokens, e); ok {
			at = tokens[at].End
			return split(text[:at] + more + text[at:]), true
		}
	}
	first, end, ok := how.Names(tokens)
	if !ok || e.Member == "" {
		return nil, false
	}
	l := importList{text: text, tokens: tokens, first: first, end: end}
	l.read()
	name := how.Name(e, !statements[0].Required)
	place := l.place(name, how.Compare)
	if l.over() {
		return split(l.below(name, place)), true
	}
	out := l.beside(name, place)
	narrow := f.language.Measured(f.rules)
	whole := !strings.Contains(strings.TrimSuffix(text, "\n"), "\n") && len(Tokens(text, f.language)) == len(tokens)
	if whole && narrow.Width > 0 && narrow.Columns(strings.TrimSuffix(out, "\n")) > narrow.Width {
		out = l.spread(name, place, how.Open, how.Close, f.unit)
	}
	return split(out), true
}

// An importList is the list of names in one import statement.
type importList struct {
	text       string
	tokens     []languages.Token // of the statement
	first, end int               // the tokens of the list: from first up to, but not including, end
	names      [][2]int          // for each name, its first token and the one after its last
}

func (l *importList) read() {
	start := l.first
	for i := l.first; i <= l.end; i++ {
		if i == l.end || l.tokens[i].Is(",") {
			if i > start {
				l.names = append(l.names, [2]int{start, i})
			}
			start = i + 1
		}
	}
}

func (l *importList) name(i int) string {
	return l.text[l.tokens[l.names[i][0]].Start:l.tokens[l.names[i][1]-1].End]
}

// place returns the index at which to add a name: before the first greater one
// if the names are sorted, or else at the end.
func (l *importList) place(name string, compare func(a, b string) int) int {
	for i := 1; i < len(l.names); i++ {
		if compare(l.name(i-1), l.name(i)) > 0 {
			return len(l.names)
		}
	}
	for i := range l.names {
		if compare(l.name(i), name) > 0 {
			return i
		}
	}
	return len(l.names)
}

// over reports whether each name is on its own line.
func (l *importList) over() bool {
	for _, n := range l.names {
		if l.tokens[n[0]-1].Line == l.tokens[n[0]].Line {
			return false
		}
	}
	return len(l.names) > 0
}

// below returns the statement with a name added on its own line.
func (l *importList) below(name string, place int) string {
	line, comma, text := l.tokens[l.first-1].Last, true, l.text
	if place > 0 {
		last := l.names[place-1][1] - 1
		line = l.tokens[last].Last
		if comma = last+1 < len(l.tokens) && l.tokens[last+1].Is(","); comma {
			line = l.tokens[last+1].Line
		} else {
			text = text[:l.tokens[last].End] + "," + text[l.tokens[last].End:]
		}
	}
	lines := split(text)
	added := margin(lines[l.tokens[l.names[0][0]].Line]) + name
	if comma {
		added += ","
	}
	return join(slices.Insert(lines, line+1, added))
}

// beside returns the statement with a name added on the line of the others.
func (l *importList) beside(name string, place int) string {
	if place < len(l.names) {
		at := l.tokens[l.names[place][0]].Start
		return l.text[:at] + name + ", " + l.text[at:]
	}
	at := l.tokens[l.names[place-1][1]-1].End
	return l.text[:at] + ", " + name + l.text[at:]
}

// spread returns the statement with each name on its own line, in brackets.
func (l *importList) spread(name string, place int, open, close, unit string) string {
	var names []string
	for i := range l.names {
		names = append(names, l.name(i))
	}
	start, rest := l.tokens[l.first-1].End, l.text[l.tokens[l.end-1].End:]
	head := l.text[:start] + " " + open
	if l.tokens[l.first-1].Is(open) {
		head, rest = l.text[:start], l.text[l.tokens[l.end].End:]
	}
	var out strings.Builder
	out.WriteString(head + "\n")
	for _, n := range slices.Insert(names, place, name) {
		out.WriteString(unit + n + ",\n")
	}
	return out.String() + close + rest
}

// write returns the lines of import statements, in the order of the snippet.
func (f *File) write(imports []languages.Import) []string {
	var lines, modules []string
	of := map[string][]languages.Import{}
	for _, e := range imports {
		if len(of[e.Module]) == 0 {
			modules = append(modules, e.Module)
		}
		of[e.Module] = append(of[e.Module], e)
	}
	for _, module := range modules {
		lines = append(lines, f.language.Imports.Write(module, of[module], f.declares())...)
	}
	if restyle := Restyle(f.language, f.rules); restyle != nil {
		lines = split(restyle(join(lines)))
	}
	return lines
}

// written returns imports like write, but for a user to paste: several are in
// parentheses if the language has those.
func (f *File) written(imports []languages.Import) []string {
	if f.language.Imports.Spec == nil || len(imports) < 2 {
		return f.write(imports)
	}
	return f.parenthesized(imports)
}

// parenthesized returns the lines of one statement with several imports. Their
// order keeps the groups apart.
func (f *File) parenthesized(imports []languages.Import) []string {
	lines := []string{"import ("}
	for i, e := range imports {
		if group := f.language.Imports.Group; i > 0 && group(e) != group(imports[i-1]) {
			lines = append(lines, "")
		}
		lines = append(lines, "\t"+f.language.Imports.Spec(e))
	}
	return append(lines, ")")
}

// declares reports whether the file uses import declarations, in a language
// such as JavaScript that also has another form.
func (f *File) declares() bool {
	declared := f.language.Imports.Declared
	return declared == nil || declared(strings.ToLower(filepath.Ext(f.name)), append(slices.Clone(f.imports), f.calls...))
}

// WithImports returns text with the imports of another text that it lacks,
// inserted next to its own and in their order.
func WithImports(text, other string, language *languages.Language, rules languages.Rules) string {
	f, wanted := New("", text, language), New("", other, language)
	f.rules = rules
	var p Piece
	for _, e := range each(wanted.imports) {
		if has, _ := f.has(e); !has {
			p.entries = append(p.entries, e)
		}
	}
	if len(p.entries) == 0 {
		return text
	}
	if p.Imports = join(f.written(p.entries)); language.Imports.Group != nil {
		for _, e := range f.importEdits(p, len(f.lines)) {
			f.apply(e)
		}
		return f.Text()
	}
	edits, left := f.joined(p.entries, f.top())
	for _, e := range edits {
		f.apply(e)
	}
	for _, e := range left { // before the first module with a greater name
		f.read()
		if has, _ := f.has(e); has {
			continue
		}
		at := f.top()
		for _, s := range f.imports {
			if s.Last < at && len(s.Imports) > 0 && s.Imports[0].Module > e.Module {
				at = s.First
				break
			}
		}
		var module []languages.Import
		for _, o := range left {
			if o.Module == e.Module {
				module = append(module, o)
			}
		}
		f.apply(Edit{Start: at, End: at, Lines: f.write(module)})
	}
	return f.Text()
}
