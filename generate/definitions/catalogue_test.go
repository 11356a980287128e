package definitions

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"snipgen/generate"
	"snipgen/generate/input"
)

// documents are definition files and whether they are valid. The reader and the
// schema must agree on each.
var documents = []struct {
	text string
	good bool
}{
	{``, true},
	{`[]`, true},
	{`{}`, true},
	{`{statuses: [{code: 404, key: x}]}`, true},
	{`[{code: 404, key: x, message: "", reason: Not Here, meaning: m, reference: r}]`, true},
	{`[{code: 404, key: x, headers: {A: b, C: 1, Retry-After: null}}]`, true},
	{`[{code: 404, key: x}, {code: 404, key: y}]`, true},
	{`{bodies: {mine: {fields: {a: "{key} {{", b: [1, 2.5, true, null, {c: "{code}"}], _d: {}}}}}`, true},
	{`{bodies: {mine: {media_type: application/vnd.api+json, fields: {a: b}}}}`, true},
	{`{defaults: {lang: flask, color: never, body: problem, method: POST, path: /x, url: "http://localhost"}}`, true},
	{`{$schema: x}`, true},
	{`[{code: 404, key: x, method: post, path: "/a/{b}", name: get-order, body: none}]`, true},
	{`[{code: 404, key: x, body: problem, fields: {type: "about:{key}", a: [1, {b: null}]}}]`, true},
	{`[{code: 404, key: x, headers: {X-Mine: 1, Retry-After: 5}}]`, true},
	{`{defaults: {lang: "flask@3, Express"}}`, true},
	{`{"statuses": [{"code": 404, "key": "\u0078"}]}`, true},

	{`{targets: [{id: x, language: ruby, template: "a\nb"}]}`, true},
	{`{targets: [{id: x, like: flask, template: "a\nb", handler: "a\nb", module: "a\nb", mount: "a\nb", packages: [x, a/b], oldest: 2.0}]}`, true},
	{`{targets: [{id: x, like: flask, template: "a\nb", oldest: "2", constants: {"404": a.b, "410": null, "413": [{name: x, since: 2.10}, {name: y, before: "3"}]}}]}`, true},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {file: "{snake}_x.py", folders: [., /a/b], mounts: ["*.py", a/b.py], application: app, applications: [X, x.Y], routers: [R], includes: [add], prefix: at}}]}`, true},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {file: "{camel}.py", list: routes}}, {id: y, like: flask, template: "a\nb", module: "a\nb", scaffold: {block: draw}}]}`, true},

	{`x`, false},
	{`1`, false},
	{`{nothing: 1}`, false},
	{`{statuses: 1}`, false},
	{`[1]`, false},
	{`[{key: x}]`, false},
	{`[{code: 404}]`, false},
	{`[{code: "404", key: x}]`, false},
	{`[{code: 99, key: x}]`, false},
	{`[{code: 1000, key: x}]`, false},
	{`[{code: 404.5, key: x}]`, false},
	{`[{code: 404, key: "not found"}]`, false},
	{`[{code: 404, key: ""}]`, false},
	{`[{code: 404, key: 1}]`, false},
	{`[{code: 404, key: x, message: 1}]`, false},
	{`[{code: 404, key: x, message: [a]}]`, false},
	{`[{code: 404, key: x, reason: "a\nb"}]`, false},
	{`[{code: 404, key: x, reason: " a"}]`, false},
	{`[{code: 404, key: x, headers: []}]`, false},
	{`[{code: 404, key: x, headers: {"A B": c}}]`, false},
	{`[{code: 404, key: x, headers: {A: "b\r\nC: d"}}]`, false},
	{`[{code: 404, key: x, headers: {A: [b]}}]`, false},
	{`[{code: 404, key: x, mesage: y}]`, false},
	{`[{code: 404, key: x, method: FETCH}]`, false},
	{`[{code: 404, key: x, path: x}]`, false},
	{`[{code: 404, key: x, name: "a/b"}]`, false},
	{`[{code: 404, key: x, body: "a b"}]`, false},
	{`[{code: 404, key: x, fields: [a]}]`, false},
	{`[{code: 404, key: x, fields: {"": a}}]`, false},
	{`[{code: 404, key: x, headers: {Retry-After: [5]}}]`, false},
	{`{defaults: {color: red}}`, false},
	{`{defaults: {method: FETCH}}`, false},
	{`{bodies: []}`, false},
	{`{bodies: {error: {fields: {a: b}}}}`, false},
	{`{bodies: {"a b": {fields: {a: b}}}}`, false},
	{`{bodies: {mine: {}}}`, false},
	{`{bodies: {mine: {fields: {}}}}`, false},
	{`{bodies: {mine: {fields: {"": b}}}}`, false},
	{`{bodies: {mine: {fields: {__proto__: b}}}}`, false},
	{`{bodies: {mine: {fields: {a: b}, media_type: text/html}}}`, false},
	{`{bodies: {mine: {fields: [a]}}}`, false},
	{`{defaults: {lang: 1}}`, false},
	{`{defaults: {key: x}}`, false},
	{`{targets: [{id: x}]}`, false},
	{`{targets: [{template: x}]}`, false},
	{`{targets: {}}`, false},
	{`{targets: [{id: x, language: ruby, template: ""}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", packages: ["a*"]}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", oldest: new}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", oldest: [1]}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", constants: [a]}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", constants: {"4040": a}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", constants: {"404": a b}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", constants: {"404": [{since: "1"}]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", constants: {"404": [{name: a, until: "1"}]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", scaffold: {}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {file: "a/{snake}.py"}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {file: ".{snake}"}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {folders: [.git]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {folders: [../x]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {folders: [a//b]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {folders: ["a b"]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {mounts: [.x.py]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {mounts: [a/../b]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {application: a.b}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {routes: [{after: a}]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {applications: [""]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {applications: [a.b.c]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {routers: [a.]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {routers: ["a("]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {includes: [a.b]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {prefix: a-b}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {list: [a]}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {list: a.b}}]}`, false},
	{`{targets: [{id: x, like: flask, template: "a\nb", module: "a\nb", scaffold: {block: ""}}]}`, false},
}

