package shells

import (
	"bytes"
	"encoding/json"
	"errors"
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

// program is the program in a folder of its own.
func program(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(bin, "snipgen"), args...)
	cmd.Dir = t.TempDir()
	cmd.Env = environment(cmd.Dir, env...)
	return cmd
}

// piped runs the program with its output in a pipe.
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

// Lists are aligned under a heading on a terminal that is wide enough, and have
// tabs in a pipe.
func TestTable(t *testing.T) {
	for command, heading := range map[string]string{
		"frameworks": "TARGET TITLE LANGUAGE FILE",
		"statuses":   "CODE KEY REASON ORIGIN",
	} {
		plain := piped(t, nil, command)
		if strings.HasPrefix(plain, "TARGET") || strings.HasPrefix(plain, "CODE") {
			t.Errorf("%s has a heading in a pipe", command)
		}
		shown, code := output(t, 300, program(t, nil, command))
		if code != 0 {
			t.Fatalf("%s: exit code %d", command, code)
		}
		lines := strings.Split(strings.TrimSuffix(shown, "\n"), "\n")
		var begin []int
		for _, name := range names.FindAllStringIndex(lines[0], -1) {
			begin = append(begin, name[0])
		}
		if !strings.HasPrefix(strings.Join(strings.Fields(lines[0]), " "), heading) {
			t.Errorf("the heading of %s is %q", command, lines[0])
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
						t.Errorf("%s has columns that touch: %q", command, line)
					}
				} else {
					rows.WriteString(strings.TrimRight(line[from:to], " ") + "\n")
				}
			}
		}
		if rows.String() != plain {
			t.Errorf("%s is\n%swhich is not\n%s", command, shown, plain)
		}
	}
}

// Whatever is listed or explained fits the terminal, loses no row and splits no
// word. Only a long word at the end of a line, such as a URL, and an example go
// over the edge.
func TestWidth(t *testing.T) {
	for _, args := range [][]string{
		{"frameworks"}, {"frameworks", "--long"}, {"statuses"}, {"editor"}, {"show", "499"}, {"show", "401"}, {"show", "103"}, {"show", "783"}, {"--help"}, {"check", "--help"},
	} {
		plain := piped(t, nil, args...)
		for _, columns := range []uint16{60, 80, 120} {
			for _, variable := range []string{"", "COLUMNS=" + strconv.Itoa(int(columns))} {
				real := columns
				if variable != "" {
					real = 300 // which the variable overrides
				}
				shown, code := output(t, real, program(t, strings.Fields(variable), args...))
				if code != 0 {
					t.Errorf("%q: exit code %d", args, code)
				}
				words := strings.Fields(plain)
				for line := range strings.Lines(shown) {
					line = strings.TrimSuffix(line, "\n")
					if n := utf8.RuneCountInString(line); n > int(columns) && len(line)-strings.LastIndex(line, " ") <= 21 && !strings.HasPrefix(line, "  snipgen ") {
						t.Errorf("%q on %d columns has a line of %d: %q", args, columns, n, line)
					}
					if strings.HasSuffix(line, " ") {
						t.Errorf("%q on %d columns ends a line in a space: %q", args, columns, line)
					}
					for _, word := range strings.Fields(line) {
						if line != strings.ToUpper(line) && !slices.Contains(words, word) {
							t.Errorf("%q on %d columns has the word %q, which a pipe hasn't", args, columns, word)
						}
					}
				}
				for row := range strings.Lines(plain) {
					if first, _, found := strings.Cut(row, "\t"); found && !strings.Contains(shown, "\n"+first+" ") {
						t.Errorf("%q on %d columns has no row %q", args, columns, first)
					}
				}
			}
		}
	}
}

// Definitions that are typed are waited for, and the terminal tells it.
func TestTypedDefinitions(t *testing.T) {
	term := start(t, 80, program(t, nil, "order_lost", "curl", "-s", "-"))
	term.await(t, "what is waited for", func() bool {
		return strings.Contains(term.shown(), "reading definitions from standard input; Ctrl-D ends them")
	})
	term.keys(t, "- {code: 404, key: order_lost}\n\x04")
	term.await(t, "the snippet", func() bool { return strings.Contains(term.shown(), "key=order_lost") })
}

