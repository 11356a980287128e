package generate

import (
	"go/format"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/Masterminds/sprig/v3"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// teapot returns a status whose message no template may print without escaping it.
func teapot() *status.Status {
	return &status.Status{Code: 418, Key: "im_a_teapot", Reason: "I'm a teapot", Message: "SECRET free text"}
}

// A user's template can't print free text without a literal function, whichever
// other function it calls.
func TestFreeText(t *testing.T) {
	ruby, _ := languages.Find("ruby")
	names := []string{"print", "printf \"%s\"", "println", "html", "js", "urlquery", "call", "index", "slice", "len", "not", "and", "or", "eq"}
	for name := range sprig.TxtFuncMap() {
		names = append(names, name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, call := range []string{
				"{{NAME .Message}}", "{{.Message | NAME}}", "{{NAME 1 .Message}}", "{{NAME \"x\" .Message}}", "{{NAME .Message \"x\"}}",
				"{{NAME (list .Message)}}", "{{NAME \"x\" (list .Message)}}", "{{list .Message | NAME}}", "{{NAME (dict \"a\" .Message)}}",
				"{{NAME .Fields}}", "{{NAME .Body}}", "{{NAME .}}", "{{NAME (index .Fields 1).Value}}", "{{NAME \"a\" \"b\" .Message}}", "{{NAME true .Message}}",
				"{{range .Fields}}{{NAME .Value.Text}}{{end}}", "{{NAME .Message .Message .Message}}",
			} {
				source := strings.ReplaceAll(call, "NAME", name)
				f := &frameworks.Framework{ID: "x", Title: "X", Language: ruby, MaxCode: 999, Path: "/", Name: "x"}
				s, err := New(Target{Framework: f, Snippet: Template{Text: source, Origin: "x"}}).Snippet(Request{Status: teapot(), Framework: f})
				if err == nil && strings.Contains(strings.ToLower(s.Code), "secret") {
					t.Errorf("%s prints %q", source, s.Code)
				}
			}
		})
	}
	if len(names) < 100 {
		t.Errorf("tried only %d functions", len(names))
	}
}

// Literal functions print free text as literals of the language.
func TestLiterals(t *testing.T) {
	ruby, _ := languages.Find("ruby")
	for source, want := range map[string]string{
		`{{str .Message}}`:                            "'SECRET free text'\n",
		`{{str "a" .Key "b"}}`:                        "'aim_a_teapotb'\n",
		`{{literal "json" .Message}}`:                 "\"SECRET free text\"\n",
		`{{range .Fields}}{{key .Name}}{{end}}`:       "error:message:\n",
		`{{object 0 .Fields}}`:                        "{ error: 'im_a_teapot', message: 'SECRET free text' }\n",
		`{{entries 1 .Fields}}`:                       "  error: 'im_a_teapot',\n  message: 'SECRET free text'\n",
		`{{value 0 .Body}}`:                           "{ error: 'im_a_teapot', message: 'SECRET free text' }\n",
		`{{field .Reason}}`:                           "I'm a teapot\n",
		`{{range pieces 8 .Message}}{{.}}|{{end}}`:    "'SECRET'|' free '|'text'|\n",
		`{{flat}}short{{tall}}long{{pick}}`:           "short\n",
		`{{.Code}} {{.Status}} {{.Name.Snake}}`:       "418 418 x\n",
		`{{upper .Method}}{{default "a" ""}}`:         "GETa\n",
		`{{- flat -}} a {{- tall -}} b {{- pick -}} `: "a\n",
	} {
		t.Run(source, func(t *testing.T) {
			t.Parallel()
			f := &frameworks.Framework{ID: "x", Title: "X", Language: ruby, MaxCode: 999, Path: "/", Name: "x"}
			s, err := New(Target{Framework: f, Snippet: Template{Text: source, Origin: "x"}}).Snippet(Request{Status: teapot(), Framework: f})
			if err != nil || s.Code != want {
				t.Errorf("got %q, %v, want %q", s.Code, err, want)
			}
		})
	}
}

