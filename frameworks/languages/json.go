package languages

import "strings"

// JSON: RFC 8259. The characters that HTML treats specially are escaped too.
var JSON = &Language{
	ID: "json", Title: "JSON",
	Target:  NoTarget,
	Editors: Editors{VSCode: []string{"json"}, Vim: []string{"json"}, Emacs: []string{"json-mode"}, Sublime: []string{"source.json"}, Zed: []string{"json"}},
	Lexis:   jsonLexis, Extension: ".json", Indent: "  ",
	String:  jsonString,
	Objects: jsonObjects,
}

// HTTP is the language of HTTP messages. The body of a message is JSON; the
// head has no string literals.
var HTTP = &Language{
	ID: "http", Title: "HTTP",
	Target:  "http",
	Editors: Editors{VSCode: []string{"http"}, Vim: []string{"http"}, Emacs: []string{"restclient-mode"}, Sublime: []string{"source.http"}, Zed: []string{"http"}},
	Lexis:   httpLexis, Extension: ".http", Indent: "  ", Message: true,
	String:  jsonString,
	Objects: jsonObjects,
}

var jsonObjects = &Notation{
	Open: "{", Close: "}", ListOpen: "[", ListClose: "]", Colon: ": ", Key: jsonString,
	Null: "null", True: "true", False: "false",
}

var jsonEscape = escape{also: "<>&", code: hexPairs}

func jsonString(s string) (string, error) { return jsonEscape.literal(s), nil }

var jsonLexis = &Lexis{
	Quotes: []Quote{{Open: `"`, Close: `"`}}, Fields: true, Constants: []string{"true", "false", "null"}, BlankLines: 1,
}

var httpLexis = &Lexis{Head: httpHead, BlankLines: 1}

// httpHead implements Lexis.Head for HTTP messages:
// https://www.rfc-editor.org/rfc/rfc9112#section-2.1. The body is JSON if the
// head says so.
func httpHead(text string) (tokens []Token, at int, body *Language) {
	add := func(class Class, start, length int) {
		if length > 0 {
			tokens = append(tokens, Token{Kind: Word, Class: class, Text: text[start : start+length], Start: start, End: start + length})
		}
	}
	json := false
	for {
		line := text[at:]
		if end := strings.IndexAny(line, "\r\n"); end >= 0 {
			line = line[:end]
		}
		first, second, _ := strings.Cut(line, " ")
		target := strings.LastIndexByte(second, ' ')
		switch {
		case strings.HasPrefix(first, "HTTP/"):
			code, _, _ := strings.Cut(second, " ")
			add(KeywordClass, at, len(first))
			add(NumberClass, at+len(line)-len(second), len(code))
		case target >= 0 && strings.HasPrefix(second[target+1:], "HTTP/"):
			version := second[target+1:]
			add(KeywordClass, at, len(first))
			add(KeywordClass, at+len(line)-len(version), len(version))
		case strings.TrimSpace(line) != "":
			name, value, _ := strings.Cut(line, ":")
			add(NameClass, at, len(name))
			json = json || strings.EqualFold(name, "Content-Type") && strings.Contains(strings.ToLower(value), "json")
		}
		at += len(line)
		rest := strings.TrimPrefix(strings.TrimPrefix(text[at:], "\r"), "\n")
		at = len(text) - len(rest)
		// Another response follows an interim response.
		if rest == "" || line == "" && !strings.HasPrefix(rest, "HTTP/") {
			break
		}
	}
	if json {
		return tokens, at, JSON
	}
	if body := text[at:]; strings.TrimSpace(body) != "" {
		tokens = append(tokens, Token{Text: body, Start: at, End: len(text)})
		at = len(text)
	}
	return tokens, at, body
}
