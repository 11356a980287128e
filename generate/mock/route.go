package mock

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"snipgen/generate/input"
)

// A route is the method and the path of a definition.
type route struct {
	method string
	path   input.Route
	key    string
}

// mount finds the routes of the definitions. Routes with fewer parameters come
// first, so that /orders/new is not an order.
func (s *Server) mount() {
	for _, own := range s.own {
		if d := own.Definition; d != nil && d.Path != nil {
			s.routes = append(s.routes, route{cmp.Or(d.Method, http.MethodGet), d.Path, own.Key})
		}
	}
	slices.SortStableFunc(s.routes, func(a, b route) int { return parameters(a.path) - parameters(b.path) })
}

func parameters(path input.Route) (n int) {
	for _, s := range path {
		if s.Parameter {
			n++
		}
	}
	return n
}

// matches reports whether a route answers requests for a path, which begins
// with a slash. Segments consist of unreserved characters, so a decoded path
// needs no other care.
func (r *route) matches(path string) bool {
	segments := strings.Split(path[1:], "/")
	if len(r.path) == 0 {
		return path == "/"
	}
	return slices.EqualFunc(r.path, segments, func(s input.Segment, text string) bool {
		return s.Parameter && text != "" || !s.Parameter && s.Text == text
	})
}

// mounted serves the definition with the path of a request, or else the site.
// The site has precedence, and no query changes the response, since both may
// belong to the application under test.
func (s *Server) mounted(w *logged, r *http.Request) {
	path := r.URL.Path
	var matching []route
	if strings.HasPrefix(path, "/") { // OPTIONS * has none
		for _, route := range s.routes {
			if route.matches(path) {
				matching = append(matching, route)
			}
		}
	}
	if len(matching) == 0 || s.has(path) {
		s.page(w, r)
		return
	}
	var methods []string
	wanted := r.Method
	if preflight(r) {
		wanted = r.Header.Get("Access-Control-Request-Method")
	}
	for _, route := range matching {
		if route.method == wanted || route.method == http.MethodGet && wanted == http.MethodHead {
			plain := *r
			address := *r.URL
			address.RawQuery = ""
			plain.URL = &address
			s.answer(w, &plain, route.key)
			return
		}
		methods = append(methods, route.method)
	}
	slices.Sort(methods)
	w.Header().Set("Allow", strings.Join(slices.Compact(methods), ", "))
	allow(w.Header(), r)
	plain(w, http.StatusMethodNotAllowed, "snipgen: no definition has this path and method\n")
}

// has reports whether the site has a page with a path.
func (s *Server) has(path string) bool {
	if s.options.Site == nil {
		return false
	}
	file := fileOf(path)
	return s.options.Site.Has(file) || s.options.Site.Has(file+"/index.html")
}

// Hidden lists the definitions that no request to their own path reaches, each
// with the reason, and how many others have one.
func (s *Server) Hidden() (hidden []string, mounted int) {
	for i, r := range s.routes {
		path := r.path.String()
		why := ""
		switch {
		case strings.HasPrefix(path, Path), s.has(path):
			why = "that path is snipgen's own"
		default:
			for _, other := range s.routes[:i] {
				if other.method == r.method && other.path.Pattern() == r.path.Pattern() {
					why = fmt.Sprintf("%q answers there", other.key)
					break
				}
			}
		}
		if why == "" {
			mounted++
		} else {
			hidden = append(hidden, fmt.Sprintf("%s %s doesn't answer with %q: %s", r.method, path, r.key, why))
		}
	}
	return hidden, mounted
}
