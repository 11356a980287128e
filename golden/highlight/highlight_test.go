// Package highlight compares the product's colours with those of chroma, a
// library that the product does not link because of what it adds to a start.
package highlight

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate/highlight"
)

// class is the product's class for a type of chroma's, as far as both have
// it. Names are left out: chroma tells them apart by lists of libraries'.
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

// differences are what chroma and the product see differently, and why.
var differences = map[string]string{
	"ruby: name is LiteralStringSymbol": "a symbol is a name here and a string there",
	"ruby: name is LiteralStringSingle": "a label in quotes is a name here",
	"ruby: name is Keyword":             "chroma takes the label retry: for a keyword",
	"ruby: constant is KeywordPseudo":   "chroma's type for nil",
	"ruby: number is Operator":          "chroma takes a number's point for an operator",
	"java: number is Name":              "chroma takes a number behind a bracket for a name",
	"java: number is NameAttribute":     "the same behind a point",
	"java: number is Punctuation":       "the same for the point",
	"csharp: string is NameAttribute":   "chroma takes an indexer for an attribute",
	"csharp: plain is KeywordType":      "chroma knows types by where they stand",
	"http: keyword is Operator":         "the slash of HTTP/1.1",
	"http: keyword is LiteralNumber":    "the version of HTTP/1.1",
	"http: keyword is Generic":          "chroma knows no interim response before another",
	"http: number is Generic":           "the same",
}

func TestChroma(t *testing.T) {
	compared, seen := 0, map[string]bool{}
	for _, f := range frameworks.All {
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
				ours, reported := token.Class, false
				if ours == languages.NameClass || ours == languages.FunctionClass {
					ours = languages.PlainClass
				}
				for i, c := range []byte(token.Text) {
					if strings.IndexByte(" \t\n", c) >= 0 || ours == class(theirs[i]) {
						continue
					}
					name := string(token.Class)
					if name == "" {
						name = "plain"
					}
					difference := f.Language.ID + ": " + name + " is " + theirs[i].String()
					seen[difference] = true
					if differences[difference] == "" && !reported {
						t.Errorf("%s: %s: %q", file, difference, token.Text)
						reported = true
					}
				}
				theirs = theirs[len(token.Text):]
				compared += len(token.Text)
			}
		}
	}
	for d := range differences {
		if !seen[d] {
			t.Errorf("there is no difference any more: %s", d)
		}
	}
	if compared < 50000 {
		t.Errorf("only %d bytes were compared", compared)
	}
}
