package status

import "snipgen/generate/input"

// A Definition is what a user's definition says about the handler and the body
// for its status. Every field is optional.
type Definition struct {
	// Method is in upper case; Name is the handler's name as lower-case words.
	Method string
	Path   input.Route
	Name   []string
	Body   *Shape
	// Fields are added to the body, whatever its shape. A field that the shape
	// already has is replaced.
	Fields []Member
	// Named is whether the user named the definition's file. Otherwise it was
	// only found and may come from somebody else.
	Named bool
}

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
