// Package fresh checks that scaffolded handlers work in real projects. It makes a new
// project with each framework's own starter, has snipgen detect the framework and scaffold
// three definitions, adds the lines that mount them, starts the project and sends requests.
package fresh

import (
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"snipgen/generate"
	"snipgen/generate/check"
	"snipgen/golden/kit"
)

// A project is a new project of a framework, as its starter makes it.
type project struct {
	name   string
	target string // the ID that snipgen must detect
	folder string // for --dir; "" leaves it to snipgen
	// tokens is whether the framework requires a CSRF token in POST requests, which
	// snipgen's note must then mention.
	tokens bool
	// start makes the project in a folder.
	start func(t *testing.T, dir string)
	// run starts the project on a port.
	run func(t *testing.T, dir string, port int) *kit.Server
}

// projects lists every project. Each target's file registers its own.
var projects []project

// register adds projects. Each target's file calls it from init.
func register(of ...project) { projects = append(projects, of...) }

// definitions is the .snipgen.yaml of each project.
const definitions = `statuses:
  - code: 404
    key: order_not_found
    message: There is no such order.
  - code: 429
    key: quota_used_up
    message: You have used up this month's quota.
    headers:
      Retry-After: "3600"
      X-Quota: '"monthly"; used=100'
  - code: 409
    key: order_locked
    message: "\"quoted\" 'single' ` + "`back`" + ` \\ $x ${y} #{z} %s {{w}} {% v %} </script> \\u000a */ ?>\t\r\n\u2028🚀"
bodies:
  envelope:
    media_type: application/vnd.shop+json
    fields:
      error: {code: "{key}", status: "{code}", text: "{message}", retry: false, parent: null}
      links: ["https://docs.example.com/errors/{key}"]
`

// hostile is the message of order_locked, with characters that break careless code.
const hostile = "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> \\u000a */ ?>\t\r\n\u2028🚀"

// A handler is the arguments that scaffold it, a request to it and the wanted response.
type handler struct {
	args   []string
	method string // GET if empty
	url    string
	want   check.Want
}

// each has a separate command for each of the three definitions.
var each = []handler{
	{
		args: []string{"order_not_found", "--path", "/orders/{id}"}, url: "/orders/17",
		want: check.Want{
			Code: 404, Media: "application/json",
			Body: `{"error": "order_not_found", "message": "There is no such order."}`,
		},
	},
	{
		args: []string{"quota_used_up", "--body", "problem"}, url: "/quota-used-up",
		want: check.Want{
			Code: 429, Media: "application/problem+json", Fields: quota,
			Body: `{"type": "about:blank", "title": "Too Many Requests", "status": 429,
				"detail": "You have used up this month's quota.", "code": "quota_used_up"}`,
		},
	},
	{
		args: []string{"order_locked", "--body", "envelope", "--name", "lockedOrder", "--path", "/locks/{class}/orders/{id}"},
		url:  "/locks/a/orders/b",
		want: check.Want{
			Code: 409, Media: "application/vnd.shop+json",
			Body: `{"error": {"code": "order_locked", "status": 409, "text": ` + quoted(hostile) + `, "retry": false, "parent": null},
				"links": ["https://docs.example.com/errors/order_locked"]}`,
		},
	},
}

// posted is a handler for another method than GET.
var posted = handler{
	args:   []string{"order_locked", "--body", "none", "--method", "post", "--name", "new order", "--path", "/orders"},
	method: "POST", url: "/orders", want: check.Want{Code: 409},
}

// exempt is a handler for POST requests without a CSRF token.
var exempt = handler{
	args:   []string{"order_locked", "--body", "none", "--method", "post", "--name", "paid order", "--path", "/payments", "--csrf-exempt"},
	method: "POST", url: "/payments", want: check.Want{Code: 409},
}

