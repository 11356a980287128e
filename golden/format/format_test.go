// Package format checks that what snipgen writes is what each ecosystem's
// formatter, with its default settings, would make of it.
package format

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

var (
	random = flag.Int("random", 1000, "how many random requests each target gets")
	most   = flag.Int("show", 5, "how many findings of each formatter to show")
	seed   = flag.Uint64("seed", 1, "what the random requests are made from")
)

// goldens have a folder a target and in it a folder a case.
var goldens = []string{"../snippets", "../modules"}

// A formatter formats, or checks, the files of a language.
type formatter struct {
	name     string
	language string
	// run formats the files below a folder. What it complains of without
	// changing it is returned, and so is the error of a formatter that could
	// not do its work.
	run func(t *testing.T, dir string) (complaints string, err error)
	// most is how many samples a target gives; zero means all.
	most int
	// size begins what is said of code that is long, which a body or headers
	// of the user's own may make it.
	size string
	// wrong is code that is not as it should be.
	wrong sample
}

var formatters = []formatter{
	{
		name: "black", language: "python", most: 4000,
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, pythonKit.In(t, "bin/black"), "--quiet", "--config", empty(t), "--no-cache", ".")
		},
		wrong: sample{file: "app.py", code: "x = 'y'\n"},
	},
	{
		name: "ruff", language: "python",
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, pythonKit.In(t, "bin/ruff"), "format", "--quiet", "--isolated", "--no-cache", ".")
		},
		wrong: sample{file: "app.py", code: "x = 'y'\n"},
	},
	{
		name: "prettier", language: "javascript",
		run: func(t *testing.T, dir string) (string, error) {
			return "", run(dir, javascriptKit.In(t, "node_modules/.bin/prettier"), "--no-config", "--no-editorconfig", "--log-level", "warn", "--write", ".")
		},
		wrong: sample{file: "app.js", code: "f('y')\n"},
	},
	{
		name: "gofmt", language: "go",
		run:   func(t *testing.T, dir string) (string, error) { return "", run(dir, "gofmt", "-w", ".") },
		wrong: sample{file: "main.go", code: "package main\nfunc main() {}\n"},
	},
	{
		name: "go vet", language: "go", most: 60,
		run: func(t *testing.T, dir string) (string, error) {
			return complaints(t, dir, "go", "vet", "./...")
		},
		wrong: sample{file: "main.go", code: "package main\n\nfunc main() {\n\tx := 1\n\tx = x\n}\n"},
	},
	{
		name: "staticcheck", language: "go", most: 60,
		run: func(t *testing.T, dir string) (string, error) {
			return complaints(t, dir, goKit.In(t, "staticcheck"), "./...")
		},
		wrong: sample{file: "main.go", code: "package main\n\nfunc main() {}\n\nfunc unused() {}\n"},
	},
	{
		name: "google-java-format", language: "java",
		run: func(t *testing.T, dir string) (string, error) {
			args := []string{"-jar", javaKit.In(t, "google-java-format-"+googleJavaFormatVersion+"-all-deps.jar"), "--replace"}
			for _, pkg := range []string{"api", "code", "file", "parser", "tree", "util"} {
				args = append([]string{"--add-exports=jdk.compiler/com.sun.tools.javac." + pkg + "=ALL-UNNAMED"}, args...)
			}
			files, err := filepath.Glob(filepath.Join(dir, "*", "*.java"))
			if err != nil {
				return "", err
			}
			list := filepath.Join(t.TempDir(), "files")
			if err := os.WriteFile(list, []byte(strings.Join(files, "\n")), 0o666); err != nil {
				return "", err
			}
			return "", run(dir, "java", append(args, "@"+list)...)
		},
		wrong: sample{file: "A.java", code: "class A{}\n"},
	},
	{
		name: "rubocop", language: "ruby", most: 2500,
		run:   runRubocop,
		size:  "Metrics/",
		wrong: sample{file: "a.rb", code: "x = \"y\"\nputs x\n"},
	},
	{
		name: "shfmt", language: "shell",
		run: func(t *testing.T, dir string) (string, error) {
			// shfmt looks for .editorconfig upwards.
			if err := os.WriteFile(filepath.Join(dir, ".editorconfig"), []byte("root = true\n"), 0o666); err != nil {
				return "", err
			}
			return "", run(dir, goKit.In(t, "shfmt"), "-w", ".")
		},
		wrong: sample{file: "a.sh", code: "curl   -i x;  true\n"},
	},
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

// complaints runs a command that checks Go code, each file being a package of
// its own, and returns what it prints when it fails.
func complaints(t *testing.T, dir, name string, args ...string) (string, error) {
	t.Helper()
	kit.GoModule(t, dir)
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		return string(out), nil
	}
	return "", err
}

// runRubocop corrects what can be corrected. What remains may be a line that
// is too long, when a string makes it so.
func runRubocop(t *testing.T, dir string) (string, error) {
	if version := kit.Output(t, "rubocop", "--version"); version != rubocopVersion {
		t.Fatalf("rubocop is %s, not %s", version, rubocopVersion)
	}
	cmd := exec.Command("rubocop", "--config", empty(t), "--cache", "false", "--autocorrect-all", "--format", "json", ".")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1 is that offences remain
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
			if o.Cop != "Layout/LineLength" {
				fmt.Fprintf(&s, "%s:%d: %s: %s\n", f.Path, o.Location.Line, o.Cop, o.Message)
			}
		}
	}
	return s.String(), nil
}

