// Command snipgen prints handler code that returns an HTTP status from a web
// framework.
package main

import (
	"os"

	"snipgen/generate/command"
)

func main() { os.Exit(command.Run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }
