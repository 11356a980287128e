package command

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/editors"
	"snipgen/generate/input"
	"snipgen/generate/page"
	"snipgen/generate/status"
)

// of returns a line without standard input.
func of(args ...string) line { return line{args: args} }

// every returns one line per ending: the beginning and then the ending.
func every(beginning []string, endings ...[]string) []line {
	var out []line
	for _, end := range endings {
		out = append(out, of(slices.Concat(beginning, end)...))
	}
	return out
}

// values returns the flag with each of the values.
func values(flag string, list ...string) [][]string {
	var out [][]string
	for _, v := range list {
		out = append(out, []string{flag, v})
	}
	return out
}

// share returns every n-th element of a list, from an offset that depends on i.
// Each target runs another share, so that the list of lines stays short.
func share[T any](list []T, i, n int) []T {
	var out []T
	for j, v := range list {
		if (i+j)%n == 0 {
			out = append(out, v)
		}
	}
	return out
}

// A tree is the content of an archive.
type tree struct {
	files map[string]string
	// dir is the folder for modules in a framework's project, if it is not the
	// default one.
	dir string
}

// archives reads the txtar files of a folder, by their names without the extension.
func archives(t *testing.T, folder string) map[string]tree {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s has no archives: %v", folder, err)
	}
	out := map[string]tree{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := tree{files: map[string]string{}}
		for _, f := range archive.Files {
			s.files[f.Name] = string(f.Data)
		}
		_, dir, _ := strings.Cut(string(archive.Comment), "dir:")
		s.dir = strings.TrimSpace(dir)
		out[strings.TrimSuffix(filepath.Base(path), ".txtar")] = s
	}
	return out
}

// scenes returns all scenes that TestCommandLines runs.
func scenes(t *testing.T) []scene {
	t.Helper()
	starters, sources := archives(t, "../../golden/starters"), archives(t, "testdata/sources")
	for _, f := range frameworks.All {
		if f.Category == frameworks.Server && starters[f.ID].files == nil {
			t.Errorf("golden/starters has no %s.txtar", f.ID)
		}
		if sources[f.Language.ID].files == nil {
			t.Errorf("testdata/sources has no %s.txtar", f.Language.ID)
		}
	}
	python := sources[languages.Python.ID].files
	return slices.Concat(
		statusScenes(), optionScenes(), insertScenes(starters, sources), definitionScenes(), environmentScenes(python), listScenes(), pageScenes(), exportScenes(),
		scaffoldScenes(starters), detectScenes(), checkScenes(), flagScenes(python), completionScenes(), helpScenes(), wrongScenes(),
	)
}

// statusScenes cover every target and every status, and some shapes.
// TestEveryStatus in the root has all combinations.
func statusScenes() []scene {
	var out []scene
	for i, f := range frameworks.All {
		s := scene{name: "statuses of " + f.ID, reads: true}
		for j, known := range status.Builtin() {
			name := known.Name()
			if (i+j)%4 == 0 {
				s.lines = append(s.lines, of(name, "--lang", f.ID))
			}
			if shape := generate.Shapes[j%len(generate.Shapes)]; (i+j)%8 == 0 {
				s.lines = append(s.lines, of(name, "--lang", f.ID, "--body", shape.Name))
			}
			if j%25 == 0 {
				s.lines = append(s.lines, of(known.Key, "-l", f.Title, "--json"), of(known.Reason, "-X", "POST", "-l", f.ID))
			}
		}
		s.lines = append(s.lines, of("--all", "--lang", f.ID), of("--all", "--lang", f.ID, "--json"), of("477", "--lang", f.ID, "--key", "mine"), of("499", "404", "-l", f.ID))
		for _, alias := range f.Aliases {
			s.lines = append(s.lines, of("404", "-l", strings.ToUpper(alias)))
		}
		out = append(out, s)
	}
	return out
}

// hostile are texts with a special meaning in some language or on a terminal.
var hostile = []string{
	"it's", `"quoted" 'single' \ \n \u000a`, "${HOME} $x $(id)", "#{1 + 1} #x", "`id`", "a\x00b", "a\x1b[31mb", "a\r\nb\tc",
	"요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。", "全角\u3000空白", "\u202eright to left\u2066", "\u2028\u2029\ufeff\u200d🚀",
	"%s %d %v {{.X}} {% x %} <%= x %> {x}", "</script> <!-- --> */ ?> ]]>", "\xff\xfe", strings.Repeat("long ", 60), strings.Repeat("긴", 90), " ", "",
}

