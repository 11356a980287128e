package source

import (
	"path/filepath"
	"strconv"
	"strings"

	"snipgen/generate"
	"snipgen/generate/input"
)

// For generates the part of a snippet that a file lacks. Line is the line of
// the cursor, from 1, or 0 if the code gets the margin m, which may be nil.
func (f *File) For(g *generate.Generator, r generate.Request, line int, m *Margin) (Piece, error) {
	if len(f.imports)+len(f.calls) > 0 { // it has a module syntax of its own
		r.ESM = f.declares()
	}
	if err := f.adapt(&r); err != nil {
		return Piece{}, err
	}
	var p Piece
	// The indentation depends on the code, and its layout on the indentation,
	// so generate it twice.
	for range 2 {
		c, err := parts(g, r)
		if err != nil {
			return Piece{}, err
		}
		p = f.lacks(c, r.Framework, line)
		switch r.Part {
		case generate.Imports:
			p.Code = ""
		case generate.Handler:
			p = p.alone()
		}
		deep := 0
		switch {
		case p.whole && line > 0 || p.Code == "":
		case line > 0:
			deep = f.deep(p, line) - p.shared
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

// deep returns the number of columns by which a piece will be indented.
func (f *File) deep(p Piece, line int) int {
	p.Imports, p.entries = "", nil
	e := f.codeEdit(p, min(max(line, 1), len(f.lines)+1)-1)
	for _, l := range e.Lines {
		if l != "" {
			return columns(margin(l), f.language)
		}
	}
	return 0
}

func parts(g *generate.Generator, r generate.Request) (code, error) {
	type part struct {
		part generate.Part
		text *string
	}
	var c code
	list := []part{
		{generate.Imports, &c.imports}, {generate.Application, &c.application}, {generate.Handler, &c.handler},
		{generate.InClass, &c.member}, {generate.Types, &c.types}, {generate.All, &c.all},
	}
	if r.Part == generate.Response { // it goes into a handler that exists
		list = []part{{generate.Imports, &c.imports}, {generate.Response, &c.handler}, {generate.Response, &c.all}}
	}
	for _, p := range list {
		r.Part = p.part
		snippet, err := g.Snippet(r)
		if err != nil {
			return code{}, err
		}
		*p.text, c.snippet = snippet.Code, snippet
	}
	return c, nil
}

// adapt changes the default name and path of the handler if the file already
// has them. In a new file named after a controller, it takes the name of the
// class from the file.
func (f *File) adapt(r *generate.Request) error {
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

// knows reports whether the file has a name in any casing.
func (f *File) knows(words string) bool {
	snake := strings.ReplaceAll(words, " ", "_")
	var pascal string
	for _, w := range strings.Fields(words) {
		pascal += strings.ToUpper(w[:1]) + w[1:]
	}
	return f.Uses(snake) || f.Uses(pascal) || f.Uses(strings.ToLower(pascal[:1])+pascal[1:])
}
