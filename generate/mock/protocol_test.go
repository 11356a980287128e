package mock

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"snipgen/generate"
)

// The server handles requests and connections as RFC 9112 demands, even those that
// no HTTP library would send.
func TestProtocol(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	ok := message(t, generate.Request{Status: builtin(t, "404")})
	teapot := message(t, generate.Request{Status: builtin(t, "418")})
	const host = "Host: a\n"
	for _, c := range []struct {
		name, request string
		responses     string
		open          bool // the connection stays open
	}{
		{"a request", "GET /status/404 HTTP/1.1\n" + host + "\n", ok, true},
		{"pipelined requests", "GET /status/404 HTTP/1.1\n" + host + "\nGET /status/418 HTTP/1.1\n" + host + "\nGET /status/404 HTTP/1.1\n" + host + "\n", ok + teapot + ok, true},
		{"empty lines in front", "\n\nGET /status/404 HTTP/1.1\n" + host + "\n", "", false}, // net/http refuses them
		{"Connection: close", "GET /status/404 HTTP/1.1\n" + host + "Connection: close\n\nGET /status/418 HTTP/1.1\n" + host + "\n", ok, false},
		{"HTTP/1.0", "GET /status/404 HTTP/1.0\n\n", ok, false},
		{"HTTP/1.0 that would go on", "GET /status/404 HTTP/1.0\nConnection: keep-alive\n\n", ok, false},
		{"HTTP/1.0 with content", "POST /status/404 HTTP/1.0\nContent-Length: 3\n\nabc", ok, false},
		{"interim for HTTP/1.0", "GET /status/103 HTTP/1.0\n\n", "HTTP/1.1 204 No Content\r\nDate: Wed, 25 Feb 2026 12:00:00 GMT\r\n\r\n", false},
		{"an absolute target", "GET http://a/status/404 HTTP/1.1\n" + host + "\n", ok, true},
		{"content", "POST /status/404 HTTP/1.1\n" + host + "Content-Length: 5\n\nhelloGET /status/418 HTTP/1.1\n" + host + "\n", ok + teapot, true},
		{"content that looks like a request", "PUT /status/404 HTTP/1.1\n" + host + "Content-Length: 37\n\nGET /status/418 HTTP/1.1\nHost: a\n\n", ok, true},
		{"chunks", "POST /status/404 HTTP/1.1\n" + host + "Transfer-Encoding: chunked\n\n5;a=b\nhello\n3\nabc\n0\nX-Trailer: 1\n\nGET /status/418 HTTP/1.1\n" + host + "\n", ok, false},
		{"content with GET", "GET /status/404 HTTP/1.1\n" + host + "Content-Length: 5\n\nhelloGET /status/418 HTTP/1.1\n" + host + "\n", ok + teapot, true},
		{"HEAD", "HEAD /status/404 HTTP/1.1\n" + host + "\nGET /status/418 HTTP/1.1\n" + host + "\n", ok[:strings.Index(ok, "{")] + teapot, true},
		{"leave to go on", "POST /status/404 HTTP/1.1\n" + host + "Expect: 100-continue\nContent-Length: 5\n\n", ok, false},
		{"leave to go on, impatiently", "POST /status/404 HTTP/1.1\n" + host + "Expect: 100-continue\nContent-Length: 33\n\nGET /status/418 HTTP/1.1\nHost: a\n", ok, false},
		{"leave to go on without content", "POST /status/404 HTTP/1.1\n" + host + "Expect: 100-continue\nContent-Length: 0\n\n", ok, true},
		{"another method", "PROPFIND /status/404 HTTP/1.1\n" + host + "\n", ok, true},
		{"101 and what is behind", "GET /status/101 HTTP/1.1\n" + host + "Connection: Upgrade\nUpgrade: websocket\n\nabc", message(t, generate.Request{Status: builtin(t, "101")}), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn := dial(t, r)
			conn.t = t
			conn.send(c.request)
			if c.responses == "" {
				conn.refused(400)
				conn.expectEnd()
				return
			}
			conn.expect(c.responses)
			if c.open {
				conn.send("GET /status/418 HTTP/1.1\n" + host + "Connection: close\n\n")
				conn.expect(teapot)
			}
			conn.expectEnd()
		})
	}
}

