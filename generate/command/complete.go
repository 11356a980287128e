package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/status"
)

// completer is the word that the shells' scripts call: with what is typed as
// one text behind --line, or as words.
const completer = "__complete"

// complete prints the candidates for the last of the words behind completer,
// one a line with a tab before its description. ":files" and ":folders" ask
// the shell to offer these.
//
// It runs no command, whatever the words are. It reads the definition files
// that the command would, and leaves standard input alone.
func (p *program) complete(words []string) {
	switch {
	case len(words) == 2 && words[0] == "--line":
		words = splitLine(words[1])[1:]
	case len(words) > 0 && words[0] == "--":
		words = words[1:]
	}
	if len(words) == 0 {
		words = []string{""}
	}
	before, current := words[:len(words)-1], words[len(words)-1]

	command, before := p.commandOf(before)
	typed := read(command, before)
	a := &answer{w: p.stdout, current: current, own: readable(typed.values["statuses"])}
	switch {
	case typed.open != nil:
		a.value(typed.open)
	case strings.HasPrefix(current, "-") && !typed.behind:
		a.flag(command)
	default:
		a.argument(p.commands, command, typed)
	}
}

// before is what is typed before the word that is being completed.
type before struct {
	open      *flag             // the flag that has no value yet
	values    map[string]string // of the others, by their long names
	arguments int
	behind    bool // a "--", which makes an argument of all that follows
}

func read(c *command, words []string) before {
	b := before{values: map[string]string{}}
	for _, word := range words {
		switch {
		case b.open != nil:
			b.values[b.open.name], b.open = word, nil
		case b.behind || len(word) < 2 || word[0] != '-':
			b.arguments++
		case word == "--":
			b.behind = true
		default:
			name, value, joined, _ := splitFlag(word)
			switch f, _ := c.find(name); {
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

// readable reads what the definition files define: the one that is named, the
// project's and the user's. It passes over what can't be read.
func readable(named string) *definitions.Catalogue {
	own := &definitions.Catalogue{Defaults: map[string]string{}}
	if named == "" {
		named = os.Getenv(variable("statuses"))
	}
	files := []string{named}
	if dir, err := os.Getwd(); err == nil {
		project, _ := definitions.Project(dir)
		files = append(files, project)
	}
	for _, file := range append(files, definitions.User(os.Getenv)) {
		if tail, found := strings.CutPrefix(file, "~/"); found { // no shell has expanded it
			file = filepath.Join(os.Getenv("HOME"), tail)
		}
		if file == "-" { // standard input is not for completion to read
			continue
		}
		if c, err := definitions.ReadFile(file, nil); err == nil {
			own.Merge(c)
		}
	}
	return own
}

// An answer is what complete prints.
type answer struct {
	w       io.Writer
	prefix  string // of each candidate, which is not completed: --lang=
	current string // what the candidates begin with
	own     *definitions.Catalogue
}

// offer prints a candidate if it begins with what is typed.
func (a *answer) offer(value, description string) {
	if strings.HasPrefix(value, a.current) {
		fmt.Fprintf(a.w, "%s%s\t%s\n", a.prefix, value, inline(description))
	}
}

// flag completes a flag's name or the value that is joined to it.
func (a *answer) flag(c *command) {
	if name, value, joined := strings.Cut(a.current, "="); joined {
		if f, _ := c.find(strings.TrimLeft(name, "-")); f.value() != "" {
			a.prefix, a.current = name+"=", value
			a.value(f)
		}
		return
	}
	help := false
	for _, f := range c.flags {
		help = help || f.name == helpFlag.name
		a.offer(dashed(f.name), f.text())
		if f.also != "" {
			a.offer(dashed(f.also), f.text())
		}
	}
	if !help {
		a.offer(dashed(helpFlag.name), helpFlag.usage)
	}
}

// argument completes an argument, by the name that the command's usage has
// for it.
func (a *answer) argument(commands []*command, c *command, typed before) {
	switch argument(c.arguments, typed.arguments) {
	case "STATUS":
		a.statuses()
		if c.name == "" && typed.arguments == 0 && !typed.behind {
			a.commands(commands)
		}
	case "FORMAT":
		for _, f := range editors.Formats {
			a.offer(f.ID, f.Title)
		}
	case "SHELL":
		a.words(shells)
	case "EDITOR":
		for _, e := range editors.All {
			a.offer(e.ID, e.Title)
		}
	case "TOPIC":
		a.commands(commands)
		for _, t := range topics {
			a.offer(t.name, t.usage)
		}
	}
}

func (a *answer) commands(commands []*command) {
	for _, c := range commands[1:] {
		a.offer(c.name, c.summary)
	}
}

// argument is the name that a command's usage has for its nth argument; it is
// empty for one too many.
func argument(usage string, n int) string {
	for i, word := range strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(usage)) {
		if name, repeated := strings.CutSuffix(word, "..."); i == n || repeated {
			return name
		}
	}
	return ""
}

// statuses offers the names of statuses: what a code alone does not mean only
// behind an @, and phrases only where a key can't be meant.
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
		// A phrase is in capitals or has a space where a key has not.
		switch {
		case !s.Default && s.Origin != status.Own:
		case a.current != strings.ToLower(a.current):
			a.offer(reason, code)
		case strings.Contains(a.current, " "):
			a.offer(strings.ToLower(reason), code)
		}
	}
}
