//go:build !windows

package highlight

import "os"

// Console reports whether a terminal obeys colours, which it does anywhere
// but on an old Windows.
func Console(*os.File) bool { return true }
