package editors

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/status"
)

// decoder reads a snippet's body as the editor does. It returns the text that the
// editor inserts, and the text of each tab stop by its number.
type decoder func(body string) (text string, stops map[int]string, err error)

var errSyntax = errors.New("syntax is invalid")

// decodeDollar reads the syntax of Visual Studio Code and Sublime Text.
func decodeDollar(body string) (string, map[int]string, error) {
	return decode(body, `\$}`, `\$}`, false)
}

// decodeZed reads as Zed's parser does: any character can be escaped, and a stop
// with only a number has no text.
func decodeZed(body string) (string, map[int]string, error) {
	var text strings.Builder
	stops := map[int]string{}
	var parse func(s string, nested bool) (string, error)
	parse = func(s string, nested bool) (string, error) {
		for s != "" {
			switch c := s[0]; {
			case c == '$':
				s = s[1:]
				braced := strings.HasPrefix(s, "{")
				s = strings.TrimPrefix(s, "{")
				digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
				n, err := strconv.Atoi(digits)
				if err != nil {
					return "", err
				}
				s = s[len(digits):]
				begin := text.Len()
				if braced {
					if strings.HasPrefix(s, ":") {
						if s, err = parse(s[1:], true); err != nil {
							return "", err
						}
					}
					if !strings.HasPrefix(s, "}") {
						return "", errSyntax
					}
					s = s[1:]
				}
				if t, seen := stops[n]; seen && t != text.String()[begin:] {
					return "", errSyntax
				}
				stops[n] = text.String()[begin:]
			case c == '\\':
				if len(s) == 1 {
					return "", errSyntax
				}
				text.WriteByte(s[1])
				s = s[2:]
			case c == '}' && nested:
				return s, nil
			default:
				text.WriteByte(c)
				s = s[1:]
			}
		}
		if nested {
			return "", errSyntax
		}
		return "", nil
	}
	_, err := parse(body, false)
	return text.String(), stops, err
}

// decode reads a body in which certain characters can be escaped, outside and
// inside placeholders, and a number alone mirrors a stop. Any other "$" and, if
// backquotes is set, any other backquote is an error.
func decode(body, escapes, inside string, backquotes bool) (string, map[int]string, error) {
	var text strings.Builder
	stops := map[int]string{}
	stop := regexp.MustCompile(`^\$(?:(\d+)|\{(\d+):)`)
	for i := 0; i < len(body); {
		c := body[i]
		switch {
		case c == '\\' && i+1 < len(body) && strings.IndexByte(escapes, body[i+1]) >= 0:
			text.WriteByte(body[i+1])
			i += 2
		case c == '`' && backquotes:
			return "", nil, errSyntax
		case c == '$':
			m := stop.FindStringSubmatch(body[i:])
			if m == nil {
				return "", nil, errSyntax
			}
			i += len(m[0])
			if m[1] != "" {
				n, _ := strconv.Atoi(m[1])
				t, seen := stops[n]
				if !seen && n != 0 {
					return "", nil, errSyntax
				}
				stops[n] = t
				text.WriteString(t)
				continue
			}
			n, _ := strconv.Atoi(m[2])
			var inner strings.Builder
			for ; i < len(body) && body[i] != '}'; i++ {
				if body[i] == '\\' && i+1 < len(body) && strings.IndexByte(inside, body[i+1]) >= 0 {
					i++
				} else if body[i] == '$' || body[i] == '`' && backquotes {
					return "", nil, errSyntax
				}
				inner.WriteByte(body[i])
			}
			if i == len(body) {
				return "", nil, errSyntax
			}
			i++
			if t, seen := stops[n]; seen && t != inner.String() {
				return "", nil, errSyntax
			}
			stops[n] = inner.String()
			text.WriteString(inner.String())
		default:
			text.WriteByte(c)
			i++
		}
	}
	return text.String(), stops, nil
}

