package source

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// A form is which part of a snippet goes into a file, and how it is written.
type form byte

// The forms.
const (
	routed   form = iota // the handler with its route
	created              // a routed handler after the creation of the application
	member               // a method of a controller
	action               // a method of a controller, in a language whose handlers are usually outside of classes
	function             // a function without its route, which other code mounts
	response             // the statements that respond, for an existing handler
)

// A spot says where code goes into a file, and in which form.
type spot struct {
	form form
	// at is the line, from 0, before which the code goes. apart is the number
	// of blank lines around it, and indent is its indentation.
	at, apart int
	// above and below are the minimum numbers of blank lines before and after
	// it.
	above, below int
	indent       string
	// opened is whether the line above the code opens its block, and closed
	// whether the line below closes it.
	opened, closed bool
	// object is the name of the object on which the route is registered.
	object string
	// names are the names of the handler's parameters, keyed by the names that
	// a snippet gives them.
	names map[string]string
	// acts is whether the response goes into a controller's action.
	acts bool
	// block is the block that the code is in.
	block int
}

// spot returns the safe place nearest to a line, from 1, or an input.Error that
// says why there is none. responds is whether only a response is wanted.
func (f *File) spot(framework *frameworks.Framework, line int, responds bool) (spot, error) {
	p := f.placer(framework)
	p.cursor = min(max(line, 1)-1, len(f.lines))
	p.ideal = p.cursor
	if p.cursor < len(f.lines) && !blank(f.lines[p.cursor]) {
		p.ideal++
	}
	block := p.current()
	if d := p.function(block); d >= 0 {
		if s, done, err := p.inside(block, d); done || err != nil {
			return s, err
		}
	}
	if responds {
		for d, definition := range slices.Backward(p.Definitions) { // on the first or last line of a handler
			if _, is := p.responds(definition, p.handlers); is && definition.Body >= 0 && definition.First <= p.cursor && p.cursor <= definition.Last {
				if s, done, err := p.inside(definition.Body, d); done || err != nil {
					return s, err
				}
			}
		}
		return spot{}, input.Errorf("line %d is not inside a handler", line).Hintf("a response goes into the body of a handler; leave out --part for a whole one")
	}
	return p.outside()
}

// form returns a spot without a line: the form that fits the file, and the
// object for the route.
func (f *File) form(framework *frameworks.Framework) spot {
	p := f.placer(framework)
	c := p.handlers.Classes
	switch {
	case framework.Group != "" && f.names("class"):
		return spot{form: member}
	case framework.Application == "":
		return spot{form: routed}
	}
	var best *registry
	for _, r := range p.registries(framework) {
		member := strings.Contains(r.name, ".")
		if best == nil || len(r.used) > len(best.used) || len(r.used) == len(best.used) && !member && (r.name == framework.Application || strings.Contains(best.name, ".")) {
			best = r
		}
	}
	switch {
	case best != nil:
		return spot{form: routed, object: best.name}
	case c != nil && slices.ContainsFunc(p.Definitions, func(d Definition) bool { return p.controls(d, c) }):
		return spot{form: action}
	case !p.starts() && !f.language.Lexis.TypesFirst:
		return spot{form: function}
	}
	return spot{form: created}
}

// declaration returns which of generate.Declarations the last function at the
// top level of the file uses.
func (f *File) declaration() string {
	o := f.outline()
	for _, d := range slices.Backward(o.Definitions) {
		if d.Kind != FunctionBlock || d.Block != 0 || d.name < 0 || d.Name == "exports" {
			continue
		}
		var words []string
		for i := d.first; i < d.name && len(words) < 3; i++ {
			if t := o.tokens[i]; t.Kind == languages.Word && !t.Is("async") {
				words = append(words, t.Text)
			}
		}
		form := strings.Join(words, " ")
		switch {
		case slices.Contains(words, "module"):
			form = "module.exports"
		case form == "const" || form == "let" || form == "var":
			form = ""
		}
		if slices.Contains(generate.Declarations, form) {
			return form
		}
	}
	return ""
}