// The server refuses malformed requests and closes their connections.
func TestProtocolRefused(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	const host = "Host: a\n"
	for _, c := range []struct {
		name, request string
		code          int
	}{
		{"no request", "hello\n\n", 400},
		{"no host", "GET /status/404 HTTP/1.1\n\n", 400},
		{"two hosts", "GET /status/404 HTTP/1.1\nHost: a\nHost: b\n\n", 400},
		{"a host that is none", "GET /status/404 HTTP/1.1\nHost: a b\n\n", 400},
		{"two lengths", "POST /status/404 HTTP/1.1\n" + host + "Content-Length: 1\nContent-Length: 2\n\nab", 400},
		{"a negative length", "POST /status/404 HTTP/1.1\n" + host + "Content-Length: -1\n\n", 400},
		{"a signed length", "POST /status/404 HTTP/1.1\n" + host + "Content-Length: +1\n\na", 400},
		{"an unknown coding", "POST /status/404 HTTP/1.1\n" + host + "Transfer-Encoding: gzip, chunked\n\n0\n\n", 501},
		{"two codings", "POST /status/404 HTTP/1.1\n" + host + "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n", 501},
		{"space before a colon", "GET /status/404 HTTP/1.1\n" + host + "X : a\n\n", 400},
		{"a bare CR in a field", "GET /status/404 HTTP/1.1\n" + host + "X: a\rb\n\n", 400},
		{"NUL in a field", "GET /status/404 HTTP/1.1\n" + host + "X: a\x00b\n\n", 400},
		{"a target with a space", "GET /status/4 04 HTTP/1.1\n" + host + "\n", 400},
		{"a bad escape", "GET /status/%zz HTTP/1.1\n" + host + "\n", 400},
		{"HTTP/2 without more ado", "PRI * HTTP/2.0\n\nSM\n\n", 505},
		{"HTTP/3.0", "GET /status/404 HTTP/3.0\n" + host + "\n", 505},
		{"an unknown expectation", "POST /status/404 HTTP/1.1\n" + host + "Expect: a-miracle\n\n", 417},
		{"a head without end", "GET /status/404?" + strings.Repeat("a", 200<<10) + " HTTP/1.1\n" + host + "\n", 431},
		{"broken chunks", "POST /status/404 HTTP/1.1\n" + host + "Transfer-Encoding: chunked\n\nzz\nhello\n0\n\n", 400},
		{"a chunk that is too long", "POST /status/404 HTTP/1.1\n" + host + "Transfer-Encoding: chunked\n\n2\nhello\n0\n\nGET /status/418 HTTP/1.1\n" + host + "\n", 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn := dial(t, r)
			conn.t = t
			// The server may close the connection before it has read it all.
			io.WriteString(conn.Conn, strings.ReplaceAll(c.request, "\n", "\r\n"))
			if c.code == 417 {
				if res, err := http.ReadResponse(conn.Reader, nil); err != nil || res.StatusCode != 417 {
					t.Fatalf("%v, %v", res, err)
				}
				return
			}
			conn.refused(c.code)
			rest, err := io.ReadAll(conn)
			if len(rest) > 0 {
				t.Errorf("%q comes at the end (%v)", rest, err)
			}
		})
	}
	// A request with two framings ends the connection, so that nothing can be
	// smuggled in after it (RFC 9112, section 6.1).
	c := dial(t, r)
	c.send("POST /status/404 HTTP/1.1\n" + host + "Content-Length: 40\nTransfer-Encoding: chunked\n\n0\n\nGET /status/418 HTTP/1.1\n" + host + "\n")
	got, _ := io.ReadAll(c)
	if strings.Contains(string(got), "teapot") {
		t.Errorf("both framings: %q", got)
	}
}

