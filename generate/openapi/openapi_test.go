package openapi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/generate/openapi"
	"snipgen/generate/status"
)

const catalogue = `
- {code: 404, key: lost, message: "Lost: \"x\"", path: "/orders/{id}", name: get order}
- {code: 404, key: hidden, path: "/orders/:order", fields: {list: [1, 2.5, null, {yes: true}], none: {}, all: []}}
- {code: 404, key: gone, path: "/orders/<o>", body: problem, headers: {X-A: "1"}}
- {code: 410, key: over, path: "/orders/{id}"}
- {code: 409, key: taken, method: POST, path: /orders, name: get order}
- {code: 204, key: done, method: DELETE, path: "/orders/{id}"}
- {code: 799, key: odd, path: /odd}
- {code: 503, key: down}
`

func read(t *testing.T, text string) []*status.Status {
	t.Helper()
	read, err := definitions.Read("x.yaml", []byte(text), "")
	if err != nil {
		t.Fatal(err)
	}
	c := &definitions.Catalogue{Defaults: map[string]string{}}
	c.Merge(read)
	if err := c.Finish(); err != nil {
		t.Fatal(err)
	}
	var out []*status.Status
	for i := range c.Statuses {
		out = append(out, &c.Statuses[i])
	}
	return out
}

// at returns the value at a path of member names in a document.
func at(t *testing.T, document any, path ...string) any {
	t.Helper()
	for _, name := range path {
		object, is := document.(map[string]any)
		if !is || object[name] == nil {
			t.Fatalf("the document has nothing at %q", path)
		}
		document = object[name]
	}
	return document
}

func TestDocument(t *testing.T) {
	t.Parallel()
	statuses := read(t, catalogue)
	text, left, err := openapi.Document(statuses, generate.Request{}, true)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(left, []string{"odd"}) {
		t.Errorf("left out %q", left)
	}
	var document, same any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"paths": 2, "components": 2} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if n := len(at(t, document, name).(map[string]any)); n != want {
				t.Errorf("%d members, not %d", n, want)
			}
		})
	}
	if n := len(at(t, document, "components", "responses").(map[string]any)); n != len(statuses) {
		t.Errorf("%d responses for %d statuses", n, len(statuses))
	}
	// Paths that differ only in their parameters' names are one path.
	get := at(t, document, "paths", "/orders/{id}", "get")
	examples := at(t, get, "responses", "404", "content", "application/json", "examples").(map[string]any)
	if len(examples) != 2 || at(t, examples, "lost", "value", "message") != `Lost: "x"` {
		t.Errorf("the examples are %v", examples)
	}
	if at(t, get, "responses", "404", "content", "application/problem+json", "schema", "$ref") != "#/components/schemas/Problem" {
		t.Errorf("the problem has another schema: %v", get)
	}
	if at(t, get, "responses", "410", "$ref") != "#/components/responses/over" {
		t.Errorf("410 is %v", get)
	}
	// OpenAPI requires a unique operationId.
	if id := at(t, document, "paths", "/orders", "post", "operationId"); id != "get_order_2" {
		t.Errorf("the second operation is named %v", id)
	}
	if _, has := at(t, document, "components", "responses", "done").(map[string]any)["content"]; has {
		t.Error("a 204 has content")
	}

	inYAML, _, err := openapi.Document(statuses, generate.Request{}, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(inYAML, &same); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(same)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain, &same); err != nil || !reflect.DeepEqual(document, same) {
		t.Errorf("%v: YAML has\n%v\nJSON has\n%v", err, same, document)
	}
}

// A status given twice gets two responses. If the name of a schema is taken, the
// next one gets a number.
func TestNames(t *testing.T) {
	t.Parallel()
	s, _, err := status.Find("404", nil)
	if err != nil {
		t.Fatal(err)
	}
	other := *s
	other.Key = "other"
	text, _, err := openapi.Document([]*status.Status{s, s, &other}, generate.Request{Body: generate.ProblemShape}, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"not_found_2", "Problem2"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if want := fmt.Sprintf("%q: {", name); !strings.Contains(string(text), want) {
				t.Errorf("the document lacks it:\n%s", text)
			}
		})
	}
}

// A definition file of 1 MiB can't blow up the document: its size has a limit.
func TestBound(t *testing.T) {
	t.Parallel()
	var file strings.Builder
	for i := range 100 {
		fmt.Fprintf(&file, "- {code: 404, key: k%d, message: %q, fields: {a: \"%s\"}}\n", i, strings.Repeat("x", 9000), strings.Repeat("{message}", 10))
	}
	_, _, err := openapi.Document(read(t, file.String()), generate.Request{}, true)
	var wrong *input.Error
	if !errors.As(err, &wrong) || !strings.Contains(wrong.Text+wrong.Hint, input.OpenAPI.Name) && !strings.Contains(wrong.Text, "4 MiB") {
		t.Errorf("the error is %v, want the limit of a document", err)
	}
}