// A placer looks for a place in a file.
type placer struct {
	*Outline
	file      *File
	framework *frameworks.Framework
	handlers  *frameworks.Handlers
	// cursor is the line of the cursor. ideal is the line before which the code
	// should go. Both count from 0.
	cursor, ideal int
	// arguments are the last functions that are arguments of a call, by its
	// bracket, and types the first tokens of types.
	arguments map[int]int
	types     map[int]bool
	defined   map[int]bool    // the first lines of definitions
	ended     map[[2]int]bool // the blocks around definitions, and the definitions' last lines
	// conditional are the lines in sections that a preprocessor may remove.
	conditional map[int]bool
	// setups are the possible lines for routes, by block.
	setups map[int]setup
}

// A setup says where routes can be registered in a block: before the lines in
// gaps. lasts are the lines of statements that must come after all routes.
// mounted has the lines after which the object with a name takes no more
// routes.
type setup struct {
	gaps, lasts []int
	mounted     map[string]int
}

// placer returns a placer for the file, without a cursor.
func (f *File) placer(framework *frameworks.Framework) *placer {
	o := f.outline()
	p := &placer{Outline: o, file: f, framework: framework, handlers: framework.Handlers, arguments: map[int]int{}, types: map[int]bool{}, defined: map[int]bool{}, ended: map[[2]int]bool{}, setups: map[int]setup{}}
	if p.handlers == nil {
		p.handlers = &frameworks.Handlers{}
	}
	for i, d := range o.Definitions {
		if around := o.around[d.first]; d.Kind == FunctionBlock && around >= 0 {
			p.arguments[around] = i
		}
		p.defined[d.First], p.ended[[2]int{d.Block, d.Last}] = true, true
		if d.Block == 0 && (d.Kind == ClassBlock || d.Kind == ValueBlock) {
			p.types[d.first] = true
		}
	}
	if c := f.language.Lexis.Conditional; c[0] != "" {
		p.conditional = map[int]bool{}
		depth := 0
		for i, line := range f.lines {
			p.conditional[i] = depth > 0
			switch line = strings.TrimSpace(line); {
			case strings.HasPrefix(line, c[0]):
				depth++
			case strings.HasPrefix(line, c[1]):
				depth--
			}
		}
	}
	return p
}

// starts reports whether the file can become a program of its own: it defines
// nothing, and either imports the framework or has only imports.
func (p *placer) starts() bool {
	if slices.ContainsFunc(p.Definitions, func(d Definition) bool { return d.Kind != ControlBlock }) {
		return false
	}
	imports := map[int]bool{}
	for _, s := range p.file.imports {
		for line := s.First; line <= s.Last; line++ {
			imports[line] = true
		}
		for _, e := range s.Imports {
			if !e.Type && slices.Contains(p.framework.ImportPaths, e.Module) {
				return true
			}
		}
	}
	return !slices.ContainsFunc(p.Blocks[0].statements, func(i int) bool {
		s := p.Statements[i]
		alone := p.tokens[s.first].Kind == languages.String // a docstring or a directive
		return !imports[p.line(s.Start)] && !alone
	})
}

// current returns the block that the cursor is in.
func (p *placer) current() int {
	if p.cursor >= len(p.file.lines) {
		return 0
	}
	start := p.lines[p.cursor]
	if text := p.file.lines[p.cursor]; !blank(text) {
		i := p.tokenAt(start)
		if i < len(p.tokens) && p.tokens[i].Line == p.cursor {
			b := p.block[i]
			for b > 0 && p.Blocks[b].head == i { // the word that begins the block
				b = p.Blocks[b].Parent
			}
			return b
		}
	} else if text != "" && p.Language.Lexis.Offside { // the indentation of the cursor's line shows which block is meant
		if i := p.tokenAt(start) - 1; i >= 0 {
			for b := p.block[i]; b > 0; b = p.Blocks[b].Parent {
				if own := p.Blocks[b].statements; len(own) > 0 && p.margin(p.Statements[own[0]].first) <= len(text) && p.Blocks[b].End <= start {
					return b
				}
			}
		}
	}
	return p.blockAt(start)
}

