package command

import (
	"embed"
	"strings"

	"snipgen/generate/input"
)

var completionCommand = command{
	name: "completion", arguments: "SHELL", summary: "print the completion script for bash, fish, powershell or zsh",
	notes: []string{
		"`snipgen help terminal` says where to put it.",
	},
	bare: true, run: (*call).completion,
}

//go:embed snipgen.*
var scripts embed.FS

// shells lists the shells with a completion script.
var shells = []string{"bash", "fish", "powershell", "zsh"}

func (c *call) completion() error {
	if len(c.arguments) != 1 {
		return input.Errorf("no shell given").Hintf("name one of %s", strings.Join(shells, ", "))
	}
	script, err := scripts.ReadFile("snipgen." + strings.ToLower(c.arguments[0]))
	if err != nil {
		return input.Errorf("unknown shell %q", c.arguments[0]).Hintf("name one of %s", strings.Join(shells, ", "))
	}
	_, err = c.stdout.Write(script)
	return err
}
