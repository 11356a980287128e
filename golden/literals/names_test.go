package literals

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"maps"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/mock"
	"snipgen/generate/status"
	"snipgen/golden/kit"
)

func framework(t *testing.T, id string) *frameworks.Framework {
	t.Helper()
	f, ok := frameworks.Find(frameworks.All, id)
	if !ok {
		t.Fatalf("no framework %q", id)
	}
	return f
}

func find(t *testing.T, query string) *status.Status {
	t.Helper()
	s, _, err := status.Find(query, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// variants returns requests whose snippets together use every name in a target's templates.
func variants(t *testing.T, f *frameworks.Framework) []generate.Request {
	t.Helper()
	nested := &generate.Shape{Name: "nested", MediaType: "application/vnd.error+json", Fields: []generate.Member{
		{Name: "error", Value: generate.Node{Kind: generate.Object, Fields: []generate.Member{{Name: "Code", Value: generate.Node{Text: "{code}"}}}}},
		{Name: "list", Value: generate.Node{Kind: generate.List, Items: []generate.Node{{Kind: generate.Null}, {Kind: generate.Bool, Text: "true"}}}},
	}}
	all := []generate.Request{
		{Status: find(t, "404")},
		{Status: find(t, "499"), Path: input.Route{{Text: "orders"}}, Method: "POST"},
		{Status: find(t, "401"), Method: "POST", Body: generate.ProblemShape},
		{Status: find(t, "401"), Method: "POST", Body: nested},
		{Status: find(t, "503"), Method: "HEAD", Body: generate.NoneShape},
		{Status: find(t, "204")},
		{Status: find(t, "304"), Method: "POST"},
		{Status: find(t, "100")},
		{Status: find(t, "101")},
		{Status: find(t, "103")},
	}
	return slices.DeleteFunc(all, func(r generate.Request) bool { return generate.Refusal(r.Status, f) != "" })
}

// A naming is a snippet with a name or parameters that a user could choose.
type naming struct {
	chosen  string // describes the request in messages
	variant int
	code    int
	generate.Snippet
}

var identifiers = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)

// ordinary is a handler's name that can't clash. Snippets with other names must behave the
// same as the one with this name.
const ordinary = "cancel order"

// named sets a request's name and, unless it is empty, its path. It reports whether
// snipgen accepts both.
func named(r *generate.Request, name, path string) bool {
	var err, wrong error
	r.Name, err = input.Name(name)
	r.Path = nil
	if path != "" {
		r.Path, wrong = input.Path(path)
	}
	return err == nil && wrong == nil
}

// namings returns snippets that use each keyword, each builtin and each identifier of the
// snippets themselves as the name of the handler, of a parameter, and of both. The first
// snippet of each variant has ordinary names.
func namings(t *testing.T, f *frameworks.Framework, only func(variant int, r generate.Request) bool) []naming {
	t.Helper()
	g := generate.New()
	set := map[string]bool{"_": true, "_id": true, "controller": true, "action": true, "part1": true, "part2": true}
	for _, list := range [][]string{f.Language.Keywords, f.Language.Builtins, f.Taken, f.TakenParameters} {
		for _, word := range list {
			set[word] = true
		}
	}
	variants := variants(t, f)
	for _, r := range variants {
		r.Framework, r.URL = f, mock.URLs("", nil)
		if !named(&r, ordinary, "/orders/{id}") {
			t.Fatal("the ordinary names are refused")
		}
		s, err := g.Snippet(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range identifiers.FindAllString(s.Code, -1) {
			set[word] = true
		}
	}
	var out []naming
	seen := map[string]bool{}
	add := func(r generate.Request, name, path string, variant int) {
		t.Helper()
		if !named(&r, name, path) {
			return // snipgen accepts no such name
		}
		r.Framework, r.URL = f, mock.URLs("", nil)
		chosen := fmt.Sprintf("status %d, name %q, path %q", r.Status.Code, name, path)
		s, err := g.Snippet(r)
		if wrong := new(input.Error); errors.As(err, &wrong) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", chosen, err)
			return
		}
		if seen[s.Code] {
			return
		}
		seen[s.Code] = true
		out = append(out, naming{chosen, variant, r.Status.Code, s})
	}
	words := slices.Sorted(maps.Keys(set))
	for i, r := range variants {
		if only != nil && !only(i, r) {
			continue
		}
		// Snippets are only compared if they have the same number of parameters.
		for n, path := range []string{"", "/orders/{id}", "/orders/{id}/{item}"} {
			if n == 2 && i > 0 {
				continue
			}
			variant := 3*i + n
			add(r, ordinary, path, variant)
			for _, word := range words {
				name := ordinary
				var paths []string
				switch n {
				case 0:
					name = word
					paths = []string{""}
				case 1:
					paths = []string{"/orders/{" + word + "}"}
				case 2:
					paths = []string{"/orders/{" + word + "}/{param_" + word + "}", "/orders/{param_" + word + "}/{" + word + "}"}
				}
				for _, path := range paths {
					add(r, name, path, variant)
					if n > 0 && i == 0 {
						add(r, word, path, variant)
					}
				}
			}
		}
	}
	if len(out) < 10 {
		t.Fatalf("%d snippets, want 10 or more", len(out))
	}
	return out
}

// failed reports the failures, but only the first 15 in full. outcome returns why a snippet
// fails, or "".
func failed(t *testing.T, all []naming, outcome func(i int) string) {
	t.Helper()
	count := 0
	for i, n := range all {
		if why := outcome(i); why != "" {
			if count++; count <= 15 {
				t.Errorf("%s: %s\n%s", n.chosen, shorten(why, 400), n.Code)
			}
		}
	}
	t.Logf("%d snippets, %d failures", len(all), count)
}

// behave checks that all snippets of a variant do the same, whatever their names. command
// is a program that runs each snippet with a stand-in for the framework.
func behave(t *testing.T, all []naming, command ...string) {
	t.Helper()
	codes := make([]string, len(all))
	for i, n := range all {
		codes[i] = n.Code
	}
	in, err := json.Marshal(codes)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, tool(t, command[0]), command[1:]...)
	c.Stdin = bytes.NewReader(in)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v\n%s", command[0], err, shorten(stderr.String(), 3000))
	}
	var results []string
	if err := json.Unmarshal(out, &results); err != nil || len(results) != len(all) {
		t.Fatalf("%d results, want %d: %v", len(results), len(all), err)
	}
	usual := map[int]string{}
	for i := len(all) - 1; i >= 0; i-- {
		usual[all[i].variant] = results[i]
	}
	failed(t, all, func(i int) string {
		switch {
		case strings.HasPrefix(results[i], "error: "):
			return results[i]
		case results[i] != usual[all[i].variant]:
			return "it does " + results[i] + ", but with ordinary names it does " + usual[all[i].variant]
		}
		return ""
	})
}

