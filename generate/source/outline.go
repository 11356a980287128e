package source

import (
	"sort"
	"strings"

	"snipgen/frameworks/languages"
)

// An Outline is what a source text has: its statements, blocks and definitions.
type Outline struct {
	Text     string
	Language *languages.Language
	// Unsure is the first byte from which the outline may be wrong: that of a
	// string, a comment or a bracket without an end, or of a bracket that closes
	// none. It is -1 where all have their ends.
	Unsure int

	all    []languages.Token // comments too
	tokens []languages.Token
	pairs  []int // the index of the bracket that a bracket belongs to, or -1
}

// NewOutline reads a text.
func NewOutline(text string, language *languages.Language) *Outline {
	s := scanned(text, language)
	o := &Outline{Text: text, Language: language, Unsure: s.lost, all: s.tokens, tokens: s.code()}
	o.pair()
	return o
}

// pair finds out which brackets belong together. One that closes another kind
// than the last that is open closes the last of its own kind, if there is one.
func (o *Outline) pair() {
	o.pairs = make([]int, len(o.tokens))
	var open []int
	var count [3]int // of open brackets of each kind
	for i, t := range o.tokens {
		o.pairs[i] = -1
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
