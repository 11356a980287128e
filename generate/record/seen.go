package record

import (
	"cmp"
	"slices"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// Of returns the runs of a framework. A user's target has none, whatever its
// ID.
func Of(f *frameworks.Framework) []Run {
	if !slices.Contains(frameworks.All, f) {
		return nil
	}
	return Runs(f.ID)
}

// A Result is the result of a status in one run.
type Result struct {
	Run Run
	// NotRun explains why there is no Outcome.
	NotRun  string
	Outcome Outcome
}

// Results returns the result of a status in each run of a framework.
func Results(f *frameworks.Framework, s *status.Status) []Result {
	runs, name := Of(f), nameOf(s)
	out := make([]Result, 0, len(runs))
	for _, r := range runs {
		seen := Result{Run: r, NotRun: cmp.Or(f.NotRun, r.NotRun)}
		if r.NotRun == "" {
			var found bool
			if seen.Outcome, found = r.of(name); !found {
				seen.NotRun = "no cell has this code"
			}
		}
		out = append(out, seen)
	}
	return out
}
