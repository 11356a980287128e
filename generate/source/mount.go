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

// A Router is an object in a file on which handlers can be mounted.
type Router struct {
	Name string
	// Root is whether it serves requests by itself. Function is the function
	// that gets it as a parameter; empty if the function makes it. Maker is the
	// function whose result it is.
	Root            bool
	Function, Maker string
	// Parent is the object whose method makes it, such as the router around a
	// group.
	Parent string
	// Line is the line, from 1, on which it is defined.
	Line int
	// Prefix is what its maker adds before its routes. Tagged is whether the
	// maker also gives the routes tags.
	Prefix Prefix
	Tagged bool
	// Includes are the routers that it mounts.
	Includes []Include
	// Routes and Imports are the insertions for the lines that mount one more
	// handler.
	Routes, Imports generate.Insertion

	// Served is whether it is passed to a server. Origin is the router that a
	// caller passes as this parameter; Repeated is whether several calls pass it.
	Served   bool
	Origin   *Router
	Repeated bool
	// Calls is the number of routes and routers that are registered on it.
	Calls int
	// Catches is whether it answers every request that reaches it.
	Catches bool
	// Decides is the line, from 1, of the call that passes a request to it, if
	// the function around the call decides by the request's path; else 0.
	Decides int

	block int
	end   int // the line, from 0, before which its routes must be
}

// A Prefix is the beginning of a route's path. If it isn't a literal, Code is
// its expression instead.
type Prefix struct{ Path, Code string }

// An Include is a router that another one mounts: Name if it is an expression,
// Module if it is a module.
type Include struct {
	Name, Module string
	Prefix       Prefix
	Tagged       bool
	// Application is whether it is an application that can also run by itself.
	Application bool

	at int // the first byte of the call
}

// Routers returns the objects in a file on which handlers of a framework can be
// mounted. Own reports whether a module belongs to the project. catches, which
// may be nil, reports whether an included router answers every request.
func Routers(o *Outline, f *frameworks.Framework, own func(module string) bool, catches func(Include) bool) []*Router {
	m := &mounter{placer: New("", o.Text, f.Language).placer(f), Mounting: &f.Project.Mounting, own: own, catches: catches}
	if m.List != "" {
		m.list()
	}
	if m.Block != "" {
		m.blocks()
	}
	m.annotated()
	m.objects()
	m.unnamed()
	m.fields()
	m.received()
	m.shared()
	for _, r := range m.found {
		m.calls(r, slices.Concat(m.Includes, m.Setup, m.Registers, m.Groups), func(int) { r.Calls++ })
		m.calls(r, slices.Concat(m.handlers.Fallbacks, m.handlers.Routes), func(i int) { r.Catches = r.Catches || m.catchAll(i) })
		m.calls(r, []string{m.Passes}, func(i int) { r.Decides = max(r.Decides, m.decides(i)) })
		if !r.Imports.Found {
			r.Imports = m.imports(r)
		}
	}
	return m.found
}

// A mounter finds the routers of one file.
type mounter struct {
	*placer
	*frameworks.Mounting
	own     func(module string) bool
	catches func(Include) bool
	found   []*Router
}

// objects adds the variables that hold the result of a maker, a function that
// makes routers.
func (m *mounter) objects() {
	like := slices.Concat(m.Applications, m.Routers, m.Groups)
	r := newRegistrar(m.Outline)
	r.made(like)
	made := m.Objects(r.makers(like))
	for _, found := range r.list[:min(len(r.list), input.FileRouters.Most)] {
		i := slices.IndexFunc(made, func(o Object) bool { return o.Name == found.name && m.nested(o.Block, found.block) })
		if i < 0 {
			continue
		}
		of := made[i]
		router := &Router{Name: found.name, Root: m.applies(of.Maker), Line: of.Line + 1, block: found.block}
		_, router.Maker = m.inFunction(of.Block)
		open := of.open
		args := m.args(open)
		router.Prefix, router.Tagged = m.prefix(args), m.tagged(args)
		if slices.Contains(m.Groups, of.Maker) && open > 2 {
			router.Parent, router.Prefix = m.chain(open-3), m.path(args)
		}
		m.include(router)
		m.chained(router, open)
		m.place(router, found.from)
		m.found = append(m.found, router)
	}
}

