package definitions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A later is a check that may depend on targets and bodies in other files, so
// it runs after all are read.
type later struct {
	flag  string // the flag whose default is checked; "" for the body that a definition names
	check func(*Catalogue) error
}

// Colors are the values of the flag --color.
var Colors = []string{"auto", "always", "never"}

// statuses reads the definitions of statuses.
func (r *reader) statuses(c *Catalogue, n *node) error {
	known := map[string]bool{} // by key
	return r.list(n, "statuses", input.Statuses, func(n *node) error {
		s, err := r.status(c, n)
		if err != nil {
			return err
		}
		if known[s.Key] {
			return r.errorf(n, "key %q is defined twice", s.Key).Hintf("statuses can share a code, but not a key")
		}
		known[s.Key] = true
		c.Statuses = append(c.Statuses, s)
		return nil
	})
}

// status reads the definition of a status.
func (r *reader) status(c *Catalogue, n *node) (status.Status, error) {
	s := status.Status{Origin: status.Own}
	d := &status.Definition{}
	err := r.members(n, "a status", map[string]func(*node) error{
		"code": func(n *node) error {
			code, is := code(n.text)
			if n.kind != number || !is {
				return r.errorf(n, "a code is a number from 100 to 999").Hintf("code: 404")
			}
			s.Code = code
			return nil
		},
		"key":       r.checked(&s.Key, input.Key),
		"message":   r.checked(&s.Message, input.Message),
		"reason":    r.checked(&s.Reason, input.Reason),
		"meaning":   r.checked(&s.Meaning, input.Message),
		"reference": r.checked(&s.Reference, input.Message),
		"headers":   func(n *node) error { return r.headers(&s, n) },
		"method":    r.checked(&d.Method, input.Method),
		"path":      r.parsed(func(s string) (err error) { d.Path, err = input.Path(s); return err }),
		"name":      r.parsed(func(s string) (err error) { d.Name, err = input.Name(s); return err }),
		"body": func(n *node) error {
			name, err := r.string(n)
			c.later = append(c.later, later{"", func(c *Catalogue) error { return r.at(n, c.use(name, d)) }})
			return err
		},
		"fields": func(n *node) (err error) {
			r.values = 0
			d.Fields, err = r.fields(n, 0)
			return err
		},
	})
	switch {
	case err != nil:
		return s, err
	case s.Code == 0:
		return s, r.errorf(n, "a status needs a code").Hintf("code: 404")
	case !n.has("key"):
		return s, r.errorf(n, "a status needs a key").Hintf("key: order_not_found")
	case len(d.Fields) > 0 && status.Bodyless(s.Code):
		return s, r.errorf(n.member("fields").value, "status %03d has no body", s.Code).Hintf("leave the fields out")
	}
	own := s
	status.Complete(&own)
	if !n.has("headers") {
		if known, ok := status.Default(s.Code); ok {
			own.Headers = known.Headers
		}
	}
	if n.has("message") {
		own.Message = s.Message // even if empty
	}
	own.Described = n.has("body") || n.has("fields") || n.has("message") // a key alone only names the definition
	own.Definition = d
	r.compare(c, n, &own)
	return own, nil
}

// compare notes that a definition has the key of a built-in status with another
// code, for which readers of the body could mistake it.
func (r *reader) compare(c *Catalogue, n *node, s *status.Status) {
	var codes []string
	for _, b := range status.Builtin() {
		if b.Key != s.Key {
			continue
		}
		if b.Code == s.Code {
			return
		}
		codes = append(codes, strconv.Itoa(b.Code))
	}
	if len(codes) > 0 {
		at := n.member("key").name
		c.Notes = append(c.Notes, fmt.Sprintf("%s:%d:%d: key %q is also that of the built-in status %s, but is defined for %d",
			r.file, at.line, at.column, s.Key, strings.Join(codes, " and "), s.Code))
	}
}

// unquoted returns an error for a placeholder without quotes. YAML reads {code}
// as a mapping from that name to null.
func (r *reader) unquoted(n *node) error {
	if n.kind != mapping || len(n.members) != 1 || !n.members[0].value.absent {
		return nil
	}
	if name := n.members[0].name.text; slices.Contains([]string{"code", "key", "message", "reason"}, name) {
		return r.errorf(n, "{%s} is a mapping in YAML", name).Hintf("put it in quotes: \"{%s}\"", name)
	}
	return nil
}

// named records that the user named the file with these definitions.
func (c *Catalogue) named() {
	for _, s := range c.Statuses {
		s.Definition.Named = true
	}
}

// Finish runs the checks that depend on several files.
func (c *Catalogue) Finish() error {
	for _, l := range c.later {
		if err := l.check(c); err != nil {
			return err
		}
	}
	c.later = nil
	return nil
}

// use sets the body of a definition to the body format with a name.
func (c *Catalogue) use(name string, d *status.Definition) (err error) {
	if d.Body, err = c.Shape(name); err == nil && d.Body.MediaType == "" && len(d.Fields) > 0 {
		err = input.Errorf("body %q has no fields", name).Hintf("leave out the body or the fields")
	}
	return err
}

// defaults reads the default values of flags.
func (r *reader) defaults(c *Catalogue, n *node) error {
	known := map[string]func(*node) error{}
	for _, name := range defaults {
		known[name] = func(n *node) error {
			value, err := r.string(n)
			if err != nil {
				return err
			}
			c.Defaults[name] = value
			c.later = append(c.later, later{name, func(c *Catalogue) error { return r.at(n, c.check(name, value)) }})
			return nil
		}
	}
	return r.members(n, "defaults", known)
}

// check checks the default value of a flag.
func (c *Catalogue) check(name, value string) error {
	var err error
	switch {
	case strings.TrimSpace(value) == "":
		return input.Errorf("default %q is empty", name).Hintf("give it a value or leave it out")
	case name == "body":
		_, err = c.Shape(value)
	case name == "lang":
		_, err = generate.FindEach(generate.New(c.Targets...).Frameworks(), value, func(of []*frameworks.Framework) ([]*frameworks.Framework, error) { return of[:1], nil })
	case name == "method":
		_, err = input.Method(value)
	case name == "path":
		_, err = input.Path(value)
	case name == "url":
		_, err = input.ParseAddress(value)
	case name == "color" && !slices.Contains(Colors, value):
		return input.Errorf("unknown color %q", value).Hintf("color takes %s", strings.Join(Colors, ", "))
	}
	return err
}
