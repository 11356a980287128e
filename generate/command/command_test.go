package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// snipgen runs a command line in this process.
func snipgen(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(append([]string{"snipgen"}, args...), strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

// isolate makes a working directory with files, and keeps the settings of
// whoever runs the tests out.
func isolate(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); strings.HasPrefix(name, "SNIPGEN_") {
			t.Setenv(name, "")
		}
	}
	t.Setenv("CLICOLOR_FORCE", "")
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("SOURCE_DATE_EPOCH", "1772020800")
	t.Chdir(dir)
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A letter means the same in every command that has it.
func TestLetters(t *testing.T) {
	t.Parallel()
	meanings := map[string]string{
		"f": "file", "d": "dir", "o": "output", "a": "all", "n": "name", "l": "lang", "k": "key", "m": "message",
		"X": "method", "p": "path", "H": "header", "b": "body", "s": "statuses", "h": "help", "v": "version",
	}
	// site writes a folder alone.
	same := map[string]string{"out": "output"}
	seen := map[string]bool{}
	for _, c := range commands {
		for _, f := range append([]*flag{&helpFlag}, c.flags...) {
			for _, name := range f.names() {
				if len(name) > 1 {
					continue
				}
				seen[name] = true
				meaning := f.name
				if m, found := same[meaning]; found {
					meaning = m
				}
				if meanings[name] != meaning {
					t.Errorf("%s: -%s is --%s, not --%s", c.typed(), name, f.name, meanings[name])
				}
			}
		}
	}
	for letter := range meanings {
		if !seen[letter] {
			t.Errorf("no command has -%s", letter)
		}
	}
}

// No two flags of a command have a name in common, and a usage names one value
// or none.
func TestFlags(t *testing.T) {
	t.Parallel()
	for _, c := range commands {
		seen := map[string]bool{}
		for _, f := range c.flags {
			for _, name := range f.names() {
				if seen[name] {
					t.Errorf("%s has %s twice", c.typed(), dashed(name))
				}
				seen[name] = true
			}
			if n := strings.Count(f.usage, "`"); n != 0 && n != 2 || f.repeated && n == 0 {
				t.Errorf("%s: the usage of --%s is %q", c.typed(), f.name, f.usage)
			}
			if name := f.value(); name != strings.ToUpper(name) {
				t.Errorf("%s: the value of --%s is called %s", c.typed(), f.name, name)
			}
		}
	}
}

// A hint names the help of the command that was typed, and its flags alone.
func TestHints(t *testing.T) {
	isolate(t, nil)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check", "http://localhost", "--nope"}, "unknown flag \"--nope\"\nsnipgen: `snipgen check --help` lists the flags; after `--`, everything is an argument\n"},
		{[]string{"404", "--mesage", "x"}, "unknown flag \"--mesage\"\nsnipgen: did you mean \"--message\"? `snipgen --help` lists all\n"},
		{[]string{"check", "--insecur", "x"}, "unknown flag \"--insecur\"\nsnipgen: did you mean \"--insecure\"? `snipgen check --help` lists all\n"},
		// What begins so is near, however long it is.
		{[]string{"check", "--insec", "x"}, "unknown flag \"--insec\"\nsnipgen: did you mean \"--insecure\"? `snipgen check --help` lists all\n"},
		{[]string{"show", "404", "--color"}, "unknown flag \"--color\"\nsnipgen: `snipgen show --help` lists the flags; after `--`, everything is an argument\n"},
		// What people call a flag leads to it.
		{[]string{"serve", "--port", "80"}, "unknown flag \"--port\"\nsnipgen: did you mean \"--addr\"? `snipgen serve --help` lists all\n"},
		{[]string{"check", "x", "--status", "404"}, "unknown flag \"--status\"\nsnipgen: did you mean \"--as\"? `snipgen check --help` lists all\n"},
		{[]string{"--status", "404"}, "unknown flag \"--status\"\nsnipgen: the status is an argument: snipgen STATUS...\n"},
		{[]string{"check", "x", "--as"}, "flag \"--as\" has no value\nsnipgen: `snipgen check --help` describes it\n"},
		{[]string{"404", "--lang"}, "flag \"--lang\" has no value\nsnipgen: `snipgen --help` describes it\n"},
		{[]string{"show", "404", "--json=perhaps"}, "invalid boolean value \"perhaps\" for -json: it is neither true nor false\nsnipgen: `snipgen show --help` lists the flags\n"},
	} {
		stdout, stderr, code := snipgen(t, c.args...)
		if code != Wrong || stdout != "" || stderr != "snipgen: "+c.want {
			t.Errorf("%q: exit %d, %q, %q", c.args, code, stdout, stderr)
		}
	}
}

