package hostile

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A mock is a running `snipgen serve`.
type mock struct {
	t       *testing.T
	command *exec.Cmd
	log     *os.File // the reading end of its standard error
	address string
}

var listens = regexp.MustCompile(`^snipgen: http://(127\.0\.0\.1:[0-9]+)/\n$`)

// serving starts a server. Its standard error is a pipe, from which serving reads the
// first line.
func serving(t *testing.T, args ...string) *mock {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	m := &mock{t: t, command: limited(ctx, repository(t, ""), nil, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...), log: read}
	m.command.Stderr = write
	if err := m.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); m.command.Wait(); read.Close() })
	write.Close()
	line := ""
	for one := make([]byte, 1); !strings.HasSuffix(line, "\n"); line += string(one) { // byte by byte, to read no more than the line
		if _, err := read.Read(one); err != nil {
			t.Fatalf("%q, %v", line, err)
		}
	}
	found := listens.FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("it begins with %q", line)
	}
	m.address = found[1]
	return m
}

// dial opens a connection and sends a request, or nothing for "".
func (m *mock) dial(request string) net.Conn {
	m.t.Helper()
	c, err := net.DialTimeout("tcp", m.address, mostTime)
	if err != nil {
		m.t.Fatal(err)
	}
	m.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(mostTime))
	if _, err := io.WriteString(c, request); err != nil {
		m.t.Fatal(err)
	}
	return c
}

// answers checks that the server answers a request on a new connection.
func (m *mock) answers() {
	m.t.Helper()
	c := m.dial("GET /status/404 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	defer c.Close()
	answer, err := io.ReadAll(c)
	if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 404 Not Found\r\n") {
		m.t.Fatalf("%q, %v", answer, err)
	}
}

// end stops the server, which must exit with 0, in time and within its limit of memory.
func (m *mock) end() {
	m.t.Helper()
	if err := m.command.Process.Signal(syscall.SIGTERM); err != nil {
		m.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- m.command.Wait() }()
	select {
	case err := <-ended:
		code, processor, resident := usage(m.command.ProcessState)
		m.t.Logf("%v of the processor, %d MiB", processor.Round(time.Millisecond), resident>>20)
		if err != nil || code != 0 || resident > mostResident {
			m.t.Errorf("exit %d (%v), %d MiB", code, err, resident>>20)
		}
	case <-time.After(mostTime):
		m.t.Fatal("it does not end")
	}
}

// The server answers even if nobody reads its log, or nobody can.
func TestServeLog(t *testing.T) {
	for _, kind := range []string{"unread", "closed"} {
		t.Run(kind, func(t *testing.T) {
			m := serving(t)
			if kind == "closed" {
				m.log.Close()
			}
			c := m.dial("")
			in := bufio.NewReader(c)
			for i := range 3000 { // far more than a pipe holds
				if _, err := fmt.Fprintf(c, "GET /status/404?%s HTTP/1.1\r\nHost: localhost\r\n\r\n", strings.Repeat("x", 200)); err != nil {
					t.Fatal(i, err)
				}
				res, err := http.ReadResponse(in, nil)
				if err != nil {
					t.Fatal(i, err)
				}
				io.Copy(io.Discard, res.Body)
			}
			m.answers()
			if kind == "unread" {
				go io.Copy(io.Discard, m.log)
			}
			m.end()
		})
	}
}

// Many clients that keep connections open don't lock out others.
func TestServeCrowd(t *testing.T) {
	for _, c := range []struct {
		name, request string
		clients       int
	}{
		{"3,000 idle connections", "", 3000},
		{"3,000 that keep alive", "GET /status/404 HTTP/1.1\r\nHost: localhost\r\n\r\n", 3000},
		{"3,000 half requests", "GET /status/404 HTTP/1.1\r\nHost: local", 3000},
		{"3,000 with content to come", "POST /status/404 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nx", 3000},
		{"1,000 delays", "GET /status/404?delay=60 HTTP/1.1\r\nHost: localhost\r\n\r\n", 1000},
		{"1,200 readers of a page who do not read", "GET /404.html HTTP/1.1\r\nHost: localhost\r\n\r\n", 1200},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := serving(t)
			go io.Copy(io.Discard, m.log)
			for range c.clients {
				m.dial(c.request)
			}
			for range 5 {
				begin := time.Now()
				m.answers()
				if took := time.Since(begin); took > mostTime/2 {
					t.Errorf("an answer takes %v", took)
				}
			}
			m.end()
		})
	}
}

// If too many delayed responses are waiting, the server refuses another with 503 and
// Retry-After.
func TestServeDelays(t *testing.T) {
	m := serving(t)
	go io.Copy(io.Discard, m.log)
	for range 600 {
		m.dial("GET /status/404?delay=60 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	}
	// The server may not have read all of them yet.
	for end := time.Now().Add(mostTime); ; {
		c := m.dial("GET /status/404?delay=1ms HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err == nil && res.StatusCode == 503 && res.Header.Get("Retry-After") != "" {
			break
		}
		if err != nil || time.Now().After(end) {
			t.Fatalf("%v, %v", res, err)
		}
	}
	m.answers()
	m.end()
}

// Another site can neither read this one under its own host name nor make the server
// set a cookie or clear data.
func TestServeBrowser(t *testing.T) {
	m := serving(t, "--allow-host", "mock.example")
	go io.Copy(io.Discard, m.log)
	for _, c := range []struct {
		path, fields, want string // want is in the response
	}{
		{"/", "Host: localhost", "\nLocation: /en/\r"}, // by the language that the client prefers
		{"/en/", "Host: localhost", " 200 "}, {"/en/", "Host: 127.0.0.1:1", " 200 "}, {"/en/", "Host: mock.example:80", " 200 "},
		{"/", "Host: evil.com", " 421 "}, {"/en/", "Host: evil.com", " 421 "}, {"/404.html", "Host: localhost.evil.com", " 421 "}, {"/status/404", "Host: evil.com", " 421 "},
		{"/status/404?header=Set-Cookie:+a=b", "Host: localhost\r\nSec-Fetch-Site: cross-site", " 400 "},
		{"/status/404?header=Clear-Site-Data:+*", "Host: localhost\r\nOrigin: https://evil.com", " 400 "},
		{"/status/404?header=Set-Cookie:+a=b", "Host: localhost\r\nSec-Fetch-Site: same-origin", "\nSet-Cookie: a=b\r"},
		{"/status/404?header=Set-Cookie:+a=b", "Host: localhost", "\nSet-Cookie: a=b\r"},
	} {
		t.Run(c.path+" with "+strings.ReplaceAll(c.fields, "\r\n", ", "), func(t *testing.T) {
			conn := m.dial("GET " + c.path + " HTTP/1.1\r\n" + c.fields + "\r\nConnection: close\r\n\r\n")
			answer, err := io.ReadAll(conn)
			if err != nil || !strings.Contains(string(answer), c.want) {
				t.Errorf("%.200q, %v", answer, err)
			}
		})
	}
	m.end()
}
