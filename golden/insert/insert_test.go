// Package insert runs the program on every line of typical source files, and checks each
// result with real parsers.
package insert

import (
	"bytes"
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
	"sync"
	"testing"

	"snipgen/golden/kit"
)

// snipgen is the path of the program, which TestMain builds.
var snipgen string

func TestMain(m *testing.M) { os.Exit(kit.Main(m, &snipgen)) }

// A folder is one in testdata, with files for one target.
type folder struct {
	name, target string
	// open starts the checker of the target's language.
	open func(testing.TB) checker
}

var folders = []folder{
	{"flask", "flask", python},
	{"fastapi", "fastapi", python},
	{"django", "django", python},
	{"nethttp", "nethttp", golang},
	{"gin", "gin", golang},
	{"rails", "rails", ruby},
	{"express", "express", typeScript},
	{"express-ts", "express", typeScript},
	{"spring-boot", "spring-boot", javac},
	{"aspnetcore", "aspnetcore", roslyn},
}

// most is the maximum number of faults that are shown for a file.
const most = 5

// running limits the number of programs that run at once.
var running = make(chan struct{}, 2)

// A tally counts the results for the lines of a folder.
type tally struct{ lines, right, refused, broken int }

func (s *tally) add(other tally) {
	s.lines += other.lines
	s.right += other.right
	s.refused += other.refused
	s.broken += other.broken
}

func (s *tally) String() string {
	return fmt.Sprintf("%5d lines, %5d right, %5d refused (%.0f %%), %5d broken",
		s.lines, s.right, s.refused, 100*float64(s.refused)/float64(max(s.lines, 1)), s.broken)
}

// TestInsert inserts a snippet at every line of every file in testdata. The program must
// put the code into a safe place, or refuse and say why. It must not refuse a natural
// line: a blank line between definitions, or the end of the file.
//
// To run one file: go test ./insert -run 'TestInsert/flask/factory'
func TestInsert(t *testing.T) {
	var mu sync.Mutex
	tallies := map[string]tally{}
	t.Cleanup(func() {
		for _, f := range folders {
			if s, ran := tallies[f.name]; ran {
				t.Logf("%-12s %s", f.name, &s)
			}
		}
	})
	for _, f := range folders {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			check := f.open(t)
			var sum tally
			for _, file := range listed(t, f.name) {
				t.Run(filepath.Base(file), func(t *testing.T) { sum.add(every(t, f.target, file, check)) })
			}
			mu.Lock()
			defer mu.Unlock()
			tallies[f.name] = sum
		})
	}
}

// TestFolders checks that each folder in testdata has a row in folders.
func TestFolders(t *testing.T) {
	t.Parallel()
	for _, dir := range listed(t, ".") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			if !slices.ContainsFunc(folders, func(f folder) bool { return f.name == filepath.Base(dir) }) {
				t.Error("folders has no row for it")
			}
		})
	}
}

// listed returns the paths in a folder of testdata.
func listed(t *testing.T, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", name, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("testdata/%s is empty", name)
	}
	return files
}

// A result is the outcome of an insertion at a line.
type result struct {
	line    int
	refused bool
	fault   string // what is wrong, or why the program refuses; "" for neither
	new     newText
}

// every inserts a snippet at each line of a file. A fault fails the test.
func every(t *testing.T, target, file string, check checker) tally {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	old := string(text)
	results := make([]result, len(rawLines(old))+1)
	dir := t.TempDir()
	var group sync.WaitGroup
	for i := range results {
		group.Go(func() {
			running <- struct{}{}
			defer func() { <-running }()
			results[i] = insert(dir, target, filepath.Base(file), old, i+1)
		})
	}
	group.Wait()
	answer := judge(t, filepath.Base(file), old, results, check)
	s := tally{lines: len(results)}
	for i := range results {
		r := &results[i]
		if r.refused && answer.Parses && slices.Contains(answer.Natural, r.line) {
			r.fault = "refused at a natural place: " + r.fault
		} else if r.refused {
			s.refused++
			continue
		}
		if r.fault != "" {
			s.broken++
		} else {
			s.right++
		}
	}
	show(t, results)
	return s
}

