// Package project tells which framework a project uses, from its manifests: the
// files that say what it requires.
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

// A Project is what the manifests of a folder and of those above it tell.
type Project struct {
	// Root is the folder at which the search ends: the repository's, or else
	// that of the file system or the last one below the user's home. It is
	// absolute and without symbolic links.
	Root string
	// Repository is whether Root is the folder of a repository.
	Repository bool
	// Dir is the folder in which the search began, in the form of Root.
	Dir string
	// Folder is the folder that decides, relative to Root and with slashes;
	// empty where none does.
	Folder string
	// Manifests are the manifests that were looked at, the nearest first.
	Manifests []Manifest
	// Targets are the frameworks that the deciding folder names, by ID. It
	// takes one for a decision.
	Targets []*frameworks.Framework
}

// A Manifest is a file that says what a project requires.
type Manifest struct {
	// Path is the file's and Folder that of the project that it is the
	// manifest of, relative to the project's root and with slashes.
	Path, Folder string
	// Language is the language or the ecosystem that it belongs to.
	Language string
	// Packages is how many packages it names.
	Packages int
	// Found are those among them that mean a target.
	Found []Evidence
	// Problem is why the file, or a part of it, can't be read. Empty where it
	// was, and where it is one that snipgen only knows to be a manifest.
	Problem string
	// Known is false for a manifest of which snipgen reads no more than the
	// name.
	Known bool

	ecosystem frameworks.Ecosystem
}

// Evidence is a package that means a target.
type Evidence struct {
	Target *frameworks.Framework
	// Package is its name as the manifest has it, and Where its place there:
	// a section or a line.
	Package, Where string
	Use            Use
}

// A Use is what a project requires a package for.
type Use string

// The uses. What is required to run decides before what is optional, and
// that before what every project of its kind has.
const (
	Run      Use = "run"
	Optional Use = "optional" // development, tests, extras, peers
	Implied  Use = "implied"
)

// Detect reads the manifests of dir and of the folders above it, up to the
// first that names a framework of list. Its errors are those of dir itself:
// what is wrong with a manifest is in the Project.
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
		// What a broken manifest would say is not for one above it to say.
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

// Used returns what tells which of some frameworks the project of a folder uses;
// none where the folder can't be read.
func Used(dir string) func(of []*frameworks.Framework) []*frameworks.Framework {
	return func(of []*frameworks.Framework) []*frameworks.Framework {
		p, err := Detect(dir, of)
		if err != nil {
			return nil
		}
		return p.Targets
	}
}

// Home is the folder of the application that a module for a framework goes
// into: the nearest that has a manifest of its ecosystem, or else that of the
// repository, or else the one in which the search began.
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

// decide returns the frameworks that the manifests of one folder name, by ID.
func decide(manifests []Manifest) []*frameworks.Framework {
	// In each ecosystem what is required to run goes before the rest.
	best := map[frameworks.Ecosystem]int{}
	rank := func(u Use) int { return slices.Index([]Use{"", Implied, Optional, Run}, u) }
	for _, m := range manifests {
		for _, e := range m.Found {
			best[m.ecosystem] = max(best[m.ecosystem], rank(e.Use))
		}
	}
	// A Go module without another framework is as good as any dependency;
	// what one ecosystem has for development yields to that.
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

// Target returns the framework that the project uses, or an error that says
// what was found where.
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

// Name is a manifest's path for people: from the repository's root, or whole
// where there is no repository.
func (p *Project) Name(m Manifest) string {
	if p.Repository {
		return m.Path
	}
	return filepath.Join(p.Root, filepath.FromSlash(m.Path))
}

// Source tells where the project's one target is from: the first manifest
// that names it.
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

// source is the place of the evidence for a target.
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

// Problems lists the manifests that can't be read although there is a target.
func (p *Project) Problems() []Manifest {
	var out []Manifest
	for _, m := range p.Manifests {
		if m.Problem != "" {
			out = append(out, m)
		}
	}
	return out
}
