package languages

import (
	"reflect"
	"strings"
	"testing"
)

// Configurations of formatters and linters become Rules.
func TestConfigurations(t *testing.T) {
	t.Parallel()
	type options = map[string]any
	matching := func(patterns any) bool { return patterns == "*.ts" }
	for _, c := range []struct {
		name   string
		of     []Configuration
		file   string
		config options
		want   Rules
		found  bool
	}{
		{"prettier", javascriptConfigurations, ".prettierrc", options{"singleQuote": true, "semi": false, "tabWidth": 4, "printWidth": 100.0},
			Rules{Quote: '\'', Semicolons: Never, Indent: "    ", IndentWidth: 4, Width: 100}, true},
		{"prettier's overrides", javascriptConfigurations, ".prettierrc", options{"semi": false, "overrides": []any{
			options{"files": "*.ts", "options": options{"semi": true, "singleQuote": false, "useTabs": true}},
			options{"files": "*.js", "options": options{"singleQuote": true}},
			options{"files": "*.ts", "excludeFiles": "*.ts", "options": options{"semi": false}},
		}}, Rules{Quote: '"', Semicolons: Always, Indent: "\t"}, true},
		{"prettier in a manifest", javascriptConfigurations, "package.json", options{"prettier": options{"singleQuote": true}}, Rules{Quote: '\''}, true},
		{"a manifest without prettier", javascriptConfigurations, "package.json", options{}, Rules{}, false},
		{"an impossible width", javascriptConfigurations, ".prettierrc", options{"printWidth": 3, "tabWidth": uint64(1 << 40)}, Rules{}, true},
		{"Biome's defaults", javascriptConfigurations, "biome.json", options{}, Rules{Quote: '"', Semicolons: Always, Width: 80, Indent: "\t", IndentWidth: 2}, true},
		{"Biome", javascriptConfigurations, "biome.json", options{
			"formatter":  options{"indentStyle": "space", "indentWidth": int64(4), "lineWidth": 100},
			"javascript": options{"formatter": options{"quoteStyle": "single", "semicolons": "asNeeded"}},
			"overrides":  []any{options{"includes": "*.ts", "javascript": options{"formatter": options{"semicolons": "always", "quoteStyle": "double"}}}},
		}, Rules{Quote: '"', Semicolons: Always, Width: 100, Indent: "    ", IndentWidth: 4}, true},
		{"Biome that formats nothing", javascriptConfigurations, "biome.json", options{"formatter": options{"enabled": false}}, Rules{}, true},
		{"Ruff", pythonConfigurations, "ruff.toml", options{"line-length": 100, "indent-width": 2, "format": options{"quote-style": "single"}},
			Rules{Quote: '\'', Width: 100, Indent: "  ", IndentWidth: 2}, true},
		{"Ruff in a project", pythonConfigurations, "pyproject.toml", options{"tool": options{"ruff": options{"format": options{"quote-style": "double", "indent-style": "tab"}}}},
			Rules{Quote: '"', Width: 88, Indent: "\t"}, true},
		{"black", pythonConfigurations, "pyproject.toml", options{"tool": options{"black": options{"line-length": 79}, "ruff": options{}}}, Rules{Width: 79}, true},
		{"a project without a formatter", pythonConfigurations, "pyproject.toml", options{}, Rules{Width: 88}, false},
		{"RuboCop", ruboCop, ".rubocop.yml", options{"Style/StringLiterals": options{"EnforcedStyle": "double_quotes"}, "Layout/LineLength": options{"Max": 100}},
			Rules{Quote: '"', Width: 100}, true},
		{"RuboCop of new projects of Rails", ruboCop, ".rubocop.yml", options{"inherit_gem": options{"rubocop-rails-omakase": "rubocop.yml"}}, Rules{Quote: '"', SpacedLists: true}, true},
		{"a cop that is off", ruboCop, ".rubocop.yml", options{"inherit_gem": options{"rubocop-rails-omakase": "rubocop.yml"}, "Style/StringLiterals": options{"Enabled": false}}, Rules{SpacedLists: true}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, configuration := range c.of {
				if configuration.File != c.file {
					continue
				}
				if got, found := configuration.Rules(c.config, matching); got != c.want || found != c.found {
					t.Errorf("got %+v, %v, want %+v, %v", got, found, c.want, c.found)
				}
				return
			}
			t.Fatalf("there is no configuration %s", c.file)
		})
	}
}

// A file's own style takes precedence over its project's configuration.
func TestRulesOver(t *testing.T) {
	t.Parallel()
	file := Rules{Quote: '\''}.Indented("\t", 4)
	project := Rules{Quote: '"', Semicolons: Never, SpacedLists: true, Width: 100}.Indented("  ", 8)
	want := Rules{Quote: '\'', Semicolons: Never, SpacedLists: true, Indent: "\t", IndentWidth: 4, Width: 100}
	if got := file.Over(project); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := (Rules{}).Over(project); got != project || got.IndentWidth != 2 {
		t.Errorf("no style of its own: got %+v, want %+v", got, project)
	}
}

// Lines are measured as they will be written in the project's style.
func TestMeasured(t *testing.T) {
	t.Parallel()
	if got := JavaScript.Measured(Rules{Quote: '\''}); got != JavaScript {
		t.Error("quotes change how lines are measured")
	}
	bare := JavaScript.Measured(Rules{Semicolons: Never, Width: 100}.Indented("    ", 4))
	if got := bare.Columns("    f();"); got != 11 || bare.Width != 100 {
		t.Errorf("got %d of %d columns, want 11 of 100", got, bare.Width)
	}
}

