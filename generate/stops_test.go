package generate

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// slotNames are the names by which these tests call slots.
var slotNames = map[Slot]string{HandlerName: "name", ClassName: "class", RoutePath: "path", ErrorKey: "key", MessageText: "message"}

// address returns a URL for a client's request. Like a mock server's URL, it
// contains the key and the message if they aren't the defaults of the code.
func address(r *Request) string {
	values := url.Values{}
	known, ok := status.Default(r.Status.Code)
	if !ok || r.Status.Key != known.Key {
		values.Set("key", r.Status.Key)
	}
	if !ok || r.Status.Message != known.Message {
		values.Set("message", r.Status.Message)
	}
	return "http://127.0.0.1:8499/" + values.Encode()
}

// outside returns the code without its stops, and the texts of the stops by slot.
func outside(t *testing.T, code string, stops []Stop) (string, map[string][]string) {
	t.Helper()
	texts := map[string][]string{}
	var rest strings.Builder
	at := 0
	for _, s := range stops {
		if s.Start < at || s.End <= s.Start || s.End > len(code) {
			t.Fatalf("the stop %v in %d bytes of code is empty, or starts before byte %d, or ends after the code", s, len(code), at)
		}
		rest.WriteString(code[at:s.Start])
		texts[slotNames[s.Slot]] = append(texts[slotNames[s.Slot]], code[s.Start:s.End])
		at = s.End
	}
	rest.WriteString(code[at:])
	return rest.String(), texts
}

// defaultPath matches the default path of a handler, with or without the slash. A
// framework that separates routes from handlers prints no path in a handler.
var defaultPath = regexp.MustCompile(`["'/]endpoint\b`)

// Code for every built-in status has exactly the stops it should: a key and a
// message in the body, and a path if the handler prints one.
func TestStopsOfEveryStatus(t *testing.T) {
	g := New()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, s := range status.Builtin() {
				if Refusal(&s, f) != "" {
					continue
				}
				for _, shape := range Shapes {
					stopsOfStatus(t, g, &s, f, shape)
				}
			}
		})
	}
}

// stopsOfStatus checks the stops of a handler that answers with a status.
func stopsOfStatus(t *testing.T, g *Generator, s *status.Status, f *frameworks.Framework, shape *Shape) {
	t.Helper()
	snippet, stops, err := g.Stops(Request{Status: s, Framework: f, Body: shape, Part: Handler, URL: address})
	if err != nil {
		t.Fatal(err)
	}
	_, texts := outside(t, snippet.Code, stops)
	key, message := 1, 1
	if shape.MediaType == "" || status.Bodyless(s.Code) {
		key, message = 0, 0
	} else if shape == ProblemShape && s.Default {
		key = 0
	}
	if shape == ProblemShape || shape == MessageShape { // a problem's type may contain the key; a message has none
		key = len(texts["key"])
	}
	if f.Request { // a request has the texts only in the URL, if they aren't the defaults
		key, message = len(texts["key"]), len(texts["message"])
	}
	if len(texts["key"]) != key || len(texts["message"]) != message {
		t.Errorf("%d@%s %s: the stops are %q, want %d keys and %d messages, in\n%s", s.Code, s.Origin, shape.Name, texts, key, message, snippet.Code)
	}
	if printed := defaultPath.MatchString(snippet.Code); f.Category == frameworks.Server && printed != (len(texts["path"]) > 0) {
		t.Errorf("%d@%s %s: the stops are %q, but the code has a path: %t, in\n%s", s.Code, s.Origin, shape.Name, texts, printed, snippet.Code)
	}
}

