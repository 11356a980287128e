package fresh

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/check"
	"snipgen/generate/status"
)

// every returns a handler for each status that a target can send and that a plain code
// names. Handlers get their names from keys, so it skips a key that it has had before.
func every(t *testing.T, target, body string) (codes []string, handlers []handler) {
	t.Helper()
	f, found := frameworks.Find(frameworks.All, target)
	if !found {
		t.Fatalf("no target %q", target)
	}
	seen := map[string]bool{}
	for _, s := range status.Builtin() {
		if !s.Default || seen[s.Key] || generate.Refusal(&s, f) != "" {
			continue
		}
		seen[s.Key] = true
		codes = append(codes, fmt.Sprintf("%03d", s.Code))
		handlers = append(handlers, handler{url: "/" + strings.NewReplacer("_", "-", ".", "-").Replace(s.Key), want: wanted(t, &s, body)})
	}
	return codes, handlers
}

// wanted returns the response that a status's handler must send, by its definition.
func wanted(t *testing.T, s *status.Status, body string) check.Want {
	t.Helper()
	w := check.Want{Code: s.Code}
	for _, h := range s.Headers {
		if h.Carried && h.Name != "Content-Range" { // its value depends on the length of the body
			w.Fields = append(w.Fields, check.Field{Name: h.Name, Value: h.Example})
		}
	}
	if status.Interim(s.Code) && s.Code != 101 {
		w.Interim, w.Code = s.Code, 204
	}
	if status.Bodyless(s.Code) {
		return w
	}
	members := map[string]any{"error": s.Key, "message": s.Message}
	w.Media = "application/json"
	switch class := s.Code / 100; {
	case body == "problem":
	case class == 2:
		members = map[string]any{"message": s.Message}
	case class == 3:
		w.Media = ""
		w.Redirect = check.Redirects(w)
		return w
	}
	if body == "problem" {
		members = map[string]any{"type": "about:blank", "title": s.Reason, "status": s.Code, "detail": s.Message}
		w.Media = "application/problem+json"
	}
	text, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	w.Body = string(text)
	return w
}