// decodeUltiSnips first finds a placeholder's end, where a backslash escapes only
// braces, and then reads what is inside.
func decodeUltiSnips(body string) (string, map[int]string, error) {
	var text strings.Builder
	stops := map[int]string{}
	escape := func(s string) bool { return len(s) > 1 && s[0] == '\\' && strings.IndexByte("{}\\$`", s[1]) >= 0 }
	plain := func(s string) (string, error) {
		var b strings.Builder
		for s != "" {
			if escape(s) {
				s = s[1:]
			} else if s[0] == '$' || s[0] == '`' {
				return "", errSyntax
			}
			b.WriteByte(s[0])
			s = s[1:]
		}
		return b.String(), nil
	}
	begins, number := regexp.MustCompile(`^\$\{(\d+):`), regexp.MustCompile(`^\$(\d+)`)
	for s := body; s != ""; {
		if escape(s) {
			text.WriteByte(s[1])
			s = s[2:]
			continue
		}
		if m := begins.FindStringSubmatch(s); m != nil {
			s = s[len(m[0]):]
			depth, i := 1, 0
			for {
				if i == len(s) {
					return "", nil, errSyntax
				}
				if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '{' || s[i+1] == '}') {
					i += 2
					continue
				}
				if s[i] == '{' {
					depth++
				} else if s[i] == '}' {
					depth--
				}
				if depth == 0 {
					break
				}
				i++
			}
			inner, err := plain(s[:i])
			if err != nil {
				return "", nil, err
			}
			s = s[i+1:]
			n, _ := strconv.Atoi(m[1])
			if _, twice := stops[n]; twice {
				return "", nil, errSyntax
			}
			stops[n] = inner
			text.WriteString(inner)
			continue
		}
		if m := number.FindStringSubmatch(s); m != nil {
			n, _ := strconv.Atoi(m[1])
			t, seen := stops[n]
			if !seen && n != 0 {
				return "", nil, errSyntax
			}
			stops[n] = t
			text.WriteString(t)
			s = s[len(m[0]):]
			continue
		}
		if s[0] == '$' || s[0] == '`' {
			return "", nil, errSyntax
		}
		text.WriteByte(s[0])
		s = s[1:]
	}
	return text.String(), stops, nil
}

