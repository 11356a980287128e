package command

import (
	"io"
	"os"
	"slices"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate/highlight"
	"snipgen/generate/input"
)

// whens lists the values of --color.
var whens = []string{"auto", "always", "never"}

// wantsColour reports whether a user wants colours. When is one of whens, or "" for
// auto: then the environment decides (https://no-color.org,
// https://bixense.com/clicolors), and after it whether the output is a
// terminal, which TERM may say is a dumb one.
func wantsColour(when string, terminal bool, getenv func(string) string) (bool, error) {
	force := getenv("CLICOLOR_FORCE")
	switch {
	case when == "always" || when == "never":
		return when == "always", nil
	case when != "" && !slices.Contains(whens, when):
		return false, input.Errorf("unknown color %q", when).Hintf("--color takes %s", strings.Join(whens, ", "))
	case getenv("NO_COLOR") != "":
		return false, nil
	case force != "" && force != "0":
		return true, nil
	case getenv("CLICOLOR") == "0" || getenv("TERM") == "dumb":
		return false, nil
	}
	return terminal, nil
}

// sgr holds the parameters of SGR (ECMA-48, 8.3.117) for a class. The colours
// are of the sixteen that the user's theme defines. Blue, yellow, white and
// black are not among them, nor the bright ones: themes for a dark background
// or a light one make these too faint to read.
func sgr(c languages.Class) string {
	switch c {
	case languages.CommentClass:
		return "3" // italic, in the colour of text
	case languages.KeywordClass:
		return "35" // magenta
	case languages.StringClass:
		return "32" // green
	case languages.ConstantClass, languages.NumberClass, languages.NameClass:
		return "36" // cyan
	case languages.FunctionClass:
		return "1" // bold
	}
	return ""
}

// colour writes code in colours, whether to a terminal or not. A colour ends
// where its line ends, so that a pager or head may cut lines out. What a
// terminal would obey is made visible.
func (s sink) colour(language, code string) error {
	var b strings.Builder
	for _, t := range highlight.Tokens(language, code) {
		parameters := sgr(t.Class)
		for line := range strings.Lines(t.Text) {
			text := strings.TrimRight(line, "\r\n")
			end := line[len(text):]
			if parameters == "" || strings.TrimSpace(text) == "" {
				b.WriteString(visible(text))
			} else {
				b.WriteString("\x1b[" + parameters + "m" + visible(text) + "\x1b[0m")
			}
			b.WriteString(visible(end))
		}
	}
	_, err := io.WriteString(s.w, b.String())
	return err
}

// coloured reports whether code on standard output is coloured.
func (c *call) coloured() (bool, error) {
	when, err := c.filled("color")
	if err != nil {
		return false, err
	}
	// The environment may force colours, which are not for an editor's text.
	if auto, _ := c.setting("indent"); !c.stdout.terminal && !c.given("color") && (auto == "auto" || c.given("insert") || c.on("buffer")) {
		return false, nil
	}
	return wantsColour(when, c.stdout.terminal && console(c.screen.(*os.File)), os.Getenv)
}
