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
	gin := &frameworks.Framework{
		ID: "gin", Title: "Gin", Language: languages.Go, ImportPaths: []string{"github.com/gin-gonic/gin"}, Over: []string{"nethttp"},
		Packages: []frameworks.Package{{Ecosystem: frameworks.GoModules, Name: "github.com/gin-gonic/gin"}},
	}
	list := append(slices.Clone(frameworks.All), gin)
	const (
		plain = "module x\n\ngo 1.22\n"
		uses  = plain + "\nrequire github.com/gin-gonic/gin v1.10.0\n"
		both  = "package main\n\nimport (\n\t\"net/http\"\n\n\t\"github.com/gin-gonic/gin\"\n)\n"
		under = "package main\n\nimport \"net/http\"\n"
	)
	for _, c := range []struct{ name, manifest, text, usual, want string }{
		{"no project", "", "package main\n", "", "nethttp"},
		{"a project without it", plain, "package main\n", "", "nethttp"},
		{"a project that requires it", uses, "package main\n", "", "gin"},
		{"a default of the user's", plain, "package main\n", "gin", "gin"},
		{"a default that is a language", plain, "package main\n", "go", "nethttp"},
		{"the same in a project that requires it", uses, "package main\n", "go", "gin"},
		{"a default for another language", uses, "package main\n", "flask", "gin"},
		{"an import of both", plain, both, "", "gin"},
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
