package command

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"snipgen/generate/input"
)

// version returns the version of the build, that of the module or the commit,
// and of Go.
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

// release returns the version of the build for readers: without that of Go, a
// commit by its first characters, and "" if it isn't known.
func release() string {
	name, _, _ := strings.Cut(version(), " ")
	if strings.HasPrefix(name, "(") {
		return ""
	}
	const commit = 40
	if len(name) == commit && strings.Trim(name, "0123456789abcdef") == "" {
		return name[:12]
	}
	return name
}

// epoch is the environment variable that fixes the time, in seconds since 1970,
// for reproducible output:
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

// day returns the date of the build's source: the one that the environment
// fixes, or that of the commit, or the zero time if neither is known.
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
