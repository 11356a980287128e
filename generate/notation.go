package generate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"snipgen/frameworks/languages"
	"strings"
)

// A notation writes text and values in a language. Its methods are the literal
// functions for templates.
type notation struct{ *languages.Language }

// str writes its arguments, joined, as one string literal.
func (n *notation) str(parts ...any) (string, error) {
	if len(parts) == 1 {
		s, err := openText(parts[0])
		if err != nil {
			return "", err
		}
		return n.literal(s)
	}
	var whole strings.Builder
	for _, part := range parts {
		s, err := openText(part)
		if err != nil {
			return "", err
		}
		whole.WriteString(s)
	}
	return n.literal(whole.String())
}

func (n *notation) literal(s string) (string, error) {
	literal, err := n.String(s)
	if err != nil {
		return "", &unfitError{s, err}
	}
	return literal, nil
}

// key writes text as the name of an object's field.
func (n *notation) key(v any) (string, error) {
	s, err := openText(v)
	if err != nil {
		return "", err
	}
	return n.Objects.Key(s)
}

// pieces writes text as string literals of at most the given number of columns,
// for languages that join long strings with an operator. Text that fits, and a
// value other than text, is one piece.
func (n *notation) pieces(columns int, v any) ([]string, error) {
	if v, ok := v.(Value); ok && v.Kind != String {
		whole, err := n.value(0, v)
		return []string{whole}, err
	}
	s, err := openText(v)
	if err != nil {
		return nil, err
	}
	whole, err := n.literal(s)
	if err != nil || len(whole) <= columns {
		return []string{whole}, err
	}
	var out []string
	start, used, space := 0, 2, -1
	cut := func(end int) error {
		piece, err := n.literal(s[start:end])
		out = append(out, piece)
		start, used, space = end, 2, -1
		return err
	}
	for i, r := range s {
		one, err := n.literal(string(r))
		if err != nil {
			return nil, err
		}
		if used += len(one) - 2; used > columns {
			end := i
			if space > start {
				end = space
			}
			if err := cut(end); err != nil {
				return nil, err
			}
			rest, err := n.literal(s[start : i+len(string(r))])
			if err != nil {
				return nil, err
			}
			used = len(rest)
		}
		if r == ' ' {
			space = i + 1
		}
	}
	err = cut(len(s))
	return out, err
}

// entries writes the fields of an object, one per line, with the given levels
// of indentation. Every line ends in a line break.
func (n *notation) entries(indent int, fields []Field) (string, error) {
	w := writer{notation: n, objects: n.Objects}
	err := w.entries(indent, fields)
	return string(w.dst), err
}

// object writes an object with these fields that begins on a line with the
// given levels of indentation. It is on one line if it fits and the language
// allows that.
func (n *notation) object(indent int, fields []Field) (string, error) {
	return n.value(indent, Value{Kind: Object, Fields: fields})
}

// dictionary writes an object in the language's notation for field names that
// aren't identifiers, if it has one. Open is the opening bracket to use.
func (n *notation) dictionary(indent int, open string, fields []Field) (string, error) {
	if n.Loose == nil {
		return "", fmt.Errorf("%s writes every object in one way: write {{object LEVEL FIELDS}}", n.Title)
	}
	objects := *n.Loose
	objects.Open = open
	w := writer{notation: n, objects: &objects}
	err := w.fields(indent, fields)
	return string(w.dst), err
}

// value writes a value as an expression that begins on a line with the given
// levels of indentation.
func (n *notation) value(indent int, v Value) (string, error) {
	w := writer{notation: n, objects: n.Objects}
	err := w.value(indent, v)
	return string(w.dst), err
}

// A writer writes one tree of values.
type writer struct {
	*notation
	objects *languages.Notation
	oneLine bool // write everything on one line
	spread  bool // write the next value on several lines
	dst     []byte
}

func (w *writer) indent(levels int) {
	for range levels {
		w.dst = append(w.dst, w.Indent...)
	}
}

func (w *writer) entries(indent int, fields []Field) error {
	var pads []int
	if w.objects.Align {
		pads = w.alignment(fields)
	}
	for i := range fields {
		w.indent(indent)
		pad := 0
		if pads != nil {
			pad = pads[i]
		}
		if err := w.entry(indent, &fields[i], pad); err != nil {
			return err
		}
		if w.objects.Trailing || i < len(fields)-1 {
			w.dst = append(w.dst, ',')
		}
		w.dst = append(w.dst, '\n')
	}
	return nil
}

