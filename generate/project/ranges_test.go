package project

import "testing"

// A requirement, in the syntax of any package manager, is a range of versions, or
// any version if it has no such range.
func TestSpan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"a version", "1.10.5", "1.10.5"},
		{"a prefix of pip", "==1.11.*", "1.11"},
		{"a prefix of npm", "3.x", "3"},
		{"compatible, two numbers", "~=1.11", ">=1.11,<2"},
		{"compatible, three numbers", "~=1.11.3", ">=1.11.3,<1.12"},
		{"of RubyGems", "~> 5.2", ">=5.2,<6"},
		{"a caret", "^3.4.0", ">=3.4,<4"},
		{"a caret before 1", "^0.79.1", ">=0.79.1,<0.80"},
		{"a tilde", "~3.4.1", ">=3.4.1,<3.5"},
		{"a tilde of one number", "~3", "3"},
		{"two limits", ">=1.8, <2", ">=1.8,<2"},
		{"two limits of npm", ">= 3.0.0 < 4", "3"},
		{"an upper limit", "<=1.11", "<1.12"},
		{"a lower limit", ">=3", ">=3"},
		{"a hyphen", "2.0 - 3.1", ">=2,<3.2"},
		{"alternatives", "^2.0.0 || ^3.0.0", ">=2,<4"},
		{"an open alternative", "^2.0.0 || *", ""},
		{"an exception", "==1.*,!=1.4", "1"},
		{"a word", "latest", ""},
		{"an address", "git+https://example.com/x", ""},
		{"nothing", "", ""},
		{"operators alone", "^ ~> <", ""},
		{"many digits", "^99999999999999999999", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := span(c.text)
			text := got.String()
			if got.Any() {
				text = ""
			}
			if text != c.want {
				t.Errorf("got %q for %q, want %q", text, c.text, c.want)
			}
		})
	}
}

// FuzzSpan reads any text as a requirement.
func FuzzSpan(f *testing.F) {
	for _, s := range []string{"~=1.11", "^0.0", "~> ", "1 - ", "||", "<=0", "==1.*.*", "^1..2", "~v1"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, text string) { _ = span(text).String() }) // it must not panic
}
