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
// those of a built-in target, that with the same ID or the one that it is like,
// or else to common values.
type target struct {
	id, like, title, language, file, name, group, path, url, oldest string
	before, after                                                   string // around a route's parameter
	aliases, packages                                               []string
	constants                                                       []frameworks.Renamed
	scaffold                                                        scaffold
	templates                                                       generate.Target // its templates alone
}

func (r *reader) targets(c *Catalogue, n *node, dir string) error {
	packages := 0
	return r.list(n, "targets", input.Targets, func(n *node) error {
		t, err := r.target(n, dir)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(c.Targets, func(o generate.Target) bool { return strings.EqualFold(o.Framework.ID, t.id) }) {
			return r.errorf(n, "target %q is defined twice", t.id).Hintf("remove one")
		}
		if packages += len(t.packages); packages > input.OwnPackages.Most {
			return r.at(n, input.OwnPackages.Exceeded(r.file))
		}
		own := t.templates
		if own.Framework, err = r.framework(n, t); err != nil {
			return err
		}
		c.Targets = append(c.Targets, own)
		return nil
	})
}

// target reads the members of a target.
func (r *reader) target(n *node, dir string) (*target, error) {
	t := &target{}
	any := func(s string) (string, error) { return s, nil }
	source := func(dst *generate.Template) func(*node) error {
		return func(n *node) (err error) { *dst, err = r.template(n, dir); return err }
	}
	err := r.members(n, "a target", map[string]func(*node) error{
		"id":        r.checked(&t.id, input.Key),
		"like":      r.checked(&t.like, any),
		"title":     r.checked(&t.title, input.Reason),
		"language":  r.checked(&t.language, any),
		"template":  source(&t.templates.Snippet),
		"handler":   source(&t.templates.Handler),
		"module":    source(&t.templates.Module),
		"mount":     source(&t.templates.Mount),
		"file":      r.checked(&t.file, fileName),
		"name":      r.checked(&t.name, handlerName),
		"group":     r.checked(&t.group, handlerName),
		"path":      r.checked(&t.path, func(s string) (string, error) { _, err := input.Path(s); return s, err }),
		"url":       r.checked(&t.url, func(s string) (string, error) { _, err := input.URL(s); return s, err }),
		"parameter": func(n *node) error { return r.parameter(t, n) },
		"aliases":   r.texts(&t.aliases, "aliases", input.Reason),
		"packages":  r.texts(&t.packages, "packages", packageName),
		"oldest":    func(n *node) (err error) { t.oldest, err = r.version(n); return err },
		"constants": func(n *node) error { return r.constants(t, n) },
		"scaffold":  func(n *node) error { return r.scaffold(&t.scaffold, n) },
	})
	switch {
	case err != nil:
	case t.id == "" || t.templates.Snippet.Origin == "":
		err = r.errorf(n, "a target needs an id and a template").Hintf("id: flask, template: templates/flask.py.tmpl")
	case t.scaffold.given && t.templates.Module.Text == "":
		err = r.errorf(n, "target %q has scaffold, but no module", t.id).Hintf("module: the template of the file that scaffold writes")
	}
	for i, alias := range t.aliases {
		t.aliases[i] = strings.ToLower(alias)
	}
	return t, err
}