// optionScenes use a snippet's options with every target.
func optionScenes() []scene {
	options := slices.Concat(
		values("--method", input.Methods...), values("-X", "post", "FETCH"),
		values("--path", "/", "/orders/{id}", "/a/{class}/b/{from}", "/a-b/{x_y}/한국", "/a/{id}/{id}", "/a//b", "/a b", "/%20", "/{", "/{1x}", "/orders/", "/orders/:id", "/orders/<id>/", "orders",
			"/magazines/{magazine}/issues/{issue}/articles/{article}", `/"x"/'y'/$z/#{w}`),
		values("--name", "getOrder", "get_order", "get order", "GetHTTPOrder", "class", "3x", "x-y", "한국어", "../x", "my_endpoint", "async", strings.Repeat("long_", 13)),
		values("--key", "order_not_found", "a.b-c", "X", "__proto__", "toString", "not found", strings.Repeat("k", 64), strings.Repeat("k", 65)),
		values("--message", hostile...),
		values("--header", "X-Trace: 7f3a", "X-A;", "X-A:", "X-A: it's \"quoted\" $HOME `id` #{z} %s \\", "X-A: é", "X-A: a\r\nX-B: c", "X Y: 1", "X", ": x",
			"Content-Length: 7", "Content-Type: text/html", "Connection: close", "Date: x", "Set-Cookie: a=1"),
		[][]string{{"-H", "X-A: 1", "-H", "x-a: 2"}, {"-H", "X-A: 1", "-H", "X-B: 2", "--no-headers"}, {"-H", "Set-Cookie: a=1", "-H", "Set-Cookie: b=2"}, {"--no-headers"}},
		values("--part", "all", "imports", "handler", "head"), values("--indent", "0", "2", "4", "8", "41", "-1", "2t", "1000000"),
		values("--body", "error", "problem", "none", "html"), values("--color", "auto", "always", "never", "often"),
		values("--url", "http://localhost:5000", "https://x.test/a?b=$c", "http://localhost/{a}/[1-3]/../x?y=$z", "ftp://localhost", "-o/etc/passwd", "http://a b"),
		[][]string{
			{"--wire"}, {"--wire", "-X", "HEAD"}, {"--wire", "--json"}, {"--json", "--part", "imports"}, {"-X", "POST", "--path", "/orders/{id}/items/{class}", "--name", "cancelOrder", "-b", "problem"},
			{"--part", "handler", "--indent", "4", "--message", "a\nb"}, {"--part", "handler", "-X", "HEAD", "--body", "none"},
		},
	)
	var out []scene
	for i, f := range frameworks.All {
		s := scene{name: "options of " + f.ID, reads: true, lines: every([]string{"404", "--lang", f.ID}, share(options, i, 4)...)}
		s.lines = append(s.lines, of("404", "--lang", f.ID, "--csrf-exempt", "-X", "POST"), of("404", "--lang", f.ID, "--part", "response"))
		for _, code := range share([]string{"503", "103"}, i, 2) {
			s.lines = append(s.lines, every([]string{code, "--lang", f.ID}, []string{"--no-headers"}, []string{"-H", "Retry-After: 7"}, []string{"-H", "Retry-After:"},
				[]string{"-H", "Location:"}, []string{"-H", `Link: </a.js>; rel=preload; as="script"`}, []string{"--wire"}, []string{"-X", "HEAD"}, []string{"-b", "none", "-H", "X-A: 1"})...)
		}
		for _, stdin := range share([]string{"        \n", "class Routes:\n", "\tx = 1\n", "    x\n\n", "x", "\r\n  y\r\n", "\xff\n"}, i, 3) {
			s.lines = append(s.lines, line{stdin, []string{"404", "-l", f.ID, "--part", "handler", "--indent", "auto"}}, line{stdin, []string{"404", "-l", f.ID, "--indent", "auto"}})
		}
		out = append(out, s)
	}
	list := "flask,django"
	several := scene{name: "several", lines: every([]string{"404", "-l", list}, []string{}, []string{"--json"}, []string{"503"}, []string{"503", "--json"}, []string{"--indent", "auto"},
		[]string{"-o", "out.txt"}, []string{"--part", "imports"}, []string{"503", "--name", "x"}, []string{"503", "--key", "x"}, []string{"--wire"}, []string{"--color", "always"})}
	for _, lang := range []string{"flask,,django", ",", "flask,flask", " flask , RAILS ", "all", "flsk", "", " ", "python", "flask,nope"} {
		several.lines = append(several.lines, of("404", "-l", lang), of("404", "-l", lang, "--json"))
	}
	several.lines = append(several.lines, every([]string{"404", "-l", "flask"}, []string{"--output", "$WORK/out.txt"}, []string{"-o", "-"}, []string{"-o", "missing/out.txt"}, []string{"-o", "$WORK"}, []string{"--json", "-o", "out.json"})...)
	return append(out, several)
}

// insertScenes insert code into files at every line.
func insertScenes(starters, sources map[string]tree) []scene {
	var out []scene
	for i, f := range frameworks.All {
		s := scene{name: "files of " + f.ID, files: map[string]string{"sub/new.txt": "", "empty" + f.Language.Extension: ""}}
		files := maps.Clone(sources[f.Language.ID].files)
		for name, content := range sources[f.Language.ID].files {
			files["windows-"+name] = strings.ReplaceAll(content, "\n", "\r\n")
			files["open-"+name] = strings.TrimSuffix(content, "\n")
		}
		for name, content := range starters[f.ID].files {
			if strings.HasSuffix(name, f.Language.Extension) {
				files["starter/"+name] = content
			}
		}
		maps.Copy(s.files, files)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			text := files[name]
			lines := strings.Count(text, "\n") + 2
			for n := 1; n <= lines; n++ {
				at := strconv.Itoa(n)
				switch (i + n) % 10 {
				case 0:
					s.lines = append(s.lines, of("404", "-l", f.ID, "--file", name, "--insert", at))
				case 1:
					s.lines = append(s.lines, of("503", "-l", f.ID, "-b", "problem", "--file", name, "--insert", at, "--json"))
				case 2:
					s.lines = append(s.lines, line{text, []string{"404", "-X", "POST", "--path", "/orders/{id}", "--file", name, "--buffer", "--insert", at}})
				}
			}
			s.lines = append(s.lines, every([]string{"404", "-f", name}, share([][]string{{}, {"-l", f.ID}, {"-l", f.ID, "--json"}, {"-l", f.ID, "--part", "imports"},
				{"-l", f.ID, "--part", "handler", "--indent", "4"}, {"-l", f.ID, "--part", "imports", "--insert", "1", "--json"},
				{"-l", f.ID, "--insert", "999", "--json"}, {"--insert", "3"}, {"-l", f.ID, "--insert", "2", "-o", "out.txt"}, {"-l", f.ID, "--indent", "auto"}}, i+len(s.lines), 5)...)...)
			if (i+len(s.lines))%3 == 0 {
				s.lines = append(s.lines, line{"    x\n", []string{"404", "-l", f.ID, "--file", name, "--indent", "auto"}}, line{"\xff\n\x00" + text, []string{"404", "-l", f.ID, "--file", name, "--buffer", "--insert", "2"}})
			}
		}
		for _, name := range []string{"empty" + f.Language.Extension, "new" + f.Language.Extension, "notes.txt", "sub/new.txt", "sub"} {
			s.lines = append(s.lines, every([]string{"404", "--file", name}, []string{}, []string{"-l", f.ID}, []string{"-l", f.ID, "--insert", "1"}, []string{"-l", f.ID, "--insert", "1", "--json"})...)
		}
		out = append(out, s)
	}
	return append(out, scene{name: "wrong files", files: map[string]string{"app.py": sources[languages.Python.ID].files["orders.py"]}, lines: every([]string{"404"},
		[]string{"--buffer"}, []string{"--insert", "3"}, []string{"--file", "app.py", "--insert", "0"}, []string{"--file", "app.py", "--insert", "x"}, []string{"--file", "app.py", "--insert", ""},
		[]string{"503", "--file", "app.py"}, []string{"--file", "app.py", "--insert", "3", "--indent", "4"}, []string{"--file", "app.py", "--buffer", "--indent", "auto"},
		[]string{"--file", ""}, []string{"--file", "app.py", "--lang", "express"}, []string{"--file", "app.py", "--buffer", "-s", "-"}, []string{"--file", "app.py", "-l", "fastapi,flask"},
		[]string{"--file", "app.py", "--insert", "99999999999999999999"}, []string{"--file", "app.py", "--wire"}, []string{"--file", "app.py", "--color", "always"},
		[]string{"--file", "app.py", "--insert", "4", "--color", "always"}, []string{"--file", "app.py", "--insert", "4", "-o", "app.py"})})
}

