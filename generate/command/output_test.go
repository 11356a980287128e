package command

import "testing"

func TestVisible(t *testing.T) {
	for code, want := range map[string]string{
		"a\tb\r\nc\n":           "a\tb\r\nc\n",
		"요청 café \u00a0🚀\u200d": "요청 café \u00a0🚀\u200d",
		"a\x1b[31mb":            "a\uFFFD[31mb",
		"a\rb\r":                "a\uFFFDb\uFFFD",
		"a\u009b31m\x9b\x7f":    "a\uFFFD31m\uFFFD\uFFFD",
		"a\u202eb\u2066":        "a\uFFFDb\uFFFD",
		"\uFFFD":                "\uFFFD",
	} {
		if got := visible(code); got != want {
			t.Errorf("visible(%q) is %q, want %q", code, got, want)
		}
	}
}
