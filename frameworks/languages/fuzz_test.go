package languages

import (
	"bufio"
	stdjson "encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile returns texts that are written to break literals: messages, names,
// paths and keys.
func hostile(t testing.TB) []string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "hostile.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var entry struct{ Value string }
		if err := stdjson.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Fatalf("%s: %v", lines.Bytes(), err)
		}
		out = append(out, entry.Value)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(out) < 80 {
		t.Fatalf("got %d texts, want at least 80", len(out))
	}
	return out
}

// seed adds the hostile texts and the traps to the corpus.
func seed(f *testing.F) {
	for _, s := range hostile(f) {
		f.Add(s)
	}
	for _, s := range traps {
		f.Add(s)
	}
}

// traps are texts in which the character after an escape could become part of the
// escape, and others that the hostile texts lack.
var traps = []string{
	"\x001", "\x007", "\x1f8", "\x7f0", "\u00800", "\u00ff7", "\x01a", "\x1bF", "\u0101f", "\ufeff0", "\u200bé", "\U000e01efa",
	"\ufe0f\U0001f3fb", "\ufffd", "\uffff", "\U0010ffff", "\ud7ff\ue000", "\u0300", "\u0338=", "\u180e", "\u00ad", "\u061c",
	"\\", "\\\\", `\"`, `\'`, `"`, `'`, `"'`, `""'`, `\u`, `\\u0041`, `\N{DASH}`, "\\\n", "#", "##{", `\#{`, "#\\{", "%", "%{", "%<a>", "{%", "%%{",
	"</script", "</SCRIPT", "<script", "<!--", "<\u0000/script", "-", "--", "-x", "~", "=x", "a=b", "!", "é", "a b", "\n", "class", "__proto__", "a:", "A", "a1", "1a", "$", "_",
}

// readable says why a reader can't see what a literal contains: it has a line
// break or an invisible character. It returns "" if the literal is readable.
func readable(literal string) string {
	for i, r := range literal {
		if r < ' ' || r == 0x7F || r >= utf8.RuneSelf && !strconv.IsPrint(r) || r == utf8.RuneError {
			return "has a raw " + strconv.QuoteRuneToASCII(r) + " at " + strconv.Itoa(i)
		}
	}
	return ""
}

// holds checks that a literal is readable, is in one of the quotes and decodes
// to s.
func holds(t *testing.T, s, literal, quotes string, decode func(string) (string, error)) {
	t.Helper()
	if why := readable(literal); why != "" {
		t.Fatalf("literal of %+q %s: %s", s, why, literal)
	}
	if !utf8.ValidString(literal) {
		t.Fatalf("literal of %+q is not valid UTF-8: %q", s, literal)
	}
	if _, _, err := quoted(literal, quotes); err != nil {
		t.Fatalf("literal of %+q is %s: %v", s, literal, err)
	}
	got, err := decode(literal)
	if err != nil {
		t.Fatalf("literal of %+q is %s, which is invalid: %v", s, literal, err)
	}
	if got != s {
		t.Fatalf("literal of %+q is %s, which means %+q", s, literal, got)
	}
}

// fuzzString fuzzes a language's String. The further checks return what is wrong
// with a literal, or "".
func fuzzString(f *testing.F, l *Language, quotes string, decode func(string) (string, error), further ...func(literal string) string) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("the input rules refuse it")
		}
		literal, err := l.String(s)
		if err != nil {
			t.Fatalf("String(%+q): %v", s, err)
		}
		holds(t, s, literal, quotes, decode)
		for _, why := range further {
			if why := why(literal); why != "" {
				t.Fatalf("literal of %+q %s: %s", s, why, literal)
			}
		}
	})
}

