package definitions

import (
	"strings"

	"snipgen/frameworks"
	"snipgen/generate"
)

// Builtin returns the templates of a built-in target as a definition file. Used
// unchanged, that target gives the same code.
func Builtin(f *frameworks.Framework) string {
	var out strings.Builder
	out.WriteString("# The templates of " + f.Title + ", to change: `snipgen help templates`.\n" +
		"# The rest, such as the names of statuses, stays as in " + f.ID + ". With another\n" +
		"# id this is a new target, beside the built-in one, that a project uses by\n" +
		"# --lang or, if they are listed, by its packages.\n" +
		"targets:\n  - id: " + f.ID + "\n    like: " + f.ID + "\n")
	write := func(member, text string) {
		if strings.TrimSpace(text) != "" {
			out.WriteString("    " + member + ": " + block(text, 6))
		}
	}
	own := generate.Builtin(f)
	write("template", own.Snippet.Text)
	write("handler", own.Handler.Text)
	write("module", own.Module.Text)
	write("mount", own.Mount.Text)
	return out.String()
}

// block returns a text as a literal block of YAML (1.2.2, section 8.1.2),
// indented by a number of spaces.
func block(text string, indent int) string {
	header := "|"
	if first := strings.TrimLeft(text, "\n"); first != text || strings.HasPrefix(first, " ") {
		header += "2" // the first line doesn't show the indentation
	}
	body := strings.TrimRight(text, "\n")
	if trailing := len(text) - len(body); trailing != 1 {
		header += map[bool]string{true: "-", false: "+"}[trailing == 0]
	}
	var out strings.Builder
	out.WriteString(header + "\n")
	for line := range strings.Lines(text) {
		if line != "\n" {
			out.WriteString(strings.Repeat(" ", indent))
		}
		out.WriteString(line)
	}
	return strings.TrimRight(out.String(), "\n") + strings.Repeat("\n", max(len(text)-len(body), 1))
}
