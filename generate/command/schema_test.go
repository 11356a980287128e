package command

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the JSON schemas that `snipgen schema` prints.
type schemas struct {
	byCommand map[string]*jsonschema.Schema

	mutex sync.Mutex
	used  map[string]bool // by the output's name: whether judge has used it
}

// compiled prints and compiles the schemas.
func compiled(t *testing.T) *schemas {
	t.Helper()
	out := &schemas{byCommand: map[string]*jsonschema.Schema{}, used: map[string]bool{}}
	for _, o := range printed {
		text, stderr, code := snipgen(t, "schema", o.name)
		if code != Done {
			t.Fatalf("schema %s exits with %d: %s", o.name, code, stderr)
		}
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource(o.name, document); err != nil {
			t.Fatal(err)
		}
		if out.byCommand[o.command], err = compiler.Compile(o.name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// judge validates the output of a command line with --json against its schema.
func (s *schemas) judge(t *testing.T, name string, args []string, o outcome) {
	t.Helper()
	if !slices.Contains(args, "--json") || o.stdout == "" || len(args) > 0 && args[0] == completer {
		return
	}
	c, _ := (&program{commands: commands}).commandOf(args)
	if slices.Contains(args, "--help") || slices.Contains(args, "-h") || c == &exportCommand {
		return
	}
	schema := s.byCommand[c.name]
	if schema == nil {
		t.Errorf("%s: the JSON output of %q has no schema", name, c.name)
		return
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(o.stdout))
	if err != nil {
		t.Errorf("%s prints no JSON: %v", name, err)
		return
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	i := slices.IndexFunc(printed, func(o output) bool { return o.command == c.name })
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.used[printed[i].name] = true
}

// Every command with --json has a schema, which rejects what the command can't
// print.
func TestSchemas(t *testing.T) {
	t.Parallel()
	s := compiled(t)
	for _, c := range commands {
		if _, has := c.find("json"); has && s.byCommand[c.name] == nil && c != &exportCommand {
			t.Errorf("the JSON output of %q has no schema", c.name)
		}
	}
	for name, schema := range s.byCommand {
		t.Run(cmp.Or(name, "snippet"), func(t *testing.T) {
			t.Parallel()
			for _, wrong := range []any{"x", nil, map[string]any{"nothing": true}, []any{"x"}} {
				if schema.Validate(wrong) == nil {
					t.Errorf("the schema accepts %v", wrong)
				}
			}
		})
	}
}
