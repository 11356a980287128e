package source

import (
	"slices"
	"sort"
	"strings"

	"snipgen/frameworks/languages"
)

// An Outline is what a source text has: its statements, blocks and definitions.
// The text may be unfinished.
type Outline struct {
	Text     string
	Language *languages.Language
	// Unsure is the first byte from which the outline may be wrong: that of a
	// string, a comment, a bracket or a block without an end, or of what ends
	// none. It is -1 where all have their ends.
	Unsure int
	// Blocks are those of the file, an outer one before those in it. The first
	// is the file itself.
	Blocks      []Block
	Statements  []Statement
	Definitions []Definition
	Imports     []languages.ImportStatement

	all    []languages.Token // comments too
	tokens []languages.Token
	pairs  []int // the index of the bracket that a bracket belongs to, or -1
	block  []int // the block that a token is in
	around []int // the bracket that a token is in, or -1; a closing one is in its own
	lines  []int // the first byte of each line
	steps  int   // what was looked at, in bytes or tokens
}

// A BlockKind is what a block holds.
type BlockKind byte

// The kinds of blocks.
const (
	FileBlock     BlockKind = iota
	ClassBlock              // members; of a namespace or module too
	FunctionBlock           // what runs when the function is called
	ControlBlock            // what an if, a loop or a call has
	ValueBlock              // entries of a literal, fields of a struct
)

// A Block is a sequence of statements or entries.
type Block struct {
	Kind BlockKind
	// Parent is the block around it, and Definition what it is the body of; -1
	// where there is none.
	Parent, Definition int
	// Start and End are the bytes between what opens and what closes it.
	Start, End int
	// Names are bound in it, in the order of the file.
	Names []string
	// Sections are the lines of a class behind which its members have another
	// visibility, from 0.
	Sections []Section

	statements []int
	scope      int // the block in which a name is bound that one of its statements binds
}

// A Section is a line that sets the visibility of the members below it.
type Section struct {
	Line int
	Name string // as "private"
}

// A Statement is one with all its blocks. Lead is its first byte with its
// comments right above it.
type Statement struct {
	Block            int
	Lead, Start, End int

	first  int // token
	assign int // the token "=", or -1
}

// A Definition is a class or a function. First is its first line with its
// comments, decorators, annotations and attributes, Line that of its name, and
// Last its last one, from 0.
type Definition struct {
	Kind              BlockKind
	Name              string
	Bases             []string
	First, Line, Last int
	// Block is the one in which it stands, and Body its own; -1 for none.
	Block, Body int
}

// A Position is what is known of the place between two lines.
type Position struct {
	// Block is the innermost one there.
	Block int
	// Between is whether no statement of that block goes on across the place.
	Between bool
	// String is whether it is in a string, Comment in a comment, and Bracket in
	// brackets that are no block's.
	String, Comment, Bracket bool
	// Function and Class are the innermost definitions there, or -1.
	Function, Class int
	// Unsure is whether the outline may be wrong there.
	Unsure bool
}

// An Object is a variable to which a call is assigned that makes something.
type Object struct {
	Name  string // as app, or this.app
	Maker string
	// Block is the one that has its statement, on the lines Line to Last.
	Block, Line, Last int
}

// NewOutline reads a text.
func NewOutline(text string, language *languages.Language) *Outline {
	s := scanned(text, language)
	o := &Outline{Text: text, Language: language, Unsure: s.lost, all: s.tokens, tokens: s.code(), steps: s.steps}
	o.lines = []int{0}
	for i := range text {
		if text[i] == '\n' {
			o.lines = append(o.lines, i+1)
		}
	}
	o.pair()
	o.parse()
	if language.Imports != nil && !language.Imports.Unnamed {
		o.Imports = language.Imports.Read(text, o.tokens)
		for _, s := range o.Imports {
			i := sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].Line >= s.First })
			b := o.Blocks[o.block[i]].scope
			for _, e := range s.Imports {
				if e.Bound != "" && e.Bound != "*" {
					o.bind(b, e.Bound)
				}
			}
		}
	}
	return o
}

