// Package record holds what came of running the snippets on the real
// frameworks. The tests in golden/live write it and compare each new run with
// it.
package record

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"snipgen/generate/status"
)

//go:embed record.json
var text []byte

// Passed is an outcome of a cell; another one says what was wrong.
const Passed = "passed"

// A Run is what came of running a target's snippets on one set of versions.
type Run struct {
	// Name names the run: flask, or flask-old for older versions.
	Name string `json:"-"`
	// Target is the ID of the framework.
	Target string `json:"target"`
	// NotRun says why none of the cells ran.
	NotRun string `json:"not_run,omitempty"`
	// Versions are those of the framework and of what it runs on, by name.
	Versions map[string]string `json:"versions,omitempty"`
	// Cells counts the snippets that were to run, and Passed those which ran
	// and answered right.
	Cells  int `json:"cells"`
	Passed int `json:"passed"`
	// Statuses has the outcome of each status by its code, followed by @ and
	// its origin if the code has a more usual meaning.
	Statuses map[string]Outcome `json:"statuses,omitempty"`
	// Others has what other cells did not pass.
	Others map[string]string `json:"others,omitempty"`
}

// An Outcome is what came of a status.
type Outcome struct {
	// Refused is why the target cannot send it.
	Refused string `json:"refused,omitempty"`
	// Reason is the reason phrase on the wire; nil where none can be seen, as
	// in a request.
	Reason *string `json:"reason,omitempty"`
	// Shapes has an outcome for each shape of the body.
	Shapes map[string]string `json:"shapes,omitempty"`
}

// Passed reports whether the status was sent and every shape passed.
func (o Outcome) Passed() bool {
	for _, shape := range o.Shapes {
		if shape != Passed {
			return false
		}
	}
	return len(o.Shapes) > 0
}

// Of returns what came of a status. A meaning that the user defined has the
// outcome of its code.
func (r Run) Of(s *status.Status) (Outcome, bool) {
	name := s.Name()
	if s.Origin == status.Own {
		name = fmt.Sprintf("%03d", s.Code)
	}
	o, found := r.Statuses[name]
	return o, found
}

// Version lists the versions in one line, the framework's own (which title
// names) before the others.
func (r Run) Version(title string) string {
	title = strings.ToLower(title)
	own := func(name string) bool { return strings.Contains(title, strings.ToLower(name)) }
	names := slices.SortedFunc(maps.Keys(r.Versions), func(a, b string) int {
		if own(a) != own(b) {
			return map[bool]int{true: -1, false: 1}[own(a)]
		}
		return strings.Compare(strings.ToLower(a), strings.ToLower(b))
	})
	for i, name := range names {
		names[i] = name + " " + r.Versions[name]
	}
	return strings.Join(names, ", ")
}

// Decode reads a record: its runs by name. An error means that text is none.
func Decode(text []byte) (map[string]*Run, error) {
	runs := map[string]*Run{}
	err := json.Unmarshal(text, &runs)
	for name, r := range runs {
		r.Name = name
	}
	return runs, err
}

var runs = sync.OnceValue(func() []Run {
	decoded, err := Decode(text)
	if err != nil {
		panic(err) // a test reads it
	}
	var list []Run
	for _, name := range slices.Sorted(maps.Keys(decoded)) {
		list = append(list, *decoded[name])
	}
	return list
})

// Runs lists the runs of a target by name.
func Runs(target string) []Run {
	var list []Run
	for _, r := range runs() {
		if r.Target == target {
			list = append(list, r)
		}
	}
	return list
}
