package project

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"unicode/utf16"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// A kind describes one kind of manifest or lock file.
type kind struct {
	// pattern is its file name, as a pattern of path.Match.
	pattern   string
	language  string
	ecosystem frameworks.Ecosystem
	// read reads its packages. It is nil for a manifest that is a program or
	// whose ecosystem has no target.
	read func(*reader, []byte) error
}

// kinds lists the kinds of manifests. If several name the target, the first is
// reported as its source.
var kinds = [...]kind{
	{"pyproject.toml", "Python", frameworks.PyPI, (*reader).pyproject},
	{"requirements*.txt", "Python", frameworks.PyPI, (*reader).requirements},
	{"requirements/*.txt", "Python", frameworks.PyPI, (*reader).requirements},
	{"requirements*.in", "Python", frameworks.PyPI, (*reader).requirements},
	{"Pipfile", "Python", frameworks.PyPI, (*reader).pipfile},
	{"setup.cfg", "Python", frameworks.PyPI, (*reader).setupCfg},
	{"setup.py", "Python", frameworks.PyPI, (*reader).setupPy},
	{"environment.yml", "Python", frameworks.PyPI, (*reader).conda},
	{"environment.yaml", "Python", frameworks.PyPI, (*reader).conda},
	{"pixi.toml", "Python", frameworks.PyPI, (*reader).pixi},
	{"package.json", "JavaScript", frameworks.NPM, (*reader).packageJSON},
	{"deno.json", "JavaScript", frameworks.NPM, (*reader).deno},
	{"deno.jsonc", "JavaScript", frameworks.NPM, (*reader).deno},
	{"go.mod", "Go", frameworks.GoModules, (*reader).goMod},
	{"pom.xml", "Java", frameworks.Maven, (*reader).pom},
	{"build.gradle", "Java", frameworks.Maven, (*reader).gradle},
	{"build.gradle.kts", "Java", frameworks.Maven, (*reader).gradle},
	{"Gemfile", "Ruby", frameworks.RubyGems, (*reader).gemfile},
	{"gems.rb", "Ruby", frameworks.RubyGems, (*reader).gemfile},
	{"Gemfile.lock", "Ruby", frameworks.RubyGems, (*reader).gemfileLock},
	{"gems.locked", "Ruby", frameworks.RubyGems, (*reader).gemfileLock},
	{"*.gemspec", "Ruby", frameworks.RubyGems, (*reader).gemspec},
	{"*.csproj", "C#", frameworks.NuGet, (*reader).csproj},
	{"packages.config", "C#", frameworks.NuGet, (*reader).packagesConfig},
	{"*.fsproj", "F#", frameworks.NuGet, nil},
	{"*.vbproj", "Visual Basic", frameworks.NuGet, nil},
	{"Cargo.toml", "Rust", frameworks.Crates, (*reader).cargo},
	{"composer.json", "PHP", frameworks.Packagist, (*reader).composer},
	{"build.sbt", "Scala", frameworks.Maven, (*reader).sbt},
	{"mix.exs", "Elixir", frameworks.Hex, (*reader).mix},
	{"rebar.config", "Erlang", "", nil},
	{"gleam.toml", "Gleam", "", nil},
	{"Package.swift", "Swift", "", nil},
	{"pubspec.yaml", "Dart", "", nil},
	{"project.clj", "Clojure", "", nil},
	{"deps.edn", "Clojure", "", nil},
	{"stack.yaml", "Haskell", "", nil},
	{"*.cabal", "Haskell", "", nil},
	{"dune-project", "OCaml", "", nil},
	{"cpanfile", "Perl", "", nil},
	{"shard.yml", "Crystal", "", nil},
	{"*.rockspec", "Lua", "", nil},
	{"*.nimble", "Nim", "", nil},
	{"build.zig.zon", "Zig", "", nil},
	{"CMakeLists.txt", "C or C++", "", nil},
	{"conanfile.txt", "C or C++", "", nil},
	{"vcpkg.json", "C or C++", "", nil},
	{"DESCRIPTION", "R", "", nil},
	{"Project.toml", "Julia", "", nil},
}

// read reads the manifests in a folder.
func (p *Project) read(dir string, list []*frameworks.Framework, others []*frameworks.Other) (out []Manifest) {
	for k, file := range matching(dir, kinds[:]) {
		if m, packages, is := p.manifest(k, dir, file, input.ManifestFile, nil); is {
			m.note(packages, list, others)
			out = append(out, m)
		}
	}
	return out
}

// matching yields the files in a folder that are of some kinds, in their order.
func matching(dir string, list []kind) iter.Seq2[kind, string] {
	return func(yield func(kind, string) bool) {
		names := namesIn(dir)
		if slices.Contains(names, "requirements") {
			for _, name := range namesIn(filepath.Join(dir, "requirements")) {
				names = append(names, "requirements/"+name)
			}
		}
		for _, k := range list {
			for _, name := range names {
				if matched, _ := path.Match(k.pattern, name); matched && !yield(k, filepath.Join(dir, name)) {
					return
				}
			}
		}
	}
}

