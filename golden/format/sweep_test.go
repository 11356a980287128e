package format

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/status"
)

// A sample is a file to check: a snippet or a golden file.
type sample struct {
	target string
	about  string // the request, or the golden file's path
	file   string
	code   string
	own    bool   // it has the user's own body or headers, which may be of any length
	part   bool   // it isn't a whole file: it uses names that it doesn't define
	folder string // the path of a folder with files that it may import; "" if there are none
}

// sweep generates snippets for a target: first with every length of each text in turn, then
// from random requests, which combine them. rules are a project's style. It leaves out
// duplicates.
func sweep(t *testing.T, f *frameworks.Framework, random int, seed uint64, rules languages.Rules) []sample {
	t.Helper()
	g := generate.New()
	seen := map[string]bool{}
	var samples []sample
	add := func(r generate.Request) {
		r.Framework, r.Rules = f, rules
		if r.URL == nil {
			r.URL = mock.URLs("", nil)
		}
		r.Date = time.Date(2026, 2, 25, 12, 0, 0, 0, time.UTC)
		snippet, err := g.Snippet(r)
		if refused := new(input.Error); status.Interim(r.Status.Code) && errors.As(err, &refused) {
			return // an interim response may need a header that the request leaves out
		}
		if err != nil {
			t.Fatalf("%s: %s: %v", f.ID, describe(r), err)
		}
		if !seen[snippet.Code] {
			seen[snippet.Code] = true
			own := len(r.Headers) > 0 || r.Body != nil && !slices.Contains(generate.Shapes, r.Body)
			samples = append(samples, sample{
				target: f.ID, about: describe(r), file: snippet.File, code: restyled(snippet.Code, f.Language, rules), own: own, part: r.Part != "",
			})
			if f.Project != nil && len(samples)%5 == 0 {
				module, err := g.Module(r, places(f.Language)[len(samples)/5%2])
				if err != nil {
					t.Fatalf("%s: module %s: %v", f.ID, describe(r), err)
				}
				samples = append(samples, sample{
					target: f.ID, about: "module " + describe(r), file: path.Base(module.Path), code: restyled(module.Code, f.Language, rules), own: own,
				})
			}
			if len(samples)%4 == 0 && r.Part == "" {
				if s, found := form(t, g, r, len(samples)/4); found {
					samples = append(samples, s)
				}
			}
		}
	}

	everyStatus(f, add)
	everyLength(add)
	everyRedirect(add)
	everyRoute(add)
	everyBody(add)
	everyDepth(add)
	everyHostile(t, add)
	if f.Category == frameworks.Client {
		everyURL(add)
	}
	dice := &dice{rand.New(rand.NewPCG(seed, 0))}
	for range random {
		r := dice.request()
		if generate.Refusal(r.Status, f) == "" {
			add(r)
		}
	}
	return samples
}

// form returns a form of a snippet that snipgen prints only when it inserts code into
// a file, in such a file. n chooses the form.
func form(t *testing.T, g *generate.Generator, r generate.Request, n int) (s sample, found bool) {
	t.Helper()
	around := [2]string{}
	r.Part = generate.Bare
	if r.Framework.Language.Imports != nil && r.Framework.Language.Imports.Declared != nil { // only JavaScript and TypeScript have these forms
		r.TypeScript, r.Declaration = n%2 == 0, generate.Declarations[n/2%len(generate.Declarations)]
		if n/2%8 == 7 {
			r.Part = generate.All
		}
	}
	switch {
	case r.Declaration == "method" && r.Rules.Indent != "": // the class below is always indented by two spaces
		return sample{}, false
	case r.Part == generate.Bare && r.Declaration == "method":
		around, r.Indent = [2]string{"class C {\n", "}\n"}, 2
	case r.Framework.Inherited != nil:
		around, r.Part = [2]string{"public class C : ControllerBase\n{\n", "}\n"}, generate.Action
	}
	snippet, err := g.Snippet(r)
	if err != nil {
		t.Fatalf("%s: %s: %v", r.Framework.ID, describe(r), err)
	}
	code := restyled(snippet.Code, r.Framework.Language, r.Rules)
	if r.Indent > 0 {
		code = "  " + strings.ReplaceAll(strings.TrimSuffix(code, "\n"), "\n", "\n  ") + "\n"
	}
	about := fmt.Sprintf("%s declaration=%q TypeScript=%t", describe(r), r.Declaration, r.TypeScript)
	return sample{target: r.Framework.ID, about: about, file: snippet.File, code: around[0] + code + around[1], part: true}, code != ""
}

