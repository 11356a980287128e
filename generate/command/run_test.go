package command

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/status"
)

// A run is a command line with its expected exit code and output.
type run struct {
	name  string
	args  string // separated by spaces, or by | where one has a space
	stdin string
	code  int
	// out and err list, one per line, the parts that standard output and standard
	// error must have. If one is empty, its stream must be empty too.
	out, err string
}

// words splits a run's arguments.
func (r run) words() []string {
	if strings.Contains(r.args, "|") {
		return strings.Split(r.args, "|")
	}
	return strings.Fields(r.args)
}

// try runs command lines one after another in a folder with files. A run may use
// the files of an earlier one.
func try(t *testing.T, files map[string]string, runs []run) {
	t.Helper()
	isolate(t, files)
	for _, r := range runs {
		t.Run(r.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := Run(append([]string{"snipgen"}, r.words()...), strings.NewReader(r.stdin), &out, &errs)
			if code != r.code {
				t.Errorf("exit %d, want %d: %s", code, r.code, &errs)
			}
			contains(t, "standard output", out.String(), r.out)
			contains(t, "standard error", errs.String(), r.err)
		})
	}
}

func contains(t *testing.T, stream, got, parts string) {
	t.Helper()
	if parts == "" && got != "" {
		t.Errorf("%s is not empty: %q", stream, got)
	}
	for part := range strings.Lines(parts) {
		if part = strings.TrimSuffix(part, "\n"); !strings.Contains(got, part) {
			t.Errorf("%s has no %q:\n%s", stream, part, got)
		}
	}
}

const (
	flaskApp = "from flask import Flask\n\napp = Flask(__name__)\n"
	ownYAML  = `statuses: [{code: 409, key: order_shipped, message: "It has left."}, {code: 404, key: order_lost}]` + "\n"
)

func TestSnippet(t *testing.T) {
	try(t, map[string]string{"own.yaml": ownYAML, "empty.yaml": ""}, []run{
		{name: "one", args: "404 -l flask", out: "@app.route(\"/endpoint\")\n\"not_found\""},
		{name: "two targets", args: "404 -l flask,http", out: "==> flask <==\n\n==> http <==\nHTTP/1.1 404 Not Found"},
		{name: "two statuses", args: "404 order_shipped -l http -s own.yaml", out: "==> order_lost http <==\n==> order_shipped http <==\nIt has left."},
		{name: "as JSON", args: "404 -l http --json", out: `  "target": "http",` + "\n" + `  "status": 404,`},
		{name: "two as JSON", args: "404 -l flask,http --json", out: "[\n" + `    "target": "flask",`},
		{name: "all of one's own", args: "--all -l http -s own.yaml", out: "409 Conflict\n404 Not Found\norder_lost"},
		{name: "all that can be sent", args: "--all -l fastapi", out: "418"},
		{name: "everything about it", args: "404|-l|flask|-k|order_lost|-m|It's gone.|-n|show order|-X|post|-p|/orders/{id}|-H|X-A: b|-b|problem", out: "@app.post(\"/orders/<id>\")\ndef show_order(id):\n\"It's gone.\"\napplication/problem+json\n\"X-A\""},
		{name: "the imports alone", args: "404 -l flask --part imports", out: "from flask import Flask"},
		{name: "an unknown part", args: "404 -l flask --part no", code: Wrong, err: `unknown part "no"`},
		{name: "another address", args: "404 -l curl --url https://a.example/b", out: "https://a.example/b"},
		{name: "an indentation", args: "404 -l flask --part handler --indent 4", out: "    @app.route"},
		{name: "that of what stands there", args: "404 -l flask --part handler --indent auto", stdin: "  x = 1\n", out: "  x = 1\n  @app.route"},
		{name: "the same for two", args: "404 499 -l flask --indent auto", stdin: "  \n", code: Wrong, err: "--indent auto is for one snippet, not 2"},
		{name: "no depth", args: "404 -l flask --indent x", code: Wrong, err: `"x"`},
		{name: "a refusal", args: "103 -l flask", code: Wrong, err: "103"},
		{name: "an empty name", args: "404|-l|flask|-n| ", code: Wrong, err: `flag "--name" is empty`},
		{name: "an empty target", args: "404|-l|", code: Wrong, err: `flag "--lang" is empty`},
		{name: "no target", args: "404", code: Wrong, err: "--lang"},
		{name: "no status", args: "-l flask", code: Wrong, err: "no status given"},
		{name: "a colour", args: "404 -l flask --part handler --color always", out: "\x1b["},
		{name: "a colour when nobody knows", args: "404 -l flask --color now", code: Wrong, err: `"now"`},
		{name: "into a file", args: "404 -l flask -o made.py"},
		{name: "as JSON into a file", args: "404 -l flask --json -o made.json"},
		{name: "the version", args: "--version", out: "snipgen \ngo1."},
		{name: "definitions that are not there", args: "404 -l flask -s missing.yaml", code: Failed, err: "missing.yaml"},
		{name: "definitions from standard input", args: "order_lost -l http -s -", stdin: ownYAML, out: "order_lost"},
	})
	if text, err := os.ReadFile("made.py"); err != nil || !strings.Contains(string(text), "not_found") {
		t.Errorf("made.py has %q, %v", text, err)
	}
	if text, err := os.ReadFile("made.json"); err != nil || !json.Valid(text) {
		t.Errorf("made.json has %q, %v", text, err)
	}
}

