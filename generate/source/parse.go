package source

import (
	"slices"
	"strings"

	"snipgen/frameworks/languages"
)

// A frame is a block or a pair of brackets around the parser's position.
type frame struct {
	block int
	paren bool // whether it is a pair of brackets, which contains no statements
	close int  // the token that closes it, or -1
	// margin is the indentation of the statement that has the block, if
	// indentation determines blocks; else -1. word is whether a word closes the
	// block. head is then the line of the words that begin it, which aren't
	// statements in it; else -1.
	margin, head int
	word         bool
	// The statement being read: its first token, its "=", and whether it has
	// only decorators so far.
	start, assign int
	statement     int
	decorated     bool
	loop          bool // a loop, whose "do" doesn't begin another block
}

type parser struct {
	*Outline
	languages.Grammar
	frames []frame
	open   map[int]bool // the closing tokens of frames
	words  int          // the number of frames that a word closes
	at     int          // index in Outline.all
}

// parse finds the statements, blocks and definitions.
func (o *Outline) parse() {
	p := &parser{Outline: o, Grammar: o.Language.Lexis.Grammar, open: map[int]bool{}}
	o.Blocks = []Block{{Parent: -1, Definition: -1, End: len(o.Text)}}
	p.frames = []frame{{close: -1, margin: -1, head: -1, start: -1, assign: -1}}
	o.block = make([]int, len(o.tokens)+1)
	for i := range o.tokens {
		p.token(i)
		o.block[i] = p.top().block
	}
	for len(p.frames) > 0 {
		if f := p.top(); f.word || f.close >= 0 {
			o.unsureFrom(o.Blocks[f.block].Start)
		}
		p.pop(len(o.tokens))
	}
}

func (p *parser) top() *frame { return &p.frames[len(p.frames)-1] }

// first reports whether a token is the first on its line.
func (o *Outline) first(i int) bool { return i == 0 || o.tokens[i-1].Last < o.tokens[i].Line }

func (p *parser) token(i int) {
	p.steps++
	t := p.tokens[i]
	if p.Language.Lexis.Offside && p.first(i) {
		for p.top().margin >= 0 && p.margin(i) <= p.top().margin {
			p.pop(i)
		}
	}
	if p.open[i] {
		p.closeBracket(i)
		return
	}
	if p.EndWord != "" && t.Is(p.EndWord) && t.Class == languages.KeywordClass && p.endWord(i) {
		return
	}
	f := p.top()
	if f.head >= 0 { // skip the heading of a block that a word closes
		if t.Line == f.head && !t.Is(";") {
			p.openers(i)
			return
		}
		f.head = -1
	}
	if f.start >= 0 && p.ends(i) {
		p.end(i)
	}
	if t.Is(";") || t.Is(",") && (f.paren || p.Blocks[f.block].Kind == ValueBlock) {
		if f.start >= 0 && !(t.Is(";") && p.goesOn(i+1)) {
			p.end(i + btoi(t.Is(";")))
		}
		return
	}
	if f.start < 0 {
		p.begin(i)
	}
	if t.Is("=") && f.assign < 0 && p.assigns(i) {
		f.assign = i
		if !f.paren {
			p.Statements[f.statement].assign = i
		}
	}
	p.openers(i)
}

// assigns reports whether a "=" is an assignment, not part of another operator.
func (p *parser) assigns(i int) bool {
	if i > 0 && p.tokens[i-1].End == p.tokens[i].Start && strings.Contains("=!<>+-*/%&|^~", p.tokens[i-1].Text) {
		return false
	}
	next := i+1 < len(p.tokens) && p.tokens[i+1].Start == p.tokens[i].End
	return !next || !p.tokens[i+1].Is("=") && !p.tokens[i+1].Is(">") && !p.tokens[i+1].Is("~")
}

// margin returns the number of bytes before the first token of a line.
func (o *Outline) margin(i int) int { return o.tokens[i].Start - o.lines[o.tokens[i].Line] }

