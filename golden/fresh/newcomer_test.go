package fresh

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"snipgen/generate"
	"snipgen/golden/kit"
)

// catalogue is a definition file as a newcomer would write it: eight errors with paths.
const catalogue = `statuses:
  - code: 404
    key: order_not_found
    message: There is no such order.
    path: /orders/{id}
  - code: 410
    key: order_deleted
    message: The order was deleted.
    method: DELETE
    path: /orders/{id}
  - code: 422
    key: order_rejected
    message: The order was rejected.
    method: POST
    path: /orders
    body: problem
    fields: {order: {state: rejected, open: false}}
  - code: 409
    key: order_shipped
    message: The order has already been shipped.
    method: POST
    path: /orders/{id}/cancellation
  - code: 401
    key: login_needed
    message: Log in first.
    path: /account
  - code: 403
    key: not_your_order
    message: This order is somebody else's.
    path: /orders/{id}/invoice
    fields: {docs: "https://docs.example.com/errors/{key}"}
  - code: 429
    key: quota_used_up
    message: You have used up this month's quota.
    path: /reports
    headers:
      Retry-After: "3600"
  - code: 503
    key: stock_closed
    message: The stock is being counted.
    path: /stock
    name: show stock
`

// A newcomer has only the program, its help, the README and an empty folder.
type newcomer struct {
	snipgen, dir string
	texts        string // the README and the help, with single spaces between words
}

// told checks that the README or the help has each text that the next commands rely on.
func (n *newcomer) told(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(n.texts, text) {
			t.Errorf("neither the README nor the help says %q", text)
		}
	}
}

// run runs snipgen, checks its exit code and returns its output.
func (n *newcomer) run(t *testing.T, code int, args ...string) string {
	t.Helper()
	cmd := exec.Command(n.snipgen, args...)
	cmd.Dir = n.dir
	cmd.Env = append(os.Environ(), "HOME="+n.dir, "XDG_CONFIG_HOME=")
	out, err := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != code {
		var said string
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			said = string(exit.Stderr)
		}
		t.Fatalf("snipgen %q exits with %d, not %d: %v\n%s%s", args, got, code, err, out, said)
	}
	return string(out)
}

// TestNewcomer walks through a newcomer's first ten minutes, with nothing to go by but the
// README and the help: print a handler, find a status, write a definition file, scaffold it
// into a new project, check the server, mock it for a browser, and write a target.
func TestNewcomer(t *testing.T) {
	n := &newcomer{snipgen: kit.Snipgen(t), dir: filepath.Join(t.TempDir(), "empty")}
	if err := os.Mkdir(n.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	n.read(t)
	// Each step continues in the folder of the one before.
	for _, step := range []struct {
		name string
		run  func(*newcomer, *testing.T)
	}{
		{"print a handler", (*newcomer).printHandler}, {"find a status", (*newcomer).findStatus}, {"write a catalogue", (*newcomer).writeCatalogue},
		{"scaffold and check", (*newcomer).scaffold}, {"mock", (*newcomer).mock}, {"write a template", (*newcomer).writeTemplate},
	} {
		if !t.Run(step.name, func(t *testing.T) { step.run(n, t) }) {
			t.FailNow()
		}
	}
}

// read reads the README and the help.
func (n *newcomer) read(t *testing.T) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts := string(readme)
	for _, args := range [][]string{{"--help"}, {"help", "definitions"}, {"help", "templates"}, {"scaffold", "--help"}, {"check", "--help"}, {"serve", "--help"}, {"template", "--help"}} {
		texts += "\n" + n.run(t, 0, args...)
	}
	n.texts = strings.Join(strings.Fields(texts), " ")
}

func (n *newcomer) printHandler(t *testing.T) {
	n.told(t, "snipgen 404 flask")
	if out := n.run(t, 0, "404", "flask"); !strings.Contains(out, `return {"error": "not_found", "message": "Not Found"}, 404`) {
		t.Errorf("unexpected output:\n%s", out)
	}
}

func (n *newcomer) findStatus(t *testing.T) {
	n.told(t, "snipgen statuses 'rate limit'")
	if out := n.run(t, 0, "statuses", "rate limit"); !strings.HasPrefix(out, "429\ttoo_many_requests\t") {
		t.Errorf("unexpected output:\n%s", out)
	}
}

func (n *newcomer) writeCatalogue(t *testing.T) {
	n.told(t, ".snipgen.yaml", "method: POST", "path: /orders", "body: problem", "fields:", "headers:", "snipgen --all")
	write(t, n.dir, ".snipgen.yaml", catalogue)
	if out := n.run(t, 0, "--all", "--lang", "fastapi", "--part", "handler"); strings.Count(out, "@app.") != 8 || !strings.Contains(out, `@app.post("/orders/{id}/cancellation")`) || !strings.Contains(out, "def show_stock") {
		t.Errorf("unexpected output:\n%s", out)
	}
}

