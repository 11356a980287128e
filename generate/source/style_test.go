package source

import (
	"fmt"
	"strings"
	"testing"

	"snipgen/frameworks/languages"
)

const (
	single = '\''
	double = '"'
)

// A file's style is that of most of its strings, statements and indentations.
func TestFollow(t *testing.T) {
	t.Parallel()
	project := languages.Rules{Quote: double, Semicolons: languages.Always, Width: 100}.Indented("        ", 8)
	for _, c := range []struct {
		name, language, file string
		quote                byte
		semicolons           languages.Habit
		indent               string
	}{
		{"nothing", "javascript", "", double, languages.Always, "        "},
		{"single", "javascript", "const a = 'b'\n", single, languages.Never, "        "},
		{"a majority", "javascript", "f('a');\nf(\"b\");\nf('c')\n  .g();\n", single, languages.Always, "  "},
		{"as many of each", "javascript", "f('a')\nf(\"b\");\n", double, languages.Always, "        "},
		{"strings that could not be otherwise", "javascript", "f('\"');\nf('\\n');\nf(`'`);\nf(/'/);\nf('\n", double, languages.Always, "        "},
		{"JSX", "javascript", "const a = <b c=\"d\" e=\"f\">g</b>\nh('i')\n", single, languages.Never, "        "},
		{"heads of for", "javascript", "for (let i = 0;\n  i < 1;\n  i++) f()\n", double, languages.Never, "  "},
		{"a class", "javascript", "class A {\n\tx = 1\n\ty() { return 1 }\n}\n", double, languages.Always, "\t"},
		{"a statement that would go on", "javascript", "f()\ng()\nh();\n[1].map(i)\n", double, languages.Always, "        "},
		{"a template that would go on", "javascript", "f()\nfunction g() {}\n`a`.b()\n", double, languages.Always, "        "},
		{"one that does not", "javascript", "f()\n;[1].map(i)\n", double, languages.Never, "        "},
		{"comments", "javascript", "// f('a');\n/* 'b'; */\n", double, languages.Always, "        "},
		{"Python", "python", "\"\"\"A.\"\"\"\n\nx = f'a', r'b', \"c\"\nif x:\n  pass\n", single, languages.Always, "  "},
		{"three marks", "python", "x = '''a'''\ny = ''\n", single, languages.Always, "        "},
		{"Ruby", "ruby", "x = \"a\", 'b', \"c\", :d, %w[e], \"\\n\", \"#{f}\"\n", double, languages.Always, "        "},
		{"Go", "go", "package p\n\nvar a = 'b'\n", double, languages.Always, "        "},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			t.Parallel()
			f := New("", c.file, language(t, c.language))
			got := f.Follow(project)
			if got.Quote != c.quote || got.Semicolons != c.semicolons || got.Indent != c.indent || f.unit != c.indent || got.Width != 100 {
				t.Errorf("got %+v and indentation %q for\n%s", got, f.unit, c.file)
			}
		})
	}
}

