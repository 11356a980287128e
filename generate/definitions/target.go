package definitions

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
)

// A target is a user's target while its definition is read. Whatever the file
// leaves out comes from its model, or else has a usual value.
type target struct {
	generate.Target
	model     *frameworks.Framework // the built-in target that it replaces or names with "like"; may be nil
	id        string                // the ID as written in the file
	packages  []string
	constants []frameworks.Renamed
}

func (r *reader) targets(c *Catalogue, n *node, dir string) error {
	packages := 0
	return r.list(n, "targets", input.Targets, func(n *node) error {
		f, modelErr := r.model(n)
		t := newTarget(n, f)
		if err := r.target(t, n, dir); err != nil {
			return err
		}
		if slices.ContainsFunc(c.Targets, func(o generate.Target) bool { return strings.EqualFold(o.Framework.ID, t.id) }) {
			return r.errorf(n, "target %q is defined twice", t.id).Hintf("remove one")
		}
		if packages += len(t.packages); packages > input.OwnPackages.Most {
			return r.at(n, input.OwnPackages.Exceeded(r.file))
		}
		switch {
		case modelErr != nil:
			return modelErr
		case t.Framework.Language == nil && n.string("language") != "":
			return r.errorf(n, "unknown language %q", n.string("language")).Hintf("the languages are %s", languageIDs())
		case t.Framework.Language == nil:
			return r.errorf(n, "target %q needs a language", t.id).Hintf("language: %s", languageIDs())
		}
		if err := errors.Join(r.setPackages(n, t), r.setVersions(n, t)); err != nil {
			return err
		}
		c.Targets = append(c.Targets, t.Target)
		return nil
	})
}

// newTarget returns a target with the values that come from its model and its
// language.
func newTarget(n *node, model *frameworks.Framework) *target {
	t := &target{model: model}
	id := strings.ToLower(n.string("id"))
	if model == nil {
		t.Framework = &frameworks.Framework{
			ID: id, Category: frameworks.Server, Name: "my handler", File: "{snake}", Path: "/endpoint", MinCode: 100, MaxCode: 999, AnyInterim: true,
			Route: frameworks.Route{Open: "{", Close: "}"},
		}
	} else if t.Framework = model.Variant(id); id != model.ID {
		t.Framework.Title, t.Framework.Aliases = "", nil
	}
	if language := n.string("language"); language != "" {
		t.Framework.Language, _ = languages.Find(language)
		if model == nil && t.Framework.Language != nil {
			t.Framework.File += t.Framework.Language.Extension
		}
	}
	return t
}

// target reads the members of a target.
func (r *reader) target(t *target, n *node, dir string) error {
	f := t.Framework
	title, project := f.Title, newProject(t, n.has("mount"))
	var aliases []string
	any := func(s string) (string, error) { return s, nil }
	source := func(dst *generate.Template) func(*node) error {
		return func(n *node) (err error) { *dst, err = r.template(n, dir); return err }
	}
	err := r.members(n, "a target", map[string]func(*node) error{
		"id":        r.checked(&t.id, input.Key),
		"like":      r.checked(new(string), any),
		"title":     r.checked(&f.Title, input.Reason),
		"language":  r.checked(new(string), any),
		"template":  source(&t.Snippet),
		"handler":   source(&t.Handler),
		"module":    source(&t.Module),
		"mount":     source(&t.Mount),
		"file":      r.checked(&f.File, fileName),
		"name":      r.checked(&f.Name, handlerName),
		"group":     r.checked(&f.Group, handlerName),
		"path":      r.checked(&f.Path, func(s string) (string, error) { _, err := input.Path(s); return s, err }),
		"url":       r.checked(&f.URL, func(s string) (string, error) { _, err := input.URL(s); return s, err }),
		"parameter": func(n *node) error { return r.parameter(f, n) },
		"aliases":   r.texts(&aliases, "aliases", input.Reason),
		"packages":  r.texts(&t.packages, "packages", packageName),
		"oldest": func(n *node) (err error) {
			f.OldestWhy = "its definition says so"
			f.Oldest, err = r.version(n)
			return err
		},
		"constants": func(n *node) error { return r.constants(t, n) },
		"scaffold":  func(n *node) error { return r.scaffold(f, project, n) },
	})
	switch {
	case err != nil:
		return err
	case t.id == "" || t.Snippet.Origin == "":
		return r.errorf(n, "a target needs an id and a template").Hintf("id: flask, template: templates/flask.py.tmpl")
	case n.has("scaffold") && t.Module.Text == "":
		return r.errorf(n, "target %q has scaffold, but no module", t.id).Hintf("module: the template of the file that scaffold writes")
	}
	f.Title = cmp.Or(f.Title, title, t.id)
	f.Aliases = slices.Clone(f.Aliases)
	for _, alias := range aliases {
		f.Aliases = append(f.Aliases, strings.ToLower(alias))
	}
	f.Project = nil
	if t.Module.Text != "" {
		f.Project = project
	}
	return nil
}

