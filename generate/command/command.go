// Package command implements the command line of snipgen. Each command has a
// file with its flags, its action and its output.
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
	Failed = 1 // the request is valid but couldn't be fulfilled
	Wrong  = 2 // the command line, or a file that it names, is invalid
)

// A program is one run of the command line.
type program struct {
	stdin    io.Reader
	stdout   sink // a buffer, so that nothing is printed on an error
	stderr   sink
	screen   io.Writer // the real standard output, only for questions about the terminal
	commands []*command
	own      *definitions.Catalogue // what the user's files define
	noted    []string               // what remarkNotes has printed
}

// Run runs a command line and returns the exit code. The first of args is the
// program's name.
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
		if _, writeErr := stdout.Write(out.Bytes()); unread(writeErr) {
			return Failed
		} else if writeErr != nil {
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
	if len(args) < 2 {
		fmt.Fprint(p.stderr, shortUsage)
	}
	return Wrong
}

// run runs a command line, or completes it for a shell.
func (p *program) run(args []string) error {
	if len(args) > 0 && args[0] == completer {
		p.complete(args[1:])
		return nil
	}
	return p.parse(args)
}

// remark prints a note to standard error if that is a terminal. An editor that
// reads both streams of a command, as Vim does, would take it for code.
func (p *program) remark(format string, args ...any) {
	if p.stderr.terminal {
		p.note(format, args...)
	}
}

// note prints a line to standard error.
func (p *program) note(format string, args ...any) {
	fmt.Fprintf(p.stderr, "snipgen: %s\n", inline(fmt.Sprintf(format, args...)))
}