// all has the handlers that --all scaffolds.
var all = []handler{
	{url: "/order-not-found", want: check.Want{
		Code: 404, Media: "application/json",
		Body: `{"error": "order_not_found", "message": "There is no such order."}`,
	}},
	{url: "/quota-used-up", want: check.Want{
		Code: 429, Media: "application/json", Fields: quota,
		Body: `{"error": "quota_used_up", "message": "You have used up this month's quota."}`,
	}},
	{url: "/order-locked", want: check.Want{
		Code: 409, Media: "application/json",
		Body: `{"error": "order_locked", "message": ` + quoted(hostile) + `}`,
	}},
}

var quota = []check.Field{{Name: "Retry-After", Value: "3600"}, {Name: "X-Quota", Value: `"monthly"; used=100`}}

// editorconfig sets every property that snipgen follows, to other values than its defaults.
const editorconfig = `root = true

[*]
charset = utf-8-bom
end_of_line = crlf
indent_style = tab
insert_final_newline = false
`

func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // can't happen: it is a string
	}
	return string(text)
}

func TestFresh(t *testing.T) {
	snipgen := kit.Snipgen(t)
	for _, p := range projects {
		t.Run(p.name, func(t *testing.T) {
			t.Run("each", func(t *testing.T) {
				dir := p.begin(t)
				var mount []generate.Mount
				for _, h := range each {
					_, m := p.scaffold(t, snipgen, dir, "create", h.args...)
					mount = append(mount, m...)
				}
				_, m := p.scaffold(t, snipgen, dir, "create", posted.args...)
				if said := strings.Contains(m[len(m)-1].Note, "token"); said != p.tokens {
					t.Errorf("note %q, want one about the token: %t", m[len(m)-1].Note, p.tokens)
				}
				mount = append(mount, m...)
				handlers := append(slices.Clip(each), posted)
				if p.tokens {
					handlers[len(each)] = exempt
					_, m := p.scaffold(t, snipgen, dir, "create", exempt.args...)
					mount = append(mount, m...)
				}
				apply(t, dir, mount)
				for _, h := range handlers {
					_, m := p.scaffold(t, snipgen, dir, "same", h.args...)
					mounted(t, m)
				}
				p.ask(t, dir, handlers)
			})
			t.Run("one file", func(t *testing.T) {
				dir := p.begin(t)
				for _, action := range []string{"create", "same"} {
					files, mount := p.scaffold(t, snipgen, dir, action, "--all", "--one-file", "--mount")
					if len(files) != len(all) || files[0] != files[1] || files[0] != files[2] {
						t.Errorf("files %v, want the same one three times", files)
					}
					if action == "same" {
						mounted(t, mount)
					}
				}
				p.ask(t, dir, all)
			})
			t.Run("all", func(t *testing.T) {
				dir := p.begin(t)
				write(t, dir, ".editorconfig", editorconfig)
				files, mount := p.scaffold(t, snipgen, dir, "create", "--all")
				if len(files) != len(all) {
					t.Errorf("files %v, want %d", files, len(all))
				}
				for _, file := range files {
					styled(t, dir, file)
				}
				apply(t, dir, mount)
				_, mount = p.scaffold(t, snipgen, dir, "same", "--all")
				mounted(t, mount)
				p.ask(t, dir, all)
			})
			// One project per framework is enough for the many statuses.
			for _, body := range []string{"default", "problem"} {
				if p.name != p.target && p.name != "express-commonjs" {
					continue
				}
				t.Run("every "+body, func(t *testing.T) {
					dir := p.begin(t)
					write(t, dir, ".snipgen.yaml", "") // its definitions would change what a code means
					codes, handlers := every(t, p.target, body)
					var options []string
					if body != "default" {
						options = []string{"--body", body}
					}
					files, mount := p.scaffold(t, snipgen, dir, "create", append(codes, options...)...)
					if len(files) != len(codes) || len(codes) < 50 {
						t.Errorf("%d files for %d statuses", len(files), len(codes))
					}
					apply(t, dir, mount)
					p.ask(t, dir, handlers)
				})
			}
		})
	}
}