// places returns two destinations for modules of a language.
func places(l *languages.Language) [2]generate.Destination {
	if l.ID == "ruby" {
		return inside(languages.ModuleFacts{Dir: "app/controllers"}, languages.ModuleFacts{Dir: "app/controllers/api/v1", Package: "Api::V1"})
	}
	return inside(languages.ModuleFacts{Dir: "shop", Package: "shop"}, languages.ModuleFacts{Dir: "shop", Package: "shop", Syntax: languages.ESM})
}

func inside(one, other languages.ModuleFacts) [2]generate.Destination {
	return [2]generate.Destination{{ModuleFacts: one}, {ModuleFacts: other}}
}

func words(name string) []string { return input.Words(name) }

// route parses a path; "" means the default path.
func route(path string) input.Route {
	if path == "" {
		return nil
	}
	route, err := input.Path(path)
	if err != nil {
		panic(err) // can't happen: the sweep makes valid paths
	}
	return route
}

// describe returns what differs from the defaults in a request.
func describe(r generate.Request) string {
	s := fmt.Sprintf("%d %q %q", r.Status.Code, r.Status.Key, r.Status.Message)
	for _, part := range []struct{ name, value string }{
		{"name", strings.Join(r.Name, " ")}, {"method", r.Method}, {"url", r.URL(&r)}, {"part", string(r.Part)},
	} {
		if part.value != "" {
			s += fmt.Sprintf(" %s=%q", part.name, part.value)
		}
	}
	if r.Path != nil {
		s += fmt.Sprintf(" path=%q", r.Path)
	}
	if slices.Contains(generate.Shapes, r.Body) {
		s += " body=" + r.Body.Name
	} else if r.Body != nil {
		s += fmt.Sprintf(" body=%+v", *r.Body)
	}
	if len(r.Headers) > 0 {
		s += fmt.Sprintf(" headers=%+v", r.Headers)
	}
	return s
}

// define returns the status that most samples use, with a message.
func define(message string) *status.Status {
	return &status.Status{Code: 404, Key: "not_found", Reason: "Not Found", Message: message, Origin: status.Own}
}

// texts are kinds of messages, each of any number of characters: quotes, escapes and wide
// characters change how formatters measure and break lines.
var texts = []struct {
	name string
	of   func(n int) string
}{
	{"words", func(n int) string { return cycle("The order was cancelled before it shipped ", n) }},
	{"word", func(n int) string { return cycle("Unbreakable", n) }},
	{"wide", func(n int) string { return cycle("注文は見つかりませんでした。", n) }},
	{"mixed", func(n int) string { return cycle("Zürich 注文 №7 🚀 né 👩‍👧 שלום e\u0301 ", n) }},
	{"single", func(n int) string { return cycle("isn't 'here' ", n) }},
	{"double", func(n int) string { return cycle(`no "order" for "x" `, n) }},
	{"special", func(n int) string { return cycle("C:\\a\t100% #{x} </script> $y @z\r\n{} \x01", n) }},
}

// cycle returns the first n characters of s, s, s and so on.
func cycle(s string, n int) string {
	runes := []rune(s)
	var b strings.Builder
	for i := range n {
		b.WriteRune(runes[i%len(runes)])
	}
	return b.String()
}

