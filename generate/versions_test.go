package generate

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A template can depend on the framework's version, and a snippet says for which
// versions it is valid.
func TestVersions(t *testing.T) {
	f := &frameworks.Framework{
		ID: "own", Title: "Own", Language: languages.Python, Name: "x", File: "x.py", Path: "/x", MinCode: 100, MaxCode: 999,
		Oldest: "2.0", OldestWhy: "it is a test",
		Constants: []frameworks.Constant{{Code: 404, Name: "NOT_FOUND"}},
		Renamed: []frameworks.Renamed{
			{Constant: frameworks.Constant{Code: 422, Name: "CONTENT"}, Since: "1.1"},
			{Constant: frameworks.Constant{Code: 422, Name: "ENTITY"}, Before: "1.1", Documented: "4.0"},
		},
		Names: frameworks.Names{
			Package: frameworks.Package{Ecosystem: frameworks.PyPI, Name: "codes"},
			Allowed: []frameworks.Allowed{{Framework: "2.0", Since: "1.0", Before: "1.1"}, {Framework: "3.0", Since: "1.0"}, {Framework: "5.0", Since: "1.1"}},
		},
	}
	const plain, since = `{{.Status}}`, `{{.Status}} {{if .Since "3.1"}}new{{else}}old{{end}}`
	for _, c := range []struct {
		name, template, framework, names string
		code                             int
		want                             string
		versions                         map[string]string
	}{
		{"nothing depends on the version", plain, "!", "", 404, "NOT_FOUND", map[string]string{"own": ">=2"}},
		{"nothing is known", plain, "", "", 422, "422", map[string]string{"own": ">=2", "codes": ">=1"}},
		{"a version that has the older name", plain, "2", "", 422, "ENTITY", map[string]string{"own": "2", "codes": "1.0"}},
		{"a version that may have either", plain, "3", "", 422, "422", map[string]string{"own": "3", "codes": ">=1"}},
		{"one whose documentation has a name", plain, "4", "", 422, "ENTITY", map[string]string{"own": "4", "codes": ">=1"}},
		{"one that has the newer name", plain, "5", "", 422, "CONTENT", map[string]string{"own": "5", "codes": ">=1.1"}},
		{"an unknown newer one", plain, "99", "", 422, "CONTENT", map[string]string{"own": "99", "codes": ">=1.1"}},
		{"the package is known", plain, "4", "1.2.3", 422, "CONTENT", map[string]string{"own": "4", "codes": "1.2.3"}},
		{"only the package is known", plain, "", "1.0", 422, "ENTITY", map[string]string{"own": ">=2", "codes": "1.0"}},
		{"a template at a newer version", since, "3.1", "", 404, "NOT_FOUND new", map[string]string{"own": "3.1"}},
		{"at one with older and newer releases", since, "3", "", 404, "NOT_FOUND old", map[string]string{"own": "3"}},
		{"at an unknown one", since, "", "", 404, "NOT_FOUND old", map[string]string{"own": ">=2"}},
		{"an older version", since, "1.9", "", 404, "Own 1.9 is older than 2.0", nil},
		{"a mistake in the template", `{{.Since "new"}}`, "3", "", 404, `version "new"`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := New(Target{Framework: f, Snippet: Template{Text: c.template, Origin: "own.tmpl"}})
			ask := func() (v frameworks.Versions, err error) {
				if c.framework == "!" {
					t.Error("Snippet asks for the versions")
				}
				for text, span := range map[string]*frameworks.Span{c.framework: &v.Framework, c.names: &v.Names} {
					if text != "" && err == nil {
						*span, err = frameworks.ParseSpan(text)
					}
				}
				return v, err
			}
			s, err := g.Snippet(Request{Status: &status.Status{Code: c.code, Reason: "X", Key: "x"}, Framework: f, Versions: ask})
			if c.versions == nil {
				if wrong := new(input.Error); !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want an error that contains %q", err, c.want)
				}
				return
			}
			if err != nil || strings.TrimSpace(s.Code) != c.want || !maps.Equal(s.Versions, c.versions) {
				t.Errorf("got %q, %v, %v, want %q, %v", s.Code, s.Versions, err, c.want, c.versions)
			}
		})
	}
}
