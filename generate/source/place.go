package source

import (
	"cmp"
	"slices"
	"strings"

	"snipgen/frameworks/languages"
)

// An Edit replaces the lines from Start up to, but not including, End, counted
// from 0. Several edits apply in order, each to the result of the previous one.
type Edit struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Lines []string `json:"lines"`
}

func (f *File) apply(e Edit) {
	f.lines = slices.Replace(f.lines, e.Start, e.End, e.Lines...)
}

// Insert inserts a piece into the file, made for a line from 1: the imports
// next to the file's imports, and the code at its safe place. It only adds
// lines, except where an import joins an existing statement. It returns the
// edits. Afterwards only Text is valid: the rest of the file isn't read again.
func (f *File) Insert(p Piece, line int) []Edit {
	edits := []Edit{}
	line = min(max(line, 1), len(f.lines)+1)
	code := f.codeEdit(p, line-1)
	if p.Imports != "" {
		for _, e := range f.importEdits(p, code.Start-1) {
			f.apply(e)
			edits = append(edits, e)
			if e.Start <= code.Start {
				code.Start += len(e.Lines) - (e.End - e.Start)
				code.End += len(e.Lines) - (e.End - e.Start)
			}
		}
	}
	if p.Code != "" {
		f.ended = f.ended || code.Start >= len(f.lines)
		f.apply(code)
		edits = append(edits, code)
	}
	return edits
}

// codeEdit returns the edit that inserts the code of a piece, made for a line
// from 0.
func (f *File) codeEdit(p Piece, at int) Edit {
	s := p.spot
	if s.at < 0 { // anywhere
		s = f.loose(at)
	}
	e := Edit{Start: s.at, End: s.at}
	lines := split(indented(p.Code, f.language, s.indent, f.unit))
	if f.blank() {
		f.ended = true
		return Edit{0, len(f.lines), lines}
	}
	above, below := f.blanks(s.at)
	if !s.opened {
		e.pad(max(s.apart, s.above) - (s.at - above))
	}
	e.Lines = append(e.Lines, lines...)
	if !s.closed {
		e.pad(max(s.apart, s.below) - (below - s.at))
	}
	return e
}

// blanks returns the first of the blank lines before a line, and the line after
// the last blank line that follows it.
func (f *File) blanks(at int) (above, below int) {
	above, below = at, at
	for above > 0 && blank(f.lines[above-1]) {
		above--
	}
	for below < len(f.lines) && blank(f.lines[below]) {
		below++
	}
	return above, below
}

// loose returns the spot after a line, from 0, in a file without statements,
// where any place is safe.
func (f *File) loose(at int) spot {
	s := spot{at: at, apart: 1}
	if at < len(f.lines) && !blank(f.lines[at]) {
		s.at++
	}
	above, below := f.blanks(s.at)
	s.at = max(s.at, min(above+s.apart, below))
	s.opened = above == 0
	s.closed = s.at >= len(f.lines)
	return s
}

// top returns the number of lines up to the end of the package clause and the
// imports at the top.
func (f *File) top() int {
	top := f.clause
	for i, s := range f.imports {
		if f.language.Imports.Anywhere && (!s.Top || margin(f.lines[s.First]) != "" || i > 0 && !f.empty(top, s.First)) {
			break
		}
		top = max(top, s.Last+1)
	}
	for top > 0 && top < len(f.lines) && strings.TrimSpace(f.lines[top]) == ")" {
		top++
	}
	return top
}

func (e *Edit) pad(lines int) {
	for range lines {
		e.Lines = append(e.Lines, "")
	}
}

