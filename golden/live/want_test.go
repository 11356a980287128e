package live

import (
	"encoding/json"
	"slices"
	"testing"

	"snipgen/generate/check"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

// wanted returns the response that a snippet must send. It is built from the status's
// definition, independently of the code under test.
func wanted(s *status.Status, shape string) check.Want {
	w := check.Want{Code: s.Code}
	for _, h := range s.Headers {
		if h.Carried && !(s.Code == 206 && h.Name == "Content-Range" && shape == "none") { // without a body there is no range
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
		// The code already implies its default key; only another key adds something.
		if usual, known := status.Default(s.Code); !known || usual.Key != s.Key {
			members = append(members, [2]any{"code", s.Key})
		}
	case "nested": // defined in own.yaml
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
			panic(err) // can't happen: JSON can hold every value above
		}
		w.Body = string(text)
	}
	w.Redirect = check.Redirects(w)
	return w
}

// withFields adds a definition's fields to a JSON body, replacing those of the same name.
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

// usual returns a status's default body shape. Only errors have an error body.
func usual(s *status.Status) string {
	switch class := s.Code / 100; {
	case class == 2, class == 3 && s.Described:
		return "message"
	case class == 3:
		return "none"
	}
	return "error"
}
