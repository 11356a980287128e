package shells

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"snipgen/frameworks"
)

// program returns a command that runs the program in its own folder.
func program(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(bin, "snipgen"), args...)
	cmd.Dir = t.TempDir()
	cmd.Env = environment(cmd.Dir, env...)
	return cmd
}

// piped returns what the program writes to a pipe.
func piped(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := program(t, env, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("snipgen %q: %v: %s", args, err, &stderr)
	}
	return stdout.String()
}

var names = regexp.MustCompile(`\S+`)

// On a wide terminal, lists have a heading and aligned columns. In a pipe, they
// have tabs and no heading.
func TestTable(t *testing.T) {
	for command, heading := range map[string]string{
		"frameworks": "TARGET TITLE LANGUAGE FILE",
		"statuses":   "CODE KEY REASON ORIGIN",
	} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			plain := piped(t, nil, command)
			if strings.HasPrefix(plain, "TARGET") || strings.HasPrefix(plain, "CODE") {
				t.Error("the list has a heading in a pipe")
			}
			shown, code := output(t, 300, program(t, nil, command))
			if code != 0 {
				t.Fatalf("exit code %d", code)
			}
			lines := strings.Split(strings.TrimSuffix(shown, "\n"), "\n")
			var begin []int
			for _, name := range names.FindAllStringIndex(lines[0], -1) {
				begin = append(begin, name[0])
			}
			if !strings.HasPrefix(strings.Join(strings.Fields(lines[0]), " "), heading) {
				t.Errorf("the heading is %q", lines[0])
			}
			var rows strings.Builder
			for _, line := range lines[1:] {
				line += strings.Repeat(" ", max(0, len(lines[0])-len(line)))
				for i, from := range begin {
					to := len(line)
					if i+1 < len(begin) {
						to = begin[i+1]
						rows.WriteString(strings.TrimRight(line[from:to], " ") + "\t")
						if line[to-1] != ' ' || line[to-2] != ' ' {
							t.Errorf("columns touch: %q", line)
						}
					} else {
						rows.WriteString(strings.TrimRight(line[from:to], " ") + "\n")
					}
				}
			}
			if rows.String() != plain {
				t.Errorf("on a terminal:\n%sin a pipe:\n%s", shown, plain)
			}
		})
	}
}

// Lists and explanations fit the terminal's width, lose no row and split no word.
// Only a long word at the end of a line, such as a URL, and an example may be
// wider. COLUMNS overrides the terminal's own width.
func TestWidth(t *testing.T) {
	for _, args := range [][]string{
		{"frameworks"}, {"frameworks", "--long"}, {"statuses"}, {"editor"}, {"show", "499"}, {"show", "401"}, {"show", "103"}, {"show", "783"}, {"--help"}, {"check", "--help"},
	} {
		for _, columns := range []uint16{60, 80, 120} {
			name := fmt.Sprintf("%s/%d", strings.Join(args, " "), columns)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				fits(t, columns, columns, nil, args)
			})
			t.Run(name+" by COLUMNS", func(t *testing.T) {
				t.Parallel()
				fits(t, columns, 300, []string{fmt.Sprintf("COLUMNS=%d", columns)}, args)
			})
		}
	}
}

