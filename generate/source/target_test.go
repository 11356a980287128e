package source_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/project"
	"snipgen/generate/source"
)

// If one target of a language is built on another, the file's imports decide,
// then the user's default, then the project's manifest.
func TestTargetOfSeveral(t *testing.T) {
	t.Parallel()
	flask, _ := frameworks.Find(frameworks.All, "flask")
	nethttp, _ := frameworks.Find(frameworks.All, "nethttp")
	list := []*frameworks.Framework{flask, nethttp, {
		ID: "second", Title: "Second", Language: languages.Go, ImportPaths: []string{"example.com/second"}, Over: []string{"nethttp"},
		Packages: []frameworks.Package{{Ecosystem: frameworks.GoModules, Name: "example.com/second"}},
	}}
	const (
		plain = "module x\n\ngo 1.22\n"
		uses  = plain + "\nrequire example.com/second v1.10.0\n"
		both  = "package main\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/second\"\n)\n"
		under = "package main\n\nimport \"net/http\"\n"
	)
	for _, c := range []struct{ name, manifest, text, usual, want string }{
		{"no project", "", "package main\n", "", "nethttp"},
		{"a project without it", plain, "package main\n", "", "nethttp"},
		{"a project that requires it", uses, "package main\n", "", "second"},
		{"a default of the user's", plain, "package main\n", "second", "second"},
		{"a default that is a language", plain, "package main\n", "go", "nethttp"},
		{"the same in a project that requires it", uses, "package main\n", "go", "second"},
		{"a default for another language", uses, "package main\n", "flask", "second"},
		{"an import of both", plain, both, "", "second"},
		{"an import of what it is built on", uses, under, "", "nethttp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if c.manifest != "" {
				if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(c.manifest), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			f, err := source.Target(list, filepath.Join(dir, "main.go"), c.text, c.usual, project.Used(dir))
			if err != nil || f.ID != c.want {
				t.Errorf("got %v, %v, want %s", f, err, c.want)
			}
		})
	}
}

// A file fits a target of its language. A file without an extension may be in
// any language, so it fits all targets.
func TestFits(t *testing.T) {
	t.Parallel()
	every := make([]string, 0, len(frameworks.All))
	of := map[*languages.Language][]string{}
	for _, f := range frameworks.All {
		every = append(every, f.ID)
		of[f.Language] = append(of[f.Language], f.ID)
	}
	own := *frameworks.All[0]
	own.ID, own.File = "own", "{snake}.vue"
	list := append(slices.Clone(frameworks.All), &own)
	for _, c := range []struct {
		fit   []string
		names []string
	}{
		{every, []string{"", "script", "folder.kt/script", ".conf", ".env"}},
		{of[languages.Python], []string{"app.py", "APP.PY", ".python", ".py", "stub.pyi"}},
		{of[languages.JavaScript], []string{"a.tsx", "a.cjs", ".javascript"}},
		{of[languages.Java], []string{"A.java", ".java"}},
		{of[languages.Ruby], []string{"x_controller.rb", ".ruby"}},
		{nil, []string{
			"K.kt", "a.svelte", "a.html", "a.ipynb", "requirements.txt", "README.md", "nginx.conf", "Dockerfile", "Dockerfile.dev",
			"folder.py/Makefile", "pom.xml", "a.py.bak", "app.", "Gemfile", "LICENSE",
		}},
		{[]string{"own"}, []string{"a.vue"}},
	} {
		for _, name := range c.names {
			t.Run(cmp.Or(name, "empty"), func(t *testing.T) {
				t.Parallel()
				var fit []string
				for _, f := range list {
					if source.Fits(list, f, name) == nil && (f != &own || slices.Contains(c.fit, "own")) {
						fit = append(fit, f.ID)
					}
				}
				if !slices.Equal(fit, c.fit) {
					t.Errorf("it fits %q, want %q", fit, c.fit)
				}
			})
		}
	}
}
