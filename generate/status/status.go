// Package status says what an HTTP status is: its code, its name, who defined
// it and where, which headers go with it, and whether anything can send it.
//
// The built-in table is in table.go. It is data: adding a status adds an entry
// there and touches nothing else.
package status

import "fmt"

// A Status is one meaning of one HTTP status code. Where vendors disagree on
// a code there is one Status a meaning, told apart by Origin.
type Status struct {
	// Code is the three digits on the status line, 100 to 999. RFC 9110,
	// section 15, calls codes outside 100 to 599 invalid, yet some are sent.
	Code int
	// Key is the machine-readable error key, such as "not_found".
	Key string
	// Reason is the reason phrase of the status line (RFC 9112, section 4).
	Reason string
	// Message is the sentence for people in the body. Empty in the built-in
	// table, where it is the Reason.
	Message string
	// Meaning tells in a sentence or two what the status says to a client.
	Meaning string
	// Origin names who defined this meaning: "iana", "nginx", "esri".
	Origin string
	// Default marks the meaning that a bare code has.
	Default bool
	// Reference is where the meaning is defined, for people, and URL is the
	// same for a browser. URL is empty where no page of the vendor exists.
	Reference string
	URL       string
	// Headers are the response fields that the reference asks for or that
	// make the response useful, in the order in which they are written.
	Headers []Header
	// Tags are facts to filter by: "deprecated", "interim", "edge-only".
	Tags []string
	// Unsendable says why no application can send this status. It is empty
	// for one that can be sent.
	Unsendable string
}

// A Level is a requirement level of RFC 2119 (BCP 14).
type Level string

// The levels in falling order of duty.
const (
	Must   Level = "MUST"
	Should Level = "SHOULD"
	May    Level = "MAY"
)

// A Header is a response field that goes with a status.
type Header struct {
	Name string
	// Example is a value that is valid for the field. Snippets carry it.
	Example string
	Level   Level
	// Section is where the level is stated: "RFC 9110, section 15.5.2".
	Section string
	// When is the condition under which the level holds; empty means always.
	When string
	// Carried fields are written into snippets unless the user removes them:
	// every unconditional MUST and what makes the response useful.
	Carried bool
}

// Bodyless reports whether a response with this code has no content by
// definition: RFC 9110, sections 15.2 (1xx), 15.3.5, 15.3.6 and 15.4.5.
func Bodyless(code int) bool {
	return Interim(code) || code == 204 || code == 205 || code == 304
}

// Interim reports whether a final response must still follow one with this
// code, or, for 101, another protocol (RFC 9110, section 15.2).
func Interim(code int) bool { return code >= 100 && code <= 199 }

// Name is what finds the status again: its code, with its origin if the code
// has a more usual meaning, or the key of one of the user's own.
func (s *Status) Name() string {
	switch {
	case s.Origin == Own:
		return s.Key
	case s.Default:
		return fmt.Sprintf("%03d", s.Code)
	}
	return fmt.Sprintf("%03d@%s", s.Code, s.Origin)
}