func TestNames(t *testing.T) {
	for _, f := range frameworks.All {
		if f.Category != frameworks.Server {
			continue
		}
		t.Run(f.ID, func(t *testing.T) {
			t.Parallel()
			switch f.Language.ID {
			case "python":
				behave(t, namings(t, f, nil), "python3", "-I", "-B", "-W", "error", filepath.Join("testdata", "names.py"))
			case "javascript":
				behave(t, namings(t, f, nil), "node", filepath.Join("testdata", "names.js"))
			case "ruby":
				behave(t, namings(t, f, nil), "ruby", "-w", filepath.Join("testdata", "names.rb"))
			case "go":
				namesInGo(t, f)
			case "java":
				namesInJava(t, f)
			case "csharp":
				namesInCSharp(t, f)
			default:
				t.Fatalf("no test for %s", f.Language.Title)
			}
		})
	}
}

var pattern = regexp.MustCompile(`http\.HandleFunc\((".*"), `)

// namesInGo checks that gofmt changes no snippet, that net/http accepts the patterns of its
// own snippets, and that go vet accepts a package for each handler's name.
func namesInGo(t *testing.T, f *frameworks.Framework) {
	all := namings(t, f, nil)
	failed(t, all, func(i int) string {
		formatted, err := format.Source([]byte(all[i].Code))
		if err != nil {
			return err.Error()
		}
		if string(formatted) != all[i].Code {
			return "gofmt changes it"
		}
		if f != framework(t, languages.Go.Target) {
			return "" // only net/http's router is linked into this test
		}
		return muxSays(all[i].Code)
	})
	dir := t.TempDir()
	kit.GoModule(t, dir)
	count := 0
	for i, n := range all {
		// Parameters occur only in the route, which go vet doesn't check, and the snippets
		// of these two codes have all other names.
		if n.variant%3 != 0 || n.code != 404 && n.code != 101 {
			continue
		}
		write(t, dir, fmt.Sprintf("n%d/%s", i, n.File), n.Code)
		count++
	}
	t.Logf("%d packages", count)
	run(t, dir, []string{"GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local"}, "go", "vet", "./...")
}

