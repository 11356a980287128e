package insert

import (
	"slices"
	"strings"
	"testing"
)

// judgements are insertions. want is a part of what the checker must report; "" if it must
// accept the insertion. In a text, a plus sign begins an inserted line, and a minus sign a
// removed one.
var judgements = []struct {
	name string
	open func(testing.TB) checker
	text string
	want string
}{
	{"Python/right", python, "from flask import Flask\n\napp = Flask(__name__)\n+\n+\n+@app.get(\"/b\")\n+def b():\n+    return \"\"\n", ""},
	{"Python/right in a factory", python, "from flask import Flask\n\n\ndef create():\n    app = Flask(__name__)\n+\n+    @app.get(\"/b\")\n+    def b():\n+        return \"\"\n+\n    return app\n", ""},
	{"Python/right in a handler", python, "def b(request):\n+    return {}, 404\n    pass\n", ""},
	{"Python/import that grows", python, "-from flask import request\n+from flask import request, jsonify\n\ndef a():\n    return request.path, 200\n+\n+def b():\n+    return jsonify(1)\n", ""},
	{"Python/syntax", python, "a = [\n+def b(): pass\n]\n", "does not parse"},
	{"Python/decorator", python, "def d(f): return f\n@d\n+@d\n+def b(): pass\n+\ndef a(): pass\n", "nodes have become"},
	{"Python/decorator of the old function", python, "def d(f): return f\n+def b(): pass\n+@d\ndef a(): pass\n", "nodes have become 1"},
	{"Python/string", python, "a = '''\n+def b(): pass\n'''\n", "has become"},
	{"Python/comment", python, "a = 1\n+# def b(): pass\n", "is no code"},
	{"Python/docstring", python, "def a():\n+    return {}, 404\n    'A.'\n", "docstring"},
	{"Python/docstring of the module", python, "+def b(): pass\n'The module.'\n", "docstring"},
	{"Python/class", python, "class A:\n    pass\n+    def b(request): pass\n", "is no method"},
	{"Python/nested", python, "def a():\n    pass\n+    def b(): pass\n", "nested"},
	{"Python/condition", python, "if 1:\n    pass\n+    def b(): pass\n", "condition"},
	{"Python/after a return", python, "from flask import Flask\ndef create():\n    app = Flask('')\n    return app\n+    @app.get('/')\n+    def b(): pass\n", "follows a return"},
	{"Python/after the server's start", python, "from flask import Flask\napp = Flask('')\napp.run()\n+@app.get('/')\n+def b(): pass\n", "starts above"},
	{"Python/above the object", python, "from flask import Flask\n+@app.get('/')\n+def b(): pass\napp = Flask('')\n", "undefined name"},
	{"Python/other scope", python, "from flask import Flask\ndef create():\n    app = Flask('')\n    return app\n+@app.get('/')\n+def b(): pass\n", "undefined name"},
	{"Python/no object", python, "from flask import Flask\nprint(Flask)\n+@Flask.route('/')\n+def b(): pass\n", "nothing that routes"},
	{"Python/mounted above", python, "import flask\nbp = flask.Blueprint('', '')\napp = flask.Flask('')\napp.register_blueprint(bp)\n+@bp.get('/')\n+def b(): pass\n", "mounted above"},
	{"Python/second application", python, "from shop import bp\n@bp.get('/')\ndef a(): pass\n+from flask import Flask\n+app = Flask('')\n+@app.get('/b')\n+def b(): pass\n", "second application"},
	{"Python/unused import", python, "def a(request): pass\n+import json\n+def b(): pass\n", "imported but unused"},
	{"Python/conditional import", python, "try:\n    import a\n+    import json\nexcept ImportError:\n    a = 0\n+def b(): return a, json\n", "import is inserted in Try"},
	{"Python/twice", python, "def b(): pass\n+def b(): pass\n", "redefinition"},
	{"Python/comment of a function", python, "# About a.\n+def b(): pass\n+\ndef a(): pass\n", "comment on what follows"},
	{"Python/comment in a function", python, "def a():\n    pass\n+\n+def b(): pass\n    # the end\n", "block above"},
	{"Python/format", python, "def a():\n    pass\n+\n+def b():\n+    pass\n", "Ruff"},
	{"Python/no handler", python, "def a():\n+    return {}, 404\n    pass\n", "no handler"},

	{"Go/right", golang, "package a\n\nimport \"net/http\"\n\nvar _ http.Handler\n+\n+// b\n+func b(w http.ResponseWriter, r *http.Request) {\n+\tw.WriteHeader(404)\n+}\n", ""},
	{"Go/right in a handler", golang, "package a\n\nimport \"net/http\"\n\nfunc a(w http.ResponseWriter, r *http.Request) {\n+\tw.WriteHeader(404)\n}\n", ""},
	{"Go/import that grows", golang, "package a\n\nimport (\n+\t\"log\"\n\t\"net/http\"\n)\n\nvar _ http.Handler\n+\n+func b() { log.Print() }\n", ""},
	{"Go/syntax", golang, "package a\n\nfunc a() {\n+\tfunc b() {}\n}\n", "does not parse"},
	{"Go/doc comment", golang, "package a\n\n// A is.\n+func b() {}\n+\nfunc A() {}\n", "declarations have become"},
	{"Go/directive", golang, "package a\n\n//go:noinline\n+func b() {}\n+\nfunc A() {}\n", "declarations have become"},
	{"Go/string", golang, "package a\n\nvar a = `\n+func b() {}\n`\n", "has changed"},
	{"Go/comment", golang, "package a\n\n/*\n+func b() {}\n*/\n", "is no code"},
	{"Go/lost import", golang, "package a\n\n-import \"log\"\n+import \"fmt\"\n+\n+func b() { fmt.Print() }\n", "not imported any more"},
	{"Go/undefined", golang, "package a\n\nfunc a() {}\n+\n+func b() { log.Print() }\n", "undefined: log"},
	{"Go/clash", golang, "package a\n\n+import \"encoding/json\"\n+\nvar json = 1\n+\n+func b() { _ = json.Valid }\n", "json"},
	{"Go/unused import", golang, "package a\n\n+import \"log\"\n+\nfunc a() {}\n+\n+func b() {}\n", "imported and not used"},
	{"Go/twice", golang, "package a\n\nfunc b() {}\n+\n+func b() {}\n", "redeclared"},
	{"Go/no handler", golang, "package a\n\nfunc a() {\n+\tprintln()\n}\n", "no handler"},
	{"Go/format", golang, "package a\n\nfunc a() {}\n+func b() {\n+\n+}\n+\n+\n", "gofmt"},
	{"Go/other name", golang, "package a\n\nimport \"net/http\"\n\nfunc a(res http.ResponseWriter, req *http.Request) {\n+\tw.WriteHeader(404)\n}\n", "undefined: w"},

	{"Ruby/right", ruby, "class AController < B\n  def a; end\n+\n+  def b; end\n\n  private\n\n  def c; end\nend\n", ""},
	{"Ruby/right in a class without members", ruby, "class AController < B\n+  def b\n+    head :ok\n+  end\nend\n", ""},
	{"Ruby/right in an action", ruby, "class AController < B\n  def a\n+    head :not_found\n  end\nend\n", ""},
	{"Ruby/right below public", ruby, "class AController < B\n  private\n  def a; end\n  public\n+  def b; end\nend\n", ""},
	{"Ruby/right after a private method", ruby, "class AController < B\n  private def a; end\n+  def b; end\nend\n", ""},
	{"Ruby/syntax", ruby, "class AController < B\n  a [\n+  def b\n  ]\nend\n", "does not parse"},
	{"Ruby/private", ruby, "class AController < B\n  def a; end\n  private\n+  def b; end\nend\n", "below private"},
	{"Ruby/outside", ruby, "class AController < B\nend\n+def b; end\n", "in no class"},
	{"Ruby/other class", ruby, "class AController < B\nend\nclass C\n+  def b; end\nend\n", "no controller"},
	{"Ruby/singleton", ruby, "class AController < B\n  class << self\n+    def b; end\n  end\nend\n", "no controller"},
	{"Ruby/nested", ruby, "class AController < B\n  def a\n+    def b; end\n  end\nend\n", "no controller"},
	{"Ruby/block", ruby, "class AController < B\n  a do\n+    def b; end\n  end\nend\n", "no direct member"},
	{"Ruby/heredoc", ruby, "class AController < B\n  A = <<~X\n+  def b; end\n  X\nend\n", "has become"},
	{"Ruby/comment", ruby, "class AController < B\nend\n=begin\n+def b; end\n=end\n", "is no code"},
	{"Ruby/data", ruby, "class AController < B\nend\n__END__\n+def b; end\n", "is no code"},
	{"Ruby/comment of a method", ruby, "class AController < B\n  # A.\n+  def b; end\n+\n  def a; end\nend\n", "comment on what follows"},
	{"Ruby/layout", ruby, "class AController < B\n  def a\n    1\n  end\n+  def b\n+    2\n+  end\nend\n", "Layout/EmptyLineBetweenDefs"},
	{"Ruby/twice", ruby, "class AController < B\n  def b; end\n+  def b; end\nend\n", "twice"},
	{"Ruby/second controller", ruby, "class AController < B\nend\n+class BController < B\n+  def b; end\n+end\n", "second controller"},
	{"Ruby/no controller", ruby, "class A\n  def a\n+    head :ok\n  end\nend\n", "no controller"},
}