// scaffold adds the catalogue to a new FastAPI project and checks the running server.
func (n *newcomer) scaffold(t *testing.T) {
	n.told(t, "snipgen scaffold --all", "snipgen check --all URL", "--unsafe-methods")
	fastAPI(t, n.dir)
	server := n.start(t, func(t *testing.T, dir string, port int) *kit.Server { return runFastAPI(t, dir, port) })
	out := n.run(t, 0, "check", "--all", "http://"+server.Address, "--unsafe-methods")
	if strings.Contains(out, "differs") || strings.Count(out, "There is no such order.")+strings.Count(out, "order_not_found") == 0 {
		t.Errorf("unexpected output:\n%s", out)
	}
	// The check must fail if the server's response differs from the definition.
	write(t, n.dir, "changed.yaml", strings.Replace(catalogue, "Log in first.", "Please log in.", 1))
	if out := n.run(t, 1, "check", "--all", "http://"+server.Address, "--statuses", "changed.yaml"); !strings.Contains(out, "Please log in.") {
		t.Errorf("unexpected output:\n%s", out)
	}
}

// start scaffolds the catalogue into the project, mounts it and starts the server.
func (n *newcomer) start(t *testing.T, run func(*testing.T, string, int) *kit.Server) *kit.Server {
	t.Helper()
	var report struct {
		Files []struct{ Action string }
		Mount []generate.Mount
	}
	if err := json.Unmarshal([]byte(n.run(t, 0, "scaffold", "--all", "--json")), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Files) != 8 {
		t.Errorf("%d files, want 8", len(report.Files))
	}
	apply(t, n.dir, report.Mount)
	port, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	return run(t, n.dir, port)
}

// mock serves the catalogue, and has a browser fetch from it on a page of another origin.
func (n *newcomer) mock(t *testing.T) {
	n.told(t, "snipgen serve", "answers at the paths of your definitions")
	kit.Need(t, "chromium")
	port, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	mock := kit.Start(t, n.dir, nil, port, n.snipgen, "serve", "--addr", fmt.Sprintf("127.0.0.1:%d", port))
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>Shop</title><p id="shown">nothing</p><script>
fetch("http://%s/orders/17").then(async (r) => {
  document.getElementById("shown").textContent = r.status + " " + (await r.json()).message;
});
</script>`, mock.Address)
	}))
	defer page.Close()
	// The virtual time budget makes Chromium wait for the fetch before it dumps the page.
	shown := kit.Output(t, "timeout", "60", "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--log-level=3",
		"--user-data-dir="+t.TempDir(), "--virtual-time-budget=10000", "--dump-dom", page.URL)
	if !strings.Contains(html.UnescapeString(shown), ">404 There is no such order.</p>") {
		t.Errorf("the page shows %s", shown)
	}
}

// writeTemplate adds a target for a framework that snipgen lacks, with the example from the
// help, and scaffolds the same catalogue with it.
func (n *newcomer) writeTemplate(t *testing.T) {
	n.told(t, "snipgen help templates", "This definition, in .snipgen.yaml, adds a target.")
	_, text, found := strings.Cut(n.run(t, 0, "help", "templates"), "\n  targets:\n")
	if !found {
		t.Fatal("`snipgen help templates` has no example")
	}
	example := "targets:\n"
	for line := range strings.Lines(text) {
		rest, indented := strings.CutPrefix(line, "  ")
		if !indented && line != "\n" {
			break
		}
		example += rest
	}
	n.dir = filepath.Join(filepath.Dir(n.dir), "starlette")
	write(t, n.dir, ".snipgen.yaml", example+catalogue)
	write(t, n.dir, "requirements.txt", "starlette\n")
	write(t, n.dir, "main.py", n.run(t, 0, "order_not_found", "--lang", "starlette"))
	python := pythonKit.In(t, "bin/python")
	serve := func(t *testing.T, dir string, port int) *kit.Server {
		return kit.Start(t, dir, quiet, port, python, "-m", "uvicorn", "--port", strconv.Itoa(port), "--log-level", "warning", "main:app")
	}
	port, err := kit.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	n.run(t, 0, "check", "http://"+serve(t, n.dir, port).Address+"/orders/17", "--as", "order_not_found")

	write(t, n.dir, "main.py", "from starlette.applications import Starlette\n\nroutes = [\n]\n\napp = Starlette(routes=routes)\n")
	server := n.start(t, serve)
	n.run(t, 0, "check", "--all", "http://"+server.Address, "--unsafe-methods")
}
