// Package place reads from a project what a module needs to know of the
// folder that it goes into.
package project

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// Survey reads what is known of the folder dir, which is relative to the
// project's root; an empty dir is the one where the framework's users expect
// handlers in this project. It reads files below root (and every .editorconfig
// above) and writes none. Its errors are of type input.Error where dir cannot
// hold a module.
func Survey(root, dir string, f *frameworks.Framework) (generate.Place, error) {
	p := generate.Place{Root: root}
	if f.Project == nil {
		return p, nil // Module tells why it has none
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return p, err
	}
	p.Root = root
	if dir != "" {
		if !filepath.IsLocal(dir) {
			return p, input.Errorf("folder %q is not in the project", dir).Hintf("name one below %s", root)
		}
		p.Dir = path.Clean(filepath.ToSlash(dir))
	}
	s := &survey{Place: p, finder: finder{}, project: f.Project, language: f.Language}
	if err := s.findMount(); err != nil {
		return p, err
	}
	if s.Dir == "" {
		s.Dir = s.folder()
	}
	facts := map[string]func() error{
		"csharp": s.csharp, "go": s.golang, "java": s.java, "javascript": s.javascript, "python": s.python, "ruby": s.ruby,
	}[f.Language.ID]
	if facts != nil {
		if err := facts(); err != nil {
			return p, err
		}
	}
	s.Style = styles(root, f.Language)
	return s.Place, nil
}

// A survey is the reading of one project.
type survey struct {
	generate.Place
	finder   finder
	known    bool // File exists
	project  *frameworks.Project
	language *languages.Language
}

// read returns the text of a file of the project, or "" where it can't be
// read or is far larger than what people write.
func (s *survey) read(file string) string {
	data, err := files.Read(filepath.Join(s.Root, filepath.FromSlash(file)), files.Surveyed)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff")
}

// note adds to what the user should know.
func (s *survey) note(text string) {
	if s.Note != "" {
		s.Note += "; "
	}
	s.Note += text
}

func (s *survey) exists(file string) bool {
	_, err := os.Stat(filepath.Join(s.Root, filepath.FromSlash(file)))
	return err == nil
}

