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
)

// A recorder listens, hands each request that comes in to answer, which
// returns the bytes to send, and closes the connection.
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
			conn.SetDeadline(time.Now().Add(patience))
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

// target is what a request asks for.
func target(request []byte) (method, target string) {
	line, _, _ := strings.Cut(string(request), "\r\n")
	if words := strings.Split(line, " "); len(words) == 3 && words[2] == "HTTP/1.1" {
		return words[0], words[1]
	}
	return "", ""
}

// rawHTTP sends each message to this package's own parser and to three clients.
func rawHTTP(t *testing.T, dir string, cells []*cell) func(*cell) result {
	need(t, "python3", "curl")
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
			ask  func() (answer, error)
		}{
			{"Go", func() (answer, error) { return askGo(c, url) }},
			{"Python", func() (answer, error) { return byPython(c) }},
			{"curl", func() (answer, error) { return askCurl(c, url) }},
		}
		for _, client := range clients {
			if client.name != "Go" && c.of.Code == 101 {
				continue // they ask for no other protocol, and know none
			}
			if client.name == "Python" && c.want.interim > 100 {
				continue // it takes 102, 103 and 104 for final
			}
			a, err := client.ask()
			if err != nil {
				r.complaints = append(r.complaints, client.name+": "+err.Error())
				continue
			}
			w := c.want
			if client.name == "Python" {
				w.interim = 0 // it passes over 100
				if c.want.interim != 0 {
					w.fields = nil
				}
			}
			for _, complaint := range w.complaints(a, c.Method) {
				r.complaints = append(r.complaints, client.name+": "+complaint)
			}
		}
		return r
	}
}

func fieldsOf(h map[string][]string) []field {
	var out []field
	for name, values := range h {
		for _, v := range values {
			out = append(out, field{name, v})
		}
	}
	return out
}

func askGo(c *cell, url string) (answer, error) {
	var a answer
	request, err := http.NewRequest(c.Method, url, nil)
	if err != nil {
		return a, err
	}
	request = request.WithContext(httptrace.WithClientTrace(request.Context(), &httptrace.ClientTrace{
		Got1xxResponse: func(code int, h textproto.MIMEHeader) error {
			a.interim = append(a.interim, head{code: code, fields: fieldsOf(h)})
			return nil
		},
	}))
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true, DisableCompression: true},
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return a, err
	}
	defer response.Body.Close()
	a.code, a.fields = response.StatusCode, fieldsOf(response.Header)
	if c.of.Code != 101 { // whose body is the connection
		a.body, err = io.ReadAll(response.Body)
	}
	return a, err
}

// askPython asks for all messages at once.
func askPython(t *testing.T, dir string, port int) func(*cell) (answer, error) {
	cmd := exec.Command("timeout", lifetime, "python3", absolute(t, "hosts/http/client.py"), strconv.Itoa(port), "cells.json")
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
	return func(c *cell) (answer, error) {
		l := lines[c.ID]
		if l.Error != "" {
			return answer{}, errors.New(l.Error)
		}
		a := answer{head: head{code: l.Code, reason: l.Reason}, body: []byte(l.Body)}
		for _, f := range l.Fields {
			a.fields = append(a.fields, field{f[0], f[1]})
		}
		return a, nil
	}
}

// askCurl takes what curl shows of a message apart, which is all of it.
func askCurl(c *cell, url string) (answer, error) {
	option := "-si"
	if c.Method == "HEAD" {
		option = "-sI"
	}
	out, err := exec.Command("curl", "--disable", option, "--max-time", "20", url).Output()
	if err != nil {
		return answer{}, fmt.Errorf("%w: %q", err, out)
	}
	if string(out) != c.code {
		return answer{}, fmt.Errorf("it shows %q, not %q", out, c.code)
	}
	return parse(out, c.Method)
}

func clientVersions(t *testing.T) map[string]string {
	v := goVersion(t)
	v["Python"] = output(t, "python3", "-c", "import platform; print(platform.python_version())")
	v["curl"] = strings.Fields(output(t, "curl", "--version"))[1]
	return v
}