// TestCheckers checks that each parser's checker reports broken insertions and accepts
// correct ones. TestCompilers tests the other checkers.
func TestCheckers(t *testing.T) {
	t.Parallel()
	open := map[string]checker{}
	for _, c := range judgements {
		language, _, _ := strings.Cut(c.name, "/")
		if open[language] == nil {
			open[language] = c.open(t)
		}
		t.Run(c.name, func(t *testing.T) {
			old, new := marked(c.text)
			answer, err := open[language](request{File: "file", Old: old, News: []newText{new}})
			switch got := answer.Broken["1"]; {
			case err != nil:
				t.Fatal(err)
			case !answer.Parses:
				t.Errorf("the old text does not parse:\n%s", old)
			case c.want == "" && got != "":
				t.Errorf("the checker rejects a correct insertion: %s\n%s", got, excerpt(new))
			case !strings.Contains(got, c.want):
				t.Errorf("the checker reports %q, want %q\n%s", got, c.want, excerpt(new))
			}
		})
	}
}

// marked splits a text of judgements into the text before the insertion and the one after.
func marked(text string) (old string, new newText) {
	new.Line, new.Inserted = 1, [][2]int{}
	number := 0
	for line := range strings.Lines(text) {
		if kept, gone := strings.CutPrefix(line, "-"); gone {
			old += kept
			continue
		}
		number++
		put, inserted := strings.CutPrefix(line, "+")
		new.Text += put
		if !inserted {
			old += line
		} else if n := len(new.Inserted); n > 0 && new.Inserted[n-1][1] == number-1 {
			new.Inserted[n-1][1]++
		} else {
			new.Inserted = append(new.Inserted, [2]int{number, number})
		}
	}
	return old, new
}

// TestNatural checks which lines each checker calls natural: those where a user would
// insert a handler.
func TestNatural(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		open func(testing.TB) checker
		text string
		want []int
	}{
		{"Python", python, "import a\n\nimport b\n\ndef f():\n    1\n\n    2\n\n\n@d\n\ndef g(): '''\n\n'''\nx = 1\n\ny = 2\n", []int{4, 9, 10, 19}},
		{"Go", golang, "package a\n\nimport \"b\"\n\n/*\n\n*/\n\nvar (\n\ta = 1\n\n\tb = `\n\n`\n)\n\nfunc f() {\n\n}\n", []int{4, 8, 16, 20}},
		{"Ruby", ruby, "# a\n\nclass AController < B\n  x\n\n  y\n\n  def f\n\n  end\n\n  A = <<~X\n\n  X\n\n  private\n\n  def g; end\nend\n\n", []int{7, 11, 17, 20, 21}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			answer, err := c.open(t)(request{File: "file", Old: c.text, News: []newText{}})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(answer.Natural, c.want) {
				t.Errorf("natural lines %v, want %v", answer.Natural, c.want)
			}
		})
	}
}
