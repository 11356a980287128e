package source

import (
	"slices"
	"sort"
	"strings"

	"snipgen/frameworks/languages"
)

// An Outline lists the statements, blocks and definitions of a source text,
// which may be unfinished.
type Outline struct {
	Text     string
	Language *languages.Language
	// Unsure is the byte from which the outline may be wrong: the start of an
	// unclosed string, comment, bracket or block, or of a mark that closes
	// nothing; -1 if there is none.
	Unsure int
	// Blocks are the blocks, each after the one around it. The first is the
	// file itself.
	Blocks      []Block
	Statements  []Statement
	Definitions []Definition
	Imports     []languages.ImportStatement

	all    []languages.Token // including comments
	tokens []languages.Token
	pairs  []int // for each token, the index of its matching bracket, or -1
	block  []int // for each token, its block
	around []int // for each token, the opening bracket around it, or -1; a closing bracket is inside its own pair
	lines  []int // the first byte of each line
	steps  int   // bytes and tokens examined, for tests of the running time
}

// A BlockKind is a kind of block.
type BlockKind byte

// The kinds of blocks.
const (
	FileBlock     BlockKind = iota
	ClassBlock              // members of a class, a namespace or a module
	FunctionBlock           // the body of a function
	ControlBlock            // the block of an if, a loop or a call
	ValueBlock              // entries of a literal or fields of a struct
)

// A Block is a sequence of statements or entries.
type Block struct {
	Kind BlockKind
	// Parent is the block around it, and Definition the definition whose body
	// it is, or -1 for none.
	Parent, Definition int
	// Start and End delimit the bytes between its opening and closing marks.
	Start, End int
	// Names are the names bound in it, in the order of the file.
	Names []string
	// Sections are the lines of a class that change the visibility of the
	// members after them.
	Sections []Section

	head       int // the first token of its heading
	statements []int
	scope      int // the block in which its statements bind names
}

// A Section is a line, from 0, that sets the visibility of the members below
// it.
type Section struct {
	Line int
	Name string // such as "private"
}

// A Statement is a statement with all its blocks. Lead is its first byte,
// including the comments directly above it.
type Statement struct {
	Block            int
	Lead, Start, End int

	first  int // token
	assign int // the token "=", or -1
}

// A Definition is a class or a function. First is its first line, including
// comments, decorators, annotations and attributes. Line is the line of its
// name, and Last its last line. All count from 0.
type Definition struct {
	Kind              BlockKind
	Name              string
	Bases             []string
	First, Line, Last int
	// Block is the block around it, and Body its own block, or -1 for none.
	Block, Body int

	first, name, params int // tokens: its first one, and as in heading
}

// An Object is a variable to which the result of a call is assigned.
type Object struct {
	Name string // such as app or this.app
	// Maker is the function that was called, as the list of makers spells it.
	Maker string
	// Block is the block of the statement, which is on the lines Line to Last.
	Block, Line, Last int
	// Declared is whether the statement declares the variable.
	Declared bool

	open int // the bracket of the call
}

// NewOutline returns the outline of a text.
func NewOutline(text string, language *languages.Language) *Outline {
	s := scanned(text, language)
	return s.outline(s.code())
}

// outline returns the outline of the scanned text, given its tokens without
// comments.
func (s *scanner) outline(tokens []languages.Token) *Outline {
	text, language := s.text, s.of
	o := &Outline{Text: text, Language: language, Unsure: s.lost, all: s.tokens, tokens: tokens, steps: s.steps}
	o.lines = make([]int, 1, strings.Count(text, "\n")+1)
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

// line returns the line of a byte, from 0.
func (o *Outline) line(at int) int { return sort.SearchInts(o.lines, at+1) - 1 }

// tokenAt returns the index of the first token that ends after a byte.
func (o *Outline) tokenAt(at int) int {
	return sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].End > at })
}

// tokenFrom returns the index of the first token that begins at or after a
// byte.
func (o *Outline) tokenFrom(at int) int {
	return sort.Search(len(o.tokens), func(i int) bool { return o.tokens[i].Start >= at })
}

// code returns the tokens of a statement.
func (o *Outline) code(s Statement) []languages.Token { return o.tokens[s.first:o.tokenFrom(s.End)] }

// statementAt returns the statement of a block that contains a byte.
func (o *Outline) statementAt(block, at int) (s Statement, found bool) {
	for _, i := range o.Blocks[block].statements {
		if s = o.Statements[i]; s.Start <= at && at < s.End {
			return s, true
		}
	}
	return Statement{}, false
}

// outward returns the innermost block, from block outwards, for which is
// reports true, or else the file.
func (o *Outline) outward(block int, is func(b Block) bool) int {
	for block > 0 && !is(o.Blocks[block]) {
		block = o.Blocks[block].Parent
	}
	return block
}

// chainStart returns the first token of the dotted name that ends with a token,
// such as s in s.mux.
func (o *Outline) chainStart(last int) int {
	for last > 1 && o.tokens[last-1].Is(".") && o.tokens[last-2].Kind == languages.Word {
		last -= 2
	}
	return last
}

