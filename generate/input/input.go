package input

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Methods are the request methods that every target can route, in the order
// of RFC 9110, section 9.3, with PATCH (RFC 5789) at the end.
var Methods = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"}

// Method checks a request method and returns it in upper case.
func Method(s string) (string, error) {
	m := strings.ToUpper(s)
	if !slices.Contains(Methods, m) {
		return "", Errorf("unknown method %q", s).Hintf("use one of %s", strings.Join(Methods, ", "))
	}
	return m, nil
}

// Key checks an error key: a letter, then letters, digits, "_", "." and "-".
// The rule excludes names that are special somewhere: "__proto__" in
// JavaScript, "$ref" in JSON Schema, "<<" in YAML.
func Key(s string) (string, error) {
	if !wellFormed(s, KeyLength.Most, alpha, alnum, "_.-") {
		return "", Errorf("error key %q is invalid", s).
			Hintf("a key is a letter, then up to %d letters, digits, %q, %q or %q: order_not_found", KeyLength.Most-1, "_", ".", "-")
	}
	return s, nil
}

// FieldName checks the name of a field in a body. It follows the rule for keys
// but may begin with one underscore.
func FieldName(s string) (string, error) {
	rest := strings.TrimPrefix(s, "_")
	if !wellFormed(rest, KeyLength.Most-1, alpha, alnum, "_.-") {
		return "", Errorf("field name %q is invalid", s).
			Hintf("a field name is a letter, then letters, digits, %q, %q or %q: error_code", "_", ".", "-")
	}
	return s, nil
}

// Name checks a handler's name in any casing and splits it into lower-case
// words, as Words does.
func Name(s string) ([]string, error) {
	if !wellFormed(s, NameLength.Most, alnum, alnum, " ._-") || strings.Contains(s, "..") {
		return nil, Errorf("name %q is invalid", s).
			Hintf("a name is up to %d ASCII letters and digits, with spaces, %q, %q or %q between words: cancel-order", NameLength.Most, ".", "_", "-")
	}
	return Words(s), nil
}

// Words splits a valid name or key into lower-case words, at separators and
// changes of case: "cancelOrder", "cancel-order" and "Cancel Order" are all
// cancel, order, and "HTTPError2x" is http, error2x.
func Words(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, strings.ToLower(s[start:end]))
		}
		start = -1
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case !alnum(c):
			flush(i)
			continue
		case start >= 0 && upper(c) && (!upper(s[i-1]) || i+1 < len(s) && lower(s[i+1])):
			flush(i)
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(s))
	return out
}

// A Segment is one part of a path: literal text or a parameter.
type Segment struct {
	Text      string
	Parameter bool
}

// A Route is a path, split into segments. The root path is an empty Route; a
// nil Route is no path. If a path ends in a slash, the last segment is empty.
type Route []Segment

// String returns the path, with parameters in braces.
func (r Route) String() string {
	return cmp.Or(r.with(func(name string) string { return "{" + name + "}" }), "/")
}

// Pattern returns the path without the names of its parameters. Routes with the
// same pattern match the same paths.
func (r Route) Pattern() string { return r.with(func(string) string { return "{}" }) }

// Example returns the path with 1 as the value of each parameter; "" for the
// root.
func (r Route) Example() string { return r.with(func(string) string { return "1" }) }

// with returns the path with a text for each parameter.
func (r Route) with(parameter func(name string) string) string {
	var out strings.Builder
	for _, s := range r {
		out.WriteByte('/')
		if s.Parameter {
			s.Text = parameter(s.Text)
		}
		out.WriteString(s.Text)
	}
	return out.String()
}

// Path checks a path and splits it: "/orders/{id}" has a literal segment and a
// parameter, which "/orders/:id" and "/orders/<id>" write as other routers do.
// Segments consist of the unreserved characters of RFC 3986, section 2.3, which
// are special to no router.
func Path(s string) (Route, error) {
	bad := func(why string) (Route, error) {
		return nil, Errorf("path %q is invalid: %s", s, why).
			Hintf("a path looks like /orders/{id}: segments of letters, digits, %q, %q, %q and %q, or one parameter in braces", ".", "_", "~", "-")
	}
	switch {
	case !strings.HasPrefix(s, "/"):
		return bad("it does not begin with a slash")
	case len(s) > PathLength.Most:
		return nil, PathLength.Exceeded("path")
	case s == "/":
		return Route{}, nil
	}
	var out Route
	parts := strings.Split(s[1:], "/")
	for i, part := range parts {
		switch name, marked, closed := marked(part); {
		case part == "" && i == len(parts)-1:
			out = append(out, Segment{})
		case part == "":
			return bad("it has an empty segment")
		case part == "." || part == "..":
			return bad("it has a dot segment")
		case marked:
			if !closed || !wellFormed(name, ParameterLength.Most, alphaUnder, alnum, "_") || strings.HasPrefix(name, "__") {
				return bad("a parameter must be a name in braces")
			}
			// Some routers ignore the case of parameters.
			if slices.ContainsFunc(out, func(s Segment) bool { return s.Parameter && strings.EqualFold(s.Text, name) }) {
				return bad("it repeats the parameter {" + name + "}")
			}
			out = append(out, Segment{name, true})
		case !wellFormed(part, PathLength.Most, segmentByte, segmentByte, ""):
			return bad("a segment has a character that routers treat differently")
		default:
			out = append(out, Segment{part, false})
		}
	}
	return out, nil
}

