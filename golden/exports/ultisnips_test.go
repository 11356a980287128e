package exports

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"snipgen/frameworks"
)

const settings = `set nocompatible noswapfile viminfo= encoding=utf-8 fileformats=unix nofixendofline
set runtimepath^=%s
filetype plugin indent on
let g:UltiSnipsExpandTrigger = '<C-J>'
let g:UltiSnipsJumpForwardTrigger = '<C-F>'
let g:UltiSnipsSnippetDirectories = ['%s']
" Vim tells plug-ins that the cursor moved only if no keys are waiting.
inoremap <C-L> <Cmd>doautocmd CursorMovedI<CR>
`

// plugin is where Debian's package has UltiSnips.
const plugin = "/usr/share/vim-ultisnips"

// vimrc writes Vim's settings.
func vimrc(t *testing.T, dir, folder string) string {
	t.Helper()
	if _, err := os.Stat(plugin); err != nil {
		t.Fatalf("%v: apt-get install vim-ultisnips", err)
	}
	return write(t, filepath.Join(dir, "vimrc"), fmt.Sprintf(settings, plugin, folder))
}

// vim runs a script in Vim with UltiSnips. An error of either fails the test.
func vim(t *testing.T, folder, script string) {
	t.Helper()
	dir := t.TempDir()
	rc := vimrc(t, dir, folder)
	log := filepath.Join(dir, "log")
	write(t, log, "")
	source := write(t, filepath.Join(dir, "run.vim"), "redir! > "+log+"\n"+script+"redir END\nqall!\n")
	command(t, "", "vim.nox", "-u", rc, "-U", "NONE", "-n", "-es", "--not-a-term", "-c", "source "+source)
	if said := read(t, log); strings.Contains(said, "Error") || strings.Contains(said, "E4") {
		t.Fatalf("vim says: %s", said)
	}
}

// typed returns the text of a buffer after keys were typed. Keys that a plug-in feeds
// come before the next of them, as if somebody typed slowly.
func typed(t *testing.T, folder, filetype, keys string) string {
	t.Helper()
	dir := t.TempDir()
	rc := vimrc(t, dir, folder)
	out := filepath.Join(dir, "out")
	script := write(t, filepath.Join(dir, "keys"), ":setlocal filetype="+filetype+"\r"+keys+"\x1b:write! "+out+"\r:qall!\r")
	command(t, "", "vim.nox", "-u", rc, "-U", "NONE", "-n", "-T", "dumb", "--not-a-term", "-s", script)
	return read(t, out)
}

func TestUltiSnips(t *testing.T) {
	newProgram(t).each(t, "ultisnips", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		dir := t.TempDir()
		var script strings.Builder
		filetypes := f.Language.Editors.Vim
		for i, s := range want {
			fmt.Fprintf(&script, "enew!\nsetlocal filetype=%s\nexe \"normal i%s%s\\<C-J>\"\nsilent write! %s/%d\n", filetypes[i%len(filetypes)], s.indent, s.trigger, dir, i)
		}
		vim(t, folder, script.String())
		for i, s := range want {
			// UltiSnips indents empty lines too.
			got := regexp.MustCompile(`(?m)^[ \t]+$`).ReplaceAllString(read(t, fmt.Sprintf("%s/%d", dir, i)), "")
			differ(t, s.trigger, got, s.want)
		}
	})
}

// Text typed at each stop in turn replaces the default everywhere, and at the end the
// cursor is after the code. In the middle of a line nothing expands.
func TestUltiSnipsStops(t *testing.T) {
	p := newProgram(t)
	folder := t.TempDir()
	p.run(t, "export", "ultisnips", "--lang", "rails", "--out", folder)
	stops := typed(t, folder, "ruby", "i404\n"+strings.Join([]string{"NAME", "GROUP", "CLASS", "/PATH", "KEY", "MESSAGE"}, "\f\x06")+"\f\x06# END")
	middle := typed(t, folder, "ruby", "istatus = 404\n")
	want := strings.NewReplacer("my_action", "NAME", "'my#", "'GROUP#", "My", "CLASS", "/endpoint", "/PATH", "not_found'", "KEY'", "Not Found", "MESSAGE").
		Replace(strings.TrimSuffix(p.run(t, "404", "--lang", "rails", "--part", "handler"), "\n")) + "# END\n"
	differ(t, "stops", stops, want)
	if strings.Contains(middle, "class") {
		t.Errorf("a snippet expands in the middle of a line: %q", middle)
	}
}

