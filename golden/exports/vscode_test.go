package exports

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"snipgen/frameworks"
	"snipgen/golden/kit"
)

var vscodeKit = kit.Node("exports", ".")

// visual is a file as Visual Studio Code's own code reads it.
type visual struct {
	Schemas  map[string]json.RawMessage
	Errors   []any
	Value    json.RawMessage
	Snippets []struct {
		Name, Prefix, Description, Text string
		Scopes                          []string
		Bogus                           bool
		Stops                           []struct {
			Index int
			Text  string
		}
	}
}

// load reads a file with Visual Studio Code's own loader and parser, and validates it
// by its schema.
func load(t *testing.T, file, schema string) visual {
	t.Helper()
	input, err := json.Marshal(map[string]string{"modules": vscodeKit.In(t, "node_modules"), "file": file})
	if err != nil {
		t.Fatal(err)
	}
	var v visual
	if err := json.Unmarshal([]byte(command(t, string(input), "node", "--no-warnings", "vscode.mjs")), &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Errors) > 0 {
		t.Errorf("%s has errors: %v", file, v.Errors)
	}
	rules, err := jsonschema.UnmarshalJSON(bytes.NewReader(v.Schemas[schema]))
	if err != nil {
		t.Fatalf("schema %s: %v", schema, err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(v.Value))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://code.example/schema.json", rules); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("https://code.example/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%s: %v", file, err)
	}
	return v
}

// expanded compares what a file's snippets expand to with the wanted text, and checks
// that all stops with the same number have the same text.
func (v *visual) expanded(t *testing.T, want []snippet, scopes ...string) {
	t.Helper()
	texts := map[string]string{}
	for _, s := range v.Snippets {
		if _, twice := texts[s.Prefix]; twice {
			t.Errorf("%q is there twice", s.Prefix)
		}
		texts[s.Prefix] = s.Text
		if s.Bogus || s.Description == "" || strings.Join(s.Scopes, ",") != strings.Join(scopes, ",") {
			t.Errorf("%s: variables %v, description %q, scopes %q", s.Name, s.Bogus, s.Description, s.Scopes)
		}
		stops := map[int]string{}
		for _, stop := range s.Stops {
			if text, seen := stops[stop.Index]; seen && text != stop.Text {
				t.Errorf("%s: stop %d is %q and %q", s.Name, stop.Index, text, stop.Text)
			}
			stops[stop.Index] = stop.Text
		}
		if stops[0] != "" {
			t.Errorf("%s: the last stop is %q", s.Name, stops[0])
		}
	}
	for _, s := range want {
		differ(t, s.trigger, indented(s.indent, texts[s.trigger]), s.want)
	}
}

func TestVSCode(t *testing.T) {
	newProgram(t).each(t, "vscode", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		v := load(t, filepath.Join(folder, "snipgen.code-snippets"), "vscode://schemas/global-snippets")
		v.expanded(t, want, f.Language.Editors.VSCode...)
	})
}

// Zed reads Visual Studio Code's files for one language. They are valid there, and
// Neovim's parser of the same syntax expands them to the text. Zed itself doesn't run
// here.
func TestZed(t *testing.T) {
	newProgram(t).each(t, "zed", func(t *testing.T, f *frameworks.Framework, folder string, want []snippet) {
		first := filepath.Join(folder, f.Language.Editors.Zed[0]+".json")
		for _, name := range f.Language.Editors.Zed {
			differ(t, name, read(t, filepath.Join(folder, name+".json")), read(t, first))
		}
		v := load(t, first, "vscode://schemas/snippets")
		v.expanded(t, want)

		var file map[string]struct {
			Prefix, Body []string
		}
		if err := json.Unmarshal(v.Value, &file); err != nil {
			t.Fatal(err)
		}
		var triggers, bodies []string
		for _, s := range file {
			triggers = append(triggers, s.Prefix[0])
			bodies = append(bodies, strings.Join(s.Body, "\n"))
		}
		dir := t.TempDir()
		list, err := json.Marshal(bodies)
		if err != nil {
			t.Fatal(err)
		}
		in, out := write(t, filepath.Join(dir, "bodies.json"), string(list)), filepath.Join(dir, "out.json")
		neovim(t, "neovim.lua", "BODIES="+in, "OUT="+out)
		var expanded []string
		if err := json.Unmarshal([]byte(read(t, out)), &expanded); err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for i, trigger := range triggers {
			texts[trigger] = expanded[i]
		}
		for _, s := range want {
			differ(t, "in Neovim "+s.trigger, indented(s.indent, texts[s.trigger]), s.want)
		}
	})
}
