package command

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"snipgen/generate"
	"snipgen/generate/check"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

var checkCommand = command{
	name: "check", arguments: "URL", summary: "send a request and compare the response with a status",
	notes: []string{
		"The report has a line for the code, the media type, each member of the body, each header, and whatever should not be there. A difference is exit code " +
			"1.",
		"`--key`, `--message`, `--header`, `--body` and your definitions say what should come back; `--method`, `--request-header` and `--data` say what is " +
			"sent. With `--all`, parameters of paths become 1, and a definition in a file that `--statuses` doesn't name is requested only if its method is GET or " +
			"HEAD, unless `--unsafe-methods` is given.",
		"A server on this machine needs no http:// in its URL. check follows no redirect and uses no proxy. `--timeout` limits the whole exchange.",
	},
	flags: []*flag{
		{name: "as", group: theResponse, called: []string{"status", "expect", "expected"}, usage: "the expected `STATUS`"},
		{name: "all", group: ownOnes, letter: "a", called: []string{"every"}, usage: "request the path of each status that you define, below the URL"},
		{name: "unsafe-methods", group: theRequest, called: []string{"unsafe", "all-methods"}, usage: "also send POST, PUT, PATCH and DELETE for definitions in a file that --statuses doesn't name"},
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
	switch {
	case c.on("all") && as != "":
		return input.Errorf("--all and --as were both given").Hintf("leave out one of them")
	case c.on("all"):
		return c.checkAll()
	case as == "":
		return input.Errorf("no status given").Hintf("name the expected status: --as 404, or --all for those that you define")
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
	why := ""
	if r.Method, why = c.sent(r); why != "" {
		return input.Errorf("status %q is not requested: %s", as, why).Hintf("name the method: --method %s", r.Method)
	}
	want, err := check.Expect(r)
	if err != nil {
		return err
	}
	request, err := c.asking(c.arguments[0], r.Method)
	if err != nil {
		return err
	}
	result, err := want.Compare(request, as)
	if err != nil {
		return err
	}
	rows := each(result.Lines, func(l check.Line) []string { return []string{string(l.Verdict), l.What, l.Text} })
	return c.compared(result, rows, result.Same)
}

// compared prints a check.Result or check.Results, as JSON or in rows. It
// returns an error unless everything is as expected.
func (c *call) compared(found fmt.Stringer, rows [][]string, same bool) error {
	if !c.on("json") {
		c.layout().columns(rows)
	} else if err := writeJSON(c.stdout, found); err != nil {
		return err
	}
	if !same {
		return &differenceError{found.String()}
	}
	return nil
}

// asking returns the request to a URL that the flags describe.
func (c *call) asking(url, method string) (check.Request, error) {
	return check.RequestFlags{
		Method: method, URL: url, Headers: c.list("request-header"), Data: c.text("data"),
		Timeout: c.text("timeout"), CACert: c.text("cacert"), Insecure: c.on("insecure"),
	}.Request()
}

// sent returns the method to send for a request for code, and why it may not be
// sent, or "". A file that came with a repository can choose only GET and HEAD.
func (c *call) sent(r generate.Request) (method, why string) {
	if r.Method != "" {
		return r.Method, "" // from a flag or the environment
	}
	d := r.Status.Definition
	switch {
	case d == nil || d.Method == "":
		return "GET", ""
	case d.Method == "GET", d.Method == "HEAD", d.Named, c.on("unsafe-methods"):
		return d.Method, ""
	}
	return d.Method, d.Method + " is the choice of a file that --statuses doesn't name"
}

// checkAll requests the path of each of the user's definitions.
func (c *call) checkAll() error {
	if len(c.own.Statuses) == 0 {
		return input.Errorf("there are no definitions of yours").Hintf("write them to %s, or name a status: --as 404", definitions.ProjectFile)
	}
	statuses, err := c.findStatuses()
	if err != nil {
		return err
	}
	base, err := check.Base(c.arguments[0])
	if err != nil {
		return err
	}
	r, err := c.request()
	if err != nil {
		return err
	}
	request, err := c.asking(c.arguments[0], "GET")
	if err != nil {
		return err
	}
	all := check.Results{URL: base.Redacted(), Same: true, Results: []check.Result{}}
	for _, s := range statuses {
		result, err := c.checkOne(base, r, request, s)
		var wrong *input.Error
		switch {
		case err == nil:
			all.Add(result)
		case all.Asked == 0 || errors.As(err, &wrong):
			return err
		default: // the server has answered others, so go on
			all.Add(result.Failed(err))
		}
	}
	if all.Asked == 0 {
		return input.Errorf("no definition can be requested").Hintf("give them paths: path: /orders/{id}")
	}
	var rows [][]string
	for _, r := range all.Results {
		rows = append(rows, []string{string(r.Verdict()), r.As, strings.TrimSpace(r.Method + " " + r.Target()), inline(r.Text())})
		for _, l := range check.Differences(r.Lines) {
			rows = append(rows, []string{"", "", "  " + inline(l.What), inline(l.Text)})
		}
	}
	if err := c.compared(all, rows, all.Same); err != nil {
		return err
	}
	if skipped := len(all.Results) - all.Asked; skipped > 0 {
		c.note("%d of %d definitions were not requested", skipped, len(all.Results))
	}
	return nil
}

// checkOne sends a request to the path of a definition, and compares the
// response with that for r.
func (c *call) checkOne(base *url.URL, r generate.Request, request check.Request, s *status.Status) (check.Result, error) {
	r.Status = s
	if s.Definition.Path == nil {
		return check.Result{As: s.Key, Method: cmp.Or(r.Method, s.Definition.Method, "GET"), Skipped: "it has no path"}, nil
	}
	to := check.Below(base, s.Definition.Path)
	method, why := c.sent(r)
	if r.Method = method; why != "" {
		return check.Result{As: s.Key, Method: method, URL: to.Redacted(), Skipped: why + "; --unsafe-methods sends it"}, nil
	}
	want, err := check.Expect(r)
	if err != nil {
		return check.Result{}, err
	}
	if request.URL, err = check.Base(to.String()); err != nil {
		return check.Result{}, err
	}
	request.Method = method
	return want.Compare(request, s.Key)
}
