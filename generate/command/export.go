package command

import (
	"os"
	"path/filepath"
	"strings"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/input"
	"snipgen/generate/openapi"
	"snipgen/generate/status"
)

var exportCommand = command{
	name: "export", arguments: "FORMAT [STATUS...]", summary: "write snippet files for vscode, luasnip, ultisnips, yasnippet, sublime or zed, or an openapi document",
	notes: []string{
		"Without a STATUS, it exports your definitions and the default meaning of every status that applications send. Name, path, key and message are tab " +
			"stops; a text that the code has in several casings has a stop for each.",
		"One file is printed, or written to `--output snippets.json`. Several need a folder: `--output snippets`.",
		places(),
		"The trigger is the code (404) or the key (not_found). A format with one trigger per snippet uses the code of a built-in status and the key of your " +
			"own; Sublime Text always uses the key. With several targets of one language, the target comes first: flask_404.",
		"openapi describes your definitions as OpenAPI 3.1: responses, schemas and paths.",
	},
	flags: []*flag{
		{name: "lang", group: theHandler, letter: "l", called: langCalled, usage: "write for a `TARGET`, such as flask or rails@7.1, or several with commas"},
		{name: "all", group: ownOnes, letter: "a", called: []string{"every"}, usage: "include the other meanings of codes, such as 499@esri"},
		&namesFlag, &methodFlag, &routeFlag, &headersFlag,
		{name: "no-headers", group: theResponse, called: []string{"skip-headers"}, usage: "leave out the statuses' own headers"},
		&bodyFlag,
		{name: "part", group: theHandler, called: []string{"only"}, usage: "the `PART` of the code: handler or all (default: handler)"},
		&statusFlag,
		{name: "output", group: thePlace, letter: "o", also: "out", called: []string{"folder", "dir", "directory"}, usage: "write to `FILE`; it is a folder if it exists as one, has no extension or is for several files"},
		{name: "force", group: thePlace, called: []string{"overwrite", "yes"}, usage: "replace files in the folder that snipgen didn't write"},
		{name: "json", group: thePlace, usage: "for openapi: write JSON instead of YAML"},
	},
	run: (*call).export,
}

// places says where the files of each format go.
func places() string {
	formats := each(editors.Formats, func(f *editors.Format) string { return f.ID + " " + f.Place })
	return "Where the files go, by format: " + strings.Join(formats, "; ") + "."
}

// export writes snippet files: a single one to standard output or a file, or
// all to a folder.
func (c *call) export() error {
	if len(c.arguments) == 0 {
		return input.Errorf("no format given").Hintf("name one of %s, %s", editors.Names(), openAPI)
	}
	if strings.EqualFold(c.arguments[0], openAPI) {
		return c.exportOpenAPI()
	}
	format, err := editors.FindFormat(c.arguments[0])
	if err != nil {
		return err
	}
	if c.on("json") {
		return input.Errorf("--json has no effect on %s", format.ID).Hintf("it is for openapi")
	}
	if c.given("output") && c.text("output") == "" {
		return input.Errorf("flag \"--output\" is empty").Hintf("name a file or a folder: --output snippets")
	}
	g := c.generator()
	r, err := c.snippets(g)
	if err != nil {
		return err
	}
	snippets, left, err := editors.Snippets(g, r)
	if err != nil {
		return err
	}
	written, err := format.Files(snippets)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		c.remark("left out what can't be sent: %s", strings.Join(left, ", "))
	}
	folder, file := c.destination(len(written))
	switch {
	case folder == "" && c.on("force"):
		return input.Errorf("--force needs a folder").Hintf("name one: --output snippets")
	case folder != "":
		n, of, err := editors.Write(folder, written, c.on("force"))
		if err == nil {
			c.note("%d of %d files written to %s; %s reads %s", n, of, folder, format.Title, format.Place)
		}
		return err
	case len(written) == 0:
		return input.Errorf("there is nothing to export").Hintf("name a status that the target can send")
	case len(written) > 1:
		return input.Errorf("%s needs %d files for this", format.Title, len(written)).Hintf("name a folder: --output snippets")
	}
	return c.deliver(file, written[0].Data)
}

// destination returns the folder or the file for n files; both are "" for
// standard output.
func (c *call) destination(n int) (folder, file string) {
	o := c.text("output")
	if !isFile(o) {
		return "", o
	}
	info, err := os.Stat(o)
	if n > 1 || os.IsPathSeparator(o[len(o)-1]) || err == nil && info.IsDir() || err != nil && filepath.Ext(o) == "" {
		return filepath.Clean(o), ""
	}
	return "", o
}

// snippets returns the request that the flags and arguments describe.
func (c *call) snippets(g *generate.Generator) (editors.Request, error) {
	r := editors.Request{Whole: len(c.arguments) > 1}
	var err error
	if r.Targets, err = c.targets(g); err != nil {
		return r, err
	}
	if r.Handler, err = c.request(); err != nil {
		return r, err
	}
	switch r.Handler.Part {
	case "":
		r.Handler.Part = generate.Handler
	case generate.Imports:
		return r, input.Errorf("--part imports can't be exported").Hintf("--part handler, or --part all for the whole file")
	}
	for _, query := range c.arguments[1:] {
		s, known, err := status.Find(query, c.own.Statuses)
		if err == nil && !known {
			err = input.Errorf("unknown status %q", query).Hintf("%d has no definition; define it in a file: --statuses errors.yaml", s.Code)
		}
		if err != nil {
			return r, err
		}
		r.Statuses = append(r.Statuses, s)
	}
	if !r.Whole {
		r.Statuses = editors.Statuses(c.own.Statuses, c.on("all"))
	} else if c.on("all") {
		return r, input.Errorf("--all and a status were both given").Hintf("leave out one of them")
	}
	return r, nil
}

// openAPI is the format that describes responses rather than snippets.
const openAPI = "openapi"

// exportOpenAPI writes the named statuses, or the user's definitions, as an
// OpenAPI document.
func (c *call) exportOpenAPI() error {
	for _, name := range []string{"lang", "all", "part", "name", "path", "force"} {
		if c.given(name) {
			return input.Errorf("--%s has no effect on %s", name, openAPI).Hintf("leave it out; --output FILE writes the document to a file")
		}
	}
	var statuses []*status.Status
	for i := range c.own.Statuses {
		statuses = append(statuses, &c.own.Statuses[i])
	}
	if len(c.arguments) > 1 {
		var err error
		if statuses, err = c.findStatuses(c.arguments[1:]...); err != nil {
			return err
		}
	}
	if len(statuses) == 0 {
		return input.Errorf("there are no definitions of yours").Hintf("write them to %s, or name statuses: snipgen export openapi 404 409", definitions.ProjectFile)
	}
	request, err := c.request()
	if err != nil {
		return err
	}
	text, left, err := openapi.Document(statuses, request, c.on("json"))
	if err != nil {
		return err
	}
	if len(left) > 0 {
		c.remark("left out of the paths, since OpenAPI has no such code: %s", strings.Join(left, ", "))
	}
	folder, file := c.destination(1)
	if folder != "" {
		return input.Errorf("%s is one file", openAPI).Hintf("name it: --output openapi.yaml")
	}
	return c.deliver(file, text)
}