// What people call a flag is no flag of the same command, and is told once.
func TestCalled(t *testing.T) {
	t.Parallel()
	for _, c := range commands {
		seen := map[string]bool{}
		for _, f := range c.flags {
			for _, word := range f.called {
				if _, is := c.find(word); is || seen[word] {
					t.Errorf("%s: --%s is called %q, as another flag", c.typed(), f.name, word)
				}
				seen[word] = true
			}
		}
	}
}

// Every constant of every framework is a name of its code, as it is pasted.
func TestPastedConstants(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, f := range frameworks.All {
		constants := slices.Clone(f.Constants)
		for _, r := range f.Renamed {
			constants = append(constants, r.Constant)
		}
		for _, c := range constants {
			seen++
			_, last, _ := strings.Cut(c.Name, ".")
			for _, name := range []string{c.Name, last, strings.ToLower(c.Name)} {
				if name == "" {
					continue // a symbol has nothing in front of it
				}
				if s, known, err := status.Find(name, nil); err != nil || !known || s.Code != c.Code {
					t.Errorf("%s: %s is %v, %v, not %d", f.ID, name, s, err, c.Code)
				}
			}
		}
	}
	if seen < 250 {
		t.Errorf("only %d constants", seen)
	}
}

// Help and the manual page tell a flag's value by one name.
func TestHelp(t *testing.T) {
	isolate(t, nil)
	for _, c := range commands {
		args := strings.Fields(c.name)
		stdout, stderr, code := snipgen(t, append(args, "--help")...)
		if code != Done || stderr != "" {
			t.Errorf("%s --help: exit %d, %s", c.typed(), code, stderr)
		}
		for _, f := range c.flags {
			if !strings.Contains(stdout, "\n  "+f.head()) {
				t.Errorf("%s --help has no %q:\n%s", c.typed(), f.head(), stdout)
			}
			for _, name := range f.names() {
				if !strings.Contains(f.head(), dashed(name)) {
					t.Errorf("%s --help has %q without %s", c.typed(), f.head(), dashed(name))
				}
			}
		}
		if again, _, _ := snipgen(t, append([]string{"help"}, args...)...); again != stdout {
			t.Errorf("help %s differs from %s --help:\n%s", c.name, c.typed(), again)
		}
	}
	whole, _, _ := snipgen(t, "--help")
	for line := range strings.Lines(whole) {
		if len(line) > helpWidth+1 {
			t.Errorf("--help has a line of %d bytes: %s", len(line)-1, line)
		}
	}
	for _, args := range [][]string{{"help"}, {"404", "--lang", "flask", "-h"}, {"-h"}} {
		if stdout, _, _ := snipgen(t, args...); stdout != whole {
			t.Errorf("%q prints\n%s", args, stdout)
		}
	}
	if stdout, _, _ := snipgen(t, "check", "--help"); !strings.Contains(stdout, "--data DATA ") || strings.Contains(stdout, "--data FILE") {
		t.Errorf("check --help has another value for --data:\n%s", stdout)
	}
}

// A header field keeps its commas.
func TestCommas(t *testing.T) {
	isolate(t, nil)
	stdout, stderr, code := snipgen(t, "405", "-l", "http", "-H", "Allow: GET, HEAD", "--header", "X-A: 1, X-B: 2")
	if code != Done || !strings.Contains(stdout, "\nAllow: GET, HEAD\n") || !strings.Contains(stdout, "\nX-A: 1, X-B: 2\n") {
		t.Errorf("exit %d, %s, %s", code, stdout, stderr)
	}
}

// --out and --output are the same where there is one file or one folder.
func TestOut(t *testing.T) {
	for _, c := range []struct {
		args []string
		file string
	}{
		{[]string{"404", "-l", "curl"}, "out.sh"},
		{[]string{"page", "404"}, "page.md"},
	} {
		isolate(t, nil)
		want, _, _ := snipgen(t, c.args...)
		for _, flag := range []string{"-o", "--out", "--output"} {
			os.Remove(c.file)
			stdout, stderr, code := snipgen(t, append(c.args, flag, c.file)...)
			got, err := os.ReadFile(c.file)
			if code != Done || stdout != "" || stderr != "" || err != nil || string(got) != want || want == "" {
				t.Errorf("%q %s: exit %d, %q, %q, %v, %q", c.args, flag, code, stdout, stderr, err, got)
			}
		}
	}
}

