package definitions

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A scaffold says where the modules of a target go. It is read from files that
// may be somebody else's, so a place in a file is found by plain text, and no
// file or folder begins with a dot.
type scaffold struct {
	given           bool
	file            string
	folders, mounts []string
	application     string
	routes          []frameworks.Anchor
}

// scaffold reads the member scaffold of a target.
func (r *reader) scaffold(s *scaffold, n *node) error {
	s.given = true
	return r.members(n, "scaffold", map[string]func(*node) error{
		"file":        r.checked(&s.file, moduleFile),
		"folders":     r.texts(&s.folders, "folders", moduleFolder),
		"mounts":      r.texts(&s.mounts, "mounts", mountFile),
		"application": r.checked(&s.application, identifier),
		"routes": func(n *node) error {
			return r.list(n, "routes", input.Aliases, func(n *node) error {
				a, err := r.anchor(n)
				s.routes = append(s.routes, a)
				return err
			})
		},
	})
}

// anchor reads a place for the lines that mount a handler.
func (r *reader) anchor(n *node) (frameworks.Anchor, error) {
	var a frameworks.Anchor
	var after, inside string
	err := r.members(n, "a place in routes", map[string]func(*node) error{
		"after":  r.checked(&after, statement),
		"inside": r.checked(&inside, statement),
	})
	switch {
	case err != nil:
	case (after == "") == (inside == ""):
		err = r.errorf(n, "a place in routes is after a statement or inside one").Hintf("after: \"{app} = Litestar(\" or inside: \"urlpatterns = [\"")
	case after != "":
		a.Pattern = pattern(after)
	default: // it ends its line, perhaps before a comment
		a.Pattern, a.Inside = pattern(inside)+`[ \t]*(?:(?:#|//).*)?$`, true
	}
	return a, err
}

// pattern returns the regular expression of a statement that begins with a text.
// In it, {app} is the name of the object that handlers are added to, and a space
// is any number of spaces and tabs.
func pattern(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = strings.Replace(regexp.QuoteMeta(word), `\{app\}`, `(\w+)`, 1)
	}
	return `^[ \t]*` + strings.Join(words, `[ \t]+`)
}

// project returns where the modules of a target go: as the definition says, or
// as with the built-in framework f, which may be nil, or else by common values.
func (s *scaffold) project(f *frameworks.Framework, l *languages.Language, mounted bool) *frameworks.Project {
	p := frameworks.Project{File: "{snake}" + l.Extension, Folders: []string{"."}, Application: "app"}
	if f != nil && f.Project != nil && f.Language == l {
		p = *f.Project
	} else {
		if mounted {
			p.Mounts = []string{"*" + l.Extension}
		}
		if i := slices.IndexFunc(frameworks.All, func(f *frameworks.Framework) bool { return f.Language == l && f.Project != nil }); i >= 0 {
			p.Imports = frameworks.All[i].Project.Imports // the language's
		}
	}
	set(&p.File, s.file, p.File)
	set(&p.Application, s.application, p.Application)
	if len(s.folders) > 0 {
		p.Folders = s.folders
	}
	if len(s.mounts) > 0 {
		p.Mounts, p.Beside = s.mounts, nil
	}
	if len(s.routes) > 0 {
		p.Routes, p.SetupCalls = s.routes, ""
	}
	return &p
}

// moduleFile accepts the name of a module's file.
func moduleFile(s string) (string, error) {
	plain := strings.NewReplacer("{snake}", "x", "{kebab}", "x", "{Pascal}", "X").Replace(s)
	if plain == s || strings.Contains(plain, "/") || !plainPath(plain, "") {
		return "", input.Errorf("file %q is invalid", s).Hintf("it has {snake}, {kebab} or {Pascal}: \"{snake}_routes.py\"")
	}
	return s, nil
}

// moduleFolder accepts a folder for modules.
func moduleFolder(s string) (string, error) {
	if s != "." && !plainPath(strings.TrimPrefix(s, "/"), "") {
		return "", input.Errorf("folder %q is invalid", s).Hintf("it is relative to the file that mounts handlers, or with a slash in front to the project: routes, /app/routes")
	}
	return s, nil
}

// mountFile accepts the pattern of a file that mounts handlers.
func mountFile(s string) (string, error) {
	if _, err := path.Match(s, ""); err != nil || !plainPath(s, "*") {
		return "", input.Errorf("file %q is invalid", s).Hintf("it is a path from the project's root, or a name with * for any part of it: config/routes.rb, \"*.py\"")
	}
	return s, nil
}

// plainPath reports whether a path has only letters, digits, dots, hyphens,
// underscores and also others, and no name that begins with a dot.
func plainPath(s, also string) bool {
	for name := range strings.SplitSeq(s, "/") {
		if name == "" || name[0] == '.' || strings.ContainsFunc(name, func(c rune) bool {
			return (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && !strings.ContainsRune("._-"+also, c)
		}) {
			return false
		}
	}
	return len(s) <= input.PathLength.Most
}

// identifier accepts the name of a variable.
func identifier(s string) (string, error) {
	if s == "" || len(s) > input.NameLength.Most || !regexp.MustCompile(`^[A-Za-z_]\w*$`).MatchString(s) {
		return "", input.Errorf("name %q is invalid", s).Hintf("it is the variable that handlers are added to: app")
	}
	return s, nil
}

// statement accepts the text that a statement begins with.
func statement(s string) (string, error) {
	if strings.TrimSpace(s) == "" || len(s) > input.PathLength.Most || strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c > '~' }) {
		return "", input.Errorf("statement %q is invalid", s).Hintf("write how it begins, with {app} for the application: \"{app} = Litestar(\"")
	}
	return s, nil
}
