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
	// that gets it as a parameter, if it doesn't make it. Maker is the function
	// that makes it.
	Root            bool
	Function, Maker string
	// Parent is the object whose method makes it, such as that of a group.
	Parent string
	// Line is where it is defined, from 1.
	Line int
	// Prefix is what its maker puts in front of its routes. Tagged is whether
	// the maker gives them tags.
	Prefix Prefix
	Tagged bool
	// Includes are the routers that it mounts.
	Includes []Include
	// Routes and Imports are the places for lines that mount one more.
	Routes, Imports generate.Insertion

	// Served is whether it is given to what serves. Origin is the router that a
	// function gets as this one, and Repeated whether it gets it for each of
	// several routes.
	Served   bool
	Origin   *Router
	Repeated bool
	// Calls is the number of routes and routers on it.
	Calls int
	// Catches is whether it answers every request that reaches it.
	Catches bool
	// Decides is the line of the function that gives it some requests only, by
	// their path; 0 if there is none.
	Decides int

	block int
	end   int // the line, from 0, in front of which its routes must be
}

// A Prefix is the beginning of the paths of routes. Code is the expression for
// it if that isn't a literal.
type Prefix struct{ Path, Code string }

// An Include is a router that another mounts: an expression, or a module.
type Include struct {
	Name, Module string
	Prefix       Prefix
	Tagged       bool
	// Application is whether it is an application of its own.
	Application bool

	at int // the byte of the call
}

// Routers returns the objects in a file on which a framework's handlers can be
// mounted. Own reports whether a module belongs to the project, and catches, which
// may be nil, whether an included router answers every request.
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

// A mounter finds routers.
type mounter struct {
	*placer
	*frameworks.Mounting
	own     func(module string) bool
	catches func(Include) bool
	found   []*Router
}

// objects adds the variables to which a maker's result is assigned.
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

// unnamed adds the router that a module makes only to export it, which has no
// place for more.
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

// chained adds the routers that are mounted on what a maker returns, in the same
// expression. Open is the bracket of the maker.
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

// catchAll reports whether the call of a method of a router has it answer every
// request, other than errors.
func (m *mounter) catchAll(i int) bool {
	if slices.Contains(m.handlers.Routes, m.tokens[i].Text) {
		return m.matchesAll(i + 1)
	}
	if d, found := m.arguments[i+1]; found && len(m.parameters(m.Definitions[d])) == 4 { // it answers errors
		return false
	}
	for _, a := range m.args(i + 1) {
		if strings.Contains(strings.ToLower(m.joined(a.first, a.end)), "error") {
			return false
		}
	}
	return m.fallback(i + 1)
}

// decides returns the line of the call of a router that answers one request, if
// the function around it looks at the request's path; else 0.
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

// inFunction returns the body of the innermost function with a name around a
// block, and that name, or the file and "".
func (m *mounter) inFunction(block int) (body int, name string) {
	body = m.outward(block, func(b Block) bool { return isFunction(b) && m.Definitions[b.Definition].Name != "" })
	if d := m.Blocks[body].Definition; d >= 0 {
		name = m.Definitions[d].Name
	}
	return body, name
}

// fields adds the fields that methods register routes on. Whether they are routers
// is known once they reach a server.
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

// applies reports whether a maker makes an application. The file may have another
// name for it.
func (m *mounter) applies(maker string) bool {
	for _, e := range each(m.Imports) {
		if e.Bound == maker && e.Member != "" {
			maker = e.Member
		}
	}
	return slices.Contains(m.Applications, maker)
}

// received adds the parameters of functions that only get the object: those
// of its type, or on which the function mounts others.
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
				continue // it may only read it
			}
			if m.found = append(m.found, r); len(m.found) > 3*input.FileRouters.Most {
				return
			}
		}
	}
}

// chain returns the name that ends with a token, such as s.mux.
func (o *Outline) chain(last int) string {
	if o.tokens[last].Kind != languages.Word {
		return ""
	}
	return o.Text[o.tokens[o.chainStart(last)].Start:o.tokens[last].End]
}

// calls calls visit for each call of a method of a router, with the token of the
// method, in the functions that can use it.
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

// named reports whether a name is in a list, whose elements may end in "*".
func named(list []string, name string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		start, any := strings.CutSuffix(s, "*")
		return s == name || any && strings.HasPrefix(name, start)
	})
}

// include sets the routers that a router mounts.
func (m *mounter) include(r *Router) {
	m.calls(r, slices.Concat(m.Includes, m.IncludesAt), func(i int) { m.includes(r, i) })
}

