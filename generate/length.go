package generate

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// The example of a 206's Content-Range in the table of statuses, and the length
// of the whole content in it.
const (
	exampleRange = "bytes 0-99/1234"
	wholeLength  = 1234
)

// ranged fits the example of a 206's Content-Range to the body, which is all of
// the range (RFC 9110, section 15.3.7.1). Without a body there is no range.
func ranged(headers []input.Header, v *view, f *frameworks.Framework) []input.Header {
	i := slices.IndexFunc(headers, func(h input.Header) bool {
		return h.Value == exampleRange && strings.EqualFold(h.Name, "Content-Range")
	})
	switch {
	case v.Code != 206 || i < 0:
		return headers
	case v.Empty:
		return slices.Delete(slices.Clone(headers), i, i+1)
	}
	n := v.length(f)
	headers = slices.Clone(headers)
	headers[i].Value = fmt.Sprintf("bytes 0-%d/%d", n-1, max(n, wholeLength))
	return headers
}

// length returns the bytes of the body that a framework sends.
func (v *view) length(f *frameworks.Framework) int {
	if f.Message {
		body, err := v.notation.value(0, v.Body)
		if err == nil { // else the template fails too
			return len(body)
		}
	}
	n := encoded(Value{Kind: Object, Fields: v.Fields}, f.JSON)
	if f.JSON.NewLine {
		n++
	}
	return n
}

// texts returns the bytes of all strings in a value.
func (v Value) texts() int {
	n := 0
	if v.Kind == String {
		n = len(v.Text.open())
	}
	for _, f := range v.Fields {
		n += len(f.Name.open()) + f.Value.texts()
	}
	for _, item := range v.Items {
		n += item.texts()
	}
	return n
}

// encoded returns the length of a value in a framework's JSON.
func encoded(v Value, e frameworks.Encoding) int {
	space := 0
	if e.Spaced {
		space = 1
	}
	n := 0
	switch v.Kind {
	case String:
		return quotedLength(v.Text.open(), e)
	case Number, Bool:
		return len(v.Plain)
	case Null:
		return len("null")
	case Object:
		for _, f := range v.Fields {
			n += quotedLength(f.Name.open(), e) + len(":") + space + encoded(f.Value, e) + len(",") + space
		}
	case List:
		for _, item := range v.Items {
			n += encoded(item, e) + len(",") + space
		}
	}
	return len("{}") + max(0, n-len(",")-space)
}

// quotedLength returns the length of a string in a framework's JSON (RFC 8259,
// section 7).
func quotedLength(s string, e frameworks.Encoding) int {
	const escape = len(`\u0000`)
	n := len(`""`)
	for _, r := range s {
		switch {
		case strings.ContainsRune("\"\\\b\f\n\r\t", r):
			n += len(`\n`)
		case r < ' ', e.HTML && strings.ContainsRune("<>&\u2028\u2029", r), e.ASCII && r >= 0x7F && r <= 0xFFFF:
			n += escape
		case e.ASCII && r > 0xFFFF:
			n += 2 * escape // a surrogate pair
		default:
			n += len(string(r))
		}
	}
	return n
}
