package check

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"snipgen/generate/input"
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
func Parse(raw []byte, method string) (r Response, err error) {
	for {
		h, rest, err := parseHead(raw)
		if err != nil {
			return r, err
		}
		raw = rest
		if !h.interim() {
			r.Head = h
			break
		}
		if r.Interim = append(r.Interim, h); len(r.Interim) > input.InterimResponses.Most {
			return r, exceeded("the series of interim responses", input.InterimResponses)
		}
	}
	n, chunked, err := r.length(method)
	switch {
	case err != nil:
		return r, err
	case chunked:
		in := bufio.NewReader(bytes.NewReader(raw))
		if r.Body, err = io.ReadAll(httputil.NewChunkedReader(in)); err != nil {
			return r, fmt.Errorf("transfer coding \"chunked\" can't be read: %w", err)
		}
		r.Rest, err = io.ReadAll(in)
		r.Rest = bytes.TrimPrefix(r.Rest, []byte("\r\n"))
		return r, err
	case n > len(raw):
		return r, fmt.Errorf("Content-Length is \"%d\", and %d bytes came", n, len(raw))
	case n >= 0:
		r.Body, r.Rest = raw[:n], raw[n:]
	default:
		r.Body = raw
	}
	return r, nil
}

// interim reports whether another head follows.
func (h Head) interim() bool { return h.Code < 200 && h.Code != 101 }

// length returns how a response with this head, to a request with this method,
// ends (RFC 9112, section 6.3): after n bytes of content, after the last chunk,
// or, if n is negative, with the connection.
func (h Head) length(method string) (n int, chunked bool, err error) {
	lengths, codings := h.Values("Content-Length"), h.Values("Transfer-Encoding")
	switch {
	case len(lengths)+len(codings) > 1:
		return -1, false, fmt.Errorf("the length is given more than once: %s; %s", quoted(lengths), quoted(codings))
	case method == "HEAD" || h.Code == 101 || h.Code == 204 || h.Code == 304:
		return 0, false, nil
	case len(codings) == 1:
		if !strings.EqualFold(codings[0], "chunked") {
			return -1, false, fmt.Errorf("transfer coding %s is not known", quoted(codings))
		}
		return -1, true, nil
	case len(lengths) == 1:
		if n, err = strconv.Atoi(lengths[0]); err != nil || strings.Trim(lengths[0], "0123456789") != "" {
			return -1, false, fmt.Errorf("Content-Length is %s", quoted(lengths))
		}
		return n, false, nil
	}
	return -1, false, nil
}

func parseHead(raw []byte) (Head, []byte, error) {
	text, rest, found := bytes.Cut(raw, endOfHead)
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