// broken are definition files, most of them wrong.
var broken = map[string]string{
	"syntax.yaml": "statuses:\n  - code: 404\n   key: x\n", "syntax.json": "{\n  \"statuses\": [,]\n}\n", "unknown.yaml": "statuses:\n  - code: 404\n    key: x\n    mesage: y\n",
	"code.yaml": "- {key: x, code: 1000}\n", "twice.yaml": "statuses: []\nstatuses: []\n", "number.yaml": "- code: 404\n  key: x\n  message: 404\n", "key.json": `[{"code": 404, "key": "__proto__"}]`,
	"header.yaml": "- code: 404\n  key: x\n  headers:\n    Connection: close\n", "body.yaml": "bodies:\n  mine:\n    fields:\n      error: \"{kye}\"\n",
	"outside.yaml": "targets:\n  - id: flask\n    template: ../../etc/passwd\n", "documents.yaml": "statuses: []\n---\nstatuses: []\n", "merge.yaml": "statuses:\n  - &a {code: 404, key: x}\n  - <<: *a\n    key: y\n",
	"empty.yaml": "", "nokey.yaml": " - {code: 404}\n", "scalar.yaml": "x\n", "bytes.yaml": "\xff\xfe", "null.json": "null", "tags.yaml": "statuses: !!binary eA==\n", "deep.yaml": strings.Repeat("[", 200),
	"alias.yaml": "a: &a [*a]\n", "defaults.yaml": "defaults: {lang: nope, body: html, method: FETCH}\n", "default.yaml": "defaults: {colour: always}\n", "target.yaml": "targets:\n  - {id: new}\n",
	"same.yaml": "- {code: 404, key: x}\n- {code: 410, key: x}\n", "interim.yaml": "- {code: 102, key: wait}\n", "list.json": "[\n\t{\"code\": 500, \"key\": \"boom\", \"message\": \"\\ud83d\\udca5\"}\n]\n",
	"several.yaml": "- {code: 409, key: order_shipped, message: \"${PATH} `x` }]]> \\\\\"}\n- {code: 409, key: order_locked, headers: {X-A: \"1\"}}\n- {code: 429, key: quota_used_up, headers: {Retry-After: null}}\n- {code: 777, key: seven, reason: Lucky, meaning: It is., reference: A book}\n",
	"shape.yaml":   "bodies:\n  envelope:\n    fields:\n      error: {code: \"{key}\", status: \"{code}\", \"text\": \"{{{message}}}\"}\n  bare:\n    media_type: application/json\n    fields: {a: [1, -2.5, true, null, {}], \"b c\": \"it's\"}\n",
}

// definitionScenes use definition files: those named by a flag or the environment,
// the project's and the user's.
func definitionScenes() []scene {
	named := scene{name: "definitions", files: broken, reads: true}
	for _, file := range slices.Sorted(maps.Keys(broken)) {
		named.lines = append(named.lines, every([]string{"-s", file}, []string{"404", "-l", "curl"}, []string{"statuses", "--origin", "own"}, []string{"--all", "-l", "http"})...)
		named.lines = append(named.lines, line{broken[file], []string{"404", "-l", "flask", "--statuses", "-"}})
	}
	for i, f := range frameworks.All {
		named.lines = append(named.lines, every([]string{"-l", f.ID}, share([][]string{
			{"order_shipped", "-s", "own.yaml"}, {"--all", "-s", "own.yaml", "--body", "nested"}, {"409", "-s", "several.yaml"}, {"409@iana", "-s", "several.yaml"},
			{"quota_used_up", "-s", "several.yaml"}, {"seven", "-s", "several.yaml"}, {"--all", "-s", "several.yaml", "--json"}, {"404", "-s", "shape.yaml", "-b", "envelope"},
			{"404", "-s", "shape.yaml", "-b", "bare"}, {"--all", "-s", "interim.yaml"}, {"boom", "-s", "list.json"}, {"404", "-b", "nested", "-s", "own.yaml", "--message", hostile[2]}}, i, 3)...)...)
	}
	named.lines = append(named.lines, every([]string{"404", "-l", "curl", "-s"}, []string{"missing.yaml"}, []string{"$WORK"}, []string{""}, []string{"-"})...)

	templates := map[string]string{
		".snipgen.yaml": "targets:\n  - {id: flask, template: own/flask.tmpl}\n  - {id: sinatra, title: Sinatra, language: ruby, template: own/sinatra.tmpl, file: app.rb, parameter: \":name\", aliases: [Sinatra.rb]}\n" +
			"  - {id: print, language: ruby, template: own/print.tmpl}\n  - {id: function, language: ruby, template: own/function.tmpl}\n  - {id: field, language: ruby, template: own/field.tmpl}\n  - {id: syntax, language: ruby, template: own/syntax.tmpl}\n" +
			"  - {id: loop, language: ruby, template: own/loop.tmpl}\n",
		"own/flask.tmpl":   "abort({{.Code}}, {{str .Message}})\n",
		"own/sinatra.tmpl": "require 'sinatra'\n\n{{block \"handler\" . -}}\n{{lower .Method}} {{str .Path}} do\n  halt {{.Code}}, { {{- range $i, $f := .Fields}}{{if $i}},{{end}} {{key .Name}} {{value 1 .Value}}{{end}} }.to_json\nend\n{{end -}}\n",
		"own/print.tmpl":   "{{.Message}}\n", "own/function.tmpl": "{{printf \"%v\" .Message}}\n", "own/field.tmpl": "{{str .Massage}}\n", "own/syntax.tmpl": "x\n{{if}}\n", "own/loop.tmpl": "{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}\n",
	}
	own := scene{name: "own templates", files: templates}
	for _, lang := range []string{"flask", "sinatra", "SINATRA.RB", "sinatr", "print", "function", "field", "syntax", "loop", "django"} {
		own.lines = append(own.lines, every([]string{"404", "-l", lang}, []string{"--message", "it's"}, []string{"--path", "/orders/{id}", "--json"}, []string{"--part", "handler"}, []string{"-b", "problem"}, []string{"-f", "x.rb", "--insert", "1"})...)
	}
	own.lines = append(own.lines, of("frameworks"), of("frameworks", "--json"), of("detect"), of("export", "vscode", "404", "-l", "sinatra"), of("scaffold", "404", "-l", "sinatra"), of("page", "404"))

	project := scene{
		name: "project and user", cwd: "project/deep", env: []string{"XDG_CONFIG_HOME=$WORK/config"},
		files: map[string]string{
			"project/.snipgen.yaml":       "defaults: {lang: curl, method: PUT, path: /x, url: \"http://127.0.0.1:1\"}\nstatuses:\n  - {code: 400, key: project_error}\n  - {code: 400, key: both, message: from the project}\n",
			"project/deep/x":              "",
			"config/snipgen/snipgen.yaml": "defaults: {lang: http, body: problem}\nstatuses:\n  - {code: 400, key: user_error}\n  - {code: 400, key: both, message: from the user}\n",
		},
		lines: every(nil, []string{"project_error"}, []string{"user_error"}, []string{"both"}, []string{"both", "-l", "http"}, []string{"404"}, []string{"404", "-X", "POST"}, []string{"400"}, []string{"--all"},
			[]string{"statuses", "--origin", "own"}, []string{"page", "both"}, []string{"show", "both", "--json"}, []string{"404", "-s", "$WORK/own.yaml"}, []string{"--all", "-s", "$WORK/own.yaml"}, []string{completer, "--", "b"}),
	}
	return []scene{named, own, project}
}

