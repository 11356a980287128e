package command

import (
	"io"

	"snipgen/generate/definitions"
)

var schemaCommand = command{
	name: "schema", summary: "print the JSON Schema of definition files",
	bare: true, run: func(c *call) error {
		_, err := io.WriteString(c.stdout, definitions.Schema())
		return err
	},
}
