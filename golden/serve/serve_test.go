// Package serve sends requests to the program's mock server with the curl commands
// that snipgen prints, and with other clients.
package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"snipgen/generate/status"
	"snipgen/golden/kit"
)

// patience is how long to wait for something that should happen at once.
const patience = 30 * time.Second

// epoch sets the time in all responses.
const epoch = "SOURCE_DATE_EPOCH=1772020800"

// A program is the built program, and its mock server, which is running.
type program struct {
	binary  string
	dir     string
	address string
}

func start(t *testing.T, flags ...string) *program {
	t.Helper()
	port, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{binary: kit.Snipgen(t), dir: t.TempDir()}
	command := append([]string{p.binary, "serve", "--addr", fmt.Sprintf("127.0.0.1:%d", port)}, flags...)
	p.address = kit.Start(t, p.dir, []string{epoch}, port, command...).Address
	return p
}

// run returns what the program prints.
func (p *program) run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(p.binary, args...)
	cmd.Dir, cmd.Env = p.dir, append(os.Environ(), epoch)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("snipgen %q: %v", args, err)
	}
	return string(out)
}

// sendable returns the names of all statuses that can be sent.
func sendable() []string {
	var names []string
	for _, s := range status.Builtin() {
		if s.Unsendable == "" {
			names = append(names, fmt.Sprintf("%03d@%s", s.Code, s.Origin))
		}
	}
	return names
}

const definitions = `
statuses:
  - {code: 409, key: order_shipped, message: "It's \"gone\" $HOME %s", headers: {X-Order: "7"}, reason: Shipped}
  - {code: 409, key: order_locked, message: "주문이 잠겼습니다"}
bodies:
  envelope: {fields: {error: {code: "{key}", text: "{message}"}}}
`

// The curl command, run by a shell, shows the same bytes as the raw HTTP message.
func TestCurl(t *testing.T) {
	kit.Need(t, "curl", "sh")
	file := filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(file, []byte(definitions), 0o666); err != nil {
		t.Fatal(err)
	}
	p := start(t, "--statuses", file)
	var requests [][]string
	for _, name := range sendable() {
		if strings.HasPrefix(name, "101") {
			continue // curl would wait for more, so snipgen refuses it
		}
		requests = append(requests, []string{name, "--statuses", file})
		if code, _ := strconv.Atoi(name[:3]); !status.Bodyless(code) {
			requests = append(requests, []string{name, "--statuses", file, "--body", "problem"})
		}
	}
	for _, own := range []string{"order_shipped", "order_locked"} {
		for _, shape := range []string{"error", "problem", "none", "envelope"} {
			requests = append(requests, []string{own, "--statuses", file, "--body", shape, "--header", "Retry-After: 3"})
		}
	}
	requests = append(requests,
		[]string{"404", "-X", "HEAD"}, []string{"404", "-X", "POST"}, []string{"404", "-X", "OPTIONS"}, []string{"404", "-X", "DELETE"},
		[]string{"405", "--no-headers", "--header", "X-A: b; c=\"d\"", "--header", "X-Empty;"},
		[]string{"401", "--header", "WWW-Authenticate:"},
		[]string{"404", "--key", "order_lost", "--message", "'\"`$HOME\\ #?&+=%20 \r\n\u2028 한국어 🚀"},
		[]string{"677", "--key", "odd"},
	)
	for _, request := range requests {
		t.Run(strings.ReplaceAll(strings.Join(request, " "), " --statuses "+file, ""), func(t *testing.T) {
			t.Parallel()
			want := p.run(t, append(slices.Clone(request), "--lang", "http", "--wire")...)
			line := strings.ReplaceAll(p.run(t, append(slices.Clone(request), "--lang", "curl")...), "127.0.0.1:8499", p.address)
			sh := exec.Command("sh", "-c", strings.Replace(line, "curl ", "curl --disable --raw --silent --max-time 20 ", 1))
			sh.Dir = p.dir
			out, err := sh.Output()
			if err != nil || string(out) != want {
				t.Errorf("%s(%v)\n got %q\nwant %q", line, err, out, want)
			}
		})
	}
}

