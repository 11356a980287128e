package command

import (
	_ "embed"
	"strings"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/templates"
)

// A topic is a help text that belongs to no command.
type topic struct {
	Name, Usage string
	text        func() string
}

var topics = []topic{
	{"definitions", "the format of definition files", func() string { return definitions.Help }},
	{"editing", "how code is put into a file that exists", func() string { return editing }},
	{"exit-codes", "what the exit codes mean", func() string { return exitCodes }},
	{"licenses", "the licenses of what the program contains", func() string { return notices }},
	{"limits", "the most that is read, kept and done", limits},
	{"snippets", "what a snippet contains, and how to change it", func() string { return snippets }},
	{"templates", "what your own templates can use", func() string { return strings.Replace(templates.Help, "{{functions}}\n", generate.Functions(), 1) }},
	{"terminal", "completion, colours, the manual page and fzf", func() string { return terminal }},
}

// topicNames lists the topics for a sentence.
func topicNames() string {
	names := each(topics, func(t topic) string { return t.Name })
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// The texts of topics, from files.
var (
	//go:embed help/editing.txt
	editing string
	//go:embed help/exit-codes.txt
	exitCodes string
	//go:embed help/snippets.txt
	snippets string
	//go:embed help/terminal.txt
	terminal string
)

// notices are the licences of Go and of the linked modules.
//
//go:embed notices.txt
var notices string

// limits returns the text of `snipgen help limits`.
func limits() string {
	var rows [][]string
	for _, l := range input.Limits {
		rows = append(rows, []string{"  " + l.Name, l.String(), l.Of})
	}
	var out strings.Builder
	out.WriteString("Limits\n\nFiles, servers and templates may come from others. What exceeds a limit is an\nerror that names it, unless the limit itself says what happens.\n\n")
	layout{&out, helpWidth}.columns(rows)
	return out.String()
}
