package command

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/source"
	"snipgen/generate/status"
)

// snippetCommand runs if the command line names no command.
var snippetCommand = command{
	arguments: "STATUS...", summary: "print handler code that returns an HTTP status",
	flags: []*flag{
		{name: "lang", group: theHandler, letter: "l", called: langCalled, usage: "write for a `TARGET`, such as flask or rails@7.1, or several with commas (default: what the project uses)"},
		&keyFlag, &messageFlag, &nameFlag, &methodFlag, &routeFlag, &headersFlag, &noHeaders, &bodyFlag, &csrfExempt,
		{name: "part", group: theHandler, called: []string{"only"}, usage: "the `PART` of the snippet: all, imports, handler or response (default: all)"},
		{name: "file", group: thePlace, letter: "f", called: []string{"into"}, usage: "print only what `FILE` lacks"},
		{name: "buffer", group: thePlace, called: []string{"stdin"}, usage: "read the unsaved file from standard input"},
		{name: "insert", group: thePlace, called: []string{"line", "at"}, usage: "print the whole file with the code at line `N`, or with --json the edits"},
		{name: "indent", group: thePlace, called: []string{"spaces"}, usage: "indent by `N` spaces, or auto: like the lines on standard input"},
		&urlFlag,
		{name: "wire", group: theHandler, usage: "for http: print the bytes as sent, with CRLF"},
		&statusFlag,
		{name: "all", group: ownOnes, letter: "a", called: []string{"every"}, usage: "every status that you define, or every built-in one if you define none"},
		&outputFlag,
		{name: "json", called: []string{"as-json"}, usage: "print the code and its details as JSON"},
		{name: "color", called: []string{"colour"}, usage: "colour the code `WHEN`: auto, always or never (default: auto, on a terminal)"},
		{name: "version", letter: "v", usage: "print the version"},
		&helpFlag,
	},
	run: (*call).snippet,
}

// A jsonSnippet is code with its status and target.
type jsonSnippet struct {
	Target   string `json:"target"`
	Language string `json:"language"`
	File     string `json:"file"`
	Status   int    `json:"status"`
	Key      string `json:"key"`
	Reason   string `json:"reason"`
	Message  string `json:"message"`
	Origin   string `json:"origin"`
	Code     string `json:"code"`
	// Notes say what the code needs beside itself.
	Notes []string `json:"notes"`
	// Versions are the versions for which the code is written; see
	// generate.Snippet.
	Versions map[string]string `json:"versions,omitempty"`
	// Edits insert the code into a file; see source.Edit.
	Edits []source.Edit `json:"edits,omitzero"`
}

// snippetOf returns the jsonSnippet for a status in a framework.
func snippetOf(s *status.Status, f *frameworks.Framework, code generate.Snippet) jsonSnippet {
	return jsonSnippet{f.ID, f.Language.ID, code.File, s.Code, s.Key, s.Reason, s.Message, s.Origin, code.Code, append([]string{}, code.Notes...), code.Versions, nil}
}

func (c *call) snippet() error {
	if c.on("version") {
		fmt.Fprintf(c.stdout, "snipgen %s\n", thisBuild())
		return nil
	}
	g := c.generator()
	statuses, err := c.findStatuses(c.arguments...)
	if err != nil {
		return err
	}
	if c.given("file") || c.given("buffer") || c.given("insert") {
		return c.insert(g, statuses)
	}
	targets, err := c.targets(g)
	if err != nil {
		return err
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	if auto, _ := c.setting("indent"); auto == "auto" && len(statuses)*len(targets) > 1 {
		return input.Errorf("--indent auto is for one snippet, not %d", len(statuses)*len(targets)).Hintf("--indent 4")
	}
	if c.on("all") {
		request.Defaults.Path = nil // with a common path, their routes would be the same
	}
	var snippets []jsonSnippet
	var left []string
	for _, s := range statuses {
		for _, f := range targets {
			// --all leaves out what a target can't send instead of failing.
			if c.on("all") && s.Origin != status.Own && generate.Refusal(s, f.Framework) != "" {
				left = append(left, fmt.Sprintf("%s %d", f.ID, s.Code))
				continue
			}
			request.Status, request.Framework, request.Versions = s, f.Framework, f.Versions
			request.Keyed = c.on("all") && s.Origin == status.Own
			setSyntax(&request, c.text("output"))
			margin, err := c.margin(source.New("", "", f.Language))
			if err != nil {
				return err
			}
			code, err := margin.Snippet(g, request)
			if err != nil {
				return err
			}
			snippets = append(snippets, snippetOf(s, f.Framework, code))
		}
	}
	if len(left) > 0 {
		c.remark("left out what can't be sent: %s", strings.Join(left, ", "))
	}
	return c.print(snippets, len(statuses) > 1)
}

// print prints snippets in the form that the flags request. Named adds the
// status to the headings.
func (c *call) print(snippets []jsonSnippet, named bool) error {
	coloured, err := c.coloured()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	out := c.stdout
	name := c.text("output")
	if isFile(name) {
		out, coloured = sink{w: &file}, false
	}
	switch {
	case c.on("json") && len(snippets) == 1:
		err = writeJSON(out, snippets[0])
	case c.on("json"):
		err = writeJSON(out, snippets)
	default:
		for _, s := range snippets {
			c.remarkNotes(s.Target, s.Notes)
		}
		err = out.snippets(snippets, named, coloured)
	}
	if err == nil && isFile(name) {
		err = files.Write(name, file.Bytes())
	}
	return err
}

// remarkNotes prints the notes about a target's code, each once per run.
func (p *program) remarkNotes(target string, notes []string) {
	for _, note := range notes {
		if line := target + ": " + note; !slices.Contains(p.noted, line) {
			p.noted = append(p.noted, line)
			p.remark("%s", line)
		}
	}
}

// snippets writes code, with a heading for each snippet if there are several,
// as head does. Named adds the status to the headings.
func (s sink) snippets(list []jsonSnippet, named, coloured bool) error {
	for i, snippet := range list {
		if i > 0 {
			fmt.Fprintln(s)
		}
		heading := snippet.Target
		if named {
			heading = snippet.Key + " " + snippet.Target
		}
		if len(list) > 1 {
			fmt.Fprintf(s, "==> %s <==\n", heading)
		}
		var err error
		if coloured {
			err = s.colour(snippet.Language, snippet.Code)
		} else {
			_, err = io.WriteString(s, snippet.Code)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
