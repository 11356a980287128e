package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"cancelOrder":   "cancel order",
		"cancel-order":  "cancel order",
		"Cancel Order":  "cancel order",
		"CANCEL_ORDER":  "cancel order",
		"cancel.order":  "cancel order",
		"HTTPError":     "http error",
		"getV2Order":    "get v2 order",
		"404 handler":   "404 handler",
		"x":             "x",
		"a  b":          "a b",
		"OrderID":       "order id",
		"order2go":      "order2go",
		"trailing-":     "trailing",
		"a_-_b":         "a b",
		"parseURLsFast": "parse ur ls fast",
	} {
		got, err := Name(in)
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q is %q, %v, not %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", " ", "_x", "-x", "a..b", "a/b", "a\nb", "é", "ａ", "a\u200bb", strings.Repeat("x", 65), "a;b", "a'b"} {
		if got, err := Name(in); err == nil {
			t.Errorf("%q is %q", in, got)
		}
	}
}

func TestPath(t *testing.T) {
	for in, want := range map[string]int{
		"/": 0, "/a": 1, "/orders/{id}": 2, "/a.b/c~d/e-f/g_h": 4, "/{a}/{b}/{_c}": 3,
		"/a/": 2, "/:a/<b>": 2, "/<str:a>/<string:b>/": 3,
	} {
		if got, err := Path(in); err != nil || len(got) != want {
			t.Errorf("%q is %v, %v", in, got, err)
		}
	}
	for _, in := range []string{
		"", "a", "//", "/a//", "/a//b", "/./a", "/../a", "/a b", "/{}", "/{a", "/a}", "/{a}{b}", "/x{a}", "/{a}/{a}", "/{id}/{ID}", "/{1}", "/{__a}",
		"/{a-b}", "/*", "/(.*)", "/<a", "/<int:a>", "/:", "/:a-b", "/:a?", "/a?b", "/a#b", "/%41", "/é", "/$a", "/" + strings.Repeat("a", 600), "/{" + strings.Repeat("a", 40) + "}",
	} {
		if got, err := Path(in); err == nil {
			t.Errorf("%q is %v", in, got)
		}
	}
}

func TestHeader(t *testing.T) {
	for in, want := range map[string]Header{
		"X-A: b":         {Name: "X-A", Value: "b"},
		"X-A:b":          {Name: "X-A", Value: "b"},
		"X-A: \t b \t":   {Name: "X-A", Value: "b"},
		"X-A:":           {Name: "X-A", Remove: true},
		"X-A;":           {Name: "X-A"},
		"X-A: b: c; \"d": {Name: "X-A", Value: "b: c; \"d"},
		"upgrade: h2c":   {Name: "upgrade", Value: "h2c"},
	} {
		if got, err := ParseHeader(in); err != nil || got != want {
			t.Errorf("%q is %+v, %v", in, got, err)
		}
	}
	for _, in := range []string{
		"", "X", ": a", ":", ";", "X A: b", "X-A : b", "X-A: a\r\nB: c", "X-A: a\nb", "X-A: a\x00", "X-A: caf\u00e9", "X\u00e9: a",
		"Content-Length: 1", "content-type: a/b", "CONNECTION: close", "Transfer-Encoding: chunked", "Date: now", "Status: 200", "Trailer: X",
		"X-A: " + strings.Repeat("a", 5000), "@/etc/passwd",
	} {
		if got, err := ParseHeader(in); err == nil {
			t.Errorf("%q is %+v", in, got)
		}
	}
}

