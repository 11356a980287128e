package editors

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/imports"

	"snipgen/golden/kit"
)

var (
	pythonKit     = kit.Python("editors/python", "../format/requirements.txt")
	javascriptKit = kit.Node("editors/javascript", "../format")
	springKit     = kit.Spring("spring-boot")
)

// What comes out of a case is right for its language: its compiler takes it,
// and its formatter changes nothing where the file was formatted before.
func TestCompiles(t *testing.T) {
	for _, c := range insertions(t) {
		t.Run(strings.TrimSuffix(filepath.Base(c.path), ".txtar"), func(t *testing.T) {
			compiles(t, c.file, c.after)
			formatted(t, c.file, c.before, c.after)
		})
	}
}

// Snippets of many statuses and shapes, put into one file one after the
// other, compile together.
func TestTogether(t *testing.T) {
	program := kit.Snipgen(t)
	for _, c := range insertions(t) {
		t.Run(strings.TrimSuffix(filepath.Base(c.path), ".txtar"), func(t *testing.T) {
			text, put, line := c.before, 0, c.line
			for _, status := range []string{"200", "204", "304", "401", "404", "405", "429", "451", "499", "503"} {
				for _, body := range []string{"error", "problem", "none"} {
					if body != "none" && (status == "204" || status == "304") {
						continue // it has no body
					}
					for _, args := range [][]string{nil, {"--path", "/a/{id}/" + status + body, "--name", "at_" + status + body, "-X", "PUT"}} {
						args = append([]string{status, "--body", body}, args...)
						args = append(args, "--file", c.file, "--buffer", "--insert", fmt.Sprint(line), "--json")
						// The cursor goes to the last line of what was put there.
						text, line = edits(t, text, []byte(output(t, program, text, append(args, lang(c)...)...)))
						put++
					}
				}
			}
			if put != 52 {
				t.Fatalf("%d were put into the file", put)
			}
			compiles(t, c.file, text)
			formatted(t, c.file, c.before, text)
		})
	}
}

// At whatever line of a file the cursor is, the edits and the whole file say
// the same, no line is lost, and each indentation is one of the file's.
func TestAnywhere(t *testing.T) {
	program := kit.Snipgen(t)
	for _, c := range insertions(t) {
		t.Run(strings.TrimSuffix(filepath.Base(c.path), ".txtar"), func(t *testing.T) {
			for line := 1; line <= strings.Count(c.before, "\n")+2; line++ {
				args := append([]string{"404", "--file", c.file, "--buffer", "--insert", fmt.Sprint(line)}, lang(c)...)
				whole := output(t, program, c.before, args...)
				if by, _ := edits(t, c.before, []byte(output(t, program, c.before, append(args, "--json")...))); by != whole {
					t.Errorf("at line %d, the edits make\n%s\nnot\n%s", line, by, whole)
				}
				rest := strings.Split(whole, "\n")
				for _, own := range strings.Split(c.before, "\n") {
					if strings.TrimSpace(own) == "" || strings.HasPrefix(own, `import "`) { // such go into a group
						continue
					}
					i := 0
					for i < len(rest) && rest[i] != own {
						i++
					}
					if i == len(rest) {
						t.Fatalf("at line %d, the line %q is lost:\n%s", line, own, whole)
					}
					rest = rest[i+1:]
				}
			}
		})
	}
}

// lang is the target that a case names, if it names one.
func lang(c insertion) []string {
	for i, a := range c.args {
		if a == "--lang" {
			return c.args[i : i+2]
		}
	}
	return nil
}

func output(t *testing.T, program, stdin string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Dir = t.TempDir()
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("snipgen %q: %v\n%s", args, err, errs.String())
	}
	return string(out)
}

// check runs a checker, which fails the test by its exit code.
func check(t *testing.T, dir string, command ...string) {
	t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
}

func compiles(t *testing.T, name, text string) {
	t.Helper()
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, name), text)
	before := t.Failed()
	switch filepath.Ext(name) {
	case ".py":
		kit.Need(t, "python3")
		check(t, dir, "python3", "-W", "error", "-m", "py_compile", file)
	case ".js", ".mjs":
		kit.Need(t, "node")
		check(t, dir, "node", "--check", file)
	case ".rb":
		kit.Need(t, "ruby")
		check(t, dir, "ruby", "-wc", file)
	case ".go":
		write(t, filepath.Join(dir, "go.mod"), "module x\n\ngo 1.26\n")
		check(t, dir, "go", "vet", ".")
		// goimports would change nothing either.
		out, err := imports.Process(file, []byte(text), nil)
		if err != nil || string(out) != text {
			t.Errorf("goimports: %v\n%s", err, out)
		}
	case ".java":
		kit.Need(t, "javac")
		check(t, dir, "javac", "-Werror", "-Xlint:all,-processing,-classfile,-path", "-proc:none", "-d", dir, "-cp", springKit.In(t, "lib/*"), file)
	default:
		t.Fatalf("nothing is known to check %s with", name)
	}
	if t.Failed() && !before {
		t.Logf("%s", text)
	}
}