// The reader and the JSON Schema accept the same files.
func TestSchema(t *testing.T) {
	t.Parallel()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("snipgen.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("snipgen.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		t.Run(cmp.Or(d.text, "empty"), func(t *testing.T) {
			t.Parallel()
			c, err := Read("x.yaml", []byte(d.text), "")
			if err == nil {
				err = c.Finish()
			}
			if (err == nil) != d.good {
				t.Errorf("reader: error %v, want none: %t", err, d.good)
			}
			var value any
			if err := yaml.Unmarshal([]byte(d.text), &value); err != nil {
				t.Fatal(err)
			}
			plain, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			if value, err = jsonschema.UnmarshalJSON(strings.NewReader(string(plain))); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); (err == nil) != d.good {
				t.Errorf("schema: error %v, want none: %t", err, d.good)
			}
		})
	}
}

// The example in the help is a valid definition file.
func TestHelp(t *testing.T) {
	t.Parallel()
	_, example, _ := strings.Cut(Help, "\n  # yaml")
	example, _, _ = strings.Cut(example, "\nA file can")
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "snipgen"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"flask.py.tmpl", "sinatra.rb.tmpl", "house.py.tmpl", "handler.py.tmpl", "module.py.tmpl", "mount.py.tmpl"} {
		if err := os.WriteFile(filepath.Join(dir, "snipgen", name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Read("help", []byte("  # yaml"+example), dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Statuses) != 2 || len(c.Shapes) != 1 || len(c.Targets) != 3 || len(c.Defaults) != 2 {
		t.Errorf("got %+v, want 2 statuses, 1 body shape, 3 targets and 2 defaults", c)
	}
}

// An error names line and column in characters, both from 1, in YAML and JSON,
// also after tabs and wide characters.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, text, want string }{
		{"a wrong value", "f", "statuses:\n  - code: 404\n    key: 1\n", "f:3:10"},
		{"wide characters", "f", "{\"한글\": 1}", "f:1:2"},
		{"tabs", "f", "{\n\t\"statuses\": [\n\t\t{\"code\": 1}]}", "f:3:12"},
		{"a second status", "f", "[{\"code\": 404, \"key\": \"a\"}, {}]", "f:1:29"},
		{"invalid UTF-8", "f", "# x\n- {code: 404, key: a, message: \"\xff\"}", "f:2:33"},
		{"JSON without an end", "f.json", "[1", "f.json:1:3"},
		{"JSON with two ends", "f.json", "[]]", "f.json:1:3"},
		{"JSON without a colon", "f.json", "{\"a\" 1}", "f.json:1:6"},
		{"JSON with a bare key", "f.json", "[\n  {a:1}]", "f.json:2:4"},
		{"empty JSON", "f.json", "", "f.json:1:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read(c.file, []byte(c.text), ""); err == nil || !strings.HasPrefix(err.Error(), c.want+":") {
				t.Errorf("got %v, want it at %s", err, c.want)
			}
		})
	}
}

