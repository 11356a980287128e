package command

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"snipgen/frameworks/languages"
)

// helpWidth is the width of help that isn't for a terminal, and of a terminal
// that doesn't say its own.
const helpWidth = 80

// A layout writes text of limited width, in columns of a terminal. A width of 0
// is no limit: a program that reads the text gets long lines unbroken.
type layout struct {
	io.Writer
	width int
}

// layout returns the layout of standard output.
func (p *program) layout() layout {
	if !p.stdout.terminal {
		return layout{p.stdout, 0}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return layout{p.stdout, n}
	}
	if f, is := p.screen.(*os.File); is {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return layout{p.stdout, n}
		}
	}
	return layout{p.stdout, helpWidth}
}

// paragraph writes a text on one line, or on several where the width asks for
// it.
func (l layout) paragraph(text string) {
	for _, line := range wrap(inline(text), l.width) {
		fmt.Fprintln(l, line)
	}
}

// gap is between two columns.
const gap = 2

// entry writes a name, and what it means beside it from a column on. A long name
// has a line of its own.
func (l layout) entry(name, meaning string, column int) {
	line := "  " + name
	if len(line)+gap > column {
		fmt.Fprintln(l, line)
		line = ""
	}
	for _, text := range wrap(meaning, max(l.width-column, shortest)) {
		fmt.Fprintf(l, "%-*s%s\n", column, line, text)
		line = ""
	}
}

// columns writes rows with aligned columns. Where they are too wide, columns go,
// in the order of spare, until the others can be wrapped to fit.
func (l layout) columns(rows [][]string, spare ...int) {
	shown := []int{}
	natural, least := widths(rows)
	for i := range natural {
		shown = append(shown, i)
	}
	sum := func(of []int) int {
		n := gap * (len(shown) - 1)
		for _, i := range shown {
			n += of[i]
		}
		return n
	}
	if l.width > 0 {
		for _, i := range spare {
			if sum(least) > l.width {
				shown = slices.DeleteFunc(shown, func(j int) bool { return i == j })
			}
		}
		for sum(natural) > l.width {
			widest := -1
			for _, i := range shown {
				if natural[i] > least[i] && (widest < 0 || natural[i] > natural[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			natural[widest]--
		}
	}
	for _, row := range rows {
		l.row(row, shown, natural)
	}
}

// row writes the shown cells of a row, on as many lines as the longest needs.
func (l layout) row(row []string, shown, widths []int) {
	cells, lines := make([][]string, len(shown)), 1
	for i, column := range shown {
		if column < len(row) {
			cells[i] = wrap(inline(row[column]), widths[column])
			lines = max(lines, len(cells[i]))
		}
	}
	for n := range lines {
		var line strings.Builder
		for i, cell := range cells {
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			line.WriteString(text + strings.Repeat(" ", max(0, widths[shown[i]]-languages.Columns(text))+gap))
		}
		fmt.Fprintln(l, strings.TrimRight(line.String(), " "))
	}
}

// shortest is the width to which the last column can always be wrapped: a longer
// word in it, such as a URL, goes over the edge alone.
const shortest = 20

// widths returns, for each column of rows, the width that it has and the least to
// which it can be wrapped.
func widths(rows [][]string) (natural, least []int) {
	for _, row := range rows {
		for i, cell := range row {
			if i == len(natural) {
				natural, least = append(natural, 0), append(least, 0)
			}
			cell = inline(cell)
			natural[i] = max(natural[i], languages.Columns(cell))
			indent := len(cell) - len(strings.TrimLeft(cell, " "))
			for word := range strings.FieldsSeq(cell) {
				least[i] = max(least[i], indent+languages.Columns(word))
			}
		}
	}
	if last := len(least) - 1; last > 0 {
		least[last] = min(least[last], shortest)
	}
	return natural, least
}

// wrap breaks a line at spaces, so that it fits a width if that isn't 0. Lines
// after the first are indented as it is. No word is split.
func wrap(text string, width int) []string {
	if width == 0 || languages.Columns(text) <= width {
		return []string{text}
	}
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	var lines []string
	line := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' }) {
		switch {
		case line == "":
			line = indent + word
		case languages.Columns(line+" "+word) > width:
			lines = append(lines, line)
			line = indent + word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}
