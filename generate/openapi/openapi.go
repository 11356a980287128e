// Package openapi describes statuses as an OpenAPI 3.1 document: a response for
// each, the schemas of their bodies, and the operations of those with a path.
package openapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"snipgen/generate"
	"snipgen/generate/check"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// A response is a status with what its handler sends.
type response struct {
	status *status.Status
	name   string // in components
	method string // in lower case
	want   check.Want
	schema string // the name of its body's schema; "" if it has no body
	body   *yaml.Node
}

// A builder collects the parts of a document.
type builder struct {
	responses []*response
	schemas   *yaml.Node
	bytes     int // of the bodies
	left      []string
}

// Document returns the document for statuses, as YAML or JSON. The request has
// what all of them share. left lists the definitions whose path has no
// operation, because OpenAPI knows no code outside 100 to 599.
func Document(statuses []*status.Status, request generate.Request, asJSON bool) (text []byte, left []string, err error) {
	b := &builder{schemas: object()}
	for _, s := range statuses {
		if err := b.add(s, request); err != nil {
			return nil, nil, err
		}
	}
	responses := object()
	for _, r := range b.responses {
		add(responses, r.name, r.described())
	}
	paths := b.paths()
	components := object("responses", responses)
	if len(b.schemas.Content) > 0 {
		add(components, "schemas", b.schemas)
	}
	root := object("openapi", plain("3.1.0"), "info", object("title", plain("Responses"), "version", plain("1.0.0")), "paths", paths, "components", components)
	var out bytes.Buffer
	if asJSON {
		err := json.Indent(&out, jsonOf(root), "", "  ")
		return append(out.Bytes(), '\n'), b.left, err
	}
	dumper, err := yaml.NewDumper(&out, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err == nil {
		err = cmp.Or(dumper.Dump(root), dumper.Close())
	}
	return out.Bytes(), b.left, err
}

// add adds the response of a status.
func (b *builder) add(s *status.Status, request generate.Request) error {
	request.Status = s
	request.Complete()
	r := &response{status: s, name: s.Key, method: strings.ToLower(cmp.Or(request.Method, "GET"))}
	for n := 2; slices.ContainsFunc(b.responses, func(o *response) bool { return o.name == r.name }); n++ {
		r.name = fmt.Sprintf("%s_%d", s.Key, n)
	}
	var err error
	if r.want, err = check.Expect(request); err != nil {
		return err
	}
	if b.bytes += len(r.want.Body); b.bytes > input.OpenAPI.Most {
		return input.OpenAPI.Exceeded("the document")
	}
	if r.want.Body != "" {
		if r.body, err = decode(r.want.Body); err != nil {
			return err
		}
		name := capital(request.Shape().Name)
		if d := s.Definition; d != nil && len(d.Fields) > 0 {
			name = capital(s.Key) + name
		}
		r.schema = b.schema(name, r)
	}
	b.responses = append(b.responses, r)
	return nil
}

// schema returns the name of the schema of a body: name or, if bodies of
// another form already have that name, name with a number.
func (b *builder) schema(name string, r *response) string {
	schema := schemaOf(r.body)
	wanted, first := jsonOf(schema), name
	for n := 2; ; n++ {
		i := slices.IndexFunc(b.schemas.Content, func(n *yaml.Node) bool { return n.Value == name })
		if i < 0 {
			add(b.schemas, name, schema)
			return name
		}
		if bytes.Equal(jsonOf(b.schemas.Content[i+1]), wanted) {
			return name
		}
		name = first + fmt.Sprint(n)
	}
}

func capital(shape string) string {
	out := ""
	for _, word := range input.Words(shape) {
		out += strings.ToUpper(word[:1]) + word[1:]
	}
	return out
}

// description says what a response means.
func (r *response) description() string {
	return cmp.Or(r.status.Meaning, r.status.Message, r.status.Reason, r.status.Key)
}

// described returns the Response Object.
func (r *response) described() *yaml.Node {
	out := object("description", quoted(r.description()))
	addHeaders(out, r)
	if r.body != nil {
		add(out, "content", object(r.want.Media, object("schema", reference("schemas", r.schema), "example", r.body)))
	}
	return out
}

func addHeaders(to *yaml.Node, of ...*response) {
	headers := object()
	seen := map[string]bool{}
	for _, r := range of {
		for _, f := range r.want.Fields {
			if lower := strings.ToLower(f.Name); !seen[lower] {
				seen[lower] = true
				add(headers, f.Name, object("schema", object("type", plain("string")), "example", quoted(f.Value)))
			}
		}
	}
	if len(headers.Content) > 0 {
		add(to, "headers", headers)
	}
}

// paths returns the Paths Object. Definitions with the same path and method are
// responses of one operation; paths that differ only in the names of their
// parameters are identical (OpenAPI 3.1, Paths Object).
func (b *builder) paths() *yaml.Node {
	paths := object()
	items := map[string]*yaml.Node{}       // by the pattern of the path
	operations := map[string][]*response{} // by method and path
	var order []string
	for _, r := range b.responses {
		d := r.status.Definition
		if d == nil || d.Path == nil {
			continue
		}
		if r.status.Code > 599 {
			b.left = append(b.left, r.status.Key)
			continue
		}
		key := r.method + " " + d.Path.Pattern()
		if operations[key] == nil {
			order = append(order, key)
		}
		operations[key] = append(operations[key], r)
	}
	ids := map[string]bool{}
	for _, key := range order {
		of := operations[key]
		method, path, _ := strings.Cut(key, " ")
		first := of[0].status.Definition
		if items[path] == nil {
			items[path] = object()
			addParameters(items[path], first.Path)
			add(paths, first.Path.String(), items[path])
		}
		words := first.Name
		if words == nil {
			words = input.Words(of[0].status.Key)
		}
		id := strings.Join(words, "_")
		for n := 2; ids[id]; n++ {
			id = fmt.Sprintf("%s_%d", strings.Join(words, "_"), n)
		}
		ids[id] = true
		add(items[path], method, object("operationId", plain(id), "responses", answers(of)))
	}
	return paths
}

func addParameters(item *yaml.Node, path input.Route) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, s := range path {
		if s.Parameter {
			list.Content = append(list.Content, object("name", plain(s.Text), "in", plain("path"), "required", boolean(true), "schema", object("type", plain("string"))))
		}
	}
	if len(list.Content) > 0 {
		add(item, "parameters", list)
	}
}

