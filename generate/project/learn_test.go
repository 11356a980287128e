package project

import (
	"errors"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// What a framework says of versions is its own, not its language's.
func TestOldestIsTheFrameworks(t *testing.T) {
	nethttp, _ := frameworks.Find(frameworks.All, "nethttp")
	for _, c := range []struct{ name, oldest, gomod, want string }{
		{"one that needs more", "1.22", "module x\n\ngo 1.21.3\n", "go.mod says go 1.21.3, and patterns with methods need 1.22 or later"},
		{"one that needs as much", "1.22", "module x\n\ngo 1.22\n", ""},
		{"one that needs nothing", "", "module x\n\ngo 1.21\n", ""},
		{"a go.mod without a version", "1.22", "module x\n", ""},
		{"another major version", "1.22", "module x\n\ngo 2.0\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			other, project := *nethttp, *nethttp.Project
			other.Project, project.Oldest = &project, c.oldest
			p, err := Survey(put(t, tree{"go.mod": c.gomod, "main.go": goMain}), "", &other)
			if err != nil || p.Note != c.want {
				t.Errorf("note %q and error %v, want %q", p.Note, err, c.want)
			}
		})
	}
}

// A language without module facts must not be passed over: what it writes
// would have no package.
func TestLanguageWithoutModules(t *testing.T) {
	nethttp, _ := frameworks.Find(frameworks.All, "nethttp")
	other := *nethttp
	other.ID, other.Language = "other", languages.Shell
	_, err := Survey(put(t, tree{"main.go": goMain}), "", &other)
	var wrong *input.Error
	if !errors.As(err, &wrong) || !strings.Contains(err.Error(), languages.Shell.Title) || !strings.Contains(wrong.Hint, "--lang other") {
		t.Errorf("error %v", err)
	}
}
