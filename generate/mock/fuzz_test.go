package mock

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/url"
	"testing"

	"snipgen/generate/input"
	"snipgen/generate/status"
)

// Any request gets a refusal or exactly one well-formed response with the status
// that it names.
func FuzzRequest(f *testing.F) {
	for _, target := range []string{
		"499", "499@esri", "103", "101", "204", "304", "444", "Not%20Found", "order_shipped", "409?key=order_locked", "677?key=a",
		"404?key=a&message=%22%0d%0a&reason=b&body=envelope&header=X-A:+b&header=Retry-After:&headers=none&delay=1.5",
		"404?header=X-A;&header=X-A:+1&header=x-a:+2", "200?message=%00%ff", "?a=b;c", "404?delay=9e99",
	} {
		f.Add(target, "application/problem+json;q=0.5, */*;q=0.1")
	}
	s := New(Options{Catalogue: ownCatalogue(f), Date: date})
	f.Fuzz(func(t *testing.T, target, accept string) {
		u, err := url.ParseRequestURI(Path + target)
		if err != nil || len(u.Path) < len(Path) {
			return
		}
		r := &http.Request{Method: http.MethodGet, URL: u, Header: http.Header{"Accept": {accept}}}
		res, delay, err := s.response(r, u.Path[len(Path):])
		var wrong *input.Error
		switch {
		case errors.As(err, &wrong):
			return
		case err != nil:
			t.Fatalf("error %v", err)
		case delay < 0 || delay > MaxDelay:
			t.Errorf("delay %v", delay)
		case res.silent:
			return
		}
		in := bufio.NewReader(bytes.NewReader(res.message))
		message, err := http.ReadResponse(in, nil)
		if err != nil || message.StatusCode != res.code {
			t.Fatalf("%q: %v", res.message, err)
		}
		if status.Interim(res.code) && res.code != http.StatusSwitchingProtocols {
			if message, err = http.ReadResponse(in, nil); err != nil || message.StatusCode != http.StatusNoContent {
				t.Fatalf("%q: %v", res.message, err)
			}
		}
		if res.code != http.StatusSwitchingProtocols {
			if content, err := io.ReadAll(message.Body); err != nil || len(content) != res.content {
				t.Errorf("%d of %d bytes of content in %q: %v", len(content), res.content, res.message, err)
			}
		}
		if rest, err := io.ReadAll(in); err != nil || len(rest) > 0 {
			t.Errorf("%q follows the response in %q", rest, res.message)
		}
		if len(message.Header["Date"]) > 1 || len(message.Header["Content-Length"]) > 1 || message.Header["Transfer-Encoding"] != nil {
			t.Errorf("framing: %q", res.message)
		}
	})
}