// The command line beats the environment, which beats the definition file.
func TestSettings(t *testing.T) {
	isolate(t, map[string]string{".git/HEAD": "", ".snipgen.yaml": "defaults: {lang: http, body: none}\n"})
	of := func(want string, args ...string) {
		t.Helper()
		if stdout, stderr, code := snipgen(t, append([]string{"404"}, args...)...); code != Done || !strings.Contains(stdout, want) {
			t.Errorf("%q: exit %d, %q, %q, want %q", args, code, stdout, stderr, want)
		}
	}
	of("HTTP/1.1 404 Not Found")
	t.Setenv("SNIPGEN_LANG", "flask")
	of("@app.route")
	of("curl ", "-l", "curl")
	t.Setenv("SOURCE_DATE_EPOCH", "soon")
	if _, stderr, code := snipgen(t, "404"); code != Wrong || !strings.Contains(stderr, `SOURCE_DATE_EPOCH is "soon"`) {
		t.Errorf("exit %d, %q", code, stderr)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "")
	of("@app.route")
	if _, stderr, code := snipgen(t, "man"); code != Done {
		t.Errorf("man: exit %d, %q", code, stderr)
	}
}

func TestInsert(t *testing.T) {
	try(t, map[string]string{"app.py": flaskApp, "other.js": "x();\n"}, []run{
		{name: "what a file lacks", args: "404 --file app.py", out: "@app.route"},
		{name: "the file with the code in it", args: "404 --file app.py --insert 4", out: "app = Flask(__name__)\n@app.route"},
		{name: "as edits", args: "404 --file app.py --insert 4 --json", out: `"edits": [` + "\n" + `"target": "flask"`},
		{name: "a buffer", args: "404 --file app.py --buffer --insert 4", stdin: "from flask import Flask\n\nbp = Flask(__name__)\n", out: "@bp.route"},
		{name: "a new file", args: "404 --file new.py -l flask", out: "app = Flask(__name__)"},
		{name: "an indentation", args: "404 --file app.py --indent 4", out: "    @app.route"},
		{name: "that of what stands there", args: "404 --file app.py --indent auto", stdin: "\t\n", out: "\t@app.route"},
		{name: "no file", args: "404 --insert 3", code: Wrong, err: "no file given"},
		{name: "two statuses", args: "404 499 --file app.py", code: Wrong, err: "--file takes one status, not 2"},
		{name: "a line and a depth", args: "404 --file app.py --insert 3 --indent 4", code: Wrong, err: "--insert and --indent were both given"},
		{name: "a buffer and lines", args: "404 --file app.py --buffer --indent auto", code: Wrong, err: "--buffer and --indent auto were both given"},
		{name: "no line", args: "404 --file app.py --insert 0", code: Wrong, err: `line "0"`},
		{name: "standard input twice", args: "404 --file app.py --buffer -s -", stdin: "[]", code: Wrong, err: "standard input"},
		{name: "a target of another language", args: "404 --file app.py -l express", code: Wrong, err: "app.py"},
		{name: "an empty depth", args: "404|--file|app.py|--indent|", code: Wrong, err: `flag "--indent" is empty`},
		{name: "no depth", args: "404 --file app.py --indent x", code: Wrong, err: `"x"`},
		{name: "a folder", args: "404 --file . -l flask", code: Wrong, err: "."},
	})
}

