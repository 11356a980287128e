// Package record holds the results of testing the snippets on the real
// frameworks, one file per target. The tests in golden/live write the files and
// compare each new run with them.
//
// A file maps the name of each run to its results, in compact form. It lists
// the statuses of a run by the reason phrase on the wire. Each was tested with
// every body and passed, unless Others says otherwise.
package record

import (
	"cmp"
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

// files has one file per target, named by its ID.
//
//go:embed *.json
var files embed.FS

// Passed is the outcome of a cell whose response was right. Any other outcome
// says what was wrong.
const Passed = "passed"

// Failed is the prefix of the outcome of a cell whose response was wrong.
const Failed = "failed: "

// Default is the name of the body that a response has unless the user chooses
// another one.
const Default = "default"

// Shapes returns the names of the bodies with which a status is tested:
// Default, and those that differ from it.
func Shapes(code int) []string {
	switch class := code / 100; {
	case status.Bodyless(code):
		return []string{Default}
	case class == 2:
		return []string{Default, "error", "problem", "none"}
	case class == 3:
		return []string{Default, "error", "problem", "message"}
	}
	return []string{Default, "problem", "none"}
}

// A Run is the result of testing a target's snippets with one set of versions.
type Run struct {
	// Name identifies the run: flask, or flask-old for older versions.
	Name string `json:"-"`
	// NotRun explains why no cell was tested.
	NotRun string `json:"not_run,omitempty"`
	// Versions are the versions of the framework and its platform, by name.
	Versions map[string]string `json:"versions,omitempty"`
	// Cells counts the snippets to test, and Passed those that gave the right
	// response.
	Cells  int `json:"cells"`
	Passed int `json:"-"`
	// Reasons lists the tested statuses by the reason phrase on the wire. In
	// the phrase, {reason} stands for the status's own, {REASON} for the same
	// in upper case, and {code} for the code.
	Reasons map[string]Names `json:"reasons,omitempty"`
	// Unseen lists the tested statuses without a reason phrase on the wire, as
	// in a request.
	Unseen Names `json:"unseen,omitempty"`
	// Others are the outcomes of cells that neither passed nor were refused as
	// expected. The key is the cell's label: a status and a shape, or another
	// text.
	Others map[string]string `json:"others,omitempty"`
	// Servers are the results on other servers, by name.
	Servers map[string]Server `json:"servers,omitempty"`

	reasons func() map[string]*string // by status name
}

// A Server records where another server sends something else than the server of
// its Run. Each status was tested once.
type Server struct {
	Version string `json:"version"`
	// Cells counts the snippets to test.
	Cells int `json:"cells"`
	// Reasons lists the statuses that have another reason phrase there, like
	// those of a Run.
	Reasons map[string]Names `json:"reasons,omitempty"`
	// Failed maps the names of the statuses that came back wrong to what was
	// wrong.
	Failed map[string]string `json:"failed,omitempty"`
}

// Names lists the names of statuses (see status.Status.Name), separated by
// spaces. Consecutive codes may be a range: 500-508.
type Names string

// All yields each name.
func (n Names) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range strings.FieldsSeq(string(n)) {
			from, to, isRange := strings.Cut(name, "-")
			first, err := strconv.Atoi(from)
			last, err2 := strconv.Atoi(to)
			if !isRange || err != nil || err2 != nil { // such as 421@webdav-draft
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

// An Outcome is the result of testing a status.
type Outcome struct {
	// Refused explains why the target can't send it.
	Refused string `json:"refused,omitempty"`
	// Reason is the reason phrase on the wire; nil if there is none, as in a
	// request.
	Reason *string `json:"reason,omitempty"`
	// Shapes maps each shape of the body to its outcome.
	Shapes map[string]string `json:"shapes,omitempty"`
}

// Passed reports whether the status was sent and passed with every shape.
func (o Outcome) Passed() bool {
	for _, shape := range o.Shapes {
		if shape != Passed {
			return false
		}
	}
	return len(o.Shapes) > 0
}

// Of returns the outcome of a status. A user's definition has the outcome of
// its code.
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
	code, _ := strconv.Atoi(name[:3]) // every name begins with one
	o := Outcome{Reason: reason, Shapes: map[string]string{}}
	for _, shape := range Shapes(code) {
		o.Shapes[shape] = cmp.Or(r.Others[name+" "+shape], Passed)
	}
	return o, true
}

// expand returns the reason phrase of each tested status.
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

// phrases returns the reason phrases of the built-in statuses, by name.
var phrases = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, s := range status.Builtin() {
		all[s.Name()] = s.Reason
	}
	return all
})

// Phrase returns the reason phrase of a status, given a pattern of Run.Reasons.
func Phrase(pattern, name string) string {
	if !strings.Contains(pattern, "{") {
		return pattern
	}
	reason := phrases()[name]
	pattern = strings.ReplaceAll(pattern, "{reason}", reason)
	pattern = strings.ReplaceAll(pattern, "{REASON}", strings.ToUpper(reason))
	return strings.ReplaceAll(pattern, "{code}", name[:3])
}

// Version lists the versions in one line, the framework's own, which title
// contains, first.
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

// Decode decodes the file of a target into its runs, by name.
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

// Runs returns the runs of a target by name, or nil if it has no file.
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
