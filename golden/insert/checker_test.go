package insert

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"snipgen/golden/kit"
)

// A checker uses a language's real parser to check what an insertion made of a file.
type checker func(request) (answer, error)

// A request has a file and its texts after insertions. Checkers in other languages read
// requests and write answers as lines of JSON.
type request struct {
	File string    `json:"file"` // its name, whose extension some checkers need
	Old  string    `json:"old"`
	News []newText `json:"news"`
}

// A newText is a file after an insertion.
type newText struct {
	Line int    `json:"line"` // the cursor's line in the old text, counted from 1
	Text string `json:"text"`
	// Inserted are the ranges of new lines in Text, counted from 1, with both ends
	// included. A new line may replace an import that it extends.
	Inserted [][2]int `json:"inserted"`
}

type answer struct {
	// Parses reports whether the old text parses. If it doesn't, a checker may
	// check nothing.
	Parses bool `json:"parses"`
	// Natural are the lines of the old text, counted from 1, where snipgen may not
	// refuse: the blank lines between top-level definitions, and the end of the file.
	Natural []int `json:"natural"`
	// Broken maps a cursor's line to the reason why its text is broken.
	Broken map[string]string `json:"broken"`
}

// limit is the longest that a checker may run.
const limit = 15 * time.Minute

// process returns a function that starts a command as a checker.
func process(command func(testing.TB) []string) func(testing.TB) checker {
	return func(t testing.TB) checker {
		t.Helper()
		return spawn[request, answer](command)(t)
	}
}

// spawn returns a function that starts a command, which must answer each line of JSON
// with one. The command ends with the test.
func spawn[In, Out any](command func(testing.TB) []string) func(testing.TB) func(In) (Out, error) {
	return func(t testing.TB) func(In) (Out, error) {
		t.Helper()
		args := command(t)
		kit.Need(t, args[0])
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		cmd := exec.CommandContext(ctx, args[0], args[1:]...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			defer cancel()
			in.Close()
			if err := cmd.Wait(); err != nil || stderr.Len() > 0 {
				t.Errorf("%s: %v\n%s", filepath.Base(args[0]), err, &stderr)
			}
		})
		lines := bufio.NewReader(out)
		return func(r In) (Out, error) {
			var a Out
			line, err := json.Marshal(r)
			if err != nil {
				return a, err
			}
			if _, err := in.Write(append(line, '\n')); err != nil {
				return a, err
			}
			if line, err = lines.ReadBytes('\n'); err != nil {
				return a, fmt.Errorf("no answer: %w", err)
			}
			return a, json.Unmarshal(line, &a)
		}
	}
}

// python runs python.py with pinned packages.
var python = process(func(t testing.TB) []string {
	return []string{pythonKit.In(t, "bin/python"), "python.py"}
})

// pythonKit has Pyflakes, Ruff and the frameworks that load.py needs.
var pythonKit = kit.Python("insert/python", "requirements.txt")

// ruby runs ruby.rb with Debian's Ruby.
var ruby = process(func(testing.TB) []string { return []string{"ruby", "ruby.rb"} })
