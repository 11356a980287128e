package command

import (
	"slices"
	"strings"
	"testing"
)

var small = &program{commands: []*command{
	{flags: []*flag{{name: "lang", letter: "l", usage: "a `TARGET`"}, {name: "all", letter: "a"}}},
	{name: "show", flags: []*flag{{name: "json"}}},
	{name: "check", flags: []*flag{{name: "as", letter: "a", usage: "a `STATUS`"}, {name: "timeout", letter: "t", usage: "a `DURATION`"}}},
}}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		args, ordered, arguments []string
		err                      string
	}{
		{args: []string{"499", "--lang", "flask"}, ordered: []string{"--lang=flask"}, arguments: []string{"499"}},
		{args: []string{"499", "-l=flask", "-a", "x"}, ordered: []string{"--lang=flask", "--all"}, arguments: []string{"499", "x"}},
		{args: []string{"--lang", "show", "499"}, ordered: []string{"--lang=show"}, arguments: []string{"499"}},
		{args: []string{"--json", "show", "499"}, ordered: []string{"show", "--json"}, arguments: []string{"499"}},
		{args: []string{"--json", "show", "499", "-h", "--nope"}, err: "help is asked for"},
		// The command may follow one of its own flags, with the flag's value.
		{args: []string{"--timeout", "2m", "check", "url", "-a", "404"}, ordered: []string{"check", "--timeout=2m", "--as=404"}, arguments: []string{"url"}},
		{args: []string{"--", "show", "--json"}, arguments: []string{"show", "--json"}},
		{args: []string{"show", "-", "--", "--", "-x"}, ordered: []string{"show"}, arguments: []string{"-", "--", "-x"}},
		{args: []string{"499", "--lang"}, err: `flag "--lang" has no value`},
		{args: []string{"499", "--lang", "-a"}, err: `flag "--lang" has no value, but flag "-a" after it`},
		{args: []string{"499", "--lang", "--", "x"}, err: `flag "--lang" has no value, but flag "--" after it`},
		{args: []string{"499", "--lang=-a", "-l=-x"}, err: `flags "--lang" and "-l" are the same`},
		{args: []string{"499", "--lang=--all"}, ordered: []string{"--lang=--all"}, arguments: []string{"499"}},
		{args: []string{"499", "--lang", "-x"}, ordered: []string{"--lang=-x"}, arguments: []string{"499"}},
		{args: []string{"499", "--json"}, err: `unknown flag "--json"`},
		{args: []string{"show", "--lang", "flask"}, err: `unknown flag "--lang"`},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			t.Parallel()
			before := slices.Clone(c.args)
			command, args := small.commandOf(c.args)
			ordered, arguments, err := order(command, args)
			if err == nil && command.name != "" {
				ordered = append([]string{command.name}, ordered...)
			}
			message := ""
			if err != nil {
				message = err.Error()
			}
			if !slices.Equal(ordered, c.ordered) || !slices.Equal(arguments, c.arguments) || message != c.err {
				t.Errorf("got %q, %q, %v", ordered, arguments, err)
			}
			if !slices.Equal(c.args, before) {
				t.Errorf("order changes its input to %q", c.args)
			}
		})
	}
}