// muxSays returns why net/http's router rejects a snippet's route, or "".
func muxSays(code string) (why string) {
	route, err := strconv.Unquote(pattern.FindStringSubmatch(code)[1])
	if err != nil {
		return err.Error()
	}
	defer func() {
		if r := recover(); r != nil {
			why = fmt.Sprint(r)
		}
	}()
	http.NewServeMux().Handle(route, http.NotFoundHandler())
	return ""
}

// namesInJava compiles each snippet in a package of its own.
func namesInJava(t *testing.T, f *frameworks.Framework) {
	all := namings(t, f, nil)
	dir := t.TempDir()
	var files []string
	for i, n := range all {
		name := fmt.Sprintf("n%d/%s", i, n.File)
		write(t, dir, name, fmt.Sprintf("package n%d;\n\n%s", i, n.Code))
		files = append(files, name)
	}
	write(t, dir, "files", strings.Join(files, "\n"))
	compiled(t, all, regexp.MustCompile(`(?m)^n(\d+)/\S+: error: .*`), dir, "javac", "-proc:none", "-parameters", "-Xmaxerrs", "1000",
		"-encoding", "US-ASCII", "-cp", kit.Spring("spring-boot").In(t, "lib/*"), "-d", "classes", "@files")
}

// namesInCSharp compiles each snippet as a program.
func namesInCSharp(t *testing.T, f *frameworks.Framework) {
	all := namings(t, f, nil)
	dir := t.TempDir()
	programs := map[string][]string{}
	for i, n := range all {
		name := fmt.Sprintf("n%d.cs", i)
		write(t, dir, name, n.Code)
		programs[filepath.Join(dir, fmt.Sprintf("n%d.dll", i))] = []string{filepath.Join(dir, name)}
	}
	toldApart(t, all, regexp.MustCompile(`(?m)^\S*/n(\d+)\.cs\(.*`), kit.Compile(t, programs), nil)
}

// compiled runs a compiler on all snippets and reports its errors by snippet.
func compiled(t *testing.T, all []naming, line *regexp.Regexp, dir string, command ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, tool(t, command[0]), command[1:]...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	toldApart(t, all, line, string(out), err)
}

// toldApart reports a compiler's errors by snippet. line matches an error in the output,
// and its group the index of the snippet.
func toldApart(t *testing.T, all []naming, line *regexp.Regexp, out string, err error) {
	t.Helper()
	why := map[int]string{}
	for _, m := range line.FindAllStringSubmatch(out, -1) {
		i, _ := strconv.Atoi(m[1])
		why[i] += m[0] + "\n"
	}
	if len(why) == 0 && (err != nil || out != "") {
		t.Fatalf("%v\n%s", err, shorten(out, 3000))
	}
	failed(t, all, func(i int) string { return why[i] })
}