// unnamed adds the router that a module exports without a name. Other routers
// can include it, but it has no insertion.
func (m *mounter) unnamed() {
	t := m.tokens
	for i := 1; i+1 < len(t); i++ {
		if !t[i].Is("default") || !t[i-1].Is("export") {
			continue
		}
		maker := m.chainEnd(i + 1)
		if maker+1 < len(t) && t[maker+1].Is("(") && m.maker(maker, m.makers(m.Routers)) != "" {
			r := &Router{Name: "default", Line: t[i].Line + 1}
			m.chained(r, maker+1)
			m.found = append(m.found, r)
		}
	}
}

// chained adds the routers that methods mount on the result of a maker in the
// same expression. Open is the bracket of the maker's call.
func (m *mounter) chained(r *Router, open int) {
	t := m.tokens
	for open >= 0 && open < len(m.pairs) && m.pairs[open] > open {
		i := m.pairs[open] + 2
		if i+1 >= len(t) || !t[i-1].Is(".") || t[i].Kind != languages.Word || !t[i+1].Is("(") {
			return
		}
		if slices.Contains(m.Includes, t[i].Text) {
			m.includes(r, i)
		}
		open = i + 1
	}
}

// catchAll reports whether the call of a router's method, the token i, makes it
// answer every request, not only errors.
func (m *mounter) catchAll(i int) bool {
	if slices.Contains(m.handlers.Routes, m.tokens[i].Text) {
		return m.matchesAll(i + 1)
	}
	if d, found := m.arguments[i+1]; found && len(m.parameters(m.Definitions[d])) == 4 { // it handles errors only
		return false
	}
	for _, a := range m.args(i + 1) {
		if strings.Contains(strings.ToLower(m.joined(a.first, a.end)), "error") {
			return false
		}
	}
	return m.fallback(i + 1)
}

// decides returns the line, from 1, of the call with which a router answers one
// request, if the function around it reads the request's path; else 0.
func (m *mounter) decides(i int) int {
	b := m.outward(m.block[i], isFunction)
	if b == 0 {
		return 0
	}
	t, condition := m.tokens, false
	for j := m.tokenAt(m.Blocks[b].Start); j+2 < len(t) && t[j].Start < m.Blocks[b].End; j++ {
		condition = condition || t[j].Is("if") || t[j].Is("switch")
		if condition && t[j].Is("URL") && t[j+1].Is(".") && t[j+2].Is("Path") {
			return t[i].Line + 1
		}
	}
	return 0
}

func isFunction(b Block) bool { return b.Kind == FunctionBlock }

// inFunction returns the body and the name of the innermost named function
// around a block, or the file and "".
func (m *mounter) inFunction(block int) (body int, name string) {
	body = m.outward(block, func(b Block) bool { return isFunction(b) && m.Definitions[b.Definition].Name != "" })
	if d := m.Blocks[body].Definition; d >= 0 {
		name = m.Definitions[d].Name
	}
	return body, name
}

// fields adds the fields on which methods register routes. They count as
// routers only if they reach a server, which package project finds out later.
func (m *mounter) fields() {
	seen := map[binding]bool{}
	for i := 4; i+1 < len(m.tokens) && m.Serves != nil && len(seen) < input.FileRouters.Most; i++ {
		t := m.tokens
		if !t[i].Is(".") && t[i].Kind == languages.Word && t[i-1].Is(".") && t[i-3].Is(".") && t[i+1].Is("(") && named(slices.Concat(m.Setup, m.Includes, m.Registers), t[i].Text) {
			r := &Router{Name: m.chain(i - 2), Line: t[i].Line + 1, block: m.Blocks[m.block[i]].scope}
			if of := (binding{r.Name, r.block}); r.block > 0 && !seen[of] {
				seen[of] = true
				m.place(r, m.line(m.Blocks[r.block].Start)+1)
				m.found = append(m.found, r)
			}
		}
	}
}

