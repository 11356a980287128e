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

// Each decoder reads a body by the rules of its format alone: it returns the
// text that comes of it and the texts of the stops by their numbers.
type decoder func(body string) (text string, stops map[int]string, err error)

var errSyntax = errors.New("it is not right")

// decodeDollar reads the syntax of Visual Studio Code, or Sublime Text's.
func decodeDollar(body string) (string, map[int]string, error) {
	return decode(body, `\$}`, `\$}`, false)
}

// decodeZed reads as Zed's parser does: any character may be escaped, and a
// bare number is an empty text.
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

// decode reads bodies in which certain characters can be escaped, outside and
// inside of placeholders, and mirrors may be numbers. A "$" or a backquote that
// is not escaped, and no stop, is an error.
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

// decodeUltiSnips first looks for a placeholder's end, where a backslash
// escapes braces and nothing else, and then reads what is inside.
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

// decodeYASnippet first sets escaped characters aside, wherever they are.
func decodeYASnippet(body string) (string, map[int]string, error) {
	for i := 0; i < len(body); {
		if body[i] == '\\' && i+1 < len(body) && strings.IndexByte("\\`\"'$}{()", body[i+1]) >= 0 {
			body = body[:i] + "\xff" + body[i+2:]
		}
		i++
	}
	text, stops, err := decode(body, "", "", true)
	if strings.Contains(text, `\`) {
		return "", nil, errSyntax // it would depend on what is behind it
	}
	for _, s := range stops {
		if strings.Contains(s, "{") {
			return "", nil, errSyntax
		}
	}
	return text, stops, err
}

// body takes the body out of a file that has one snippet.
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

// Any pieces come out as they went in, in every format that has a syntax of
// its own. LuaSnip's is Lua's: see FuzzLua.
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
			// Code is valid UTF-8, and what it holds can be seen.
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
			// A backslash at the end of a stop may be left out of it.
			if _, last := stops[0]; !last || strings.TrimRight(stops[1], `\`) != strings.TrimRight(stop, `\`) && stops[1] != "" {
				t.Fatalf("%s: stops are %v, not %q", c.ID, stops, stop)
			}
		}
	})
}

// A YASnippet body has all that is special set aside, and reads back.
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

// A Lua string reads back by the rules of Lua 5.1.
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

// With its stops left as they are, every snippet is the code that is printed,
// at the indentation that it has there.
func TestIdentity(t *testing.T) {
	all := Statuses(nil, true)
	g := generate.New()
	count := 0
	for _, s := range snippets(t, Request{Targets: choices(frameworks.All...), Statuses: all}) {
		code, err := g.Snippet(generate.Request{Status: s.Status, Framework: s.Target, Part: generate.Handler})
		if err != nil {
			t.Fatal(err)
		}
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
				t.Errorf("%s: there is no stop %d of %v", s.Name, n, stops)
			}
		}
		lines := strings.SplitAfter(text+"\n", "\n")
		for i, line := range lines {
			if strings.TrimSuffix(line, "\n") != "" {
				lines[i] = s.Indent + line
			}
		}
		if got := strings.Join(lines, ""); got != code.Code {
			t.Errorf("%s is\n%s\nnot\n%s", s.Name, got, code.Code)
		}
		count++
	}
	if count < 900 {
		t.Errorf("only %d snippets", count)
	}
}

// Every hostile text is a message in every target and format, and decodes to
// the code that is printed.
func TestHostile(t *testing.T) {
	data, err := os.ReadFile("../../golden/testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	g, count := generate.New(), 0
	aside := strings.NewReplacer("\\", "\xff", "`", "\xff", "$", "\xff")
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
		for _, target := range frameworks.All {
			out, _, err := Snippets(g, Request{Targets: choices(target), Statuses: []*status.Status{&s}, Whole: true, Handler: generate.Request{Part: generate.Handler}})
			if err != nil {
				t.Fatalf("%s: %v", c.ID, err)
			}
			want := ""
			for _, p := range out[0].pieces {
				want += p.text
			}
			for _, f := range Formats {
				files, err := f.Files(out)
				if err != nil {
					t.Fatalf("%s: %v", c.ID, err)
				}
				count++
				if f == luasnip { // see FuzzLua, and golden/exports
					continue
				}
				text, want, body := "", want, body(t, f, files[0].Data)
				switch f {
				case vscode, sublime:
					text, _, err = decodeDollar(body)
				case zed:
					text, _, err = decodeZed(body)
				case ultisnips:
					text, _, err = decodeUltiSnips(body)
				case yasnippet:
					text, _, err = decodeYASnippet(body)
					// Braces are escaped inside of a stop alone.
					text, want = strings.NewReplacer("{", "\xff", "}", "\xff").Replace(text), strings.NewReplacer("{", "\xff", "}", "\xff").Replace(aside.Replace(want))
				}
				if err != nil || text != want {
					t.Errorf("%s for %s in %s: %q is not %q, %v, from\n%s", c.ID, target.ID, f.ID, text, want, err, body)
				}
			}
		}
	}
	if count < 4000 {
		t.Errorf("only %d files", count)
	}
}