func everyStatus(f *frameworks.Framework, add func(generate.Request)) {
	for _, s := range status.Builtin() {
		if generate.Refusal(&s, f) != "" {
			continue
		}
		for _, body := range generate.Shapes {
			add(generate.Request{Status: &s, Body: body})
			if f.Language.Imports != nil && f.Language.Imports.Directives { // a part of a file is valid code on its own
				add(generate.Request{Status: &s, Body: body, Part: generate.Imports})
				add(generate.Request{Status: &s, Body: body, Part: generate.Handler})
			}
		}
	}
	for code := f.MinCode; code <= f.MaxCode; code += 7 { // most of these codes are unassigned
		s := &status.Status{Code: code, Key: "own", Reason: "Own", Message: "Own", Origin: status.Own}
		if generate.Refusal(s, f) == "" {
			add(generate.Request{Status: s})
		}
	}
}

// everyRedirect adds redirects with and without another header, and 201 responses with a
// Location.
func everyRedirect(add func(generate.Request)) {
	for n := 1; n <= 120; n++ {
		for _, base := range []string{"/", "https://example.com/", "example:", "orders/"} {
			location, err := input.HeaderField("Location", base+cycle("orders/", n))
			if err != nil {
				panic(err)
			}
			reason, err := input.HeaderField("X-Reason", cycle("sold out, ", n))
			if err != nil {
				panic(err)
			}
			for _, code := range []int{201, 301, 302, 308} {
				s, _ := status.Default(code)
				add(generate.Request{Status: s, Headers: []input.Header{location}})
				if code < 303 {
					add(generate.Request{Status: s, Headers: []input.Header{location, reason}})
				}
			}
		}
	}
	for n := 1; n <= 64; n++ { // long names move a function's return type
		s, _ := status.Default(303)
		for _, path := range []string{"", "/orders/{id}"} {
			add(generate.Request{Status: s, Name: words(cycle("cancellation", n)), Path: route(path)})
		}
	}
}

func everyLength(add func(generate.Request)) {
	for n := range 201 {
		for i, text := range texts {
			message := text.of(n)
			r := generate.Request{Status: define(message)}
			add(r)
			if i%2 == n%2 {
				r.Body = generate.ProblemShape
				add(r)
			}
			if value, err := input.HeaderField("X-Reason", message); err == nil {
				add(generate.Request{Status: define(""), Headers: []input.Header{value}})
				add(generate.Request{Status: define(""), Headers: []input.Header{value}, Body: generate.NoneShape})
			}
		}
	}
	for n := 1; n <= 64; n++ {
		s := define("Not Found")
		s.Key = cycle("order_", n)
		add(generate.Request{Status: s})
		for _, name := range []string{cycle("cancellation", n), strings.TrimRight(cycle("cancel the old order ", n), " ")} {
			for _, path := range []string{"", "/orders/{id}", "/a/{first}/b/{second}", "/{customer}/{order}/{item}/{unit}"} {
				for _, body := range []*generate.Shape{generate.ErrorShape, generate.NoneShape} {
					add(generate.Request{Status: define("Not Found"), Name: words(name), Path: route(path), Body: body})
				}
			}
		}
	}
}

func everyRoute(add func(generate.Request)) {
	for i, method := range input.Methods {
		for n := 1; n <= 150; n++ {
			path := cycle("/orders", n) + "x"
			if n%len(input.Methods) == i {
				path += "/{id}/{customer}"
			}
			add(generate.Request{Status: define("Not Found"), Method: method, Path: route(path)})
		}
		if i > 1 && i < len(input.Methods)-1 {
			continue // the first two and the last stand for the kinds that frameworks tell apart
		}
		for n := 1; n <= 32; n++ {
			for count := 1; count <= 4; count++ {
				path := ""
				for i := range count {
					path += "/{" + string(rune('a'+i)) + cycle("_parameter", n-1) + "}"
				}
				add(generate.Request{Status: define("Not Found"), Method: method, Path: route(path)})
			}
		}
	}
}

