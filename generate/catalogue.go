package generate

import (
	"cmp"
	"path"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// Catalogue generates one module, with this name, for the handlers of several
// requests. It returns a Module for each request. All have the same Path, and
// the Code of the whole module; see Module. include returns a module's code
// with the imports of another that it lacks.
func (g *Generator) Catalogue(rs []Request, name []string, to Destination, include func(code, other string) string) ([]Module, error) {
	list, err := g.modules(rs, name, to)
	if err != nil {
		return nil, err
	}
	code := list[0].Code
	for _, m := range list[1:] {
		code = include(code, m.alone)
	}
	for i := range list {
		list[i].Code = code
	}
	return list, nil
}

// modules generates the module for the handlers of several requests. Without a
// name, it is named after its only handler.
func (g *Generator) modules(rs []Request, name []string, to Destination) ([]Module, error) {
	c, err := g.catalogue(rs, name, to)
	if err != nil {
		return nil, err
	}
	list := make([]Module, len(c.views))
	for i, v := range c.views {
		if list[i], err = c.module(&rs[i], v); err != nil {
			return nil, err
		}
	}
	if len(list) > 1 {
		c.views[0].Module.Handlers = c.views
		code, err := c.render(&rs[0], c.views[0])
		if err != nil {
			return nil, err
		}
		list[0].Code = c.finished(&rs[0], code)
	}
	return list, nil
}

// A catalogue is the module that is being generated.
type catalogue struct {
	*parsed
	framework *frameworks.Framework
	to        Destination
	file      string // its path
	views     []*view
}

// catalogue resolves the requests for a module.
func (g *Generator) catalogue(rs []Request, name []string, to Destination) (*catalogue, error) {
	f := rs[0].Framework
	if err := g.refuseModule(f); err != nil {
		return nil, err
	}
	c := &catalogue{framework: f, to: to}
	keys := map[string]string{} // of the handlers' names
	for i := range rs {
		r := &rs[i]
		r.Keyed = true
		r.ESM, r.TypeScript = to.Syntax == languages.ESM, to.Syntax == languages.TypeScript
		if i > 0 {
			r.declared = append(rs[i-1].declared, c.views[i-1].Declared()...)
		}
		p, v, err := g.resolve(r)
		if err != nil {
			return nil, err
		}
		if other, taken := keys[v.Name.Snake]; taken {
			return nil, input.Errorf("%q and %q both have the handler %s", other, r.Status.Key, v.Name.Snake).Hintf("give one another name in its definition")
		}
		keys[v.Name.Snake] = r.Status.Key
		v.Superclass = cmp.Or(to.Superclass, v.Superclass)
		c.parsed, c.views = p, append(c.views, v)
	}
	n, group := c.views[0].Name, c.views[0].Group
	if name != nil {
		if own := g.target(f); own != nil && !strings.Contains(own.Module.Text, ".Module.Handlers") {
			return nil, input.Errorf("target %q is your own template, whose modules have one handler each", f.ID).
				Hintf("leave out --one-file, or range over .Module.Handlers: `snipgen help templates`")
		}
		n, group = cased(f, name), grouped(f, name)
	}
	c.file = path.Join(to.Dir, moduleFile(f, n, group, to))
	for i, v := range c.views {
		// A member can't have the name of its class, nor that of another member.
		if own := strings.TrimSuffix(path.Base(c.file), path.Ext(c.file)); name != nil && (v.Name.Pascal == own || v.Name.Pascal == "Map"+n.Pascal) {
			return nil, input.Errorf("%q has the handler %s, and so has the module itself", rs[i].Status.Key, v.Name.Pascal).Hintf("choose another name for the module: --name")
		}
		v.Group = group
		m, err := newModuleView(f, v, to, c.file)
		if err != nil {
			return nil, err
		}
		m.Name, m.Several, m.Handlers = n, name != nil, []*view{v}
		v.Module = m
	}
	return c, nil
}

// module returns the module as if the handler of a view were alone in it.
func (c *catalogue) module(r *Request, v *view) (Module, error) {
	f, to := c.framework, c.to
	m := Module{Path: c.file, Method: v.Method, Route: r.Path}
	if mounted := to.Routes.Found || f.Project.Discovers != nil && to.File != ""; mounted && to.PrefixCode == "" && !to.Decided {
		m.URL = strings.TrimSuffix(path.Join("/", to.Prefix), "/") + m.Route.String()
	}
	v.Module.Tag = text(tag(m.Route, v.Name))
	if v.Module.Several {
		v.Module.Tag = text(strings.ReplaceAll(v.Module.Name.Snake, "_", "-"))
	}
	code, err := c.render(r, v)
	if err != nil {
		return m, err
	}
	if c.sandbox != nil {
		m.Notes = omitted(f, v, code, func(v *view) (string, error) {
			own := *v.Module
			own.Handlers, v.Module = []*view{v}, &own
			return c.render(r, v)
		})
	}
	m.Code = c.finished(r, code)
	m.alone = m.Code
	m.Versions = v.versions.names(v.Code)
	mount, err := c.mount()
	if err != nil {
		return m, err
	}
	m.Mount, err = mounts(mount, v, r, to, f.Notice(v.Code, v.Method, r.CSRFExempt))
	return m, err
}

// render returns what the template of the module prints for the data in a view.
func (c *catalogue) render(r *Request, v *view) (string, error) {
	scaffold, err := c.scaffold()
	if err != nil {
		return "", err
	}
	return execute(scaffold, v, c.framework, c.framework.Language.Measured(r.Rules))
}

// finished returns what a module's template printed as a file.
func (c *catalogue) finished(r *Request, code string) string {
	if c.sandbox != nil {
		code = withoutFirstBreak(code)
	}
	return r.finished(code, code)
}