// judge runs the checker on the texts without a fault so far, each once: many lines lead
// to the same place.
func judge(t *testing.T, file, old string, results []result, check checker) answer {
	t.Helper()
	r := request{File: file, Old: old, News: []newText{}}
	asked := map[string]int{}
	key := func(n newText) string { return fmt.Sprint(n.Inserted, n.Text) }
	for _, result := range results {
		if result.refused || result.fault != "" {
			continue
		}
		if _, known := asked[key(result.new)]; !known {
			asked[key(result.new)] = result.line
			r.News = append(r.News, result.new)
		}
	}
	answer, err := check(r)
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if result := &results[i]; !result.refused && result.fault == "" {
			result.fault = answer.Broken[strconv.Itoa(asked[key(result.new)])]
		}
	}
	return answer
}

// show reports each kind of fault once, with its lines and the result for the first of
// them.
func show(t *testing.T, results []result) {
	t.Helper()
	lines := map[string][]int{}
	var kinds []string
	numbers := regexp.MustCompile(`[0-9]+`)
	for _, r := range results {
		if r.fault == "" || r.refused && !strings.HasPrefix(r.fault, "refused at") {
			continue
		}
		kind := numbers.ReplaceAllString(r.fault, "")
		if strings.HasPrefix(kind, "it does not parse") {
			kind = "" // parsers describe the same fault in many ways
		}
		if lines[kind] == nil {
			kinds = append(kinds, kind)
		}
		lines[kind] = append(lines[kind], r.line)
	}
	for i, kind := range kinds {
		if i == most {
			t.Errorf("and %d other faults", len(kinds)-most)
			return
		}
		first := results[lines[kind][0]-1]
		t.Errorf("at %v: %s\n%s", lines[kind], first.fault, excerpt(first.new))
	}
}

// excerpt returns the inserted lines with two lines around them, at most 20 in all.
func excerpt(n newText) string {
	var out strings.Builder
	shown := 0
	lines := rawLines(n.Text)
	near := func(line, margin int) bool {
		return slices.ContainsFunc(n.Inserted, func(r [2]int) bool { return line >= r[0]-margin && line <= r[1]+margin })
	}
	for i, line := range lines {
		mark := " "
		if near(i+1, 0) {
			mark = "+"
		}
		if near(i+1, 2) && shown < 20 {
			shown++
			fmt.Fprintf(&out, "%4d %s %s\n", i+1, mark, strings.TrimRight(line, "\r\n"))
		}
	}
	return out.String()
}

// insert runs the program twice for a line of a file: for the edits, which say what is
// inserted, and for the text.
func insert(dir, target, name, old string, line int) result {
	r := result{line: line}
	edits, reason, err := run(dir, target, name, old, line, "--json")
	if err != nil {
		r.fault = err.Error()
		return r
	}
	text, again, err := run(dir, target, name, old, line)
	switch {
	case err != nil:
		r.fault = err.Error()
	case reason != again:
		r.fault = fmt.Sprintf("%q with --json, and %q without", reason, again)
	case reason != "":
		r.refused, r.fault = true, reason
	default:
		var snippet struct{ Edits []edit }
		if err := json.Unmarshal([]byte(edits), &snippet); err != nil {
			r.fault = err.Error()
			return r
		}
		r.new = newText{Line: line, Text: text}
		r.new.Inserted, r.fault = inserted(old, text, snippet.Edits)
	}
	return r
}

// run runs the program and returns its output, or the reason why it refuses.
func run(dir, target, name, old string, line int, flags ...string) (out, reason string, err error) {
	args := append([]string{"404", "--lang", target, "--file", name, "--buffer", "--insert", strconv.Itoa(line)}, flags...)
	cmd := exec.Command(snipgen, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir)
	cmd.Stdin = strings.NewReader(old)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return stdout.String(), "", nil
	case !errors.As(err, &exit) || exit.ExitCode() != 2:
		return "", "", fmt.Errorf("%w: %s", err, &stderr)
	case stdout.Len() > 0:
		return "", "", fmt.Errorf("refused, but printed %q", &stdout)
	case !strings.HasPrefix(stderr.String(), "snipgen: "):
		return "", "", fmt.Errorf("refused without a reason: %q", &stderr)
	}
	return "", strings.TrimSpace(stderr.String()), nil
}
