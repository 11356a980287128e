package page

import "snipgen/generate/status"

// sent is what a framework put on the wire for a status.
type sent struct {
	Title    string
	Line     string // the status line; empty where there was none
	Refused  bool
	Versions []string // "Flask 3.1.3"
}

// sent returns what went on the wire for the status's code.
func (s *Site) sent(st *status.Status) []sent { return nil }
