package command

import (
	"io"
	"os"
	"slices"
	"strings"

	"snipgen/frameworks/languages"
	"snipgen/generate/definitions"
	"snipgen/generate/highlight"
	"snipgen/generate/input"
)

// wantsColour reports whether to colour code. When is one of
// definitions.Colors, or "" for auto. For auto, the environment decides
// (https://no-color.org, https://force-color.org,
// https://bixense.com/clicolors), or else whether the output is a terminal that
// TERM doesn't call dumb.
func wantsColour(when string, terminal bool, getenv func(string) string) (bool, error) {
	forced := func(name string) bool { return getenv(name) != "" && getenv(name) != "0" }
	switch {
	case when == "always" || when == "never":
		return when == "always", nil
	case when != "" && !slices.Contains(definitions.Colors, when):
		return false, input.Errorf("unknown color %q", when).Hintf("--color takes %s", strings.Join(definitions.Colors, ", "))
	case getenv("NO_COLOR") != "":
		return false, nil
	case forced("FORCE_COLOR"), forced("CLICOLOR_FORCE"):
		return true, nil
	case getenv("FORCE_COLOR") == "0", getenv("CLICOLOR") == "0", getenv("TERM") == "dumb":
		return false, nil
	}
	return terminal, nil
}

// sgr returns the SGR parameters (ECMA-48, 8.3.117) for a token class. It uses
// only colours of the sixteen in the user's theme, without blue, yellow, white,
// black and the bright ones, which are hard to read in dark or light themes.
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

// colour writes code with colours, even if the output is no terminal. Each line
// resets its colours, so that a pager or head can cut the output anywhere.
// Control characters are made visible.
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

// coloured reports whether to colour code on standard output.
func (c *call) coloured() (bool, error) {
	when, err := c.filled("color")
	if err != nil {
		return false, err
	}
	// An editor inserts this code, so the environment can't colour it.
	if auto, _ := c.setting("indent"); !c.stdout.terminal && !c.given("color") && (auto == "auto" || c.given("insert") || c.on("buffer")) {
		return false, nil
	}
	wants, err := wantsColour(when, c.stdout.terminal && console(c.screen.(*os.File)), os.Getenv)
	return wants, c.blame("color", err)
}
