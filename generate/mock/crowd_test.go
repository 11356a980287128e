package mock

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"snipgen/generate"
	"snipgen/generate/input"
)

// One connection over the limit closes that of the client which has been idle for
// longest, and no other.
func TestConnections(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.conns = 3
	r := start(t, Options{}, l)
	want := message(t, generate.Request{Status: builtin(t, "404")})
	ask := func(c *client) {
		t.Helper()
		c.send("GET /status/404 HTTP/1.1\nHost: a\n\n")
		c.expect(want)
	}
	delayed := dial(t, r)
	ask(delayed)
	delayed.send("GET /status/404?delay=1s HTTP/1.1\nHost: a\n\n")
	for end := time.Now().Add(patience); r.server.delayed.Load() == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("no response is delayed")
		}
	}
	first, halved := dial(t, r), dial(t, r)
	ask(first)
	halved.send("GET /status/404 HTTP/1.1\nHost: a\nX-")
	ask(first)
	for range 20 {
		ask(dial(t, r))
	}
	first.expectEnd()
	halved.SetReadDeadline(time.Now().Add(patience))
	if _, err := io.ReadAll(halved); err != nil && !strings.Contains(err.Error(), "reset") {
		t.Errorf("a client that sends half a request gets %v", err)
	}
	delayed.expect(want)
}

// A request over the limit of delayed responses gets 503 at once, with Retry-After.
func TestDelays(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.delays = 2
	r := start(t, Options{}, l)
	ask := func(code int) (*http.Response, string) {
		t.Helper()
		for end := time.Now().Add(patience); time.Now().Before(end); {
			c := dial(t, r)
			c.send("GET /status/404?delay=1ms HTTP/1.1\nHost: a\nOrigin: http://b\n\n")
			res, err := http.ReadResponse(c.Reader, nil)
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(res.Body); res.StatusCode == code {
				return res, string(text)
			} else if err != nil {
				t.Fatal(err)
			}
		}
		t.Fatalf("no delay is answered with %d", code)
		return nil, ""
	}
	var waiting []*client
	for range 10 { // more than the limit: a request of ask may come first
		c := dial(t, r)
		c.send("GET /status/503?delay=60 HTTP/1.1\nHost: a\n\n")
		waiting = append(waiting, c)
	}
	refused, text := ask(503)
	if refused.Header.Get("Retry-After") != "1" || refused.Header.Get("Access-Control-Allow-Origin") != "http://b" || !strings.Contains(text, "2 responses are being delayed") {
		t.Errorf("%v: %s", refused, text)
	}
	for _, c := range waiting {
		c.Close()
	}
	ask(404)
}

// A stuck is a writer that blocks until free is closed.
type stuck struct {
	bytes.Buffer
	free chan struct{}
}

func (s *stuck) Write(p []byte) (int, error) {
	<-s.free
	return s.Buffer.Write(p)
}

// A log that nobody reads drops lines and says how many. Close waits for it no
// longer than its limit.
func TestStuckLog(t *testing.T) {
	t.Parallel()
	s := &stuck{free: make(chan struct{})}
	l := NewLog(s)
	queued := input.LogLines.Most
	lines := 3 * queued
	for i := range lines {
		if _, err := fmt.Fprintf(l, "%d\n", i); err != nil {
			t.Fatal(err)
		}
	}
	begin := time.Now()
	l.Close(10 * time.Millisecond)
	if took := time.Since(begin); took > patience/2 {
		t.Errorf("closing takes %v", took)
	}
	fmt.Fprintln(l, "after the end")
	close(s.free)
	<-l.done
	if n := strings.Count(s.String(), "\n"); n < queued || n > queued+1 || !strings.HasPrefix(s.String(), "0\n1\n2\n") || strings.Contains(s.String(), "end") {
		t.Errorf("%d lines: %q", n, s.String())
	}

	s = &stuck{free: make(chan struct{})}
	l = NewLog(s)
	for i := range lines {
		fmt.Fprintf(l, "%d\n", i)
	}
	close(s.free)
	for end := time.Now().Add(patience); len(l.lines) > 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	fmt.Fprintln(l, "next")
	l.Close(patience)
	missing, written := 0, 0
	for line := range strings.Lines(s.String()) {
		n := 0
		if _, err := fmt.Sscanf(line, "snipgen: %d lines are missing here, because nobody read the log\n", &n); err != nil {
			written++
		}
		missing += n
	}
	if missing == 0 || missing+written != lines+1 || !strings.HasSuffix(s.String(), "next\n") {
		t.Errorf("%d lines are missing and %d written, of %d: %q", missing, written, lines+1, s.String())
	}
}