// The stops contain every part of the user's texts: in any casing, in either
// quotes, in a URL and in several pieces. Every message is in every body and part;
// each of them meets every name, but not with each of the others.
func TestStopsAreAll(t *testing.T) {
	messages := []string{
		"zqx", "Zqx zqx zqx.", `"zqx`, `zqx's "zqx" 'zqx' "zqx"`, `\zqx\`, "zqx $zqx ${zqx} #{zqx} `zqx` %zqx {zqx} }zqx{ <zqx> &zqx", "zqx\n\tzqx\r\n\x00zqx\u2028zqx",
		"요청하신 zqx 주문을", "🚀zqx\u200d", strings.Repeat("zqx ", 60), strings.Repeat("zqx\\\"zqx' ", 40), "zqx" + strings.Repeat("요", 90) + "zqx",
	}
	names := []string{"", "zqx", "zqxGetZqx4zqx", "zqx-class"}
	shape := &Shape{Name: "own", MediaType: "application/json", Fields: []Member{
		{Name: "list", Value: Node{Kind: List, Items: []Node{{Text: "{message}"}, {Text: "{key}"}}}},
		{Name: "inner", Value: Node{Kind: Object, Fields: []Member{{Name: "url", Value: Node{Text: "https://a.example/{key}?x={key}"}}, {Name: "text", Value: Node{Text: "{key}: {message}'\"'\"'"}}}}},
		{Name: "code", Value: Node{Text: "{code}"}},
	}}
	path, err := input.Path("/zqx/{zid}/zqx.zqx")
	if err != nil {
		t.Fatal(err)
	}
	g := New()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for i, message := range messages {
				for j, body := range []*Shape{ErrorShape, ProblemShape, shape} {
					for k, part := range Parts {
						name := names[(i+j+k)%len(names)]
						s := &status.Status{Code: 404, Key: "zqx_4.zqx-Zqx", Message: message, Reason: "Not Found", Origin: status.Own}
						stopsHaveAll(t, g, Request{Status: s, Framework: f, Body: body, Name: input.Words(name), Path: path, Part: part, URL: address})
					}
				}
			}
		})
	}
}

// stopsHaveAll checks that zqx, which is in all texts of a request, is nowhere
// outside the stops.
func stopsHaveAll(t *testing.T, g *Generator, r Request) {
	t.Helper()
	snippet, stops, err := g.Stops(r)
	if err != nil {
		if r.Part == Response && r.Framework.Category == frameworks.Client || strings.Contains(r.Status.Message, "\x00") {
			return
		}
		t.Fatal(err)
	}
	if rest, texts := outside(t, snippet.Code, stops); strings.Contains(strings.ToLower(rest), "zqx") {
		t.Errorf("%s %q %s: the stops are %q in\n%s", r.Body.Name, r.Status.Message, r.Part, texts, snippet.Code)
	}
}

// A message without letters and digits is a stop too. An empty one is none.
func TestStopsOfOtherTexts(t *testing.T) {
	g := New()
	for message, want := range map[string]int{"": 0, "...": 1, "주문을": 1, "é": 1, "…": 1, "?!": 1, "🚀": 1, "\u200d": 1} {
		for _, f := range frameworks.All {
			if f.Request {
				continue // a request's body has no message
			}
			t.Run(f.ID+" "+cmp.Or(message, "empty"), func(t *testing.T) {
				t.Parallel()
				snippet, stops, err := g.Stops(Request{Status: &status.Status{Code: 404, Key: "k", Message: message, Reason: "x"}, Framework: f})
				if err != nil {
					t.Fatal(err)
				}
				_, texts := outside(t, snippet.Code, stops)
				if got := len(texts["message"]); got != want {
					t.Errorf("got %d stops, want %d: %q", got, want, texts)
				}
			})
		}
	}
}

// The name of a handler and the name of its class are stops wherever the snippet
// has them.
func TestStopsOfNames(t *testing.T) {
	g := New()
	for id, want := range map[string]string{
		"flask": `map["name":["get_order"]]`, "rails": `map["class":["get_order" "GetOrder"] "name":["get_order" "get_order"]]`,
		"aspnetcore": `map["name":["GetOrder" "GetOrder"]]`, "express": `map["name":["getOrder" "getOrder"]]`,
		"spring-boot": `map["class":["GetOrder"] "name":["getOrder"]]`, "nethttp": `map["name":["getOrder" "getOrder"]]`,
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			f, _ := frameworks.Find(frameworks.All, id)
			s, _ := status.Default(204)
			snippet, stops, err := g.Stops(Request{Status: s, Framework: f, Name: []string{"get", "order"}})
			if err != nil {
				t.Fatal(err)
			}
			stops = slices.DeleteFunc(stops, func(s Stop) bool { return s.Slot == RoutePath })
			_, texts := outside(t, snippet.Code, stops)
			if got := fmt.Sprintf("%q", texts); got != want {
				t.Errorf("got %s, want %s in\n%s", got, want, snippet.Code)
			}
		})
	}
}

// In a user's template, a text that it prints as a literal is a stop. What it
// computes from a text is none.
func TestStopsOfOwnTemplates(t *testing.T) {
	own := &frameworks.Framework{
		ID: "own", Title: "Own", Category: frameworks.Server, Language: languages.All[0],
		Name: "my handler", File: "x", Path: "/endpoint", MinCode: 100, MaxCode: 999, AnyInterim: true,
	}
	template := `{{upper .Name.Snake}} {{.Name.Snake}} {{if eq .Name.Snake "my_handler"}}mine{{end}} {{str .Message "!" .Key}} {{len .Name.Camel}} {{str .Path .Path}}`
	g := New(Target{Framework: own, Snippet: Template{Text: template, Origin: "x"}})
	s := &status.Status{Code: 404, Key: "a_key", Message: "A \"message\"", Reason: "x"}
	snippet, stops, err := g.Stops(Request{Status: s, Framework: own})
	if err != nil {
		t.Fatal(err)
	}
	if want := `MY_HANDLER my_handler mine "A \"message\"!a_key" 9 "/endpoint/endpoint"` + "\n"; snippet.Code != want {
		t.Fatalf("got %q, want %q", snippet.Code, want)
	}
	_, texts := outside(t, snippet.Code, stops)
	if got, want := fmt.Sprintf("%q", texts), `map["key":["a_key"] "message":["A \\\"message\\\""] "path":["/endpoint" "/endpoint"]]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
