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

// A checker judges with the real parser of a language what became of a file.
type checker func(request) (answer, error)

// A request has a file and the texts that it has become. To a process it is a
// line of JSON, and so is the answer.
type request struct {
	File string    `json:"file"` // its name, for the extension
	Old  string    `json:"old"`
	News []newText `json:"news"`
}

// A newText is a file after an insertion.
type newText struct {
	Line int    `json:"line"` // the cursor's, in the old text, from 1
	Text string `json:"text"`
	// Inserted are the ranges of lines of Text that are new, from 1, both ends
	// included. A new line may replace an import that it adds to.
	Inserted [][2]int `json:"inserted"`
}

type answer struct {
	// Parses reports whether the parser accepts the old text. If it does not,
	// the checker checks what can be checked.
	Parses bool `json:"parses"`
	// Natural are the lines of the old text, from 1, that may not be refused:
	// the blank lines between top-level definitions, and the one behind the
	// last.
	Natural []int `json:"natural"`
	// Broken says for lines of cursors what is wrong with their text.
	Broken map[string]string `json:"broken"`
}

// limit is how long a checker lives at most.
const limit = 15 * time.Minute

// process is a checker that a command starts.
func process(command func(testing.TB) []string) func(testing.TB) checker {
	return func(t testing.TB) checker {
		t.Helper()
		return spawn[request, answer](command)(t)
	}
}

// spawn returns what starts a command that answers lines of JSON with such
// lines. It ends with the test.
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

// python is python.py on pinned packages.
var python = process(func(t testing.TB) []string {
	return []string{pythonKit.In(t, "bin/python"), "python.py"}
})

// pythonKit has the frameworks, whose programs are loaded, beside Pyflakes.
var pythonKit = kit.Python("insert/python", "requirements.txt")

// ruby is ruby.rb, for the parser of Debian's Ruby.
var ruby = process(func(testing.TB) []string { return []string{"ruby", "ruby.rb"} })
