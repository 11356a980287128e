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

// SurveyNear is Survey for a project whose handlers say where another one goes:
// the folder that has most files of them, of those in the folder near, relative
// to the root, if there are any. Where none has most, or another handler can't
// be there, the framework's convention counts.
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

// siblingFolder returns the folder of more than half of the files with handlers
// of a framework in the folder near or else, unless they say nothing, in the
// project; "" if none has so many.
func siblingFolder(root, near string, f *frameworks.Framework) string {
	s := &survey{Destination: generate.Destination{Root: root}, project: f.Project, language: f.Language}
	counts, inside := map[string]int{}, map[string]int{} // by folder; inside near
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
	case f.Project.Scattered || f.Application != "": // what mounts them says more
		return ""
	}
	return most(counts)
}

// most returns the folder that has more than half of all, or "".
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

// circular reports whether a file in the folder of a destination imports the
// folder of the file that would import it, by its whole path.
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

// roles are the words for what a file of handlers is.
var roles = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.+?)([._-]?)([Rr]outes?|[Rr]outers?|[Cc]ontrollers?|[Hh]andlers?|[Vv]iews?|[Bb]lueprints?|[Ee]ndpoints?|[Aa]pi|[Rr]esources?|bp)$`)
})

// look sets what the files of handlers in the folder show: how they are named,
// what their classes extend, whether their functions are exported, and how they
// are written. Without any, a file is written as the one that mounts it.
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
	if files == 0 { // those in other folders show how one is named
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
		case n > 1 && s.Dir != "." && f.Application != "" && casing == "{snake}": // by what they are about
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

// named returns the pattern by which a file of handlers is named, as in
// frameworks.Project.File without the extension, in the casing of usual; "" if
// it has no word for what it is, or a module of the framework can't be named so.
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
		return "" // a word such as "previews"
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
