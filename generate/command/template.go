package command

import (
	"io"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
)

var templateCommand = command{
	name: "template", arguments: "TARGET", summary: "print a built-in target's templates as a definition, to start your own from",
	bare: true, run: (*call).template,
}

func (c *call) template() error {
	if len(c.arguments) != 1 {
		return input.Errorf("template needs one target, not %d", len(c.arguments)).Hintf("snipgen template flask")
	}
	f, err := generate.Find(frameworks.All, c.arguments[0], nil)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.stdout, definitions.Builtin(f.Framework))
	return err
}
