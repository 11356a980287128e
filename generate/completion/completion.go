// Package completion completes what is typed of snipgen's command line. The
// scripts for the shells ask the program itself (`snipgen __complete`), which
// answers with lines of a value, a tab and its description, and runs nothing.
package completion

import (
	"embed"
	"strings"

	"snipgen/generate/input"
)

//go:embed snipgen.*
var files embed.FS

// Shells lists the shells that there are scripts for.
var Shells = []string{"bash", "fish", "powershell", "zsh"}

// Script returns the script for a shell.
func Script(shell string) (string, error) {
	script, err := files.ReadFile("snipgen." + strings.ToLower(shell))
	if err != nil {
		return "", input.Errorf("unknown shell %q", shell).Hintf("there are completions for %s", strings.Join(Shells, ", "))
	}
	return string(script), nil
}
