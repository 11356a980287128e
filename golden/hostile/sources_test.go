package hostile

import (
	"path/filepath"
	"strings"
	"testing"
)

// Code is inserted into source files of the maximum size that repeat a mark, or words
// that open a block.
func TestSources(t *testing.T) {
	t.Parallel()
	const size = 384 << 10
	pieces := map[string]string{
		"slashes": "/", "stars": "*", "dots": ".", "open": "(", "open and close": "()", "braces": "{", "brackets": "[", "quotes": `"`, "single": "'", "backticks": "`",
		"comments": "#\n", "line comments": "//\n", "block comments": "/*", "words": "a ", "letters": "a", "lines": "\n", "semicolons": ";", "commas": ",", "equals": "= ",
		"functions": "def f(a):\n x=1\n", "classes": "class A {\n", "ends": "end\n", "does": "do\n", "ifs": "if (a) {\n", "routes": "app.get('/', () => {\n", "heredocs": "<<A\n",
		"apps": "app = Flask(__name__)\n", "imports": "import a\n", "requires": "const a = require('a')\n", "templates": "`${", "regexps": "/a/ ", "raw": `"""`, "decorators": "@a\n", "arrows": "=>", "less": "<", "numbers": "1 ",
		"deeper": "if a:\n  ", "tabs": "\t", "NUL": "\x00", "high": "\xff", "wide": "\u3000", "keys": "a: ", "comments after code": "a # x\n",
	}
	var trials []trial
	for _, c := range []struct{ file, lang string }{
		{"views.py", "flask"}, {"app.js", "express"}, {"main.go", "gin"}, {"A.java", "spring-boot"}, {"a.rb", "rails"}, {"Program.cs", "aspnetcore"}, {"urls.py", "django"},
	} {
		for name, piece := range pieces {
			trials = append(trials, trial{name: c.lang + "/" + name, plant: func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, c.file), strings.Repeat(piece, size/len(piece)))
			}, runs: [][]string{{"404", "-l", c.lang, "--file", c.file, "--insert", "3"}}, code: anyCode})
		}
	}
	try(t, trials)
}