// applies reports whether a maker makes an application, even if the file
// imports it under another name.
func (m *mounter) applies(maker string) bool {
	for _, e := range each(m.Imports) {
		if e.Bound == maker && e.Member != "" {
			maker = e.Member
		}
	}
	return slices.Contains(m.Applications, maker)
}

// received adds the routers that a function gets as parameters: those with a
// router's type, or on which the function mounts others.
func (m *mounter) received() {
	for _, d := range m.Definitions {
		if d.Kind != FunctionBlock || d.Body < 0 {
			continue
		}
		for _, p := range m.parameters(d) {
			typed := slices.Contains(m.Parameters, p.typ)
			if p.name == "" || p.name == "self" || p.name == "this" || len(m.Parameters) > 0 && p.typ != "" && !typed {
				continue
			}
			r := &Router{Name: p.name, Function: d.Name, Line: d.Line + 1, block: d.Body}
			if m.include(r); len(r.Includes) == 0 && !typed {
				continue
			}
			m.place(r, m.line(m.Blocks[d.Body].Start)+1)
			if len(r.Includes) == 0 && !m.uses(r) {
				continue // nothing is registered on it
			}
			if m.found = append(m.found, r); len(m.found) > 3*input.FileRouters.Most {
				return
			}
		}
	}
}

// chain returns the dotted name that ends with a token, such as s.mux.
func (o *Outline) chain(last int) string {
	if o.tokens[last].Kind != languages.Word {
		return ""
	}
	return o.Text[o.tokens[o.chainStart(last)].Start:o.tokens[last].End]
}

// calls calls visit for each method call on a router where its name still means
// this router. i is the token of the method's name.
func (m *mounter) calls(r *Router, methods []string, visit func(i int)) {
	member := strings.Contains(r.Name, ".")
	first, end := 2, len(m.Text)
	if b := m.Blocks[r.block]; !member && r.block > 0 {
		first, end = max(first, m.tokenAt(b.Start)), b.End
	}
	for i := first; i+1 < len(m.tokens) && m.tokens[i].Start < end; i++ {
		t := m.tokens[i]
		if t.Kind != languages.Word || !m.tokens[i-1].Is(".") || !m.tokens[i+1].Is("(") || !named(methods, t.Text) || m.chain(i-2) != r.Name {
			continue
		}
		if b := m.block[i]; member || m.nested(b, r.block) && m.binder(r.Name, b) == m.binder(r.Name, r.block) {
			visit(i)
		}
	}
}

// named reports whether a list contains a name. An element that ends in "*"
// stands for every name with that prefix.
func named(list []string, name string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		start, any := strings.CutSuffix(s, "*")
		return s == name || any && strings.HasPrefix(name, start)
	})
}

// include records the routers that a router mounts.
func (m *mounter) include(r *Router) {
	m.calls(r, slices.Concat(m.Includes, m.IncludesAt), func(i int) { m.includes(r, i) })
}

// includes records the routers that one call mounts on a router. i is the token
// of the method's name.
func (m *mounter) includes(r *Router, i int) {
	args := m.args(i + 1)
	include := Include{Prefix: m.prefix(args), Tagged: m.tagged(args), at: m.tokens[i].Start}
	at := slices.Contains(m.IncludesAt, m.tokens[i].Text)
	include.Application = at
	if at || m.PrefixName == "" {
		include.Prefix = m.path(args)
	}
	if at && len(args) > 1 { // the second argument is the application
		args = args[1:2]
		args[0].keyword = ""
	}
	for _, a := range slices.Backward(args) {
		if a.keyword != "" {
			continue
		}
		one := include
		if one.Name, one.Module = m.refers(a); len(r.Includes) < input.Mounts.Most && (one.Name != "" || one.Module != "") {
			r.Includes = append(r.Includes, one)
		}
	}
}

