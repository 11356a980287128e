// Package generate turns a status and a framework into handler code.
package generate

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
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

// The parts that a request can ask for.
const (
	All     Part = "all"
	Imports Part = "imports"
	Handler Part = "handler"
	// Response is the statements that respond, for an existing handler.
	Response Part = "response"
	// Parts for a file that already exists: the application object, and the
	// handler without the class around it. Few templates define them.
	Application Part = "application"
	InClass     Part = "member"
	// Types are the declarations of types at the end of the handler.
	Types Part = "types"
	// Bare is the handler without its route, for a file that keeps routes
	// elsewhere.
	Bare Part = "bare"
	// Action is the handler as a method of a controller, with its route.
	Action Part = "action"
	// The imports that a Response, a Bare handler or an Action needs, if they
	// differ from those of the whole.
	ResponseImports Part = "imports of response"
	BareImports     Part = "imports of bare"
	ActionImports   Part = "imports of action"
)

// importsOf maps each part that has imports to the part that needs them.
var importsOf = map[Part]Part{Imports: All, ResponseImports: Response, BareImports: Bare, ActionImports: Action}

// Declarations are the forms of a Bare handler in JavaScript and TypeScript.
var Declarations = []string{
	"",                // const NAME = (req, res) => {};
	"function",        // function NAME(req, res) {}
	"export const",    // export const NAME = (req, res) => {};
	"export function", // export function NAME(req, res) {}
	"exports",         // exports.NAME = (req, res) => {};
	"module.exports",  // module.exports.NAME = (req, res) => {};
	"method",          // NAME(req, res) {}, in a class or an object
}

// Parts lists the parts that every snippet has.
var Parts = []Part{All, Imports, Handler, Response}

// A Request says what to generate. Its fields have the types of package input,
// so they are already checked. Status and Framework are required; every other
// field has a default.
type Request struct {
	Status    *status.Status
	Framework *frameworks.Framework
	// Versions returns the versions for which to write code. It is called only
	// if the code depends on them, since it may read a project's files. If it
	// is nil, the code is for all supported versions.
	Versions func() (frameworks.Versions, error)
	// Name is the handler's name as lower-case words.
	Name []string
	// Method is the request method in upper case; GET by default.
	Method string
	// Path is the route; by default the framework's.
	Path input.Route
	// Body is the body's shape; DefaultShape by default.
	Body *Shape
	// Defaults apply to what neither the request nor the status's definition
	// sets. Without a default, Keyed derives the name and the path from the
	// status's key, so that several definitions can live in one project.
	Defaults status.Definition
	Keyed    bool
	declared []Class // the classes in the file into which the code goes
	// Headers replace, remove or extend the status's own headers; NoHeaders
	// leaves out the status's own. Headers with the same name are joined into
	// one.
	Headers   []input.Header
	NoHeaders bool
	// URL returns the URL that a client target requests. Its argument is this
	// request, or a copy in which a text of the status is replaced. If it is
	// nil, the URL is empty.
	URL func(*Request) string
	// Rules are the style rules of the file or the project; lines are broken
	// accordingly. Restyle rewrites the code by them; nil leaves it unchanged.
	// The caller replaces the indentation.
	Rules   languages.Rules
	Restyle func(code string) string
	// CSRFExempt is whether the handler is exempt from the framework's check
	// for a token against cross-site request forgery.
	CSRFExempt bool
	// Part is the piece of the snippet to write; All by default.
	Part Part
	// Declaration is one of Declarations. Languages other than JavaScript and
	// TypeScript have one form.
	Declaration string
	// ESM is whether imports and exports are declarations, and TypeScript whether
	// the code has types, in a language where both depend on the file. The
	// imports of TypeScript are always declarations.
	ESM, TypeScript bool
	// Indent is the number of columns by which the caller will indent the code;
	// lines are broken that much earlier.
	Indent int
	// Date is the time for the Date header of a message.
	Date time.Time
	// Wire returns the message exactly as it is sent, with CRLF line endings.
	// Only the raw HTTP target uses it.
	Wire bool
}

