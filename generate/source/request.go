package source

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
)

// For generates the part of a snippet that the file lacks. Line is the cursor's
// line, from 1; 0 if the code gets the margin m, which may be nil. It returns
// an input.Error if the file has no safe place near the line.
func (f *File) For(g *generate.Generator, r generate.Request, line int, m *Margin) (Piece, error) {
	if len(f.imports)+len(f.calls) > 0 { // the file already has a module syntax
		r.ESM = f.declares()
	}
	if err := f.adapt(&r); err != nil {
		return Piece{}, err
	}
	whole := f.Empty()
	s := spot{at: -1} // anywhere
	switch {
	case whole, r.Framework.Category == frameworks.Client:
	case r.Part == generate.Response && line == 0:
		s.form = response
	case line > 0 && r.Part != generate.Imports:
		var err error
		if s, err = f.spot(r.Framework, line, r.Part == generate.Response); err != nil {
			return Piece{}, err
		}
	default:
		s = f.form(r.Framework)
		s.at = -1
	}
	if s.form == function {
		r.Declaration = f.declaration()
	}
	var p Piece
	// The layout depends on the indentation, and the indentation on the block
	// that the code goes into, so generate it twice.
	for range 2 {
		c, err := parts(g, r, s)
		if err != nil {
			return Piece{}, err
		}
		if p, err = f.lacks(c, r.Framework, s); err != nil {
			return Piece{}, err
		}
		switch r.Part {
		case generate.Imports:
			p.Code = ""
		case generate.Handler:
			p = p.alone()
		}
		deep := 0
		switch {
		case p.Code == "" || p.whole && line > 0:
		case line > 0:
			deep = columns(s.indent, f.language) - p.shared
			if s.form == response && !s.acts { // a response is as deep as in a new handler
				deep -= columns(f.language.Indent, f.language)
			}
		case m != nil:
			deep = columns(m.indent, f.language) - p.shared
		}
		if deep == r.Indent {
			break
		}
		r.Indent = deep
	}
	return p, nil
}

// parts generates the parts of a snippet that a spot needs.
func parts(g *generate.Generator, r generate.Request, s spot) (code, error) {
	type part struct {
		part generate.Part
		text *string
	}
	var c code
	of := func(imports, handler generate.Part) []part {
		return []part{{imports, &c.imports}, {handler, &c.handler}}
	}
	var list []part
	switch s.form {
	case response: // into an existing handler
		if list = of(generate.ResponseImports, generate.Response); s.acts {
			list = of(generate.ActionImports, generate.Action)
		}
	case function:
		list = of(generate.BareImports, generate.Bare)
	case action:
		list = of(generate.ActionImports, generate.Action)
	default:
		list = append(of(generate.Imports, generate.Handler), []part{
			{generate.Application, &c.application}, {generate.InClass, &c.member}, {generate.Types, &c.types}, {generate.All, &c.all},
		}...)
	}
	for _, p := range list {
		r.Part = p.part
		snippet, err := g.Snippet(r)
		if err != nil {
			return code{}, err
		}
		*p.text, c.snippet = snippet.Code, snippet
	}
	c.all = cmp.Or(c.all, c.handler)
	if s.acts {
		c.handler = body(c.handler, r.Framework.Language)
	}
	return c, nil
}

// body returns the lines of the body of the only function in code.
func body(code string, language *languages.Language) string {
	o := NewOutline(code, language)
	for _, d := range o.Definitions {
		if d.Kind == FunctionBlock && d.Body >= 0 {
			b := o.Blocks[d.Body]
			return join(split(code)[o.line(b.Start)+1 : o.line(b.End)])
		}
	}
	return code
}

// adapt changes the handler's default name and path if the file already uses
// them. In a new file that is named after a controller, the class gets the
// file's name.
func (f *File) adapt(r *generate.Request) error {
	r.Complete()
	if f.Empty() {
		base := strings.TrimSuffix(filepath.Base(f.name), filepath.Ext(f.name))
		if words, err := input.Name(base); err == nil && r.Name == nil && r.Framework.Group != "" && strings.HasSuffix(strings.ToLower(base), "controller") {
			r.Name = words
		}
		return nil
	}
	if r.Name == nil {
		name := r.Framework.Name
		for n := 2; f.knows(name); n++ {
			name = r.Framework.Name + " " + strconv.Itoa(n)
			r.Name = input.Words(name)
		}
	}
	if r.Path == nil {
		path := r.Framework.Path
		for n := 2; f.Holds(path) || f.Holds(strings.TrimPrefix(path, "/")); n++ {
			path = r.Framework.Path + "-" + strconv.Itoa(n)
			var err error
			if r.Path, err = input.Path(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// knows reports whether the file contains a name, in any casing.
func (f *File) knows(words string) bool {
	snake := strings.ReplaceAll(words, " ", "_")
	var pascal string
	for _, w := range strings.Fields(words) {
		pascal += strings.ToUpper(w[:1]) + w[1:]
	}
	return f.Uses(snake) || f.Uses(pascal) || f.Uses(strings.ToLower(pascal[:1])+pascal[1:])
}
