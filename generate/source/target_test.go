package source_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/project"
	"snipgen/generate/source"
)

// A second target of a language, built on the first: which of them a file is
// for.
func TestTargetOfSeveral(t *testing.T) {
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

// A file of another language is refused; what has no extension is not known to
// be one.
func TestFits(t *testing.T) {
	t.Parallel()
	every := make([]string, 0, len(frameworks.All))
	for _, f := range frameworks.All {
		every = append(every, f.ID)
	}
	own := *frameworks.All[0]
	own.ID, own.File = "own", "{snake}.vue"
	list := append(slices.Clone(frameworks.All), &own)
	for _, c := range []struct {
		fit   []string
		names []string
	}{
		{every, []string{"", "script", "folder.kt/script", ".conf", ".env"}},
		{[]string{"django", "fastapi", "flask"}, []string{"app.py", "APP.PY", ".python", ".py", "stub.pyi"}},
		{[]string{"express"}, []string{"a.tsx", "a.cjs", ".javascript"}},
		{[]string{"spring-boot"}, []string{"A.java", ".java"}},
		{[]string{"rails"}, []string{"x_controller.rb", ".ruby"}},
		{nil, []string{
			"K.kt", "a.svelte", "a.html", "a.ipynb", "requirements.txt", "README.md", "nginx.conf", "Dockerfile", "Dockerfile.dev",
			"folder.py/Makefile", "pom.xml", "a.py.bak", "app.", "Gemfile", "LICENSE",
		}},
		{[]string{"own"}, []string{"a.vue"}},
	} {
		for _, name := range c.names {
			var fit []string
			for _, f := range list {
				if source.Fits(list, f, name) == nil && (f != &own || slices.Contains(c.fit, "own")) {
					fit = append(fit, f.ID)
				}
			}
			if !slices.Equal(fit, c.fit) {
				t.Errorf("%q is for %q, not %q", name, fit, c.fit)
			}
		}
	}
}
