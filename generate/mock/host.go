package mock

import (
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"snipgen/generate/input"
)

// A web page of anybody's can send requests to this server. Its own host name
// may lead here (DNS rebinding): then the browser lets it read the site with the
// user's definitions. So only names that a page elsewhere can't have are
// served, as by Vite (https://vite.dev/config/server-options.html).

// Host checks a host name or an IP address for Options.Hosts and returns it as
// in a request's Host header, without a port and in lower case.
func Host(s string) (string, error) {
	name := strings.ToLower(strings.TrimSuffix(s, "."))
	if u, err := url.Parse("http://" + name); err != nil || name == "" || u.Host != name || u.Port() != "" || strings.HasSuffix(name, ":") {
		return "", input.Errorf("host %q is invalid", s).Hintf("a host is a name without a scheme and a port: mock.example.com")
	}
	return name, nil
}

// served reports whether the server may answer requests with this Host header.
// A client without one is no browser.
func (s *Server) served(host string) bool {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && strings.Trim(host[i+1:], "0123456789") == "" && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true // no DNS is involved
	}
	// RFC 6761, section 6.3: these names are always this machine.
	return host == "" || host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(s.options.Hosts, host)
}

// misdirected responds to a request for another host (RFC 9110, section
// 15.5.20).
func misdirected(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	plain(w, http.StatusMisdirectedRequest, fmt.Sprintf("snipgen: host %q isn't served\nsnipgen: use localhost or an IP address; serve --allow-host NAME serves another name\n", r.Host))
}

// sticky are the headers by which a response changes how a browser treats later
// responses of the same host, whatever their port: RFC 6265, Clear Site Data,
// RFC 6797, RFC 7838, RFC 8942, RFC 9842, Network Error Logging, FedCM and
// others.
var sticky = []string{
	"accept-ch", "alt-svc", "clear-site-data", "expect-ct", "nel", "no-vary-search", "public-key-pins", "report-to",
	"set-cookie", "set-cookie2", "set-login", "strict-transport-security", "use-as-dictionary",
}

// stick returns an input.Error if a page of another site asks for a header that
// would stick. Browsers say so in Sec-Fetch-Site
// (https://www.w3.org/TR/fetch-metadata/), or at least in Origin.
func stick(r *http.Request, headers []input.Header) error {
	site := r.Header.Get("Sec-Fetch-Site")
	if site != "cross-site" && (site != "" || foreign(r) == "") {
		return nil
	}
	for _, h := range headers {
		if slices.Contains(sticky, strings.ToLower(h.Name)) {
			return input.Errorf("header %q can't be set from another site", h.Name).
				Hintf("browsers keep it for %s; use the same host name for both, or a definition", r.Host)
		}
	}
	return nil
}
