package definitions

import (
	"reflect"
	"strings"
	"testing"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/status"
)

// readTarget reads a definition file with one target and returns the target.
func readTarget(t *testing.T, text string) generate.Target {
	t.Helper()
	c, err := Read("x.yaml", []byte("targets:\n  - "+strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ")+"\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	return c.Targets[0]
}

// A status is written as the constant that the target's version has, or as its
// number.
func TestConstants(t *testing.T) {
	t.Parallel()
	const own = `
id: mine
language: python
template: "{{.Status}}\n"
oldest: "2"
constants:
  404: HTTP_404
  413: [{name: NEW, since: "2.10"}, {name: OLD, before: "2.10"}]
  410: null`
	for _, c := range []struct {
		name, target, version string
		code                  int
		want                  string
	}{
		{"a name", own, "", 404, "HTTP_404"},
		{"an explicit null", own, "", 410, "410"},
		{"an undefined name", own, "", 500, "500"},
		{"a name of any version", own, "", 413, "413"},
		{"a newer version", own, "3", 413, "NEW"},
		{"an older version", own, "2.9", 413, "OLD"},
		{"versions with both", own, "2", 413, "413"},
		{"the model's", strings.Replace(own, "language: python", "like: nethttp", 1), "", 500, "http.StatusInternalServerError"},
		{"in place of the model's", strings.Replace(own, "language: python", "like: nethttp", 1), "", 404, "HTTP_404"},
		{"instead of the model's by version", strings.Replace(own, "language: python", "like: fastapi", 1), "3", 422, "422"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			own := readTarget(t, c.target)
			choice, err := generate.Find([]*frameworks.Framework{own.Framework}, "mine"+map[bool]string{true: "@" + c.version}[c.version != ""], nil)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := status.Default(c.code)
			code, err := generate.New(own).Snippet(generate.Request{Status: s, Framework: own.Framework, Versions: choice.Versions})
			if err != nil || code.Code != c.want+"\n" {
				t.Errorf("got %q, %v, want %s", code.Code, err, c.want)
			}
		})
	}
	if f := readTarget(t, own).Framework; !reflect.DeepEqual(f.Known(), []string{"2", "2.10"}) || f.NamedBy() != "mine" {
		t.Errorf("got versions %q, named by %s", f.Known(), f.NamedBy())
	}
}

// A target with a module template has a project: what the file defines, the rest
// from the target that it is like or the defaults.
func TestProjectsOfTargets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, target string
		want         *frameworks.Project
	}{
		{"no module", "id: flask\ntemplate: \"x\\n\"", nil},
		{"the least", "id: mine\nlanguage: shell\ntemplate: \"x\\n\"\nmodule: \"x\\n\"", &frameworks.Project{File: "{snake}.sh", Folders: []string{"."}, Mounting: frameworks.Mounting{Usual: "app"}}},
		{"everything", `
id: mine
language: shell
template: "x\n"
module: "x\n"
mount: "x\n"
scaffold: {file: "{kebab}.sh", folders: [/x], mounts: [y.sh], application: z, applications: [House], routers: [h.Router], includes: [add], prefix: at}`, &frameworks.Project{
			File: "{kebab}.sh", Folders: []string{"/x"}, Mounts: []string{"y.sh"},
			Mounting: frameworks.Mounting{Usual: "z", Applications: []string{"House"}, Routers: []string{"h.Router"}, Includes: []string{"add"}, PrefixName: "at"},
		}},
		{"a list", "id: mine\nlanguage: shell\ntemplate: \"x\\n\"\nmodule: \"x\\n\"\nscaffold: {list: routes}", &frameworks.Project{
			File: "{snake}.sh", Folders: []string{"."}, Mounting: frameworks.Mounting{Usual: "app", List: "routes"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := readTarget(t, c.target).Framework.Project; !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
	flask, _ := frameworks.Find(frameworks.All, "flask")
	own := readTarget(t, "id: mine\nlike: flask\ntemplate: \"x\\n\"\nmodule: \"x\\n\"\nscaffold: {file: \"{snake}.py\", application: api, applications: [Quart]}").Framework
	want := *flask.Project
	want.File, want.Usual, want.Applications = "{snake}.py", "api", []string{"Quart"}
	if !reflect.DeepEqual(own.Project, &want) || own.Application != "api" || flask.Application != "app" || flask.Project.Applications[0] != "Flask" {
		t.Errorf("got %+v, application %s, want %+v", own.Project, own.Application, want)
	}
}

// A project that uses a target's package uses the target, rather than the one
// that it is like.
func TestPackagesOfTargets(t *testing.T) {
	t.Parallel()
	f := readTarget(t, "id: mine\nlike: flask\ntemplate: \"x\\n\"\npackages: [quart]").Framework
	if want := []frameworks.Package{{Ecosystem: frameworks.PyPI, Name: "quart"}}; !reflect.DeepEqual(f.Packages, want) || !reflect.DeepEqual(f.Over, []string{"flask"}) {
		t.Errorf("packages %v, over %v", f.Packages, f.Over)
	}
}

// An error in a template names its line in the definition file.
func TestLinesOfTemplates(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"a block":           {"targets:\n  - id: mine\n    language: ruby\n    template: |\n      a\n      {{.Nope}}\n", "x.yaml:6:"},
		"an indented block": {"targets:\n  - id: mine\n    language: ruby\n    template: |2\n         a\n\n      {{nope}}\n", "x.yaml:7:"},
		"a quoted text":     {"targets:\n  - id: mine\n    language: ruby\n    template: \"{{.Nope}}\\n\"\n", "x.yaml:4:"},
		"the handler":       {"targets:\n  - id: mine\n    language: ruby\n    template: |\n      {{template \"handler\" .}}\n    handler: |\n      {{.Nope}}\n", "x.yaml:7:"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			own, err := Read("x.yaml", []byte(c.text), "")
			if err != nil {
				t.Fatal(err)
			}
			s, _ := status.Default(404)
			_, err = generate.New(own.Targets...).Snippet(generate.Request{Status: s, Framework: own.Targets[0].Framework})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want it at %s", err, c.want)
			}
		})
	}
}