// ends reports whether the statement of the top frame ends before a token.
func (p *parser) ends(i int) bool {
	f, t := p.top(), p.tokens[i]
	if f.paren || !p.first(i) || !p.LineEnds && !p.Language.Lexis.Offside {
		return false
	}
	prev := p.tokens[i-1]
	switch {
	case f.decorated:
		f.decorated = t.Is("@")
		return false
	case t.Kind == languages.Word && p.goesOn(i):
		return false
	case strings.Contains(p.Text[prev.End:t.Start], "\\\n"):
		return false
	case p.Language.Lexis.Offside:
		return true
	case p.EndWord == "" && p.heads(i-1):
		return false
	case prev.Kind == languages.Mark && bracket(prev, ")]}") < 0:
		twice := i > 1 && p.tokens[i-2].Text == prev.Text && (prev.Is("+") || prev.Is("-"))
		return twice
	}
	return t.Kind != languages.Mark || strings.IndexByte(p.ContinueMarks, t.Text[0]) < 0
}

// heads reports whether a token ends the heading of an if, an else or a loop
// that is followed by a single statement without braces.
func (p *parser) heads(i int) bool {
	t := p.tokens[i]
	if t.Is("else") || t.Is("do") {
		return true
	}
	open := p.pairs[i]
	if !t.Is(")") || open < 1 || open > i || open > 1 && p.tokens[open-2].Is(".") {
		return false
	}
	word := p.tokens[open-1]
	if word.Is("await") && open > 1 {
		word = p.tokens[open-2]
	}
	return word.Class == languages.KeywordClass && slices.Contains(p.ControlWords, word.Text) && !(word.Is("while") && p.tokens[p.top().start].Is("do"))
}

// begin begins a statement. It includes the comments directly above, and
// documentation comments even above blank lines.
func (p *parser) begin(i int) {
	f, t := p.top(), p.tokens[i]
	f.start, f.assign = i, -1
	f.decorated = t.Is("@") && p.Language.Lexis.Annotations || t.Is("@") && p.LineEnds
	if f.paren {
		return
	}
	for ; p.all[p.at].Start < t.Start; p.at++ {
		p.steps++
	}
	lead, line := t.Start, t.Line
	for c := p.at - 1; c >= 0 && p.all[c].Kind == languages.Comment; c-- {
		if c > 0 && p.all[c-1].Last == p.all[c].Line { // a comment at the end of other code
			break
		}
		p.steps++
		if p.all[c].Last == line-1 || p.documents(p.all[c]) {
			lead, line = p.all[c].Start, p.all[c].Line
		}
	}
	f.statement = len(p.Statements)
	p.Blocks[f.block].statements = append(p.Blocks[f.block].statements, f.statement)
	p.Statements = append(p.Statements, Statement{Block: f.block, Lead: lead, Start: t.Start, End: len(p.Text), first: i, assign: -1})
}

// documents reports whether a comment documents the definition that follows,
// even across blank lines.
func (p *parser) documents(comment languages.Token) bool {
	text := p.Text[comment.Start:comment.End]
	return text != "/**/" && slices.ContainsFunc(p.Language.Lexis.Docs, func(mark string) bool { return strings.HasPrefix(text, mark) })
}

// end ends the statement of the top frame before a token.
func (p *parser) end(i int) {
	f := p.top()
	if !f.paren {
		p.Statements[f.statement].End = p.tokens[i-1].End
		p.names(p.Statements[f.statement], i)
		if word := p.tokens[f.start]; i == f.start+1 && p.Blocks[f.block].Kind == ClassBlock && slices.Contains(p.Sections, word.Text) {
			b := &p.Blocks[f.block]
			b.Sections = append(b.Sections, Section{word.Line, word.Text})
		}
	}
	f.start, f.assign, f.loop, f.decorated = -1, -1, false, false
}

// pop leaves the top frame before a token.
func (p *parser) pop(i int) {
	f := p.top()
	if f.start >= 0 {
		p.end(i)
	}
	if !f.paren && len(p.frames) > 1 {
		b := &p.Blocks[f.block]
		switch {
		case i == len(p.tokens) && f.margin < 0:
			b.End = len(p.Text)
		case f.margin < 0:
			b.End = p.tokens[i].Start
		default:
			b.End = p.tokens[i-1].End
		}
		if b.Definition >= 0 {
			last := min(i, len(p.tokens)-1)
			if f.margin >= 0 {
				last = i - 1
			}
			p.Definitions[b.Definition].Last = p.tokens[last].Last
		}
	}
	if f.word {
		p.words--
	}
	delete(p.open, f.close)
	p.frames = p.frames[:len(p.frames)-1]
}

