package project

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// SurveyNear is Survey, but existing handlers choose the folder: it is near,
// relative to the root, or a folder in it, if handlers are there, and otherwise
// the folder with most of the project's handlers. If no folder has most of
// them, or an import would be circular there, the framework's convention
// decides.
func SurveyNear(root, near string, f *frameworks.Framework) (generate.Destination, error) {
	if f.Project != nil {
		if dir := siblingFolder(root, near, f); dir != "" {
			if p, err := Survey(root, dir, f); err == nil && !circular(p, f) {
				return p, nil
			}
		}
	}
	return Survey(root, "", f)
}

// siblingFolder returns the folder that has more than half of the files with
// handlers, counted below near if there are any, or else in the whole project;
// "" if no folder has so many.
func siblingFolder(root, near string, f *frameworks.Framework) string {
	s := &survey{Destination: generate.Destination{Root: root}, project: f.Project, language: f.Language}
	counts, inside := map[string]int{}, map[string]int{} // files by folder; inside counts those below near
	err := s.sources(func(file string) {
		if source.HandlersIn(file, s.read(file), f).Count == 0 {
			return
		}
		dir := path.Dir(file)
		counts[dir]++
		if _, is := languages.Below(near, dir); near != "." && is {
			inside[dir]++
		}
	})
	switch {
	case err != nil:
		return ""
	case inside[near] > 0:
		return near
	case len(inside) > 0:
		return most(inside)
	case f.Project.Scattered || f.Application != "": // the file that mounts them says more
		return ""
	}
	return most(counts)
}

// most returns the folder with more than half of all files, or "".
func most(counts map[string]int) string {
	total := 0
	for _, n := range counts {
		total += n
	}
	for folder, n := range counts {
		if 2*n > total {
			return folder
		}
	}
	return ""
}

// circular reports whether mounting a handler at a destination would make
// imports circular: a file there already imports the package of the file that
// would import it.
func circular(p generate.Destination, f *frameworks.Framework) bool {
	if p.File == "" || p.Import == "" || f.Language.ImportsFile {
		return false
	}
	module, found := strings.CutSuffix(p.Import, "/"+p.Dir)
	if !found {
		return false
	}
	s := &survey{Destination: p, project: f.Project, language: f.Language}
	mounting := `"` + path.Join(module, path.Dir(p.File)) + `"`
	return slices.ContainsFunc(s.names(p.Dir), func(name string) bool {
		return s.serves(name) && strings.Contains(s.read(path.Join(p.Dir, name)), mounting)
	})
}

// roles matches file names that end in a word for their role, such as routes or
// controller.
var roles = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.+?)([._-]?)([Rr]outes?|[Rr]outers?|[Cc]ontrollers?|[Hh]andlers?|[Vv]iews?|[Bb]lueprints?|[Ee]ndpoints?|[Aa]pi|[Rr]esources?|bp)$`)
})

// look records how existing handlers in the folder are written: the pattern of
// file names, the superclass, whether functions are exported, and the style. If
// the folder has none, the style is that of the file that mounts handlers.
func (s *survey) look(f *frameworks.Framework) {
	patterns, superclasses := map[string]int{}, map[string]int{}
	files, handlers, exported, typical := 0, 0, 0, 0
	for _, name := range s.names(s.Dir) {
		if !s.serves(name) || files >= input.SurveyedFiles.Most {
			continue
		}
		found := source.HandlersIn(name, s.read(path.Join(s.Dir, name)), f)
		if found.Count == 0 {
			continue
		}
		files++
		handlers += found.Count
		exported += found.Exported
		patterns[named(strings.TrimSuffix(name, path.Ext(name)), f.Project.File)]++
		for _, class := range found.Superclasses {
			superclasses[class]++
		}
		if found.Count > typical {
			typical, s.Written = found.Count, found.Rules
		}
	}
	if files == 0 && s.Text != "" {
		s.Written = source.New(s.File, s.Text, f.Language).Follow(languages.Rules{})
	}
	if files == 0 { // handlers in other folders show how files are named
		_ = s.sources(func(file string) {
			if files < input.SurveyedFiles.Most && source.HandlersIn(file, s.read(file), f).Count > 0 {
				files++
				patterns[named(strings.TrimSuffix(path.Base(file), path.Ext(file)), f.Project.File)]++
			}
		})
		if delete(patterns, ""); files < 2 {
			patterns = nil
		}
	}
	for pattern, n := range patterns {
		switch casing := f.Project.File[:strings.IndexByte(f.Project.File, '}')+1]; {
		case 2*n <= files:
		case pattern != "":
			s.Named = pattern + path.Ext(f.Project.File)
		case n > 1 && s.Dir != "." && f.Application != "" && casing == "{snake}": // files are named for their subject alone
			s.Named = casing + path.Ext(f.Project.File)
		}
	}
	for class, n := range superclasses {
		if f.Superclass != "" && 2*n > files && className().MatchString(class) {
			s.Superclass = class
		}
	}
	switch {
	case 2*exported > handlers:
		s.Exported = languages.Always
	case handlers > 0:
		s.Exported = languages.Never
	}
}

var className = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z]\w*(?:::[A-Z]\w*)*$`) })

// named returns the pattern of a handler file's name, in the form of
// frameworks.Project.File without the extension. It is "" if the name has no
// word for its role, or its casing doesn't fit usual, the framework's own
// pattern.
func named(name, usual string) string {
	m := roles().FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	stem, separator, role := m[1], m[2], m[3]
	capital := role[0] >= 'A' && role[0] <= 'Z'
	casing := ""
	switch {
	case separator == "" && capital && stem[0] >= 'A' && stem[0] <= 'Z':
		casing = "{Pascal}"
	case separator == "" && capital || strings.ContainsFunc(stem, func(c rune) bool { return c >= 'A' && c <= 'Z' }):
		casing = "{camel}"
	case separator == "":
		return "" // part of another word, as in "previews"
	case separator == "_" || strings.Contains(stem, "_"):
		casing = "{snake}"
	default:
		casing = "{kebab}"
	}
	if own := usual[:strings.IndexByte(usual, '}')+1]; own != "{kebab}" && own != casing || own == "{snake}" && separator != "_" {
		return ""
	}
	return casing + separator + role
}