// refers returns the name that an argument consists of, or the module that it
// requires.
func (o *Outline) refers(a argument) (name, module string) {
	t := o.tokens
	last := a.end - 1
	switch {
	case t[a.first].Kind != languages.Word:
	case o.chain(last) == o.Text[t[a.first].Start:t[last].End]:
		return o.chain(last), ""
	case a.end-a.first >= 4 && t[a.first+1].Is("(") && t[a.first+2].Kind == languages.String && t[a.first+3].Is(")"): // require("./x")
		return "", t[a.first+2].Text
	default: // the router is wrapped in a call
		for i := a.first; i < a.end; i++ {
			if t[i].Is("(") && o.pairs[i] == i+2 && t[i+1].Kind == languages.Word {
				return t[i+1].Text, ""
			}
			if t[i].Kind == languages.Word && i+1 < a.end && t[i+1].Is(")") && t[i-1].Is(",") {
				return t[i].Text, ""
			}
		}
	}
	return "", ""
}

// An argument is an argument of a call: the tokens from first up to, but not
// including, end, without its keyword.
type argument struct {
	keyword    string
	first, end int
}

// args returns the arguments in a pair of brackets.
func (o *Outline) args(open int) []argument {
	var out []argument
	if open < 0 || open >= len(o.pairs) || o.pairs[open] < open {
		return nil
	}
	first := open + 1
	for i := first; i <= o.pairs[open]; i++ {
		if t := o.tokens[i]; i == o.pairs[open] || t.Is(",") {
			if i > first {
				a := argument{first: first, end: i}
				if i > first+2 && o.tokens[first+1].Is("=") {
					a.keyword, a.first = o.tokens[first].Text, first+2
				}
				out = append(out, a)
			}
			first = i + 1
		} else if o.pairs[i] > i {
			i = o.pairs[i]
		}
	}
	return out
}

// prefix returns the prefix that a keyword argument gives.
func (m *mounter) prefix(args []argument) Prefix {
	for _, a := range args {
		if a.keyword != "" && a.keyword == m.PrefixName {
			return m.value(a)
		}
	}
	return Prefix{}
}

// path returns the prefix that the first argument gives. An expression counts
// only if its name says that it is a path.
func (m *mounter) path(args []argument) Prefix {
	for _, a := range args {
		if t := m.tokens[a.first]; m.Strips != "" { // the argument is a pattern, from which a call strips the prefix
			for i := a.first; i+2 < a.end; i++ {
				if m.tokens[i].Is(m.Strips) && m.tokens[i+1].Is("(") {
					return m.value(m.args(i + 1)[0])
				}
			}
		} else if t.Kind == languages.String || len(args) > 1 && answersPrefix(m.joined(a.first, a.end)) {
			return m.value(a)
		} else {
			return Prefix{}
		}
	}
	return Prefix{}
}

// answersPrefix reports whether the name in an expression suggests a path.
func answersPrefix(code string) bool {
	name := strings.ToLower(code[strings.LastIndexByte(code, '.')+1:])
	return strings.HasSuffix(name, "prefix") || strings.HasSuffix(name, "path") || strings.HasSuffix(name, "base")
}

// value returns the text of an argument that is a literal, or its expression.
func (o *Outline) value(a argument) Prefix {
	t := o.tokens[a.first]
	if raw := o.Text[t.Start:t.End]; a.end == a.first+1 && t.Kind == languages.String && strings.ContainsRune("'\"`", rune(raw[0])) && !strings.Contains(raw, "${") {
		return Prefix{Path: t.Text}
	}
	return Prefix{Code: o.joined(a.first, a.end)}
}

func (m *mounter) tagged(args []argument) bool {
	return m.Tags != "" && slices.ContainsFunc(args, func(a argument) bool { return a.keyword == m.Tags })
}

