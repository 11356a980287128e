package command

import (
	"cmp"
	goflag "flag"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"snipgen/generate/input"
)

// This file alone knows urfave/cli, which reads the values of flags and prints
// help. What else the library does is not what people expect, so that this
// file goes round it:
//
//   - It stops at the first argument: in `snipgen 499 --lang flask` it sees no
//     language. It is given the flags alone, and arguments are set aside.
//   - It passes over unknown flags behind an argument, and prints its errors
//     with a page of help to standard output. Unknown flags are refused before
//     it runs, and its own errors are returned.
//   - It makes the names of a flag anew with a regular expression whenever it
//     compares one, which took two fifths of the time of a run. Each flag is
//     wrapped in a type that knows its names, and only the command that runs
//     has flags at all.
//   - It splits the values of a repeated flag at commas, which header fields
//     have, unless a setting reaches the flag itself. The wrapper embeds the
//     flag's own type, so that it does.
//   - It refuses a flag that is repeated by its long name and its letter. It is
//     given the long one.
//   - Its flag for help is one for all, and each run writes to it, so that runs
//     at the same time are a data race. It gets one that writes to a copy.
//   - It runs the action of a command while a shell completes it. Its completion
//     is off: the shells' scripts call `snipgen __complete`, which never gets
//     here.

// A call is one run of a command, with what was typed for it.
type call struct {
	*program
	command   *command
	arguments []string // what is no flag
	values    *cli.Context
}

// given reports whether a flag was typed.
func (c *call) given(flag string) bool { return c.values.IsSet(flag) }

// text is the value that was typed for a flag, or "".
func (c *call) text(flag string) string { return c.values.String(flag) }

// list has all values that were typed for a repeated flag.
func (c *call) list(flag string) []string { return c.values.StringSlice(flag) }

// on reports whether a flag without a value was typed.
func (c *call) on(flag string) bool { return c.values.Bool(flag) }

// parse reads a command line and runs its command.
func (p *program) parse(args []string) error {
	command, args := p.commandOf(args)
	flags, arguments, err := order(command, args)
	if err != nil {
		return err
	}
	app := p.app(command, func(values *cli.Context) error {
		c := &call{p, command, arguments, values}
		if !command.bare {
			if err := c.load(); err != nil {
				return err
			}
		}
		return command.run(c)
	})
	words := []string{"snipgen"}
	if command.name != "" {
		words = append(words, command.name)
	}
	return app.Run(append(words, flags...))
}

// order separates the flags that were typed for a command from its arguments.
func order(c *command, args []string) (flags, arguments []string, err error) {
	typed := map[*flag]string{} // by which of its names
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return flags, append(arguments, args[i+1:]...), nil
		}
		name, value, joined, is := splitFlag(arg)
		if !is {
			arguments = append(arguments, arg)
			continue
		}
		f, found := c.find(name)
		if !found {
			return nil, nil, unknownFlag(c, arg, name)
		}
		if other := cmp.Or(typed[f], name); other != name && !f.repeated {
			return nil, nil, input.Errorf("flags %q and %q are the same", dashed(other), dashed(name)).Hintf("give one of them")
		}
		typed[f] = name
		switch {
		case f.value() == "" || joined && !f.repeated:
			flags = append(flags, arg)
			continue
		case joined:
		case i+1 == len(args):
			return nil, nil, input.Errorf("flag %q has no value", arg).Hintf("%s shows what it takes", c.helpHint())
		default:
			i++
			value = args[i]
		}
		if f.repeated {
			arg = dashed(f.name)
		}
		flags = append(flags, arg, value)
	}
	return flags, arguments, nil
}

func unknownFlag(c *command, typed, name string) error {
	names := helpFlag.names()
	for _, f := range c.flags {
		names = append(names, f.names()...)
	}
	err := input.Errorf("unknown flag %q", typed)
	if near := input.Nearest(name, names); near != "" {
		return err.Hintf("did you mean %q? %s lists all", dashed(near), c.helpHint())
	}
	return err.Hintf("%s lists the flags; behind `--` nothing is one", c.helpHint())
}

// app is the command line as the library has it: all commands, but only the
// one that runs with its flags.
func (p *program) app(running *command, action cli.ActionFunc) *cli.App {
	usage := func(_ *cli.Context, err error, _ bool) error {
		return input.Errorf("%s", strings.ToLower(err.Error()[:1])+err.Error()[1:]).Hintf("%s lists the flags", running.helpHint())
	}
	main := p.commands[0]
	app := &cli.App{
		Name: "snipgen", HelpName: "snipgen",
		Usage:                     main.summary,
		UsageText:                 usageText,
		ArgsUsage:                 main.arguments,
		CustomAppHelpTemplate:     appHelp,
		HideHelpCommand:           true,
		HideVersion:               true,
		Reader:                    p.stdin,
		Writer:                    p.stdout,
		ErrWriter:                 io.Discard,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              usage,
		DisableSliceFlagSeparator: true,
		Action:                    action,
	}
	if running == main || running.name == "help" { // which the library helps with by all that there is
		app.Flags = cliFlags(main.flags)
	}
	for _, c := range p.commands[1:] {
		command := &cli.Command{
			Name: c.name, Usage: c.summary, ArgsUsage: c.arguments, Action: action,
			HideHelpCommand: true, OnUsageError: usage, CustomHelpTemplate: commandHelp,
		}
		if c == running {
			command.Flags = cliFlags(c.flags)
		}
		app.Commands = append(app.Commands, command)
	}
	return app
}

// helpFlag is of every command.
var helpFlag = flag{name: "help", letter: "h", usage: "show help"}

// The wrappers of the library's flags that know their names.
type (
	toggle struct {
		*cli.BoolFlag
		names []string
	}
	single struct {
		*cli.StringFlag
		names []string
	}
	repeated struct {
		*cli.StringSliceFlag
		names []string
	}
)

func (f toggle) Names() []string   { return f.names }
func (f single) Names() []string   { return f.names }
func (f repeated) Names() []string { return f.names }

// libraryHelp is the library's flag for help, for several runs at a time.
type libraryHelp struct{ *cli.BoolFlag }

// Apply registers a copy of the flag.
func (f *libraryHelp) Apply(set *goflag.FlagSet) error {
	own := *f.BoolFlag
	return own.Apply(set)
}

func init() {
	if help, ok := cli.HelpFlag.(*cli.BoolFlag); ok {
		cli.HelpFlag = &libraryHelp{help}
	}
}

func cliFlags(flags []*flag) []cli.Flag {
	out := make([]cli.Flag, 0, len(flags)+1)
	for _, f := range flags {
		names := f.names()
		switch {
		case slices.Contains(names, helpFlag.name):
			out = append(out, cli.HelpFlag)
		case f.value() == "":
			out = append(out, toggle{&cli.BoolFlag{Name: names[0], Aliases: names[1:], Usage: f.usage, DisableDefaultText: true}, names})
		case f.repeated:
			out = append(out, repeated{&cli.StringSliceFlag{Name: names[0], Aliases: names[1:], Usage: f.usage}, names})
		default:
			out = append(out, single{&cli.StringFlag{Name: names[0], Aliases: names[1:], Usage: f.usage}, names})
		}
	}
	return out
}