// The server refuses hosts that a foreign page can point at it (DNS rebinding).
func TestHost(t *testing.T) {
	t.Parallel()
	r := start(t, Options{Site: site{"index.html": "own"}, Hosts: []string{"mock.example.com"}}, usualLimits)
	for host, served := range map[string]bool{
		"localhost": true, "LOCALHOST:80": true, "localhost.": true, "a.localhost:1": true, "127.0.0.1": true, "127.0.0.1:9": true, "[::1]": true, "[::1]:8": true,
		"192.0.2.7:80": true, "mock.example.com": true, "Mock.Example.Com:8499": true, "": true,
		"evil.com": false, "evil.com:8499": false, "127.0.0.1.evil.com": false, "localhost.evil.com": false, "xlocalhost": false, "a.mock.example.com": false,
		"example.com": false, "127.0.0.1:80.evil.com": false, "0x7f.1": false, "2130706433": false,
	} {
		for _, path := range []string{"/", "/status/404"} {
			t.Run(cmp.Or(host, "empty")+" "+path, func(t *testing.T) {
				c := dial(t, r)
				c.send("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")
				res, err := http.ReadResponse(c.Reader, nil)
				if err != nil {
					t.Fatal(err)
				}
				text, _ := io.ReadAll(res.Body)
				if got := res.StatusCode != http.StatusMisdirectedRequest; got != served && res.StatusCode != 400 {
					t.Errorf("the response is %d %s", res.StatusCode, text)
				}
				if !served && strings.Contains(string(text), "own") {
					t.Error("the response has the site's page")
				}
			})
		}
	}
	c := dial(t, r)
	c.send("GET http://evil.com/ HTTP/1.1\nHost: localhost\n\n")
	c.refused(http.StatusMisdirectedRequest)
	for name, want := range map[string]string{"A.example": "a.example", "mock": "mock", "a.": "a", "": "", "a:80": "", "http://a": "", "a/b": "", "a b": "", "u@a": "", "a?": "", "a:": ""} {
		t.Run("name "+cmp.Or(name, "empty"), func(t *testing.T) {
			t.Parallel()
			if got, err := Host(name); got != want || (err == nil) != (want != "") {
				t.Errorf("got %q, %v, want %q", got, err, want)
			}
		})
	}
}

// A page of another site can't set headers that a browser remembers for the host.
func TestSticky(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	for fields, allowed := range map[string]bool{
		"": true, "Sec-Fetch-Site: none\n": true, "Sec-Fetch-Site: same-origin\n": true, "Sec-Fetch-Site: same-site\nOrigin: http://localhost:5173\n": true,
		"Origin: http://a\n": true, "Sec-Fetch-Site: cross-site\n": false, "Origin: http://evil.com\n": false, "Origin: null\n": false,
	} {
		for _, header := range []string{"Set-Cookie:+a=b", "set-cookie:+a=b", "Clear-Site-Data:+%22*%22", "Strict-Transport-Security:+max-age=1"} {
			name, _, _ := strings.Cut(header, ":")
			t.Run(name+" "+cmp.Or(strings.TrimSpace(strings.ReplaceAll(fields, "\n", " ")), "without fields"), func(t *testing.T) {
				c := dial(t, r)
				c.send("GET /status/404?header=X-A:+b&header=" + header + " HTTP/1.1\nHost: a\n" + fields + "Connection: close\n\n")
				answer, _ := io.ReadAll(c)
				if sent := strings.Contains(string(answer), "\r\n"+name+": "); sent != allowed {
					t.Errorf("the response has the header: %t, want %t: %s", sent, allowed, answer)
				}
			})
		}
	}
	c := dial(t, r)
	c.send("GET /status/404?header=X-A:+b HTTP/1.1\nHost: a\nSec-Fetch-Site: cross-site\n\n")
	c.expect(message(t, generate.Request{Status: builtin(t, "404"), Headers: header(t, "X-A: b")}))
}