// fuzzKey fuzzes the function with which a language writes the names of fields.
func fuzzKey(f *testing.F, key func(string) (string, error), decode func(string) (string, error)) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("the input rules refuse it")
		}
		written, err := key(s)
		if err != nil {
			t.Fatalf("Key(%+q): %v", s, err)
		}
		if why := readable(written); why != "" {
			t.Fatalf("key %+q %s: %s", s, why, written)
		}
		got, err := decode(written)
		if err != nil {
			t.Fatalf("key %+q is written %s, which is invalid: %v", s, written, err)
		}
		if got != s {
			t.Fatalf("key %+q is written %s, which means %+q", s, written, got)
		}
	})
}

// ascii checks that a literal is ASCII.
func ascii(literal string) string {
	for _, r := range literal {
		if r >= utf8.RuneSelf {
			return "has characters outside ASCII"
		}
	}
	return ""
}

// without returns a check that a literal contains none of the parts, in any case.
func without(parts ...string) func(string) string {
	return func(literal string) string {
		for _, part := range parts {
			if strings.Contains(strings.ToLower(literal), part) {
				return "has a " + part
			}
		}
		return ""
	}
}

func FuzzPython(f *testing.F) { fuzzString(f, Python, `"'`, decodePython) }

func FuzzJavaScript(f *testing.F) {
	fuzzString(f, JavaScript, `"'`, decodeJavaScript, without("</script", "<script", "<!--"))
}

func FuzzJSON(f *testing.F) { fuzzString(f, JSON, `"`, decodeJSON, without("<", ">", "&")) }

func FuzzHTTP(f *testing.F) { fuzzString(f, HTTP, `"`, decodeJSON, without("<", ">", "&")) }

func FuzzGo(f *testing.F) { fuzzString(f, Go, "\"`", decodeGo) }

func FuzzJava(f *testing.F) { fuzzString(f, Java, `"`, decodeJava, ascii) }

func FuzzCSharp(f *testing.F) { fuzzString(f, CSharp, `"`, decodeCSharp) }

func FuzzRuby(f *testing.F) { fuzzString(f, Ruby, `"'`, decodeRuby) }

func FuzzShell(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		word, err := Shell.String(s)
		if strings.IndexByte(s, 0) >= 0 {
			if err == nil {
				t.Fatalf("String(%+q) is %q, want an error", s, word)
			}
			return
		}
		if err != nil {
			t.Fatalf("String(%+q): %v", s, err)
		}
		got, err := decodeShell(word)
		if err != nil {
			t.Fatalf("word of %+q is %q, which is invalid: %v", s, word, err)
		}
		if got != s {
			t.Fatalf("word of %+q is %q, which means %+q", s, word, got)
		}
	})
}

func FuzzPythonKey(f *testing.F) { fuzzKey(f, Python.Objects.Key, decodePython) }

func FuzzJavaScriptKey(f *testing.F) { fuzzKey(f, JavaScript.Objects.Key, decodeJavaScriptKey) }

func FuzzJSONKey(f *testing.F) { fuzzKey(f, JSON.Objects.Key, decodeJSON) }

func FuzzGoKey(f *testing.F) { fuzzKey(f, Go.Objects.Key, decodeGo) }

func FuzzJavaKey(f *testing.F) { fuzzKey(f, Java.Objects.Key, decodeJava) }

func FuzzCSharpIndex(f *testing.F) { fuzzKey(f, CSharp.Loose.Key, decodeCSharpIndex) }

func FuzzRubyKey(f *testing.F) { fuzzKey(f, Ruby.Objects.Key, decodeRubyKey) }

var csharpPlain = regexp.MustCompile(`^[a-z_][A-Za-z0-9_]*$`)

func FuzzCSharpMember(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		name, err := CSharp.Objects.Key(s)
		if !csharpPlain.MatchString(s) {
			if err == nil {
				t.Fatalf("Key(%+q) is %s, want an error", s, name)
			}
			return
		}
		if err != nil {
			t.Fatalf("Key(%+q): %v", s, err)
		}
		if got := strings.TrimPrefix(name, "@"); got != s {
			t.Fatalf("Key(%+q) is %s", s, name)
		}
		if CSharp.Keyword(name) {
			t.Fatalf("Key(%+q) is the keyword %s", s, name)
		}
	})
}
