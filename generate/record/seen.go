package record

import (
	"cmp"
	"maps"
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
	// Elsewhere is what other servers send, where it differs.
	Elsewhere []Elsewhere
}

// An Elsewhere is what another server sends for a status, if it differs from
// the Run.
type Elsewhere struct {
	// Server is its name with its version.
	Server string `json:"server"`
	// Reason is its reason phrase, if it differs.
	Reason *string `json:"reason,omitempty"`
	// Failed says what else came back wrong.
	Failed string `json:"failed,omitempty"`
}

// elsewhere returns what other servers send for the status of a name.
func (r Run) elsewhere(name string) []Elsewhere {
	var out []Elsewhere
	for _, server := range slices.Sorted(maps.Keys(r.Servers)) {
		s := r.Servers[server]
		seen := Elsewhere{Server: server + " " + s.Version, Failed: s.Failed[name]}
		for pattern, names := range s.Reasons {
			for other := range names.All() {
				if other == name {
					phrase := Phrase(pattern, name)
					seen.Reason = &phrase
				}
			}
		}
		if seen.Reason != nil || seen.Failed != "" {
			out = append(out, seen)
		}
	}
	return out
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
			seen.Elsewhere = r.elsewhere(name)
		}
		out = append(out, seen)
	}
	return out
}
