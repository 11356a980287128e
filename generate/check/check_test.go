package check

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

const right = "HTTP/1.1 429 \r\nContent-Type: application/json; charset=utf-8\r\nRetry-After: 60\r\nContent-Length: 61\r\n\r\n" +
	`{"message":"Too Many Requests", "error": "too_many_requests"}`

var wanted = Want{
	Code: 429, Fields: []Field{{"Retry-After", "60"}}, Media: "application/json",
	Body: `{"error": "too_many_requests", "message": "Too Many Requests"}`,
}

// A report shows every kind of difference and no false one.
func TestReport(t *testing.T) {
	chunked := strings.Replace(right, "Content-Length: 61", "Transfer-Encoding: chunked", 1)
	chunked = strings.Replace(chunked, "\r\n\r\n", "\r\n\r\n3D\r\n", 1) + "\r\n0\r\n\r\n"
	replace := func(old, new string) string {
		if !strings.Contains(right, old) {
			t.Fatalf("no %q", old)
		}
		return strings.Replace(right, old, new, 1)
	}
	empty := Want{Code: 429, Absent: []string{"X-No"}}
	hint := Want{Interim: 103, Code: 204, Fields: []Field{{"Link", "</a>"}}}
	tests := []struct {
		name   string
		want   Want
		method string
		raw    string
		// differs lists the parts that differ, or has "error: " and the error's
		// beginning.
		differs string
	}{
		{"right", wanted, "GET", right, ""},
		{"chunked", wanted, "GET", chunked, ""},
		{"names in another case", wanted, "GET", replace("Retry-After", "retry-AFTER"), ""},
		{"charset in capitals", wanted, "GET", replace("utf-8", `"UTF-8"`), ""},
		{"code", wanted, "GET", replace("429", "428"), "status"},
		{"media type", wanted, "GET", replace("/json", "/problem+json"), "media type"},
		{"no media type", wanted, "GET", replace("Content-Type", "X-Type"), "media type"},
		{"two media types", wanted, "GET", replace("Retry", "Content-Type: text/html\r\nRetry"), "media type"},
		{"charset", wanted, "GET", replace("utf-8", "latin1"), "media type"},
		{"value", wanted, "GET", replace("60", "61"), "header Retry-After"},
		{"field twice", wanted, "GET", replace("Retry", "Retry-After: 60\r\nRetry"), "header Retry-After"},
		{"no field", wanted, "GET", replace("Retry-After", "X"), "header Retry-After"},
		{"member", wanted, "GET", replace("too_", "to__"), "body.error"},
		{"number for a string", wanted, "GET", replace(`"too_many_requests"}`, `1}`+strings.Repeat(" ", 18)), "body.error"},
		{"another name", wanted, "GET", replace(`"error"`, `"errer"`), "body.error, body.errer"},
		{"no JSON", wanted, "GET", replace(`"}`, `""`), "body"},
		{"no object", wanted, "GET", replace(right[len(right)-61:], "[]"+strings.Repeat(" ", 59)), "body"},
		{"no UTF-8", wanted, "GET", replace("too_", "\xff\xffo_"), "body"},
		{"compressed", wanted, "GET", replace("Retry", "Content-Encoding: gzip\r\nRetry"), "header Content-Encoding"},
		{"second value", wanted, "GET", replace("61", "63") + "{}", "body"},
		{"more", wanted, "GET", right + "\n", "end"},
		{"more than chunks", wanted, "GET", chunked + "x", "end"},
		{"unwanted interim", wanted, "GET", "HTTP/1.1 103 \r\n\r\n" + right, "interim"},
		{"unwanted field", empty, "GET", "HTTP/1.1 429 \r\nX-No: \r\nContent-Length: 0\r\n\r\n", "header X-No"},
		{"empty", empty, "GET", "HTTP/1.1 429 \r\nContent-Length: 0\r\n\r\n", ""},
		{"not empty", empty, "GET", right, "body"},
		{"HEAD", wanted, "HEAD", right[:len(right)-61], ""},
		{"HEAD with content", wanted, "HEAD", right, "end"},
		{"hint", hint, "GET", "HTTP/1.1 103 \r\nLink: </a>\r\n\r\nHTTP/1.1 204 \r\n\r\n", ""},
		{"hint in the wrong place", hint, "GET", "HTTP/1.1 103 \r\n\r\nHTTP/1.1 204 \r\nLink: </a>\r\n\r\n", "header Link"},
		{"no hint", hint, "GET", "HTTP/1.1 204 \r\nLink: </a>\r\n\r\n", "interim"},
		{"two hints", hint, "GET", strings.Repeat("HTTP/1.1 103 \r\nLink: </a>\r\n\r\n", 2) + "HTTP/1.1 204 \r\n\r\n", "interim"},
		{"204 with content", hint, "GET", "HTTP/1.1 103 \r\nLink: </a>\r\n\r\nHTTP/1.1 204 \r\n\r\n{}", "end"},

		{"short", wanted, "GET", right[:len(right)-1], "error: Content-Length"},
		{"length twice", wanted, "GET", replace("Content-L", "Content-Length: 61\r\nContent-L"), "error: the length"},
		{"two framings", wanted, "GET", replace("Content-L", "Transfer-Encoding: chunked\r\nContent-L"), "error: the length"},
		{"negative length", wanted, "GET", replace("61", "-1"), "error: Content-Length"},
		{"unknown coding", wanted, "GET", replace("Content-Length: 61", "Transfer-Encoding: gzip"), "error: transfer coding"},
		{"broken chunks", wanted, "GET", strings.Replace(chunked, "3D", "xx", 1), "error: transfer coding"},
		{"version", wanted, "GET", replace("1.1", "2.0"), "error: status line"},
		{"no space", wanted, "GET", replace("429 ", "429"), "error: status line"},
		{"code of four digits", wanted, "GET", replace("429", "4290"), "error: status line"},
		{"no name", wanted, "GET", replace("Retry-After", ""), "error: header line"},
		{"space in the name", wanted, "GET", replace("Retry-After", "Retry After"), "error: header line"},
		{"folded line", wanted, "GET", replace("Retry-After", " Retry-After"), "error: header line"},
		{"bare line break", wanted, "GET", replace("60", "6\n0"), "error: header line"},
		{"nothing", wanted, "GET", "", "error: no head"},
		{"interim alone", hint, "GET", "HTTP/1.1 103 \r\nLink: </a>\r\n\r\n", "error: no head"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var differs []string
			r, err := Parse([]byte(test.raw), test.method)
			if err != nil {
				if want, found := strings.CutPrefix(test.differs, "error: "); !found || !strings.HasPrefix(err.Error(), want) {
					t.Errorf("error %q", err)
				}
				return
			}
			for _, l := range Differences(test.want.Report(r, test.method)) {
				differs = append(differs, l.What)
			}
			if got := strings.Join(differs, ", "); got != test.differs {
				t.Errorf("%q differs, not %q", got, test.differs)
			}
		})
	}
}

