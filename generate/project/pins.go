package project

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// A Pinned is what a project says about the versions of a framework.
type Pinned struct {
	// Versions are those of the framework and of the package that defines its
	// names; each is zero if the project doesn't say.
	Versions frameworks.Versions
	// From and NamesFrom are the names of the files that say it, for messages.
	From, NamesFrom string
	// Allowed is a range of the framework's versions, and AllowedFrom the name
	// of the file that says it. It is zero if none is limited, or if Versions
	// has more.
	Allowed     frameworks.Span
	AllowedFrom string
	// Problems are the lock files that can't be read, which say nothing.
	Problems []Manifest
}

// Pinned reads which versions of a framework the project uses: from lock files,
// or else from the manifests that allow a single version. It begins in the
// folder of the framework's manifest and continues in its parents, since the
// packages of a workspace share one lock file. The nearest folder that has a
// version decides, and in it, for each package, the first file.
func (p *Project) Pinned(f *frameworks.Framework) Pinned {
	start := p.home(f)
	var nearest Pinned // that limits the versions
	var out Pinned
	for dir := range upTo(start, p.Root) {
		out = p.pinnedIn(dir, start, f)
		if nearest.AllowedFrom == "" {
			nearest = out
		}
		if out.Versions.Framework.Any() {
			out.Allowed, out.AllowedFrom = nearest.Allowed, nearest.AllowedFrom
		}
		if out.Versions != (frameworks.Versions{}) || len(out.Problems) > 0 {
			break
		}
	}
	return out
}

// home returns the nearest folder with a manifest that indicates a framework,
// or else the one where the search began.
func (p *Project) home(f *frameworks.Framework) string {
	for _, m := range p.Manifests {
		if slices.ContainsFunc(m.Found, func(e Evidence) bool { return e.Target == f }) {
			return filepath.Join(p.Root, filepath.FromSlash(m.Folder))
		}
	}
	return p.Dir
}

// pinnedIn returns what the files in a folder say. Start is the folder whose
// versions are wanted: dir or a folder in it.
func (p *Project) pinnedIn(dir, start string, f *frameworks.Framework) Pinned {
	names, err := namesIn(dir)
	if err != nil {
		return Pinned{}
	}
	// Manifests come first, since the ranges in package.json say which version
	// in a yarn.lock counts.
	ranges := map[string]string{}
	var allowed, locked Pinned
	collect := func(into *Pinned, list []kind, limit input.Limit) {
		for _, k := range list {
			wanted := pins{ecosystem: k.ecosystem, member: below(dir, start), ranges: ranges}
			if wanted.packages = f.Defining(k.ecosystem); len(wanted.packages) == 0 || k.read == nil {
				continue
			}
			for _, name := range names {
				if matched, _ := filepath.Match(k.pattern, name); matched {
					own := wanted
					m := p.pins(k, dir, filepath.Join(dir, name), limit, &own)
					into.take(f, own, p.Name(m))
					if m.Problem != "" {
						into.Problems = append(into.Problems, m)
					}
				}
			}
		}
	}
	collect(&allowed, kinds[:], input.ManifestFile)
	collect(&locked, locks[:], input.LockFile)
	if locked.Versions.Framework.Any() {
		locked.Versions.Framework, locked.From = allowed.Versions.Framework, allowed.From
	}
	if locked.Versions.Names.Any() {
		locked.Versions.Names, locked.NamesFrom = allowed.Versions.Names, allowed.NamesFrom
	}
	if locked.Versions.Framework.Any() {
		locked.Allowed, locked.AllowedFrom = allowed.Allowed, allowed.AllowedFrom
	}
	return locked
}

// take adds the versions that a file says, unless another file came before.
func (p *Pinned) take(f *frameworks.Framework, own pins, file string) {
	found := own.found
	for _, q := range f.Packages {
		if span, is := own.allowed[q]; is && p.AllowedFrom == "" {
			p.Allowed, p.AllowedFrom = span, file
		}
	}
	if p.From == "" {
		for _, q := range f.Packages {
			if span, is := found[q]; is {
				if p.From != "" {
					span = span.Join(p.Versions.Framework)
				}
				p.Versions.Framework, p.From = span, file
			}
		}
	}
	if span, is := found[f.Names.Package]; is && p.NamesFrom == "" {
		p.Versions.Names, p.NamesFrom = span, file
	}
}

// below returns a folder relative to one above it, with slashes.
func below(dir, folder string) string {
	rel, err := filepath.Rel(dir, folder)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// pins reads the versions in a file that is within a limit. The Manifest has
// its name and what is wrong with it.
func (p *Project) pins(k kind, dir, file string, limit input.Limit, wanted *pins) Manifest {
	m := Manifest{Path: p.relative(file), Folder: p.relative(dir), Language: k.language}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return m
	}
	r := &reader{project: p, file: file, seen: map[string]bool{file: true}, pins: wanted}
	data, err := read(file, limit)
	if err == nil {
		err = r.guarded(k.read, data)
	}
	if errors.Is(err, errNoManifest) {
		return m
	}
	if err != nil {
		m.Problem = err.Error()
		wanted.found, wanted.allowed = nil, nil
	}
	return m
}

// pins collects the versions of some packages.
type pins struct {
	packages  []frameworks.Package
	ecosystem frameworks.Ecosystem // of the file and the packages
	// member is the folder whose versions are wanted, relative to the file's,
	// with slashes: "." or the folder of a workspace's package.
	member string
	// ranges are the ranges of versions in the folder's package.json, by the
	// package's name.
	ranges map[string]string
	// found has the range that all versions in the file are in, and allowed the
	// range that the file limits them to.
	found, allowed map[frameworks.Package]frameworks.Span
}

// allow notes the range that a manifest limits a package's versions to.
func (r *reader) allow(name, versions string) {
	if r.pins == nil || versions == "" {
		return
	}
	for _, q := range r.pins.packages {
		if !q.Matches(name) {
			continue
		}
		if limited := span(versions); !limited.Any() {
			if before, is := r.pins.allowed[q]; is {
				limited = limited.Join(before)
			}
			if r.pins.allowed == nil {
				r.pins.allowed = map[frameworks.Package]frameworks.Span{}
			}
			r.pins.allowed[q] = limited
		}
	}
}

// pin adds a version of a package if it is wanted. It ignores text that isn't a
// version, such as a path.
func (r *reader) pin(name, version string) {
	if r.pins == nil || version == "" {
		return
	}
	for _, q := range r.pins.packages {
		if !q.Matches(name) {
			continue
		}
		span, err := frameworks.ParseSpan(strings.TrimSpace(version))
		if err != nil {
			return
		}
		if before, is := r.pins.found[q]; is {
			span = span.Join(before)
		}
		if r.pins.found == nil {
			r.pins.found = map[frameworks.Package]frameworks.Span{}
		}
		r.pins.found[q] = span
	}
}

// ranged notes the range of a package's versions in package.json. A range of
// one version is a pin.
func (r *reader) ranged(name, versions string) {
	if r.pins != nil && versions != "" {
		r.pins.ranges[name] = versions
		r.pin(name, onlyNumbers(versions))
		r.allow(name, versions)
	}
}

// onlyNumbers returns a version without operators, or "" for anything else.
func onlyNumbers(version string) string {
	version = strings.TrimSpace(version)
	if strings.Trim(version, "0123456789.") != "" || strings.Count(version, ".") < 2 {
		return ""
	}
	return version
}
