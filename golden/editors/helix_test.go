package editors

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"snipgen/golden/kit"
)

// A screen collects what a program draws.
type screen struct {
	mutex sync.Mutex
	drawn bytes.Buffer
}

func (s *screen) Write(data []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.drawn.Write(data)
}

var sequence = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*[@-~]|\][^\a\x1b]*(\a|\x1b\\)|[()].|[=>78])`)

// text returns what was drawn, without control sequences.
func (s *screen) text() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return sequence.ReplaceAllString(s.drawn.String(), "")
}

// helix is a running Helix with the configuration for snipgen.
type helix struct {
	folder   string
	cmd      *exec.Cmd
	terminal *os.File
	screen   screen
	read     chan struct{} // closed when Helix has ended
}

func startHelix(t *testing.T, root *kit.Root, program, folder string) *helix {
	t.Helper()
	write(t, filepath.Join(folder, ".config/helix/config.toml"), recipe(t, program, "helix"))
	binary, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "snipgen"), binary, 0o777); err != nil {
		t.Fatal(err)
	}
	command := root.Inside(t, folder, "HOME="+folder, "TERM=xterm", "PATH="+folder+":/usr/bin:/bin", "hx", "x.py")
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	h := &helix{folder: folder, cmd: exec.CommandContext(ctx, command[0], command[1:]...), read: make(chan struct{})}
	if h.terminal, err = pty.StartWithSize(h.cmd, &pty.Winsize{Rows: 40, Cols: 150}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.terminal.Close() })
	go func() {
		defer close(h.read)
		buffer := make([]byte, 4096)
		for {
			n, err := h.terminal.Read(buffer)
			h.screen.Write(buffer[:n])
			if err != nil {
				return
			}
		}
	}()
	// Keys that come before the first screen would be lost.
	for !strings.Contains(h.screen.text(), "NOR") {
		h.pause(t)
	}
	return h
}

func (h *helix) pause(t *testing.T) {
	t.Helper()
	select {
	case <-h.read:
		t.Fatalf("hx has ended:\n%s", h.screen.text())
	case <-time.After(200 * time.Millisecond):
	}
}

func (h *helix) press(t *testing.T, keys ...string) {
	t.Helper()
	if _, err := h.terminal.WriteString(strings.Join(keys, "")); err != nil {
		t.Fatal(err)
	}
}

// saved waits until the buffer differs from a text, and returns it: newer versions of
// Helix don't wait for the commands that they run.
func (h *helix) saved(t *testing.T, than string) string {
	t.Helper()
	file := filepath.Join(h.folder, "saved")
	text := than
	for try := 0; text == than && try < 50; try++ {
		h.press(t, ":w! saved\r")
		h.pause(t)
		if data, err := os.ReadFile(file); err == nil && len(data) > 0 {
			text = string(data)
		}
	}
	return text
}

// quit ends Helix and returns what it has drawn, without blanks: Helix draws only the
// cells that change.
func (h *helix) quit(t *testing.T) string {
	t.Helper()
	h.press(t, ":q!\r")
	if err := h.cmd.Wait(); err != nil {
		t.Errorf("hx: %v", err)
	}
	<-h.read
	return strings.Join(strings.Fields(h.screen.text()), "")
}

// helixFolder creates a folder with a file that a root can read too.
func helixFolder(t *testing.T, text string) string {
	t.Helper()
	dir, err := os.MkdirTemp(kit.Absolute(t, kit.Cache), "helix")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	write(t, filepath.Join(dir, "x.py"), text)
	return dir
}

// Helix pipes a line through the program, puts the cursor after the code, and undoes
// that. As with any command, an error replaces the line; that can be undone too.
func TestHelix(t *testing.T) {
	program := kit.Snipgen(t)
	const before = "def routes(app):\n    app.secret_key = 1\n\n    return app\n"
	lines := strings.SplitAfter(before, "\n")
	for _, root := range []*kit.Root{kit.Trixie, kit.Forky} {
		t.Run(root.Name, func(t *testing.T) {
			for _, c := range []struct{ name, key, part, line string }{
				{"blank", "+s", "handler", "3"}, {"text", "+s", "handler", "2"}, {"imports", "+i", "imports", "1"},
			} {
				t.Run(c.name, func(t *testing.T) {
					at := int(c.line[0] - '1')
					const message = `It's "${HOME}" | #`
					filtered := output(t, program, lines[at], "--part", c.part, "--indent", "auto", "404", "--lang", "flask", "--message", message)
					h := startHelix(t, root, program, helixFolder(t, before))
					h.press(t, c.line, "gg", c.key, "404 --lang flask --message ", shellQuote(message), "\r")
					got := h.saved(t, before)
					if want := strings.Join(lines[:at], "") + filtered + strings.Join(lines[at+1:], ""); got != want {
						t.Errorf("the buffer is\n%s\nnot\n%s", got, want)
					}
					// ";" reduces the selection to the cursor, at the end of the last line.
					h.press(t, ";", "|sed 's/^/END/'\r")
					marked := strings.TrimSuffix(strings.Join(lines[:at], "")+filtered, "\n") + "END\n" + strings.Join(lines[at+1:], "")
					if got := h.saved(t, got); got != marked {
						t.Errorf("with a mark at the cursor, the buffer is\n%s", got)
					}
					h.press(t, "uu")
					if got := h.saved(t, marked); got != before {
						t.Errorf("undone, the buffer is\n%s", got)
					}
					h.quit(t)
				})
			}
			t.Run("error", func(t *testing.T) {
				h := startHelix(t, root, program, helixFolder(t, before))
				h.press(t, "3gg", "+s", "bogus --lang flask\r")
				wrong := h.saved(t, before)
				if !strings.Contains(wrong, `unknown status "bogus"`) {
					t.Errorf("the error is not shown:\n%s", wrong)
				}
				h.press(t, "u")
				if got := h.saved(t, wrong); got != before {
					t.Errorf("undone, the buffer is\n%s", got)
				}
				if drawn := h.quit(t); !strings.Contains(drawn, "bogus") {
					t.Errorf("Helix has drawn\n%s", drawn)
				}
			})
		})
	}
}