func TestLists(t *testing.T) {
	try(t, map[string]string{"own.yaml": ownYAML + "targets: [{id: mine, language: ruby, template: a.tmpl}]\n", "a.tmpl": "x"}, []run{
		{name: "targets", args: "frameworks", out: "flask\tFlask\tPython\t"},
		{name: "targets as JSON", args: "frameworks --json", out: `"id": "flask",` + "\n" + `"passed": `},
		{name: "targets of a language", args: "frameworks --language py", out: "flask\t"},
		{name: "clients", args: "frameworks --category client", out: "curl\t"},
		{name: "targets of one's own", args: "frameworks -s own.yaml --language ruby --long", out: "mine\tmine\t\nnot run: the template is your own"},
		{name: "an unknown language", args: "frameworks --language cobol", code: Wrong, err: `unknown language "cobol"`},
		{name: "an unknown category", args: "frameworks --category x", code: Wrong, err: `unknown category "x"`},
		{name: "an unknown status", args: "frameworks --status nope", code: Wrong, err: `unknown status "nope"`},
		{name: "an argument", args: "frameworks x", code: Wrong, err: `unexpected argument "x"`},
		{name: "statuses", args: "statuses", out: "404\tnot_found\tNot Found\tiana\n499@esri\ttoken_required"},
		{name: "statuses as JSON", args: "statuses --json teapot", out: `"code": 418,`},
		{name: "statuses of a class", args: "statuses --class 1XX", out: "100\t"},
		{name: "statuses of an origin", args: "statuses --origin OWN -s own.yaml", out: "409\torder_shipped\n404\torder_lost"},
		{name: "statuses with a tag", args: "statuses --tag deprecated", out: "\t"},
		{name: "statuses that a target sends", args: "statuses --lang flask client closed", out: "499\tclient_closed_request"},
		{name: "an unknown class", args: "statuses --class 44", code: Wrong, err: `unknown class "44"`},
		{name: "an unknown target", args: "statuses --lang nope", code: Wrong, err: `"nope"`},
		{name: "editors", args: "editor", out: "vim\t"},
		{name: "editors as JSON", args: "editor --json", out: "[\n" + `"id": `},
		{name: "an editor", args: "editor vim", out: "snipgen"},
		{name: "an editor as JSON", args: "editor vim --json", out: `"id": "vim"`},
		{name: "an unknown editor", args: "editor nope", code: Wrong, err: `"nope"`},
		{name: "two editors", args: "editor vim emacs", code: Wrong, err: "editor takes one editor, not 2"},
		{name: "a shell", args: "completion BASH", out: "snipgen"},
		{name: "no shell", args: "completion", code: Wrong, err: "no shell given"},
		{name: "an unknown shell", args: "completion tcsh", code: Wrong, err: `unknown shell "tcsh"`},
		{name: "the schema", args: "schema", out: "$schema"},
	})
}

// A filter prints everything that matches and nothing else.
func TestFilters(t *testing.T) {
	isolate(t, nil)
	for _, category := range []frameworks.Category{frameworks.Server, frameworks.Client} {
		t.Run(string(category), func(t *testing.T) {
			stdout, _, _ := snipgen(t, "frameworks", "--category", string(category), "--json")
			var list []jsonTarget
			if err := json.Unmarshal([]byte(stdout), &list); err != nil {
				t.Fatal(err)
			}
			for _, f := range frameworks.All {
				if slices.ContainsFunc(list, func(t jsonTarget) bool { return t.ID == f.ID }) != (f.Category == category) {
					t.Errorf("%s is a %s", f.ID, f.Category)
				}
			}
		})
	}
	t.Run("class", func(t *testing.T) {
		stdout, _, _ := snipgen(t, "statuses", "--class", "5xx")
		want := 0
		for _, s := range status.Builtin() {
			if s.Code/100 == 5 {
				want++
			}
		}
		if got := strings.Count(stdout, "\n"); got != want || strings.Contains(stdout, "\n4") {
			t.Errorf("%d statuses, want %d:\n%s", got, want, stdout)
		}
	})
}

