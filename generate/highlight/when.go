package highlight

import (
	"slices"
	"strings"

	"snipgen/generate/input"
)

// Whens lists the values of --color.
var Whens = []string{"auto", "always", "never"}

// Wanted reports whether a user wants colours. When is one of Whens, or "" for
// auto: then the environment decides (https://no-color.org,
// https://bixense.com/clicolors), and after it whether the output is a
// terminal, which TERM may say is a dumb one.
func Wanted(when string, terminal bool, getenv func(string) string) (bool, error) {
	force := getenv("CLICOLOR_FORCE")
	switch {
	case when == "always" || when == "never":
		return when == "always", nil
	case when != "" && !slices.Contains(Whens, when):
		return false, input.Errorf("unknown color %q", when).Hintf("--color takes %s", strings.Join(Whens, ", "))
	case getenv("NO_COLOR") != "":
		return false, nil
	case force != "" && force != "0":
		return true, nil
	case getenv("CLICOLOR") == "0" || getenv("TERM") == "dumb":
		return false, nil
	}
	return terminal, nil
}
