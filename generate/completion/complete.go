package completion

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/generate/cmdline"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/status"
	"snipgen/generate/terminal"
)

// Command is what the scripts call: with what is typed as one text behind
// --line, or as words.
const Command = "__complete"

// A Candidate is what may stand where the cursor is.
type Candidate struct{ Value, Description string }

// Complete prints the candidates for the last of the words behind Command, one
// a line with a tab before its description. ":files" and ":folders" ask the
// shell to offer these. Topics are what help knows besides the commands.
//
// Complete runs no command, whatever the words are. It reads the definition
// files that the command would, and leaves standard input alone.
func Complete(w io.Writer, p *cmdline.Program, topics []Candidate, words []string) {
	switch {
	case len(words) == 2 && words[0] == "--line":
		words = Split(words[1])[1:]
	case len(words) > 0 && words[0] == "--":
		words = words[1:]
	}
	if len(words) == 0 {
		words = []string{""}
	}
	before, current := words[:len(words)-1], words[len(words)-1]

	command, before := p.Of(before)
	typed := read(command.Flags, before)
	a := &answer{w: w, current: current, own: known(typed.values["statuses"])}
	switch {
	case typed.open != nil:
		a.value(*typed.open)
	case strings.HasPrefix(current, "-") && !typed.behind:
		a.flag(command)
	default:
		a.argument(p, command, typed, topics)
	}
}

// before is what is typed before the word that is being completed.
type before struct {
	open      *cmdline.Flag     // the flag that has no value yet
	values    map[string]string // of the others, by their long names
	arguments int
	behind    bool // a "--", which makes an argument of all that follows
}

func read(flags []cmdline.Flag, words []string) before {
	b := before{values: map[string]string{}}
	for _, word := range words {
		switch {
		case b.open != nil:
			b.values[b.open.Names[0]], b.open = word, nil
		case b.behind || len(word) < 2 || word[0] != '-':
			b.arguments++
		case word == "--":
			b.behind = true
		default:
			name, value, joined := strings.Cut(strings.TrimLeft(word, "-"), "=")
			switch flag, _ := cmdline.Find(flags, name); {
			case flag.Value == "":
			case joined:
				b.values[flag.Names[0]] = value
			default:
				b.open = &flag
			}
		}
	}
	return b
}

// known reads what the definition files define: the one that is named, the
// project's and the user's. It passes over what can't be read.
func known(named string) *definitions.Catalogue {
	own := &definitions.Catalogue{Defaults: map[string]string{}}
	if named == "" {
		named = os.Getenv(cmdline.Variable("statuses"))
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

// An answer is what Complete prints.
type answer struct {
	w       io.Writer
	prefix  string // of each candidate, which is not completed: --lang=
	current string // what the candidates begin with
	own     *definitions.Catalogue
}

// offer prints a candidate if it begins with what is typed.
func (a *answer) offer(value, description string) {
	if strings.HasPrefix(value, a.current) {
		fmt.Fprintf(a.w, "%s%s\t%s\n", a.prefix, value, description)
	}
}

// flag completes a flag's name or the value that is joined to it.
func (a *answer) flag(c *cmdline.Command) {
	if name, value, joined := strings.Cut(a.current, "="); joined {
		if flag, _ := cmdline.Find(c.Flags, strings.TrimLeft(name, "-")); flag.Value != "" {
			a.prefix, a.current = name+"=", value
			a.value(flag)
		}
		return
	}
	for _, f := range c.Flags {
		a.offer("--"+f.Names[0], strings.ReplaceAll(f.Usage, "`", ""))
	}
	if c.Name != "" { // the program itself lists it
		a.offer("--help", "show help")
	}
}

// argument completes an argument, by the name that the command's usage has
// for it.
func (a *answer) argument(p *cmdline.Program, c *cmdline.Command, typed before, topics []Candidate) {
	switch argument(c.Arguments, typed.arguments) {
	case "STATUS":
		a.statuses()
		if c.Name == "" && typed.arguments == 0 && !typed.behind {
			for _, c := range p.Commands {
				a.offer(c.Name, c.Summary)
			}
		}
	case "FORMAT":
		for _, f := range editors.Formats {
			a.offer(f.ID, f.Title)
		}
	case "SHELL":
		for _, s := range Shells {
			a.offer(s, "")
		}
	case "EDITOR":
		for _, e := range editors.All {
			a.offer(e.ID, e.Title)
		}
	case "TOPIC":
		for _, c := range p.Commands {
			a.offer(c.Name, c.Summary)
		}
		for _, t := range topics {
			a.offer(t.Value, t.Description)
		}
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
		reason, code := terminal.Printable(s.Reason), fmt.Sprintf("%03d", s.Code)
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