// A request whose content exceeds the limit gets its response, but the server
// doesn't read the content.
func TestContent(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.content = 1 << 20
	r := start(t, Options{}, l)
	want := message(t, generate.Request{Status: builtin(t, "413")})
	within := strings.Repeat("x", 1<<20)
	c := dial(t, r)
	for range 3 {
		c.send(fmt.Sprintf("POST /status/413 HTTP/1.1\nHost: a\nContent-Length: %d\n\n", len(within)))
		c.send(within)
		c.expect(want)
	}
	// The server doesn't read the rest, so writing it may fail.
	c.send("POST /status/413 HTTP/1.1\nHost: a\nContent-Length: 2097152\n\n")
	go io.WriteString(c.Conn, within+strings.Repeat("x", 1<<19))
	c.expect(want)
	if rest, _ := io.ReadAll(c.Reader); len(rest) > 0 {
		t.Errorf("%q comes at the end", rest)
	}
}

// A delay accepts all forms of a duration, and ends when the client disconnects.
func TestDelay(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	want := message(t, generate.Request{Status: builtin(t, "503")})
	for _, delay := range []string{"0.05", "50ms", ".05", "0.05s"} {
		t.Run(delay, func(t *testing.T) {
			c := dial(t, r)
			begin := time.Now()
			c.send("GET /status/503?delay=" + delay + " HTTP/1.1\nHost: a\nConnection: close\n\n")
			c.expect(want)
			c.expectEnd()
			if took := time.Since(begin); took < 50*time.Millisecond {
				t.Errorf("the response takes only %v", took)
			}
		})
	}
	c := dial(t, r)
	c.send("GET /status/503?delay=60 HTTP/1.1\nHost: a\n\n")
	time.Sleep(10 * time.Millisecond)
	c.Close()
	r.log.await(t, "GET /status/503?delay=60 000 0 ")
}

// The time limit for reading a request doesn't apply while its response is delayed.
func TestDelayOutlastsReading(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.readTime, l.headTime = time.Second, time.Second
	r := start(t, Options{}, l)
	c := dial(t, r)
	c.send("GET /status/503?delay=1.3 HTTP/1.1\nHost: a\n\n")
	c.expect(message(t, generate.Request{Status: builtin(t, "503")}))
	c.send("GET /status/404 HTTP/1.1\nHost: a\n\n")
	c.expect(message(t, generate.Request{Status: builtin(t, "404")}))
}

// The server closes the connection of a client that sends slowly or nothing.
func TestSlow(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.readTime, l.headTime, l.idleTime = 1500*time.Millisecond, time.Second, time.Second
	r := start(t, Options{}, l)
	silent, halved, idle, body := dial(t, r), dial(t, r), dial(t, r), dial(t, r)
	halved.send("GET /status/404 HTTP/1.1\nHost: a\nX-")
	idle.send("GET /status/404 HTTP/1.1\nHost: a\n\n")
	idle.expect(message(t, generate.Request{Status: builtin(t, "404")}))
	body.send("POST /status/404 HTTP/1.1\nHost: a\nContent-Length: 9\n\nx")
	halved.refused(400)
	body.refused(400)
	for _, c := range []*client{silent, halved, idle} {
		c.expectEnd()
	}
	body.expectEnd()
}

// A slow is a site that renders its page only once a test closes answer. It closes
// asked when it begins.
type slow struct{ asked, answer chan struct{} }

func (s slow) Has(string) bool { return true }

func (s slow) Render(string) ([]byte, error) {
	close(s.asked)
	<-s.answer
	return []byte("done"), nil
}

// A server that stops finishes running requests and waits for nothing else.
func TestStop(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.grace = patience
	site := slow{make(chan struct{}), make(chan struct{})}
	r := start(t, Options{Site: site}, l)
	silent, idle, runs := dial(t, r), dial(t, r), dial(t, r)
	idle.send("GET /status/404 HTTP/1.1\nHost: a\n\n")
	idle.expect(message(t, generate.Request{Status: builtin(t, "404")}))
	runs.send("GET /page.html HTTP/1.1\nHost: a\n\n")
	<-site.asked
	stopped := make(chan struct{})
	go func() { r.stop(); close(stopped) }()
	for _, c := range []*client{silent, idle} {
		c.expectEnd()
	}
	select {
	case <-stopped:
		t.Error("the server does not wait for the running request")
	default:
	}
	close(site.answer)
	res, err := http.ReadResponse(runs.Reader, nil)
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("the running request gets %v, %v", res, err)
	}
	if text, err := io.ReadAll(res.Body); err != nil || string(text) != "done" {
		t.Errorf("the running request gets %q, %v", text, err)
	}
	begin := time.Now()
	<-stopped
	if took := time.Since(begin); took > patience/2 {
		t.Errorf("stopping takes %v more", took)
	}
	if _, err := net.Dial("tcp", r.address); err == nil {
		t.Error("the server still listens")
	}
}