// marked splits a parameter of a path into its marks and its name: "{id}",
// ":id", "<id>" or Django's "<str:id>". Closed is whether the marks are whole.
func marked(part string) (name string, found, closed bool) {
	if name, found = strings.CutPrefix(part, ":"); found {
		return name, true, true
	}
	for _, marks := range [][2]string{{"{", "}"}, {"<str:", ">"}, {"<string:", ">"}, {"<", ">"}} {
		if inner, found := strings.CutPrefix(part, marks[0]); found {
			name, closed = strings.CutSuffix(inner, marks[1])
			return name, true, closed
		}
	}
	return "", false, false
}

// A Header is a response header. Remove means that the status's own header of
// this name is left out.
type Header struct {
	Name, Value string
	Remove      bool
}

// framing lists the headers that a handler must not set. Most belong to the
// server: setting one would corrupt the message or allow request smuggling (RFC
// 9112, section 6). Content-Type depends on the body's shape, and Status is the
// status line of CGI and Rack.
var framing = []string{
	"connection", "content-length", "content-type", "date", "keep-alive", "proxy-connection",
	"server", "status", "te", "trailer", "transfer-encoding",
}

// ParseHeader parses a header in curl's syntax: "Name: value" sets it, "Name;"
// sets it to an empty value, and "Name:" removes the status's own.
func ParseHeader(s string) (Header, error) {
	name, value, found := strings.Cut(s, ":")
	if !found {
		bare, semicolon := strings.CutSuffix(s, ";")
		if !semicolon {
			return Header{}, Errorf("header %q is invalid", s).Hintf("a header looks like %q", "Retry-After: 60")
		}
		return HeaderField(bare, "")
	}
	value = strings.Trim(value, " \t")
	h, err := HeaderField(name, value)
	h.Remove = err == nil && value == ""
	return h, err
}

// HeaderField checks the name of a header (a token, RFC 9110, section 5.6.2)
// and its value (printable ASCII, as section 5.5 recommends).
func HeaderField(name, value string) (Header, error) {
	if slices.Contains(framing, strings.ToLower(name)) {
		err := Errorf("header %q can't be set", name)
		if strings.EqualFold(name, "Content-Type") {
			return Header{}, err.Hintf("the body determines it: --body problem, or a media_type in a definition file")
		}
		return Header{}, err.Hintf("the server sets it")
	}
	return field(name, value)
}

// ParseHeaders parses headers as ParseHeader does, and checks that those of the
// same name can be joined by commas (RFC 9110, section 5.3).
func ParseHeaders(lines []string) ([]Header, error) {
	var out []Header
	joined := map[string]Header{} // by name in lower case
	for _, line := range lines {
		h, err := ParseHeader(line)
		if err != nil {
			return nil, err
		}
		out = append(out, h)
		lower := strings.ToLower(h.Name)
		first, again := joined[lower]
		switch {
		case h.Remove:
			delete(joined, lower)
			continue
		case again && lower == "set-cookie":
			return nil, Errorf("header %q is given twice", h.Name).
				Hintf("cookies can't be joined into one header; set the second in the handler")
		case again:
			if h, err = HeaderField(first.Name, first.Value+", "+h.Value); err != nil {
				return nil, err
			}
		}
		joined[lower] = h
	}
	return out, nil
}

// ParseRequestHeader parses a request header, "Name: value".
func ParseRequestHeader(s string) (Header, error) {
	name, value, found := strings.Cut(s, ":")
	if !found {
		return Header{}, Errorf("header %q is invalid", s).Hintf("a header looks like %q", "Accept: application/json")
	}
	if slices.Contains([]string{"connection", "content-length", "transfer-encoding"}, strings.ToLower(name)) {
		return Header{}, Errorf("header %q can't be set", name).Hintf("the HTTP connection sets it")
	}
	return field(name, strings.Trim(value, " \t"))
}

func field(name, value string) (Header, error) {
	switch {
	case name == "" || !all(name, tokenByte) || len(name) > NameLength.Most:
		return Header{}, Errorf("header name %q is invalid", name).
			Hintf("a header name is letters, digits and hyphens: X-Request-Id")
	case !all(value, printableByte):
		return Header{}, Errorf("header %q has a value that can't be sent: %q", name, value).
			Hintf("a header value is printable ASCII")
	case len(value) > HeaderLength.Most:
		return Header{}, Errorf("header %q has a value of %d bytes", name, len(value)).
			Hintf("%s", HeaderLength.Hint())
	}
	return Header{Name: name, Value: value}, nil
}

