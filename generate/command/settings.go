package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/generate/definitions"
	"snipgen/generate/input"
)

// load reads the definition files: the named one, the project's and the user's.
func (c *call) load() error {
	named, _ := c.setting("statuses")
	if named == "-" && isTerminal(c.stdin) {
		c.remark("reading definitions from standard input; Ctrl-D ends them")
	}
	start := c.text("dir")
	if file := c.text("file"); file != "" {
		// An editor may run in any folder, but its file is in the project.
		start = filepath.Dir(file)
	}
	own, err := definitions.Load(named, start, c.stdin)
	if err != nil {
		return c.blame("statuses", err)
	}
	c.own = own
	for _, note := range own.Notes {
		c.remark("%s", note)
	}
	return nil
}

// typedAlways are the flags that no variable sets, because files and folders
// belong to a single command line.
var typedAlways = []string{"dir", "file", "header", "insert", "out", "output"}

// variable returns the environment variable for a flag.
func variable(flag string) string {
	return "SNIPGEN_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variables returns the environment variables that set flags.
func variables(flags []*flag) []string {
	var out []string
	for _, f := range flags {
		if f.value() != "" && !slices.Contains(typedAlways, f.name) {
			out = append(out, variable(f.name))
		}
	}
	return out
}

// setting returns the value of a flag from the command line, or else from its
// environment variable (if not empty), or else from the nearest definition file
// that has one. found reports whether there is one.
func (c *call) setting(name string) (value string, found bool) {
	if c.given(name) || slices.Contains(typedAlways, name) {
		return c.text(name), c.given(name)
	}
	if value := os.Getenv(variable(name)); value != "" {
		return value, true
	}
	value, found = c.own.Defaults[name]
	return value, found
}

// filled returns the same as setting, or an error if the value is blank. It
// returns "" if there is no value.
func (c *call) filled(name string) (string, error) {
	value, found := c.setting(name)
	if found && strings.TrimSpace(value) == "" {
		return "", c.blame(name, input.Errorf("flag \"--%s\" is empty", name).Hintf("give it a value or leave it out"))
	}
	return value, nil
}

// blame adds to an error about a flag's value where the value comes from, if that
// isn't the command line.
func (c *call) blame(name string, err error) error {
	from := ""
	switch _, file := c.own.Defaults[name]; {
	case err == nil || c.given(name):
		return err
	case os.Getenv(variable(name)) != "":
		from = variable(name)
	case file:
		from = "default of --" + name
	default:
		return err
	}
	if wrong := new(input.Error); errors.As(err, &wrong) {
		return &input.Error{Text: from + ": " + wrong.Text, Hint: wrong.Hint}
	}
	return fmt.Errorf("%s: %w", from, err)
}