// empty returns the path of an empty file, for a formatter that would look
// for a configuration elsewhere without one.
func empty(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// A finding is what a formatter has to say about a sample.
type finding struct {
	sample sample
	text   string
}

// check runs a formatter on samples, each of which stands in a folder of its
// own, and returns what it changed or complained of.
func (f *formatter) check(t *testing.T, samples []sample) []finding {
	t.Helper()
	dir := t.TempDir()
	paths := make([]string, len(samples))
	for i, s := range samples {
		folder := filepath.Join(dir, fmt.Sprintf("s%05d", i))
		paths[i] = filepath.Join(folder, s.file)
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(paths[i], []byte(s.code), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	complaints, err := f.run(t, dir)
	if err != nil {
		complaints += err.Error()
	}
	lines := map[int][]string{}
	told := 0
	for _, line := range strings.Split(complaints, "\n") {
		if m := folderName.FindStringSubmatch(line); m != nil {
			var i int
			fmt.Sscanf(m[1], "%d", &i)
			told++
			if f.size == "" || !samples[i].own || !strings.Contains(line, " "+f.size) {
				lines[i] = append(lines[i], line)
			}
		}
	}
	var findings []finding
	for i, s := range samples {
		after, err := os.ReadFile(paths[i])
		if err != nil {
			t.Fatal(err)
		}
		said := lines[i]
		if s.code != string(after) {
			said = append(said, diff(s.code, string(after)))
		}
		if len(said) > 0 {
			findings = append(findings, finding{s, strings.Join(said, "\n")})
		}
	}
	if err != nil && len(findings) == 0 || complaints != "" && told == 0 {
		t.Fatalf("%s: %s", f.name, complaints)
	}
	return findings
}

var folderName = regexp.MustCompile(`\bs([0-9]{5})[/\\]`)

// diff returns the lines of a formatted file that differ, with a little
// around them.
func diff(before, after string) string {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	var s strings.Builder
	show := func(sign string, lines []string) {
		for _, line := range lines {
			s.WriteString(sign + line + "\n")
		}
	}
	show("  ", a[max(0, start-2):start])
	show("- ", a[start:len(a)-end])
	show("+ ", b[start:len(b)-end])
	show("  ", a[len(a)-end:min(len(a), len(a)-end+2)])
	return s.String()
}

// report fails the test with the first few findings.
func (f *formatter) report(t *testing.T, samples int, findings []finding) {
	t.Helper()
	t.Logf("%s: %d files", f.name, samples)
	for i, found := range findings {
		if i == *most {
			t.Errorf("%s: and %d more", f.name, len(findings)-i)
			break
		}
		t.Errorf("%s does not leave this as it is: %s: %s\n%s", f.name, found.sample.target, found.sample.about, found.text)
	}
}

// TestSweep formats what comes out at every length.
func TestSweep(t *testing.T) {
	for _, f := range formatters {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var all []sample
			for _, framework := range frameworks.All {
				if framework.Language.ID != f.language {
					continue
				}
				samples := sweep(t, framework, *random, *seed)
				few := len(samples)
				if f.most > 0 {
					few = min(few, f.most)
				}
				for i := range few { // some of each kind
					all = append(all, samples[i*len(samples)/few])
				}
			}
			if len(all) == 0 {
				t.Fatalf("%s: no samples", f.name)
			}
			f.report(t, len(all), f.check(t, all))
		})
	}
}

// TestGoldens formats what is kept as expected.
func TestGoldens(t *testing.T) {
	files := map[string][]sample{}
	for _, framework := range frameworks.All {
		var paths []string
		for _, folder := range goldens {
			if strings.HasSuffix(folder, "modules") && framework.Project == nil {
				continue
			}
			found, err := filepath.Glob(filepath.Join(folder, framework.ID, "*", "*"+framework.Language.Extension))
			if err != nil {
				t.Fatal(err)
			}
			if len(found) == 0 {
				t.Errorf("%s has no golden file in %s", framework.ID, folder)
			}
			paths = append(paths, found...)
		}
		for _, path := range paths {
			code, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			language := framework.Language.ID
			files[language] = append(files[language], sample{framework.ID, path, filepath.Base(path), string(code), true})
		}
	}
	for _, f := range formatters {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.report(t, len(files[f.language]), f.check(t, files[f.language]))
		})
	}
}

// TestWrong shows that each formatter finds something to complain of.
func TestWrong(t *testing.T) {
	for _, f := range formatters {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			good := sample{}
			for _, framework := range frameworks.All {
				if framework.Language.ID == f.language {
					good = sweep(t, framework, 0, 0)[0]
				}
			}
			findings := f.check(t, []sample{good, f.wrong})
			if len(findings) != 1 || findings[0].sample != f.wrong {
				t.Errorf("%s is silent about\n%s", f.name, f.wrong.code)
			}
		})
	}
}

// TestFormatted shows that each language has a formatter or is known to have none.
func TestFormatted(t *testing.T) {
	none := []string{"http"}
	for _, framework := range frameworks.All {
		language := framework.Language.ID
		has := slices.ContainsFunc(formatters, func(f formatter) bool { return f.language == language })
		if has == slices.Contains(none, language) {
			t.Errorf("%s: formatted %v", framework.ID, has)
		}
	}
}