// answers returns the Responses Object of an operation. Several responses with
// one code become one, with an example of each.
func answers(of []*response) *yaml.Node {
	out := object()
	byCode := map[int][]*response{}
	for _, r := range of {
		byCode[r.status.Code] = append(byCode[r.status.Code], r)
	}
	for _, r := range of {
		same := byCode[r.status.Code]
		code := fmt.Sprintf("%03d", r.status.Code)
		switch {
		case same[0] != r:
		case len(same) == 1:
			add(out, code, reference("responses", r.name))
		default:
			add(out, code, joined(same))
		}
	}
	return out
}

// joined returns the Response Object for several responses with one code.
func joined(of []*response) *yaml.Node {
	var descriptions []string
	content, medias := object(), map[string]bool{}
	for _, r := range of {
		descriptions = append(descriptions, r.name+": "+r.description())
		if r.body == nil || medias[r.want.Media] {
			continue
		}
		medias[r.want.Media] = true
		schemas, examples := &yaml.Node{Kind: yaml.SequenceNode}, object()
		known := map[string]bool{}
		for _, o := range of {
			if o.body == nil || o.want.Media != r.want.Media {
				continue
			}
			if !known[o.schema] {
				known[o.schema] = true
				schemas.Content = append(schemas.Content, reference("schemas", o.schema))
			}
			add(examples, o.name, object("value", o.body))
		}
		schema := schemas.Content[0]
		if len(schemas.Content) > 1 {
			schema = object("anyOf", schemas)
		}
		add(content, r.want.Media, object("schema", schema, "examples", examples))
	}
	out := object("description", quoted(strings.Join(descriptions, "\n")))
	addHeaders(out, of...)
	if len(content.Content) > 0 {
		add(out, "content", content)
	}
	return out
}