// environmentScenes set the environment variables that the program reads.
func environmentScenes(python map[string]string) []scene {
	var out []scene
	for _, e := range []string{
		"SNIPGEN_LANG=flask", "SNIPGEN_LANG=nope", "SNIPGEN_LANG= ", "SNIPGEN_BODY=problem", "SNIPGEN_BODY=x", "SNIPGEN_METHOD=PATCH", "SNIPGEN_PATH=/env/{id}", "SNIPGEN_NAME=from env", "SNIPGEN_KEY=from_env",
		"SNIPGEN_MESSAGE=from env", "SNIPGEN_PART=handler", "SNIPGEN_INDENT=8", "SNIPGEN_INDENT=auto", "SNIPGEN_URL=http://env.test", "SNIPGEN_STATUSES=own.yaml", "SNIPGEN_STATUSES=missing.yaml", "SNIPGEN_STATUSES=-", "SNIPGEN_COLOR=always",
		"SNIPGEN_COLOR=x", "SNIPGEN_LOCALE=ko", "SNIPGEN_FORMAT=html", "SNIPGEN_OUT=made", "SNIPGEN_ADDR=x", "SNIPGEN_HEADER=X-A: 1", "SNIPGEN_OUTPUT=out.txt", "SNIPGEN_DIR=x", "SNIPGEN_FILE=app.py", "SNIPGEN_INSERT=1",
		"CLICOLOR_FORCE=1", "NO_COLOR=1", "CLICOLOR=0", "TERM=dumb", "SOURCE_DATE_EPOCH=yesterday", "SOURCE_DATE_EPOCH=0", "SOURCE_DATE_EPOCH=253402300800", "LC_ALL=ko_KR.UTF-8", "LANG=ja", "LC_MESSAGES=de_DE",
	} {
		out = append(out, scene{name: "environment", env: []string{e}, files: map[string]string{"app.py": python["app.py"], "requirements.txt": "django\n"}, lines: every(nil, []string{"404"},
			[]string{"503", "-l", "curl", "--color", "auto"}, []string{"404", "-f", "app.py", "--insert", "3"}, []string{"page", "404"}, []string{"export", "vscode", "404", "-o", "-"})})
	}
	return out
}

// listScenes run the commands that list and describe.
func listScenes() []scene {
	s := scene{name: "lists", reads: true, files: map[string]string{"several.yaml": broken["several.yaml"]}}
	s.lines = every([]string{"frameworks"}, slices.Concat([][]string{{}, {"--json"}, {"x"}, {"--category", "client", "--json"}, {"--status", "own"}, {"-s", "own.yaml", "--status", "order_shipped"}},
		values("--language", "cobol", ""), values("--category", "server", "client", "x", ""))...)
	for _, l := range languages.All {
		s.lines = append(s.lines, of("frameworks", "--language", l.ID), of("frameworks", "--language", l.Title, "--json"))
	}
	s.lines = append(s.lines, every([]string{"statuses"}, slices.Concat([][]string{{}, {"--json"}, {"too", "many"}, {"nothing-like-this"}, {"conflict", "-s", "several.yaml"}, {"-s", "several.yaml", "--json"}},
		values("--class", "1xx", "2xx", "3xx", "4xx", "5XX", "9xx", "x", ""), values("--origin", "iana", "nginx", "esri", "own", "x", ""), values("--tag", "deprecated", "interim", "x", ""))...)...)
	for _, f := range frameworks.All {
		s.lines = append(s.lines, of("statuses", "--lang", f.ID), of("statuses", "-l", f.Title, "--json", "--class", "1xx"))
	}
	for i, known := range status.Builtin() {
		s.lines = append(s.lines, of("show", known.Name()))
		s.lines = append(s.lines, share([]line{of("show", known.Name(), "--json"), of("show", known.Key), of("frameworks", "--status", known.Name())}, i, 3)...)
	}
	s.lines = append(s.lines, every([]string{"show"}, []string{}, []string{"404", "499"}, []string{"477"}, []string{"409", "-s", "several.yaml"}, []string{"order_locked", "-s", "several.yaml"},
		[]string{"order_locked", "-s", "several.yaml", "--json"}, []string{"409@order_locked", "-s", "several.yaml"}, []string{"seven", "-s", "several.yaml"})...)
	return []scene{s}
}