// line is the line of a byte, from 0.
func (o *Outline) line(at int) int { return sort.SearchInts(o.lines, at+1) - 1 }

// At tells what is known of the place in front of a line, from 0.
func (o *Outline) At(line int) Position {
	at := len(o.Text)
	if line < len(o.lines) {
		at = o.lines[max(line, 0)]
	}
	p := Position{Between: true, Function: -1, Class: -1, Unsure: o.Unsure >= 0 && at > o.Unsure}
	// Blocks are sorted by their beginnings, and each but the first is in one.
	next := sort.Search(len(o.Blocks), func(i int) bool { return o.Blocks[i].Start > at })
	for p.Block = next - 1; p.Block > 0 && o.Blocks[p.Block].End < at; {
		p.Block = o.Blocks[p.Block].Parent
	}
	for b := p.Block; b >= 0; b = o.Blocks[b].Parent {
		if d := o.Blocks[b].Definition; d >= 0 {
			if o.Definitions[d].Kind == FunctionBlock && p.Function < 0 && p.Class < 0 {
				p.Function = d
			}
			if o.Definitions[d].Kind == ClassBlock && p.Class < 0 {
				p.Class = d
			}
		}
	}
	i := sort.Search(len(o.all), func(i int) bool { return o.all[i].End > at })
	if i < len(o.all) && o.all[i].Start < at {
		p.String, p.Comment = o.all[i].Kind == languages.String, o.all[i].Kind == languages.Comment
	}
	own := o.Blocks[p.Block].statements
	if s := sort.Search(len(own), func(i int) bool { return o.Statements[own[i]].Lead >= at }) - 1; s >= 0 {
		p.Between = o.Statements[own[s]].End <= at
	}
	t := sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].End > at })
	if t < len(o.tokens) {
		around := o.around[t]
		p.Bracket = around >= 0 && o.tokens[around].Start >= o.Blocks[p.Block].Start
	}
	return p
}

// Bound lists the names that are bound at a position, the nearest first.
func (o *Outline) Bound(p Position) []string {
	var out []string
	for b := p.Block; b >= 0; b = o.Blocks[b].Parent {
		// A method does not see its class's names without saying whose they are.
		if o.Blocks[b].Kind != ClassBlock || b == p.Block || o.Language.Lexis.BlockScopes {
			out = append(out, o.Blocks[b].Names...)
		}
	}
	return out
}

// Objects lists the variables to which a call of one of the makers is assigned,
// by the last part of its name.
func (o *Outline) Objects(makers []string) []Object {
	var out []Object
	for _, s := range o.Statements {
		if s.assign < 0 {
			continue
		}
		for i := s.assign + 1; i < len(o.tokens) && o.tokens[i].Start < s.End; i++ {
			t := o.tokens[i]
			call := i+1 < len(o.tokens) && o.tokens[i+1].Is("(")
			if call && t.Kind == languages.Word && slices.Contains(makers, t.Text) {
				if name := o.target(s); name != "" {
					out = append(out, Object{Name: name, Maker: t.Text, Block: s.Block, Line: o.line(s.Start), Last: o.line(max(s.End-1, s.Start))})
				}
				break
			}
			if call || t.Is("[") { // of what comes before the maker
				if close := o.pairs[i+btoi(call)]; close > i {
					i = close
					continue
				}
			}
			if t.Kind != languages.Word && !t.Is(".") && !t.Is("&") && !t.Is("!") {
				break
			}
		}
	}
	return out
}

