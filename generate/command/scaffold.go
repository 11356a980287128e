package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/project"
	"snipgen/generate/status"
)

var scaffoldCommand = command{
	name: "scaffold", arguments: "STATUS...", summary: "add handlers to a project as modules to mount",
	notes: []string{
		"A handler goes into a module of the framework's usual kind, where the project keeps most of its handlers, or those of the working directory, and is " +
			"named and written like them. Without such handlers it goes where the framework's users expect it. The command prints the lines that mount the handler; " +
			"`--mount` writes them too.",
		"These lines go where requests are served: to the mux that reaches the server, to the router that mounts the others, or to the application, after its " +
			"middleware and before its error handlers; with `--dir`, to the nearest of them. The printed route is the one to request, with the prefixes of the " +
			"routers above it. If several objects could serve it, snipgen lists them and chooses none.",
		"`--all` writes one module per definition, so that a later definition adds a file. `--one-file` writes one module, mounted with one line, or with one " +
			"per route in Django, Go and Rails.",
		"Either every file is written or none. A file that has the content already stays as it is; one that differs is an error that shows the difference, " +
			"unless `--force` replaces it.",
		"Modules follow the project's formatter as far as possible: `snipgen help snippets`. If it is one that snipgen can't follow, such as Spotless, its " +
			"command is printed.",
	},
	flags: []*flag{
		{name: "lang", group: theHandler, letter: "l", called: langCalled, usage: "write for a `TARGET`, such as flask or rails@7.1 (default: what the project uses)"},
		{name: "dir", group: thePlace, letter: "d", called: []string{"folder", "directory"}, usage: "the `FOLDER` for the modules (default: the framework's convention)"},
		&keyFlag, &messageFlag,
		{name: "name", group: theHandler, letter: "n", called: []string{"handler", "function"}, usage: "the handler's `NAME`, in any casing (default: from the key)"},
		&methodFlag,
		{name: "path", group: theHandler, letter: "p", called: []string{"route", "endpoint", "uri"}, usage: "the route's `PATH`, such as /orders/{id} (default: from the key)"},
		&headersFlag, &noHeaders, &bodyFlag, &csrfExempt, &statusFlag,
		{name: "all", group: ownOnes, letter: "a", called: []string{"every"}, usage: "every status that you define"},
		{name: "one-file", group: thePlace, called: []string{"single-file", "together"}, usage: "write one module with all handlers; --name is that of the module"},
		{name: "mount", group: thePlace, called: []string{"wire", "register"}, usage: "write the lines that mount the handlers too"},
		{name: "dry-run", group: thePlace, called: []string{"preview", "simulate"}, usage: "preview the run, and write nothing"},
		{name: "diff", group: thePlace, usage: "preview the run as a diff, and write nothing"},
		{name: "force", group: thePlace, called: []string{"overwrite", "yes"}, usage: "replace files that exist and differ"},
		&jsonFlag,
	},
	run: (*call).scaffold,
}

// A jsonScaffold reports the changes to a project and how to mount its modules.
type jsonScaffold struct {
	Target  string           `json:"target"`
	Root    string           `json:"root"`
	Written bool             `json:"written"`
	Files   []jsonModule     `json:"files"`
	Mount   []generate.Mount `json:"mount"`
	// Format is the command of the project's formatter, if the modules may not
	// fully comply with it; else empty.
	Format string `json:"format,omitempty"`
	// Mounted are the files that get the lines of Mount; nil without --mount.
	Mounted []jsonChange `json:"mounted,omitempty"`
	// PrefixFrom is the file that adds a prefix to the routes, if there is one.
	PrefixFrom string `json:"prefix_from,omitempty"`
	// Choices are the objects that could mount the handlers, if none was chosen.
	Choices []string `json:"choices,omitempty"`
}

// A jsonChange reports what happens to a file.
type jsonChange struct {
	Path   string `json:"path"`
	Action string `json:"action"`
	Diff   string `json:"diff,omitempty"`
}

// A jsonModule reports what happens to a file, and its handler.
type jsonModule struct {
	jsonChange
	Status int    `json:"status"`
	Key    string `json:"key"`
	Method string `json:"method"`
	Route  string `json:"route"`
	// URL is the path of requests to the handler, including the prefix of the
	// router that mounts it; empty if it isn't known.
	URL string `json:"url,omitempty"`
	// Versions are the versions for which the code is written; see
	// generate.Snippet.
	Versions map[string]string `json:"versions,omitempty"`
}