// The first layout of a {{flat}} whose lines fit in 10 columns is taken, and the
// last one if none fits.
func TestLayout(t *testing.T) {
	mark := func(s string) []byte { return []byte(marks.Replace(s)) }
	for _, c := range []struct{ source, want string }{
		{"{{flat}}12345{{tall}}b{{pick}}", "12345"},
		{"{{flat}}12345678901{{tall}}b{{pick}}", "b"},
		{"1234567{{flat}}abc{{tall}}\nd{{pick}}", "1234567abc"},
		{"1234567{{flat}}abcd{{tall}}\nd{{pick}}", "1234567\nd"},
		{"{{flat}}12345{{tall}}x{{pick}}678901", "x678901"},
		{"{{flat}}12345{{tall}}x{{pick}}67890\n1", "1234567890\n1"},
		{"{{flat}}123456789012{{tall}}12345678901{{tall}}z{{pick}}", "z"},
		{"{{flat}}{{flat}}123456{{tall}}a{{pick}}{{tall}}b{{pick}}", "123456"},
		{"{{flat}}{{flat}}12345678901{{tall}}a{{pick}}{{tall}}b{{pick}}", "b"},
		{"{{flat}}한국어문장{{tall}}b{{pick}}", "한국어문장"},
		{"{{flat}}한국어문장!{{tall}}b{{pick}}", "b"},
	} {
		t.Run(c.source, func(t *testing.T) {
			t.Parallel()
			if got := string(layOut(mark(c.source), &languages.Language{Width: 10, Columns: languages.Columns})); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Values in a composite literal of Go are aligned as gofmt aligns them.
func TestAlignment(t *testing.T) {
	golang, _ := languages.Find("go")
	n := &notation{golang}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var fields []Field
		for i := range 1 + random.IntN(8) {
			f := Field{text("k" + strconv.Itoa(i) + strings.Repeat("x", random.IntN(62))), Value{Text: text("v")}}
			switch random.IntN(8) {
			case 0:
				f.Value = Value{Kind: Object, Fields: []Field{f}}
			case 1, 2: // a list on one line or on several
				for range random.IntN(12) {
					items := []Value{f.Value, {Kind: Number, Plain: "150"}}
					f.Value.Items = append(f.Value.Items, items[random.IntN(random.IntN(2)+1)])
				}
				f.Value.Kind = List
			}
			fields = append(fields, f)
		}
		body, err := n.value(0, Value{Kind: Object, Fields: fields})
		if err != nil {
			t.Fatal(err)
		}
		source := "package x\n\nvar x = " + string(layOut([]byte(body), golang)) + "\n"
		formatted, err := format.Source([]byte(source))
		if err != nil || string(formatted) != source {
			t.Fatalf("got %v; gofmt changes\n%sto\n%s", err, source, formatted)
		}
	}
}

func TestShapes(t *testing.T) {
	s := &status.Status{Code: 409, Key: "shipped", Reason: "Conflict", Message: "{key} {{x}}"}
	shape := &Shape{MediaType: "application/json", Fields: []Member{
		{Name: "a", Value: Node{Kind: String, Text: "{message}!{{{key}}}"}}, {Name: "b", Value: Node{Kind: String, Text: "{code}"}}, {Name: "c", Value: Node{Kind: String, Text: "{code} {reason}"}},
	}}
	var got []string
	for _, f := range fill(shape, s) {
		if f.Value.Kind == Number {
			got = append(got, f.Value.Plain)
		} else {
			got = append(got, f.Value.Text.open())
		}
	}
	if want := []string{"{key} {{x}}!{shipped}", "409", "409 Conflict"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(fill(ProblemShape, s)); n != 5 {
		t.Errorf("a problem with its own key has %d fields, want 5", n)
	}
	known, _ := status.Default(409)
	if n := len(fill(ProblemShape, known)); n != 4 {
		t.Errorf("a problem without its own key has %d fields, want 4", n)
	}
}

func TestHeaders(t *testing.T) {
	s, _ := status.Default(503)
	names := func(given []input.Header, none bool) string {
		var out []string
		for _, h := range Headers(s, given, none) {
			out = append(out, h.Name+"="+h.Value)
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct {
		name  string
		given []input.Header
		none  bool
		want  string
	}{
		{"the status's own", nil, false, "Retry-After=120"},
		{"none", nil, true, ""},
		{"another value", []input.Header{{Name: "retry-after", Value: "1"}}, false, "retry-after=1"},
		{"one removed", []input.Header{{Name: "retry-after", Remove: true}}, false, ""},
		{"one given twice", []input.Header{{Name: "A", Value: "1"}, {Name: "a", Value: "2"}}, false, "Retry-After=120|A=1, 2"},
		{"an unknown one removed", []input.Header{{Name: "X", Remove: true}}, false, "Retry-After=120"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := names(c.given, c.none); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Every target makes a snippet from any valid message and name. Its only control
// characters are line breaks and tabs.
func TestAnyInput(t *testing.T) {
	g := New()
	check := func(message string, nameBytes []byte, code uint16) bool {
		message = strings.ToValidUTF8(message, "")
		s := &status.Status{Code: 200 + int(code)%300, Key: "k", Reason: "R", Message: message}
		for i := range nameBytes {
			nameBytes[i] = "abcXYZ019 ._-"[int(nameBytes[i])%13]
		}
		name, _ := input.Name(string(nameBytes)) // nil, for the framework's own, if that is invalid
		for _, f := range frameworks.All {
			snippet, err := g.Snippet(Request{Status: s, Framework: f, Name: name, Date: time.Unix(0, 0)})
			if err != nil {
				t.Logf("%s: %v", f.ID, err)
				return false
			}
			if strings.ContainsFunc(snippet.Code, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }) {
				t.Logf("%s: %q", f.ID, snippet.Code)
				return false
			}
		}
		return true
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 400}); err != nil {
		t.Error(err)
	}
}
