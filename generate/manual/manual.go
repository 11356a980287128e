// Package manual writes the manual page in the language of man(7):
// https://man7.org/linux/man-pages/man7/man.7.html
package manual

import (
	_ "embed"
	"io"
	"strings"
	"text/template"
	"time"

	"snipgen/generate/cmdline"
)

// A Page is what the page tells of the command line. The rest, which no flag
// or command says, is in page.tmpl.
type Page struct {
	// Date is the day that the page is of; zero means that it has none.
	Date     time.Time
	Program  *cmdline.Program
	Synopsis []string // without the program's name
	// Variables are the environment's, which set the options of these names.
	Variables []string
	Examples  []string
}

//go:embed page.tmpl
var text string

// Write writes the page.
func Write(w io.Writer, p Page) error {
	t, err := template.New("page").Funcs(template.FuncMap{"roff": roff, "dashed": dashed, "text": usage, "fold": fold}).Parse(text)
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

// dashed returns a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// usage is a flag's with the value's name in italics.
func usage(f cmdline.Flag) string {
	if f.Value == "" {
		return fold(roff(f.Usage))
	}
	before, after, _ := strings.Cut(f.Usage, "`"+f.Value+"`")
	return fold(roff(before) + `\fI` + roff(f.Value) + `\fR` + roff(after))
}
