package command

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// console enables escape sequences in a Windows console and reports whether it
// supports them:
// https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences
func console(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	return windows.GetConsoleMode(h, &mode) == nil &&
		windows.SetConsoleMode(h, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// unread reports whether an error means that nobody reads a pipe any more, as
// in `snipgen statuses | select -first 1`.
func unread(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA) || errors.Is(err, windows.ERROR_PIPE_NOT_CONNECTED)
}
