package record

import (
	"cmp"
	"slices"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// Of lists the runs of a framework. One of the user's own has none, whatever
// its ID.
func Of(f *frameworks.Framework) []Run {
	if !slices.Contains(frameworks.All, f) {
		return nil
	}
	return Runs(f.ID)
}

// A Sighting is what a run saw of a status.
type Sighting struct {
	Run Run
	// NotRun is why it saw nothing; then Outcome is empty.
	NotRun  string
	Outcome Outcome
}

// Seen lists what each run of a framework saw of a status.
func Seen(f *frameworks.Framework, s *status.Status) []Sighting {
	runs, name := Of(f), nameOf(s)
	out := make([]Sighting, 0, len(runs))
	for _, r := range runs {
		seen := Sighting{Run: r, NotRun: cmp.Or(f.NotRun, r.NotRun)}
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
