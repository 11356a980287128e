package manual

import (
	"strings"
	"testing"
	"time"

	"snipgen/generate/cmdline"
)

func page(t *testing.T, p Page) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	got := page(t, Page{
		Date:     time.Date(2026, 2, 25, 23, 0, 0, 0, time.FixedZone("", -3600*5)),
		Synopsis: []string{"STATUS", "COMMAND [options]"},
		Program: &cmdline.Program{
			Command: cmdline.Command{Summary: "say \\ it", Flags: []cmdline.Flag{
				{Names: []string{"path", "p"}, Usage: "the `PATH`, as /a", Value: "PATH"},
				{Names: []string{"wire"}, Usage: strings.Repeat("longer ", 10) + "words ...and 'more' \"of\" them"},
			}},
			Commands: []cmdline.Command{
				{Name: "show", Arguments: "STATUS", Summary: "tell it"},
				{Name: "list", Summary: ".x", Flags: []cmdline.Flag{{Names: []string{"json"}, Usage: "it's `.J`", Value: ".J"}}},
			},
		},
		Variables: []string{"SNIPGEN_LANG"},
		Examples:  []string{"snipgen 'a' | x", ".dot ~ ^ `"},
	})
	for _, want := range []string{
		".TH SNIPGEN 1 \"2026-02-26\" \"snipgen\" \"User Commands\"\n",
		"snipgen \\- say \\e it\n.SH SYNOPSIS\n\\fBsnipgen\\fR STATUS\n.br\n\\fBsnipgen\\fR COMMAND [options]\n.SH DESCRIPTION\n",
		".TP\n\\fB\\-\\-path\\fR, \\fB\\-p\\fR \\fIPATH\\fR\nthe \\fIPATH\\fR, as /a\n.TP\n\\fB\\-\\-wire\\fR\nlonger",
		"longer words\n\\&...and \\(aqmore\\(aq \\(dqof\\(dq them\n.SH COMMANDS\n",
		".SS show STATUS\ntell it\n.SS list [options]\n\\&.x\n.TP\n\\fB\\-\\-json\\fR \\fI\\&.J\\fR\nit\\(aqs \\fI\\&.J\\fR\n.SH EXIT",
		"\\fBSNIPGEN_LANG\\fR\n",
		".EX\nsnipgen \\(aqa\\(aq | x\n\\&.dot \\(ti \\(ha \\(ga\n.EE\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %q:\n%s", want, got)
		}
	}
	if got := page(t, Page{Program: &cmdline.Program{}}); !strings.Contains(got, `.TH SNIPGEN 1 "" `) {
		t.Errorf("a page without a date has one:\n%s", got)
	}
}
