package generate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate/input"
)

// resolve refuses what the framework can't express, with an input.Error, and
// returns the template and what it sees. One thing shows only later: a text
// that the language can't hold matters only where the template writes it.
func (g *Generator) resolve(r *Request) (*parsed, *view, error) {
	if why := Refusal(r.Status, r.Framework); why != "" {
		return nil, nil, g.refuse(r, why)
	}
	p, err := g.parse(r.Framework)
	if err != nil {
		return nil, nil, err
	}
	headers := Headers(r.Status, r.Headers, r.NoHeaders)
	if r.Status.Code == 103 && r.Framework.HintsLinks && !slices.ContainsFunc(headers, hints) {
		return nil, nil, input.Errorf("status 103 has no Link header that hints at anything").
			Hintf("--header 'Link: </style.css>; rel=preload; as=style'")
	}
	return p, newView(r, p, headers), nil
}

func (g *Generator) refuse(r *Request, why string) error {
	subject := fmt.Sprintf("status %03d", r.Status.Code)
	if r.Status.Unsendable != "" {
		return input.Errorf("%s can't be sent: %s", subject, why).
			Hintf("`snipgen show %03d` tells what it means", r.Status.Code)
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

// hints reports whether a header is a Link as Node.js checks it, which raises
// an error for another value of an early hint and sends nothing without one.
// The form is that of RFC 8288, section 3.
func hints(h input.Header) bool {
	link := regexp.MustCompile(`^<[^>]*>(?:\s*;\s*[^;"\s]+(?:="?[^;"\s]*"?)?)*$`)
	return strings.EqualFold(h.Name, "Link") && link.MatchString(h.Value)
}

// refuseModule refuses a framework that has no modules, or none of ours.
func (g *Generator) refuseModule(f *frameworks.Framework) error {
	own := slices.ContainsFunc(g.own, func(t Target) bool { return t.Framework == f })
	switch {
	case own:
		return input.Errorf("target %q is a template of your own, which makes no modules", f.ID).
			Hintf("`snipgen STATUS --lang %s --output FILE` writes what it makes", f.ID)
	case f.Project == nil:
		return input.Errorf("%s has no modules that an application mounts", f.Title).
			Hintf("`snipgen STATUS --lang %s --output FILE` writes it to a file", f.ID)
	}
	return nil
}
