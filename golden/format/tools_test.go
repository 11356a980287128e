package format

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/project"
	"snipgen/generate/source"
	"snipgen/golden/kit"
)

// A tool is a formatter or a linter. Unless it has a config, it runs with its default
// settings.
type tool struct {
	name     string
	language string
	formats  bool
	lints    bool
	// run runs the tool on the files below a folder, and returns its complaints, one
	// per line. The error is for a tool that couldn't do its work.
	run func(t *testing.T, dir string) (complaints string, err error)
	// most is the largest number of samples per target in TestSweep; zero means all.
	most int
	// except are the rules to ignore: golden/README.md says why.
	except []string
	// size is the prefix of rules about long code. They don't count for a sample with
	// the user's own body or headers, which may be of any length.
	size string
	// config is the name of a project's configuration file, and settings its text.
	// snipgen writes the samples for these settings, and run passes them to the tool.
	config, settings string
	// wrong is a file that breaks each of the rules: the tool must complain about it.
	wrong sample
	rules []string
}

// tools lists the formatters and linters. To add one, add an entry.
var tools = []tool{
	{
		name: "black", language: "python", formats: true, most: 1200,
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, pythonKit.In(t, "bin/black"), "--quiet", "--config", empty(t), "--no-cache", ".")
		},
		wrong: sample{file: "app.py", code: "x = 'y'\n"},
	},
	{
		name: "ruff format", language: "python", formats: true,
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, pythonKit.In(t, "bin/ruff"), "format", "--quiet", "--isolated", "--no-cache", ".")
		},
		wrong: sample{file: "app.py", code: "x = 'y'\n"},
	},
	{
		name: "ruff format, single quotes", language: "python", formats: true, config: "ruff.toml", settings: singleQuotes, most: 400,
		run: func(t *testing.T, dir string) (string, error) {
			config := filepath.Join(t.TempDir(), "ruff.toml")
			if err := os.WriteFile(config, []byte(singleQuotes), 0o666); err != nil {
				return "", err
			}
			return "", run(dir, pythonKit.In(t, "bin/ruff"), "format", "--quiet", "--config", config, "--no-cache", ".")
		},
		wrong: sample{file: "app.py", code: "x = \"y\"\n"},
	},
	{
		name: "ruff check", language: "python", lints: true,
		run:   runRuff,
		wrong: sample{file: "app.py", code: "import os\nfrom flask import Flask\n\napp = Flask(\"%s\" % other)\n"},
		rules: []string{"F401", "F821", "I001", "UP031"},
	},
	{
		name: "prettier", language: "javascript", formats: true,
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, javascriptKit.In(t, "node_modules/.bin/prettier"), "--no-config", "--no-editorconfig", "--log-level", "warn", "--write", ".")
		},
		wrong: sample{file: "app.js", code: "f('y')\n"},
	},
	{
		name: "prettier, single quotes and no semicolons", language: "javascript", formats: true, config: ".prettierrc", settings: quotesOnly, most: 400,
		run:   prettier(quotesOnly),
		wrong: sample{file: "app.js", code: "f('y');\n"},
	},
	{
		name: "prettier, four spaces and 100 columns", language: "javascript", formats: true, config: ".prettierrc", settings: wide, most: 400,
		run:   prettier(wide),
		wrong: sample{file: "app.js", code: "if (x) {\n  y();\n}\n"},
	},
	{
		name: "eslint", language: "javascript", lints: true, most: 700,
		run: func(t *testing.T, dir string) (string, error) {
			return reported(dir, javascriptKit.In(t, "node_modules/.bin/eslint"),
				"--config", javascriptKit.In(t, "eslint.config.mjs"), "--format", javascriptKit.In(t, "node_modules/eslint-formatter-compact/index.js"), ".")
		},
		wrong: sample{file: "app.js", code: "const express = require(\"express\");\n\nprocess.exit(app);\n"},
		rules: []string{"no-undef", "no-unused-vars"},
	},
	{
		name: "gofmt", language: "go", formats: true,
		run:   func(t *testing.T, dir string) (string, error) { return "", run(dir, "gofmt", "-w", ".") },
		wrong: sample{file: "main.go", code: "package main\nfunc main() {}\n"},
	},
	{
		name: "golangci-lint", language: "go", lints: true, most: 60,
		run: func(t *testing.T, dir string) (string, error) {
			kit.GoModule(t, dir)
			return reported(dir, golangci(t), "run", "--no-config", "--allow-parallel-runners",
				"--max-issues-per-linter=0", "--max-same-issues=0", "--show-stats=false", "--output.text.print-issued-lines=false", "./...")
		},
		wrong: sample{file: "main.go", code: `package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	os.Remove("a")
	fmt.Printf("%d\n", "b")
	text := "c"
	text = strings.Replace("d", "e", "f", -1)
	fmt.Println(text == text)
}

func other() {}
`},
		rules: []string{"errcheck", "govet", "ineffassign", "staticcheck", "unused"},
	},
	{
		name: "google-java-format", language: "java", formats: true,
		run:   runGoogleJavaFormat,
		wrong: sample{file: "A.java", code: "class A{}\n"},
	},
	{
		name: "javac, Spring Boot 4", language: "java", lints: true, most: 1000,
		run:   javac("spring-boot"),
		wrong: wrongJava, rules: []string{"[rawtypes]", "[removal]"},
	},
	{
		name: "javac, Spring Boot 3", language: "java", lints: true, most: 600,
		run:   javac("spring-boot-old"),
		wrong: wrongJava, rules: []string{"[rawtypes]", "[removal]"},
	},
	{
		name: "rubocop", language: "ruby", formats: true, lints: true, most: 600,
		run:    runRubocop,
		except: []string{"Layout/LineLength"},
		size:   "Metrics/",
		wrong:  sample{file: "a.rb", code: "x = \"y\"\nputs x\n"},
		rules:  []string{"Style/StringLiterals", "Style/FrozenStringLiteralComment"},
	},
	{
		name: "rubocop, current", language: "ruby", lints: true, most: 400,
		run:    runCurrentRubocop,
		except: []string{"Layout/LineLength"},
		size:   "Metrics/",
		wrong:  sample{file: "a.rb", code: "x = \"y\"\nputs x\n"},
		rules:  []string{"Style/StringLiterals", "Style/FrozenStringLiteralComment"},
	},
	{
		name: "rubocop, omakase's quotes and brackets", language: "ruby", lints: true, most: 400,
		run: func(t *testing.T, dir string) (string, error) {
			return offences(dir, "rubocop", "--config", list(t, []string{omakase}))
		},
		config: ".rubocop.yml", settings: omakase,
		except: []string{"Layout/LineLength"},
		size:   "Metrics/",
		wrong:  sample{file: "a.rb", code: "# frozen_string_literal: true\n\nx = 'y'\nputs [x]\n"},
		rules:  []string{"Style/StringLiterals", "Layout/SpaceInsideArrayLiteralBrackets"},
	},
	{
		name: "Roslyn's formatter", language: "csharp", formats: true, most: 800,
		run: func(t *testing.T, dir string) (string, error) {
			format := append(kit.DotNet(t), "format", dir)
			return "", run(dir, format[0], format[1:]...)
		},
		wrong: sample{file: "Program.cs", code: "var x=1;\n"},
	},
	{
		name: "C# compiler", language: "csharp", lints: true, most: 400,
		run:   compileCSharp,
		wrong: sample{file: "Program.cs", code: "var x = 1;\nstring y = null;\n"},
		rules: []string{"CS0219", "CS8600"},
	},
	{
		name: "shfmt", language: "shell", formats: true,
		run: func(t *testing.T, dir string) (string, error) {
			// shfmt also reads .editorconfig in parent folders; root stops it.
			if err := os.WriteFile(filepath.Join(dir, ".editorconfig"), []byte("root = true\n"), 0o666); err != nil {
				return "", err
			}
			return "", run(dir, goKit.In(t, "shfmt"), "-w", ".")
		},
		wrong: sample{file: "a.sh", code: "curl   -i x;  true\n"},
	},
	{
		name: "shellcheck", language: "shell", lints: true, most: 1000,
		run:    runShellcheck,
		except: []string{"SC2016"},
		wrong:  sample{file: "a.sh", code: "curl -i $1 $'\\x41'\n"},
		rules:  []string{"SC2086", "SC3003"},
	},
}

