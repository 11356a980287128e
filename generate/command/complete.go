package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/status"
)

// completer is the command that the completion scripts call. Its arguments are
// the words typed so far or, after --line, the typed text in one. For bash,
// --bash and the end of that text which bash replaces follow.
const completer = "__complete"

// complete prints the candidates for the last word, one per line, followed by a
// tab and a description. ":files" and ":folders" tell the shell to complete
// names of files or folders.
//
// It never runs a command. It reads the definition files that the command would
// read, but not standard input.
func (p *program) complete(words []string) {
	insert := func(value string) (string, bool) { return value, true }
	if len(words) == 4 && words[0] == "--line" && words[2] == "--bash" {
		line, replaced := words[1], words[3]
		insert = func(value string) (string, bool) { return inBash(value, line, replaced) }
		words = words[:2]
	}
	switch {
	case len(words) == 2 && words[0] == "--line":
		words, _, _ = splitLine(words[1])
		words = words[1:]
	case len(words) > 0 && words[0] == "--":
		words = words[1:]
	}
	if len(words) == 0 {
		words = []string{""}
	}
	before, current := words[:len(words)-1], words[len(words)-1]

	command, before := p.commandOf(before)
	typed := read(command.find, before)
	a := &answer{w: p.stdout, insert: insert, current: current, own: readable(typed.values["statuses"])}
	switch {
	case typed.open != nil:
		a.value(typed.open)
	case strings.HasPrefix(current, "-") && !typed.dashes:
		a.flag(command)
	default:
		a.argument(p.commands, command, typed)
	}
}

// before describes the words of a command line before the word that is being
// completed.
type before struct {
	open      *flag             // a flag whose value comes next, or nil
	values    map[string]string // of the other flags, by long name
	arguments int
	first     int  // the index of the first argument before "--", or -1
	dashes    bool // there is a "--", after which all words are arguments
}

func read(find finder, words []string) before {
	b := before{values: map[string]string{}, first: -1}
	for i, word := range words {
		switch {
		case b.open != nil && !isFlag(find, word):
			b.values[b.open.name], b.open = word, nil
		case b.dashes || len(word) < 2 || word[0] != '-':
			if b.arguments++; b.first < 0 && !b.dashes {
				b.first = i
			}
		case word == "--":
			b.dashes = true
		default:
			name, value, joined, _ := splitFlag(word)
			switch f, _ := find(name); {
			case f.value() == "":
			case joined:
				b.values[f.name] = value
			default:
				b.open = f
			}
		}
	}
	return b
}

// readable returns the definitions in the named file, the project's and the
// user's. It ignores files that can't be read.
func readable(named string) *definitions.Catalogue {
	own := &definitions.Catalogue{Defaults: map[string]string{}}
	if named == "" {
		named = os.Getenv(variable("statuses"))
	}
	if tail, found := strings.CutPrefix(named, "~/"); found { // no shell has expanded it
		named = filepath.Join(os.Getenv("HOME"), tail)
	}
	merge := func(c *definitions.Catalogue, err error) {
		if err == nil {
			own.Merge(c)
		}
	}
	if named != "-" { // completion doesn't read standard input
		merge(definitions.ReadFile(named, nil))
	}
	merge(definitions.Project("."))
	merge(definitions.ReadFile(definitions.User(os.Getenv), nil))
	return own
}

// An answer prints the candidates for one word.
type answer struct {
	w       io.Writer
	insert  func(value string) (text string, ok bool) // returns what a shell inserts
	prefix  string                                    // put before each candidate, such as --lang=
	current string                                    // the typed text that candidates begin with
	own     *definitions.Catalogue
}

// offer prints a candidate if it begins with the typed text.
func (a *answer) offer(value, description string) {
	if !strings.HasPrefix(value, a.current) {
		return
	}
	if text, ok := a.insert(a.prefix + value); ok {
		fmt.Fprintf(a.w, "%s\t%s\n", inline(text), inline(description))
	}
}

// offer offers a candidate for each element of a list.
func offer[T any](a *answer, list []T, of func(T) (value, description string)) {
	for _, element := range list {
		a.offer(of(element))
	}
}

func named(f *frameworks.Framework) (id, title string) { return f.ID, f.Title }

// flag completes a flag's name or the value joined to it.
func (a *answer) flag(c *command) {
	if name, value, joined := strings.Cut(a.current, "="); joined {
		if f, _ := c.find(strings.TrimLeft(name, "-")); f.value() != "" {
			a.prefix, a.current = name+"=", value
			a.value(f)
		}
		return
	}
	for _, f := range c.all() {
		a.offer(dashed(f.name), f.text())
		if f.also != "" {
			a.offer(dashed(f.also), f.text())
		}
	}
}

// argument completes an argument according to its name in the command's usage.
func (a *answer) argument(commands []*command, c *command, typed before) {
	switch argument(c.arguments, typed.arguments) {
	case "STATUS":
		a.statuses()
		if _, found := c.find("lang"); found && typed.values["lang"] == "" {
			offer(a, generate.New(a.own.Targets...).Frameworks(), named)
		}
		if c.name == "" && typed.arguments == 0 && !typed.dashes {
			a.commands(commands)
		}
	case "TARGET":
		offer(a, frameworks.All, named)
	case "FORMAT":
		offer(a, editors.Formats, func(f *editors.Format) (string, string) { return f.ID, f.Title })
		a.offer(openAPI, "OpenAPI 3.1")
	case "SHELL":
		a.words(shells)
	case "EDITOR":
		offer(a, editors.All, func(e editors.Editor) (string, string) { return e.ID, e.Title })
	case "OUTPUT":
		offer(a, printed, func(o output) (string, string) { return o.name, o.text })
	case "TOPIC":
		a.commands(commands)
		offer(a, topics, func(t topic) (string, string) { return t.Name, t.Usage })
	}
}

func (a *answer) commands(commands []*command) {
	offer(a, commands[1:], func(c *command) (string, string) { return c.name, c.summary })
}

// argument returns the name of a command's nth argument in its usage, or "" if
// there are fewer.
func argument(usage string, n int) string {
	for i, word := range strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(usage)) {
		if name, repeated := strings.CutSuffix(word, "..."); i == n || repeated {
			return name
		}
	}
	return ""
}

// statuses offers the names of statuses: CODE@ORIGIN only after an "@", and
// reason phrases only if the typed text can't be a key.
func (a *answer) statuses() {
	for _, s := range slices.Concat(a.own.Statuses, status.Builtin()) {
		reason, code := inline(s.Reason), fmt.Sprintf("%03d", s.Code)
		switch {
		case s.Origin == status.Own:
			a.offer(s.Key, fmt.Sprintf("%d %s", s.Code, reason))
		case s.Default:
			a.offer(code, s.Reason)
		case strings.Contains(a.current, "@"):
			a.offer(code+"@"+s.Origin, s.Reason)
		}
		if s.Default && a.current != "" {
			a.offer(s.Key, code+" "+s.Reason)
		}
		// Unlike a key, a phrase has capitals or spaces.
		switch {
		case !s.Default && s.Origin != status.Own:
		case a.current != strings.ToLower(a.current):
			a.offer(reason, code)
		case strings.Contains(a.current, " "):
			a.offer(strings.ToLower(reason), code)
		}
	}
}
