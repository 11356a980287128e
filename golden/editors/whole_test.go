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
	"slices"
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

// The text of each case compiles, and stays formatted if the file was formatted
// before.
func TestCompiles(t *testing.T) {
	for _, c := range insertions(t) {
		t.Run(c.name(), func(t *testing.T) {
			compiles(t, c.file, c.after)
			formatted(t, c.file, c.before, c.after)
		})
	}
}

// Snippets of many statuses and bodies, inserted into one file one after another,
// compile together.
func TestTogether(t *testing.T) {
	program := kit.Snipgen(t)
	for _, c := range insertions(t) {
		t.Run(c.name(), func(t *testing.T) {
			text, put, line := c.before, 0, c.line
			for _, status := range []string{"200", "204", "304", "401", "404", "405", "429", "451", "499", "503"} {
				for _, body := range []string{"error", "problem", "none"} {
					if body != "none" && (status == "204" || status == "304") {
						continue // it has no body
					}
					for _, args := range [][]string{nil, {"--path", "/a/{id}/" + status + body, "--name", "at_" + status + body, "-X", "PUT"}} {
						args = append([]string{status, "--body", body}, args...)
						args = append(args, "--file", c.file, "--buffer", "--insert", fmt.Sprint(line), "--json")
						// The next snippet goes to the line after this one.
						text, line = edits(t, text, []byte(output(t, program, text, append(args, lang(c)...)...)))
						line++
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

// lang returns the --lang flag of a case, if it has one.
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

// check runs a checker. An exit code other than 0 fails the test.
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

// formatted checks that the text after an insertion is formatted if the text before it
// was.
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
		return // it wasn't formatted
	}
	if out, err := clean(after); err != nil {
		t.Errorf("%s: %v\n%s\n%s", tool[0], err, out, after)
	}
}

// The commands of editors that change the file on the disk work, with the editor's
// variables replaced, for hostile file names too.
func TestTasks(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	cases := insertions(t)
	for _, e := range []struct {
		name string
		// command returns what the editor runs for a file and a line.
		command func(t *testing.T, text, file string, line int, status string) (command []string, stdin string)
	}{
		{"vscode", vscode}, {"zed", zed}, {"jetbrains", jetbrains},
	} {
		t.Run(e.name, func(t *testing.T) {
			text := recipe(t, program, e.name)
			hostile := []string{`it's $(id) "`, "a\"b`id` $HOME ", `\" \\ `, `-`, `" --output "`, `$FilePath$`, "%~ *"}
			if e.name == "jetbrains" {
				hostile = slices.DeleteFunc(hostile, func(name string) bool { return strings.Contains(name, "$FilePath$") }) // JetBrains would replace it
			}
			ran := 0
			for _, c := range slices.Concat(cases, cases, cases) {
				if len(c.args) != 1 {
					continue // these editors ask only for a status
				}
				dir := t.TempDir()
				file := write(t, filepath.Join(dir, hostile[ran%len(hostile)]+c.file), c.before)
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
			if ran < len(hostile) {
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

// uncommented returns JSON without comment lines.
func uncommented(text string) []byte {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			out.WriteString(line)
		}
	}
	return []byte(out.String())
}

// vscode returns the command of a task of VS Code, which replaces variables in each
// argument:
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

// zed returns the command of a task of Zed, which replaces variables in the environment
// and runs the command in a shell. Versions of Zed differ in whether they quote
// arguments, so the task must have none.
func zed(t *testing.T, text, file string, line int, status string) ([]string, string) {
	var tasks []struct {
		Command string
		Args    []string
		Env     map[string]string
	}
	decode(t, uncommented(text), &tasks)
	if len(tasks) != 1 || len(tasks[0].Args) > 0 || strings.Contains(tasks[0].Command, "$ZED_") {
		t.Fatalf("the tasks are %+v", tasks)
	}
	command := []string{"env"}
	for name, value := range tasks[0].Env {
		command = append(command, name+"="+strings.NewReplacer("$ZED_FILE", file, "$ZED_ROW", fmt.Sprint(line)).Replace(value))
	}
	return append(command, "bash", "-c", tasks[0].Command), status + "\n"
}

func decode(t *testing.T, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// jetbrains returns the command of an external tool of a JetBrains IDE, which replaces
// macros in the parameters and then splits them at blanks. Double quotes, even from a
// macro, keep a word together; after a backslash, one is an ordinary character.
func jetbrains(t *testing.T, text, file string, line int, status string) ([]string, string) {
	var set struct {
		Tools []struct {
			Disabled bool `xml:"disabled,attr"`
			Exec     struct {
				Options []struct {
					Name  string `xml:"name,attr"`
					Value string `xml:"value,attr"`
				} `xml:"option"`
			} `xml:"exec"`
		} `xml:"tool"`
	}
	// An XML parser turns line breaks in an attribute into blanks. Go's doesn't, so
	// macros does.
	if err := xml.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	if len(set.Tools) != 2 || set.Tools[0].Disabled || !set.Tools[1].Disabled {
		t.Fatalf("the tools are %+v", set)
	}
	macros := strings.NewReplacer("\n", " ", "$Prompt$", status, "$FilePath$", file, "$FileName$", filepath.Base(file), "$LineNumber$", fmt.Sprint(line))
	var command []string
	for _, o := range set.Tools[0].Exec.Options {
		switch o.Name {
		case "COMMAND":
			command = append([]string{o.Value}, command...)
		case "PARAMETERS":
			command = append(command, parameters(macros.Replace(o.Value))...)
		}
	}
	return command, ""
}

// parameters splits a line as the class ParametersListUtil of IntelliJ does.
func parameters(line string) (words []string) {
	var word strings.Builder
	begun, quoted := false, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && line[i+1] == '"':
			word.WriteByte('"')
			begun = true
			i++
		case c == '"':
			quoted, begun = !quoted, true
		case c == ' ' && !quoted:
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteByte(c)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}

// If JetBrains can't distinguish the names of two files, the command fails and leaves
// both alone.
func TestAlike(t *testing.T) {
	program := kit.Snipgen(t)
	path := filepath.Dir(program) + ":" + os.Getenv("PATH")
	const before = "from flask import Flask\n\napp = Flask(__name__)\n"
	for _, name := range []string{`a"b.py`, `ab.py`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, file := range []string{`a"b.py`, `ab.py`, "other.py"} {
				write(t, filepath.Join(dir, file), before)
			}
			command, _ := jetbrains(t, recipe(t, program, "jetbrains"), filepath.Join(dir, name), 4, "404")
			cmd := exec.Command(command[0], command[1:]...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "PATH="+path)
			out, err := cmd.CombinedOutput()
			if err == nil || !strings.Contains(string(out), "two files have names that differ in quotes and blanks alone") {
				t.Errorf("%v\n%s", err, out)
			}
			for _, file := range []string{`a"b.py`, `ab.py`} {
				if read(t, filepath.Join(dir, file)) != before {
					t.Errorf("%s has changed", file)
				}
			}
		})
	}
}

// sublimeAPI stands in for the two modules of Sublime Text's API that the
// configuration uses, for one view, by their documentation. Sublime Text itself
// doesn't run here.
const sublimeAPI = `
import json, sys, types

class Region:
    def __init__(self, a, b):
        self.a, self.b = a, b
    def begin(self):
        return min(self.a, self.b)

class Selection(list):
    add = list.append

class View:
    def __init__(self, name, text, line):
        self.name_, self.text, self.selection = name, text, Selection()
        self.scope = given["scope"]
        cursor = self.text_point(line - 1, 0)
        self.selection.add(Region(cursor, cursor))
    def file_name(self):
        return self.name_
    def name(self):
        return ""
    def size(self):
        return len(self.text)
    def scope_name(self, point):
        return self.scope + " "
    def sel(self):
        return self.selection
    def show(self, point):
        pass
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
cursor = view.text.count("\n", 0, view.sel()[0].begin()) + 1
json.dump({"text": view.text, "said": said, "cursor": cursor}, sys.stdout)
`

// The configuration for Sublime Text makes the same text as the program, puts the
// cursor after the code, and leaves the view alone on an error.
func TestSublime(t *testing.T) {
	program := kit.Snipgen(t)
	kit.Need(t, "python3")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "snipgen.py"), recipe(t, program, "sublime"))
	write(t, filepath.Join(dir, "api.py"), sublimeAPI)
	type view struct {
		Text   string
		Said   []string
		Cursor int // its line, from 1
	}
	run := func(t *testing.T, c insertion, scope string, args []string) (left view) {
		t.Helper()
		var typed []string
		for _, a := range args {
			typed = append(typed, shellQuote(a))
		}
		var file any // a view may have none
		if c.file != "" {
			file = filepath.Join(dir, c.file)
		}
		given, err := json.Marshal(map[string]any{"file": file, "scope": scope, "text": c.before, "line": c.line, "typed": strings.Join(typed, " ")})
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
		decode(t, out, &left)
		return left
	}
	for _, c := range insertions(t) {
		t.Run(c.name(), func(t *testing.T) {
			t.Parallel()
			_, last := inserted(t, program, c)
			if left := run(t, c, "text.plain", c.args); left.Text != c.after || len(left.Said) > 0 || left.Cursor != last+1 {
				t.Errorf("the view is\n%s\n%q, with the cursor at line %d, not %d", left.Text, left.Said, left.Cursor, last+1)
			}
			if left := run(t, c, "text.plain", []string{"bogus"}); left.Text != c.before || len(left.Said) != 1 || !strings.Contains(left.Said[0], `unknown status "bogus"`) || left.Cursor != c.line {
				t.Errorf("after an error the view is\n%s\n%q, with the cursor at line %d", left.Text, left.Said, left.Cursor)
			}
		})
	}
	t.Run("view without a file", func(t *testing.T) {
		t.Parallel()
		new := insertion{file: ".js", line: 1, args: []string{"404"}}
		want, _ := inserted(t, program, new)
		new.file = ""
		if left := run(t, new, "source.js", new.args); left.Text != want {
			t.Errorf("the view is\n%s\n%q", left.Text, left.Said)
		}
	})
}

// The configuration for Sublime Text is valid Python, and the one for Helix is valid
// TOML.
func TestSyntax(t *testing.T) {
	program := kit.Snipgen(t)
	kit.Need(t, "python3")
	dir := t.TempDir()
	t.Run("Sublime Text", func(t *testing.T) {
		check(t, dir, "python3", "-W", "error", "-m", "py_compile", write(t, filepath.Join(dir, "snipgen.py"), recipe(t, program, "sublime")))
	})
	t.Run("Helix", func(t *testing.T) {
		check(t, dir, "python3", "-c", "import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))", write(t, filepath.Join(dir, "config.toml"), recipe(t, program, "helix")))
	})
}
