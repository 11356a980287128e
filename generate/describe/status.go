package describe

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/record"
	"snipgen/generate/status"
	"snipgen/generate/terminal"
)

// A Status is all that is known of a status.
type Status struct {
	Code      int      `json:"code"`
	Key       string   `json:"key"`
	Reason    string   `json:"reason"`
	Message   string   `json:"message"`
	Meaning   string   `json:"meaning"`
	Origin    string   `json:"origin"`
	Default   bool     `json:"default"`
	Reference string   `json:"reference"`
	URL       string   `json:"url"`
	Body      bool     `json:"body"`
	Headers   []Header `json:"headers"`
	Tags      []string `json:"tags"`
	// Unsendable is why nothing sends it.
	Unsendable string `json:"unsendable,omitempty"`
	// Refused are the targets that cannot send it and why; Others are the
	// other meanings of the code.
	Refused []Refusal `json:"refused"`
	Others  []string  `json:"others"`
	// Wire is what was seen when the snippets ran.
	Wire []Wire `json:"wire"`
}

// A Header is one that a status brings.
type Header struct {
	Name    string `json:"name"`
	Example string `json:"example"`
	Level   string `json:"level"`
	Section string `json:"section"`
	When    string `json:"when,omitempty"`
	Carried bool   `json:"carried"`
}

// A Refusal is why a target cannot send a status.
type Refusal struct {
	Target string `json:"target"`
	Why    string `json:"why"`
}

// Wire is what was seen of a status when a target's snippets ran.
type Wire struct {
	Target   string            `json:"target"`
	Versions map[string]string `json:"versions,omitempty"`
	// NotRun is why the snippets did not run.
	NotRun string `json:"not_run,omitempty"`
	record.Outcome

	version func() string // the versions in one line
}

// Status describes a status.
func (k Known) Status(s *status.Status) Status {
	d := Status{
		s.Code, s.Key, s.Reason, s.Message, s.Meaning, s.Origin, s.Default, s.Reference, s.URL, !status.Bodyless(s.Code),
		[]Header{}, append([]string{}, s.Tags...), s.Unsendable, []Refusal{}, []string{}, []Wire{},
	}
	for _, h := range s.Headers {
		d.Headers = append(d.Headers, Header{h.Name, h.Example, string(h.Level), h.Section, h.When, h.Carried})
	}
	for _, f := range k.Targets {
		if why := generate.Refusal(s, f); why != "" {
			d.Refused = append(d.Refused, Refusal{f.ID, why})
			// On all versions.
			d.Wire = append(d.Wire, Wire{Target: f.ID, Outcome: record.Outcome{Refused: why}})
			continue
		}
		d.Wire = append(d.Wire, wire(s, f)...)
	}
	for _, o := range slices.Concat(k.Own, status.Builtin()) {
		if o.Code == s.Code && (o.Key != s.Key || o.Origin != s.Origin) {
			o.Default = false // as it has to be asked for
			d.Others = append(d.Others, o.Name()+" "+o.Reason)
		}
	}
	return d
}

func wire(s *status.Status, f *frameworks.Framework) []Wire {
	sightings := record.Seen(f, s)
	if len(sightings) == 0 {
		return []Wire{{Target: f.ID, NotRun: own}}
	}
	var out []Wire
	for _, seen := range sightings {
		out = append(out, Wire{f.ID, seen.Run.Versions, seen.NotRun, seen.Outcome, func() string { return seen.Run.Version(f.Title) }})
	}
	return out
}

// own is why nothing is known of a target with a template of the user's own.
const own = "the template is your own"

// A StatusFilter says which statuses are meant. What is empty says nothing.
type StatusFilter struct {
	Class  string // as 4xx
	Origin string // in any case
	Tag    string
	Sender *frameworks.Framework // that can send it
	Text   string                // which the status has somewhere, in any case
}

