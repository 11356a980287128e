package generate

import (
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A view is what a template sees. Everything in it that is a plain string is
// made of letters, digits and little else by the rules of package input, or
// comes from a table; everything else is Text.
type view struct {
	// Code is the status code; Status is what stands for it in code: the
	// framework's constant, or the number again where there is none (Named
	// tells which).
	Code   int
	Status string
	Named  bool
	Reason Text
	// Key and Message are the error key and the message; Fields have them
	// as the body's shape wants them.
	Key, Message Text
	// Name is the handler's name and Group that of its class.
	Name, Group Name
	Renamed     bool   // the user gave the name
	Method      string // in capitals
	MethodLower string
	MethodTitle string
	Common      bool // frameworks have a function named after the method
	Routed      bool // the user asked for a path or a method
	Path        Text // in the framework's syntax
	Parameters  []string
	Headers     []Field
	// Typed are the Headers after a Content-Type, which frameworks add to
	// JSON by themselves but not to other media types.
	Typed []Field
	// Body is the body as a value and Fields its fields; Media is its media
	// type, JSON and Problem whether that is application/json or
	// application/problem+json. Strings is whether all
	// the fields are strings. Objects are the body and the objects inside
	// it, the inner ones first, for a language that writes them as
	// statements, and Lists is whether there are lists in them.
	Body    Value
	Fields  []Field
	Media   Text
	JSON    bool
	Problem bool
	Strings bool
	Objects []Statement
	Lists   bool
	// Empty is whether there is no body; Bodyless and Interim are
	// status.Bodyless and status.Interim of Code.
	Empty, Bodyless, Interim bool
	URL                      Text
	PlainURL                 bool   // of characters that mean nothing to a shell or to curl
	Date                     string // IMF-fixdate, RFC 9110, section 5.6.7

	// Module is for the templates of modules; nil for a snippet.
	Module *moduleView

	notation  *notation
	variables int  // so many objects have a variable
	sent      bool // a message shows the body: it is neither empty nor the answer to HEAD
}

// A Name is a name in the casings that languages use.
type Name struct{ Snake, Camel, Pascal string }

// A Statement is an object that is built by statements: a variable's name and
// what is put into it. What is an object itself has been built before, and is
// the name of its variable.
type Statement struct {
	Var    string
	Fields []Field
}

// newView gathers what a template sees for a request with these headers.
func newView(r *Request, p *parsed, headers []input.Header) *view {
	f, s := r.Framework, r.Status
	v := &view{
		Code: s.Code, Reason: text(s.Reason), Key: text(s.Key), Message: text(s.Message),
		Method: r.Method, Routed: r.Method != "" || r.Path != nil,
		Interim: status.Interim(s.Code), Bodyless: status.Bodyless(s.Code),
		Renamed: r.Name != nil, notation: &notation{r.language()},
	}
	v.Status, v.Named = f.Constant(s.Code)
	if !v.Named {
		v.Status = strconv.Itoa(s.Code)
	}
	if v.Method == "" {
		v.Method = "GET"
	}
	v.MethodLower = strings.ToLower(v.Method)
	v.MethodTitle = v.Method[:1] + v.MethodLower[1:]
	v.Common = v.Method != "HEAD" && v.Method != "OPTIONS"
	v.setName(r, p)
	v.setRoute(r, p)
	v.Headers = make([]Field, len(headers))
	for i, h := range headers {
		v.Headers[i] = Field{text(h.Name), Value{Text: text(h.Value)}}
	}
	v.Typed = v.Headers
	v.body(r)
	if f.Category == frameworks.Client {
		v.setURL(r)
		v.Date = r.Date.UTC().Format(imfFixdate)
	}
	return v
}

func (v *view) setName(r *Request, p *parsed) {
	f, words := r.Framework, r.Name
	if words == nil {
		v.Name, v.Group = p.name, p.group
		return
	}
	if f.Group != "" && len(words) > 1 && words[len(words)-1] == "controller" {
		words = words[:len(words)-1]
	}
	v.Name, v.Group = cased(f, words), grouped(f, words)
}

func (v *view) setRoute(r *Request, p *parsed) {
	route := p.route
	switch {
	case r.Path != nil:
		route = newRoute(r.Framework, r.Path, v.Name)
	case r.Name != nil:
		route = newRoute(r.Framework, p.path, v.Name)
	}
	v.Path, v.Parameters = route.path, route.parameters
}

func (v *view) setURL(r *Request) {
	url := ""
	if r.URL != nil {
		url = r.URL(r)
	}
	v.URL = text(url)
	v.PlainURL = strings.Trim(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~:/?&=%+@") == "" &&
		!strings.Contains(url, "/.")
}

// cased writes words in each casing. What would be a keyword, a builtin or a
// name that the snippet needs itself gets "handle" in front.
func cased(f *frameworks.Framework, words []string) Name {
	n := casings(words)
	handle := "handle" + n.Pascal
	if !usable(f, n.Snake) {
		n.Snake = "handle_" + n.Snake
	}
	if !usable(f, n.Camel) {
		n.Camel = handle
	}
	if !usable(f, n.Pascal) {
		n.Pascal = "H" + handle[1:]
	}
	return n
}

// grouped writes the words of a class in each casing. A router and a loader
// of files find the class by another casing, so that all of them get "handle"
// in front or none does.
func grouped(f *frameworks.Framework, words []string) Name {
	n := casings(words)
	if !usable(f, n.Pascal) {
		n = casings(slices.Insert(slices.Clone(words), 0, "handle"))
	}
	return n
}

// usable reports whether a snippet may define an identifier.
func usable(f *frameworks.Framework, s string) bool {
	return s == "" || (s[0] < '0' || s[0] > '9') && !f.Language.Reserved(s) && !f.Uses(s)
}

func casings(words []string) Name {
	var n Name
	for i, w := range words {
		capital := strings.ToUpper(w[:1]) + w[1:]
		if i > 0 {
			n.Snake += "_"
			n.Camel += capital
		} else {
			n.Camel = w
		}
		n.Snake += w
		n.Pascal += capital
	}
	return n
}

// A route is a path in a framework's syntax.
type route struct {
	path       Text
	parameters []string
}

// newRoute writes a path. A parameter that the language or the framework has
// another use for, or that is called like the handler, gets "param_" in front.
func newRoute(f *frameworks.Framework, path input.Route, handler Name) route {
	var out strings.Builder
	var parameters []string
	for i, s := range path {
		if i > 0 || !f.Route.Relative {
			out.WriteByte('/')
		}
		if !s.Parameter {
			out.WriteString(s.Text)
			continue
		}
		name := parameter(f, s.Text)
		if f.Arguments && (name == handler.Snake || name == handler.Camel) {
			name = "param_" + name
		}
		for name != s.Text && slices.Contains(path, input.Segment{Text: name, Parameter: true}) {
			name += "2"
		}
		parameters = append(parameters, name)
		out.WriteString(f.Route.Open + name + f.Route.Close)
	}
	if len(path) == 0 && !f.Route.Relative {
		out.WriteByte('/')
	}
	return route{text(out.String()), parameters}
}

func parameter(f *frameworks.Framework, name string) string {
	_, taken := slices.BinarySearch(f.TakenParameters, name)
	if taken || f.Arguments && (f.Language.Keyword(name) || f.Uses(name)) {
		return "param_" + name
	}
	return name
}

// Headers returns the fields that a response with this status has: the
// status's own that snippets carry, with those that the user gave in the
// place of one of the same name or after them. A field given several times is
// one with all the values (RFC 9110, section 5.3).
func Headers(s *status.Status, given []input.Header, none bool) []input.Header {
	var out []input.Header
	if !none {
		for _, h := range s.Headers {
			if h.Carried {
				out = append(out, input.Header{Name: h.Name, Value: h.Example})
			}
		}
	}
	seen := map[string]bool{}
	for _, h := range given {
		lower := strings.ToLower(h.Name)
		i := slices.IndexFunc(out, func(o input.Header) bool { return strings.EqualFold(o.Name, h.Name) })
		switch {
		case h.Remove:
			if i >= 0 {
				out = slices.Delete(out, i, i+1)
			}
			continue
		case i < 0:
			out = append(out, h)
		case !seen[lower]:
			out[i] = h
		default:
			out[i].Value += ", " + h.Value
		}
		seen[lower] = true
	}
	return out
}

func (v *view) body(r *Request) {
	shape := r.Body
	if shape == nil {
		shape = ErrorShape
	}
	if shape.MediaType == "" || v.Bodyless {
		v.Empty = true
		return
	}
	v.Fields = shape.fill(r.Status)
	v.Body = Value{Kind: Object, Fields: v.Fields}
	v.Media, v.JSON = text(shape.MediaType), shape.MediaType == "application/json"
	v.Strings = !slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Value.Kind != String })
	v.Problem = shape.MediaType == ProblemShape.MediaType
	if !v.JSON {
		v.Typed = append([]Field{{text("Content-Type"), Value{Text: v.Media}}}, v.Headers...)
	}
	v.sent = v.Method != "HEAD"
	if r.Framework.Language.Objects != nil && r.Framework.Language.Objects.Open == "" {
		v.state("body", v.Fields)
	}
}

// state appends the statements that build an object under a variable's name,
// after those of the objects inside it.
func (v *view) state(name string, fields []Field) {
	s := Statement{Var: name, Fields: make([]Field, len(fields))}
	for i, f := range fields {
		s.Fields[i] = Field{f.Name, v.named(f.Value)}
	}
	v.Objects = append(v.Objects, s)
}

// named replaces the objects in a value by the variables under which they are
// built. Those are numbered: a field's name need not be an identifier.
func (v *view) named(value Value) Value {
	switch value.Kind {
	case Object:
		v.variables++
		name := "part" + strconv.Itoa(v.variables)
		for slices.Contains(v.Parameters, name) {
			v.variables++
			name = "part" + strconv.Itoa(v.variables)
		}
		v.state(name, value.Fields)
		return Value{Kind: Number, Plain: name} // written as it stands, like a number
	case List:
		v.Lists = true
		items := make([]Value, len(value.Items))
		for i, item := range value.Items {
			items[i] = v.named(item)
		}
		return Value{Kind: List, Items: items}
	}
	return value
}

// imfFixdate is the layout of a date in a header (RFC 9110, section 5.6.7).
const imfFixdate = "Mon, 02 Jan 2006 15:04:05 GMT"