// place sets the insertion for one more handler: after the last mounted router
// and the calls that set the router up, before whatever must come last. From is
// the first line, from 0, on which the router can be used.
func (m *mounter) place(r *Router, from int) {
	if strings.Contains(r.Name, ".") {
		from = m.inMethod(r, from)
	}
	if r.block == 0 && m.Language.Lexis.TypesLast { // outside of functions, Go allows no statements
		m.calls(r, slices.Concat(m.Includes, m.Setup, m.Registers), func(i int) { r.block = m.Blocks[m.block[i]].scope })
		for _, d := range m.Definitions {
			if r.block == 0 && d.Name == "main" && d.Body >= 0 {
				r.block = d.Body
			}
		}
		if r.block == 0 {
			return
		}
		from = m.line(m.Blocks[r.block].Start) + 1
	}
	if b := m.context(r); b != r.block {
		r.block, from = b, max(from, m.line(m.Blocks[b].Start)+1)
	}
	own := m.setup(r.block)
	end := m.ends(r, own, from)
	behind := from
	r.end = end
	m.calls(r, slices.Concat(m.Includes, m.Setup, m.Registers), func(i int) {
		if last := m.statementLast(i, r.block); last >= 0 && last < end {
			behind = max(behind, last+1)
		}
	})
	if last := m.given(r); m.Serves != nil && last < end { // after calls that may set the router up
		behind = max(behind, last+1)
	}
	m.gap(r, own.gaps, behind, end)
}

// ends returns the line, from 0, before which the routes of a router must be.
func (m *mounter) ends(r *Router, own setup, from int) int {
	end := m.last(own, from)
	if line, mounted := own.mounted[r.Name]; mounted && line >= from {
		end = min(end, line)
	}
	for _, i := range r.Includes {
		s, _ := m.statementAt(r.block, i.at)
		if at := m.line(s.Lead); i.Prefix == (Prefix{}) && at >= from && m.catches != nil && m.catches(i) {
			end = min(end, at)
		}
	}
	return end
}

// inMethod moves a router that is a member to the method in which the class
// mounts handlers on it, preferably one for routes. It returns the first line
// of that method.
func (m *mounter) inMethod(r *Router, from int) int {
	found, routes := false, false
	m.calls(r, slices.Concat(m.Includes, m.Setup), func(i int) {
		b, name := m.inFunction(m.block[i])
		if b == r.block || m.pairs[i+1] <= i+2 {
			return
		}
		if is := mountsRoutes().MatchString(name); is || !routes {
			r.block, found, routes = b, true, is
		}
	})
	if found {
		return m.line(m.Blocks[r.block].Start) + 1
	}
	return from
}

