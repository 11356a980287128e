package live

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"snipgen/generate/record"
	"snipgen/generate/status"
	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "curl", target: "curl", plain: several, open: curl, versions: curlVersion},
	)
}

// seen is the head of the response that curl receives.
const seen = "HTTP/1.1 299 Seen\r\nContent-Length: 5\r\n\r\n"

// curl runs each snippet in a shell. A snippet contains the mock server's address, so the
// recorder listens there.
func curl(t *testing.T, dir string, _ []*cell) func(*cell) result {
	kit.Need(t, "curl")
	if err := awaitFree(8499); err != nil {
		t.Fatal(err)
	}
	requests := make(chan []byte, 100)
	recorder(t, "127.0.0.1:8499", func(request []byte) []byte {
		requests <- request
		if method, _ := target(request); method == "HEAD" {
			return []byte(seen)
		}
		return []byte(seen + "hello")
	})
	return func(c *cell) result {
		var r result
		complain := func(format string, args ...any) {
			r.complaints = append(r.complaints, fmt.Sprintf(format, args...))
		}
		sh := exec.Command("timeout", "30", "sh", filepath.Base(c.File))
		sh.Dir = filepath.Dir(c.File)
		sh.Env = append(os.Environ(), "HOME="+dir) // without the user's .curlrc
		out, err := sh.Output()
		if err != nil {
			complain("sh: %v", err)
		}
		shown := seen
		if c.Method != "HEAD" {
			shown += "hello"
		}
		if string(out) != shown {
			complain("curl prints %q, not %q", out, shown)
		}
		if len(requests) != 1 {
			complain("%d requests, not 1", len(requests))
			for len(requests) > 0 {
				<-requests
			}
			return r
		}
		method, asked := target(<-requests)
		if method != c.Method {
			complain("method %q, not %q", method, c.Method)
		}
		if c.ask != "" {
			if asked != c.ask {
				complain("target %q, not %q", asked, c.ask)
			}
			return r
		}
		path, query, _ := strings.Cut(asked, "?")
		want := fmt.Sprintf("/status/%d", c.of.Code)
		if c.of.Origin != status.Own && !c.of.Default {
			want += "@" + c.of.Origin
		}
		if path != want {
			complain("path %q, not %q", path, want)
		}
		got, err := url.ParseQuery(query)
		if err != nil {
			complain("query %q: %v", query, err)
		}
		if want := c.differences(); !reflect.DeepEqual(got, want) {
			complain("query %v, not %v", got, want)
		}
		return r
	}
}

// differences returns the query that the mock server needs: whatever differs from the
// built-in status that the path names.
func (c *cell) differences() url.Values {
	v := url.Values{}
	usual, known, err := status.Find(fmt.Sprintf("%03d@%s", c.of.Code, c.of.Origin), nil)
	known = known && err == nil // the user's own status isn't built in, so the query has all of it
	if !known || usual.Key != c.of.Key {
		v.Set("key", c.of.Key)
	}
	if !known || usual.Message != c.of.Message {
		v.Set("message", c.of.Message)
	}
	if c.shape != record.Default {
		v.Set("body", c.shape)
	}
	if c.of.Origin == status.Own && len(c.of.Headers) > 0 {
		v.Set("headers", "none")
		for _, h := range c.of.Headers {
			v.Add("header", h.Name+": "+h.Example)
		}
	}
	for _, option := range c.options {
		if header, found := strings.CutPrefix(option, "--header="); found {
			v.Add("header", header)
		}
		if option == "--no-headers" {
			v.Set("headers", "none")
		}
	}
	return v
}

func curlVersion(t *testing.T) map[string]string {
	return map[string]string{"curl": kit.Minor(strings.Fields(kit.Output(t, "curl", "--version"))[1])}
}
