// Package shells runs the program in real shells and on real terminals.
package shells

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// sgr matches escape sequences that colour text, and the one that fish adds to choose
// a character set.
var sgr = regexp.MustCompile("\x1b(\\[[0-9;]*m|\\(B)")

// patience is how long to wait for something that a shell does at once, on a busy
// machine.
const patience = 2 * time.Minute

// bin is the folder of the program.
var bin string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "snipgen")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		bin = dir
		build := exec.Command("go", "build", "-tags", "urfave_cli_no_docs", "-o", filepath.Join(dir, "snipgen"), ".")
		build.Dir = "../.."
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%v: %s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// environment returns an environment without the settings of whoever runs the tests.
func environment(home string, more ...string) []string {
	return append([]string{
		"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "PATH=" + bin + ":" + os.Getenv("PATH"),
		"TERM=xterm-256color", "LANG=C.UTF-8", "SOURCE_DATE_EPOCH=1772020800",
	}, more...)
}

// write writes files into a folder. files alternates names and contents.
func write(t *testing.T, dir string, files ...string) {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		name := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o777); err != nil {
			t.Fatal(err)
		}
	}
}

// A terminal is a program on a pseudo-terminal.
type terminal struct {
	file *os.File
	cmd  *exec.Cmd
	done chan struct{} // closed when the program has closed the terminal

	mu     sync.Mutex
	screen bytes.Buffer
}

// start starts a program on a new terminal.
func start(t *testing.T, columns uint16, cmd *exec.Cmd) *terminal {
	t.Helper()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 50, Cols: columns})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{file: file, cmd: cmd, done: make(chan struct{})}
	go func() {
		defer close(term.done)
		buffer := make([]byte, 4096)
		for {
			n, err := file.Read(buffer)
			term.mu.Lock()
			term.screen.Write(buffer[:n])
			term.mu.Unlock()
			if err != nil { // EIO, when the program has ended
				return
			}
		}
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		select { // wait for its children too
		case <-term.done:
		case <-time.After(patience):
			t.Errorf("a child of %v is still running", cmd.Args)
		}
		file.Close()
	})
	return term
}

// shown returns everything that was written to the terminal.
func (term *terminal) shown() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.screen.String()
}

func (term *terminal) keys(t *testing.T, s string) {
	t.Helper()
	if _, err := io.WriteString(term.file, s); err != nil {
		t.Fatal(err)
	}
}

// await waits until there returns true. what is for the error.
func (term *terminal) await(t *testing.T, what string, there func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !there(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s is still not there; the terminal shows %q", what, term.shown())
		}
	}
}

// output runs a program on a terminal and returns its output and exit code. The
// terminal turns LF into CR LF, which output undoes.
func output(t *testing.T, columns uint16, cmd *exec.Cmd) (string, int) {
	t.Helper()
	term := start(t, columns, cmd)
	select {
	case <-term.done:
	case <-time.After(patience):
		t.Fatalf("%v has no end", cmd.Args)
	}
	cmd.Wait()
	return strings.ReplaceAll(term.shown(), "\r\n", "\n"), cmd.ProcessState.ExitCode()
}
