package check

import (
	"encoding/pem"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// server starts a server that answers with the response that Expect gives for r.
func server(t *testing.T, r generate.Request, tls bool) *httptest.Server {
	t.Helper()
	want, err := Expect(r)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for _, f := range want.Fields {
			w.Header().Add(f.Name, f.Value)
		}
		w.Header().Set("Content-Type", want.Media)
		w.WriteHeader(want.Code)
		w.Write([]byte(want.Body))
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	if tls {
		s.StartTLS()
	} else {
		s.Start()
	}
	t.Cleanup(s.Close)
	return s
}

func TestRequest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tls := server(t, generate.Request{Status: known(t, 404)}, true)
	for name, text := range map[string]string{
		"body": "a=b\n", "none.pem": "nothing",
		"ca.pem": string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: tls.Certificate().Raw})),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const address = "http://localhost/"
	for _, c := range []struct {
		name   string
		flags  RequestFlags
		holds  func(Request) bool
		wrong  string // a part of the error
		failed bool   // the input is right, but the machine can't do it
	}{
		{name: "an address", flags: RequestFlags{Method: "GET", URL: address}, holds: func(r Request) bool {
			return r.Method == "GET" && r.URL.Host == "localhost" && r.Timeout == 0 && r.Body == ""
		}},
		{name: "headers", flags: RequestFlags{URL: address, Headers: []string{"A: b", "C:d"}}, holds: func(r Request) bool { return len(r.Fields) == 2 && r.Fields[1] == Field{"C", "d"} }},
		{name: "data", flags: RequestFlags{URL: address, Data: "x=@y"}, holds: func(r Request) bool { return r.Body == "x=@y" }},
		{name: "data in a file", flags: RequestFlags{URL: address, Data: "@" + filepath.Join(dir, "body")}, holds: func(r Request) bool { return r.Body == "a=b\n" }},
		{name: "a timeout", flags: RequestFlags{URL: address, Timeout: "1m30s"}, holds: func(r Request) bool { return r.Timeout == 90*time.Second }},
		{name: "any certificate", flags: RequestFlags{URL: address, Insecure: true}, holds: func(r Request) bool { return r.TLS.InsecureSkipVerify }},
		{name: "a certificate", flags: RequestFlags{URL: address, CACert: filepath.Join(dir, "ca.pem")}, holds: func(r Request) bool { return r.TLS.RootCAs != nil && !r.TLS.InsecureSkipVerify }},
		{name: "no scheme on this machine", flags: RequestFlags{URL: "localhost"}, holds: func(r Request) bool { return r.URL.String() == "http://localhost" }},
		{name: "no scheme but a port", flags: RequestFlags{URL: "LOCALHOST:8778/a?b#c"}, holds: func(r Request) bool { return r.URL.Scheme == "http" && r.URL.RequestURI() == "/a?b" }},
		{name: "no scheme of a loopback address", flags: RequestFlags{URL: "127.8.0.1:80"}, holds: func(r Request) bool { return r.URL.Host == "127.8.0.1:80" }},
		{name: "no scheme of a loopback address in IPv6", flags: RequestFlags{URL: "[::1]:80/a"}, holds: func(r Request) bool { return r.URL.Host == "[::1]:80" }},
		{name: "no scheme below localhost", flags: RequestFlags{URL: "a.localhost/b"}, holds: func(r Request) bool { return r.URL.Host == "a.localhost" }},
		{name: "no scheme elsewhere", flags: RequestFlags{URL: "example.com:80/a"}, wrong: `URL "example.com:80/a" has no scheme`},
		{name: "no scheme of another machine's address", flags: RequestFlags{URL: "10.0.0.1:80"}, wrong: "has no scheme"},
		{name: "a user who looks like this machine", flags: RequestFlags{URL: "localhost@example.com"}, wrong: "has no scheme"},
		{name: "a name that begins like this machine's", flags: RequestFlags{URL: "localhost.example.com"}, wrong: "has no scheme"},
		{name: "another scheme", flags: RequestFlags{URL: "ftp://localhost"}, wrong: "http://"},
		{name: "no address", flags: RequestFlags{URL: ""}, wrong: `URL ""`},
		{name: "no header", flags: RequestFlags{URL: address, Headers: []string{"A"}}, wrong: `"A"`},
		{name: "no number", flags: RequestFlags{URL: address, Timeout: "soon"}, wrong: `timeout "soon"`},
		{name: "no time", flags: RequestFlags{URL: address, Timeout: "0s"}, wrong: `timeout "0s"`},
		{name: "a day", flags: RequestFlags{URL: address, Timeout: "24h"}, wrong: `timeout "24h"`},
		{name: "no file", flags: RequestFlags{URL: address, Data: "@" + filepath.Join(dir, "missing")}, wrong: "missing", failed: true},
		{name: "no file of certificates", flags: RequestFlags{URL: address, CACert: filepath.Join(dir, "missing")}, wrong: "missing", failed: true},
		{name: "no certificate in it", flags: RequestFlags{URL: address, CACert: filepath.Join(dir, "none.pem")}, wrong: "none.pem"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, err := c.flags.Request()
			var wrong *input.Error
			switch {
			case c.wrong == "" && (err != nil || !c.holds(r)):
				t.Errorf("%+v, %v", r, err)
			case c.wrong == "":
			case err == nil || !strings.Contains(err.Error(), c.wrong):
				t.Errorf("the error is %v, want %s", err, c.wrong)
			case !c.failed && (!errors.As(err, &wrong) || wrong.Hint == ""):
				t.Errorf("%v has no hint", err)
			}
		})
	}
}

