package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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

// inputName names a subtest after its input, without the characters that would
// make two names look the same.
func inputName(text string) string {
	if text == "" {
		return "empty"
	}
	quoted := strconv.Quote(text)
	return quoted[1 : len(quoted)-1]
}

// isolate makes a working directory with files. It also hides the settings of
// whoever runs the tests.
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
	// site only writes a folder, so its --out is the others' --output.
	same := map[string]string{"out": "output"}
	seen := map[string]bool{}
	for _, c := range commands {
		flags := append([]*flag{&helpFlag}, c.flags...)
		for _, f := range flags {
			for _, name := range f.names() {
				seen[name] = true
			}
		}
		t.Run(c.typed(), func(t *testing.T) {
			t.Parallel()
			for _, f := range flags {
				meaning := f.name
				if m, found := same[meaning]; found {
					meaning = m
				}
				for _, name := range f.names() {
					if len(name) == 1 && meanings[name] != meaning {
						t.Errorf("-%s is --%s, not --%s", name, f.name, meanings[name])
					}
				}
			}
		})
	}
	for letter := range meanings {
		if !seen[letter] {
			t.Errorf("no command has -%s", letter)
		}
	}
}

// No two flags of a command share a name, and a flag's usage names at most one
// value.
func TestFlags(t *testing.T) {
	t.Parallel()
	for _, c := range commands {
		t.Run(c.typed(), func(t *testing.T) {
			t.Parallel()
			seen := map[string]bool{}
			for _, f := range c.flags {
				for _, name := range f.names() {
					if seen[name] {
						t.Errorf("%s is there twice", dashed(name))
					}
					seen[name] = true
				}
				if n := strings.Count(f.usage, "`"); n != 0 && n != 2 || f.repeated && n == 0 {
					t.Errorf("the usage of --%s is %q", f.name, f.usage)
				}
				if name := f.value(); name != strings.ToUpper(name) {
					t.Errorf("the value of --%s is called %s", f.name, name)
				}
			}
		})
	}
}

// A hint names the help of the typed command and suggests only its flags.
func TestHints(t *testing.T) {
	isolate(t, nil)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check", "http://localhost", "--nope"}, "unknown flag \"--nope\"\nsnipgen: `snipgen check --help` lists the flags; after `--`, everything is an argument\n"},
		{[]string{"404", "--mesage", "x"}, "unknown flag \"--mesage\"\nsnipgen: did you mean \"--message\"? `snipgen --help` lists all\n"},
		{[]string{"check", "--insecur", "x"}, "unknown flag \"--insecur\"\nsnipgen: did you mean \"--insecure\"? `snipgen check --help` lists all\n"},
		// A beginning of a flag leads to it, however long the flag is.
		{[]string{"check", "--insec", "x"}, "unknown flag \"--insec\"\nsnipgen: did you mean \"--insecure\"? `snipgen check --help` lists all\n"},
		{[]string{"show", "404", "--color"}, "unknown flag \"--color\"\nsnipgen: `snipgen show --help` lists the flags; after `--`, everything is an argument\n"},
		// Other common names of a flag lead to it.
		{[]string{"serve", "--port", "80"}, "unknown flag \"--port\"\nsnipgen: did you mean \"--addr\"? `snipgen serve --help` lists all\n"},
		{[]string{"check", "x", "--status", "404"}, "unknown flag \"--status\"\nsnipgen: did you mean \"--as\"? `snipgen check --help` lists all\n"},
		{[]string{"--status", "404"}, "unknown flag \"--status\"\nsnipgen: the status is an argument: snipgen STATUS...\n"},
		{[]string{"check", "x", "--as"}, "flag \"--as\" has no value\nsnipgen: `snipgen check --help` describes it\n"},
		{[]string{"404", "--lang"}, "flag \"--lang\" has no value\nsnipgen: `snipgen --help` describes it\n"},
		{[]string{"show", "404", "--json=perhaps"}, "invalid boolean value \"perhaps\" for -json: it is neither true nor false\nsnipgen: `snipgen show --help` lists the flags\n"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			stdout, stderr, code := snipgen(t, c.args...)
			if code != Wrong || stdout != "" || stderr != "snipgen: "+c.want {
				t.Errorf("exit %d, %q, %q", code, stdout, stderr)
			}
		})
	}
}

