package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/project"
	"snipgen/generate/status"
)

// findStatuses returns the named statuses, with the changes that the flags make
// to them. Several may be the words of one name: `snipgen 404 Not Found`.
func (c *call) findStatuses(names ...string) ([]*status.Status, error) {
	q := definitions.Query{Names: names, All: c.on("all")}
	if key, found := c.setting("key"); found {
		if _, err := input.Key(key); err != nil {
			return nil, c.blame("key", err)
		}
		q.Key = &key
	}
	if message, found := c.setting("message"); found {
		if _, err := input.Message(message); err != nil {
			return nil, c.blame("message", err)
		}
		q.Message = &message
	}
	if len(names) == 0 && !q.All {
		return nil, input.Errorf("no status given").Hintf("%s 404 %s; see `snipgen --help`", c.command.typed(), cmp.Or(c.text("lang"), "flask"))
	}
	phrase := strings.Join(names, " ")
	if len(names) > 1 && status.IsName(phrase, c.own.Statuses) {
		q.Names = []string{phrase}
	}
	for _, name := range q.Names {
		if _, _, err := status.Find(name, c.own.Statuses); err != nil {
			return nil, c.suggest(name, err)
		}
	}
	statuses, err := c.own.Find(q)
	if err != nil || q.All {
		return statuses, err
	}
	return statuses, c.describable(statuses)
}

// suggest returns the error for an argument that isn't a status. If a command,
// a help topic or a target is nearer to it than any status, the hint names
// that.
func (c *call) suggest(argument string, err error) error {
	var wrong *input.Error
	if _, found := c.command.find("lang"); !found || !errors.As(err, &wrong) {
		return err
	}
	hints := map[string]string{} // by word
	var words []string
	add := func(word, format, meant, list string) {
		if hints[word] == "" {
			hints[word] = fmt.Sprintf("did you mean "+format+"? `snipgen "+list+"` lists all", meant)
		}
		words = append(words, word)
	}
	if c.command.name == "" {
		for _, command := range c.commands[1:] {
			add(command.name, "`%s`", command.typed(), "--help")
		}
		for _, t := range topics {
			add(t.Name, "`snipgen help %s`", t.Name, "--help")
		}
	}
	for _, f := range c.generator().Frameworks() {
		for _, word := range append([]string{f.ID, f.Title}, f.Aliases...) {
			add(word, "%q", f.ID, "frameworks")
		}
	}
	if key := status.Nearest(argument, c.own.Statuses); key != "" {
		words = append(words, key)
	}
	if hint := hints[input.Nearest(argument, words)]; hint != "" {
		return wrong.Hintf("%s", hint)
	}
	return err
}

// describable returns an error if flags describe bodies, and no response has
// one.
func (c *call) describable(statuses []*status.Status) error {
	if slices.ContainsFunc(statuses, func(s *status.Status) bool { return !status.Bodyless(s.Code) }) {
		return nil
	}
	for _, f := range []*flag{&keyFlag, &messageFlag, &bodyFlag} {
		if c.given(f.name) && c.text(f.name) != generate.NoneShape.Name {
			return input.Errorf("status %03d has no body, so --%s has no effect", statuses[0].Code, f.name).Hintf("leave it out")
		}
	}
	return nil
}

// request returns the request that the flags describe, without a status and a
// target.
func (c *call) request() (generate.Request, error) {
	r := generate.Request{NoHeaders: c.on("no-headers"), CSRFExempt: c.on("csrf-exempt"), Wire: c.on("wire"), URL: mock.URLs("", c.own.Statuses)}
	read := func(name string, parse func(string) error) error {
		value, err := c.filled(name)
		if err != nil || value == "" {
			return err
		}
		return c.blame(name, parse(value))
	}
	// A default for all statuses doesn't override what a single definition
	// says.
	var given status.Definition
	at := func(name string) *status.Definition {
		if c.given(name) || os.Getenv(variable(name)) != "" {
			return &given
		}
		return &r.Defaults
	}
	for _, f := range []struct {
		name  string
		parse func(string) error
	}{
		{"name", func(s string) (err error) { r.Name, err = input.Name(s); return err }},
		{"path", func(s string) (err error) { at("path").Path, err = input.Path(s); return err }},
		{"url", func(s string) error {
			address, err := input.ParseAddress(s)
			r.URL = func(r *generate.Request) string { return address.At(r.Path) }
			return err
		}},
		{"method", func(s string) (err error) { at("method").Method, err = input.Method(s); return err }},
		{"body", func(s string) (err error) { at("body").Body, err = c.own.Shape(s); return err }},
		{"part", func(s string) (err error) { r.Part, err = part(s); return err }},
	} {
		if err := read(f.name, f.parse); err != nil {
			return r, err
		}
	}
	r.Method, r.Path, r.Body = given.Method, given.Path, given.Body
	var err error
	if r.Headers, err = input.ParseHeaders(c.list("header")); err != nil {
		return r, err
	}
	r.Date, err = now()
	return r, err
}

// setSyntax sets the module syntax of a request with a known framework. The
// file's name decides or, if it is empty or leaves that open, the project.
func setSyntax(r *generate.Request, file string) {
	dir, name := ".", ""
	if isFile(file) {
		dir, name = filepath.Split(file)
	}
	syntax := project.Syntax(dir, name, r.Framework.Language)
	r.ESM, r.TypeScript = syntax == languages.ESM, syntax == languages.TypeScript
}

// part parses the name of a part.
func part(name string) (generate.Part, error) {
	p := generate.Part(name)
	if !slices.Contains(generate.Parts, p) {
		return "", input.Errorf("unknown part %q", name).Hintf("the parts are all, imports, handler and response")
	}
	return p, nil
}
