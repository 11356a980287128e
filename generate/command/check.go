package command

import (
	"cmp"
	"os"

	"snipgen/generate/check"
	"snipgen/generate/input"
)

var checkCommand = command{
	name: "check", arguments: "URL", summary: "send a request and compare the response with a status",
	flags: []*flag{
		{name: "as", group: theResponse, called: []string{"status", "expect", "expected"}, usage: "the expected `STATUS`"},
		&keyFlag, &messageFlag, &headersFlag, &noHeaders, &bodyFlag,
		{name: "method", letter: "X", group: theRequest, called: []string{"verb"}, usage: "the request `METHOD` (default: GET)"},
		{name: "request-header", group: theRequest, called: []string{"send-header"}, usage: "a `HEADER` to send, 'Name: value'", repeated: true},
		{name: "data", group: theRequest, called: []string{"request-body", "payload"}, usage: "the request body as `DATA`; @FILE reads it from a file"},
		{name: "timeout", group: theRequest, called: []string{"max-time", "wait"}, usage: "how long to wait, as a `DURATION`: 500ms, 10s, 2m (default: 20s)"},
		{name: "cacert", group: theRequest, called: []string{"ca", "ca-file", "cert"}, usage: "trust the certificates in a PEM `FILE` instead of the system's"},
		{name: "insecure", group: theRequest, called: []string{"no-verify", "skip-verify"}, usage: "trust any certificate"},
		&statusFlag, &jsonFlag,
	},
	run: (*call).check,
}

// A differenceError reports that a response differs from the expected one. The
// details are on standard output.
type differenceError struct{ text string }

func (e *differenceError) Error() string { return e.text }

func (c *call) check() error {
	if len(c.arguments) != 1 {
		return input.Errorf("check takes one URL, not %d", len(c.arguments)).Hintf("snipgen check http://127.0.0.1:8000/orders/1 --as 404")
	}
	as := c.text("as")
	if as == "" {
		return input.Errorf("no status given").Hintf("name the expected status: --as 404")
	}
	statuses, err := c.findStatuses(as)
	if err != nil {
		return err
	}
	r, err := c.request()
	if err != nil {
		return err
	}
	r.Status = statuses[0]
	if !c.given("method") && os.Getenv(variable("method")) == "" {
		r.Method = "" // a file that came with a repository doesn't decide what is sent
	}
	want, err := check.Expect(r)
	if err != nil {
		return err
	}
	request, err := check.RequestFlags{
		Method: cmp.Or(r.Method, "GET"), URL: c.arguments[0], Headers: c.list("request-header"), Data: c.text("data"),
		Timeout: c.text("timeout"), CACert: c.text("cacert"), Insecure: c.on("insecure"),
	}.Request()
	if err != nil {
		return err
	}
	result, err := want.Compare(request, as)
	if err != nil {
		return err
	}
	if c.on("json") {
		if err := writeJSON(c.stdout, result); err != nil {
			return err
		}
	} else {
		var rows [][]string
		for _, l := range result.Lines {
			rows = append(rows, []string{string(l.Verdict), l.What, l.Text})
		}
		c.layout().columns(rows)
	}
	if !result.Same {
		return &differenceError{result.String()}
	}
	return nil
}
