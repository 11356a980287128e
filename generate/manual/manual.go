// Package manual writes the manual page in the language of man(7):
// https://man7.org/linux/man-pages/man7/man.7.html
package manual

import (
	_ "embed"
	"io"
	"strings"
	"text/template"
	"time"
)

// A Page is what the page tells of the command line. The rest, which no flag
// or command says, is in page.tmpl.
type Page struct {
	// Date is the day that the page is of; zero means that it has none.
	Date     time.Time
	Summary  string
	Synopsis []string // without the program's name
	Options  []Option
	Commands []Command
	// Variables are the environment's, which set the options of these names.
	Variables []string
	Examples  []string
}

// A Command is one of the program's.
type Command struct {
	Name      string
	Arguments string // as STATUS...; may be empty
	Summary   string
	Options   []Option
}

// An Option is a flag.
type Option struct {
	Names []string // with their dashes
	// Usage is what it does, with its value's name in backquotes if it takes
	// a value.
	Usage string
}

//go:embed page.tmpl
var text string

// Write writes the page.
func Write(w io.Writer, p Page) error {
	t, err := template.New("page").Funcs(template.FuncMap{"roff": roff, "value": value, "fold": fold}).Parse(text)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

// escapes are the characters that roff would read or set as something else:
// https://man7.org/linux/man-pages/man7/groff_char.7.html
var escapes = []string{
	`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, `"`, `\(dq`, "^", `\(ha`, "~", `\(ti`,
}

// roff writes a text on one line so that it stands for itself.
func roff(s string) string {
	s = strings.NewReplacer(escapes...).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}

// width is the length of lines that mandoc's linter accepts.
const width = 80

// fold breaks roff's text into lines at its spaces.
func fold(s string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			b.WriteByte('\n')
			column = 0
			if word[0] == '.' {
				word = `\&` + word
			}
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// value returns the name of the value that an option takes, or "".
func value(o Option) string {
	_, rest, _ := strings.Cut(o.Usage, "`")
	name, _, _ := strings.Cut(rest, "`")
	return name
}

// Text is the usage with the value's name in italics.
func (o Option) Text() string {
	name := value(o)
	if name == "" {
		return fold(roff(o.Usage))
	}
	before, after, _ := strings.Cut(o.Usage, "`"+name+"`")
	return fold(roff(before) + `\fI` + roff(name) + `\fR` + roff(after))
}