// Other clients read every response on one persistent connection and understand it
// as it was meant.
func TestClients(t *testing.T) {
	p := start(t)
	type exchange struct {
		Name    string   `json:"name"`
		Path    string   `json:"path"`
		Code    int      `json:"code"`
		Reason  string   `json:"reason"`
		Fields  []string `json:"fields"`
		Content string   `json:"content"`
		Early   int      `json:"early"`
	}
	var exchanges []exchange
	for _, name := range sendable() {
		if strings.HasPrefix(name, "101") {
			continue // neither client can upgrade to another protocol
		}
		for _, method := range []string{"GET", "HEAD", "POST"} {
			message := p.run(t, name, "--lang", "http", "--wire", "-X", method)
			e := exchange{Name: method + " " + name, Path: "/status/" + name}
			head, content, _ := strings.Cut(message, "\r\n\r\n")
			if strings.HasPrefix(name, "1") {
				fmt.Sscanf(head, "HTTP/1.1 %d", &e.Early)
				head, content, _ = strings.Cut(content, "\r\n\r\n")
			}
			lines := strings.Split(head, "\r\n")
			fmt.Sscanf(lines[0], "HTTP/1.1 %d", &e.Code)
			e.Reason, e.Content = lines[0][len("HTTP/1.1 000 "):], content
			for _, line := range lines[1:] {
				field, value, _ := strings.Cut(line, ": ")
				e.Fields = append(e.Fields, field, value)
			}
			exchanges = append(exchanges, e)
		}
	}
	if len(exchanges) < 300 {
		t.Fatalf("only %d exchanges", len(exchanges))
	}
	data, err := json.Marshal(exchanges)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(p.dir, "exchanges.json")
	if err := os.WriteFile(file, data, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, client := range [][]string{{"node", kit.Absolute(t, "client.mjs")}, {"python3", kit.Absolute(t, "client.py")}} {
		t.Run(client[0], func(t *testing.T) {
			out := kit.Output(t, append([]string{"timeout", "120"}, append(client, p.address, file)...)...)
			if out != fmt.Sprintf("%d exchanges", len(exchanges)) {
				t.Error(out)
			}
		})
	}
}

// A process is a running program that the test signals.
type process struct {
	*exec.Cmd
	lines chan string
	ended chan error
}

func launch(t *testing.T, binary string, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(binary, args...), lines: make(chan string, 100), ended: make(chan error, 1)}
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	go func() {
		for s := bufio.NewScanner(stderr); s.Scan(); {
			p.lines <- s.Text()
		}
		p.ended <- p.Wait()
	}()
	return p
}

// line returns the next line of standard error.
func (p *process) line(t *testing.T) string {
	t.Helper()
	select {
	case line := <-p.lines:
		return line
	case <-time.After(patience):
		t.Fatal("nothing comes on standard error")
		return ""
	}
}

// end waits until the process ends and returns its exit code, or -1 if a signal ended
// it.
func (p *process) end(t *testing.T) int {
	t.Helper()
	select {
	case <-p.ended:
		return p.ProcessState.ExitCode()
	case <-time.After(patience):
		t.Fatal("it does not end")
		return 0
	}
}

func TestProcess(t *testing.T) {
	binary := kit.Snipgen(t)
	begin := regexp.MustCompile(`^snipgen: http://(127\.0\.0\.1:[0-9]+)/$`)
	listen := func(t *testing.T, args ...string) (*process, string) {
		t.Helper()
		p := launch(t, binary, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
		line := p.line(t)
		m := begin.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("it begins with %q", line)
		}
		return p, m[1]
	}
	dial := func(t *testing.T, address, request string) net.Conn {
		t.Helper()
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		c.SetDeadline(time.Now().Add(patience))
		if _, err := io.WriteString(c, request); err != nil {
			t.Fatal(err)
		}
		return c
	}
	// wait requests a delayed response. A request before it, whose response comes
	// first, shows that the server has read both.
	wait := func(t *testing.T, address, delay string) net.Conn {
		t.Helper()
		c := dial(t, address, "GET /status/404 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /status/503?delay="+delay+" HTTP/1.1\r\nHost: localhost\r\n\r\n")
		if _, err := c.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
		return c
	}
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			p, address := listen(t)
			// Three connections: one idle after a response, one without a request,
			// and one with a request that is running.
			idle := dial(t, address, "GET /status/404 HTTP/1.1\r\nHost: localhost\r\n\r\n")
			if _, err := idle.Read(make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
			dial(t, address, "")
			runs := wait(t, address, "1")
			if err := p.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(runs)
			if err != nil || !strings.Contains(string(answer), "HTTP/1.1 503 Service Unavailable\r\n") {
				t.Errorf("the running request gets %q (%v)", answer, err)
			}
			if code := p.end(t); code != 0 {
				t.Errorf("exit code %d", code)
			}
			for _, want := range []string{`^GET /status/404 404 52 [0-9.]+ms$`, `^GET /status/404 404 52 [0-9.]+ms$`, `^GET /status/503\?delay=1 503 72 1[0-9]{3}\.[0-9]ms$`} {
				if line := p.line(t); !regexp.MustCompile(want).MatchString(line) {
					t.Errorf("the log has %q, not %s", line, want)
				}
			}
		})
	}
	t.Run("a second signal", func(t *testing.T) {
		p, address := listen(t)
		wait(t, address, "60")
		p.Process.Signal(syscall.SIGINT)
		// The program has handled the first signal when it no longer listens.
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
			c, err := net.Dial("tcp", address)
			if err != nil {
				break
			}
			c.Close()
		}
		p.Process.Signal(syscall.SIGINT)
		if code := p.end(t); code != -1 {
			t.Errorf("exit code %d", code)
		}
	})
	t.Run("a port that is taken", func(t *testing.T) {
		_, address := listen(t)
		p := launch(t, binary, "serve", "--addr", address)
		if line := p.line(t); line != fmt.Sprintf("snipgen: address %q is in use by another program; --addr 127.0.0.1:0 chooses a free port", address) {
			t.Error(line)
		}
		if code := p.end(t); code != 1 {
			t.Errorf("exit code %d", code)
		}
	})
	t.Run("all interfaces", func(t *testing.T) {
		p := launch(t, binary, "serve", "--addr", "0.0.0.0:0")
		if line := p.line(t); !begin.MatchString(line) {
			t.Error(line)
		}
		if line := p.line(t); !regexp.MustCompile(`^snipgen: other machines can reach \S+:[0-9]+$`).MatchString(line) {
			t.Error(line)
		}
	})
}