// Complete fills in what the request leaves open from the status's definition
// or the defaults. It leaves the body to Shape.
func (r *Request) Complete() {
	var keyed status.Definition
	if r.Keyed {
		keyed.Name = input.Words(r.Status.Key)
		keyed.Path = input.Route{{Text: strings.Join(keyed.Name, "-")}}
	}
	for _, d := range []*status.Definition{definitionOf(r.Status), &r.Defaults, &keyed} {
		if r.Method == "" {
			r.Method = d.Method
		}
		if r.Path == nil {
			r.Path = d.Path
		}
		if r.Name == nil {
			r.Name = d.Name
		}
	}
}

// A Snippet is the code for one status in one framework.
type Snippet struct {
	Code string
	// File is the conventional file name for the code, such as views.py.
	File string
	// Notes say what the user has to do besides pasting the code, such as
	// setting a server's option.
	Notes []string
	// Versions are the versions for which the code is written. The keys are the
	// target's ID and, if the name of the status depends on a package's
	// version, that package. It is empty if the target has no versions.
	Versions map[string]string
}

// A Target is a framework with the user's own templates.
type Target struct {
	Framework *frameworks.Framework
	// Snippet is the template of a snippet, Module of the file that scaffold
	// writes, and Mount of the lines that mount this file, with the blocks
	// "imports" and "routes". Snippet and Module can call Handler as "handler".
	// All except Snippet may be empty.
	Snippet, Handler, Module, Mount Template
}

// A Template is the source of a user's own template.
type Template struct {
	Text string
	// Origin is the name of its file in errors, and Line the number of lines
	// before it in that file.
	Origin string
	Line   int
}

// Builtin returns the templates of a built-in target in the form of a user's
// target.
func Builtin(f *frameworks.Framework) Target {
	source := func(text string) Template { return Template{Text: text, Origin: f.ID} }
	own := Target{Framework: f, Snippet: source(templates.Snippet(f.ID, f.Language.Extension)), Handler: source(templates.Handler(f.ID, f.Language.Extension))}
	if f.Project != nil {
		own.Module = source(templates.Module(f.ID, "scaffold", f.Language.Extension))
		own.Mount = source(templates.Module(f.ID, "mount", f.Language.Extension))
	}
	return own
}

// source returns the text after as many line breaks as lines precede it in its
// file, so that text/template counts lines from the start of the file.
func (t Template) source() string {
	if t.Line == 0 {
		return t.Text
	}
	return "{{/*" + strings.Repeat("\n", t.Line) + "*/}}" + t.Text
}

// A Generator generates snippets. It parses each template once, on first use,
// and is safe for concurrent use.
type Generator struct {
	own    []Target
	parsed sync.Map // *frameworks.Framework to func() (*parsed, error)
}

// New returns a Generator for the built-in targets and the user's own. An own
// target with the ID of a built-in one replaces it.
func New(own ...Target) *Generator { return &Generator{own: own} }

// Frameworks lists the frameworks, including the user's own, by ID.
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

// Snippet generates the code for a request. It returns an input.Error if that
// is impossible, for example because the framework can't send the status or the
// language can't write the message.
func (g *Generator) Snippet(r Request) (Snippet, error) {
	p, v, err := g.resolve(&r)
	if err != nil {
		return Snippet{}, err
	}
	return g.snippet(&r, p, v)
}

func (g *Generator) snippet(r *Request, p *parsed, v *view) (Snippet, error) {
	code, err := render(r, p, v)
	if err != nil {
		return Snippet{}, err
	}
	notes := r.Framework.Notice(r.Status.Code, v.Method, r.CSRFExempt)
	if p.sandbox != nil && (r.Part == "" || slices.Contains([]Part{All, Handler, Response}, r.Part)) {
		notes = append(notes, omitted(r.Framework, v, code, func(v *view) (string, error) { return render(r, p, v) })...)
	}
	return Snippet{code, fileName(r.Framework, v), notes, v.versions.names(r.Status.Code)}, nil
}

// finished returns generated code in the style of the project. It removes
// imports that the whole snippet, of which the code is a part, doesn't need.
func (r *Request) finished(code, whole string) string {
	if needed := r.Framework.Language.Needed; needed != nil {
		code = needed(code, whole)
	}
	return r.restyled(code)
}

func (r *Request) restyled(code string) string {
	if r.Restyle == nil {
		return code
	}
	return r.Restyle(code)
}

