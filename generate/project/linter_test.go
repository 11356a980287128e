package project

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// Quotes and brackets follow a project's RuboCop configuration; the text of
// strings stays the same.
func TestRestyle(t *testing.T) {
	t.Parallel()
	const code = `head 404, 'x-a': 'It\'s', b: "q\"" # it's
render json: { a: ['b', ['\\'], []], c: %w[d e] }, to: 'my#action'
x['y'] = ['#{z}', 'a\b', '"', ':c:']
`
	tests := map[string]struct{ config, want string }{
		"none": {"AllCops: {NewCops: enable}", code},
		"omakase": {"inherit_gem: {rubocop-rails-omakase: rubocop.yml}", `head 404, "x-a": "It's", b: "q\"" # it's
render json: { a: [ "b", [ "\\" ], [] ], c: %w[d e] }, to: "my#action"
x["y"] = [ '#{z}', 'a\b', '"', ":c:" ]
`},
		"quotes": {"Style/StringLiterals: {EnforcedStyle: double_quotes}", `head 404, "x-a": "It's", b: "q\"" # it's
render json: { a: ["b", ["\\"], []], c: %w[d e] }, to: "my#action"
x["y"] = ['#{z}', 'a\b', '"', ":c:"]
`},
		"not enabled":  {"inherit_gem: {rubocop-rails-omakase: x}\nStyle/StringLiterals: {Enabled: false}\nLayout/SpaceInsideArrayLiteralBrackets: {EnforcedStyle: no_space}", code},
		"another type": {"inherit_gem: [rubocop-rails-omakase]\nStyle/StringLiterals: double_quotes", code},
		"a list":       {"- a", code},
		"a template":   {"<%= x %>\n\t: {", code},
		"nothing":      {"", code},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, map[string]string{".rubocop.yml": test.config, "app/controllers/x.rb": ""})
			rules, err := Rules(dir+"/app/controllers/y.rb", languages.Ruby)
			if err != nil {
				t.Fatal(err)
			}
			got := code
			if restyle := source.Restyle(languages.Ruby, rules); restyle != nil {
				got = restyle(code)
			}
			if got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// An unreadable configuration is an error; the defaults don't replace it.
func TestRulesUnread(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]*languages.Language{
		".rubocop.yml": languages.Ruby, ".prettierrc": languages.JavaScript, "biome.json": languages.JavaScript, "package.json": languages.JavaScript,
		"ruff.toml": languages.Python, ".editorconfig": languages.Java,
	} {
		t.Run(name+" is a folder", func(t *testing.T) {
			t.Parallel()
			dir := folder(t, map[string]string{name + "/x": ""})
			if _, err := Rules(dir+"/x", l); err == nil {
				t.Error("no error")
			}
		})
		t.Run(name+" is too large", func(t *testing.T) {
			t.Parallel()
			dir := folder(t, map[string]string{name: strings.Repeat(" ", input.ManifestFile.Most+1)})
			if _, err := Rules(dir+"/x", l); err == nil {
				t.Error("no error")
			}
		})
	}
}