func everyBody(add func(generate.Request)) {
	for i := range nested(fixed("")).Fields { // each member alone; the loop below has all of them together
		whole := nested(fixed("short"))
		add(generate.Request{Status: define("Not Found"), Body: &generate.Shape{
			Name: "own", MediaType: whole.MediaType, Fields: whole.Fields[i : i+1],
		}})
	}
	for n := 0; n <= 100; n++ {
		for _, text := range texts[:5] {
			add(generate.Request{Status: define("Not Found"), Body: nested(fixed(text.of(n)))})
		}
		add(generate.Request{Status: define("Not Found"), Body: numbers(n)})
	}
	add(generate.Request{Status: define("Not Found"), Body: &generate.Shape{Name: "own", MediaType: "application/json"}})
}

// fixed returns a node with a literal string: braces in it are no placeholders.
func fixed(s string) generate.Node {
	return generate.Node{Text: strings.NewReplacer("{", "{{", "}", "}}").Replace(s)}
}

// nested returns a body shape with every kind of value, in objects and in lists, and every
// kind of field name. text is used for the strings.
func nested(text generate.Node) *generate.Shape {
	object := func(fields ...generate.Member) generate.Node {
		return generate.Node{Kind: generate.Object, Fields: fields}
	}
	list := func(items ...generate.Node) generate.Node { return generate.Node{Kind: generate.List, Items: items} }
	number := func(s string) generate.Node { return generate.Node{Kind: generate.Number, Text: s} }
	yes, null := generate.Node{Kind: generate.Bool, Text: "true"}, generate.Node{Kind: generate.Null}
	return &generate.Shape{Name: "own", MediaType: "application/vnd.example+json", Fields: []generate.Member{
		{Name: "error", Value: object(
			generate.Member{Name: "code", Value: generate.Node{Text: "{key}"}},
			generate.Member{Name: "error.detail", Value: text},
			generate.Member{Name: "retry-able", Value: yes},
			generate.Member{Name: "inner", Value: object(
				generate.Member{Name: "x", Value: null},
				generate.Member{Name: "of", Value: object(generate.Member{Name: "text", Value: text})},
			)},
		)},
		{Name: "class", Value: text},
		{Name: "Upper", Value: number("-1.5")},
		{Name: "status", Value: generate.Node{Text: "{code}"}},
		{Name: "big", Value: number("1234567")},
		{Name: "tags", Value: list(fixed("one"), text, fixed("three"))},
		{Name: "mixed", Value: list(number("1"), null, yes, text)},
		{Name: "errors", Value: list(object(
			generate.Member{Name: "field", Value: text},
			generate.Member{Name: "line", Value: number("12")},
		), object(generate.Member{Name: "field", Value: fixed("other")}))},
		{Name: "matrix", Value: list(list(number("1"), number("2")), list(number("3"), number("4")), list())},
		{Name: "pairs", Value: list(list(number("1"), text), list(text, yes))},
		{Name: "rows", Value: list(
			object(generate.Member{Name: "a", Value: yes}, generate.Member{Name: "b", Value: text}),
			object(generate.Member{Name: "a", Value: null}, generate.Member{Name: "b", Value: list(number("7"))}),
		)},
		{Name: "nothing", Value: object()},
		{Name: "none_of", Value: list()},
		{Name: "empties", Value: list(object(), list(), fixed(""))},
		{Name: "_private", Value: generate.Node{Kind: generate.Bool, Text: "false"}},
		{Name: "a_name_that_is_very_long_for_a_field_of_an_object_but_allowed_63", Value: text},
		{Name: "not.an.identifier.and.also.longer.than.usual-names", Value: list(text)},
	}}
}

