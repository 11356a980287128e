package live

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/check"
	"snipgen/generate/input"
	"snipgen/generate/record"
	"snipgen/generate/status"
	"snipgen/golden/kit"
)

// A cell is one snippet and the response that it must send. The programs in hosts read
// the exported fields.
type cell struct {
	ID int `json:"id"`
	// File is the path of the generated file. Its name is the one that --json reports.
	File string `json:"file"`
	// Handler is the default name of the handler, for a host that must add the route; ""
	// if the cell sets its own name and path.
	Handler string `json:"handler"`
	Method  string `json:"method"`
	// URL is the path of the request, with values for the parameters.
	URL string `json:"url"`

	// label names the cell in the record.
	label      string
	of         *status.Status
	shape      string
	matrix     bool // it is one of the cells that cover every status in every shape
	options    []string
	name, path string // "" means the defaults
	refusal    string // why the target can't send the status, which snipgen must say; "" if it can
	hostile    bool   // snipgen may refuse it
	rejected   bool   // snipgen must refuse it, whatever the target
	want       check.Want
	ask        string // the path and query that a client's snippet must request; "" means the mock server's

	code    string // what snipgen printed
	refused string // why snipgen refused it
}

func builtin(t *testing.T, query string) *status.Status {
	t.Helper()
	s, known, err := status.Find(query, nil)
	if err != nil || !known {
		t.Fatalf("status %q: %v", query, err)
	}
	return s
}

// shapes are the body shapes that are combined with other options.
var shapes = []string{record.Default, "problem", "none"}

// names are handler names that could clash with a language or framework, or whose casing
// must be converted.
var names = []string{
	"def", "return", "None", "delete", "function", "package", "func", "namespace", "string", "var", "end", "self",
	"app", "express", "status", "request", "req", "response", "json", "flask", "path", "main", "init", "http", "log",
	"object", "map", "body", "index", "application", "action", "render", "params", "print", "rest", "get",
	"cancelOrder", "cancel-refund", "HTTPError", "order2x", "2x", "handle",
}

// parameters are path parameter names that could clash with a language or framework.
var parameters = []string{
	"class", "def", "type", "id", "end", "in", "async", "new", "default", "package", "enum", "let", "None", "from", "self",
	"request", "req", "res", "r", "w", "app", "status", "path", "body", "response", "action", "controller", "format", "page",
	"object", "params", "constructor", "order_id", "orderId", "Response", "HttpStatus", "err", "log",
}

// addresses pairs the part of a --url after the server with the request target that curl
// must send.
var addresses = [][2]string{
	{"/orders/1?a=b&c=d", "/orders/1?a=b&c=d"},
	{"/orders/1?a=b#part", "/orders/1?a=b"},
	{"/a/../b/./c", "/a/../b/./c"},
	{"/{a,b}/[1-3]", "/{a,b}/[1-3]"},
	{"/it's/$HOME/`id`/$(id)/!x/*?x=~", "/it's/$HOME/`id`/$(id)/!x/*?x=~"},
	{"/a;b|c&d<e>f\\g", "/a;b|c&d<e>f\\g"},
	{"/%20%C3%A9+@:", "/%20%C3%A9+@:"},
}

// A list collects the cells of a target.
type list struct {
	target *frameworks.Framework
	cells  []*cell
}

// add appends a cell. Its name and path are unique, so that one process can serve all
// cells of a target.
func (l *list) add(label string, s *status.Status, shape, method string, options ...string) *cell {
	id := len(l.cells) + 1
	c := &cell{ID: id, Method: method, label: label, of: s, shape: shape, want: wanted(s, shape), name: fmt.Sprintf("cell %d", id)}
	c.at(fmt.Sprintf("/cell/%d", id))
	c.options = options
	if shape != record.Default {
		c.options = append(c.options, "--body="+shape)
	}
	if method != "GET" {
		c.options = append(c.options, "--method="+method)
	}
	if l.target.Message {
		c.options = append(c.options, "--wire")
	}
	c.options = slices.Clip(c.options)
	l.cells = append(l.cells, c)
	return c
}

// at sets the path of a cell, and its URL with a value for each parameter.
func (c *cell) at(path string) {
	c.path, c.URL = path, ""
	segments, err := input.Path(path)
	if err != nil {
		return // snipgen refuses it, so no request is sent
	}
	if len(segments) == 0 {
		c.URL = "/"
	}
	for i, s := range segments {
		if s.Parameter {
			s.Text = "value" + strconv.Itoa(i)
		}
		c.URL += "/" + s.Text
	}
}