// Strings change quotes exactly as the language's formatters would.
func TestRequote(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language   string
		prefer     byte
		code, want string
	}{
		{"javascript", single, `f("a", "it's", 'b', "", "\"", "'\"", "\n\\", x)`, `f('a', "it's", 'b', '', '"', '\'"', '\n\\', x)`},
		{"javascript", single, "f(`\"a\"`, /\"/, \"\\u{1F600}\") // \"c\"", "f(`\"a\"`, /\"/, '\\u{1F600}') // \"c\""},
		{"javascript", double, `f('a', 'it\'s', '"', '\'"')`, `f("a", "it's", '"', "'\"")`},
		{"javascript", single, `f("open`, `f("open`},
		{"python", single, `f("a", """d""", b"b", f"{x["y"]}", f"c", r"\d", "it's", '')`, `f('a', """d""", b'b', f"{x["y"]}", f'c', r'\d', "it's", '')`},
		{"python", single, "x = \"\"\"a'\n\"b\"\n\"\"\"\n", "x = \"\"\"a'\n\"b\"\n\"\"\"\n"},
		{"python", double, `f('a', '''d''', '"', rb'c', r"'\"")`, `f("a", '''d''', '"', rb"c", r"'\"")`},
		{"ruby", double, `f 'a', 'it\'s', '"', 'x\y', '\\', '#{a}', '#a', 'k': "b", %w['c']`, `f "a", "it's", '"', 'x\y', "\\", '#{a}', "#a", "k": "b", %w['c']`},
		{"ruby", single, `f "a", 'b'`, `f "a", 'b'`},
		{"go", single, `f("a", 'b')`, `f("a", 'b')`},
	} {
		t.Run(fmt.Sprintf("%s %c %s", c.language, c.prefer, caseName(c.code)), func(t *testing.T) {
			t.Parallel()
			got := c.code
			if restyle := Restyle(language(t, c.language), languages.Rules{Quote: c.prefer}); restyle != nil {
				got = restyle(c.code)
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A semicolon goes only where JavaScript inserts one by itself (ECMA-262,
// section 12.10).
func TestSemicolons(t *testing.T) {
	t.Parallel()
	restyle := Restyle(languages.JavaScript, languages.Rules{Semicolons: languages.Never})
	for code, want := range map[string]string{
		"f();\ng();\n":                        "f()\ng()\n",
		"f(); // x\n/* y */\ng();":            "f() // x\n/* y */\ng()",
		"f(); g();\n":                         "f(); g()\n",
		"const f = () => {\n  g();\n};\nh();": "const f = () => {\n  g()\n}\nh()",
		"f();\n(g)();\n":                      "f();\n(g)()\n",
		"f();\n[1].g();\n":                    "f();\n[1].g()\n",
		"f();\n`a`.g();\n":                    "f();\n`a`.g()\n",
		"f();\n/a/.g();\n":                    "f();\n/a/.g()\n",
		"f();\n// x\n+g;\n":                   "f();\n// x\n+g\n",
		"for (;;\n) f();\n":                   "for (;;\n) f()\n",
		"for (\n  a;\n  b;\n  c\n) f();\n":    "for (\n  a;\n  b;\n  c\n) f()\n",
		"while (a());\nf();\n":                "while (a());\nf()\n",
		"if (a);\nelse;\nf();\n":              "if (a);\nelse;\nf()\n",
		"(a);\nf();\n":                        "(a)\nf()\n",
		";\nf();\n":                           ";\nf()\n",
		"{\n  ;\n}\n":                         "{\n  ;\n}\n",
		"class A {\n  static;\n  x = 1;\n  *y() {}\n  z;\n  in;\n}\n": "class A {\n  static;\n  x = 1;\n  *y() {}\n  z;\n  in\n}\n",
		"return;\nf();\n":           "return\nf()\n",
		"x = 'a;\\\nb;';\n":         "x = 'a;\\\nb;'\n",
		"const a = `;\n;\n`;\nf();": "const a = `;\n;\n`\nf()",
		")};\n":                     ")}\n",
	} {
		t.Run(caseName(code), func(t *testing.T) {
			t.Parallel()
			if got := restyle(code); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Restyling never panics, and changes only quotes, their escapes, semicolons and
// spaces in lists.
func FuzzRestyle(f *testing.F) {
	for _, code := range []string{"f('a');\n(b)\n", "f\"{x}\" '\\''", "x = [ 'a' ]\n", "`${\"a\"}`;\n", "'", "\"\\", "for(;\n;\n"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		for _, l := range languages.All {
			for _, rules := range []languages.Rules{{Quote: single, Semicolons: languages.Never}, {Quote: double, SpacedLists: true}} {
				file := New("", code, l)
				file.Follow(rules)
				restyle := Restyle(l, rules)
				if restyle == nil {
					continue
				}
				got := restyle(code)
				plain := func(s string) string {
					return strings.NewReplacer("'", "", `"`, "", `\`, "", ";", "", " ", "").Replace(s)
				}
				if plain(got) != plain(code) {
					t.Errorf("%s: %q became %q", l.ID, code, got)
				}
			}
		}
	})
}