// fits checks that a command's output has no more columns than these, on a terminal
// that has real ones.
func fits(t *testing.T, columns, real uint16, env, args []string) {
	t.Helper()
	plain := piped(t, nil, args...)
	shown, code := output(t, real, program(t, env, args...))
	if code != 0 {
		t.Errorf("exit code %d", code)
	}
	words := strings.Fields(plain)
	for line := range strings.Lines(shown) {
		line = strings.TrimSuffix(line, "\n")
		if n := utf8.RuneCountInString(line); n > int(columns) && len(line)-strings.LastIndex(line, " ") <= 21 && !strings.HasPrefix(line, "  snipgen ") {
			t.Errorf("a line has %d columns: %q", n, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("a line ends in a space: %q", line)
		}
		for _, word := range strings.Fields(line) {
			if line != strings.ToUpper(line) && !slices.Contains(words, word) {
				t.Errorf("the word %q is not in the output to a pipe", word)
			}
		}
	}
	for row := range strings.Lines(plain) {
		if first, _, found := strings.Cut(row, "\t"); found && !strings.Contains(shown, "\n"+first+" ") {
			t.Errorf("there is no row %q", first)
		}
	}
}

// The program reads definitions that somebody types, and says that it waits for
// them.
func TestTypedDefinitions(t *testing.T) {
	term := start(t, 80, program(t, nil, "order_lost", "curl", "-s", "-"))
	term.await(t, "the note", func() bool {
		return strings.Contains(term.shown(), "reading definitions from standard input; Ctrl-D ends them")
	})
	term.keys(t, "- {code: 404, key: order_lost}\n\x04")
	term.await(t, "the snippet", func() bool { return strings.Contains(term.shown(), "key=order_lost") })
}

// On a terminal code has colours. Without them it is the same as in a pipe.
func TestColours(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
	}{
		{"all targets", []string{"404", "--lang", strings.Join(ids(), ","), "--key", "order_not_found", "--header", "X-Note: a 'b' \"c\""}},
		{"several statuses", []string{"409", "422", "--lang", "flask,rails", "--body", "problem"}},
		{"message on the wire", []string{"404", "-l", "http", "--wire"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			plain := piped(t, nil, c.args...)
			shown, code := output(t, 80, program(t, nil, c.args...))
			if got := sgr.ReplaceAllString(shown, ""); code != 0 || got != plain {
				t.Errorf("exit code %d, on a terminal\n%q\nin a pipe:\n%q", code, got, plain)
			}
			if n := len(sgr.FindAllString(shown, -1)); n < 10 {
				t.Errorf("there are %d colours:\n%s", n, shown)
			}
		})
	}
}

// Flags, NO_COLOR and the like decide about colours, on a terminal and in a pipe.
func TestColourSettings(t *testing.T) {
	for _, c := range []struct {
		env, args       string
		terminal, piped bool
	}{
		{"", "", true, false},
		{"", "--color auto", true, false},
		{"", "--color always", true, true},
		{"", "--color never", false, false},
		{"NO_COLOR=1", "", false, false},
		{"NO_COLOR=", "", true, false},
		{"NO_COLOR=1", "--color always", true, true},
		{"NO_COLOR=1", "--color auto", false, false},
		{"NO_COLOR=1 CLICOLOR_FORCE=1", "", false, false},
		{"FORCE_COLOR=1", "", true, true},
		{"FORCE_COLOR=0", "", false, false},
		{"NO_COLOR=1 FORCE_COLOR=1", "", false, false},
		{"CLICOLOR_FORCE=1", "", true, true},
		{"CLICOLOR_FORCE=0", "", true, false},
		{"CLICOLOR_FORCE=1", "--color never", false, false},
		{"CLICOLOR=0", "", false, false},
		{"CLICOLOR=1", "", true, false},
		{"TERM=dumb", "", false, false},
		{"TERM=dumb", "--color=always", true, true},
		{"SNIPGEN_COLOR=never", "", false, false},
		{"SNIPGEN_COLOR=always NO_COLOR=1", "", true, true},
		{"SNIPGEN_COLOR=never", "--color always", true, true},
		{"", "--json", false, false},
		{"", "--json --color always", false, false},
	} {
		t.Run(cmp.Or(strings.TrimSpace(c.env+" "+c.args), "no setting"), func(t *testing.T) {
			t.Parallel()
			env, args := strings.Fields(c.env), append([]string{"404", "-l", "flask"}, strings.Fields(c.args)...)
			shown, code := output(t, 80, program(t, env, args...))
			if coloured := strings.Contains(shown, "\x1b"); code != 0 || coloured != c.terminal {
				t.Errorf("on a terminal: exit code %d, coloured is %v", code, coloured)
			}
			if coloured := strings.Contains(piped(t, env, args...), "\x1b"); coloured != c.piped {
				t.Errorf("in a pipe: coloured is %v", coloured)
			}
		})
	}
	t.Run("file that -o writes", func(t *testing.T) {
		t.Parallel()
		cmd := program(t, nil, "404", "-l", "flask", "-o", "app.py", "--color", "always")
		shown, code := output(t, 80, cmd)
		file, err := os.ReadFile(filepath.Join(cmd.Dir, "app.py"))
		if err != nil || code != 0 || shown != "" || string(file) != piped(t, nil, "404", "-l", "flask") {
			t.Errorf("%v, exit code %d, %q on the terminal, %q in the file", err, code, shown, file)
		}
	})
}