// formatted checks that what was formatted still is.
func formatted(t *testing.T, name, before, after string) {
	t.Helper()
	var tool []string
	switch filepath.Ext(name) {
	case ".py":
		tool = []string{pythonKit.In(t, "bin/black"), "--quiet", "--check"}
	case ".js", ".mjs":
		tool = []string{javascriptKit.In(t, "node_modules/.bin/prettier"), "--check"}
		if strings.Contains(before, "\t") {
			tool = append(tool, "--use-tabs")
		}
	case ".go":
		if out, err := format.Source([]byte(after)); err != nil || string(out) != after {
			t.Errorf("gofmt: %v\n%s", err, out)
		}
		return
	default:
		return
	}
	clean := func(text string) ([]byte, error) {
		file := write(t, filepath.Join(t.TempDir(), name), text)
		return exec.Command(tool[0], append(tool[1:], file)...).CombinedOutput()
	}
	if _, err := clean(before); err != nil {
		return // it was not
	}
	if out, err := clean(after); err != nil {
		t.Errorf("%s: %v\n%s\n%s", tool[0], err, out, after)
	}
}

// What the editors run that write the file on the disk does what it should,
// with the editor's variables in their places.
func TestTasks(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	cases := insertions(t)
	for _, e := range []struct {
		name string
		// command is what the editor runs for a file and a line.
		command func(t *testing.T, text, file string, line int, status string) (command []string, stdin string)
	}{
		{"vscode", vscode}, {"zed", zed}, {"jetbrains", jetbrains},
	} {
		t.Run(e.name, func(t *testing.T) {
			text := recipe(t, program, e.name)
			ran := 0
			for _, c := range cases {
				if len(c.args) != 1 {
					continue // these ask for a status alone
				}
				dir := t.TempDir()
				file := write(t, filepath.Join(dir, strings.ReplaceAll("it's $(id) & "+c.file, "& ", "")), c.before)
				run := func(status string) ([]byte, error) {
					command, stdin := e.command(t, text, file, c.line, status)
					cmd := exec.Command(command[0], command[1:]...)
					cmd.Dir = dir
					cmd.Env = append(os.Environ(), "PATH="+path)
					cmd.Path, cmd.Err = lookPath(command[0], path)
					cmd.Stdin = strings.NewReader(stdin)
					return cmd.CombinedOutput()
				}
				if out, err := run(c.args[0]); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
				if got := read(t, file); got != c.after {
					t.Errorf("%s: the file is\n%s", c.path, got)
				}
				if out, err := run("bogus"); err == nil || !strings.Contains(string(out), `unknown status "bogus"`) {
					t.Errorf("a wrong status ends in %v: %s", err, out)
				}
				if got := read(t, file); got != c.after {
					t.Errorf("%s: after an error the file is\n%s", c.path, got)
				}
				ran++
			}
			if ran < 3 {
				t.Fatalf("%d cases ran", ran)
			}
		})
	}
}

func lookPath(program, path string) (string, error) {
	for _, dir := range filepath.SplitList(path) {
		if info, err := os.Stat(filepath.Join(dir, program)); err == nil && info.Mode()&0o111 != 0 {
			return filepath.Join(dir, program), nil
		}
	}
	return "", exec.ErrNotFound
}

// uncommented is JSON without the lines that are comments.
func uncommented(text string) []byte {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			out.WriteString(line)
		}
	}
	return []byte(out.String())
}

// vscode replaces variables in a process' arguments one by one:
// https://code.visualstudio.com/docs/reference/variables-reference
func vscode(t *testing.T, text, file string, line int, status string) ([]string, string) {
	var tasks struct {
		Version string
		Tasks   []struct {
			Type, Command string
			Args          []string
		}
		Inputs []struct{ ID, Type string }
	}
	decode(t, uncommented(text), &tasks)
	if len(tasks.Tasks) != 1 || tasks.Tasks[0].Type != "process" || tasks.Version != "2.0.0" ||
		len(tasks.Inputs) != 1 || tasks.Inputs[0].ID != "status" || tasks.Inputs[0].Type != "promptString" {
		t.Fatalf("the tasks are %+v", tasks)
	}
	command := []string{tasks.Tasks[0].Command}
	for _, a := range tasks.Tasks[0].Args {
		command = append(command, strings.NewReplacer("${input:status}", status, "${file}", file, "${lineNumber}", fmt.Sprint(line)).Replace(a))
	}
	return command, ""
}

// zed replaces variables in arguments and quotes these for a shell.
func zed(t *testing.T, text, file string, line int, status string) ([]string, string) {
	var tasks []struct {
		Command string
		Args    []string
	}
	decode(t, uncommented(text), &tasks)
	if len(tasks) != 1 {
		t.Fatalf("the tasks are %+v", tasks)
	}
	command := []string{tasks[0].Command}
	for _, a := range tasks[0].Args {
		command = append(command, strings.NewReplacer("$ZED_FILE", file, "$ZED_ROW", fmt.Sprint(line)).Replace(a))
	}
	return command, status + "\n"
}

