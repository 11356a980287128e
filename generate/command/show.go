package command

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

var showCommand = command{
	name: "show", arguments: "STATUS", summary: "explain a status",
	flags: []*flag{&statusFlag, &jsonFlag},
	run:   (*call).show,
}

// A jsonStatus describes a status.
type jsonStatus struct {
	Code      int    `json:"code"`
	Key       string `json:"key"`
	Reason    string `json:"reason"`
	Message   string `json:"message"`
	Meaning   string `json:"meaning"`
	Origin    string `json:"origin"`
	Default   bool   `json:"default"`
	Reference string `json:"reference"`
	URL       string `json:"url"`
	Body      bool   `json:"body"`
	// Method, Path, Name, Shape (of the body) and Fields are a definition's.
	Method  string       `json:"method,omitempty"`
	Path    string       `json:"path,omitempty"`
	Name    string       `json:"name,omitempty"`
	Shape   string       `json:"shape,omitempty"`
	Fields  []string     `json:"fields,omitempty"`
	Headers []jsonHeader `json:"headers"`
	Tags    []string     `json:"tags"`
	// Unsendable explains why no server can send it.
	Unsendable string `json:"unsendable,omitempty"`
	// Refused lists the targets that can't send it; Others are the other
	// meanings of the code.
	Refused []jsonRefusal `json:"refused"`
	Others  []string      `json:"others"`
	// Notes say what the snippets need beside themselves.
	Notes []jsonNote `json:"notes"`
	// Snippets say for which versions each target's snippet is written, and
	// Wire what the snippets actually sent. Both are left out of a list of
	// statuses.
	Snippets []jsonFor  `json:"snippets,omitzero"`
	Wire     []jsonWire `json:"wire,omitzero"`
}

// A jsonFor says for which versions of a target its snippet for a status is
// written.
type jsonFor struct {
	Target   string `json:"target"`
	Versions string `json:"versions"`
	// Names are the names of the code in the target's versions, the newest
	// first. The snippet has the number if there is no name, or if it is for
	// versions with different names.
	Names []jsonName `json:"names"`
}

// A jsonName is a target's name for a code. Versions are the versions of the
// Package that have it; both are empty if all supported versions do.
type jsonName struct {
	Name     string `json:"name"`
	Package  string `json:"package,omitempty"`
	Versions string `json:"versions,omitempty"`
}

// A jsonHeader is one of a status's own headers.
type jsonHeader struct {
	Name    string `json:"name"`
	Example string `json:"example"`
	Level   string `json:"level"`
	Section string `json:"section"`
	When    string `json:"when,omitempty"`
	Carried bool   `json:"carried"`
}

// A jsonRefusal explains why a target can't send a status.
type jsonRefusal struct {
	Target string `json:"target"`
	Why    string `json:"why"`
}

// A jsonNote says what a target's snippet needs beside itself.
type jsonNote struct {
	Target string `json:"target"`
	Note   string `json:"note"`
}

// A jsonWire is what a target's snippets for a status actually sent.
type jsonWire struct {
	Target   string            `json:"target"`
	Versions map[string]string `json:"versions,omitempty"`
	// NotRun explains why the snippets weren't run.
	NotRun string `json:"not_run,omitempty"`
	record.Outcome
	// Elsewhere is what other servers sent, where it differs.
	Elsewhere []record.Elsewhere `json:"elsewhere,omitempty"`

	version func() string // the versions in one line
}

func (c *call) show() error {
	if len(c.arguments) != 1 {
		return input.Errorf("show takes one status, not %d", len(c.arguments)).Hintf("snipgen show 499")
	}
	s, known, err := status.Find(c.arguments[0], c.own.Statuses)
	if err != nil {
		return err
	}
	if !known {
		return input.Errorf("unknown status %q", c.arguments[0]).Hintf("%d has no definition; `snipgen statuses` lists all", s.Code)
	}
	d := c.scope().detailed(s)
	if c.on("json") {
		return writeJSON(c.stdout, d)
	}
	d.print(c.layout())
	return nil
}

