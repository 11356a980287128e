//go:build !windows

package command

import "os"

// console reports whether a terminal supports escape sequences. All do except
// old Windows consoles.
func console(*os.File) bool { return true }
