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
	"snipgen/generate/source"
)

// Survey returns the facts about the folder dir, relative to the project's
// root. If dir is empty, it chooses the framework's conventional folder for
// handlers. It reads files below root and each .editorconfig above, and writes
// none. It returns an input.Error if dir can't hold a module.
func Survey(root, dir string, f *frameworks.Framework) (generate.Destination, error) {
	p := generate.Destination{Root: root}
	if f.Project == nil {
		return p, nil // generate.Generator.Module returns the error
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return p, err
	}
	p.Root = root
	if dir != "" {
		if !filepath.IsLocal(dir) {
			return p, input.Errorf("folder %q is not in the project", dir).Hintf("name a folder below %s", root)
		}
		p.Dir = path.Clean(filepath.ToSlash(dir))
	}
	s := &survey{Destination: p, project: f.Project, language: f.Language}
	if err := s.findMount(f); err != nil {
		return p, err
	}
	if s.Dir == "" {
		s.Dir = s.folder()
	}
	if err := s.learn(f); err != nil {
		return p, err
	}
	s.look(f)
	rules, err := Rules(filepath.Join(root, s.File), f.Language)
	s.Indent = rules.Indent
	if s.Text != "" {
		s.Restyle = source.Restyle(f.Language, source.New(s.File, s.Text, f.Language).Follow(rules))
		if s.Restyle == nil {
			s.Restyle = func(code string) string { return code }
		}
	}
	return s.Destination, err
}

// A survey collects the facts about a project.
type survey struct {
	generate.Destination
	known    bool   // File exists
	near     string // the folder of the handlers that File mounts already; may be empty
	project  *frameworks.Project
	language *languages.Language
}

// read returns the text of a file of the project, or "" if it can't be read or
// is too large to be source code.
func (s *survey) read(file string) string {
	data, err := files.Read(filepath.Join(s.Root, file), input.SurveyedFile)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff")
}

// above returns the text of the nearest file with a name in the folders above
// the project's root, up to the repository's root; "" if there is none.
func (s *survey) above(name string) string {
	dir, root, repository, err := files.Project(s.Root)
	for err == nil && repository && dir != root {
		dir = filepath.Dir(dir)
		if data, err := files.Read(filepath.Join(dir, name), input.ManifestFile); err == nil {
			return string(decode(data))
		}
	}
	return ""
}

// note adds a note for the user; an empty text adds nothing.
func (s *survey) note(text string) {
	if s.Note != "" && text != "" {
		s.Note += "; "
	}
	s.Note += text
}

func (s *survey) exists(file string) bool {
	_, err := os.Stat(filepath.Join(s.Root, file))
	return err == nil
}

// names returns the names in a folder of the project.
func (s *survey) names(dir string) []string { return namesIn(filepath.Join(s.Root, dir)) }

// foreign are the names of folders without source code of the application, such
// as libraries, build output and tests. They are sorted.
var foreign = []string{
	"__pycache__", "__tests__", "bin", "bower_components", "build", "coverage", "dist", "doc", "docs", "env", "examples",
	"fixtures", "log", "logs", "migrations", "node_modules", "obj", "out", "public", "site-packages", "spec", "static",
	"target", "test", "testdata", "tests", "tmp", "vendor", "venv",
}

// sources calls visit for each file of the project that may contain code of the
// application. A project beyond the limits is searched in part.
func (s *survey) sources(visit func(file string)) error {
	seen := 0
	return filepath.WalkDir(s.Root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if d != nil && d.IsDir() && name != s.Root {
				return fs.SkipDir // unreadable
			}
			return err
		}
		file := below(s.Root, name)
		if d.IsDir() {
			_, leads := languages.Below(file, s.Dir) // the folder is on the way to the requested one
			if file != "." && !leads && s.skipped(file) || strings.Count(file, "/") >= input.FolderDepth.Most {
				return fs.SkipDir
			}
			return nil
		}
		if !s.serves(d.Name()) {
			return nil
		}
		if seen++; seen > input.SourceFiles.Most {
			return fs.SkipAll
		}
		visit(file)
		return nil
	})
}

// learn sets the facts about the folder that the language and the framework
// need.
func (s *survey) learn(f *frameworks.Framework) error {
	if s.language.Module == nil {
		return input.Errorf("%s has no modules that snipgen supports", s.language.Title).
			Hintf("`snipgen STATUS --lang %s --output FILE` writes its snippet to a file", f.ID)
	}
	folder := languages.Folder{Root: filepath.Base(s.Root), Dir: s.Dir, Read: s.read, Above: s.above, Exists: s.exists, Names: s.names}
	if s.known {
		folder.File, folder.Text = s.File, s.Text
	}
	if base := s.project.Base; base != "" {
		i := strings.Index("/"+s.Dir+"/", "/"+base+"/")
		if i < 0 {
			return input.Errorf("folder %q is not below %s", s.Dir, base).Hintf("%s finds handlers there: --dir %s/api", f.Title, base)
		}
		folder.Base = s.Dir[:i+len(base)]
		if _, inside := languages.Below(path.Join(folder.Base, s.Inside), s.Dir); !inside {
			own := path.Join(folder.Base, s.Inside)
			return input.Errorf("folder %q is not below %s", s.Dir, own).Hintf("what mounts handlers looks for them there: --dir %s", own)
		}
	}
	facts, err := s.language.Module(folder)
	if err != nil {
		return err
	}
	if facts.Declared == nil {
		facts.Declared = map[string][]string{}
	}
	for name, files := range s.Declared { // names from the whole project
		facts.Declared[name] = append(facts.Declared[name], files...)
	}
	s.ModuleFacts = facts
	s.setApart(folder)
	if s.project.Discovers == nil {
		return nil
	}
	note, err := s.project.Discovers(folder, facts)
	s.note(note)
	return err
}

// skipped reports whether to skip a folder because its name is among foreign.
// Below the root of packages, any name may be a package.
func (s *survey) skipped(dir string) bool {
	base := path.Base(dir)
	_, found := slices.BinarySearch(foreign, base)
	packages := s.language.PackageRoot
	return strings.HasPrefix(base, ".") || found && (packages == "" || !strings.Contains(dir, packages))
}

// serves reports whether a file may contain code of the application, judging by
// its name.
func (s *survey) serves(name string) bool {
	if s.language.Serves != nil {
		return s.language.Serves(name)
	}
	return path.Ext(name) == s.language.Extension
}

// folder returns the conventional folder for handlers.
func (s *survey) folder() string {
	if s.near != "" {
		return s.near
	}
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
		if info, err := os.Stat(filepath.Join(s.Root, at(folder))); err == nil && info.IsDir() {
			return at(folder)
		}
	}
	return at(s.project.Folders[0])
}

// setApart determines whether a blank line separates the new import from the
// one above it.
func (s *survey) setApart(folder languages.Folder) {
	if s.language.Imports == nil || s.language.Imports.Apart == nil || !s.known || !s.Imports.Found || s.Imports.Local {
		return
	}
	for _, above := range source.NewOutline(s.Text, s.language).Imports {
		if above.Last+1 == s.Imports.Line && len(above.Imports) > 0 {
			s.Imports.Apart = s.language.Imports.Apart(above.Imports[0].Module, s.Import, folder)
		}
	}
}
