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

// sent says what frameworks send for a status, as far as it is known.
type sent struct {
	Lines []statusLine
	// Versions are the versions that were tested, and NotRun the frameworks
	// that weren't tested.
	Versions []platform
	NotRun   []unproven
}

// A statusLine is a line that was sent, with the frameworks that send it. If
// versions of a framework send different lines, its name includes the versions.
type statusLine struct {
	Line    string
	Senders []string
}

// A platform is a framework and its versions, one entry per run.
type platform struct {
	Title    string
	Versions []string
}

// An unproven is a framework for which no snippet was run, and why.
type unproven struct{ Title, Why string }

// sent returns what each framework sends for a status, according to the record;
// nil if nothing is known. It leaves out the user's own targets and the
// frameworks that can't send the status.
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

// add adds what a framework sends for a status, according to the record.
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
			own, _, _ := strings.Cut(version, ",") // the framework's own version comes first
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
