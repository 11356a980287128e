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
	// Found are the packages that indicate a target.
	Found []Evidence
	// Problem explains why the file or a part of it can't be read; empty if it
	// was read or is a kind that snipgen doesn't read.
	Problem string
	// Known is whether snipgen reads this kind of manifest, instead of only
	// recognizing its name.
	Known bool

	ecosystem frameworks.Ecosystem
}

// Evidence is a package that indicates a target.
type Evidence struct {
	Target *frameworks.Framework
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
	Implied  Use = "implied"  // of every such project, as the standard library
)

// Detect reads the manifests in dir and its parents, up to the first folder
// that indicates a framework in list. An error is about dir itself; problems
// with manifests are in the Project.
func Detect(dir string, list []*frameworks.Framework) (*Project, error) {
	dir, root, repository, err := files.Project(dir)
	if err != nil {
		return nil, err
	}
	p := &Project{Dir: dir, Root: root, Repository: repository}
	broken := false
	for at := dir; ; at = filepath.Dir(at) {
		manifests := p.read(at, list)
		p.Manifests = append(p.Manifests, manifests...)
		// A broken manifest could have decided, so a folder above it can't.
		if found := decide(manifests); len(found) > 0 && !broken {
			p.Targets, p.Folder = found, p.relative(at)
			return p, nil
		}
		broken = broken || slices.ContainsFunc(manifests, func(m Manifest) bool { return m.Problem != "" })
		if at == p.Root {
			return p, nil
		}
	}
}

// Used returns a function for generate.Used: it returns those of some
// frameworks that the project of a folder uses, or none if the folder can't be
// read.
func Used(dir string) func(of []*frameworks.Framework) []*frameworks.Framework {
	return func(of []*frameworks.Framework) []*frameworks.Framework {
		p, err := Detect(dir, of)
		if err != nil {
			return nil
		}
		return p.Targets
	}
}

// Home returns the folder of the application to which a framework's modules
// belong: the nearest with a manifest of its ecosystem, or else the
// repository's, or else the one where the search began.
func (p *Project) Home(f *frameworks.Framework) string {
	for _, m := range p.Manifests {
		if slices.ContainsFunc(f.Packages, func(p frameworks.Package) bool { return p.Ecosystem == m.ecosystem }) {
			return filepath.Join(p.Root, filepath.FromSlash(m.Folder))
		}
	}
	if p.Repository {
		return p.Root
	}
	return p.Dir
}

func (p *Project) relative(path string) string {
	if rel, err := filepath.Rel(p.Root, path); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}

// decide returns the frameworks that the manifests of a folder indicate, by ID.
func decide(manifests []Manifest) []*frameworks.Framework {
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
	var out []*frameworks.Framework
	for _, m := range manifests {
		for _, e := range m.Found {
			if rank(e.Use) == best[m.ecosystem] && (optional || e.Use != Optional) && !slices.Contains(out, e.Target) {
				out = append(out, e.Target)
			}
		}
	}
	out = frameworks.Prefer(out)
	slices.SortFunc(out, func(a, b *frameworks.Framework) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Target returns the framework that the project uses, or an input.Error that
// lists what was found.
func (p *Project) Target() (*frameworks.Framework, error) {
	switch len(p.Targets) {
	case 1:
		return p.Targets[0], nil
	case 0:
		return nil, p.none()
	}
	var found, ids []string
	for _, f := range p.Targets {
		found = append(found, f.ID+" ("+p.source(f)+")")
		ids = append(ids, "--lang "+f.ID)
	}
	return nil, input.Errorf("no target given, and the project has several: %s", strings.Join(found, ", ")).
		Hintf("name one: %s", strings.Join(ids, ", "))
}

func (p *Project) none() error {
	for _, m := range p.Manifests {
		if m.Problem != "" {
			return input.Errorf("no target given, and %s can't be read: %s", p.Name(m), m.Problem).
				Hintf("mend it, or name a target: --lang flask; `snipgen frameworks` lists all")
		}
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
	const most = 8
	if len(seen) > most {
		seen = append(seen[:most], fmt.Sprintf("%d more", len(seen)-most))
	}
	return input.Errorf("no target given, and no target fits what was found: %s", strings.Join(seen, ", ")).Hintf("%s", hint)
}

// Name returns a manifest's path for messages: relative to the repository's
// root, or absolute without a repository.
func (p *Project) Name(m Manifest) string {
	if p.Repository {
		return m.Path
	}
	return filepath.Join(p.Root, filepath.FromSlash(m.Path))
}

// Source returns the name of the first manifest that indicates the project's
// target; "" if there isn't exactly one target.
func (p *Project) Source() string {
	if len(p.Targets) != 1 {
		return ""
	}
	for _, m := range p.Manifests {
		for _, e := range m.Found {
			if e.Target == p.Targets[0] {
				return p.Name(m)
			}
		}
	}
	return ""
}

// source returns where the evidence for a target is.
func (p *Project) source(f *frameworks.Framework) string {
	for _, m := range p.Manifests {
		for _, e := range m.Found {
			if e.Target == f {
				if e.Use == Implied {
					return p.Name(m)
				}
				return p.Name(m) + ", " + e.Where
			}
		}
	}
	return ""
}

// Problems returns the manifests that can't be read completely.
func (p *Project) Problems() []Manifest {
	var out []Manifest
	for _, m := range p.Manifests {
		if m.Problem != "" {
			out = append(out, m)
		}
	}
	return out
}
