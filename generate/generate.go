// Package generate turns a status and a framework into handler code.
package generate

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
	"snipgen/templates"
)

// A Part is a piece of a snippet.
type Part string

// The parts. An editor inserts the handler alone.
const (
	All     Part = "all"
	Imports Part = "imports"
	Handler Part = "handler"
	// What a file that is being written may have already: the application
	// object, and the class around the handler. Few snippets have them apart.
	Application Part = "application"
	InClass     Part = "member"
)

// Parts lists the parts that every snippet has.
var Parts = []Part{All, Imports, Handler}

// A Request says what to generate. Status and Framework are required; every
// other field has a default.
type Request struct {
	Status    *status.Status
	Framework *frameworks.Framework
	// Name is the handler's name in any casing.
	Name string
	// Method is the request method, in capitals; GET by default.
	Method string
	// Path is the route, with its parameters in braces.
	Path string
	// Body is the body's shape; ErrorShape by default.
	Body *Shape
	// Headers replace, remove or follow the status's own, and NoHeaders
	// leaves the status's own out.
	Headers   []input.Header
	NoHeaders bool
	// URL is the address that a client asks instead of snipgen's own server.
	URL string
	// Server is where snipgen's own server answers, without a slash at its
	// end; http://127.0.0.1:8499 by default.
	Server string
	// Own are the user's own definitions, which that server may know too.
	Own []status.Status
	// Part is the piece of the snippet to write; All by default.
	Part Part
	// Indent is the number of columns by which the code will be indented
	// further; lines break so much earlier.
	Indent int
	// Date is the time in a message's Date field.
	Date time.Time
	// Wire asks for a message exactly as it is sent, with CRLF line ends. It
	// means nothing for another target than raw HTTP.
	Wire bool
}

// A Snippet is the code for one status in one framework.
type Snippet struct {
	Code string
	// File is the file name under which the framework's users expect it.
	File string
}

// A Target is a framework with a template of the user's own.
type Target struct {
	Framework *frameworks.Framework
	Template  string
	// Origin names the template's file in errors.
	Origin string
}

// A Generator generates snippets. It parses a template when it is first asked
// for, and is not safe for concurrent use.
type Generator struct {
	own    []Target
	parsed map[*frameworks.Framework]*parsed
	buffer bytes.Buffer
}

// New returns a Generator that knows the user's own targets besides the
// built-in ones. One that has the ID of a built-in framework replaces it.
func New(own ...Target) *Generator {
	return &Generator{own: own, parsed: make(map[*frameworks.Framework]*parsed, 1)}
}

// Frameworks lists the frameworks by ID, the user's own among them.
func (g *Generator) Frameworks() []*frameworks.Framework {
	list := slices.Clone(frameworks.All)
	for _, t := range g.own {
		i, found := slices.BinarySearchFunc(list, t.Framework.ID, func(f *frameworks.Framework, id string) int { return strings.Compare(f.ID, id) })
		if found {
			list[i] = t.Framework
		} else {
			list = slices.Insert(list, i, t.Framework)
		}
	}
	return list
}

// Refusal says why a framework cannot send a status; it is empty where it can.
func Refusal(s *status.Status, f *frameworks.Framework) string {
	switch {
	case s.Unsendable != "":
		return s.Unsendable
	case s.Code < f.MinCode || s.Code > f.MaxCode:
		return f.CodesWhy
	case status.Interim(s.Code) && !f.AnyInterim && !slices.Contains(f.Interim, s.Code):
		return f.InterimWhy
	case s.Code == 103 && f.HintsLinks && !slices.ContainsFunc(s.Headers, func(h status.Header) bool { return h.Name == "Link" }):
		return "its call for 103 sends nothing but Link headers, which this meaning of 103 does not have"
	}
	return ""
}

// Snippet generates the code that r asks for. Its errors are of type
// input.Error where r asks for what cannot be, such as a status that the
// framework cannot send or a message that its language cannot hold.
func (g *Generator) Snippet(r Request) (Snippet, error) {
	if why := Refusal(r.Status, r.Framework); why != "" {
		return Snippet{}, g.refuse(r, why)
	}
	p, err := g.parse(r.Framework)
	if err != nil {
		return Snippet{}, err
	}
	v, err := newView(r, p)
	if err != nil {
		return Snippet{}, err
	}
	code, err := g.render(r, p, v)
	if err != nil {
		return Snippet{}, err
	}
	return Snippet{Code: code, File: fileName(r.Framework, v)}, nil
}

// render writes the code of what a view shows.
func (g *Generator) render(r Request, p *parsed, v *view) (string, error) {
	if r.Part == "" {
		r.Part = All
	}
	t := p.parts[r.Part]
	if t == nil {
		return "", nil
	}
	code, err := g.execute(t, v, r.Framework, r.language())
	if err != nil {
		return "", err
	}
	if r.Wire && r.Framework.Language.ID == "http" {
		return wire(code, v)
	}
	return code, nil
}

