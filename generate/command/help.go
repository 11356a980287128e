package command

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"snipgen/generate/input"
)

var helpCommand = command{
	name: "help", arguments: "[TOPIC]", summary: "print help on a command or a topic",
	bare: true, run: (*call).help,
}

func (c *call) help() error {
	if len(c.arguments) == 0 {
		c.describe(c.commands[0])
		return nil
	}
	name := c.arguments[0]
	names := []string{}
	for _, t := range topics {
		if t.Name == name {
			_, err := io.WriteString(c.stdout, t.text())
			return err
		}
		names = append(names, t.Name)
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
	notes := c.notes
	if c.name == "" {
		notes = append(slices.Clip(notes), settingsHelp, "`snipgen help TOPIC` explains "+topicNames()+".")
	}
	for _, note := range notes {
		fmt.Fprintln(l)
		l.paragraph(note)
	}
}

// A flagGroup is a part of the flags of a command, with a heading.
type flagGroup struct {
	title string
	flags []*flag
}

// grouped returns the flags of c as help lists them: in groups if there are
// many.
func (c *command) grouped() []flagGroup {
	flags := c.all()
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
