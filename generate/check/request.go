package check

import (
	"crypto/tls"
	"crypto/x509"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"snipgen/generate/files"
	"snipgen/generate/input"
)

// RequestFlags are the command line flags that describe a Request.
type RequestFlags struct {
	Method  string // in upper case
	URL     string
	Headers []string // "Name: value"
	Data    string   // the body, or "@" and the name of a file with it
	Timeout string   // a duration; empty for Patience
	// CACert is a file of certificates to trust instead of the system's; empty
	// for the system's. Insecure trusts any certificate.
	CACert   string
	Insecure bool
}

// Request parses the flags and reads the files that they name.
func (q RequestFlags) Request() (Request, error) {
	r := Request{Method: q.Method, Body: q.Data, TLS: &tls.Config{InsecureSkipVerify: q.Insecure}}
	var err error
	if r.URL, err = address(q.URL); err != nil {
		return r, err
	}
	for _, h := range q.Headers {
		parsed, err := input.ParseRequestHeader(h)
		if err != nil {
			return r, err
		}
		r.Fields = append(r.Fields, Field{Name: parsed.Name, Value: parsed.Value})
	}
	if name, found := strings.CutPrefix(q.Data, "@"); found {
		body, err := files.Read(name, input.RequestBody)
		if err != nil {
			return r, err
		}
		r.Body = string(body)
	}
	if q.Timeout != "" {
		if r.Timeout, err = time.ParseDuration(q.Timeout); err != nil || r.Timeout <= 0 || r.Timeout > time.Hour {
			return r, input.Errorf("timeout %q is invalid", q.Timeout).Hintf("a timeout is up to an hour: 500ms, 10s, 2m")
		}
	}
	if q.CACert != "" {
		text, err := files.Read(q.CACert, input.CertificateFile)
		if err != nil {
			return r, err
		}
		r.TLS.RootCAs = x509.NewCertPool()
		if !r.TLS.RootCAs.AppendCertsFromPEM(text) {
			return r, input.Errorf("file %q has no certificate", q.CACert).Hintf("use PEM: -----BEGIN CERTIFICATE-----")
		}
	}
	return r, nil
}

// address parses the URL of a request. The scheme may be left out for a server
// on this machine.
func address(s string) (*url.URL, error) {
	const assumed = "http://"
	u, err := url.Parse(assumed + s)
	if err != nil || strings.Contains(s, "://") || u.Host == "" {
		return input.URL(s)
	}
	// RFC 6761, section 6.3; the addresses are those of RFC 6890.
	host := strings.ToLower(u.Hostname())
	ip, _ := netip.ParseAddr(host)
	if host != "localhost" && !strings.HasSuffix(host, ".localhost") && !ip.IsLoopback() {
		return nil, input.Errorf("URL %q has no scheme", s).Hintf("name it: %s%s, or https", assumed, s)
	}
	return input.URL(assumed + s)
}