func TestShow(t *testing.T) {
	try(t, map[string]string{"own.yaml": ownYAML}, []run{
		{name: "a status", args: "show 429", out: "429 Too Many Requests\nkey\nheaders\n  MAY\nRetry-After: 60\non the wire\n  flask\nTOO MANY REQUESTS"},
		{name: "a header with a condition", args: "show 206", out: "  when "},
		{name: "as JSON", args: "show 499 --json", out: `"origin": "nginx",` + "\n" + `"499@esri Token Required"`},
		{name: "one's own", args: "show order_shipped -s own.yaml", out: "message\n\"It has left.\"\nother meanings\n409"},
		{name: "what nobody can send", args: "show 000", out: "can't be sent: "},
		{name: "what a target refuses", args: "show 103", out: "refused"},
		{name: "without a body", args: "show 204", out: "body\nnone"},
		{name: "an unknown one", args: "show 987", code: Wrong, err: `unknown status "987"`},
		{name: "two", args: "show 404 499", code: Wrong, err: "show takes one status, not 2"},
		{name: "no status", args: "show nope", code: Wrong, err: `unknown status "nope"`},
	})
}

func TestPages(t *testing.T) {
	try(t, map[string]string{"own.yaml": ownYAML}, []run{
		{name: "a page", args: "page 404", out: "# 404 Not Found"},
		{name: "in another language", args: "page 404 --locale ko", out: "404 Not Found"},
		{name: "as HTML", args: "page 404 --format html", out: "<!"},
		{name: "in an unknown language", args: "page 404 --locale xx", code: Wrong, err: `"xx"`},
		{name: "in an unknown format", args: "page 404 --format pdf", code: Wrong, err: `"pdf"`},
		{name: "with an empty format", args: "page|404|--format|", code: Wrong, err: `flag "--format" is empty`},
		{name: "two", args: "page 404 499", code: Wrong, err: "page takes one status, not 2"},
		{name: "an unknown status", args: "page nope", code: Wrong, err: `unknown status "nope"`},
		{name: "a site nowhere", args: "site", code: Wrong, err: "no folder given"},
		{name: "a site of something", args: "site x", code: Wrong, err: `unexpected argument "x"`},
		{name: "a site in a file", args: "site --out own.yaml", code: Wrong, err: `"own.yaml" is not a folder`},
	})
}

func TestProjects(t *testing.T) {
	try(t, map[string]string{
		".git/HEAD": "", "requirements.txt": "flask\nrequests\n", "app.py": flaskApp, "api/x.py": "", ".snipgen.yaml": ownYAML,
		"broken/package.json": "{", "both/package.json": `{"dependencies": {"express": "5"}}`, "both/go.mod": "module x\n",
	}, []run{
		{name: "what a project uses", args: "detect", out: "requirements.txt\tPython\tflask\t", err: "flask, from requirements.txt"},
		{name: "as JSON", args: "detect --json", out: `"target": "flask",` + "\n" + `"package": "flask",`},
		{name: "what is broken", args: "detect broken", out: "can't be read: ", err: "snipgen: "},
		{name: "broken as JSON", args: "detect broken --json", out: `"problem": "`},
		{name: "several", args: "detect both --json", out: `"target": null` + "\n" + `"why": "`},
		{name: "two folders", args: "detect a b", code: Wrong, err: "detect takes one folder, not 2"},
		{name: "no folder", args: "detect missing", code: Failed, err: "missing"},
		{name: "a dry run", args: "scaffold order_lost --dry-run", out: "create\napp.py, after line 1:\nimport order_lost_blueprint", err: "nothing was written"},
		{name: "a difference", args: "scaffold 404 --diff", out: "+++ ", err: "nothing was written"},
		{name: "one handler", args: "scaffold 404 --name missing --path /missing", out: "create  \napp.py, after line"},
		{name: "all handlers", args: "scaffold --all --json", out: `"written": true,` + "\n" + `"key": "order_lost",`},
		{name: "one name for two", args: "scaffold 404 499 --name x", code: Wrong, err: "--name is for one handler, not 2"},
		{name: "two targets", args: "scaffold 404 -l flask,rails", code: Wrong, err: "scaffold writes for one target"},
		{name: "a folder", args: "scaffold 499 --dir api -l flask", out: "api/"},
		{name: "an empty folder", args: "scaffold|404|--dir|", code: Wrong, err: `flag "--dir" is empty`},
		{name: "an unknown target", args: "scaffold 404 -l nope", code: Wrong, err: `"nope"`},
		{name: "a client", args: "scaffold 404 -l curl", code: Wrong, err: "curl"},
		{name: "the project's target", args: "404", out: "@app.route"},
	})
}