// export writes to a file or a folder, whichever its destination looks like.
func TestExportTo(t *testing.T) {
	for _, c := range []struct {
		name, format, statuses string
		flags                  []string
		wrote                  string // empty if it is refused
		stderr                 string
	}{
		{name: "a new file", format: "vscode", statuses: "404", flags: []string{"-o", "new.json"}, wrote: "new.json"},
		{name: "the same by its long names", format: "vscode", statuses: "404", flags: []string{"--out", "new.json"}, wrote: "new.json"},
		{name: "a folder that is there", format: "vscode", statuses: "404", flags: []string{"-o", "there.d"}, wrote: "there.d/snipgen.code-snippets", stderr: "1 of 1 files written to there.d;"},
		{name: "a slash", format: "vscode", statuses: "404", flags: []string{"-o", "new.d/"}, wrote: "new.d/snipgen.code-snippets", stderr: "1 of 1 files written to new.d;"},
		{name: "no extension", format: "vscode", statuses: "404", flags: []string{"--output", "new"}, wrote: "new/snipgen.code-snippets", stderr: "1 of 1 files written to new;"},
		{name: "several files", format: "sublime", statuses: "404 499", flags: []string{"-o", "new.d"}, wrote: "new.d/flask_499.sublime-snippet", stderr: "2 of 2 files written to new.d;"},
		{name: "several files without a folder", format: "sublime", statuses: "404 499", stderr: "Sublime Text needs 2 files for this"},
		{name: "two of them", format: "vscode", statuses: "404", flags: []string{"-o", "a", "--output", "b"}, stderr: "flags \"-o\" and \"--output\" are the same"},
		{name: "force without a folder", format: "vscode", statuses: "404", flags: []string{"-o", "new.json", "--force"}, stderr: "--force needs a folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			isolate(t, map[string]string{"there.d/mine": ""})
			args := append([]string{"export", c.format}, strings.Fields(c.statuses)...)
			stdout, stderr, code := snipgen(t, append(append(args, "-l", "flask"), c.flags...)...)
			if stdout != "" || (code == Done) != (c.wrote != "") || !strings.Contains(stderr, c.stderr) || c.stderr == "" && stderr != "" {
				t.Errorf("exit %d, %q, %q", code, stdout, stderr)
			}
			var wrote []string
			err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
				if err == nil && !d.IsDir() && d.Name() != "mine" {
					wrote = append(wrote, filepath.ToSlash(path))
				}
				return err
			})
			if err != nil || c.wrote == "" && len(wrote) > 0 || c.wrote != "" && (len(wrote) == 0 || wrote[len(wrote)-1] != c.wrote) {
				t.Errorf("%q was written, %v", wrote, err)
			}
		})
	}
}

// Where to write is said on each command line, never by the environment.
func TestOutVariable(t *testing.T) {
	isolate(t, nil)
	for _, name := range typedAlways {
		t.Setenv(variable(name), "elsewhere")
	}
	if stdout, stderr, code := snipgen(t, "export", "vscode", "404", "-l", "flask"); code != Done || !strings.Contains(stdout, "404 Not Found") {
		t.Errorf("export: exit %d, %q, %q", code, stdout, stderr)
	}
	if _, stderr, code := snipgen(t, "site"); code != Wrong || !strings.Contains(stderr, "no folder given") {
		t.Errorf("site: exit %d, %q", code, stderr)
	}
	if _, err := os.Stat("elsewhere"); err == nil {
		t.Error("something was written")
	}
	page, _, _ := snipgen(t, "man")
	help, _, _ := snipgen(t, "--help")
	for _, name := range typedAlways {
		if strings.Contains(page, `\fB`+variable(name)+`\fR`) {
			t.Errorf("the manual page has %s", variable(name))
		}
		if len(name) > 1 && !strings.Contains(strings.Join(strings.Fields(help), " "), "--"+name) {
			t.Errorf("--help does not except --%s", name)
		}
	}
}