// A scope holds the user's own statuses and all targets, for the description of
// a status.
type scope struct {
	own     []status.Status         // the user's own statuses
	targets []*frameworks.Framework // built-in ones and the user's own
}

func (p *program) scope() scope { return scope{p.own.Statuses, p.generator().Frameworks()} }

// status describes a status, without the versions of its snippets and without
// what they sent.
func (k scope) status(s *status.Status) jsonStatus {
	d := jsonStatus{
		Code: s.Code, Key: s.Key, Reason: s.Reason, Message: s.Message, Meaning: s.Meaning, Origin: s.Origin, Default: s.Default,
		Reference: s.Reference, URL: s.URL, Body: !status.Bodyless(s.Code), Headers: []jsonHeader{}, Tags: append([]string{}, s.Tags...),
		Unsendable: s.Unsendable, Refused: []jsonRefusal{}, Others: []string{}, Notes: []jsonNote{},
	}
	d.define(s.Definition)
	for _, h := range s.Headers {
		d.Headers = append(d.Headers, jsonHeader{h.Name, h.Example, string(h.Level), h.Section, h.When, h.Carried})
	}
	for _, f := range k.targets {
		if why := generate.Refusal(s, f); why != "" {
			d.Refused = append(d.Refused, jsonRefusal{f.ID, why})
			continue
		}
		for _, note := range f.Notice(s.Code, "GET", false) {
			d.Notes = append(d.Notes, jsonNote{f.ID, note})
		}
	}
	other := func(o status.Status) {
		if o.Code == s.Code && (o.Key != s.Key || o.Origin != s.Origin) {
			o.Default = false // its name needs an origin or key
			d.Others = append(d.Others, o.Name()+" "+o.Reason)
		}
	}
	for i := range k.own {
		other(k.own[i])
	}
	for _, o := range status.Meanings(s.Code) {
		other(o)
	}
	return d
}

// detailed describes a status, with the versions of its snippets and what they
// sent.
func (k scope) detailed(s *status.Status) jsonStatus {
	d := k.status(s)
	d.Snippets, d.Wire = []jsonFor{}, []jsonWire{}
	for _, f := range k.targets {
		if why := generate.Refusal(s, f); why != "" {
			// The refusal applies to all versions.
			d.Wire = append(d.Wire, jsonWire{Target: f.ID, Outcome: record.Outcome{Refused: why}})
			continue
		}
		if f.Oldest != "" {
			d.Snippets = append(d.Snippets, snippetFor(s.Code, f))
		}
		d.Wire = append(d.Wire, wire(s, f)...)
	}
	return d
}

// define adds the contents of a user's definition, which may be nil.
func (d *jsonStatus) define(of *status.Definition) {
	if of == nil {
		return
	}
	d.Method, d.Name = of.Method, strings.Join(of.Name, "-")
	if of.Path != nil {
		d.Path = of.Path.String()
	}
	if of.Body != nil {
		d.Shape = of.Body.Name
	}
	for _, f := range of.Fields {
		d.Fields = append(d.Fields, f.Name)
	}
}

// snippetFor says for which versions of a target its snippet for a code is
// written.
func snippetFor(code int, f *frameworks.Framework) jsonFor {
	out := jsonFor{f.ID, f.Versions(), []jsonName{}}
	for _, r := range f.All(code) {
		name := jsonName{Name: r.Name}
		if span := frameworks.Between(r.Since, r.Before); !span.Any() {
			name.Package, name.Versions = f.NamedBy(), span.String()
		}
		out.Names = append(out.Names, name)
	}
	return out
}

func wire(s *status.Status, f *frameworks.Framework) []jsonWire {
	results := record.Results(f, s)
	if len(results) == 0 {
		return []jsonWire{{Target: f.ID, NotRun: ownTemplate}}
	}
	var out []jsonWire
	for _, r := range results {
		out = append(out, jsonWire{f.ID, r.Run.Versions, r.NotRun, r.Outcome, r.Elsewhere, func() string { return r.Run.Version(f.Title) }})
	}
	return out
}

