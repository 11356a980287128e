// Package definitions reads the user's definition files: statuses, body shapes,
// targets with their own templates, and default values for flags. schema.json
// describes the format for editors.
package definitions

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/files"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of a definition file. It lists the
// built-in targets, bodies and headers, so that editors can complete them.
func Schema() string {
	var targets, bodies, headers []string
	for _, f := range frameworks.All {
		targets = append(targets, strconv.Quote(f.ID))
	}
	for _, s := range generate.Shapes {
		bodies = append(bodies, strconv.Quote(s.Name))
	}
	for _, s := range status.Builtin() {
		for _, h := range s.Headers {
			if _, err := input.HeaderField(h.Name, "x"); err != nil {
				continue // the server sets it
			}
			headers = append(headers, strconv.Quote(h.Name)+`: { "$ref": "#/$defs/header" }`)
		}
	}
	slices.Sort(headers)
	list := func(items []string) string { return strings.Join(items, ", ") }
	return strings.NewReplacer(
		`"TARGETS"`, list(targets), `"BODIES"`, list(bodies), `"METHODS"`, `"`+strings.Join(input.Methods, `", "`)+`"`,
		`"HEADERS": {}`, list(slices.Compact(headers)),
	).Replace(schema)
}

// Help is the text of `snipgen help definitions`.
//
//go:embed help.txt
var Help string

// ProjectFile is the name of a project's definition file.
const ProjectFile = ".snipgen.yaml"

// A Catalogue holds the definitions of one or more files.
type Catalogue struct {
	Statuses []status.Status
	Shapes   []*generate.Shape
	Targets  []generate.Target
	// Defaults maps flags to their default values.
	Defaults map[string]string
	// Notes say what in the files has no effect or may be a mistake. Replaced
	// are the built-in targets that a project's own template replaces.
	Notes, Replaced []string

	later []later // checks that need all files, for Finish
}

// defaults are the flags that a file can set. harmless are those that a
// project's file can set too, though the user hasn't named that file: they
// change the printed code, but not what is sent, where it is written or how it
// looks.
var (
	defaults = []string{"body", "color", "lang", "method", "path", "url"}
	harmless = []string{"body", "lang"}
)

// project returns the ProjectFile in dir or its nearest parent, up to the root
// of the project, or "" if there is none. It skips files that belong to other
// users and returns them as passed.
func project(dir string) (file string, passed []string, err error) {
	dir, root, _, err := files.Project(dir)
	if err != nil {
		return "", nil, err
	}
	for {
		file := filepath.Join(dir, ProjectFile)
		switch _, err := os.Stat(file); {
		case err == nil && files.Foreign(file):
			passed = append(passed, file)
		case err == nil:
			return file, passed, nil
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", passed, err
		}
		if dir == root {
			return "", passed, nil
		}
		dir = filepath.Dir(dir)
	}
}

// Project returns the definitions of the project around dir, without the
// defaults that only a user's own file may set. It is empty if the project has
// none.
func Project(dir string) (*Catalogue, error) {
	file, passed, err := project(dir)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Defaults: map[string]string{}}
	if file != "" {
		if c, err = ReadFile(file, nil); err != nil {
			return nil, err
		}
		c.restrict(file)
	}
	for _, file := range passed {
		c.Notes = append(c.Notes, fmt.Sprintf("%s is passed over, since it is another user's", file))
	}
	return c, nil
}

// restrict removes the defaults that a project's file can't set.
func (c *Catalogue) restrict(file string) {
	var vain []string
	for _, name := range defaults {
		if _, set := c.Defaults[name]; set && !slices.Contains(harmless, name) {
			delete(c.Defaults, name)
			c.later = slices.DeleteFunc(c.later, func(l later) bool { return l.flag == name })
			vain = append(vain, name)
		}
	}
	if len(vain) > 0 {
		c.Notes = append(c.Notes, fmt.Sprintf("%s sets %s in vain: only a file of your own can, or one that you name with --statuses", file, strings.Join(vain, ", ")))
	}
	for _, t := range c.Targets {
		if _, replaces := frameworks.Find(frameworks.All, t.Framework.ID); replaces {
			c.Replaced = append(c.Replaced, t.Framework.ID)
		}
	}
}

