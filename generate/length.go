package generate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// fitted adapts example headers to the request: the Allow of a 405 leaves out
// the refused method, and the Content-Range of a 206 is that of its body (RFC
// 9110, section 15.3.7.1), and left out without a body.
func fitted(headers []input.Header, r *Request, v *view) []input.Header {
	if v.Code != 405 && v.Code != 206 {
		return headers
	}
	known, _ := status.Default(v.Code)
	var out []input.Header
	for _, h := range headers {
		named := func(name string) bool { return strings.EqualFold(h.Name, name) }
		example := slices.ContainsFunc(known.Headers, func(k status.Header) bool { return named(k.Name) && k.Example == h.Value })
		given := slices.ContainsFunc(r.Headers, func(g input.Header) bool { return named(g.Name) })
		switch {
		case !example || given:
		case named("Allow") && h.Value == v.Method:
			h.Value = "GET"
		case named("Content-Range") && v.Empty:
			continue
		case named("Content-Range"):
			_, whole, _ := strings.Cut(h.Value, "/")
			least, _ := strconv.Atoi(whole)
			n := v.length(r.Framework)
			h.Value = fmt.Sprintf("bytes 0-%d/%d", n-1, max(n, least))
		}
		out = append(out, h)
	}
	return out
}

// length returns the bytes of the body that a framework sends.
func (v *view) length(f *frameworks.Framework) int {
	if f.Language.Message {
		body, err := v.notation.value(0, v.Body)
		if err == nil { // if there is an error, the template fails too
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
