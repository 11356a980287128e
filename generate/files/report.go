package files

import (
	"fmt"
	"io"

	"snipgen/generate"
	"snipgen/generate/terminal"
)

// A Report says what a plan does and what mounts its modules, as JSON has it.
type Report struct {
	Target  string           `json:"target"`
	Root    string           `json:"root"`
	Written bool             `json:"written"`
	Files   []Reported       `json:"files"`
	Mount   []generate.Mount `json:"mount"`
}

// Reported is a file of a report: what is done to it, and for which handler.
type Reported struct {
	Path   string `json:"path"`
	Action string `json:"action"`
	Status int    `json:"status"`
	Key    string `json:"key"`
	Method string `json:"method"`
	Route  string `json:"route"`
	Diff   string `json:"diff,omitempty"`
}

// Print writes a report for people.
func (r Report) Print(w io.Writer) {
	for _, file := range r.Files {
		fmt.Fprintf(w, "%-7s %s\n", file.Action, terminal.Printable(file.Path))
	}
	for _, m := range r.Mount {
		fmt.Fprintln(w)
		switch {
		case len(m.Lines) > 0 && m.Line > 0:
			fmt.Fprintf(w, "%s, behind line %d:\n", terminal.Printable(m.File), m.Line)
		case len(m.Lines) > 0:
			fmt.Fprintf(w, "%s:\n", terminal.Printable(m.File))
		}
		for _, line := range m.Lines {
			fmt.Fprintln(w, terminal.Visible(line))
		}
		if m.Note != "" {
			fmt.Fprintf(w, "note: %s\n", terminal.Printable(m.Note))
		}
	}
}
