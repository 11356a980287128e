package source

import (
	"slices"
	"sort"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A parameter is a parameter of a function. typ is its type without spaces;
// empty if it has none.
type parameter struct{ name, typ string }

// parameters returns the parameters of a function.
func (o *Outline) parameters(d Definition) []parameter {
	if d.params < 0 || o.pairs[d.params] < 0 {
		return nil
	}
	var out []parameter
	first, angles := d.params+1, 0
	for i := d.params + 1; i <= o.pairs[d.params] && len(out) < input.Parameters.Most; i++ {
		t := o.tokens[i]
		switch {
		case i == o.pairs[d.params], t.Is(",") && angles == 0:
			if i > first {
				out = append(out, o.parameter(first, i))
			}
			first = i + 1
		case bracket(t, "([{") >= 0 && o.pairs[i] > i:
			i = o.pairs[i]
		case t.Is("<"):
			angles++
		case t.Is(">") && angles > 0:
			angles--
		}
	}
	if o.Language.Lexis.TypesLast { // as in (a, b T), where the type of a comes after b
		for i := len(out) - 2; i >= 0; i-- {
			if out[i].typ == "" {
				out[i].typ = out[i+1].typ
			}
		}
	}
	return out
}

// parameter reads one parameter from the tokens from first up to, but not
// including, end.
func (o *Outline) parameter(first, end int) parameter {
	for i := first; i < end; i++ { // leave out the default value
		if o.tokens[i].Is("=") {
			end = i
		}
	}
	word := func(i int) bool { return i >= first && i < end && o.tokens[i].Kind == languages.Word }
	if o.Language.Lexis.TypesFirst {
		for o.tokens[first].Is("[") && o.pairs[first] > first && o.pairs[first] < end-1 { // skip C#'s attributes
			first = o.pairs[first] + 1
		}
		if !word(end - 1) {
			return parameter{}
		}
		return parameter{o.Text[o.tokens[end-1].Start:o.tokens[end-1].End], o.joined(first, end-1)}
	}
	for first < end && o.tokens[first].Is("*") {
		first++
	}
	if !word(first) {
		return parameter{}
	}
	p := parameter{name: strings.TrimSuffix(o.tokens[first].Text, ":")}
	typ := first + 1
	for typ < end && (o.tokens[typ].Is("?") || o.tokens[typ].Is(":")) {
		typ++
	}
	p.typ = o.joined(typ, end)
	return p
}

// joined returns the text of the tokens from first up to, but not including,
// end, without spaces.
func (o *Outline) joined(first, end int) string {
	var out strings.Builder
	for i := first; i < end; i++ {
		out.WriteString(o.Text[o.tokens[i].Start:o.tokens[i].End])
	}
	return out.String()
}

// marks returns the names of a definition's decorators, annotations or
// attributes, without the package or object before the last dot.
func (o *Outline) marks(d Definition) []string {
	var out []string
	end := d.name
	if end < 0 || end > len(o.tokens) {
		return nil
	}
	for i := d.first; i < end; i++ {
		switch t := o.tokens[i]; {
		case t.Is("@") && o.tokens[i+1].Kind == languages.Word:
			i = o.chainEnd(i + 1)
			out = append(out, o.tokens[i].Text)
			if i+1 < end && o.tokens[i+1].Is("(") && o.pairs[i+1] > i {
				i = o.pairs[i+1]
			}
		case t.Is("[") && o.pairs[i] > i:
			for j := i + 1; j < o.pairs[i]; j++ {
				if o.tokens[j].Kind == languages.Word && !o.tokens[j+1].Is(".") {
					out = append(out, o.tokens[j].Text)
				}
				if o.tokens[j].Is("(") && o.pairs[j] > j {
					j = o.pairs[j]
				}
			}
			i = o.pairs[i]
		}
	}
	return out
}

// anyOf reports whether two lists have an element in common.
func anyOf(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// registers returns the method to which a function is passed, such as get for f
// in app.get("/", f); "" if it is no argument of a method.
func (o *Outline) registers(d Definition) string {
	for open := o.around[d.first]; open > 1 && o.tokens[open].Is("("); open = o.around[open] {
		if o.tokens[open-1].Kind == languages.Word && o.tokens[open-2].Is(".") {
			return o.tokens[open-1].Text
		}
		if o.tokens[open-1].Kind != languages.Word { // the function is inside another expression
			break
		}
	}
	return ""
}

// responds reports whether a function is a handler. It returns the names of its
// parameters, keyed by the names that a snippet gives them.
func (o *Outline) responds(d Definition, h *frameworks.Handlers) (names map[string]string, is bool) {
	if h == nil || d.Kind != FunctionBlock {
		return nil, false
	}
	own := o.parameters(d)
	for i, p := range own { // write the types with the usual names of their packages
		star := strings.TrimLeft(p.typ, "*")
		if name, rest, found := strings.Cut(star, "."); found {
			if usual := o.usual(name); usual != "" {
				own[i].typ = p.typ[:len(p.typ)-len(star)] + usual + "." + rest
			}
		}
	}
	names = map[string]string{}
	for i, p := range h.Parameters {
		at := slices.IndexFunc(own, func(q parameter) bool {
			return p.Type != "" && q.typ == p.Type || p.Type == "" && slices.Contains(p.Names, q.name)
		})
		if at < 0 && slices.Contains(h.Routes, o.registers(d)) && len(own) >= len(h.Parameters) {
			at = i // registered as a handler, so the order decides, not the name
		}
		if at >= 0 && own[at].name != "" && own[at].name != "_" {
			names[p.Name] = own[at].name
		} else if at < 0 {
			return nil, false
		}
	}
	switch {
	case len(h.Parameters) > 0, anyOf(o.marks(d), h.Marks), slices.Contains(h.Routes, o.registers(d)):
		return names, true
	case d.name > 0 && o.tokens[d.name-1].Is("."): // a method of the class itself, not of its instances
		return nil, false
	case h.Classes != nil && h.Classes.Public && len(own) == 0 && d.params < 0 && o.Blocks[d.Block].Kind == ClassBlock && o.visible(d.Block, d.First):
		class := o.Blocks[d.Block].Definition
		return names, class >= 0 && o.controls(o.Definitions[class], h.Classes)
	}
	return nil, false
}

// usual returns the usual name of the module that the file imports under a
// name; "" if there is none.
func (o *Outline) usual(name string) string {
	for _, e := range each(o.Imports) {
		if e.Bound == name && e.Member == "" {
			return o.Language.ModuleName(e.Module)
		}
	}
	return ""
}

// visible reports whether a member of a class, defined on a line from 0, is
// public.
func (o *Outline) visible(block, line int) bool {
	sections := o.Blocks[block].Sections
	i := sort.Search(len(sections), func(i int) bool { return sections[i].Line >= line })
	return i == 0 || sections[i-1].Name == "public"
}

// controls reports whether a class contains handlers.
func (o *Outline) controls(d Definition, c *frameworks.Controllers) bool {
	if d.Kind != ClassBlock || d.Name == "" || d.Body < 0 {
		return false
	}
	ends := func(of []string, suffixes []string) bool {
		return slices.ContainsFunc(of, func(s string) bool {
			return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
		})
	}
	return anyOf(o.marks(d), c.Marks) || ends(d.Bases, c.Bases) || len(d.Bases) > 0 && ends([]string{d.Name}, c.Names)
}

// returns returns the type of a function's result, without spaces, in a
// language whose types come first; "" for a lambda.
func (o *Outline) returns(d Definition) string {
	if d.name <= d.first || !o.Language.Lexis.TypesFirst {
		return ""
	}
	i := d.name - 1
	for angles := 0; i > d.first; i-- {
		switch t := o.tokens[i]; {
		case t.Is(">"):
			angles++
			continue
		case t.Is("<"):
			angles--
			continue
		case angles > 0, o.tokens[i-1].Is("."), t.Is("."), t.Kind != languages.Word:
			continue
		}
		break
	}
	return o.joined(i, d.name)
}
