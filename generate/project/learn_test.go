package project

import (
	"errors"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

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
