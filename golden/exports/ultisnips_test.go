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
" Vim tells plug-ins that the cursor moved when no more keys are waiting.
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

// vim has Vim with UltiSnips run a script and fails on any error of either.
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

// typed returns what a buffer has after these keys. Those that a plug-in feeds
// come before the next, as when somebody types them.
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
	newProgram(t).each("ultisnips", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
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

// What is typed replaces the text everywhere, in the order of the stops, and
// the cursor ends up behind the code. In the middle of a line nothing expands.
func TestUltiSnipsStops(t *testing.T) {
	p := newProgram(t)
	folder := t.TempDir()
	p.run("export", "ultisnips", "--lang", "rails", "--out", folder)
	stops := typed(t, folder, "ruby", "i404\n"+strings.Join([]string{"NAME", "GROUP", "CLASS", "/PATH", "KEY", "MESSAGE"}, "\f\x06")+"\f\x06# END")
	middle := typed(t, folder, "ruby", "istatus = 404\n")
	want := strings.NewReplacer("my_action", "NAME", "'my#", "'GROUP#", "My", "CLASS", "/endpoint", "/PATH", "not_found'", "KEY'", "Not Found", "MESSAGE").
		Replace(strings.TrimSuffix(p.run("404", "--lang", "rails", "--part", "handler"), "\n")) + "# END\n"
	differ(t, "stops", stops, want)
	if strings.Contains(middle, "class") {
		t.Errorf("it expands in the middle of a line: %q", middle)
	}
}

// A template of somebody else's writes the syntax of UltiSnips, or a character
// at which Python ends a line. Nothing of it is run when Vim loads the file or
// expands the snippet: the code is there as text, or the export is refused.
func TestUltiSnipsHostile(t *testing.T) {
	p := newProgram(t)
	planted := filepath.Join(t.TempDir(), "planted")
	python := "open('" + planted + "', 'w')"
	refused := 0
	for i, text := range []string{
		"endsnippet\nglobal !p\n" + python + "\nendglobal\nsnippet x\n", "`!p " + python + "`", "`touch " + planted + "`", "`!v writefile([], '" + planted + "')`",
		"${1:`!p " + python + "`}", "\\`!p " + python + "\\`", "\nendsnippet\n\ncontext \"" + python + "\"\nsnippet 404 \"x\" e\n", "pre_expand \"" + python + "\"\n",
		"extends all\npriority 99\nclearsnippets\n", "$1 $0 ${VISUAL} ${1/a/`touch " + planted + "`/}", "a\\\n`!p " + python + "`\n",
	} {
		write(t, filepath.Join(p.home, "own.tmpl"), strings.ReplaceAll(text, "{{", ""))
		write(t, filepath.Join(p.home, "own.yaml"), "targets: [{id: own, language: python, template: own.tmpl}]\n")
		folder := t.TempDir()
		export := exec.Command(p.path, "export", "ultisnips", "404", "--lang", "own", "-s", "own.yaml", "--part", "all", "--out", folder)
		export.Dir = p.home
		if out, err := export.CombinedOutput(); err != nil {
			if !strings.Contains(string(out), "its code has the line that ends a snippet") {
				t.Errorf("template %d: %v: %s", i, err, out)
			}
			refused++
			continue
		}
		want := p.run("404", "--lang", "own", "-s", "own.yaml")
		out := filepath.Join(t.TempDir(), "out")
		vim(t, folder, "enew!\nsetlocal filetype=python\nexe \"normal i404\\<C-J>\"\nsilent write! "+out+"\n")
		if _, err := os.Stat(planted); err == nil {
			t.Fatalf("template %d ran: %q", i, text)
		}
		differ(t, fmt.Sprint("template ", i), read(t, out), want)
	}
	if refused > 2 {
		t.Errorf("%d templates are refused", refused)
	}
	for _, end := range []string{"\v", "\f", "\x1c", "\x1d", "\x1e", "\u0085", "\u2028", "\u2029"} {
		write(t, filepath.Join(p.home, "own.tmpl"), "x"+end+"endsnippet"+end+"global !p"+end+python+end+"endglobal\n")
		command := exec.Command(p.path, "export", "ultisnips", "404", "--lang", "own", "-s", "own.yaml")
		command.Dir = p.home
		if out, err := command.CombinedOutput(); err == nil || !strings.Contains(string(out), "prints the character") {
			t.Errorf("%q is exported: %s", end, out)
		}
	}
}
