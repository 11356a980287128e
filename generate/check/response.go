package check

import (
	"bufio"
	"bytes"
	"errors"
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
func Parse(raw []byte, method string) (Response, error) {
	in := bufio.NewReader(bytes.NewReader(raw))
	r, err := readResponse(in, method)
	if err == nil {
		r.Rest, err = io.ReadAll(in)
	}
	return r, err
}

// readResponse reads a response, as Parse does, and nothing that follows it.
func readResponse(in *bufio.Reader, method string) (r Response, err error) {
	for {
		if r.Head, err = readHead(in); err != nil {
			return r, err
		}
		if !r.interim() {
			break
		}
		if r.Interim = append(r.Interim, r.Head); len(r.Interim) > input.InterimResponses.Most {
			return r, exceeded("the series of interim responses", input.InterimResponses)
		}
	}
	n, chunked, err := r.length(method)
	switch {
	case err != nil:
		return r, err
	case chunked:
		if r.Body, err = io.ReadAll(httputil.NewChunkedReader(in)); err != nil {
			return r, fmt.Errorf("transfer coding \"chunked\" can't be read: %w", err)
		}
		if end, _ := in.Peek(len(lineEnd)); string(end) == lineEnd {
			_, err = in.Discard(len(lineEnd))
		}
	case n >= 0:
		if r.Body, err = io.ReadAll(io.LimitReader(in, int64(n))); err == nil && len(r.Body) < n {
			err = fmt.Errorf("Content-Length is \"%d\", and %d bytes came", n, len(r.Body))
		}
	default:
		r.Body, err = io.ReadAll(in)
	}
	return r, err
}

// interim reports whether another head follows.
func (h Head) interim() bool { return h.Code < 200 && h.Code != 101 }

// length returns where a response with this head, to a request with this
// method, ends (RFC 9112, section 6.3): after n bytes of content, after the
// last chunk if chunked is set, or, if n is negative, when the connection
// closes.
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

const lineEnd = "\r\n"

// readHead reads a head and the empty line after it.
func readHead(in *bufio.Reader) (Head, error) {
	var text []byte
	for !bytes.HasSuffix(text, []byte(lineEnd+lineEnd)) {
		line, err := in.ReadSlice('\n')
		text = append(text, line...)
		switch {
		case len(text) > input.ResponseHead.Most:
			return Head{}, exceeded("the head of the response", input.ResponseHead)
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return Head{}, fmt.Errorf("no head of a response: %q", shorten(string(text)))
		}
	}
	lines := strings.Split(strings.TrimSuffix(string(text), lineEnd+lineEnd), lineEnd)
	version, status, _ := strings.Cut(lines[0], " ")
	// The space after the code is required even without a phrase (RFC 9112,
	// section 4).
	code, reason, space := strings.Cut(status, " ")
	n, err := strconv.Atoi(code)
	if version != "HTTP/1.1" && version != "HTTP/1.0" || !space || err != nil || len(code) != 3 || n < 100 {
		return Head{}, fmt.Errorf("status line is %q", shorten(lines[0]))
	}
	h := Head{Version: version, Code: n, Reason: reason}
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ":")
		if !found || name == "" || strings.ContainsAny(line, "\r\n\x00") || strings.ContainsAny(name, " \t") {
			return h, fmt.Errorf("header line is %q", shorten(line))
		}
		h.Fields = append(h.Fields, Field{name, strings.Trim(value, " \t")})
	}
	return h, nil
}

// shorten limits the length of text in an error.
func shorten(text string) string {
	const most = 300
	if len(text) > most {
		return text[:most] + "…"
	}
	return text
}

// exceeded returns the error for a server that sends more than a limit allows.
func exceeded(what string, l input.Limit) error {
	return fmt.Errorf("%s has more than %s; %s", what, l, l.Hint())
}
