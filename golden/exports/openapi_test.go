package exports

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// catalogue has definitions of each kind: with their own path, with the path or the
// path and code of another, with fields, without a body, and with a code that isn't
// in HTTP.
const catalogue = `
statuses:
  - {code: 404, key: order_not_found, path: "/orders/{id}", name: get order}
  - {code: 404, key: order_hidden, path: "/orders/:order", fields: {hint: "yes", at: "1:30", n: [1, 2.5, null, {a: true}]}}
  - {code: 404, key: order_lost, path: "/orders/<o>", body: problem}
  - {code: 410, key: order_gone, path: "/orders/{id}", headers: {X-Gone: "on"}}
  - {code: 409, key: order_rejected, method: POST, path: /orders/, message: "a: b # c\n- \"d\" \\ é 💥"}
  - {code: 405, key: head_only, method: HEAD, path: "/{a}/{b}"}
  - {code: 301, key: moved, path: /}
  - {code: 204, key: done, method: DELETE, path: "/orders/{id}"}
  - {code: 103, key: hints, path: /hints}
  - {code: 799, key: odd, path: /odd}
  - {code: 503, key: down, body: none}
  - {code: 400, key: own_body, body: nested}
bodies:
  nested: {media_type: application/vnd.example+json, fields: {"y": "{message}", "null": [], "no": {}}}
`

// A document is valid by OpenAPI's own schema, its references lead somewhere, and it
// is the same in YAML and in JSON.
func TestOpenAPI(t *testing.T) {
	p := newProgram(t)
	file := filepath.Join(t.TempDir(), "catalogue.yaml")
	if err := os.WriteFile(file, []byte(catalogue), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"definitions of each kind", []string{"-s", file}},
		{"hostile definitions", []string{"-s", p.definitions}},
		{"built-in statuses", []string{"404@iana", "499", "301", "103", "-s", file}},
		{"problems with a header", []string{"-s", file, "--body", "problem", "--header", "X-A: b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := append([]string{"export", "openapi"}, c.args...)
			inYAML, inJSON := p.run(t, args...), p.run(t, append(args, "--json")...)
			for i, r := range judged(t, inYAML, inJSON) {
				if !r.Valid || r.Version != "3.1" {
					t.Errorf("%s: version %q: %s", []string{"YAML", "JSON"}[i], r.Version, r.Errors)
				}
			}
			var a, b any
			if err := yaml.Unmarshal([]byte(inYAML), &a); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(inJSON), &b); err != nil {
				t.Fatal(err)
			}
			plain, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			same, err := json.Marshal(b)
			if err != nil {
				t.Fatal(err)
			}
			if string(plain) != string(same) {
				t.Errorf("in YAML\n%s\nin JSON\n%s", plain, same)
			}
			examples(t, b.(map[string]any))
		})
	}
	t.Run("reference to nothing", func(t *testing.T) {
		document := p.run(t, "export", "openapi", "-s", file)
		broken := strings.Replace(document, "#/components/responses/order_gone", "#/components/responses/nothing", 1)
		if broken == document || judged(t, broken)[0].Valid {
			t.Error("the document is valid")
		}
	})
}

// examples validates each example of a response by the schema of that response.
func examples(t *testing.T, document map[string]any) {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://openapi.example/document", document); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for name, r := range document["components"].(map[string]any)["responses"].(map[string]any) {
		content, _ := r.(map[string]any)["content"].(map[string]any)
		for _, media := range content {
			media := media.(map[string]any)
			schema, err := c.Compile("https://openapi.example/document" + media["schema"].(map[string]any)["$ref"].(string))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(media["example"]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			checked++
		}
	}
	if checked == 0 {
		t.Error("no response has an example")
	}
}

type verdict struct {
	Valid   bool
	Version string
	Errors  json.RawMessage
}

// judged validates documents.
func judged(t *testing.T, documents ...string) []verdict {
	t.Helper()
	input, err := json.Marshal(map[string]any{"modules": vscodeKit.In(t, "node_modules"), "documents": documents})
	if err != nil {
		t.Fatal(err)
	}
	var v []verdict
	if err := json.Unmarshal([]byte(command(t, string(input), "node", "openapi.mjs")), &v); err != nil {
		t.Fatal(err)
	}
	if len(v) != len(documents) {
		t.Fatalf("%d verdicts on %d documents", len(v), len(documents))
	}
	return v
}

// With the schema that snipgen prints, yaml-language-server completes definition files
// and reports only what snipgen refuses.
func TestLanguageServer(t *testing.T) {
	p := newProgram(t)
	schema := filepath.Join(t.TempDir(), "snipgen.schema.json")
	if err := os.WriteFile(schema, []byte(p.run(t, "schema")), 0o666); err != nil {
		t.Fatal(err)
	}
	const definition = "statuses:\n  - code: 404\n    key: x\n    "
	cases := []struct {
		name, text string
		completed  string // one of the completions; "" for none
		problem    string // what a diagnostic contains; "" for no diagnostic
	}{
		{"no target yet", "defaults:\n  lang: ", "flask", "Valid values"},
		{"half a target", "defaults:\n  lang: f", "fastapi", ""},
		{"no default body yet", "defaults:\n  body: ", "problem", "Valid values"},
		{"no body yet", definition + "body: ", "none", "Valid values"},
		{"no header yet", definition + "headers:\n      ", "Retry-After", "Expected"},
		{"no method yet", definition + "method: ", "PATCH", "Expected"},
		{"no member yet", definition, "fields", ""},
		{"targets with a version", "defaults:\n  lang: rails@7.1, flask\n", "", ""},
		{"own headers, body, path and fields", definition + "headers:\n      X-Own: 1\n      Allow: null\n    body: own\n    path: /a/{b}\n    fields: {a: [1, {b: null}]}\n", "", ""},
		{"header with a list", definition + "headers:\n      Retry-After: [1]\n", "", "Incorrect type"},
		{"unknown member", definition + "nope: 1\n", "", "Property nope is not allowed"},
		{"unknown method", definition + "fields:\n      a: {key}\n    method: FETCH\n", "", "Valid values"},
		{"definitions of each kind", catalogue, "", ""},
	}
	var texts []string
	for _, c := range cases {
		texts = append(texts, c.text)
	}
	input, err := json.Marshal(map[string]any{"modules": vscodeKit.In(t, "node_modules"), "schema": schema, "texts": texts})
	if err != nil {
		t.Fatal(err)
	}
	var answers []struct{ Labels, Problems []string }
	if err := json.Unmarshal([]byte(command(t, string(input), "timeout", "60", "node", "yaml.mjs")), &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(cases) {
		t.Fatalf("%d answers for %d texts", len(answers), len(cases))
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := answers[i]
			if c.completed != "" && !slices.Contains(a.Labels, c.completed) {
				t.Errorf("the completions are %q, without %q", a.Labels, c.completed)
			}
			if problems := strings.Join(a.Problems, "; "); c.problem == "" && problems != "" || !strings.Contains(problems, c.problem) {
				t.Errorf("the problems are %q, not %q", problems, c.problem)
			}
		})
	}
}