// everyDepth adds bodies with long field names in deeply nested objects and lists.
func everyDepth(add func(generate.Request)) {
	values := nested(fixed("short")).Fields
	for length := 40; length < 64; length += 2 {
		for depth := range 8 {
			var fields []generate.Member
			for i, v := range values {
				fields = append(fields, generate.Member{Name: cycle("deep_", length-2) + fmt.Sprintf("%02d", i), Value: v.Value})
			}
			for i := range depth {
				inner := generate.Node{Kind: generate.Object, Fields: fields}
				if (i+length)%4 == 0 {
					inner = generate.Node{Kind: generate.List, Items: []generate.Node{inner}}
				}
				fields = []generate.Member{{Name: "inner", Value: inner}}
			}
			add(generate.Request{Status: define("Not Found"), Body: &generate.Shape{
				Name: "own", MediaType: "application/json", Fields: fields,
			}})
		}
	}
}

// numbers returns a body shape with a list of n numbers.
func numbers(n int) *generate.Shape {
	list := generate.Node{Kind: generate.List}
	for i := range n {
		list.Items = append(list.Items, generate.Node{Kind: generate.Number, Text: fmt.Sprint(i * i)})
	}
	return &generate.Shape{Name: "own", MediaType: "application/json", Fields: []generate.Member{{Name: "numbers", Value: list}}}
}

