package command

import (
	"strings"

	"snipgen/generate/input"
	"snipgen/generate/project"
)

var detectCommand = command{
	name: "detect", arguments: "[FOLDER]", summary: "show which target a project uses, and the evidence",
	flags: []*flag{&statusFlag, &jsonFlag},
	run:   (*call).detect,
}

// A jsonProject describes a project.
type jsonProject struct {
	Root    string   `json:"root"`
	Target  *string  `json:"target"` // nil unless there is exactly one
	Targets []string `json:"targets"`
	Folder  string   `json:"folder,omitempty"`
	// Why explains why there is no Target.
	Why       string         `json:"why,omitempty"`
	Manifests []jsonManifest `json:"manifests"`
}

type jsonManifest struct {
	Path     string      `json:"path"`
	Language string      `json:"language"`
	Read     bool        `json:"read"`
	Packages int         `json:"packages"`
	Found    []jsonFound `json:"found"`
	Problem  string      `json:"problem,omitempty"`
}

type jsonFound struct {
	Target  string `json:"target"`
	Package string `json:"package"`
	Where   string `json:"where"`
	Use     string `json:"use"`
}

// detect prints the evidence. No target, or several, is not an error.
func (c *call) detect() error {
	if len(c.arguments) > 1 {
		return input.Errorf("detect takes one folder, not %d", len(c.arguments)).Hintf("snipgen detect services/api")
	}
	dir := strings.Join(append(c.arguments, "."), "/")
	found, err := project.Detect(dir, c.generator().Frameworks())
	if err != nil {
		return err
	}
	if c.on("json") {
		return writeJSON(c.stdout, report(found))
	}
	c.table([]string{"MANIFEST", "LANGUAGE", "PACKAGE", "WHERE", "TARGET"}, evidence(found))
	if f, err := found.Target(); err != nil {
		c.note("%s", err)
	} else {
		c.note("%s, from %s", f.ID, found.Source())
	}
	return nil
}

func report(p *project.Project) jsonProject {
	r := jsonProject{Root: p.Root, Folder: p.Folder, Targets: []string{}, Manifests: []jsonManifest{}}
	for _, m := range p.Manifests {
		j := jsonManifest{m.Path, m.Language, m.Known && m.Problem == "", m.Packages, []jsonFound{}, m.Problem}
		for _, e := range m.Found {
			j.Found = append(j.Found, jsonFound{e.Target.ID, e.Package, e.Where, string(e.Use)})
		}
		r.Manifests = append(r.Manifests, j)
	}
	for _, f := range p.Targets {
		r.Targets = append(r.Targets, f.ID)
	}
	if f, err := p.Target(); err != nil {
		r.Why = err.Error()
	} else {
		r.Target = &f.ID
	}
	return r
}

// evidence returns a row for each package that indicates a target, and one for
// each manifest without any.
func evidence(p *project.Project) [][]string {
	var rows [][]string
	for _, m := range p.Manifests {
		about := func(found, where, target string) {
			rows = append(rows, []string{p.Name(m), m.Language, found, where, target})
		}
		for _, e := range m.Found {
			about(e.Package, e.Where, e.Target.ID)
		}
		switch {
		case m.Problem != "":
			about("can't be read: "+m.Problem, "", "")
		case len(m.Found) == 0:
			about("", "", "")
		}
	}
	return rows
}