// pageScenes print reference pages and the site.
func pageScenes() []scene {
	s := scene{name: "pages"}
	for i, format := range page.Formats {
		for j, locale := range append(page.Locales(), "ko_KR.UTF-8", "C", "tlh", "") {
			for _, query := range share([]string{"404", "103", "499", "444", "204"}, i+j, 3) {
				s.lines = append(s.lines, of("page", query, "--locale", locale, "--format", format))
			}
		}
		s.lines = append(s.lines, every([]string{"page", "--format", format}, []string{"order_shipped", "-s", "own.yaml"}, []string{"409", "-b", "nested", "-s", "own.yaml"}, []string{"477", "--key", "lost", "-m", hostile[2]},
			[]string{"404", "-b", "problem", "-H", "X-Id: 7", "-p", "/orders/{id}", "--url", "http://127.0.0.1:3000", "-n", "get order", "-X", "POST"}, []string{"503", "--no-headers", "-b", "none"}, []string{"404", "-o", "page.txt"})...)
	}
	for _, known := range share(status.Builtin(), 0, 4) {
		s.lines = append(s.lines, of("page", known.Name()))
	}
	s.lines = append(s.lines, every([]string{"page"}, []string{}, []string{"404", "499"}, []string{"477"}, []string{"404", "--format", "pdf"}, []string{"404", "--format", ""}, []string{"404", "-m", hostile[5]}, []string{"404", "-o", "missing/x"})...)
	site := scene{name: "site", files: map[string]string{"other/thesis.txt": "x", "mine": "x", ".snipgen.yaml": "statuses:\n  - {code: 418, key: pot, message: \"<b>\"}\n"}, lines: every([]string{"site"},
		[]string{"--out", "public", "--own", "-b", "problem", "-s", "own.yaml", "--base-url", "https://example.com"},
		[]string{"--out", "other"}, []string{"--out", "mine"}, []string{}, []string{"404", "--out", "third"}, []string{"--out", "third", "-b", "x"}, []string{"--out", ""}, []string{"--out", "third", "-s", "missing"}, []string{"--out", "third", "--base-url", "example.com"})}
	return []scene{s, site}
}

// exportScenes export snippet files for editors.
func exportScenes() []scene {
	s := scene{name: "export", files: map[string]string{"several.yaml": broken["several.yaml"], "mine": "x", "guarded.yaml": "statuses:\n  - {code: 404, key: guarded, message: YASESCAPE36PROTECTGUARD}\n  - {code: 103, key: hints}\n"}}
	folders := scene{name: "export to a folder", fresh: true, files: s.files}
	for i, format := range editors.Formats {
		for j, f := range frameworks.All {
			if (i+j)%10 == 0 {
				s.lines = append(s.lines, of("export", format.ID, "--lang", f.ID))
			}
			s.lines = append(s.lines, every([]string{"export", format.ID, "--lang", f.ID}, share([][]string{{"404"}, {"499", "--part", "all"}, {"order_shipped", "-s", "several.yaml"},
				{"503", "-n", "getOrder", "-p", "/orders/{id}", "-X", "POST", "-b", "problem", "-H", "X-A: 1", "--no-headers"}}, i+j, 2)...)...)
			if (i+j)%3 == 0 {
				folders.lines = append(folders.lines, of("export", format.ID, "-l", f.ID, "--out", "made", "404", "503"), of("export", format.ID, "-l", f.ID, "-o", "made/", "404", "503"))
			}
		}
		s.lines = append(s.lines, every([]string{"export", format.Title, "-l", "flask"}, []string{"404"}, []string{"-s", "several.yaml"}, []string{"--all"}, []string{"guarded", "-s", "guarded.yaml"}, []string{"-s", "guarded.yaml", "-o", "out.txt"},
			[]string{"404", "--part", "imports"}, []string{"404", "-o", "out.txt"}, []string{"404", "-o", "missing/x"}, []string{"103"}, []string{"798"}, []string{"404", "--all"}, []string{"404", "--out", "a", "-o", "b"},
			[]string{"404", "--force"}, []string{"404", "--out", ""}, []string{"404", "--out", "mine"}, []string{"404", "404"}, []string{"404", "499"}, []string{"404", "499", "--out", "kept"}, []string{"404", "499", "--out", "kept"}, []string{"404", "503", "--out", "kept", "--force"})...)
		s.lines = append(s.lines, every([]string{"export", format.ID}, []string{"404", "-l", "flask,django,rails"}, []string{"404"}, []string{"404", "-l", "flask,express", "--out", "both"})...)
		folders.lines = append(folders.lines, of("export", format.ID, "-l", "flask", "--all", "--out", "$WORK/made"))
	}
	s.lines = append(s.lines, of("export"), of("export", "vim", "-l", "flask"), of("export", ""))
	return []scene{s, folders}
}

