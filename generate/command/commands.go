package command

import (
	"slices"
	"strings"

	"snipgen/generate/input"
)

// commands lists the commands. The first runs if the command line names none.
var commands = []*command{
	&snippetCommand, &frameworksCommand, &statusesCommand, &showCommand, &checkCommand, &pageCommand, &siteCommand, &exportCommand, &scaffoldCommand,
	&detectCommand, &serveCommand, &completionCommand, &editorCommand, &manCommand, &schemaCommand, &templateCommand, &helpCommand,
}

// A command is a command of the program, such as `snipgen show`.
type command struct {
	name      string // empty for the command without a name
	arguments string // as [FOLDER] or STATUS...; may be empty
	summary   string
	// notes are paragraphs about what the flags don't say. `code` is in
	// backquotes.
	notes []string
	flags []*flag
	// bare is whether the command ignores definition files.
	bare bool
	run  func(*call) error
}

// A flag is a flag of a command.
type flag struct {
	name   string
	letter string // its short name; may be empty
	also   string // a second long name; may be empty
	group  string // its heading in help; see groups
	// called are what people type for it by mistake, for suggestions.
	called []string
	// usage describes the flag. If the flag has a value, its name is in
	// backquotes.
	usage    string
	repeated bool // whether it can be given several times
}

// near returns the name of the flag of c that is most similar to a typed one, or
// "" if none is.
func (c *command) near(typed string) string {
	var words []string
	names := map[string]string{}
	for _, f := range c.all() {
		for _, word := range append(f.names(), f.called...) {
			words = append(words, word)
			names[word] = f.name
		}
	}
	return names[input.Nearest(typed, words)]
}

// names returns all names without dashes, the long one first.
func (f *flag) names() []string {
	return slices.DeleteFunc([]string{f.name, f.letter, f.also}, func(s string) bool { return s == "" })
}

// value returns the name of the flag's value, or "" if it has none.
func (f *flag) value() string {
	_, rest, _ := strings.Cut(f.usage, "`")
	name, _, _ := strings.Cut(rest, "`")
	return name
}

// text returns the usage without backquotes.
func (f *flag) text() string { return strings.ReplaceAll(f.usage, "`", "") }

// all returns the flags of c. Every command has the help flag.
func (c *command) all() []*flag {
	if slices.Contains(c.flags, &helpFlag) {
		return c.flags
	}
	return append(slices.Clip(c.flags), &helpFlag)
}

// A finder returns the flag with a name. If there is none, f is an empty flag,
// which takes no value.
type finder func(name string) (f *flag, found bool)

// find returns the flag of c with a name.
func (c *command) find(name string) (f *flag, found bool) {
	for _, f := range c.all() {
		if name != "" && (name == f.name || name == f.letter || name == f.also) {
			return f, true
		}
	}
	return &flag{}, false
}

// find returns the flag with a name, of whichever command.
func (p *program) find(name string) (*flag, bool) {
	for _, c := range p.commands {
		if f, found := c.find(name); found {
			return f, true
		}
	}
	return &flag{}, false
}

// isFlag reports whether a word is a flag that find knows, or "--", the end of
// the flags.
func isFlag(find finder, word string) bool {
	name, _, _, is := splitFlag(word)
	_, found := find(name)
	return is && (found || word == "--")
}

// dashed returns a flag's name as typed on a command line.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// commandOf returns the command in args, which may come after flags, and args
// without its name.
func (p *program) commandOf(args []string) (*command, []string) {
	// The command isn't known yet, so a flag may belong to any.
	if i := read(p.find, args).first; i >= 0 {
		if c := p.named(args[i]); c != nil {
			return c, slices.Delete(slices.Clone(args), i, i+1)
		}
	}
	return p.commands[0], args
}

// named returns the command with a name, or nil.
func (p *program) named(name string) *command {
	for _, c := range p.commands[1:] {
		if c.name == name {
			return c
		}
	}
	return nil
}

// splitFlag splits a word such as --lang=flask into the name of a flag and the
// value that is joined to it. is reports whether the word is a flag; a single
// "-" isn't.
func splitFlag(word string) (name, value string, joined, is bool) {
	if len(word) < 2 || word[0] != '-' {
		return "", "", false, false
	}
	name, value, joined = strings.Cut(strings.TrimLeft(word, "-"), "=")
	return name, value, joined, true
}

// typed returns the beginning of a command line with the command.
func (c *command) typed() string { return strings.TrimSpace("snipgen " + c.name) }

// helpHint returns the command line that explains the flags of a command.
func (c *command) helpHint() string { return "`" + c.typed() + " --help`" }
