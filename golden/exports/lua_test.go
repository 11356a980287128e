package exports

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

// neovim runs a Lua script in Neovim with these environment variables.
func neovim(t *testing.T, script string, variables ...string) {
	t.Helper()
	kit.Need(t, "nvim")
	cmd := exec.Command("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n",
		"-c", "lua local ok, err = pcall(dofile, '"+script+"'); if not ok then io.stderr:write(tostring(err)); vim.cmd('cquit') end", "-c", "qall!")
	cmd.Env = append(append(os.Environ(), "HOME="+t.TempDir(), "LC_ALL=C.UTF-8"), variables...)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("nvim: %v\n%s", err, out)
	}
}

// The files are valid Lua, and the nodes that they pass to LuaSnip make the text.
// Stand-ins for its constructors run instead of LuaSnip, which Debian, PyPI and npm
// don't have.
func TestLuaSnip(t *testing.T) {
	newProgram(t).each(t, "luasnip", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		file := filepath.Join(folder, f.Language.Editors.Vim[0], f.ID+".lua")
		for _, filetype := range f.Language.Editors.Vim {
			differ(t, filetype, read(t, filepath.Join(folder, filetype, f.ID+".lua")), read(t, file))
		}
		out := filepath.Join(t.TempDir(), "out.json")
		neovim(t, "luasnip.lua", "FILES="+file, "OUT="+out)
		var loaded []struct {
			Trigger, Text string
		}
		if err := json.Unmarshal([]byte(read(t, out)), &loaded); err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, s := range loaded {
			if _, twice := texts[s.Trigger]; twice {
				t.Errorf("%q is there twice", s.Trigger)
			}
			texts[s.Trigger] = s.Text
		}
		for _, s := range want {
			differ(t, s.trigger, indented(s.indent, texts[s.trigger]), s.want)
		}
	})
}

// indented returns a text as an editor inserts it on an indented line, and a final
// line break.
func indented(indent, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
