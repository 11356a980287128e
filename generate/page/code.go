package page

import (
	"errors"
	"html/template"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/highlight"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// code is all the code on a status's page. It is the same in every locale.
type code struct {
	// Responses has the response with each body that the page offers, the usual
	// body first.
	Responses []response
	// Languages are in the order of their first frameworks. Refused are the
	// frameworks that can't send the status, with the reasons.
	Languages []group
	Refused   []refusal
	Sent      *sent // nil if nothing is known
}

// A response is the message with one body, and the command that requests it
// from snipgen's mock server. Curl is nil if the command is the one for the
// usual body.
type response struct {
	Body          string // the name of the body's shape; empty if the page offers only one
	Message, Curl *block
}

// A group holds the handlers in one language.
type group struct {
	Title    string
	Handlers []*block
}

// Example returns the code for the first target that can send the status; nil
// if none can.
func (c *code) Example() *block {
	if len(c.Languages) == 0 {
		return nil
	}
	return c.Languages[0].Handlers[0]
}

// A block is a piece of code, or the reason why there is none.
type block struct {
	ID, Title string
	Anchor    string // the target's ID, or another name if the page uses that itself
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

// of returns the code for an entry, which it generates only once.
func (s *Site) of(e *entry) (*code, error) {
	e.once.Do(func() { e.code, e.err = s.generate(e.status) })
	return e.code, e.err
}

func (s *Site) generate(st *status.Status) (*code, error) {
	c := &code{}
	for _, f := range s.frameworks {
		if f.Message || f.Request {
			continue
		}
		b, err := s.block(st, f, s.request.Body)
		if err != nil {
			return nil, err
		}
		if b.Why != nil {
			c.Refused = append(c.Refused, refusal{b.Title, b.Why})
			continue
		}
		g, _ := element(&c.Languages, func(g group) bool { return g.Title == f.Language.Title })
		g.Title, g.Handlers = f.Language.Title, append(g.Handlers, b)
	}
	c.Sent = s.sent(st)
	return c, s.respond(c, st)
}

// respond adds a response for each body that the page offers: the usual one, a
// problem and none. It adds only the usual one if the status has no body, no
// target can send it, or the site has one body for all.
func (s *Site) respond(c *code, st *status.Status) error {
	r := s.request
	r.Status = st
	usual := r.Shape()
	shapes := []*generate.Shape{usual}
	if s.request.Body == nil && !status.Bodyless(st.Code) && st.Unsendable == "" {
		for _, other := range []*generate.Shape{generate.ProblemShape, generate.NoneShape} {
			if other.Name != usual.Name {
				shapes = append(shapes, other)
			}
		}
	}
	for i, shape := range shapes {
		body := shape
		if i == 0 {
			body = s.request.Body
		}
		message, err := s.block(st, s.message, body)
		if err != nil {
			return err
		}
		curl, err := s.block(st, s.curl, body)
		if err != nil {
			return err
		}
		if i > 0 && curl.Code == c.Responses[0].Curl.Code {
			curl = nil
		}
		c.Responses = append(c.Responses, response{shape.Name, message, curl})
	}
	if len(c.Responses) == 1 {
		c.Responses[0].Body = ""
	}
	return nil
}

// block returns the code for a status with a body, or with its usual one if
// that is nil.
func (s *Site) block(st *status.Status, f *frameworks.Framework, body *generate.Shape) (*block, error) {
	b := &block{ID: f.ID, Anchor: anchor(f.ID), Title: f.Title, Language: f.Language.ID, NotRun: f.NotRun}
	if b.Why = generate.Explain(st, f); b.Why != nil {
		return b, nil
	}
	r := s.request
	r.Status, r.Framework, r.Body = st, f, body
	snippet, err := s.generator.Snippet(r)
	var wrong *input.Error
	switch {
	case errors.As(err, &wrong): // the language can't express a text
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
// sections and of the bodies.
func anchor(id string) string {
	sections := []string{"main", "use", "response", "curl", "frameworks", "clients", "constants", "headers", "sent", "more"}
	if slices.Contains(sections, id) || strings.HasPrefix(id, "body-") {
		return "target-" + id
	}
	return id
}
