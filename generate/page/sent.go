package page

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// sent is what frameworks send for a status, as far as that is known.
type sent struct {
	Lines []statusLine
	// Versions are those that the results are for, and NotRun the frameworks
	// without a result.
	Versions []platform
	NotRun   []unproven
}

// A statusLine is a line on the wire, with the frameworks that send it. If a
// framework's versions send different lines, its name has the versions.
type statusLine struct {
	Line    string
	Senders []string
}

// A platform is a framework with its versions, one entry per run.
type platform struct {
	Title    string
	Versions []string
}

// An unproven is a framework, and why no snippet ran on it.
type unproven struct{ Title, Why string }

// sent returns what each framework sends for a status, from the record; nil if
// nothing is known. It leaves out frameworks that refuse the status and the
// user's own targets.
func (s *Site) sent(st *status.Status) *sent {
	out := &sent{}
	for _, f := range s.frameworks {
		if f.Category == frameworks.Server && generate.Refusal(st, f) == "" {
			out.add(f, st)
		}
	}
	if out.Lines == nil {
		return nil
	}
	return out
}

// add adds what a framework sends for a status.
func (s *sent) add(f *frameworks.Framework, st *status.Status) {
	var lines []string
	versions := map[string][]string{} // by line
	all := platform{Title: f.Title}
	for _, seen := range record.Results(f, st) {
		o := seen.Outcome
		if seen.Run.NotRun != "" {
			s.NotRun = append(s.NotRun, unproven{f.Title, seen.NotRun})
		}
		if seen.Run.NotRun != "" || !o.Passed() || o.Reason == nil {
			continue
		}
		line := strings.TrimSpace(fmt.Sprintf("HTTP/1.1 %03d %s", st.Code, *o.Reason))
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
		if version := seen.Run.Version(f.Title); version != "" {
			all.Versions = append(all.Versions, version)
			own, _, _ := strings.Cut(version, ",") // the framework's, which comes first
			versions[line] = append(versions[line], strings.TrimPrefix(own, f.Title+" "))
		}
	}
	for _, line := range lines {
		sender := f.Title
		if len(lines) > 1 {
			sender += " (" + strings.Join(versions[line], ", ") + ")"
		}
		l, _ := element(&s.Lines, func(l statusLine) bool { return l.Line == line })
		l.Line, l.Senders = line, append(l.Senders, sender)
	}
	if all.Versions != nil {
		s.Versions = append(s.Versions, all)
	}
}
