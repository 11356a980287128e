package project

import (
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
	// Allowed is the range to which the project limits the framework's
	// versions, and AllowedFrom the name of the file with that limit. It is
	// zero if there is no limit, or if Versions says more.
	Allowed     frameworks.Span
	AllowedFrom string
	// Problems are the lock files that can't be read. They are ignored.
	Problems []Manifest
}

// Pinned reads which versions of a framework the project uses: from lock files,
// or else from the manifests that allow a single version. It begins in the
// folder of the framework's manifest and continues in its parents, since the
// packages of a workspace share one lock file. The nearest folder that has a
// version decides, and in it, for each package, the first file.
func (p *Project) Pinned(f *frameworks.Framework) (out Pinned) {
	start := p.home(f)
	for dir := range upTo(start, p.Root) {
		p.pinnedIn(&out, dir, start, f)
		if out.From != "" || out.NamesFrom != "" || len(out.Problems) > 0 {
			break
		}
	}
	if out.From != "" {
		out.Allowed, out.AllowedFrom = frameworks.Span{}, ""
	}
	return out
}

// home returns the nearest folder with a manifest that indicates a framework,
// or else the one where the search began.
func (p *Project) home(f *frameworks.Framework) string {
	if i := slices.IndexFunc(p.Manifests, func(m Manifest) bool { return m.indicates(f) }); i >= 0 {
		return filepath.Join(p.Root, p.Manifests[i].Folder)
	}
	return p.Dir
}

// pinnedIn adds what the files in dir say about versions. Start is the folder
// whose versions are wanted: dir or a folder in it.
func (p *Project) pinnedIn(out *Pinned, dir, start string, f *frameworks.Framework) {
	ranges := map[string]string{}
	type said struct {
		pins
		Manifest
	}
	read := func(list []kind, limit input.Limit) (all []said) {
		for k, file := range matching(dir, list) {
			if wanted := f.Defining(k.ecosystem); len(wanted) > 0 && k.read != nil {
				own := pins{wanted, below(dir, start), ranges, spans{}, spans{}}
				if m, _, is := p.manifest(k, dir, file, limit, &own); is {
					all = append(all, said{own, m})
				}
			}
		}
		return all
	}
	// Manifests are read first, since the ranges in package.json say which
	// version in a yarn.lock counts. But lock files take precedence.
	manifests := read(kinds[:], input.ManifestFile)
	locked := read(locks[:], input.LockFile)
	for _, file := range locked {
		if file.Problem != "" {
			out.Problems = append(out.Problems, file.Manifest)
		}
	}
	for _, file := range append(locked, manifests...) {
		out.take(f, file.pins, p.Name(file.Manifest))
	}
}

// take adds the versions from a file, unless an earlier file has already given
// them.
func (p *Pinned) take(f *frameworks.Framework, own pins, file string) {
	for _, q := range f.Packages {
		if span, is := own.allowed[q]; is && p.AllowedFrom == "" {
			p.Allowed, p.AllowedFrom = span, file
		}
		if span, is := own.found[q]; is && (p.From == "" || p.From == file) {
			if p.From != "" {
				span = span.Join(p.Versions.Framework)
			}
			p.Versions.Framework, p.From = span, file
		}
	}
	if span, is := own.found[f.Names.Package]; is && p.NamesFrom == "" {
		p.Versions.Names, p.NamesFrom = span, file
	}
}

// below returns a path relative to a folder above it, with slashes; the path
// itself if it is on another volume.
func below(dir, name string) string {
	if rel, err := filepath.Rel(dir, name); err == nil {
		name = rel
	}
	return filepath.ToSlash(name)
}

// spans are ranges of versions.
type spans map[frameworks.Package]frameworks.Span

// add extends the range of a package by span.
func (s spans) add(q frameworks.Package, span frameworks.Span) {
	if before, is := s[q]; is {
		span = span.Join(before)
	}
	s[q] = span
}

// pins collects the versions of some packages.
type pins struct {
	packages []frameworks.Package
	// member is the folder whose versions are wanted, relative to the file's,
	// with slashes: "." or the folder of a workspace's package.
	member string
	// ranges are the ranges of versions in the folder's manifests, by the
	// package's name.
	ranges map[string]string
	// found has the range that all versions in the file are in, and allowed the
	// range that the file limits them to.
	found, allowed spans
}

// require adds a package with its versions as written in a manifest: a range, a
// single version (which is a pin), or "" for any.
func (r *reader) require(name, where string, use Use, versions string) {
	r.add(name, where, use)
	if r.pins == nil || versions == "" {
		return
	}
	r.pins.ranges[name] = versions
	r.pin(name, only(versions))
	for _, q := range r.pins.packages {
		if limited := span(versions); q.Matches(name) && !limited.Any() {
			r.pins.allowed.add(q, limited)
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
		if span, err := frameworks.ParseSpan(strings.TrimSpace(version)); err == nil {
			r.pins.found.add(q, span)
		}
	}
}

// only returns the version if a range allows just one, as "==3.1.2", "==3.1.*"
// and "4.17.1" do; else "".
func only(versions string) string {
	version, exact := strings.CutPrefix(strings.TrimSpace(versions), "==")
	switch {
	case exact && !strings.ContainsAny(version, "<>!~,"):
		return strings.TrimPrefix(version, "=")
	case strings.Trim(version, "0123456789.") != "" || strings.Count(version, ".") < 2:
		return ""
	}
	return version
}