// function returns the innermost function around a block, up to a class, or -1.
func (p *placer) function(block int) int {
	b := p.Blocks[p.outward(block, func(b Block) bool { return isFunction(b) || b.Kind == ClassBlock })]
	if !isFunction(b) {
		return -1
	}
	return b.Definition
}

// inside returns the place in the function whose body the cursor is in. done is
// false if the cursor isn't in the body.
func (p *placer) inside(block, d int) (s spot, done bool, err error) {
	definition := p.Definitions[d]
	name := "a function without a name"
	if definition.Name != "" {
		name = "the function " + strings.TrimSuffix(definition.Name, ":")
	}
	names, is := p.responds(definition, p.handlers)
	for outer := d; !is && p.handlers.Nested && p.Definitions[outer].Name == ""; { // a callback in a handler
		if outer = p.function(p.Definitions[outer].Block); outer < 0 {
			break
		}
		names, is = p.responds(p.Definitions[outer], p.handlers)
	}
	if !is {
		for _, r := range p.registries(p.framework) {
			if p.Blocks[r.block].Definition == d {
				return s, false, nil // the function sets up routes
			}
		}
		return s, false, input.Errorf("line %d is inside %s, which is no handler of %s", p.cursor+1, name, p.framework.Title).
			Hintf("put the cursor between two definitions for a new handler, or into a handler for a response")
	}
	acts, err := p.returning(definition, name)
	if err != nil {
		return s, false, err
	}
	for p.Blocks[block].Kind == ValueBlock {
		block = p.Blocks[block].Parent
	}
	for b := block; b > 0 && p.Blocks[b].Definition != d; b = p.Blocks[b].Parent {
		if open := p.tokenAt(p.Blocks[b].Start) - 1; open > 0 && p.tokens[open].Is("{") && p.tokens[open-1].Is("finally") {
			return s, false, input.Errorf("line %d is inside a finally block of %s, which a response can't leave", p.cursor+1, name).
				Hintf("put the cursor behind the block")
		}
	}
	gaps := p.gaps(block, 0, len(p.file.lines))
	if own := p.Blocks[block].statements; p.Language.Lexis.Reachable && len(own) > 0 {
		gaps = from(gaps, p.line(p.Statements[own[len(own)-1]].End-1)+1, len(p.file.lines))
		if len(gaps) == 0 || p.chooses(p.Blocks[block]) || p.mayLeave(p.Statements[own[len(own)-1]]) {
			return s, false, input.Errorf("line %d is in front of statements of %s that a response would make unreachable", p.cursor+1, name).
				Hintf("put the cursor into a block that ends there, such as that of an if")
		}
	}
	best := p.nearest(gaps)
	if b := p.Blocks[block]; best < 0 && p.line(b.Start) == p.line(b.End) && p.Blocks[b.Parent].Kind != FunctionBlock {
		return s, false, nil // the function is on one line
	}
	if best < 0 {
		return s, false, input.Errorf("line %d is where no statement can be, inside %s", p.cursor+1, name).
			Hintf("put the cursor between two statements of the handler, or between two definitions")
	}
	s = spot{form: response, names: names, acts: acts}
	p.lay(&s, block, best)
	return s, true, nil
}