// Literals get the quotes that a formatter prefers.
func TestQuotes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		requote       func(string, byte) string
		prefer        byte
		literal, want string
	}{
		{"single", requote, '\'', `"a"`, `'a'`},
		{"double", requote, '"', `'a'`, `"a"`},
		{"an apostrophe", requote, '\'', `"it's"`, `"it's"`},
		{"as many single as double quotes", requote, '\'', `"it's \"so"`, `'it\'s "so'`},
		{"another escape", requote, '\'', `"a\n\\"`, `'a\n\\'`},
		{"a prefix", requote, '\'', `b"a"`, `b'a'`},
		{"a raw literal with quotes", requote, '\'', `r"a'"`, `r"a'"`},
		{"code in braces", requote, '\'', `f"{a}"`, `f"{a}"`},
		{"several lines", requote, '\'', `"""a"""`, `"""a"""`},
		{"not closed", requote, '\'', `"a`, `"a`},
		{"a template", requote, '\'', "`a`", "`a`"},
		{"Ruby", rubyQuotes, '"', `'a'`, `"a"`},
		{"Ruby's names", rubyQuotes, '"', `'a b':`, `"a b":`},
		{"an apostrophe in Ruby", rubyQuotes, '"', `'it\'s'`, `"it's"`},
		{"what Ruby would replace", rubyQuotes, '"', `'#{a}'`, `'#{a}'`},
		{"quotes in Ruby", rubyQuotes, '"', `'"'`, `'"'`},
		{"single in Ruby", rubyQuotes, '\'', `"a"`, `"a"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := c.requote(c.literal, c.prefer); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Ruby's percent literals end at their own bracket, not at a nested one.
func TestRubyPercent(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"%w[a b] c": "a b", "%(a (b) c) d": "a (b) c", `%q{a\}b}`: `a\}b`, "%(open": "open", "% 3": "", "%w": "", "%-d": "",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			open, end, whole := rubyPercent(text)
			if got := text[open:end]; got != want || whole < end {
				t.Errorf("got %q in %d bytes, want %q", got, whole, want)
			}
		})
	}
}

// An import gets another name if its own is taken.
func TestAlias(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language *Language
		e        Import
		want     string
	}{
		{Go, Import{Module: "encoding/json", Bound: "json"}, "stdjson"},
		{Go, Import{Module: "github.com/gin-gonic/gin", Bound: "gin"}, "ginpkg"},
		{JavaScript, Import{Module: "express", Member: "Router", Bound: "Router"}, "ExpressRouter"},
		{JavaScript, Import{Module: "express", Bound: "express"}, "expressModule"},
		{Python, Import{Module: "fastapi", Member: "status", Bound: "status"}, "fastapi_status"},
	} {
		t.Run(c.e.Bound+" of "+c.e.Module, func(t *testing.T) {
			t.Parallel()
			if got := c.language.Imports.Alias(c.e); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// tokenOf returns the token of a word, a punctuation mark or a literal in single
// quotes.
func tokenOf(text string) Token {
	kind := Mark
	if text[0] == '\'' {
		return Token{Kind: String, Text: strings.Trim(text, "'"), End: len(text)}
	} else if text[0] == '_' || text[0] >= 'A' {
		kind = Word
	}
	if strings.ContainsAny(text, "{}") {
		kind = Mark
	}
	return Token{Kind: kind, Text: text, End: len(text)}
}

// tokensOf returns the tokens of a text in which spaces separate them.
func tokensOf(text string) []Token {
	var out []Token
	for _, word := range strings.Fields(text) {
		out = append(out, tokenOf(word))
	}
	return out
}

// Names finds the list in a statement that can take another name of its module.
func TestJoinNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language  *Language
		statement string
		names     string // the names in the list, or "" if there is no list
	}{
		{JavaScript, "import { a , b } from 'm' ;", "a , b"},
		{JavaScript, "import m , { a } from 'm'", "a"},
		{JavaScript, "const { a } = require ( 'm' ) ;", "a"},
		{JavaScript, "import type { a } from 'm' ;", ""},
		{JavaScript, "import { } from 'm' ;", ""},
		{JavaScript, "import m from 'm' ;", ""},
		{Python, "from m import a , b", "a , b"},
		{Python, "from m import ( a , b )", "a , b"},
		{Python, "import m", ""},
	} {
		t.Run(c.statement, func(t *testing.T) {
			t.Parallel()
			statement := tokensOf(c.statement)
			first, end, ok := c.language.Imports.Join.Names(statement)
			var names []string
			for _, t := range statement[first:end] {
				names = append(names, t.Text)
			}
			if got := strings.Join(names, " "); got != c.names || ok != (c.names != "") {
				t.Errorf("got %q, %v, want %q", got, ok, c.names)
			}
		})
	}
}

// Beside finds where a statement without such a list can take another import.
func TestJoinBeside(t *testing.T) {
	t.Parallel()
	type beside struct {
		at   int
		text string
		ok   bool
	}
	for _, c := range []struct {
		statement string
		e         Import
		want      beside
	}{
		{"import { a } from 'm'", Import{Module: "m", Bound: "m"}, beside{0, " m,", true}},
		{"import m from 'm'", Import{Module: "m", Member: "a", Bound: "b"}, beside{1, ", { a as b }", true}},
		{"import m from 'm'", Import{Module: "m", Member: "T", Bound: "T", Type: true}, beside{1, ", { type T }", true}},
		{"const m = require ( 'm' )", Import{Module: "m", Member: "a", Bound: "a"}, beside{}},
	} {
		t.Run(c.statement+" and "+c.e.Bound, func(t *testing.T) {
			t.Parallel()
			at, text, ok := JavaScript.Imports.Join.Beside(tokensOf(c.statement), c.e)
			if got := (beside{at, text, ok}); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
