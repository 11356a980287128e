// Package format runs each ecosystem's formatters and linters, with their default
// settings, on what snipgen writes: the formatters change nothing, and the linters
// report nothing.
package format

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

var (
	random = flag.Int("random", 1000, "number of random requests for each target")
	most   = flag.Int("show", 5, "number of findings to show for each tool")
	seed   = flag.Uint64("seed", 1, "seed of the random requests")
)

// goldens are the folders of golden files. Each has a folder per target, with a folder
// per case.
var goldens = []string{"../snippets", "../modules"}

// A finding is what a tool reports or changes in a sample.
type finding struct {
	sample sample
	text   string
}

// check runs a tool on samples, each in its own folder, and returns what it changed or
// reported.
func (f *tool) check(t *testing.T, samples []sample) []finding {
	t.Helper()
	dir := t.TempDir()
	paths := make([]string, len(samples))
	for i, s := range samples {
		folder := filepath.Join(dir, fmt.Sprintf("s%05d", i))
		paths[i] = filepath.Join(folder, s.file)
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if s.folder != "" {
			if err := os.CopyFS(folder, os.DirFS(s.folder)); err != nil {
				t.Fatal(err)
			}
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
			if !strings.Contains(line, samples[i].file) {
				continue // it is about a file next to the sample
			}
			if slices.ContainsFunc(f.except, func(rule string) bool { return strings.Contains(line, rule) }) {
				continue
			}
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

// diff returns the lines that differ between two texts, with up to two lines around
// them.
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

// report checks samples. Findings fail the test; only the first few are shown.
func (f *tool) report(t *testing.T, samples []sample) {
	t.Helper()
	start := time.Now()
	findings := f.check(t, samples)
	t.Logf("%s: %d files, %.1f s", f.name, len(samples), time.Since(start).Seconds())
	for i, found := range findings {
		if i == *most {
			t.Errorf("%s: and %d more", f.name, len(findings)-i)
			break
		}
		t.Errorf("%s reports: %s: %s\n%s", f.name, found.sample.target, found.sample.about, found.text)
	}
}

// TestSweep checks snippets of every length.
func TestSweep(t *testing.T) {
	for _, f := range tools {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			var all []sample
			for _, framework := range frameworks.All {
				if framework.Language.ID != f.language {
					continue
				}
				samples := sweep(t, framework, *random, *seed, f.style(t))
				if f.lints {
					samples = slices.DeleteFunc(samples, func(s sample) bool { return s.part })
				}
				few := len(samples)
				if f.most > 0 {
					few = min(few, f.most)
				}
				for i := range few { // evenly spaced, so that every kind is among them
					all = append(all, samples[i*len(samples)/few])
				}
			}
			if len(all) == 0 {
				t.Fatalf("%s: no samples", f.name)
			}
			f.report(t, all)
		})
	}
}

// TestGoldens checks the golden files.
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
			files[language] = append(files[language], sample{
				target: framework.ID, about: path, file: filepath.Base(path), code: string(code), own: true, folder: filepath.Dir(path),
			})
		}
	}
	for _, f := range tools {
		rules := f.style(t)
		if rules.Width > 0 || rules.Indent != "" || rules.Semicolons == languages.Never {
			continue // golden files have the line breaks of the default settings
		}
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			samples := slices.Clone(files[f.language])
			for i, s := range samples {
				l, _ := languages.Find(f.language)
				samples[i].code = restyled(s.code, l, rules)
			}
			f.report(t, samples)
		})
	}
}

// TestWrong checks that each tool reports a bad file, by each of its rules, and doesn't
// report a good one.
func TestWrong(t *testing.T) {
	for _, f := range tools {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			good := sample{}
			for _, framework := range frameworks.All {
				if framework.Language.ID == f.language {
					good = sweep(t, framework, 0, 0, f.style(t))[0]
				}
			}
			findings := f.check(t, []sample{good, f.wrong})
			if len(findings) != 1 || findings[0].sample != f.wrong {
				t.Fatalf("%s reports %+v, want one finding, in the second of\n%s\nand\n%s", f.name, findings, good.code, f.wrong.code)
			}
			for _, rule := range f.rules {
				if !strings.Contains(findings[0].text, rule) {
					t.Errorf("%s doesn't report %s in\n%s\n%s", f.name, rule, f.wrong.code, findings[0].text)
				}
			}
		})
	}
}

// TestComplete checks that each language has a formatter and a linter, except HTTP
// messages: there is none for them.
func TestComplete(t *testing.T) {
	for _, framework := range frameworks.All {
		language := framework.Language
		for what, does := range map[string]func(tool) bool{
			"formatter": func(f tool) bool { return f.formats },
			"linter":    func(f tool) bool { return f.lints },
		} {
			t.Run(framework.ID+"/"+what, func(t *testing.T) {
				has := slices.ContainsFunc(tools, func(f tool) bool { return f.language == language.ID && does(f) })
				if has == language.Message {
					t.Errorf("%s has a %s: %t", language.Title, what, has)
				}
			})
		}
	}
}
