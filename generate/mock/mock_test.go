package mock

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// patience is the time limit for anything that should be immediate.
const patience = 30 * time.Second

var date = time.Unix(1772020800, 0) // Wed, 25 Feb 2026 12:00:00 GMT

// A journal is a log that tests can read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// await waits until the log has a text.
func (j *journal) await(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if strings.Contains(j.String(), text) {
			return
		}
	}
	t.Fatalf("the log has no %q: %s", text, j)
}

// A running is a server that listens until stop is called.
type running struct {
	server  *Server
	address string
	log     *journal
	stop    func()
}

// start starts a server and stops it at the end of the test.
func start(t testing.TB, o Options, l limits) *running {
	t.Helper()
	log := &journal{}
	o.Date = date
	if o.Log == nil {
		o.Log = log
	}
	if o.Hosts == nil {
		o.Hosts = []string{"a"}
	}
	s := New(o)
	s.limits = l
	listener, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, listener) }()
	stop := sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("the server ends with %v", err)
			}
		case <-time.After(patience):
			t.Error("the server does not end")
		}
	})
	t.Cleanup(stop)
	return &running{s, listener.Addr().String(), log, stop}
}

// A client is a raw connection to the server.
type client struct {
	t *testing.T
	net.Conn
	*bufio.Reader
}

func dial(t *testing.T, r *running) *client {
	t.Helper()
	c, err := net.DialTimeout("tcp", r.address, patience)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	return &client{t, c, bufio.NewReaderSize(c, 1<<16)}
}

func (c *client) Read(p []byte) (int, error) { return c.Reader.Read(p) }

// send sends a request, in which \n stands for CRLF.
func (c *client) send(request string) {
	c.t.Helper()
	if _, err := io.WriteString(c.Conn, strings.ReplaceAll(request, "\n", "\r\n")); err != nil {
		c.t.Fatal(err)
	}
}

// expect reads the bytes of want; anything else fails the test.
func (c *client) expect(want string) {
	c.t.Helper()
	got := make([]byte, len(want))
	n, err := io.ReadFull(c.Reader, got)
	if string(got[:n]) != want {
		c.t.Fatalf("got %q (%v), want %q", got[:n], err, want)
	}
}

// expectEnd expects the server to close the connection without sending more.
func (c *client) expectEnd() {
	c.t.Helper()
	if rest, err := io.ReadAll(c.Reader); err != nil || len(rest) > 0 {
		c.t.Fatalf("the server sends %q before it closes the connection (%v)", rest, err)
	}
}

// refused reads an error response in plain text with a status code and returns its
// content.
func (c *client) refused(code int) string {
	c.t.Helper()
	res, err := http.ReadResponse(c.Reader, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if res.StatusCode != code {
		c.t.Fatalf("status %d, not %d: %s", res.StatusCode, code, text)
	}
	if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/plain") {
		c.t.Errorf("media type %q", res.Header.Get("Content-Type"))
	}
	return string(text)
}

// message returns the raw HTTP snippet, which the mock's response must equal.
func message(t testing.TB, r generate.Request) string {
	t.Helper()
	r.Framework = frameworks.Message()
	r.Date, r.Wire = date, true
	snippet, err := generate.New().Snippet(r)
	if err != nil {
		t.Fatal(err)
	}
	return snippet.Code
}

