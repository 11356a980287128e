package languages_test

import (
	"strings"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/source"
)

// Languages read tokens of their own besides quotes, comments and numbers. Each
// want lists the tokens, with their classes.
func TestSpecialTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, language, source, want string }{
		{"symbols", "ruby", `a :b :c? ::D x:e`, "a|name b|name c?|:|:|D|name x|e"},
		{"a symbol in quotes", "ruby", `:"a b" :'c'`, "name a b|name c"},
		{"an unclosed symbol", "ruby", `:"a`, "name a"},
		{"a colon at the end", "ruby", `a :`, "a|:"},
		{"variables of objects and classes", "ruby", "@a @@b @", "name @a|name @@b|name @"},
		{"lists of words", "ruby", "%w[a b] %i[c] %W[d", "string a b|string c|string d"},
		{"a remainder", "ruby", "a %w", "a|%|w"},
		{"variables", "shell", "$a ${b:-c} $1", "name $a|name ${b:-c}|$|1"},
		{"an unclosed variable", "shell", "${a", "name ${a"},
		{"a lone dollar", "shell", "a $", "a|$"},
		{"options", "shell", "a -b --c-d=e f-g", "a|name -b|name --c-d|=|e|f|-|g"},
		{"an option at the beginning", "shell", "-a", "name -a"},
		{"an escaped character", "shell", `a\'b \`, `a|\'|b|\`},
		{"numbers within words", "shell", "v1.2", "v1|.|2"},
		{"a status line", "http", "HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n", "keyword HTTP/1.1|number 404|name A"},
		{"a status line alone", "http", "HTTP/1.1", "keyword HTTP/1.1"},
		{"a request line", "http", "GET /a HTTP/1.1\n\n", "keyword GET|keyword HTTP/1.1"},
		{"a body of JSON", "http", "HTTP/1.1 200 OK\nContent-Type: application/problem+json\n\n{\"a\": 1}", "keyword HTTP/1.1|number 200|name Content-Type|{|name a|:|number 1|}"},
		{"another body", "http", "HTTP/1.1 200 OK\nContent-Type: text/plain\n\n{\"a\": 1}", "keyword HTTP/1.1|number 200|name Content-Type|{\"a\": 1}"},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, token := range source.Tokens(c.source, language(t, c.language)) {
				got = append(got, strings.TrimSpace(string(token.Class)+" "+token.Text))
			}
			if text := strings.Join(got, "|"); text != c.want {
				t.Errorf("%q: got %s, want %s", c.source, text, c.want)
			}
		})
	}
}

func TestPackageClause(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, language, source, want string
		line                         int
	}{
		{"Java", "java", "// package no;\npackage a.b.c;\n\nclass D {}\n", "a.b.c", 2},
		{"over two lines", "java", "package a.\n  b;\n", "a.b", 2},
		{"without its end", "java", "package a\nclass B {}\n", "a", 1},
		{"in a block", "java", "class A {\n  package b;\n}\n", "", 0},
		{"Go", "go", "/*\npackage no\n*/\npackage a\n\nimport \"b\"\n", "a", 4},
		{"none", "java", "class A {}\n", "", 0},
		{"a language without", "python", "package = 1\n", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := language(t, c.language)
			if name, line := l.Lexis.Package(code(c.source, l)); name != c.want || line != c.line {
				t.Errorf("got %q, %d, want %q, %d", name, line, c.want, c.line)
			}
		})
	}
}

func TestLength(t *testing.T) {
	t.Parallel()
	plain, lines := languages.Quote{Close: `"`}, languages.Quote{Close: `"""`, Lines: true}
	for _, c := range []struct {
		name         string
		quote        languages.Quote
		text         string
		inner, whole int
	}{
		{"closed", plain, `ab" c`, 2, 3},
		{"empty", plain, `" c`, 0, 1},
		{"escaped", plain, `a\"b" c`, 4, 5},
		{"raw", languages.Quote{Close: `"`, Raw: true}, `a\" c`, 2, 3},
		{"doubled", languages.Quote{Close: `"`, Doubled: true}, `a""b" c`, 4, 5},
		{"up to the line's end", plain, "ab\nc\"", 2, 2},
		{"a continued line", plain, "a\\\nb\"", 4, 5},
		{"the same with CRLF", plain, "a\\\r\nb\"", 5, 6},
		{"several lines", lines, "a\nb\"\"\" c", 3, 6},
		{"up to the end", lines, "a\nb", 3, 3},
		{"a backslash at the end", plain, `a\`, 2, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if inner, whole := c.quote.Length(c.text); inner != c.inner || whole != c.whole {
				t.Errorf("got %d, %d, want %d, %d", inner, whole, c.inner, c.whole)
			}
		})
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	tokens := source.Tokens(`a "a" :a a: ( 1`, languages.Ruby)
	for i, c := range []struct {
		name, text string
		want       bool
	}{
		{"a word", "a", true},
		{"a literal", "a", false},
		{"a symbol", "a", false},
		{"a name with a colon", "a", false},
		{"a bracket", "(", true},
		{"a number", "1", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := tokens[i].Is(c.text); got != c.want {
				t.Errorf("%+v is %s: got %t, want %t", tokens[i], c.text, got, c.want)
			}
		})
	}
}

func TestConstants(t *testing.T) {
	t.Parallel()
	for _, l := range languages.All {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			for _, word := range l.Lexis.Constants {
				if !l.Lexis.Constant(word) {
					t.Errorf("Constant(%q) is false", word)
				}
			}
			if l.Lexis.Constant("") || l.Lexis.Constant("order") {
				t.Error("Constant is true for a word that is no constant")
			}
		})
	}
}

// The extensions of its files name a language, and so does its ID, for an editor's
// buffer without a file.
func TestNamed(t *testing.T) {
	t.Parallel()
	for _, l := range languages.All {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			for _, other := range languages.All {
				extensions := append([]string{other.Extension, "." + other.ID}, other.Lexis.Extensions...)
				for _, extension := range extensions {
					if got := l.Named(extension); got != (l == other) {
						t.Errorf("Named(%q) = %t", extension, got)
					}
				}
			}
			if l.Named("") || l.Named(".") || l.Named(l.ID) {
				t.Error("Named is true for a text that is no extension")
			}
		})
	}
}
