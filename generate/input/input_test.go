package input

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
)

// caseName names a subtest after its input: quoted, and shortened if it is long.
func caseName(in string) string {
	if len(in) > 60 {
		return fmt.Sprintf("%.20q and so on, %d bytes", in, len(in))
	}
	return cmp.Or(strings.Trim(strconv.QuoteToASCII(in), `"`), "empty")
}

// A handler's name in any casing is split into lower-case words.
func TestName(t *testing.T) {
	t.Parallel()
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
		t.Run("accepted "+in, func(t *testing.T) {
			t.Parallel()
			got, err := Name(in)
			if err != nil || strings.Join(got, " ") != want {
				t.Errorf("got %q, %v, want %q", got, err, want)
			}
		})
	}
	for _, in := range []string{"", " ", "_x", "-x", "a..b", "a/b", "a\nb", "é", "ａ", "a\u200bb", strings.Repeat("x", 65), "a;b", "a'b"} {
		t.Run("refused "+caseName(in), func(t *testing.T) {
			t.Parallel()
			if got, err := Name(in); err == nil {
				t.Errorf("accepted as %q", got)
			}
		})
	}
}

// A path is split into its segments; parameters may be written as in any
// framework.
func TestPath(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{ // path to number of parts
		"/": 0, "/a": 1, "/orders/{id}": 2, "/a.b/c~d/e-f/g_h": 4, "/{a}/{b}/{_c}": 3,
		"/a/": 2, "/:a/<b>": 2, "/<str:a>/<string:b>/": 3,
	} {
		t.Run("accepted "+in, func(t *testing.T) {
			t.Parallel()
			if got, err := Path(in); err != nil || len(got) != want {
				t.Errorf("got %v, %v, want %d parts", got, err, want)
			}
		})
	}
	for _, in := range []string{
		"", "a", "//", "/a//", "/a//b", "/./a", "/../a", "/a b", "/{}", "/{a", "/a}", "/{a}{b}", "/x{a}", "/{a}/{a}", "/{id}/{ID}", "/{1}", "/{__a}",
		"/{a-b}", "/*", "/(.*)", "/<a", "/<int:a>", "/:", "/:a-b", "/:a?", "/a?b", "/a#b", "/%41", "/é", "/$a", "/" + strings.Repeat("a", 600), "/{" + strings.Repeat("a", 40) + "}",
	} {
		t.Run("refused "+caseName(in), func(t *testing.T) {
			t.Parallel()
			if got, err := Path(in); err == nil {
				t.Errorf("accepted as %v", got)
			}
		})
	}
}

// A response header is written as for curl's -H: "Name:" removes the header and
// "Name;" makes it empty.
func TestHeader(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Header{
		"X-A: b":         {Name: "X-A", Value: "b"},
		"X-A:b":          {Name: "X-A", Value: "b"},
		"X-A: \t b \t":   {Name: "X-A", Value: "b"},
		"X-A:":           {Name: "X-A", Remove: true},
		"X-A;":           {Name: "X-A"},
		"X-A: b: c; \"d": {Name: "X-A", Value: "b: c; \"d"},
		"upgrade: h2c":   {Name: "upgrade", Value: "h2c"},
	} {
		t.Run("accepted "+caseName(in), func(t *testing.T) {
			t.Parallel()
			if got, err := ParseHeader(in); err != nil || got != want {
				t.Errorf("got %+v, %v, want %+v", got, err, want)
			}
		})
	}
	for _, in := range []string{
		"", "X", ": a", ":", ";", "X A: b", "X-A : b", "X-A: a\r\nB: c", "X-A: a\nb", "X-A: a\x00", "X-A: caf\u00e9", "X\u00e9: a",
		"Content-Length: 1", "content-type: a/b", "CONNECTION: close", "Transfer-Encoding: chunked", "Date: now", "Status: 200", "Trailer: X",
		"X-A: " + strings.Repeat("a", 5000), "@/etc/passwd",
	} {
		t.Run("refused "+caseName(in), func(t *testing.T) {
			t.Parallel()
			if got, err := ParseHeader(in); err == nil {
				t.Errorf("accepted as %+v", got)
			}
		})
	}
}

// The checks of single values refuse a bad one with an Error that has a hint.
func TestRest(t *testing.T) {
	t.Parallel()
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
			t.Run("accepted "+c.name+" "+caseName(s), func(t *testing.T) {
				t.Parallel()
				if _, err := c.check(s); err != nil {
					t.Error(err)
				}
			})
		}
		for _, s := range c.bad {
			t.Run("refused "+c.name+" "+caseName(s), func(t *testing.T) {
				t.Parallel()
				if _, err := c.check(s); err == nil {
					t.Error("accepted")
				} else if e := asError(t, err); e.Hint == "" || strings.HasSuffix(e.Text, ".") {
					t.Errorf("error %q has hint %q", e.Text, e.Hint)
				}
			})
		}
	}
}

// An error that holds a nil *Error is not nil, so no function may return one.
func TestNil(t *testing.T) {
	t.Parallel()
	if _, err := HeaderField("X-A", "b"); err != nil {
		t.Error(err)
	}
	if _, err := Key("a"); err != nil {
		t.Error(err)
	}
}

// A parsed path prints as it was written.
func TestRoute(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/a", "/orders/{id}", "/{a}/b.c/{_d}"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			route, err := Path(path)
			if err != nil || route == nil || route.String() != path {
				t.Errorf("got %q (%#v), %v, want the same path", route, route, err)
			}
		})
	}
}

