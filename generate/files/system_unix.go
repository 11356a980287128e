//go:build unix && !solaris && !aix

package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"time"
)

// patience is how long to wait for another run.
const patience = 30 * time.Second

// lock locks a folder against other runs of snipgen while one writes, so that
// undoing a run never affects another. It writes nothing, and the system
// releases it when the process ends. On a file system without locks, it does
// nothing.
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
			return nil, fmt.Errorf("another run of snipgen has locked it for %s", patience)
		}
	}
}

// nonblock makes opening a pipe return without waiting for the other end.
const nonblock = syscall.O_NONBLOCK

// own gives a file the owner of another, if permitted.
func own(file *os.File, like fs.FileInfo) {
	if s, ok := like.Sys().(*syscall.Stat_t); ok {
		_ = file.Chown(int(s.Uid), int(s.Gid))
	}
}

// shared reports whether a new file in the place of this one would be missed: by
// its other hard links, or by its owner or group, which this user can't set.
func shared(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	switch {
	case !ok:
		return false
	case s.Nlink > 1:
		return true
	case os.Geteuid() == 0:
		return false
	case int(s.Uid) != os.Geteuid():
		return true
	}
	groups, _ := os.Getgroups()
	return int(s.Gid) != os.Getegid() && !slices.Contains(groups, int(s.Gid))
}

// owner returns the user that owns a file.
func owner(info fs.FileInfo) (id int, known bool) {
	s, known := info.Sys().(*syscall.Stat_t)
	if !known {
		return 0, false
	}
	return int(s.Uid), true
}
