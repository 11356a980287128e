package generate

import (
	"fmt"
	"net/url"
	"slices"

	"snipgen/generate/input"
	"snipgen/generate/status"
)

// asked is how snipgen's own server is asked for the response that r has: the
// name of a built-in status and the parameters that change it into r's. They
// say all of a definition of the user's, of which the server need not know.
func asked(r Request) string {
	name, known := meaning(r)
	var pairs []string
	add := func(name, value string) { pairs = append(pairs, name+"="+url.QueryEscape(value)) }
	own := r.Status.Origin == status.Own || known.Key == ""
	if own || known.Key != r.Status.Key {
		add("key", r.Status.Key)
	}
	if own || known.Message != r.Status.Message {
		add("message", r.Status.Message)
	}
	if reason(known, r.Status.Key) != r.Status.Reason {
		add("reason", r.Status.Reason)
	}
	if r.Body != nil && r.Body != ErrorShape {
		add("body", r.Body.Name)
	}
	headers, none := r.Headers, r.NoHeaders
	if !none && own && !slices.Equal(carried(known), carried(r.Status)) {
		// Which is what r.Headers have been checked for before.
		headers, _ = Headers(r.Status, r.Headers, false)
		none = true
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

// meaning is the built-in status that is nearest to r's, and its name in a
// path: that with the same origin or, for a definition of the user's, the
// default meaning of its code. For a code without any it has nothing.
func meaning(r Request) (name string, known *status.Status) {
	name = fmt.Sprintf("%03d", r.Status.Code)
	if r.Status.Origin != "" && r.Status.Origin != status.Own {
		precise := name + "@" + r.Status.Origin
		if s, _, err := status.Find(precise, nil); err == nil {
			redefined := slices.ContainsFunc(r.Own, func(o status.Status) bool { return o.Code == s.Code })
			if !s.Default || redefined {
				name = precise
			}
			return name, s
		}
	}
	if s, found := status.Default(r.Status.Code); found {
		return name, s
	}
	return name, &status.Status{Code: r.Status.Code}
}

// reason is the reason phrase that a status gets if it has a key of its own
// and nothing else.
func reason(s *status.Status, key string) string {
	if s.Reason == "" {
		return status.Words(key)
	}
	return s.Reason
}

// carried are the headers that a status brings into a snippet.
func carried(s *status.Status) []input.Header {
	headers, _ := Headers(s, nil, false)
	return headers
}
