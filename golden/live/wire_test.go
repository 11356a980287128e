package live

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http/httputil"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// patience is how long one exchange may take.
const patience = 20 * time.Second

// A head is the status line and the fields of a response.
type head struct {
	code   int
	reason string
	fields []field
}

type field struct{ name, value string }

// values returns the values of the lines that have a name.
func (h head) values(name string) []string {
	var out []string
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			out = append(out, f.value)
		}
	}
	return out
}

// An answer is what came back for one request: interim heads, a final one, its
// content and what stood behind it.
type answer struct {
	interim []head
	head
	body, rest []byte
}

// ask sends a cell's request and reads until the server closes the connection.
// It is no client of a library's: one would hide what must not be there.
func ask(address string, c *cell) ([]byte, error) {
	conn, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	var request strings.Builder
	fmt.Fprintf(&request, "%s %s HTTP/1.1\r\nHost: %s\r\nX-Cell: %d\r\n", c.Method, c.URL, address, c.ID)
	if c.Method == "POST" || c.Method == "PUT" || c.Method == "PATCH" {
		request.WriteString("Content-Length: 0\r\n")
	}
	// A server that is asked to close the connection may say so in the place of
	// what a handler says about the connection. There, silence is the end.
	closing := !slices.ContainsFunc(c.want.fields, func(f field) bool { return f.name == "Connection" })
	if closing {
		request.WriteString("Connection: close\r\n")
	}
	request.WriteString("\r\n")
	if _, err := io.WriteString(conn, request.String()); err != nil {
		return nil, err
	}
	var raw []byte
	part := make([]byte, 1<<16)
	for {
		if !closing && len(raw) > 0 {
			conn.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
		}
		n, err := conn.Read(part)
		raw = append(raw, part[:n]...)
		switch {
		case err == io.EOF, err != nil && !closing && errors.Is(err, os.ErrDeadlineExceeded) && len(raw) > 0:
			return raw, nil
		case err != nil:
			return raw, fmt.Errorf("after %q: %w", raw, err)
		}
	}
}

// parse takes a response apart as RFC 9112 says, strictly.
func parse(raw []byte, method string) (answer, error) {
	var a answer
	for {
		h, rest, err := parseHead(raw)
		if err != nil {
			return a, err
		}
		raw = rest
		if h.code >= 200 || h.code == 101 {
			a.head = h
			break
		}
		a.interim = append(a.interim, h)
	}
	lengths, codings := a.values("Content-Length"), a.values("Transfer-Encoding")
	switch {
	case len(lengths) > 1 || len(codings) > 1 || len(lengths)+len(codings) > 1:
		return a, fmt.Errorf("the length is given more than once: %q, %q", lengths, codings)
	case method == "HEAD" || a.code == 101 || a.code == 204 || a.code == 304:
		a.rest = raw
	case len(codings) == 1:
		in := bufio.NewReader(bytes.NewReader(raw))
		body, err := io.ReadAll(httputil.NewChunkedReader(in))
		if err != nil || !strings.EqualFold(codings[0], "chunked") {
			return a, fmt.Errorf("transfer coding %q: %v", codings[0], err)
		}
		a.body = body
		if a.rest, err = io.ReadAll(in); err != nil {
			return a, err
		}
		if trailer, found := bytes.CutPrefix(a.rest, []byte("\r\n")); found {
			a.rest = trailer
		}
	case len(lengths) == 1:
		n, err := strconv.Atoi(lengths[0])
		if err != nil || n < 0 || n > len(raw) {
			return a, fmt.Errorf("Content-Length is %q, and %d bytes came", lengths[0], len(raw))
		}
		a.body, a.rest = raw[:n], raw[n:]
	default:
		a.body = raw
	}
	return a, nil
}

func parseHead(raw []byte) (head, []byte, error) {
	text, rest, found := bytes.Cut(raw, []byte("\r\n\r\n"))
	if !found {
		return head{}, nil, fmt.Errorf("no head of a response: %q", raw)
	}
	lines := strings.Split(string(text), "\r\n")
	status, found := strings.CutPrefix(lines[0], "HTTP/1.1 ")
	code, reason, space := strings.Cut(status, " ")
	n, err := strconv.Atoi(code)
	if !found || !space || err != nil || len(code) != 3 {
		return head{}, nil, fmt.Errorf("status line %q", lines[0])
	}
	h := head{code: n, reason: reason}
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ":")
		if !found || name == "" || strings.ContainsAny(line, "\r\n\x00") || strings.ContainsAny(name, " \t") {
			return h, nil, fmt.Errorf("header line %q", line)
		}
		h.fields = append(h.fields, field{name, strings.Trim(value, " \t")})
	}
	return h, rest, nil
}

// freePort returns a port of the loopback interface that nothing listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

var errNotUp = errors.New("the server does not listen")

// awaitListener waits until something listens, or until gone is closed.
func awaitListener(address string, gone <-chan struct{}, limit time.Duration) error {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			return conn.Close()
		}
		select {
		case <-gone:
			return errNotUp
		default:
		}
	}
	return errNotUp
}
