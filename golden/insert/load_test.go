package insert

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// A program is a file that loads without other modules. paths are those that it answers;
// fresh are those that a new route may have, besides /endpoint.
type program struct {
	folder, file string
	paths, fresh []string
}

var pythonPrograms = []program{
	{"flask", "arrow.py", nil, nil},
	{"flask", "crlf.py", []string{"/"}, nil},
	{"flask", "decorators.py", []string{"/x", "/y"}, nil},
	{"flask", "marked.py", []string{"/gruss", "/tabs"}, nil},
	{"flask", "package.py", []string{"/hello", "/health"}, nil},
	{"flask", "stacked.py", []string{"/items", "/items/1", "/items/9"}, nil},
	{"flask", "typing_only.py", []string{"/about"}, nil},
	{"fastapi", "crlf.py", []string{"/a"}, nil},
	{"fastapi", "lifespan.py", nil, nil},
	{"fastapi", "main.py", []string{"/", "/items/1"}, nil},
	{"fastapi", "optional.py", []string{"/dotfiles", "/dump"}, nil},
	{"fastapi", "versions.py", []string{"/v1/ping", "/v2/ping"}, []string{"/admin/endpoint", "/v1/endpoint", "/v2/endpoint"}},
	{"fastapi", "websocket.py", []string{"/page"}, nil},
}

// A response is a status code and a body.
type response [2]any

// A load is a program and the paths to request from it. loaded has the responses of each
// of its applications by path, or an error.
type (
	load struct {
		File  string   `json:"file"`
		Text  string   `json:"text"`
		Paths []string `json:"paths"`
	}
	loaded struct {
		Error   string
		Answers map[string][]response
	}
)

// TestLoad loads programs with a route inserted at each natural line. The old routes must
// answer as before, and the new one with its own response.
func TestLoad(t *testing.T) {
	t.Parallel()
	ask := spawn[load, loaded](func(t testing.TB) []string {
		return []string{pythonKit.In(t, "bin/python"), "load.py"}
	})(t)
	check := python(t)
	for _, p := range pythonPrograms {
		t.Run(p.folder+"/"+p.file, func(t *testing.T) { p.load(t, ask, check) })
	}
}

// load loads a program with a route at each natural line.
func (p program) load(t *testing.T, ask func(load) (loaded, error), check checker) {
	text, err := os.ReadFile(filepath.Join("testdata", p.folder, p.file))
	if err != nil {
		t.Fatal(err)
	}
	old := string(text)
	before, err := ask(load{p.file, old, append([]string{}, p.paths...)})
	if err != nil || before.Error != "" {
		t.Fatal(err, before.Error)
	}
	for _, path := range p.paths {
		if len(before.Answers[path]) == 0 {
			t.Fatalf("no application answers %s", path)
		}
	}
	target := folders[slices.IndexFunc(folders, func(f folder) bool { return f.name == p.folder })].target
	lines, err := check(request{File: p.file, Old: old, News: []newText{}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, line := range lines.Natural {
		new, refused, err := run(dir, target, p.file, old, line)
		if err != nil || refused != "" {
			t.Errorf("line %d: %v %s", line, err, refused)
			continue
		}
		fresh := append([]string{"/endpoint"}, p.fresh...)
		after, err := ask(load{p.file, new, append(fresh, p.paths...)})
		if err != nil {
			t.Fatal(err)
		}
		if after.Error != "" {
			t.Errorf("line %d: %s", line, after.Error)
			continue
		}
		for _, path := range p.paths {
			if !reflect.DeepEqual(before.Answers[path], after.Answers[path]) {
				t.Errorf("line %d: %s answered %v and answers %v", line, path, before.Answers[path], after.Answers[path])
			}
		}
		if !after.answered(fresh) {
			t.Errorf("line %d: the new route does not answer", line)
		}
	}
}

// answered reports whether a new route has answered one of the paths. An unknown path
// gets a 404 too, but with another body.
func (l loaded) answered(paths []string) bool {
	want := map[string]any{"error": "not_found", "message": "Not Found"}
	for _, path := range paths {
		for _, r := range l.Answers[path] {
			var got map[string]any
			body, _ := r[1].(string)
			if r[0] == 404.0 && json.Unmarshal([]byte(body), &got) == nil && reflect.DeepEqual(got, want) {
				return true
			}
		}
	}
	return false
}