// mountsRoutes matches the names of methods that mount routes rather than
// middleware.
var mountsRoutes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)route|controller|endpoint|resource`) })

// context returns the block of a context, such as Python's with, if all calls
// that mount something on a router are in it; else the block of the router.
func (m *mounter) context(r *Router) int {
	in := -1
	m.calls(r, m.Includes, func(i int) {
		b := m.block[i]
		for b > r.block && !(m.Blocks[b].Kind == ControlBlock && slices.Contains([]string{"using", "with"}, m.tokens[m.Blocks[b].head].Text)) {
			b = m.Blocks[b].Parent
		}
		if in >= 0 && in != b {
			b = r.block
		}
		in = b
	})
	return max(in, r.block)
}

// gap inserts routes before the first line in gaps that lies from behind to
// end. If a group of routes was just made, its routes stay together with it.
func (m *mounter) gap(r *Router, gaps []int, behind, end int) {
	together, lines := m.groups(r.block, behind-1), m.file.lines
	for _, at := range gaps {
		if behind > at || at > end {
			continue
		}
		if !r.Routes.Found || together {
			r.Routes = generate.Insertion{Line: at, Indent: m.indentOf(r.block, at), Found: true, Apart: m.closes(r.block, at-1) && (at == len(lines) || blank(lines[at]))}
		}
		if !together || at == 0 || at >= len(lines) || blank(lines[at-1]) || blank(lines[at]) {
			return
		}
	}
}

// ending returns the statements of a block whose last line is line.
func (m *mounter) ending(block, line int) []Statement {
	var out []Statement
	for _, i := range m.Blocks[block].statements {
		if s := m.Statements[i]; m.line(max(s.End-1, 0)) == line {
			out = append(out, s)
		}
	}
	return out
}

// closes reports whether a line ends a statement with its own block, such as
// if. Formatters put a blank line after it.
func (m *mounter) closes(block, line int) bool {
	return slices.ContainsFunc(m.ending(block, line), func(s Statement) bool {
		return m.line(s.Start) < line && slices.ContainsFunc(m.Blocks, func(b Block) bool {
			return b.Kind == ControlBlock && b.Parent == block && b.Start > s.Start && b.End <= s.End
		})
	})
}

// groups reports whether the statement that ends on a line makes a group, which
// its routes usually follow without a blank line.
func (m *mounter) groups(block, line int) bool {
	return slices.ContainsFunc(m.ending(block, line), func(s Statement) bool {
		return s.assign >= 0 && slices.ContainsFunc(m.code(s)[s.assign-s.first:], func(t languages.Token) bool {
			return slices.Contains(m.Groups, t.Text)
		})
	})
}

// setsUp matches the names of functions that set up the router they get. It
// matches none that might serve the router and never return.
var setsUp = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:add|apply|attach|config|init|install|load|mount|regist|set|use)|middlewares?$|routes?$|handlers?$`)
})

// given returns the last line of the last statement that passes a router to a
// function to set it up; -1 if there is none.
func (m *mounter) given(r *Router) int {
	last, called := -1, map[string]bool{}
	for _, i := range m.Blocks[r.block].statements {
		s := m.Statements[i]
		open := m.chainEnd(s.first) + 1
		if s.assign >= 0 || open >= len(m.pairs) || !m.tokens[open].Is("(") || m.pairs[open] < open || m.tokens[m.pairs[open]].End < s.End-1 {
			continue
		}
		name := m.tokens[open-1].Text
		for _, a := range m.args(open) {
			if gives, _ := m.gives(a, r); !gives {
				continue
			}
			if called[name] || setsUp().MatchString(name) { // a function that serves is called only once
				last = m.line(s.End - 1)
			}
			called[name] = true
		}
	}
	return last
}

// gives reports whether an argument is a router, or a group made from it.
func (m *mounter) gives(a argument, r *Router) (gives, grouped bool) {
	code := m.joined(a.first, a.end)
	group, member := strings.CutPrefix(code, r.Name+".")
	method, _, call := strings.Cut(group, "(")
	grouped = member && call && slices.Contains(m.Groups, method)
	return grouped || code == r.Name, grouped
}

// uses reports whether the file registers anything on a router.
func (m *mounter) uses(r *Router) bool {
	found := false
	m.calls(r, slices.Concat(m.Setup, m.handlers.Routes, m.Registers, m.Groups), func(int) { found = true })
	return found
}

// statementLast returns the last line, from 0, of the statement in block that
// contains token i; -1 if a named function lies between them.
func (m *mounter) statementLast(i, block int) int {
	for b := m.block[i]; b > block; b = m.Blocks[b].Parent {
		if d := m.Blocks[b].Definition; d >= 0 && m.Definitions[d].Name != "" {
			return -1
		}
	}
	if s, found := m.statementAt(block, m.tokens[i].Start); found {
		return m.line(s.End - 1)
	}
	return -1
}