func known(t *testing.T, code int) *status.Status {
	t.Helper()
	s, found := status.Default(code)
	if !found {
		t.Fatalf("no status %d", code)
	}
	return s
}

func TestExpect(t *testing.T) {
	t.Parallel()
	limit, none := input.Header{Name: "X-Limit", Value: "5"}, input.Header{Name: "X-No", Remove: true}
	for _, c := range []struct {
		name    string
		request generate.Request
		want    Want
	}{
		{"an error", generate.Request{Status: known(t, 404)}, Want{Code: 404, Media: "application/json", Body: "{\n  \"error\": \"not_found\",\n  \"message\": \"Not Found\"\n}"}},
		{"headers", generate.Request{Status: known(t, 429), Body: generate.NoneShape, Headers: []input.Header{limit, none}}, Want{Code: 429, Fields: []Field{{"Retry-After", "60"}, {"X-Limit", "5"}}, Absent: []string{"X-No"}}},
		{"HEAD", generate.Request{Status: known(t, 404), Method: "HEAD"}, Want{Code: 404, Media: "application/json"}},
		{"an interim response", generate.Request{Status: known(t, 103)}, Want{Interim: 103, Code: 204, Fields: []Field{{"Link", "</style.css>; rel=preload; as=style"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := Expect(c.request)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%#v, want %#v", got, c.want)
			}
		})
	}
	if _, err := Expect(generate.Request{Status: known(t, 0)}); err == nil {
		t.Error("Expect accepts 000, which no server sends")
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	r := generate.Request{Status: known(t, 429)}
	want, err := Expect(r)
	if err != nil {
		t.Fatal(err)
	}
	plain, tls := server(t, r, false), server(t, r, true)
	other, err := Expect(generate.Request{Status: known(t, 404)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		want  Want
		flags RequestFlags
		same  bool
		says  string // a part of the result or of the error
	}{
		{"the same", want, RequestFlags{URL: plain.URL}, true, "GET " + plain.URL + " differs from it in 0 of 6 lines"},
		{"another", other, RequestFlags{URL: plain.URL}, false, "GET " + plain.URL + " differs from it in 3 of 5 lines"},
		{"an untrusted certificate", want, RequestFlags{URL: tls.URL}, false, "--cacert FILE trusts a certificate, --insecure trusts any"},
		{"any certificate", want, RequestFlags{URL: tls.URL, Insecure: true}, true, "in 0 of"},
		{"nobody there", want, RequestFlags{URL: "http://127.0.0.1:1/"}, false, "GET http://127.0.0.1:1/: "},
		{"a password", want, RequestFlags{URL: strings.Replace(plain.URL, "//", "//me:secret@", 1)}, true, "me:xxxxx@"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.flags.Method = http.MethodGet
			request, err := c.flags.Request()
			if err != nil {
				t.Fatal(err)
			}
			result, err := c.want.Compare(request, "it")
			text := result.String()
			if err != nil {
				text = err.Error()
			}
			if result.Same != c.same || !strings.Contains(text, c.says) || strings.Contains(text, "secret") {
				t.Errorf("%s, same: %t; want %s", text, result.Same, c.says)
			}
		})
	}
	t.Run("no HTTP", func(t *testing.T) {
		t.Parallel()
		request := Request{Method: http.MethodGet, URL: &url.URL{}}
		request.URL = serve(t, garbage)
		if _, err := want.Compare(request, "it"); err == nil || !strings.Contains(err.Error(), `status line is "hello"`) {
			t.Errorf("the error is %v", err)
		}
	})
}

func garbage(c net.Conn) {
	head(c)
	io.WriteString(c, "hello\r\n\r\n")
}