// User returns the path of the user's own definition file according to the XDG
// Base Directory Specification, or "" if it doesn't exist.
func User(getenv func(string) string) string {
	base := getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(base) { // the specification ignores relative paths
		home := getenv("HOME")
		if home == "" {
			return ""
		}
		base = filepath.Join(home, ".config")
	}
	file := filepath.Join(base, "snipgen", "snipgen.yaml")
	if _, err := os.Stat(file); err != nil {
		return ""
	}
	return file
}

// Load reads the definition files and merges them: first the file called name,
// if that isn't empty, then the one of the project around the folder start,
// then the user's. Earlier files override later ones. If start isn't a folder,
// the working directory counts instead.
func Load(name, start string, stdin io.Reader) (*Catalogue, error) {
	if info, err := os.Stat(start); err != nil || !info.IsDir() {
		start = "." // the command that uses the folder reports the error
	}
	c := &Catalogue{Defaults: map[string]string{}}
	for _, read := range []func() (*Catalogue, error){
		func() (*Catalogue, error) {
			c, err := ReadFile(name, stdin)
			if err == nil {
				c.named()
			}
			return c, err
		},
		func() (*Catalogue, error) { return Project(start) },
		func() (*Catalogue, error) { return ReadFile(User(os.Getenv), nil) },
	} {
		own, err := read()
		if err != nil {
			return nil, err
		}
		c.Merge(own)
	}
	return c, c.Finish()
}

// ReadFile reads a definition file, or stdin if name is "-", or nothing if name
// is empty.
func ReadFile(name string, stdin io.Reader) (*Catalogue, error) {
	if name == "" {
		return &Catalogue{Defaults: map[string]string{}}, nil
	}
	if name == "-" {
		data, err := files.ReadStream(stdin, input.DefinitionFile)
		if err != nil {
			return nil, fmt.Errorf("standard input can't be read: %w", err)
		}
		return Read("stdin", data, "")
	}
	data, err := files.Read(name, input.DefinitionFile)
	if err != nil {
		return nil, err
	}
	return Read(name, data, filepath.Dir(name))
}