// cellsOf returns the cells of a target. The statuses in plain also get a cell without
// options.
func cellsOf(t *testing.T, target *frameworks.Framework, plain []string, dir string) []*cell {
	l := &list{target: target}
	for _, s := range status.Builtin() {
		for _, shape := range record.Shapes(s.Code) {
			c := l.add(s.Name()+" "+shape, &s, shape, "GET")
			c.matrix, c.refusal = true, generate.Refusal(&s, target)
		}
	}
	for _, q := range plain {
		c := l.add("plain "+q, builtin(t, q), record.Default, "GET")
		c.name, c.path, c.URL = "", "", target.Path
		c.Handler = strings.ReplaceAll(target.Name, " ", "_")
	}
	notFound := builtin(t, "404")
	if !target.Message {
		for _, method := range input.Methods {
			l.add("method "+method+" error", notFound, record.Default, method)
			l.add("method "+method+" none", builtin(t, "503"), "none", method)
			c := l.add("method "+method+" parameter", builtin(t, "409"), record.Default, method)
			c.at(fmt.Sprintf("/methods/%d/{class}", c.ID))
		}
	}
	if target.Category == frameworks.Server {
		for _, name := range names {
			l.add("name "+name, notFound, record.Default, "GET").name = name
		}
		for _, name := range parameters {
			c := l.add("parameter "+name, notFound, record.Default, "GET")
			c.at(fmt.Sprintf("/parameters/%d/{%s}/{second}", c.ID, name))
		}
		c := l.add("name as parameter", notFound, record.Default, "GET")
		c.name = "order_id"
		c.at("/same/{order_id}")
		l.add("path /", notFound, record.Default, "GET").at("/")
		l.add("path /~a.b_c-d", notFound, record.Default, "GET").at("/~a.b_c-d/0")
	}
	if target.Request {
		for _, a := range addresses {
			l.add("url "+a[0], notFound, record.Default, "GET", "--url=http://127.0.0.1:8499"+a[0]).ask = a[1]
		}
		c := l.add("url and path", notFound, record.Default, "GET", "--url=http://127.0.0.1:8499/")
		c.ask = c.URL
	}
	if target.Message {
		for _, shape := range shapes {
			l.add("method HEAD "+shape, notFound, shape, "HEAD")
		}
	}
	definitions := "--statuses=" + kit.Absolute(t, "../own.yaml")
	own := &status.Status{Code: 409, Key: "order_shipped", Message: "The order has already been shipped.", Reason: "Conflict",
		Origin: status.Own, Headers: []status.Header{{Name: "X-Reason", Example: "shipped", Carried: true}}}
	for _, shape := range []string{"nested", "none"} {
		l.add("own "+shape, own, shape, "GET", definitions)
	}
	refused := &status.Status{Code: 403, Key: "order_refused", Message: "The order was refused.", Reason: "Forbidden", Origin: status.Own}
	for _, shape := range []string{record.Default, "problem"} {
		c := l.add("own "+shape+" with fields", refused, shape, "GET", definitions)
		c.Method = "PUT" // set by the definition
		// No query parameter can set fields, so the client names the definition instead.
		if c.ask = "/status/order_refused"; shape != record.Default {
			c.ask += "?body=" + shape
		}
		c.want.Body = withFields(t, c.want.Body, map[string]any{
			"type": "https://example.com/problems/refused", "title": "Order refused", "parent": nil, "notes": []any{}, "hint": `it's "2" \2 ${2} #{2} {2} <2>: The order was refused.`, "retry": false,
			"order": map[string]any{"id": 7, "lines": []any{map[string]any{"sku": "a-1", "count": 2}, nil}, "total": 1.5},
		})
	}
	moved := *builtin(t, "302")
	moved.Key, moved.Message, moved.Described = "moved_away", "It is elsewhere.", true
	l.add("described 302", &moved, record.Default, "GET", "--key="+moved.Key, "--message="+moved.Message)
	placed := *builtin(t, "201")
	placed.Key, placed.Message = "order_placed", "The order was placed."
	l.add("described 201", &placed, record.Default, "POST", "--key="+placed.Key, "--message="+placed.Message)
	for _, to := range []string{"/a?b=c&d=e#f", "https://example.com/a", "next", "//example.com/a", "mailto:a@example.com"} {
		for _, code := range []string{"301", "302", "303", "307", "308", "201"} {
			s := *builtin(t, code)
			c := l.add("location "+to+" "+code, &s, record.Default, "GET", "--header=Location: "+to)
			c.want.Fields = []check.Field{{Name: "Location", Value: to}}
		}
	}
	post := builtin(t, "405")
	c := l.add("method POST 405", post, record.Default, "POST")
	if c.want.Fields = []check.Field{{Name: "Allow", Value: "GET"}}; target.Category == frameworks.Client {
		c.want.Fields = nil
	}
	l.add("trailing slash", notFound, record.Default, "GET").at("/trailing/slash/")
	l.add("nested 206", builtin(t, "206"), "nested", "GET", definitions)

	c = l.add("no headers", builtin(t, "405"), record.Default, "GET", "--no-headers")
	c.want.Fields, c.want.Absent = nil, []string{"Allow"}
	special := `it's "2" \2 ${2} #{2} {2} <2>`
	for _, shape := range shapes {
		c := l.add("headers "+shape, builtin(t, "405"), shape, "GET",
			"--header=Allow:", "--header=X-Empty;", "--header=X-First: 1", "--header=X-Second: "+special)
		c.want.Fields = []check.Field{{Name: "X-Empty"}, {Name: "X-First", Value: "1"}, {Name: "X-Second", Value: special}}
		c.want.Absent = []string{"Allow"}
	}
	unknown := &status.Status{Code: 477, Key: "no_stock", Reason: "No Stock", Message: "There is none.", Default: true}
	for _, shape := range shapes {
		l.add("unknown code "+shape, unknown, shape, "GET", "--key="+unknown.Key, "--message="+unknown.Message)
	}
	l.hostile(t, dir)
	return l.cells
}