// Visible lists those of the objects whose names can be used at a position:
// what makes them stands above, in a block around it.
func (o *Outline) Visible(objects []Object, p Position, line int) []Object {
	var out []Object
	for _, object := range objects {
		within := o.Blocks[object.Block].scope
		member := strings.Contains(object.Name, ".")
		for b := p.Block; b >= 0; b = o.Blocks[b].Parent {
			if o.Blocks[b].scope == within && object.Last < line ||
				member && o.Blocks[b].Kind == ClassBlock && o.inside(object.Block, b) {
				out = append(out, object)
				break
			}
		}
	}
	return out
}

// inside reports whether a block is another or in it.
func (o *Outline) inside(block, outer int) bool {
	for ; block > outer; block = o.Blocks[block].Parent {
	}
	return block == outer
}

// target is the variable to which a statement assigns: a name, or one with what
// it is a member of.
func (o *Outline) target(s Statement) string {
	end := s.assign
	if end > s.first && o.tokens[end-1].Is(":") && o.tokens[end-1].End == o.tokens[end].Start {
		end-- // Go's :=
	}
	i := s.first
	for j := s.first; j < end; j++ {
		if o.tokens[j].Is(":") { // a type stands between
			end = j
			break
		}
		if o.tokens[j].Kind != languages.Word && !o.tokens[j].Is(".") {
			i = j + 1
		} else if j > i && o.tokens[j].Kind == languages.Word && !o.tokens[j-1].Is(".") {
			i = j
		}
	}
	if i >= end || o.tokens[end-1].Kind != languages.Word {
		return ""
	}
	return o.Text[o.tokens[i].Start:o.tokens[end-1].End]
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pair finds out which brackets belong together. One that closes another kind
// than the last that is open closes the last of its own kind, if there is one.
func (o *Outline) pair() {
	o.pairs, o.around = make([]int, len(o.tokens)), make([]int, len(o.tokens))
	var open []int
	var count [3]int // of open brackets of each kind
	for i, t := range o.tokens {
		o.steps++
		o.pairs[i], o.around[i] = -1, -1
		if len(open) > 0 {
			o.around[i] = open[len(open)-1]
		}
		if kind := bracket(t, "([{"); kind >= 0 {
			open = append(open, i)
			count[kind]++
		}
		kind := bracket(t, ")]}")
		if kind < 0 {
			continue
		}
		if count[kind] == 0 {
			o.unsureFrom(t.Start)
			continue
		}
		for {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			of := bracket(o.tokens[last], "([{")
			count[of]--
			if of == kind {
				o.pairs[i], o.pairs[last] = last, i
				break
			}
			o.unsureFrom(o.tokens[last].Start)
		}
	}
	if len(open) > 0 {
		o.unsureFrom(o.tokens[open[0]].Start)
	}
}

func (o *Outline) unsureFrom(at int) {
	if o.Unsure < 0 || at < o.Unsure {
		o.Unsure = at
	}
}

// Covered reports whether a byte is within a string or a comment.
func (o *Outline) Covered(at int) bool {
	i := sort.Search(len(o.all), func(i int) bool { return o.all[i].End > at })
	return i < len(o.all) && o.all[i].Start < at && (o.all[i].Kind == languages.String || o.all[i].Kind == languages.Comment)
}

// StatementEnd returns the end of the line on which all the brackets of a
// statement are closed that begins at a byte, and whether they are.
func (o *Outline) StatementEnd(at int) (end int, whole bool) {
	depth, end := 0, at
	for i := sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].Start >= at }); i < len(o.tokens); i++ {
		t := o.tokens[i]
		if depth <= 0 && strings.Contains(o.Text[end:t.Start], "\n") {
			break
		}
		end = t.End
		if bracket(t, "([{") >= 0 {
			depth++
		} else if bracket(t, ")]}") >= 0 {
			depth--
		}
	}
	return end + len(firstLine(o.Text[end:])), depth <= 0
}

// bracket returns which of three brackets a token is, or -1.
func bracket(t languages.Token, of string) int {
	if t.Kind != languages.Mark || len(t.Text) != 1 {
		return -1
	}
	return strings.IndexByte(of, t.Text[0])
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
