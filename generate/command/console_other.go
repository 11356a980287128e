//go:build !windows

package command

import "os"

// console reports whether a terminal obeys colours, which it does anywhere
// but on an old Windows.
func console(*os.File) bool { return true }
