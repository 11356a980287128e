package command

import (
	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/project"
)

// generator returns a Generator for the built-in targets and the user's own.
// It remarks once a run which built-in targets the project replaces.
func (p *program) generator() *generate.Generator {
	for _, id := range p.own.Replaced {
		p.remark("%s is a template of the project's %s, not the built-in target", id, definitions.ProjectFile)
	}
	p.own.Replaced = nil
	return generate.New(p.own.Targets...)
}

// targets returns the targets that --lang names, or else the one that the
// project uses.
func (c *call) targets(g *generate.Generator) ([]*frameworks.Framework, error) {
	lang, err := c.filled("lang")
	if err != nil {
		return nil, err
	}
	if lang == "" {
		found, _, err := c.detected(".", g.Frameworks())
		if err != nil {
			return nil, err
		}
		lang = found.ID
	}
	return generate.FindEach(g.Frameworks(), lang, project.Used("."))
}

// detected returns the target that the project in a folder uses, and reports
// its choice on standard error.
func (p *program) detected(dir string, list []*frameworks.Framework) (*frameworks.Framework, *project.Project, error) {
	found, err := project.Detect(dir, list)
	if err != nil {
		return nil, nil, err
	}
	f, err := found.Target()
	if err != nil {
		return nil, nil, err
	}
	for _, m := range found.Problems() {
		p.remark("%s is ignored: %s", found.Name(m), m.Problem)
	}
	p.remark("%s, from %s", f.ID, found.Source())
	return f, found, nil
}
