package live

import (
	"encoding/json"
	"slices"
	"testing"

	"snipgen/generate/check"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// wanted is what must come back, made from the definition of a status and not
// by the code under test.
func wanted(s *status.Status, shape string) check.Want {
	w := check.Want{Code: s.Code}
	for _, h := range s.Headers {
		if h.Carried && !(s.Code == 206 && h.Name == "Content-Range" && shape == "none") { // no range of nothing
			w.Fields = append(w.Fields, check.Field{Name: h.Name, Value: h.Example})
		}
	}
	if status.Interim(s.Code) && s.Code != 101 {
		w.Interim, w.Code = s.Code, 204
	}
	if status.Bodyless(s.Code) {
		return w
	}
	members := [][2]any{}
	if shape == record.Default {
		shape = usual(s)
	}
	switch shape {
	case "message":
		w.Media = "application/json"
		members = [][2]any{{"message", s.Message}}
		if known := status.Meanings(s.Code); !slices.ContainsFunc(known, func(k status.Status) bool { return k.Key == s.Key }) {
			members = append(members, [2]any{"status", s.Key})
		}
	case "error":
		w.Media = "application/json"
		members = [][2]any{{"error", s.Key}, {"message", s.Message}}
	case "problem":
		w.Media = "application/problem+json"
		members = [][2]any{{"type", "about:blank"}, {"title", s.Reason}, {"status", s.Code}, {"detail", s.Message}}
		// The error key says more than the code where it isn't that of the
		// code's usual meaning.
		if usual, known := status.Default(s.Code); !known || usual.Key != s.Key {
			members = append(members, [2]any{"code", s.Key})
		}
	case "nested": // of own.yaml
		w.Media = "application/vnd.example+json"
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
	if members != nil && w.Media != "" {
		object := map[string]any{}
		for _, m := range members {
			object[m[0].(string)] = m[1]
		}
		text, err := json.Marshal(object)
		if err != nil {
			panic(err) // all of it is made of strings and numbers
		}
		w.Body = string(text)
	}
	w.Redirect = check.Redirects(w)
	return w
}

// withFields returns a body with the fields that a definition adds or replaces.
func withFields(t *testing.T, body string, fields map[string]any) string {
	t.Helper()
	object := map[string]any{}
	if err := json.Unmarshal([]byte(body), &object); err != nil {
		t.Fatal(err)
	}
	for name, value := range fields {
		object[name] = value
	}
	text, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// usual returns the shape that a status has by default: what is no error does
// not speak of one.
func usual(s *status.Status) string {
	switch class := s.Code / 100; {
	case class == 2, class == 3 && s.Described:
		return "message"
	case class == 3:
		return "none"
	}
	return "error"
}