// scaffoldScenes write modules into a project of each server framework.
func scaffoldScenes(starters map[string]tree) []scene {
	var out []scene
	for i, f := range frameworks.All {
		s := scene{name: "scaffold " + f.ID, files: maps.Clone(starters[f.ID].files)}
		begin := []string{"scaffold", "--lang", f.ID}
		if s.files == nil {
			s.files = map[string]string{}
		}
		s.files["several.yaml"] = broken["several.yaml"]
		if dir := starters[f.ID].dir; dir != "" {
			begin = append(begin, "--dir", dir)
		}
		s.lines = every(begin,
			[]string{"404", "--dry-run"}, []string{"404", "--diff"}, []string{"404", "--json", "--dry-run"}, []string{"404", "--json", "--diff"}, []string{"404"}, []string{"404"}, []string{"404", "--json"},
			[]string{"404", "-m", "other"}, []string{"404", "-m", "other", "--json"}, []string{"404", "-m", "other", "--force", "--diff"}, []string{"404", "-m", "other", "--force"}, []string{"410", "404"}, []string{"410", "404", "--force", "--dry-run"},
			[]string{"--all", "-s", "several.yaml", "--dry-run"}, []string{"--all", "-s", "several.yaml"}, []string{"--all", "-s", "several.yaml", "--json"}, []string{"order_shipped", "-s", "own.yaml", "-b", "nested", "--force"},
			[]string{"409", "-n", "cancelOrder", "-p", "/orders/{id}/items/{class}", "-X", "POST", "-H", "X-A: 1", "-b", "problem"}, []string{"200", "-X", "HEAD", "--no-headers"}, []string{"204", "429", "503", "--json"},
			[]string{"477", "-k", "mine"}, []string{"103"}, []string{"422", "-m", hostile[1]}, []string{"423", "-m", hostile[8]}, []string{"404", "404"}, []string{"--all"}, []string{}, []string{"404", "409", "-n", "x"},
			[]string{"426", "--csrf-exempt", "-X", "PUT"}, []string{"404", "409", "-p", "/x"}, []string{"404", "-n", "../x"}, []string{"404", "-n", "con"}, []string{"404", "-n", "3x"}, []string{"451", "-k", strings.Repeat("long_", 12) + "x"},
			[]string{"405", "--mount", "--diff"}, []string{"405", "--mount", "--json"}, []string{"405", "--mount"}, []string{"417", "424", "--one-file", "--dry-run"}, []string{"417", "424", "--one-file", "--mount", "--json"}, []string{"417", "424", "--one-file", "-n", "failures", "--mount"}, []string{"--all", "-s", "several.yaml", "--one-file", "--json"})
		out = append(out, s)
		bare := scene{name: "scaffold bare " + f.ID, fresh: true, files: starters[f.ID].files, lines: every([]string{"scaffold", "404"}, share([][]string{{}, {"-l", f.ID}, {"-d", "."}, {"-d", "missing"}, {"-d", ""},
			{"-d", "own.yaml"}, {"-l", f.ID, "-d", ".git"}, {"-l", f.ID + ",flask"}, {"-l", ""}, {"-l", "nope"}}, i, 2)...)}
		detect := scene{name: "detect " + f.ID, files: starters[f.ID].files, lines: every(nil, []string{"detect"}, []string{"detect", "--json"}, []string{"404"}, []string{"detect", "$WORK"}, []string{"detect", ".git"})}
		out = append(out, bare, detect)
	}
	return out
}

// detectScenes detect the framework of projects with other manifests.
func detectScenes() []scene {
	projects := map[string]string{
		"flask/requirements.txt": "flask==3.1.3\n", "flask/src/app.py": "", "django/pyproject.toml": "[project]\ndependencies = [\"Django>=5\"]\n", "several/pyproject.toml": "[project]\ndependencies = [\"django\"]\n",
		"several/requirements.txt": "# x\n\nflask\n", "broken/package.json": "{\"dependencies\": {\"express\" \"5\"}}", "passed/package.json": "{", "passed/requirements.txt": "Django\n", "express/package.json": "{\"dependencies\": {\"express\": \"^5\"}}",
		"rust/Cargo.toml": "[dependencies]\nrocket = \"0.5\"\n", "rust/composer.json": "{\"require\": {\"laravel/framework\": \"*\"}}", "rust/mix.exs": "x", "rails/Gemfile": "source \"https://rubygems.org\"\ngem \"rails\", \"~> 8\"\n",
		"go/go.mod": "module x\n\ngo 1.24\n", "gin/go.mod": "module x\n\nrequire github.com/gin-gonic/gin v1.10.0\n", "spring/pom.xml": "<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>",
		"gradle/build.gradle": "plugins { id 'org.springframework.boot' version '3.5.0' }\n", "net/x.csproj": "<Project Sdk=\"Microsoft.NET.Sdk.Web\"></Project>", "none/x": "", "bad\x1b/requirements.txt": "flask\n", "pipfile/Pipfile": "[packages]\nflask = \"*\"\n",
	}
	s := scene{name: "detect", files: projects, lines: every([]string{"detect"}, []string{}, []string{"a", "b"}, []string{"missing"}, []string{"own.yaml"}, []string{""})}
	var out []scene
	dirs := map[string]bool{}
	for file := range projects {
		dirs[filepath.Dir(file)] = true
	}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		s.lines = append(s.lines, of("detect", dir), of("detect", "--json", dir))
		out = append(out, scene{name: "in " + strconv.Quote(dir), files: projects, cwd: dir, lines: every(nil, []string{"404"}, []string{"detect"}, []string{"scaffold", "404", "--dry-run"}, []string{"export", "vscode", "404"}, []string{"404", "-f", "new.py"})})
	}
	return append(out, s)
}

// checkScenes check the responses of servers.
func checkScenes() []scene {
	s := scene{name: "check", files: map[string]string{"data": "a=1"}}
	for i, at := range []string{"/429", "/problem", "/own", "/hints", "/moved", "/broken", "/more", "/hostile", "/text", "/429?key=slow_down&message=x"} {
		s.lines = append(s.lines, every([]string{"check", "$URL" + at, "--as"}, share([][]string{{"429"}, {"429", "--json"}, {"404"}, {"204"}, {"103", "--json"}, {"302", "-H", "Location: /elsewhere", "-b", "none"},
			{"429", "-b", "problem"}, {"429", "-k", "slow_down", "-m", "x"}, {"429", "-X", "HEAD"}, {"429", "-H", "X-Limit: 5", "-H", "Retry-After:"}, {"order_shipped", "-s", "own.yaml"}}, i, 2)...)...)
	}
	s.lines = append(s.lines, every([]string{"check"}, []string{}, []string{"a", "b", "--as", "404"}, []string{"$URL"}, []string{"$URL", "--as", "4040"}, []string{"$URL", "--as", ""}, []string{"ftp://127.0.0.1/", "--as", "404"}, []string{"127.0.0.1:8000", "--as", "404"},
		[]string{"http://127.0.0.1:1", "--as", "404"}, []string{"$URL/nothing", "--as", "404", "--timeout", "20ms"}, []string{"$TLS", "--as", "429"}, []string{"$TLS/429", "--as", "429", "--insecure"}, []string{"$TLS/429", "--as", "429", "--cacert", "cert.pem"})...)
	s.lines = append(s.lines, every([]string{"check", "$URL/429", "--as", "429"}, []string{"--timeout", "5"}, []string{"--timeout", "-5s"}, []string{"--timeout", "2h"}, []string{"--timeout", ""}, []string{"--request-header", "x"}, []string{"--request-header", "Content-Length: 5"},
		[]string{"--data", "@missing"}, []string{"--data", "@data"}, []string{"--data", "{}", "-X", "post"}, []string{"--cacert", "missing"}, []string{"--cacert", "data"}, []string{"--no-headers"}, []string{"-H", "X"}, []string{"--url", "x"})...)
	s.lines = append(s.lines, of("check", "$URL/429", "--as", "444"), of("check", "$URL/429", "--as", "nope"))
	return []scene{s}
}

