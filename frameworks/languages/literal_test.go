package languages

import (
	"cmp"
	"errors"
	"fmt"
	"testing"
)

type literalCase struct{ in, want string }

// literalCases are texts that are easy to write wrongly as literals. Each want is
// written by hand.
var literalCases = map[*Language][]literalCase{
	Python: {
		{"", `""`},
		{"plain text", `"plain text"`},
		{`say "no"`, `'say "no"'`},
		{`it's`, `"it's"`},
		{`"it's"`, `'"it\'s"'`},
		{`"it's`, `"\"it's"`},
		{`C:\temp\`, `"C:\\temp\\"`},
		{`\N{BULLET}`, `"\\N{BULLET}"`},
		{"a\nb\rc\td", `"a\nb\rc\td"`},
		{"a\x0012", `"a\x0012"`},
		{"\x1bed\x7f0", `"\x1bed\x7f0"`},
		{"\u00800", `"\u00800"`},
		{"\ufeffa", `"\ufeffa"`},
		{"a\u202eb\u2066", `"a\u202eb\u2066"`},
		{"a\u2028b\u2029", `"a\u2028b\u2029"`},
		{"a\u200db\u00ad", `"a\u200db\u00ad"`},
		{"\u2764\ufe0f", `"` + "\u2764" + `\ufe0f"`},
		{"\U0001f680", `"` + "\U0001f680" + `"`},
		{"\U0001f44d\U0001f3fd", `"` + "\U0001f44d" + `\U0001f3fd"`},
		{"\U000e0100f", `"\U000e0100f"`},
		{"\U0010ffff", `"\U0010ffff"`},
		{"\ufffd", `"\ufffd"`},
		{"é 漢 e\u0301", `"é 漢 e` + "\u0301" + `"`},
		{"{x} %s", `"{x} %s"`},
	},
	JavaScript: {
		{"", `""`},
		{`say "no"`, `'say "no"'`},
		{`it's`, `"it's"`},
		{`"it's"`, `'"it\'s"'`},
		{`"it's`, `"\"it's"`},
		{"`${1+1}`", "\"`${1+1}`\""},
		{`C:\temp\`, `"C:\\temp\\"`},
		{"a\nb\rc\td", `"a\nb\rc\td"`},
		{"a\x0012", `"a\u000012"`},
		{"\x1bed", `"\u001bed"`},
		{"\ufeffa", `"\ufeffa"`},
		{"a\u202eb", `"a\u202eb"`},
		{"a\u2028b\u2029", `"a\u2028b\u2029"`},
		{"\u2764\ufe0f", `"` + "\u2764" + `\ufe0f"`},
		{"\U0001f680", `"` + "\U0001f680" + `"`},
		{"\U000e0100f", `"\udb40\udd00f"`},
		{"\U0010ffff", `"\udbff\udfff"`},
		{"</script>", `"\u003c/script>"`},
		{"</ScRiPt", `"\u003c/ScRiPt"`},
		{"<script><!-- -->", `"\u003cscript>\u003c!-- -->"`},
		{"<</script", `"<\u003c/script"`},
		{"</scrip", `"</scrip"`},
		{"<b> <!- <", `"<b> <!- <"`},
		{`"</script>"`, `'"\u003c/script>"'`},
	},
	JSON: {
		{"", `""`},
		{`say "no"`, `"say \"no\""`},
		{`it's`, `"it's"`},
		{`a/b\c`, `"a/b\\c"`},
		{"a\nb\rc\td\b\f", `"a\nb\rc\td\u0008\u000c"`},
		{"a\x0012\x7f", `"a\u000012\u007f"`},
		{"\ufeffa\u2028", `"\ufeffa\u2028"`},
		{"<b> & </b>", `"\u003cb\u003e \u0026 \u003c/b\u003e"`},
		{"é\U0001f680", `"é` + "\U0001f680" + `"`},
		{"\U0010ffff", `"\udbff\udfff"`},
	},
	HTTP: {
		{"", `""`},
		{"<\"\n\u2028\U0010ffff", `"\u003c\"\n\u2028\udbff\udfff"`},
	},
	Go: {
		{"", `""`},
		{`say "no", it's`, "`say \"no\", it's`"},
		{"`raw`", "\"`raw`\""},
		{"\"`raw`\"", "\"\\\"`raw`\\\"\""},
		{`C:\temp\`, "`C:\\temp\\`"},
		{"\"a\"\n", `"\"a\"\n"`},
		{"\"a\u202e\"", `"\"a\u202e\""`},
		{`"é"`, "`\"é\"`"},
		{"a\nb\r\nc\td", `"a\nb\r\nc\td"`},
		{"a\x0012\x7ff", `"a\x0012\x7ff"`},
		{"\u0080f\u0085", `"\u0080f\u0085"`},
		{"\ufeffa", `"\ufeffa"`},
		{"a\u202eb", `"a\u202eb"`},
		{"\u2764\ufe0f", `"` + "\u2764" + `\ufe0f"`},
		{"\U000e0100f", `"\U000e0100f"`},
		{"\ufffd", `"\ufffd"`},
		{"é\U0001f680", `"é` + "\U0001f680" + `"`},
		{"%s", `"%s"`},
	},
	Java: {
		{"", `""`},
		{`say "no", it's`, `"say \"no\", it's"`},
		{`\u000a; // \uuu000d`, `"\\u000a; // \\uuu000d"`},
		{`\u0022+x+\u0022`, `"\\u0022+x+\\u0022"`},
		{`C:\users\ulf\`, `"C:\\users\\ulf\\"`},
		{"\\\u00e9", `"\\\351"`},
		{"\\\u0101", `"\\\u0101"`},
		{"a\nb\r\nc\td\f", `"a\nb\r\nc\td\014"`},
		{"a\x0012", `"a\00012"`},
		{"\x7f7\x1b8", `"\1777\0338"`},
		{"\u00ff7", `"\3777"`},
		{"\u00857", `"\2057"`},
		{"é", `"\351"`},
		{"\u0100a", `"\u0100a"`},
		{"\ufeff\u2028\u202e\ufe0f", `"\ufeff\u2028\u202e\ufe0f"`},
		{"\U0001f680", `"\ud83d\ude80"`},
		{"\U0010ffff", `"\udbff\udfff"`},
	},
	CSharp: {
		{"", `""`},
		{`say "no", it's`, `"say \"no\", it's"`},
		{`C:\temp\`, `"C:\\temp\\"`},
		{"{x} @y", `"{x} @y"`},
		{"a\nb\r\nc\td", `"a\nb\r\nc\td"`},
		{"a\x0012", `"a\u000012"`},
		{"\x1bed\x7f0", `"\u001bed\u007f0"`},
		{"a\u0085b\u2028c\u2029", `"a\u0085b\u2028c\u2029"`},
		{"\ufeffa\u202e", `"\ufeffa\u202e"`},
		{"\u2764\ufe0f", `"` + "\u2764" + `\ufe0f"`},
		{"\U0001f680", `"` + "\U0001f680" + `"`},
		{"\U000e0100f", `"\U000e0100f"`},
	},
	Ruby: {
		{"", `''`},
		{"plain text", `'plain text'`},
		{`say "no"`, `'say "no"'`},
		{`it's`, `"it's"`},
		{`it's "no"`, `"it's \"no\""`},
		{`C:\temp\`, `'C:\\temp\\'`},
		{`it's C:\`, `"it's C:\\"`},
		{`\u0041 \n`, `'\\u0041 \\n'`},
		{"a\nb\r\nc\td", `"a\nb\r\nc\td"`},
		{"\r\n", `"\r\n"`},
		{"a\x0012", `"a\u{0}12"`},
		{"\x1bed\x7f0", `"\u{1b}ed\u{7f}0"`},
		{"\ufeffa\u2028\u202e", `"\u{feff}a\u{2028}\u{202e}"`},
		{"\u2764\ufe0f", `"` + "\u2764" + `\u{fe0f}"`},
		{"\U000e0100f", `"\u{e0100}f"`},
		{"é\U0001f680", `'é` + "\U0001f680" + `'`},
		{"#", `'#'`},
		{"# a", `'# a'`},
		{"a#b ##", `'a#b ##'`},
		{"#{1}", `"\#{1}"`},
		{"##{1}", `"#\#{1}"`},
		{`\#{1}`, `"\\\#{1}"`},
		{"#$0 #@x #@@y", `"\#$0 \#@x \#@@y"`},
		{"#'", `"#'"`},
		{"#\n{", `"#\n{"`},
		{"#\u200b{", `"#\u{200b}{"`},
		{"100%", `'100%'`},
		{"%s %d", `'%s %d'`},
		{"%{name}", `"\x25{name}"`},
		{"%<n>d", `"\x25<n>d"`},
		{"{100%}", `"{100\x25}"`},
		{"%{#{1}}", `"\x25{\#{1}}"`},
		{`\%{a}`, `"\\\x25{a}"`},
		{"#%{a}", `"#\x25{a}"`},
	},
	Shell: {
		{"", `''`},
		{"plain", `plain`},
		{"http://127.0.0.1:8499/status/404", `http://127.0.0.1:8499/status/404`},
		{"plain text", `'plain text'`},
		{"-x", `-x`},
		{"--", `--`},
		{"- x", `'- x'`},
		{"it's", `'it'\''s'`},
		{"'", `''\'''`},
		{"''", `''\'''\'''`},
		{`"`, `'"'`},
		{"$HOME `id` $(id)", "'$HOME `id` $(id)'"},
		{`C:\temp\`, `'C:\temp\'`},
		{"a\nb\r\n", "'a\nb\r\n'"},
		{"!! !$", `'!! !$'`},
		{"~", `'~'`},
		{"a=b", `'a=b'`},
		{"{a,b}", `'{a,b}'`},
		{"#x", `'#x'`},
		{"a?b&c", `'a?b&c'`},
		{"é", `'é'`},
		{"\u202e\ufeff", "'\u202e\ufeff'"},
	},
}

func TestString(t *testing.T) {
	for _, l := range All {
		cases, ok := literalCases[l]
		if !ok {
			t.Errorf("%s has no cases", l.ID)
		}
		for _, c := range cases {
			t.Run(l.ID+" "+cmp.Or(c.in, "empty"), func(t *testing.T) {
				t.Parallel()
				got, err := l.String(c.in)
				if err != nil || got != c.want {
					t.Errorf("got %s, %v, want %s", got, err, c.want)
				}
			})
		}
	}
}

func TestShellRefusesNUL(t *testing.T) {
	for _, s := range []string{"\x00", "a\x00", "\x00a", "a\x00'b\x00"} {
		t.Run(s, func(t *testing.T) {
			t.Parallel()
			if got, err := Shell.String(s); !errors.Is(err, errNUL) || got != "" {
				t.Errorf("got %q, %v, want %v", got, err, errNUL)
			}
		})
	}
}

// The decoders read back every character below U+3000 and every unprintable one.
// Each stands between digits, which an escape could swallow.
func TestStringOfEveryCharacter(t *testing.T) {
	decoders := map[*Language]func(string) (string, error){
		Python: decodePython, JavaScript: decodeJavaScript, JSON: decodeJSON, HTTP: decodeJSON,
		Go: decodeGo, Java: decodeJava, CSharp: decodeCSharp, Ruby: decodeRuby,
	}
	quotes := map[*Language]string{Go: "\"`", Python: `"'`, JavaScript: `"'`, Ruby: `"'`}
	for _, l := range All {
		if l == Shell {
			continue
		}
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			of := cmp.Or(quotes[l], `"`)
			for r := rune(0); r < 0x110000; r++ {
				switch {
				case r >= 0xD800 && r <= 0xDFFF:
					continue
				case r >= 0x3000 && r < 0xF900, r >= 0x10000 && r < 0xE0000 && r&0xFFF > 0x1F, r >= 0xE0200 && r < 0x10FFF0:
					continue // more of the same
				}
				s := "0" + string(r) + "7"
				literal, err := l.String(s)
				if err != nil {
					t.Fatalf("String(%+q): %v", s, err)
				}
				holds(t, s, literal, of, decoders[l])
			}
		})
	}
}

func TestPrintable(t *testing.T) {
	for _, c := range []struct {
		r    rune
		want bool
	}{
		{'é', true}, {'漢', true}, {0x1F680, true}, {0x0301, true}, {0x20AC, true},
		{0x80, false}, {0x85, false}, {0xA0, false}, {0xAD, false}, {0x061C, false},
		{0x180B, false}, {0x180F, false}, {0x200B, false}, {0x200D, false}, {0x2028, false},
		{0x202E, false}, {0x2066, false}, {0x3000, false}, {0xD7FF, false}, {0xE000, false},
		{0xFE00, false}, {0xFE0F, false}, {0xFEFF, false}, {0xFFFD, false}, {0xFFFF, false},
		{0x1F3FA, true}, {0x1F3FB, false}, {0x1F3FF, false}, {0x1F400, true},
		{0xE0001, false}, {0xE0100, false}, {0xE01EF, false}, {0x10FFFF, false},
	} {
		t.Run(fmt.Sprintf("%U", c.r), func(t *testing.T) {
			t.Parallel()
			if got := printable(c.r); got != c.want {
				t.Errorf("got %t, want %t", got, c.want)
			}
		})
	}
}

func TestKey(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		key            func(string) (string, error)
	}{
		{"python", "error", `"error"`, Python.Objects.Key},
		{"python", "class", `"class"`, Python.Objects.Key},
		{"javascript", "error", `error`, JavaScript.Objects.Key},
		{"javascript", "class", `class`, JavaScript.Objects.Key},
		{"javascript", "$ref", `$ref`, JavaScript.Objects.Key},
		{"javascript", "a1_B", `a1_B`, JavaScript.Objects.Key},
		{"javascript", "1a", `"1a"`, JavaScript.Objects.Key},
		{"javascript", "error-code", `"error-code"`, JavaScript.Objects.Key},
		{"javascript", "a.b", `"a.b"`, JavaScript.Objects.Key},
		{"javascript", "", `""`, JavaScript.Objects.Key},
		{"javascript", "é", `"é"`, JavaScript.Objects.Key},
		{"javascript", `"`, `'"'`, JavaScript.Objects.Key},
		{"javascript", "</script", `"\u003c/script"`, JavaScript.Objects.Key},
		{"javascript", "__proto__", `["__proto__"]`, JavaScript.Objects.Key},
		{"json", "a<b", `"a\u003cb"`, JSON.Objects.Key},
		{"http", "error", `"error"`, HTTP.Objects.Key},
		{"go", "error", `"error"`, Go.Objects.Key},
		{"java", "é", `"\351"`, Java.Objects.Key},
		{"csharp", "error", `error`, CSharp.Objects.Key},
		{"csharp", "class", `@class`, CSharp.Objects.Key},
		{"csharp", "await", `await`, CSharp.Objects.Key},
		{"csharp", "_id", `_id`, CSharp.Objects.Key},
		{"csharp index", "Error", `["Error"]`, CSharp.Loose.Key},
		{"csharp index", "error-code", `["error-code"]`, CSharp.Loose.Key},
		{"csharp index", `"] = 1`, `["\"] = 1"]`, CSharp.Loose.Key},
		{"ruby", "error", `error:`, Ruby.Objects.Key},
		{"ruby", "class", `class:`, Ruby.Objects.Key},
		{"ruby", "Error", `Error:`, Ruby.Objects.Key},
		{"ruby", "error-code", `'error-code':`, Ruby.Objects.Key},
		{"ruby", "1a", `'1a':`, Ruby.Objects.Key},
		{"ruby", "", `'':`, Ruby.Objects.Key},
		{"ruby", "#{x}", `"\#{x}":`, Ruby.Objects.Key},
	} {
		t.Run(c.name+" "+cmp.Or(c.in, "empty"), func(t *testing.T) {
			t.Parallel()
			if got, err := c.key(c.in); err != nil || got != c.want {
				t.Errorf("got %s, %v, want %s", got, err, c.want)
			}
		})
	}
}

// Key refuses a text that is no C# member, because a template may call it without
// calling Bare first.
func TestCSharpMemberRefuses(t *testing.T) {
	for _, s := range []string{"", "a-b", "1a", "Error", "é", "a = 1, b", "a\n"} {
		t.Run(cmp.Or(s, "empty"), func(t *testing.T) {
			t.Parallel()
			if CSharp.Objects.Bare(s) {
				t.Error("Bare is true")
			}
			if got, err := CSharp.Objects.Key(s); err == nil {
				t.Errorf("Key returns %s, want an error", got)
			}
		})
	}
}