func TestRest(t *testing.T) {
	type check func(string) (string, error)
	url := func(s string) (string, error) { _, err := URL(s); return s, err }
	for _, c := range []struct {
		name      string
		check     check
		good, bad []string
	}{
		{"method", Method, []string{"GET", "post", "Patch"}, []string{"", "TRACE", "CONNECT", "GET ", "G"}},
		{"key", Key, []string{"a", "not_found", "A.b-c9", strings.Repeat("k", 64)}, []string{"", "1a", "_a", "a b", "a\n", "é", "__proto__", "$ref", "<<", strings.Repeat("k", 65)}},
		{"field", FieldName, []string{"a", "_id", "error-code", "x.y"}, []string{"", "_", "__proto__", "1", "$ref", "@type", "a b"}},
		{"message", Message, []string{"", "x", "\x00\n", strings.Repeat("x", 10_000)}, []string{"\xff", strings.Repeat("x", 10_001)}},
		{"reason", Reason, []string{"", "Not Found", "I'm a teapot"}, []string{"a\nb", " a", "a ", "é", strings.Repeat("x", 65)}},
		{"media type", MediaType, []string{"application/json", "application/vnd.a+json", "text/json"}, []string{"", "json", "text/html", "application/json; charset=utf-8", "/json", "a/b/json"}},
		{"URL", url, []string{"http://a", "https://[::1]:8080/x?y={z}#w", "http://a.b/c%20d"}, []string{"", "a", "ftp://a", "http://", "http:///x", "http://a b", "http://\u00e9", "-o/x", "http://a\n", "http://a:b", "http://" + strings.Repeat("a", 2000)}},
	} {
		for _, s := range c.good {
			if _, err := c.check(s); err != nil {
				t.Errorf("%s %q: %v", c.name, s, err)
			}
		}
		for _, s := range c.bad {
			_, err := c.check(s)
			if err == nil {
				t.Errorf("%s %q is accepted", c.name, s)
			} else if e := asError(t, err); e.Hint == "" || strings.HasSuffix(e.Text, ".") {
				t.Errorf("%s %q: error %q has hint %q", c.name, s, e.Text, e.Hint)
			}
		}
	}
}

// A nil *Error in an error is not nil: no function may return one.
func TestNil(t *testing.T) {
	if _, err := HeaderField("X-A", "b"); err != nil {
		t.Error(err)
	}
	if _, err := Key("a"); err != nil {
		t.Error(err)
	}
}

func TestRoute(t *testing.T) {
	for _, path := range []string{"/", "/a", "/orders/{id}", "/{a}/b.c/{_d}"} {
		route, err := Path(path)
		if err != nil || route == nil || route.String() != path {
			t.Errorf("%q is %q (%#v), %v", path, route, route, err)
		}
	}
}

// Two routes match the same paths if their patterns are equal, however they name
// their parameters.
func TestPattern(t *testing.T) {
	for path, want := range map[string]string{"/": "", "/a": "/a", "/orders/{id}": "/orders/{}", "/{a}/b/{_c}": "/{}/b/{}", "/a/": "/a/"} {
		route, err := Path(path)
		if err != nil || route.Pattern() != want {
			t.Errorf("the pattern of %q is %q, %v, not %q", path, route.Pattern(), err, want)
		}
	}
}

func TestNearest(t *testing.T) {
	candidates := []string{"fastapi", "flask", "go", "express", "Errors"}
	for in, want := range map[string]string{
		"falsk": "flask", "FLASK": "flask", "fla": "flask", "flasck": "flask", "expres": "express", "errros": "Errors",
		"": "", "g": "", "xy": "", "django": "", strings.Repeat("flask", 20): "",
	} {
		if got := Nearest(in, candidates); got != want {
			t.Errorf("nearest to %q is %q, not %q", in, got, want)
		}
	}
}

func TestCause(t *testing.T) {
	plain := errors.New("plain")
	for name, c := range map[string]struct{ err, want error }{
		"path":    {&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, fs.ErrNotExist},
		"link":    {&os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}, fs.ErrPermission},
		"wrapped": {fmt.Errorf("cannot: %w", &fs.PathError{Op: "open", Path: "a", Err: fs.ErrExist}), fs.ErrExist},
		"other":   {plain, plain},
	} {
		if got := Cause(c.err); got.Error() != c.want.Error() {
			t.Errorf("%s: the cause of %v is %v, not %v", name, c.err, got, c.want)
		}
	}
}

