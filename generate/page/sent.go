package page

import (
	"fmt"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// sent is what a framework sends for a status: a status line, or why nothing is
// known.
type sent struct {
	Title        string
	Line, NotRun string
	// Versions are the versions that this is true for, one entry per run.
	Versions []string
}

// sent returns what each framework sends for a status, from the record. It
// leaves out frameworks that refuse the status and the user's own targets.
func (s *Site) sent(st *status.Status) []sent {
	var out []sent
	ran := false
	for _, f := range s.frameworks {
		if f.Category != frameworks.Server || generate.Refusal(st, f) != "" {
			continue
		}
		for _, seen := range record.Results(f, st) {
			row := sent{Title: f.Title}
			switch o := seen.Outcome; {
			case seen.Run.NotRun != "":
				row.NotRun = seen.NotRun
			case !o.Passed() || o.Reason == nil:
				continue
			default:
				row.Line = strings.TrimSpace(fmt.Sprintf("HTTP/1.1 %03d %s", st.Code, *o.Reason))
				ran = true
			}
			if last := len(out) - 1; last < 0 || out[last].Title != row.Title || out[last].Line != row.Line {
				out = append(out, row)
			}
			if version := seen.Run.Version(f.Title); version != "" {
				last := &out[len(out)-1]
				last.Versions = append(last.Versions, version)
			}
		}
	}
	if !ran {
		return nil
	}
	return out
}
