package project

import (
	"errors"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A language that tells nothing about its modules is refused: the generated
// module would have no package.
func TestLanguageWithoutModules(t *testing.T) {
	t.Parallel()
	nethttp, _ := frameworks.Find(frameworks.All, "nethttp")
	other := *nethttp
	other.ID, other.Language = "other", languages.Shell
	_, err := Survey(put(t, tree{"main.go": goMain}), "", &other)
	var wrong *input.Error
	if !errors.As(err, &wrong) || !strings.Contains(err.Error(), languages.Shell.Title) || !strings.Contains(wrong.Hint, "--lang other") {
		t.Errorf("got %v, want wrong input that names %s and the target", err, languages.Shell.Title)
	}
}