// texts returns a function that stores a list of texts in dst if check accepts
// each.
func (r *reader) texts(dst *[]string, what string, check func(string) (string, error)) func(*node) error {
	return func(n *node) error {
		return r.list(n, what, input.Aliases, func(n *node) error {
			var text string
			err := r.checked(&text, check)(n)
			*dst = append(*dst, text)
			return err
		})
	}
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

// version reads a version, which YAML may take for a number.
func (r *reader) version(n *node) (string, error) {
	if n.kind != text && n.kind != number {
		return "", r.errorf(n, "expected a version, not %s", n.kind).Hintf("write it like \"7.2\"")
	}
	if _, _, err := frameworks.ParseVersion(n.text); err != nil {
		return "", r.at(n, err)
	}
	return n.text, nil
}

// constants reads the framework's names for codes: one each, or several for
// ranges of versions. null is none.
func (r *reader) constants(t *target, n *node) error {
	if n.kind != mapping {
		return r.errorf(n, "constants are %s, not %s", mapping, n.kind).Hintf("404: http.StatusNotFound")
	}
	for _, m := range n.members {
		code, is := code(m.name.text)
		if !is {
			return r.errorf(m.name, "a code is a number from 100 to 999").Hintf("404: http.StatusNotFound")
		}
		one := frameworks.Renamed{Constant: frameworks.Constant{Code: code}}
		var err error
		switch m.value.kind {
		case null:
			t.constants = append(t.constants, one)
		case list:
			err = r.list(m.value, "names", input.Aliases, func(n *node) error {
				c := one
				err := r.members(n, "a name", map[string]func(*node) error{
					"name":   r.checked(&c.Name, expression),
					"since":  func(n *node) (err error) { c.Since, err = r.version(n); return err },
					"before": func(n *node) (err error) { c.Before, err = r.version(n); return err },
				})
				if err == nil && c.Name == "" {
					err = r.errorf(n, "it has no name").Hintf("{name: HTTP_413_CONTENT_TOO_LARGE, since: \"2.1\"}")
				}
				t.constants = append(t.constants, c)
				return err
			})
		default:
			err = r.checked(&one.Name, expression)(m.value)
			t.constants = append(t.constants, one)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// expression accepts the name of a status in code, such as
// HttpStatus.NOT_FOUND or :not_found.
func expression(s string) (string, error) {
	if s == "" || len(s) > input.NameLength.Most || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return "", input.Errorf("constant %q is invalid", s).Hintf("write it as in code, without spaces and with up to %d characters: http.StatusNotFound", input.NameLength.Most)
	}
	return s, nil
}

// packageName accepts the name of a package in any registry.
func packageName(s string) (string, error) {
	if s == "" || len(s) > input.PathLength.Most || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' || c == '*' }) {
		return "", input.Errorf("package %q is invalid", s).Hintf("write it as a manifest does: flask, github.com/gin-gonic/gin")
	}
	return s, nil
}

// framework returns the Framework for a target.
func (r *reader) framework(n *node, t *target) (*frameworks.Framework, error) {
	own := &frameworks.Framework{
		ID: strings.ToLower(t.id), Category: frameworks.Server, Name: "my handler", File: "{snake}", Path: "/endpoint", MinCode: 100, MaxCode: 999, AnyInterim: true,
		Route: frameworks.Route{Open: "{", Close: "}"},
	}
	f, err := r.model(n, t)
	switch {
	case err != nil:
		return nil, err
	case f != nil:
		own = f.Variant(own.ID)
	case t.language == "":
		return nil, r.errorf(n, "target %q needs a language", t.id).Hintf("language: %s", languageIDs())
	}
	if t.language != "" {
		l, found := languages.Find(t.language)
		if !found {
			return nil, r.errorf(n, "unknown language %q", t.language).Hintf("the languages are %s", languageIDs())
		}
		own.Language = l
		if f == nil {
			own.File += l.Extension
		}
	}
	if f != nil && own.ID != f.ID {
		own.Title, own.Aliases = "", nil
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
	if own.Project = nil; t.templates.Module.Text != "" {
		own.Project = t.scaffold.project(f, own.Language, t.templates.Mount.Text != "")
		if own.Application != "" {
			set(&own.Application, t.scaffold.application, own.Application)
		}
	}
	return own, errors.Join(r.setPackages(n, t, own, f), r.setVersions(n, t, own))
}

// model returns the built-in framework whose facts a target has where it says
// nothing, or nil.
func (r *reader) model(n *node, t *target) (*frameworks.Framework, error) {
	if t.like == "" {
		f, _ := frameworks.Find(frameworks.All, t.id)
		return f, nil
	}
	f, found := frameworks.Find(frameworks.All, t.like)
	if !found {
		var ids []string
		for _, f := range frameworks.All {
			ids = append(ids, f.ID)
		}
		return nil, r.errorf(n, "target %q is like %q, which is not built in", t.id, t.like).Hintf("the built-in targets are %s", strings.Join(ids, ", "))
	}
	if l, found := languages.Find(t.language); found && l != f.Language {
		return nil, r.errorf(n, "target %q is like %s, but not in its language, %s", t.id, f.ID, f.Language.Title).Hintf("leave out like or language")
	}
	return f, nil
}

// setPackages sets the packages of a target, in the ecosystem of its language. A
// project that requires them and those of its model f uses this one.
func (r *reader) setPackages(n *node, t *target, own, f *frameworks.Framework) error {
	if len(t.packages) == 0 {
		return nil
	}
	own.Packages = nil
	if f != nil && f.ID != own.ID {
		own.Over = []string{f.ID}
	}
	i := slices.IndexFunc(frameworks.All, func(f *frameworks.Framework) bool { return f.Language == own.Language && len(f.Packages) > 0 })
	if i < 0 {
		return r.errorf(n, "%s has no packages that say which target a project uses", own.Language.Title).Hintf("leave out packages")
	}
	for _, name := range t.packages {
		own.Packages = append(own.Packages, frameworks.Package{Ecosystem: frameworks.All[i].Packages[0].Ecosystem, Name: name})
	}
	return nil
}

// setVersions sets the oldest version of a target and its names for codes, each
// in place of those of its model.
func (r *reader) setVersions(n *node, t *target, own *frameworks.Framework) error {
	if t.oldest != "" {
		own.Oldest, own.OldestWhy = t.oldest, "its definition says so"
	}
	own.Constants = slices.Clone(own.Constants)
	versioned := func(c frameworks.Renamed) bool { return c.Since != "" || c.Before != "" }
	if slices.ContainsFunc(t.constants, versioned) {
		if own.Oldest == "" {
			return r.errorf(n, "target %q has names for some versions, but no oldest version", t.id).Hintf("oldest: \"1.0\"")
		}
		for _, r := range own.Renamed { // those of its own versions take their place
			own.Constants = append(own.Constants, frameworks.Constant{Code: r.Code})
		}
		own.Renamed, own.Names = nil, frameworks.Names{}
	}
	replaced := func(code int) bool {
		return slices.ContainsFunc(t.constants, func(c frameworks.Renamed) bool { return c.Code == code })
	}
	own.Constants = slices.DeleteFunc(own.Constants, func(c frameworks.Constant) bool { return replaced(c.Code) })
	own.Renamed = slices.DeleteFunc(slices.Clone(own.Renamed), func(c frameworks.Renamed) bool { return replaced(c.Code) })
	for _, c := range t.constants {
		if versioned(c) {
			own.Renamed = append(own.Renamed, c)
		} else {
			own.Constants = append(own.Constants, c.Constant)
		}
	}
	slices.SortStableFunc(own.Constants, func(a, b frameworks.Constant) int { return a.Code - b.Code })
	slices.SortStableFunc(own.Renamed, func(a, b frameworks.Renamed) int { return a.Code - b.Code })
	return nil
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

// template reads a template: a text of more than one line, or the name of a file
// in or below the folder of the definition file. A project's file, which may
// come from others, can't name files elsewhere.
func (r *reader) template(n *node, dir string) (generate.Template, error) {
	s, err := r.string(n)
	if err != nil {
		return generate.Template{}, err
	}
	if strings.Contains(s, "\n") {
		if len(s) > input.TemplateFile.Most {
			return generate.Template{}, r.at(n, input.TemplateFile.Exceeded("the template"))
		}
		t := generate.Template{Text: s, Origin: r.file, Line: n.line - 1}
		if n.block {
			t.Line++
		}
		return t, nil
	}
	text, err := readTemplate(dir, s)
	if err != nil {
		return generate.Template{}, r.at(n, err)
	}
	return generate.Template{Text: text, Origin: s}, nil
}

// readTemplate reads a template's file.
func readTemplate(dir, name string) (string, error) {
	if dir == "" {
		return "", input.Errorf("template %q has no folder", name).Hintf("definitions on standard input can't name files; use a file, or write the template itself there")
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