// The nearest configuration decides, in any format that its tool reads.
func TestRules(t *testing.T) {
	t.Parallel()
	const single = `{"singleQuote": true, "semi": false}`
	prettier := languages.Rules{Quote: '\'', Semicolons: languages.Never}
	biome := languages.Rules{Quote: '"', Semicolons: languages.Always, Indent: "\t", IndentWidth: 2, Width: 80}
	spaced := func(r languages.Rules, n int) languages.Rules { return r.Indented(strings.Repeat(" ", n), n) }
	wide := func(r languages.Rules, n int) languages.Rules { r.Width = n; return r }
	for name, c := range map[string]struct {
		files map[string]string
		file  string
		want  languages.Rules
	}{
		"none":                   {nil, "a.js", languages.Rules{}},
		"JSON":                   {map[string]string{".prettierrc": single}, "a.js", prettier},
		"above":                  {map[string]string{".prettierrc": single}, "b/c/a.ts", prettier},
		"YAML":                   {map[string]string{".prettierrc": "singleQuote: true # yes\nsemi: false\ntabWidth: 4\n"}, "a.js", spaced(prettier, 4)},
		"another name":           {map[string]string{".prettierrc.yml": "singleQuote: true\nsemi: false\nprintWidth: 100\n"}, "a.js", wide(prettier, 100)},
		"TOML":                   {map[string]string{".prettierrc.toml": "singleQuote = true\nsemi = false\n"}, "a.js", prettier},
		"JSON5":                  {map[string]string{".prettierrc.json5": "// a\n{singleQuote: true, 'semi': false, useTabs: true, tabWidth: 8,}\n"}, "a.js", prettier.Indented("\t", 8)},
		"package.json":           {map[string]string{"package.json": `{"prettier": ` + single + `}`}, "a.js", prettier},
		"package.json, without":  {map[string]string{"package.json": `{"name": "x"}`, ".prettierrc": single}, "a.js", prettier},
		"a package's rules":      {map[string]string{".prettierrc": single, "b/package.json": `{"prettier": "@shop/prettier"}`}, "b/a.js", languages.Rules{}},
		"a program":              {map[string]string{".prettierrc": single, "b/prettier.config.mjs": "export default {}"}, "b/a.js", languages.Rules{}},
		"overrides":              {map[string]string{".prettierrc": `{"semi": false, "overrides": [{"files": "*.{ts,tsx}", "options": {"singleQuote": true}}]}`}, "b/a.ts", prettier},
		"other overrides":        {map[string]string{".prettierrc": `{"semi": false, "overrides": [{"files": ["*.ts", "c/**/*.js"], "options": {"singleQuote": true}}]}`}, "b/a.js", languages.Rules{Semicolons: languages.Never}},
		"overrides of a folder":  {map[string]string{".prettierrc": `{"semi": false, "overrides": [{"files": ["b/**/*.js"], "excludeFiles": "x.js", "options": {"singleQuote": true}}]}`}, "b/c/d/a.js", prettier},
		"nonsense":               {map[string]string{".prettierrc": `{"semi": "no", "singleQuote": 1, "tabWidth": -1e999, "printWidth": 1e99, "overrides": {"files": 7}}`}, "a.js", languages.Rules{}},
		"numbers":                {map[string]string{".prettierrc": `{"tabWidth": 999999999999, "printWidth": 3, "overrides": [1, {"files": [[]], "options": 1}]}`}, "a.js", languages.Rules{}},
		"broken":                 {map[string]string{".prettierrc": "{\n\t: &a [*a", "biome.json": "{"}, "a.js", languages.Rules{}},
		"biome":                  {map[string]string{"biome.json": "{}"}, "a.js", biome},
		"biome with comments":    {map[string]string{"biome.jsonc": "{ // a\n\"javascript\": {\"formatter\": {\"quoteStyle\": \"single\", \"semicolons\": \"asNeeded\"}}, /* b */ \"formatter\": {\"indentStyle\": \"space\", \"lineWidth\": 100,},}"}, "a.js", spaced(wide(prettier, 100), 2)},
		"biome's overrides":      {map[string]string{"biome.json": `{"overrides": [{"includes": ["**/*.ts"], "formatter": {"indentStyle": "space", "indentWidth": 4}}]}`}, "b/a.ts", spaced(biome, 4)},
		"biome that lints":       {map[string]string{"biome.json": `{"formatter": {"enabled": false}}`}, "a.js", languages.Rules{}},
		"ruff":                   {map[string]string{"pyproject.toml": "[tool.ruff]\nline-length = 100\n[tool.ruff.format]\nquote-style = \"single\"\n"}, "a/b.py", languages.Rules{Quote: '\'', Width: 100}},
		"ruff.toml":              {map[string]string{"ruff.toml": "indent-width = 2\n[format]\nquote-style = 'double'\n", "pyproject.toml": "[tool.black]\n"}, "b.py", spaced(languages.Rules{Quote: '"', Width: 88}, 2)},
		"black":                  {map[string]string{"pyproject.toml": "[tool.black]\nline-length = 79\n[tool.ruff]\nline-length = 120\n"}, "b.py", languages.Rules{Width: 79}},
		"a project without them": {map[string]string{"pyproject.toml": "[tool.ruff]\n", "b/pyproject.toml": "[project]\n"}, "b/b.py", languages.Rules{Width: 88}},
		"RuboCop's width":        {map[string]string{".rubocop.yml": "Layout/LineLength: {Max: 100}"}, "b.rb", languages.Rules{Width: 100}},
		".editorconfig":          {map[string]string{".editorconfig": "root = true\n[*.js]\nindent_style = tab\ntab_width = 4\nmax_line_length = 100\n"}, "a.js", languages.Rules{Indent: "\t", IndentWidth: 4, Width: 100}},
		"both":                   {map[string]string{".editorconfig": "root = true\n[*]\nindent_size = 4\nindent_style = space\nmax_line_length = off\n", ".prettierrc": single}, "a.js", spaced(prettier, 4)},
		"Go has tabs":            {map[string]string{".editorconfig": "root = true\n[*]\nindent_size = 4\nindent_style = space\n"}, "a.go", languages.Rules{}},
		"a new folder":           {map[string]string{".prettierrc": single}, "new/folder/a.js", prettier},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.files = maps.Clone(c.files)
			if c.files == nil {
				c.files = map[string]string{}
			}
			c.files[".git/HEAD"] = ""
			dir := folder(t, c.files)
			var l *languages.Language
			for _, of := range languages.All {
				if of.Named(filepath.Ext(c.file)) {
					l = of
				}
			}
			got, err := Rules(filepath.Join(dir, c.file), l)
			if err != nil || got != c.want {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
}

// A configuration above the repository doesn't belong to it and is ignored.
func TestRulesOfProject(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{".prettierrc": "semi: false", ".rubocop.yml": "Style/StringLiterals: {EnforcedStyle: double_quotes}", "shop/.git/HEAD": "", "shop/src/x": ""})
	for _, l := range []*languages.Language{languages.JavaScript, languages.Ruby} {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			got, err := Rules(filepath.Join(dir, "shop", "src", "a"), l)
			if err != nil || got != (languages.Rules{}) {
				t.Errorf("got %+v, %v, want no rules", got, err)
			}
		})
	}
}

// FuzzRules reads any text as each configuration: nothing panics, and the length
// of the text limits allocations.
func FuzzRules(f *testing.F) {
	for _, text := range []string{"{\"semi\": false}", "semi: no\n", "[a]\nb = 1\n", "overrides: [{files: '{a,{b,c}}', options: {}}]", "&a [*a, *a]", "{a: 'b', // c\n}"} {
		f.Add(text)
	}
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o777); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, l := range map[string]*languages.Language{".prettierrc": languages.JavaScript, ".prettierrc.json5": languages.JavaScript, "ruff.toml": languages.Python, ".rubocop.yml": languages.Ruby} {
			file := filepath.Join(dir, name)
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			n := testing.AllocsPerRun(1, func() {
				if _, err := Rules(filepath.Join(dir, "a"+l.Extension), l); err != nil {
					t.Error(err)
				}
			})
			if n > mostAllocations(len(text)) {
				t.Errorf("%s with %q takes %.0f allocations", name, text, n)
			}
			os.Remove(file)
		}
	})
}
