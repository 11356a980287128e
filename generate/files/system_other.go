//go:build !unix || solaris || aix

package files

import (
	"context"
	"io/fs"
	"os"
)

// lock does nothing, since these systems can't lock a folder.
func lock(context.Context, *os.Root) (unlock func(), err error) { return func() {}, nil }

const nonblock = 0

func own(*os.File, fs.FileInfo) {}

func shared(fs.FileInfo) bool { return false }

// owner knows no owners, which these systems don't tell by a number.
func owner(fs.FileInfo) (id int, known bool) { return 0, false }
