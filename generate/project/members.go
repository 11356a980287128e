package project

import (
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/modfile"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A Member is a folder below the one that was searched which has manifests of
// its own: a package of a workspace, a module, or just a part of a repository.
type Member struct {
	// Folder is relative to the project's root, with slashes.
	Folder    string
	Manifests []Manifest
	Targets   []*frameworks.Framework
	Others    []*frameworks.Other
}

// A workspace is a kind of file that lists the folders of other projects.
type workspace struct {
	pattern string // its file name, as a pattern of filepath.Match
	// lists are the keys of the lists in a file in TOML, JSON or YAML. Folders
	// in a list named "exclude" are left out.
	lists []string
	// read returns the folders that a file in another format lists.
	read func(data []byte) []string
}

var workspaces = [...]workspace{
	// https://docs.npmjs.com/cli/v11/configuring-npm/package-json#workspaces
	// Yarn also allows an object with the list as "packages".
	{pattern: "package.json", lists: []string{"workspaces", "workspaces.packages"}},
	{pattern: "lerna.json", lists: []string{"packages"}},
	{pattern: "pnpm-workspace.yaml", lists: []string{"packages"}}, // https://pnpm.io/pnpm-workspace_yaml
	// https://docs.deno.com/runtime/fundamentals/workspaces/
	{pattern: "deno.json", lists: []string{"workspace", "workspace.members"}},
	{pattern: "deno.jsonc", lists: []string{"workspace", "workspace.members"}},
	// https://docs.astral.sh/uv/concepts/projects/workspaces/
	{pattern: "pyproject.toml", lists: []string{"tool.uv.workspace.members", "tool.uv.workspace.exclude"}},
	// https://doc.rust-lang.org/cargo/reference/workspaces.html
	{pattern: "Cargo.toml", lists: []string{"workspace.members", "workspace.exclude"}},
	{pattern: "go.work", read: goWork},
	{pattern: "pom.xml", read: mavenModules},
	{pattern: "settings.gradle", read: gradleIncludes},
	{pattern: "settings.gradle.kts", read: gradleIncludes},
	{pattern: "*.sln", read: solution},
	{pattern: "*.slnx", read: solution},
}

// folders returns the folders that a file lists, relative to its own folder,
// with slashes. They may be patterns; one that begins with "!" excludes
// folders. A file that can't be parsed lists none: Detect reports the problem.
func (w *workspace) folders(name string, data []byte) (out []string) {
	if w.read != nil {
		_ = guarded(func() error {
			out = w.read(data)
			return nil
		})
		return out
	}
	all := parsed(name, data)
	for _, list := range w.lists {
		path := strings.Split(list, ".")
		last := len(path) - 1
		for _, folder := range texts(sub(all, path[:last]...)[path[last]]) {
			if path[last] == "exclude" {
				folder = "!" + folder
			}
			out = append(out, folder)
		}
	}
	return out
}

// Members returns the folders below the one where the search began that have a
// target or another framework, sorted by name. They are those that its files
// list. If these list none and the folder has no framework itself, they are all
// subfolders with a manifest. A project beyond the limits is searched in part.
func (p *Project) Members() []Member {
	return p.members(p.Dir, len(p.Targets)+len(p.Others) == 0)
}

// members is Members for any folder. Undeclared is whether folders count that
// no file lists.
func (p *Project) members(dir string, undeclared bool) []Member {
	folders, declared := p.memberFolders(dir, 0)
	out := p.using(folders)
	if undeclared && (!declared || len(out) == 0) { // the list may be for one language only
		out = p.using(p.below(dir, []string{"*", "*/*"}))
	}
	return out
}

// using returns the members among folders that have a target or another
// framework, sorted by name.
func (p *Project) using(folders []string) []Member {
	slices.Sort(folders)
	folders = slices.Compact(folders)
	var out []Member
	for _, folder := range folders[:min(len(folders), input.Members.Most)] {
		m := Member{Folder: p.relative(folder), Manifests: p.read(folder, p.list, others())}
		m.Targets, m.Others = decide(m.Manifests)
		if len(m.Targets)+len(m.Others) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// Module returns the folder of the application that gets a framework's modules:
// Home or, if Home is only the root of a workspace, the member that uses the
// framework. If several members do, it returns an input.Error that lists them.
func (p *Project) Module(f *frameworks.Framework) (string, error) {
	home := p.Home(f)
	own := slices.ContainsFunc(p.Manifests, func(m Manifest) bool { return m.Folder == p.relative(home) && m.indicates(f) })
	var using []Member
	for _, m := range p.members(home, !own) {
		if slices.Contains(m.Targets, f) {
			using = append(using, m)
		}
	}
	if len(using) == 0 && own { // members may inherit what the root requires
		folders, _ := p.memberFolders(home, 0)
		for _, folder := range folders {
			using = append(using, Member{Folder: p.relative(folder)})
		}
	}
	serving, root := serving(p.Root, p.relative(home), using, f)
	switch {
	case len(using) == 0 || root:
		return home, nil
	case len(serving) > 0:
		using = serving
	case own && !slices.ContainsFunc(using, func(m Member) bool { return len(m.Targets) > 0 }):
		return home, nil
	}
	if len(using) == 1 {
		return filepath.Join(p.Root, using[0].Folder), nil
	}
	var found []string
	for _, m := range using {
		found = append(found, p.Here(m))
	}
	return "", input.Errorf("no folder given, and several use %s: %s", f.Title, strings.Join(shortened(found), ", ")).
		Hintf("name one: --dir %s", found[0])
}

// Here returns the path of a member's folder relative to the folder where the
// search began.
func (p *Project) Here(m Member) string {
	return below(p.Dir, filepath.Join(p.Root, m.Folder))
}

// serving returns the members that have a file which mounts handlers. outside
// is whether the home folder has such a file that belongs to no member.
func serving(root, home string, members []Member, f *frameworks.Framework) (with []Member, outside bool) {
	if f.Project == nil || len(members) == 0 || len(members) > input.SearchedMembers.Most {
		return nil, false
	}
	mounting := func(folder string) (file string, found bool) {
		d, err := Survey(filepath.Join(root, folder), "", f)
		// If the framework finds handlers itself, such a file need not have
		// routes.
		return path.Join(folder, d.File), err == nil && d.Text != "" && (d.Routes.Found || strings.Contains(f.Project.Mounts[0], "*"))
	}
	file, found := mounting(home)
	outside = found && !slices.ContainsFunc(members, func(m Member) bool {
		_, below := languages.Below(m.Folder, file)
		return below
	})
	for _, m := range members {
		if _, found := mounting(m.Folder); found {
			with = append(with, m)
		}
	}
	return with, outside
}

// memberFolders returns the folders that the files in dir list, and their
// members in turn. declared is whether there is such a list.
func (p *Project) memberFolders(dir string, depth int) (folders []string, declared bool) {
	const deepest = 4
	for _, name := range namesIn(dir) {
		for _, w := range workspaces {
			if matched, _ := filepath.Match(w.pattern, name); !matched {
				continue
			}
			data, err := read(filepath.Join(dir, name), input.ManifestFile)
			if err != nil {
				continue
			}
			listed := w.folders(name, data)
			declared = declared || len(listed) > 0
			folders = append(folders, p.below(dir, listed)...)
		}
	}
	for _, folder := range folders {
		if p.visited++; depth < deepest && p.visited < input.SourceFiles.Most && len(folders) < input.Members.Most {
			more, _ := p.memberFolders(folder, depth+1)
			folders = append(folders, more...)
		}
	}
	return folders, declared
}

// below returns the folders below dir, without dir itself, that match patterns.
func (p *Project) below(dir string, patterns []string) []string {
	var plain, globs, excluded []string
	for _, pattern := range patterns {
		exclude := strings.HasPrefix(pattern, "!")
		pattern = path.Clean(strings.Trim(strings.ReplaceAll(strings.TrimPrefix(pattern, "!"), `\`, "/"), "/ "))
		switch {
		case pattern == "." || !filepath.IsLocal(filepath.FromSlash(pattern)):
		case exclude:
			excluded = append(excluded, pattern)
		case strings.ContainsAny(pattern, "*?[{"):
			globs = append(globs, pattern)
		default:
			plain = append(plain, pattern)
		}
	}
	var out []string
	add := func(rel string) {
		folder := filepath.Join(dir, rel)
		if info, err := os.Lstat(folder); err == nil && info.IsDir() && !covers(excluded, rel) {
			out = append(out, folder)
		}
	}
	for _, rel := range plain[:min(len(plain), input.Members.Most)] {
		add(rel)
	}
	if len(globs) > 0 {
		p.folders(dir, func(rel string) {
			if slices.ContainsFunc(globs, func(glob string) bool { return globbed(glob, rel) }) {
				add(rel)
			}
		})
	}
	return out
}

// globbed reports whether a pattern matches a folder.
func globbed(pattern, folder string) bool {
	return slices.ContainsFunc(alternatives(pattern, input.PatternAlternatives.Most), func(one string) bool {
		return matches(strings.Split(one, "/"), strings.Split(folder, "/"))
	})
}

// folders calls visit for each folder below dir that may hold code.
func (p *Project) folders(dir string, visit func(rel string)) {
	const deepest = 5
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir // what can't be read has no members
		}
		if !d.IsDir() || name == dir {
			return nil
		}
		rel := below(dir, name)
		_, foreign := slices.BinarySearch(foreign, path.Base(rel))
		if p.visited++; foreign || strings.HasPrefix(path.Base(rel), ".") || strings.Count(rel, "/") >= deepest {
			return fs.SkipDir
		}
		if p.visited > input.SourceFiles.Most {
			return fs.SkipAll
		}
		visit(rel)
		return nil
	})
}

// texts returns the strings in a list, without its other values.
func texts(list any) []string {
	items, _ := list.([]any)
	var out []string
	for _, item := range items {
		if s, is := item.(string); is {
			out = append(out, s)
		}
	}
	return out
}

// goWork reads go.work: https://go.dev/ref/mod#go-work-file
func goWork(data []byte) []string {
	f, err := modfile.ParseWork("go.work", data, nil)
	if err != nil {
		return nil
	}
	var out []string
	for _, use := range f.Use {
		out = append(out, use.Path)
	}
	return out
}

// mavenModules reads the modules of a POM, which Maven 4 calls subprojects:
// https://maven.apache.org/pom.html#Aggregation
func mavenModules(data []byte) []string {
	var project struct {
		XMLName     xml.Name `xml:"project"`
		Modules     []string `xml:"modules>module"`
		Subprojects []string `xml:"subprojects>subproject"`
		Profiles    []string `xml:"profiles>profile>modules>module"`
	}
	_ = unmarshal(data, &project)
	var out []string
	for _, module := range slices.Concat(project.Modules, project.Subprojects, project.Profiles) {
		module = strings.TrimSpace(module)
		if path.Ext(module) == ".xml" { // it names a POM, not a folder
			module = path.Dir(module)
		}
		out = append(out, module)
	}
	return out
}

// gradleIncludes reads the projects that a Gradle settings script includes. A
// project's folder has its name, unless the script sets projectDir:
// https://docs.gradle.org/current/userguide/multi_project_builds.html
func gradleIncludes(data []byte) []string {
	var out []string
	folder := func(name string) string { return strings.ReplaceAll(strings.Trim(name, ":"), ":", "/") }
	verb, named := "", "" // the last word, and the project whose folder is set
	for _, t := range newGradleScript(string(data)) {
		switch {
		case t.Kind == languages.Word:
			if verb == "projectDir" && slices.Contains([]string{"new", "File", "file", "rootDir", "settingsDir", "rootProject"}, t.Text) {
				continue // project(":a").projectDir = file("b")
			}
			verb = t.Text
		case verb == "include" || verb == "includeBuild":
			out = append(out, folder(t.Text))
		case verb == "project":
			named = folder(t.Text)
		case verb == "projectDir":
			if i := slices.Index(out, named); i >= 0 {
				out[i] = t.Text
			}
			verb = ""
		}
	}
	return out
}

var solutionProject = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+\.\w*proj)"|<Project\s[^>]*\bPath="([^"]+)"`)
})

// solution reads the projects of a Visual Studio solution, in the .sln format
// or in XML (.slnx):
// https://learn.microsoft.com/visualstudio/extensibility/internals/solution-dot-sln-file
func solution(data []byte) []string {
	var out []string
	for _, m := range solutionProject().FindAllStringSubmatch(string(data), -1) {
		out = append(out, path.Dir(strings.ReplaceAll(m[1]+m[2], `\`, "/")))
	}
	return out
}
