package generate

import (
	"slices"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A snippet notes the headers or the body that its template leaves out. The
// template leaves out what the code doesn't depend on.
func TestOmitted(t *testing.T) {
	t.Parallel()
	own := Shape{Name: "own", MediaType: "application/json", Fields: []Member{{Name: "code", Value: Node{Kind: Number, Text: "1"}}}}
	many := make([]input.Header, 60)
	for i := range many {
		many[i] = input.Header{Name: "X-" + string(rune('A'+i%26)) + string(rune('A'+i/26)), Value: "x"}
	}
	steps := "{{range until 900}}{{range until 40}}{{end}}{{end}}" // a third of the limit
	for _, c := range []struct {
		name, template string
		code           int
		change         func(*Request)
		headers, body  bool // whether the template leaves them out
	}{
		{"both", "{{object 0 .Headers}}{{object 0 .Fields}}", 429, nil, false, false},
		{"neither", "{{.Code}}", 429, nil, true, true},
		{"a status without headers", "{{.Code}}{{str .Message}}", 404, nil, false, false},
		{"without a body", "{{.Code}}", 304, nil, true, false},
		{"HEAD", "{{.Code}}", 404, func(r *Request) { r.Method = "HEAD" }, false, false},
		{"fields by hand", "{{str .Key}}", 404, nil, false, false},
		{"fields of another body by hand", "{{str .Key}}", 404, func(r *Request) { r.Body = ProblemShape }, false, true},
		{"a problem by hand", "{{if .Problem}}{{str .Message}}{{else}}{{object 0 .Fields}}{{end}}", 404, func(r *Request) { r.Body = ProblemShape }, false, false},
		{"an interim response", "{{.Code}}", 103, nil, false, false},
		{"a body without texts", "{{object 0 .Fields}}", 404, func(r *Request) { r.Body = &own }, false, false},
		{"a body without texts, left out", "{{.Code}}", 404, func(r *Request) { r.Body = &own }, false, true},
		{"only the location", "{{str .Location}}", 301, nil, false, false},
		{"only the methods", "{{range .Allow}}{{.}}{{end}}{{str .Message}}", 405, nil, false, false},
		{"a redirect or not", "{{.Redirect}}", 301, nil, false, false},
		{"imports", "{{define \"imports\"}}x{{end}}", 429, func(r *Request) { r.Part = Imports }, false, false},
		{"one of two headers", "{{with index .Headers 0}}{{str .Value}}{{end}}{{str .Message}}", 404, func(r *Request) { r.Headers = many[:2] }, true, false},
		{"no steps left to find out", "{{.Code}}" + steps, 404, func(r *Request) { r.Headers = many }, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &frameworks.Framework{ID: "mine", Title: "Mine", Category: frameworks.Server, Language: languages.Python, MaxCode: 999, AnyInterim: true, Path: "/", Name: "x"}
			s, _ := status.Default(c.code)
			r := Request{Status: s, Framework: f}
			if c.change != nil {
				c.change(&r)
			}
			snippet, err := New(Target{Framework: f, Snippet: Template{Text: c.template, Origin: "x"}}).Snippet(r)
			if err != nil {
				t.Fatal(err)
			}
			headers, body := slices.Contains(snippet.Notes, omitsHeaders), slices.Contains(snippet.Notes, omitsBody)
			if headers != c.headers || body != c.body {
				t.Errorf("leaves out the headers: %t, the body: %t; want %t, %t", headers, body, c.headers, c.body)
			}
		})
	}
	curl := &frameworks.Framework{ID: "mine", Title: "Mine", Category: frameworks.Client, Language: languages.Shell, MaxCode: 999, Path: "/", Name: "x"}
	s, _ := status.Default(429)
	if snippet, err := New(Target{Framework: curl, Snippet: Template{Text: "{{.Code}}", Origin: "x"}}).Snippet(Request{Status: s, Framework: curl}); err != nil || len(snippet.Notes) > 0 {
		t.Errorf("a request leaves out %q, %v", snippet.Notes, err)
	}
}