func decode(t *testing.T, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// jetbrains replaces macros in the line of parameters and then splits it at
// blanks outside of double quotes.
func jetbrains(t *testing.T, text, file string, line int, status string) ([]string, string) {
	var set struct {
		Tools []struct {
			Exec struct {
				Options []struct {
					Name  string `xml:"name,attr"`
					Value string `xml:"value,attr"`
				} `xml:"option"`
			} `xml:"exec"`
		} `xml:"tool"`
	}
	if err := xml.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	if len(set.Tools) != 1 {
		t.Fatalf("the tools are %+v", set)
	}
	var command []string
	for _, o := range set.Tools[0].Exec.Options {
		switch o.Name {
		case "COMMAND":
			command = append([]string{o.Value}, command...)
		case "PARAMETERS":
			quoted := false
			line := strings.NewReplacer("$Prompt$", status, "$FilePath$", file, "$LineNumber$", fmt.Sprint(line)).Replace(o.Value)
			for _, word := range strings.FieldsFunc(line, func(r rune) bool {
				quoted = quoted != (r == '"')
				return r == ' ' && !quoted
			}) {
				command = append(command, strings.Trim(word, `"`))
			}
		}
	}
	return command, ""
}

// stand-in for the two modules of Sublime Text's API that its lines use, for one
// view. It is not Sublime Text: it shows that the lines do what they say where the
// API does what its documentation says.
const sublimeAPI = `
import json, sys, types

class Region:
    def __init__(self, a, b):
        self.a, self.b = a, b
    def begin(self):
        return min(self.a, self.b)

class View:
    def __init__(self, name, text, line):
        self.name_, self.text, self.cursor = name, text, 0
        self.cursor = self.text_point(line - 1, 0)
    def file_name(self):
        return self.name_
    def name(self):
        return ""
    def size(self):
        return len(self.text)
    def sel(self):
        return [Region(self.cursor, self.cursor)]
    def rowcol(self, point):
        return self.text.count("\n", 0, point), 0
    def text_point(self, row, col):
        starts = [0] + [i + 1 for i, c in enumerate(self.text) if c == "\n"]
        return starts[row] if row < len(starts) else len(self.text)
    def substr(self, region):
        return self.text[region.a:region.b] if isinstance(region, Region) else self.text[region:region + 1]
    def replace(self, edit, region, text):
        self.text = self.text[:region.a] + text + self.text[region.b:]

said = []
sublime = types.ModuleType("sublime")
sublime.Region, sublime.error_message, sublime.status_message = Region, said.append, said.append
plugin = types.ModuleType("sublime_plugin")
class TextCommand:
    def __init__(self, view):
        self.view = view
plugin.TextCommand = TextCommand
sys.modules.update({"sublime": sublime, "sublime_plugin": plugin})
import snipgen
given = json.load(sys.stdin)
view = View(given["file"], given["text"], given["line"])
snipgen.SnipgenCommand(view).run(None, given["typed"])
json.dump({"text": view.text, "said": said}, sys.stdout)
`

func TestSublime(t *testing.T) {
	program := kit.Snipgen(t)
	kit.Need(t, "python3")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "snipgen.py"), recipe(t, program, "sublime"))
	write(t, filepath.Join(dir, "api.py"), sublimeAPI)
	run := func(c insertion, args []string) (text string, said []string) {
		var typed []string
		for _, a := range args {
			typed = append(typed, shellQuote(a))
		}
		given, err := json.Marshal(map[string]any{"file": filepath.Join(dir, c.file), "text": c.before, "line": c.line, "typed": strings.Join(typed, " ")})
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("python3", "api.py")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program)+":"+os.Getenv("PATH"))
		cmd.Stdin = bytes.NewReader(given)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, errs.String())
		}
		var left struct {
			Text string
			Said []string
		}
		decode(t, out, &left)
		return left.Text, left.Said
	}
	for _, c := range insertions(t) {
		if text, said := run(c, c.args); text != c.after || len(said) > 0 {
			t.Errorf("%s: the view is\n%s\n%q", c.path, text, said)
		}
		if text, said := run(c, []string{"bogus"}); text != c.before || len(said) != 1 || !strings.Contains(said[0], `unknown status "bogus"`) {
			t.Errorf("%s: after an error the view is\n%s\n%q", c.path, text, said)
		}
	}
}

// The lines for Sublime Text are Python of the version that it runs, and those
// for Helix are TOML.
func TestSyntax(t *testing.T) {
	program := kit.Snipgen(t)
	kit.Need(t, "python3")
	dir := t.TempDir()
	check(t, dir, "python3", "-W", "error", "-m", "py_compile", write(t, filepath.Join(dir, "snipgen.py"), recipe(t, program, "sublime")))
	check(t, dir, "python3", "-c", "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))", write(t, filepath.Join(dir, "config.toml"), recipe(t, program, "helix")))
}
