package definitions

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"snipgen/generate/input"
)

// A kind is the type of a value in a file.
type kind string

const (
	text    kind = "text"
	number  kind = "a number"
	boolean kind = "true or false"
	null    kind = "null"
	mapping kind = "a mapping"
	list    kind = "a list"
)

// A node is a value in a file with its position. YAML and JSON are read into
// the same nodes, so that both give the same errors.
type node struct {
	kind         kind
	text         string // of a scalar, as written
	members      []member
	items        []*node
	line, column int  // from 1; columns count characters
	absent       bool // a null that isn't written in the file

	index map[string]member // the members by name

	// block is whether a text begins on the line below its key, in YAML's block
	// style.
	block bool
}

// member returns the member with a name; its value is nil if there is none.
func (n *node) member(name string) member { return n.index[name] }

func (n *node) has(name string) bool { return n.member(name).value != nil }

// string returns the text of a member, or "" if there is none.
func (n *node) string(name string) string {
	if m := n.member(name); m.value != nil && m.value.kind == text {
		return m.value.text
	}
	return ""
}

// append appends a member whose name is new.
func (n *node) append(m member) {
	if n.index == nil {
		n.index = map[string]member{}
	}
	n.index[m.name.text] = m
	n.members = append(n.members, m)
}

type member struct {
	name  *node
	value *node
}

// A reader reads the nodes of one file.
type reader struct {
	file  string
	nodes int // the number so far; each use of a YAML alias counts all its nodes
	// values is the number of values read of the current body.
	values int
}

// bounded returns an error if there are too many nodes, or if this one is
// nested too deeply.
func (r *reader) bounded(n *node, depth int) error {
	switch r.nodes++; {
	case r.nodes > input.Nodes.Most:
		return r.errorf(n, "the file has more than %s", input.Nodes).Hintf("%s", input.Nodes.Hint())
	case depth > input.Nesting.Most:
		return r.errorf(n, "the file has more than %s of values in values", input.Nesting).Hintf("%s", input.Nesting.Hint())
	}
	return nil
}

// errorAt returns an error with a position in the file.
func (r *reader) errorAt(line, column int, format string, args ...any) *input.Error {
	return input.Errorf("%s:%d:%d: %s", r.file, line, column, fmt.Sprintf(format, args...))
}

func (r *reader) errorf(n *node, format string, args ...any) *input.Error {
	return r.errorAt(n.line, n.column, format, args...)
}

// parse reads data as JSON if the file's name says so or it is valid JSON, and
// otherwise as YAML. YAML would reject tabs and surrogate pairs that JSON
// allows. An empty file is a null node.
func (r *reader) parse(data []byte) (*node, error) {
	if len(data) > input.DefinitionFile.Most {
		return nil, input.DefinitionFile.Exceeded(r.file)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		valid := 0
		for {
			c, size := utf8.DecodeRune(data[valid:])
			if c == utf8.RuneError && size == 1 {
				break
			}
			valid += size
		}
		line, column := place(data, valid)
		return nil, r.errorAt(line, column, "the file is not valid UTF-8").Hintf("save it as UTF-8")
	}
	if strings.HasSuffix(strings.ToLower(r.file), ".json") || json.Valid(data) {
		return r.parseJSON(data)
	}
	return r.parseYAML(data)
}

// crowded returns the byte after which YAML may have more nodes than the limit,
// or -1. The library creates all nodes before the reader can count them, and
// each takes hundreds of bytes. So it counts marks: every node has one before
// or after it.
func crowded(data []byte) int {
	marks := 0
	for i, c := range data {
		switch c {
		case '\n', ',', '[', '{', '!', '&', '*':
			marks++
		case '-', ':', '?':
			if i+1 < len(data) && (data[i+1] == ' ' || data[i+1] == '\t') {
				marks++
			}
		}
		if marks > input.Nodes.Most {
			return i
		}
	}
	return -1
}

func (r *reader) parseYAML(data []byte) (*node, error) {
	if at := crowded(data); at >= 0 {
		line, column := place(data, at)
		r.nodes = input.Nodes.Most
		return nil, r.bounded(&node{line: line, column: column}, 0)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return &node{kind: null, line: 1, column: 1}, nil
	} else if err != nil {
		return nil, r.yamlError(err)
	}
	var second yaml.Node
	if err := decoder.Decode(&second); err == nil {
		return nil, r.errorAt(second.Line, second.Column, "the file has a second document").Hintf("put everything in one")
	} else if !errors.Is(err, io.EOF) {
		return nil, r.yamlError(err)
	}
	if len(document.Content) == 0 {
		return &node{kind: null, line: 1, column: 1}, nil
	}
	return r.fromYAML(document.Content[0], 0)
}

func (r *reader) yamlError(err error) error {
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return r.errorAt(max(1, load.Mark.Line), max(1, load.Mark.Column), "not valid YAML: %s", load.Message).
			Hintf("`snipgen help definitions` describes the format")
	}
	return r.errorAt(1, 1, "not valid YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
}

