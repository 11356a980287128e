package source

import (
	"strconv"
	"strings"

	"snipgen/frameworks/languages"
)

// declaring adapts the types that a handler declares to the file. It leaves
// them out if the file already has them all, and renames those whose names the
// file uses for something else.
func (f *File) declaring(handler, types string) string {
	types = strings.Trim(types, "\n")
	if types == "" {
		return handler
	}
	file, own := f.outline(), NewOutline(types, f.language)
	missing := false
	for _, d := range own.Definitions {
		missing = missing || !file.declares(d.Name, own.words(d))
	}
	if !missing {
		return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(handler, "\n"), types), "\n") + "\n"
	}
	for _, d := range own.Definitions {
		name, others := d.Name, New("", handler, f.language)
		for n := 2; f.Uses(name) || name != d.Name && others.Uses(name); n++ {
			name = d.Name + strconv.Itoa(n)
		}
		handler = rename(handler, d.Name, name, f.language, true)
	}
	return handler
}

// declares reports whether the file has a single class in which a type with
// this name and code, perhaps with modifiers, is visible everywhere.
func (o *Outline) declares(name, code string) bool {
	class := -1
	for _, d := range o.Definitions {
		if d.Block != 0 || d.Kind != ClassBlock {
			continue
		}
		if class >= 0 {
			return false
		}
		class = d.Body
	}
	for _, d := range o.Definitions {
		if d.Name == name && d.Block == class {
			return strings.HasSuffix(o.words(d), code)
		}
	}
	return false
}

// words returns the tokens of a definition, joined by spaces.
func (o *Outline) words(d Definition) string {
	var out []string
	for _, t := range o.tokens {
		if t.Line >= d.First && t.Line <= d.Last && t.Kind != languages.Comment {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, " ")
}
