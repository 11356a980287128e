package record_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// The record has every target. Each status that a target can send ran with
// every body shape, and every cell passed. A cell is one status in one shape.
func TestRecord(t *testing.T) {
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			list := record.Runs(f.ID)
			if len(list) == 0 {
				t.Error("the record has no run")
			}
			for _, r := range list {
				t.Run(r.Name, func(t *testing.T) { testRun(t, f, r) })
			}
		})
	}
}

func testRun(t *testing.T, f *frameworks.Framework, r record.Run) {
	if (r.NotRun != "") != (f.NotRun != "") {
		t.Errorf("the run's reason for not running is %q, the target's is %q", r.NotRun, f.NotRun)
	}
	if r.Cells < 300 {
		t.Errorf("the run has only %d cells", r.Cells)
	}
	if r.NotRun != "" {
		if r.Passed != 0 || r.Reasons != nil || r.Unseen != "" {
			t.Error("the run has outcomes although it did not run")
		}
		return
	}
	if r.Passed != r.Cells {
		t.Errorf("%d of %d cells passed", r.Passed, r.Cells)
	}
	if len(r.Versions) == 0 || r.Version(f.Title) == "" {
		t.Error("the run has no versions")
	}
	ran := 0
	for _, s := range status.Builtin() {
		o, found := r.Of(&s)
		if found {
			ran++
		}
		switch why := generate.Refusal(&s, f); {
		case found != (why == ""):
			t.Errorf("%s ran: %t, but the refusal is %q", s.Name(), found, why)
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
		t.Errorf("the run lists %d statuses, but %d built-in ones ran", listed, ran)
	}
	for name, on := range r.Servers {
		if on.Version == "" || on.Cells != ran {
			t.Errorf("%s %q ran %d statuses of %d", name, on.Version, on.Cells, ran)
		}
	}
}

// A result lists only the servers that answered its own status differently.
func TestElsewhere(t *testing.T) {
	flask, _ := frameworks.Find(frameworks.All, "flask")
	for code, want := range map[int][]string{
		404: nil,
		407: {`gunicorn: header Proxy-Authenticate none, not "Basic realm=\"proxy\""`, "waitress: status 500, not 407"},
	} {
		t.Run("flask "+strconv.Itoa(code), func(t *testing.T) {
			t.Parallel()
			s, _ := status.Default(code)
			var got []string
			for _, on := range record.Results(flask, s)[0].Elsewhere {
				server, _, _ := strings.Cut(on.Server, " ")
				got = append(got, server+": "+on.Failed)
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	t.Run("fastapi 404", func(t *testing.T) {
		t.Parallel()
		fastapi, _ := frameworks.Find(frameworks.All, "fastapi")
		s, _ := status.Default(404)
		if on := record.Results(fastapi, s)[0].Elsewhere; len(on) != 1 || on[0].Reason == nil || *on[0].Reason != "" {
			t.Errorf("other servers answered %v", on)
		}
	})
}

// Each target has one file, and no other file is there.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("*.json")
	if err != nil || len(files) != len(frameworks.All) {
		t.Errorf("%d files for %d targets (%v)", len(files), len(frameworks.All), err)
	}
}

// A run expands the ranges and reason templates of its file into an outcome for
// each status.
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
		t.Run(name, func(t *testing.T) {
			t.Parallel()
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
				t.Errorf("found: %t, reason %q, want %q; the shapes are %v", found, got, want, o.Shapes)
			}
		})
	}
	t.Run("503", func(t *testing.T) {
		t.Parallel()
		if o, found := x.Of(&status.Status{Code: 503, Default: true}); found {
			t.Errorf("the outcome is %v although 503 did not run", o)
		}
	})
}

func TestDecodeWrong(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"empty": "", "a list": "[]", "no number of cells": `{"x": {"cells": "many"}}`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runs, err := record.Decode([]byte(text)); err == nil {
				t.Errorf("Decode returns %v and no error", runs)
			}
		})
	}
}

// A user's own definition has the outcome of its code.
func TestOwn(t *testing.T) {
	own := &status.Status{Code: 409, Key: "order_shipped", Origin: status.Own}
	o, found := record.Runs("flask")[0].Of(own)
	if !found || o.Reason == nil || *o.Reason != "CONFLICT" {
		t.Errorf("409 in Flask is %v, %v", o, found)
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	r := record.Run{Versions: map[string]string{"Python": "3", "Werkzeug": "2", "flask": "1"}}
	for _, title := range []string{"Flask", "Raw HTTP"} {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			if got := r.Version(title); got != "flask 1, Python 3, Werkzeug 2" {
				t.Errorf("the versions are %q", got)
			}
		})
	}
}

// Each run of a target gives the outcome of a status, or why it has none.
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
					t.Errorf("%s: %d results", s.Name(), len(seen))
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
					t.Errorf("%s has an outcome for 987, which nobody defines", one.Run.Name)
				}
			}
			if own := f.Variant(f.ID); record.Of(own) != nil || len(record.Results(own, nobodys)) > 0 {
				t.Error("a user's own target with the same ID has the runs of the built-in one")
			}
		})
	}
	if runs := record.Runs("nobody's"); runs != nil {
		t.Errorf("an unknown target has the runs %v", runs)
	}
}
