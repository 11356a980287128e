package fresh

import (
	"os"
	"path/filepath"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/catalogue"
	"snipgen/generate/place"
	"snipgen/generate/status"
)

// scaffold writes one handler and returns what mounts it.
func scaffold(t *testing.T, snipgen, dir, target string, args []string) []generate.Mount {
	t.Helper()
	f, _ := frameworks.Find(frameworks.All, target)
	p, err := place.Survey(dir, "", f)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalogue.ReadFile(filepath.Join(dir, ".snipgen.yaml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := status.Find(args[0], c.Statuses)
	if err != nil {
		t.Fatal(err)
	}
	r := generate.Request{Status: s, Framework: f}
	for i := 1; i < len(args); i += 2 {
		switch args[i] {
		case "--path":
			r.Path = args[i+1]
		case "--name":
			r.Name = args[i+1]
		case "--body":
			if r.Body, err = c.Shape(args[i+1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	m, err := generate.New().Module(r, p)
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(filepath.Join(dir, m.Path))
	if err == nil && string(old) != m.Code {
		t.Errorf("%s has changed", m.Path)
	}
	write(t, dir, m.Path, m.Code)
	return m.Mount
}