// namesIn returns the names in a folder, sorted; nil if it can't be read, as is
// often the case for one above the project, such as /home.
func namesIn(dir string) []string {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() { // opening a pipe would wait
		return nil
	}
	entries, _ := os.ReadDir(dir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// PackageNames returns the names that the other files in a file's folder declare
// for it too. It leaves out what can't be read or is too large for source code.
func PackageNames(file string, l *languages.Language) []string {
	if l.Imports == nil || l.Imports.PackageNames == nil {
		return nil
	}
	var out []string
	dir, looked := filepath.Dir(file), 0
	for _, name := range namesIn(dir) {
		if filepath.Ext(name) != l.Extension || name == filepath.Base(file) {
			continue
		}
		if looked++; looked > input.SourceFiles.Most {
			break
		}
		if data, err := files.Read(filepath.Join(dir, name), input.SurveyedFile); err == nil {
			out = append(out, l.Imports.PackageNames(string(data))...)
		}
	}
	return out
}

// manifest reads a manifest within a limit and, if wanted isn't nil, the
// versions in it. ok is false if the path is a folder, or a file that only has
// a manifest's name.
func (p *Project) manifest(k kind, dir, file string, limit input.Limit, wanted *pins) (m Manifest, packages []required, ok bool) {
	m = Manifest{Path: p.relative(file), Folder: p.relative(dir), Language: k.language, Known: k.read != nil, ecosystem: k.ecosystem}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return m, nil, false
	}
	if k.read == nil {
		return m, nil, true
	}
	r := &reader{project: p, file: file, seen: map[string]bool{file: true}, pins: wanted}
	data, err := read(file, limit)
	r.read = len(data)
	if err == nil {
		err = guarded(func() error { return k.read(r, data) })
	}
	switch {
	case errors.Is(err, errNoManifest):
		return m, nil, false
	case err != nil:
		m.Problem = err.Error()
		if wanted != nil {
			wanted.found, wanted.allowed = nil, nil
		}
	case r.full():
		m.Problem = input.Packages.Exceeded("it").Text
	}
	m.Packages = len(r.found)
	return m, r.found, true
}

// note records which packages of a manifest indicate a target or another
// framework. A package that indicates a target isn't counted for other
// frameworks.
func (m *Manifest) note(packages []required, list []*frameworks.Framework, others []*frameworks.Other) {
	var foreign []Evidence
	for _, q := range packages {
		ours := false
		for _, f := range list {
			if slices.ContainsFunc(f.Packages, func(p frameworks.Package) bool { return p.Ecosystem == m.ecosystem && p.Matches(q.name) }) {
				m.Found = append(m.Found, Evidence{f, nil, q.name, q.where, q.use})
				ours = true
			}
		}
		for _, o := range others {
			if !ours && o.Packages[0].Ecosystem == m.ecosystem && o.Matches(frameworks.Package{Ecosystem: m.ecosystem, Name: q.name}) {
				foreign = append(foreign, Evidence{nil, o, q.name, q.where, q.use})
			}
		}
	}
	known := map[Evidence]bool{}
	m.Found = slices.DeleteFunc(append(m.Found, foreign...), func(e Evidence) bool {
		again := known[e]
		known[e] = true
		return again
	})
}

// indicates reports whether a manifest has a package of a target.
func (m *Manifest) indicates(f *frameworks.Framework) bool {
	return slices.ContainsFunc(m.Found, func(e Evidence) bool { return e.Target == f })
}

// read reads a file within a limit and removes a byte order mark. It converts
// UTF-16, which PowerShell's ">" writes, to UTF-8. The error gives only the
// reason, not the file's name.
func read(file string, limit input.Limit) ([]byte, error) {
	data, err := files.Read(file, limit)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	return decode(data), nil
}

func decode(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:]
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	case !bytes.HasPrefix(data, []byte("\xff\xfe")):
		return data
	}
	var units []uint16
	for data = data[2:]; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	return []byte(string(utf16.Decode(units)))
}

// errNoManifest says that a file has a manifest's name but is something else,
// such as an ordinary module called setup.py.
var errNoManifest = errors.New("it is no manifest")

// A reader collects the packages that a manifest requires.
type reader struct {
	project *Project
	file    string
	found   []required
	seen    map[string]bool // the manifest and the files that it names
	read    int             // the bytes read so far
	pins    *pins           // nil unless versions are wanted
	// conflict is the error for a merge conflict in a lock file.
	conflict error
}

// required is a package in a manifest.
type required struct {
	name, where string
	use         Use
}

func (r *reader) add(name, where string, use Use) {
	if name != "" && !r.full() {
		r.found = append(r.found, required{name, where, use})
	}
}

// full reports whether no more packages are added.
func (r *reader) full() bool { return len(r.found) >= input.Packages.Most }

// guarded converts a parser's panic to an error: manifests aren't under our
// control, and parsers have had such bugs.
func guarded(read func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it can't be parsed: %v", p)
		}
	}()
	return read()
}

// sibling reads a file that a manifest names by a path relative to its own
// folder. The file must be inside the project. If it was read before, by this
// path or another, there is no data.
func (r *reader) sibling(name string) (file string, data []byte, err error) {
	file = filepath.Join(filepath.Dir(r.file), name)
	if r.seen[file] {
		return file, nil, nil
	}
	if r.seen[file] = true; len(r.seen) > input.IncludedFiles.Most+1 { // one more for the manifest itself
		return "", nil, fmt.Errorf("more than %s are included", input.IncludedFiles)
	}
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		return "", nil, fmt.Errorf("%q: %w", name, input.Cause(err))
	}
	if !filepath.IsLocal(below(r.project.Root, real)) {
		return "", nil, fmt.Errorf("%q is outside of the project", name)
	}
	if real != file && r.seen[real] {
		return file, nil, nil
	}
	r.seen[real] = true
	if data, err = read(real, input.ManifestFile); err != nil {
		return "", nil, fmt.Errorf("%q: %w", name, err)
	}
	if r.read += len(data); r.read > input.ManifestFile.Most {
		return "", nil, input.ManifestFile.Exceeded("it with all that it includes")
	}
	return file, data, nil
}