func TestCheck(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusNotFound)
		w.Write([]byte(`{"error": "not_found", "message": "Not Found"}`))
	}))
	t.Cleanup(server.Close)
	try(t, nil, []run{
		{name: "the same", args: "check " + server.URL + " --as 404", out: "same  \nstatus"},
		{name: "another", args: "check " + server.URL + " --as 429", code: Failed, out: "differs  status\n404, not 429", err: "differs from 429 in"},
		{name: "as JSON", args: "check " + server.URL + " --as 404 --json", out: `"same": true,`},
		{name: "no status", args: "check " + server.URL, code: Wrong, err: "no status given"},
		{name: "an unknown status", args: "check " + server.URL + " --as nope", code: Wrong, err: `unknown status "nope"`},
		{name: "no address", args: "check --as 404", code: Wrong, err: "check takes one URL, not 0"},
		{name: "a wrong address", args: "check nowhere --as 404", code: Wrong, err: `URL "nowhere"`},
		{name: "a wrong method", args: "check " + server.URL + " --as 404 -X a/b", code: Wrong, err: "a/b"},
		{name: "nobody", args: "check http://127.0.0.1:1 --as 404", code: Failed, err: "127.0.0.1:1"},
		{name: "what nobody sends", args: "check " + server.URL + " --as 000", code: Wrong, err: "000"},
		{name: "serve something", args: "serve x", code: Wrong, err: `unexpected argument "x"`},
		{name: "serve nowhere", args: "serve --addr nowhere", code: Wrong, err: "nowhere"},
		{name: "serve at an empty address", args: "serve|--addr|", code: Wrong, err: `flag "--addr" is empty`},
	})
}

// Every completion begins with what is typed.
func TestComplete(t *testing.T) {
	isolate(t, map[string]string{"own.yaml": ownYAML + "bodies: {nested: {fields: {a: b}}}\n"})
	for _, c := range []struct{ name, typed, want string }{
		{"a command", "sc", "scaffold\t"},
		{"a code", "49", "499\tClient Closed Request"},
		{"a key", "client_cl", "client_closed_request\t499 "},
		{"a phrase", "Client Cl", "Client Closed Request\t499"},
		{"a phrase in small letters", "client cl", "client closed request\t499"},
		{"another meaning", "499@", "499@esri\tToken Required"},
		{"one's own", "-s own.yaml order_", "order_shipped\t409 Conflict"},
		{"a flag", "404 --la", "--lang\t"},
		{"help", "show --h", "--help\t"},
		{"another name of a flag", "site --outp", "--output\t"},
		{"a target", "404 -l fl", "flask\tFlask"},
		{"the last of several", "404 -l flask,ra", "flask,rails\tRuby on Rails"},
		{"a joined value", "404 --lang=fl", "--lang=flask\tFlask"},
		{"a file", "404 -s ", ":files\t"},
		{"a folder", "site --out ", ":folders\t"},
		{"a status that a flag takes", "check x --as 49", "499\tClient Closed Request"},
		{"an indentation", "404 --indent a", "auto\t"},
		{"a method", "404 -X P", "POST\t"},
		{"a part", "404 --part h", "handler\t"},
		{"a colour", "404 --color al", "always\t"},
		{"a body", "404 -s own.yaml -b ne", "nested\tapplication/json"},
		{"a language", "frameworks --language py", "python\tPython"},
		{"a category", "frameworks --category s", "server\t"},
		{"a class", "statuses --class 5", "5xx\t"},
		{"an origin", "statuses --origin ng", "nginx\t"},
		{"a tag", "statuses --tag dep", "deprecated\t"},
		{"a locale", "page 404 --locale k", "ko\t"},
		{"a page's format", "page 404 --format h", "html\t"},
		{"an export's format", "export lua", "luasnip\t"},
		{"a shell", "completion z", "zsh\t"},
		{"an editor", "editor vi", "vim\t"},
		{"a topic", "help sh", "show\t"},
		{"a status behind a format", "export zed 49", "499\t"},
		{"an argument behind dashes", "404 -- 49", "499\t"},
		{"too much", "show 404 4", ""},
		{"an unknown flag", "404 --nope=x", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			words := strings.Split(c.typed, " ")
			if c.name == "a phrase" || c.name == "a phrase in small letters" {
				words = []string{c.typed}
			}
			stdout, stderr, code := snipgen(t, append([]string{completer, "--"}, words...)...)
			if code != Done || stderr != "" || c.want == "" && stdout != "" || !strings.Contains(stdout, c.want) {
				t.Errorf("exit %d, %q, want %q; %s", code, stdout, c.want, stderr)
			}
			for line := range strings.Lines(stdout) {
				if last := words[len(words)-1]; !strings.HasPrefix(line, last) && !strings.HasPrefix(line, ":") {
					t.Errorf("%q does not begin with %q", line, last)
				}
			}
			if line, _, _ := snipgen(t, completer, "--line", "snipgen "+c.typed); !strings.Contains(c.name, "phrase") && line != stdout {
				t.Errorf("as one line: %q, want %q", line, stdout)
			}
		})
	}
}

