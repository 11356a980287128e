package status

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate/input"
)

func TestFind(t *testing.T) {
	t.Parallel()
	own := []Status{
		{Code: 409, Key: "order_shipped", Reason: "Order Shipped", Message: "It has left.", Origin: Own},
		{Code: 409, Key: "order_paid", Reason: "Order Paid", Origin: Own},
		{Code: 404, Key: "not_found", Reason: "No Such Order", Origin: Own},
	}
	for _, c := range []struct {
		name, query string
		own         []Status
		want        string // the status's name and message
		known       bool
	}{
		{"a code", "404", nil, "404 Not Found", true},
		{"a code between spaces", " 404\n", nil, "404 Not Found", true},
		{"the code that means no response", "000", nil, "000 No Response", true},
		{"a key", "client_closed_request", nil, "499 Client Closed Request", true},
		{"a key in capitals", "NOT_FOUND", nil, "404 Not Found", true},
		{"a reason phrase", "i'm a TEAPOT", nil, "418 I'm a teapot", true},
		{"another meaning by its origin", "499@esri", nil, "499@esri Token Required", true},
		{"another meaning by its key", "499@token_required", nil, "499@esri Token Required", true},
		{"a key that has one meaning", "token_required", nil, "499@esri Token Required", true},
		{"a code that nobody defines", "987", nil, "987@ ", false},
		{"a code and its phrase", "404 Not Found", nil, "404 Not Found", true},
		{"a status line", "HTTP/1.1 404 Not Found", nil, "404 Not Found", true},
		{"a line of a log", "HTTP 404", nil, "404 Not Found", true},
		{"a code and the phrase of another meaning", "499 Token Required", nil, "499@esri Token Required", true},
		{"a symbol", ":unprocessable_entity", nil, "422 Unprocessable Content", true},
		{"an enumeration", "HttpStatus.SC_NOT_FOUND", nil, "404 Not Found", true},
		{"a qualified name", "StatusCode::TOO_MANY_REQUESTS", nil, "429 Too Many Requests", true},
		{"an exception", "NotFoundException", nil, "404 Not Found", true},
		{"an older phrase", "Request Entity Too Large", nil, "413 Content Too Large", true},
		{"an older phrase in RFC 1945", "Moved Temporarily", nil, "302 Found", true},
		{"what people call it", "rate limit", nil, "429 Too Many Requests", true},
		{"a word of one status", "teapot", nil, "418 I'm a teapot", true},
		{"words in another order", "entity unprocessable", nil, "422 Unprocessable Content", true},
		{"a key in another casing", "orderShipped", own, "order_shipped It has left.", true},
		{"a word of an own key", "shipped", own, "order_shipped It has left.", true},
		{"an own key", "order_shipped", own, "order_shipped It has left.", true},
		{"an own key of a built-in status", "not_found", own, "not_found ", true},
		{"the only own one of a code", "404", own, "not_found ", true},
		{"one of two own ones of a code", "409@order_paid", own, "order_paid ", true},
		{"the built-in one below an own one", "404@iana", own, "404 Not Found", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, known, err := Find(c.query, c.own)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Name() + " " + s.Message; got != c.want || known != c.known {
				t.Errorf("got %q, known: %t, want %q", got, known, c.want)
			}
		})
	}
}

