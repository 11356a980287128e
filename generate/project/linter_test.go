package project

import (
	"testing"

	"snipgen/frameworks/languages"
)

// Quotes and brackets follow a project's RuboCop, and no text changes.
func TestRestyle(t *testing.T) {
	t.Parallel()
	const code = `head 404, 'x-a': 'It\'s', b: "q\"" # it's
render json: { a: ['b', ['\\'], []], c: %w[d e] }, to: 'my#action'
x['y'] = ['#{z}', 'a\b', '"', ':c:']
`
	tests := map[string]struct{ config, want string }{
		"none": {"AllCops: {NewCops: enable}", code},
		"omakase": {"inherit_gem: {rubocop-rails-omakase: rubocop.yml}", `head 404, "x-a": "It's", b: "q\"" # it's
render json: { a: [ "b", [ "\\" ], [] ], c: %w[d e] }, to: "my#action"
x["y"] = [ '#{z}', 'a\b', '"', ":c:" ]
`},
		"quotes": {"Style/StringLiterals: {EnforcedStyle: double_quotes}", `head 404, "x-a": "It's", b: "q\"" # it's
render json: { a: ["b", ["\\"], []], c: %w[d e] }, to: "my#action"
x["y"] = ['#{z}', 'a\b', '"', ":c:"]
`},
		"not enabled":  {"inherit_gem: {rubocop-rails-omakase: x}\nStyle/StringLiterals: {Enabled: false}\nLayout/SpaceInsideArrayLiteralBrackets: {EnforcedStyle: no_space}", code},
		"another type": {"inherit_gem: [rubocop-rails-omakase]\nStyle/StringLiterals: double_quotes", code},
		"a list":       {"- a", code},
		"a template":   {"<%= x %>\n\t: {", code},
		"nothing":      {"", code},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, map[string]string{".rubocop.yml": test.config, "app/controllers/x.rb": ""})
			restyle, err := Restyle(dir+"/app/controllers", languages.Ruby)
			if err != nil {
				t.Fatal(err)
			}
			got := code
			if restyle != nil {
				got = restyle(code)
			}
			if got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
	if restyle, err := Restyle(t.TempDir(), languages.Python); restyle != nil || err != nil {
		t.Errorf("Python is restyled: %v", err)
	}
}

// A file that can't be read is an error, and not the default.
func TestRestyleUnread(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{".rubocop.yml/x": ""})
	if _, err := Restyle(dir, languages.Ruby); err == nil {
		t.Error("a folder was read")
	}
}
