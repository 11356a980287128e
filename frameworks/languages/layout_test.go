package languages

import (
	"cmp"
	"slices"
	"testing"
)

// Numbers are written as RuboCop's Style/NumericLiterals wants them.
func TestRubyNumber(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{
		"0": "0", "9999": "9999", "10000": "10_000", "-10000": "-10_000", "-9999": "-9999", "1234567": "1_234_567", "123456": "123_456",
		"1.23456": "1.23456", "12345.678901": "12_345.678901", "1e5": "1e5",
	} {
		t.Run(number, func(t *testing.T) {
			t.Parallel()
			if got := Ruby.Objects.Number(number); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// Lists of words are written as RuboCop's Style/WordArray wants them.
func TestRubyWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		texts []string
		open  string // empty if the list is written as strings
		words []string
	}{
		{"two words", []string{"one", "two_2"}, "%w[", []string{"one", "two_2"}},
		{"letters of any script", []string{"요청", "é", "a-b"}, "%w[", []string{"요청", "é", "a-b"}},
		{"an escape", []string{"a\tb", "c"}, "%W[", []string{`a\tb`, "c"}},
		{"one word", []string{"one"}, "", nil},
		{"none", nil, "", nil},
		{"a space", []string{"a b", "c"}, "", nil},
		{"a punctuation mark", []string{"a!", "c"}, "", nil},
		{"an empty text among them", []string{"", "c"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			open, words, ok := Ruby.Objects.Words(c.texts)
			if ok != (c.open != "") || open != c.open || !slices.Equal(words, c.words) {
				t.Errorf("got %q, %q, %t, want %q, %q", open, words, ok, c.open, c.words)
			}
		})
	}
}

// Lists fill lines, values hang below their keys and texts count as formats by the
// rules of each language's formatter.
func TestFormatters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		got  bool
		want bool
	}{
		{"prettier fills with numbers", JavaScript.Objects.Fill([]string{"1", "-2.5"}), true},
		{"prettier fills with one number", JavaScript.Objects.Fill([]string{"1"}), false},
		{"prettier fills with texts", JavaScript.Objects.Fill([]string{`"a"`, "1"}), false},
		{"RuboCop fills with numbers", Ruby.Objects.Fill([]string{"1", "10_000"}), true},
		{"RuboCop fills with texts", Ruby.Objects.Fill([]string{"'a'"}), false},
		{"google-java-format fills with short items", Java.Objects.Fill([]string{"1", `"1234567"`}), true},
		{"google-java-format fills with a long item", Java.Objects.Fill([]string{"1", `"12345678"`}), false},
		{"prettier hangs a text", JavaScript.Objects.Hangs("abcde", "", 2), true},
		{"prettier hangs after a short key", JavaScript.Objects.Hangs("abcd", "", 2), false},
		{"prettier hangs after a short wide key", JavaScript.Objects.Hangs("요청a", "", 2), true},
		{"prettier hangs a number", JavaScript.Objects.Hangs("abcde", "12", 2), false},
		{"prettier hangs a number with a sign", JavaScript.Objects.Hangs("abcde", "-12", 2), true},
		{"prettier hangs by the width of the indentation", JavaScript.Objects.Hangs("abcdef", "", 4), false},
		{"google-java-format sees a percent sign", Java.Objects.IsFormat("100 % of it"), true},
		{"google-java-format sees a numbered placeholder", Java.Objects.IsFormat("a {0}"), true},
		{"google-java-format sees a name in braces", Java.Objects.IsFormat("a {b} {"), false},
		{"google-java-format sees plain text", Java.Objects.IsFormat("plain"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.got != c.want {
				t.Errorf("got %t, want %t", c.got, c.want)
			}
		})
	}
}

// If black and ruff count a text's columns differently, the greater count applies.
func TestPythonColumns(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"": 0, "abc": 3, "요청": 4, "e\u0301": 2, "\u17a4": 2, "\u17d8": 2, "🚀": 2} {
		t.Run(cmp.Or(s, "empty"), func(t *testing.T) {
			t.Parallel()
			if got := Python.Columns(s); got != want {
				t.Errorf("got %d, want %d", got, want)
			}
		})
	}
}
