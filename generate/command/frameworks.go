package command

import (
	"fmt"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

var frameworksCommand = command{
	name: "frameworks", summary: "list the targets",
	flags: []*flag{
		{name: "language", called: []string{"lang"}, usage: "only targets of a `LANGUAGE`"},
		{name: "category", called: []string{"kind", "type"}, usage: "only targets of a `CATEGORY`: server or client"},
		{name: "status", called: []string{"code"}, usage: "only targets that can send a `STATUS`"},
		&statusFlag,
		{name: "long", usage: "also tell what was run, and on which versions"},
		&jsonFlag,
	},
	run: (*call).frameworks,
}

// A jsonTarget describes a target.
type jsonTarget struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Aliases  []string `json:"aliases"`
	Category string   `json:"category"`
	Language string   `json:"language"`
	File     string   `json:"file"`
	URL      string   `json:"url"`
	// Versions are the versions for which snippets are written, such as >=2.2;
	// empty for a target without versions. OldestWhy is the reason for the
	// oldest.
	Versions  string `json:"versions,omitempty"`
	OldestWhy string `json:"oldest_why,omitempty"`
	NotRun    string `json:"not_run,omitempty"`
	// Cells counts the snippets to test on the real framework, and Passed those
	// that gave the right response.
	Cells  int       `json:"cells"`
	Passed int       `json:"passed"`
	Runs   []jsonRun `json:"runs"`
}

// A jsonRun is the result of a target's tests with one set of versions.
type jsonRun struct {
	Versions map[string]string `json:"versions,omitempty"`
	NotRun   string            `json:"not_run,omitempty"`
	Cells    int               `json:"cells"`
	Passed   int               `json:"passed"`
}

// frameworks lists the targets by ID.
func (c *call) frameworks() error {
	list, err := c.filteredTargets()
	if err != nil {
		return err
	}
	out := []jsonTarget{}
	heading := []string{"TARGET", "TITLE", "LANGUAGE", "FILE", "ALIASES", "VERSIONS"}
	if c.on("long") {
		heading = append(heading, "RUN", "ON")
	}
	var rows [][]string
	for _, f := range list {
		t, note := target(f)
		out = append(out, t)
		row := []string{f.ID, f.Title, f.Language.Title, f.File, strings.Join(f.Aliases, ", "), t.Versions, fmt.Sprintf("%d/%d", t.Passed, t.Cells), note}
		rows = append(rows, row[:len(heading)])
	}
	if c.on("json") {
		return writeJSON(c.stdout, out)
	}
	c.table(heading, rows, 4, 3, 2)
	return nil
}

// filteredTargets returns the targets that match the flags.
func (c *call) filteredTargets() ([]*frameworks.Framework, error) {
	var sent *status.Status
	if query := c.text("status"); query != "" {
		var err error
		if sent, _, err = status.Find(query, c.own.Statuses); err != nil {
			return nil, err
		}
	}
	var language *languages.Language
	if name := c.text("language"); name != "" {
		var found bool
		if language, found = languages.Find(name); !found {
			return nil, input.Errorf("unknown language %q", name).Hintf("`snipgen frameworks` lists the languages")
		}
	}
	category := frameworks.Category(c.text("category"))
	switch category {
	case "", frameworks.Server, frameworks.Client:
	default:
		return nil, input.Errorf("unknown category %q", category).Hintf("the categories are server and client")
	}
	var out []*frameworks.Framework
	for _, f := range c.generator().Frameworks() {
		if (language == nil || f.Language == language) && (category == "" || f.Category == category) &&
			(sent == nil || generate.Refusal(sent, f) == "") {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return nil, input.Errorf("no target matches").Hintf("`snipgen frameworks` lists all")
	}
	return out, nil
}

// target describes a target. note lists the versions that it was tested with,
// or says why it wasn't tested.
func target(f *frameworks.Framework) (t jsonTarget, note string) {
	t = jsonTarget{ID: f.ID, Title: f.Title, Aliases: append([]string{}, f.Aliases...), Category: string(f.Category),
		Language: f.Language.ID, File: f.File, URL: f.URL, Versions: f.Versions(), OldestWhy: f.OldestWhy, NotRun: f.NotRun, Runs: []jsonRun{}}
	var versions []string
	for _, r := range record.Of(f) {
		t.Cells += r.Cells
		t.Passed += r.Passed
		t.Runs = append(t.Runs, jsonRun{r.Versions, r.NotRun, r.Cells, r.Passed})
		versions = append(versions, r.Version(f.Title))
	}
	switch {
	case len(t.Runs) == 0:
		note = "not run: " + ownTemplate
	case f.NotRun != "":
		note = "not run: " + f.NotRun
	default:
		note = strings.Join(versions, "; ")
	}
	return t, note
}

// ownTemplate explains why there are no test results for a target with the
// user's own template.
const ownTemplate = "the template is your own"
