package check

import (
	"cmp"
	"crypto/tls"
	"errors"
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
)

// Expect returns the expected response for a request for code: the message that
// the target http prints.
func Expect(r generate.Request) (Want, error) {
	message, err := generate.New().Snippet(generate.Request{
		Status: r.Status, Framework: frameworks.Message(), Method: r.Method, Body: r.Body, Headers: r.Headers, NoHeaders: r.NoHeaders, Date: r.Date, Wire: true,
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
}

// Compare sends a request and compares the response. As is the user's name for
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
