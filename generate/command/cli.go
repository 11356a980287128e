package command

import (
	"cmp"
	"errors"
	std "flag"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"snipgen/generate/input"
)

// Only this file uses urfave/cli, which parses flags. It works around these
// properties of the library:
//
//   - It stops at the first argument: in `snipgen 499 --lang flask` it doesn't
//     see --lang. So it gets only the flags, and arguments are kept separately.
//   - It ignores unknown flags after an argument, and prints errors with the
//     help text to standard output. So unknown flags are rejected before it
//     runs, and its own errors are returned.
//   - Its own flags compute their names with a regular expression on every
//     comparison, which took 40 % of the running time, and split values at
//     commas, which header values contain. So it gets options, which are ours,
//     and only those of the running command.
//   - It rejects a flag that is repeated by its long name and its letter. So it
//     gets only the long name.
//   - Its help has one line for each flag, however long. So help.go prints help,
//     and the library has no help flag, for which it would look in every run.
//   - It runs a command's action during shell completion. So its completion is
//     off: the completion scripts call `snipgen __complete` instead.

func init() { cli.HelpFlag = nil }

// A call is one run of a command with its command line.
type call struct {
	*program
	command   *command
	arguments []string // words that aren't flags
	values    *cli.Context
}

// given reports whether a flag is on the command line.
func (c *call) given(flag string) bool { return c.values.IsSet(flag) }

// text returns the value of a flag on the command line, or "".
func (c *call) text(flag string) string { return c.values.String(flag) }

// list returns all values of a repeated flag on the command line.
func (c *call) list(flag string) []string {
	if o, typed := c.values.Generic(flag).(*option); typed {
		return o.values
	}
	return nil
}

// on reports whether a flag without a value is on the command line.
func (c *call) on(flag string) bool { return c.values.Bool(flag) }

// parse parses a command line and runs its command.
func (p *program) parse(args []string) error {
	command, args := p.commandOf(args)
	typed, arguments, err := order(command, args)
	if errors.Is(err, errHelp) {
		p.describe(command)
		return nil
	}
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
		if err := c.takeTargets(); err != nil {
			return err
		}
		if command.arguments == "" && len(arguments) > 0 {
			return input.Errorf("unexpected argument %q", arguments[0]).Hintf("`snipgen --help` lists the commands")
		}
		return command.run(c)
	})
	return app.Run(append([]string{"snipgen"}, typed...))
}

// order separates the flags in the command line of c from the arguments. Typed
// is the command line without the arguments.
func order(c *command, args []string) (typed, arguments []string, err error) {
	names := map[*flag]string{} // by which a flag is typed
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return typed, append(arguments, args[i+1:]...), nil
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
		if f == &helpFlag {
			return nil, nil, errHelp
		}
		if other := cmp.Or(names[f], name); other != name && !f.repeated {
			return nil, nil, input.Errorf("flags %q and %q are the same", dashed(other), dashed(name)).Hintf("give one of them")
		}
		names[f] = name
		switch {
		case f.value() == "" && !joined:
			typed = append(typed, dashed(f.name))
			continue
		case joined:
		case i+1 == len(args):
			return nil, nil, input.Errorf("flag %q has no value", arg).Hintf("%s describes it", c.helpHint())
		case isFlag(c.find, args[i+1]):
			return nil, nil, input.Errorf("flag %q has no value, but flag %q after it", arg, args[i+1]).
				Hintf("if that is the value, write it with an equals sign: %s=%s", dashed(f.name), args[i+1])
		default:
			i++
			value = args[i]
		}
		typed = append(typed, dashed(f.name)+"="+value)
	}
	return typed, arguments, nil
}

func unknownFlag(c *command, typed, name string) error {
	err := input.Errorf("unknown flag %q", typed)
	if argument := argument(c.arguments, 0); argument != "" && strings.EqualFold(name, argument) {
		return err.Hintf("the %s is an argument: %s", strings.ToLower(argument), c.typed()+" "+c.arguments)
	}
	if near := c.near(name); near != "" {
		return err.Hintf("did you mean %q? %s lists all", dashed(near), c.helpHint())
	}
	return err.Hintf("%s lists the flags; after `--`, everything is an argument", c.helpHint())
}

// app returns a command in the library's terms.
func (p *program) app(c *command, action cli.ActionFunc) *cli.App {
	options := make([]cli.Flag, len(c.flags))
	for i, f := range c.flags {
		options[i] = &option{flag: f}
	}
	return &cli.App{
		Name: "snipgen", HelpName: "snipgen",
		Flags:          options,
		HideHelp:       true,
		HideVersion:    true,
		Reader:         p.stdin,
		Writer:         p.stdout,
		ErrWriter:      io.Discard,
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError: func(_ *cli.Context, err error, _ bool) error {
			return input.Errorf("%s", strings.ToLower(err.Error()[:1])+err.Error()[1:]).Hintf("%s lists the flags", c.helpHint())
		},
		Action: action,
	}
}

// helpFlag is a flag of every command.
var helpFlag = flag{name: "help", letter: "h", usage: "show help"}

// errHelp reports that the command line asks for help.
var errHelp = errors.New("help is asked for")

// An option is a flag, as the library needs it, and its values.
type option struct {
	*flag
	values []string
}

// Names implements cli.Flag.
func (o *option) Names() []string { return []string{o.name} }

// IsSet implements cli.Flag.
func (o *option) IsSet() bool { return len(o.values) > 0 }

// Apply implements cli.Flag.
func (o *option) Apply(set *std.FlagSet) error {
	set.Var(o, o.name, o.usage)
	return nil
}

// IsBoolFlag tells package flag whether the flag may stand without a value.
func (o *option) IsBoolFlag() bool { return o.value() == "" }

// Set implements flag.Value.
func (o *option) Set(value string) error {
	if _, err := strconv.ParseBool(value); err != nil && o.IsBoolFlag() {
		return errors.New("it is neither true nor false")
	}
	o.values = append(o.values, value)
	return nil
}

// String implements flag.Value. It returns the last value.
func (o *option) String() string {
	if len(o.values) == 0 {
		return ""
	}
	return o.values[len(o.values)-1]
}
