package page

import (
	"errors"
	"html/template"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/highlight"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// code is all code on a status's page. It is the same in every locale.
type code struct {
	Response, Curl *block
	// Handlers are in the order of the frameworks. Refused are the frameworks
	// that can't send the status.
	Handlers []*block
	Refused  []refusal
}

// A block is a piece of code, or the reason why there is none.
type block struct {
	ID, Title string
	Anchor    string // the ID, or another if the page uses that itself
	Language  string // its ID
	File      string
	NotRun    string
	Code      string
	HTML      template.HTML
	Why       *generate.Explanation
}

type refusal struct {
	Title string
	Why   *generate.Explanation
}

// of returns the code of an entry. It generates it once.
func (s *Site) of(e *entry) (*code, error) {
	e.once.Do(func() { e.code, e.err = s.generate(e.status) })
	return e.code, e.err
}

func (s *Site) generate(st *status.Status) (*code, error) {
	c := &code{}
	for _, f := range s.frameworks {
		b, err := s.block(st, f)
		if err != nil {
			return nil, err
		}
		switch {
		case f.Message:
			c.Response = b
		case f.Request:
			c.Curl = b
		case b.Why != nil:
			c.Refused = append(c.Refused, refusal{b.Title, b.Why})
		default:
			c.Handlers = append(c.Handlers, b)
		}
	}
	return c, nil
}

func (s *Site) block(st *status.Status, f *frameworks.Framework) (*block, error) {
	b := &block{ID: f.ID, Anchor: anchor(f.ID), Title: f.Title, Language: f.Language.ID, NotRun: f.NotRun}
	if b.Why = generate.Explain(st, f); b.Why != nil {
		return b, nil
	}
	r := s.request
	r.Status, r.Framework = st, f
	snippet, err := s.generator.Snippet(r)
	var wrong *input.Error
	switch {
	case errors.As(err, &wrong): // the language can't write a text
		b.Why = &generate.Explanation{Sentence: wrong.Text}
		return b, nil
	case err != nil:
		return nil, err
	}
	b.File, b.Code = snippet.File, snippet.Code
	b.HTML = highlight.HTML(b.Language, strings.TrimSuffix(b.Code, "\n"))
	return b, nil
}

// anchor returns the anchor of a target, which must differ from those of the
// sections.
func anchor(id string) string {
	switch id {
	case "main", "response", "curl", "frameworks", "headers", "sent", "more":
		return "target-" + id
	}
	return id
}
