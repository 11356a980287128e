package flags

import (
	"reflect"
	"testing"

	"github.com/urfave/cli/v2"

	"snipgen/generate/cmdline"
)

// What takes a value says so, even where its usage names none: without that
// the value would be an argument.
func TestDescribe(t *testing.T) {
	got := Describe(&cli.App{
		Usage: "do it", ArgsUsage: "A...",
		Flags: []cli.Flag{Value("lang", "l", "for a `TARGET`"), Value("bare", "", "no name"), Toggle("json", "", "say `it`"), cli.HelpFlag},
		Commands: []*cli.Command{
			{Name: "show", Usage: "tell", ArgsUsage: "[B]", Flags: []cli.Flag{Values("header", "H", "a `HEADER`")}},
		},
	})
	want := &cmdline.Program{
		Command: cmdline.Command{Summary: "do it", Arguments: "A...", Flags: []cmdline.Flag{
			{Names: []string{"lang", "l"}, Usage: "for a `TARGET`", Value: "TARGET"},
			{Names: []string{"bare"}, Usage: "no name", Value: "VALUE"},
			{Names: []string{"json"}, Usage: "say `it`"},
			{Names: []string{"help", "h"}, Usage: "show help"},
		}},
		Commands: []cmdline.Command{
			{Name: "show", Summary: "tell", Arguments: "[B]", Flags: []cmdline.Flag{
				{Names: []string{"header", "H"}, Usage: "a `HEADER`", Value: "HEADER"},
			}},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Describe gives %+v, want %+v", got, want)
	}
}
