package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"html"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/command"
	"snipgen/generate/definitions"
	"snipgen/generate/editors"
	"snipgen/generate/input"
	"snipgen/generate/project"
	"snipgen/generate/record"
	"snipgen/generate/status"
)

var update = flag.Bool("update", false, "write the output to golden files, scripts and documents")

// epoch is Wed, 25 Feb 2026 12:00:00 GMT.
const epoch = "1772020800"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"snipgen": main, "curl": curl})
}

// snipgen runs the program in this process.
func snipgen(t testing.TB, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = command.Run(append([]string{"snipgen"}, args...), strings.NewReader(stdin), &out, &errs)
	if code != command.Done && out.Len() > 0 {
		t.Errorf("snipgen %q exits %d with output: %q", args, code, out.String())
	}
	return out.String(), errs.String(), code
}

// isolate hides the settings of whoever runs the tests.
func isolate(t testing.TB) {
	t.Helper()
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); strings.HasPrefix(name, "SNIPGEN_") {
			t.Setenv(name, "")
		}
	}
	t.Setenv("CLICOLOR_FORCE", "")
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("SOURCE_DATE_EPOCH", epoch)
}

// The scripts in golden/cli run the real program and check its commands, errors,
// streams and files.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "golden/cli",
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"fails": fails, "answer": answer, "example": example, "serve": serve},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", epoch)
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			return nil
		},
	})
}

// fails is the script command "fails CODE COMMAND...": the command exits with
// CODE and writes nothing to standard output.
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails CODE COMMAND...")
	}
	var exit *exec.ExitError
	err := ts.Exec(args[1], args[2:]...)
	if !errors.As(err, &exit) || fmt.Sprint(exit.ExitCode()) != args[0] {
		ts.Fatalf("%v, not exit code %s", err, args[0])
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("standard output is %q", out)
	}
}

// serve is the script command "serve FLAGS...": it runs a mock server until the
// script ends, sets $URL to the server's address, and writes what the server says
// before its first request to the file served.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	program := filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], "snipgen")
	server := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	server.Dir, server.Env = ts.MkAbs("."), []string{"HOME=" + ts.Getenv("HOME"), "SOURCE_DATE_EPOCH=" + epoch}
	said, err := server.StderrPipe()
	ts.Check(err)
	ts.Check(server.Start())
	ts.Defer(func() {
		server.Process.Kill()
		server.Wait()
	})
	address, first, err := greeting(said)
	ts.Check(err)
	ts.Setenv("URL", address)
	_, served, _ := strings.Cut(first, "\n")
	ts.Check(os.WriteFile(ts.MkAbs("served"), []byte(served), 0o666))
}

// greeting reads what a starting mock server says. It returns the server's address
// and everything before the log line of the first request, which greeting sends.
func greeting(said io.Reader) (address, first string, err error) {
	lines := bufio.NewScanner(said)
	if !lines.Scan() {
		return "", "", errors.New("the server says nothing")
	}
	first = lines.Text() + "\n"
	address = strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "snipgen: "), "/")
	if response, err := http.Get(address + "/first"); err == nil {
		response.Body.Close()
	}
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "GET /first ") {
		first += lines.Text() + "\n"
	}
	go func() { // a full pipe would block the server
		for lines.Scan() {
		}
	}()
	return address, first, nil
}

// answer is the script command "answer FILE [tls]": it runs a server that answers
// each request with FILE, without the last line break and with CRLF for the others.
// An empty FILE never gets an answer. It sets $URL and $PORT, and writes the last
// request to the file asked and the server's certificate to cert.pem.
func answer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: answer FILE [tls]")
	}
	message := strings.ReplaceAll(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n", "\r\n")
	done := make(chan struct{})
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, err := httputil.DumpRequest(r, true)
		if err == nil {
			err = os.WriteFile(ts.MkAbs("asked"), bytes.ReplaceAll(request, []byte("\r\n"), []byte("\n")), 0o666)
		}
		if err != nil {
			panic(err)
		}
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		if message == "" { // never answer
			<-done
		}
		io.WriteString(conn, message)
		conn.Close()
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	if len(args) > 1 {
		server.StartTLS()
		certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
		ts.Check(os.WriteFile(ts.MkAbs("cert.pem"), certificate, 0o666))
	} else {
		server.Start()
	}
	ts.Defer(server.Close)
	ts.Defer(func() { close(done) })
	ts.Setenv("URL", server.URL)
	ts.Setenv("PORT", server.URL[strings.LastIndex(server.URL, ":")+1:])
}

