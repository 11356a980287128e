package command

import (
	"os"

	"golang.org/x/sys/windows"
)

// console enables escape sequences in a Windows console and reports whether it
// supports them:
func console(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	return windows.GetConsoleMode(h, &mode) == nil &&
		windows.SetConsoleMode(h, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
