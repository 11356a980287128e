package command

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/project"
	"snipgen/generate/status"
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
// project uses, with the versions to write for.
func (c *call) targets(g *generate.Generator) ([]generate.Choice, error) {
	lang, err := c.filled("lang")
	if err != nil {
		return nil, err
	}
	if lang == "" {
		found, _, err := c.detected(".", g.Frameworks())
		return []generate.Choice{found}, err
	}
	choices, err := generate.FindEach(g.Frameworks(), lang, project.Used("."))
	err = c.blame("lang", err)
	for i := range choices {
		c.inProject(&choices[i], ".")
	}
	return choices, err
}

// takeTargets moves the arguments that name targets or languages to --lang, so
// that `snipgen 499 flask` works. A key of the user's own comes first.
func (c *call) takeTargets() error {
	if _, found := c.command.find("lang"); !found || !strings.Contains(c.command.arguments, "STATUS") {
		return nil
	}
	var taken, rest []string
	for _, word := range c.arguments {
		if _, err := strconv.Atoi(word); err != nil && !c.defines(word) && c.isTarget(word) {
			taken = append(taken, word)
		} else {
			rest = append(rest, word)
		}
	}
	switch {
	case len(taken) == 0:
		return nil
	case c.given("lang"):
		return input.Errorf("target %q and --lang were both given", taken[0]).Hintf("leave out one of them")
	}
	c.arguments = rest
	return c.values.Set("lang", strings.Join(taken, ","))
}

// defines reports whether a word is the key of one of the user's own statuses.
func (p *program) defines(word string) bool {
	return slices.ContainsFunc(p.own.Statuses, func(s status.Status) bool { return strings.EqualFold(s.Key, word) })
}

// isTarget reports whether each of a word's comma-separated parts names a target
// or the language of one, with or without a version.
func (p *program) isTarget(word string) bool {
	list := p.generator().Frameworks()
	for part := range strings.SplitSeq(word, ",") {
		name, _, _ := strings.Cut(part, "@")
		_, target := frameworks.Find(list, name)
		language, _ := languages.Find(name)
		if !target && !slices.ContainsFunc(list, func(f *frameworks.Framework) bool { return f.Language == language }) {
			return false
		}
	}
	return true
}

// inProject has the project of a folder say which versions to write for, unless
// the user did. It is read only if the code depends on them.
func (p *program) inProject(choice *generate.Choice, dir string) {
	if choice.Versions != nil {
		return
	}
	f := choice.Framework
	choice.Versions = sync.OnceValues(func() (frameworks.Versions, error) {
		if found, missing := project.DetectOnly(dir, f); missing == nil {
			return p.versions(found, f)
		}
		return frameworks.Versions{}, nil // without a folder to search, nothing is known
	})
}

// versions returns the versions of a target that a project uses. It returns an
// input.Error if the target doesn't support them.
func (p *program) versions(found *project.Project, f *frameworks.Framework) (frameworks.Versions, error) {
	pinned := found.Pinned(f)
	for _, problem := range pinned.Problems {
		p.remark("%s is ignored: %s", found.Name(problem), problem.Problem)
	}
	_, err := f.Supported(pinned.Versions.Framework)
	from := pinned.From
	if err == nil {
		_, err = f.Supported(pinned.Allowed)
		from = pinned.AllowedFrom
	}
	if wrong := new(input.Error); errors.As(err, &wrong) {
		wrong.Text = from + ": " + wrong.Text
	}
	return pinned.Versions, err
}

// detected returns the target that the project in a folder uses, and reports
// its choice on standard error.
func (p *program) detected(dir string, list []*frameworks.Framework) (generate.Choice, *project.Project, error) {
	found, err := project.Detect(dir, list)
	if err != nil {
		return generate.Choice{}, nil, err
	}
	f, err := found.Target()
	if err != nil {
		return generate.Choice{}, nil, err
	}
	for _, m := range found.Problems() {
		p.remark("%s is ignored: %s", found.Name(m), m.Problem)
	}
	p.remark("%s, from %s", f.ID, found.Source())
	versions, err := p.versions(found, f)
	return generate.Exactly(f, versions), found, err
}