// A server that stops cuts off requests that run longer than its grace period.
func TestStopAtOnce(t *testing.T) {
	t.Parallel()
	l := usualLimits
	l.grace = 50 * time.Millisecond
	r := start(t, Options{}, l)
	c := dial(t, r)
	c.send("GET /status/503?delay=60 HTTP/1.1\nHost: a\n\n")
	time.Sleep(50 * time.Millisecond)
	r.stop()
	c.expectEnd()
}

func TestOrigin(t *testing.T) {
	r := start(t, Options{}, usualLimits)
	c := dial(t, r)
	c.send("GET /status/429 HTTP/1.1\nHost: a\nOrigin: http://localhost:5173\n\n")
	want := message(t, generate.Request{Status: builtin(t, "429")})
	head, content, _ := strings.Cut(want, "\r\n\r\n")
	c.expect(head + "\r\n" +
		"Access-Control-Allow-Origin: http://localhost:5173\r\nAccess-Control-Allow-Credentials: true\r\n" +
		"Access-Control-Expose-Headers: Content-Type, Retry-After, Date, Content-Length\r\nVary: Origin\r\n\r\n" + content)
	c.send("GET /status/103 HTTP/1.1\nHost: a\nOrigin: null\n\n")
	c.expect("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\nHTTP/1.1 204 No Content\r\nDate: Wed, 25 Feb 2026 12:00:00 GMT\r\n" +
		"Access-Control-Allow-Origin: null\r\nAccess-Control-Allow-Credentials: true\r\nAccess-Control-Expose-Headers: Date\r\nVary: Origin\r\n\r\n")
	// The server's own origin and an invalid one get no CORS headers.
	for _, origin := range []string{"http://a", "", "x", "http://b/path", "javascript:alert(1)", "http://"} {
		t.Run(cmp.Or(origin, "empty"), func(t *testing.T) {
			c := dial(t, r)
			c.send("POST /status/429 HTTP/1.1\nHost: a\nOrigin: " + origin + "\nContent-Length: 0\n\n")
			c.expect(want)
			c.send("GET /status/429 HTTP/1.1\nHost: a\n\n") // nothing follows the first response
			c.expect(want)
		})
	}
	c.send("GET /status/429?header=Access-Control-Allow-Origin:+https://b.example HTTP/1.1\nHost: a\nOrigin: http://c\n\n")
	c.expect(message(t, generate.Request{Status: builtin(t, "429"), Headers: header(t, "Access-Control-Allow-Origin: https://b.example")}))

	c.send("OPTIONS /status/429 HTTP/1.1\nHost: a\nOrigin: http://b\nAccess-Control-Request-Method: PATCH\nAccess-Control-Request-Headers: authorization,x-a\n\n")
	res, err := http.ReadResponse(c.Reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Access-Control-Allow-Origin": "http://b", "Access-Control-Allow-Methods": "PATCH", "Access-Control-Allow-Headers": "authorization,x-a", "Vary": "Origin"} {
		if got := res.Header.Get(name); got != want || res.StatusCode != 204 {
			t.Errorf("preflight: status %d, %s is %q", res.StatusCode, name, got)
		}
	}
	// OPTIONS without an origin is no preflight request.
	c.send("OPTIONS /status/429 HTTP/1.1\nHost: a\nAccess-Control-Request-Method: PATCH\n\n")
	c.expect(want)
	// A page of another origin can read a refusal too.
	c.send("GET /status/nope HTTP/1.1\nHost: a\nOrigin: http://b\n\n")
	if res, err = http.ReadResponse(c.Reader, nil); err != nil || res.Header.Get("Access-Control-Allow-Origin") != "http://b" {
		t.Errorf("the refusal is %v, %v", res, err)
	}
}