// cases are the golden files that every target has. If a target refuses a case,
// its golden file has the reason without the hint, which lists other targets and
// would change with them.
var cases = []struct {
	name string
	args []string
}{
	{"499", []string{"499"}},
	{"404", []string{"404"}},
	{"204", []string{"204"}},
	{"304", []string{"304"}},
	{"103", []string{"103"}},
	{"101", []string{"101"}},
	{"401", []string{"401"}},
	{"503-headers", []string{"503", "--header", "X-Request-Id: 7f3a", "--header", `Warning: 199 - "a \"quoted\" text"`}},
	{"404-none", []string{"404", "--body", "none"}},
	{"429-problem", []string{"429", "--body", "problem"}},
	{"422-keyed-problem", []string{"422", "--key", "age_missing", "--message", "The age is missing.", "--body", "problem"}},
	{"long", []string{
		"451", "--key", "content_removed_by_order_of_a_court_in_this_country",
		"--message", "This content has been removed because a court in your country has ordered it. You can read the order, ask for a review, or contact the people who published it.",
		"--name", "show the article that was removed by order of a court", "--path", "/magazines/{magazine}/issues/{issue}/articles/{article}",
	}},
	{"cjk", []string{"404", "--key", "order_not_found", "--message", "요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요."}},
	{"hostile", []string{
		"400", "--key", "bad_request", "--header", "X-Note: $HOME `id` \"x\" 'y' #{z} %s {{w}} \\",
		"--message", "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
	}},
	{"post-parameters", []string{"409", "-X", "post", "--path", "/orders/{id}/items/{class}", "--name", "cancelOrder"}},
	{"head", []string{"200", "-X", "HEAD", "--no-headers"}},
	{"own-body", []string{"409", "--statuses", "golden/own.yaml", "--body", "nested"}},
	{"own-problem", []string{"order_refused", "--statuses", "golden/own.yaml", "--body", "problem"}},
}

const goldens = "golden/snippets"

func TestGolden(t *testing.T) {
	isolate(t)
	claimed := map[string]bool{}
	ran := 0
	for _, f := range frameworks.All {
		for _, c := range cases {
			t.Run(f.ID+" "+c.name, func(t *testing.T) {
				ran++
				dir := filepath.Join(goldens, f.ID, c.name)
				stdout, stderr, code := snipgen(t, "", append(c.args, "--lang", f.ID, "--json")...)
				reason, _, _ := strings.Cut(stderr, "\n") // without the hint
				file, content := filepath.Join(dir, "refusal.txt"), reason+"\n"
				if code == command.Done {
					var s struct{ File, Code string }
					if err := json.Unmarshal([]byte(stdout), &s); err != nil {
						t.Fatal(err)
					}
					file, content = filepath.Join(dir, s.File), s.Code
				}
				claimed[file] = true
				compare(t, file, content)
			})
		}
	}
	if ran < len(frameworks.All)*len(cases) {
		return // -run left some out
	}
	unclaimed(t, goldens, claimed)
}

// starters has a new project for each server framework, one archive per project.
const starters = "golden/starters"

