package mock

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
)

// A browser shows a response to a script of another origin only if the
// response says so (https://fetch.spec.whatwg.org/#http-cors-protocol), and a
// front end that is being tested mostly has another origin. So a response to
// such a request, and to no other, has fields more than the page shows. There
// is nothing here that another origin must not see.

// foreign returns the origin that a request comes from if it is another than
// that of the server, or "".
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

// preflight reports whether a browser asks if it may send a request
// (https://fetch.spec.whatwg.org/#cors-preflight-request).
func preflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" && foreign(r) != ""
}

// allow lets a script of another origin see a response, and lets it send the
// request for which a preflight asks.
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

// crossOrigin returns the field lines that let a script of another origin see
// a message with all its fields, given its head. A message that says itself
// who may see it gets none.
func crossOrigin(origin string, head []byte) string {
	if i := bytes.LastIndex(head, endOfHead); i >= 0 { // behind an interim response
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
