package command

import (
	"slices"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// asked returns the statuses that names mean, with the changes that the flags
// make to them.
func (c *call) asked(names ...string) ([]*status.Status, error) {
	q := definitions.Query{Names: names, All: c.on("all")}
	if key, found := c.setting("key"); found {
		q.Key = &key
	}
	if message, found := c.setting("message"); found {
		q.Message = &message
	}
	return c.own.Find(q)
}

// request reads the flags that are not about the status or the target.
func (c *call) request() (generate.Request, error) {
	r := generate.Request{NoHeaders: c.on("no-headers"), Wire: c.on("wire")}
	var method, body, part string
	var err error
	for _, f := range []struct {
		name string
		dst  *string
	}{{"name", &r.Name}, {"path", &r.Path}, {"url", &r.URL}, {"method", &method}, {"body", &body}, {"part", &part}} {
		if *f.dst, err = c.filled(f.name); err != nil {
			return r, err
		}
	}
	if method != "" {
		if r.Method, err = input.Method(method); err != nil {
			return r, err
		}
	}
	if body != "" {
		if r.Body, err = c.own.Shape(body); err != nil {
			return r, err
		}
	}
	r.Part = generate.Part(part)
	if part != "" && !slices.Contains(generate.Parts, r.Part) {
		return r, input.Errorf("unknown part %q", part).Hintf("the parts are all, imports and handler")
	}
	for _, h := range c.list("header") {
		parsed, err := input.ParseHeader(h)
		if err != nil {
			return r, err
		}
		r.Headers = append(r.Headers, parsed)
	}
	r.Own = c.own.Statuses
	r.Date, err = now()
	return r, err
}

// none refuses arguments to a command that takes none.
func (c *call) none() error {
	if len(c.arguments) > 0 {
		return input.Errorf("unexpected argument %q", c.arguments[0]).Hintf("`snipgen --help` shows the commands")
	}
	return nil
}