// decodeYASnippet first replaces every escaped character by byte FF.
func decodeYASnippet(body string) (string, map[int]string, error) {
	for i := 0; i < len(body); {
		if body[i] == '\\' && i+1 < len(body) && strings.IndexByte("\\`\"'$}{()", body[i+1]) >= 0 {
			body = body[:i] + "\xff" + body[i+2:]
		}
		i++
	}
	text, stops, err := decode(body, "", "", true)
	if strings.Contains(text, `\`) {
		return "", nil, errSyntax // its meaning would depend on the next character
	}
	for _, s := range stops {
		if strings.Contains(s, "{") {
			return "", nil, errSyntax
		}
	}
	return text, stops, err
}

// body returns the body of the only snippet in a file.
func body(t *testing.T, f *Format, data []byte) string {
	t.Helper()
	s := string(data)
	switch f {
	case vscode, zed:
		_, s, _ = strings.Cut(s, "\n")
		var file map[string]struct {
			Prefix, Body       []string
			Description, Scope string
		}
		if err := json.Unmarshal([]byte(s), &file); err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		for _, v := range file {
			return strings.Join(v.Body, "\n")
		}
	case sublime:
		var file struct {
			Content string `xml:"content"`
		}
		if err := xml.Unmarshal(data, &file); err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		return file.Content
	case ultisnips:
		_, s, _ = strings.Cut(s, "\" bt\n")
		s, rest, found := strings.Cut(s, "\nendsnippet\n")
		if !found || rest != "" {
			t.Fatalf("%q is left of %s", rest, data)
		}
		return s
	case yasnippet:
		_, s, _ = strings.Cut(s, "\n# --\n")
		return s
	}
	return s
}

// FuzzPieces writes any pieces in every format with a syntax of its own, and reads
// them back. LuaSnip uses Lua's syntax: see FuzzLua.
func FuzzPieces(f *testing.F) {
	for _, s := range []string{"", "x", `\`, `\\`, "$1", "${1:x}", "`x`", "}", "{", "]]>", "endsnippet", "\nendsnippet\n", "\t\tx\n\ty", `\}`, "2", "$", "# --", "YASESCAPE36PROTECTGUARD", "\u2028", "&<>"} {
		f.Add(s, "a", s)
		f.Add("a", s, "1")
		f.Add(`\`, s, `}`)
	}
	target := frameworks.All[0]
	s := &status.Status{Code: 404, Key: "k", Reason: "R"}
	f.Fuzz(func(t *testing.T, before, stop, after string) {
		for _, text := range []string{before, stop, after} {
			// Generated code is valid UTF-8 without invisible characters.
			if strings.ContainsFunc(text, func(r rune) bool { return r == '\uFFFD' || r < ' ' && r != '\n' && r != '\t' || r > '\uFFFD' }) {
				return
			}
		}
		pieces := []piece{{text: before}, {text: stop, stop: 1}, {text: after}, {text: stop, stop: 1, again: true}, {text: after}}
		if stop == "" {
			pieces = []piece{{text: before + after}}
		}
		want := ""
		for _, p := range pieces {
			want += p.text
		}
		for _, c := range []struct {
			*Format
			decoder
		}{{vscode, decodeDollar}, {sublime, decodeDollar}, {zed, decodeZed}, {ultisnips, decodeUltiSnips}} {
			files, err := c.Files([]Snippet{{target, s, "N", []string{"t"}, "", pieces}})
			var bad *input.Error
			if errors.As(err, &bad) && c.Format == ultisnips && strings.Contains(want, "endsnippet") {
				continue
			} else if err != nil {
				t.Fatalf("%s: %v", c.ID, err)
			}
			text, stops, err := c.decoder(body(t, c.Format, files[0].Data))
			if err != nil || text != want {
				t.Fatalf("%s: %q is %q, %v, from\n%s", c.ID, want, text, err, files[0].Data)
			}
			// A stop may leave out a backslash at its end.
			if _, last := stops[0]; !last || strings.TrimRight(stops[1], `\`) != strings.TrimRight(stop, `\`) && stops[1] != "" {
				t.Fatalf("%s: got stops %v, want %q", c.ID, stops, stop)
			}
		}
	})
}

// FuzzYASnippet writes any text as a YASnippet body: special characters are
// escaped, and the body reads back.
func FuzzYASnippet(f *testing.F) {
	for _, s := range []string{"x", `\`, `\\`, "$1", "${1:x}", "`x`", "}", "{", `\"`, `("'`, "YASESCAPE36PROTECTGUARD", "\n\tx"} {
		f.Add(s, s)
	}
	s := &status.Status{Code: 404, Key: "k", Reason: "R"}
	special := strings.NewReplacer("\\", "\xff", "`", "\xff", "$", "\xff")
	inside := strings.NewReplacer("\\", "\xff", "`", "\xff", "$", "\xff", "{", "\xff", "}", "\xff")
	f.Fuzz(func(t *testing.T, before, stop string) {
		if stop == "" || strings.ContainsRune(before+stop, '\uFFFD') {
			return
		}
		pieces := []piece{{text: before}, {text: stop, stop: 1}, {text: before}}
		files, err := yasnippet.Files([]Snippet{{frameworks.All[0], s, "N", []string{"t"}, "", pieces}})
		if err != nil {
			if !strings.Contains(before+stop+before, "PROTECTGUARD") {
				t.Fatal(err)
			}
			return
		}
		text, stops, err := decodeYASnippet(body(t, yasnippet, files[0].Data))
		want := special.Replace(before) + inside.Replace(stop) + special.Replace(before)
		if err != nil || text != want || stops[1] != inside.Replace(stop) {
			t.Fatalf("%q is %q with %v, %v", want, text, stops, err)
		}
	})
}

