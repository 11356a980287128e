package generate

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/templates"
)

// Every built-in template obeys the rules for users' templates.
func TestBuiltinsAreAllowed(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			source, handler := templates.Snippet(f.ID, f.Language.Extension), templates.Handler(f.ID, f.Language.Extension)
			parsed, err := newTemplate(f.ID, source, handler, literals(f))
			if err == nil {
				err = check(parsed, functions(f.Language, source+handler))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// The table of allowed functions names only functions that exist, each once.
func TestAllowed(t *testing.T) {
	t.Parallel()
	var names []string
	for i, g := range allowed {
		for name := range strings.FieldsSeq(g.names) {
			names = append(names, name)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if i > 0 && library()[name] == nil {
					t.Error("sprig has no such function")
				}
				if group(name) != i {
					t.Errorf("the group is %d, want %d", group(name), i)
				}
				if !strings.Contains(Functions(), " "+name) {
					t.Error("the help lacks this function")
				}
			})
		}
	}
	for name := range sizes {
		if group(name) < 0 && functions(languages.Python, "")[name] == nil {
			t.Errorf("sizes has %s, which isn't allowed", name)
		}
	}
	slices.Sort(names)
	if n := len(slices.Compact(slices.Clone(names))); n != len(names) {
		t.Errorf("%d of %d names are duplicates", len(names)-n, len(names))
	}
	if group("set") >= 0 || group("") >= 0 {
		t.Error("the table has set or an empty name")
	}
}

// No template runs on past the limit of steps, panics, or prints a character that
// controls a terminal.
func FuzzTemplate(f *testing.F) {
	for _, source := range []string{
		"{{range 1000000000000}}{{end}}", `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`, `{{repeat 1000000000 "a"}}`, "{{fit}}a,\n{{pick}}{{.Code}}",
		`{{$x := list 1}}{{$x = list $x $x}}{{$x}}`, "{{flat}}{{in}}\n{{out}}{{tall}}{{pick}}", `{{"\xf8\xfe\xf9"}}`, "{{str .Message}}{{object 1 .Fields}}", "{{range until 9}}{{.}}{{end}}",
		`{{untilStep 1 2 3 | join "," | upper | trunc 3}}`, `{{dict "a" 1 | default 2}}`, "{{with .Fields}}{{len .}}{{else}}{{end}}", "\u202e", "{{.Name}}{{.Parameters}}",
	} {
		f.Add(source, true)
		f.Add(source, false)
	}
	s := teapot()
	f.Fuzz(func(t *testing.T, source string, wide bool) {
		if len(source) > input.TemplateFile.Most {
			return // the reader refuses it
		}
		language := languages.HTTP
		if wide {
			language = languages.Python
		}
		target := &frameworks.Framework{ID: "x", Title: "X", Language: language, MaxCode: 999, Path: "/", Name: "x"}
		snippet, err := New(Target{Framework: target, Snippet: Template{Text: source, Origin: "x"}}).Snippet(Request{Status: s, Framework: target})
		if err != nil {
			return
		}
		if strings.ContainsFunc(snippet.Code, func(r rune) bool {
			return r != '\n' && r != '\t' && (unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == unicode.ReplacementChar)
		}) && !strings.ContainsRune(source, unicode.ReplacementChar) {
			t.Errorf("%q prints %q", source, snippet.Code)
		}
	})
}
