// Package input holds the rules for what a user may type: names, keys, paths,
// methods, header fields, addresses and messages. Each rule either yields a
// value that every target can express or an Error that says what is wrong.
package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// An Error is wrong input: the user typed something, on the command line or
// in a file, that has to be typed differently. Anything that went wrong
// without the user's doing is another kind of error.
type Error struct {
	Text string // subject first, lower case, no full stop
	Hint string // what to do about it; may be empty
}

func (e *Error) Error() string { return e.Text }

// Errorf formats an Error without a hint.
func Errorf(format string, args ...any) *Error {
	return &Error{Text: fmt.Sprintf(format, args...)}
}

// Hintf gives e a hint and returns e.
func (e *Error) Hintf(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// Cause is an error of a file without the operation and the file's name, which
// the message names itself.
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