// export can write every editor's format.
func TestExport(t *testing.T) {
	isolate(t, nil)
	for _, f := range editors.Formats {
		t.Run(f.ID, func(t *testing.T) {
			stdout, stderr, code := snipgen(t, "export", f.ID, "404", "-l", "flask")
			if code != Done || stderr != "" || !strings.Contains(stdout, "not_found") {
				t.Errorf("exit %d, %q, %q", code, stdout, stderr)
			}
		})
	}
	try(t, nil, []run{
		{name: "no format", args: "export", code: Wrong, err: "no format given"},
		{name: "an unknown format", args: "export nope", code: Wrong, err: `"nope"`},
		{name: "nothing", args: "export zed 103 -l flask", code: Wrong, err: "103"},
		{name: "an empty folder", args: "export|zed|404|-l|flask|--out|", code: Wrong, err: `flag "--output" is empty`},
		{name: "an unknown status", args: "export zed nope -l flask", code: Wrong, err: `unknown status "nope"`},
		{name: "no target", args: "export zed 404", code: Wrong, err: "--lang"},
		{name: "an unknown part", args: "export zed 404 -l flask --part no", code: Wrong, err: `unknown part "no"`},
	})
}

// A table has headings and aligned columns only on a terminal.
func TestTable(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"terminal": "A    BB\nccc  d\n", "pipe": "ccc\td\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			p := &program{stdout: sink{&out, name == "terminal"}}
			p.table([]string{"A", "BB"}, [][]string{{"ccc", "d"}})
			if out.String() != want {
				t.Errorf("got %q, want %q", out.String(), want)
			}
		})
	}
}

// Remarks go to a terminal only: an editor that reads both streams would insert
// them as code.
func TestRemarks(t *testing.T) {
	isolate(t, map[string]string{".git/HEAD": "", "requirements.txt": "django\n", "package.json": "{"})
	for _, terminal := range []bool{true, false} {
		t.Run(map[bool]string{true: "terminal", false: "pipe"}[terminal], func(t *testing.T) {
			var out, errs bytes.Buffer
			p := &program{stdout: sink{w: &out}, stderr: sink{&errs, terminal}, commands: commands, own: &definitions.Catalogue{}}
			if err := p.run([]string{"100", "404", "--all"}); err == nil {
				t.Error("--all and statuses are accepted")
			}
			if err := p.run([]string{"404", "-X", "POST"}); err != nil {
				t.Fatal(err)
			}
			if err := p.run([]string{"--all", "-l", "django"}); err != nil {
				t.Fatal(err)
			}
			want := ""
			if terminal {
				want = "snipgen: package.json is ignored: line 1, column 1: unexpected end of JSON input\n" +
					"snipgen: django, from requirements.txt\n" +
					"snipgen: django: Django's CsrfViewMiddleware asks a POST request for a token; --csrf-exempt leaves that out\n" +
					"snipgen: left out what can't be sent: django 100, "
			}
			if got := errs.String(); !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("standard error: %q", got)
			}
		})
	}
}

// A run says once what a user's own template leaves out, however many snippets
// or modules it prints.
func TestOmissionsAreSaidOnce(t *testing.T) {
	isolate(t, map[string]string{"own.yaml": "targets:\n  - id: mine\n    like: flask\n    template: |\n      {{.Code}}\n    module: |\n      {{.Code}}\n"})
	for _, args := range [][]string{{"429", "503", "404", "-l", "mine"}, {"--all", "-l", "mine"}, {"scaffold", "429", "503", "-l", "mine"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var out, errs bytes.Buffer
			p := &program{stdout: sink{w: &out}, stderr: sink{&errs, true}, commands: commands, own: &definitions.Catalogue{}}
			if err := p.run(append(args, "-s", "own.yaml")); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{
				"snipgen: mine: the template leaves out headers; {{range .Headers}} lists them, {{object 0 .Headers}} prints them\n",
				"snipgen: mine: the template leaves out the body; {{object 0 .Fields}} prints it\n",
			} {
				if strings.Count(errs.String(), want) != 1 {
					t.Errorf("standard error lacks or repeats %q: %q", want, errs.String())
				}
			}
		})
	}
}