// returning reports whether a handler is an action. If it returns something
// other than a response, it returns an input.Error with the handler's name.
func (p *placer) returning(definition Definition, name string) (acts bool, err error) {
	types := p.handlers.Returns
	if c, class := p.handlers.Classes, p.Blocks[definition.Block].Definition; c != nil && c.Returns != nil && class >= 0 && p.controls(p.Definitions[class], c) {
		types, acts = c.Returns, true
	}
	of := p.returns(definition)
	fits := func(typ string) bool { return of == typ || strings.HasSuffix(typ, "<") && strings.HasPrefix(of, typ) }
	if of != "" && types != nil && !slices.ContainsFunc(types, fits) {
		return false, input.Errorf("line %d is inside %s, which returns %s", p.cursor+1, name, of).
			Hintf("a response needs a handler that returns %s", types[len(types)-1])
	}
	if p.handlers.Returns != nil && definition.Name == "" && p.yields(definition) {
		return false, input.Errorf("line %d is inside %s, whose result has a type that the response may not have", p.cursor+1, name).
			Hintf("give the function a result type first, or put the cursor between two definitions")
	}
	return acts, nil
}

// mayLeave reports whether each block of a statement may leave the function
// around it.
func (p *placer) mayLeave(s Statement) bool {
	first, leaves, otherwise := p.tokens[s.first], false, false
	for _, t := range p.code(s) {
		leaves = leaves || t.Is("return") || t.Is("throw")
		otherwise = otherwise || t.Is("else")
	}
	return leaves && (otherwise || !first.Is("if")) && first.Class == languages.KeywordClass
}

// yields reports whether a function without a result type returns a value, or
// has the parameter of a function that writes the response itself.
func (p *placer) yields(d Definition) bool {
	b := p.Blocks[d.Body]
	for i := p.tokenAt(b.Start); i < p.tokenFrom(b.End); i++ {
		if p.tokens[i].Is("return") && p.block[i] == d.Body {
			return true
		}
	}
	parameters := p.parameters(d)
	return len(parameters) == 0 && d.params < 0 || len(parameters) == 1 && parameters[0].typ == p.handlers.Context
}

// outside returns the nearest place for a handler.
func (p *placer) outside() (spot, error) {
	if c := p.handlers.Classes; c != nil {
		best, at, closed := -1, -1, ""
		for _, d := range p.Definitions {
			if !p.controls(d, c) {
				continue
			}
			if b := p.Blocks[d.Body]; p.line(b.Start) == p.line(b.End) {
				closed = d.Name
			}
			gaps := slices.DeleteFunc(p.gaps(d.Body, 0, len(p.file.lines)), func(at int) bool { return !p.visible(d.Body, at) })
			if near := p.nearest(gaps); near >= 0 && (at < 0 || p.distance(near) < p.distance(at)) {
				best, at = d.Body, near
			}
		}
		if at >= 0 {
			s := spot{form: member, apart: 1}
			if p.framework.Group == "" {
				s.form = action
			}
			p.lay(&s, best, at)
			return s, nil
		}
		if closed != "" {
			return spot{}, input.Errorf("class %s of file %q has its body on one line", closed, p.file.name).
				Hintf("put the end of the body on a line of its own; the handler goes in front of it")
		}
		if p.framework.Group != "" && !slices.ContainsFunc(p.Definitions, func(d Definition) bool { return d.Kind == ClassBlock || d.Kind == FunctionBlock }) {
			return p.between(routed) // together with its class
		}
		if p.framework.Group != "" {
			return spot{}, input.Errorf("file %q has no controller with a place for a handler", p.file.name).
				Hintf("a handler of %s is a method of a controller class; put it into one", p.framework.Title)
		}
	}
	if p.framework.Application == "" {
		return p.between(routed)
	}
	return p.registered()
}

// between returns the nearest place between the statements of the file.
func (p *placer) between(form form) (spot, error) {
	at := p.nearest(p.gaps(0, p.begins(), len(p.file.lines)))
	if at < 0 {
		return spot{}, p.unsafe()
	}
	s := spot{form: form, apart: p.Language.Lexis.BlankLines}
	p.lay(&s, 0, at)
	return s, nil
}

