package command

import (
	_ "embed"
	"io"
	"strings"
	"text/template"
	"time"
)

var manCommand = command{
	name: "man", summary: "print the manual page, for `man -l -`",
	bare: true, run: (*call).man,
}

func (c *call) man() error {
	date, err := day()
	if err != nil {
		return err
	}
	m := manual{Date: date, Commands: c.commands, Topics: topics, Variables: variables(c.commands[0].flags)}
	for line := range strings.SplitSeq(usageText, "\n") {
		m.Synopsis = append(m.Synopsis, strings.TrimPrefix(line, "snipgen "))
	}
	for line := range strings.SplitSeq(examples, "\n") {
		m.Examples = append(m.Examples, strings.TrimSpace(line))
	}
	return m.write(c.stdout)
}

// A manual is the data for the manual page. Text that doesn't come from a flag
// or a command is in page.tmpl.
type manual struct {
	// Date is the date of the page; none if zero.
	Date     time.Time
	Synopsis []string // without the program's name
	// Commands are all commands, beginning with the one without a name.
	Commands []*command
	// Variables are the environment variables that set options.
	Variables []string
	Examples  []string
	Topics    []topic
}

//go:embed page.tmpl
var manualText string

// write writes the page in the format of man(7):
// https://man7.org/linux/man-pages/man7/man.7.html
func (m manual) write(w io.Writer) error {
	// Functions of the template: facts about a command or a flag, and fonts.
	functions := template.FuncMap{
		"name": func(c *command) string { return c.name }, "arguments": func(c *command) string { return c.arguments },
		"summary": func(c *command) string { return c.summary }, "notes": func(c *command) []string { return c.notes },
		"flags": func(c *command) []*flag { return c.flags }, "names": (*flag).names, "value": (*flag).value,
		"roff": roff, "dashed": dashed, "text": roffUsage, "note": roffNote, "fold": fold,
	}
	t, err := template.New("page").Funcs(functions).Parse(manualText)
	if err != nil {
		return err
	}
	return t.Execute(w, m)
}

// roffEscapes are pairs of a character that is special to roff and its escape:
// https://man7.org/linux/man-pages/man7/groff_char.7.html
var roffEscapes = []string{
	`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, `"`, `\(dq`, "^", `\(ha`, "~", `\(ti`,
}

// roff escapes a text on one line.
func roff(s string) string {
	s = strings.NewReplacer(roffEscapes...).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}

// roffWidth is the longest line, in columns, that mandoc's linter accepts.
const roffWidth = 80

// fold breaks escaped text into lines at spaces. No line begins with a dot,
// which would make it a request.
func fold(s string) string {
	return strings.ReplaceAll(strings.Join(wrap(s, roffWidth), "\n"), "\n.", "\n\\&.")
}

// roffUsage returns a flag's usage with the value's name in italics.
func roffUsage(f *flag) string {
	value := f.value()
	if value == "" {
		return fold(roff(f.usage))
	}
	before, after, _ := strings.Cut(f.usage, "`"+value+"`")
	return fold(roff(before) + `\fI` + roff(value) + `\fR` + roff(after))
}

// roffNote returns a paragraph with what is in backquotes in bold.
func roffNote(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "`") {
		if part = roff(part); i%2 == 1 {
			part = `\fB` + part + `\fR`
		}
		b.WriteString(part)
	}
	return fold(b.String())
}
