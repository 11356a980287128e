package command

import (
	"io"
	"strings"

	"snipgen/generate/editors"
	"snipgen/generate/input"
)

var editorCommand = command{
	name: "editor", arguments: "[EDITOR]", summary: "print the configuration for an editor, or list the editors",
	notes: []string{
		"The configuration prompts for a status and options, inserts the handler at the cursor and adds missing imports. On an error it shows the error and " +
			"leaves the buffer unchanged; in Helix the error replaces the line until `u` undoes that. `snipgen help editing` describes the options that it uses, " +
			"for other editors.",
	},
	flags: []*flag{&jsonFlag},
	bare:  true, run: (*call).editor,
}

func (c *call) editor() error {
	switch len(c.arguments) {
	case 0:
		return c.listEditors()
	case 1:
	default:
		return input.Errorf("editor takes one editor, not %d", len(c.arguments)).Hintf("name one; `snipgen editor` lists all")
	}
	e, err := editors.Find(c.arguments[0])
	if err != nil {
		return err
	}
	if c.on("json") {
		return writeJSON(c.stdout, e.List())
	}
	_, err = io.WriteString(c.stdout, e.Recipe())
	return err
}

func (c *call) listEditors() error {
	var out []editors.Listed
	var rows [][]string
	for _, e := range editors.All {
		note := ""
		if e.NotRun != "" {
			note = "not run: " + e.NotRun
		}
		out = append(out, e.List())
		rows = append(rows, []string{e.ID, e.Title, e.Where, strings.Join(e.Aliases, ", "), note})
	}
	if c.on("json") {
		return writeJSON(c.stdout, out)
	}
	c.table([]string{"EDITOR", "TITLE", "FILE", "ALIASES", "NOTE"}, rows, 3, 1)
	return nil
}