// FuzzLua quotes any text as a string of Lua 5.1, and reads it back.
func FuzzLua(f *testing.F) {
	for _, s := range []string{"", "x", `"`, `\`, "\n", "\r\n", "\x00", "1\x001", "]]", "\u2028", "\ufeff", "💥", "\\\n"} {
		f.Add(s)
	}
	escape := map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\'}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsRune(s, '\uFFFD') {
			return
		}
		literal := quoteLua(s)
		inner := literal[1 : len(literal)-1]
		var got []byte
		for i := 0; i < len(inner); i++ {
			switch c := inner[i]; {
			case c == '"' || c == '\n' || c == '\r' || c == 0:
				t.Fatalf("%q ends early", literal)
			case c != '\\':
				got = append(got, c)
			case inner[i+1] >= '0' && inner[i+1] <= '9':
				end := i + 1
				for end < len(inner) && end < i+4 && inner[end] >= '0' && inner[end] <= '9' {
					end++
				}
				n, err := strconv.ParseUint(inner[i+1:end], 10, 8)
				if err != nil {
					t.Fatalf("%q: %v", literal, err)
				}
				got = append(got, byte(n))
				i = end - 1
			default:
				i++
				c, known := escape[inner[i]]
				if !known {
					t.Fatalf("%q has an unknown escape", literal)
				}
				got = append(got, c)
			}
		}
		if string(got) != s {
			t.Fatalf("%q is %q", s, got)
		}
	})
}

// snippets generates the snippets of a request.
func snippets(t *testing.T, r Request) []Snippet {
	t.Helper()
	r.Handler.Part = generate.Handler
	out, _, err := Snippets(generate.New(), r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// choices returns targets without a version.
func choices(targets ...*frameworks.Framework) []generate.Choice {
	var out []generate.Choice
	for _, f := range targets {
		out = append(out, generate.Choice{Framework: f})
	}
	return out
}

// With its default texts and its indentation, every snippet is the code that
// snipgen prints.
func TestIdentity(t *testing.T) {
	t.Parallel()
	all := Statuses(nil, true)
	for _, target := range frameworks.All {
		t.Run(target.ID, func(t *testing.T) {
			t.Parallel()
			g := generate.New()
			count := 0
			for _, s := range snippets(t, Request{Targets: choices(target), Statuses: all}) {
				code, err := g.Snippet(generate.Request{Status: s.Status, Framework: s.Target, Part: generate.Handler})
				if err != nil {
					t.Fatal(err)
				}
				if got := printed(t, &s); got != code.Code {
					t.Errorf("%s is\n%s\nwant\n%s", s.Name, got, code.Code)
				}
				count++
			}
			if count < 100 {
				t.Errorf("only %d snippets", count)
			}
		})
	}
}

// printed returns a snippet's text, indented. It asserts that the stops are
// numbered without gaps and that each has one text.
func printed(t *testing.T, s *Snippet) string {
	t.Helper()
	text := ""
	stops := map[int]string{}
	for _, p := range s.pieces {
		text += p.text
		if first, seen := stops[p.stop]; p.stop > 0 && (seen != p.again || seen && first != p.text) {
			t.Errorf("%s: stop %d is %q and %q", s.Name, p.stop, first, p.text)
		}
		stops[p.stop] = p.text
	}
	for n := range len(stops) {
		if _, found := stops[n]; !found && n > 0 && len(stops) > 1 {
			t.Errorf("%s: stop %d of %v is missing", s.Name, n, stops)
		}
	}
	lines := strings.SplitAfter(text+"\n", "\n")
	for i, line := range lines {
		if strings.TrimSuffix(line, "\n") != "" {
			lines[i] = s.Indent + line
		}
	}
	return strings.Join(lines, "")
}

// Any hostile text can be a status's message or key in every target and format,
// and reads back as the code that snipgen prints.
func TestHostile(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../golden/testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range frameworks.All {
		t.Run(target.ID, func(t *testing.T) {
			t.Parallel()
			g, count := generate.New(), 0
			for line := range strings.Lines(string(data)) {
				var c struct{ ID, Field, Value string }
				if err := json.Unmarshal([]byte(line), &c); err != nil {
					t.Fatal(err)
				}
				s := status.Status{Code: 404, Key: "k", Origin: status.Own}
				if _, err := input.Message(c.Value); err == nil {
					s.Message = c.Value
				}
				if key, err := input.Key(c.Value); err == nil {
					s.Key = key
				}
				out, _, err := Snippets(g, Request{Targets: choices(target), Statuses: []*status.Status{&s}, Whole: true, Handler: generate.Request{Part: generate.Handler}})
				if err != nil {
					t.Fatalf("%s: %v", c.ID, err)
				}
				for _, f := range Formats {
					files, err := f.Files(out)
					if err != nil {
						t.Fatalf("%s: %v", c.ID, err)
					}
					count++
					readsBack(t, c.ID, f, out[0].pieces, files[0].Data)
				}
			}
			if count < 500 {
				t.Errorf("only %d files", count)
			}
		})
	}
}

// readsBack asserts that a file in a format has the text of some pieces.
func readsBack(t *testing.T, id string, f *Format, pieces []piece, data []byte) {
	t.Helper()
	if f == luasnip { // see FuzzLua and golden/exports
		return
	}
	text, want, body := "", "", body(t, f, data)
	for _, p := range pieces {
		want += p.text
	}
	var err error
	switch f {
	case vscode, sublime:
		text, _, err = decodeDollar(body)
	case zed:
		text, _, err = decodeZed(body)
	case ultisnips:
		text, _, err = decodeUltiSnips(body)
	case yasnippet:
		text, _, err = decodeYASnippet(body)
		aside := strings.NewReplacer("\\", "\xff", "`", "\xff", "$", "\xff")
		braces := strings.NewReplacer("{", "\xff", "}", "\xff") // escaped only inside a stop
		text, want = braces.Replace(text), braces.Replace(aside.Replace(want))
	}
	if err != nil || text != want {
		t.Errorf("%s in %s: got %q, %v, want %q, from\n%s", id, f.ID, text, err, want, body)
	}
}