// starter reads a framework's new project: the files by path, and the folder for
// modules if the archive's comment names one with "dir: FOLDER".
func starter(t *testing.T, id string) (files map[string]string, dir string) {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join(starters, id+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	_, dir, _ = strings.Cut(string(archive.Comment), "dir:")
	return files, strings.TrimSpace(dir)
}

// moduleCases are the cases that make different modules.
var moduleCases = []string{"404", "204", "429-problem", "503-headers", "long", "hostile", "post-parameters", "head", "own-body"}

// Every server framework has golden files of its modules and of the file that
// mounts them. Clients have no modules.
func TestModules(t *testing.T) {
	isolate(t)
	shapes, err := definitions.ReadFile("golden/own.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	claimed, archives, ran := map[string]bool{}, map[string]bool{}, 0
	for _, f := range frameworks.All {
		if f.Project != nil {
			archives[filepath.Join(starters, f.ID+".txtar")] = true
		}
		t.Run(f.ID, func(t *testing.T) {
			ran++
			if (f.Category == frameworks.Server) != (f.Project != nil) {
				t.Errorf("the target is a %s with project %v", f.Category, f.Project)
			}
			if f.Project != nil {
				checkModules(t, f, shapes, claimed)
				return
			}
			s, _ := status.Default(404)
			if _, err := generate.New().Module(generate.Request{Status: s, Framework: f}, generate.Destination{}); err == nil || !strings.Contains(err.Error(), f.Title) {
				t.Errorf("the error for a module is %v", err)
			}
		})
	}
	if ran == len(frameworks.All) { // -run left none out
		unclaimed(t, "golden/modules", claimed)
	}
	found, err := filepath.Glob(starters + "/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range found {
		if !archives[file] {
			t.Errorf("%s: no server has this ID", file)
		}
	}
}

// checkModules compares a framework's modules with their golden files, one by one
// and all of them in one catalogue.
func checkModules(t *testing.T, f *frameworks.Framework, shapes *definitions.Catalogue, claimed map[string]bool) {
	t.Helper()
	files, folder := starter(t, f.ID)
	root := t.TempDir()
	for name, content := range files {
		put(t, filepath.Join(root, name), content)
	}
	at, err := project.Survey(root, folder, f)
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, m generate.Module, err error) {
		golden := func(file, content string) {
			file = filepath.Join("golden/modules", f.ID, name, file)
			compare(t, file, content)
			claimed[file] = true
		}
		if err != nil {
			golden("refusal.txt", err.Error()+"\n")
			return
		}
		golden(path.Base(m.Path), m.Code)
		golden("mount.txt", mountText(m))
		switch mounted := mountedFile(t, m, files); {
		case f.Language.Imports != nil && f.Language.Imports.PackageNames != nil:
			// A folder is one package, so the mounting file can't be golden next to
			// the module, which is in another. Go is the only such language.
			formatted, err := format.Source([]byte(mounted))
			if err != nil || string(formatted) != mounted {
				t.Errorf("%s: %v: gofmt changes\n%s", name, err, mounted)
			}
		case mounted != files[at.File]:
			golden(path.Base(at.File), mounted)
		}
	}
	var together []generate.Request
	for _, c := range cases {
		r := asked(t, f, c.args, shapes)
		m, err := project.Module(generate.New(), r, at)
		if slices.Contains(moduleCases, c.name) {
			check(c.name, m, err)
		}
		if err == nil && c.name != "404-none" { // its module has the name of another
			together = append(together, r)
		}
	}
	list, err := project.Catalogue(generate.New(), together, []string{"catalogue"}, at)
	if err != nil || len(list) != len(together) {
		t.Fatalf("%d modules for %d requests: %v", len(list), len(together), err)
	}
	list[0].Mount = generate.Mounts(list)
	check("catalogue", list[0], nil)
}

// mountText returns the golden text of where a module goes and of the lines that
// mount it.
func mountText(m generate.Module) string {
	text := m.Path + "\n"
	for _, lines := range m.Mount {
		text += "\n" + lines.File
		if lines.Line != nil {
			text += fmt.Sprintf(":%d", *lines.Line)
		}
		if lines.Note != "" {
			text += " (" + lines.Note + ")"
		}
		text += "\n" + strings.Join(append(lines.Lines, ""), "\n")
	}
	return text
}

// forms are the forms of a snippet that snipgen prints only when it inserts code
// into a file.
var forms = []struct {
	id, name      string
	imports, part generate.Part
	typed         bool
	declaration   string
}{
	{"aspnetcore", "action", generate.ActionImports, generate.Action, false, ""},
	{"express", "bare", generate.BareImports, generate.Bare, false, ""},
	{"express", "bare-method", generate.BareImports, generate.Bare, false, "method"},
	{"express", "bare-typescript-export-function", generate.BareImports, generate.Bare, true, "export function"},
	{"express", "typescript", "", generate.All, true, ""},
	{"fastapi", "bare", generate.BareImports, generate.Bare, false, ""},
	{"flask", "bare", generate.BareImports, generate.Bare, false, ""},
}

// Each form has one golden file with the imports and code of all cases.
func TestForms(t *testing.T) {
	shapes, err := definitions.ReadFile("golden/own.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	claimed, g := map[string]bool{}, generate.New()
	for _, form := range forms {
		file := filepath.Join("golden/forms", form.id, form.name+".txt")
		claimed[file] = true
		t.Run(form.id+" "+form.name, func(t *testing.T) {
			f, _ := frameworks.Find(frameworks.All, form.id)
			var out strings.Builder
			for _, c := range cases {
				r := asked(t, f, c.args, shapes)
				r.TypeScript, r.Declaration = form.typed, form.declaration
				fmt.Fprintf(&out, "-- %s --\n", c.name)
				for _, part := range []generate.Part{form.imports, form.part} {
					if part == "" {
						continue
					}
					r.Part = part
					snippet, err := g.Snippet(r)
					if err != nil {
						fmt.Fprintf(&out, "refused: %s\n", err)
						break
					}
					if snippet.Code == "" && part == form.part {
						t.Errorf("%s: no code", c.name)
					}
					if part == form.part && snippet.Code != "" && form.imports != "" && !strings.HasSuffix(out.String(), " --\n") {
						out.WriteString("\n")
					}
					out.WriteString(snippet.Code)
				}
			}
			compare(t, file, out.String())
		})
	}
	unclaimed(t, "golden/forms", claimed)
}

// mountedFile returns the file that mounts a module, with the lines inserted.
func mountedFile(t *testing.T, m generate.Module, project map[string]string) string {
	t.Helper()
	if len(m.Mount[0].Lines) == 0 {
		return project[m.Mount[0].File]
	}
	for _, lines := range m.Mount {
		if lines.Line == nil {
			t.Fatalf("the starter has no line at which to mount %s", m.Path)
		}
	}
	return generate.Inserted(project[m.Mount[0].File], m.Mount)
}

// asked returns the request for a case's arguments.
func asked(t *testing.T, f *frameworks.Framework, args []string, own *definitions.Catalogue) generate.Request {
	t.Helper()
	s, _, err := status.Find(args[0], nil)
	if err != nil { // it has no code, so it is a definition's key
		s, _, err = status.Find(args[0], own.Statuses)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := generate.Request{Status: s, Framework: f}
	for i := 1; i < len(args); i++ {
		if args[i] == "--no-headers" {
			r.NoHeaders = true
			continue
		}
		value := args[i+1]
		switch args[i] {
		case "--key":
			s.Key = value
		case "--message":
			s.Message = value
		case "--name":
			if r.Name, err = input.Name(value); err != nil {
				t.Fatal(err)
			}
		case "--path":
			if r.Path, err = input.Path(value); err != nil {
				t.Fatal(err)
			}
		case "-X":
			r.Method = strings.ToUpper(value)
		case "--body":
			if r.Body, err = own.Shape(value); err != nil {
				t.Fatal(err)
			}
		case "--header":
			h, err := input.ParseHeader(value)
			if err != nil {
				t.Fatal(err)
			}
			r.Headers = append(r.Headers, h)
		case "--statuses": // read already
		default:
			t.Fatalf("unknown flag %s", args[i])
		}
		i++
	}
	return r
}

// put writes a file of a project.
func put(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// unclaimed reports golden files that no test compares; -update deletes them.
func unclaimed(t *testing.T, folder string, claimed map[string]bool) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !claimed[path] {
			if *update {
				return os.Remove(path)
			}
			t.Errorf("no test compares %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// compare compares got with a golden file; -update rewrites the file.
func compare(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if *update && string(want) != got {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Errorf("%v (go test . -update writes it)", err)
	} else if string(want) != got {
		t.Errorf("%s differs (go test . -update rewrites it). Got:\n%s", file, got)
	}
}

// The pages of a few statuses are golden files.
func TestPages(t *testing.T) {
	isolate(t)
	for _, locale := range []string{"en", "ko"} {
		for _, query := range []string{"103", "204", "404", "499"} {
			t.Run(locale+" "+query, func(t *testing.T) {
				stdout, stderr, code := snipgen(t, "", "page", query, "--locale", locale)
				if code != command.Done || stderr != "" {
					t.Errorf("exit %d, %s", code, stderr)
				}
				compare(t, filepath.Join("golden", "pages", locale, query+".md"), stdout)
			})
		}
	}
}

// Every target prints every status that it can send, in every shape, and
// refuses the others by name.
func TestEveryStatus(t *testing.T) {
	isolate(t)
	shapes := []string{""} // the status's own
	for _, s := range generate.Shapes {
		shapes = append(shapes, s.Name)
	}
	sent, ran := 0, 0
	for _, f := range frameworks.All {
		for _, shape := range shapes {
			t.Run(f.ID+" "+shape, func(t *testing.T) {
				ran++
				flags := []string{"-l", f.ID, "--json"}
				if shape != "" {
					flags = append(flags, "--body", shape)
				}
				var queries []string
				for _, s := range status.Builtin() {
					if shape != "" && status.Bodyless(s.Code) {
						continue // snipgen refuses a shape for it
					}
					query := fmt.Sprintf("%03d@%s", s.Code, s.Origin)
					refusal := generate.Refusal(&s, f)
					if refusal == "" {
						queries = append(queries, query)
						continue
					}
					if _, stderr, code := snipgen(t, "", append(flags, query)...); code != command.Wrong || !strings.Contains(stderr, refusal) {
						t.Errorf("%s is not refused with the reason: exit %d, %s", query, code, stderr)
					}
				}
				stdout, stderr, code := snipgen(t, "", append(flags, queries...)...)
				var snippets []struct {
					Status       int
					Origin, Code string
				}
				if err := json.Unmarshal([]byte(stdout), &snippets); err != nil || code != command.Done || len(snippets) != len(queries) {
					t.Fatalf("exit %d, %d snippets of %d: %v, %s", code, len(snippets), len(queries), err, stderr)
				}
				sent += len(snippets)
				for i, s := range snippets {
					if got := fmt.Sprintf("%03d@%s", s.Status, s.Origin); got != queries[i] {
						t.Errorf("%s is %s", queries[i], got)
					}
					if !strings.HasSuffix(s.Code, "\n") || strings.HasSuffix(s.Code, "\n\n") {
						t.Errorf("%s does not end in one line break: %q", queries[i], s.Code)
					}
				}
			})
		}
	}
	if ran == len(shapes)*len(frameworks.All) && sent < 5000 { // -run left none out
		t.Errorf("only %d snippets were printed", sent)
	}
}

// Every target prints or refuses each hostile text as expected, without a panic and
// without output before an error.
func TestHostile(t *testing.T) {
	isolate(t)
	var expect map[string]string
	data, err := os.ReadFile("golden/testdata/hostile.expect.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &expect); err != nil {
		t.Fatal(err)
	}
	data, err = os.ReadFile("golden/testdata/hostile.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(data)) {
		var c struct{ ID, Field, Value string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		seen++
		t.Run(c.ID, func(t *testing.T) {
			want, _, _ := strings.Cut(expect[c.ID], ":")
			if want == "" {
				t.Error("the case has no expectation")
			}
			for _, f := range frameworks.All {
				_, stderr, code := snipgen(t, "", "404", "--lang="+f.ID, "--"+c.Field+"="+c.Value)
				switch {
				case code != command.Done && code != command.Wrong:
					t.Errorf("%s: exit %d, %s", f.ID, code, stderr)
				case want == "roundtrip" && code != command.Done:
					t.Errorf("%s refuses it: %s", f.ID, stderr)
				case want == "reject" && code != command.Wrong:
					t.Errorf("%s does not refuse it", f.ID)
				}
			}
		})
	}
	if seen != len(expect) || seen < 80 {
		t.Errorf("%d cases for %d expectations", seen, len(expect))
	}
}

// Each framework has its templates, and each template a framework.
func TestTemplates(t *testing.T) {
	files, err := filepath.Glob("templates/*/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return filepath.Dir(f) == filepath.Join("templates", "page") })
	var want []string
	for _, f := range frameworks.All {
		kinds := []string{"snippet"}
		if f.Category == frameworks.Server {
			kinds = []string{"handler", "mount", "scaffold", "snippet"}
		}
		for _, kind := range kinds {
			want = append(want, filepath.Join("templates", f.ID, kind+f.Language.Extension+".tmpl"))
		}
	}
	slices.Sort(want)
	if !slices.Equal(files, want) {
		t.Errorf("templates are %v, frameworks want %v", files, want)
	}
}

// mostReadme is the limit of lines of README.md: people don't read a longer one.
const mostReadme = 300

// README.md is correct: its examples, run in order in one terminal in a clone, print
// what it shows; it names every target, editor and format; and its table of contents
// lists its sections.
func TestReadme(t *testing.T) {
	isolate(t)
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	flowing := strings.Join(strings.Fields(readme), " ")
	if n := strings.Count(readme, "\n"); n > mostReadme {
		t.Errorf("README.md has %d lines, more than %d", n, mostReadme)
	}
	if known := fmt.Sprintf("It knows %d statuses", len(status.Builtin())); !strings.Contains(flowing, known) {
		t.Errorf("README.md does not say: %s", known)
	}
	for _, f := range frameworks.All {
		t.Run("target "+f.ID, func(t *testing.T) {
			if !strings.Contains(strings.ToLower(flowing), strings.ToLower(f.Title)+" (`"+f.ID+"`)") {
				t.Error("README.md lacks it")
			}
		})
	}
	for _, f := range editors.Formats {
		t.Run("format "+f.ID, func(t *testing.T) {
			if !strings.Contains(readme, "`"+f.ID+"`") {
				t.Error("README.md lacks it")
			}
		})
	}
	for _, e := range editors.All {
		t.Run("editor "+e.ID, func(t *testing.T) {
			_, keys, found := strings.Cut(flowing, e.Title+" (`")
			keys, _, _ = strings.Cut(keys, "`)")
			if configuration, _, _ := snipgen(t, "", "editor", e.ID); !found || !strings.Contains(configuration, keys) {
				t.Errorf("README.md lacks the keys, or has others than the configuration: %q", keys)
			}
		})
	}
	_, contents, _ := strings.Cut(readme, "\n## Contents\n\n")
	contents, rest, _ := strings.Cut(contents, "\n## ")
	var want strings.Builder
	for line := range strings.Lines("## " + rest) {
		if title, is := strings.CutPrefix(line, "## "); is {
			title = strings.TrimSpace(title)
			fmt.Fprintf(&want, "- [%s](#%s)\n", title, anchor(title))
		}
	}
	if strings.TrimSpace(contents) != strings.TrimSpace(want.String()) {
		t.Errorf("the contents of README.md should be\n%s", &want)
	}
	compare(t, "README.md", replay(t, readme))
}

// replay runs the commands in README.md and returns it with their output. A console
// block has commands with output, an sh block only commands, and a yaml block is a
// file that the reader saves.
func replay(t *testing.T, readme string) string {
	s := startSession(t)
	var out strings.Builder
	blocks := 0
	for {
		before, rest, found := strings.Cut(readme, "\n```")
		out.WriteString(before)
		if !found {
			break
		}
		language, rest, _ := strings.Cut(rest, "\n")
		block, after, _ := strings.Cut(rest, "\n```\n")
		switch language {
		case "console":
			block = s.replay(block)
		case "sh":
			if block == "go test ./..." { // it would run this test again
				break
			}
			if said, err := s.run("set -e\n" + strings.ReplaceAll(block, documented, s.address)); err != nil {
				t.Fatalf("%s\n%v\n%s", block, err, said)
			}
		case "yaml":
			if err := os.WriteFile(filepath.Join(s.dir, ".snipgen.yaml"), []byte(block+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("README.md has a block of the language %q", language)
		}
		out.WriteString("\n```" + language + "\n" + block + "\n```\n")
		readme = after
		blocks++
	}
	if blocks < 15 {
		t.Errorf("README.md has %d blocks", blocks)
	}
	return out.String()
}

// A session is a terminal in which somebody follows README.md: each command starts
// in the folder, and with the files, that the previous one left.
type session struct {
	t       *testing.T
	dir     string
	env     []string
	at      string // a file with the folder in which the last command ended
	address string // the mock server's address, which replaces the documented one
}

// documented is the mock server's address in README.md.
const documented = "127.0.0.1:8499"

// startSession returns a session in the clone with an empty home folder.
func startSession(t *testing.T) *session {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	s := &session{t: t, at: filepath.Join(t.TempDir(), "folder"), address: address}
	if s.dir, err = os.Getwd(); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	// Go still uses its caches in the real home folder.
	known, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE", "GOPATH").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Split(string(known), "\n")
	s.env = append(os.Environ(), "GOCACHE="+paths[0], "GOMODCACHE="+paths[1], "GOPATH="+paths[2], "GOFLAGS=-buildvcs=false",
		"HOME="+home, "XDG_CONFIG_HOME=", "SNIPGEN_ADDR="+address,
		"PATH="+filepath.Join(home, ".local", "bin")+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return s
}

// replay runs the commands of a block and returns them with their output.
func (s *session) replay(block string) string {
	var out []string
	for line := range strings.Lines(block) {
		typed, is := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "$ ")
		if !is {
			continue
		}
		var said string
		if program, background := strings.CutSuffix(typed, " &"); background {
			said = s.background(program)
		} else {
			// A command may fail: its output shows that.
			said, _ = s.run(strings.ReplaceAll(typed, documented, s.address))
		}
		said = strings.ReplaceAll(strings.ReplaceAll(said, "\r\n", "\n"), s.address, documented)
		out = append(out, strings.TrimSuffix("$ "+typed+"\n"+said, "\n"))
	}
	return strings.Join(out, "\n")
}

// run runs a script in a shell, and returns what it writes to both streams.
func (s *session) run(script string) (string, error) {
	ctx, cancel := context.WithTimeout(s.t.Context(), 5*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "sh", "-c", script+"\nstatus=$?; pwd >\""+s.at+"\"; exit $status")
	command.Dir, command.Env = s.dir, s.env
	said, err := command.CombinedOutput()
	if folder, readErr := os.ReadFile(s.at); readErr == nil {
		s.dir = strings.TrimSpace(string(folder))
	}
	return string(said), err
}

// background starts a server, which runs until the test ends, and returns what
// it says before its first request.
func (s *session) background(typed string) string {
	server := exec.Command("sh", "-c", "exec "+typed)
	server.Dir, server.Env = s.dir, s.env
	said, err := server.StderrPipe()
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	_, first, err := greeting(said)
	if err != nil {
		s.t.Fatal(err)
	}
	return first
}

// curl stands in for the real program, so that these tests need only Go: `curl -i
// URL` prints a response unchanged. golden/serve runs the real one.
func curl() {
	target, err := url.Parse(os.Args[len(os.Args)-1])
	if err != nil {
		log.Fatal(err)
	}
	conn, err := net.Dial("tcp", target.Host)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", target.RequestURI(), target.Host)
	reader := bufio.NewReader(io.TeeReader(conn, os.Stdout))
	response, err := http.ReadResponse(reader, nil)
	if err == nil {
		_, err = io.Copy(io.Discard, response.Body)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// golden/README.md has tables of targets, editors and snippet formats, which tell
// what was tested and with which versions.
func TestTables(t *testing.T) {
	const file = "golden/README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	put := func(name, head string, rows []string) {
		begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
		before, rest, found := strings.Cut(text, begin)
		_, after, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("%s has no %s", file, begin)
		}
		text = before + begin + "| " + head + " |\n" + strings.Repeat("|---", strings.Count(head, "|")+1) + "|\n" + strings.Join(rows, "") + end + after
	}
	ran := func(notRun string) string {
		if notRun != "" {
			return "not run: " + notRun
		}
		return "run"
	}
	var rows []string
	for _, f := range frameworks.All {
		on := []string{}
		cells, passed := 0, 0
		for _, r := range record.Runs(f.ID) {
			cells, passed = cells+r.Cells, passed+r.Passed
			on = append(on, r.Version(f.Title))
		}
		if f.NotRun != "" {
			on = []string{ran(f.NotRun)}
		}
		rows = append(rows, fmt.Sprintf("| `%s` | [%s](%s) | %s | `%s` | %d of %d | %s |\n",
			f.ID, f.Title, f.URL, f.Language.Title, f.File, passed, cells, strings.Join(on, "; ")))
	}
	put("targets", "target | title | language | file | cells passed | tested with", rows)
	rows = nil
	for _, e := range editors.All {
		rows = append(rows, fmt.Sprintf("| `%s` | `%s` | %s | %s |\n", e.ID, e.Where, strings.Join(e.Aliases, ", "), ran(e.NotRun)))
	}
	put("editors", "editor | file | aliases | in the tests", rows)
	rows = nil
	for _, f := range editors.Formats {
		rows = append(rows, fmt.Sprintf("| `%s` | [%s](%s) | %s | %s |\n", f.ID, f.Title, f.URL, f.Place, ran(f.NotRun)))
	}
	put("formats", "format | editor | put the files into | in the tests", rows)
	compare(t, file, text)
}

// documents are the files that TestLinks checks.
var documents = []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "golden/README.md"}

// A document links only to existing files and headings, and the paths that it
// quotes exist too.
func TestLinks(t *testing.T) {
	t.Parallel()
	linked := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	named := regexp.MustCompile("`((?:\\.ci|[a-z]+)(?:/[a-z0-9_.-]+)+)`")
	links, paths := 0, 0
	for _, document := range documents {
		data, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		targets := linked.FindAllStringSubmatch(string(data), -1)
		targets = slices.DeleteFunc(targets, func(found []string) bool { return strings.Contains(found[1], "://") })
		names := named.FindAllStringSubmatch(string(data), -1)
		links, paths = links+len(targets), paths+len(names)
		t.Run(document, func(t *testing.T) {
			t.Parallel()
			for _, found := range targets {
				target := found[1]
				file, fragment, _ := strings.Cut(target, "#")
				file = path.Join(path.Dir(document), file)
				if strings.HasPrefix(target, "#") {
					file = document
				}
				text, err := os.ReadFile(file)
				if info, statErr := os.Stat(file); statErr != nil || err != nil && !info.IsDir() {
					t.Errorf("%s does not exist", target)
				}
				if fragment != "" && !slices.Contains(anchors(string(text)), fragment) {
					t.Errorf("%s names a heading that does not exist", target)
				}
			}
			for _, found := range names {
				if !slices.ContainsFunc([]string{"", "golden", "generate"}, func(below string) bool {
					_, err := os.Stat(filepath.Join(below, found[1]))
					return err == nil
				}) && !slices.Contains(elsewhere, found[1]) {
					t.Errorf("%s does not exist", found[1])
				}
			}
		})
	}
	if links < 15 || paths < 40 {
		t.Errorf("the documents have only %d links and %d paths", links, paths)
	}
}

// elsewhere are paths in documents that are not in the repository.
var elsewhere = []string{"tools/snipgen.xml"}

// anchors returns the names that GitHub gives to the headings of a text.
func anchors(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if title, is := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); is && line[0] == '#' {
			out = append(out, anchor(strings.TrimSpace(title)))
		}
	}
	return out
}

// anchor returns the name that GitHub gives to a heading: in lower case, without
// punctuation, and with hyphens for spaces.
func anchor(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}

// shown are the commands in the picture of README.md.
var shown = [][]string{
	{"404", "fastapi", "--key", "order_not_found", "--message", "'No such order'"},
	{"429", "express", "--part", "response"},
	{"103", "django"},
}

// golden/terminal.svg is a picture of a terminal with the program's real output and
// colours.
func TestPicture(t *testing.T) {
	isolate(t)
	var lines []string
	for i, args := range shown {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "\x1b[1m$\x1b[0m snipgen "+strings.Join(args, " "))
		given := []string{}
		for _, a := range args {
			given = append(given, strings.Trim(a, "'"))
		}
		stdout, stderr, _ := snipgen(t, "", append(given, "--color", "always")...)
		lines = append(lines, strings.Split(strings.TrimSuffix(stderr+stdout, "\n"), "\n")...)
	}
	svg := picture(lines)
	const most = 30 << 10
	if len(svg) > most {
		t.Errorf("the picture has %d bytes, more than %d", len(svg), most)
	}
	compare(t, "golden/terminal.svg", svg)
}

// escape is a change of colours on a terminal (ECMA-48, 8.3.117).
var escape = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// Sizes of the picture in pixels: a character's width, a line's height, the margin
// around the text and the title bar.
const (
	pictureAdvance = 8.43 // 0.602 of the font size, as in common monospaced fonts
	pictureLine    = 20
	pictureFrame   = 20
	pictureBar     = 28
)

// picture draws a terminal with coloured lines, as SVG. It has its own background,
// so that it is readable on light and dark pages.
func picture(lines []string) string {
	widest := 0
	for _, line := range lines {
		widest = max(widest, len([]rune(escape.ReplaceAllString(line, ""))))
	}
	width, height := int(float64(widest)*pictureAdvance)+2*pictureFrame, len(lines)*pictureLine+2*pictureFrame+pictureBar
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d" role="img" aria-labelledby="title">
<title id="title">snipgen in a terminal</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dee9; white-space: pre }
.c1 { font-weight: bold }
.c3 { font-style: italic }
.c32 { fill: #a3be8c }
.c35 { fill: #cf9fd0 }
.c36 { fill: #88c0d0 }
</style>
<rect width="%[1]d" height="%[2]d" rx="8" fill="#22272e"/>
<circle cx="20" cy="16" r="5" fill="#e06c75"/><circle cx="38" cy="16" r="5" fill="#e5c07b"/><circle cx="56" cy="16" r="5" fill="#98c379"/>
`, width, height)
	for i, line := range lines {
		if line == "" {
			continue
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve">`, pictureFrame, pictureBar+pictureFrame+i*pictureLine+pictureLine/2)
		class, at := "", 0
		write := func(text string) {
			text = html.EscapeString(text)
			if class != "" && text != "" {
				text = `<tspan class="c` + class + `">` + text + `</tspan>`
			}
			b.WriteString(text)
		}
		for _, found := range escape.FindAllStringSubmatchIndex(line, -1) {
			write(line[at:found[0]])
			class, at = strings.TrimPrefix(line[found[2]:found[3]], "0"), found[1]
		}
		write(line[at:])
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// launcher is a program that runs the command in its arguments and prints the
// command's peak resident memory in KiB. A child's count starts with the size of
// its parent, so the parent must be small.
const launcher = `package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	c := exec.Command(os.Args[1], os.Args[2:]...)
	if err := c.Run(); err != nil {
		panic(err)
	}
	fmt.Println(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}
`

// linker is a program that links snipgen's main libraries, but doesn't use them.
const linker = `package main

import (
	"fmt"
	"os"

	"github.com/Masterminds/sprig/v3"
	"github.com/urfave/cli/v2"
)

func main() {
	if len(os.Args) > 9 {
		fmt.Println(cli.NewApp(), sprig.TxtFuncMap())
	}
	fmt.Println(499)
}
`

// BenchmarkStart measures the start of a release build and of a plain one. It
// reports the median time as a multiple of a bare program's (x-bare) and of one
// that only links cli and sprig (x-linked), and the peak resident memory in MiB.
func BenchmarkStart(b *testing.B) {
	isolate(b)
	dir := b.TempDir()
	bare, linked, launch := filepath.Join(dir, "bare.go"), filepath.Join(dir, "linked.go"), filepath.Join(dir, "launch.go")
	for file, source := range map[string]string{
		bare: "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(499) }\n", linked: linker, launch: launcher,
	} {
		if err := os.WriteFile(file, []byte(source), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	build := func(b *testing.B, source, cgo string, flags []string) string {
		program := filepath.Join(b.TempDir(), "program")
		c := exec.Command("go", append(append([]string{"build"}, flags...), "-o", program, source)...)
		c.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		return program
	}
	measure := build(b, launch, "0", nil)
	for _, kind := range []struct {
		name, cgo string
		flags     []string
	}{
		{"release", "0", []string{"-tags=urfave_cli_no_docs", "-trimpath", "-ldflags=-s -w"}},
		{"plain", "1", nil},
	} {
		b.Run(kind.name, func(b *testing.B) {
			programs := [3]string{build(b, bare, kind.cgo, kind.flags), build(b, linked, kind.cgo, kind.flags), build(b, ".", kind.cgo, kind.flags)}
			var times [3][]float64
			for b.Loop() {
				for i, program := range programs {
					c := exec.Command(program, "499", "--lang", "flask")
					c.Dir = dir
					begin := time.Now()
					if err := c.Run(); err != nil {
						b.Fatal(err)
					}
					times[i] = append(times[i], float64(time.Since(begin)))
				}
			}
			out, err := exec.Command(measure, programs[2], "499", "--lang", "flask").Output()
			if err != nil {
				b.Fatal(err)
			}
			var kib float64
			if _, err := fmt.Sscan(string(out), &kib); err != nil {
				b.Fatal(err)
			}
			median := func(d []float64) float64 {
				slices.Sort(d)
				return d[len(d)/2]
			}
			b.ReportMetric(median(times[2])/median(times[0]), "x-bare")
			b.ReportMetric(median(times[2])/median(times[1]), "x-linked")
			b.ReportMetric(kib/1024, "peak-MiB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// notices is the file with the licences of everything in the program.
const notices = "generate/command/notices.txt"

// The notices have the licences of Go and of every linked module, each with the text
// from the module. Modules with the same text share one copy.
func TestNotices(t *testing.T) {
	t.Parallel()
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", ".")
	listed, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(listed)), "\n")
	slices.Sort(lines)
	lines = slices.DeleteFunc(slices.Compact(lines), func(s string) bool { return s == "" })
	// Some installations of Go lack its licence; golang.org/x/sys has the same.
	for _, line := range lines {
		if _, dir, is := strings.Cut(line, "golang.org/x/sys "); is {
			_, dir, _ = strings.Cut(dir, " ")
			lines = append([]string{"Go (its library)  " + dir}, lines...)
			break
		}
	}
	var texts []string
	of := map[string][]string{} // the modules that have a text
	for _, line := range lines {
		name, dir, _ := strings.Cut(line, " /")
		dir = "/" + dir
		found := 0
		for _, pattern := range []string{"LICEN[CS]E*", "NOTICE*"} {
			names, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range names {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				whole := strings.TrimRight(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n \t") + "\n"
				if of[whole] == nil {
					texts = append(texts, whole)
				}
				of[whole] = append(of[whole], strings.TrimSpace(name))
				found++
			}
		}
		if found == 0 {
			t.Errorf("%s has no licence in %s", name, dir)
		}
	}
	var out strings.Builder
	out.WriteString("snipgen contains the following, besides its own code. `snipgen help licenses`\nprints this file, and a test writes it.\n")
	for _, text := range texts {
		out.WriteString("\n" + strings.Repeat("=", 78) + "\n" + strings.Join(of[text], "\n") + "\n" + strings.Repeat("-", 78) + "\n\n" + text)
	}
	compare(t, notices, out.String())
}

// example is the script command "example LINE FILE": it writes the indented example
// in standard output that begins with LINE to FILE.
func example(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: example LINE FILE")
	}
	const indent = "  "
	_, text, found := strings.Cut("\n"+ts.ReadFile("stdout"), "\n"+indent+args[0]+"\n")
	if !found {
		ts.Fatalf("there is no example that begins with %q", args[0])
	}
	out := args[0] + "\n"
	for line := range strings.Lines(text) {
		rest, indented := strings.CutPrefix(line, indent)
		if !indented && line != "\n" {
			break
		}
		out += rest
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.TrimRight(out, "\n")+"\n"), 0o666))
}
