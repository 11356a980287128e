package command

import (
	"slices"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/mock"
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
	var name, path, method, body, part string
	var err error
	for _, f := range []struct {
		name string
		dst  *string
	}{{"name", &name}, {"path", &path}, {"method", &method}, {"body", &body}, {"part", &part}} {
		if *f.dst, err = c.filled(f.name); err != nil {
			return r, err
		}
	}
	if name != "" {
		if r.Name, err = input.Name(name); err != nil {
			return r, err
		}
	}
	if path != "" {
		if r.Path, err = input.Path(path); err != nil {
			return r, err
		}
	}
	if r.URL, err = c.client(); err != nil {
		return r, err
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
	if r.Headers, err = input.ParseHeaders(c.list("header")); err != nil {
		return r, err
	}
	r.Date, err = now()
	return r, err
}

// client returns what a client requests: --url or, without it, snipgen's own
// server where it usually is.
func (c *call) client() (func(*generate.Request) string, error) {
	url, err := c.filled("url")
	if err != nil || url == "" {
		return mock.URLs("", c.own.Statuses), err
	}
	address, err := input.ParseAddress(url)
	return func(r *generate.Request) string { return address.At(r.Path) }, err
}

// none refuses arguments to a command that takes none.
func (c *call) none() error {
	if len(c.arguments) > 0 {
		return input.Errorf("unexpected argument %q", c.arguments[0]).Hintf("`snipgen --help` shows the commands")
	}
	return nil
}