// render returns the code for the data in v.
func render(r *Request, p *parsed, v *view) (string, error) {
	part := r.Part
	if part == "" {
		part = All
	}
	t := p.parts[part]
	switch {
	case t == nil && part == Response:
		return "", input.Errorf("target %q has no response for a handler that exists", r.Framework.ID).Hintf("--part handler")
	case t == nil:
		return "", nil
	}
	code, err := execute(runnable{t, p.sandbox}, v, r.Framework, r.language())
	if err != nil {
		return "", err
	}
	if p.sandbox != nil && part != Types { // Types come after a handler
		code = withoutFirstBreak(code)
	}
	whole := code
	switch {
	case r.Wire && r.Framework.Language.Message:
		return wire(code, v)
	case part == Response:
		code = dedent(strings.TrimLeft(code, "\n"))
	case importsOf[part] != "" && p.parts[importsOf[part]] != nil && r.Framework.Language.Needed != nil:
		if whole, err = execute(runnable{p.parts[importsOf[part]], p.sandbox}, v, r.Framework, r.language()); err != nil {
			return "", err
		}
	}
	return r.finished(code, whole), nil
}

// buffers are reused for the output of templates before layout.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// A runnable is a parsed template. Its sandbox is nil unless it is a user's own
// template.
type runnable struct {
	*template.Template
	sandbox *sandbox
}

// execute runs a template of a framework and lays out its output for a
// language.
func execute(r runnable, v *view, f *frameworks.Framework, l *languages.Language) (string, error) {
	t, s := r.Template, r.sandbox
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	var err error
	if s == nil {
		err = t.Execute(buffer, v)
	} else {
		err = s.execute(buffer, t, v)
	}
	if err != nil {
		return "", executionError(err, f)
	}
	out := buffer.Bytes()
	if bytes.IndexByte(out, unescaped) >= 0 {
		return "", input.Errorf("the template of %s prints free text unescaped", f.ID).
			Hintf("write it as a literal: {{str .Message}}")
	}
	if s == nil {
		out = layOut(out, l)
	} else if out, err = s.layOut(out, l); err != nil {
		return "", err
	}
	// Code ends in exactly one line break, even if the template's output
	// doesn't.
	code := bytes.TrimRight(out, "\n")
	if len(code) > 0 {
		code = append(code, '\n')
	}
	return string(code), nil
}

// withoutFirstBreak removes line breaks at the start of the output of a user's
// template, as {{block "handler" .}} on its own line causes.
func withoutFirstBreak(code string) string { return strings.TrimLeft(code, "\n") }

// dedent removes the indentation that all lines of code share. No generated
// literal spans lines.
func dedent(code string) string {
	margin := -1
	for line := range strings.Lines(code) {
		if indent := len(line) - len(strings.TrimLeft(line, " \t")); line != "\n" && (margin < 0 || indent < margin) {
			margin = indent
		}
	}
	var out strings.Builder
	for line := range strings.Lines(code) {
		out.WriteString(line[min(margin, len(line)-1):])
	}
	return out.String()
}

// language returns the framework's language with the style rules of the
// request, and with its width reduced by the indentation. A Response is
// indented by at least one level, since a handler surrounds it.
func (r *Request) language() *languages.Language {
	l, indent := r.Framework.Language.Measured(r.Rules), r.Indent
	if l.Width == 0 {
		return l
	}
	if r.Part == Response {
		indent += l.Columns(l.Indent)
	}
	if indent == 0 {
		return l
	}
	narrow := *l
	narrow.Width = max(l.Width-indent, 1)
	return &narrow
}

// executionError returns the input.Error for a template that failed. It
// distinguishes text that the language can't write, which the user can change,
// from a mistake in the template.
func executionError(err error, f *frameworks.Framework) error {
	var unfit *unfitError
	if errors.As(err, &unfit) {
		return input.Errorf("text %q can't be written in %s: %s", shorten(unfit.text), f.Language.Title, unfit.cause).
			Hintf("change the text or choose another target")
	}
	var limited *input.Error
	if errors.As(err, &limited) {
		return limited
	}
	var exec template.ExecError
	if errors.As(err, &exec) {
		err = exec.Err
	}
	return templateError(err)
}

// templateError returns the input.Error for a mistake in a template.
func templateError(err error) error {
	var wrong *input.Error
	if errors.As(err, &wrong) {
		return wrong
	}
	text := strings.TrimPrefix(err.Error(), "template: ")
	text = strings.ReplaceAll(text, " in type *generate.view", "")
	return input.Errorf("%s", text).Hintf("`snipgen help templates` lists what a template can use")
}