// A pattern leaves out the names of parameters: routes with equal patterns match
// the same paths.
func TestPattern(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{"/": "", "/a": "/a", "/orders/{id}": "/orders/{}", "/{a}/b/{_c}": "/{}/b/{}", "/a/": "/a/"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			route, err := Path(path)
			if err != nil || route.Pattern() != want {
				t.Errorf("got %q, %v, want %q", route.Pattern(), err, want)
			}
		})
	}
}

// The nearest candidate is one with a typo or a prefix of it; anything else has
// none.
func TestNearest(t *testing.T) {
	t.Parallel()
	candidates := []string{"fastapi", "flask", "go", "express", "Errors"}
	for in, want := range map[string]string{
		"falsk": "flask", "FLASK": "flask", "fla": "flask", "flasck": "flask", "expres": "express", "errros": "Errors",
		"": "", "g": "", "xy": "", "django": "", strings.Repeat("flask", 20): "",
	} {
		t.Run(caseName(in), func(t *testing.T) {
			t.Parallel()
			if got := Nearest(in, candidates); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// The cause of a file error is what the system said, without operation and path.
func TestCause(t *testing.T) {
	t.Parallel()
	plain := errors.New("plain")
	for name, c := range map[string]struct{ err, want error }{
		"path":    {&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, fs.ErrNotExist},
		"link":    {&os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}, fs.ErrPermission},
		"wrapped": {fmt.Errorf("cannot: %w", &fs.PathError{Op: "open", Path: "a", Err: fs.ErrExist}), fs.ErrExist},
		"other":   {plain, plain},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Cause(c.err); got.Error() != c.want.Error() {
				t.Errorf("the cause of %v is %v, want %v", c.err, got, c.want)
			}
		})
	}
}

// A request header may be empty, but not one that frames the message.
func TestParseRequestHeader(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Header{
		"Accept: text/html": {Name: "Accept", Value: "text/html"},
		"content-type:a/b":  {Name: "content-type", Value: "a/b"},
		"X-A:":              {Name: "X-A"},
	} {
		t.Run("accepted "+in, func(t *testing.T) {
			t.Parallel()
			if got, err := ParseRequestHeader(in); err != nil || got != want {
				t.Errorf("got %+v, %v, want %+v", got, err, want)
			}
		})
	}
	for _, in := range []string{"", "X-A", ": a", "X A: b", "X-A: a\r\nB: c", "Content-Length: 1", "connection: close", "Transfer-Encoding: chunked"} {
		t.Run("refused "+caseName(in), func(t *testing.T) {
			t.Parallel()
			if _, err := ParseRequestHeader(in); err == nil {
				t.Error("accepted")
			} else if e := asError(t, err); e.Hint == "" || e.Error() != e.Text {
				t.Errorf("error %q has hint %q", e, e.Hint)
			}
		})
	}
}

// A key is split into lower-case words.
func TestWords(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{"order_not.found-2": "order not found 2", "orderNotFound": "order not found", "a": "a", "": ""} {
		t.Run(caseName(key), func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(Words(key), " "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Headers with the same name must be joinable into one: not Set-Cookie, and not
// over the limit. A removal in between starts again.
func TestParseHeaders(t *testing.T) {
	t.Parallel()
	long := "X-A: " + strings.Repeat("a", 2500)
	for name, lines := range map[string][]string{
		"none": nil, "a repeated name": {"X-A: 1", "X-B: 2", "x-a: 3"}, "a cookie": {"Set-Cookie: a"},
		"a cookie after a removal": {"Set-Cookie: a", "set-cookie:", "Set-Cookie: b"}, "a long value": {long}, "a long value after a removal": {long, "X-A:", long},
	} {
		t.Run("accepted "+name, func(t *testing.T) {
			t.Parallel()
			if got, err := ParseHeaders(lines); err != nil || len(got) != len(lines) {
				t.Errorf("got %+v, %v, want %d headers", got, err, len(lines))
			}
		})
	}
	for name, lines := range map[string][]string{
		"no header": {"X-A: 1", "X"}, "two cookies": {"Set-Cookie: a", "set-cookie: b"}, "two long values": {long, "x-a: " + long[5:]},
	} {
		t.Run("refused "+name, func(t *testing.T) {
			t.Parallel()
			if got, err := ParseHeaders(lines); err == nil || got != nil {
				t.Errorf("got %+v, %v, want an error", got, err)
			}
		})
	}
}

// The route is used only if the address has no path, query or fragment.
func TestAddress(t *testing.T) {
	t.Parallel()
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
		t.Run(c.address+" at "+cmp.Or(c.path, "no path"), func(t *testing.T) {
			t.Parallel()
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
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if _, err := ParseAddress("ftp://a"); err == nil {
		t.Error("an address with the scheme ftp is accepted")
	}
}

// Braces hold a known placeholder or are doubled.
func TestPlaceholders(t *testing.T) {
	t.Parallel()
	for text, good := range map[string]bool{"{key}": true, "{{": true, "}}": true, "{": false, "}": false, "{foo}": false, "{{key}": false, "{{{key}}}": true} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if _, err := Placeholders(text); (err == nil) != good {
				t.Errorf("error %v, want none: %t", err, good)
			}
		})
	}
}

// asError returns the *Error in an error; the test fails if there is none.
func asError(t *testing.T, err error) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is not an *Error", err)
	}
	return e
}