// On a terminal code is coloured, and the same without its colours.
func TestColours(t *testing.T) {
	var all []string
	for _, f := range frameworks.All {
		all = append(all, f.ID)
	}
	for _, args := range [][]string{
		{"404", "--lang", strings.Join(all, ","), "--key", "order_not_found", "--header", "X-Note: a 'b' \"c\""},
		{"409", "422", "--lang", "flask,rails", "--body", "problem"},
		{"404", "-l", "http", "--wire"},
	} {
		plain := piped(t, nil, args...)
		shown, code := output(t, 80, program(t, nil, args...))
		// The terminal made CR LF of LF, and output LF of that.
		if got := sgr.ReplaceAllString(shown, ""); code != 0 || got != strings.ReplaceAll(plain, "\r\n", "\r\n") {
			t.Errorf("%q on a terminal: exit code %d,\n%q\nin a pipe:\n%q", args, code, got, plain)
		}
		if n := len(sgr.FindAllString(shown, -1)); n < 10 {
			t.Errorf("%q has %d colours:\n%s", args, n, shown)
		}
	}
}

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
		env, args := strings.Fields(c.env), append([]string{"404", "-l", "flask"}, strings.Fields(c.args)...)
		shown, code := output(t, 80, program(t, env, args...))
		if coloured := strings.Contains(shown, "\x1b"); code != 0 || coloured != c.terminal {
			t.Errorf("%s snipgen %s on a terminal: exit code %d, coloured is %v", c.env, c.args, code, coloured)
		}
		if coloured := strings.Contains(piped(t, env, args...), "\x1b"); coloured != c.piped {
			t.Errorf("%s snipgen %s in a pipe: coloured is %v", c.env, c.args, coloured)
		}
	}

	// What goes into a file is plain, wherever standard output goes.
	cmd := program(t, nil, "404", "-l", "flask", "-o", "app.py", "--color", "always")
	shown, code := output(t, 80, cmd)
	file, err := os.ReadFile(filepath.Join(cmd.Dir, "app.py"))
	if err != nil || code != 0 || shown != "" || string(file) != piped(t, nil, "404", "-l", "flask") {
		t.Errorf("-o: %v, exit code %d, %q on the terminal, %q in the file", err, code, shown, file)
	}
}

// Nothing that a user types is obeyed by the terminal, in code, in errors or
// in lists.
func TestHostile(t *testing.T) {
	hostile := "\x1b]0;title\a\x1b[31mred\x1b[2J\u009b31m\x7f\u202eright\u2066 \r\b"
	definitions, err := json.Marshal(map[string]any{
		"statuses": []any{map[string]any{"code": 409, "key": "mine", "message": hostile, "meaning": hostile}},
	})
	if err != nil {
		t.Fatal(err)
	}
	template := `targets: [{id: bell, title: Bell, language: shell, template: bell.tmpl}]`
	for _, f := range append([]string{"bell"}, ids()...) {
		for _, args := range [][]string{
			{"404", "-l", f, "--message", hostile},
			{"404", "-l", f, "--message", hostile, "--color", "never"},
			{"404", "-l", f, "--header", "X-A: " + hostile},
			{"404", "-l", f, "--key", hostile},
			{"404", "-l", f, "--name", hostile},
			{"404", "-l", f, "--path", "/" + hostile},
			{"404", "-l", f, "--url", "http://" + hostile},
			{"404", "-l", f, "--color", hostile},
			{"mine", "-l", f, "-s", "own.yaml"},
			{"show", "mine", "-s", "own.yaml"},
			{"statuses", "mine", "-s", "own.yaml"},
			{hostile, "-l", f},
			{"404", "-l", hostile},
			{"show", hostile},
		} {
			cmd := program(t, nil, args...)
			write(t, cmd.Dir, ".snipgen.yaml", template, "bell.tmpl", "echo {{str .Message}}", "own.yaml", string(definitions))
			shown, _ := output(t, 80, cmd)
			for _, r := range sgr.ReplaceAllString(shown, "") {
				if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == '\u202e' || r == '\u2066' {
					t.Errorf("snipgen %q writes %q to the terminal: %q", args, r, shown)
					break
				}
			}
		}
	}
}

func ids() []string {
	var out []string
	for _, f := range frameworks.All {
		out = append(out, f.ID)
	}
	return out
}

// When nobody reads on, the program ends as other programs do: by the signal,
// without a word.
func TestBrokenPipe(t *testing.T) {
	for _, trap := range []string{"", `trap "" PIPE; `} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		cmd := program(t, nil)
		cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-c", trap + "exec snipgen statuses --json"}
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = w, &stderr
		err = cmd.Run()
		w.Close()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGPIPE || stderr.Len() > 0 {
			t.Errorf("%sthe program ends by %v, %q", trap, err, &stderr)
		}
	}
	// As people type it.
	cmd := exec.Command("bash", "-c", "set -o pipefail; snipgen statuses --json | head -n 1")
	cmd.Env = environment(t.TempDir())
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if string(out) != "[\n" || err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 128+int(syscall.SIGPIPE)) {
		t.Errorf("snipgen statuses --json | head -n 1: %v, %q", err, out)
	}
}

func TestFullDevice(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	for _, args := range [][]string{{"499", "--lang", "flask"}, {"499", "--lang", "flask", "--color", "always"}, {"man"}, {"frameworks"}, {"499", "-l", "flask", "-o", "/dev/full"}} {
		cmd := program(t, nil, args...)
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = full, &stderr
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.HasPrefix(stderr.String(), "snipgen: ") || !strings.HasSuffix(stderr.String(), "no space left on device\n") {
			t.Errorf("snipgen %s: %v, %q", strings.Join(args, " "), err, stderr.String())
		}
	}
}