// imports returns the insertion for the import that the lines for a router
// need: where the function imports the project's other modules, or else after
// the last import at the top of the file, so that it precedes those lines.
func (m *mounter) imports(r *Router) generate.Insertion {
	form := m.Language.Imports
	if form == nil {
		return generate.Insertion{}
	}
	lines := m.file.lines
	for _, s := range slices.Backward(m.file.imports) {
		i := m.tokenAt(m.lines[s.First])
		late := r.Routes.Found && form.Anywhere && s.First >= r.Line && s.Last < r.end && m.block[i] == r.block
		if !late || len(s.Imports) == 0 || !m.own(s.Imports[0].Module) {
			continue
		}
		r.Routes.Line = max(r.Routes.Line, s.Last+1)
		at := generate.Insertion{Line: s.Last + 1, Indent: r.Routes.Indent, Found: true, Local: true}
		if r.block > 0 && !(s.Last+1 < len(lines) && blank(lines[s.Last+1])) { // here each import is followed by the code that uses it
			at.Line = r.Routes.Line
			at.Apart = s.First > 0 && blank(lines[s.First-1])
		}
		return at
	}
	limit := len(lines)
	if r.Routes.Found {
		limit = r.Routes.Line
	}
	at := generate.Insertion{Line: max(m.file.header(), m.file.clause), Found: true}
	for _, s := range m.file.imports {
		if margin(lines[s.First]) == "" && s.Last < limit || s.Group {
			at.Line, at.Block, at.Indent = s.Last+1, s.Group, margin(lines[s.First])
		}
	}
	return at
}

// list adds the file's variable that lists the routes.
func (m *mounter) list() {
	r := &Router{Name: m.List}
	for _, s := range m.Statements {
		if s.Block != 0 || s.assign < 0 || m.target(s) != m.List && !m.extends(s) {
			continue
		}
		if r.Line == 0 {
			r.Line = m.line(s.Start) + 1
		}
		if r.Routes.Block { // the first list of several lines has it
			continue
		}
		last := m.line(s.End - 1)
		r.Routes = generate.Insertion{Line: last + 1, Found: m.Extends, Alone: true}
		if at := m.inList(s.assign + 1); at.Found {
			r.Routes = at
		}
	}
	if r.Line == 0 {
		m.listArgument(r)
	}
	if r.Line == 0 || m.Unsure >= 0 {
		return
	}
	for i := range m.tokens {
		if around := m.around[i]; around > 0 && named(m.Includes, m.tokens[i].Text) && i+1 < len(m.tokens) && m.tokens[i+1].Is("(") {
			r.Includes = append(r.Includes, m.listed(i, around))
		}
	}
	m.found = append(m.found, r)
}

// listArgument sets the insertion in the first list of several lines that is
// passed to a call as the argument with the list's name.
func (m *mounter) listArgument(r *Router) {
	for i := 1; i+2 < len(m.tokens); i++ {
		t := m.tokens
		if before := t[i-1]; !t[i].Is(m.List) || !t[i+1].Is("=") && !t[i+1].Is(":") || !before.Is("(") && !before.Is(",") && !before.Is("{") {
			continue
		}
		if at := m.inList(i + 2); at.Found {
			r.Line, r.Routes = t[i].Line+1, at
			return
		}
	}
}

// inList returns the insertion at the top of the list that opens with a token;
// it is not Found if the list is on one line.
func (m *mounter) inList(open int) (at generate.Insertion) {
	if open+1 >= len(m.pairs) || !m.tokens[open].Is("[") || m.pairs[open] < open {
		return at
	}
	first, line := m.tokens[open+1], m.tokens[open].Line
	if first.Line == line || m.tokens[m.pairs[open]].Line == line {
		return at
	}
	at = generate.Insertion{Line: line + 1, Indent: m.file.unit, Found: true, Block: true}
	if open+1 != m.pairs[open] {
		at.Indent = margin(m.file.lines[first.Line])
	} else {
		at.Indent = margin(m.file.lines[line]) + m.file.unit
	}
	return at
}

// extends reports whether a statement adds to the list of routes.
func (m *mounter) extends(s Statement) bool {
	return m.tokens[s.first].Is(m.List) && s.assign == s.first+2 && m.tokens[s.first+1].Is("+")
}

