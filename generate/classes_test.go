package generate

import (
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// javaSnippet generates Spring Boot's snippet for a 409.
func javaSnippet(t *testing.T, r Request) string {
	t.Helper()
	f, _ := frameworks.Find(frameworks.All, "spring-boot")
	s, _ := status.Default(409)
	r.Status, r.Framework = s, f
	snippet, err := New().Snippet(r)
	if err != nil {
		t.Fatal(err)
	}
	return snippet.Code
}

// A body in Java is made of records with valid names, and imports what it uses.
func TestClasses(t *testing.T) {
	t.Parallel()
	str, num := Node{Text: "x"}, Node{Kind: Number, Text: "1"}
	list := func(items ...Node) Node { return Node{Kind: List, Items: items} }
	object := func(fields ...Member) Node { return Node{Kind: Object, Fields: fields} }
	pair := object(Member{Name: "field", Value: str}, Member{Name: "n", Value: num})
	for _, c := range []struct {
		name   string
		shape  string
		fields []Member
		want   []string
	}{
		{"a keyword", "own", []Member{{Name: "class", Value: str}}, []string{`record OwnBody(@JsonProperty("class") String classValue) {}`, "import com.fasterxml.jackson.annotation.JsonProperty;"}},
		{"a method that every object has", "own", []Member{{Name: "hashCode", Value: str}}, []string{`@JsonProperty("hashCode") String hashCodeValue`}},
		{"two fields with the same variable", "own", []Member{{Name: "a-b", Value: str}, {Name: "a_b", Value: num}}, []string{`@JsonProperty("a-b") String aB, @JsonProperty("a_b") int aB2`}},
		{"null", "own", []Member{{Name: "a", Value: Node{Kind: Null}}}, []string{"record OwnBody(Object a) {}", "new OwnBody(null)"}},
		{"a list of null", "own", []Member{{Name: "a", Value: list(Node{Kind: Null})}}, []string{"List<Object> a", "Collections.singletonList(null)", "import java.util.Collections;\nimport java.util.List;\n"}},
		{"a list with null", "own", []Member{{Name: "a", Value: list(str, Node{Kind: Null})}}, []string{"List<Object> a", `Arrays.asList("x", null)`, "import java.util.Arrays;\nimport java.util.List;\n"}},
		{"whole and decimal numbers", "own", []Member{{Name: "a", Value: list(num, Node{Kind: Number, Text: "1.5"})}}, []string{"List<Number> a", "List.of(1, 1.5)"}},
		{"nested lists of numbers", "own", []Member{{Name: "a", Value: list(list(num), list(num, num))}}, []string{"List<List<Integer>> a"}},
		{"a list of mixed values", "own", []Member{{Name: "a", Value: list(str, num, str)}}, []string{"List<Object> a"}},
		{"empty values", "own", []Member{{Name: "a", Value: object()}, {Name: "b", Value: list()}}, []string{"Map<String, Object> a, List<Object> b", "Map.of(), List.of()", "import java.util.Map;"}},
		{"a list of the same class", "own", []Member{{Name: "items", Value: list(pair, pair)}}, []string{"List<ItemsBody> items", `List.of(new ItemsBody("x", 1), new ItemsBody("x", 1))`}},
		{"a list of two classes", "own", []Member{{Name: "items", Value: list(pair, object(Member{Name: "n", Value: num}))}}, []string{"List<Object> items", "record ItemsBody(String field, int n) {}\n\n  record ItemsBody2(int n) {}"}},
		{"an annotation's name", "response", []Member{{Name: "a", Value: str}}, []string{"record ResponseBody2(String a) {}"}},
		{"the name of the body's class", "own", []Member{{Name: "own", Value: pair}}, []string{"record OwnBody(OwnBody2 own) {}"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			code := javaSnippet(t, Request{Body: &Shape{Name: c.shape, MediaType: "application/json", Fields: c.fields}})
			for _, want := range c.want {
				if !strings.Contains(code, want) {
					t.Errorf("the code lacks %q:\n%s", want, code)
				}
			}
		})
	}
}

// A snippet sets Location with the framework's own call, unless that call would
// change or refuse the value.
func TestLocations(t *testing.T) {
	t.Parallel()
	calls := map[string]string{"nethttp": "http.Redirect(", "gin": "c.Redirect(", "spring-boot": ".location(URI.create("}
	for location, want := range map[string]bool{
		"/": true, "/a": true, "/a/": true, "/a/b?x=//1/../2": true, "/%C3%A9#part": true,
		"https://example.com": true, "http://example.com:8080/a//b/../c?d#e": true,
		"/a//b": false, "/a/../b": false, "/a/.": false, "//": false, "//example.com/a": false, "a": false, "../a": false, "?a": false, "#a": false,
		`/\example.com`: false, "/a b": false, "/{id}": false, "/%zz": false, "/a#b#c": false, "/a#b//c": false,
		"mailto:a@example.com": false, "http:///a": false, "http://[::1]/": false,
	} {
		for id, call := range calls {
			t.Run(id+" "+location, func(t *testing.T) {
				t.Parallel()
				header, err := input.HeaderField("Location", location)
				if err != nil {
					t.Fatal(err)
				}
				s, _ := status.Default(302)
				f, _ := frameworks.Find(frameworks.All, id)
				snippet, err := New().Snippet(Request{Status: s, Framework: f, Headers: []input.Header{header}})
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(snippet.Code, call) != want {
					t.Errorf("the code has %s: got %t, want %t\n%s", call, !want, want, snippet.Code)
				}
			})
		}
	}
}