// schemaOf returns the schema of values like a node.
func schemaOf(n *yaml.Node) *yaml.Node {
	switch n.Kind {
	case yaml.MappingNode:
		required, properties := &yaml.Node{Kind: yaml.SequenceNode}, object()
		for i := 0; i < len(n.Content); i += 2 {
			required.Content = append(required.Content, plain(n.Content[i].Value))
			add(properties, n.Content[i].Value, schemaOf(n.Content[i+1]))
		}
		out := object("type", plain("object"))
		if len(required.Content) > 0 {
			add(out, "required", required)
			add(out, "properties", properties)
		}
		return out
	case yaml.SequenceNode:
		return object("type", plain("array"), "items", object())
	}
	switch n.Tag {
	case "!!int":
		return object("type", plain("integer"))
	case "!!float":
		return object("type", plain("number"))
	case "!!bool":
		return object("type", plain("boolean"))
	case "!!null":
		return object() // any value
	}
	return object("type", plain("string"))
}

// decode returns the node of a JSON value, with its members in their order.
func decode(text string) (*yaml.Node, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return value(d)
}

func value(d *json.Decoder) (*yaml.Node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		if token == '{' {
			n.Kind = yaml.MappingNode
		}
		for d.More() {
			item, err := value(d)
			if err != nil {
				return nil, err
			}
			if n.Kind == yaml.MappingNode && len(n.Content)%2 == 0 {
				item = plain(item.Value) // a name
			}
			n.Content = append(n.Content, item)
		}
		_, err := d.Token()
		return n, err
	case string:
		return quoted(token), nil
	case json.Number:
		tag := "!!int"
		if strings.ContainsAny(token.String(), ".eE") {
			tag = "!!float"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: token.String()}, nil
	case bool:
		return boolean(token), nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}, nil
}

// object returns a mapping of names and nodes, which alternate.
func object(members ...any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(members); i += 2 {
		add(n, members[i].(string), members[i+1].(*yaml.Node))
	}
	return n
}

func add(to *yaml.Node, name string, value *yaml.Node) {
	to.Content = append(to.Content, plain(name), value)
}

// plain returns a text that YAML needs no quotes for, unless it looks like
// another type; quoted returns one that may contain anything.
func plain(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func quoted(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: s}
}

func boolean(b bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: fmt.Sprint(b)}
}

func reference(kind, name string) *yaml.Node {
	return object("$ref", quoted("#/components/"+kind+"/"+name))
}

// jsonOf returns a node as JSON without white space.
func jsonOf(n *yaml.Node) []byte {
	var parts [][]byte
	for i, item := range n.Content {
		part := jsonOf(item)
		if n.Kind == yaml.MappingNode && i%2 == 1 { // the value of a name
			last := len(parts) - 1
			parts[last] = slices.Concat(parts[last], []byte(":"), part)
		} else {
			parts = append(parts, part)
		}
	}
	list := bytes.Join(parts, []byte(","))
	switch {
	case n.Kind == yaml.MappingNode:
		return slices.Concat([]byte("{"), list, []byte("}"))
	case n.Kind == yaml.SequenceNode:
		return slices.Concat([]byte("["), list, []byte("]"))
	case n.Tag != "!!str":
		return []byte(n.Value)
	}
	text, err := json.Marshal(n.Value)
	if err != nil {
		panic(err) // every string has a form in JSON
	}
	return text
}