// Read parses the definitions in data. Templates are files in or below the
// folder dir; if it is "", templates aren't allowed. Errors contain the file,
// the line and the column.
func Read(file string, data []byte, dir string) (*Catalogue, error) {
	r := &reader{file: file}
	root, err := r.parse(data)
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Defaults: map[string]string{}}
	switch root.kind {
	case null:
		return c, nil
	case list: // a list of statuses
		err = r.statuses(c, root)
	default:
		err = r.members(root, "the file", map[string]func(*node) error{
			"$schema":  func(n *node) error { _, err := r.string(n); return err },
			"statuses": func(n *node) error { return r.statuses(c, n) },
			"bodies":   func(n *node) error { return r.bodies(c, n) },
			"targets":  func(n *node) error { return r.targets(c, n, dir) },
			"defaults": func(n *node) error { return r.defaults(c, n) },
		})
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Merge adds the definitions of other that c lacks. Statuses are compared by
// key, shapes by name and targets by ID.
func (c *Catalogue) Merge(other *Catalogue) {
	c.Notes = append(c.Notes, other.Notes...)
	c.later = append(c.later, other.later...)
	for _, id := range other.Replaced {
		if !slices.ContainsFunc(c.Targets, func(t generate.Target) bool { return t.Framework.ID == id }) {
			c.Replaced = append(c.Replaced, id)
		}
	}
	c.Statuses = merge(c.Statuses, other.Statuses, func(s status.Status) string { return s.Key })
	c.Shapes = merge(c.Shapes, other.Shapes, func(s *generate.Shape) string { return s.Name })
	c.Targets = merge(c.Targets, other.Targets, func(t generate.Target) string { return t.Framework.ID })
	for name, value := range other.Defaults {
		if _, given := c.Defaults[name]; !given {
			c.Defaults[name] = value
		}
	}
}

func merge[T any](first, second []T, id func(T) string) []T {
	known := make(map[string]bool, len(first))
	for _, f := range first {
		known[id(f)] = true
	}
	for _, s := range second {
		if !known[id(s)] {
			first = append(first, s)
		}
	}
	return first
}

// Shape returns the shape with this name, preferring the user's own.
func (c *Catalogue) Shape(name string) (*generate.Shape, error) {
	var names []string
	for _, s := range slices.Concat(c.Shapes, generate.Shapes) {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return nil, input.Errorf("unknown body %q", name).Hintf("the bodies are %s", strings.Join(names, ", "))
}

// members reads each member of a mapping with the function for its name.
func (r *reader) members(n *node, what string, known map[string]func(*node) error) error {
	if n.kind != mapping {
		return r.errorf(n, "%s is %s, not %s", what, mapping, n.kind).Hintf("write %s", names(known))
	}
	for _, m := range n.members {
		read, found := known[m.name.text]
		if !found {
			return r.errorf(m.name, "%s has no %q", what, m.name.text).Hintf("it has %s", names(known))
		}
		if err := read(m.value); err != nil {
			return err
		}
	}
	return nil
}

func names(known map[string]func(*node) error) string {
	var all []string
	for name := range known {
		if name != "$schema" {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// string returns the text of n.
func (r *reader) string(n *node) (string, error) {
	if err := r.unquoted(n); err != nil {
		return "", err
	}
	if n.kind != text {
		err := r.errorf(n, "expected text, not %s", n.kind)
		if n.kind == number || n.kind == boolean {
			return "", err.Hintf("put it in quotes: %q", n.text)
		}
		return "", err.Hintf("write text, with quotes if it has special characters")
	}
	return n.text, nil
}

// checked returns a function that stores a text in dst if check accepts it.
func (r *reader) checked(dst *string, check func(string) (string, error)) func(*node) error {
	return r.parsed(func(s string) (err error) { *dst, err = check(s); return err })
}

// parsed returns a function that passes a text to parse.
func (r *reader) parsed(parse func(string) error) func(*node) error {
	return func(n *node) error {
		s, err := r.string(n)
		if err != nil {
			return err
		}
		return r.at(n, parse(s))
	}
}

// code returns the status code that a text consists of.
func code(text string) (n int, is bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 100 && n <= 999 && len(text) == 3
}

// at adds the position of n to an error, if there is one.
func (r *reader) at(n *node, err error) error {
	var wrong *input.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return r.errorf(n, "%s", wrong.Text).Hintf("%s", wrong.Hint)
	}
	return r.errorf(n, "%s", err)
}

func (r *reader) list(n *node, what string, most input.Limit, read func(*node) error) error {
	switch {
	case n.kind != list:
		return r.errorf(n, "%s is %s, not %s", what, list, n.kind).Hintf("begin each item with a dash, or write [ ]")
	case len(n.items) > most.Most:
		return r.at(n, most.Exceeded("it"))
	}
	for _, item := range n.items {
		if err := read(item); err != nil {
			return err
		}
	}
	return nil
}

// mapping reads each member of a mapping whose keys the user may choose.
func (r *reader) mapping(n *node, what, hint string, most input.Limit, read func(member) error) error {
	switch {
	case n.kind != mapping:
		return r.errorf(n, "%s are %s, not %s", what, mapping, n.kind).Hintf("%s", hint)
	case len(n.members) > most.Most:
		return r.at(n, most.Exceeded("it"))
	}
	for _, m := range n.members {
		if err := read(m); err != nil {
			return err
		}
	}
	return nil
}

// headers reads the headers of a status: those of the code's default meaning,
// as changed by the file. null removes a header.
func (r *reader) headers(s *status.Status, n *node) error {
	err := r.mapping(n, "headers", "Retry-After: \"60\"", input.StatusHeaders, func(m member) error {
		if m.value.kind != text && m.value.kind != number && m.value.kind != null {
			return r.errorf(m.value, "expected text, not %s", m.value.kind).Hintf("a header has a value, or null to remove it")
		}
		value := m.value.text
		if m.value.kind == null {
			value = ""
		}
		h, err := input.HeaderField(m.name.text, value)
		if err != nil {
			return r.at(m.name, err)
		}
		if slices.ContainsFunc(s.Headers, func(o status.Header) bool { return strings.EqualFold(o.Name, h.Name) }) {
			return r.errorf(m.name, "header %q is given twice", h.Name).Hintf("join the values with a comma")
		}
		s.Headers = append(s.Headers, status.Header{Name: h.Name, Example: h.Value, Level: status.May, Carried: m.value.kind != null})
		return nil
	})
	if err != nil {
		return err
	}
	return r.inherit(n, s)
}

// inherit adds the headers of the code's default meaning that the file doesn't
// change.
func (r *reader) inherit(n *node, s *status.Status) error {
	if s.Code == 0 {
		return r.errorf(n, "headers must come after the code").Hintf("write the code first")
	}
	known, ok := status.Default(s.Code)
	if !ok {
		return nil
	}
	own := s.Headers
	s.Headers = nil
	for _, h := range known.Headers {
		i := slices.IndexFunc(own, func(o status.Header) bool { return strings.EqualFold(o.Name, h.Name) })
		if i >= 0 {
			h.Example, h.Carried = own[i].Example, own[i].Carried
			own = slices.Delete(own, i, i+1)
		}
		s.Headers = append(s.Headers, h)
	}
	s.Headers = append(s.Headers, own...)
	return nil
}

func (r *reader) bodies(c *Catalogue, n *node) error {
	return r.mapping(n, "bodies", "give each body a name", input.Bodies, func(m member) error {
		if _, err := input.Key(m.name.text); err != nil {
			return r.at(m.name, err)
		}
		if slices.ContainsFunc(generate.Shapes, func(s *generate.Shape) bool { return s.Name == m.name.text }) {
			return r.errorf(m.name, "body %q is built in", m.name.text).Hintf("choose another name; `defaults: {body: NAME}` makes it the default")
		}
		s := &generate.Shape{Name: m.name.text, MediaType: generate.ErrorShape.MediaType}
		err := r.members(m.value, "a body", map[string]func(*node) error{
			"media_type": r.checked(&s.MediaType, input.MediaType),
			"fields": func(n *node) (err error) {
				r.values = 0
				s.Fields, err = r.fields(n, 0)
				return err
			},
		})
		if err != nil {
			return err
		}
		if len(s.Fields) == 0 {
			return r.errorf(m.value, "a body needs fields").Hintf("fields: {error: \"{key}\", message: \"{message}\"}; `--body none` has no fields")
		}
		c.Shapes = append(c.Shapes, s)
		return nil
	})
}

func (r *reader) fields(n *node, level int) (out []generate.Member, err error) {
	err = r.mapping(n, "fields", "fields: {error: \"{key}\"}", input.Fields, func(m member) error {
		name, err := input.FieldName(m.name.text)
		if err != nil {
			return r.at(m.name, err)
		}
		value, err := r.value(m.value, level+1)
		out = append(out, generate.Member{Name: name, Value: value})
		return err
	})
	return out, err
}

func (r *reader) value(n *node, level int) (out generate.Node, err error) {
	if r.values++; r.values > input.BodyValues.Most {
		return out, r.at(n, input.BodyValues.Exceeded("a body"))
	}
	if level > input.BodyNesting.Most {
		return out, r.at(n, input.BodyNesting.Exceeded("a body"))
	}
	if err := r.unquoted(n); err != nil {
		return out, err
	}
	switch n.kind {
	case text:
		if _, err = input.Message(n.text); err == nil {
			_, err = input.Placeholders(n.text)
		}
		return generate.Node{Kind: generate.String, Text: n.text}, r.at(n, err)
	case number:
		plain, ok := plainNumber(n.text)
		if !ok {
			return out, r.errorf(n, "number %q differs between languages", n.text).
				Hintf("write up to 15 digits, with a decimal point if necessary: 1.5")
		}
		return generate.Node{Kind: generate.Number, Text: plain}, nil
	case boolean:
		return generate.Node{Kind: generate.Bool, Text: strings.ToLower(n.text)}, nil
	case null:
		return generate.Node{Kind: generate.Null}, nil
	case list:
		out = generate.Node{Kind: generate.List, Items: []generate.Node{}}
		err = r.list(n, "", input.Fields, func(n *node) error {
			item, err := r.value(n, level+1)
			out.Items = append(out.Items, item)
			return err
		})
		return out, err
	}
	fields, err := r.fields(n, level)
	return generate.Node{Kind: generate.Object, Fields: fields}, err
}

// plainNumber returns a number in the form that all languages share: decimal,
// without an exponent or zeros that a formatter would remove, and in the range
// that a double holds exactly and a Java int can represent. ok is false for any
// other number.
func plainNumber(s string) (plain string, ok bool) {
	if i, err := strconv.ParseInt(s, 10, 32); err == nil {
		return strconv.FormatInt(i, 10), strconv.FormatInt(i, 10) == s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != f || f >= 1e9 || f <= -1e9 || len(s) > 16 {
		return "", false
	}
	plain = strconv.FormatFloat(f, 'f', -1, 64)
	return plain, plain == s
}
