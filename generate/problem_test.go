package generate

import (
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/status"
)

// problem returns a 409 whose definition adds or changes a field of a problem.
func problem(key, field string, value Node) *status.Status {
	return &status.Status{Code: 409, Key: key, Message: "It conflicts.", Reason: "Conflict", Origin: status.Own,
		Definition: &status.Definition{Body: ProblemShape, Fields: []Member{{Name: field, Value: value}}}}
}

func TestProblem(t *testing.T) {
	t.Parallel()
	spring, _ := frameworks.Find(frameworks.All, "spring-boot")
	for name, c := range map[string]struct {
		field string
		value Node
		want  string // of the code; "" if the body is not written by ProblemDetail
	}{
		"a member of its own":       {"left", Node{Kind: Number, Text: "3"}, `problem.setProperty("left", 3);`},
		"a type":                    {"type", Node{Text: "/problems/a"}, `problem.setType(URI.create("/problems/a"));`},
		"a type that is no URI":     {"type", Node{Text: "no URI"}, ""},
		"a type without text":       {"type", Node{}, ""},
		"a title":                   {"title", Node{Text: "Taken"}, `problem.setTitle("Taken");`},
		"a title that is no text":   {"title", Node{Kind: Null}, ""},
		"a detail":                  {"detail", Node{Text: "More."}, `ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "More.")`},
		"a detail that is no text":  {"detail", Node{Kind: List}, ""},
		"the status as text":        {"status", Node{Text: "409"}, ""},
		"another status":            {"status", Node{Kind: Number, Text: "400"}, ""},
		"the status itself":         {"status", Node{Kind: Number, Text: "409"}, `problem.setProperty("code", "taken");`},
		"the instance of a request": {"instance", Node{Text: "/orders/1"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			snippet, err := New().Snippet(Request{Status: problem("taken", c.field, c.value), Framework: spring})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(snippet.Code, c.want) || strings.Contains(snippet.Code, "ProblemDetail") != (c.want != "") {
				t.Errorf("want %q in\n%s", c.want, snippet.Code)
			}
		})
	}
}

// A class that one handler of a module leaves to the framework is declared for
// another that needs it.
func TestProblemClasses(t *testing.T) {
	t.Parallel()
	spring, _ := frameworks.Find(frameworks.All, "spring-boot")
	price := Node{Kind: Object, Fields: []Member{{Name: "amount", Value: Node{Kind: Number, Text: "1.5"}}}}
	var rs []Request
	for _, s := range []*status.Status{
		problem("typed", "instance_of", Node{Text: "a"}), problem("by_hand", "instance", Node{Text: "a"}),
		problem("priced", "price", price), problem("priced_too", "price", price),
	} {
		rs = append(rs, Request{Status: s, Framework: spring})
	}
	modules, err := New().modules(rs, []string{"all"}, Destination{})
	if err != nil {
		t.Fatal(err)
	}
	for _, class := range []string{"record ProblemBody(", "record PriceBody("} {
		if n := strings.Count(modules[0].Code, class); n != 1 {
			t.Errorf("%q stands %d times in\n%s", class, n, modules[0].Code)
		}
	}
}