// scaffold writes handlers into a project.
func (c *call) scaffold() error {
	statuses, request, err := c.handlers()
	if err != nil {
		return err
	}
	g := c.generator()
	f, home, dir, free, err := c.moduleFolder(g)
	if err != nil {
		return err
	}
	survey := project.Survey
	if free {
		survey = project.SurveyNear
	}
	spot, err := survey(home, dir, f.Framework)
	if err != nil {
		return err
	}
	request.Framework, request.Versions = f.Framework, f.Versions
	modules, err := c.modules(g, statuses, request, spot)
	if err != nil {
		return err
	}
	mounts := append([]generate.Mount{}, generate.Mounts(modules)...)
	planned, own, err := c.planned(modules, mounts, spot)
	if err != nil {
		return err
	}
	plan, err := files.New(home, planned, c.on("force"))
	if err == nil {
		err = sameRoute(f.Framework, statuses, modules)
	}
	write := !c.on("dry-run") && !c.on("diff")
	if err == nil && write {
		err = plan.Write(context.Background())
	}
	var conflict *files.Conflict
	if errors.As(err, &conflict) {
		fmt.Fprint(c.stderr, visibleDiff(conflict.Diff))
	}
	if err != nil {
		return err
	}
	report := jsonScaffold{Target: f.ID, Root: home, Written: write, Mount: mounts, PrefixFrom: spot.PrefixFile, Choices: spot.Choices}
	var change jsonChange
	for i, m := range modules {
		c.remarkNotes(f.ID, m.Notes)
		if i < own {
			change = c.reported(plan.Changes[i])
		} else { // the same file
			change.Diff = ""
		}
		report.Files = append(report.Files, jsonModule{jsonChange: change, Status: statuses[i].Code, Key: statuses[i].Key, Method: m.Method, Route: m.Route.String(), URL: m.URL, Versions: m.Versions})
	}
	for _, change := range plan.Changes[own:] {
		mounted := c.reported(change)
		mounted.Action = "mount" // it keeps what it has
		report.Mounted = append(report.Mounted, mounted)
	}
	if report.Format = project.Formatter(home, changed(plan.Changes), f.Language); report.Format != "" {
		c.note("the project has a formatter; run: %s", report.Format)
	}
	if !write {
		c.note("nothing was written")
	}
	return c.scaffolded(report, plan.Diff)
}

// modules generates a module for each status, or one for all.
func (c *call) modules(g *generate.Generator, statuses []*status.Status, request generate.Request, spot generate.Destination) ([]generate.Module, error) {
	if !c.on("one-file") {
		var modules []generate.Module
		for _, s := range statuses {
			request.Status = s
			m, err := project.Module(g, request, spot)
			if err != nil {
				return nil, err
			}
			modules = append(modules, m)
		}
		return modules, nil
	}
	name := request.Name
	if name == nil {
		name = []string{"statuses"}
	}
	var requests []generate.Request
	for _, s := range statuses {
		request.Status, request.Name = s, nil
		requests = append(requests, request)
	}
	return project.Catalogue(g, requests, name, spot)
}

// planned returns the files to write. The first own of them are the modules;
// with --mount, the last one is the file into which the mounts are inserted.
func (c *call) planned(modules []generate.Module, mounts []generate.Mount, spot generate.Destination) (planned []files.File, own int, err error) {
	for _, m := range modules {
		if planned = append(planned, files.File{Path: m.Path, Content: []byte(m.Code)}); c.on("one-file") {
			break
		}
	}
	own = len(planned)
	if c.on("mount") {
		var mounted []files.File
		mounted, err = project.Mounted(spot, mounts)
		planned = append(planned, mounted...)
	}
	return planned, own, err
}

// sameRoute returns an error if two modules answer the same requests, which no
// application can mount.
func sameRoute(f *frameworks.Framework, statuses []*status.Status, modules []generate.Module) error {
	first := map[string]string{} // the key for each route
	for i, m := range modules {
		route, named, differ := m.Route.Pattern(), m.Route.String(), "path"
		if !f.Route.Single {
			route, named, differ = m.Method+" "+route, m.Method+" "+named, "path or method"
		}
		if other, taken := first[route]; taken {
			return input.Errorf("%q and %q both have the route %s", other, statuses[i].Key, named).
				Hintf("give one another %s, or name those to scaffold", differ)
		}
		first[route] = statuses[i].Key
	}
	return nil
}

// reported says what happens to a file, with --diff as a unified diff.
func (c *call) reported(change *files.Change) jsonChange {
	out := jsonChange{Path: change.Path, Action: string(change.Action)}
	if c.on("diff") {
		out.Diff = string(change.Diff())
	}
	return out
}

// changed returns the files of changes that change something.
func changed(changes []*files.Change) []string {
	var out []string
	for _, change := range changes {
		if change.Action != files.Same {
			out = append(out, change.Path)
		}
	}
	return out
}

// scaffolded prints the report in the form that the flags request. diff returns
// the changes as a unified diff.
func (c *call) scaffolded(report jsonScaffold, diff func() []byte) error {
	var err error
	switch {
	case c.on("json"):
		err = writeJSON(c.stdout, report)
	case c.on("diff") && c.stdout.terminal:
		_, err = io.WriteString(c.stdout, visibleDiff(diff()))
	case c.on("diff"):
		_, err = c.stdout.Write(diff())
	default:
		report.print(c.stdout)
	}
	return err
}

