package check

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"snipgen/generate/input"
)

// Limits of one request.
const (
	// Patience is the default time limit of a request.
	Patience = 20 * time.Second
	// silence is how long to wait for further bytes after a complete response
	// if the connection stays open.
	silence = 500 * time.Millisecond
)

// A Request is a request to a server.
type Request struct {
	Method string
	// URL is the address: http or https, a host in ASCII, a path and a query.
	URL    *url.URL
	Fields []Field // in addition to Host
	Body   string
	// Timeout limits the duration of the request; 0 means Patience.
	Timeout time.Duration
	// TLS configures https; nil uses the system's roots.
	TLS *tls.Config
	// Open asks the server to keep the connection open. It is for checking the
	// response's own Connection header, which a server that closes the
	// connection would overwrite.
	Open bool
}

// Ask sends a request and returns the bytes of the response. It doesn't retry,
// follow redirects or use a proxy. It avoids HTTP client libraries, since they
// would hide errors in the response.
func Ask(r Request) ([]byte, error) {
	host := r.URL.Hostname()
	port := r.URL.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[r.URL.Scheme]
	}
	timeout := r.Timeout
	if timeout == 0 {
		timeout = Patience
	}
	end := time.Now().Add(timeout)
	late := func(err error) error {
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return fmt.Errorf("no complete response within %s", timeout)
		}
		return err
	}

	dialer := net.Dialer{Deadline: end}
	conn, err := dialer.Dial("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, late(err)
	}
	defer conn.Close()
	conn.SetDeadline(end)
	if r.URL.Scheme == "https" {
		config := r.TLS.Clone()
		if config == nil {
			config = &tls.Config{}
		}
		config.ServerName = host
		config.NextProtos = []string{"http/1.1"}
		secure := tls.Client(conn, config)
		if err := secure.Handshake(); err != nil {
			return nil, fmt.Errorf("TLS: %w", late(err))
		}
		conn = secure
	}
	if _, err := io.WriteString(conn, r.message(host)); err != nil {
		return nil, late(err)
	}

	in := &received{Reader: conn}
	_, err = readResponse(bufio.NewReader(in), r.Method)
	whole := err == nil && in.err == nil
	if whole { // nothing may follow a complete response
		conn.SetReadDeadline(earlier(end, time.Now().Add(silence)))
		_, _ = io.Copy(io.Discard, in)
	}
	switch err := in.err; {
	case errors.Is(err, errTooLong):
		return in.raw, exceeded("the response", input.Response)
	case errors.Is(err, io.EOF) && len(in.raw) == 0:
		return nil, errors.New("connection closed without a response")
	case err == nil, errors.Is(err, io.EOF), whole: // Parse reports what is wrong with the response
		return in.raw, nil
	case len(in.raw) > 0 && errors.Is(err, os.ErrDeadlineExceeded):
		return in.raw, fmt.Errorf("response is incomplete after %s", timeout)
	default:
		return in.raw, late(err)
	}
}

// received keeps what a connection sends, up to a limit, and its first error.
type received struct {
	io.Reader
	raw []byte
	err error
}

var errTooLong = errors.New("too long")

func (r *received) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.raw = append(r.raw, p[:n]...); err == nil && len(r.raw) > input.Response.Most {
		err = errTooLong
	}
	if r.err == nil {
		r.err = err
	}
	return n, err
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// message returns the bytes of the request to a host.
func (r Request) message(host string) string {
	var out strings.Builder
	has := func(name string) bool {
		return slices.ContainsFunc(r.Fields, func(f Field) bool { return strings.EqualFold(f.Name, name) })
	}
	fmt.Fprintf(&out, "%s %s HTTP/1.1\r\n", r.Method, r.URL.RequestURI())
	if !has("Host") {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		if port := r.URL.Port(); port != "" {
			host += ":" + port
		}
		fmt.Fprintf(&out, "Host: %s\r\n", host)
	}
	if u := r.URL.User; u != nil && !has("Authorization") {
		password, _ := u.Password()
		fmt.Fprintf(&out, "Authorization: Basic %s\r\n", base64.StdEncoding.EncodeToString([]byte(u.Username()+":"+password)))
	}
	for _, f := range r.Fields {
		fmt.Fprintf(&out, "%s: %s\r\n", f.Name, f.Value)
	}
	if (r.Body != "" || r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH") && !has("Content-Length") {
		fmt.Fprintf(&out, "Content-Length: %d\r\n", len(r.Body))
	}
	if !r.Open {
		out.WriteString("Connection: close\r\n")
	}
	return out.String() + "\r\n" + r.Body
}