func builtin(t testing.TB, name string) *status.Status {
	t.Helper()
	s, _, err := status.Find(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The response to each status in each shape for each method equals the raw HTTP
// snippet byte for byte, with nothing between two responses on a connection.
func TestEveryStatus(t *testing.T) {
	t.Parallel()
	r := start(t, Options{}, usualLimits)
	statuses := slices.DeleteFunc(status.Builtin(), func(s status.Status) bool { return s.Unsendable != "" })
	ran, sent := 0, 0
	for i := range statuses {
		t.Run(statuses[i].Name(), func(t *testing.T) {
			ran++
			sent += everyRequest(t, r, &statuses[i])
		})
	}
	if ran == len(statuses) && sent < 6000 { // -run left none out
		t.Errorf("only %d responses", sent)
	}
}

// everyRequest asks for a status by each of its names with each method and each
// shape, and returns the number of responses.
func everyRequest(t *testing.T, r *running, s *status.Status) (sent int) {
	t.Helper()
	c := dial(t, r)
	for _, name := range []string{fmt.Sprintf("%03d@%s", s.Code, s.Origin), url.PathEscape(s.Reason) + "@" + s.Origin, s.Key + "@" + s.Origin} {
		plain, _ := url.PathUnescape(name)
		if found := builtin(t, plain); found.Code != s.Code { // 306 and 418 are both Unused
			continue
		}
		for _, shape := range generate.Shapes {
			for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "TRACE", "QUERY"} {
				want := message(t, generate.Request{Status: s, Body: shape, Method: strings.NewReplacer("TRACE", "GET", "QUERY", "GET").Replace(method)})
				c.send(method + " /status/" + name + "?body=" + shape.Name + " HTTP/1.1\nHost: a\n\n")
				c.expect(want)
				sent++
				if s.Code == 101 {
					c.expectEnd()
					c = dial(t, r)
				}
			}
		}
	}
	c.Conn.(*net.TCPConn).CloseWrite()
	c.expectEnd()
	if s.Default && s.Code != 101 {
		c := dial(t, r)
		c.send(fmt.Sprintf("GET /status/%03d HTTP/1.1\nHost: a\nConnection: close\n\n", s.Code))
		c.expect(message(t, generate.Request{Status: s}))
		c.expectEnd()
	}
	return sent
}

// The server refuses an unsendable status with the reason, except for 444, which
// means closing the connection without a response.
func TestUnsendable(t *testing.T) {
	r := start(t, Options{}, usualLimits)
	silent := 0
	for _, s := range status.Builtin() {
		if s.Unsendable == "" {
			continue
		}
		if s.Code == 444 {
			silent++
		}
		t.Run(s.Name(), func(t *testing.T) {
			c := dial(t, r)
			c.send(fmt.Sprintf("GET /status/%03d@%s HTTP/1.1\nHost: a\n\n", s.Code, s.Origin))
			if s.Code == 444 {
				c.expectEnd()
				r.log.await(t, "GET /status/444@nginx 000 0 ")
			} else if text := c.refused(400); !strings.Contains(text, s.Unsendable) {
				t.Errorf("the content is %s, without %q", text, s.Unsendable)
			}
		})
	}
	if silent != 1 {
		t.Errorf("%d statuses have the code 444, want 1", silent)
	}
}

const own = `
statuses:
  - {code: 409, key: order_shipped, message: The order has been shipped., headers: {X-Order: "7", Retry-After: "5"}}
  - {code: 409, key: order_locked, reason: Locked Order}
  - {code: 404, key: not_found, message: Nothing here., reason: Nothing}
  - {code: 401, key: unauthorized, headers: {WWW-Authenticate: null}}
  - {code: 503, key: paused, message: Service Unavailable}
  - {code: 799, key: odd, message: Odd}
bodies:
  envelope: {fields: {error: {code: "{key}", text: "{message}", number: "{code}"}, reason: "{reason}"}}
`

func ownCatalogue(t testing.TB) *definitions.Catalogue {
	t.Helper()
	c, err := definitions.Read("own.yaml", []byte(own), "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func header(t testing.TB, lines ...string) []input.Header {
	t.Helper()
	var out []input.Header
	for _, line := range lines {
		h, err := input.ParseHeader(line)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, h)
	}
	return out
}

// The URL in the curl snippet leads to the response that the raw HTTP snippet
// shows, whether or not the server has the user's definitions. Only a body of the
// user's own needs them.
func TestCurl(t *testing.T) {
	t.Parallel()
	c := ownCatalogue(t)
	knowing := start(t, Options{Catalogue: c}, usualLimits)
	bare := start(t, Options{}, usualLimits)
	changed := func(name string, change func(*status.Status)) *status.Status {
		s := builtin(t, name)
		change(s)
		status.Complete(s)
		return s
	}
	hostile := changed("404", func(s *status.Status) {
		s.Key, s.Message = "a.b-c_d", "\"'`\\ $x ${y} %s #?&+=;/ \r\n\t\x00\x1b\u2028\u202e\ufeff\u200d한🚀</script>"
	})
	check := func(name string, requests ...generate.Request) {
		t.Run(name, func(t *testing.T) {
			for _, q := range requests {
				target, want := curlTarget(t, q, c.Statuses)
				for _, r := range []*running{knowing, bare} {
					if target == "" || r == bare && q.Body != nil && q.Body == c.Shapes[0] {
						continue // the bare server doesn't have the shape
					}
					c := dial(t, r)
					c.send("GET " + target + " HTTP/1.1\nHost: a\nConnection: close\n\n")
					got, err := io.ReadAll(c)
					if err != nil || string(got) != want {
						t.Errorf("%s (%v)\n got %q\nwant %q", target, err, got, want)
					}
					c.Close()
				}
			}
		})
	}
	statuses := status.Builtin()
	for i := range statuses {
		if s := &statuses[i]; s.Unsendable == "" {
			check(s.Name(), generate.Request{Status: s}, generate.Request{Status: s, Body: generate.ProblemShape, NoHeaders: true})
		}
	}
	for i := range c.Statuses {
		s := &c.Statuses[i]
		check("own "+s.Key,
			generate.Request{Status: s},
			generate.Request{Status: s, Headers: header(t, "Retry-After: 9", "X-Order:", "X-Empty;", "X-Two: 1", "X-Two: 2")},
			generate.Request{Status: s, NoHeaders: true, Headers: header(t, "X-A: b; c=\"d, e\"")},
			generate.Request{Status: s, Body: c.Shapes[0]})
	}
	for name, s := range map[string]*status.Status{
		"hostile text":                   hostile,
		"a key that begins like another": changed("409", func(s *status.Status) { s.Key = "order_shipped_late" }),
		"no message":                     changed("499", func(s *status.Status) { s.Message = "" }),
		"the key of another meaning":     changed("499@esri", func(s *status.Status) { s.Key = "client_closed_request" }),
		"an undefined code":              {Code: 677, Key: "x_y", Message: "X Y", Reason: "X Y"},
		"an undefined code, no message":  {Code: 677, Key: "x_y", Message: "", Reason: "X Y"},
	} {
		check(name,
			generate.Request{Status: s},
			generate.Request{Status: s, Headers: header(t, "Retry-After: 9", "Retry-After: 10", "X-Empty;", "WWW-Authenticate:")},
			generate.Request{Status: s, Body: generate.NoneShape})
	}
}

// curlTarget returns the path and query in the curl snippet and the response that
// they must get. target is empty if curl can't show the status.
func curlTarget(t *testing.T, q generate.Request, own []status.Status) (target, want string) {
	t.Helper()
	want = message(t, q)
	q.Framework, q.URL = frameworks.Request(), URLs("", own)
	if generate.Refusal(q.Status, q.Framework) != "" {
		return "", want
	}
	snippet, err := generate.New().Snippet(q)
	if err != nil {
		t.Fatal(err)
	}
	_, target, found := strings.Cut(strings.TrimRight(snippet.Code, "'\n"), "http://127.0.0.1:8499")
	if !found {
		t.Fatalf("no address in %s", snippet.Code)
	}
	return target, want
}

// If the server has the definitions, a URL names one by its key.
func TestServed(t *testing.T) {
	t.Parallel()
	c := ownCatalogue(t)
	r := start(t, Options{Catalogue: c}, usualLimits)
	g := generate.New()
	for i := range c.Statuses {
		s := &c.Statuses[i]
		for name, q := range map[string]generate.Request{
			"": {Status: s}, " as a problem": {Status: s, Body: generate.ProblemShape}, " with a header": {Status: s, Headers: header(t, "X-A: b")},
		} {
			t.Run(s.Key+name, func(t *testing.T) {
				want := message(t, q)
				q.Framework, q.URL = frameworks.Request(), Served("", c.Statuses)
				snippet, err := g.Snippet(q)
				if err != nil {
					t.Fatal(err)
				}
				_, target, _ := strings.Cut(strings.TrimRight(snippet.Code, "'\n"), "http://127.0.0.1:8499")
				if path, _, _ := strings.Cut(target, "?"); path != Path+s.Key {
					t.Errorf("the definition is at %s", target)
				}
				conn := dial(t, r)
				conn.send("GET " + target + " HTTP/1.1\nHost: a\n\n")
				conn.expect(want)
			})
		}
	}
}

// A URL finds a user's definition by the same names as the command line.
func TestOwn(t *testing.T) {
	c := ownCatalogue(t)
	r := start(t, Options{Catalogue: c, Body: c.Shapes[0]}, usualLimits)
	for name, s := range map[string]*status.Status{
		"order_locked": &c.Statuses[1], "409?key=order_locked": &c.Statuses[1], "404": &c.Statuses[2], "Nothing": &c.Statuses[2], "799": &c.Statuses[5],
		"409@iana": builtin(t, "409"),
	} {
		t.Run(name, func(t *testing.T) {
			conn := dial(t, r)
			conn.send("GET /status/" + name + " HTTP/1.1\nHost: a\n\n")
			conn.expect(message(t, generate.Request{Status: s, Body: c.Shapes[0]}))
		})
	}
	t.Run("409", func(t *testing.T) {
		conn := dial(t, r)
		conn.send("GET /status/409 HTTP/1.1\nHost: a\n\n")
		if text := conn.refused(400); !strings.Contains(text, "order_shipped, order_locked") {
			t.Errorf("the refusal does not list the definitions: %s", text)
		}
	})
}

func TestWrong(t *testing.T) {
	r := start(t, Options{}, usualLimits)
	plain := message(t, generate.Request{Status: builtin(t, "404")})
	for target, want := range map[string]string{
		"":                                   `unknown status ""`,
		"99":                                 "out of range",
		"1000":                               "out of range",
		"499/x":                              "unknown status",
		"nope":                               "unknown status",
		"%00%1b%5B31m%0D%0A":                 `unknown status "\x00\x1b[31m\r\n"`,
		"%FF%E2%80%AE":                       `unknown status "\xff\u202e"`,
		"404@nobody":                         "404@iana",
		"677":                                "add a key or a message",
		"404?key=":                           "error key",
		"404?key=__proto__":                  "error key",
		"404?key=a&key=b":                    "2 times",
		"404?message=%FF":                    "not valid UTF-8",
		"404?message=%zz":                    "can't be decoded",
		"404?message=a;b":                    "can't be decoded",
		"404?reason=a%0D%0AX:+b":             "reason phrase",
		"404?body=":                          `unknown body ""`,
		"404?body=nope":                      "the bodies are error, message, problem, none",
		"404?headers=all":                    "headers=none",
		"404?headers=":                       "headers=none",
		"404?bodi=none":                      `did you mean "body"?`,
		"404?Message=Gone":                   `unknown parameter "Message"`,
		"404?header=":                        "header",
		"404?header=X":                       "header",
		"404?header=Date:+now":               "can't be set",
		"404?header=X:+a%0D%0AY:+b":          "can't be sent",
		"404?header=Content-Type:+a":         "the body determines it",
		"404?delay=":                         "delay",
		"404?delay=-1":                       "delay",
		"404?delay=NaN":                      "delay",
		"404?delay=61":                       "the limit is 1m0s",
		"404?delay=1h":                       "the limit is 1m0s",
		"404?delay=999999999999999999999999": "delay",
		"404?header=Set-Cookie:+a=b&header=Set-Cookie:+c=d": "given twice",
		"404?message=" + strings.Repeat("a", 10_001):        "the limit message is 10,000 bytes",
	} {
		t.Run(cmp.Or(target[:min(len(target), 60)], "empty"), func(t *testing.T) {
			c := dial(t, r)
			c.send("GET /status/" + target + " HTTP/1.1\nHost: a\n\n")
			if text := c.refused(400); !strings.Contains(text, want) || strings.ContainsAny(text, "\x00\x1b\r\u202e") {
				t.Errorf("%q has no %q, or a control character", text, want)
			}
			// The connection stays open after a refusal.
			c.send("GET /status/404 HTTP/1.1\nHost: a\n\n")
			c.expect(plain)
		})
	}
	// The server ignores other parameters: they are the tested client's own.
	t.Run("other parameters", func(t *testing.T) {
		c := dial(t, r)
		c.send("GET /status/404?page=2&_=7&del=1&id=2&token=x HTTP/1.1\nHost: a\n\n")
		c.expect(plain)
	})
}

func TestAccept(t *testing.T) {
	r := start(t, Options{}, usualLimits)
	for accept, want := range map[string]*generate.Shape{
		"*/*": generate.ErrorShape, "": generate.ErrorShape, "text/html,application/xhtml+xml,*/*;q=0.8": generate.ErrorShape,
		"application/problem+json":                                            generate.ProblemShape,
		"APPLICATION/Problem+JSON ; charset=utf-8":                            generate.ProblemShape,
		"application/problem+json, application/json":                          generate.ErrorShape,
		"application/json;q=0.9, application/problem+json":                    generate.ProblemShape,
		"application/problem+json;q=0.9, */*;q=0.8":                           generate.ProblemShape,
		"application/problem+json;q=0, */*":                                   generate.ErrorShape,
		"application/problem+json;q=2":                                        generate.ErrorShape,
		"application/problem+json;q=NaN":                                      generate.ErrorShape,
		"application/*":                                                       generate.ErrorShape,
		"application/*;q=0.1, application/json;q=0":                           generate.ProblemShape,
		"text/plain; a=\"x, application/problem+json\"":                       generate.ErrorShape,
		",, ;, application/problem+json":                                      generate.ProblemShape,
		"text/xml":                                                            generate.ErrorShape,
		"text/xml\nAccept: application/problem+json\nAccept: application/pdf": generate.ProblemShape,
	} {
		t.Run(cmp.Or(accept, "empty"), func(t *testing.T) {
			c := dial(t, r)
			c.send("GET /status/429 HTTP/1.1\nHost: a\nAccept: " + accept + "\n\n")
			c.expect(message(t, generate.Request{Status: builtin(t, "429"), Body: want}))
			c.send("GET /status/429?body=none HTTP/1.1\nHost: a\nAccept: " + accept + "\n\n")
			c.expect(message(t, generate.Request{Status: builtin(t, "429"), Body: generate.NoneShape}))
		})
	}
}

// Definitions answer at their own paths, but never hide the site or /status/.
func TestRoutes(t *testing.T) {
	t.Parallel()
	c, err := definitions.Read("own.yaml", []byte(`
- {code: 404, key: lost, path: "/orders/{id}"}
- {code: 400, key: fresh, path: /orders/new}
- {code: 409, key: taken, method: POST, path: /orders}
- {code: 410, key: left, path: /orders/}
- {code: 403, key: root, path: /}
- {code: 500, key: page, path: /499.html}
- {code: 501, key: status, path: /status/404}
- {code: 502, key: again, path: "/orders/{other}"}
- {code: 503, key: none}
`), "")
	if err != nil {
		t.Fatal(err)
	}
	pages := site{"499.html": "<p>", "index.html": "<p>"}
	hidden, mounted := New(Options{Catalogue: c, Site: pages}).Hidden()
	if mounted != 4 || len(hidden) != 4 {
		t.Errorf("%d definitions answer, and %q do not", mounted, hidden)
	}
	r := start(t, Options{Catalogue: c, Site: pages}, usualLimits)
	for _, ask := range []struct {
		method, path string
		code         int
		key          string // empty if no definition answers
	}{
		{"GET", "/orders/7", 404, "lost"}, {"HEAD", "/orders/7", 404, ""}, {"GET", "/orders/7?key=x&body=none&%zz", 404, "lost"}, {"GET", "/orders/%37", 404, "lost"},
		{"GET", "/orders/new", 400, "fresh"}, {"POST", "/orders", 409, "taken"}, {"GET", "/orders/", 410, "left"},
		{"OPTIONS", "/orders/7", 405, ""}, {"GET", "/orders", 405, ""}, {"PUT", "/orders/7", 405, ""}, {"GET", "/orders/7/items", 404, ""},
		{"GET", "/499.html", 200, ""}, {"GET", "/", 200, ""}, {"POST", "/499.html", 405, ""}, {"GET", "/none", 404, ""}, {"GET", "//orders", 404, ""}, {"GET", "/status/404", 404, "lost"},
	} {
		t.Run(ask.method+" "+ask.path, func(t *testing.T) {
			request, err := http.NewRequest(ask.method, "http://"+r.address+ask.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			res, err := (&http.Client{Timeout: patience}).Do(request)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(res.Body)
			res.Body.Close()
			var is struct{ Error string }
			if json.Unmarshal(body, &is) != nil {
				is.Error = ""
			}
			if err != nil || res.StatusCode != ask.code || is.Error != ask.key {
				t.Errorf("the response is %d, %q (%v), not %d, %q", res.StatusCode, is.Error, err, ask.code, ask.key)
			}
		})
	}
	// A browser sends a preflight request before a page's cross-origin POST.
	c1 := dial(t, r)
	c1.send("OPTIONS /orders HTTP/1.1\nHost: a\nOrigin: http://b\nAccess-Control-Request-Method: POST\n\n")
	res, err := http.ReadResponse(c1.Reader, nil)
	if err != nil || res.StatusCode != 204 || res.Header.Get("Access-Control-Allow-Methods") != "POST" {
		t.Errorf("the preflight request gets %v, %v", res, err)
	}
}