// wrongJava has a raw type and a call that is deprecated for removal.
var wrongJava = sample{file: "A.java", code: `import java.util.List;

class A {
  List list = List.of(new Integer(1));
}
`}

// omakase has the rules for quotes and brackets of new Rails projects:
// https://github.com/rails/rubocop-rails-omakase/blob/main/rubocop.yml
const omakase = `Style/StringLiterals:
  EnforcedStyle: double_quotes
Layout/SpaceInsideArrayLiteralBrackets:
  EnforcedStyle: space
`

// quotesOnly and wide are configurations for Prettier, singleQuotes is one for Ruff.
const (
	quotesOnly   = `{ "singleQuote": true, "semi": false }`
	wide         = `{ "tabWidth": 4, "printWidth": 100 }`
	singleQuotes = "line-length = 100\n\n[format]\nquote-style = \"single\"\n"
)

// prettier returns a function that runs Prettier with a configuration.
func prettier(settings string) func(*testing.T, string) (string, error) {
	return func(t *testing.T, dir string) (string, error) {
		config := filepath.Join(t.TempDir(), ".prettierrc")
		if err := os.WriteFile(config, []byte(settings), 0o666); err != nil {
			return "", err
		}
		return "", run(dir, javascriptKit.In(t, "node_modules/.bin/prettier"), "--config", config, "--no-editorconfig", "--log-level", "warn", "--write", ".")
	}
}

