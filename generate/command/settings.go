package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"snipgen/generate/definitions"
	"snipgen/generate/input"
)

// load reads the definition files: the one that is named, the project's and
// the user's.
func (c *call) load() error {
	named, _ := c.setting("statuses")
	start := c.text("dir")
	if file := c.text("file"); file != "" {
		// An editor may run anywhere; the file that it edits is in the project.
		start = filepath.Dir(file)
	}
	own, err := definitions.Load(named, start, c.stdin)
	if err == nil {
		c.own = own
	}
	return err
}

// typedAlways are the flags that no variable sets: what is read and written
// and where belongs to one command line, not to all.
var typedAlways = []string{"dir", "file", "header", "insert", "o", "out", "output"}

// variable is the environment's name for a flag.
func variable(flag string) string {
	return "SNIPGEN_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variables lists the environment's names for the flags that they set.
func variables(flags []*flag) []string {
	var out []string
	for _, f := range flags {
		if f.value() != "" && !slices.Contains(typedAlways, f.name) {
			out = append(out, variable(f.name))
		}
	}
	return out
}

// setting returns the value of a flag, of its environment variable (if that
// is not empty) or of the nearest definition file that has one, and whether
// there is any.
func (c *call) setting(name string) (string, bool) {
	if c.given(name) || slices.Contains(typedAlways, name) {
		return c.text(name), c.given(name)
	}
	if value := os.Getenv(variable(name)); value != "" {
		return value, true
	}
	value, found := c.own.Defaults[name]
	return value, found
}

// filled is setting for a flag whose value is not empty; "" means none.
func (c *call) filled(name string) (string, error) {
	value, found := c.setting(name)
	if found && strings.TrimSpace(value) == "" {
		return "", input.Errorf("flag \"--%s\" is empty", name).Hintf("give it a value or leave it out")
	}
	return value, nil
}
