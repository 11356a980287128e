// Package command is the command line of snipgen: one file a command with its
// flags, its action and what it prints.
package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"snipgen/generate/definitions"
	"snipgen/generate/input"
)

// Exit codes.
const (
	Done   = 0
	Failed = 1 // what was asked for is right but could not be done
	Wrong  = 2 // what was asked for, or a file that it names, is not right
)

// A program is one run of the command line.
type program struct {
	stdin    io.Reader
	stdout   sink // into a buffer: on an error nothing is printed
	stderr   sink
	screen   io.Writer // where the buffer goes, only to ask what it is
	commands []*command
	own      *definitions.Catalogue // what the user defined
}

// Run runs the command line args, whose first word is the program's name, and
// returns the exit code.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var out bytes.Buffer
	p := &program{
		stdin:    stdin,
		stdout:   sink{&out, isTerminal(stdout)},
		stderr:   sink{stderr, isTerminal(stderr)},
		screen:   stdout,
		commands: commands,
		own:      &definitions.Catalogue{},
	}
	err := p.run(args[min(1, len(args)):])
	var different *differenceError
	if (err == nil || errors.As(err, &different)) && out.Len() > 0 {
		if _, writeErr := stdout.Write(out.Bytes()); writeErr != nil {
			err = fmt.Errorf("standard output can't be written: %w", writeErr)
		}
	}
	if err == nil {
		return Done
	}
	errs := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		errs = joined.Unwrap()
	}
	for _, err := range errs {
		p.note("%s", err)
	}
	var bad *input.Error
	if !errors.As(err, &bad) {
		return Failed
	}
	if bad.Hint != "" {
		p.note("%s", bad.Hint)
	}
	return Wrong
}

// run completes a command line or obeys it.
func (p *program) run(args []string) error {
	if len(args) > 0 && args[0] == completer {
		p.complete(args[1:])
		return nil
	}
	return p.parse(args)
}

// note prints a line to standard error.
func (p *program) note(format string, args ...any) {
	fmt.Fprintf(p.stderr, "snipgen: %s\n", inline(fmt.Sprintf(format, args...)))
}
