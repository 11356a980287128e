package record_test

import (
	"os"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// The record has every target, every status in it that can be sent has run in
// every shape, and every cell passed.
func TestRecord(t *testing.T) {
	runs := 0
	for _, f := range frameworks.All {
		list := record.Runs(f.ID)
		if len(list) == 0 {
			t.Errorf("%s has no run", f.ID)
		}
		for _, r := range list {
			runs++
			if (r.NotRun != "") != (f.NotRun != "") {
				t.Errorf("%s was not run for %q, and the target says %q", r.Name, r.NotRun, f.NotRun)
			}
			if r.Cells < 300 {
				t.Errorf("%s has only %d cells", r.Name, r.Cells)
			}
			if r.NotRun != "" {
				if r.Passed != 0 || r.Statuses != nil {
					t.Errorf("%s was not run and has outcomes", r.Name)
				}
				continue
			}
			if r.Passed != r.Cells {
				t.Errorf("%s passed %d cells of %d", r.Name, r.Passed, r.Cells)
			}
			if len(r.Versions) == 0 || r.Version(f.Title) == "" {
				t.Errorf("%s has no versions", r.Name)
			}
			for _, s := range status.Builtin() {
				o, found := r.Of(&s)
				switch why := generate.Refusal(&s, f); {
				case !found:
					t.Errorf("%s has no %s", r.Name, s.Name())
				case o.Refused != why:
					t.Errorf("%s for %s is refused for %q, and now for %q", s.Name(), r.Name, o.Refused, why)
				case why == "" && (!o.Passed() || len(o.Shapes) != 3):
					t.Errorf("%s for %s: %v", s.Name(), r.Name, o.Shapes)
				case f.Category == frameworks.Server && why == "" && o.Reason == nil:
					t.Errorf("%s for %s has no reason phrase", s.Name(), r.Name)
				}
			}
			if len(r.Statuses) != len(status.Builtin()) {
				t.Errorf("%s has %d statuses of %d", r.Name, len(r.Statuses), len(status.Builtin()))
			}
		}
	}
	text, err := os.ReadFile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	all, err := record.Decode(text)
	if err != nil || len(all) != runs {
		t.Errorf("%d of %d runs belong to a target (%v)", runs, len(all), err)
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