// listed returns the router that a call includes inside of a route in a list.
func (m *mounter) listed(i, around int) (out Include) {
	if args := m.args(around); len(args) > 0 {
		out.Prefix = m.value(argument{first: args[0].first, end: args[0].end})
		if raw := m.Text[m.tokens[args[0].first].Start:]; out.Prefix.Code != "" && args[0].end == args[0].first+1 && strings.HasPrefix(raw, "r") {
			out.Prefix = Prefix{Path: m.tokens[args[0].first].Text}
		}
		out.Prefix.Path = strings.TrimPrefix(out.Prefix.Path, "^")
	}
	for j := i + 2; j < m.pairs[i+1]; j++ {
		if t := m.tokens[j]; t.Kind == languages.String {
			out.Module = t.Text
			return out
		} else if t.Kind == languages.Word {
			out.Name = m.chain(m.chainEnd(j))
			return out
		}
	}
	return out
}

// blocks adds the blocks in which the framework's Block method draws routes.
func (m *mounter) blocks() {
	for i := 2; i+1 < len(m.tokens); i++ {
		if !m.tokens[i].Is(m.Block) || !m.tokens[i-1].Is(".") {
			continue
		}
		if len(m.found) > input.FileRouters.Most {
			return
		}
		for b, block := range m.Blocks {
			if block.Start != m.tokens[i+1].End || block.End == len(m.Text) && m.Unsure >= 0 {
				continue
			}
			line := m.tokens[i+1].Line + 1
			r := &Router{Name: m.chain(i - 2), Root: true, Line: line, block: b}
			if first := m.statementFirst(i); m.Root != "" && !strings.HasPrefix(first, m.Root) {
				r.Prefix.Code = strings.TrimSuffix(first, "."+r.Name[strings.LastIndexByte(r.Name, '.')+1:])
			}
			r.Routes = generate.Insertion{Line: line, Indent: m.indentOf(b, line), Found: true, Block: true}
			m.found = append(m.found, r)
		}
	}
}

// statementFirst returns the text of the statement that contains token i, up to
// the dot before that token.
func (m *mounter) statementFirst(i int) string {
	j := i - 1
	for j > 0 && m.tokens[j-1].Line == m.tokens[i].Line {
		j--
	}
	return m.joined(j, i-1)
}

// annotated adds the class with the annotation of an application.
func (m *mounter) annotated() {
	for i := range m.tokens {
		t := m.tokens[i]
		if m.Mark == "" || !t.Is(m.Mark) || i == 0 {
			continue
		}
		if at := m.chainStart(i); at > 0 && m.tokens[at-1].Is("@") {
			m.found = append(m.found, &Router{Name: t.Text, Root: true, Line: t.Line + 1})
			return
		}
	}
}

// shared adds the router that the framework's package itself provides, such as
// http.DefaultServeMux, in the function that registers routes on it or serves
// it.
func (m *mounter) shared() {
	if m.Shared == "" {
		return
	}
	r := &Router{Name: m.Shared, Root: true}
	from := -1
	for i := 2; i+1 < len(m.tokens); i++ {
		t := m.tokens[i]
		if !m.tokens[i+1].Is("(") || m.chain(i) != m.Shared+"."+t.Text {
			continue
		}
		args := m.args(i + 1)
		serves := slices.Contains(m.Serves, t.Text) && len(args) > 0 && m.tokens[args[len(args)-1].first].Is("nil")
		if b := m.Blocks[m.block[i]].scope; b > 0 && (serves || named(m.Setup, t.Text)) && (from < 0 || serves && !r.Served) {
			b = m.outward(b, isFunction)
			r.block, from, r.Line, r.Served = b, m.line(m.Blocks[b].Start)+1, t.Line+1, r.Served || serves
		}
	}
	if from >= 0 {
		m.place(r, from)
		m.found = append(m.found, r)
	}
}
