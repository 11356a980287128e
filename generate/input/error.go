// Package input checks what a user enters: names, keys, paths, methods,
// headers, URLs and messages. Each function returns either a value that every
// target can express or an Error that says what is wrong.
package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// An Error is wrong input: something on the command line or in a file that the
// user has to change. Any other failure is another kind of error.
type Error struct {
	Text string // subject first, lower case, no full stop
	Hint string // what to do about it; may be empty
}

func (e *Error) Error() string { return e.Text }

// Errorf formats an Error without a hint.
func Errorf(format string, args ...any) *Error {
	return &Error{Text: fmt.Sprintf(format, args...)}
}

// Hintf sets the hint of e and returns e.
func (e *Error) Hintf(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// Cause returns the reason of a file error without the operation and the file's
// name, for messages that name the file themselves.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