func (p *placer) unsafe() error {
	return input.Errorf("file %q has no safe place for the code near line %d", p.file.name, p.cursor+1).
		Hintf("brackets, quotes or blocks may be unfinished there; finish them first")
}

// begins returns the first line after the header and the imports of the file.
func (p *placer) begins() int { return max(p.file.top(), p.file.header()) }

// registered returns the nearest place for a route: after the object on which
// it can be registered is defined, and before the statements that end the
// setup.
func (p *placer) registered() (spot, error) {
	list := p.registries(p.framework)
	var best *registry
	at := -1
	for _, r := range list {
		own := p.setup(r.block)
		end := p.last(own, r.from)
		if line, mounted := own.mounted[r.name]; mounted {
			end = min(end, line)
		}
		near := p.nearest(from(own.gaps, r.from, end))
		if near < 0 {
			continue
		}
		// If several objects fit the same place, choose the one that the routes
		// nearby use.
		if at < 0 || p.distance(near) < p.distance(at) || p.distance(near) == p.distance(at) && p.preferred(r, best, near) {
			best, at = r, near
		}
	}
	if best == nil {
		if len(list) > 0 {
			return spot{}, p.unsafe()
		}
		if !p.starts() {
			if p.Language.Lexis.TypesFirst {
				return spot{}, input.Errorf("file %q has no application to register a route on", p.file.name).
					Hintf("a route of %s is registered on an object that the file makes, or is an action of a controller", p.framework.Title)
			}
			return p.between(function)
		}
		return p.between(created)
	}
	s := spot{form: routed, object: best.name, apart: 1}
	if best.block == 0 {
		s.apart = p.Language.Lexis.BlankLines
	}
	p.lay(&s, best.block, at)
	return s, nil
}

// preferred reports whether one object is better than another for a route at a
// line: its last route is nearer or, if neither has routes, it is defined
// later.
func (p *placer) preferred(r, than *registry, at int) bool {
	near := func(r *registry) int {
		least := len(p.file.lines) + 1
		for _, line := range r.used {
			least = min(least, max(at-line, line-at))
		}
		return least
	}
	a, b := near(r), near(than)
	return a < b || a == b && r.from > than.from
}

// setup returns the possible lines for routes in a block. Its lasts are where
// the server starts, where errors and unmatched requests are handled, and where
// the function ends.
func (p *placer) setup(block int) setup {
	if own, known := p.setups[block]; known {
		return own
	}
	begins := 0
	if block == 0 {
		begins = p.begins()
	}
	out := setup{gaps: p.gaps(block, begins, len(p.file.lines)), mounted: map[string]int{}}
	for _, i := range p.Blocks[block].statements {
		s := p.Statements[i]
		if p.follows(s, block) {
			out.lasts = append(out.lasts, p.line(s.Lead))
		}
		if name := p.mounts(s); name != "" && out.mounted[name] == 0 {
			out.mounted[name] = p.line(s.Lead)
		}
	}
	p.setups[block] = out
	return out
}

// last returns the line before which all routes of a block must be: the first
// of its lasts that isn't above from.
func (p *placer) last(own setup, from int) int {
	if i, _ := slices.BinarySearch(own.lasts, from); i < len(own.lasts) {
		return own.lasts[i]
	}
	return len(p.file.lines)
}

// mounts returns the object whose routes a statement passes to another, or "".
func (p *placer) mounts(s Statement) string {
	for i := s.first + 1; i+2 < len(p.tokens) && i < s.first+8; i++ {
		if t := p.tokens[i]; slices.Contains(p.handlers.Mounts, t.Text) && p.tokens[i-1].Is(".") && p.tokens[i+1].Is("(") {
			return p.tokens[i+2].Text
		}
	}
	return ""
}

