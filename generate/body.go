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

// A Node is a value in a body's shape. A string may contain the placeholders
// {code}, {key}, {message} and {reason}, with "{{" and "}}" for literal braces.
// A string that consists of {code} alone becomes a number.
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

// A Shape describes a body before a status fills it in: the fields of an
// object, in order, and its media type. A Shape without a media type is the
// empty body.
type Shape struct {
	Name      string
	MediaType string
	Fields    []Member
}

// The built-in shapes. A problem that means no more than its status code has
// the type "about:blank", and its title is the reason phrase (RFC 9457, section
// 4.2.1).
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
	// MessageShape is for a response that is no error.
	MessageShape = &Shape{Name: "message", MediaType: "application/json", Fields: []Member{
		{"message", Node{Text: "{message}"}},
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

// Shape returns the shape of the body that is requested.
func (r *Request) Shape() *Shape {
	if r.Body == nil {
		return DefaultShape(r.Status)
	}
	return r.Body
}

// Variants of shapes for a key that says more than the status code.
var (
	// keyedProblem has the key as an extension member (RFC 9457, section 3.2).
	keyedProblem = &Shape{MediaType: ProblemShape.MediaType, Fields: append(slices.Clip(ProblemShape.Fields),
		Member{"code", Node{Text: "{key}"}})}
	keyedMessage = &Shape{MediaType: MessageShape.MediaType, Fields: append([]Member{{"status", Node{Text: "{key}"}}},
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

// fill returns the shape's fields, filled in with a status.
func (s *Shape) fill(st *status.Status) []Field {
	switch {
	case s == ProblemShape:
		if known, ok := status.Default(st.Code); !ok || known.Key != st.Key {
			s = keyedProblem
		}
	case s == MessageShape && st.Keyed():
		s = keyedMessage
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

// expand replaces the placeholders in s, which input.Placeholders has accepted.
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
