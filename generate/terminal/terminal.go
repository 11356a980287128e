// Package terminal is about what is printed for people: it keeps what a
// terminal would obey out of text, and aligns tables.
package terminal

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Printable keeps control characters of the user's from a terminal. Line
// breaks stay.
func Printable(s string) string { return replace(s, "\n") }

// Visible does so for a file's text, whose tabs stay too.
func Visible(s string) string { return replace(s, "\n\t") }

func replace(s, kept string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) && !strings.ContainsRune(kept, r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// Columns aligns what has tabs between its columns. It writes on Flush.
func Columns(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 2, ' ', 0) }

// Table prints rows: aligned under a heading for people, and with a tab
// between the columns for programs.
func Table(w io.Writer, people bool, heading []string, rows [][]string) {
	if !people {
		for _, row := range rows {
			fmt.Fprintln(w, strings.Join(row, "\t"))
		}
		return
	}
	columns := Columns(w)
	for _, row := range append([][]string{heading}, rows...) {
		fmt.Fprintln(columns, strings.Join(row, "\t"))
	}
	columns.Flush()
}
