// Package project detects which framework a project uses, from its manifests:
// the files that list the packages it requires. It also surveys where a project
// keeps its handlers.
package project

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// A Project is the information in the manifests of a folder and its parents.
type Project struct {
	// Root is the last folder searched: the repository's, or else the one below
	// the user's home, or the file system's root. It is absolute and without
	// symbolic links.
	Root string
	// Repository is whether Root is the folder of a repository.
	Repository bool
	// Dir is the first folder searched, in the form of Root.
	Dir string
	// Folder is the folder whose manifests decide the target, relative to Root,
	// with slashes; empty if there is none.
	Folder string
	// Manifests are the manifests found, the nearest first.
	Manifests []Manifest
	// Targets are the frameworks that Folder's manifests indicate, by ID. Only
	// a single one decides the target.
	Targets []*frameworks.Framework
	// Others are the frameworks that they indicate and that are no target.
	Others []*frameworks.Other

	list    []*frameworks.Framework // the targets that are searched for
	visited int                     // the folders of members that were looked at
}

// A Manifest is a file that lists the packages a project requires.
type Manifest struct {
	// Path is the file, and Folder the folder of its project, relative to the
	// root, with slashes.
	Path, Folder string
	// Language is its language or ecosystem.
	Language string
	// Packages is the number of packages that it lists.
	Packages int
	// Found are the packages that indicate a target, and then those that
	// indicate a framework that is none.
	Found []Evidence
	// Problem explains why the file or a part of it can't be read; empty if it
	// was read or is a kind that snipgen doesn't read.
	Problem string
	// Known is whether snipgen reads this kind of manifest, instead of only
	// recognizing its name.
	Known bool

	ecosystem frameworks.Ecosystem
}

// Evidence is a package that indicates a target or, if that is nil, another
// framework.
type Evidence struct {
	Target *frameworks.Framework
	Other  *frameworks.Other
	// Package is its name in the manifest, and Where its section or line.
	Package, Where string
	Use            Use
}

// A Use is what a project needs a package for.
type Use string

// The uses. Packages for Run outweigh Optional ones, which outweigh Implied
// ones.
const (
	Run      Use = "run"
	Optional Use = "optional" // for development, tests, extras or peers
	Implied  Use = "implied"  // part of every such project, like the standard library
)

// Detect reads the manifests in dir and its parents, up to the first folder
// that indicates a framework: one in list, or one that is no target. An error
// is about dir itself; problems with manifests are in the Project.
func Detect(dir string, list []*frameworks.Framework) (*Project, error) {
	return search(dir, list, others())
}

// others returns the frameworks that are no target.
func others() []*frameworks.Other {
	out := make([]*frameworks.Other, len(frameworks.Others))
	for i := range out {
		out[i] = &frameworks.Others[i]
	}
	return out
}

// DetectOnly is Detect for a target that is known: whatever else the project
// uses, it searches for the folder that uses this one.
func DetectOnly(dir string, f *frameworks.Framework) (*Project, error) {
	return search(dir, []*frameworks.Framework{f}, nil)
}

func search(dir string, list []*frameworks.Framework, others []*frameworks.Other) (*Project, error) {
	dir, root, repository, err := files.Project(dir)
	if err != nil {
		return nil, err
	}
	p := &Project{Dir: dir, Root: root, Repository: repository, list: list}
	broken := false
	for at := range upTo(dir, root) {
		manifests := p.read(at, list, others)
		p.Manifests = append(p.Manifests, manifests...)
		// A broken manifest could have decided, so a folder above it can't.
		if found, others := decide(manifests); len(found)+len(others) > 0 && !broken {
			p.Targets, p.Others, p.Folder = found, others, p.relative(at)
			return p, nil
		}
		broken = broken || slices.ContainsFunc(manifests, func(m Manifest) bool { return m.Problem != "" })
	}
	return p, nil
}

// Used returns a function for generate.Used. It returns those of some
// frameworks that the project around dir uses, or none if dir can't be read. If
// the project uses another framework instead, the error says so.
func Used(dir string) func(of []*frameworks.Framework) ([]*frameworks.Framework, error) {
	return func(of []*frameworks.Framework) ([]*frameworks.Framework, error) {
		p, err := search(dir, of, frameworks.OthersOf(of))
		if err == nil && len(p.Targets) == 0 && len(p.Others) > 0 {
			return nil, p.unsupported()
		}
		if p == nil { // nothing is known
			return nil, nil
		}
		return p.Targets, nil
	}
}