// begin makes the project in a new folder, with definitions, and returns the folder.
func (p *project) begin(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "shop")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	p.start(t, dir)
	if err := os.MkdirAll(filepath.Join(dir, p.folder), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, dir, ".snipgen.yaml", definitions)
	return dir
}

// ask starts the project and checks each handler's response.
func (p *project) ask(t *testing.T, dir string, handlers []handler) {
	t.Helper()
	p.askServer(t, p.serve(t, dir), handlers)
}

// serve starts the project.
func (p *project) serve(t *testing.T, dir string) *kit.Server {
	t.Helper()
	port, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	return p.run(t, dir, port)
}

// askServer checks each handler's response from a running project.
func (p *project) askServer(t *testing.T, server *kit.Server, handlers []handler) {
	t.Helper()
	for _, h := range handlers {
		u, err := url.Parse("http://" + server.Address + h.url)
		if err != nil {
			t.Fatal(err)
		}
		method := h.method
		if method == "" {
			method = "GET"
		}
		raw, err := check.Ask(check.Request{
			Method: method, URL: u,
			// If a request asks a server to close the connection, the server may
			// replace the handler's Connection header.
			Open: slices.ContainsFunc(h.want.Fields, func(f check.Field) bool { return f.Name == "Connection" }),
		})
		if err != nil {
			t.Errorf("%s: %v", h.url, err)
			continue
		}
		h.want.Base = u
		response, err := check.Parse(raw, method)
		if err != nil {
			t.Errorf("%s: %v", h.url, err)
			continue
		}
		for _, l := range check.Differences(h.want.Report(response, method)) {
			t.Errorf("%s: %s %s", h.url, l.What, l.Text)
		}
	}
	if noise := server.Complaints(); noise != "" {
		t.Errorf("standard error: %s", noise)
	}
}

// mounted checks that snipgen finds all handlers mounted and lists no lines to add.
func mounted(t *testing.T, mount []generate.Mount) {
	t.Helper()
	for _, m := range mount {
		if len(m.Lines) > 0 {
			t.Errorf("%s has the lines that mount the handler, but snipgen lists %q", m.File, m.Lines)
		}
	}
}

// styled checks that a file follows editorconfig, as far as its language can.
func styled(t *testing.T, dir, file string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(data), "\ufeff")
	if marked == (filepath.Ext(file) == ".java") { // javac rejects a byte order mark
		t.Errorf("%s begins with U+FEFF: %t", file, marked)
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\n") {
		t.Errorf("%s has line endings other than CRLF", file)
	}
	if strings.HasSuffix(text, "\n") || text == "" {
		t.Errorf("%s ends in a line break", file)
	}
	if !strings.Contains(text, "\n\t") || strings.Contains(text, "\n ") {
		t.Errorf("%s is not indented with tabs", file)
	}
}

// apply adds the lines that mount handlers to their files, at the line numbers that snipgen
// reports. Lines for the same number keep their order.
func apply(t *testing.T, dir string, mount []generate.Mount) {
	t.Helper()
	files := map[string][]generate.Mount{}
	for _, m := range mount {
		if len(m.Lines) > 0 && m.Line == nil {
			t.Fatalf("no line number for %q", m.Lines)
		}
		if len(m.Lines) > 0 {
			files[m.File] = append(files[m.File], m)
		}
	}
	for file, mount := range files {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		slices.SortStableFunc(mount, func(a, b generate.Mount) int { return *b.Line - *a.Line })
		for len(mount) > 0 {
			at := *mount[0].Line
			var added []string
			for len(mount) > 0 && *mount[0].Line == at {
				if !slices.Equal(added, mount[0].Lines) {
					added = append(added, mount[0].Lines...)
				}
				mount = mount[1:]
			}
			lines = slices.Insert(lines, at, added...)
		}
		write(t, dir, file, strings.Join(lines, "\n"))
	}
}

func write(t *testing.T, dir, file, text string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// do runs a command in a folder.
func do(t *testing.T, dir string, env []string, command ...string) {
	t.Helper()
	kit.Need(t, command[0])
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(command, " "), err, out)
	}
}
