package command

import (
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"snipgen/generate/input"
)

// version is the version of the build, the module's or the commit's, and Go's.
func version() string {
	out := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok {
		out = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && (out == "" || out == "(devel)") {
				out = s.Value
			}
		}
		out += " " + info.GoVersion
	}
	return out
}

// epoch fixes the time for reproducible output, in seconds since 1970:
// https://reproducible-builds.org/specs/source-date-epoch/
const epoch = "SOURCE_DATE_EPOCH"

// reproducible reports whether the environment fixes the time.
func reproducible() bool { return os.Getenv(epoch) != "" }

// now is the time, unless the environment fixes another.
func now() (time.Time, error) {
	if !reproducible() {
		return time.Now(), nil
	}
	text := os.Getenv(epoch)
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the year 9999
		return time.Time{}, input.Errorf("%s is %q", epoch, text).Hintf("it is the number of seconds since 1970")
	}
	return time.Unix(seconds, 0), nil
}

// day is the day of the build's source: what the environment says, or that of
// its commit, or zero where neither is known.
func day() (time.Time, error) {
	if reproducible() {
		return now()
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
