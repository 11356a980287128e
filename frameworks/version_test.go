package frameworks

import (
	"cmp"
	"errors"
	"strings"
	"testing"

	"snipgen/generate/input"
)

func TestParseSpan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"7", "7"}, {"7.2", "7.2"}, {"3.0", "3.0"}, {"0.110", "0.110"}, {"v1.10.0", "1.10.0"}, {"6.1.7.10", "6.1.7.10"},
		{"4.0.0-RC1", "4.0.0"}, {"3.1.*", "3.1"}, {"3.x", "3"}, {"1.2.3.4.5", "1.2.3.4"}, {"5.1.0(supports-color@8)", "5.1.0"},
		{"", ""}, {"v", ""}, {"latest", ""}, {".5", ""}, {"-1", ""}, {"99999999999", ""}, {"^4.18", ""}, {"${boot}", ""},
	} {
		t.Run(cmp.Or(c.text, "empty"), func(t *testing.T) {
			t.Parallel()
			got, err := ParseSpan(c.text)
			if c.want == "" {
				if wrong := new(input.Error); !errors.As(err, &wrong) {
					t.Errorf("got %s, %v", got, err)
				}
				return
			}
			if err != nil || got.String() != c.want {
				t.Errorf("got %s, %v, want %s", got, err, c.want)
			}
		})
	}
}

func TestSpan(t *testing.T) {
	span := func(t *testing.T, s string) Span {
		t.Helper()
		since, before, limited := strings.Cut(s, "-")
		if limited {
			return Between(since, before)
		}
		out, err := ParseSpan(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		one, other string
		within     bool
		joined     string
	}{
		{"7", "7", true, "7"},
		{"7.2", "7", true, "7"},
		{"7", "7.2", false, "7"},
		{"7.2", "7.10", false, ">=7.2,<7.11"},
		{"0.110", "0.92-", true, ">=0.92"},
		{"0.92-", "0.110", false, ">=0.92"},
		{"-", "-", true, ">=0"},
		{"-3.1", "-3.2", true, "<3.2"},
		{"3", "2.2-4", true, ">=2.2,<4"},
		{"3.0", "3.0.0", false, "3.0"},
	} {
		t.Run(c.one+" in "+c.other, func(t *testing.T) {
			t.Parallel()
			one, other := span(t, c.one), span(t, c.other)
			if got := one.Within(other); got != c.within {
				t.Errorf("Within: got %t, want %t", got, c.within)
			}
			if got, back := one.Join(other).String(), other.Join(one).String(); got != c.joined || back != c.joined {
				t.Errorf("Join: got %s and, the other way round, %s, want %s", got, back, c.joined)
			}
		})
	}
}

func TestSupported(t *testing.T) {
	f := &Framework{ID: "x", Title: "X", Oldest: "2.2", OldestWhy: "it added lists"}
	for _, c := range []struct{ version, want string }{
		{"2.2", "2.2"}, {"2", ">=2.2,<3"}, {"3", "3"}, {"99", "99"}, {"2.1.9", ""}, {"0.12", ""}, {"1", ""},
	} {
		t.Run(c.version, func(t *testing.T) {
			t.Parallel()
			span, err := ParseSpan(c.version)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.Supported(span)
			if c.want != "" {
				if err != nil || got.String() != c.want {
					t.Errorf("got %s, %v, want %s", got, err, c.want)
				}
				return
			}
			wrong := new(input.Error)
			want := "X " + c.version + " is older than 2.2, the oldest version that is supported: it added lists"
			if !errors.As(err, &wrong) || wrong.Text != want || !strings.Contains(wrong.Hint, "--lang x@2.2") {
				t.Errorf("got %s, %v, want %q", got, err, want)
			}
		})
	}
	if all, err := f.Supported(Span{}); err != nil || all.String() != ">=2.2" {
		t.Errorf("all versions: got %s, %v", all, err)
	}
}
