package generate

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/generate/status"
)

// A body's shape is part of a definition, and therefore of package status.
type (
	Kind   = status.Kind
	Node   = status.Node
	Member = status.Member
	Shape  = status.Shape
)

// The kinds.
const (
	String = status.String
	Number = status.Number
	Bool   = status.Bool
	Null   = status.Null
	Object = status.Object
	List   = status.List
)

// The built-in shapes. A problem that means no more than its status code has
// the type "about:blank", and its title is the reason phrase (RFC 9457, section
// 4.2.1).
var (
	ErrorShape = &Shape{Name: "error", MediaType: "application/json", Fields: []Member{
		{Name: "error", Value: Node{Text: "{key}"}},
		{Name: "message", Value: Node{Text: "{message}"}},
	}}
	ProblemShape = &Shape{Name: "problem", MediaType: "application/problem+json", Fields: []Member{
		{Name: "type", Value: Node{Text: "about:blank"}},
		{Name: "title", Value: Node{Text: "{reason}"}},
		{Name: "status", Value: Node{Text: "{code}"}},
		{Name: "detail", Value: Node{Text: "{message}"}},
	}}
	// MessageShape is for a response that is no error.
	MessageShape = &Shape{Name: "message", MediaType: "application/json", Fields: []Member{
		{Name: "message", Value: Node{Text: "{message}"}},
	}}
	NoneShape = &Shape{Name: "none"}
)

// Shapes lists the built-in shapes.
var Shapes = []*Shape{ErrorShape, MessageShape, ProblemShape, NoneShape}

// DefaultShape returns the shape of the body of a response with this status,
// unless the user chooses another one. Everything that shows or sends a
// response uses it:
//
//   - 2xx: MessageShape, since success is no error.
//   - 1xx and 3xx: NoneShape, since clients follow a redirect without looking at
//     its body; but MessageShape for 3xx if the user described the status.
//   - Anything else, also outside 1xx to 5xx: ErrorShape.
func DefaultShape(s *status.Status) *Shape {
	switch class := s.Code / 100; {
	case class == 2 || class == 3 && s.Described:
		return MessageShape
	case class == 1 || class == 3:
		return NoneShape
	}
	return ErrorShape
}

// Shape returns the shape of the body: the requested one, or the one in the
// status's definition, or else DefaultShape.
func (r *Request) Shape() *Shape {
	definition := definitionOf(r.Status)
	for _, shape := range []*Shape{r.Body, definition.Body, r.Defaults.Body} {
		if shape != nil {
			return shape
		}
	}
	return DefaultShape(r.Status)
}

// definitionOf returns the user's definition of a status, or an empty one.
func definitionOf(s *status.Status) *status.Definition {
	if s.Definition == nil {
		return &status.Definition{}
	}
	return s.Definition
}

// Variants of shapes for a key that says more than the status code.
var (
	// keyedProblem has the key as an extension member (RFC 9457, section 3.2).
	keyedProblem = &Shape{MediaType: ProblemShape.MediaType, Fields: append(slices.Clip(ProblemShape.Fields),
		Member{Name: "code", Value: Node{Text: "{key}"}})}
	keyedMessage = &Shape{MediaType: MessageShape.MediaType, Fields: append([]Member{{Name: "status", Value: Node{Text: "{key}"}}},
		MessageShape.Fields...)}
)

// A Value is a JSON value in a body. Its strings have the type Text, so a
// template can't print them unescaped.
type Value struct {
	Kind   Kind
	Text   Text   // of a String
	Plain  string // of a Number or a Bool
	Fields []Field
	Items  []Value
	Class  string // of an Object that is an instance of a Class
}

// A Field is a name with a value: a field of a body, or a header, whose value
// is a String.
type Field struct {
	Name  Text
	Value Value
}

// fill returns the fields of a shape, filled in with a status, followed by the
// fields that the status's definition adds.
func fill(s *Shape, st *status.Status) []Field {
	switch {
	case s == ProblemShape:
		if known, ok := status.Default(st.Code); !ok || known.Key != st.Key {
			s = keyedProblem
		}
	case s == MessageShape && st.Keyed():
		s = keyedMessage
	}
	members := s.Fields
	if added := definitionOf(st).Fields; len(added) > 0 {
		members = slices.Clone(members)
		for _, m := range added {
			if i := slices.IndexFunc(members, func(o Member) bool { return o.Name == m.Name }); i >= 0 {
				members[i] = m
			} else {
				members = append(members, m)
			}
		}
	}
	return fillFields(members, st)
}

func fillFields(members []Member, st *status.Status) []Field {
	fields := make([]Field, len(members))
	for i := range members {
		fields[i] = Field{text(members[i].Name), fillNode(&members[i].Value, st)}
	}
	return fields
}

func fillNode(n *Node, st *status.Status) Value {
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
			items[i] = fillNode(&n.Items[i], st)
		}
		return Value{Kind: List, Items: items}
	}
	return Value{Kind: n.Kind, Plain: n.Text}
}

// expand replaces the placeholders in s, which input.Placeholders has checked.
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