// opens reports whether a line begins a block.
func (f *File) opens(line string) bool {
	facts := f.language.Lexis
	code := line
	if tokens := scan(line, f.language); len(tokens) > 0 {
		code = line[:tokens[len(tokens)-1].End]
	} else {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	return slices.Contains(facts.OpenWords, first) ||
		slices.ContainsFunc(facts.Opens, func(end string) bool { return strings.HasSuffix(code, end) })
}

// importEdits returns the edits that insert the missing imports next to the
// file's own.
func (f *File) importEdits(p Piece, cursor int) []Edit {
	form := f.language.Imports
	// If imports are sorted, keep them sorted.
	if form != nil && form.Group != nil {
		if edits, done := f.sortedEdits(p.entries); done {
			return edits
		}
	}
	edits, left := f.joined(p.entries, cursor)
	if len(left) == 0 && len(edits) > 0 {
		return edits
	}
	p.entries = left
	last, relative := -1, true
	for _, s := range f.imports {
		own := len(s.Imports) > 0 && strings.HasPrefix(s.Imports[0].Module, ".")
		if last >= 0 && !relative && own {
			break // the project's own modules come last
		}
		relative = own
		if s.Top && margin(f.lines[s.First]) == "" && (last < 0 || s.Last <= cursor || f.empty(last+1, s.First)) {
			last = s.Last
		}
	}
	var lines []string
	if len(p.entries) == 0 {
		lines = split(p.Imports)
		keyword, _, _ := strings.Cut(lines[0], " ")
		for i, line := range f.lines {
			if strings.HasPrefix(line, keyword+" ") {
				last = i
			}
		}
	} else {
		lines = f.written(p.entries)
	}
	switch {
	case last >= 0 && form != nil && form.Spec != nil:
		return []Edit{f.grouped(p.entries)}
	case last >= 0:
		return inOrder(append(edits, Edit{Start: last + 1, End: last + 1, Lines: lines}))
	}
	at := max(f.header(), f.clause)
	e := Edit{Start: at, End: at}
	if at > 0 && !blank(f.lines[at-1]) {
		e.pad(1)
	}
	e.Lines = append(e.Lines, lines...)
	if at < len(f.lines) && !blank(f.lines[at]) {
		apart := 1
		if f.defines(f.lines[at]) {
			apart = f.language.Lexis.BlankLines
		}
		e.pad(apart)
	}
	return []Edit{e}
}

// defines reports whether a line at the left margin begins a definition.
func (f *File) defines(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	return f.language.Lexis.Annotations && strings.HasPrefix(first, "@") || slices.Contains(f.language.Lexis.DefinitionWords, first)
}

// sortedEdits returns the edits that insert each import before the first import
// of its group with a greater name. Done is false if the file has no import of
// a group.
func (f *File) sortedEdits(imports []languages.Import) (edits []Edit, done bool) {
	form := f.language.Imports
	key := func(e languages.Import) string { return e.Module + "." + e.Member }
	var own []languages.ImportStatement
	for _, s := range f.imports {
		if form.Spec == nil || s.Group {
			own = append(own, s)
		}
	}
	shift := 0
	for _, e := range slices.SortedFunc(slices.Values(imports), func(a, b languages.Import) int { return strings.Compare(key(a), key(b)) }) {
		at, indent := -1, ""
		for i, s := range own {
			if form.Group(s.Imports[0]) != form.Group(e) {
				continue
			}
			// A blank line begins another block.
			if at >= 0 && i > 0 && s.First > own[i-1].Last+1 && form.Spec != nil {
				break
			}
			indent = margin(f.lines[s.First])
			if key(s.Imports[0]) > key(e) {
				at = s.First
				break
			}
			at = s.Last + 1
		}
		if at < 0 {
			if form.Spec == nil || len(own) == 0 {
				return nil, false
			}
			// The parentheses have no import of the first group yet, so it
			// becomes a new block at the beginning.
			at = own[0].First + shift
			block := Edit{Start: at, End: at, Lines: []string{"\t" + form.Spec(e), ""}}
			if shift > 0 { // the block exists: add to its end
				block = Edit{Start: at - 1, End: at - 1, Lines: block.Lines[:1]}
			}
			edits = append(edits, block)
			shift += len(block.Lines)
			continue
		}
		line := ""
		if form.Spec != nil {
			line = indent + form.Spec(e)
		} else {
			line = f.write([]languages.Import{e})[0]
		}
		edits = append(edits, Edit{Start: at + shift, End: at + shift, Lines: []string{line}})
		shift++
	}
	return edits, len(edits) > 0
}

// grouped returns the edit that combines imports with the file's single import
// statements on consecutive lines into one statement, as goimports does. If
// there is anything else on those lines, it adds separate statements below
// instead.
func (f *File) grouped(imports []languages.Import) Edit {
	form := f.language.Imports
	first, last := f.imports[0].First, f.imports[0].Last
	for _, s := range f.imports {
		// A comment above the import of "C" is C code.
		if s.First > last+1 || f.lines[s.First] != "import "+form.Spec(s.Imports[0]) || s.Imports[0].Module == "C" {
			return Edit{Start: f.imports[0].Last + 1, End: f.imports[0].Last + 1, Lines: f.write(imports)}
		}
		last = s.Last
	}
	all := slices.Clone(imports)
	for _, s := range f.imports {
		all = append(all, s.Imports...)
	}
	others := func(e languages.Import) int { return btoi(form.Group(e) != form.FirstGroup) }
	slices.SortFunc(all, func(a, b languages.Import) int {
		return cmp.Or(others(a)-others(b), strings.Compare(a.Module, b.Module))
	})
	return Edit{Start: first, End: last + 1, Lines: f.parenthesized(all)}
}

// header returns the number of lines at the top that consist of comments, a
// docstring or directives.
func (f *File) header() int {
	first := len(f.lines)
	for i, t := range f.tokens {
		// "use strict" and docstrings are statements by themselves.
		alone := t.Kind == languages.String && (i+1 == len(f.tokens) || f.tokens[i+1].Line > t.Last || f.tokens[i+1].Is(";"))
		if !alone && !(i > 0 && t.Is(";") && f.tokens[i-1].Kind == languages.String) || f.language.Imports == nil || !f.language.Imports.Directives {
			first = t.Line
			break
		}
	}
	// A comment directly above code belongs to it, unless it is a shebang or
	// encoding line.
	at := first
	for at > 0 && !blank(f.lines[at-1]) && f.empty(at-1, at) {
		at--
	}
	if at == 0 && first > 0 && (strings.HasPrefix(f.lines[0], "#!") || strings.Contains(f.lines[0], "coding")) {
		at = 1
	}
	for at > 0 && blank(f.lines[at-1]) && at == first {
		at--
		first--
	}
	return at
}
