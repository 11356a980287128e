// Package status describes HTTP statuses: code, name, origin and reference, the
// headers that belong to each, and whether it can be sent.
//
// The built-in table is in table.go. To add a status, add an entry there, and
// its guide in generate/page/guide.yaml; no other code changes.
package status

import (
	"fmt"
	"slices"
)

// A Status is one meaning of an HTTP status code. If vendors disagree about a
// code, each meaning is a Status with its own Origin.
type Status struct {
	// Code is the three digits on the status line, 100 to 999. RFC 9110,
	// section 15, calls codes outside 100 to 599 invalid, yet some are sent.
	Code int
	// Key is the machine-readable error key, such as "not_found".
	Key string
	// Reason is the reason phrase of the status line (RFC 9112, section 4).
	Reason string
	// Called are its other names: older reason phrases, popular names, and
	// names of constants that differ from the reason phrase.
	Called []string
	// Message is the human-readable sentence in the body. For built-in
	// statuses, it is the Reason.
	Message string
	// Meaning explains the status in a sentence or two.
	Meaning string
	// Origin names who defined this meaning: "iana", "nginx", "esri".
	Origin string
	// Default is whether the code alone means this status.
	Default bool
	// Reference names the document that defines the meaning, and URL is its
	// address. URL is empty if the vendor has no page.
	Reference string
	URL       string
	// Headers are the response headers that the reference requires or that make
	// the response useful, in the order to write them.
	Headers []Header
	// Tags are facts to filter by: "deprecated", "interim", "edge-only".
	Tags []string
	// Unsendable explains why no application can send this status; empty if it
	// can be sent.
	Unsendable string
	// Described is whether the user chose the Key or the Message, or a
	// definition chose the body or its fields.
	Described bool
	// Definition is what a user's definition says in addition to the status;
	// may be nil.
	Definition *Definition
}

// Keyed reports whether the key says more than the code, because no built-in
// meaning of the code has it.
func (s *Status) Keyed() bool {
	from, to := span(s.Code)
	return !slices.ContainsFunc(table[from:to], func(t Status) bool { return key(t.Reason) == s.Key })
}

// A Level is a requirement level of RFC 2119 (BCP 14).
type Level string

// The levels, strictest first.
const (
	Must   Level = "MUST"
	Should Level = "SHOULD"
	May    Level = "MAY"
)

// A Header is a response header that belongs to a status.
type Header struct {
	Name string
	// Example is a valid value, which snippets use.
	Example string
	Level   Level
	// Section is where the requirement is stated: "RFC 9110, section 15.5.2".
	Section string
	// When is the condition for the level; empty means always.
	When string
	// Carried is whether snippets include the header unless the user removes
	// it: every unconditional MUST, and headers that make the response useful.
	Carried bool
}

// Bodyless reports whether a response with this code never has content: RFC
// 9110, sections 15.2 (1xx), 15.3.5, 15.3.6 and 15.4.5.
func Bodyless(code int) bool {
	return Interim(code) || code == 204 || code == 205 || code == 304
}

// Interim reports whether a code is 1xx: a final response or, after 101,
// another protocol must follow (RFC 9110, section 15.2).
func Interim(code int) bool { return code >= 100 && code <= 199 }

// Redirect reports whether clients follow the Location of a response with this
// code: RFC 9110, section 15.4.
func Redirect(code int) bool {
	return code >= 301 && code <= 303 || code == 307 || code == 308
}

// Name returns the name that Find finds the status by: the code, followed by
// the origin unless it is the default meaning, or the key of a user's
// definition.
func (s *Status) Name() string {
	switch {
	case s.Origin == Own:
		return s.Key
	case s.Default:
		return fmt.Sprintf("%03d", s.Code)
	}
	return fmt.Sprintf("%03d@%s", s.Code, s.Origin)
}
