package command

import (
	"slices"
	"strings"
)

// commands lists what the program does. The first one is what it does where no
// command is named.
var commands = []*command{
	&snippetCommand, &frameworksCommand, &statusesCommand, &showCommand, &checkCommand, &pageCommand, &siteCommand, &exportCommand, &scaffoldCommand,
	&detectCommand, &serveCommand, &completionCommand, &editorCommand, &manCommand, &schemaCommand, &helpCommand,
}

// A command is something that the program does.
type command struct {
	name      string // empty where none is typed
	arguments string // as [FOLDER] or STATUS...; may be empty
	summary   string
	flags     []*flag
	// bare commands read no definition files.
	bare bool
	run  func(*call) error
}

// A flag is one of a command's.
type flag struct {
	name   string
	letter string // its short name; may be empty
	also   string // another long name; may be empty
	// usage says what it does. It has the name of the flag's value in
	// backquotes if there is one.
	usage    string
	repeated bool // whether it can be given several times
}

// names are all names without dashes, the long one first.
func (f *flag) names() []string {
	return slices.DeleteFunc([]string{f.name, f.letter, f.also}, func(s string) bool { return s == "" })
}

// value is the name of the flag's value; it is empty if it takes none.
func (f *flag) value() string {
	_, rest, _ := strings.Cut(f.usage, "`")
	name, _, _ := strings.Cut(rest, "`")
	return name
}

// text is the usage without its backquotes.
func (f *flag) text() string { return strings.ReplaceAll(f.usage, "`", "") }

// find finds a flag by one of its names. Every command has that for help.
func (c *command) find(name string) (f *flag, found bool) {
	for _, f := range append(slices.Clip(c.flags), &helpFlag) {
		if slices.Contains(f.names(), name) {
			return f, true
		}
	}
	return &flag{}, false
}

// dashed is a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// commandOf returns the command that args name, wherever among its flags, and
// args without the name.
func (p *program) commandOf(args []string) (*command, []string) {
	if i := p.firstArgument(args); i >= 0 {
		if c := p.named(args[i]); c != nil {
			return c, slices.Delete(slices.Clone(args), i, i+1)
		}
	}
	return p.commands[0], args
}

// named finds a command by its name, or returns nil.
func (p *program) named(name string) *command {
	for _, c := range p.commands[1:] {
		if c.name == name {
			return c
		}
	}
	return nil
}

// firstArgument returns the index of the first argument before "--" that is
// neither a flag nor a flag's value, or -1. As the command is not known yet, a
// flag is any command's.
func (p *program) firstArgument(args []string) int {
	for i := 0; i < len(args) && args[i] != "--"; i++ {
		name, _, joined, is := splitFlag(args[i])
		if !is {
			return i
		}
		if joined {
			continue
		}
		for _, c := range p.commands {
			if f, found := c.find(name); found {
				i += min(1, len(f.value()))
				break
			}
		}
	}
	return -1
}

// splitFlag splits a word into a flag's name and the value that is joined to
// it, if the word is a flag at all; "-" alone is none.
func splitFlag(word string) (name, value string, joined, is bool) {
	if len(word) < 2 || word[0] != '-' {
		return "", "", false, false
	}
	name, value, joined = strings.Cut(strings.TrimLeft(word, "-"), "=")
	return name, value, joined, true
}

// helpHint tells where the flags of a command are explained.
func (c *command) helpHint() string { return "`" + strings.TrimSpace("snipgen "+c.name) + " --help`" }