// hostileRules returns what snipgen must do with each hostile text: print it
// (roundtrip), refuse it (reject) or either.
func hostileRules(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../testdata/hostile.expect.json")
	if err != nil {
		t.Fatal(err)
	}
	var rules map[string]string
	if err := json.Unmarshal(data, &rules); err != nil {
		t.Fatal(err)
	}
	for id, rule := range rules {
		rules[id], _, _ = strings.Cut(rule, ":") // drops the remark after the rule
	}
	return rules
}

// hostile adds cells with texts that break careless code.
func (l *list) hostile(t *testing.T, dir string) {
	file, err := os.Open("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rules := hostileRules(t)
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var text struct{ ID, Field, Value string }
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			t.Fatal(err)
		}
		s := *builtin(t, "404")
		var c *cell
		switch text.Field {
		case "message":
			s.Message = text.Value
			if !strings.Contains(text.Value, "\x00") {
				c = l.add(text.ID, &s, record.Default, "GET", "--message="+text.Value)
				break
			}
			// A command-line argument can't contain NUL, but a definition can.
			s.Origin = status.Own
			c = l.add(text.ID, &s, record.Default, "GET")
			definition, err := json.Marshal(map[string]any{"statuses": []any{
				map[string]any{"code": 404, "key": s.Key, "message": text.Value},
			}})
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, text.ID+".json")
			if err := os.WriteFile(name, definition, 0o666); err != nil {
				t.Fatal(err)
			}
			c.options = append(c.options, "--statuses="+name)
		case "key":
			s.Key = text.Value
			c = l.add(text.ID, &s, record.Default, "GET", "--key="+text.Value)
		case "name":
			c = l.add(text.ID, &s, record.Default, "GET")
			c.name = text.Value
		case "path":
			c = l.add(text.ID, &s, record.Default, "GET")
			c.at(text.Value)
		case "header":
			if strings.ContainsRune(text.Value, 0) {
				continue // a command-line argument can't contain NUL
			}
			c = l.add(text.ID, &s, record.Default, "GET", "--header="+text.Value)
			if name, value, found := strings.Cut(text.Value, ": "); found {
				c.want.Fields = append(c.want.Fields, check.Field{Name: name, Value: value})
			}
		default:
			t.Fatalf("hostile text %s has the unknown field %q", text.ID, text.Field)
		}
		c.rejected, c.hostile = rules[text.ID] == "reject", rules[text.ID] != "roundtrip"
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