// handlers returns the statuses, and a request that describes their handlers.
func (c *call) handlers() ([]*status.Status, generate.Request, error) {
	if c.on("all") && len(c.own.Statuses) == 0 {
		return nil, generate.Request{}, input.Errorf("there are no definitions of yours").
			Hintf("write them to %s, or name statuses: snipgen scaffold 404", definitions.ProjectFile)
	}
	statuses, err := c.findStatuses(c.arguments...)
	if err != nil {
		return nil, generate.Request{}, err
	}
	request, err := c.request()
	if !c.given("name") && c.on("one-file") {
		request.Name = nil // from the environment or a file
	}
	if err != nil || len(statuses) == 1 {
		return statuses, request, err
	}
	for _, name := range []string{"name", "path"} {
		if c.given(name) && !(name == "name" && c.on("one-file")) {
			return nil, request, input.Errorf("--%s is for one handler, not %d", name, len(statuses)).Hintf("without it, each handler gets its own from the status's key")
		}
	}
	if !c.on("one-file") {
		request.Name = nil // from the environment or a file
	}
	request.Path, request.Defaults.Path = nil, nil
	return statuses, request, nil
}

// moduleFolder returns the target and the application's folder (home). dir,
// relative to home, is the folder for the modules or, if the project decides
// (free), the folder that they should be near.
func (c *call) moduleFolder(g *generate.Generator) (f generate.Choice, home, dir string, free bool, err error) {
	from, below := ".", "" // below is the part of the folder that doesn't exist yet
	if c.given("dir") {
		if from = c.text("dir"); from == "" {
			return f, "", "", false, input.Errorf("flag \"--dir\" is empty").Hintf("name a folder in the project")
		}
		if from, below, err = project.Existing(from); err != nil {
			return f, "", "", false, err
		}
	}
	lang, err := c.filled("lang")
	if err != nil {
		return f, "", "", false, err
	}
	var found *project.Project
	if lang == "" {
		f, found, err = c.detected(from, g.Frameworks())
	} else if strings.Contains(lang, ",") {
		err = input.Errorf("scaffold writes for one target").Hintf("run it for each of %s", lang)
	} else if f, err = generate.Find(g.Frameworks(), lang, project.Used(from)); err != nil {
		err = c.blame("lang", err)
	} else {
		found, err = project.DetectOnly(from, f.Framework)
		if err == nil && f.Versions == nil {
			var versions frameworks.Versions
			versions, err = c.versions(found, f.Framework)
			f = generate.Exactly(f.Framework, versions)
		}
	}
	if err != nil {
		return f, "", "", false, err
	}
	if c.placesFreely(found.Home(f.Framework), found.Dir, below) {
		if home, err = found.Module(f.Framework); err != nil {
			return f, "", "", false, err
		}
		if dir, err = filepath.Rel(home, found.Dir); err != nil || !filepath.IsLocal(dir) {
			dir = "." // the application is below this folder
		}
		return f, home, filepath.ToSlash(dir), true, nil
	}
	home = found.Home(f.Framework)
	dir, err = filepath.Rel(home, found.Dir)
	return f, home, filepath.Join(dir, filepath.FromSlash(below)), false, err
}

// placesFreely reports whether the project decides where the modules go:
// without --dir, or if --dir names an application's own folder from outside.
// Below is the part of --dir that doesn't exist yet.
func (c *call) placesFreely(home, dir, below string) bool {
	if !c.given("dir") {
		return true
	}
	here, err := os.Stat(".")
	if err != nil || below != "" || home != dir {
		return false
	}
	named, err := os.Stat(dir)
	return err == nil && !os.SameFile(here, named)
}

// print writes the report as text.
func (r jsonScaffold) print(w io.Writer) {
	for i, file := range r.Files {
		if i == 0 || file.Path != r.Files[i-1].Path { // one file may have several handlers
			fmt.Fprintf(w, "%-7s %s\n", file.Action, inline(file.Path))
		}
	}
	for _, file := range r.Mounted {
		fmt.Fprintf(w, "%-7s %s\n", file.Action, inline(file.Path))
	}
	for _, file := range r.Files {
		prefix := ""
		if file.URL != file.Route {
			prefix = ", with the prefix of " + inline(r.PrefixFrom)
		}
		if file.URL != "" {
			fmt.Fprintf(w, "route   %s %s%s\n", file.Method, inline(file.URL), prefix)
		}
	}
	for _, m := range r.Mount {
		lines := m.Lines
		if len(r.Mounted) > 0 {
			lines = nil // they are already in the file
		}
		if len(lines) == 0 && m.Note == "" {
			continue
		}
		fmt.Fprintln(w)
		switch {
		case len(lines) == 0:
		case m.Line != nil && *m.Line > 0:
			fmt.Fprintf(w, "%s, after line %d:\n", inline(m.File), *m.Line)
		case m.Line != nil:
			fmt.Fprintf(w, "%s, at the top:\n", inline(m.File))
		case m.File != "":
			fmt.Fprintf(w, "%s:\n", inline(m.File))
		}
		for _, line := range lines {
			fmt.Fprintln(w, visible(line))
		}
		if m.Note != "" {
			fmt.Fprintf(w, "note: %s\n", inline(m.Note))
		}
	}
}
