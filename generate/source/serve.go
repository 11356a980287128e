package source

import (
	"path"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Serve sets Served for the routers that reach a server: directly, or through
// variables, fields, results of functions and wrappers. Both maps have the
// files of a project by path.
func Serve(files map[string]*Outline, routers map[string][]*Router, of *frameworks.Mounting) {
	s := &server{files: files, reached: map[reach]bool{}}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		s.sinks(name, of)
	}
	for n := 0; n < len(s.todo) && s.steps < input.RouterSteps.Most; n++ {
		s.follow(s.todo[n])
	}
	for name, list := range routers {
		for _, r := range list {
			scope := reach{file: name, block: r.block, name: r.Name}
			if o := files[name]; o != nil && !strings.Contains(r.Name, ".") {
				scope.block = o.binder(r.Name, r.block)
				if scope.block < 0 {
					scope.block = r.block
				}
			}
			if scope.block == 0 { // the whole package can use it
				scope.file = path.Dir(name)
			}
			if i := strings.LastIndexByte(r.Name, '.'); i >= 0 {
				scope = reach{path.Dir(name), 0, r.Name[i:]}
			}
			r.Served = r.Served || s.reached[scope]
		}
	}
	for s.pass(names, routers, of) {
	}
}

// pass marks the parameters of functions to which a served router or a group
// made from it is passed. It reports whether it marked new ones.
func (s *server) pass(names []string, routers map[string][]*Router, of *frameworks.Mounting) bool {
	functions := map[string][]*Router{}
	for _, name := range names {
		for _, r := range routers[name] {
			if r.Function != "" && r.Origin == nil {
				functions[r.Function] = append(functions[r.Function], r)
			}
		}
	}
	found := false
	for _, name := range names {
		m := &mounter{placer: &placer{Outline: s.files[name]}, Mounting: of}
		for _, r := range routers[name] {
			if r.Served && len(functions) > 0 && s.steps < input.RouterSteps.Most {
				s.steps += len(s.files[name].tokens)
				found = m.give(r, functions) || found
			}
		}
	}
	return found
}

// give marks the parameters of those functions to which the file of a router
// passes it, and removes these functions from the map. found is whether there
// were any.
func (m *mounter) give(r *Router, functions map[string][]*Router) (found bool) {
	o := m.Outline
	given := map[string]bool{} // the functions to which it was passed
	for i := 0; i+1 < len(o.tokens); i++ {
		name := o.tokens[i].Text
		if len(functions[name]) == 0 || !o.tokens[i+1].Is("(") || o.binder(r.Name, o.block[i]) != o.binder(r.Name, r.block) {
			continue
		}
		for _, a := range m.args(i + 1) {
			gives, grouped := m.gives(a, r)
			if !gives {
				continue
			}
			for _, parameter := range functions[name] {
				parameter.Repeated = given[name]
				parameter.Served, parameter.Origin, found = true, r, true
				if grouped {
					parameter.Prefix = m.path(m.args(a.first + 3))
				}
			}
			given[name] = true
			break
		}
	}
	for name := range given {
		delete(functions, name)
	}
	return found
}

// A reach is something that was found to reach a server: a variable of a block
// in a file or of a package, a field (with a dot before its name), or a
// function (with brackets after its name).
type reach struct {
	file  string
	block int
	name  string
}

// A span is an expression: the tokens of a file from first up to, but not
// including, end.
type span struct {
	file       string
	first, end int
}

// A server follows values back from the calls that serve them.
type server struct {
	files   map[string]*Outline
	reached map[reach]bool
	todo    []span
	steps   int // tokens examined
}

// sinks adds the expressions in a file that are passed to a server.
func (s *server) sinks(name string, of *frameworks.Mounting) {
	o := s.files[name]
	for i := 1; i+1 < len(o.tokens); i++ {
		t, next := o.tokens[i], o.tokens[i+1]
		switch {
		case t.Kind != languages.Word:
		case next.Is("(") && slices.Contains(of.Serves, t.Text):
			if args := o.args(i + 1); len(args) > 0 {
				s.todo = append(s.todo, span{name, args[len(args)-1].first, args[len(args)-1].end})
			}
		case next.Is("(") && o.tokens[i-1].Is(".") && slices.Contains(of.Runs, t.Text):
			s.todo = append(s.todo, span{name, o.chainStart(max(i-2, 0)), i - 1})
		case t.Is(of.Field) && (next.Is(":") || next.Is("=")):
			s.value(name, i+2, true)
		}
	}
}

// value adds the value of a field, which begins with token first. Line is
// whether it ends with its line.
func (s *server) value(file string, first int, line bool) {
	o, end := s.files[file], first
	for end < len(o.tokens) && !o.tokens[end].Is(",") && !o.tokens[end].Is("}") && !(line && o.first(end)) {
		end = max(end, o.pairs[end]) + 1
	}
	s.todo = append(s.todo, span{file, first, end})
}

// follow marks the names in an expression as reaching a server.
func (s *server) follow(of span) {
	o := s.files[of.file]
	dir := path.Dir(of.file)
	for i := of.first; i < of.end && i < len(o.tokens); i++ {
		t := o.tokens[i]
		if t.Kind != languages.Word {
			continue
		}
		call := i+1 < len(o.tokens) && o.tokens[i+1].Is("(")
		member := i > 1 && o.tokens[i-1].Is(".")
		switch {
		case !call && !member && i+2 < len(o.tokens) && o.tokens[i+1].Is(":") && !o.tokens[i+2].Is("=") && i > of.first:
			s.field(dir, t.Text)
		case call && member:
			if pkg := o.usual(o.tokens[i-2].Text); pkg != "" {
				s.function(t.Text, func(file string) bool { return path.Base(path.Dir(file)) == pkg })
				continue
			}
			pkg := s.made(o, o.tokens[i-2].Text)
			s.function(t.Text, func(file string) bool {
				return path.Dir(file) == dir || pkg != "" && path.Base(path.Dir(file)) == pkg
			})
		case call:
			s.function(t.Text, func(file string) bool { return path.Dir(file) == dir })
		case member:
			s.field(dir, t.Text)
		default:
			s.variable(of.file, t.Text, o.block[i])
		}
	}
}

