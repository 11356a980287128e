package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// Handlers describes the existing handlers of a framework in a file.
type Handlers struct {
	// Count is the number of handlers or, if the framework registers routes on
	// objects, of routes. Exported is the number of handlers whose names begin
	// with a capital letter.
	Count, Exported int
	// Superclasses are the superclasses of the classes that contain handlers.
	Superclasses []string
	// Rules are the style rules that the file follows.
	Rules languages.Rules
}

// HandlersIn reads the handlers in a file. It returns early if the file
// contains no word that a handler needs.
func HandlersIn(name, text string, f *frameworks.Framework) Handlers {
	var out Handlers
	if f.Handlers == nil || !mentions(text, f.Handlers) {
		return out
	}
	file := New(name, text, f.Language)
	o := file.outline()
	for _, d := range o.Definitions {
		if c := f.Handlers.Classes; c != nil && o.controls(d, c) && len(d.Bases) > 0 {
			out.Superclasses = append(out.Superclasses, d.Bases[0])
		}
		if _, is := o.responds(d, f.Handlers); !is || d.Name == "" || f.Application != "" {
			continue
		}
		out.Count++
		if first, _ := utf8.DecodeRuneInString(d.Name); unicode.IsUpper(first) {
			out.Exported++
		}
	}
	if f.Application != "" {
		for _, r := range o.registries(f) {
			out.Count += len(r.used)
		}
	}
	if out.Count > 0 {
		out.Rules = file.Follow(languages.Rules{})
	}
	return out
}

// mentions reports whether a text contains a word that every handler needs.
func mentions(text string, h *frameworks.Handlers) bool {
	words := slices.Concat(h.Marks, h.Routes)
	for _, p := range h.Parameters {
		if words = append(words, p.Names...); p.Type != "" {
			words = append(words, p.Type[strings.LastIndexByte(p.Type, '.')+1:])
		}
	}
	if c := h.Classes; c != nil {
		words = slices.Concat(words, c.Marks, c.Bases, c.Names)
	}
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