// Each trigger is unique in its language, however many targets and definitions
// want it, and every snippet has one that begins with a letter.
func TestTriggers(t *testing.T) {
	t.Parallel()
	own := []status.Status{
		{Code: 404, Key: "not_found", Origin: status.Own}, {Code: 410, Key: "not_found", Origin: status.Own},
		{Code: 410, Key: "Not_Found", Origin: status.Own}, {Code: 404, Key: "not_found", Origin: status.Own},
		{Code: 499, Key: "mine", Origin: status.Own}, {Code: 409, Key: "a", Origin: status.Own}, {Code: 409, Key: "b", Origin: status.Own},
	}
	var targets []*frameworks.Framework // two of one language, and one of another
	for _, id := range []string{"flask", "django", "spring-boot"} {
		f, _ := frameworks.Find(frameworks.All, id)
		targets = append(targets, f)
	}
	seen, names := map[string]bool{}, map[string]bool{}
	got := map[string]string{}
	for _, s := range snippets(t, Request{Targets: choices(targets...), Statuses: Statuses(own, true)}) {
		for _, trigger := range s.Triggers {
			key := s.Target.Language.ID + " " + strings.ToLower(trigger)
			if seen[key] {
				t.Errorf("%s has the trigger %q of another snippet", s.Name, trigger)
			}
			seen[key] = true
		}
		if s.word()[0] <= '9' {
			t.Errorf("%s has no trigger that begins with a letter: %q", s.Name, s.Triggers)
		}
		if names[s.Name] {
			t.Errorf("two snippets have the name %q", s.Name)
		}
		names[s.Name] = true
		if s.Target.ID == "spring-boot" {
			got[s.Name] = strings.Join(s.Triggers, " ")
		}
	}
	for name, want := range map[string]string{
		"404 not_found (Spring Boot)":               "not_found 404",
		"410 not_found (Spring Boot)":               "not_found_410",
		"410 Not_Found (Spring Boot)":               "Not_Found_410_2",
		"499 mine (Spring Boot)":                    "mine 499",
		"409 a (Spring Boot)":                       "a",
		"409 Conflict (Spring Boot)":                "409 conflict",
		"499@esri Token Required (Spring Boot)":     "499_esri token_required",
		"499 Client Closed Request (Spring Boot)":   "client_closed_request",
		"418 I'm a teapot (Spring Boot)":            "418 im_a_teapot",
		"404 not_found (Spring Boot) not_found_404": "not_found_404",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got[name] != want {
				t.Errorf("got triggers %q, want %q", got[name], want)
			}
		})
	}
	if !seen["python flask_404"] || seen["python 404"] {
		t.Error("triggers of two targets in one language don't begin with the target's ID")
	}
}

