// Package flags makes urfave/cli's flags and describes what is made of them. It
// is the only room that knows that library.
package flags

import (
	"cmp"
	"strings"

	"github.com/urfave/cli/v2"

	"snipgen/generate/cmdline"
)

// An Option is a flag of cli's that knows its names. cli itself makes them anew
// with a regular expression whenever it compares one, which took two fifths of
// the time of a run.
type Option struct {
	flag
	names []string
}

type flag interface {
	cli.Flag
	cli.DocGenerationFlag
	cli.VisibleFlag
}

// Names are its names without dashes, the long one first.
func (o Option) Names() []string { return o.names }

func names(name, short string) (all, aliases []string) {
	if short == "" {
		return []string{name}, nil
	}
	return []string{name, short}, []string{short}
}

// Value makes a flag that takes a value, whose name is in backquotes in usage.
// Short is its other name; it may be empty.
func Value(name, short, usage string) Option {
	all, aliases := names(name, short)
	return Option{&cli.StringFlag{Name: name, Aliases: aliases, Usage: usage}, all}
}

// Values makes a flag with a value that can be given several times.
func Values(name, short, usage string) Option {
	all, aliases := names(name, short)
	return Option{&cli.StringSliceFlag{Name: name, Aliases: aliases, Usage: usage}, all}
}

// Toggle makes a flag that takes no value.
func Toggle(name, short, usage string) Option {
	all, aliases := names(name, short)
	return Option{&cli.BoolFlag{Name: name, Aliases: aliases, Usage: usage, DisableDefaultText: true}, all}
}

// Describe says what an application of cli's has. It is for one that has not
// run: cli adds to the command that runs.
func Describe(app *cli.App) *cmdline.Program {
	p := &cmdline.Program{
		Command:  cmdline.Command{Arguments: app.ArgsUsage, Summary: app.Usage, Flags: describe(app.Flags)},
		Commands: make([]cmdline.Command, len(app.Commands)),
	}
	for i, c := range app.Commands {
		p.Commands[i] = cmdline.Command{Name: c.Name, Arguments: c.ArgsUsage, Summary: c.Usage, Flags: describe(c.Flags)}
	}
	return p
}

func describe(flags []cli.Flag) []cmdline.Flag {
	out := make([]cmdline.Flag, len(flags))
	for i, f := range flags {
		out[i].Names = f.Names()
		d, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		if out[i].Usage = d.GetUsage(); d.TakesValue() {
			_, rest, _ := strings.Cut(out[i].Usage, "`")
			name, _, _ := strings.Cut(rest, "`")
			out[i].Value = cmp.Or(name, "VALUE")
		}
	}
	return out
}
