package command

import (
	_ "embed"
	"io"
	"strings"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/templates"
)

var helpCommand = command{
	name: "help", arguments: "[TOPIC]", summary: "print help on a command, definitions, exit-codes, licenses, limits or templates",
	bare: true, run: (*call).help,
}

// A topic is a help text that belongs to no command.
type topic struct {
	name, usage string
	text        func() string
}

var topics = []topic{
	{"definitions", "the format of definition files", func() string { return definitions.Help }},
	{"exit-codes", "what the exit codes mean", func() string { return exitCodes }},
	{"licenses", "the licenses of what the program contains", func() string { return notices }},
	{"limits", "the most that is read, kept and done", limits},
	{"templates", "what your own templates can use", func() string { return strings.Replace(templates.Help, "{{functions}}\n", generate.Functions(), 1) }},
}

func (c *call) help() error {
	if len(c.arguments) == 0 {
		return c.parse([]string{"--help"})
	}
	name := c.arguments[0]
	names := []string{}
	for _, t := range topics {
		if t.name == name {
			_, err := io.WriteString(c.stdout, t.text())
			return err
		}
		names = append(names, t.name)
	}
	if c.named(name) != nil {
		return c.parse([]string{name, "--help"})
	}
	for _, command := range c.commands[1:] {
		names = append(names, command.name)
	}
	err := input.Errorf("unknown help topic %q", name)
	if near := input.Nearest(name, names); near != "" {
		return err.Hintf("did you mean `snipgen help %s`?", near)
	}
	return err.Hintf("the topics are %s", strings.Join(names, ", "))
}

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
	columns(&out, rows)
	return out.String()
}

const exitCodes = `Exit codes

  0  done
  1  failed: a file can't be read or written, or exists and differs from what
     scaffold would write; a server can't be reached; check found a difference
  2  wrong: the command line or a definition file asks for something that
     doesn't exist, is invalid, or can't be expressed in the target

detect exits with 0 even if it finds no target or several, since it reports the
evidence.

On 1 and 2, standard output is empty except for check's report. Standard error
has a line that begins with "snipgen: ", usually followed by a hint.
`

const usageText = `snipgen STATUS --lang TARGET [options]
snipgen COMMAND [options]`

// shortUsage is what the program prints if it is run without arguments. That is
// an error, since a script may have lost them.
const shortUsage = `
usage: snipgen STATUS TARGET [options]
       snipgen COMMAND [options]

  snipgen 404 flask                handler code that returns 404
  snipgen show 499                 what 499 means, and what frameworks send
  snipgen statuses 'rate limit'    find a status by what people call it
`

const examples = `snipgen 499 --lang flask
   snipgen "not found" --lang express,rails
   snipgen 404 -l fastapi --key order_not_found --message 'No such order' --path '/orders/{id}'
   snipgen 429 -l spring-boot --body problem --header 'Retry-After: 30'
   snipgen --all --statuses errors.yaml --lang django
   snipgen 503 -l http --wire | nc -l 8080
   snipgen show 451`

const appHelp = `NAME:
   {{template "helpNameTemplate" .}}

USAGE:
   {{wrap .UsageText 3}}

   STATUS is a code (499), an error key (client_closed_request), a reason phrase
   ("Client Closed Request") or one of several meanings of a code (499@esri).
   TARGET is an ID, a title or an alias in any case (flask, "spring boot"), or a
   language. Separate several with commas. A version may follow: rails@7.1.

EXAMPLES:
   ` + examples + `

COMMANDS:{{template "visibleCommandCategoryTemplate" .}}

OPTIONS:{{template "visibleFlagTemplate" .}}

   Environment variables such as SNIPGEN_LANG set any option with a value except
   --dir, --file, --header, --insert, --out and --output. After them come the
   project's .snipgen.yaml and your $XDG_CONFIG_HOME/snipgen/snipgen.yaml.
   See also ` + "`snipgen help exit-codes`, `definitions`, `limits`, `templates` and `licenses`.\n"

const commandHelp = `NAME:
   {{template "helpNameTemplate" .}}

USAGE:
   {{.HelpName}}{{if .VisibleFlags}} [options]{{end}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}{{if .VisibleFlags}}

OPTIONS:{{template "visibleFlagTemplate" .}}{{end}}
`
