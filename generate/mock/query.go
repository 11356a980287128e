package mock

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"

	"snipgen/generate"
	"snipgen/generate/status"
)

// URLs returns what a client requests of `snipgen serve` to get the response
// that a request describes, for generate.Request.URL. Server is where the server
// answers, without a slash at its end; the usual place where it is empty. Own
// are the user's definitions, which the server may know or not.
func URLs(server string, own []status.Status) func(*generate.Request) string {
	server = cmp.Or(server, "http://"+Address)
	return func(r *generate.Request) string { return server + Path + mockQuery(r, own) }
}

// mockQuery is the path, below Path, and the query for which `snipgen serve`
// gives the response of r: the name of a built-in status and the parameters that
// change it into r's. They say all of a definition of the user's, so that the
// server need not know it.
func mockQuery(r *generate.Request, own []status.Status) string {
	name, known := nearestBuiltin(r.Status, own)
	var pairs []string
	add := func(name, value string) { pairs = append(pairs, name+"="+url.QueryEscape(value)) }
	defined := r.Status.Origin == status.Own || known.Key == ""
	if defined || known.Key != r.Status.Key {
		add("key", r.Status.Key)
	}
	if defined || known.Message != r.Status.Message {
		add("message", r.Status.Message)
	}
	if reason(known, r.Status.Key) != r.Status.Reason {
		add("reason", r.Status.Reason)
	}
	if r.Body != nil && r.Body != generate.ErrorShape {
		add("body", r.Body.Name)
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

// nearestBuiltin is the built-in status that is nearest to s, and its name in a
// path: that with the same origin or, for a definition of the user's, the
// default meaning of its code. For a code without any it has nothing.
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

// reason is the reason phrase that a status gets if it has a key of its own
// and nothing else.
func reason(s *status.Status, key string) string {
	if s.Reason == "" {
		return status.Words(key)
	}
	return s.Reason
}
