package source

import (
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
)

// Target finds the framework that a file is written for: by what it imports,
// by the usual one (whose name may be empty), because there is but one for
// such a file, because its project uses one of them, which used tells, or
// because it is the default of the language.
func Target(list []*frameworks.Framework, name, text, usual string, used func(of []*frameworks.Framework) []*frameworks.Framework) (*frameworks.Framework, error) {
	fit := Targets(list, name, text)
	if len(fit) == 0 && usual != "" {
		return generate.Find(list, usual, used)
	}
	if len(fit) == 0 {
		return nil, input.Errorf("no target is known for file %q", name).Hintf("name one: --lang flask; `snipgen frameworks` lists all %d", len(list))
	}
	for _, query := range []string{usual, fit[0].Language.ID} {
		if f, err := generate.Find(fit, query, used); query != "" && err == nil {
			return f, nil
		}
	}
	var ids []string
	for _, f := range fit {
		ids = append(ids, f.ID)
	}
	return nil, input.Errorf("file %q can be for %d targets", name, len(fit)).Hintf("name one with --lang: %s", strings.Join(ids, ", "))
}

// Fits refuses a file that is not written in a framework's language; list has
// the frameworks whose files are known by their names.
func Fits(list []*frameworks.Framework, f *frameworks.Framework, name string) error {
	if of := frameworks.Written(list, strings.ToLower(filepath.Ext(name))); len(of) > 0 && !slices.Contains(of, f) {
		return input.Errorf("file %q is no %s, in which %s is written", name, f.Language.Title, f.Title).
			Hintf("name another target or leave out --lang")
	}
	return nil
}
