package command

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func written(t *testing.T, m manual) string {
	t.Helper()
	var b strings.Builder
	if err := m.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestManual(t *testing.T) {
	got := written(t, manual{
		Date:     time.Date(2026, 2, 25, 23, 0, 0, 0, time.FixedZone("", -3600*5)),
		Synopsis: []string{"STATUS", "COMMAND [options]"},
		Commands: []*command{
			{summary: "say \\ it", flags: []*flag{
				{name: "path", letter: "p", usage: "the `PATH`, as /a"},
				{name: "wire", usage: strings.Repeat("longer ", 10) + "words ...and 'more' \"of\" them"},
			}},
			{name: "show", arguments: "STATUS", summary: "tell it", notes: []string{"it's `-x`, and `.y`", "more"}},
			{name: "list", summary: ".x", flags: []*flag{{name: "json", usage: "it's `.J`"}}},
		},
		Topics:    []topic{{Name: "a", Usage: "of a"}},
		Variables: []string{"SNIPGEN_LANG"},
		Examples:  []string{"snipgen 'a' | x", ".dot ~ ^ `"},
	})
	for _, want := range []string{
		".TH SNIPGEN 1 \"2026-02-26\" \"snipgen\" \"User Commands\"\n",
		"snipgen \\- say \\e it\n.SH SYNOPSIS\n\\fBsnipgen\\fR STATUS\n.br\n\\fBsnipgen\\fR COMMAND [options]\n.SH DESCRIPTION\n",
		".TP\n\\fB\\-\\-path\\fR, \\fB\\-p\\fR \\fIPATH\\fR\nthe \\fIPATH\\fR, as /a\n.TP\n\\fB\\-\\-wire\\fR\nlonger",
		"longer words\n\\&...and \\(aqmore\\(aq \\(dqof\\(dq them\n.SH COMMANDS\n",
		".SS show STATUS\ntell it\n.PP\nit\\(aqs \\fB\\-x\\fR, and \\fB\\&.y\\fR\n.PP\nmore\n.SS list [options]\n\\&.x\n.TP\n\\fB\\-\\-json\\fR \\fI\\&.J\\fR\nit\\(aqs \\fI\\&.J\\fR\n.SH TOPICS\n",
		".TP\n.B a\nof a\n.SH EXIT",
		"\\fBSNIPGEN_LANG\\fR\n",
		".EX\nsnipgen \\(aqa\\(aq | x\n\\&.dot \\(ti \\(ha \\(ga\n.EE\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %q:\n%s", want, got)
		}
	}
	if got := written(t, manual{Commands: []*command{{}}}); !strings.Contains(got, `.TH SNIPGEN 1 "" `) {
		t.Errorf("a page without a date has one:\n%s", got)
	}
}

// Notes and topics mention only flags that exist.
func TestNotes(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, c := range commands {
		for _, f := range append(slices.Clip(c.flags), &helpFlag) {
			for _, name := range f.names() {
				known[dashed(name)] = true
			}
		}
	}
	seen := 0
	pattern := regexp.MustCompile(`(?m)(^|[ (\x60])(--[a-z-]+)`)
	check := func(name string, notes ...string) {
		var mentioned []string
		for _, text := range notes {
			for _, found := range pattern.FindAllStringSubmatch(text, -1) {
				mentioned = append(mentioned, found[2])
			}
		}
		seen += len(mentioned)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, flag := range mentioned {
				if !known[flag] && !slices.Contains([]string{"--early-hints", "--delimiter", "--with-nth", "--preview", "--bind"}, flag) {
					t.Errorf("there is no flag %s", flag)
				}
			}
		})
	}
	for _, c := range commands {
		check("notes of "+c.typed(), c.notes...)
		t.Run("quotes of "+c.typed(), func(t *testing.T) {
			t.Parallel()
			for _, note := range c.notes {
				if strings.Count(note, "`")%2 != 0 || strings.Contains(note, "\n") || strings.Contains(note, "  ") {
					t.Errorf("the note has an open backquote, a line break or two spaces: %s", note)
				}
			}
		})
	}
	for _, topic := range topics {
		if topic.Name != "licenses" {
			check("topic "+topic.Name, topic.text())
		}
	}
	if seen < 50 {
		t.Errorf("notes and topics mention only %d flags", seen)
	}
}