// texts returns a function that stores a list of texts in dst, unless the list
// is empty, if check accepts each.
func (r *reader) texts(dst *[]string, what string, check func(string) (string, error)) func(*node) error {
	return func(n *node) error {
		var texts []string
		err := r.list(n, what, input.Aliases, func(n *node) error {
			texts = append(texts, "")
			return r.checked(&texts[len(texts)-1], check)(n)
		})
		if len(texts) > 0 {
			*dst = texts
		}
		return err
	}
}

// parameter reads the syntax of route parameters, given as an example for a
// parameter called "name".
func (r *reader) parameter(f *frameworks.Framework, n *node) error {
	s, err := r.string(n)
	if err != nil {
		return err
	}
	before, after, found := strings.Cut(s, "name")
	if !found || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return r.errorf(n, "parameter %q doesn't contain the word name", s).Hintf("parameter: \"{name}\" or \":name\"")
	}
	if s != "name" {
		f.Route.Open, f.Route.Close = before, after
	}
	return nil
}

// version reads a version, which YAML may parse as a number.
func (r *reader) version(n *node) (string, error) {
	if n.kind != text && n.kind != number {
		return "", r.errorf(n, "expected a version, not %s", n.kind).Hintf("write it like \"7.2\"")
	}
	_, _, err := frameworks.ParseVersion(n.text)
	return n.text, r.at(n, err)
}

// constants reads the framework's names for codes. A code has one name, several
// for ranges of versions, or none (null).
func (r *reader) constants(t *target, n *node) error {
	return r.mapping(n, "constants", "404: http.StatusNotFound", input.Nodes, func(m member) error {
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
		return err
	})
}

// forms holds the compiled regular expressions of formed: a target may have
// hundreds of names for codes, all checked by the same one.
var forms sync.Map

// formed returns a text if it isn't too long and matches a regular expression.
func formed(what, s, form string, most input.Limit, hint string) (string, error) {
	pattern, found := forms.Load(form)
	if !found {
		pattern, _ = forms.LoadOrStore(form, regexp.MustCompile("^(?:"+form+")$"))
	}
	if len(s) > most.Most || !pattern.(*regexp.Regexp).MatchString(s) {
		return "", input.Errorf("%s %q is invalid", what, s).Hintf("%s", hint)
	}
	return s, nil
}

// expression checks the name of a status in code, such as HttpStatus.NOT_FOUND
// or :not_found.
func expression(s string) (string, error) {
	return formed("constant", s, "[!-~]+", input.NameLength,
		fmt.Sprintf("write it as in code, without spaces and with up to %d characters: http.StatusNotFound", input.NameLength.Most))
}

// packageName checks the name of a package in any ecosystem.
func packageName(s string) (string, error) {
	return formed("package", s, `[!-)+-~]+`, input.PathLength, "write it as a manifest does: flask, github.com/gin-gonic/gin")
}

// model returns the built-in framework from which a target inherits what its
// definition leaves out, or nil.
func (r *reader) model(n *node) (*frameworks.Framework, error) {
	id, like := n.string("id"), n.string("like")
	if like == "" {
		f, _ := frameworks.Find(frameworks.All, id)
		return f, nil
	}
	f, found := frameworks.Find(frameworks.All, like)
	if !found {
		var ids []string
		for _, f := range frameworks.All {
			ids = append(ids, f.ID)
		}
		return nil, r.errorf(n, "target %q is like %q, which is not built in", id, like).Hintf("the built-in targets are %s", strings.Join(ids, ", "))
	}
	if l, found := languages.Find(n.string("language")); found && l != f.Language {
		return nil, r.errorf(n, "target %q is like %s, but not in its language, %s", id, f.ID, f.Language.Title).Hintf("leave out like or language")
	}
	return f, nil
}

// setPackages sets the packages of a target, in the ecosystem of its language.
// A project that requires both these packages and its model's uses this target.
func (r *reader) setPackages(n *node, t *target) error {
	if len(t.packages) == 0 {
		return nil
	}
	own := t.Framework
	own.Packages = nil
	if t.model != nil && t.model.ID != own.ID {
		own.Over = []string{t.model.ID}
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

// setVersions sets a target's names for codes, which replace its model's.
func (r *reader) setVersions(n *node, t *target) error {
	own := t.Framework
	own.Constants = slices.Clone(own.Constants)
	versioned := func(c frameworks.Renamed) bool { return c.Since != "" || c.Before != "" }
	if slices.ContainsFunc(t.constants, versioned) {
		if own.Oldest == "" {
			return r.errorf(n, "target %q has names for some versions, but no oldest version", t.id).Hintf("oldest: \"1.0\"")
		}
		for _, r := range own.Renamed { // the target's own names replace them
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
	return generate.Template{Text: text, Origin: s}, r.at(n, err)
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
