package definitions

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// A target holds the members of a target in a file. Missing ones default to
// those of the built-in target with the same ID, or else to common values.
type target struct {
	id, title, language, template, file, name, group, path, url string
	before, after                                               string // around a route's parameter
	aliases                                                     []string
}

func (r *reader) targets(c *Catalogue, n *node, dir string) error {
	return r.list(n, "targets", input.Targets, func(n *node) error {
		t, err := r.target(n)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(c.Targets, func(o generate.Target) bool { return strings.EqualFold(o.Framework.ID, t.id) }) {
			return r.errorf(n, "target %q is defined twice", t.id).Hintf("remove one")
		}
		f, err := r.framework(n, t)
		if err != nil {
			return err
		}
		text, err := readTemplate(dir, t.template)
		if err != nil {
			return r.at(n, err)
		}
		c.Targets = append(c.Targets, generate.Target{Framework: f, Template: text, Origin: t.template})
		return nil
	})
}

// target reads the members of a target.
func (r *reader) target(n *node) (*target, error) {
	t := &target{}
	any := func(s string) (string, error) { return s, nil }
	err := r.members(n, "a target", map[string]func(*node) error{
		"id":        r.checked(&t.id, input.Key),
		"title":     r.checked(&t.title, input.Reason),
		"language":  r.checked(&t.language, any),
		"template":  r.checked(&t.template, any),
		"file":      r.checked(&t.file, fileName),
		"name":      r.checked(&t.name, handlerName),
		"group":     r.checked(&t.group, handlerName),
		"path":      r.checked(&t.path, func(s string) (string, error) { _, err := input.Path(s); return s, err }),
		"url":       r.checked(&t.url, func(s string) (string, error) { _, err := input.URL(s); return s, err }),
		"parameter": func(n *node) error { return r.parameter(t, n) },
		"aliases": func(n *node) error {
			return r.list(n, "aliases", input.Aliases, func(n *node) error {
				var alias string
				err := r.checked(&alias, input.Reason)(n)
				t.aliases = append(t.aliases, strings.ToLower(alias))
				return err
			})
		},
	})
	if err == nil && (t.id == "" || t.template == "") {
		err = r.errorf(n, "a target needs an id and a template").Hintf("id: flask, template: templates/flask.py.tmpl")
	}
	return t, err
}

// parameter reads the syntax of a route parameter, given an example for one
// called "name".
func (r *reader) parameter(t *target, n *node) error {
	s, err := r.string(n)
	if err != nil {
		return err
	}
	before, after, found := strings.Cut(s, "name")
	if !found || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return r.errorf(n, "parameter %q doesn't contain the word name", s).Hintf("parameter: \"{name}\" or \":name\"")
	}
	t.before, t.after = before, after
	return nil
}

// framework returns the Framework for a target.
func (r *reader) framework(n *node, t *target) (*frameworks.Framework, error) {
	own := &frameworks.Framework{
		ID: strings.ToLower(t.id), Category: frameworks.Server, Name: "my handler", File: "{snake}", Path: "/endpoint", MinCode: 100, MaxCode: 999, AnyInterim: true,
		Route: frameworks.Route{Open: "{", Close: "}"},
	}
	f, replaces := frameworks.Find(frameworks.All, t.id)
	if replaces {
		own = f.Variant(own.ID)
		own.Project = nil // a user's template has no modules
	} else if t.language == "" {
		return nil, r.errorf(n, "target %q needs a language", t.id).Hintf("language: %s", languageIDs())
	}
	if t.language != "" {
		l, found := languages.Find(t.language)
		if !found {
			return nil, r.errorf(n, "unknown language %q", t.language).Hintf("the languages are %s", languageIDs())
		}
		own.Language = l
		if !replaces {
			own.File += l.Extension
		}
	}
	set(&own.Title, t.title, t.id)
	set(&own.File, t.file, own.File)
	set(&own.Name, t.name, own.Name)
	set(&own.Group, t.group, own.Group)
	set(&own.Path, t.path, own.Path)
	set(&own.URL, t.url, own.URL)
	if t.before != "" || t.after != "" {
		own.Route.Open, own.Route.Close = t.before, t.after
	}
	own.Aliases = append(slices.Clone(own.Aliases), t.aliases...)
	return own, nil
}

// set sets dst to value or, if both are empty, to otherwise.
func set(dst *string, value, otherwise string) {
	switch {
	case value != "":
		*dst = value
	case *dst == "":
		*dst = otherwise
	}
}

func languageIDs() string {
	var ids []string
	for _, l := range languages.All {
		ids = append(ids, l.ID)
	}
	return strings.Join(ids, ", ")
}

func fileName(s string) (string, error) {
	plain := strings.NewReplacer("{snake}", "x", "{Pascal}", "X", "{code}", "1").Replace(s)
	if plain != filepath.Base(plain) || strings.ContainsFunc(plain, func(c rune) bool {
		return c <= ' ' || c > '~' || strings.ContainsRune(`\/:*?"<>|{}`, c)
	}) || strings.Trim(plain, ".") == "" {
		return "", input.Errorf("file name %q is invalid", s).
			Hintf("a file name looks like app.py and can contain {snake}, {Pascal} and {code}")
	}
	return s, nil
}

func handlerName(s string) (string, error) {
	words, err := input.Name(s)
	return strings.Join(words, " "), err
}

// readTemplate reads a template in or below the folder of its definition file.
// A project's file, which may come from others, can't name files elsewhere.
func readTemplate(dir, name string) (string, error) {
	if dir == "" {
		return "", input.Errorf("template %q has no folder", name).Hintf("definitions on standard input can't name templates; use a file")
	}
	data, err := files.ReadBelow(dir, name, input.TemplateFile)
	if err != nil {
		hint := "a template must be below the folder of its definition file"
		var wrong *input.Error
		if errors.As(err, &wrong) {
			hint = wrong.Hint
		}
		return "", input.Errorf("template %q can't be read: %s", name, errors.Unwrap(err)).Hintf("%s", hint)
	}
	return string(data), nil
}