// chainEnd returns the last token of the dotted name that begins with a token.
func (o *Outline) chainEnd(first int) int {
	for first+2 < len(o.tokens) && o.tokens[first+1].Is(".") && o.tokens[first+2].Kind == languages.Word {
		first += 2
	}
	return first
}

// blockAt returns the innermost block at a byte.
func (o *Outline) blockAt(at int) int {
	// Blocks are sorted by their start, and all but the first have a parent.
	b := sort.Search(len(o.Blocks), func(i int) bool { return o.Blocks[i].Start > at }) - 1
	for b > 0 && o.Blocks[b].End < at {
		b = o.Blocks[b].Parent
	}
	return b
}

// Objects returns the variables to which the result of a maker is assigned.
// Makers are the last parts of function names, with or without the part before.
func (o *Outline) Objects(makers []string) []Object {
	var out []Object
	for _, s := range o.Statements {
		if s.assign < 0 {
			continue
		}
		for i := s.assign + 1; i < len(o.tokens) && o.tokens[i].Start < s.End; i++ {
			t := o.tokens[i]
			call := i+1 < len(o.tokens) && o.tokens[i+1].Is("(")
			if maker := o.maker(i, makers); call && maker != "" {
				if name := o.target(s); name != "" {
					out = append(out, Object{
						Name: name, Maker: maker, Block: s.Block, Line: o.line(s.Start), Last: o.line(max(s.End-1, s.Start)),
						Declared: o.declaring(s), open: i + 1,
					})
				}
				break
			}
			if call || t.Is("[") { // skip calls and indexes before the maker
				if close := o.pairs[i+btoi(call)]; close > i {
					i = close - 1 // the result itself may be called
					continue
				}
			}
			if t.Kind != languages.Word && !t.Is(".") && !t.Is("&") && !t.Is("!") && !t.Is(")") && !t.Is("]") {
				break
			}
		}
	}
	return out
}

// maker returns the maker that is called at the bracket after token i, or "". A
// module that is called where it is required, as in require("x")(), counts
// under its name.
func (o *Outline) maker(i int, makers []string) string {
	t := o.tokens[i]
	if t.Is(")") && o.pairs[i] == i-2 && o.tokens[i-1].Kind == languages.String && slices.Contains(makers, o.tokens[i-1].Text) {
		return o.tokens[i-1].Text
	}
	if t.Kind != languages.Word {
		return ""
	}
	if i > 1 && o.tokens[i-1].Is(".") {
		of := o.tokens[i-2].Text
		if usual := o.usual(of); usual != "" {
			of = usual
		}
		if name := of + "." + t.Text; slices.Contains(makers, name) {
			return name
		}
	}
	if slices.Contains(makers, t.Text) {
		return t.Text
	}
	return ""
}

// nested reports whether a block is outer or inside it.
func (o *Outline) nested(block, outer int) bool {
	for ; block > outer; block = o.Blocks[block].Parent {
	}
	return block == outer
}

// declaring reports whether an assignment also declares its variable.
func (o *Outline) declaring(s Statement) bool {
	first := o.tokens[s.first].Text
	switch {
	case slices.Contains(o.Language.Lexis.Declarators, first), first == "export", o.Blocks[s.Block].Kind == ClassBlock,
		s.assign > s.first && o.tokens[s.assign-1].Is(":"):
		return true
	case o.Language.Lexis.TypesFirst:
		return s.assign > s.first+1
	}
	return !o.Language.Lexis.BlockScopes
}

// target returns the variable to which a statement assigns, including the
// object that it is a member of; "" if there is none.
func (o *Outline) target(s Statement) string {
	end := s.assign
	if end > s.first && o.tokens[end-1].Is(":") && o.tokens[end-1].End == o.tokens[end].Start {
		end-- // Go's :=
	}
	i := s.first
	for j := s.first; j < end; j++ {
		if o.tokens[j].Is(":") { // skip the type between name and "="
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

// pair matches the brackets. A closing bracket that doesn't fit the last open
// one closes the last of its own kind, if there is one.
func (o *Outline) pair() {
	o.pairs, o.around = make([]int, len(o.tokens)), make([]int, len(o.tokens))
	var open []int
	var count [3]int // open brackets of each kind
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

// covered reports whether a byte is inside a string or a comment.
func (o *Outline) covered(at int) bool {
	i := sort.Search(len(o.all), func(i int) bool { return o.all[i].End > at })
	return i < len(o.all) && o.all[i].Start < at && (o.all[i].Kind == languages.String || o.all[i].Kind == languages.Comment)
}

// lineStatementEnd returns the token after the statement that begins with a
// token and ends with its line, or with the line that closes all its brackets.
func (o *Outline) lineStatementEnd(first int) int {
	i := first
	for depth := 0; i < len(o.tokens) && (i == first || depth > 0 || !o.first(i)); i++ {
		if bracket(o.tokens[i], "([{") >= 0 {
			depth++
		} else if bracket(o.tokens[i], ")]}") >= 0 {
			depth--
		}
	}
	return i
}

// bracket returns the index of a token in a string of three brackets, or -1.
func bracket(t languages.Token, of string) int {
	if t.Kind != languages.Mark || len(t.Text) != 1 {
		return -1
	}
	return strings.IndexByte(of, t.Text[0])
}