// includes adds the routers that the call of a method mounts on a router.
func (m *mounter) includes(r *Router, i int) {
	args := m.args(i + 1)
	include := Include{Prefix: m.prefix(args), Tagged: m.tagged(args), at: m.tokens[i].Start}
	at := slices.Contains(m.IncludesAt, m.tokens[i].Text)
	include.Application = at
	if at || m.PrefixName == "" {
		include.Prefix = m.path(args)
	}
	if at && len(args) > 1 { // the second is the application
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
	default: // a wrapper of it
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

// prefix returns the prefix among arguments by its keyword.
func (m *mounter) prefix(args []argument) Prefix {
	for _, a := range args {
		if a.keyword != "" && a.keyword == m.PrefixName {
			return m.value(a)
		}
	}
	return Prefix{}
}

// path returns the prefix that the first argument is. An expression is one only
// if its name tells.
func (m *mounter) path(args []argument) Prefix {
	for _, a := range args {
		if t := m.tokens[a.first]; m.Strips != "" { // the first argument is a pattern
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

// answersPrefix reports whether the name of an expression says that it is a
// path.
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

// place finds the place for one more mounted router: behind the last one and
// what sets the router up, in front of what must come last. From is the first
// line on which the router can be used.
func (m *mounter) place(r *Router, from int) {
	if strings.Contains(r.Name, ".") {
		from = m.inMethod(r, from)
	}
	if r.block == 0 && m.Language.Lexis.TypesLast { // no statement can be there
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
	if last := m.given(r); m.Serves != nil && last < end { // to what may set it up
		behind = max(behind, last+1)
	}
	m.gap(r, own.gaps, behind, end)
}

// ends returns the line, from 0, in front of which the routes of a router must be.
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

// inMethod sets the block of a member to the method that mounts the others on it,
// one for routes if there is one, and returns the first line of that.
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

// mountsRoutes matches the names of methods that mount routes, not middleware.
var mountsRoutes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)route|controller|endpoint|resource`) })

// context returns the block of a context, such as Python's with, that has all
// calls which mount something on a router, or else the block of the router.
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

// gap takes the first of the lines in front of which a router's lines can be, from
// behind to end, but keeps a group with what follows it.
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

// ending returns the statements of a block that end on a line.
func (m *mounter) ending(block, line int) []Statement {
	var out []Statement
	for _, i := range m.Blocks[block].statements {
		if s := m.Statements[i]; m.line(max(s.End-1, 0)) == line {
			out = append(out, s)
		}
	}
	return out
}

// closes reports whether a line ends a statement of a block that has a block of
// its own, such as if, from which others are kept apart.
func (m *mounter) closes(block, line int) bool {
	return slices.ContainsFunc(m.ending(block, line), func(s Statement) bool {
		return m.line(s.Start) < line && slices.ContainsFunc(m.Blocks, func(b Block) bool {
			return b.Kind == ControlBlock && b.Parent == block && b.Start > s.Start && b.End <= s.End
		})
	})
}

// groups reports whether the statement of a block that ends on a line assigns a
// group, whose routes may follow it.
func (m *mounter) groups(block, line int) bool {
	return slices.ContainsFunc(m.ending(block, line), func(s Statement) bool {
		return s.assign >= 0 && slices.ContainsFunc(m.code(s)[s.assign-s.first:], func(t languages.Token) bool {
			return slices.Contains(m.Groups, t.Text)
		})
	})
}

// setsUp matches the names of functions that set up a router which they get, and
// none that may serve it and so never return.
var setsUp = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:add|apply|attach|config|init|install|load|mount|regist|set|use)|middlewares?$|routes?$|handlers?$`)
})

// given returns the last line of the last statement in the block of a router that
// is only a call of a function that sets it up; -1 if there is none.
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
			if called[name] || setsUp().MatchString(name) { // one that serves isn't called twice
				last = m.line(s.End - 1)
			}
			called[name] = true
		}
	}
	return last
}

// gives reports whether an argument is a router or a group of its routes.
func (m *mounter) gives(a argument, r *Router) (gives, grouped bool) {
	code := m.joined(a.first, a.end)
	group, member := strings.CutPrefix(code, r.Name+".")
	method, _, call := strings.Cut(group, "(")
	grouped = member && call && slices.Contains(m.Groups, method)
	return grouped || code == r.Name, grouped
}

// uses reports whether the file registers routes on a router.
func (m *mounter) uses(r *Router) bool {
	found := false
	m.calls(r, slices.Concat(m.Setup, m.handlers.Routes, m.Registers, m.Groups), func(int) { found = true })
	return found
}

// statementLast returns the last line of the statement of a block around a
// token, or -1 if a function with a name lies between them.
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

// imports returns the place for the import that a router's lines need: where the
// function imports the project's other modules, or else behind the last import
// at the top, since it must come before the lines.
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
		if r.block > 0 && !(s.Last+1 < len(lines) && blank(lines[s.Last+1])) { // such a group is an import and what uses it
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

// list adds the variable of the file that lists the routes.
func (m *mounter) list() {
	r := &Router{Name: m.List}
	for _, s := range m.Statements {
		if s.Block != 0 || s.assign < 0 || m.target(s) != m.List && !m.extends(s) {
			continue
		}
		if r.Line == 0 {
			r.Line = m.line(s.Start) + 1
		}
		if r.Routes.Block { // the first list of several lines takes it
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

// listArgument takes the first list of several lines that is given to a call as
// the argument with the name of the list.
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

// inList returns the place at the top of a list of several lines that begins
// with a token; it is not Found if there is none.
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

// listed returns the router that the call of a method inside a route includes.
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

// blocks adds the blocks in which a word has the routes drawn.
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

// statementFirst returns the text of the statement around a token, up to the dot
// before the token.
func (m *mounter) statementFirst(i int) string {
	j := i - 1
	for j > 0 && m.tokens[j-1].Line == m.tokens[i].Line {
		j--
	}
	return m.joined(j, i-1)
}

// annotated adds the class that has the application's annotation.
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

// shared adds the router that belongs to the framework itself, in the function
// that registers routes on it or serves it.
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