// Home returns the folder of the application to which a framework's modules
// belong: the nearest with a manifest of its ecosystem, or else the
// repository's, or else the one where the search began.
func (p *Project) Home(f *frameworks.Framework) string {
	for _, m := range p.Manifests {
		if slices.ContainsFunc(f.Packages, func(p frameworks.Package) bool { return p.Ecosystem == m.ecosystem }) {
			return filepath.Join(p.Root, m.Folder)
		}
	}
	if p.Repository {
		return p.Root
	}
	return p.Dir
}

func (p *Project) relative(path string) string { return below(p.Root, path) }

// decide returns the frameworks that the manifests of a folder indicate: the
// targets, by ID, and the others.
func decide(manifests []Manifest) (targets []*frameworks.Framework, others []*frameworks.Other) {
	// In each ecosystem, only packages of the strongest use count.
	best := map[frameworks.Ecosystem]int{}
	rank := func(u Use) int { return slices.Index([]Use{"", Implied, Optional, Run}, u) }
	for _, m := range manifests {
		for _, e := range m.Found {
			best[m.ecosystem] = max(best[m.ecosystem], rank(e.Use))
		}
	}
	// The standard library of a Go module counts as much as another ecosystem's
	// dependency, and more than its development packages.
	optional := true
	for _, r := range best {
		optional = optional && r == rank(Optional)
	}
	for _, m := range manifests {
		for _, e := range m.Found {
			switch {
			case rank(e.Use) != best[m.ecosystem] || !optional && e.Use == Optional:
			case e.Target != nil && !slices.Contains(targets, e.Target):
				targets = append(targets, e.Target)
			case e.Other != nil && !slices.Contains(others, e.Other):
				others = append(others, e.Other)
			}
		}
	}
	targets, others = prefer(frameworks.Prefer(targets), others)
	slices.SortFunc(targets, func(a, b *frameworks.Framework) int { return strings.Compare(a.ID, b.ID) })
	return targets, others
}

// prefer removes the frameworks that others in the lists are built on, and then
// those that count only if no target is required.
func prefer(targets []*frameworks.Framework, others []*frameworks.Other) ([]*frameworks.Framework, []*frameworks.Other) {
	targets = slices.DeleteFunc(targets, func(f *frameworks.Framework) bool {
		return slices.ContainsFunc(others, func(o *frameworks.Other) bool { return slices.Contains(o.Over, f.ID) })
	})
	others = slices.DeleteFunc(others, func(o *frameworks.Other) bool {
		// A target of the same ecosystem is required too, so it decides.
		return len(targets) > 0 && (o.Weak || slices.ContainsFunc(targets, func(f *frameworks.Framework) bool { return shared(f, o) }))
	})
	return targets, others
}

// shared reports whether a target and another framework belong to the same
// ecosystem.
func shared(f *frameworks.Framework, o *frameworks.Other) bool {
	return slices.ContainsFunc(f.Packages, func(p frameworks.Package) bool { return p.Ecosystem == o.Packages[0].Ecosystem })
}

// Target returns the framework that the project uses, or an input.Error that
// lists what was found.
func (p *Project) Target() (*frameworks.Framework, error) {
	switch {
	case len(p.Targets) == 0:
		return nil, p.none()
	case len(p.Targets)+len(p.Others) == 1:
		return p.Targets[0], nil
	}
	var found, ids []string
	for _, f := range p.Targets {
		found = append(found, f.ID+" ("+p.source(f, nil)+")")
		ids = append(ids, "--lang "+f.ID)
	}
	for _, o := range p.Others {
		found = append(found, o.Title+" ("+p.source(nil, o)+"), which is no target")
	}
	return nil, input.Errorf("no target given, and the project has several: %s", strings.Join(found, ", ")).
		Hintf("name one: %s", strings.Join(ids, ", "))
}

