package live

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"snipgen/generate/status"
)

// A want is what must come back, made from the definition of a status and not
// by the code under test.
type want struct {
	// interim is the code of the head before the final one, or 0.
	interim int
	code    int
	// fields belong to the interim head if there is one.
	fields []field
	absent []string // fields that were asked to be left out
	media  string   // "" where there is no content
	body   string   // JSON
}

func wanted(s *status.Status, shape string) want {
	w := want{code: s.Code}
	for _, h := range s.Headers {
		if h.Carried {
			w.fields = append(w.fields, field{h.Name, h.Example})
		}
	}
	if status.Interim(s.Code) && s.Code != 101 {
		w.interim, w.code = s.Code, 204
	}
	if status.Bodyless(s.Code) {
		return w
	}
	members := [][2]any{}
	switch shape {
	case "error":
		w.media = "application/json"
		members = [][2]any{{"error", s.Key}, {"message", s.Message}}
	case "problem":
		w.media = "application/problem+json"
		members = [][2]any{{"type", "about:blank"}, {"title", s.Reason}, {"status", s.Code}, {"detail", s.Message}}
		// The error key says more than the code where it isn't that of the
		// code's usual meaning.
		if usual, known := status.Default(s.Code); !known || usual.Key != s.Key {
			members = append(members, [2]any{"code", s.Key})
		}
	case "nested": // of own.yaml
		w.media = "application/vnd.example+json"
		members = [][2]any{
			{"Error", map[string]any{
				"code": s.Key, "http-status": s.Code, "text": s.Message + " (" + s.Reason + ")",
				"retry": false, "parent": nil,
			}},
			{"links", []string{"https://docs.example.com/errors/" + s.Key}},
			{"details", []any{map[string]any{"field": "age", "limits": []float64{0, 150, 1.5}}, struct{}{}}},
			{"version", 2},
		}
	}
	if members != nil && w.media != "" {
		object := map[string]any{}
		for _, m := range members {
			object[m[0].(string)] = m[1]
		}
		text, err := json.Marshal(object)
		if err != nil {
			panic(err) // all of it is made of strings and numbers
		}
		w.body = string(text)
	}
	return w
}

// complaints says in what an answer differs from what is wanted. The reason
// phrase is the server's own matter.
func (w want) complaints(a answer, method string) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }

	carrier := a.head
	if w.interim != 0 {
		i := slices.IndexFunc(a.interim, func(h head) bool { return h.code == w.interim })
		if i < 0 || len(a.interim) != 1 {
			add("interim heads %v, not one with %d", a.interim, w.interim)
		} else {
			carrier = a.interim[i]
		}
	} else if len(a.interim) > 0 {
		add("interim heads %v, not asked for", a.interim)
	}
	if a.code != w.code {
		add("status %d, not %d", a.code, w.code)
	}
	for _, f := range w.fields {
		got := carrier.values(f.name)
		right := len(got) == 1 && got[0] == f.value
		if strings.EqualFold(f.name, "Connection") {
			// The server has one of its own, and RFC 9110, section 7.6.1,
			// leaves the case open.
			right = slices.ContainsFunc(got, func(v string) bool { return strings.EqualFold(v, f.value) })
		}
		if !right {
			add("header %s is %q, not %q", f.name, got, f.value)
		}
	}
	for _, name := range w.absent {
		if got := carrier.values(name); got != nil {
			add("header %s is %q, not left out", name, got)
		}
	}
	if len(a.rest) > 0 {
		add("%q behind the response", a.rest)
	}
	if w.media == "" {
		if len(a.body) > 0 {
			add("content %q where there is none", a.body)
		}
		return out
	}
	types := a.values("Content-Type")
	if len(types) != 1 {
		add("Content-Type is %q, not %q", types, w.media)
	} else if media, parameters, err := mime.ParseMediaType(types[0]); err != nil || media != w.media ||
		parameters["charset"] != "" && !strings.EqualFold(parameters["charset"], "utf-8") {
		add("Content-Type is %q, not %q", types[0], w.media)
	}
	if method != "HEAD" {
		if err := sameJSON(a.body, []byte(w.body)); err != nil {
			add("content %q, not %q: %v", a.body, w.body, err)
		}
	}
	return out
}

// sameJSON compares two texts as JSON. Numbers are the same if they are
// written in the same way.
func sameJSON(got, want []byte) error {
	if !utf8.Valid(got) {
		return fmt.Errorf("not UTF-8")
	}
	values := [2]any{}
	for i, text := range [2][]byte{got, want} {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&values[i]); err != nil {
			return err
		}
		if _, err := d.Token(); err != io.EOF {
			return fmt.Errorf("more than one value")
		}
	}
	if !reflect.DeepEqual(values[0], values[1]) {
		return fmt.Errorf("different JSON")
	}
	return nil
}