// made returns the package whose function or type creates the value of a
// variable, or "".
func (s *server) made(o *Outline, variable string) string {
	s.steps += len(o.Statements)
	for _, st := range o.Statements {
		if st.assign < 0 || !s.assigns(o, st, variable) {
			continue
		}
		for i := st.assign + 1; i+1 < len(o.tokens) && o.tokens[i].Start < st.End; i++ {
			if pkg := o.usual(o.tokens[i].Text); pkg != "" && o.tokens[i+1].Is(".") {
				return pkg
			}
		}
	}
	return ""
}

func (s *server) new(r reach) bool {
	if s.reached[r] {
		return false
	}
	s.reached[r] = true
	return true
}

// function follows what the functions with a name return.
func (s *server) function(name string, in func(file string) bool) {
	for file, o := range s.files {
		if !in(file) || !s.new(reach{file, 0, name + "()"}) {
			continue
		}
		s.steps += len(o.Definitions)
		for _, d := range o.Definitions {
			if d.Name != name || d.Body < 0 {
				continue
			}
			body := o.Blocks[d.Body]
			for i := o.tokenAt(body.Start); i < len(o.tokens) && o.tokens[i].Start < body.End; i++ {
				if s.steps++; o.tokens[i].Is("return") {
					s.todo = append(s.todo, span{file, i + 1, o.lineStatementEnd(i)})
				}
			}
		}
	}
}

// until adds the expression from a token up to a byte.
func (s *server) until(file string, first, end int) {
	s.todo = append(s.todo, span{file, first, max(first, s.files[file].tokenFrom(end))})
}

// variable follows what is assigned to a variable that a block uses.
func (s *server) variable(file, name string, block int) {
	o := s.files[file]
	scope := o.binder(name, block)
	if scope < 0 {
		for b := block; b >= 0 && scope < 0; b = o.Blocks[b].Parent { // look for a parameter
			if slices.Contains(o.Blocks[b].Names, name) {
				if s.new(reach{file, b, name}) {
					s.argument(file, b, name)
				}
				return
			}
		}
		scope = 0
	}
	of := reach{file, scope, name}
	if scope == 0 {
		of.file = path.Dir(file)
	}
	if !s.new(of) {
		return
	}
	for other, o := range s.files {
		if scope == 0 && path.Dir(other) != of.file || scope > 0 && other != file {
			continue
		}
		s.steps += len(o.tokens)
		for _, st := range o.Statements {
			if st.assign >= 0 && s.assigns(o, st, name) && (scope == 0 || o.binder(name, st.Block) == scope) {
				s.until(other, st.assign+1, st.End)
			}
		}
	}
}

// argument follows what callers pass as the parameter with a name to the
// function with this body.
func (s *server) argument(file string, body int, name string) {
	o, dir := s.files[file], path.Dir(file)
	i := slices.IndexFunc(o.Definitions, func(d Definition) bool { return d.Body == body && d.Name != "" })
	if i < 0 {
		return
	}
	function := o.Definitions[i]
	n := slices.IndexFunc(o.parameters(function), func(p parameter) bool { return p.name == name })
	if n < 0 {
		return
	}
	for caller, o := range s.files {
		s.steps += len(o.tokens)
		for i := 1; i+1 < len(o.tokens); i++ {
			if !o.tokens[i].Is(function.Name) || !o.tokens[i+1].Is("(") || o.tokens[i-1].Is("func") || o.tokens[i-1].Is(")") {
				continue
			}
			pkg := ""
			if i > 1 && o.tokens[i-1].Is(".") {
				pkg = o.usual(o.tokens[i-2].Text)
			}
			if args := o.args(i + 1); n < len(args) && (pkg == "" && path.Dir(caller) == dir || pkg != "" && pkg == path.Base(dir)) {
				s.todo = append(s.todo, span{caller, args[n].first, args[n].end})
			}
		}
	}
}

// assigns reports whether a statement assigns to a variable or, if the name
// begins with a dot, to a field.
func (s *server) assigns(o *Outline, st Statement, name string) bool {
	for i := st.first; i < st.assign; i++ {
		member := i > 0 && o.tokens[i-1].Is(".")
		if o.tokens[i].Text == strings.TrimPrefix(name, ".") && member == strings.HasPrefix(name, ".") {
			return true
		}
	}
	return false
}

// field follows what is assigned to a field of the types in a package.
func (s *server) field(dir, name string) {
	if !s.new(reach{dir, 0, "." + name}) {
		return
	}
	for file, o := range s.files {
		if path.Dir(file) != dir {
			continue
		}
		s.steps += 2 * len(o.tokens)
		for _, st := range o.Statements {
			if st.assign >= 0 && s.assigns(o, st, "."+name) {
				s.until(file, st.assign+1, st.End)
			}
		}
		for i := 1; i+2 < len(o.tokens); i++ {
			if o.tokens[i].Is(name) && o.tokens[i+1].Is(":") && !o.tokens[i+2].Is("=") && o.around[i] >= 0 && o.tokens[o.around[i]].Is("{") {
				s.value(file, i+2, false)
			}
		}
	}
}
