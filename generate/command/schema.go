package command

import (
	"io"
	"reflect"
	"slices"
	"strings"

	"snipgen/generate/check"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/input"
)

var schemaCommand = command{
	name: "schema", arguments: "[OUTPUT]", summary: "print the JSON Schema of definition files, or of a command's JSON output",
	notes: []string{
		"With the schema of definition files, an editor completes and checks them; `snipgen help definitions` shows how to name it. " +
			"`snipgen schema status` is that of `snipgen show --json`.",
	},
	bare: true, run: (*call).schema,
}

// An output is what a command prints with --json. Its JSON Schema derives from
// its Go type when it is needed, so it always matches the output and other
// commands don't pay for it.
type output struct {
	name, command, text string
	types               []any // it has one of these types
}

var printed = []output{
	{"snippet", "", "the code of a snippet, or a list of several", []any{jsonSnippet{}, []jsonSnippet{}}},
	{"status", "show", "what is known of a status", []any{jsonStatus{}}},
	{"statuses", "statuses", "statuses, as `snipgen show` describes each, without its snippets and what they sent", []any{[]jsonStatus{}}},
	{"target", "frameworks", "the targets, with what ran", []any{[]jsonTarget{}}},
	{"detect", "detect", "what a project uses, and the evidence", []any{jsonProject{}}},
	{"scaffold", "scaffold", "the files of handlers, and how to mount them", []any{jsonScaffold{}}},
	{"check", "check", "a response compared with a status, or with --all each definition's", []any{check.Result{}, check.Results{}}},
	{"editor", "editor", "the configuration of an editor, or of all", []any{editors.Listed{}, []editors.Listed{}}},
}

// schema prints a JSON Schema.
func (c *call) schema() error {
	switch len(c.arguments) {
	case 0:
		_, err := io.WriteString(c.stdout, definitions.Schema())
		return err
	case 1:
	default:
		return input.Errorf("schema takes one output, not %d", len(c.arguments)).Hintf("the outputs are %s", outputNames())
	}
	name := c.arguments[0]
	i := slices.IndexFunc(printed, func(o output) bool { return o.name == name || o.command == name })
	if i < 0 {
		return input.Errorf("unknown output %q", name).Hintf("the outputs are %s", outputNames())
	}
	return writeJSON(c.stdout, printed[i].schema())
}

func outputNames() string {
	return strings.Join(each(printed, func(o output) string { return o.name }), ", ")
}

// A jsonSchema is a JSON Schema (2020-12) of a value of a Go type.
type jsonSchema struct {
	Schema      string                 `json:"$schema,omitempty"`
	Title       string                 `json:"title,omitempty"`
	Description string                 `json:"description,omitempty"`
	Ref         string                 `json:"$ref,omitempty"`
	OneOf       []*jsonSchema          `json:"oneOf,omitempty"`
	Type        string                 `json:"type,omitempty"`
	Enum        []any                  `json:"enum,omitempty"`
	Items       *jsonSchema            `json:"items,omitempty"`
	Properties  map[string]*jsonSchema `json:"properties,omitempty"`
	Required    []string               `json:"required,omitempty"`
	// Additional is false for an object with known members only, or the schema
	// of the members of a map.
	Additional any                    `json:"additionalProperties,omitempty"`
	Defs       map[string]*jsonSchema `json:"$defs,omitempty"`
}

// schema returns the schema of an output. The types of its parts are in $defs.
func (o output) schema() *jsonSchema {
	defs := map[string]*jsonSchema{}
	root := &jsonSchema{Defs: defs}
	for _, value := range o.types {
		root.OneOf = append(root.OneOf, schemaOf(reflect.TypeOf(value), defs))
	}
	if len(root.OneOf) == 1 {
		root.Ref, root.Type, root.Items, root.OneOf = root.OneOf[0].Ref, root.OneOf[0].Type, root.OneOf[0].Items, nil
	}
	root.Schema, root.Title, root.Description = "https://json-schema.org/draft/2020-12/schema", "snipgen "+o.name, o.text
	return root
}

// schemaOf returns the schema of a type, and adds those of structs to defs.
func schemaOf(t reflect.Type, defs map[string]*jsonSchema) *jsonSchema {
	switch t.Kind() {
	case reflect.String:
		if t == reflect.TypeFor[check.Verdict]() {
			return &jsonSchema{Enum: []any{check.Same, check.Differs, check.Note}}
		}
		return &jsonSchema{Type: "string"}
	case reflect.Int:
		return &jsonSchema{Type: "integer"}
	case reflect.Bool:
		return &jsonSchema{Type: "boolean"}
	case reflect.Pointer:
		return &jsonSchema{OneOf: []*jsonSchema{schemaOf(t.Elem(), defs), {Type: "null"}}}
	case reflect.Slice:
		return &jsonSchema{Type: "array", Items: schemaOf(t.Elem(), defs)}
	case reflect.Map:
		return &jsonSchema{Type: "object", Additional: schemaOf(t.Elem(), defs)}
	case reflect.Struct:
		name := strings.ToLower(strings.TrimPrefix(t.Name(), "json"))
		if defs[name] == nil {
			s := &jsonSchema{Type: "object", Properties: map[string]*jsonSchema{}, Additional: false}
			defs[name] = s
			s.members(t, defs)
		}
		return &jsonSchema{Ref: "#/$defs/" + name}
	}
	panic("no output has a " + t.String())
}

// members adds the members that encoding/json writes for a struct.
func (s *jsonSchema) members(t reflect.Type, defs map[string]*jsonSchema) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			s.members(f.Type, defs)
		case !f.IsExported() || name == "-":
		default:
			s.Properties[name] = schemaOf(f.Type, defs)
			if !strings.Contains(options, "omit") {
				s.Required = append(s.Required, name)
			}
		}
	}
}