// given are valid values of flags.
var given = map[string]string{
	"lang": "flask", "key": "order_not_found", "message": "No such order", "name": "getOrder", "method": "POST", "path": "/orders/{id}", "header": "X-Trace: 7f3a", "body": "problem", "part": "handler", "file": "new.py",
	"insert": "1", "indent": "4", "url": "http://127.0.0.1:5000", "statuses": "own.yaml", "output": "out.txt", "color": "always", "language": "python", "category": "server", "status": "404", "class": "4xx", "origin": "nginx", "tag": "deprecated",
	"as": "429", "request-header": "Authorization: Bearer x", "data": "a=1", "timeout": "10s", "cacert": "cert.pem", "locale": "ko", "format": "html", "out": "made", "dir": "routes", "addr": "127.0.0.1:0", "base-url": "https://example.com/statuses",
}

// bases are the arguments before a flag, by the command or by the command and the
// flag. serve has one argument too many, so that it fails instead of serving, and so
// has site, which would take long.
var bases = map[string][]string{
	"": {"404"}, " --all": {"-l", "curl", "-s", "own.yaml"}, " --buffer": {"404", "--file", "new.py"}, " --insert": {"404", "--file", "app.py"}, " --version": {}, " --wire": {"404", "-l", "http"},
	"frameworks": {}, "statuses": {}, "show": {"404"}, "page": {"404"}, "site": {"x"}, "export": {"vscode", "404"}, "export --all": {"vscode"}, "export --force": {"vscode", "404", "--out", "made"}, "export --json": {"openapi", "404"},
	"scaffold": {"404"}, "scaffold --all": {"-s", "own.yaml"}, "detect": {}, "serve": {"x"}, "completion": {"bash"}, "editor": {}, "man": {}, "schema": {}, "template": {"flask"}, "help": {},
	"check": {"$URL/429", "--as", "429"}, "check --as": {"$URL/429"}, "check --all": {"$URL", "-s", "routes.yaml"}, "check --unsafe-methods": {"$URL", "--all", "-s", "routes.yaml"}, "check --key": {"$URL/429?key=order_not_found", "--as", "429"}, "check --message": {"$URL/429?message=No%20such%20order", "--as", "429"}, "check --body": {"$URL/problem", "--as", "429"},
}

// base returns the arguments before a flag of a command; flag may be empty.
func base(command, flag string) []string {
	args, found := bases[command+" "+flag]
	if !found {
		args = bases[command]
	}
	if command == "" {
		return args
	}
	return append([]string{command}, args...)
}

// flagScenes use each flag of each command by each of its names: with a value, with
// an empty one, without one, and twice.
func flagScenes(python map[string]string) []scene {
	var out []scene
	for _, c := range commands {
		s := scene{name: "flags of " + cmp.Or(c.name, "snipgen"), fresh: true, files: map[string]string{"app.py": python["app.py"], "routes/__init__.py": "", "requirements.txt": "flask\n"}}
		s.lines = append(s.lines, every(base(c.name, ""), []string{"--nope"}, []string{"--nope=x"}, []string{"-Z"}, []string{"--help"}, []string{"-h"}, []string{"--helo"}, []string{"--", "--nope"}, []string{"---json"}, []string{"--=x"})...)
		for i, f := range c.flags {
			for _, end := range endings(f, i) {
				s.lines = append(s.lines, of(slices.Concat(base(c.name, "--"+f.name), end)...))
			}
			s.lines = append(s.lines, of(slices.Concat(endings(f, i)[0], base(c.name, "--"+f.name))...))
		}
		out = append(out, s)
	}
	return out
}

// endings returns the ways to give a flag at the end of a command line, first by
// its long name. Of the rare ways it returns a quarter, which depends on turn.
func endings(f *flag, turn int) [][]string {
	long, value := "--"+f.name, given[f.name]
	if len(f.name) == 1 {
		long = "-" + f.name
	}
	out, rare := [][]string{{long}}, [][]string{{long + "=false"}, {long + "="}, {long, long}, {long + "=perhaps"}}
	if f.value() != "" {
		out = [][]string{{long, value}, {long}, {long, ""}}
		rare = [][]string{{long + "=" + value}, {long + "="}, {long, value, long, value}, {long, "\x00"}, {long, "-"}}
	}
	for _, name := range f.names()[1:] {
		end := []string{dashed(name)}
		if f.value() != "" {
			out, end = append(out, end), []string{dashed(name), value}
		}
		out = append(out, end, []string{dashed(name) + "=" + value})
	}
	if len(f.name) > 3 {
		rare = append(rare, []string{long[:len(long)-1] + "x"}, []string{long[1:]})
	}
	return append(out, share(rare, turn, 4)...)
}

