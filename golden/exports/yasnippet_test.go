package exports

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

type expansion struct {
	Typed string   `json:"typed"`
	File  string   `json:"file"`
	Stops []string `json:"stops"`
	End   string   `json:"end"`
}

// emacs expands snippets in Emacs with YASnippet. A warning fails the test.
func emacs(t *testing.T, folder, mode string, expand []expansion) {
	t.Helper()
	kit.Need(t, "emacs")
	jobs, err := json.Marshal(map[string]any{"folder": folder, "mode": mode, "expand": expand})
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command("emacs", "-q", "--batch", "-l", "yasnippet.el")
	cmd.Env = append(os.Environ(), "HOME="+home, "JOBS="+write(t, filepath.Join(home, "jobs.json"), string(jobs)), "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "rror") || strings.Contains(string(out), "arning") {
		t.Fatalf("emacs: %v\n%s", err, out)
	}
}

func TestYASnippet(t *testing.T) {
	newProgram(t).each(t, "yasnippet", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		dir := t.TempDir()
		var expand []expansion
		for i, s := range want {
			expand = append(expand, expansion{Typed: s.indent + s.trigger, File: fmt.Sprintf("%s/%d", dir, i), Stops: []string{}})
		}
		modes := f.Language.Editors.Emacs
		emacs(t, folder, modes[0], expand)
		for _, mode := range modes[1:] {
			other := filepath.Join(dir, mode)
			emacs(t, folder, mode, []expansion{{Typed: expand[0].Typed, File: other, Stops: []string{}}})
			differ(t, mode, read(t, other)+"\n", want[0].want)
			first, err := filepath.Glob(filepath.Join(folder, modes[0], "*"))
			if err != nil || len(first) < len(want) {
				t.Fatalf("%d files, %v", len(first), err)
			}
			for _, file := range first {
				differ(t, mode, read(t, filepath.Join(folder, mode, filepath.Base(file))), read(t, file))
			}
		}
		for i, s := range want {
			differ(t, s.trigger, read(t, fmt.Sprintf("%s/%d", dir, i))+"\n", s.want)
		}
	})
}

// Text typed at each stop in turn replaces the default everywhere, and at the end the
// cursor is after the code. Only a trigger at the start of a line expands.
func TestYASnippetStops(t *testing.T) {
	p := newProgram(t)
	folder, dir := t.TempDir(), t.TempDir()
	p.run(t, "export", "yasnippet", "--lang", "rails", "--out", folder)
	emacs(t, folder, "ruby-mode", []expansion{
		{Typed: "404", File: dir + "/stops", Stops: []string{"NAME", "GROUP", "CLASS", "/PATH", "KEY", "MESSAGE"}, End: "# END"},
		{Typed: "status = 404", File: dir + "/middle", Stops: []string{}},
		{Typed: "status=404", File: dir + "/word", Stops: []string{}},
	})
	want := strings.NewReplacer("my_action", "NAME", "'my#", "'GROUP#", "My", "CLASS", "/endpoint", "/PATH", "not_found'", "KEY'", "Not Found", "MESSAGE").
		Replace(strings.TrimSuffix(p.run(t, "404", "--lang", "rails", "--part", "handler"), "\n")) + "# END"
	t.Run("stops", func(t *testing.T) { differ(t, "the text", read(t, dir+"/stops"), want) })
	for file, name := range map[string]string{"middle": "middle of a line", "word": "end of a word"} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, dir+"/"+file); strings.Contains(got, "class") {
				t.Errorf("the snippet expands: %q", got)
			}
		})
	}
}