func TestFromMessage(t *testing.T) {
	want, err := FromMessage([]byte("HTTP/1.1 429 Too Many Requests\r\nDate: now\r\n"+right[len("HTTP/1.1 429 \r\n"):]), "GET")
	if err != nil || want.Code != 429 || len(want.Fields) != 1 || want.Fields[0].Name != "Retry-After" || want.Media != "application/json" || want.Body == "" {
		t.Errorf("%+v, %v", want, err)
	}
	if _, err := FromMessage([]byte("hello"), "GET"); err == nil {
		t.Error("FromMessage accepts hello")
	}
}

// serve starts a server that calls answer for each connection and then closes
// it.
func serve(t *testing.T, answer func(net.Conn)) *url.URL {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.SetDeadline(time.Now().Add(time.Minute))
				answer(conn)
			}()
		}
	}()
	return &url.URL{Scheme: "http", Host: l.Addr().String(), Path: "/"}
}

// head reads a request up to the end of its header section.
func head(conn net.Conn) string {
	var got []byte
	for one := make([]byte, 1); !bytes.HasSuffix(got, []byte("\r\n\r\n")); {
		if _, err := io.ReadFull(conn, one); err != nil {
			break
		}
		got = append(got, one[0])
	}
	return string(got)
}

func TestAsk(t *testing.T) {
	until := make(chan struct{})
	t.Cleanup(func() { close(until) })
	tests := []struct {
		name    string
		request Request
		answer  func(net.Conn)
		raw     string
		err     string
	}{
		{"closed", Request{Method: "GET"}, func(c net.Conn) { head(c); io.WriteString(c, right) }, right, ""},
		{"left open", Request{Method: "GET"}, func(c net.Conn) { head(c); io.WriteString(c, right); <-until }, right, ""},
		{"in pieces", Request{Method: "GET"}, func(c net.Conn) {
			head(c)
			for i := range right {
				io.WriteString(c, right[i:i+1])
			}
			io.WriteString(c, "\n")
		}, right + "\n", ""},
		{"no length", Request{Method: "GET"}, func(c net.Conn) { head(c); io.WriteString(c, "HTTP/1.0 200 OK\r\n\r\nhello") }, "HTTP/1.0 200 OK\r\n\r\nhello", ""},
		{"nothing", Request{Method: "GET", Timeout: 2 * time.Second}, func(c net.Conn) { head(c); <-until }, "", "no complete response within 2s"},
		{"half of it", Request{Method: "GET", Timeout: 2 * time.Second}, func(c net.Conn) { head(c); io.WriteString(c, right[:20]); <-until }, right[:20], "response is incomplete after 2s"},
		{"without end", Request{Method: "GET"}, func(c net.Conn) {
			head(c)
			io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
			for line := strings.Repeat("x", 1<<16); ; {
				if _, err := io.WriteString(c, line); err != nil {
					return
				}
			}
		}, "", "the response has more than 4 MiB"},
		{"chunks", Request{Method: "GET"}, func(c net.Conn) {
			head(c)
			for _, part := range []string{"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nab", "c\r", "\n0\r\n\r", "\nx"} {
				io.WriteString(c, part)
				time.Sleep(10 * time.Millisecond)
			}
			<-until
		}, "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\nx", ""},
		{"chunks without end", Request{Method: "GET", Timeout: 2 * time.Second}, func(c net.Conn) {
			head(c)
			io.WriteString(c, "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
			<-until
		}, "", "response is incomplete after 2s"},
		{"malformed and left open", Request{Method: "GET"}, func(c net.Conn) { head(c); io.WriteString(c, "hello\r\n\r\n"); <-until }, "hello\r\n\r\n", ""},
		{"the request", Request{
			Method: "POST", Body: "a=b", Fields: []Field{{"X-A", "1"}, {"Host", "example.com"}},
		}, func(c net.Conn) {
			got := head(c)
			body := make([]byte, 3)
			io.ReadFull(c, body)
			io.WriteString(c, got+string(body))
		}, "POST / HTTP/1.1\r\nX-A: 1\r\nHost: example.com\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.request.URL = serve(t, test.answer)
			raw, err := Ask(test.request)
			if test.err == "" && err != nil || test.err != "" && (err == nil || !strings.HasPrefix(err.Error(), test.err)) {
				t.Errorf("error %v, not %q", err, test.err)
			}
			if (test.err == "" || test.raw != "") && string(raw) != test.raw {
				t.Errorf("%q", raw)
			}
		})
	}
}