// unsupported returns the error for a project that uses only frameworks without
// a target.
func (p *Project) unsupported() error {
	var found, ids []string
	for _, o := range p.Others {
		found = append(found, o.Title+" ("+p.source(nil, o)+")")
		if len(p.Others) == 1 && o.Handlers != "" {
			return input.Errorf("no target given, and no target fits: the project uses %s, which is no target", found[0]).
				Hintf("its handlers may be those of another: --lang %s", o.Handlers)
		}
		for _, f := range frameworks.All {
			if id := "--lang " + f.ID; shared(f, o) && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	which := "which is no target"
	if len(found) > 1 {
		which = "which are no targets"
	}
	err := input.Errorf("no target given, and no target fits: the project uses %s, %s", strings.Join(found, " and "), which)
	if len(ids) == 0 {
		return err.Hintf("name one: --lang http; `snipgen frameworks` lists all")
	}
	return err.Hintf("name one in its language: %s", strings.Join(ids, ", "))
}

// elsewhere returns the error for a project in which only folders below have
// targets; nil if there are none.
func (p *Project) elsewhere() error {
	var found, ids []string
	first := ""
	for _, m := range p.Members() {
		for _, f := range m.Targets {
			if first == "" {
				first = p.Here(m)
			}
			found = append(found, fmt.Sprintf("%s (%s)", p.Here(m), f.ID))
			if id := "--lang " + f.ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return input.Errorf("no target given, and only folders below have one: %s", strings.Join(shortened(found), ", ")).
		Hintf("run it in one, as `cd %s`, or with --dir %[1]s if it is scaffold; or name the target: %s", first, strings.Join(ids, ", "))
}

// shortened limits the length of a list for a message by leaving out its end.
func shortened(list []string) []string {
	const most = 8
	if len(list) > most {
		list = append(slices.Clone(list[:most]), fmt.Sprintf("%d more", len(list)-most))
	}
	return list
}

func (p *Project) none() error {
	if slices.ContainsFunc(p.Others, func(o *frameworks.Other) bool { return !o.Weak }) {
		return p.unsupported()
	}
	for _, m := range p.Manifests {
		if m.Problem != "" {
			return input.Errorf("no target given, and %s can't be read: %s", p.Name(m), m.Problem).
				Hintf("mend it, or name a target: --lang flask; `snipgen frameworks` lists all")
		}
	}
	if err := p.elsewhere(); err != nil {
		return err
	}
	if len(p.Others) > 0 {
		return p.unsupported()
	}
	hint := "name one: --lang flask; `snipgen frameworks` lists all"
	if len(p.Manifests) == 0 {
		return input.Errorf("no target given, and no manifest found up to %q", p.Root).Hintf("%s", hint)
	}
	var seen []string
	for _, m := range p.Manifests {
		if m.Known {
			seen = append(seen, fmt.Sprintf("%s (packages: %d)", p.Name(m), m.Packages))
		} else {
			seen = append(seen, fmt.Sprintf("%s (%s)", p.Name(m), m.Language))
		}
	}
	return input.Errorf("no target given, and no target fits what was found: %s", strings.Join(shortened(seen), ", ")).Hintf("%s", hint)
}

// Name returns a manifest's path for messages: relative to the repository's
// root, or absolute without a repository.
func (p *Project) Name(m Manifest) string {
	if p.Repository {
		return m.Path
	}
	return filepath.Join(p.Root, m.Path)
}

// Source returns the name of the first manifest that indicates the project's
// target; "" if there isn't exactly one target.
func (p *Project) Source() string {
	if len(p.Targets) != 1 {
		return ""
	}
	m, _ := p.evidence(p.Targets[0], nil)
	return p.Name(m)
}

// source returns where the evidence for a target or, if f is nil, for another
// framework is.
func (p *Project) source(f *frameworks.Framework, o *frameworks.Other) string {
	m, e := p.evidence(f, o)
	if e.Use == Implied {
		return p.Name(m)
	}
	return p.Name(m) + ", " + e.Where
}

// evidence returns the first evidence for a framework of a project, and its
// manifest.
func (p *Project) evidence(f *frameworks.Framework, o *frameworks.Other) (Manifest, Evidence) {
	for _, m := range p.Manifests {
		for _, e := range m.Found {
			if e.Target == f && e.Other == o {
				return m, e
			}
		}
	}
	return Manifest{}, Evidence{}
}

// Problems returns the manifests that can't be read completely.
func (p *Project) Problems() []Manifest {
	return slices.DeleteFunc(slices.Clone(p.Manifests), func(m Manifest) bool { return m.Problem == "" })
}
