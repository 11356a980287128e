package mock

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"snipgen/generate"
	"snipgen/generate/input"
)

// For one more connection than the limit, that is closed whose client has done
// nothing for the longest time, and no other.
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

// Of more delays than the limit, each gets its answer, which says when to ask
// again.
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
	for range 10 { // a request of ask's may come before one
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

// A stuck is a writer that waits for permission.
type stuck struct {
	bytes.Buffer
	free chan struct{}
}

func (s *stuck) Write(p []byte) (int, error) {
	<-s.free
	return s.Buffer.Write(p)
}

// A log that nobody reads loses lines, says how many, and is waited for no
// longer than it may be.
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

// A host that a page of somebody else's may have is not served.
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
			c := dial(t, r)
			c.send("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")
			res, err := http.ReadResponse(c.Reader, nil)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(res.Body)
			if got := res.StatusCode != http.StatusMisdirectedRequest; got != served && res.StatusCode != 400 {
				t.Errorf("%s at %q: %d %s", path, host, res.StatusCode, text)
			}
			if !served && strings.Contains(string(text), "own") {
				t.Errorf("%q sees the site", host)
			}
		}
	}
	c := dial(t, r)
	c.send("GET http://evil.com/ HTTP/1.1\nHost: localhost\n\n")
	c.refused(http.StatusMisdirectedRequest)
	for name, want := range map[string]string{"A.example": "a.example", "mock": "mock", "a.": "a", "": "", "a:80": "", "http://a": "", "a/b": "", "a b": "", "u@a": "", "a?": "", "a:": ""} {
		if got, err := Host(name); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
}

// Headers that a browser keeps for a host are not at the choice of another
// site's page.
func TestSticky(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	for fields, allowed := range map[string]bool{
		"": true, "Sec-Fetch-Site: none\n": true, "Sec-Fetch-Site: same-origin\n": true, "Sec-Fetch-Site: same-site\nOrigin: http://localhost:5173\n": true,
		"Origin: http://a\n": true, "Sec-Fetch-Site: cross-site\n": false, "Origin: http://evil.com\n": false, "Origin: null\n": false,
	} {
		for _, header := range []string{"Set-Cookie:+a=b", "set-cookie:+a=b", "Clear-Site-Data:+%22*%22", "Strict-Transport-Security:+max-age=1"} {
			c := dial(t, r)
			c.send("GET /status/404?header=X-A:+b&header=" + header + " HTTP/1.1\nHost: a\n" + fields + "Connection: close\n\n")
			answer, _ := io.ReadAll(c)
			name, _, _ := strings.Cut(header, ":")
			if sent := strings.Contains(string(answer), "\r\n"+name+": "); sent != allowed {
				t.Errorf("%q with %q: %s", header, fields, answer)
			}
		}
	}
	c := dial(t, r)
	c.send("GET /status/404?header=X-A:+b HTTP/1.1\nHost: a\nSec-Fetch-Site: cross-site\n\n")
	c.expect(message(t, generate.Request{Status: builtin(t, "404"), Headers: header(t, "X-A: b")}))
}