func (r *reader) fromYAML(y *yaml.Node, depth int) (*node, error) {
	n := &node{text: y.Value, line: y.Line, column: y.Column}
	if err := r.bounded(n, depth); err != nil {
		return nil, err
	}
	switch y.Kind {
	case yaml.AliasNode:
		return r.fromYAML(y.Alias, depth+1)
	case yaml.MappingNode:
		n.kind = mapping
		for i := 0; i+1 < len(y.Content); i += 2 {
			if key := y.Content[i]; key.ShortTag() == "!!merge" {
				return nil, r.errorAt(key.Line, key.Column, "merge keys (<<) are not supported").Hintf("write the members out")
			}
			name, err := r.fromYAML(y.Content[i], depth+1)
			if err != nil {
				return nil, err
			}
			if y.Content[i].Kind == yaml.ScalarNode {
				name.kind = text // a key is text, even if it looks like a number
			}
			value, err := r.fromYAML(y.Content[i+1], depth+1)
			if err != nil {
				return nil, err
			}
			if err := r.add(n, name, value); err != nil {
				return nil, err
			}
		}
	case yaml.SequenceNode:
		n.kind = list
		for _, c := range y.Content {
			item, err := r.fromYAML(c, depth+1)
			if err != nil {
				return nil, err
			}
			n.items = append(n.items, item)
		}
	default:
		switch tag := y.ShortTag(); tag {
		case "!!str", "!!timestamp":
			n.kind, n.block = text, y.Style&yaml.LiteralStyle != 0
		case "!!int", "!!float":
			n.kind = number
		case "!!bool":
			n.kind = boolean
		case "!!null":
			n.kind, n.absent = null, y.Value == ""
		default:
			return nil, r.errorf(n, "the tag %q is not supported", tag).Hintf("write plain text, numbers, true, false or null")
		}
	}
	return n, nil
}

// add appends a member to a mapping. It returns an error if the name is
// repeated.
func (r *reader) add(n, name, value *node) error {
	if name.kind != text {
		return r.errorf(name, "a name must be text, not %s", name.kind).Hintf("write a name before the colon")
	}
	if first := n.member(name.text); first.name != nil {
		return r.errorf(name, "%q is given twice", name.text).Hintf("the first is on line %d", first.name.line)
	}
	n.append(member{name, value})
	return nil
}

// A jsonReader adds positions to the tokens of encoding/json, which reports
// only the end of a token.
type jsonReader struct {
	*reader
	*json.Decoder
	data         []byte
	offset       int // the byte at line and column
	line, column int
}

func (r *reader) parseJSON(data []byte) (*node, error) {
	j := &jsonReader{r, json.NewDecoder(bytes.NewReader(data)), data, 0, 1, 1}
	j.UseNumber()
	n, err := j.value(0)
	if err != nil {
		return nil, err
	}
	j.skip()
	if j.offset < len(data) {
		return nil, r.errorAt(j.line, j.column, "not valid JSON: something follows the value").Hintf("remove it")
	}
	return n, nil
}

// skip moves to the start of the next token, past spaces and separators.
func (j *jsonReader) skip() {
	j.move(int(j.InputOffset()))
	for j.offset < len(j.data) && strings.IndexByte(" \t\r\n,:", j.data[j.offset]) >= 0 {
		j.move(j.offset + 1)
	}
}

func (j *jsonReader) move(to int) {
	to = max(to, j.offset)
	for _, c := range string(j.data[j.offset:min(to, len(j.data))]) {
		if j.column++; c == '\n' {
			j.line, j.column = j.line+1, 1
		}
	}
	j.offset = to
}

func (j *jsonReader) value(depth int) (*node, error) {
	j.skip()
	n := &node{line: j.line, column: j.column}
	if err := j.bounded(n, depth); err != nil {
		return nil, err
	}
	token, err := j.Token()
	if err != nil {
		return nil, j.error(err)
	}
	switch token := token.(type) {
	case json.Delim:
		n.kind = list
		if token == '{' {
			n.kind = mapping
		}
		for j.More() {
			item, err := j.value(depth + 1)
			if err != nil {
				return nil, err
			}
			if n.kind == list {
				n.items = append(n.items, item)
				continue
			}
			value, err := j.value(depth + 1)
			if err != nil {
				return nil, err
			}
			if err := j.add(n, item, value); err != nil {
				return nil, err
			}
		}
		if _, err := j.Token(); err != nil {
			return nil, j.error(err)
		}
	case string:
		n.kind, n.text = text, token
	case json.Number:
		n.kind, n.text = number, token.String()
	case bool:
		n.kind, n.text = boolean, fmt.Sprint(token)
	case nil:
		n.kind = null
	}
	return n, nil
}

func (j *jsonReader) error(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && int(syntax.Offset) < len(j.data) {
		line, column := place(j.data, int(syntax.Offset))
		return j.errorAt(line, column, "not valid JSON: %s", syntax.Error()).
			Hintf("`snipgen help definitions` describes the format")
	}
	line, column := place(j.data, len(j.data))
	return j.errorAt(line, column, "not valid JSON: the file ends too early").Hintf("close all brackets and quotes")
}

// place returns the line and the column (in characters) of a byte, both from 1.
func place(data []byte, offset int) (line, column int) {
	before := data[:offset]
	line = 1 + bytes.Count(before, []byte("\n"))
	return line, 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}
