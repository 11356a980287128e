package command

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/templates"
)

var helpCommand = command{
	name: "help", arguments: "[TOPIC]", summary: "print help on a command or a topic",
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
		c.describe(c.commands[0])
		return nil
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
	if command := c.named(name); command != nil {
		c.describe(command)
		return nil
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
	layout{&out, helpWidth}.columns(rows)
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

const usageText = `snipgen STATUS TARGET [options]
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

const examples = `snipgen 499 flask
snipgen "not found" express rails
snipgen 404 fastapi --key order_not_found --path '/orders/{id}'
snipgen 429 spring-boot --body problem --header 'Retry-After: 30'
snipgen --all --statuses errors.yaml --lang django
snipgen 503 http --wire | nc -l 8080
snipgen show 451`

// about explains the arguments of the command without a name.
var about = []string{
	"STATUS is a code (499), an error key (client_closed_request), a reason phrase (\"Client Closed Request\"), one of several meanings of a code (499@esri), " +
		"a constant (http.StatusNotFound) or what people call it (\"rate limit\").",
	"TARGET is an ID, a title or an alias in any case (flask, \"spring boot\"), or a language. A version may follow: rails@7.1. " +
		"Without a target, snipgen writes for the one that the project uses.",
}

// settingsHelp explains where options come from, other than the command line.
const settingsHelp = "Environment variables such as SNIPGEN_LANG set any option with a value except --dir, --file, --header, --insert, --out and --output. " +
	"After them come the project's .snipgen.yaml and your $XDG_CONFIG_HOME/snipgen/snipgen.yaml."

// Help has lines of at most so many columns, and two columns of text.
const (
	widestHelp    = 100
	meaningColumn = 26
	fewFlags      = 8 // the most flags that need no groups
)

// describe prints the help of a command.
func (p *program) describe(c *command) {
	l := p.layout()
	if l.width == 0 {
		l.width = helpWidth
	}
	l.width = min(l.width, widestHelp)
	l.paragraph(c.typed() + " - " + c.summary)
	fmt.Fprintln(l, "\nUsage:")
	if c.name == "" {
		for line := range strings.Lines(usageText) {
			fmt.Fprint(l, "  ", line)
		}
		fmt.Fprintln(l)
		for _, text := range about {
			fmt.Fprintln(l)
			l.paragraph(text)
		}
		fmt.Fprintln(l, "\nExamples:")
		for line := range strings.Lines(examples) {
			fmt.Fprint(l, "  ", line)
		}
		fmt.Fprintln(l, "\n\nCommands:")
		for _, c := range p.commands[1:] {
			l.entry(c.name, c.summary, meaningColumn)
		}
	} else {
		l.paragraph("  " + strings.TrimSpace(c.typed()+" "+c.arguments) + " [options]")
	}
	for _, g := range c.grouped() {
		fmt.Fprintf(l, "\n%s:\n", g.title)
		for _, f := range g.flags {
			l.entry(f.head(), f.text(), meaningColumn)
		}
	}
	if c.name != "" {
		return
	}
	fmt.Fprintln(l)
	l.paragraph(settingsHelp)
	fmt.Fprintln(l)
	l.paragraph("`snipgen help TOPIC` explains definitions, exit-codes, licenses, limits and templates.")
}

// A flagGroup is a part of the flags of a command, with a heading.
type flagGroup struct {
	title string
	flags []*flag
}

// grouped returns the flags of c as help lists them: in groups if there are
// many.
func (c *command) grouped() []flagGroup {
	flags := c.flags
	if !slices.Contains(flags, &helpFlag) {
		flags = append(slices.Clip(flags), &helpFlag)
	}
	if len(flags) <= fewFlags {
		return []flagGroup{{"Options", flags}}
	}
	var out []flagGroup
	for _, title := range groups {
		g := flagGroup{title: title}
		for _, f := range flags {
			if f.group == title || f.group == "" && title == theOutput {
				g.flags = append(g.flags, f)
			}
		}
		if len(g.flags) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// head returns the names of a flag and of its value, with long names aligned.
func (f *flag) head() string {
	head := "    "
	if f.letter != "" {
		head = dashed(f.letter) + ", "
	}
	head += dashed(f.name)
	if f.also != "" {
		head += ", " + dashed(f.also)
	}
	if value := f.value(); value != "" {
		head += " " + value
	}
	return head
}
