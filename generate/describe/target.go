package describe

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// A Target is all that is known of a target.
type Target struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Aliases  []string `json:"aliases"`
	Category string   `json:"category"`
	Language string   `json:"language"`
	File     string   `json:"file"`
	URL      string   `json:"url"`
	NotRun   string   `json:"not_run,omitempty"`
	// Cells counts the snippets that were to run on the real framework, and
	// Passed those which ran and answered right.
	Cells  int   `json:"cells"`
	Passed int   `json:"passed"`
	Runs   []Run `json:"runs"`
}

// A Run is what came of a target on one set of versions.
type Run struct {
	Versions map[string]string `json:"versions,omitempty"`
	NotRun   string            `json:"not_run,omitempty"`
	Cells    int               `json:"cells"`
	Passed   int               `json:"passed"`
}

// TargetOf describes a target. Note is on which versions it ran, or why it did
// not.
func TargetOf(f *frameworks.Framework) (t Target, note string) {
	t = Target{ID: f.ID, Title: f.Title, Aliases: append([]string{}, f.Aliases...), Category: string(f.Category),
		Language: f.Language.ID, File: f.File, URL: f.URL, NotRun: f.NotRun, Runs: []Run{}}
	var versions []string
	for _, r := range record.Of(f) {
		t.Cells += r.Cells
		t.Passed += r.Passed
		t.Runs = append(t.Runs, Run{r.Versions, r.NotRun, r.Cells, r.Passed})
		versions = append(versions, r.Version(f.Title))
	}
	switch {
	case len(t.Runs) == 0:
		note = "not run: " + own
	case f.NotRun != "":
		note = "not run: " + f.NotRun
	default:
		note = strings.Join(versions, "; ")
	}
	return t, note
}

// A TargetFilter says which targets are meant. What is empty says nothing.
type TargetFilter struct {
	Language string         // by its ID, title or alias
	Category string         // server or client
	Status   *status.Status // that they can send
}

// List lists targets by ID.
func (k Known) List(filter TargetFilter) ([]*frameworks.Framework, error) {
	var language *languages.Language
	if filter.Language != "" {
		var found bool
		if language, found = languages.Find(filter.Language); !found {
			return nil, input.Errorf("unknown language %q", filter.Language).Hintf("`snipgen frameworks` shows the languages")
		}
	}
	switch frameworks.Category(filter.Category) {
	case "", frameworks.Server, frameworks.Client:
	default:
		return nil, input.Errorf("unknown category %q", filter.Category).Hintf("the categories are server and client")
	}
	var out []*frameworks.Framework
	for _, f := range k.Targets {
		if language != nil && f.Language != language || filter.Category != "" && filter.Category != string(f.Category) ||
			filter.Status != nil && generate.Refusal(filter.Status, f) != "" {
			continue
		}
		out = append(out, f)
	}
	return out, nil
}
