// Package build knows the version of this build and the time that output has.
package build

import (
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"snipgen/generate/input"
)

// Version is the version of the build, the module's or the commit's, and Go's.
func Version() string {
	version := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && (version == "" || version == "(devel)") {
				version = s.Value
			}
		}
		version += " " + info.GoVersion
	}
	return version
}

// epoch fixes the time for reproducible output, in seconds since 1970:
// https://reproducible-builds.org/specs/source-date-epoch/
const epoch = "SOURCE_DATE_EPOCH"

// Reproducible reports whether the environment fixes the time.
func Reproducible() bool { return os.Getenv(epoch) != "" }

// Now is the time, unless the environment fixes another.
func Now() (time.Time, error) {
	if !Reproducible() {
		return time.Now(), nil
	}
	text := os.Getenv(epoch)
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the year 9999
		return time.Time{}, input.Errorf("%s is %q", epoch, text).Hintf("it is the number of seconds since 1970")
	}
	return time.Unix(seconds, 0), nil
}

// Date is the day of the build's source: what the environment says, or that of
// its commit, or zero where neither is known.
func Date() (time.Time, error) {
	if Reproducible() {
		return Now()
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" {
				return time.Parse(time.RFC3339, s.Value)
			}
		}
	}
	return time.Time{}, nil
}
