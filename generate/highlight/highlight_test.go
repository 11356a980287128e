package highlight

import (
	"cmp"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
)

// mark writes each token that has a class as «class text».
func mark(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		if t.Class == languages.PlainClass {
			b.WriteString(t.Text)
		} else {
			b.WriteString("«" + string(t.Class) + " " + t.Text + "»")
		}
	}
	return b.String()
}

// Each language marks its own keywords, strings, comments, numbers and names.
func TestTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, code, want string }{
		{"python", `@app.get("/a")` + "\ndef f(id: int):\n    return {\"a\": None}, 0x1F  # \"x\"\n", "«name @app.get»(«string \"/a\"»)\n«keyword def» «function f»(id: int):\n    «keyword return» {«string \"a\"»: «constant None»}, «number 0x1F»  «comment # \"x\"»\n"},
		{"python", `x = rb'\'' + f"""a"` + "\n" + `b\""" """ + s.none + class_`, `x = «string rb'\''» + «string f"""a"` + "\n" + `b\""" """» + s.none + class_`},
		{"python", `m @ n`, `m @ n`},
		{"python", "a = 'open\nreturn 1e-3+1", "a = «string 'open»\n«keyword return» «number 1e-3»+«number 1»"},
		{"javascript", "const a = `x\n${y}` + 'it\\'s'; // z", "«keyword const» a = «string `x\n${y}`» + «string 'it\\'s'»; «comment // z»"},
		{"javascript", `a.default(null, undefined, ...rest) /* b */`, `a.«function default»(«constant null», «constant undefined», ...rest) «comment /* b */»`},
		{"javascript", `async function go() {}`, `«keyword async» «keyword function» «function go»() {}`},
		{"java", `@GetMapping("/a") private String f() { return 'c' + 10L; }`, `«name @GetMapping»(«string "/a"») «keyword private» String «function f»() { «keyword return» «string 'c'» + «number 10L»; }`},
		{"java", `@org.x.Y class A { String s = """` + "\n  \"b\"\n" + `"""; }`, `«name @org.x.Y» «keyword class» A { String s = «string """` + "\n  \"b\"\n" + `"""»; }`},
		{"go", "func f() (x string) { return `a\\`, 'b', 0.5, nil }", "«keyword func» «function f»() (x «keyword string») { «keyword return» «string `a\\`», «string 'b'», «number 0.5», «constant nil» }"},
		{"csharp", `var a = @"C:\""x"; var b = $"{a}\""; var @class = true; // c`, `«keyword var» a = «string @"C:\""x"»; «keyword var» b = «string $"{a}\""»; «keyword var» @class = «constant true»; «comment // c»`},
		{"ruby", `render json: { 'a-b': :ok?, c: @d, "e" => nil }, status: 404 if x.nil?`, `render «name json:» { «name 'a-b':» «name :ok?», «name c:» «name @d», «string "e"» => «constant nil» }, «name status:» «number 404» «keyword if» x.nil?`},
		{"ruby", `def save! = %w[a b].map { A::B } # "`, `«keyword def» «function save!» = «string %w[a b]».map { A::B } «comment # "»`},
		{"shell", `curl -i --data-raw $'a\'b' "http://$H/#x" ${Y} 404 x'y'\'z # c`, `curl «name -i» «name --data-raw» «string $'a\'b'» «string "http://$H/#x"» «name ${Y}» 404 x«string 'y'»\'z «comment # c»`},
		{"json", `{"a": "b", "c" : [1, -2.5e+3, true]}`, `{«name "a"»: «string "b"», «name "c"» : [«number 1», -«number 2.5e+3», «constant true»]}`},
		{"http", "HTTP/1.1 499 Client Closed\r\nContent-Type: application/json\r\nX: y\r\n\r\n{\"a\": 1}", "«keyword HTTP/1.1» «number 499» Client Closed\r\n«name Content-Type»: application/json\r\n«name X»: y\r\n\r\n{«name \"a\"»: «number 1»}"},
		{"http", "HTTP/1.1 103 Early Hints\n\nHTTP/1.1 200 OK\nContent-Type: text/plain\n\n\"a\": 1\n", "«keyword HTTP/1.1» «number 103» Early Hints\n\n«keyword HTTP/1.1» «number 200» OK\n«name Content-Type»: text/plain\n\n\"a\": 1\n"},
		{"http", "POST /a HTTP/1.1\nno colon", "«keyword POST» /a «keyword HTTP/1.1»\n«name no colon»"},
		{"cobol", `IF "x"`, `IF "x"`},
		{"python", "", ""},
	} {
		t.Run(c.language+" "+cmp.Or(c.code, "empty"), func(t *testing.T) {
			t.Parallel()
			if got := mark(Tokens(c.language, c.code)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// golden returns the code of a target's golden snippets.
func golden(t testing.TB, target string) []string {
	t.Helper()
	files, err := filepath.Glob("../../golden/snippets/" + target + "/*/*")
	if err != nil {
		t.Fatal(err)
	}
	var snippets []string
	for _, file := range files {
		if filepath.Base(file) == "refusal.txt" {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		snippets = append(snippets, string(code))
	}
	if len(snippets) < 10 {
		t.Errorf("%s has only %d golden snippets", target, len(snippets))
	}
	return snippets
}

var spans = regexp.MustCompile(`<span class="([a-z]+)">|</span>`)

// check asserts what holds for any text in any language: the tokens make up the
// text, no two neighbours share a class, and the page shows the text, escaped.
func check(t *testing.T, language, code string) {
	t.Helper()
	var text strings.Builder
	last := languages.Class("none")
	for _, token := range Tokens(language, code) {
		text.WriteString(token.Text)
		if token.Text == "" || token.Class == last || token.Class != languages.PlainClass && !slices.Contains(languages.Classes, token.Class) {
			t.Errorf("%s: token %q has class %q after one of class %q", language, token.Text, token.Class, last)
		}
		last = token.Class
	}
	if text.String() != code {
		t.Errorf("%s: the tokens of %q are %q", language, code, text.String())
	}
	page := string(HTML(language, code))
	if got := html.UnescapeString(spans.ReplaceAllString(page, "")); got != html.UnescapeString(html.EscapeString(code)) {
		t.Errorf("%s: the page of %q shows %q", language, code, got)
	}
	if strings.ContainsAny(spans.ReplaceAllString(page, ""), `<>"'`) {
		t.Errorf("%s: %q is not escaped: %q", language, code, page)
	}
}

// Every golden snippet is highlighted without loss.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, f := range frameworks.All {
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			for _, code := range golden(t, f.ID) {
				check(t, f.Language.ID, code)
			}
		})
	}
}

// Every class is that of a token in some golden snippet.
func TestClasses(t *testing.T) {
	t.Parallel()
	seen := map[languages.Class]bool{}
	for _, f := range frameworks.All {
		for _, code := range golden(t, f.ID) {
			for _, token := range Tokens(f.Language.ID, code) {
				seen[token.Class] = true
			}
		}
	}
	for _, c := range languages.Classes {
		if !seen[c] {
			t.Errorf("no snippet has a token of class %s", c)
		}
	}
}

// FuzzTokens highlights any text in any language: nothing panics or is lost.
func FuzzTokens(f *testing.F) {
	ids := []string{"cobol"} // an unknown language
	for _, l := range languages.All {
		ids = append(ids, l.ID)
	}
	for _, target := range frameworks.All {
		for _, code := range golden(f, target.ID) {
			f.Add(slices.Index(ids, target.Language.ID), code)
		}
	}
	for i := range ids {
		f.Add(i, "\"a\\\n'b`c\x1b:d \r\n@e $f ${g %w[h -i HTTP/1.1 \xff 0x1.e+")
	}
	f.Fuzz(func(t *testing.T, language int, code string) {
		if language >= 0 && language < len(ids) {
			check(t, ids[language], code)
		}
	})
}
