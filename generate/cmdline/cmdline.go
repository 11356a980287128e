// Package cmdline says what a command line has, in words that need no library
// of flags: completion and the manual page are made from it, and it tells the
// flags of what was typed from the arguments.
package cmdline

import (
	"slices"
	"strings"
)

// A Program is a whole command line: what it does without a command, and its
// commands.
type Program struct {
	Command
	Commands []Command
}

// A Command is one of a program's.
type Command struct {
	Name      string // empty for what the program does without a command
	Arguments string // as [FOLDER] or STATUS...; may be empty
	Summary   string
	Flags     []Flag
}

// A Flag is one of a command's.
type Flag struct {
	Names []string // without their dashes, the long one first
	// Usage is what it does, with the name of its value in backquotes if it
	// takes one.
	Usage string
	// Value is the name of its value; empty if it takes none.
	Value string
}

// Find finds a flag by one of its names. That for help is there always; cli
// adds it to each command.
func Find(flags []Flag, name string) (f Flag, found bool) {
	for _, f := range flags {
		if slices.Contains(f.Names, name) {
			return f, true
		}
	}
	return Flag{}, name == "help" || name == "h"
}

// Variable is the environment's name for a flag.
func Variable(flag string) string {
	return "SNIPGEN_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}
