package source_test

import (
	"os"
	"path/filepath"
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