func TestFindNothing(t *testing.T) {
	t.Parallel()
	two := []Status{{Code: 409, Key: "order_shipped", Origin: Own}, {Code: 409, Key: "order_paid", Origin: Own}}
	for _, c := range []struct {
		name, query string
		own         []Status
		want        string
	}{
		{"too small", "99", nil, `status code "99" is out of range: a code has three digits, from 100 to 999`},
		{"too great", "1000", nil, `status code "1000" is out of range: a code has three digits, from 100 to 999`},
		{"no three digits", "0404", nil, `status code "0404" is out of range: a code has three digits, from 100 to 999`},
		{"below a hundred", "042", nil, `status code "042" is out of range: a code has three digits, from 100 to 999`},
		{"another origin", "499@nobody", nil, `unknown status "499@nobody": the meanings of 499 are 499@nginx, 499@caddy, 499@cloudflare, 499@esri, 499@google, 499@traefik`},
		{"an origin where nobody defines the code", "987@nginx", nil, `unknown status "987@nginx": 987 has no definition; leave out "@nginx" and define it with --key or --message`},
		{"a slip of the pen", "not_fuond", nil, "unknown status \"not_fuond\": did you mean \"not_found\"? `snipgen statuses` lists all"},
		{"a slip in an own key", "order_shippde", two, "unknown status \"order_shippde\": did you mean \"order_shipped\"? `snipgen statuses` lists all"},
		{"nothing near", "zzz", nil, "unknown status \"zzz\": `snipgen statuses` lists all, and `snipgen statuses WORDS` those with these words"},
		{"a name of several", "timed out", nil, `"timed out" may be 2 statuses: name one: 408 (Request Timeout), 504 (Gateway Timeout)`},
		{"a key that people use for another status", "redirect", nil, `"redirect" may be 2 statuses: name one: 451@exchange (Redirect), 302 (Found)`},
		{"the phrase of another code", "404 Gone", nil, "unknown status \"404 Gone\": did you mean \"not_found\"? `snipgen statuses` lists all"},
		{"no word", "--", nil, "unknown status \"--\": `snipgen statuses` lists all, and `snipgen statuses WORDS` those with these words"},
		{"two own ones", "409", two, `status "409" has 2 definitions: name one by its key: order_shipped, order_paid`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, known, err := Find(c.query, c.own)
			var got *input.Error
			if !errors.As(err, &got) || s != nil || known {
				t.Fatalf("%v, %t, %v", s, known, err)
			}
			if text := got.Text + ": " + got.Hint; text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
}

// Find knows each built-in status by all its names, and returns a copy.
func TestFindBuiltin(t *testing.T) {
	t.Parallel()
	all := Builtin()
	if len(all) != len(table) {
		t.Fatalf("%d of %d statuses", len(all), len(table))
	}
	for _, s := range all {
		t.Run(s.Name(), func(t *testing.T) {
			t.Parallel()
			if s.Message == "" || s.Message != s.Reason {
				t.Errorf("the message is %q", s.Message)
			}
			// IANA calls both 306 and 418 "(Unused)"; only the code tells them apart.
			same := func(other Status) bool { return other.Key == s.Key && other.Origin == s.Origin }
			first := all[slices.IndexFunc(all, same)]
			for query, want := range map[string]Status{s.Name(): s, s.Key + "@" + s.Origin: first, strings.ToUpper(s.Reason) + "@" + s.Origin: first} {
				found, known, err := Find(query, nil)
				if err != nil || !known || found.Code != want.Code || found.Origin != s.Origin || found.Message != s.Message {
					t.Errorf("%q finds %+v, %t, %v", query, found, known, err)
					continue
				}
				found.Message = "changed"
				if again, _, _ := Find(query, nil); again.Message != s.Message {
					t.Errorf("%q finds the table's own entry", query)
				}
			}
			known, found := Default(s.Code)
			if !found || known.Code != s.Code || !known.Default || known.Message != known.Reason {
				t.Errorf("the default is %+v", known)
			}
			meanings := Meanings(s.Code)
			if !meanings[0].Default || !slices.ContainsFunc(meanings, func(m Status) bool { return m.Origin == s.Origin && m.Message == s.Message }) {
				t.Errorf("the meanings of its code are %+v", meanings)
			}
		})
	}
	for _, code := range []int{99, 987, 1000} {
		t.Run(strconv.Itoa(code), func(t *testing.T) {
			t.Parallel()
			if s, found := Default(code); found || len(Meanings(code)) > 0 {
				t.Errorf("the default is %+v, the meanings are %+v", s, Meanings(code))
			}
		})
	}
}

func TestComplete(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		given, want Status
	}{
		{"a code of the table", Status{Code: 404}, Status{Code: 404, Key: "not_found", Reason: "Not Found", Message: "Not Found"}},
		{"a key of its own", Status{Code: 404, Key: "order_not-found.x"}, Status{Code: 404, Key: "order_not-found.x", Reason: "Not Found", Message: "Order Not Found X"}},
		{"a code of nobody's", Status{Code: 987}, Status{Code: 987, Key: "status_987", Reason: "Status 987", Message: "Status 987"}},
		{"a reason", Status{Code: 404, Reason: "Gone Fishing"}, Status{Code: 404, Key: "not_found", Reason: "Gone Fishing", Message: "Gone Fishing"}},
		{"everything", Status{Code: 404, Key: "k", Reason: "R", Message: "M"}, Status{Code: 404, Key: "k", Reason: "R", Message: "M"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := c.given
			Complete(&got)
			if got.Code != c.want.Code || got.Key != c.want.Key || got.Reason != c.want.Reason || got.Message != c.want.Message {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

// RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5, name the statuses that
// have no content.
func TestBodyless(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]bool{0: false, 100: true, 101: true, 199: true, 200: false, 204: true, 205: true, 206: false, 304: true, 404: false} {
		t.Run(strconv.Itoa(code), func(t *testing.T) {
			t.Parallel()
			if got := Bodyless(code); got != want {
				t.Errorf("got %t, want %t", got, want)
			}
		})
	}
}
