package generate

import (
	"net/url"
	pathpkg "path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A view is the data that a template sees. Its plain strings come from a table,
// or consist of letters, digits and little else by the rules of package input.
// Everything else is Text.
type view struct {
	// Code is the status code. Status is its expression in code: the
	// framework's constant if there is one (then Named is true), or the
	// number.
	Code   int
	Status string
	Named  bool
	Reason Text
	// Key and Message are the error key and the message. Fields contain them in
	// the form of the body's shape.
	Key, Message Text
	// Name is the handler's name; Group is the name of its class.
	Name, Group Name
	Superclass  string // of the class
	Renamed     bool   // the user gave the name
	Method      string // in upper case
	MethodLower string
	MethodTitle string
	Head        bool // the method is HEAD, so no body is sent
	Common      bool // frameworks have a function with the method's name
	Routed      bool // the user gave a path or a method
	Path        Text // in the framework's syntax
	Parameters  []string
	Headers     []Field
	// Typed are the Headers, preceded by a Content-Type unless that is JSON's,
	// which frameworks add themselves.
	Typed []Field
	// Body is the body as a value, and Fields are its fields. Media is its
	// media type, and JSON is whether that is application/json. Problem is nil
	// if a framework's own type for problems can't express the body. Strings is
	// whether all fields are strings.
	Body    Value
	Fields  []Field
	Media   Text
	JSON    bool
	Problem *Problem
	Strings bool
	// Nested is whether a field is an object or a list.
	Nested bool
	// Titled is whether the framework itself adds the right title to a problem
	// with this code: the Problem's or, without a Problem, the Reason.
	Titled bool
	// Classes are the classes of the body and of objects inside it, for a
	// language whose objects are instances of classes. BodyType is the body's
	// type.
	Classes  []Class
	BodyType string
	// Empty is whether there is no body. Bodyless and Interim are
	// status.Bodyless and status.Interim of Code.
	Empty, Bodyless, Interim bool
	// Redirect is whether the framework's call for redirects sends the same
	// response: no body, a Location, and a code that clients follow (RFC 9110,
	// section 15.4). Location is the value of that header, or empty. Local is
	// whether it is a path of this server, Absolute whether it is the URL of a
	// web page, and URI whether it is either. Others are the headers except
	// Location. Allow are the methods in the Allow header, if it is a list of
	// methods.
	Redirect             bool
	Location             Text
	Local, Absolute, URI bool
	Others               []Field
	Allow                []string
	// Located is whether the framework has a call that responds with this code,
	// sets Location, and can send the body.
	Located bool
	// CSRFExempt is whether the handler is exempt from the check for CSRF
	// tokens.
	CSRFExempt bool
	// Declaration, ESM and TypeScript are those of the Request.
	Declaration     string
	ESM, TypeScript bool
	URL             Text
	PlainURL        bool   // no character is special to a shell or to curl
	Date            string // IMF-fixdate, RFC 9110, section 5.6.7

	// Module is the data for the templates of modules; nil for a snippet.
	Module *moduleView

	notation *notation
	versions versions
	plain    bool // whether the body is the default one
	// spent are the steps that a user's own template took in earlier runs, and
	// steps the total including this run.
	spent, steps int
}

// A Name is a name in each casing that languages use.
type Name struct{ Snake, Camel, Pascal string }

// newView returns the data of a template for a request with these headers.
func newView(r *Request, p *parsed, headers []input.Header) *view {
	f, s := r.Framework, r.Status
	v := &view{
		Superclass: f.Superclass,
		Code:       s.Code, Reason: text(s.Reason), Key: text(s.Key), Message: text(s.Message),
		Method: r.Method, Routed: r.Method != "" || r.Path != nil,
		Interim: status.Interim(s.Code), Bodyless: status.Bodyless(s.Code),
		Renamed: r.Name != nil, CSRFExempt: r.CSRFExempt, Declaration: r.Declaration, ESM: r.ESM || r.TypeScript, TypeScript: r.TypeScript,
		notation: &notation{r.language()}, versions: versions{of: f, ask: r.Versions},
	}
	if v.Method == "" {
		v.Method = "GET"
	}
	v.MethodLower = strings.ToLower(v.Method)
	v.MethodTitle = v.Method[:1] + v.MethodLower[1:]
	v.Head = v.Method == "HEAD"
	v.Common = !v.Head && v.Method != "OPTIONS"
	v.setName(r, p)
	v.setRoute(r, p)
	v.body(r)
	v.setHeaders(fitted(headers, r, v))
	if f.Category == frameworks.Client {
		v.setURL(r)
		v.Date = r.Date.UTC().Format(imfFixdate)
	}
	return v
}

func (v *view) setHeaders(headers []input.Header) {
	v.Headers = make([]Field, len(headers))
	for i, h := range headers {
		v.Headers[i] = Field{text(h.Name), Value{Text: text(h.Value)}}
	}
	v.Typed = v.Headers
	if !v.Empty && !v.JSON {
		v.Typed = append([]Field{{text("Content-Type"), Value{Text: v.Media}}}, v.Headers...)
	}
	v.setLocation(headers)
	v.setAllow(headers)
}

// HeaderName writes a header's name: the framework's constant for it, or a string
// literal.
func (v *view) HeaderName(name Text) (string, error) {
	for _, known := range v.versions.of.HeaderNames {
		if strings.EqualFold(known, name.open()) {
			return v.versions.of.HeaderConstant(known), nil
		}
	}
	return v.notation.str(name)
}

// HeaderCall returns the name of the framework's call for a header, or "" if it
// has none that accepts the value.
func (v *view) HeaderCall(f Field) string {
	for _, call := range v.versions.of.HeaderCalls {
		if call.Header == f.Name.open() && call.Accepts(f.Value.Text.open()) {
			return call.Name
		}
	}
	return ""
}

func (v *view) setLocation(headers []input.Header) {
	v.Others, v.Location = v.Headers, text("")
	v.Redirect, v.Located, v.Local, v.Absolute, v.URI = false, false, false, false, false
	i := slices.IndexFunc(headers, func(h input.Header) bool { return strings.EqualFold(h.Name, "Location") && h.Value != "" })
	if i < 0 {
		return
	}
	to := headers[i].Value
	v.Location, v.Others = text(to), slices.Delete(slices.Clone(v.Headers), i, i+1)
	u, err := url.Parse(to)
	plain := err == nil && uri(to)
	v.Local = plain && u.Host == "" && normal(to)
	v.Absolute = plain && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	v.URI = v.Local || v.Absolute
	v.Redirect = v.Empty && status.Redirect(v.Code)
	v.Located = (v.Redirect || v.Code/100 == 2 && (v.Empty || v.JSON)) && slices.Contains(v.versions.of.Located, v.Code) && !strings.HasPrefix(to, "~")
}

// uri reports whether s has only characters that every parser of URIs accepts
// (RFC 3986, section 2), which excludes the brackets of IPv6 addresses.
func uri(s string) bool { return uriPattern().MatchString(s) }

var uriPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$`)
})

// normal reports whether s is a path, perhaps with a query, that stays the same
// when dot segments and repeated slashes are removed, as http.Redirect of Go
// does.
func normal(s string) bool {
	path, _, _ := strings.Cut(s, "?")
	return path == "/" || strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && pathpkg.Clean(path) == strings.TrimSuffix(path, "/")
}

func (v *view) setAllow(headers []input.Header) {
	v.Allow = nil
	for _, h := range headers {
		if !strings.EqualFold(h.Name, "Allow") {
			continue
		}
		v.Allow = strings.Split(h.Value, ", ")
		if slices.ContainsFunc(v.Allow, func(m string) bool { return !slices.Contains(input.Methods, m) }) {
			v.Allow = nil
		}
	}
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
	if _, taken := slices.BinarySearch(f.Inherited, v.Name.Pascal); taken && r.Part == Action {
		v.Name.Pascal = "Handle" + v.Name.Pascal
	}
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

// cased returns words in each casing. A keyword, a builtin or a name that the
// snippet uses itself gets the prefix "handle".
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

// grouped returns the words of a class's name in each casing. Either all
// casings get the prefix "handle" or none does, since routers and class loaders
// derive one from another.
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

// newRoute returns a path in a framework's syntax. Parameters are in the
// language's casing. A parameter gets the prefix "param_" if the language or the
// framework uses its name otherwise, or if it is the handler's name.
func newRoute(f *frameworks.Framework, path input.Route, handler Name) route {
	var out strings.Builder
	var parameters []string
	path = slices.Clone(path)
	for i, s := range path {
		if s.Parameter {
			path[i].Text = f.Language.Parameter(s.Text)
		}
	}
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
	if strings.HasSuffix(out.String(), "/") {
		out.WriteString(f.Route.Exact)
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

// Headers returns the headers of a response with this status: the status's own
// that snippets include, unless none is true, and those given by the user,
// which replace headers of the same name. A header given several times becomes
// one with all values (RFC 9110, section 5.3).
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
	shape := r.Shape()
	if shape.MediaType == "" || v.Bodyless {
		v.Empty = true
		return
	}
	v.Fields = fill(shape, r.Status)
	v.Body = Value{Kind: Object, Fields: v.Fields}
	v.plain = shape == DefaultShape(r.Status)
	v.Media, v.JSON = text(shape.MediaType), shape.MediaType == "application/json"
	v.Nested = slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Value.Kind == Object || f.Value.Kind == List })
	v.Strings = !slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Value.Kind != String })
	if o := r.Framework.Language.Objects; o != nil && o.Types != nil {
		v.setClasses(shape, r)
	}
	v.Problem = nil
	if shape == ProblemShape {
		v.setProblem(len(definitionOf(r.Status).Fields) == 0)
	}
}

// imfFixdate is the layout of time.Format for a date in a header (RFC 9110,
// section 5.6.7).
const imfFixdate = "Mon, 02 Jan 2006 15:04:05 GMT"