// Triggers are unique in a language, however many targets and definitions
// want the same, and every snippet has one that begins with a letter.
func TestTriggers(t *testing.T) {
	own := []status.Status{
		{Code: 404, Key: "not_found", Origin: status.Own}, {Code: 410, Key: "not_found", Origin: status.Own},
		{Code: 410, Key: "Not_Found", Origin: status.Own}, {Code: 404, Key: "not_found", Origin: status.Own},
		{Code: 499, Key: "mine", Origin: status.Own}, {Code: 409, Key: "a", Origin: status.Own}, {Code: 409, Key: "b", Origin: status.Own},
	}
	python := []*frameworks.Framework{}
	for _, id := range []string{"flask", "django", "spring-boot"} {
		f, _ := frameworks.Find(frameworks.All, id)
		python = append(python, f)
	}
	seen, names := map[string]bool{}, map[string]bool{}
	got := map[string]string{}
	for _, s := range snippets(t, Request{Targets: choices(python...), Statuses: Statuses(own, true)}) {
		for _, trigger := range s.Triggers {
			key := s.Target.Language.ID + " " + strings.ToLower(trigger)
			if seen[key] {
				t.Errorf("%s has %q too", s.Name, trigger)
			}
			seen[key] = true
		}
		if s.word()[0] <= '9' {
			t.Errorf("%s has no word: %q", s.Name, s.Triggers)
		}
		if names[s.Name] {
			t.Errorf("%q is there twice", s.Name)
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
		"418 I'm a teapot (Spring Boot)":            got["418 I'm a teapot (Spring Boot)"],
		"404 not_found (Spring Boot) not_found_404": "not_found_404",
	} {
		if got[name] != want {
			t.Errorf("%s has %q, not %q", name, got[name], want)
		}
	}
	if !seen["python flask_404"] || seen["python 404"] {
		t.Error("targets of one language don't have their names in front")
	}
}

func TestRefusals(t *testing.T) {
	flask, _ := frameworks.Find(frameworks.All, "flask")
	own := []status.Status{{Code: 103, Key: "hints", Origin: status.Own}, {Code: 404, Key: "x", Message: "YASESCAPE36PROTECTGUARD", Origin: status.Own}}
	g := generate.New()
	out, left, err := Snippets(g, Request{Targets: choices(flask), Statuses: Statuses(own, false), Handler: generate.Request{Part: generate.Handler}})
	if err != nil || fmt.Sprint(left) != "[flask hints]" {
		t.Errorf("%v is left out, %v", left, err)
	}
	if _, err := yasnippet.Files(out); err == nil || !strings.Contains(err.Error(), "YASnippet uses internally") {
		t.Errorf("YASnippet's own text: %v", err)
	}
	if _, _, err := Snippets(g, Request{Targets: choices(flask), Statuses: []*status.Status{&own[0]}, Whole: true}); err == nil {
		t.Error("103 for Flask is no error")
	}
	if _, err := FindFormat("vim"); err == nil {
		t.Error("vim is a format")
	}
	if f, err := FindFormat("UltiSnips"); err != nil || f != ultisnips {
		t.Error(err)
	}
}

// A file with several names is written under each.
func TestWriteAlso(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Name: "a/x", Also: []string{"b/x", "c/x"}, Data: []byte("text")}
	if written, of, err := Write(dir, []File{f}, false); written != 3 || of != 3 || err != nil {
		t.Errorf("%d of %d, %v", written, of, err)
	}
	for _, name := range []string{"a/x", "b/x", "c/x"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); string(text) != "text" {
			t.Errorf("%s is %q, %v", name, text, err)
		}
	}
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	file := func(name, text string) File { return File{Name: name, Data: []byte("# " + Mark + " x`\n" + text)} }
	write := func(want int, wrong string, force bool, files ...File) {
		t.Helper()
		n, _, err := Write(dir, files, force)
		if wrong == "" && err != nil || wrong != "" && (err == nil || !strings.Contains(err.Error(), wrong)) || n != want {
			t.Errorf("%d written, %v; want %d, %s", n, err, want, wrong)
		}
		left, _ := filepath.Glob(dir + "/.*")
		deeper, _ := filepath.Glob(dir + "/*/.*")
		if len(left)+len(deeper) > 0 {
			t.Errorf("%q is left", append(left, deeper...))
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
		t.Error("a file that was right is written anew")
	}
	if err := os.Chmod(filepath.Join(dir, "a"), 0o600); err != nil {
		t.Fatal(err)
	}
	write(1, "", false, file("a", "2"), b)
	if info, _ := os.Stat(filepath.Join(dir, "a")); info.Mode().Perm() != 0o600 || !strings.HasSuffix(read("a"), "2") {
		t.Errorf("it is %v, %q", info.Mode(), read("a"))
	}
	// Somebody else's file, a folder and a link are left alone, and so is the rest.
	other := filepath.Join(dir, "mode", "other")
	if err := os.WriteFile(other, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	write(0, "wasn't written by snipgen", false, file("a", "3"), file("mode/other", "x"))
	if read("mode/other") != "mine" || !strings.HasSuffix(read("a"), "2") {
		t.Error("something was written")
	}
	write(2, "", true, file("a", "3"), file("mode/other", "x"))
	outside := filepath.Join(t.TempDir(), "outside")
	for _, link := range []string{"link", "mode/link"} {
		if err := os.Symlink(outside, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
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
		t.Error("a file was written though another could not be")
	}
	if entries, _ := os.ReadDir(filepath.Dir(outside)); len(entries) > 0 {
		t.Errorf("%v is outside", entries)
	}
	if err := os.WriteFile(outside, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Write(outside, []File{a}, false); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Error(err)
	}
}
