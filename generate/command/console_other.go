//go:build !windows

package command

import "os"

// console reports whether a terminal supports escape sequences. All do except
// old Windows consoles.
func console(*os.File) bool { return true }

// unread is for Windows. Elsewhere, a signal ends a program that writes to a pipe
// which nobody reads.
func unread(error) bool { return false }
