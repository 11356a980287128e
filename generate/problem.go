package generate

import (
	"slices"
	"strconv"
)

// A Problem is a body of ProblemShape in the terms of RFC 9457, for a framework
// with its own type for problems. The framework may add members, such as
// instance.
type Problem struct {
	// Type, Title and Detail are the members of RFC 9457, section 3.1, with
	// those names. Their kind is String. Typed is whether the Type is other
	// than "about:blank".
	Type, Title, Detail Value
	Typed               bool
	// Extensions are the members of RFC 9457, section 3.2: the error key as
	// "code", if it says more than the status code, and the members that a
	// definition adds. Plain is whether a definition neither adds nor changes a
	// member.
	Extensions []Field
	Plain      bool
	classes    []Class // of the objects in the Extensions
}

// Declared returns the Classes that a snippet must declare if it uses the
// framework's type for a Problem.
func (v *view) Declared() []Class {
	if v.Problem != nil {
		return v.Problem.classes
	}
	return v.Classes
}

// setProblem sets the view's Problem from its body, unless frameworks' types
// can't express one of its members.
func (v *view) setProblem(plain bool) {
	own := len(ProblemShape.Fields)
	fields := v.Body.Fields
	kind, title, code, detail := fields[0].Value, fields[1].Value, fields[2].Value, fields[3].Value
	if kind.Kind != String || title.Kind != String || detail.Kind != String || code.Kind != Number || code.Plain != strconv.Itoa(v.Code) {
		return
	}
	typed := kind.Text.open() != "about:blank"
	instance := func(f Field) bool { return f.Name.open() == "instance" } // frameworks set instance from the request
	if typed && (kind.Text.open() == "" || !uri(kind.Text.open())) || slices.ContainsFunc(fields[own:], instance) {
		return
	}
	if v.Code == 206 { // a 206 says how long its body is
		return
	}
	v.Problem = &Problem{Type: kind, Title: title, Detail: detail, Typed: typed, Extensions: fields[own:], Plain: plain}
	if len(v.Classes) > 0 {
		v.Problem.classes = v.Classes[1:]
	}
}