// everyHostile adds texts that break careless code, except those that snipgen refuses.
func everyHostile(t *testing.T, add func(generate.Request)) {
	t.Helper()
	file, err := os.Open("../testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var c struct{ ID, Field, Value string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		r := generate.Request{Status: define("Not Found")}
		switch c.Field {
		case "message":
			r.Status = define(c.Value)
			add(r)
			r.Body = generate.ProblemShape
			add(r)
			r.Body = nested(fixed(c.Value))
		case "key":
			r.Status.Key, err = input.Key(c.Value)
		case "name":
			r.Name, err = input.Name(c.Value)
		case "path":
			r.Path, err = input.Path(c.Value)
		case "header":
			r.Headers = make([]input.Header, 1)
			r.Headers[0], err = input.ParseHeader(c.Value)
		default:
			t.Fatalf("hostile.jsonl: %s has the field %q", c.ID, c.Field)
		}
		if err == nil {
			add(r)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func everyURL(add func(generate.Request)) {
	for _, url := range []string{
		"http://localhost", "https://user:pw@[::1]:8443/a/../b?x=$HOME&y='z'&&#!!", "http://h/`id`;$(id)|x\\y{a,b}[1-3]*?~",
	} {
		address, err := input.ParseAddress(url)
		if err != nil {
			panic(err) // can't happen: the URLs above are valid
		}
		at := func(r *generate.Request) string { return address.At(r.Path) }
		for _, method := range input.Methods {
			add(generate.Request{Status: define("Not Found"), Method: method, URL: at, Path: route("/orders/{id}")})
		}
	}
}

// dice makes random requests.
type dice struct{ *rand.Rand }

func (d *dice) one(of []string) string { return of[d.IntN(len(of))] }

func (d *dice) upTo(s string, n int) string { return cycle(s, 1+d.IntN(n)) }

func (d *dice) text(most int) string { return texts[d.IntN(len(texts))].of(d.IntN(most + 1)) }

func (d *dice) request() generate.Request {
	s := &status.Status{
		Code: 200 + d.IntN(400), Key: d.upTo("order_not.found-", 40), Message: d.text(200), Origin: status.Own,
	}
	s.Reason = d.one([]string{"Not Found", "", "A Reason That Goes On For Quite a While"})
	if d.IntN(3) == 0 {
		all := status.Builtin()
		builtin := all[1+d.IntN(len(all)-1)]
		if d.IntN(2) == 0 {
			builtin.Message = s.Message
		}
		if s = &builtin; s.Unsendable != "" {
			s = define("Not Found")
		}
	}
	r := generate.Request{Status: s, NoHeaders: d.IntN(4) == 0}
	if d.IntN(2) == 0 {
		r.Name = words(d.upTo(d.one([]string{"cancellation", "cancel the old order "}), 64))
	}
	if d.IntN(2) == 0 {
		r.Method = d.one(input.Methods)
	}
	if d.IntN(2) == 0 {
		r.Path = route(d.path())
	}
	r.Body = []*generate.Shape{nil, generate.ErrorShape, generate.ProblemShape, generate.NoneShape, d.shape()}[d.IntN(5)]
	for i := range d.IntN(5) {
		h, err := input.HeaderField(fmt.Sprintf("X-%d-%s", i, d.upTo("Long-Name-", 20)), d.upTo(
			d.one([]string{`<https://example.com/orders>; rel="next", `, "1234567890", "it's 'quoted' ", "100%{x} #{y} \\ "}), 150))
		if err == nil {
			r.Headers = append(r.Headers, h)
		}
	}
	return r
}

func (d *dice) path() string {
	var segments []string
	for range d.IntN(5) {
		segments = append(segments, "{"+string(rune('a'+len(segments)))+cycle("_parameter", d.IntN(32))+"}")
	}
	for range 1 + d.IntN(4) {
		segments = append(segments, d.upTo("orders-of.customers~x", 40))
	}
	d.Shuffle(len(segments), func(i, j int) { segments[i], segments[j] = segments[j], segments[i] })
	return "/" + strings.Join(segments, "/")
}

func (d *dice) shape() *generate.Shape {
	return &generate.Shape{
		Name: "own", MediaType: d.one([]string{
			"application/json", "application/problem+json", "application/vnd.example+json",
			"application/vnd." + d.upTo("example.very-long.", 100) + "+json",
		}),
		Fields: d.members(5),
	}
}

func (d *dice) members(depth int) []generate.Member {
	var members []generate.Member
	for range d.IntN(6) {
		name := d.upTo(d.one([]string{"error", "message_text", "Code", "retry-after", "_links", "class", "x", "line_2", "iso8601", "x86_64", "v1.2", "a_10b_"}), []int{12, 30, 63}[d.IntN(3)])
		if _, err := input.FieldName(name); err != nil {
			name = "links" // the cut may have left an invalid name
		}
		if !slices.ContainsFunc(members, func(m generate.Member) bool { return m.Name == name }) {
			members = append(members, generate.Member{Name: name, Value: d.node(depth)})
		}
	}
	return members
}

func (d *dice) node(depth int) generate.Node {
	kind := d.IntN(9)
	if depth == 0 {
		kind %= 6
	}
	switch kind {
	case 0:
		return generate.Node{Text: d.one([]string{"{code}", "{key}", "{message}", "{reason}: {message}"})}
	case 1:
		return generate.Node{Kind: generate.Number, Text: d.one([]string{"0", "-1", "1.5", "1234", "12345", "123456", "12345678", "-0.25", "-12345.67", "0.123456"})}
	case 2:
		return generate.Node{Kind: generate.Bool, Text: d.one([]string{"true", "false"})}
	case 3:
		return generate.Node{Kind: generate.Null}
	case 4:
		return fixed(d.one([]string{"", "one", "two-three", "注文", "a\tb", "e\u0301x", "x\ufe0f", "%", "{0}", "-", "x\n", "🚀", "1\u20e3", "ab#{c}"}))
	case 6:
		return generate.Node{Kind: generate.Object, Fields: d.members(depth - 1)}
	case 7:
		list := generate.Node{Kind: generate.List}
		for range d.IntN(5) {
			list.Items = append(list.Items, d.node(depth-1))
		}
		return list
	case 8:
		list := generate.Node{Kind: generate.List}
		for range d.IntN(40) {
			list.Items = append(list.Items, generate.Node{Kind: generate.Number, Text: fmt.Sprint(d.IntN(1000) - 200)})
		}
		return list
	}
	return fixed(d.text(60))
}