// ownArgument reports whether token i is the parameter of a lambda that only
// uses that parameter: errors in errors => errors.Run(handle).
func (p *placer) ownArgument(i int) bool {
	t := p.tokens
	return i > 2 && t[i-1].Is(">") && t[i-2].Is("=") && t[i-3].Is(t[i].Text) || i > 1 && t[i-1].Is("=>") && t[i-2].Is(t[i].Text)
}

// from returns the elements of a sorted list from first to last, both included.
func from(list []int, first, last int) []int {
	i, _ := slices.BinarySearch(list, first)
	j, _ := slices.BinarySearch(list, last+1)
	return list[i:max(i, j)]
}

// follows reports whether a statement must come after all routes.
func (p *placer) follows(s Statement, block int) bool {
	first := p.tokens[s.first]
	if slices.Contains([]string{"return", "raise", "throw"}, first.Text) {
		return true
	}
	if p.Language.Lexis.TypesFirst && block == 0 && p.types[s.first] { // C# declares types after all statements
		return true
	}
	for i := s.first; i < len(p.tokens) && p.tokens[i].Start < s.End; i++ {
		t := p.tokens[i]
		if first.Is("if") && slices.ContainsFunc(p.Language.Lexis.Mains, func(main string) bool { return strings.HasPrefix(p.Text[t.Start:], main) }) {
			return true
		}
		call := i+1 < len(p.tokens) && p.tokens[i+1].Is("(")
		if call && i > 0 && p.tokens[i-1].Is(".") {
			if slices.Contains(p.handlers.Takes, t.Text) && p.atRoot(i+1) || named(p.handlers.Lasts, t.Text) || slices.Contains(p.handlers.Starts, t.Text) && !p.ownArgument(i-2) || slices.Contains(p.handlers.Fallbacks, t.Text) && p.fallback(i+1) ||
				slices.Contains(p.handlers.Routes, t.Text) && !t.Is("options") && p.matchesAll(i+1) {
				return true
			}
		}
		if t.Is("{") && p.pairs[i] > i || p.Language.Lexis.Offside && p.first(i) && i > s.first && p.block[i] != block {
			if p.Language.Lexis.Offside {
				break
			}
			i = p.pairs[i] // skip the bodies of functions
		}
	}
	return false
}

// atRoot reports whether the first argument in brackets is the root path, "/".
func (p *placer) atRoot(open int) bool {
	t := p.argument(open)
	return t.Kind == languages.String && (t.Text == "" || t.Text == "/")
}

// matchesAll reports whether the first argument in brackets is a route that
// matches every path.
func (p *placer) matchesAll(open int) bool {
	t := p.argument(open)
	return t.Kind == languages.String && p.handlers.CatchAll != "" && strings.Contains(t.Text, p.handlers.CatchAll)
}

// argument returns the first token after a bracket.
func (p *placer) argument(open int) languages.Token { return p.tokens[min(open+1, len(p.tokens)-1)] }

