package check

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"
)

// A Field is a header exactly as sent.
type Field struct{ Name, Value string }

// A Head is the status line and the headers of a response.
type Head struct {
	// Version is the protocol version: HTTP/1.1 or HTTP/1.0.
	Version string
	Code    int
	Reason  string
	Fields  []Field
}

// Values returns the values of all headers with a name.
func (h Head) Values(name string) []string {
	var out []string
	for _, f := range h.Fields {
		if strings.EqualFold(f.Name, name) {
			out = append(out, f.Value)
		}
	}
	return out
}

// A Response is everything received for one request: interim heads, the final
// head, its content (Body), and any bytes after it (Rest).
type Response struct {
	Interim []Head
	Head
	Body, Rest []byte
}

// Parse parses the bytes of a response to a request with this method, strictly
// according to RFC 9112: it returns errors that a lenient client would hide. A
// response without a length ends at the end of raw.
func Parse(raw []byte, method string) (Response, error) {
	r, _, err := parse(raw, method)
	return r, err
}

// parse also reports whether the response itself shows where it ends.
func parse(raw []byte, method string) (r Response, framed bool, err error) {
	for {
		h, rest, err := parseHead(raw)
		if err != nil {
			return r, false, err
		}
		raw = rest
		if h.Code >= 200 || h.Code == 101 {
			r.Head = h
			break
		}
		r.Interim = append(r.Interim, h)
	}
	lengths, codings := r.Values("Content-Length"), r.Values("Transfer-Encoding")
	switch {
	case len(lengths) > 1 || len(codings) > 1 || len(lengths)+len(codings) > 1:
		return r, false, fmt.Errorf("the length is given more than once: %q, %q", lengths, codings)
	case method == "HEAD" || r.Code == 101 || r.Code == 204 || r.Code == 304:
		r.Rest = raw
		return r, true, nil
	case len(codings) == 1:
		in := bufio.NewReader(bytes.NewReader(raw))
		body, err := io.ReadAll(httputil.NewChunkedReader(in))
		if !strings.EqualFold(codings[0], "chunked") {
			return r, false, fmt.Errorf("transfer coding %q is not known", codings[0])
		}
		if err != nil {
			return r, false, fmt.Errorf("transfer coding %q can't be read: %w", codings[0], err)
		}
		r.Body = body
		if r.Rest, err = io.ReadAll(in); err != nil {
			return r, false, err
		}
		rest, found := bytes.CutPrefix(r.Rest, []byte("\r\n"))
		if found {
			r.Rest = rest
		}
		return r, found, nil
	case len(lengths) == 1:
		n, err := strconv.Atoi(lengths[0])
		if err != nil || n < 0 || n > len(raw) {
			return r, false, fmt.Errorf("Content-Length is %q, and %d bytes came", lengths[0], len(raw))
		}
		r.Body, r.Rest = raw[:n], raw[n:]
		return r, true, nil
	}
	r.Body = raw
	return r, false, nil
}

func parseHead(raw []byte) (Head, []byte, error) {
	text, rest, found := bytes.Cut(raw, []byte("\r\n\r\n"))
	if !found {
		return Head{}, nil, fmt.Errorf("no head of a response: %q", shorten(raw))
	}
	lines := strings.Split(string(text), "\r\n")
	version, status, _ := strings.Cut(lines[0], " ")
	// The space after the code is required even without a phrase (RFC 9112,
	// section 4).
	code, reason, space := strings.Cut(status, " ")
	n, err := strconv.Atoi(code)
	if version != "HTTP/1.1" && version != "HTTP/1.0" || !space || err != nil || len(code) != 3 || n < 100 {
		return Head{}, nil, fmt.Errorf("status line is %q", shorten([]byte(lines[0])))
	}
	h := Head{Version: version, Code: n, Reason: reason}
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ":")
		if !found || name == "" || strings.ContainsAny(line, "\r\n\x00") || strings.ContainsAny(name, " \t") {
			return h, nil, fmt.Errorf("header line is %q", shorten([]byte(line)))
		}
		h.Fields = append(h.Fields, Field{name, strings.Trim(value, " \t")})
	}
	return h, rest, nil
}

// shorten limits the length of text in an error.
func shorten(text []byte) []byte {
	const most = 300
	if len(text) > most {
		return append(append([]byte{}, text[:most]...), "…"...)
	}
	return text
}
