package definitions

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"snipgen/generate/input"
	"snipgen/generate/status"
)

// write writes files below a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const ownTwo = `[{code: 409, key: order_shipped, message: It has left.}, {code: 404, key: order_lost}]`

// A query names statuses by code or key, or asks for all, and may change the key
// and the message of one.
func TestFind(t *testing.T) {
	t.Parallel()
	given := func(s string) *string { return &s }
	for _, c := range []struct {
		name, own string
		query     Query
		want      string // each status's name and message
		wrong     string
	}{
		{"a code", "", Query{Names: []string{"404"}}, "404 Not Found", ""},
		{"several", ownTwo, Query{Names: []string{"order_shipped", "499"}}, "order_shipped It has left.|499 Client Closed Request", ""},
		{"all of one's own", ownTwo, Query{All: true}, "order_shipped It has left.|order_lost Order Lost", ""},
		{"a key", "", Query{Names: []string{"404"}, Key: given("order_lost")}, "404 Not Found", ""},
		{"a message", "", Query{Names: []string{"404"}, Message: given("Lost.")}, "404 Lost.", ""},
		{"a code that the query defines", "", Query{Names: []string{"987"}, Key: given("order_lost")}, "987@ Order Lost", ""},
		{"nothing", "", Query{}, "", "no status given"},
		{"all and one", "", Query{All: true, Names: []string{"404"}}, "", "--all and a status were both given"},
		{"an unknown code", "", Query{Names: []string{"987"}}, "", `unknown status "987"`},
		{"an unknown key", ownTwo, Query{Names: []string{"order_gone"}}, "", `unknown status "order_gone"`},
		{"one key for two", ownTwo, Query{All: true, Key: given("a")}, "", "--key and --message describe one status, not 2"},
		{"a wrong key", "", Query{Names: []string{"404"}, Key: given("a b")}, "", `error key "a b" is invalid`},
		{"a wrong message", "", Query{Names: []string{"404"}, Message: given("\xff")}, "", `message "\xff" is not valid UTF-8`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			own, err := Read("x.yaml", []byte(c.own), "")
			if err != nil {
				t.Fatal(err)
			}
			found, err := own.Find(c.query)
			var names []string
			for _, s := range found {
				names = append(names, s.Name()+" "+s.Message)
			}
			var wrong *input.Error
			if got := strings.Join(names, "|"); got != c.want || (err == nil) != (c.wrong == "") {
				t.Errorf("got %s, %v, want %s", got, err, c.want)
			} else if err != nil && (!errors.As(err, &wrong) || wrong.Text != c.wrong || wrong.Hint == "") {
				t.Errorf("got %#v, want %s", err, c.wrong)
			}
		})
	}
}

// Without definitions, All finds every sendable built-in status that is the
// default for its code.
func TestFindAll(t *testing.T) {
	t.Parallel()
	found, err := new(Catalogue).Find(Query{All: true})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, s := range found {
		if !s.Default || s.Unsendable != "" || seen[s.Code] || s.Message == "" {
			t.Errorf("want a sendable default, once, with a message; got %+v", s)
		}
		seen[s.Code] = true
	}
	for _, s := range status.Builtin() {
		if s.Default && s.Unsendable == "" && !seen[s.Code] {
			t.Errorf("%d is missing", s.Code)
		}
	}
}

