package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/textproto"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"snipgen/generate/check"
	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "http", target: "http", open: rawHTTP, versions: clientVersions},
	)
}

// recorder listens on an address. It passes each request to answer, sends the bytes that
// answer returns, and closes the connection.
func recorder(t *testing.T, address string, answer func(request []byte) []byte) (port int) {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			conn.SetDeadline(time.Now().Add(check.Patience))
			var request []byte
			part := make([]byte, 1<<16)
			for !bytes.Contains(request, []byte("\r\n\r\n")) {
				n, err := conn.Read(part)
				request = append(request, part[:n]...)
				if err != nil {
					break
				}
			}
			conn.Write(answer(request))
			conn.Close()
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}

// target returns the method and the target of an HTTP/1.1 request; both are empty for
// anything else.
func target(request []byte) (method, target string) {
	line, _, _ := strings.Cut(string(request), "\r\n")
	if words := strings.Split(line, " "); len(words) == 3 && words[2] == "HTTP/1.1" {
		return words[0], words[1]
	}
	return "", ""
}

// rawHTTP reads each message with the parser of package check and with three clients.
func rawHTTP(t *testing.T, dir string, cells []*cell) func(*cell) result {
	kit.Need(t, "python3", "curl")
	messages := map[string][]byte{}
	for _, c := range cells {
		messages[c.URL] = []byte(c.code)
	}
	port := recorder(t, "127.0.0.1:0", func(request []byte) []byte {
		_, url := target(request)
		return messages[url]
	})
	byPython := askPython(t, dir, port)
	return func(c *cell) result {
		r := judge(c, []byte(c.code), nil)
		if r.reason != nil && *r.reason != c.of.Reason {
			r.complaints = append(r.complaints, fmt.Sprintf("reason phrase %q, not %q", *r.reason, c.of.Reason))
		}
		url := fmt.Sprintf("http://127.0.0.1:%d%s", port, c.URL)
		clients := []struct {
			name string
			ask  func() (check.Response, error)
		}{
			{"Go", func() (check.Response, error) { return askGo(c, url) }},
			{"Python", func() (check.Response, error) { return byPython(c) }},
			{"curl", func() (check.Response, error) { return askCurl(c, url) }},
		}
		for _, client := range clients {
			if client.name != "Go" && c.of.Code == 101 {
				continue // Python and curl can't switch to another protocol
			}
			if client.name == "Python" && c.want.Interim > 100 {
				continue // http.client takes 102, 103 and 104 for the final response
			}
			a, err := client.ask()
			if err != nil {
				r.complaints = append(r.complaints, client.name+": "+err.Error())
				continue
			}
			w := c.want
			if client.name == "Python" {
				w.Interim = 0 // http.client skips 100
				if c.want.Interim != 0 {
					w.Fields = nil
				}
			}
			for _, complaint := range complaints(w, a, c.Method) {
				r.complaints = append(r.complaints, client.name+": "+complaint)
			}
		}
		return r
	}
}

func fieldsOf(h map[string][]string) []check.Field {
	var out []check.Field
	for name, values := range h {
		for _, v := range values {
			out = append(out, check.Field{Name: name, Value: v})
		}
	}
	return out
}

func askGo(c *cell, url string) (check.Response, error) {
	var a check.Response
	request, err := http.NewRequest(c.Method, url, nil)
	if err != nil {
		return a, err
	}
	request = request.WithContext(httptrace.WithClientTrace(request.Context(), &httptrace.ClientTrace{
		Got1xxResponse: func(code int, h textproto.MIMEHeader) error {
			a.Interim = append(a.Interim, check.Head{Code: code, Fields: fieldsOf(h)})
			return nil
		},
	}))
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true, DisableCompression: true},
		Timeout:       check.Patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return a, err
	}
	defer response.Body.Close()
	a.Code, a.Fields = response.StatusCode, fieldsOf(response.Header)
	if c.of.Code != 101 { // after 101, the body is the connection itself
		a.Body, err = io.ReadAll(response.Body)
	}
	return a, err
}

// askPython requests all messages in one Python process, since starting one for each cell
// would be slow.
func askPython(t *testing.T, dir string, port int) func(*cell) (check.Response, error) {
	cmd := exec.Command("timeout", kit.Lifetime, "python3", kit.Absolute(t, "hosts/http/client.py"), strconv.Itoa(port), "cells.json")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("Python: %v", err)
	}
	type line struct {
		ID     int
		Code   int
		Reason string
		Fields [][2]string
		Body   string
		Error  string
	}
	lines := map[int]line{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var l line
		if err := d.Decode(&l); err != nil {
			t.Fatalf("Python: %v", err)
		}
		lines[l.ID] = l
	}
	return func(c *cell) (check.Response, error) {
		l := lines[c.ID]
		if l.Error != "" {
			return check.Response{}, errors.New(l.Error)
		}
		a := check.Response{Head: check.Head{Code: l.Code, Reason: l.Reason}, Body: []byte(l.Body)}
		for _, f := range l.Fields {
			a.Fields = append(a.Fields, check.Field{Name: f[0], Value: f[1]})
		}
		return a, nil
	}
}

// askCurl parses curl's output, which must be the whole message.
func askCurl(c *cell, url string) (check.Response, error) {
	option := "-si"
	if c.Method == "HEAD" {
		option = "-sI"
	}
	out, err := exec.Command("curl", "--disable", option, "--max-time", "20", url).Output()
	if err != nil {
		return check.Response{}, fmt.Errorf("%w: %q", err, out)
	}
	if string(out) != c.code {
		return check.Response{}, fmt.Errorf("curl prints %q, not %q", out, c.code)
	}
	return check.Parse(out, c.Method)
}

func clientVersions(t *testing.T) map[string]string {
	v := goVersion(t)
	v["Python"] = kit.Output(t, "python3", "-c", "import platform; print(platform.python_version())")
	v["curl"] = kit.Minor(strings.Fields(kit.Output(t, "curl", "--version"))[1])
	return v
}