// alignment returns, for each field, how many spaces gofmt puts before its
// value. gofmt aligns the values on adjacent lines unless the size of a key
// differs much from the geometric mean of the previous ones; see exprList in
// https://go.dev/src/go/printer/nodes.go.
func (w *writer) alignment(fields []Field) []int {
	const small, ratio = 40, 2.5
	pads := make([]int, len(fields))
	var sum, count float64
	start, previous, widest := 0, 0, 0
	flush := func(end int) {
		for i := start; i < end; i++ {
			pads[i] = max(0, widest-keySize(&fields[i]))
		}
		start, widest = end, 0
	}
	for i := range fields {
		size := 0
		if v := &fields[i].Value; v.oneLine() || w.brief(v.Items) {
			size = keySize(&fields[i])
		}
		together := previous > 0 && size > 0
		if together && count > 0 && (previous > small || size > small) {
			r := float64(size) / math.Exp(sum/count)
			together = ratio*r > 1 && r < ratio
		}
		if !together {
			flush(i)
			sum, count = 0, 0
		}
		if size > 0 {
			sum += math.Log(float64(size))
			count++
		}
		widest = max(widest, size)
		previous = size
	}
	flush(len(fields))
	return pads
}

// keySize returns the size of a field's name in quotes. Names are ASCII.
func keySize(f *Field) int { return len(f.Name.open()) + len(`""`) }

// oneLine reports whether a value always fits on one line.
func (v *Value) oneLine() bool {
	return v.Kind != Object && v.Kind != List || len(v.Fields) == 0 && len(v.Items) == 0
}

func (w *writer) entry(indent int, f *Field, pad int) error {
	name := f.Name.open()
	key, err := w.objects.Key(name)
	if err != nil {
		return err
	}
	w.dst = append(append(w.dst, key...), w.objects.Colon...)
	for range pad {
		w.dst = append(w.dst, ' ')
	}
	if f.Value.Kind == Null && w.objects.NullField != "" {
		w.dst = append(w.dst, w.objects.NullField...)
		return nil
	}
	if w.oneLine || w.objects.Hangs == nil || !w.objects.Hangs(key, f.Value.Plain, w.Columns(w.Indent)) {
		return w.value(indent, f.Value)
	}
	if !f.Value.oneLine() {
		// A value on several lines moves to the next line only if its opening
		// bracket doesn't fit.
		if w.Columns(w.Indent)*(indent+1)+w.Columns(key)+len(": {") <= w.Width {
			return w.value(indent, f.Value)
		}
		w.spread = true
	}
	w.dst = append(w.dst[:len(w.dst)-1], markFlat, ' ') // in place of the space after the colon
	if err := w.value(indent, f.Value); err != nil {
		return err
	}
	w.dst = append(w.dst, markTall, '\n')
	w.indent(indent + 1)
	if err := w.value(indent+1, f.Value); err != nil {
		return err
	}
	w.dst = append(w.dst, markPick)
	return nil
}

func (w *writer) value(indent int, v Value) error {
	switch v.Kind {
	case String:
		return w.string(indent, v.Text)
	case Number:
		if w.objects.Number != nil {
			v.Plain = w.objects.Number(v.Plain)
		}
		w.dst = append(w.dst, v.Plain...)
	case Bool:
		if v.Plain == "true" {
			w.dst = append(w.dst, w.objects.True...)
		} else {
			w.dst = append(w.dst, w.objects.False...)
		}
	case Null:
		w.dst = append(w.dst, w.objects.Null...)
	case Object:
		if v.Class != "" {
			return w.instance(indent, v)
		}
		return w.object(indent, v.Fields)
	case List:
		return w.list(indent, listOpen(w.objects, v.Items), w.objects.ListClose, v.Items)
	}
	return nil
}

// instance writes an object as an instance of its class.
func (w *writer) instance(indent int, v Value) error {
	values := make([]Value, len(v.Fields))
	for i, f := range v.Fields {
		values[i] = f.Value
	}
	return w.list(indent, fmt.Sprintf(w.objects.Open, v.Class), w.objects.Close, values)
}

// listOpen returns how a list of these items begins.
func listOpen(o *languages.Notation, items []Value) string {
	if o.TextsOpen != "" && len(items) > 0 && all(items, func(v Value) bool { return v.Kind == String }) {
		return o.TextsOpen
	}
	if all(items, func(v Value) bool { return v.Kind != Null }) {
		return o.ListOpen
	}
	return cmp.Or(o.NullLists[min(len(items), 2)-1], o.ListOpen)
}