// closeBracket leaves the frame of a bracket and, if a brace ends it, the
// statement around it.
func (p *parser) closeBracket(i int) {
	for p.top().close != i {
		p.unsureFrom(p.tokens[i].Start)
		p.pop(i)
	}
	paren := p.top().paren
	p.pop(i)
	f := p.top()
	if paren || f.paren || f.start < 0 || p.LineEnds || p.Language.Lexis.Offside || p.Blocks[f.block].Kind == ValueBlock {
		return
	}
	if i+1 < len(p.tokens) {
		next := p.tokens[i+1]
		if next.Kind == languages.Mark && bracket(next, "[{(") < 0 && !next.Is("@") && !next.Is("}") || p.goesOn(i+1) {
			return
		}
	}
	p.end(i + 1)
}

// goesOn reports whether a token continues the statement of the top frame, as
// else continues an if.
func (p *parser) goesOn(i int) bool {
	if i >= len(p.tokens) {
		return false
	}
	t := p.tokens[i]
	return slices.Contains(p.ContinueWords, t.Text) || t.Is("while") && p.tokens[p.top().start].Is("do")
}

// endWord leaves the innermost block that a word closes, if there is one.
func (p *parser) endWord(i int) bool {
	if i > 0 && p.tokens[i-1].Is(".") {
		return false
	}
	if p.words == 0 {
		p.unsureFrom(p.tokens[i].Start)
		return false
	}
	for !p.top().word {
		p.unsureFrom(p.tokens[i].Start)
		p.pop(i)
	}
	p.pop(i)
	return true
}

// openers enters the block or brackets that a token opens, if any.
func (p *parser) openers(i int) {
	f, t := *p.top(), p.tokens[i]
	start := max(f.start, 0)
	switch kind := bracket(t, "([{"); {
	case kind >= 0 && p.pairs[i] > i:
		p.open[p.pairs[i]] = true
		if kind < 2 {
			p.frames = append(p.frames, frame{block: f.block, paren: true, close: p.pairs[i], margin: -1, head: -1, start: -1, assign: -1, statement: f.statement})
			return
		}
		p.enter(p.heading(start, i), frame{close: p.pairs[i], margin: -1, head: -1}, i)
	case p.Language.Lexis.Offside && !f.paren && t.Is(":") && f.start >= 0 && i+1 < len(p.tokens) && p.first(i+1) && p.Blocks[f.block].Kind != ValueBlock:
		if margin := p.margin(start); p.margin(i+1) > margin {
			h := p.heading(p.clause(start, i), i)
			if h.kind == ValueBlock {
				h.kind = ControlBlock
			}
			p.enter(h, frame{close: -1, margin: margin, head: -1}, i)
		}
	case t.Class == languages.KeywordClass && slices.Contains(p.WordBlocks, t.Text):
		p.wordBlock(i)
	}
}

// clause returns the first token of the last clause before a token, such as the
// else of an if, in the statement that begins at start.
func (p *parser) clause(start, i int) int {
	for k := i - 1; k > start; k-- {
		p.steps++
		if p.pairs[k] >= 0 && p.pairs[k] < k {
			k = p.pairs[k]
		}
		if p.first(k) && slices.Contains(p.ContinueWords, p.tokens[k].Text) {
			return k
		}
		if p.first(k) && p.tokens[k].Is("@") || i-k > 256 {
			break
		}
	}
	return start
}