// names lists the files in a folder of the project.
func (s *survey) names(dir string) []string {
	entries, err := os.ReadDir(filepath.Join(s.Root, filepath.FromSlash(dir)))
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// upwards calls visit for dir and the folders above it, up to the project's
// root, until it returns true.
func upwards(dir string, visit func(dir string) bool) {
	for !visit(dir) && dir != "." {
		dir = path.Dir(dir)
	}
}

// foreign are folders whose files are not the project's own, or none that
// serves: libraries, what is built, and tests.
var foreign = []string{
	"__pycache__", "__tests__", "bin", "bower_components", "build", "coverage", "dist", "doc", "docs", "env", "examples",
	"fixtures", "log", "logs", "migrations", "node_modules", "obj", "out", "public", "site-packages", "spec", "static",
	"target", "test", "testdata", "tests", "tmp", "vendor", "venv",
}

// Bounds of the search, in levels of folders and files of the language. A
// project that has more is searched in part.
const (
	maxDepth   = 12
	maxSources = 10_000
)

// findMount finds the file that mounts handlers.
func (s *survey) findMount() error {
	type candidate struct {
		file string
		text string
		rank []int // less is better
	}
	s.Declared = map[string][]string{}
	var best, named *candidate // one that has a place for lines, and one by its name alone
	seen := 0
	err := filepath.WalkDir(s.Root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if d != nil && d.IsDir() && name != s.Root {
				return fs.SkipDir // unreadable: nothing to learn there
			}
			return err
		}
		rel, err := filepath.Rel(s.Root, name)
		if err != nil {
			return err
		}
		file := filepath.ToSlash(rel)
		if d.IsDir() {
			_, leads := below(file, s.Dir) // to the folder that was asked for
			if file != "." && !leads && s.skipped(file) || strings.Count(file, "/") >= maxDepth {
				return fs.SkipDir
			}
			return nil
		}
		if !s.written(d.Name()) {
			return nil
		}
		if seen++; seen > maxSources {
			return fs.SkipAll
		}
		if s.language.ID == "java" {
			class := strings.TrimSuffix(d.Name(), path.Ext(d.Name()))
			s.Declared[class] = append(s.Declared[class], file)
		}
		preference := slices.IndexFunc(s.project.Mounts, func(pattern string) bool {
			if strings.Contains(pattern, "/") {
				return pattern == file
			}
			matched, _ := path.Match(pattern, d.Name())
			return matched
		})
		if preference < 0 {
			return nil
		}
		dir := path.Dir(file)
		apart := 1
		if slices.ContainsFunc(s.project.Beside, func(name string) bool { return s.exists(path.Join(dir, name)) }) {
			apart = 0
		}
		elsewhere := 1
		if dir == s.Dir {
			elsewhere = 0
		}
		c := &candidate{file: file, text: s.read(file)}
		_, _, which := s.finder.locate(c.text, s.project.Routes, s.language)
		c.rank = []int{elsewhere, apart, which, preference, strings.Count(file, "/")}
		switch better := func(than *candidate) bool { return than == nil || slices.Compare(c.rank, than.rank) < 0 }; {
		case which >= 0 && better(best):
			best = c
		case which < 0 && preference == 0 && !strings.Contains(s.project.Mounts[0], "*") && better(named):
			named = c
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.Application = s.project.Application
	switch {
	case best != nil:
		s.File, s.Text, s.known = best.file, best.text, true
	case named != nil:
		s.File, s.Text, s.known = named.file, named.text, true
		s.note("no place for the lines was found in " + s.File)
	default:
		if s.File = strings.ReplaceAll(s.project.Mounts[0], ".*", s.language.Extension); strings.Contains(s.File, "*") {
			s.File = ""
			s.note("no file was found that mounts handlers")
			return nil
		}
		s.note("no file was found that mounts handlers, and " + s.File + " is a guess")
		return nil
	}
	name := ""
	s.Routes, name, _ = s.finder.locate(s.Text, s.project.Routes, s.language)
	if name != "" {
		s.Application = name
	}
	before := s.Text
	if s.Routes.Found {
		s.Routes.Line = s.finder.passed(s.Text, s.Routes, s.Application, s.project.Passed, s.language)
		// An import below what needs it comes too late.
		before = strings.Join(strings.SplitAfter(s.Text, "\n")[:s.Routes.Line], "")
	}
	s.Imports, _, _ = s.finder.locate(before, s.project.Imports, s.language)
	return nil
}

// skipped reports whether a folder is foreign. Below src/main a folder's name
// is a package's, which may be any.
func (s *survey) skipped(dir string) bool {
	base := path.Base(dir)
	_, found := slices.BinarySearch(foreign, base)
	return strings.HasPrefix(base, ".") || found && !(s.language.ID == "java" && strings.Contains(dir, "src/main/"))
}

// written reports whether a file's name is one of the language's, and not that
// of a test.
func (s *survey) written(name string) bool {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	switch s.language.ID {
	case "javascript":
		return slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"}, ext) &&
			!slices.Contains([]string{".d", ".spec", ".test"}, path.Ext(stem))
	case "python":
		return ext == ".py" && stem != "conftest" && !strings.HasPrefix(stem, "test_") && !strings.HasSuffix(stem, "_test")
	case "go":
		return ext == ".go" && !strings.HasSuffix(name, "_test.go")
	case "java":
		return ext == ".java" || ext == ".kt"
	}
	return ext == s.language.Extension
}

// folder returns the folder where handlers are expected.
func (s *survey) folder() string {
	beside := "."
	if s.known {
		beside = path.Dir(s.File)
	}
	at := func(folder string) string {
		if rooted, cut := strings.CutPrefix(folder, "/"); cut {
			return path.Clean(rooted)
		}
		return path.Join(beside, folder)
	}
	for _, folder := range s.project.Folders {
		if info, err := os.Stat(filepath.Join(s.Root, filepath.FromSlash(at(folder)))); err == nil && info.IsDir() {
			return at(folder)
		}
	}
	return at(s.project.Folders[0])
}