// string writes a string. If it is too long and the language joins strings with
// an operator, it is on several lines.
func (w *writer) string(indent int, t Text) error {
	literal, err := w.literal(t.open())
	// Columns before the literal, plus one closing bracket for every two levels.
	beside := len(w.Indent)*indent + indent/2
	if err != nil || w.oneLine || !w.objects.Plus || beside+len(literal) <= w.Width {
		w.dst = append(w.dst, literal...)
		return err
	}
	pieces, err := w.pieces(w.Width-beside-len("    + "), t)
	w.dst = append(append(append(w.dst, markFlat), literal...), markTall)
	for i, piece := range pieces {
		if i > 0 {
			w.dst = append(w.dst, '\n')
			w.indent(indent + 2)
			w.dst = append(w.dst, "+ "...)
		}
		w.dst = append(w.dst, piece...)
	}
	w.dst = append(w.dst, markPick)
	return err
}

func (w *writer) object(indent int, fields []Field) error {
	if w.objects.Types != nil {
		return fmt.Errorf("an object in %s is an instance of a class: write {{value LEVEL .Body}}", w.Title)
	}
	outer := w.objects
	defer func() { w.objects = outer }()
	w.objects = w.suited(fields)
	return w.fields(indent, fields)
}

// fields writes the fields of an object between its brackets.
func (w *writer) fields(indent int, fields []Field) error {
	o := w.objects
	if len(fields) == 0 {
		w.empty(o.Open, o.Close)
		return nil
	}
	inline := o.Inline && !w.apart(Value{Kind: Object, Fields: fields})
	choice := inline && !w.oneLine && !w.spread
	w.spread = false
	if choice || inline && w.oneLine {
		if choice {
			w.dst = append(w.dst, markFlat)
			w.oneLine = true
		}
		w.dst = append(w.dst, o.Open...)
		w.space()
		for i := range fields {
			if i > 0 {
				w.dst = append(w.dst, ", "...)
			}
			if err := w.entry(indent, &fields[i], 0); err != nil {
				return err
			}
		}
		w.space()
		w.dst = append(w.dst, o.Close...)
		if !choice {
			return nil
		}
		w.dst = append(w.dst, markTall)
		w.oneLine = false
	}
	w.open(indent, o.Open)
	if err := w.entries(indent+1, fields); err != nil {
		return err
	}
	w.indent(indent)
	w.dst = append(w.dst, o.Close...)
	if choice {
		w.dst = append(w.dst, markPick)
	}
	return nil
}

// space writes the space inside the braces of a one-line object.
func (w *writer) space() {
	if w.objects.Spaced {
		w.dst = append(w.dst, ' ')
	}
}

// suited returns the notation that can express the names of all fields.
func (n *notation) suited(fields []Field) *languages.Notation {
	if n.Loose != nil && n.Objects.Bare != nil {
		for i := range fields {
			if !n.Objects.Bare(fields[i].Name.open()) {
				return n.Loose
			}
		}
	}
	return n.Objects
}

// open writes an opening bracket for several lines and ends the line.
func (w *writer) open(indent int, bracket string) {
	if w.objects.Allman {
		last := len(bracket) - 1
		w.dst = append(append(w.dst, strings.TrimRight(bracket[:last], " ")...), '\n')
		w.indent(indent)
		bracket = bracket[last:]
	}
	w.dst = append(append(w.dst, bracket...), '\n')
}

// empty writes a pair of brackets without content.
func (w *writer) empty(open, close string) {
	w.dst = append(w.dst, open...)
	if w.objects.Allman {
		w.dst = append(w.dst, ' ')
	}
	w.dst = append(w.dst, close...)
}

// list writes items between brackets, on one line if they fit and otherwise on
// several.
func (w *writer) list(indent int, open, close string, items []Value) error {
	o := w.objects
	if len(items) == 0 {
		w.empty(open, close)
		return nil
	}
	if !w.oneLine && w.brief(items) {
		w.oneLine = true
		defer func() { w.oneLine = false }()
	}
	l := list{open: open, close: close, comma: ",", items: items}
	if open, words, ok := w.words(items); ok {
		l.open, l.comma, l.line = open, "", words
	} else if o.Inline || !containsObject(items) {
		flat := writer{notation: w.notation, objects: o, oneLine: true}
		for _, v := range items {
			flat.dst = flat.dst[:0]
			if err := flat.value(indent, v); err != nil {
				return err
			}
			l.line = append(l.line, string(flat.dst))
		}
	}
	// A language without a formatter has no width to compare with, and the
	// length of a message's body is computed before layouts are chosen.
	choice := l.line != nil && !w.oneLine && !w.spread && w.Width > 0 && !w.apart(Value{Kind: List, Items: items})
	w.spread = false
	if choice {
		w.dst = append(w.dst, markFlat)
	}
	if choice || w.oneLine {
		pad := ""
		if o.Allman {
			pad = " "
		}
		w.dst = append(w.dst, l.open+pad+strings.Join(l.line, l.comma+" ")+pad+l.close...)
	}
	if w.oneLine {
		return nil
	}
	if choice {
		w.dst = append(w.dst, markTall)
	}
	if err := w.tallList(indent, &l); err != nil {
		return err
	}
	if choice {
		w.dst = append(w.dst, markPick)
	}
	return nil
}