// Message checks a message: any valid UTF-8 up to 10,000 bytes.
func Message(s string) (string, error) {
	switch {
	case !utf8.ValidString(s):
		return "", Errorf("message %q is not valid UTF-8", s).Hintf("encode it in UTF-8")
	case len(s) > MessageLength.Most:
		return "", Errorf("message has %d bytes", len(s)).Hintf("%s", MessageLength.Hint())
	}
	return s, nil
}

// Reason checks a reason phrase (RFC 9112, section 4): printable ASCII.
func Reason(s string) (string, error) {
	if !all(s, printableByte) || len(s) > NameLength.Most || s != strings.TrimSpace(s) {
		return "", Errorf("reason phrase %q is invalid", s).
			Hintf("a reason phrase is up to %d printable ASCII characters: Not Found", NameLength.Most)
	}
	return s, nil
}

// MediaType checks a JSON media type without parameters (RFC 9110, section
// 8.3.1) and returns it in lower case.
func MediaType(s string) (string, error) {
	kind, sub, found := strings.Cut(s, "/")
	if !found || kind == "" || !all(kind, mediaByte) || !all(sub, mediaByte) || len(s) > 2*NameLength.Most ||
		sub != "json" && !strings.HasSuffix(sub, "+json") {
		return "", Errorf("media type %q is invalid", s).
			Hintf("a body is JSON: application/json, or a type ending in +json, such as application/vnd.api+json")
	}
	return strings.ToLower(s), nil
}

// URL checks and parses the URL of a request.
func URL(s string) (*url.URL, error) {
	bad := func(why string) (*url.URL, error) {
		return nil, Errorf("URL %q is invalid: %s", s, why).Hintf("a URL looks like http://127.0.0.1:8000/endpoint")
	}
	if len(s) > URLLength.Most {
		return nil, URLLength.Exceeded("URL")
	}
	if !all(s, func(c byte) bool { return printableByte(c) && c != ' ' }) {
		return bad("it has a character that must be percent-encoded")
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return bad("it can't be parsed")
	case u.Scheme != "http" && u.Scheme != "https":
		return bad("it must begin with http:// or https://")
	case u.Hostname() == "":
		return bad("it has no host")
	}
	return u, nil
}

// An Address is the URL of a request exactly as the user wrote it; its encoding
// is kept.
type Address struct {
	text string
	bare bool // no path, query or fragment
}

// ParseAddress checks the URL of a request as URL does.
func ParseAddress(s string) (Address, error) {
	u, err := URL(s)
	if err != nil {
		return Address{}, err
	}
	return Address{s, (u.Path == "" || u.Path == "/") && u.RawQuery == "" && u.Fragment == ""}, nil
}

// At returns the URL. If it has no path of its own, that of route is added
// unless route is nil, with 1 as an example value of each parameter.
func (a Address) At(route Route) string {
	if !a.bare || route == nil {
		return a.text
	}
	return strings.TrimSuffix(a.text, "/") + route.Example()
}

// Placeholders checks a text in a body's shape: every brace is doubled or part
// of a placeholder.
func Placeholders(s string) (string, error) {
	rest := strings.NewReplacer("{{", "", "}}", "", "{key}", "", "{message}", "", "{reason}", "", "{code}", "").Replace(s)
	if strings.ContainsAny(rest, "{}") {
		return "", Errorf("text %q has a brace outside a placeholder", s).
			Hintf("placeholders: {code}, {key}, {message}, {reason}; write {{ and }} for literal braces")
	}
	return s, nil
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
func lower(c byte) bool { return c >= 'a' && c <= 'z' }
func alpha(c byte) bool { return upper(c) || lower(c) }
func alnum(c byte) bool { return alpha(c) || c >= '0' && c <= '9' }

func alphaUnder(c byte) bool    { return alpha(c) || c == '_' }
func printableByte(c byte) bool { return c >= ' ' && c <= '~' }
func segmentByte(c byte) bool   { return alnum(c) || strings.IndexByte("._~-", c) >= 0 }
func tokenByte(c byte) bool     { return alnum(c) || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0 }
func mediaByte(c byte) bool     { return alnum(c) || strings.IndexByte("!#$&^_.+-", c) >= 0 }

func all(s string, ok func(byte) bool) bool {
	for i := 0; i < len(s); i++ {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}

// wellFormed reports whether s has at most limit bytes, the first accepted by
// first, and the others accepted by rest or contained in also.
func wellFormed(s string, limit int, first, rest func(byte) bool, also string) bool {
	return s != "" && len(s) <= limit && first(s[0]) &&
		all(s[1:], func(c byte) bool { return rest(c) || strings.IndexByte(also, c) >= 0 })
}
