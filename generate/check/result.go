package check

import (
	"cmp"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
)

// Expect returns the response that the code of a request should send: the
// message that the target http prints.
func Expect(r generate.Request) (Want, error) {
	message, err := generate.New().Snippet(generate.Request{
		Status: r.Status, Framework: frameworks.Message(), Method: cmp.Or(r.Method, "GET"), Body: r.Body, Defaults: r.Defaults,
		Headers: r.Headers, NoHeaders: r.NoHeaders, Date: r.Date, Wire: true,
	})
	if err != nil {
		return Want{}, err
	}
	want, err := FromMessage([]byte(message.Code), cmp.Or(r.Method, "GET"))
	for _, h := range r.Headers {
		if h.Remove {
			want.Absent = append(want.Absent, h.Name)
		}
	}
	return want, err
}

// A Result is the result of a check, in the form of its JSON output.
type Result struct {
	Method string `json:"method"`
	URL    string `json:"url"` // without the password
	As     string `json:"as"`  // the user's name for the expected status
	Same   bool   `json:"same"`
	Lines  []Line `json:"lines"`
	// Skipped says why no request was sent; empty if one was.
	Skipped string `json:"skipped,omitempty"`
}

// Results are the results for the user's definitions, in the form of the JSON
// output.
type Results struct {
	URL     string   `json:"url"`
	Same    bool     `json:"same"`  // whether all requested definitions are the same
	Asked   int      `json:"asked"` // the number of definitions that were requested
	Results []Result `json:"results"`
}

// Add adds a result.
func (r *Results) Add(result Result) {
	if result.Lines == nil {
		result.Lines = []Line{}
	}
	if result.Skipped == "" {
		r.Asked++
		r.Same = r.Same && result.Same
	}
	r.Results = append(r.Results, result)
}

// String returns a summary with the number of definitions that differ.
func (r Results) String() string {
	different := 0
	for _, result := range r.Results {
		if result.Skipped == "" && !result.Same {
			different++
		}
	}
	return fmt.Sprintf("%s differs from %d of %d definitions", r.URL, different, r.Asked)
}

// Base parses the URL of a server, to which the paths of definitions are
// appended.
func Base(s string) (*url.URL, error) {
	u, err := address(s)
	if err == nil && (u.RawQuery != "" || u.Fragment != "") {
		err = input.Errorf("URL %q has a query or a fragment", s).Hintf("name the server: http://127.0.0.1:8000")
	}
	return u, err
}

// Below returns the URL of a path below base. Each parameter of the path
// becomes 1, as an example.
func Below(base *url.URL, path input.Route) *url.URL {
	u := *base
	u.Path, u.RawPath = cmp.Or(strings.TrimSuffix(u.Path, "/")+path.Example(), "/"), ""
	return &u
}

// Failed returns the result of a request that failed.
func (r Result) Failed(err error) Result {
	r.Lines = []Line{line(false, "request", "", "", "%s", err)}
	return r
}

// Verdict returns the result as a whole.
func (r Result) Verdict() Verdict {
	switch {
	case r.Skipped != "":
		return Skipped
	case r.Same:
		return Same
	}
	return Differs
}

// Target returns the path and the query of the URL; "" if it has none.
func (r Result) Target() string {
	u, err := url.Parse(r.URL)
	if err != nil || r.URL == "" {
		return ""
	}
	return u.RequestURI()
}

// Text returns the details of the verdict in one line.
func (r Result) Text() string {
	if r.Skipped != "" {
		return r.Skipped
	}
	for _, l := range r.Lines {
		if l.What == "status" || l.What == "request" {
			return l.Text
		}
	}
	return ""
}

// Compare sends a request and compares the response. as is the user's name for
// the expected status.
func (w Want) Compare(r Request, as string) (Result, error) {
	r.Open = slices.ContainsFunc(w.Fields, func(f Field) bool { return strings.EqualFold(f.Name, "Connection") })
	out := Result{Method: r.Method, URL: r.URL.Redacted(), As: as}
	raw, err := Ask(r)
	var untrusted *tls.CertificateVerificationError
	switch {
	case errors.As(err, &untrusted):
		return out, fmt.Errorf("%s: %w; --cacert FILE trusts a certificate, --insecure trusts any", out.asking(), err)
	case err != nil:
		return out, fmt.Errorf("%s: %w", out.asking(), err)
	}
	response, err := Parse(raw, r.Method)
	if err != nil {
		return out, fmt.Errorf("%s: %w", out.asking(), err)
	}
	w.Base = r.URL
	out.Lines = w.Report(response, r.Method)
	out.Same = len(Differences(out.Lines)) == 0
	return out, nil
}

func (r Result) asking() string { return r.Method + " " + r.URL }

// String returns a summary with the number of differences.
func (r Result) String() string {
	return fmt.Sprintf("%s differs from %s in %d of %d lines", r.asking(), r.As, len(Differences(r.Lines)), len(r.Lines))
}
