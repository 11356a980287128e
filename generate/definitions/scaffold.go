package definitions

import (
	"snipgen/frameworks"
	"snipgen/generate/input"
)

// newProject returns where the modules of a target go unless its definition
// says otherwise: as in its model, if that has the same language, or else usual
// values. mounted is whether the target has a template for the lines that mount
// modules.
func newProject(t *target, mounted bool) *frameworks.Project {
	l := t.Framework.Language
	switch {
	case l == nil: // the error is reported elsewhere
		return &frameworks.Project{}
	case t.model != nil && t.model.Project != nil && t.model.Language == l:
		p := *t.model.Project
		return &p
	}
	p := &frameworks.Project{File: "{snake}" + l.Extension, Folders: []string{"."}, Mounting: frameworks.Mounting{Usual: "app"}}
	if mounted {
		p.Mounts = []string{"*" + l.Extension}
	}
	return p
}

// scaffold reads where the modules of a target go and what mounts them. The
// file may come from a stranger, so names are plain text instead of patterns,
// and no file or folder may begin with a dot.
func (r *reader) scaffold(f *frameworks.Framework, p *frameworks.Project, n *node) error {
	if n.has("list") || n.has("block") { // the routes are in a list or a block, not on an object
		p.Mounting = frameworks.Mounting{Usual: p.Usual}
	}
	return r.members(n, "scaffold", map[string]func(*node) error{
		"file":    r.checked(&p.File, moduleFile),
		"folders": r.texts(&p.Folders, "folders", moduleFolder),
		"mounts": func(n *node) error {
			if len(n.items) > 0 {
				p.Beside = nil
			}
			return r.texts(&p.Mounts, "mounts", mountFile)(n)
		},
		"application": func(n *node) error {
			p.Shared = ""
			if f.Application != "" {
				f.Application = n.text
			}
			return r.checked(&p.Usual, identifier)(n)
		},
		"applications": r.texts(&p.Applications, "applications", function),
		"routers":      r.texts(&p.Routers, "routers", function),
		"includes":     r.texts(&p.Includes, "includes", identifier),
		"prefix":       r.checked(&p.PrefixName, identifier),
		"list":         r.checked(&p.List, identifier),
		"block":        r.checked(&p.Block, identifier),
	})
}

// moduleFile checks the name of a module's file.
func moduleFile(s string) (string, error) {
	const name = `\{(?:snake|kebab|camel|Pascal)\}`
	return formed("file", s, `(?:[\w-][\w.-]*)?`+name+`(?:[\w.-]|`+name+`)*`, input.PathLength,
		"it has {snake}, {kebab}, {camel} or {Pascal}: \"{snake}_routes.py\"")
}

// moduleFolder checks a folder for modules.
func moduleFolder(s string) (string, error) {
	return formed("folder", s, `\.|/?[\w-][\w.-]*(?:/[\w-][\w.-]*)*`, input.PathLength,
		"it is relative to the file that mounts handlers, or with a slash in front to the project: routes, /app/routes")
}

// mountFile checks the pattern of a file that mounts handlers.
func mountFile(s string) (string, error) {
	return formed("file", s, `[\w*-][\w.*-]*(?:/[\w*-][\w.*-]*)*`, input.PathLength,
		"it is a path from the project's root, or a name with * for any part of it: config/routes.rb, \"*.py\"")
}

// identifier checks the name of a variable, a method or a keyword.
func identifier(s string) (string, error) {
	return formed("name", s, `[A-Za-z_]\w*`, input.NameLength, "it is one as in code: app, include_router, routes")
}

// function checks the name of a function, which may begin with a package.
func function(s string) (string, error) {
	const name = `[A-Za-z_]\w{0,63}`
	return formed("function", s, `(?:`+name+`\.)?`+name, input.PathLength, "it makes what handlers are added to: House, chi.NewRouter")
}
