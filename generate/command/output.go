package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"snipgen/generate/files"
)

// A sink is standard output or standard error. All output goes through one. For
// a terminal, it makes control characters visible; a program receives the text
// unchanged. Only the colours of code bypass it.
type sink struct {
	w        io.Writer
	terminal bool
}

// Write implements io.Writer. Text must not end within a character.
func (s sink) Write(text []byte) (int, error) {
	if !s.terminal {
		return s.w.Write(text)
	}
	if _, err := io.WriteString(s.w, visible(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// visible replaces by U+FFFD what a terminal would interpret instead of
// displaying: control characters except tabs and line ends, other characters
// that end a line, marks that change the direction of text, and invalid UTF-8.
// Everything else stays, including spaces of any width.
func visible(text string) string {
	return replaceObeyed(text, func(rune) string { return "\uFFFD" })
}

func replaceObeyed(text string, replacement func(rune) string) string {
	var b strings.Builder
	kept := 0
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c <= '~' { // most is, and long JSON has much of it
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if obeyed(text[i:], r, size) {
			b.WriteString(text[kept:i] + replacement(r))
			kept = i + size
		}
		i += size
	}
	if kept == 0 {
		return text
	}
	return b.String() + text[kept:]
}

// obeyed reports whether a terminal would interpret the character r, of size
// bytes, at the start of text.
func obeyed(text string, r rune, size int) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == '\r':
		return !strings.HasPrefix(text, "\r\n")
	case r == utf8.RuneError:
		return size == 1
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7F
	}
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// breaks escapes the characters that would begin another line or column.
var breaks = strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`)

// inline makes text visible within a line: it also escapes line breaks and
// tabs.
func inline(text string) string { return visible(breaks.Replace(text)) }

// visibleDiff makes a diff visible. It marks CRLF as ^M, since lines may differ
// only in that.
func visibleDiff(text []byte) string {
	return visible(strings.ReplaceAll(string(text), "\r\n", "^M\n"))
}

// each returns the results of a function for the elements of a list.
func each[T, R any](list []T, of func(T) R) []R {
	out := make([]R, len(list))
	for i, element := range list {
		out[i] = of(element)
	}
	return out
}

// table prints rows to standard output. On a terminal, it prints aligned
// columns with a heading, and leaves out the spare ones if the terminal is too
// narrow. Otherwise, tabs separate the columns.
func (p *program) table(heading []string, rows [][]string, spare ...int) {
	if p.stdout.terminal {
		p.layout().columns(append([][]string{heading}, rows...), spare...)
		return
	}
	for _, row := range rows {
		fmt.Fprintln(p.stdout, strings.Join(each(row, inline), "\t"))
	}
}

// writeJSON writes a value as JSON. It escapes characters that a terminal would
// interpret, which a sink would otherwise replace.
func writeJSON(w io.Writer, v any) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, replaceObeyed(text.String(), func(r rune) string { return fmt.Sprintf(`\u%04x`, r) }))
	return err
}

// deliver writes text to the named file, or to standard output if name is "" or
// "-".
func (p *program) deliver(name string, text []byte) error {
	if isFile(name) {
		return files.Write(name, text)
	}
	_, err := p.stdout.Write(text)
	return err
}

// isFile reports whether the value of --output is a file.
func isFile(name string) bool { return name != "" && name != "-" }