type site map[string]string

func (s site) Has(path string) bool {
	_, err := s.Render(path)
	return err == nil
}

func (s site) Render(path string) ([]byte, error) {
	text, found := s[path]
	switch {
	case text == "broken":
		return nil, errors.New("it is broken")
	case !found:
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

// ask sends a request with header fields, given as names and values in turn, and
// returns the response without following redirects.
func ask(t *testing.T, r *running, method, path string, fields ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(method, "http://"+r.address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(fields); i += 2 {
		request.Header.Set(fields[i], fields[i+1])
	}
	res, err := (&http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(text)
}

func TestSite(t *testing.T) {
	r := start(t, Options{Site: site{"index.html": "<p>root", "ko/index.html": "<p>목록", "ko/499.html": "<p>499", "x.html": "broken", "a.css": "p{}"}}, usualLimits)
	for _, c := range []struct {
		method, path string
		code         int
		text         string
	}{
		{"GET", "/", 200, "<p>root"}, {"GET", "/index.html", 200, "<p>root"}, {"GET", "/ko/", 200, "<p>목록"}, {"GET", "/ko/499.html?x", 200, "<p>499"},
		{"HEAD", "/", 200, ""}, {"GET", "/a.css", 200, "p{}"}, {"GET", "/nope", 404, "this page doesn't exist"}, {"GET", "/../index.html", 404, "this page doesn't exist"},
		{"GET", "//ko/499.html", 404, "this page doesn't exist"}, {"GET", "/status", 404, "this page doesn't exist"}, {"GET", "/x.html", 500, "it is broken"},
		{"POST", "/", 405, "GET"}, {"DELETE", "/ko/", 405, "GET"}, {"OPTIONS", "/", 204, ""}, {"GET", "/ko", 301, "/ko/"},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			res, text := ask(t, r, c.method, c.path)
			if res.StatusCode != c.code || !strings.Contains(text, c.text) {
				t.Errorf("the response is %d, %q", res.StatusCode, text)
			}
			if (c.code == 405 || c.code == 204) && res.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
				t.Errorf("Allow is %q", res.Header.Get("Allow"))
			}
			if c.code != 204 && res.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Error("browsers may sniff the media type")
			}
			if c.code == 200 && !strings.Contains(res.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
				t.Error("the response has no content security policy")
			}
			if c.method == "HEAD" && res.ContentLength != int64(len("<p>root")) {
				t.Errorf("the length is %d", res.ContentLength)
			}
			if c.code == 301 && res.Header.Get("Location") != "/ko/" {
				t.Errorf("Location is %q", res.Header.Get("Location"))
			}
		})
	}
	res, _ := ask(t, r, "GET", "/ko/499.html")
	if tag := res.Header.Get("ETag"); tag == "" {
		t.Error("no ETag")
	} else if res, text := ask(t, r, "GET", "/ko/499.html", "If-None-Match", tag); res.StatusCode != 304 || text != "" {
		t.Errorf("with its ETag: %d", res.StatusCode)
	}
	if got := res.Header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("media type %q", got)
	}
	c := dial(t, r)
	c.send("OPTIONS * HTTP/1.1\nHost: a\n\n")
	if res, err := http.ReadResponse(c.Reader, nil); err != nil || res.StatusCode != 204 {
		t.Errorf("OPTIONS *: %v, %v", res, err)
	}
	c = dial(t, r)
	c.send("CONNECT a:80 HTTP/1.1\nHost: a:80\n\n")
	c.refused(405)
}