func TestParseRequestHeader(t *testing.T) {
	for in, want := range map[string]Header{
		"Accept: text/html": {Name: "Accept", Value: "text/html"},
		"content-type:a/b":  {Name: "content-type", Value: "a/b"},
		"X-A:":              {Name: "X-A"},
	} {
		if got, err := ParseRequestHeader(in); err != nil || got != want {
			t.Errorf("%q is %+v, %v, not %+v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "X-A", ": a", "X A: b", "X-A: a\r\nB: c", "Content-Length: 1", "connection: close", "Transfer-Encoding: chunked"} {
		_, err := ParseRequestHeader(in)
		if err == nil {
			t.Errorf("%q is accepted", in)
		} else if e := asError(t, err); e.Hint == "" || e.Error() != e.Text {
			t.Errorf("%q: error %q has hint %q", in, e, e.Hint)
		}
	}
}

func TestWords(t *testing.T) {
	for key, want := range map[string]string{"order_not.found-2": "order not found 2", "orderNotFound": "order not found", "a": "a", "": ""} {
		if got := strings.Join(Words(key), " "); got != want {
			t.Errorf("%q is %q, not %q", key, got, want)
		}
	}
}

func TestParseHeaders(t *testing.T) {
	long := "X-A: " + strings.Repeat("a", 2500)
	for _, lines := range [][]string{
		nil, {"X-A: 1", "X-B: 2", "x-a: 3"}, {"Set-Cookie: a"}, {"Set-Cookie: a", "set-cookie:", "Set-Cookie: b"}, {long}, {long, "X-A:", long},
	} {
		if got, err := ParseHeaders(lines); err != nil || len(got) != len(lines) {
			t.Errorf("%q are %+v, %v", lines, got, err)
		}
	}
	for _, lines := range [][]string{{"X-A: 1", "X"}, {"Set-Cookie: a", "set-cookie: b"}, {long, "x-a: " + long[5:]}} {
		if got, err := ParseHeaders(lines); err == nil || got != nil {
			t.Errorf("%q are %+v, %v", lines, got, err)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct{ address, path, want string }{
		{"http://a.b", "", "http://a.b"},
		{"http://a.b/", "", "http://a.b/"},
		{"http://a.b", "/", "http://a.b"},
		{"http://a.b/", "/", "http://a.b"},
		{"HTTP://A.b/", "/orders/{id}/x", "HTTP://A.b/orders/1/x"},
		{"http://a.b/x", "/orders", "http://a.b/x"},
		{"http://a.b?x", "/orders", "http://a.b?x"},
		{"http://a.b#x", "/orders", "http://a.b#x"},
		{"http://a.b/`|{}%2f", "/orders", "http://a.b/`|{}%2f"},
	} {
		address, err := ParseAddress(c.address)
		if err != nil {
			t.Fatal(err)
		}
		var route Route
		if c.path != "" {
			if route, err = Path(c.path); err != nil {
				t.Fatal(err)
			}
		}
		if got := address.At(route); got != c.want {
			t.Errorf("%q at %q is %q, not %q", c.address, c.path, got, c.want)
		}
	}
	if _, err := ParseAddress("ftp://a"); err == nil {
		t.Error("ftp is accepted")
	}
}

func TestPlaceholders(t *testing.T) {
	for text, good := range map[string]bool{"{key}": true, "{{": true, "}}": true, "{": false, "}": false, "{foo}": false, "{{key}": false, "{{{key}}}": true} {
		if _, err := Placeholders(text); (err == nil) != good {
			t.Errorf("placeholders of %q: %v", text, err)
		}
	}
}

// asError is the Error that an error is.
func asError(t *testing.T, err error) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	return e
}
