package command

import (
	"cmp"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"snipgen/generate/input"
)

// What .goreleaser.yaml has the linker write into a release: its version, such
// as 0.1.0, and the hash and the time (RFC 3339) of its commit. Empty in any
// other build, where Go may have recorded them.
var releaseVersion, releaseCommit, releaseTime string

// A build identifies what the program was built from. A field is empty if
// nothing recorded it.
type build struct {
	version string // without a v before it
	commit  string // the whole hash
	time    string // of the commit, as of RFC 3339
	golang  string // the version of Go
}

// thisBuild returns the build of the running program. That takes a while, so
// nothing calls it on the way to a snippet.
func thisBuild() build {
	b := build{version: releaseVersion, commit: releaseCommit, time: releaseTime, golang: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok || releaseVersion != "" {
		return b
	}
	if info.Main.Version != "(devel)" {
		b.version = strings.TrimPrefix(info.Main.Version, "v")
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.commit = s.Value
		case "vcs.time":
			b.time = s.Value
		}
	}
	return b
}

// String returns what a bug report needs, on one line.
func (b build) String() string {
	out := cmp.Or(b.version, "devel") + " ("
	if b.commit != "" {
		out += "commit " + b.commit + ", "
	}
	return out + b.golang + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")"
}

// name returns what readers know the build by: its version, or its commit by
// the first characters, or "" if neither is known.
func (b build) name() string {
	return cmp.Or(b.version, b.commit[:min(len(b.commit), 12)])
}

// epoch is the environment variable that fixes the time, in seconds since 1970,
// for reproducible output:
// https://reproducible-builds.org/specs/source-date-epoch/
const epoch = "SOURCE_DATE_EPOCH"

// reproducible reports whether the environment fixes the time.
func reproducible() bool { return os.Getenv(epoch) != "" }

// now returns the time, or the one that the environment fixes.
func now() (time.Time, error) {
	if !reproducible() {
		return time.Now(), nil
	}
	text := os.Getenv(epoch)
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the year 9999
		return time.Time{}, input.Errorf("%s is %q", epoch, text).Hintf("set it to seconds since 1970")
	}
	return time.Unix(seconds, 0), nil
}

// day returns the date of the build's source: the date that the environment
// fixes, else the commit's, or the zero time if neither is known.
func day() (time.Time, error) {
	if reproducible() {
		return now()
	}
	if b := thisBuild(); b.time != "" {
		return time.Parse(time.RFC3339, b.time)
	}
	return time.Time{}, nil
}