// print writes the description as text.
func (d jsonStatus) print(out layout) {
	out.paragraph(fmt.Sprintf("%03d %s", d.Code, d.Reason))
	if d.Meaning != "" {
		fmt.Fprintln(out)
		out.paragraph(strings.TrimRight(d.Meaning, "\n"))
	}
	fmt.Fprintln(out)
	var rows [][]string
	line := func(name, value string) {
		if value != "" {
			rows = append(rows, []string{name, value})
		}
	}
	line("key", d.Key)
	if d.Message != d.Reason {
		line("message", strconv.QuoteToGraphic(d.Message))
	}
	line("origin", d.Origin)
	line("reference", d.Reference)
	line("", d.URL)
	line("tags", strings.Join(d.Tags, ", "))
	body := "none"
	if d.Body {
		body = cmp.Or(d.Shape, "any")
	}
	line("body", body)
	line("fields", strings.Join(d.Fields, ", "))
	line("method", d.Method)
	line("path", d.Path)
	line("name", d.Name)
	name := "other meanings"
	for _, o := range d.Others {
		line(name, o)
		name = ""
	}
	out.columns(rows)
	d.printHeaders(out)
	if d.Unsendable != "" {
		fmt.Fprintln(out)
		out.paragraph("can't be sent: " + d.Unsendable)
		return
	}
	d.printSnippets(out)
	d.printWire(out)
	if len(d.Notes) == 0 {
		return
	}
	fmt.Fprintf(out, "\nnotes\n")
	rows = nil
	for _, n := range d.Notes {
		rows = append(rows, []string{"  " + n.Target, n.Note})
	}
	out.columns(rows)
}

func (d jsonStatus) printHeaders(out layout) {
	if len(d.Headers) == 0 {
		return
	}
	fmt.Fprintf(out, "\nheaders\n")
	var rows [][]string
	for _, h := range d.Headers {
		left := "left out unless requested"
		if h.Carried {
			left = "in snippets"
		}
		rows = append(rows, []string{"  " + h.Level, h.Name + ": " + h.Example, h.Section, left})
		if h.When != "" {
			rows = append(rows, []string{"  ", "  when " + h.When, "", ""})
		}
	}
	out.columns(rows)
}

func (d jsonStatus) printSnippets(out layout) {
	var rows [][]string
	for _, s := range d.Snippets {
		target, versions := "  "+s.Target, s.Versions
		for _, n := range s.Names {
			row := []string{target, versions, n.Name}
			if n.Package != "" {
				row = append(row, n.Package+" "+n.Versions)
			}
			rows = append(rows, row)
			target, versions = "  ", ""
		}
		if len(s.Names) == 0 {
			rows = append(rows, []string{target, versions, fmt.Sprintf("%03d", d.Code)})
		}
	}
	if len(rows) > 0 {
		fmt.Fprintf(out, "\nsnippets\n")
		out.columns(rows)
	}
}

func (d jsonStatus) printWire(out layout) {
	fmt.Fprintf(out, "\non the wire\n")
	var rows [][]string
	for _, seen := range d.Wire {
		what, how := "", ""
		if seen.version != nil {
			how = seen.version()
		}
		switch {
		case seen.NotRun != "":
			what, how = "not run", seen.NotRun
		case seen.Refused != "":
			what, how = "refused", seen.Refused
		case !seen.Passed():
			what = "FAILED"
		case seen.Reason == nil:
			what = "the request"
		default:
			what = d.line(*seen.Reason)
		}
		rows = append(rows, []string{"  " + seen.Target, what, how})
		for _, on := range seen.Elsewhere {
			what = "differs: " + on.Failed
			if on.Failed == "" {
				what = d.line(*on.Reason)
			}
			rows = append(rows, []string{"", what, on.Server})
		}
	}
	out.columns(rows)
}

// line returns the status line without the version.
func (d jsonStatus) line(reason string) string {
	return strings.TrimSpace(fmt.Sprintf("%03d %s", d.Code, reason))
}
