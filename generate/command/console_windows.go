package command

import (
	"os"

	"golang.org/x/sys/windows"
)

// console makes a Windows console obey colours, and reports whether it does:
// https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences
func console(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	return windows.GetConsoleMode(h, &mode) == nil &&
		windows.SetConsoleMode(h, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
