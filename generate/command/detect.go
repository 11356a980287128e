package command

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/project"
)

var detectCommand = command{
	name: "detect", arguments: "[FOLDER]", summary: "show which target a project uses, and the evidence",
	notes: []string{
		"snipgen reads the nearest manifest up to the repository's root. If it indicates several targets or none, snipgen says what it found and where. A " +
			"framework that is no target, such as Koa or Echo, is named and never taken for another. At the root of a workspace, the folders that have a target are " +
			"listed.",
		"The lock file or the pinned requirement tells the version. One that is too old for the code is an error, unless you name another: `--lang django@3.2`.",
	},
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
	Why string `json:"why,omitempty"`
	// Versions are the known ones of the Targets, and of the packages that
	// define their names for status codes.
	Versions  []jsonVersion  `json:"versions"`
	Manifests []jsonManifest `json:"manifests"`
	// Others are the frameworks that it uses and that are no target.
	Others []string `json:"others"`
	// Members are the folders below that have a target or another framework.
	Members []jsonMember `json:"members"`
}

// A jsonMember is a folder of a project that has manifests of its own.
type jsonMember struct {
	Folder    string         `json:"folder"`
	Targets   []string       `json:"targets"`
	Others    []string       `json:"others"`
	Manifests []jsonManifest `json:"manifests"`
}

// A jsonVersion is a version of a target or of a package, with the file that
// gives it.
type jsonVersion struct {
	Target  string `json:"target"`
	Name    string `json:"name"`
	Version string `json:"version"`
	From    string `json:"from"`
	// Refused explains why the target doesn't support it.
	Refused string `json:"refused,omitempty"`
}

type jsonManifest struct {
	Path     string      `json:"path"`
	Language string      `json:"language"`
	Read     bool        `json:"read"`
	Packages int         `json:"packages"`
	Found    []jsonFound `json:"found"`
	Problem  string      `json:"problem,omitempty"`
}

// A jsonFound is a package that indicates a target or another framework.
type jsonFound struct {
	Target  string `json:"target,omitempty"`
	Other   string `json:"other,omitempty"`
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
	if members := found.Members(); len(members) > 0 {
		c.note("folders below: %s", strings.Join(each(members, func(m project.Member) string {
			return found.Here(m) + " (" + strings.Join(append(ids(m.Targets), titles(m.Others)...), ", ") + ")"
		}), ", "))
	}
	if f, err := found.Target(); err != nil {
		c.note("%s", err)
	} else {
		c.note("%s, from %s", f.ID, found.Source())
	}
	for _, f := range found.Targets {
		versions, problems := pinned(found, f)
		for _, v := range versions {
			c.note("%s %s, from %s", v.Name, v.Version, v.From)
			if v.Refused != "" {
				c.note("%s", v.Refused)
			}
		}
		for _, m := range problems {
			c.note("%s is ignored: %s", found.Name(m), m.Problem)
		}
	}
	return nil
}

// pinned returns the versions of a target that a project says, and the lock
// files that can't be read.
func pinned(p *project.Project, f *frameworks.Framework) ([]jsonVersion, []project.Manifest) {
	var out []jsonVersion
	found := p.Pinned(f)
	for _, v := range []struct {
		name, from string
		span       frameworks.Span
	}{
		{f.ID, found.From, found.Versions.Framework}, {f.ID, found.AllowedFrom, found.Allowed}, {f.NamedBy(), found.NamesFrom, found.Versions.Names},
	} {
		if v.span.Any() {
			continue
		}
		pinned := jsonVersion{Target: f.ID, Name: v.name, Version: v.span.String(), From: v.from}
		if _, err := f.Supported(v.span); err != nil && v.name == f.ID {
			pinned.Refused = err.Error()
		}
		out = append(out, pinned)
	}
	return out, found.Problems
}

func ids(list []*frameworks.Framework) []string {
	return each(list, func(f *frameworks.Framework) string { return f.ID })
}

func titles(list []*frameworks.Other) []string {
	return each(list, func(o *frameworks.Other) string { return o.Title })
}

// manifests describes manifests.
func manifests(list []project.Manifest) []jsonManifest {
	out := make([]jsonManifest, len(list))
	for i, m := range list {
		out[i] = jsonManifest{m.Path, m.Language, m.Known && m.Problem == "", m.Packages, []jsonFound{}, m.Problem}
		for _, e := range m.Found {
			found := jsonFound{"", "", e.Package, e.Where, string(e.Use)}
			if e.Target != nil {
				found.Target = e.Target.ID
			} else {
				found.Other = e.Other.Title
			}
			out[i].Found = append(out[i].Found, found)
		}
	}
	return out
}

func report(p *project.Project) jsonProject {
	r := jsonProject{
		Root: p.Root, Folder: p.Folder, Targets: ids(p.Targets), Versions: []jsonVersion{},
		Manifests: manifests(p.Manifests), Others: titles(p.Others), Members: []jsonMember{},
	}
	for _, m := range p.Members() {
		r.Members = append(r.Members, jsonMember{m.Folder, ids(m.Targets), titles(m.Others), manifests(m.Manifests)})
	}
	for _, f := range p.Targets {
		versions, problems := pinned(p, f)
		r.Versions = append(r.Versions, versions...)
		r.Manifests = append(r.Manifests, manifests(problems)...)
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
			if e.Target != nil {
				about(e.Package, e.Where, e.Target.ID)
			} else {
				about(e.Package, e.Where, "none ("+e.Other.Title+")")
			}
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
