package definitions

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// The definition that `snipgen template` prints generates the same code as the
// built-in target: every snippet, part and module, whether it replaces that
// target or has an ID of its own.
func TestBuiltin(t *testing.T) {
	t.Parallel()
	statuses := status.Builtin()
	for _, f := range frameworks.All {
		for _, id := range []string{f.ID, "mine"} {
			t.Run(f.ID+" as "+id, func(t *testing.T) {
				t.Parallel()
				file := Builtin(f)
				if id != f.ID {
					file = replaceOnce(t, file, "id: "+f.ID+"\n", "id: "+id+"\n")
				}
				c, err := Read("x.yaml", []byte(file), "")
				if err != nil {
					t.Fatalf("%v\n%s", err, file)
				}
				own, built := generate.New(c.Targets...), generate.New()
				compared := 0
				compare := requests(t)
				if id != f.ID {
					compare = compare[:1] // the ID doesn't change the templates
				}
				for i, r := range compare {
					parts := []generate.Part{generate.All}
					if i == 0 && id == f.ID {
						parts = everyPart
					}
					for i := range statuses {
						r.Status = &statuses[i]
						compared += same(t, own, built, r, parts, f, c.Targets[0].Framework)
					}
				}
				if compared < 60 {
					t.Errorf("only %d snippets were compared", compared)
				}
			})
		}
	}
}

var everyPart = []generate.Part{
	generate.All, generate.Imports, generate.Handler, generate.Response, generate.Application, generate.InClass, generate.Types, generate.Bare, generate.Action,
	generate.ResponseImports, generate.BareImports, generate.ActionImports,
}

// same asserts that two generators answer a request alike, and returns the
// number of snippets that it compared.
func same(t *testing.T, own, built *generate.Generator, r generate.Request, parts []generate.Part, f, mine *frameworks.Framework) int {
	t.Helper()
	compared := 0
	for _, part := range parts {
		r.Part = part
		if r.Wire && (part != generate.All || !f.Message) {
			continue
		}
		r.Framework = f
		want, wrong := built.Snippet(r)
		r.Framework = mine
		got, err := own.Snippet(r)
		if (err == nil) != (wrong == nil) || got.Code != want.Code || got.File != want.File || !reflect.DeepEqual(got.Notes, want.Notes) {
			t.Fatalf("status %d, part %s: got %+v, %v; want %+v, %v", r.Status.Code, part, got, err, want, wrong)
		}
		if err == nil && got.Code != "" {
			compared++
		}
	}
	r.Part = ""
	to := generate.Destination{
		ModuleFacts: languages.ModuleFacts{Dir: "shop", Package: "shop", Import: "shop"}, Application: "app", File: "app" + f.Language.Extension,
		Imports: generate.Insertion{Line: 1, Found: true}, Routes: generate.Insertion{Line: 2, Found: true, Indent: "    "},
	}
	r.Framework = f
	want, wrong := built.Module(r, to)
	r.Framework = mine
	got, err := own.Module(r, to)
	if want.Versions, got.Versions = nil, nil; (err == nil) != (wrong == nil) || !reflect.DeepEqual(got, want) {
		t.Fatalf("status %d, module: got %+v, %v; want %+v, %v", r.Status.Code, got, err, want, wrong)
	}
	return compared
}

// requests returns the requests to compare; the caller sets their statuses.
func requests(t *testing.T) []generate.Request {
	path, err := input.Path("/orders/{id}/items/{item}")
	if err != nil {
		t.Fatal(err)
	}
	plain := generate.Request{Date: time.Unix(1772020800, 0), URL: func(*generate.Request) string { return "http://localhost/x?y='" }}
	var out []generate.Request
	for _, change := range []func(*generate.Request){
		func(*generate.Request) {},
		func(r *generate.Request) { r.Path, r.Method, r.Name = path, "POST", []string{"find", "order"} },
		func(r *generate.Request) { r.Method, r.Body = "HEAD", generate.ProblemShape },
		func(r *generate.Request) { r.Body, r.NoHeaders = generate.Shapes[len(generate.Shapes)-1], true },
		func(r *generate.Request) {
			r.Body, r.TypeScript, r.ESM, r.Wire = generate.ProblemShape, true, true, true
		},
		func(r *generate.Request) {
			r.Headers = []input.Header{{Name: "X-A", Value: "é \" ' $x"}, {Name: "Location", Value: "/new"}}
			r.Body = &generate.Shape{Name: "own", MediaType: "application/vnd.x+json", Fields: []generate.Member{
				{Name: "code", Value: generate.Node{Kind: generate.String, Text: "{code}"}},
				{Name: "list", Value: generate.Node{Kind: generate.List, Items: []generate.Node{{Kind: generate.Bool, Text: "true"}, {Kind: generate.Null}}}},
			}}
		},
	} {
		r := plain
		change(&r)
		out = append(out, r)
	}
	return out
}

func replaceOnce(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q occurs %d times, want once", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}
