package fresh

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"snipgen/generate/check"
	"snipgen/golden/kit"
)

// A mountedProject is a realistic existing project, from an archive in testdata. The
// archive's comment has these lines:
//
//	dir: the folder for --dir
//	in: the folder in which snipgen runs
//	serve: the folder from which the project is started
//	ask: a path that must answer the same before and after; may be repeated
//	prefix: the prefix of the new handlers' URLs
//	url: "unknown" if snipgen can't know those URLs
//	lines: "none" if the project mounts new handlers by itself
//	field: a header field that middleware adds to the new handlers' responses
type mountedProject struct {
	project
	in, served       string
	asked            []string
	prefix, field    string
	unknown, mounted bool
	files            []txtar.File
}

// TestMounted mounts handlers in realistic existing projects: the old routes must answer as
// before, and the new ones must answer at the URL that snipgen printed.
func TestMounted(t *testing.T) {
	snipgen := kit.Snipgen(t)
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(err, "no projects")
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			p := readMounted(t, archive)
			dir := filepath.Join(t.TempDir(), "shop")
			served := filepath.Join(dir, p.served)
			if err := os.MkdirAll(served, 0o777); err != nil {
				t.Fatal(err)
			}
			if p.start != nil {
				p.start(t, served)
			}
			for _, f := range p.files {
				write(t, dir, f.Name, string(f.Data))
			}
			var before, after []string
			t.Run("before", func(t *testing.T) { before = p.answers(t, p.serve(t, served)) })
			write(t, filepath.Join(dir, p.in), ".snipgen.yaml", definitions)
			for _, action := range []string{"create", "same"} {
				p.mount(t, snipgen, dir, action)
			}
			var handlers []handler
			for _, h := range all[:2] {
				h.url = p.prefix + h.url
				if name, value, found := strings.Cut(p.field, ": "); found {
					h.want.Fields = append(slices.Clip(h.want.Fields), check.Field{Name: name, Value: value})
				}
				handlers = append(handlers, h)
			}
			t.Run("after", func(t *testing.T) {
				server := p.serve(t, served)
				after = p.answers(t, server)
				p.askServer(t, server, handlers)
			})
			if !slices.Equal(before, after) || len(before) == 0 {
				t.Errorf("%q answered before\n%q\nand after\n%q", p.asked, before, after)
			}
		})
	}
}

// readMounted reads a project from an archive. Unless runs says otherwise, it is started
// like the new projects of its target.
func readMounted(t *testing.T, archive string) *mountedProject {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	p := &mountedProject{files: a.Files, mounted: true}
	i := slices.IndexFunc(projects, func(p project) bool { return strings.HasPrefix(filepath.Base(archive), p.target+"-") })
	if i < 0 {
		t.Fatalf("no project for %s", archive)
	}
	p.project = projects[i]
	p.folder, p.start = "", linked[p.target]
	if run := runs[p.target]; run != nil {
		p.run = run
	}
	for line := range strings.Lines(string(a.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "dir":
			p.folder = value
		case "in":
			p.in = value
		case "serve":
			p.served = value
		case "url":
			p.unknown = value == "unknown"
		case "lines":
			p.mounted = value != "none"
		case "ask":
			p.asked = append(p.asked, value)
		case "prefix":
			p.prefix = value
		case "field":
			p.field = value
		}
	}
	return p
}

// runs maps a target to the function that starts its projects in testdata, where that isn't
// the one for new projects.
var runs = map[string]func(t *testing.T, dir string, port int) *kit.Server{"fastapi": runFastAPIPackage}

// linked maps a target to a function that adds what its projects in testdata need besides
// the archive's files, such as dependencies.
var linked = map[string]func(t *testing.T, dir string){
	"express": func(t *testing.T, dir string) {
		if err := os.Symlink(expressKit.In(t, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
			t.Fatal(err)
		}
	},
	"rails":       rails,
	"spring-boot": springBoot,
	"gin": func(t *testing.T, dir string) {
		version := kit.Output(t, "go", "list", "-m", "-f", "{{.Path}}@{{.Version}}", "github.com/gin-gonic/gin")
		do(t, dir, nil, "go", "mod", "init", "example.com/shop")
		write(t, dir, "main.go", ginDefault)
		do(t, dir, nil, "go", "get", version)
		do(t, dir, nil, "go", "mod", "tidy")
	},
}

// mount scaffolds and mounts two definitions. action is what snipgen must report for each
// file.
func (p *mountedProject) mount(t *testing.T, snipgen, dir, action string) {
	t.Helper()
	args := []string{"scaffold", "--mount", "--json", "order_not_found", "quota_used_up"}
	if p.folder != "" {
		args = append(args, "--dir", p.folder)
	}
	cmd := exec.Command(snipgen, args...)
	cmd.Dir = filepath.Join(dir, p.in)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var out struct {
		Target  string
		Files   []struct{ Action, URL string }
		Mounted []struct{ Path, Action string }
	}
	if err := json.Unmarshal(stdout.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if out.Target != p.target || len(out.Files) != 2 {
		t.Fatalf("target %q, files %v", out.Target, out.Files)
	}
	for i, f := range out.Files {
		want := p.prefix + all[i].url
		if p.unknown {
			want = ""
		}
		if f.Action != action || f.URL != want {
			t.Errorf("%s at %q, want %s at %q", f.Action, f.URL, action, want)
		}
	}
	if mounts := action == "create" && p.mounted; mounts != (len(out.Mounted) == 1) {
		t.Errorf("action %s, but mounted %v", action, out.Mounted)
	}
}

// answers returns the code and the body that a server answers each path with. It leaves out
// the body of openapi.json, which lists new routes too.
func (p *mountedProject) answers(t *testing.T, server *kit.Server) []string {
	t.Helper()
	var out []string
	for _, path := range p.asked {
		response, err := http.Get("http://" + server.Address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "openapi.json") {
			body = nil
		}
		out = append(out, fmt.Sprintf("%d %s", response.StatusCode, body))
	}
	return out
}
