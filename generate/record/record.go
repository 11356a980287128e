// Package record holds what came of running the snippets on the real
// frameworks: a file a target. The tests in golden/live write the files and
// compare each new run with them.
//
// A file maps the name of each run to what it saw. It keeps what can't be
// worked out. The statuses of a run are listed by the reason phrase that they
// had on the wire, and each of them ran with every body and passed, unless
// the run's others say something else.
package record

import (
	"embed"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"snipgen/generate/status"
)

// files has a file a target, named by its ID.
//
//go:embed *.json
var files embed.FS

// Passed is an outcome of a cell; another one says what was wrong.
const Passed = "passed"

// Failed begins the outcome of a cell that gave another response than it
// should.
const Failed = "failed: "

// allPassed are the bodies that each status ran with, and their usual outcome.
// Most outcomes share it.
var allPassed = map[string]string{"error": Passed, "none": Passed, "problem": Passed}

// A Run is what came of running a target's snippets on one set of versions.
type Run struct {
	// Name names the run: flask, or flask-old for older versions.
	Name string `json:"-"`
	// NotRun says why none of the cells ran.
	NotRun string `json:"not_run,omitempty"`
	// Versions are those of the framework and of what it runs on, by name.
	Versions map[string]string `json:"versions,omitempty"`
	// Cells counts the snippets that were to run, and Passed those which ran
	// and answered right.
	Cells  int `json:"cells"`
	Passed int `json:"-"`
	// Reasons are the statuses that ran by the reason phrase on the wire. In
	// the phrase, {reason} is that of the status, {REASON} the same in
	// capital letters, and {code} the code.
	Reasons map[string]Names `json:"reasons,omitempty"`
	// Unseen are the statuses that ran without a reason phrase to see, as in
	// a request.
	Unseen Names `json:"unseen,omitempty"`
	// Others are the outcomes of cells that neither passed nor were refused
	// as they should be, by the cells' labels: a status and a shape, or
	// another text.
	Others map[string]string `json:"others,omitempty"`

	reasons func() map[string]*string // by the names of the statuses
}

// Names lists statuses by their names (see status.Status.Name), separated by
// spaces. Codes that follow one another may be a range: 500-508.
type Names string

// All returns the names.
func (n Names) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range strings.FieldsSeq(string(n)) {
			from, to, isRange := strings.Cut(name, "-")
			first, err := strconv.Atoi(from)
			last, err2 := strconv.Atoi(to)
			if !isRange || err != nil || err2 != nil { // as 421@webdav-draft
				if !yield(name) {
					return
				}
				continue
			}
			for code := first; code <= last; code++ {
				if !yield(fmt.Sprintf("%03d", code)) {
					return
				}
			}
		}
	}
}

// An Outcome is what came of a status.
type Outcome struct {
	// Refused is why the target cannot send it.
	Refused string `json:"refused,omitempty"`
	// Reason is the reason phrase on the wire; nil where none can be seen, as
	// in a request.
	Reason *string `json:"reason,omitempty"`
	// Shapes has an outcome for each shape of the body. Outcomes may share it:
	// it must not be changed.
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
func (r Run) Of(s *status.Status) (Outcome, bool) { return r.of(nameOf(s)) }

// nameOf returns the name of a status in the record.
func nameOf(s *status.Status) string {
	if s.Origin == status.Own {
		return fmt.Sprintf("%03d", s.Code)
	}
	return s.Name()
}

func (r Run) of(name string) (Outcome, bool) {
	reason, found := r.reasons()[name]
	if !found {
		return Outcome{}, false
	}
	o := Outcome{Reason: reason, Shapes: allPassed}
	if r.Passed == r.Cells {
		return o, true
	}
	for shape := range allPassed {
		if outcome, found := r.Others[name+" "+shape]; found {
			o.Shapes = maps.Clone(o.Shapes)
			o.Shapes[shape] = outcome
		}
	}
	return o, true
}

// expand writes out the reason phrase of each status that ran.
func (r *Run) expand() map[string]*string {
	all := map[string]*string{}
	for name := range r.Unseen.All() {
		all[name] = nil
	}
	for pattern, names := range r.Reasons {
		for name := range names.All() {
			reason := Phrase(pattern, name)
			all[name] = &reason
		}
	}
	return all
}

// phrases are the reason phrases of the built-in statuses by their names.
var phrases = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, s := range status.Builtin() {
		all[s.Name()] = s.Reason
	}
	return all
})

// Phrase returns the reason phrase that a pattern of Run.Reasons means for a
// status.
func Phrase(pattern, name string) string {
	if !strings.Contains(pattern, "{") {
		return pattern
	}
	reason := phrases()[name]
	pattern = strings.ReplaceAll(pattern, "{reason}", reason)
	pattern = strings.ReplaceAll(pattern, "{REASON}", strings.ToUpper(reason))
	return strings.ReplaceAll(pattern, "{code}", name[:3])
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

// Decode reads the file of a target: its runs by name. An error means that
// text is none.
func Decode(text []byte) (map[string]*Run, error) {
	runs := map[string]*Run{}
	if err := json.Unmarshal(text, &runs); err != nil {
		return nil, err
	}
	for name, r := range runs {
		r.Name = name
		r.reasons = sync.OnceValue(r.expand)
		if r.NotRun != "" {
			continue
		}
		r.Passed = r.Cells
		for _, outcome := range r.Others {
			if strings.HasPrefix(outcome, Failed) {
				r.Passed--
			}
		}
	}
	return runs, nil
}

var decoded sync.Map // of []Run by target

// Runs lists the runs of a target by name. A target without a file has none.
func Runs(target string) []Run {
	if list, found := decoded.Load(target); found {
		return list.([]Run)
	}
	text, err := files.ReadFile(target + ".json")
	if err != nil {
		return nil
	}
	runs, err := Decode(text)
	if err != nil {
		panic(err) // a test reads it
	}
	var list []Run
	for _, name := range slices.Sorted(maps.Keys(runs)) {
		list = append(list, *runs[name])
	}
	decoded.Store(target, list)
	return list
}
