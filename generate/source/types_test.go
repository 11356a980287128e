package source

import (
	"strings"
	"testing"

	"snipgen/generate"
)

// A file declares each type of a handler once, under a name that nothing else has.
func TestDeclaring(t *testing.T) {
	t.Parallel()
	const declared = "record ErrorBody(String error, String message) {}"
	for _, c := range []struct{ name, source, has, lacks string }{
		{"none", "class X {\n}\n", declared, "ErrorBody2"},
		{"the same", "class X {\n  record ErrorBody(\n      String error, // x\n      String message) {}\n}\n", "new ErrorBody(", "record"},
		{"the same, private", "class X {\n  private record ErrorBody(String error, String message) {}\n}\n", "new ErrorBody(", "record"},
		{"other fields", "class X {\n  record ErrorBody(String error) {}\n}\n", "record ErrorBody2(String error, String message) {}", "ErrorBody("},
		{"two others", "class X {\n  record ErrorBody() {}\n  record ErrorBody2() {}\n}\n", "new ErrorBody3(", "ErrorBody2("},
		{"in another class", "class X {\n}\nclass Y {\n  " + declared + "\n}\n", "record ErrorBody2(", "ErrorBody("},
		{"in a class inside", "class X {\n  class Y {\n    " + declared + "\n  }\n}\n", "record ErrorBody2(", "ErrorBody("},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := New("X.java", c.source, framework(t, "spring-boot").Language)
			p, err := f.For(generate.New(), request(t, "spring-boot", 404, nil), 0, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(p.Code, c.has) || strings.Contains(p.Code, c.lacks) {
				t.Errorf("want %q and not %q in\n%s", c.has, c.lacks, p.Code)
			}
		})
	}
}
