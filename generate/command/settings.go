package command

import (
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
	start := c.text("dir")
	if file := c.text("file"); file != "" {
		// An editor may run in any folder, but its file is in the project.
		start = filepath.Dir(file)
	}
	own, err := definitions.Load(named, start, c.stdin)
	if err != nil {
		return err
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

// filled returns the same as setting, but an error if the value is blank. ""
// means that there is no value.
func (c *call) filled(name string) (string, error) {
	value, found := c.setting(name)
	if found && strings.TrimSpace(value) == "" {
		return "", input.Errorf("flag \"--%s\" is empty", name).Hintf("give it a value or leave it out")
	}
	return value, nil
}
