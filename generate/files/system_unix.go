//go:build unix && !solaris && !aix

package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// patience is how long another run is waited for.
const patience = 30 * time.Second

// lock keeps other runs of snipgen out of a folder while one writes: what one
// undoes, another must not have counted on. It writes nothing, and the system
// takes it away when the run ends in whatever way. A file system that has no
// locks does without.
func lock(ctx context.Context, folder *os.Root) (unlock func(), err error) {
	d, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	for begin := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		err := syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil, !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR):
			return func() { d.Close() }, nil
		case ctx.Err() != nil:
			d.Close()
			return nil, context.Cause(ctx)
		case time.Since(begin) > patience:
			d.Close()
			return nil, fmt.Errorf("another run of snipgen has been at it for %s", patience)
		}
	}
}

// nonblock opens a pipe without waiting for its other end.
const nonblock = syscall.O_NONBLOCK

// own gives a file the owner of another, if that is allowed.
func own(file *os.File, like fs.FileInfo) {
	if s, ok := like.Sys().(*syscall.Stat_t); ok {
		_ = file.Chown(int(s.Uid), int(s.Gid))
	}
}
