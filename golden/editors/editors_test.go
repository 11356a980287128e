// Package editors runs the configuration that snipgen prints for editors in the real
// editors, and checks the edited files.
package editors

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"snipgen/golden/kit"
)

var update = flag.Bool("update", false, "write the edited files to testdata")

// An insertion is a case of testdata.
type insertion struct {
	path          string // of the case's file
	file          string
	line          int
	args          []string
	before, after string
}

// name returns the name of the case's file, without its extension.
func (c insertion) name() string { return strings.TrimSuffix(filepath.Base(c.path), ".txtar") }

// insertions reads all cases of testdata.
func insertions(t *testing.T) []insertion {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d cases, %v", len(paths), err)
	}
	var out []insertion
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c := insertion{path: path}
		for line := range strings.Lines(string(archive.Comment)) {
			key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			switch key {
			case "file":
				c.file = value
			case "line":
				if _, err := fmt.Sscan(value, &c.line); err != nil {
					t.Fatal(err)
				}
			case "arg":
				c.args = append(c.args, value)
			default:
				t.Fatalf("%s: unknown key %q", path, key)
			}
		}
		for _, f := range archive.Files {
			switch f.Name {
			case "before":
				c.before = string(f.Data)
			case "after":
				c.after = string(f.Data)
			}
		}
		out = append(out, c)
	}
	return out
}

// A session is one use of an editor: open a file, add its first line without saving,
// run one command and undo it.
type session struct {
	home, dir string
	file      string // if it is empty, the buffer has no file
	filetype  string // of a buffer without a file: the filetype, or Emacs's mode
	first     string // the unsaved first line
	line      int    // where the cursor is, from 1
	args      []string
	path      string // PATH
}

// An outcome is the state at the end of a session.
type outcome struct {
	buffer, undone string
	message        string
	cursor         string // its line and column, from 1, with a colon between
}

// An editor runs a session. In the session's home, it writes its message to the file
// "message", the buffer to "buffer", the cursor's position to "cursor", and the buffer
// after undo to "undone". "before" has the text for a buffer without a file.
type editor struct {
	name    string
	program string
	config  string // the configuration file, in HOME
	command func(t *testing.T, s session) (command []string, stdin string)
	keeps   bool // undo isn't tested
	beyond  bool // the cursor can be after the last line
}

var all = []editor{
	{name: "vim", program: "vim", config: ".vimrc", command: vim},
	{name: "neovim", program: "nvim", config: ".config/nvim/init.lua", command: neovim},
	{name: "emacs", program: "emacs", config: ".emacs.d/init.el", command: emacs, keeps: true, beyond: true},
	{name: "kakoune", program: "kak", config: ".config/kak/kakrc", command: kakoune},
}

