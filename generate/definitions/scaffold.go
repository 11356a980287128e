package definitions

import (
	"path"
	"regexp"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A scaffold says where the modules of a target go. It is read from files that
// may be somebody else's, so it names what a file has, as plain text, and no file
// or folder begins with a dot.
type scaffold struct {
	given                           bool
	file                            string
	folders, mounts                 []string
	application                     string
	applications, routers, includes []string
	prefix, list, block             string
}

// scaffold reads the member scaffold of a target.
func (r *reader) scaffold(s *scaffold, n *node) error {
	s.given = true
	return r.members(n, "scaffold", map[string]func(*node) error{
		"file":         r.checked(&s.file, moduleFile),
		"folders":      r.texts(&s.folders, "folders", moduleFolder),
		"mounts":       r.texts(&s.mounts, "mounts", mountFile),
		"application":  r.checked(&s.application, identifier),
		"applications": r.texts(&s.applications, "applications", function),
		"routers":      r.texts(&s.routers, "routers", function),
		"includes":     r.texts(&s.includes, "includes", identifier),
		"prefix":       r.checked(&s.prefix, identifier),
		"list":         r.checked(&s.list, identifier),
		"block":        r.checked(&s.block, identifier),
	})
}

// project returns where the modules of a target go: as the definition says, or
// as with the built-in framework f, which may be nil, or else by common values.
func (s *scaffold) project(f *frameworks.Framework, l *languages.Language, mounted bool) *frameworks.Project {
	p := frameworks.Project{File: "{snake}" + l.Extension, Folders: []string{"."}}
	if f != nil && f.Project != nil && f.Language == l {
		p = *f.Project
	} else {
		p.Usual = "app"
		if mounted {
			p.Mounts = []string{"*" + l.Extension}
		}
	}
	set(&p.File, s.file, p.File)
	if len(s.folders) > 0 {
		p.Folders = s.folders
	}
	if len(s.mounts) > 0 {
		p.Mounts, p.Beside = s.mounts, nil
	}
	if s.list != "" || s.block != "" { // the routes stand there, not on an object
		p.Mounting = frameworks.Mounting{Usual: p.Usual, List: s.list, Block: s.block}
	}
	if s.application != "" {
		p.Usual, p.Shared = s.application, ""
	}
	for _, own := range []struct{ to, from *[]string }{
		{&p.Applications, &s.applications}, {&p.Routers, &s.routers}, {&p.Includes, &s.includes},
	} {
		if len(*own.from) > 0 {
			*own.to = *own.from
		}
	}
	set(&p.PrefixName, s.prefix, p.PrefixName)
	return &p
}

// moduleFile accepts the name of a module's file.
func moduleFile(s string) (string, error) {
	plain := strings.NewReplacer("{snake}", "x", "{kebab}", "x", "{camel}", "x", "{Pascal}", "X").Replace(s)
	if plain == s || strings.Contains(plain, "/") || !plainPath(plain, "") {
		return "", input.Errorf("file %q is invalid", s).Hintf("it has {snake}, {kebab}, {camel} or {Pascal}: \"{snake}_routes.py\"")
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

// identifier accepts the name of a variable, a method or a keyword.
func identifier(s string) (string, error) {
	if s == "" || len(s) > input.NameLength.Most || !regexp.MustCompile(`^[A-Za-z_]\w*$`).MatchString(s) {
		return "", input.Errorf("name %q is invalid", s).Hintf("it is one as in code: app, include_router, routes")
	}
	return s, nil
}

// function accepts the name of a function, which may have a package in front.
func function(s string) (string, error) {
	last := s[strings.IndexByte(s, '.')+1:]
	if of := strings.TrimSuffix(s, "."+last); of != s {
		if _, err := identifier(of); err != nil {
			return "", functionError(s)
		}
	}
	if _, err := identifier(last); err != nil {
		return "", functionError(s)
	}
	return s, nil
}

func functionError(s string) error {
	return input.Errorf("function %q is invalid", s).Hintf("it makes what handlers are added to: House, chi.NewRouter")
}