// completionScenes complete command lines.
func completionScenes() []scene {
	s := scene{name: "completion", files: map[string]string{".snipgen.yaml": broken["several.yaml"]}}
	ask := func(words ...string) {
		s.lines = append(s.lines, of(append([]string{completer, "--"}, words...)...))
	}
	for i, c := range commands {
		begin := []string{c.name}
		if c.name == "" {
			begin = nil
		}
		for _, rest := range share([][]string{{""}, {"--"}, {"-"}, {"--h"}, {"4"}, {"v"}, {"404", ""}, {"404", "4"}, {"404", "499", "n"}, {"vscode", "40"}, {"--", ""}, {"--", "-"}, {"--nope", ""}, {"--nope="}}, i, 3) {
			ask(slices.Concat(begin, rest)...)
		}
		for i, f := range c.flags {
			ask(slices.Concat(begin, []string{dashed(f.name), ""})...)
			value := given[f.name]
			for _, words := range share([][]string{{dashed(f.name)}, {dashed(f.name) + "="}, {"404", dashed(f.name), value, ""}, {dashed(f.name) + "=" + value[:min(1, len(value))]}}, i, 4) {
				ask(slices.Concat(begin, words)...)
			}
		}
	}
	for _, words := range [][]string{
		{"no"}, {"Not F"}, {"not f"}, {"NOT"}, {"499@"}, {"499@e"}, {"409@"}, {"order_"}, {"Con"}, {"--lang", "flask,dj"}, {"--lang", "flask,"}, {"--lang", "zz"}, {"-l", "fl"}, {"-s", "own.yaml", "order"}, {"-s", "missing", "o"}, {"-s", ".", "o"},
		{"404", "show", ""}, {"sh"}, {"help", "d"}, {"help", "exit"}, {"--indent", "a"}, {"--color", "n"}, {"check", "--as", "42"}, {"--data"}, {"-o", "x", ""}, {"\x00"}, {"\xff"},
	} {
		ask(words...)
	}
	s.lines = append(s.lines, of(completer), of(completer, "--"), of(completer, "sh"), of(completer, "--line"))
	for _, typed := range []string{
		"", "snipgen", "snipgen ", "snipgen 404 --lang ", "snipgen 404 --lang fl", `snipgen 404 --lang "fl`, "snipgen 404 --lang 'fl", `snipgen "not f`, `snipgen not\ f`, "snipgen show ", "snipgen  export  vs", "snipgen --lang=", "snipgen 404 -s own.yaml -b ",
		"snipgen \\", "snipgen 404 | x ", "snipgen $(x) ", "a b c", "snipgen 404 --message \"it's\" --lang ", "snipgen 499@",
	} {
		s.lines = append(s.lines, of(completer, "--line", typed))
	}
	scripts := scene{name: "scripts", reads: true, lines: every([]string{"completion"}, []string{}, []string{"tcsh"}, []string{"bash", "zsh"}, []string{""}, []string{"BASH"})}
	for _, shell := range shells {
		scripts.lines = append(scripts.lines, of("completion", shell))
	}
	for _, e := range editors.All {
		for _, name := range append([]string{e.ID, e.Title, strings.ToUpper(e.ID)}, e.Aliases...) {
			scripts.lines = append(scripts.lines, of("editor", name))
		}
		scripts.lines = append(scripts.lines, of("editor", e.ID, "--json"))
	}
	scripts.lines = append(scripts.lines, every([]string{"editor"}, []string{}, []string{"--json"}, []string{"neovm"}, []string{"nano"}, []string{""}, []string{"vim", "emacs"})...)
	return []scene{s, scripts}
}

// helpScenes print help, the manual page, schemas and templates.
func helpScenes() []scene {
	s := scene{name: "help", reads: true, lines: every(nil, []string{"man"}, []string{"man", "x"}, []string{"schema"}, []string{"schema", "x"}, []string{"schema", "status"}, []string{"schema", "check", "x"}, []string{"template"}, []string{"template", "spring boot"}, []string{"template", "flask@3"}, []string{"template", "x"}, []string{"--help"}, []string{"-h"}, []string{"help"}, []string{"--version"}, []string{"-v"}, []string{"404", "--help"},
		[]string{"help", "exit-codes"}, []string{"help", "definitions"}, []string{"help", "templates"}, []string{"help", "x"}, []string{"help", ""}, []string{"help", "show", "page"}, []string{"--version", "404"})}
	for _, c := range commands[1:] {
		s.lines = append(s.lines, of("help", c.name), of("--help", c.name), of(c.name, "404", "-h"))
	}
	return []scene{s}
}

// wrongScenes have wrong or unusual queries, and wrong numbers of arguments.
func wrongScenes() []scene {
	s := scene{name: "wrong", reads: true}
	for i, query := range []string{
		"", " ", "0", "000", "99", "099", "477", "999", "1000", "4040", "99999999999999999999", "-1", "4.04", "٤٠٤", "40４", "not_fond", "nt found", "NOT FOUND", " 404 ", "404 Not Found", "499@", "@esri", "499@nope", "499@ESRI", "499@token_required", "client-closed-request",
		"Client  Closed Request", "sho", "shwo", "frameworks404", "\x00", "\xff", "\x1b[31m", "주문", strings.Repeat("x", 300), "404,499", "4xx", "--", "-", "it's", "`id`", "$HOME",
	} {
		s.lines = append(s.lines, of(query, "-l", "flask"))
		s.lines = append(s.lines, every(nil, share([][]string{{"--", query}, {"show", query}, {"page", query}, {"export", "vscode", query, "-l", "flask"}, {"frameworks", "--status", query},
			{"statuses", query}, {"check", "$URL/429", "--as", query}, {"help", query}, {"404", "-l", query}}, i, 3)...)...)
	}
	s.lines = append(s.lines, every(nil, []string{}, []string{"-l", "flask"}, []string{"404"}, []string{"404", "--all", "-l", "django"}, []string{"404", "409", "-l", "flask", "-k", "x"}, []string{"404", "-l", "flask", "--mesage", "x"}, []string{"show", "404", "--wire"},
		[]string{"404", "-lflask"}, []string{"404", "-lang", "flask"}, []string{"-l=flask", "--", "404"}, []string{"404", "-l", "flask", "-s", "-", "--indent", "auto"})...)
	for _, c := range commands[1:] {
		if c.name != "serve" { // which would serve
			s.lines = append(s.lines, of(c.name))
		}
		s.lines = append(s.lines, of(c.name, "x", "y", "z"), of("-l", "flask", c.name, "x", "y"), of(strings.ToUpper(c.name)), of(c.name+"x"))
	}
	s.lines = append(s.lines, every([]string{"serve"}, []string{"x"}, []string{"--addr", "x"}, []string{"--addr", "127.0.0.1"}, []string{"--addr", "127.0.0.1:99999"}, []string{"--addr", "127.0.0.1:-1"}, []string{"--addr", ""}, []string{"--body", "x"}, []string{"--body", ""},
		[]string{"--statuses", "missing"}, []string{"--addr", "no.such.host.invalid:0"})...)
	return []scene{s}
}
