package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// sent is what a framework put on the wire for a status, on one set of
// versions: a status line, or why there was none.
type sent struct {
	Title, Versions       string
	Line, Refused, NotRun string
}

// sent returns what went on the wire for a status, from the record. A
// framework that refuses the status is not in it, nor a target of the user's
// own.
func (s *Site) sent(st *status.Status) []sent {
	var out []sent
	ran := false
	for _, f := range s.frameworks {
		if f.Category != frameworks.Server || generate.Refusal(st, f) != "" || !slices.Contains(frameworks.All, f) {
			continue
		}
		for _, r := range record.Runs(f.ID) {
			row := sent{Title: f.Title, Versions: r.Version(f.Title)}
			o, found := r.Of(st)
			switch {
			case o.Refused != "":
				row.Refused = o.Refused
			case r.NotRun != "":
				row.NotRun = cmp.Or(f.NotRun, r.NotRun)
			case !found || !o.Passed() || o.Reason == nil:
				continue
			default:
				row.Line = strings.TrimSpace(fmt.Sprintf("HTTP/1.1 %03d %s", st.Code, *o.Reason))
				ran = true
			}
			out = append(out, row)
		}
	}
	if !ran {
		return nil
	}
	return out
}
