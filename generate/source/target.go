package source

import (
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
)

// Target returns the framework that a file is written for. The first of these
// that gives an answer decides: the file's imports, the usual target (a name,
// or ""), the only framework for such files, the project, which used examines,
// and the language's default. It returns an input.Error if the file uses a
// framework without a target, or if the project does and neither the file's
// imports nor a usual target decide.
func Target(list []*frameworks.Framework, name, text, usual string, used generate.Used) (generate.Choice, error) {
	fit, shown, other := targets(list, name, text)
	if other != nil && (!other.Weak || !shown && usual == "" && !uses(fit, used)) {
		var ids []string
		for _, f := range fit {
			ids = append(ids, "--lang "+f.ID)
		}
		return generate.Choice{}, input.Errorf("file %q uses %s, which is no target", name, other.Title).
			Hintf("name one in its language: %s", strings.Join(ids, ", "))
	}
	if !shown && usual == "" && len(fit) > 0 && used != nil {
		if _, err := used(fit); err != nil {
			return generate.Choice{}, err
		}
	}
	if len(fit) == 0 && usual != "" {
		return generate.Find(list, usual, used)
	}
	if len(fit) == 0 {
		return generate.Choice{}, input.Errorf("file %q has no known target", name).Hintf("name one: --lang flask; `snipgen frameworks` lists all %d", len(list))
	}
	for _, query := range []string{usual, fit[0].Language.ID} {
		// If only the version is unsupported, the error should name the target
		// that fits.
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

// uses reports whether a project uses one of some frameworks.
func uses(of []*frameworks.Framework, used generate.Used) bool {
	if used == nil {
		return false
	}
	found, _ := used(of)
	return len(found) > 0
}

// unwritten are the lower-case names of files that contain no code of a target,
// though their extensions don't show it.
var unwritten = []string{
	"brewfile", "caddyfile", "changelog", "containerfile", "dockerfile", "gemfile", "gnumakefile", "jenkinsfile", "justfile",
	"license", "makefile", "procfile", "rakefile", "readme", "vagrantfile",
}

// Fits returns an input.Error if a file's extension belongs to another language
// than the framework's. A name without an extension, such as that of an unsaved
// buffer or a script, fits every language. So does a name that only begins with
// a dot, unless that is a language of list: editors name an unnamed buffer
// after its language, as in .python.
func Fits(list []*frameworks.Framework, f *frameworks.Framework, file string) error {
	name := strings.ToLower(filepath.Base(file))
	extension := filepath.Ext(name)
	open := extension == "" && !slices.Contains(unwritten, name) ||
		extension == name && len(frameworks.Written(list, extension)) == 0
	if open || f.Language.Named(extension) || extension != "" && extension == filepath.Ext(f.File) {
		return nil
	}
	return input.Errorf("file %q is not in %s, the language of %s", file, f.Language.Title, f.Title).
		Hintf("name a %s file, another target, or no --lang", f.Language.Extension)
}
