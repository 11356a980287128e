package mock

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
)

// Browsers let a script read a response from another origin only if the
// response permits it (https://fetch.spec.whatwg.org/#http-cors-protocol), and
// a front end under test usually has another origin. So responses to such
// requests also get CORS headers. They contain nothing that another origin must
// not see.

// foreign returns the origin of a request if it differs from that of the
// server, or else "".
func foreign(r *http.Request) string {
	origin := r.Header.Get("Origin")
	if origin == "null" {
		return origin
	}
	u, err := url.Parse(origin)
	if err != nil || u.Scheme == "" || u.Host == "" || origin != u.Scheme+"://"+u.Host || u.Host == r.Host && u.Scheme == "http" {
		return ""
	}
	return origin
}

// preflight reports whether a request is a CORS preflight
// (https://fetch.spec.whatwg.org/#cors-preflight-request).
func preflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" && foreign(r) != ""
}

// allow sets the headers that let a script of another origin read the response
// and, after a preflight, send the request.
func allow(h http.Header, r *http.Request) {
	origin := foreign(r)
	if origin == "" {
		return
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Allow-Credentials", "true")
	h.Set("Vary", "Origin")
	if !preflight(r) {
		return
	}
	h.Set("Access-Control-Allow-Methods", r.Header.Get("Access-Control-Request-Method"))
	if fields := r.Header.Values("Access-Control-Request-Headers"); len(fields) > 0 {
		h.Set("Access-Control-Allow-Headers", strings.Join(fields, ", "))
	}
}

// crossOrigin returns the header lines that let a script of another origin read
// a message with all its headers. It returns "" if the message, whose head is
// given, has its own CORS headers.
func crossOrigin(origin string, head []byte) string {
	if i := bytes.LastIndex(head, endOfHead); i >= 0 { // after an interim response
		head = head[i+len(endOfHead):]
	}
	_, fields, _ := strings.Cut(string(head), "\r\n")
	var names []string
	for line := range strings.Lines(fields) {
		name, _, _ := strings.Cut(line, ":")
		if strings.EqualFold(name, "Access-Control-Allow-Origin") {
			return ""
		}
		names = append(names, name)
	}
	lines := "Access-Control-Allow-Origin: " + origin + "\r\nAccess-Control-Allow-Credentials: true\r\n"
	if len(names) > 0 {
		lines += "Access-Control-Expose-Headers: " + strings.Join(names, ", ") + "\r\n"
	}
	return lines + "Vary: Origin\r\n"
}