// style returns the rules that snipgen reads from the tool's configuration. They are empty
// without one.
func (f *tool) style(t *testing.T) languages.Rules {
	t.Helper()
	if f.config == "" {
		return languages.Rules{}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, f.config), []byte(f.settings), 0o666); err != nil {
		t.Fatal(err)
	}
	l, _ := languages.Find(f.language)
	rules, err := project.Rules(filepath.Join(dir, "a"+l.Extension), l)
	if err != nil || rules == (languages.Rules{}) {
		t.Fatalf("snipgen reads no rules (%v) from\n%s", err, f.settings)
	}
	return rules
}

// restyled changes the quotes, semicolons and indentation of code to a project's rules, as
// snipgen does when it writes into a file. It doesn't break lines anew.
func restyled(code string, l *languages.Language, rules languages.Rules) string {
	if restyle := source.Restyle(l, rules); restyle != nil {
		code = restyle(code)
	}
	file := source.New("", "", l)
	file.Follow(rules)
	return file.Indented(code)
}

// run runs a command in a folder.
func run(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// reported runs a linter. If it exits with an error, as linters do to report something,
// reported returns its output.
func reported(dir, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return string(out), nil
	}
	return "", err
}

// below returns the paths of the files with an extension in a folder's subfolders.
func below(dir, extension string) ([]string, error) {
	return filepath.Glob(filepath.Join(dir, "*", "*"+extension))
}

// list writes lines to a file and returns its path.
func list(t *testing.T, lines []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// empty returns the path of an empty configuration file. Without one, a tool would search
// other folders for its configuration.
func empty(t *testing.T) string {
	t.Helper()
	return list(t, nil)
}

// runRuff runs Ruff with each folder as a project of its own, so that Ruff takes the files
// next to a sample for its own modules.
func runRuff(t *testing.T, dir string) (string, error) {
	folders, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return "", err
	}
	for _, folder := range folders {
		if err := os.WriteFile(filepath.Join(folder, "ruff.toml"), nil, 0o666); err != nil {
			return "", err
		}
	}
	return reported(dir, pythonKit.In(t, "bin/ruff"), "check", "--quiet", "--no-cache", "--output-format", "concise", ".")
}

func runGoogleJavaFormat(t *testing.T, dir string) (string, error) {
	args := []string{"-jar", javaKit.In(t, "google-java-format-"+googleJavaFormatVersion+"-all-deps.jar"), "--replace"}
	for _, pkg := range []string{"api", "code", "file", "parser", "tree", "util"} {
		args = append([]string{"--add-exports=jdk.compiler/com.sun.tools.javac." + pkg + "=ALL-UNNAMED"}, args...)
	}
	files, err := below(dir, ".java")
	if err != nil {
		return "", err
	}
	return "", run(dir, "java", append(args, "@"+list(t, files))...)
}

