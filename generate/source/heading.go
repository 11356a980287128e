package source

import (
	"slices"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A heading describes the text before a block: the kind of the block, the token
// of the name that it defines, and the token of the bracket before its
// parameters. A token is -1 if there is none.
type heading struct {
	kind         BlockKind
	name, params int
	bases        []string
	receiver     int // the bracket before a Go receiver; 0 for none
}

// heading reads the tokens from start up to the one that opens a block. It
// reads a limited number of tokens, since a long statement may have many blocks
// and would be read again for each.
func (p *parser) heading(start, open int) heading {
	var list []int // tokens outside of the heading's brackets
	for i := max(start, open-input.HeadingTokens.Most); i < open; i++ {
		p.steps++
		list = append(list, i)
		if p.pairs[i] > i && p.pairs[i] < open {
			i = p.pairs[i]
		}
	}
	r := headingReader{p, list}
	r.skipDecorators()
	for k, i := range r.list {
		t := p.tokens[i]
		if t.Kind != languages.Word || r.is(k-1, ".") {
			continue
		}
		switch {
		case k == 0 && slices.Contains(p.ControlWords, t.Text):
			return heading{kind: ControlBlock, name: -1, params: -1}
		case t.Text == p.Language.Lexis.Function:
			return r.function(k)
		case slices.Contains(p.ClassWords, t.Text) && r.declares(k):
			return r.class(k, ClassBlock)
		case slices.Contains(p.DataWords, t.Text) && r.declares(k):
			return r.class(k, ValueBlock)
		}
	}
	if h, found := r.arrow(); found {
		return h
	}
	if h, found := r.method(); found {
		return h
	}
	return heading{kind: r.plain(), name: -1, params: -1}
}

type headingReader struct {
	*parser
	list []int
}

func (r headingReader) at(k int) languages.Token {
	if k >= 0 && k < len(r.list) {
		return r.tokens[r.list[k]]
	}
	return languages.Token{}
}

func (r headingReader) is(k int, text string) bool { return r.at(k).Is(text) }

func (r headingReader) word(k int) bool { return r.at(k).Kind == languages.Word }

// skipDecorators drops the decorators and attributes at the start: @a.b(…) and
// [A].
func (r *headingReader) skipDecorators() {
	for {
		k := 0
		switch {
		case r.is(0, "@") && r.word(1):
			for k = 2; r.is(k, ".") && r.word(k+1); k += 2 {
			}
			if r.is(k, "(") {
				k++
			}
		case r.is(0, "[") && !r.LineEnds:
			k = 1
		}
		if k == 0 {
			return
		}
		r.list = r.list[k:]
	}
}

// declares reports whether a class keyword begins a declaration here: after
// words such as public or export default, or where an expression can begin.
func (r headingReader) declares(k int) bool {
	switch before := r.at(k - 1); {
	case k == 0, before.Is("="), before.Is(":"), before.Is("@"):
	case before.Kind != languages.Word:
		return false
	}
	return k == len(r.list)-1 || r.word(k+1) || r.is(k+1, "<")
}

func (r headingReader) class(k int, kind BlockKind) heading {
	h := heading{kind: kind, name: -1, params: -1}
	switch {
	case r.word(k+1) && !slices.Contains(r.BaseWords, r.at(k+1).Text):
		for h.name = r.list[k+1]; r.is(k+2, ":") && r.is(k+3, ":") && r.word(k+4); k += 3 { // Ruby's A::B
			h.name = r.list[k+4]
		}
	case k > 0 && r.word(k-1) && slices.Contains(r.Declarators, r.at(k-2).Text): // Go's type NAME struct
		h.name = r.list[k-1]
	case k > 1 && r.is(k-1, "=") && r.word(k-2):
		h.name = r.list[k-2]
	}
	bases := len(r.BaseWords) == 0 && r.is(k+2, "(")
	if bases { // the bases are in parentheses
		open := r.list[k+2]
		for i := open + 1; i < r.pairs[open] && i < open+64; i++ {
			if t := r.tokens[i]; t.Kind == languages.Word && !r.tokens[i+1].Is(".") && !r.tokens[i+1].Is("=") && !r.tokens[i-1].Is("=") {
				h.bases = append(h.bases, t.Text)
			}
		}
		return h
	}
	types := !slices.Contains(r.BaseWords, "<")
	for j, angles := k+1, 0; j < len(r.list); j++ {
		switch t := r.at(j); {
		case types && t.Is("<"):
			angles++
		case types && t.Is(">"):
			angles--
		case angles > 0: // inside type arguments
		case slices.Contains(r.BaseWords, t.Text):
			bases = true
		case bases && t.Kind == languages.Word && !r.is(j+1, ".") && !(r.is(j+1, ":") && r.is(j+2, ":")):
			h.bases = append(h.bases, t.Text)
		}
	}
	return h
}

// function reads the heading after a function's keyword.
func (r headingReader) function(k int) heading {
	h := heading{kind: FunctionBlock, name: -1, params: -1}
	j := k + 1
	if r.is(j, "*") {
		j++
	}
	if r.TypesLast && r.is(j, "(") && r.word(j+1) && r.is(j+2, "(") {
		h.receiver = r.list[j]
		j++
	}
	if r.word(j) && r.is(j+1, ".") && r.word(j+2) { // Ruby's def self.name
		j += 2
	}
	if r.word(j) {
		h.name = r.list[j]
		j++
	} else {
		h.name = r.assigned(k)
	}
	if r.is(j, "<") || r.is(j, "[") { // type parameters
		for j < len(r.list) && !r.is(j, "(") {
			j++
		}
	}
	if r.is(j, "(") {
		h.params = r.list[j]
	}
	return h
}

// assigned returns the token of the variable to which the expression at k is
// assigned, or of the field whose value it is; -1 if there is none.
func (r headingReader) assigned(k int) int {
	for j := k - 1; j > 0; j-- {
		if (r.is(j, "=") || r.is(j, ":")) && r.word(j-1) && !r.is(j+1, "=") && !r.is(j+1, ">") {
			for j > 2 && !r.is(j, "=") && r.is(j-2, ":") { // skip a type
				j -= 2
			}
			return r.list[j-1]
		}
	}
	return -1
}

// arrow reads the heading of an arrow function: (a, b) => or a =>.
func (r headingReader) arrow() (heading, bool) {
	last := len(r.list) - 1
	if last < 1 || !slices.Contains(r.Arrows, r.at(last-1).Text+r.at(last).Text) {
		return heading{}, false
	}
	h := heading{kind: FunctionBlock, name: r.assigned(last - 1), params: -1}
	for j := last - 2; j >= 0 && h.params < 0; j-- {
		if r.is(j, "(") {
			h.params = r.list[j]
		}
	}
	return h, true
}

// method reads the heading of a method: name(…) with modifiers and types.
func (r headingReader) method() (heading, bool) {
	h := heading{kind: FunctionBlock, name: -1, params: -1}
	for k := range r.list {
		if !r.Methods || r.is(k, "=") {
			break
		}
		if !r.is(k, "(") {
			continue
		}
		j := r.withoutTypes(k - 1)
		if j < 0 && r.top().paren && r.TypesFirst { // new A<B, C>(), read from its last comma
			return heading{kind: ClassBlock, name: -1, params: -1}, true
		}
		if !r.word(j) || r.is(j-1, ".") {
			break
		}
		if r.is(j-1, "new") {
			return heading{kind: ClassBlock, name: -1, params: -1}, true
		}
		in := r.Blocks[r.top().block].Kind
		if r.top().paren || in != ClassBlock && in != ValueBlock && !(r.TypesFirst && j > 0) {
			break
		}
		for after := k + 1; after+1 < len(r.list); after++ { // the body is an expression, which may contain blocks
			if slices.Contains(r.Arrows, r.at(after).Text+r.at(after+1).Text) {
				return heading{kind: ValueBlock, name: -1, params: -1}, true
			}
		}
		h.name, h.params = r.list[j], r.list[k]
		return h, true
	}
	// A Java class body: new A() { } after "=" or "return", or in parentheses.
	for k := range r.list {
		if r.Methods && r.is(k, "new") && r.is(len(r.list)-1, "(") && !r.Values {
			return heading{kind: ClassBlock, name: -1, params: -1}, true
		}
	}
	return h, false
}

// withoutTypes returns the token before the type arguments that end with token
// j, or j if it ends none.
func (r headingReader) withoutTypes(j int) int {
	for r.is(j, ">") {
		for j > 0 && !r.is(j, "<") {
			j--
		}
		j--
	}
	return j
}

// plain returns the kind of a block whose heading defines no name.
func (r headingReader) plain() BlockKind {
	last := r.at(len(r.list) - 1)
	switch {
	case r.Values, slices.Contains(r.Declarators, r.at(0).Text) && len(r.list) == 1:
		return ValueBlock
	case len(r.list) == 0:
		if r.top().paren {
			return ValueBlock
		}
		return ControlBlock
	case last.Kind == languages.Mark && bracket(last, ")]}([{") < 0, last.Is("return"), last.Is("default"), last.Is("]"):
		return ValueBlock
	}
	return ControlBlock
}

// parameters returns the names of a function's parameters.
func (p *parser) parameters(h heading) []string {
	if h.kind != FunctionBlock || h.params < 0 || p.pairs[h.params] < 0 {
		return nil
	}
	var out []string
	first, last, typed := "", "", false // the first and last word of a parameter, and whether a type follows
	close := p.pairs[h.params]
	for i := h.params + 1; i <= close && i < h.params+input.ParameterTokens.Most; i++ {
		p.steps++
		switch t := p.tokens[i]; {
		case i == close || t.Is(","):
			name := last
			if p.TypesLast {
				name = first
			}
			if name != "" {
				out = append(out, name)
			}
			first, last, typed = "", "", false
		case t.Is(":") || t.Is("="):
			typed = true
		case t.Kind == languages.Word && !typed:
			last = t.Text
			if first == "" {
				first = last
			}
		case bracket(t, "([") >= 0 && p.pairs[i] > i && p.pairs[i] < close:
			i = p.pairs[i]
		}
	}
	return out
}

// names binds the names that a statement declares or assigns. The statement
// ends before the token end.
func (p *parser) names(s Statement, end int) {
	word := p.tokens[s.first].Text
	declared, binds := slices.Contains(p.Declarators, word), slices.Contains(p.Binders, word)
	switch {
	case s.assign >= 0 && p.Language.Lexis.BlockScopes && !p.declaring(s): // it assigns to a variable of an outer block
		return
	case s.assign >= 0:
		end = s.assign + 1
	case p.TypesFirst && slices.Contains(p.Undeclaring, word), !declared && !binds && !p.TypesFirst:
		return
	}
	var found []string
	typed, angles := false, 0
	for i := s.first; i < end; i++ {
		p.steps++
		t, next, before := p.tokens[i], languages.Token{}, languages.Token{}
		if i+1 < len(p.tokens) {
			next = p.tokens[i+1]
		}
		if i > s.first {
			before = p.tokens[i-1]
		}
		ends := i+1 == end || next.Is(",") || next.Is("=") || next.Is(";")
		switch {
		case bracket(t, "([") >= 0 && p.pairs[i] > i:
			i = p.pairs[i]
		case t.Is("{") && !declared:
			return
		case binds && t.Is("in"):
			end = i
		case t.Is("<") && p.TypesFirst:
			angles++
		case t.Is(">") && p.TypesFirst:
			angles--
		case t.Is(":") && !next.Is("="):
			typed = !declared || !p.tokens[s.first+1].Is("{")
		case t.Is(","):
			typed = false
		case t.Kind != languages.Word || typed || angles > 0 || before.Is(".") || t.Class == languages.KeywordClass:
		case p.TypesFirst && s.assign < 0 && (before.Text == "" || before.Is(",")):
		case ends, binds && next.Is("in"), next.Is(":") && !(declared && p.tokens[s.first+1].Is("{")), declared && (next.Is("}") || i == s.first+1):
			found = append(found, t.Text)
		}
	}
	for _, name := range found {
		p.bind(p.Blocks[s.Block].scope, name)
	}
}
