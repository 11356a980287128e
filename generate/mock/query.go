package mock

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"snipgen/generate"
	"snipgen/generate/status"
)

// URLs returns a function for generate.Request.URL: it returns the URL for
// which `snipgen serve` gives the response that a request describes. Server is
// the server's URL without a final slash; if empty, the default. Own are the
// user's definitions, which the server may not have.
func URLs(server string, own []status.Status) func(*generate.Request) string {
	server = cmp.Or(server, "http://"+Address)
	return func(r *generate.Request) string { return server + Path + mockQuery(r, own, false) }
}

// Served is URLs for a server that has the definitions: a URL names them by
// their keys.
func Served(server string, own []status.Status) func(*generate.Request) string {
	server = cmp.Or(server, "http://"+Address)
	return func(r *generate.Request) string { return server + Path + mockQuery(r, own, true) }
}

// mockQuery returns the path, below Path, and the query for which `snipgen
// serve` gives the response of r: the name of a built-in status and the
// parameters that turn it into r's. For a user's definition they contain
// everything, so that the server doesn't need it, unless served says that the
// server has it.
func mockQuery(r *generate.Request, own []status.Status, served bool) string {
	name, known := nearestBuiltin(r.Status, own)
	// No parameter has fields, so the server needs the definition for them.
	if d := r.Status.Definition; served || d != nil && len(d.Fields) > 0 {
		if i := definitionOf(r.Status, own); i >= 0 {
			name, known = url.PathEscape(own[i].Key), &own[i]
		}
	}
	var pairs []string
	add := func(name, value string) { pairs = append(pairs, name+"="+url.QueryEscape(value)) }
	defined := r.Status.Origin == status.Own && known.Origin != status.Own || known.Key == ""
	if defined || known.Key != r.Status.Key {
		add("key", r.Status.Key)
	}
	if defined || known.Message != r.Status.Message {
		add("message", r.Status.Message)
	}
	asked := *r.Status // as the server sees it
	asked.Described = len(pairs) > 0 || known.Origin == status.Own && known.Described
	if reason(known, r.Status.Key) != r.Status.Reason {
		add("reason", r.Status.Reason)
	}
	shape := r.Shape()
	seen := generate.Request{Status: &asked} // by the server
	if known.Origin != status.Own {
		asked.Definition = nil
	}
	if !status.Bodyless(asked.Code) && shape != seen.Shape() {
		add("body", shape.Name)
	}
	headers, none := r.Headers, r.NoHeaders
	if !none && defined && !slices.Equal(generate.Headers(known, nil, false), generate.Headers(r.Status, nil, false)) {
		headers, none = generate.Headers(r.Status, r.Headers, false), true
	}
	for _, h := range headers {
		switch {
		case h.Remove:
			add("header", h.Name+":")
		case h.Value == "":
			add("header", h.Name+";")
		default:
			add("header", h.Name+": "+h.Value)
		}
	}
	if none {
		add("headers", "none")
	}
	for i, p := range pairs {
		name += string("?&"[min(i, 1)]) + p
	}
	return name
}

// definitionOf returns the index of the definition that a status is from, or -1
// if there is none or its key finds another one.
func definitionOf(s *status.Status, own []status.Status) int {
	if s.Origin != status.Own {
		return -1
	}
	return slices.IndexFunc(own, func(o status.Status) bool {
		if o.Code != s.Code || o.Definition != s.Definition || s.Definition == nil && o.Key != s.Key {
			return false
		}
		found, _, err := status.Find(o.Key, own)
		return err == nil && found.Code == o.Code && found.Key == o.Key && found.Message == o.Message
	})
}

// nearestBuiltin returns the built-in status that is most similar to s, and its
// name in a path: the one with the same origin or, for a user's definition, the
// default meaning of its code. For a code without a meaning, the status has
// only the code.
func nearestBuiltin(s *status.Status, own []status.Status) (name string, known *status.Status) {
	name = fmt.Sprintf("%03d", s.Code)
	if s.Origin != "" && s.Origin != status.Own {
		precise := name + "@" + s.Origin
		if found, _, err := status.Find(precise, nil); err == nil {
			redefined := slices.ContainsFunc(own, func(o status.Status) bool { return o.Code == found.Code })
			if !found.Default || redefined {
				name = precise
			}
			return name, found
		}
	}
	if found, is := status.Default(s.Code); is {
		return name, found
	}
	return name, &status.Status{Code: s.Code}
}

// reason returns the reason phrase of a status that is given another key.
func reason(s *status.Status, key string) string {
	if s.Reason == "" {
		return status.Words(key)
	}
	return s.Reason
}