// shellQuote quotes a text for a shell.
func shellQuote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// vimScript writes a script that does what somebody would type in Vim or Neovim, and
// returns its path.
func vimScript(t *testing.T, s session) string {
	quote := func(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
	at := func(name string) string { return quote(filepath.Join(s.home, name)) }
	var args []string
	for _, a := range s.args {
		args = append(args, shellQuote(a))
	}
	begin := "call append(0, " + quote(s.first) + ")"
	if s.file == "" {
		begin = "call setline(1, readfile(" + at("before") + ")) | set filetype=" + s.filetype
	}
	lines := []string{
		"let g:before = getline(1, '$')",
		begin,
		"let &undolevels = &undolevels", // starts a new undo step
		fmt.Sprintf("call cursor(%d, 2)", s.line),
		"try",
		"Snipgen " + strings.Join(args, " "),
		"catch",
		"echomsg v:exception",
		"endtry",
		"call writefile(split(execute('messages'), \"\\n\"), " + at("message") + ")",
		"call writefile([line('.') . ':' . col('.')], " + at("cursor") + ")",
		"call writefile(getline(1, '$'), " + at("buffer") + ")",
		"if getline(1, '$') != g:before | silent undo | endif",
		"call writefile(getline(1, '$'), " + at("undone") + ")",
		"qall!",
	}
	return write(t, filepath.Join(s.home, "typed.vim"), strings.Join(lines, "\n")+"\n")
}

// named appends the session's file, if it has one, to a command.
func (s session) named(command ...string) []string {
	if s.file != "" {
		command = append(command, s.file)
	}
	return command
}

func vim(t *testing.T, s session) ([]string, string) {
	return s.named("vim", "--not-a-term", "-T", "dumb", "-n", "-i", "NONE", "-S", vimScript(t, s)), ""
}

func neovim(t *testing.T, s session) ([]string, string) {
	return s.named("nvim", "--headless", "-n", "-i", "NONE", "-S", vimScript(t, s)), ""
}

func emacs(t *testing.T, s session) ([]string, string) {
	var typed []string
	for _, a := range s.args {
		typed = append(typed, shellQuote(a))
	}
	at := func(name string) string { return lisp(filepath.Join(s.home, name)) }
	begin := "(find-file " + lisp(s.file) + ") (goto-char (point-min)) (insert " + lisp(s.first+"\n") + ")"
	if s.file == "" {
		mode := s.filetype
		if mode == "" {
			mode = "fundamental"
		}
		begin = "(switch-to-buffer \"new\") (insert-file-contents " + at("before") + ") (" + mode + "-mode)"
	}
	script := write(t, filepath.Join(s.home, "typed.el"), strings.Join([]string{
		"(setq make-backup-files nil auto-save-default nil create-lockfiles nil)",
		begin,
		"(goto-char (point-min))",
		fmt.Sprintf("(forward-line %d)", s.line-1),
		"(unless (eolp) (forward-char))",
		"(let ((said (condition-case wrong (progn (call-interactively #'snipgen) (current-message))",
		"              (error (error-message-string wrong)))))",
		"  (write-region (or said \"\") nil " + at("message") + "))",
		"(write-region (format \"%d:%d\" (line-number-at-pos) (1+ (current-column))) nil " + at("cursor") + ")",
		"(write-region nil nil " + at("buffer") + ")",
		"(kill-emacs)",
	}, "\n"))
	// In batch mode the minibuffer reads standard input.
	return []string{"emacs", "--batch", "--load", filepath.Join(s.home, ".emacs.d/init.el"), "--load", script}, strings.Join(typed, " ") + "\n"
}

func lisp(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func kakoune(t *testing.T, s session) ([]string, string) {
	quote := func(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
	keys := func(text string) string { return quote(strings.ReplaceAll(text, "<", "<lt>")) }
	var args []string
	for _, a := range s.args {
		args = append(args, quote(a))
	}
	at := func(name string) string { return quote(filepath.Join(s.home, name)) }
	begin := "execute-keys ggO " + keys(s.first) + " <esc>"
	if s.file == "" {
		begin = "edit -scratch; set-option buffer filetype " + quote(s.filetype) + "; execute-keys '%|cat " + filepath.Join(s.home, "before") + "<ret>'"
	}
	script := write(t, filepath.Join(s.home, "typed.kak"), strings.Join([]string{
		begin,
		fmt.Sprintf("select %d.2,%d.2", s.line, s.line),
		"try %{",
		"snipgen " + strings.Join(args, " "),
		"echo -to-file " + at("message"),
		"} catch %{",
		"echo -to-file " + at("message") + " %val{error}",
		"}",
		"echo -to-file " + at("cursor") + ` "%val{cursor_line}:%val{cursor_column}"`,
		"write! " + at("buffer"),
		"evaluate-commands %sh{ cmp -s " + strings.Join([]string{at("buffer"), at("before")}, " ") + " || echo try %{ execute-keys u } }", // an unchanged buffer has nothing to undo
		"write! " + at("undone"),
		"quit!",
	}, "\n"))
	return s.named("kak", "-ui", "dummy", "-e", "source "+quote(script)), ""
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// run runs a session in its own folder and checks that the file on the disk stays
// unchanged.
func (e editor) run(t *testing.T, recipe string, s session, before string) outcome {
	t.Helper()
	kit.Need(t, e.program)
	s.home, s.dir = t.TempDir(), t.TempDir()
	write(t, filepath.Join(s.home, e.config), recipe)
	write(t, filepath.Join(s.home, "before"), before)
	disk := ""
	if s.file != "" {
		s.file = filepath.Join(s.dir, s.file)
		s.first, disk, _ = strings.Cut(before, "\n")
		write(t, s.file, disk)
	}

	command, stdin := e.command(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Dir = s.dir
	cmd.Env = []string{
		"HOME=" + s.home, "PATH=" + s.path, "TERM=dumb", "LC_ALL=C.UTF-8", "SHELL=/bin/sh",
		"TMPDIR=" + t.TempDir(), "XDG_RUNTIME_DIR=" + t.TempDir(), "SNIPGEN_MARK=editors",
	}
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", e.program, err, out)
	}
	if s.file != "" && read(t, s.file) != disk {
		t.Errorf("the file on the disk has become:\n%s", read(t, s.file))
	}
	o := outcome{
		buffer: read(t, filepath.Join(s.home, "buffer")), message: read(t, filepath.Join(s.home, "message")),
		cursor: strings.TrimSpace(read(t, filepath.Join(s.home, "cursor"))),
	}
	if e.keeps {
		o.undone = before
	} else {
		o.undone = read(t, filepath.Join(s.home, "undone"))
	}
	if o.message == "" && testing.Verbose() {
		t.Logf("%s", out)
	}
	return o
}

// recipe returns the configuration for an editor.
func recipe(t *testing.T, program, name string) string {
	t.Helper()
	out, err := exec.Command(program, "editor", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// In every editor, the command changes the unsaved buffer as the program would, puts
// the cursor after the code, and can be undone in one step.
func TestInsertion(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	for _, c := range insertions(t) {
		t.Run(c.name(), func(t *testing.T) {
			want, last := inserted(t, program, c)
			if *update {
				writeAfter(t, c, want)
			} else if want != c.after {
				t.Fatalf("%s has another outcome (go test . -update rewrites it):\n%s", c.path, want)
			}
			for _, e := range all {
				t.Run(e.name, func(t *testing.T) {
					o := e.run(t, recipe(t, program, e.name), session{file: c.file, line: c.line, args: c.args, path: path}, c.before)
					if o.buffer != want {
						t.Errorf("the buffer is\n%s\nnot\n%s\nmessage: %s", o.buffer, want, o.message)
					}
					if behind := e.behind(want, last); o.cursor != behind {
						t.Errorf("the cursor is at %s, not at %s", o.cursor, behind)
					}
					if o.undone != c.before {
						t.Errorf("undone, the buffer is\n%s", o.undone)
					}
				})
			}
		})
	}
}

// behind returns the cursor's position after the last line of the code, counted from 1:
// the beginning of the next line, or the end of the text.
func (e editor) behind(text string, last int) string {
	if lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n"); last == len(lines) && !e.beyond {
		return fmt.Sprintf("%d:%d", last, len(lines[last-1]))
	}
	return fmt.Sprintf("%d:1", last+1)
}

// inserted returns what the program prints for a case, and the number of the code's
// last line in it, from 1.
func inserted(t *testing.T, program string, c insertion) (text string, last int) {
	t.Helper()
	args := append(append([]string{}, c.args...), "--file", c.file, "--buffer", "--insert", fmt.Sprint(c.line))
	text = output(t, program, c.before, args...)
	_, last = edits(t, c.before, []byte(output(t, program, c.before, append(args, "--json")...)))
	return text, last
}

func writeAfter(t *testing.T, c insertion, after string) {
	t.Helper()
	archive, err := txtar.ParseFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	archive.Files = []txtar.File{{Name: "before", Data: []byte(c.before)}, {Name: "after", Data: []byte(after)}}
	write(t, c.path, string(txtar.Format(archive)))
}

// Every editor shows an error, on one line if it has only one, and leaves the buffer
// and the cursor alone.
func TestErrors(t *testing.T) {
	program := kit.Snipgen(t)
	with := filepath.Dir(program) + ":" + os.Getenv("PATH")
	const before = "\"\"\"A 'quoted' \"text\".\"\"\"\n\nx = 1\n"
	for _, c := range []struct {
		name, message, path string
		args                []string
	}{
		{"status", `unknown status "it's"`, with, []string{"it's", "--lang", "flask"}},
		{"target", "3 targets", with, []string{"404"}},
		{"flag", "--lnag", with, []string{"404", "--lnag", "flask"}},
		{"program", "snipgen", os.Getenv("PATH"), []string{"404", "--lang", "flask"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, e := range all {
				t.Run(e.name, func(t *testing.T) {
					o := e.run(t, recipe(t, program, e.name), session{file: "x.py", line: 3, args: c.args, path: c.path}, before)
					if o.buffer != before {
						t.Errorf("the buffer is\n%s", o.buffer)
					}
					if o.cursor != "3:2" {
						t.Errorf("the cursor is at %s", o.cursor)
					}
					if !strings.Contains(o.message, c.message) {
						t.Errorf("the message is %q, which has no %q", o.message, c.message)
					}
					if message := strings.TrimSpace(o.message); e.name == "kakoune" && (!strings.HasPrefix(message, "snipgen") || strings.Contains(message, "\n")) {
						t.Errorf("the message is not one line: %q", message)
					}
				})
			}
		})
	}
}

// If a buffer has no file, its filetype decides the language. An empty buffer gets a
// whole file. In Emacs, fundamental-mode stands for an unknown filetype.
func TestNameless(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	const flask = "from flask import Flask\n\napp = Flask(__name__)\n"
	for _, c := range []struct {
		name, file, filetype, before string
		args                         []string
		said                         string // of a refusal
	}{
		{"empty file", "x.py", "", "", []string{"404", "--lang", "flask"}, ""},
		{"target by name", "", "python", "", []string{"404", "--lang", "flask"}, ""},
		{"target by import", "", "python", flask, []string{"404"}, ""},
		{"only target of the language", "", "javascript", "", []string{"404"}, ""},
		{"several targets of the language", "", "python", "", []string{"404"}, "fits 3 targets"},
		{"target by name without filetype", "", "", "", []string{"404", "--lang", "flask"}, ""},
		{"no filetype", "", "", "", []string{"404"}, "no known target"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, e := range all {
				t.Run(e.name, func(t *testing.T) {
					want, last := c.before, 1
					if c.said == "" {
						file := c.file
						if file == "" {
							file = "." + c.filetype
						}
						want, last = inserted(t, program, insertion{file: file, line: 1, args: c.args, before: c.before})
					}
					o := e.run(t, recipe(t, program, e.name), session{file: c.file, filetype: c.filetype, line: 1, args: c.args, path: path}, c.before)
					// In most editors, an empty buffer has one empty line.
					if strings.TrimSuffix(o.buffer, "\n") != strings.TrimSuffix(want, "\n") {
						t.Errorf("the buffer is\n%s\nnot\n%s\nmessage: %s", o.buffer, want, o.message)
					}
					if behind := e.behind(want, last); c.said == "" && o.cursor != behind {
						t.Errorf("the cursor is at %s, not at %s", o.cursor, behind)
					}
					if !strings.Contains(o.message, c.said) {
						t.Errorf("the message is %q, which has no %q", o.message, c.said)
					}
				})
			}
		})
	}
}

// A file name may contain syntax of a shell or an editor.
func TestNames(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	const before = "from flask import Flask\n\napp = Flask(__name__)\n"
	// The names of the subtests are plain, since their folders have them too.
	for _, c := range [][2]string{
		{"apostrophe", `it's.py`}, {"quotes and spaces", `a "b" c.py`}, {"dollar signs", `$(id) $HOME.py`}, {"backquotes", "`id`.py"},
		{"operators", `-x;y|z&.py`}, {"backslash and percent sign", `a\b%#.py`}, {"brackets and wildcards", `[x]{y}*?~.py`},
		{"angle brackets", `<a-b>!.py`}, {"umlaut", `größe.py`},
	} {
		name, file := c[0], c[1]
		want, _ := inserted(t, program, insertion{file: file, line: 4, args: []string{"404"}, before: before})
		for _, e := range all {
			t.Run(e.name+"/"+name, func(t *testing.T) {
				o := e.run(t, recipe(t, program, e.name), session{file: file, line: 3, args: []string{"404"}, path: path}, before)
				if o.buffer != want {
					t.Errorf("the buffer is\n%s\nnot\n%s\nmessage: %s", o.buffer, want, o.message)
				}
			})
		}
	}
}

// edits applies the edits of --json to a text, as a plug-in does. last is the number
// of the code's last line, from 1.
func edits(t *testing.T, text string, out []byte) (whole string, last int) {
	t.Helper()
	var snippet struct {
		Edits []struct {
			Start, End int
			Lines      []string
		}
	}
	if err := json.Unmarshal(out, &snippet); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for _, e := range snippet.Edits {
		rest := append([]string{}, lines[e.End:]...)
		lines = append(append(lines[:e.Start:e.Start], e.Lines...), rest...)
		last = e.Start + len(strings.Split(strings.TrimRight(strings.Join(e.Lines, "\n"), "\n"), "\n"))
	}
	return strings.Join(lines, "\n") + "\n", last
}

// Without any configuration, editors can pipe a line through the program.
func TestFilters(t *testing.T) {
	program := kit.Snipgen(t)
	const filter = "snipgen 404 -l flask --file x.py --part handler --indent auto"
	const before = "def routes(app):\n\tapp.secret_key = 1\n\t\n\treturn app\n"
	const handler = "\tdef my_endpoint():\n\t\treturn {\"error\": \"not_found\", \"message\": \"Not Found\"}, 404\n"
	for _, c := range []struct {
		name  string
		line  int
		after string
	}{
		{"blank line", 3, "def routes(app):\n\tapp.secret_key = 1\n" + handler + "\treturn app\n"},
		{"first line", 1, "def routes(app):\n" + handler + "\tapp.secret_key = 1\n\t\n\treturn app\n"},
		{"line with code", 2, "def routes(app):\n\tapp.secret_key = 1\n\n" + handler + "\t\n\treturn app\n"},
	} {
		for name, command := range map[string][]string{
			"vim":   {"vim", "--not-a-term", "-T", "dumb", "-n", "-i", "NONE", "-u", "NONE", fmt.Sprintf("+%d", c.line), "+.!" + filter, "+wq!", "x.py"},
			"nvim":  {"nvim", "--headless", "-n", "-i", "NONE", "-u", "NONE", fmt.Sprintf("+%d", c.line), "+.!" + filter, "+wq!", "x.py"},
			"kak":   {"kak", "-n", "-ui", "dummy", "-e", fmt.Sprintf("execute-keys '%dgx|%s<ret>'; write; quit!", c.line, filter), "x.py"},
			"emacs": {"emacs", "--batch", "-Q", "x.py", "--eval", fmt.Sprintf(`(progn (goto-char (point-min)) (forward-line %d) (shell-command-on-region (line-beginning-position) (line-beginning-position 2) %s nil t) (setq make-backup-files nil) (save-buffer))`, c.line-1, lisp(filter))},
		} {
			t.Run(name+"/"+c.name, func(t *testing.T) {
				kit.Need(t, command[0])
				dir := t.TempDir()
				file := write(t, filepath.Join(dir, "x.py"), before)
				ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
				defer cancel()
				cmd := exec.CommandContext(ctx, command[0], command[1:]...)
				cmd.Dir = dir
				cmd.Env = []string{"HOME=" + dir, "PATH=" + filepath.Dir(program) + ":" + os.Getenv("PATH"), "TERM=dumb", "LC_ALL=C.UTF-8", "SHELL=/bin/sh", "XDG_RUNTIME_DIR=" + t.TempDir()}
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				if got := read(t, file); got != c.after {
					t.Errorf("the buffer is\n%s", got)
				}
			})
		}
	}
}

// Editors complete arguments. The test calls the completion function of Vim, Neovim
// and Emacs, and types in Kakoune.
func TestCompletion(t *testing.T) {
	program := kit.Snipgen(t)
	typed := []string{"404 --lang fl", "not_f", "404 --statuses typ", `404 --message 'it "is' --lang fl`, `404 --message a\ \'b --lang fl`, "'not fo", `404 --statuses a\ f`}
	const want = "flask\nnot_found\ntyped\nflask\nflask\nfound\na\\ file\n"
	// Vim and Neovim complete whole lines. In Emacs, the test calls the function for each
	// line.
	var lines, strs []string
	for _, line := range typed {
		lines = append(lines, "getcompletion('Snipgen "+strings.ReplaceAll(line, "'", "''")+"', 'cmdline')")
		strs = append(strs, lisp(line))
	}
	script := "call writefile(" + strings.Join(lines, " + ") + ", 'completed')\nqall!\n"
	for name, command := range map[string][]string{
		"vim":    {"vim", "--not-a-term", "-T", "dumb", "-n", "-i", "NONE", "-S", "typed"},
		"neovim": {"nvim", "--headless", "-n", "-i", "NONE", "-S", "typed"},
		"emacs": {"emacs", "--batch", "--load", ".emacs.d/init.el", "--eval",
			`(with-temp-file "completed" (insert (mapconcat (lambda (typed) (with-temp-buffer (insert typed) (let ((found (snipgen--complete))) (mapconcat #'identity (all-completions (buffer-substring (nth 0 found) (nth 1 found)) (nth 2 found)) "\n")))) '(` + strings.Join(strs, " ") + `) "\n") "\n"))`},
	} {
		t.Run(name, func(t *testing.T) {
			kit.Need(t, command[0])
			dir := t.TempDir()
			write(t, filepath.Join(dir, "typed"), script)
			write(t, filepath.Join(dir, "a file"), "")
			for _, e := range all {
				if e.name == name {
					write(t, filepath.Join(dir, e.config), recipe(t, program, name))
				}
			}
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, command[0], command[1:]...)
			cmd.Dir = dir
			cmd.Env = []string{"HOME=" + dir, "PATH=" + filepath.Dir(program) + ":" + os.Getenv("PATH"), "TERM=dumb", "LC_ALL=C.UTF-8", "SHELL=/bin/sh"}
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if got := read(t, filepath.Join(dir, "completed")); got != want {
				t.Errorf("the candidates are %q", got)
			}
		})
	}
	t.Run("kakoune", func(t *testing.T) {
		kit.Need(t, "kak")
		dir := t.TempDir()
		write(t, filepath.Join(dir, ".config/kak/kakrc"), recipe(t, program, "kakoune"))
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, "kak", "-ui", "json")
		cmd.Dir = dir
		cmd.Env = []string{"HOME=" + dir, "PATH=" + filepath.Dir(program) + ":" + os.Getenv("PATH"), "TERM=dumb", "LC_ALL=C.UTF-8", "SHELL=/bin/sh", "XDG_RUNTIME_DIR=" + t.TempDir()}
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		press := func(keys string) {
			fmt.Fprintf(in, `{"jsonrpc":"2.0","method":"keys","params":[%q]}`+"\n", keys)
		}
		// The protocol is described in json_ui.asciidoc of Kakoune's documentation.
		screen := bufio.NewScanner(out)
		screen.Buffer(nil, 1<<20)
		typed, shown := false, false
		for screen.Scan() && !shown {
			line := screen.Text()
			if !typed && strings.Contains(line, `"refresh"`) {
				typed = true
				press(":snipgen 404 --lang fl<tab>")
			}
			shown = strings.Contains(line, `"menu_show"`) && strings.Contains(line, `"contents": "flask"`)
		}
		if !shown {
			t.Error("flask is not shown")
		}
		press("<esc>:quit!<ret>")
		go io.Copy(io.Discard, out)
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
}