// A template that somebody else wrote has the syntax of UltiSnips. Vim runs none of
// it when it loads the file or expands the snippet: the code is plain text, or snipgen
// refuses the export.
func TestUltiSnipsHostile(t *testing.T) {
	p := newProgram(t)
	planted := filepath.Join(t.TempDir(), "planted")
	python := "open('" + planted + "', 'w')"
	write(t, filepath.Join(p.home, "own.yaml"), "targets: [{id: own, language: python, template: own.tmpl}]\n")
	for _, c := range []struct {
		name, text string
		refused    bool
	}{
		{"end of a snippet", "endsnippet\nglobal !p\n" + python + "\nendglobal\nsnippet x\n", true},
		{"Python", "`!p " + python + "`", false},
		{"shell", "`touch " + planted + "`", false},
		{"Vim script", "`!v writefile([], '" + planted + "')`", false},
		{"Python in a stop", "${1:`!p " + python + "`}", false},
		{"escaped Python", "\\`!p " + python + "\\`", false},
		{"context of another snippet", "\nendsnippet\n\ncontext \"" + python + "\"\nsnippet 404 \"x\" e\n", true},
		{"action before expansion", "pre_expand \"" + python + "\"\n", false},
		{"directives", "extends all\npriority 99\nclearsnippets\n", false},
		{"stops and a shell command", "$1 $0 ${VISUAL} ${1/a/`touch " + planted + "`/}", false},
		{"backslash before a line break", "a\\\n`!p " + python + "`\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, filepath.Join(p.home, "own.tmpl"), c.text)
			folder := t.TempDir()
			export := exec.Command(p.path, "export", "ultisnips", "404", "--lang", "own", "-s", "own.yaml", "--part", "all", "--out", folder)
			export.Dir = p.home
			said, err := export.CombinedOutput()
			if c.refused {
				if err == nil || !strings.Contains(string(said), "its code has the line that ends a snippet") {
					t.Errorf("%v: %s", err, said)
				}
				return
			}
			if err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			out := filepath.Join(t.TempDir(), "out")
			vim(t, folder, "enew!\nsetlocal filetype=python\nexe \"normal i404\\<C-J>\"\nsilent write! "+out+"\n")
			if _, err := os.Stat(planted); err == nil {
				os.Remove(planted)
				t.Fatal("Vim ran it")
			}
			differ(t, "the text", read(t, out), p.run(t, "404", "--lang", "own", "-s", "own.yaml"))
		})
	}
}

// Snipgen refuses to export a character at which Python's splitlines ends a line: what
// follows it would be a line of the snippet file.
func TestUltiSnipsLineEnds(t *testing.T) {
	p := newProgram(t)
	write(t, filepath.Join(p.home, "own.yaml"), "targets: [{id: own, language: python, template: own.tmpl}]\n")
	for _, end := range []string{"\v", "\f", "\x1c", "\x1d", "\x1e", "\u0085", "\u2028", "\u2029"} {
		t.Run(fmt.Sprintf("%U", []rune(end)[0]), func(t *testing.T) {
			write(t, filepath.Join(p.home, "own.tmpl"), "x"+end+"endsnippet"+end+"global !p"+end+"print()"+end+"endglobal\n")
			command := exec.Command(p.path, "export", "ultisnips", "404", "--lang", "own", "-s", "own.yaml")
			command.Dir = p.home
			if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), "prints the character") {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}
