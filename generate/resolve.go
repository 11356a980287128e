package generate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// resolve returns the template for a request and the data for it. If the
// framework can't express the request, it returns an input.Error. One error
// appears only when the template runs: the language can't write a text, which
// matters only if the template uses it.
func (g *Generator) resolve(r *Request) (*parsed, *view, error) {
	if why := Refusal(r.Status, r.Framework); why != "" {
		return nil, nil, g.refuse(r, why)
	}
	r.Complete()
	p, err := g.parse(r.Framework)
	if err != nil {
		return nil, nil, err
	}
	if r.CSRFExempt && !r.Framework.AsksToken() {
		return nil, nil, input.Errorf("%s asks no request for a token against cross-site request forgery", r.Framework.Title).
			Hintf("leave out --csrf-exempt")
	}
	headers := Headers(r.Status, r.Headers, r.NoHeaders)
	if r.Status.Code == 103 && r.Framework.HintsLinks && !slices.ContainsFunc(headers, hints) {
		return nil, nil, input.Errorf("status 103 has no Link header usable as a hint").
			Hintf("--header 'Link: </style.css>; rel=preload; as=style'")
	}
	v := newView(r, p, headers)
	// https://learn.microsoft.com/aspnet/core/mvc/controllers/routing: "~/" in
	// front of a template means that it isn't combined with the controller's.
	if path := v.Path.open(); r.Part == Action && strings.HasPrefix(path, "/~") {
		return nil, nil, input.Errorf("path %q begins with a tilde, which the route of an action can't", path).Hintf("choose another: --path /orders")
	}
	// A 1 MB definition file could repeat a long message in thousands of
	// bodies.
	if shape := r.Shape(); !v.Empty && (!slices.Contains(Shapes, shape) || len(definitionOf(r.Status).Fields) > 0) && v.Body.texts() > input.BodyLength.Most {
		return nil, nil, input.BodyLength.Exceeded(fmt.Sprintf("body %q of status %03d", shape.Name, r.Status.Code))
	}
	return p, v, v.setStatus()
}

func (g *Generator) refuse(r *Request, why string) error {
	subject := fmt.Sprintf("status %03d", r.Status.Code)
	if r.Status.Unsendable != "" {
		return input.Errorf("%s can't be sent: %s", subject, why).
			Hintf("`snipgen show %03d` explains it", r.Status.Code)
	}
	var can []string
	for _, f := range g.Frameworks() {
		if Refusal(r.Status, f) == "" {
			can = append(can, f.ID)
		}
	}
	return input.Errorf("%s can't be sent by %s: %s", subject, r.Framework.Title, why).
		Hintf("these targets can: %s", strings.Join(can, ", "))
}

// hints reports whether a header is a Link that Node.js accepts as an early
// hint. Node.js throws an error for other values and sends nothing without a
// Link. The syntax is that of RFC 8288, section 3.
func hints(h input.Header) bool {
	link := regexp.MustCompile(`^<[^>]*>(?:\s*;\s*[^;"\s]+(?:="?[^;"\s]*"?)?)*$`)
	return strings.EqualFold(h.Name, "Link") && link.MatchString(h.Value)
}

// refuseModule returns an input.Error if snipgen has no module for a framework.
func (g *Generator) refuseModule(f *frameworks.Framework) error {
	own := g.target(f)
	switch {
	case own != nil && own.Module.Text == "":
		return input.Errorf("target %q is your own template and has no modules", f.ID).
			Hintf("its definition can name a template for them: module; see `snipgen help definitions`")
	case f.Project == nil:
		return input.Errorf("%s has no modules that an application can mount", f.Title).
			Hintf("`snipgen STATUS --lang %s --output FILE` writes its snippet to a file", f.ID)
	}
	return nil
}