// A status that a target can't send is left out if all were requested, and an
// error if it was named. Text that YASnippet can't hold is an error.
func TestRefusals(t *testing.T) {
	t.Parallel()
	flask, _ := frameworks.Find(frameworks.All, "flask")
	own := []status.Status{{Code: 103, Key: "hints", Origin: status.Own}, {Code: 404, Key: "x", Message: "YASESCAPE36PROTECTGUARD", Origin: status.Own}}
	g := generate.New()
	out, left, err := Snippets(g, Request{Targets: choices(flask), Statuses: Statuses(own, false), Handler: generate.Request{Part: generate.Handler}})
	if err != nil || fmt.Sprint(left) != "[flask hints]" {
		t.Errorf("left out %v, %v, want flask's hints", left, err)
	}
	if _, err := yasnippet.Files(out); err == nil || !strings.Contains(err.Error(), "YASnippet uses internally") {
		t.Errorf("YASnippet's own text: %v", err)
	}
	if _, _, err := Snippets(g, Request{Targets: choices(flask), Statuses: []*status.Status{&own[0]}, Whole: true}); err == nil {
		t.Error("103 for Flask is no error")
	}
	if _, err := FindFormat("vim"); err == nil {
		t.Error("format vim is accepted")
	}
	if f, err := FindFormat("UltiSnips"); err != nil || f != ultisnips {
		t.Error(err)
	}
}

// A file with several names is written under all of them.
func TestWriteAlso(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Name: "a/x", Also: []string{"b/x", "c/x"}, Data: []byte("text")}
	if written, of, err := Write(dir, []File{f}, false); written != 3 || of != 3 || err != nil {
		t.Errorf("wrote %d of %d files, %v, want 3 of 3", written, of, err)
	}
	for _, name := range []string{"a/x", "b/x", "c/x"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); string(text) != "text" {
			t.Errorf("%s contains %q, %v", name, text, err)
		}
	}
}

// Write writes only files that differ, and replaces what snipgen didn't write only
// with force. All files are written or none.
func TestWrite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	file := func(name, text string) File { return File{Name: name, Data: []byte("# " + Mark + " x`\n" + text)} }
	write := func(want int, wrong string, force bool, files ...File) {
		t.Helper()
		n, _, err := Write(dir, files, force)
		if wrong == "" && err != nil || wrong != "" && (err == nil || !strings.Contains(err.Error(), wrong)) || n != want {
			t.Errorf("wrote %d files, %v; want %d, %q", n, err, want, wrong)
		}
		left, _ := filepath.Glob(dir + "/.*")
		deeper, _ := filepath.Glob(dir + "/*/.*")
		if len(left)+len(deeper) > 0 {
			t.Errorf("temporary files are left: %q", append(left, deeper...))
		}
	}
	read := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Error(err)
		}
		return string(data)
	}
	a, b := file("a", "1"), file("mode/b", "1")
	write(2, "", false, a, b)
	before, _ := os.Stat(filepath.Join(dir, "a"))
	write(0, "", false, a, b)
	if after, _ := os.Stat(filepath.Join(dir, "a")); !os.SameFile(before, after) || after.ModTime() != before.ModTime() {
		t.Error("an unchanged file is written again")
	}
	if err := os.Chmod(filepath.Join(dir, "a"), 0o600); err != nil {
		t.Fatal(err)
	}
	write(1, "", false, file("a", "2"), b)
	if info, _ := os.Stat(filepath.Join(dir, "a")); info.Mode().Perm() != 0o600 || !strings.HasSuffix(read("a"), "2") {
		t.Errorf("got mode %v and content %q", info.Mode(), read("a"))
	}
	// If one file can't be written, none is.
	other := filepath.Join(dir, "mode", "other")
	if err := os.WriteFile(other, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	write(0, "wasn't written by snipgen", false, file("a", "3"), file("mode/other", "x"))
	if read("mode/other") != "mine" || !strings.HasSuffix(read("a"), "2") {
		t.Error("a file was written")
	}
	write(2, "", true, file("a", "3"), file("mode/other", "x"))
	outside := filepath.Join(t.TempDir(), "outside")
	for _, link := range []string{"link", "mode/link"} {
		if err := os.Symlink(outside, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		write(0, "there is a symbolic link of this name", true, file(link, "x"))
	}
	if err := os.Symlink(filepath.Dir(outside), filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	write(0, "escapes", true, file("away/x", "x"))
	write(0, "there is a folder of this name", true, file("mode", "x"))
	write(0, "can't be written", true, file("c", "x"), file("a/x", "x"))
	if _, err := os.Stat(filepath.Join(dir, "c")); err == nil {
		t.Error("a file was written although another couldn't be")
	}
	if entries, _ := os.ReadDir(filepath.Dir(outside)); len(entries) > 0 {
		t.Errorf("files were written outside the folder: %v", entries)
	}
	if err := os.WriteFile(outside, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Write(outside, []File{a}, false); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Error(err)
	}
}
