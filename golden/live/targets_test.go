package live

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"snipgen/generate/check"
	"snipgen/golden/kit"
)

// runs lists every run. Each target's file registers its own.
var runs []*run

// register adds runs. Each target's file calls it from init.
func register(of ...*run) { runs = append(runs, of...) }

var several = []string{"499", "404", "204", "429"}

// serve returns a function that sends a cell's request to a server that runs all cells.
func serve(s *kit.Server) func(*cell) result {
	return func(c *cell) result {
		raw, err := ask(s.Address, c)
		r := judge(c, raw, err)
		if noise := s.Complaints(); noise != "" {
			r.complaints = append(r.complaints, "standard error: "+noise)
		}
		return r
	}
}

// ask sends a cell's request and returns the response.
func ask(address string, c *cell) ([]byte, error) {
	u, err := url.Parse("http://" + address)
	if err != nil {
		return nil, err
	}
	if base, err := u.Parse(c.URL); err == nil {
		c.want.Base = base
	}
	u.Opaque = c.URL // sent unchanged
	return check.Ask(check.Request{
		Method: c.Method, URL: u, Fields: []check.Field{{Name: "X-Cell", Value: strconv.Itoa(c.ID)}},
		// If a request asks a server to close the connection, the server may replace
		// the handler's Connection header.
		Open: slices.ContainsFunc(c.want.Fields, func(f check.Field) bool { return f.Name == "Connection" }),
	})
}

func judge(c *cell, raw []byte, err error) result {
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	a, err := check.Parse(raw, c.Method)
	if err != nil {
		return result{complaints: []string{err.Error()}}
	}
	reason := a.Reason
	if c.want.Interim != 0 && len(a.Interim) > 0 {
		reason = a.Interim[0].Reason
	}
	for i, f := range c.want.Fields {
		if c.want.Code == 206 && f.Name == "Content-Range" { // the range must match the length of the body
			c.want.Fields[i].Value = fmt.Sprintf("bytes 0-%d/1234", len(a.Body)-1)
		}
	}
	complaints := complaints(c.want, a, c.Method)
	if a.Version != "HTTP/1.1" {
		complaints = append(complaints, "version "+a.Version)
	}
	return result{&reason, complaints}
}

// complaints lists how a response differs from the wanted one.
func complaints(want check.Want, got check.Response, method string) []string {
	var out []string
	for _, l := range check.Differences(want.Report(got, method)) {
		out = append(out, l.What+" "+l.Text)
	}
	return out
}

func port(t *testing.T) int {
	t.Helper()
	p, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