func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// wire turns a message for display into the bytes to send: the head gets CRLF
// line endings and an empty line at its end, and the body stays unchanged.
func wire(shown string, v *view) (string, error) {
	head := strings.TrimSuffix(shown, "\n")
	body := ""
	if !v.Empty && !v.Head {
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
	name := f.File
	if v.TypeScript {
		name = strings.TrimSuffix(name, f.Language.Extension) + languages.TypeScriptExtension
	}
	if !strings.Contains(name, "{") {
		return name
	}
	name = strings.ReplaceAll(name, "{snake}", n.Snake)
	name = strings.ReplaceAll(name, "{Pascal}", n.Pascal)
	return strings.ReplaceAll(name, "{code}", strconv.Itoa(v.Code))
}

// parsed is a parsed template, with the data that all snippets with the default
// name and path share.
type parsed struct {
	parts   map[Part]*template.Template
	sandbox *sandbox // nil unless it is a user's own template
	// scaffold and mount return the templates of modules. They parse them on
	// first use, since most runs don't need them.
	scaffold, mount func() (runnable, error)
	name, group     Name
	path            input.Route
	route           route
}

// newTemplate parses a template of a language. Handler is the source of the
// template that it calls as "handler"; empty if there is none.
func newTemplate(name, source, handler string, l *languages.Language) (*template.Template, error) {
	t := template.New(name).Option("missingkey=error").Funcs(functions(l, source+handler))
	if handler != "" {
		if _, err := t.New(string(Handler)).Parse(marks.Replace(handler)); err != nil {
			return nil, err
		}
	}
	return t.Parse(marks.Replace(source))
}

// literals returns the language of a framework, with the framework's own
// notation for opening an object if it has one.
func literals(f *frameworks.Framework) *languages.Language {
	if f.ObjectOpen == "" {
		return f.Language
	}
	l, objects := *f.Language, *f.Language.Objects
	objects.Open = f.ObjectOpen
	l.Objects = &objects
	return &l
}

// parse returns a framework's template. If several goroutines need it at the
// same time, one parses it and the others wait.
func (g *Generator) parse(f *frameworks.Framework) (*parsed, error) {
	once, found := g.parsed.Load(f)
	if !found {
		once, _ = g.parsed.LoadOrStore(f, sync.OnceValues(func() (*parsed, error) { return g.newParsed(f) }))
	}
	return once.(func() (*parsed, error))()
}

// target returns the user's own target with a framework, or nil if it is a
// built-in one.
func (g *Generator) target(f *frameworks.Framework) *Target {
	if i := slices.IndexFunc(g.own, func(t Target) bool { return t.Framework == f }); i >= 0 {
		return &g.own[i]
	}
	return nil
}

func (g *Generator) newParsed(f *frameworks.Framework) (*parsed, error) {
	var r runnable
	var err error
	own := g.target(f)
	if own != nil {
		r, err = newSandbox(own.Snippet, own.Handler, literals(f))
	} else {
		r.Template, err = newTemplate(f.ID, templates.Snippet(f.ID, f.Language.Extension), templates.Handler(f.ID, f.Language.Extension), literals(f))
	}
	if err != nil {
		return nil, templateError(err)
	}
	t := r.Template
	p := &parsed{sandbox: r.sandbox, parts: map[Part]*template.Template{All: t}, scaffold: moduleTemplate(f, own, "scaffold"), mount: moduleTemplate(f, own, "mount")}
	p.name, p.group = cased(f, strings.Fields(f.Name)), grouped(f, strings.Fields(f.Group))
	if p.path, err = input.Path(f.Path); err != nil {
		return nil, err
	}
	p.route = newRoute(f, p.path, p.name)
	for _, part := range []Part{Imports, Handler, Response, Application, InClass, Types, Bare, Action} {
		p.parts[part] = t.Lookup(string(part))
	}
	for part := range importsOf {
		if p.parts[part] = t.Lookup(string(part)); p.parts[part] == nil {
			p.parts[part] = p.parts[Imports]
		}
	}
	// A snippet without parts is its own handler.
	if p.parts[Handler] == nil {
		p.parts[Handler] = t
	}
	return p, nil
}
