package generate

import (
	"strings"
	"testing"

	"snipgen/frameworks/languages"
)

// The lines of a {{fit}} become one line if that fits in 20 columns, and otherwise
// stay as they are.
func TestFit(t *testing.T) {
	spaced := &languages.Notation{Spaced: true, Trailing: true}
	tight := &languages.Notation{Trailing: true}
	for _, c := range []struct {
		name    string
		objects *languages.Notation
		source  string
		want    string
	}{
		{"arguments", tight, "call({{fit}}\n    one,\n    two,\n{{pick}})", "call(one, two)"},
		{"arguments too long for a line", tight, "call({{fit}}\n    first_one,\n    second_one,\n{{pick}})", "call(\n    first_one,\n    second_one,\n)"},
		{"the text after it counts", tight, "call({{fit}}\n    one,\n    two,\n{{pick}}) + 1234", "call(\n    one,\n    two,\n) + 1234"},
		{"nothing inside", tight, "call({{fit}}\n{{pick}})", "call()"},
		{"a bracket inside", tight, "{{fit}}x = [\n    1,\n    2,\n]{{pick}};", "x = [1, 2];"},
		{"tight braces", tight, "{{fit}}x = {\n    1,\n    2,\n}{{pick}}", "x = {1, 2}"},
		{"spaced braces", spaced, "{{fit}}x = {\n    1,\n    2,\n}{{pick}}", "x = { 1, 2 }"},
		{"spaced braces around", spaced, "x = {{{fit}}\n    1,\n    2,\n{{pick}}}", "x = { 1, 2 }"},
		{"empty braces", spaced, "{{fit}}x = {\n}{{pick}}", "x = {}"},
		{"a language without objects", nil, "{{fit}}x = {\n    1\n}{{pick}}", "x = {1}"},
		{"a chain", tight, "{{fit}}a\n    .b()\n    .c(){{pick}};", "a.b().c();"},
		{"a chain too long for a line", tight, "{{fit}}a\n    .first()\n    .second_one(){{pick}};", "a\n    .first()\n    .second_one();"},
		{"a spread", tight, "[{{fit}}\n    1,\n    ...rest,\n{{pick}}]", "[1, ...rest]"},
		{"an assignment", tight, "x ={{fit}}\n    1{{pick}};", "x = 1;"},
		{"an assignment too long for a line", tight, "x ={{fit}}\n    12345678901234567{{pick}};", "x =\n    12345678901234567;"},
		{"at the start of a line", tight, "{{fit}}\nx\ny{{pick}}", "x y"},
		{"a line break at the end", tight, "{{fit}}x\n{{pick}}y", "x y"},
		{"a line break after it", tight, "{{fit}}x\n{{pick}}\ny", "x\ny"},
		{"empty lines and tabs", tight, "{{fit}}x\n\n\t\ty{{pick}}", "x y"},
		{"the second of two tiers", tight, "call({{fit}}\n    {{fit}}first,\n    second_1,{{pick}}\n{{pick}})", "call(\n    first, second_1\n)"},
		{"the last of two tiers", tight, "call({{fit}}\n    {{fit}}first_one,\n    second,{{pick}}\n{{pick}})", "call(\n    first_one,\n    second,\n)"},
		{"a choice inside", tight, "call({{fit}}\n    {{flat}}a{{tall}}b\nc{{pick}},\n    d,\n{{pick}})", "call(a, d)"},
		{"inside a choice", tight, "{{flat}}call({{fit}}\n    one,\n    two,\n{{pick}}){{tall}}x{{pick}}", "call(one, two)"},
		{"inside a choice too long for a line", tight, "{{flat}}call({{fit}}\n    first_one,\n    second,\n{{pick}}){{tall}}x{{pick}}", "x"},
		{"a body", tight, "f({{fit}}\n  x,\n  {{in}}() => {\n  y({{fit}}\n    1,\n  {{pick}});\n}{{out}},\n{{pick}});", "f(x, () => {\n  y(1);\n});"},
		{"a body of a call too long for a line", tight, "f({{fit}}\n  longer_name,\n  {{in}}() => {\n  y({{fit}}\n    1,\n  {{pick}});\n}{{out}},\n{{pick}});", "f(\n  longer_name,\n  () => {\n    y(1);\n  },\n);"},
		{"a body on a new line", tight, "f({{fit}}\n  () =>{{in}}\n    y{{out}}{{pick}});", "f(() =>\n    y);"},
		{"a body that begins with a line break", tight, "f({{fit}}\n  {{in}}\n  x{{out}},\n  y{{pick}});", "f(\n  x, y);"},
		{"a call in a body", tight, "f:\n  {{in}}g({{fit}}\n  first_one,\n  second_one,\n{{pick}}){{out}}", "f:\n  g(\n    first_one,\n    second_one,\n  )"},
		{"a choice at the end of a body", tight, "f:\n  {{in}}{{flat}}12345678901234567890{{tall}}g(\n  1\n){{pick}}{{out}}\nh", "f:\n  g(\n    1\n  )\nh"},
		{"no trailing comma before a bracket", tight, "f({{fit}}\n  first_one,\n  second_one_2,{{pick}})", "f(\n  first_one,\n  second_one_2)"},
		{"no trailing comma in the language", &languages.Notation{}, "f({{fit}}\n  first_one,\n  second_one_2,\n{{pick}})", "f(\n  first_one,\n  second_one_2\n)"},
		{"a third layout", tight, "x{{fit}} f(\n  one) {{{tall}}\n  y{{pick}}", "x f(one) {"},
		{"the second of three layouts", tight, "x{{fit}} f(\n  first, second_1) {{{tall}}\n  y{{pick}}", "x f(\n  first, second_1) {"},
		{"the third of three layouts", tight, "x{{fit}} a_function_name_12(\n  one) {{{tall}}\n  y{{pick}}", "x\n  y"},
		{"the first line ends outside", tight, "f({{fit}}\n  a{{pick}})\n12345678901234567890123", "f(a)\n12345678901234567890123"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := &languages.Language{Width: 20, Columns: languages.Columns, Indent: "  ", Objects: c.objects}
			if got := string(layOut([]byte(marks.Replace(c.source)), l)); got != c.want {
				t.Errorf("%q: got %q, want %q", c.source, got, c.want)
			}
		})
	}
	t.Run("no width", func(t *testing.T) {
		t.Parallel()
		got := string(layOut([]byte(marks.Replace("f({{fit}}\n  a,\n{{pick}})")), &languages.Language{}))
		if want := "f(\n  a,\n)"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// layOut neither panics nor leaves a mark in its output, even if the marks don't
// pair.
func FuzzFit(f *testing.F) {
	f.Add("f({{fit}}a,{{in}}b\n{{fit}}c{{pick}}{{out}}{{tall}}d{{pick}})", 10)
	f.Add("a{{out}}{{tall}}b{{pick}})", 10)
	f.Add("{{out}}{{pick}}{{fit}}{{in}}{{flat}}\n,}{{tall}}{{tall}}", 1)
	f.Fuzz(func(t *testing.T, source string, width int) {
		if len(source) > 1000 {
			return
		}
		out := layOut([]byte(marks.Replace(source)), &languages.Language{Width: width, Columns: languages.Columns, Indent: "  "})
		if i := strings.IndexFunc(string(out), func(r rune) bool { return r == '�' }); i >= 0 && strings.ToValidUTF8(source, "") == source && !strings.Contains(source, "�") {
			t.Errorf("%q leaves a mark in %q", source, out)
		}
	})
}