// brief reports whether a list of these items is short enough for one line,
// whatever is around it.
func (w *writer) brief(items []Value) bool {
	if w.objects.Brief == 0 || len(items) == 0 || !all(items, func(v Value) bool { return v.oneLine() }) {
		return false
	}
	line := writer{notation: w.notation, objects: w.objects, oneLine: true}
	err := line.value(0, Value{Kind: List, Items: items})
	return err == nil && len(line.dst) <= w.objects.Brief
}

// A list is the content of a list literal: its items, and, if they can be on
// one line, the code of each.
type list struct {
	open, close, comma string
	items              []Value
	line               []string
}

func (w *writer) tallList(indent int, l *list) error {
	o := w.objects
	if !o.ItemsOnNextLine {
		w.open(indent, l.open)
		w.indent(indent + 1)
		if err := w.rows(indent+1, l, 0); err != nil {
			return err
		}
		if o.Trailing {
			w.dst = append(w.dst, l.comma...)
		}
		w.dst = append(w.dst, '\n')
		w.indent(indent)
		w.dst = append(w.dst, l.close...)
		return nil
	}
	// A continuation is indented by two levels.
	w.dst = append(append(w.dst, l.open...), '\n')
	w.indent(indent + 2)
	w.dst = append(w.dst, markFlat)
	w.dst = append(w.dst, strings.Join(l.line, ", ")...)
	w.dst = append(w.dst, markTall)
	first := l.items[0]
	if first.Kind == String && len(l.items) > 1 && o.IsFormat(first.Text.open()) {
		if err := w.value(indent+2, first); err != nil {
			return err
		}
		w.dst = append(w.dst, ",\n"...)
		w.indent(indent + 2)
		w.dst = append(w.dst, markFlat)
		w.dst = append(w.dst, strings.Join(l.line[1:], ", ")...)
		w.dst = append(w.dst, markTall)
		if err := w.rows(indent+2, l, 1); err != nil {
			return err
		}
		w.dst = append(w.dst, markPick)
	} else if err := w.rows(indent+2, l, 0); err != nil {
		return err
	}
	w.dst = append(append(w.dst, markPick), l.close...)
	return nil
}

// rows writes the items of a list, starting with number from: one per line, or
// as many per line as fit if the formatter does that.
func (w *writer) rows(indent int, l *list, from int) error {
	filled := w.objects.Fill != nil && l.line != nil && (l.comma == "" || w.objects.Fill(l.line[from:]))
	for i := from; i < len(l.items); i++ {
		if i > from {
			w.dst = append(w.dst, l.comma...)
			if filled {
				w.dst = append(w.dst, markFill)
			} else {
				w.dst = append(w.dst, '\n')
				w.indent(indent)
			}
		}
		if filled {
			w.dst = append(w.dst, l.line[i]...)
		} else if err := w.value(indent, l.items[i]); err != nil {
			return err
		}
	}
	return nil
}

// words writes the items of a list in the language's syntax for lists of words.
// ok is false if it has none or an item doesn't allow it.
func (w *writer) words(items []Value) (open string, words []string, ok bool) {
	if w.objects.Words == nil || !all(items, func(v Value) bool { return v.Kind == String }) {
		return "", nil, false
	}
	texts := make([]string, len(items))
	for i, v := range items {
		texts[i] = v.Text.open()
	}
	return w.objects.Words(texts)
}

// apart reports whether a value contains a list that the formatter always
// breaks, with each item on its own line.
func (w *writer) apart(v Value) bool {
	if !w.objects.SeparateItems {
		return false
	}
	for _, f := range v.Fields {
		if w.apart(f.Value) {
			return true
		}
	}
	return slices.ContainsFunc(v.Items, w.apart) || len(v.Items) > 1 &&
		(all(v.Items, func(v Value) bool { return len(v.Fields) > 1 }) || all(v.Items, func(v Value) bool { return len(v.Items) > 1 }))
}

func all(items []Value, ok func(Value) bool) bool {
	return !slices.ContainsFunc(items, func(v Value) bool { return !ok(v) })
}

func containsObject(items []Value) bool {
	for _, v := range items {
		if v.Kind == Object && len(v.Fields) > 0 && v.Class == "" || v.Kind == List && containsObject(v.Items) {
			return true
		}
	}
	return false
}
