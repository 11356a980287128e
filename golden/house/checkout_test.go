// Package house tests checkouts of the repository with other settings of Git.
package house

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"snipgen/golden/kit"
)

const root = "../.."

// TestCheckouts clones the repository with settings that make Git write CRLF. Every
// file must be as it is here, and the program must be that of a plain clone:
// templates, completion scripts and tables are compiled into it, so a CR in one of
// them would be in its output.
func TestCheckouts(t *testing.T) {
	t.Parallel()
	origin := kit.Commit(t, kit.Files(t))
	for _, c := range []struct {
		name   string
		config []string
	}{
		{"autocrlf", []string{"core.autocrlf=true"}},
		{"input", []string{"core.autocrlf=input"}},
		{"eol", []string{"core.eol=crlf"}},
		{"attributes of the user", []string{"core.attributesFile=" + write(t, "attributes", "* text eol=crlf\n")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, file := range different(t, kit.Clone(t, origin, c.config...)) {
				t.Errorf("%s is not what was committed", file)
			}
		})
	}
	t.Run("program", func(t *testing.T) {
		if !bytes.Equal(build(t, kit.Clone(t, origin, "core.autocrlf=true")), build(t, kit.Clone(t, origin))) {
			t.Error("a checkout with CRLF builds another program")
		}
	})
}

// Without .gitattributes, Git does write CRLF: this shows that TestCheckouts can fail.
func TestCheckoutsMiss(t *testing.T) {
	t.Parallel()
	origin := kit.Commit(t, slices.DeleteFunc(kit.Files(t), func(file string) bool { return file == ".gitattributes" }))
	different := different(t, kit.Clone(t, origin, "core.autocrlf=true"))
	for _, file := range []string{"README.md", "templates/flask/snippet.py.tmpl"} {
		t.Run(file, func(t *testing.T) {
			if !slices.Contains(different, file) {
				t.Error("the file has no CRLF")
			}
		})
	}
}

// different returns the files of a checkout that differ from those here.
func different(t *testing.T, folder string) []string {
	t.Helper()
	listed := strings.Split(strings.TrimSuffix(kit.Git(t, folder, "ls-files", "-z"), "\x00"), "\x00")
	if len(listed) < 100 {
		t.Fatalf("%d files in the checkout", len(listed))
	}
	return slices.DeleteFunc(listed, func(file string) bool {
		here, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		there, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Equal(here, there)
	})
}

// build builds the program in a checkout. It contains neither the checkout's path nor
// its commit.
func build(t *testing.T, folder string) []byte {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "snipgen")
	command := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", binary, ".")
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	program, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}
