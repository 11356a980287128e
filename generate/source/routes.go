package source

import (
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A registry is an object on which routes are registered.
type registry struct {
	name string
	// block is the block in which statements can use the object, from the line
	// from on, counted from 0.
	block, from int
	used        []int // the lines of its routes
}

// registries returns the objects of a file on which routes can be registered,
// in the order of the file: results of makers, objects on which the file
// registers routes, and an import with the framework's usual name. Parameters
// don't count, since their values are unknown.
func (o *Outline) registries(f *frameworks.Framework) []*registry {
	r := newRegistrar(o)
	r.made(f.Makers)
	for i := range o.tokens {
		if first, method := o.route(i, f.Handlers); first >= 0 {
			r.used(first, method)
		}
	}
	if f.Application != "" && r.known[binding{f.Application, anywhere}] == nil {
		r.usual(f.Application)
	}
	return r.list
}

// usual adds the object with the framework's usual name: a variable of the file
// or, in a file without definitions, an import.
func (r *registrar) usual(name string) {
	for _, s := range r.Statements {
		if s.Block == 0 && s.assign >= 0 && r.target(s) == name {
			r.add(&registry{name: name, block: 0, from: r.line(s.End-1) + 1})
			return
		}
	}
	if slices.ContainsFunc(r.Definitions, func(d Definition) bool { return d.Kind == FunctionBlock || d.Kind == ClassBlock }) {
		return
	}
	for s, e := range each(r.Imports) {
		// In Python, an import without a member is a module.
		if e.Bound == name && e.Module != "" && (e.Member != "" || !r.Language.Lexis.Offside) {
			r.add(&registry{name: name, block: 0, from: s.Last + 1})
		}
	}
}

// A binding is a name in a block.
type binding struct {
	name  string
	block int
}

const anywhere = -1 // any block

// A registrar collects registries.
type registrar struct {
	*Outline
	list    []*registry
	known   map[binding]*registry
	binders map[binding]int  // the blocks that bind names
	late    map[binding]bool // variables that a function inside their block assigns
}

func newRegistrar(o *Outline) *registrar {
	return &registrar{Outline: o, known: map[binding]*registry{}, binders: map[binding]int{}, late: map[binding]bool{}}
}

// add adds a registry. It isn't offered for new routes if a loop makes it,
// since a route would be registered in each iteration.
func (r *registrar) add(added *registry) *registry {
	loop := false
	for b := added.block; b > 0 && r.Blocks[b].Kind == ControlBlock; b = r.Blocks[b].Parent {
		loop = loop || slices.Contains([]string{"for", "foreach", "while"}, r.tokens[r.Blocks[b].head].Text)
	}
	if !loop {
		r.list = append(r.list, added)
	}
	r.known[binding{added.name, added.block}], r.known[binding{added.name, anywhere}] = added, added
	return added
}

// makers returns the functions that make a framework's objects, including the
// names under which the file imports them.
func (o *Outline) makers(of []string) []string {
	out := slices.Clone(of)
	for _, e := range each(o.Imports) {
		if slices.Contains(of, e.Member) && e.Bound != e.Member {
			out = append(out, e.Bound)
		}
	}
	return out
}

// made adds the variables that hold the result of a maker.
func (r *registrar) made(makers []string) {
	for _, made := range r.Objects(r.makers(makers)) {
		block := r.Blocks[made.Block].scope
		if outer := r.binder(made.Name, made.Block); !made.Declared && outer >= 0 {
			if r.crosses(made.Block, outer) { // the time of the assignment is unknown
				r.late[binding{made.Name, outer}] = true
				continue
			}
			block = outer
		}
		if r.Blocks[made.Block].Kind == ClassBlock { // a field, which methods access through the object
			continue
		}
		if strings.Contains(made.Name, ".") { // a member, whose object may be any
			block = made.Block
		}
		end := made.Last
		for b := made.Block; b != block; b = r.Blocks[b].Parent { // after the statement around the assignment
			if s, found := r.statementAt(r.Blocks[b].Parent, r.Blocks[b].Start-1); found {
				end = r.line(s.End - 1)
			} else {
				end = r.line(r.Blocks[b].End)
			}
		}
		if known := r.known[binding{made.Name, block}]; known == nil {
			r.add(&registry{name: made.Name, block: block, from: end + 1})
		} else if known.from <= end && made.Block != block {
			known.from = end + 1 // assigned in several branches
		}
	}
}

// crosses reports whether a function lies between a block and one around it.
func (o *Outline) crosses(block, outer int) bool {
	for b := block; b > outer; b = o.Blocks[b].Parent {
		if o.Blocks[b].Kind == FunctionBlock {
			return true
		}
	}
	return false
}

// used adds the object on which a route is registered, given its first token
// and the bracket after the method.
func (r *registrar) used(first, method int) {
	name, line := r.Text[r.tokens[first].Start:r.tokens[method-3].End], r.tokens[first].Line
	of := binding{name, r.block[first]}
	block, seen := r.binders[of]
	if !seen {
		block = r.binder(name, of.block)
		r.binders[of] = block
	}
	if block < 0 || r.late[binding{name, block}] {
		return
	}
	known := r.known[binding{name, block}]
	if other := r.known[binding{name, anywhere}]; known == nil && other != nil && strings.Contains(name, ".") {
		// A member is used in another method than the one that sets it.
		known = other
		if scope := r.Blocks[of.block].scope; r.Blocks[scope].Kind == FunctionBlock {
			known = r.add(&registry{name: name, block: scope, from: line + 1})
		}
	}
	if known == nil {
		known = r.add(&registry{name: name, block: block, from: line + 1})
	}
	known.used = append(known.used, line)
}

// route reports whether token i is the method in a call that registers a route,
// such as get in app.get("/"). It returns the first token of the object and the
// bracket after the method; first is -1 if it isn't.
func (o *Outline) route(i int, h *frameworks.Handlers) (first, method int) {
	if h == nil || i < 2 || i+2 >= len(o.tokens) || !slices.Contains(h.Routes, o.tokens[i].Text) || !o.tokens[i-1].Is(".") || !o.tokens[i+1].Is("(") {
		return -1, -1
	}
	first = o.chainStart(i - 2)
	decorates := first > 0 && o.tokens[first-1].Is("@")
	path := o.tokens[i+2]
	if o.tokens[first].Kind != languages.Word || !decorates && (o.Language.Lexis.Annotations && len(h.Marks) > 0 || !o.first(first) || path.Kind != languages.String || path.Text != "" && !strings.ContainsRune("/*$", rune(path.Text[0]))) {
		return -1, -1
	}
	return first, i + 1
}

// binder returns the block, from block outwards, that binds a name; for a
// member, it returns block. It returns -1 if no block binds the name, or a
// parameter does.
func (o *Outline) binder(name string, block int) int {
	object, _, member := strings.Cut(name, ".")
	for b, depth := block, 0; b >= 0 && depth < input.BlockDepth.Most; b, depth = o.Blocks[b].Parent, depth+1 {
		if d := o.Blocks[b].Definition; d >= 0 && slices.ContainsFunc(o.parameters(o.Definitions[d]), func(p parameter) bool { return p.name == object }) && object != "self" {
			return -1
		}
		if slices.Contains(o.Blocks[b].Names, object) && object != "self" {
			return o.Blocks[b].scope
		}
	}
	if member && (object == "self" || object == "this") {
		return o.Blocks[block].scope
	}
	return -1
}