func TestAskRefused(t *testing.T) {
	if _, err := Ask(Request{Method: "GET", URL: &url.URL{Scheme: "http", Host: "127.0.0.1:1"}}); err == nil {
		t.Error("something answers at port 1")
	}
}

func TestAskTLS(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	pool := server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	for name, config := range map[string]*tls.Config{"roots": {RootCAs: pool}, "insecure": {InsecureSkipVerify: true}} {
		t.Run(name, func(t *testing.T) {
			if raw, err := Ask(Request{Method: "GET", URL: u, TLS: config}); err != nil || !bytes.HasPrefix(raw, []byte("HTTP/1.1 404 ")) {
				t.Errorf("the response is %q, the error %v", raw, err)
			}
		})
	}
	t.Run("untrusted", func(t *testing.T) {
		server.Config.ErrorLog = nil
		if _, err := Ask(Request{Method: "GET", URL: u}); err == nil || !strings.HasPrefix(err.Error(), "TLS: ") {
			t.Errorf("the error for an untrusted certificate is %v", err)
		}
	})
}

// Parse terminates on any input, and its allocations grow at most linearly with
// the length.
func FuzzParse(f *testing.F) {
	f.Add([]byte(right), "GET")
	f.Add([]byte("HTTP/1.1 103 \r\n\r\n"+right), "HEAD")
	f.Add([]byte("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nx"), "GET")
	f.Fuzz(func(t *testing.T, raw []byte, method string) {
		var r Response
		var err error
		if n := testing.AllocsPerRun(1, func() { r, err = Parse(raw, method) }); n > float64(1_000+20*len(raw)) {
			t.Errorf("%d bytes take %.0f allocations", len(raw), n)
		}
		if err != nil {
			return
		}
		if len(r.Body)+len(r.Rest) > len(raw) {
			t.Errorf("%d bytes made %d", len(raw), len(r.Body)+len(r.Rest))
		}
		wanted.Report(r, method)
	})
}