// Statuses lists statuses, the user's own before the built-in ones.
func (k Known) Statuses(f StatusFilter) ([]status.Status, error) {
	class := strings.TrimSuffix(strings.ToLower(f.Class), "xx")
	if f.Class != "" && (len(class) != 1 || class < "1" || class > "9") {
		return nil, input.Errorf("unknown class %q", f.Class).Hintf("the classes are 1xx to 5xx, and what is above: 9xx")
	}
	text := strings.ToLower(f.Text)
	var out []status.Status
	for _, s := range slices.Concat(k.Own, status.Builtin()) {
		words := strings.ToLower(fmt.Sprintf("%03d %s %s %s %s", s.Code, s.Key, s.Reason, s.Message, s.Meaning))
		if class != "" && fmt.Sprintf("%03d", s.Code)[:1] != class ||
			f.Origin != "" && !strings.EqualFold(f.Origin, s.Origin) ||
			f.Tag != "" && !slices.Contains(s.Tags, f.Tag) ||
			f.Sender != nil && generate.Refusal(&s, f.Sender) != "" ||
			!strings.Contains(words, text) {
			continue
		}
		out = append(out, s)
	}
	return out, nil
}

// Name returns the shortest name of a status that begins with its code: the
// code alone where that means this status.
func (k Known) Name(s *status.Status) string {
	code := fmt.Sprintf("%03d", s.Code)
	found, _, err := status.Find(code, k.Own)
	switch {
	case err == nil && found.Key == s.Key && found.Origin == s.Origin:
		return code
	case s.Origin == status.Own:
		return code + "@" + s.Key
	}
	return code + "@" + s.Origin
}

// Print writes a status for people.
func (d Status) Print(out io.Writer) {
	fmt.Fprintf(out, "%03d %s\n", d.Code, d.Reason)
	if d.Meaning != "" {
		fmt.Fprintf(out, "\n%s\n", terminal.Printable(d.Meaning))
	}
	fmt.Fprintln(out)
	w := terminal.Columns(out)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s\t%s\n", name, terminal.Printable(value))
		}
	}
	line("key", d.Key)
	if d.Message != d.Reason {
		line("message", strconv.Quote(d.Message))
	}
	line("origin", d.Origin)
	line("reference", d.Reference)
	if d.URL != "" {
		fmt.Fprintf(w, "\t%s\n", d.URL)
	}
	line("tags", strings.Join(d.Tags, ", "))
	if d.Body {
		line("body", "any")
	} else {
		line("body", "none")
	}
	for i, o := range d.Others {
		if i == 0 {
			line("other meanings", o)
		} else {
			fmt.Fprintf(w, "\t%s\n", o)
		}
	}
	w.Flush()
	d.printHeaders(out)
	if d.Unsendable != "" {
		fmt.Fprintf(out, "\ncan't be sent: %s\n", d.Unsendable)
		return
	}
	d.printWire(out)
}

func (d Status) printHeaders(out io.Writer) {
	if len(d.Headers) == 0 {
		return
	}
	fmt.Fprintf(out, "\nheaders\n")
	w := terminal.Columns(out)
	for _, h := range d.Headers {
		left := "left out unless asked for"
		if h.Carried {
			left = "in snippets"
		}
		fmt.Fprintf(w, "  %s\t%s: %s\t%s\t%s\n", h.Level, h.Name, h.Example, h.Section, left)
		if h.When != "" {
			fmt.Fprintf(w, "  \t  when %s\t\t\n", h.When)
		}
	}
	w.Flush()
}

func (d Status) printWire(out io.Writer) {
	fmt.Fprintf(out, "\non the wire\n")
	w := terminal.Columns(out)
	for _, seen := range d.Wire {
		what, how := "", ""
		if seen.version != nil {
			how = seen.version()
		}
		switch {
		case seen.NotRun != "":
			what, how = "not run", seen.NotRun
		case seen.Refused != "":
			what, how = "refused", seen.Refused
		case !seen.Passed():
			what = "FAILED"
		case seen.Reason == nil:
			what = "the request"
		default:
			what = strings.TrimSpace(fmt.Sprintf("%03d %s", d.Code, *seen.Reason))
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\n", seen.Target, what, how)
	}
	w.Flush()
}
