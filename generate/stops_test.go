package generate

import (
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

var slotNames = map[Slot]string{HandlerName: "name", ClassName: "class", RoutePath: "path", ErrorKey: "key", MessageText: "message"}

// address is a client's URL that has the texts of a status which differ from the
// default ones of its code, as the URL of a mock server has.
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

// outside returns the code without its stops, and the texts of these by slot.
func outside(t *testing.T, code string, stops []Stop) (string, map[string][]string) {
	t.Helper()
	texts := map[string][]string{}
	var rest strings.Builder
	at := 0
	for _, s := range stops {
		if s.Start < at || s.End <= s.Start || s.End > len(code) {
			t.Fatalf("stop %v of %d bytes comes after byte %d", s, len(code), at)
		}
		rest.WriteString(code[at:s.Start])
		texts[slotNames[s.Slot]] = append(texts[slotNames[s.Slot]], code[s.Start:s.End])
		at = s.End
	}
	rest.WriteString(code[at:])
	return rest.String(), texts
}

// defaultPath is the path of a handler that gets no other, with or without the
// slash. A framework that has routes apart from handlers prints none in a
// handler.
var defaultPath = regexp.MustCompile(`["'/]endpoint\b`)

// Each built-in status has a key and a message in the body, and no stop is
// missing or too much.
func TestStopsOfEveryStatus(t *testing.T) {
	g := New()
	for _, f := range frameworks.All {
		for _, s := range status.Builtin() {
			if Refusal(&s, f) != "" {
				continue
			}
			for _, shape := range Shapes {
				snippet, stops, err := g.Stops(Request{Status: &s, Framework: f, Body: shape, Part: Handler, URL: address})
				if err != nil {
					t.Fatal(err)
				}
				_, texts := outside(t, snippet.Code, stops)
				key, message := 1, 1
				if shape.MediaType == "" || status.Bodyless(s.Code) || f.ID == "curl" {
					key, message = 0, 0
				} else if shape == ProblemShape && s.Default {
					key = 0
				}
				if shape == ProblemShape || shape == MessageShape { // its type may be made of the key, or it has none
					key = len(texts["key"])
				}
				if f.ID == "curl" {
					key, message = len(texts["key"]), len(texts["message"])
				}
				if len(texts["key"]) != key || len(texts["message"]) != message {
					t.Errorf("%s %d@%s %s: stops are %q in\n%s", f.ID, s.Code, s.Origin, shape.Name, texts, snippet.Code)
				}
				if printed := defaultPath.MatchString(snippet.Code); f.Category == frameworks.Server && printed != (len(texts["path"]) > 0) {
					t.Errorf("%s %d: stops are %q, and the path is printed: %t, in\n%s", f.ID, s.Code, texts, printed, snippet.Code)
				}
			}
		}
	}
}

// Whatever is made of the user's texts, none of it is outside of the stops:
// in every casing, between either quotes, in a URL, in several pieces.
func TestStopsAreAll(t *testing.T) {
	const mark = "zqx"
	messages := []string{
		"zqx", "Zqx zqx zqx.", `"zqx`, `zqx's "zqx" 'zqx' "zqx"`, `\zqx\`, "zqx $zqx ${zqx} #{zqx} `zqx` %zqx {zqx} }zqx{ <zqx> &zqx", "zqx\n\tzqx\r\n\x00zqx\u2028zqx",
		"요청하신 zqx 주문을", "🚀zqx\u200d", strings.Repeat("zqx ", 60), strings.Repeat("zqx\\\"zqx' ", 40), "zqx" + strings.Repeat("요", 90) + "zqx",
	}
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
		for _, message := range messages {
			for _, body := range []*Shape{ErrorShape, ProblemShape, shape} {
				for _, name := range []string{"", "zqx", "zqxGetZqx4zqx", "zqx-class"} {
					for _, part := range Parts {
						s := &status.Status{Code: 404, Key: "zqx_4.zqx-Zqx", Message: message, Reason: "Not Found", Origin: status.Own}
						r := Request{Status: s, Framework: f, Body: body, Name: input.Words(name), Path: path, Part: part, URL: address}
						snippet, stops, err := g.Stops(r)
						if err != nil {
							if part == Response && f.Category == frameworks.Client || f.Language.ID == "shell" || strings.Contains(message, "\x00") {
								continue
							}
							t.Fatal(err)
						}
						if rest, texts := outside(t, snippet.Code, stops); strings.Contains(strings.ToLower(rest), mark) {
							t.Errorf("%s %s %q %s: stops are %q in\n%s", f.ID, body.Name, message, part, texts, snippet.Code)
						}
					}
				}
			}
		}
	}
}

// A text without letters and digits is found too where there is another that
// is written alike; an empty one is not.
func TestStopsOfOtherTexts(t *testing.T) {
	g := New()
	for message, want := range map[string]int{"": 0, "...": 1, "주문을": 1, "é": 1, "…": 1, "?!": 1, "🚀": 1, "\u200d": 1} {
		for _, id := range []string{"flask", "express", "nethttp", "rails", "spring-boot", "http"} {
			f, _ := frameworks.Find(frameworks.All, id)
			snippet, stops, err := g.Stops(Request{Status: &status.Status{Code: 404, Key: "k", Message: message, Reason: "x"}, Framework: f})
			if err != nil {
				t.Fatal(err)
			}
			_, texts := outside(t, snippet.Code, stops)
			if got := len(texts["message"]); got != want {
				t.Errorf("%s %q has %d stops: %q", id, message, got, texts)
			}
		}
	}
}

// The name that a snippet defines is a stop, and so is the name of its class,
// at every place.
func TestStopsOfNames(t *testing.T) {
	g := New()
	for id, want := range map[string]string{
		"flask": `map["name":["get_order"]]`, "rails": `map["class":["get_order" "GetOrder"] "name":["get_order" "get_order"]]`,
		"aspnetcore": `map["name":["GetOrder" "GetOrder"]]`, "express": `map["name":["getOrder" "getOrder"]]`,
		"spring-boot": `map["class":["GetOrder"] "name":["getOrder"]]`, "nethttp": `map["name":["getOrder" "getOrder"]]`,
	} {
		f, _ := frameworks.Find(frameworks.All, id)
		s, _ := status.Default(204)
		snippet, stops, err := g.Stops(Request{Status: s, Framework: f, Name: []string{"get", "order"}})
		if err != nil {
			t.Fatal(err)
		}
		stops = slices.DeleteFunc(stops, func(s Stop) bool { return s.Slot == RoutePath })
		_, texts := outside(t, snippet.Code, stops)
		if got := fmt.Sprintf("%q", texts); got != want {
			t.Errorf("%s: %s, not %s in\n%s", id, got, want, snippet.Code)
		}
	}
}

// What a template of the user's own makes of a text is no stop, and what it
// writes as a literal is.
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
		t.Fatalf("%q is not %q", snippet.Code, want)
	}
	_, texts := outside(t, snippet.Code, stops)
	if got, want := fmt.Sprintf("%q", texts), `map["key":["a_key"] "message":["A \\\"message\\\""] "path":["/endpoint" "/endpoint"]]`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}
