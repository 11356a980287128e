package generate

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/generate/status"
)

// A Kind is the type of a JSON value.
type Kind uint8

// The kinds.
const (
	String Kind = iota
	Number
	Bool
	Null
	Object
	List
)

// A Node is a value in a body's shape. The text of a string may have the
// placeholders {code}, {key}, {message} and {reason}, and "{{" and "}}" for
// braces; a string that is nothing but {code} becomes a number.
type Node struct {
	Kind   Kind
	Text   string // of a String, a Number ("1.5") or a Bool ("true")
	Fields []Member
	Items  []Node
}

// A Member is a field of an object in a shape.
type Member struct {
	Name  string
	Value Node
}

// A Shape is what a body looks like before a status is put into it: an object
// of ordered fields and its media type. A Shape without a media type is the
// empty body.
type Shape struct {
	Name      string
	MediaType string
	Fields    []Member
}

// The built-in shapes. RFC 9457, section 4.2.1, has "about:blank" for a
// problem that has no meaning beyond that of its status code; its title is
// then the reason phrase.
var (
	ErrorShape = &Shape{Name: "error", MediaType: "application/json", Fields: []Member{
		{"error", Node{Text: "{key}"}},
		{"message", Node{Text: "{message}"}},
	}}
	ProblemShape = &Shape{Name: "problem", MediaType: "application/problem+json", Fields: []Member{
		{"type", Node{Text: "about:blank"}},
		{"title", Node{Text: "{reason}"}},
		{"status", Node{Text: "{code}"}},
		{"detail", Node{Text: "{message}"}},
	}}
	NoneShape = &Shape{Name: "none"}
)

// Shapes lists the built-in shapes.
var Shapes = []*Shape{ErrorShape, ProblemShape, NoneShape}

// keyedProblem is a problem whose error key says more than its status code,
// which takes an extension member (RFC 9457, section 3.2).
var keyedProblem = &Shape{MediaType: ProblemShape.MediaType, Fields: append(slices.Clip(ProblemShape.Fields),
	Member{"code", Node{Text: "{key}"}})}

// A Value is a JSON value in a body. Its text is sealed, as all free text is.
type Value struct {
	Kind   Kind
	Text   Text   // of a String
	Plain  string // of a Number or a Bool
	Fields []Field
	Items  []Value
}

// A Field is a named value: a body's or, with a String, a header.
type Field struct {
	Name  Text
	Value Value
}

// fill puts a status into the shape's fields.
func (s *Shape) fill(st *status.Status) []Field {
	if s == ProblemShape {
		if known, ok := status.Default(st.Code); !ok || known.Key != st.Key {
			s = keyedProblem
		}
	}
	return fillFields(s.Fields, st)
}

func fillFields(members []Member, st *status.Status) []Field {
	fields := make([]Field, len(members))
	for i := range members {
		fields[i] = Field{text(members[i].Name), members[i].Value.fill(st)}
	}
	return fields
}

func (n *Node) fill(st *status.Status) Value {
	switch n.Kind {
	case String:
		if n.Text == "{code}" {
			return Value{Kind: Number, Plain: strconv.Itoa(st.Code)}
		}
		return Value{Kind: String, Text: text(expand(n.Text, st))}
	case Object:
		return Value{Kind: Object, Fields: fillFields(n.Fields, st)}
	case List:
		items := make([]Value, len(n.Items))
		for i := range n.Items {
			items[i] = n.Items[i].fill(st)
		}
		return Value{Kind: List, Items: items}
	}
	return Value{Kind: n.Kind, Plain: n.Text}
}

// expand replaces the placeholders of a text that input.Placeholders passed.
func expand(s string, st *status.Status) string {
	switch s {
	case "{key}":
		return st.Key
	case "{message}":
		return st.Message
	case "{reason}":
		return st.Reason
	}
	if strings.IndexByte(s, '{') < 0 && strings.IndexByte(s, '}') < 0 {
		return s
	}
	return strings.NewReplacer("{{", "{", "}}", "}", "{key}", st.Key, "{message}", st.Message,
		"{reason}", st.Reason, "{code}", strconv.Itoa(st.Code)).Replace(s)
}