var answersErrors = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)error|not_?found|404|fallback`) })

// fallback reports whether the arguments in brackets handle errors or unmatched
// requests: by their name, by a path that matches everything, or by a function
// that has four parameters or never passes the request on.
func (p *placer) fallback(open int) bool {
	path := p.argument(open)
	if p.matchesAll(open) || (path.Kind != languages.String || p.atRoot(open)) && p.answers(open) {
		return true
	}
	for i := open + 1; i < p.pairs[open]; i++ {
		if t := p.tokens[i]; t.Kind == languages.Word && answersErrors().MatchString(t.Text) {
			return true
		}
		if t := p.tokens[i]; t.Is("{") && p.pairs[i] > i {
			i = p.pairs[i]
		}
	}
	d, found := p.arguments[open]
	if !found {
		return false
	}
	parameters := p.parameters(p.Definitions[d])
	switch len(parameters) {
	case 4:
		return true
	case 3:
		return path.Kind != languages.String && !p.passes(p.Definitions[d], parameters[2].name)
	}
	return len(parameters) == 2 && path.Kind != languages.String
}

// answers reports whether the arguments in brackets include a library's handler
// that answers every request.
func (p *placer) answers(open int) bool {
	for i := open + 1; i+1 < p.pairs[open]; i++ {
		t := p.tokens[i]
		if t.Kind != languages.Word || !p.tokens[i+1].Is("(") {
			continue
		}
		for _, e := range each(p.file.imports) {
			member := i > open+2 && p.tokens[i-1].Is(".") && p.tokens[i-2].Is(e.Bound)
			if name := e.Module + "." + t.Text; (member || e.Bound == t.Text && e.Member == t.Text) && slices.Contains(p.handlers.Answers, name) {
				return true
			}
		}
	}
	return false
}

// passes reports whether a function does more with a parameter than calling it
// with an error.
func (p *placer) passes(d Definition, name string) bool {
	if d.Body < 0 {
		return true
	}
	b := p.Blocks[d.Body]
	for i := p.tokenAt(b.Start); i+2 < len(p.tokens) && p.tokens[i].Start < b.End; i++ {
		if t := p.tokens[i]; t.Is(name) && t.Kind == languages.Word && (!p.tokens[i+1].Is("(") || p.tokens[i+2].Is(")")) {
			return true
		}
	}
	return false
}

// gaps returns the lines from start to end before which a statement or a member
// can be inserted in a block: those between two of its statements that aren't
// inside a comment.
func (p *placer) gaps(block, start, end int) []int {
	b := p.Blocks[block]
	first := 0
	if block > 0 {
		first = max(p.line(b.Start), p.tokens[b.head].Line) + 1
	}
	cases := block > 0 && p.chooses(b)
	if cases && (p.Language.Lexis.Offside || p.Language.Lexis.EndWord != "") { // the code of a case may be on the case's own line
		return nil
	}
	var out []int
	within := func(last int) { // first and last included
		for at := max(first, start); at <= min(last, end, len(p.file.lines)); at++ {
			if p.open(at, first, last) {
				out = append(out, at)
			}
		}
	}
	closed := cases // nothing can be inserted here
	for n, i := range b.statements {
		s := p.Statements[i]
		docstring := n == 0 && p.Language.Imports != nil && p.Language.Imports.Directives && p.tokens[s.first].Kind == languages.String
		if !docstring && !closed {
			within(p.line(s.Lead))
		}
		first = p.line(max(s.End-1, 0)) + 1
		leaves := p.leaves(s, block, cases)
		if leaves && !cases {
			return out
		}
		closed = leaves || p.signs(s)
	}
	switch {
	case closed, block > 0 && !p.Language.Lexis.Offside && b.End == len(p.Text): // the block isn't closed
	case block == 0:
		within(len(p.file.lines))
	case p.Language.Lexis.Offside:
		within(first)
	default:
		within(p.line(b.End))
	}
	return out
}

// open reports whether code can be inserted before a line that lies between two
// statements.
func (p *placer) open(at, first, last int) bool {
	byte := len(p.Text)
	if at < len(p.lines) {
		byte = p.lines[at]
	}
	above, below := at == first || blank(p.file.lines[at-1]), at == last || at >= len(p.file.lines) || blank(p.file.lines[at])
	return (above || below) && !p.conditional[at] && (p.Unsure < 0 || byte <= p.Unsure) && !p.covered(byte)
}

// chooses reports whether a block consists of cases, as in a switch.
func (p *placer) chooses(b Block) bool {
	word := p.tokens[b.head].Text
	return b.Kind == ControlBlock && slices.Contains([]string{"case", "match", "select", "switch"}, word)
}

// signs reports whether a statement is only the signature of a function, whose
// body follows: function f(a: string): void;
func (p *placer) signs(s Statement) bool {
	word := p.Language.Lexis.Function
	if !p.Language.Lexis.LineEnds || p.Language.Lexis.TypesLast || p.Language.Lexis.EndWord != "" || word == "" {
		return false
	}
	for _, t := range p.code(s) {
		switch {
		case t.Is("declare"), t.Is("="):
			return false
		case t.Is(word):
			return !strings.HasSuffix(strings.TrimRight(p.Text[s.Start:s.End], " ;"), "}")
		case t.Kind != languages.Word:
			return false
		}
	}
	return false
}

// leaves reports whether a statement leaves its block, so that nothing after it
// runs. In a block of cases, a label and the statement after it count as one
// statement.
func (p *placer) leaves(s Statement, block int, cases bool) bool {
	leaving := false
	for k, t := range p.code(s) {
		if slices.Contains([]string{"break", "continue", "raise", "return", "throw"}, t.Text) && (k == 0 || cases && p.block[s.first+k] == block) {
			leaving = true
		} else if k == 0 && !cases {
			return false
		}
		if t.Class == languages.KeywordClass && slices.Contains(p.Language.Lexis.ModifierWords, t.Text) && k > 0 {
			return false
		}
		if cases && t.Is(":") && t.End == s.End { // only a label
			return true
		}
	}
	return leaving
}

func (p *placer) distance(at int) int { return max(at-p.ideal, p.ideal-at) }

// nearest returns the line in a sorted list that is nearest to the cursor, the
// later one in a tie; -1 if the list is empty.
func (p *placer) nearest(gaps []int) int {
	i, _ := slices.BinarySearch(gaps, p.ideal)
	switch {
	case len(gaps) == 0:
		return -1
	case i == len(gaps), i > 0 && p.distance(gaps[i-1]) < p.distance(gaps[i]):
		return gaps[i-1]
	}
	return gaps[i]
}

// lay completes a spot before a line of a block: it sets the indentation and
// moves the spot within the blank lines around it.
func (p *placer) lay(s *spot, block, at int) {
	b := p.Blocks[block]
	s.at, s.block = at, block
	lines := p.file.lines
	above, below := p.file.blanks(at)
	first, last := 0, len(lines)
	if block > 0 {
		first, last = p.line(b.Start)+1, p.line(b.End)
		if p.Language.Lexis.Offside {
			last = len(lines) + 1
		}
	}
	s.opened = above == 0 || above <= first && block > 0
	s.closed = below >= len(lines) || block > 0 && below >= last
	if s.form == response && p.Language.Lexis.Offside { // formatters want blank lines around functions
		s.below = btoi(p.defined[below])
		s.above = btoi(p.ended[[2]int{block, above - 1}])
	}
	if s.form != response {
		s.at = min(above+s.apart, below)
		if s.opened && above < below && block > 0 {
			s.at = min(above+1, below)
		}
		if s.opened && above == 0 {
			s.at = above
		}
	}
	if own := b.statements; block > 0 && p.Language.Lexis.Offside && len(own) > 0 && at > p.line(p.Statements[own[len(own)-1]].End-1) {
		s.at, s.closed = above, true // the blank lines below belong to the code around the block
	}
	s.indent = p.indentOf(block, at)
}

// indentOf returns the indentation of a block's statements at a line. In a
// block of cases, it is that of the case above.
func (p *placer) indentOf(block, at int) string {
	b := p.Blocks[block]
	cases := block > 0 && p.chooses(b)
	indent, found := "", false
	for _, i := range b.statements {
		s := p.Statements[i]
		if t := p.tokens[s.first]; p.first(s.first) && (!found || cases && t.Line < at) {
			indent, found = margin(p.file.lines[t.Line]), true
			if cases && slices.Contains([]string{"case", "default", "when", "else", "in"}, strings.TrimSuffix(t.Text, ":")) {
				indent += p.file.unit
			}
		}
		if found && !cases {
			break
		}
	}
	switch {
	case found, block == 0:
		return indent
	}
	return margin(p.file.lines[p.tokens[b.head].Line]) + p.file.unit
}