// No file, however deep, large or full of aliases, keeps the reader busy.
func TestBombs(t *testing.T) {
	t.Parallel()
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		laughs.WriteString(strings.NewReplacer("N", string(rune('a'+i)), "P", string(rune('a'+i-1))).Replace("N: &N [*P, *P, *P, *P, *P, *P, *P, *P, *P]\n"))
	}
	for name, bomb := range map[string]string{
		"aliases of aliases":   strings.Replace(laughs.String(), "a0: &a0", "a: &a", 1),
		"nested flow lists":    strings.Repeat("[", 10_000),
		"nested block lists":   strings.Repeat("- ", 10_000),
		"nested maps":          strings.Repeat(`{"a":`, 10_000),
		"a list within itself": "a: &a [*a]",
		"a map within itself":  "{a: &a {b: *a}}",
		"more than the limit":  strings.Repeat("x", input.DefinitionFile.Most+1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read("x.yaml", []byte(bomb), ""); err == nil {
				t.Error("the file is accepted")
			}
		})
	}
}

// Of two definitions with the same name, the one that was there first stays.
func TestMerge(t *testing.T) {
	t.Parallel()
	read := func(text string) *Catalogue {
		c, err := Read("x.yaml", []byte(text), "")
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := read(`{statuses: [{code: 400, key: a, message: first}], defaults: {lang: flask}}`)
	c.Merge(read(`{statuses: [{code: 401, key: a}, {code: 402, key: b}], defaults: {lang: x, path: /y}, bodies: {m: {fields: {a: b}}}}`))
	if len(c.Statuses) != 2 || c.Statuses[0].Message != "first" || c.Statuses[1].Key != "b" || len(c.Shapes) != 1 ||
		c.Defaults["lang"] != "flask" || c.Defaults["path"] != "/y" {
		t.Errorf("merged to %+v", c)
	}
	if s, err := c.Shape("m"); err != nil || s.Name != "m" {
		t.Errorf("shape m: %v", err)
	}
	if s, err := c.Shape("problem"); err != nil || s != generate.ProblemShape {
		t.Errorf("shape problem: %v", err)
	}
}

// FuzzRead reads any text as a definition file: it is refused as wrong input, or
// its definitions keep the rules. Allocations are limited by the file's length
// and the limit on aliases.
func FuzzRead(f *testing.F) {
	for _, d := range documents {
		f.Add([]byte(d.text))
	}
	f.Add([]byte("statuses:\n- &a {code: 404, key: x}\n- *a\n"))
	f.Add([]byte("!!binary aGk=\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c *Catalogue
		var err error
		if n := testing.AllocsPerRun(1, func() { c, err = Read("x.yaml", data, "") }); n > float64(5*input.Nodes.Most+100*len(data)) {
			t.Fatalf("%d bytes take %.0f allocations", len(data), n)
		}
		var wrong *input.Error
		switch {
		case err != nil && !errors.As(err, &wrong):
			t.Fatalf("%T: %v", err, err)
		case err != nil && (!strings.HasPrefix(err.Error(), "x.yaml:") || strings.Contains(err.Error(), "failed to")):
			t.Fatalf("the error names no position: %v", err)
		case err != nil:
			return
		}
		for _, s := range c.Statuses {
			if _, err := input.Key(s.Key); err != nil || s.Code < 100 || s.Code > 999 {
				t.Fatalf("bad status %+v: %v", s, err)
			}
			if _, err := input.Message(s.Message); err != nil {
				t.Fatal(err)
			}
			if _, err := input.Reason(s.Reason); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range c.Shapes {
			for _, m := range s.Fields {
				if _, err := input.FieldName(m.Name); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// A note warns of a key that is a built-in status's, defined for another code.
// The same key for the same code only replaces the message.
func TestKeyOfAnotherCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"another code", "- {code: 410, key: not_found}\n", `x.yaml:1:15: key "not_found" is also that of the built-in status 404, but is defined for 410`},
		{"the same code", "- {code: 404, key: not_found}\n- {code: 404, key: my_own}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			own, err := Read("x.yaml", []byte(c.text), "")
			if err != nil || strings.Join(own.Notes, "; ") != c.want {
				t.Errorf("got notes %q, %v, want %q", own.Notes, err, c.want)
			}
		})
	}
}
