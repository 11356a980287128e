package cmdline

import (
	"slices"
	"strings"

	"snipgen/generate/input"
)

// Of returns the command that args name, wherever among its flags, and args
// without the name. Where they name none it is the program's own.
func (p *Program) Of(args []string) (*Command, []string) {
	if i := p.firstArgument(args); i >= 0 {
		for c := range p.Commands {
			if p.Commands[c].Name == args[i] {
				return &p.Commands[c], slices.Delete(slices.Clone(args), i, i+1)
			}
		}
	}
	return &p.Command, args
}

// Order sets the arguments aside and returns what cli is to read: the command
// and its flags. cli stops at the first argument: in `snipgen 499 --lang flask`
// it sees no language. It also passes over flags that do not exist behind an
// argument, so Order refuses them.
func (p *Program) Order(args []string) (ordered, arguments []string, err error) {
	command, args := p.Of(args)
	if command.Name != "" {
		ordered = append(ordered, command.Name)
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return ordered, append(arguments, args[i+1:]...), nil
		case len(arg) < 2 || arg[0] != '-':
			arguments = append(arguments, arg)
			continue
		}
		name, _, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag, found := Find(command.Flags, name)
		if !found {
			return nil, nil, unknown(command.Flags, arg)
		}
		ordered = append(ordered, arg)
		if joined || flag.Value == "" {
			continue
		}
		if i++; i == len(args) {
			return nil, nil, input.Errorf("flag %q has no value", arg).Hintf("`snipgen --help` shows what it takes")
		}
		ordered = append(ordered, args[i])
	}
	return ordered, arguments, nil
}

// firstArgument returns the index of the first argument before "--" that is
// neither a flag nor a flag's value, or -1. As the command is not known yet, a
// flag is any command's.
func (p *Program) firstArgument(args []string) int {
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		if len(args[i]) < 2 || args[i][0] != '-' {
			return i
		}
		name, _, joined := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		if !joined && p.any(name).Value != "" {
			i++
		}
	}
	return -1
}

// any finds a flag by its name: the program's or the first command's that has
// it.
func (p *Program) any(name string) Flag {
	if f, found := Find(p.Flags, name); found {
		return f
	}
	for _, c := range p.Commands {
		if f, found := Find(c.Flags, name); found {
			return f
		}
	}
	return Flag{}
}

func unknown(flags []Flag, arg string) error {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var names []string
	for _, f := range flags {
		names = append(names, f.Names...)
	}
	err := input.Errorf("unknown flag %q", arg)
	if near := input.Nearest(name, names); near != "" {
		return err.Hintf("did you mean \"--%s\"? `snipgen --help` lists all", near)
	}
	return err.Hintf("`snipgen --help` lists the flags; behind `--` nothing is one")
}