// The named file takes precedence over the project's, which takes precedence
// over the user's. Files above the project are ignored.
func TestLoad(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{
		".snipgen.yaml":               "[{code: 400, key: above}]",
		"shop/.git/HEAD":              "",
		"shop/.snipgen.yaml":          "{statuses: [{code: 401, key: both}, {code: 402, key: project}], defaults: {lang: flask}}",
		"shop/api/x":                  "",
		"named.yaml":                  "[{code: 403, key: both}]",
		"config/snipgen/snipgen.yaml": "{statuses: [{code: 404, key: both}, {code: 405, key: user}], defaults: {lang: rails, body: none}}",
		"broken.yaml":                 "[",
		"other/.git/HEAD":             "",
	})
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(root, "config"))
	for _, c := range []struct{ name, file, start, stdin, want string }{
		{"all three", "named.yaml", "shop/api", "", "403 both, 402 project, 405 user; flask none"},
		{"without a named one", "", "shop", "", "401 both, 402 project, 405 user; flask none"},
		{"outside of the project", "", "other", "", "404 both, 405 user; rails none"},
		{"standard input", "-", "other", "[{code: 406, key: typed}]", "406 typed, 404 both, 405 user; rails none"},
		{"a broken one", "broken.yaml", "other", "", "broken.yaml:2:1"},
		{"a missing one", "missing.yaml", "other", "", "missing.yaml"},
		{"broken standard input", "-", "other", "[", "stdin:2:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := c.file
			if file != "" && file != "-" {
				file = filepath.Join(root, file)
			}
			own, err := Load(file, filepath.Join(root, c.start), strings.NewReader(c.stdin))
			if err != nil {
				if !strings.Contains(err.Error(), c.want) || strings.Contains(c.want, ";") {
					t.Errorf("got %v, want %s", err, c.want)
				}
				return
			}
			if got := described(own); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	t.Run("no folder to start from", func(t *testing.T) {
		t.Chdir(filepath.Join(root, "shop"))
		own, err := Load("", "missing", nil)
		if err != nil || described(own) != "401 both, 402 project, 405 user; flask none" {
			t.Errorf("got %+v, %v, want the project's definitions, then the user's", own, err)
		}
	})
}

// The user's file is where the XDG Base Directory Specification puts it.
func TestUser(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	const file = "snipgen/snipgen.yaml"
	write(t, home, map[string]string{".config/" + file: "", "xdg/" + file: ""})
	for _, c := range []struct{ name, xdg, home, want string }{
		{"by XDG_CONFIG_HOME", filepath.Join(home, "xdg"), home, filepath.Join(home, "xdg", file)},
		{"by HOME", "", home, filepath.Join(home, ".config", file)},
		{"a relative path", "xdg", home, filepath.Join(home, ".config", file)},
		{"no such file", filepath.Join(home, "empty"), home, ""},
		{"no home", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			env := map[string]string{"XDG_CONFIG_HOME": c.xdg, "HOME": c.home}
			if got := User(func(name string) string { return env[name] }); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A file can define targets, and an error names what is wrong with one.
func TestTargets(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.tmpl": "{{.Code}}", "sub/b.tmpl": "b"})
	for _, c := range []struct{ name, target, want string }{
		{"the least", "{id: Mine, language: ruby, template: a.tmpl}", "mine Mine Ruby {snake}.rb /endpoint my handler {x}"},
		{"everything", "{id: mine, title: My Own, language: Go, template: sub/b.tmpl, file: '{Pascal}_{code}.go', name: showOrder, group: Orders, path: '/orders/{id}', url: 'https://a.example/', parameter: ':name', aliases: [M, N]}",
			"mine My Own Go {Pascal}_{code}.go /orders/{id} show order :x"},
		{"in place of a built-in one", "{id: flask, template: a.tmpl}", "flask Flask Python app.py /endpoint my endpoint <x>"},
		{"no language", "{id: mine, template: a.tmpl}", `target "mine" needs a language`},
		{"an unknown language", "{id: mine, language: cobol, template: a.tmpl}", `unknown language "cobol"`},
		{"no template", "{id: mine, language: ruby}", "a target needs an id and a template"},
		{"a template elsewhere", "{id: mine, language: ruby, template: ../a.tmpl}", `template "../a.tmpl" can't be read`},
		{"a template that is not there", "{id: mine, language: ruby, template: c.tmpl}", `template "c.tmpl" can't be read`},
		{"a file's name with a folder", "{id: mine, language: ruby, template: a.tmpl, file: a/b.rb}", `file name "a/b.rb" is invalid`},
		{"a name without letters", "{id: mine, language: ruby, template: a.tmpl, name: '!'}", `name "!" is invalid`},
		{"a parameter without its place", "{id: mine, language: ruby, template: a.tmpl, parameter: ':id'}", `parameter ":id" doesn't contain the word name`},
		{"a relative path", "{id: mine, language: ruby, template: a.tmpl, path: orders}", `path "orders"`},
		{"a URL of another scheme", "{id: mine, language: ruby, template: a.tmpl, url: 'ftp://a'}", `URL "ftp://a"`},
		{"an alias that is no text", "{id: mine, language: ruby, template: a.tmpl, aliases: [1]}", "expected text, not a number"},
		{"like a built-in one", "{id: mine, like: rails, template: a.tmpl}", "mine mine Ruby {snake}_controller.rb /endpoint my action :x"},
		{"like one that is not built in", "{id: mine, like: cobol, template: a.tmpl}", `target "mine" is like "cobol", which is not built in`},
		{"like one in another language", "{id: mine, like: rails, language: go, template: a.tmpl}", `target "mine" is like rails, but not in its language, Ruby`},
		{"packages in a language without", "{id: mine, language: http, template: a.tmpl, packages: [x]}", "HTTP has no packages"},
		{"names for some versions, without the oldest", "{id: mine, language: ruby, template: a.tmpl, constants: {404: [{name: x, since: '2'}]}}", `target "mine" has names for some versions, but no oldest version`},
		{"scaffold without module", "{id: mine, language: ruby, template: a.tmpl, scaffold: {}}", `target "mine" has scaffold, but no module`},
		{"too many packages", "{id: mine, language: ruby, template: a.tmpl, packages: [" + strings.Repeat("x,", 32) + "x]}", "it has more than 32 entries"},
		{"too many packages in all", "{id: mine, language: ruby, template: a.tmpl, packages: [" + strings.Repeat("x,", 30) + "x]}, {id: other, language: ruby, template: a.tmpl, packages: [x, y]}", "x.yaml has more than 32 entries"},
		{"too long a template", "{id: mine, language: ruby, template: \"\\n" + strings.Repeat("x", 64<<10) + "\"}", "the template has more than 64 KiB"},
		{"twice", "{id: mine, language: ruby, template: a.tmpl}, {id: MINE, language: go, template: a.tmpl}", `target "MINE" is defined twice`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			own, err := Read("x.yaml", []byte("{targets: ["+c.target+"]}"), dir)
			if err != nil {
				var wrong *input.Error
				if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Text, "x.yaml:1:") || !strings.Contains(wrong.Text, c.want) || wrong.Hint == "" {
					t.Errorf("got %v (%+v), want %s", err, wrong, c.want)
				}
				return
			}
			f := own.Targets[0].Framework
			got := strings.Join([]string{f.ID, f.Title, f.Language.Title, f.File, f.Path, f.Name, f.Route.Open + "x" + f.Route.Close}, " ")
			if got != c.want || f.Project != nil || own.Targets[0].Snippet.Text == "" {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if _, err := Read("stdin", []byte("{targets: [{id: mine, language: ruby, template: a.tmpl}]}"), ""); err == nil || !strings.Contains(err.Error(), `template "a.tmpl" has no folder`) {
		t.Errorf("a template file for definitions without a folder: %v", err)
	}
}

// described lists a catalogue's statuses and defaults.
func described(c *Catalogue) string {
	var statuses, defaults []string
	for _, s := range c.Statuses {
		statuses = append(statuses, fmt.Sprintf("%d %s", s.Code, s.Key))
	}
	for _, name := range []string{"lang", "body"} {
		defaults = append(defaults, c.Defaults[name])
	}
	return strings.Join(statuses, ", ") + "; " + strings.Join(defaults, " ")
}