// javac compiles the files with the libraries of one of golden/live's hosts. Samples share
// class names, so each gets a package of its own.
func javac(host string) func(*testing.T, string) (string, error) {
	return func(t *testing.T, dir string) (string, error) {
		files, err := below(dir, ".java")
		if err != nil {
			return "", err
		}
		own := t.TempDir()
		for i, file := range files {
			code, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			folder := filepath.Base(filepath.Dir(file))
			files[i] = filepath.Join(own, folder, filepath.Base(file))
			if err := os.MkdirAll(filepath.Dir(files[i]), 0o777); err != nil {
				return "", err
			}
			text := "package " + folder + "; " + javaPackage.ReplaceAllString(string(code), "")
			if err := os.WriteFile(files[i], []byte(text), 0o666); err != nil {
				return "", err
			}
		}
		return reported(own, "javac", "-Werror", "-Xlint:all", "-proc:none", "-Xmaxwarns", "100000", "-Xmaxerrs", "100000",
			"-cp", kit.Spring(host).In(t, "lib/*"), "-d", t.TempDir(), "@"+list(t, files))
	}
}

var javaPackage = regexp.MustCompile(`(?m)^package [\w.]+;`)

// compileCSharp compiles each folder as a program.
func compileCSharp(t *testing.T, dir string) (string, error) {
	folders, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return "", err
	}
	programs := map[string][]string{}
	for _, folder := range folders {
		programs[folder+".dll"], err = filepath.Glob(filepath.Join(folder, "*.cs"))
		if err != nil {
			return "", err
		}
	}
	return kit.Compile(t, programs), nil
}

// runRubocop runs Debian's RuboCop, which corrects the files where it can: check notices
// the changes.
func runRubocop(t *testing.T, dir string) (string, error) {
	if version := kit.Output(t, "rubocop", "--version"); version != rubocopVersion {
		t.Fatalf("rubocop is %s, not %s", version, rubocopVersion)
	}
	return offences(dir, "rubocop", "--config", empty(t), "--autocorrect-all")
}

// runCurrentRubocop runs the RuboCop of a newer Debian on a copy of the files, in a folder
// that this Debian's root can see.
func runCurrentRubocop(t *testing.T, dir string) (string, error) {
	own, err := os.MkdirTemp(kit.Absolute(t, kit.Cache), "rubocop")
	if err != nil {
		return "", err
	}
	t.Cleanup(func() { os.RemoveAll(own) })
	if err := os.CopyFS(own, os.DirFS(dir)); err != nil {
		return "", err
	}
	config := filepath.Join(own, "empty.yml")
	if err := os.WriteFile(config, nil, 0o666); err != nil {
		return "", err
	}
	t.Logf("RuboCop %s", kit.Output(t, kit.Forky.Inside(t, own, "rubocop", "--version")...))
	return offences(dir, kit.Forky.Inside(t, own, "rubocop", "--config", config)...)
}

// offences returns what RuboCop reports.
func offences(dir string, command ...string) (string, error) {
	cmd := exec.Command(command[0], append(command[1:], "--cache", "false", "--format", "json", ".")...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1 means that there are offences
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	var report struct {
		Files []struct {
			Path     string
			Offenses []struct {
				Cop      string `json:"cop_name"`
				Message  string
				Location struct{ Line int }
			}
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	var s strings.Builder
	for _, f := range report.Files {
		for _, o := range f.Offenses {
			fmt.Fprintf(&s, "%s:%d: %s: %s\n", f.Path, o.Location.Line, o.Cop, o.Message)
		}
	}
	return s.String(), nil
}

// runShellcheck checks the files as POSIX shell. They are commands for any shell, and so
// have no shebang that would name one.
func runShellcheck(t *testing.T, dir string) (string, error) {
	kit.Need(t, "shellcheck")
	files, err := below(dir, ".sh")
	if err != nil {
		return "", err
	}
	return reported(dir, "shellcheck", append([]string{"--norc", "--shell=sh", "--format=gcc"}, files...)...)
}
