package source

import (
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
)

// Target returns the framework that a file is written for. In this order, it is
// determined by the file's imports, the usual target (a name, or ""), the only
// framework for such files, the project, which used examines, or the default of
// the language.
func Target(list []*frameworks.Framework, name, text, usual string, used func(of []*frameworks.Framework) []*frameworks.Framework) (generate.Choice, error) {
	fit := Targets(list, name, text)
	if len(fit) == 0 && usual != "" {
		return generate.Find(list, usual, used)
	}
	if len(fit) == 0 {
		return generate.Choice{}, input.Errorf("file %q has no known target", name).Hintf("name one: --lang flask; `snipgen frameworks` lists all %d", len(list))
	}
	for _, query := range []string{usual, fit[0].Language.ID} {
		// An error about the version names a target that fits.
		if f, err := generate.Find(fit, query, used); query != "" && (err == nil || f.Framework != nil) {
			return f, err
		}
	}
	var ids []string
	for _, f := range fit {
		ids = append(ids, f.ID)
	}
	return generate.Choice{}, input.Errorf("file %q fits %d targets", name, len(fit)).Hintf("name one with --lang: %s", strings.Join(ids, ", "))
}

// Fits returns an input.Error if a file isn't written in a framework's
// language. list has the frameworks whose files can be recognized by name.
func Fits(list []*frameworks.Framework, f *frameworks.Framework, name string) error {
	if of := frameworks.Written(list, strings.ToLower(filepath.Ext(name))); len(of) > 0 && !slices.Contains(of, f) {
		return input.Errorf("file %q is not in %s, the language of %s", name, f.Language.Title, f.Title).
			Hintf("name another target or leave out --lang")
	}
	return nil
}