// The terminal obeys nothing that the user's text has, in code, in errors or in
// lists.
func TestHostile(t *testing.T) {
	hostile := "\x1b]0;title\a\x1b[31mred\x1b[2J\u009b31m\x7f\u202eright\u2066 \r\b"
	definitions, err := json.Marshal(map[string]any{
		"statuses": []any{map[string]any{"code": 409, "key": "mine", "message": hostile, "meaning": hostile}},
	})
	if err != nil {
		t.Fatal(err)
	}
	template := `targets: [{id: bell, title: Bell, language: shell, template: bell.tmpl}]`
	check := func(name string, args ...string) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := program(t, nil, args...)
			write(t, cmd.Dir, ".snipgen.yaml", template, "bell.tmpl", "echo {{str .Message}}", "own.yaml", string(definitions))
			shown, _ := output(t, 80, cmd)
			if shown == "" {
				t.Fatal("the terminal shows nothing")
			}
			for _, r := range sgr.ReplaceAllString(shown, "") {
				if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == '\u202e' || r == '\u2066' {
					t.Fatalf("the program writes %q: %q", r, shown)
				}
			}
		})
	}
	for _, f := range append([]string{"bell"}, ids()...) {
		check(f+"/message", "404", "-l", f, "--message", hostile)
		check(f+"/message without colours", "404", "-l", f, "--message", hostile, "--color", "never")
		check(f+"/header", "404", "-l", f, "--header", "X-A: "+hostile)
		check(f+"/key", "404", "-l", f, "--key", hostile)
		check(f+"/name", "404", "-l", f, "--name", hostile)
		check(f+"/path", "404", "-l", f, "--path", "/"+hostile)
		check(f+"/url", "404", "-l", f, "--url", "http://"+hostile)
		check(f+"/color", "404", "-l", f, "--color", hostile)
		check(f+"/definition", "mine", "-l", f, "-s", "own.yaml")
		check(f+"/status", hostile, "-l", f)
	}
	check("definition that show explains", "show", "mine", "-s", "own.yaml")
	check("definition in a list", "statuses", "mine", "-s", "own.yaml")
	check("target", "404", "-l", hostile)
	check("status that show explains", "show", hostile)
}

// ids returns the IDs of all targets.
func ids() []string {
	var out []string
	for _, f := range frameworks.All {
		out = append(out, f.ID)
	}
	return out
}

// If nobody reads its output, the program ends as other programs do: by SIGPIPE,
// without a message.
func TestBrokenPipe(t *testing.T) {
	for _, c := range []struct{ name, trap string }{
		{"default", ""},
		{"parent ignores SIGPIPE", `trap "" PIPE; `},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			r.Close()
			cmd := program(t, nil)
			cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-c", c.trap + "exec snipgen statuses --json"}
			var stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = w, &stderr
			err = cmd.Run()
			w.Close()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGPIPE || stderr.Len() > 0 {
				t.Errorf("the program ends by %v, %q", err, &stderr)
			}
		})
	}
	t.Run("head", func(t *testing.T) {
		t.Parallel()
		cmd := exec.Command("bash", "-c", "set -o pipefail; snipgen statuses --json | head -n 1")
		cmd.Env = environment(t.TempDir())
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if string(out) != "[\n" || err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 128+int(syscall.SIGPIPE)) {
			t.Errorf("%v, %q", err, out)
		}
	})
}