// execute runs a template of a framework's and lays out what comes of it as a
// language wants it.
func (g *Generator) execute(t *template.Template, v *view, f *frameworks.Framework, l *languages.Language) (string, error) {
	g.buffer.Reset()
	if err := t.Execute(&g.buffer, v); err != nil {
		return "", executionError(err, f)
	}
	out := g.buffer.Bytes()
	if bytes.IndexByte(out, unescaped) >= 0 {
		return "", input.Errorf("the template of %s prints free text as it is", f.ID).
			Hintf("write it as a literal: {{str .Message}}")
	}
	// One line break at the end, whatever the template has there.
	code := string(bytes.TrimRight(layOut(out, l), "\n"))
	if code != "" {
		code += "\n"
	}
	return code, nil
}

// language is the framework's, with the width that indentation leaves.
func (r *Request) language() *languages.Language {
	l := r.Framework.Language
	if r.Indent == 0 || l.Width == 0 {
		return l
	}
	narrow := *l
	narrow.Width = max(l.Width-r.Indent, 1)
	return &narrow
}

func (g *Generator) refuse(r Request, why string) error {
	subject := fmt.Sprintf("status %03d", r.Status.Code)
	if r.Status.Unsendable != "" {
		return input.Errorf("%s can't be sent: %s", subject, why).
			Hintf("`snipgen show %03d` tells what it means", r.Status.Code)
	}
	var can []string
	for _, f := range g.Frameworks() {
		if Refusal(r.Status, f) == "" {
			can = append(can, f.ID)
		}
	}
	return input.Errorf("%s can't be sent by %s: %s", subject, r.Framework.Title, why).
		Hintf("these targets can: %s", strings.Join(can, ", "))
}

// executionError tells a text that does not fit the language, which is the
// user's to change, from a mistake in a template.
func executionError(err error, f *frameworks.Framework) error {
	var unfit *unfitError
	if errors.As(err, &unfit) {
		return input.Errorf("text %q can't be written in %s: %s", shorten(unfit.text), f.Language.Title, unfit.cause).
			Hintf("change the text or choose another target")
	}
	var exec template.ExecError
	if errors.As(err, &exec) {
		err = exec.Err
	}
	return input.Errorf("%s", strings.TrimPrefix(err.Error(), "template: "))
}

func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// wire turns a message as it is shown into one as it is sent: the head's line
// ends become CRLF, and an empty line ends it; the body keeps its bytes.
func wire(shown string, v *view) (string, error) {
	head := strings.TrimSuffix(shown, "\n")
	body := ""
	if v.sent {
		var err error
		if body, err = v.notation.value(0, v.Body); err != nil {
			return "", err
		}
		head = strings.TrimSuffix(head, body)
	}
	head = strings.TrimRight(head, "\n") + "\n\n"
	return strings.ReplaceAll(head, "\n", "\r\n") + body, nil
}

func fileName(f *frameworks.Framework, v *view) string {
	n := v.Name
	if f.Group != "" {
		n = v.Group
	}
	if !strings.Contains(f.File, "{") {
		return f.File
	}
	name := strings.ReplaceAll(f.File, "{snake}", n.Snake)
	name = strings.ReplaceAll(name, "{Pascal}", n.Pascal)
	return strings.ReplaceAll(name, "{code}", strconv.Itoa(v.Code))
}

// parsed is a template that is ready to run, with what is the same for every
// snippet that has no name or path of its own.
type parsed struct {
	parts       map[Part]*template.Template
	modules     map[string]*template.Template // by kind, once they are asked for
	name, group Name
	route       route
}

// newTemplate parses a template of a language's. Handler is the source of the
// template that it calls by this name; it is empty where there is none.
func newTemplate(name, source, handler string, l *languages.Language) (*template.Template, error) {
	t := template.New(name).Option("missingkey=error").Funcs(functions(l, source+handler))
	if handler != "" {
		if _, err := t.New(string(Handler)).Parse(marks.Replace(handler)); err != nil {
			return nil, err
		}
	}
	return t.Parse(marks.Replace(source))
}

func (g *Generator) parse(f *frameworks.Framework) (*parsed, error) {
	if p, done := g.parsed[f]; done {
		return p, nil
	}
	source, handler, origin := "", "", f.ID
	if i := slices.IndexFunc(g.own, func(t Target) bool { return t.Framework == f }); i >= 0 {
		source, origin = g.own[i].Template, g.own[i].Origin
	} else {
		source, handler = templates.Snippet(f.ID, f.Language.Extension), templates.Handler(f.ID, f.Language.Extension)
	}
	t, err := newTemplate(origin, source, handler, f.Language)
	if err == nil {
		err = check(t)
	}
	if err != nil {
		return nil, input.Errorf("%s", strings.TrimPrefix(err.Error(), "template: ")).
			Hintf("CONTRIBUTING.md lists what a template can use")
	}
	p := &parsed{parts: map[Part]*template.Template{All: t}, modules: map[string]*template.Template{}}
	p.name, p.group = cased(f, strings.Fields(f.Name)), grouped(f, strings.Fields(f.Group))
	if p.route, err = newRoute(f, f.Path, p.name); err != nil {
		return nil, err
	}
	for _, part := range []Part{Imports, Handler, Application, InClass} {
		p.parts[part] = t.Lookup(string(part))
	}
	// A snippet that has no parts is its own handler.
	if p.parts[Handler] == nil {
		p.parts[Handler] = t
	}
	g.parsed[f] = p
	return p, nil
}
