package generate

import (
	"errors"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// form generates a part for a 404 in a framework.
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
			t.Run(declaration, func(t *testing.T) {
				t.Parallel()
				first := want[0]
				if typed {
					first = strings.NewReplacer("req", "_req: Request", "res)", "res: Response)").Replace(first)
				}
				code, err := form(t, "express", Request{Part: Bare, Declaration: declaration, TypeScript: typed, Name: []string{"find"}})
				lines := strings.Split(strings.TrimSuffix(code, "\n"), "\n")
				if err != nil || lines[0] != first || lines[len(lines)-1] != want[1] {
					t.Errorf("%v\n%s", err, code)
				}
			})
		}
	}
	if len(Declarations) != 7 {
		t.Errorf("there are %d forms, and 7 are tried", len(Declarations))
	}
}

// A part that a template doesn't have is empty, and its imports are those of the
// whole.
func TestFormsOfOthers(t *testing.T) {
	t.Parallel()
	for _, part := range []Part{Bare, Action} {
		if code, err := form(t, "rails", Request{Part: part}); err != nil || code != "" {
			t.Errorf("%s: %q, %v", part, code, err)
		}
	}
	if code, err := form(t, "flask", Request{Part: ActionImports}); err != nil || code != "from flask import Flask\n" {
		t.Errorf("%q, %v", code, err)
	}
	// Java's are those that the part needs.
	code, err := form(t, "spring-boot", Request{Part: ResponseImports})
	if err != nil || !strings.Contains(code, "ResponseEntity") || strings.Contains(code, "RestController") {
		t.Errorf("%q, %v", code, err)
	}
}

// An action has none of the names that a controller inherits. Its route can't
// begin with a tilde.
func TestActionNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"conflict": "HandleConflict", "status code": "HandleStatusCode", "find": "Find"} {
		code, err := form(t, "aspnetcore", Request{Part: Action, Name: strings.Fields(name)})
		if err != nil || !strings.Contains(code, "IActionResult "+want+"(") {
			t.Errorf("%s: %v\n%s", name, err, code)
		}
	}
	path := input.Route{{Text: "~a"}}
	var wrong *input.Error
	if _, err := form(t, "aspnetcore", Request{Part: Action, Path: path}); !errors.As(err, &wrong) {
		t.Errorf("a tilde: %v", err)
	}
	if _, err := form(t, "aspnetcore", Request{Path: path}); err != nil {
		t.Error(err)
	}
}