// A full device is an error, which says so.
func TestFullDevice(t *testing.T) {
	for _, args := range []string{"499 --lang flask", "499 --lang flask --color always", "man", "frameworks", "499 -l flask -o /dev/full"} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			cmd := program(t, nil, strings.Fields(args)...)
			var stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = full, &stderr
			err = cmd.Run()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.HasPrefix(stderr.String(), "snipgen: ") || !strings.HasSuffix(stderr.String(), "no space left on device\n") {
				t.Errorf("%v, %q", err, stderr.String())
			}
		})
	}
}

// option matches an option in the help: its letter, its long names and its value.
var option = regexp.MustCompile(`(?m)^  (?:(-\w), |    )(--[a-z-]+)(?:, (--[a-z-]+))?(?: ([A-Z]+))?`)

// The manual page passes the checks of mandoc and groff, and lexgrog can index it.
func TestManual(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "snipgen.1")
	write(t, dir, "snipgen.1", piped(t, nil, "man"))
	for _, c := range []struct {
		name    string
		command []string
		want    string // in the output; "" for no output at all
	}{
		{"mandoc", []string{"mandoc", "-Tlint", "-Wall", file}, ""},
		{"groff in UTF-8", []string{"groff", "-man", "-ww", "-b", "-Tutf8", "-z", file}, ""},
		{"groff in ASCII", []string{"groff", "-man", "-ww", "-b", "-Tascii", "-z", file}, ""},
		{"lexgrog", []string{"lexgrog", file}, "snipgen - print handler code"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, err := exec.Command(c.command[0], c.command[1:]...).CombinedOutput()
			if err != nil || !strings.Contains(string(out), c.want) || c.want == "" && len(out) > 0 {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// man shows the manual page without warnings. The page has everything that the help
// has, in characters that can be copied.
func TestManualIsComplete(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("man", "--warnings=w", "-l", "-")
	cmd.Stdin = strings.NewReader(piped(t, nil, "man"))
	cmd.Env = environment(dir, "MANWIDTH=120", "MAN_KEEP_FORMATTING=", "MANOPT=--no-justification --no-hyphenation")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	page, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("man: %v, %s", err, &stderr)
	}
	text := string(page)
	compared := 0
	has := func(t *testing.T, want string) {
		t.Helper()
		if compared++; !strings.Contains(text, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	help := piped(t, nil, "--help")
	_, examples, _ := strings.Cut(help, "Examples:\n")
	examples, _, _ = strings.Cut(examples, "\n\n")
	_, commands, _ := strings.Cut(help, "Commands:\n")
	commands, options, _ := strings.Cut(commands, "\n\n")
	t.Run("sections", func(t *testing.T) {
		for _, section := range strings.Fields("NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS ENVIRONMENT FILES EXAMPLES") {
			if strings.Count(text, "\n"+section+"\n") != 1 {
				t.Errorf("the page has no section %s, or several", section)
			}
		}
	})
	t.Run("examples", func(t *testing.T) {
		compared = 0
		for line := range strings.Lines(examples) {
			has(t, "  "+strings.TrimSpace(line)+"\n")
		}
		if compared < 3 {
			t.Errorf("the help has only %d examples", compared)
		}
	})
	t.Run("options", func(t *testing.T) {
		compared = 0
		for _, o := range option.FindAllStringSubmatch(options, -1) {
			// The help has the letter first, and the page the long name.
			want := o[2]
			for _, name := range []string{o[1], o[3]} {
				if name != "" {
					want += ", " + name
				}
			}
			if o[4] != "" {
				want += " " + o[4]
			}
			has(t, "\n       "+want)
		}
		if compared < 10 {
			t.Errorf("the help has only %d options", compared)
		}
	})
	t.Run("commands", func(t *testing.T) {
		compared = 0
		for line := range strings.Lines(commands) {
			if strings.HasPrefix(line, "   ") {
				continue // the rest of a summary
			}
			name := strings.Fields(line)[0]
			has(t, "\n   "+name)
			for _, o := range option.FindAllStringSubmatch(piped(t, nil, "help", name), -1) {
				has(t, "       "+o[2])
			}
		}
		if compared < 20 {
			t.Errorf("the help has only %d commands and options of commands", compared)
		}
	})
}

// The commands with fzf in the help work as it says.
func TestFzf(t *testing.T) {
	help := piped(t, nil, "help", "terminal")
	for _, c := range []struct{ begin, first, query, preview, want string }{
		{"snipgen statuses | fzf", "Switching Protocols", "499@esri", "Token Required", `"error": "token_required"`},
		{"snipgen frameworks | fzf", "Django", "Django", "JsonResponse", "from django.http import JsonResponse"},
	} {
		t.Run(c.begin, func(t *testing.T) {
			t.Parallel()
			_, rest, found := strings.Cut(help, "\n  "+c.begin)
			end := 0
			for i := range rest { // all lines of the command but the last end in a backslash
				if rest[i] == '\n' && rest[i-1] != '\\' {
					end = i
					break
				}
			}
			if !found {
				t.Fatal("the help has no such command")
			}
			cmd := program(t, nil)
			cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-c", c.begin + rest[:end]}
			term := start(t, 160, cmd)
			plain := func() string { return sgr.ReplaceAllString(term.shown(), "") }
			term.await(t, "the list of fzf", func() bool { return strings.Contains(plain(), c.first) })
			term.keys(t, c.query)
			term.await(t, "the preview of "+c.query, func() bool { return strings.Contains(plain(), c.preview) })
			before := len(term.shown())
			term.keys(t, "\r")
			<-term.done
			cmd.Wait()
			if got := sgr.ReplaceAllString(term.shown()[before:], ""); !strings.Contains(got, c.want) || cmd.ProcessState.ExitCode() != 0 {
				t.Errorf("%s%s: exit code %d, %q", c.begin, rest[:end], cmd.ProcessState.ExitCode(), got)
			}
		})
	}
}

// fzf returns the whole row of a status. Its first column names that status, even
// among the user's own and others of the same code.
func TestRowsNameStatuses(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".snipgen.yaml", "statuses: [{code: 409, key: order_shipped}, {code: 409, key: order_locked}, {code: 404, key: not_found}]\n")
	t.Run("fzf", func(t *testing.T) {
		cmd := exec.Command("sh", "-c", `snipgen statuses | fzf --delimiter '\t' --with-nth 1,3 --filter 'conflict'`)
		cmd.Dir, cmd.Env = dir, environment(dir)
		out, err := cmd.Output()
		if err != nil || !strings.Contains(string(out), "409@order_locked\torder_locked\t") || strings.Contains(string(out), "404") {
			t.Errorf("fzf --filter: %v, %q", err, out)
		}
	})
	list := program(t, nil, "statuses")
	list.Dir = dir
	rows, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for row := range strings.Lines(string(rows)) {
		n++
		cell := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		t.Run(cell[0], func(t *testing.T) {
			t.Parallel()
			show := program(t, nil, "show", cell[0], "--json")
			show.Dir = dir
			out, err := show.Output()
			var s struct {
				Code        int
				Key, Origin string
			}
			if err == nil {
				err = json.Unmarshal(out, &s)
			}
			code, _, _ := strings.Cut(cell[0], "@")
			if want, _ := strconv.Atoi(code); err != nil || s.Code != want || s.Key != cell[1] || s.Origin != cell[3] {
				t.Errorf("%q is shown as %+v: %v", row, s, err)
			}
		})
	}
	if n < 80 {
		t.Errorf("there are %d statuses", n)
	}
}
