package generate

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// form generates code for a 404 in a framework.
func form(t *testing.T, id string, r Request) (string, error) {
	t.Helper()
	f, found := frameworks.Find(frameworks.All, id)
	if !found {
		t.Fatalf("no target %q", id)
	}
	s, _, err := status.Find("404", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Status, r.Framework = s, f
	snippet, err := New().Snippet(r)
	return snippet.Code, err
}

func TestDeclarations(t *testing.T) {
	t.Parallel()
	for declaration, want := range map[string][2]string{
		"":                {"const find = (req, res) => {", "};"},
		"function":        {"function find(req, res) {", "}"},
		"export const":    {"export const find = (req, res) => {", "};"},
		"export function": {"export function find(req, res) {", "}"},
		"exports":         {"exports.find = (req, res) => {", "};"},
		"module.exports":  {"module.exports.find = (req, res) => {", "};"},
		"method":          {"find(req, res) {", "}"},
	} {
		for _, typed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s typed %t", cmp.Or(declaration, "empty"), typed), func(t *testing.T) {
				t.Parallel()
				first := want[0]
				if typed {
					first = strings.NewReplacer("req", "_req: Request", "res)", "res: Response)").Replace(first)
				}
				code, err := form(t, "express", Request{Part: Bare, Declaration: declaration, TypeScript: typed, Name: []string{"find"}})
				lines := strings.Split(strings.TrimSuffix(code, "\n"), "\n")
				if err != nil || lines[0] != first || lines[len(lines)-1] != want[1] {
					t.Errorf("got %v, want %q and %q around\n%s", err, first, want[1], code)
				}
			})
		}
	}
	if len(Declarations) != 7 {
		t.Errorf("there are %d declarations, but 7 cases", len(Declarations))
	}
}

// A part that a template doesn't have is empty, and has the imports of the whole
// snippet.
func TestFormsOfOthers(t *testing.T) {
	t.Parallel()
	for _, part := range []Part{Bare, Action} {
		t.Run(string(part), func(t *testing.T) {
			t.Parallel()
			if code, err := form(t, "rails", Request{Part: part}); err != nil || code != "" {
				t.Errorf("got %q, %v, want no code", code, err)
			}
		})
	}
	if code, err := form(t, "flask", Request{Part: ActionImports}); err != nil || code != "from flask import Flask\n" {
		t.Errorf("Flask: got %q, %v", code, err)
	}
	// In Java, a part has only the imports it needs.
	code, err := form(t, "spring-boot", Request{Part: ResponseImports})
	if err != nil || !strings.Contains(code, "ResponseEntity") || strings.Contains(code, "RestController") {
		t.Errorf("Spring Boot: got %q, %v", code, err)
	}
}

// An action avoids the names that a controller inherits. Its route can't start
// with a tilde.
func TestActionNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"conflict": "HandleConflict", "status code": "HandleStatusCode", "find": "Find"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, err := form(t, "aspnetcore", Request{Part: Action, Name: strings.Fields(name)})
			if err != nil || !strings.Contains(code, "IActionResult "+want+"(") {
				t.Errorf("got %v, want the name %s in\n%s", err, want, code)
			}
		})
	}
	path := input.Route{{Text: "~a"}}
	var wrong *input.Error
	if _, err := form(t, "aspnetcore", Request{Part: Action, Path: path}); !errors.As(err, &wrong) {
		t.Errorf("an action's route with a tilde: got %v", err)
	}
	if _, err := form(t, "aspnetcore", Request{Path: path}); err != nil {
		t.Errorf("another handler's route with a tilde: %v", err)
	}
}