// wordBlock enters the block that a word begins, if it begins one here.
func (p *parser) wordBlock(i int) {
	f, t := p.top(), p.tokens[i]
	loop := slices.Contains(p.LoopWords, t.Text)
	if slices.Contains(p.ModifierWords, t.Text) && i > 0 && i != f.start && p.tokens[i-1].Line == t.Line {
		if prev := p.tokens[i-1]; prev.Kind != languages.Mark || bracket(prev, ")]}") >= 0 {
			return
		}
	}
	if t.Is("do") && f.loop {
		f.loop = false
		return
	}
	h := heading{kind: ControlBlock, name: -1, params: -1}
	if t.Is(p.Language.Lexis.Function) || slices.Contains(p.ClassWords, t.Text) {
		end := i + 1
		for end < len(p.tokens) && end < i+64 && p.tokens[end].Line == t.Line && !p.tokens[end].Is(";") {
			end++
			p.steps++
		}
		if h = p.heading(i, end); h.kind == FunctionBlock && p.endless(h, end) {
			p.define(h, -1)
			return
		}
	}
	p.enter(h, frame{close: -1, margin: -1, head: t.Line, word: true, loop: loop}, i)
}

// endless reports whether a function's body is an expression after "=", as in
// Ruby's def a = b.
func (p *parser) endless(h heading, end int) bool {
	i := h.name + 1
	if h.params >= 0 && p.pairs[h.params] > 0 {
		i = p.pairs[h.params] + 1
	}
	return h.name >= 0 && i < end && p.tokens[i].Is("=")
}

// enter enters the block that a token opens.
func (p *parser) enter(h heading, f frame, i int) {
	definition := -1
	if h.kind == FunctionBlock || h.kind == ClassBlock || h.name >= 0 {
		definition = p.define(h, len(p.Blocks))
	}
	kind := h.kind
	f.block = len(p.Blocks)
	head := i
	if start := p.top().start; start >= 0 && !f.word {
		head = start
	}
	p.Blocks = append(p.Blocks, Block{Kind: kind, Parent: p.top().block, Definition: definition, Start: p.tokens[i].End, End: len(p.Text), head: head})
	p.scoped()
	if h.receiver > 0 && p.tokens[h.receiver+1].Kind == languages.Word {
		p.bind(f.block, p.tokens[h.receiver+1].Text)
	}
	for _, name := range p.parameters(h) {
		p.bind(f.block, name)
	}
	f.start, f.assign, f.statement = -1, -1, p.top().statement
	p.words += btoi(f.word)
	p.frames = append(p.frames, f)
}

// define adds a definition with a body, which is a block or -1.
func (p *parser) define(h heading, body int) int {
	f := p.top()
	d := Definition{Kind: h.kind, Bases: h.bases, Block: f.block, Body: body}
	at := f.start
	if at < 0 {
		at = max(h.name, 0)
	}
	d.first, d.name, d.params = at, h.name, h.params
	d.First, d.Line, d.Last = p.tokens[at].Line, p.tokens[at].Line, p.tokens[at].Last
	if len(p.Statements) > 0 && !f.paren && f.start >= 0 {
		d.First = p.line(p.Statements[f.statement].Lead)
	}
	if h.name >= 0 {
		d.Name, d.Line = p.tokens[h.name].Text, p.tokens[h.name].Line
		d.Last = max(d.Last, d.Line)
		if !f.paren && p.Blocks[f.block].Kind != ValueBlock && h.receiver == 0 {
			p.bind(p.Blocks[f.block].scope, d.Name)
		}
	}
	p.Definitions = append(p.Definitions, d)
	return len(p.Definitions) - 1
}

func (o *Outline) bind(block int, name string) {
	names := o.Blocks[block].Names
	const recent = 16 // recently bound names are usually bound again soon, and duplicates are harmless
	if !slices.Contains(names[max(0, len(names)-recent):], name) {
		o.Blocks[block].Names = append(names, name)
	}
}

// scoped sets the scope of the last block, in which its statements bind names.
func (o *Outline) scoped() {
	b := len(o.Blocks) - 1
	switch kind := o.Blocks[b].Kind; {
	case kind == FunctionBlock || kind == ClassBlock || kind == ControlBlock && o.Language.Lexis.BlockScopes:
		o.Blocks[b].scope = b
	default:
		o.Blocks[b].scope = o.Blocks[o.Blocks[b].Parent].scope
	}
}
