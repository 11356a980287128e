package record_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// The record has every target, every status that can be sent has run in every
// shape, and every cell passed.
func TestRecord(t *testing.T) {
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			list := record.Runs(f.ID)
			if len(list) == 0 {
				t.Error("no run")
			}
			for _, r := range list {
				t.Run(r.Name, func(t *testing.T) { testRun(t, f, r) })
			}
		})
	}
}

func testRun(t *testing.T, f *frameworks.Framework, r record.Run) {
	if (r.NotRun != "") != (f.NotRun != "") {
		t.Errorf("it was not run for %q, and the target says %q", r.NotRun, f.NotRun)
	}
	if r.Cells < 300 {
		t.Errorf("it has only %d cells", r.Cells)
	}
	if r.NotRun != "" {
		if r.Passed != 0 || r.Reasons != nil || r.Unseen != "" {
			t.Error("it was not run and has outcomes")
		}
		return
	}
	if r.Passed != r.Cells {
		t.Errorf("it passed %d cells of %d", r.Passed, r.Cells)
	}
	if len(r.Versions) == 0 || r.Version(f.Title) == "" {
		t.Error("it has no versions")
	}
	ran := 0
	for _, s := range status.Builtin() {
		o, found := r.Of(&s)
		if found {
			ran++
		}
		switch why := generate.Refusal(&s, f); {
		case found != (why == ""):
			t.Errorf("%s ran: %t, and is refused for %q", s.Name(), found, why)
		case why != "":
		case !o.Passed() || len(o.Shapes) != len(record.Shapes(s.Code)):
			t.Errorf("%s: %v", s.Name(), o.Shapes)
		case (f.Category == frameworks.Server) && o.Reason == nil:
			t.Errorf("%s has no reason phrase", s.Name())
		}
	}
	listed := len(slices.Collect(r.Unseen.All()))
	for _, names := range r.Reasons {
		listed += len(slices.Collect(names.All()))
	}
	if listed != ran {
		t.Errorf("it lists %d statuses, and %d are built-in ones", listed, ran)
	}
	for name, on := range r.Servers {
		if on.Version == "" || on.Cells != ran {
			t.Errorf("%s %q ran %d statuses of %d", name, on.Version, on.Cells, ran)
		}
	}
}

// What one server sends otherwise than another is in the result of its status
// alone.
func TestElsewhere(t *testing.T) {
	flask, _ := frameworks.Find(frameworks.All, "flask")
	for code, want := range map[int][]string{
		404: nil,
		407: {`gunicorn: header Proxy-Authenticate none, not "Basic realm=\"proxy\""`, "waitress: status 500, not 407"},
	} {
		s, _ := status.Default(code)
		var got []string
		for _, on := range record.Results(flask, s)[0].Elsewhere {
			server, _, _ := strings.Cut(on.Server, " ")
			got = append(got, server+": "+on.Failed)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d: %q, want %q", code, got, want)
		}
	}
	fastapi, _ := frameworks.Find(frameworks.All, "fastapi")
	s, _ := status.Default(404)
	if on := record.Results(fastapi, s)[0].Elsewhere; len(on) != 1 || on[0].Reason == nil || *on[0].Reason != "" {
		t.Errorf("404 on other servers is %v", on)
	}
}

// Each file belongs to a target.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("*.json")
	if err != nil || len(files) != len(frameworks.All) {
		t.Errorf("%d files for %d targets (%v)", len(files), len(frameworks.All), err)
	}
}

// What a file says of a status.
func TestOf(t *testing.T) {
	runs, err := record.Decode([]byte(`{"x": {"cells": 20, "reasons": {"{reason}": "404 500-502", "{REASON}": "421@webdav-draft", "code {code}": "000 499", "": "200"}, "unseen": "100", "others": {"500 none": "failed: no response", "name-x": "refused"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	x := *runs["x"]
	if x.Name != "x" || x.Passed != 19 {
		t.Errorf("%s passed %d cells, want 19", x.Name, x.Passed)
	}
	for name, want := range map[string]string{
		"404": "Not Found", "500": "Internal Server Error", "501": "Not Implemented", "502": "Bad Gateway",
		"421@webdav-draft": "DESTINATION LOCKED", "000": "code 000", "499": "code 499", "200": "", "100": "nil",
	} {
		s, _, err := status.Find(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		o, found := x.Of(s)
		got := "nil"
		if o.Reason != nil {
			got = *o.Reason
		}
		if !found || got != want || o.Passed() == (name == "500") {
			t.Errorf("%s: %t, %q, %v", name, found, got, o.Shapes)
		}
	}
	if o, found := x.Of(&status.Status{Code: 503, Default: true}); found {
		t.Errorf("503 did not run, and is %v", o)
	}
	for _, text := range []string{"", "[]", `{"x": {"cells": "many"}}`} {
		if runs, err := record.Decode([]byte(text)); err == nil {
			t.Errorf("%q is the record %v", text, runs)
		}
	}
}

// A meaning of the user's own has the outcome of its code.
func TestOwn(t *testing.T) {
	own := &status.Status{Code: 409, Key: "order_shipped", Origin: status.Own}
	o, found := record.Runs("flask")[0].Of(own)
	if !found || o.Reason == nil || *o.Reason != "CONFLICT" {
		t.Errorf("409 in Flask is %v, %v", o, found)
	}
}

func TestVersion(t *testing.T) {
	r := record.Run{Versions: map[string]string{"Python": "3", "Werkzeug": "2", "flask": "1"}}
	if got := r.Version("Flask"); got != "flask 1, Python 3, Werkzeug 2" {
		t.Errorf("%q", got)
	}
	if got := r.Version("Raw HTTP"); got != "flask 1, Python 3, Werkzeug 2" {
		t.Errorf("%q", got)
	}
}

// Each run of a target says what it saw of a status, or why it saw nothing.
func TestSeen(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, s := range status.Builtin() {
				if generate.Refusal(&s, f) != "" {
					continue
				}
				seen := record.Results(f, &s)
				if len(seen) != len(record.Runs(f.ID)) {
					t.Errorf("%s: %d sightings", s.Name(), len(seen))
				}
				for _, one := range seen {
					want := ""
					if f.NotRun != "" {
						want = f.NotRun
					}
					if one.NotRun != want || want == "" && !one.Outcome.Passed() {
						t.Errorf("%s on %s: %q, %v", s.Name(), one.Run.Name, one.NotRun, one.Outcome)
					}
				}
			}
			nobodys := &status.Status{Code: 987}
			for _, one := range record.Results(f, nobodys) {
				if one.NotRun == "" {
					t.Errorf("%s saw 987", one.Run.Name)
				}
			}
			if own := f.Variant(f.ID); record.Of(own) != nil || len(record.Results(own, nobodys)) > 0 {
				t.Error("a target of the user's own with its ID has its runs")
			}
		})
	}
	if runs := record.Runs("nobody's"); runs != nil {
		t.Errorf("%v", runs)
	}
}
