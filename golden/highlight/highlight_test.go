// Package highlight compares the product's colours with those of chroma. The product
// doesn't link that library, which would slow down its start.
package highlight

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/highlight"
)

// class returns the product's class for one of chroma's types, or PlainClass. Names
// are plain here: chroma distinguishes them by lists of well-known names.
func class(t chroma.TokenType) languages.Class {
	switch {
	case t == chroma.KeywordConstant:
		return languages.ConstantClass
	case t.InCategory(chroma.Comment):
		return languages.CommentClass
	case t.InSubCategory(chroma.LiteralString):
		return languages.StringClass
	case t.InSubCategory(chroma.LiteralNumber):
		return languages.NumberClass
	case t.InCategory(chroma.Keyword):
		return languages.KeywordClass
	}
	return languages.PlainClass
}

// differences are the expected differences, each with its reason.
var differences = map[string]string{
	"ruby: name is LiteralStringSymbol": "chroma takes a symbol for a string",
	"ruby: name is LiteralStringSingle": "chroma takes a label in quotes for a string",
	"ruby: name is Keyword":             "chroma takes the label retry: for a keyword",
	"ruby: constant is KeywordPseudo":   "chroma's type for nil",
	"ruby: number is Operator":          "chroma takes a number's point for an operator",
	"java: number is Name":              "chroma takes a number after a bracket for a name",
	"java: number is NameAttribute":     "chroma takes a number after a point for a name",
	"java: number is Punctuation":       "chroma takes a number's point for punctuation",
	"csharp: string is NameAttribute":   "chroma takes an indexer for an attribute",
	"csharp: plain is KeywordType":      "chroma recognizes types by their position",
	"http: keyword is Operator":         "the slash of HTTP/1.1",
	"http: keyword is LiteralNumber":    "the version of HTTP/1.1",
	"http: keyword is Generic":          "chroma doesn't recognize an interim response",
	"http: number is Generic":           "chroma doesn't recognize an interim response",
}

// Each byte of a golden snippet has the class that chroma's lexer gives it, except
// for the listed differences.
func TestChroma(t *testing.T) {
	compared, ran, seen := 0, 0, map[string]bool{}
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			ran++
			compared += compare(t, f, seen)
		})
	}
	if ran < len(frameworks.All) {
		return // -run left some out
	}
	for d := range differences {
		if !seen[d] {
			t.Errorf("chroma and the product agree now, but the list has %s", d)
		}
	}
	if compared < 50000 {
		t.Errorf("only %d bytes were compared", compared)
	}
}

// compare compares the colours of a framework's golden snippets, adds the differences
// to seen, and returns the number of bytes.
func compare(t *testing.T, f *frameworks.Framework, seen map[string]bool) (compared int) {
	t.Helper()
	lexer := lexers.Get(f.Language.ID)
	if lexer == nil {
		t.Fatalf("chroma has no %s", f.Language.ID)
	}
	files, err := filepath.Glob("../snippets/" + f.ID + "/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Base(file) == "refusal.txt" {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tokens, err := chroma.Tokenise(lexer, nil, string(code))
		if err != nil {
			t.Fatal(err)
		}
		var theirs []chroma.TokenType // of each byte
		for _, token := range tokens {
			for range len(token.Value) {
				theirs = append(theirs, token.Type)
			}
		}
		if len(theirs) != len(code) {
			t.Fatalf("%s: chroma's tokens have %d bytes of %d", file, len(theirs), len(code))
		}
		for _, token := range highlight.Tokens(f.Language.ID, string(code)) {
			for _, difference := range differing(f.Language.ID, token, theirs[:len(token.Text)]) {
				seen[difference] = true
				if differences[difference] == "" {
					t.Errorf("%s: %s: %q", file, difference, token.Text)
				}
			}
			theirs = theirs[len(token.Text):]
			compared += len(token.Text)
		}
	}
	return compared
}

// differing returns the differences between a token's class and the types that chroma
// gives its bytes, each once.
func differing(language string, token highlight.Token, theirs []chroma.TokenType) (out []string) {
	ours := token.Class
	if ours == languages.NameClass || ours == languages.FunctionClass {
		ours = languages.PlainClass
	}
	for i, c := range []byte(token.Text) {
		if strings.IndexByte(" \t\n", c) >= 0 || ours == class(theirs[i]) {
			continue
		}
		difference := language + ": " + cmp.Or(string(token.Class), "plain") + " is " + theirs[i].String()
		if !slices.Contains(out, difference) {
			out = append(out, difference)
		}
	}
	return out
}