// A path without a locale redirects to the page in the reader's language. The
// locations in the headers of examples exist.
func TestLeads(t *testing.T) {
	locale := func(accept ...string) string {
		if strings.HasPrefix(strings.Join(accept, ""), "ko") {
			return "ko"
		}
		return "en"
	}
	r := start(t, Options{Locale: locale, Site: site{
		"index.html": "<p>root", "en/index.html": "<p>index", "ko/index.html": "<p>목록", "en/404.html": "<p>404", "ko/404.html": "<p>404", "ko/499.html": "<p>499",
	}}, usualLimits)
	client := &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, c := range []struct {
		method, path, accept string
		code                 int
		location             string
	}{
		{"GET", "/", "ko-KR", 302, "/ko/"}, {"GET", "/", "", 302, "/en/"}, {"HEAD", "/", "fr", 302, "/en/"}, {"GET", "/index.html", "ko", 200, ""},
		{"GET", "/404", "ko", 302, "/ko/404.html"}, {"GET", "/404.html", "", 302, "/en/404.html"}, {"GET", "/ko/404", "", 302, "/ko/404.html"},
		{"GET", "/ko/404.html", "", 200, ""}, {"GET", "/499", "en", 404, ""}, {"GET", "/ko", "en", 301, "/ko/"}, {"GET", "//404", "", 404, ""}, {"POST", "/404", "", 405, ""},
		{"GET", "/new-location", "", 200, ""}, {"POST", "/new-location", "", 200, ""}, {"GET", "/items/1", "", 200, ""}, {"GET", "/items/2", "", 404, ""},
	} {
		t.Run(strings.TrimSpace(c.method+" "+c.path+" "+c.accept), func(t *testing.T) {
			request, err := http.NewRequest(c.method, "http://"+r.address+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Accept-Language", c.accept)
			res, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if res.StatusCode != c.code || res.Header.Get("Location") != c.location {
				t.Errorf("the response is %d, Location %q", res.StatusCode, res.Header.Get("Location"))
			}
			if c.code == 302 && res.Header.Get("Vary") != "Accept-Language" {
				t.Error("without Vary, a cache may give the redirect to readers of other languages")
			}
		})
	}
}

func TestLog(t *testing.T) {
	r := start(t, Options{}, usualLimits)
	c := dial(t, r)
	c.send("GET /status/404?message=\x1b[31m\"é HTTP/1.1\nHost: a\n\n")
	if _, err := c.Peek(1); err != nil {
		t.Fatal(err)
	}
	// net/http refuses control characters in a URL before the mock sees them.
	c = dial(t, r)
	c.send("GET /status/404?message=\"é HTTP/1.1\nHost: a\n\n")
	r.log.await(t, "GET /status/404?message=\"%C3%A9 404 47 ")
	c.send("GET /" + strings.Repeat("a", 5000) + " HTTP/1.1\nHost: a\n\n")
	r.log.await(t, "GET /"+strings.Repeat("a", 299)+"... 404 ")
	for line := range strings.Lines(r.log.String()) {
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r < ' ' || r > '~' }) || len(line) > 400 {
			t.Errorf("log: %q", line)
		}
	}
}

func TestListen(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if want := "http://" + l.Addr().String(); URL(l.Addr()) != want || !Loopback(l.Addr()) {
		t.Errorf("%s is %s", l.Addr(), URL(l.Addr()))
	}
	for address, want := range map[string]string{
		l.Addr().String(): "is in use", "": "is invalid", "8499": "is invalid", "a": "is invalid", "127.0.0.1:": "is invalid", "127.0.0.1:http": "is invalid",
		"127.0.0.1:65536": "is invalid", "127.0.0.1:-1": "is invalid", "203.0.113.1:0": "can't be listened on", "a.invalid:0": "can't be listened on",
	} {
		name := cmp.Or(address, "empty")
		if address == l.Addr().String() {
			name = "a port in use"
		}
		t.Run(name, func(t *testing.T) {
			if l, err := Listen(address); err == nil {
				l.Close()
				t.Error("Listen returns no error")
			} else if !strings.Contains(err.Error(), want) {
				t.Errorf("the error is %v, want %q", err, want)
			}
		})
	}
	for address, want := range map[string]string{"0.0.0.0:80": "http://127.0.0.1:80", "[::]:80": "http://127.0.0.1:80", "[::1]:80": "http://[::1]:80", "192.0.2.1:80": "http://192.0.2.1:80"} {
		t.Run("URL of "+address, func(t *testing.T) {
			t.Parallel()
			a, err := net.ResolveTCPAddr("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			if URL(a) != want || Loopback(a) != (address == "[::1]:80") {
				t.Errorf("the URL is %s, loopback: %t", URL(a), Loopback(a))
			}
		})
	}
}