// option is an option in help: its letter, its long names and its value.
var option = regexp.MustCompile(`(?m)^  (?:(-\w), |    )(--[a-z-]+)(?:, (--[a-z-]+))?(?: ([A-Z]+))?`)

// The manual page is right for mandoc, groff and man, and shows what it is to.
func TestManual(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "snipgen.1")
	write(t, dir, "snipgen.1", piped(t, nil, "man"))
	for _, command := range [][]string{
		{"mandoc", "-Tlint", "-Wall", file},
		{"groff", "-man", "-ww", "-b", "-Tutf8", "-z", file},
		{"groff", "-man", "-ww", "-b", "-Tascii", "-z", file},
	} {
		out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%q: %v\n%s", command, err, out)
		}
	}
	cmd := exec.Command("lexgrog", file)
	out, err := cmd.CombinedOutput()
	if want := "snipgen - print handler code"; err != nil || !strings.Contains(string(out), want) {
		t.Errorf("lexgrog: %v, %s", err, out)
	}

	cmd = exec.Command("man", "--warnings=w", "-l", "-")
	cmd.Stdin = strings.NewReader(piped(t, nil, "man"))
	cmd.Env = environment(dir, "MANWIDTH=120", "MAN_KEEP_FORMATTING=", "MANOPT=--no-justification --no-hyphenation")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	page, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("man: %v, %s", err, &stderr)
	}
	text := string(page)
	for _, section := range strings.Fields("NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS ENVIRONMENT FILES EXAMPLES") {
		if strings.Count(text, "\n"+section+"\n") != 1 {
			t.Errorf("the page has no section %s", section)
		}
	}
	// What is in the help is on the page, in characters that can be copied.
	help := piped(t, nil, "--help")
	_, examples, _ := strings.Cut(help, "Examples:\n")
	examples, _, _ = strings.Cut(examples, "\n\n")
	_, commands, _ := strings.Cut(help, "Commands:\n")
	commands, options, _ := strings.Cut(commands, "\n\n")
	compared := 0
	for line := range strings.Lines(examples) {
		if compared++; !strings.Contains(text, "  "+strings.TrimSpace(line)+"\n") {
			t.Errorf("the page has no example %q", line)
		}
	}
	for _, o := range option.FindAllStringSubmatch(options, -1) {
		compared++
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
		if !strings.Contains(text, "\n       "+want) {
			t.Errorf("the page has no option %q", want)
		}
	}
	for line := range strings.Lines(commands) {
		compared++
		if strings.HasPrefix(line, "   ") {
			continue // the rest of a summary
		}
		name := strings.Fields(line)[0]
		if !strings.Contains(text, "\n   "+name) {
			t.Errorf("the page has no command %q", name)
		}
		for _, o := range option.FindAllStringSubmatch(piped(t, nil, "help", name), -1) {
			if compared++; !strings.Contains(text, "       "+o[2]) {
				t.Errorf("the page has no option %s of %s", o[2], name)
			}
		}
	}
	if compared < 40 {
		t.Errorf("only %d lines of the help were compared", compared)
	}
}

// The commands with fzf in the help do what it says there.
func TestFzf(t *testing.T) {
	help := piped(t, nil, "help", "terminal")
	for _, c := range []struct{ begin, first, query, preview, want string }{
		{"snipgen statuses | fzf", "Switching Protocols", "499@esri", "Token Required", `"error": "token_required"`},
		{"snipgen frameworks | fzf", "Django", "Django", "JsonResponse", "from django.http import JsonResponse"},
	} {
		_, rest, found := strings.Cut(help, "\n  "+c.begin)
		end := 0
		for i := range rest { // the command's lines end in a backslash but the last
			if rest[i] == '\n' && rest[i-1] != '\\' {
				end = i
				break
			}
		}
		if !found {
			t.Fatalf("the help has no %s", c.begin)
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
	}

	// What fzf finds is the whole row, and its first column names that status
	// among the user's own and those that share a code.
	dir := t.TempDir()
	write(t, dir, ".snipgen.yaml", "statuses: [{code: 409, key: order_shipped}, {code: 409, key: order_locked}, {code: 404, key: not_found}]\n")
	cmd := exec.Command("sh", "-c", `snipgen statuses | fzf --delimiter '\t' --with-nth 1,3 --filter 'conflict'`)
	cmd.Dir, cmd.Env = dir, environment(dir)
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), "409@order_locked\torder_locked\t") || strings.Contains(string(out), "404") {
		t.Errorf("fzf --filter: %v, %q", err, out)
	}
	list := program(t, nil, "statuses")
	list.Dir = dir
	rows, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for row := range strings.Lines(string(rows)) {
		cell := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
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
		n++
	}
	if n < 80 {
		t.Errorf("there are %d statuses", n)
	}
}