// Another common name of a flag is not a flag of the same command, and belongs to
// one flag only.
func TestCalled(t *testing.T) {
	t.Parallel()
	for _, c := range commands {
		t.Run(c.typed(), func(t *testing.T) {
			t.Parallel()
			seen := map[string]bool{}
			for _, f := range c.flags {
				for _, word := range f.called {
					if _, is := c.find(word); is || seen[word] {
						t.Errorf("--%s is called %q, like another flag", f.name, word)
					}
					seen[word] = true
				}
			}
		})
	}
}

// A framework's constant, pasted as a query, finds the status of its code.
func TestPastedConstants(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, f := range frameworks.All {
		var constants []frameworks.Constant
		for code := range 1000 {
			for _, r := range f.All(code) {
				constants = append(constants, r.Constant)
			}
		}
		seen += len(constants)
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, c := range constants {
				_, last, _ := strings.Cut(c.Name, ".")
				for _, name := range []string{c.Name, last, strings.ToLower(c.Name)} {
					if name == "" {
						continue // a symbol has no qualifier
					}
					if s, known, err := status.Find(name, nil); err != nil || !known || s.Code != c.Code {
						t.Errorf("%s is %v, %v, not %d", name, s, err, c.Code)
					}
				}
			}
		})
	}
	if seen < 250 {
		t.Errorf("only %d constants", seen)
	}
}

// The help of each command lists its flags, and help and the manual page call a
// flag's value the same.
func TestHelp(t *testing.T) {
	isolate(t, nil)
	for _, c := range commands {
		t.Run(c.typed(), func(t *testing.T) {
			args := strings.Fields(c.name)
			stdout, stderr, code := snipgen(t, append(args, "--help")...)
			if code != Done || stderr != "" {
				t.Errorf("exit %d, %s", code, stderr)
			}
			for _, f := range c.flags {
				if !strings.Contains(stdout, "\n  "+f.head()) {
					t.Errorf("the help has no %q:\n%s", f.head(), stdout)
				}
				for _, name := range f.names() {
					if !strings.Contains(f.head(), dashed(name)) {
						t.Errorf("the help has %q without %s", f.head(), dashed(name))
					}
				}
			}
			if again, _, _ := snipgen(t, append([]string{"help"}, args...)...); again != stdout {
				t.Errorf("`help %s` differs from --help:\n%s", c.name, again)
			}
		})
	}
	whole, _, _ := snipgen(t, "--help")
	for line := range strings.Lines(whole) {
		if len(line) > helpWidth+1 {
			t.Errorf("--help has a line of %d bytes: %s", len(line)-1, line)
		}
	}
	for _, args := range [][]string{{"help"}, {"404", "--lang", "flask", "-h"}, {"-h"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			if stdout, _, _ := snipgen(t, args...); stdout != whole {
				t.Errorf("the output differs from that of --help:\n%s", stdout)
			}
		})
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

// -o, --out and --output name the file to write.
func TestOut(t *testing.T) {
	for _, c := range []struct {
		args []string
		file string
	}{
		{[]string{"404", "-l", "curl"}, "out.sh"},
		{[]string{"page", "404"}, "page.md"},
	} {
		for _, flag := range []string{"-o", "--out", "--output"} {
			args := append(slices.Clip(c.args), flag, c.file)
			t.Run(strings.Join(args, " "), func(t *testing.T) {
				isolate(t, nil)
				want, _, _ := snipgen(t, c.args...)
				stdout, stderr, code := snipgen(t, args...)
				got, err := os.ReadFile(c.file)
				if code != Done || stdout != "" || stderr != "" || err != nil || string(got) != want || want == "" {
					t.Errorf("exit %d, %q, %q, %v, %q", code, stdout, stderr, err, got)
				}
			})
		}
	}
}

// export writes a file or a folder, depending on what its destination looks like.
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
				t.Errorf("export wrote %q, %v", wrote, err)
			}
		})
	}
}

// Only the command line says where to write, never the environment.
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
