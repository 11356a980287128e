package describe

import (
	"fmt"
	"io"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/source"
	"snipgen/generate/status"
)

// A Snippet is code with what is known of it.
type Snippet struct {
	Target   string `json:"target"`
	Language string `json:"language"`
	File     string `json:"file"`
	Status   int    `json:"status"`
	Key      string `json:"key"`
	Reason   string `json:"reason"`
	Message  string `json:"message"`
	Origin   string `json:"origin"`
	Code     string `json:"code"`
	// Edits put the code into a file; see source.Edit.
	Edits []source.Edit `json:"edits,omitzero"`
}

// SnippetOf describes the code for a status in a framework.
func SnippetOf(s *status.Status, f *frameworks.Framework, code generate.Snippet) Snippet {
	return Snippet{f.ID, f.Language.ID, code.File, s.Code, s.Key, s.Reason, s.Message, s.Origin, code.Code, nil}
}

// PrintSnippets writes code as head does files: behind a heading each if there
// are several. Named puts the status into it.
func PrintSnippets(w io.Writer, snippets []Snippet, named bool, code func(Snippet) error) error {
	for i, s := range snippets {
		if i > 0 {
			fmt.Fprintln(w)
		}
		heading := s.Target
		if named {
			heading = s.Key + " " + s.Target
		}
		if len(snippets) > 1 {
			fmt.Fprintf(w, "==> %s <==\n", heading)
		}
		if err := code(s); err != nil {
			return err
		}
	}
	return nil
}
