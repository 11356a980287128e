package command

import (
	"runtime"
	"testing"
)

func TestBuild(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, c := range []struct {
		name       string
		build      build
		text, page string
	}{
		{"release", build{version: "0.1.0", commit: commit, golang: "go1.26.8"}, "0.1.0 (commit " + commit + ", go1.26.8, ", "0.1.0"},
		{"commit", build{commit: commit, golang: "go1.26.8"}, "devel (commit " + commit + ", go1.26.8, ", commit[:12]},
		{"short commit", build{commit: commit[:7], golang: "go1.26.8"}, "devel (commit " + commit[:7] + ", go1.26.8, ", commit[:7]},
		{"unknown", build{golang: "go1.26.8"}, "devel (go1.26.8, ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if want := c.text + runtime.GOOS + "/" + runtime.GOARCH + ")"; c.build.String() != want {
				t.Errorf("the build is %q, not %q", c.build, want)
			}
			if c.build.name() != c.page {
				t.Errorf("readers know it by %q, not %q", c.build.name(), c.page)
			}
		})
	}
}
