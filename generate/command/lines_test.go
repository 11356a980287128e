package command

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/pem"
	goflag "flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"
)

var outputs = goflag.String("outputs", "", "write what all command lines print to `FILE`, to compare two versions of the program")

// ownDefinitions is the definition file that the command lines use as own.yaml.
const ownDefinitions = "../../golden/own.yaml"

// A scene is a folder with files and the command lines that run there in order.
type scene struct {
	name  string
	files map[string]string
	env   []string // as NAME=value
	cwd   string   // the working directory, relative to the folder
	// fresh restores the folder before each line.
	fresh bool
	// reads says that no line writes a file. All such scenes run in parallel in
	// one folder, which has the files of all.
	reads bool
	lines []line
}

// A line is a command line. In its arguments and in a scene's env, $WORK stands
// for the scene's folder, and $URL and $TLS for the addresses of servers.
type line struct {
	stdin string
	args  []string
}

// An outcome is the result of a line.
type outcome struct {
	code           int
	stdout, stderr string
	files          map[string]string // written files by path; folders end in a slash
	gone           []string          // deleted files and folders
}

// Exceptions to the rules, by the line's first arguments or by the flag.
var (
	// unused lists what no line that exits with 0 has: serve runs until a signal
	// ends it, and a site takes a second, so its lines use one name per flag.
	unused = map[string]bool{
		"serve": true, "serve --addr": true, "serve --allow-host": true, "serve --body": true, "serve -b": true, "serve --statuses": true, "serve -s": true,
		"site -o": true, "site --output": true, "site --body": true, "site --statuses": true,
	}
	// noLastBreak matches command lines whose output ends exactly as the snippet or
	// message does.
	noLastBreak = regexp.MustCompile(`(?m)^(\S+ )*snipgen .*(--?wire|--insert|export (yasnippet|YASnippet)|export "Sublime Text"|export sublime)`)
)

// A play runs scenes.
type play struct {
	plain, secure *httptest.Server
	shared        map[string]string // files that each folder has

	mutex   sync.Mutex
	used    map[string]bool
	count   int
	records map[string]string // by the scene

	schemas *schemas
}

// Every command line of the list obeys the rules of exit codes, streams and files.
// The list covers every command, flag, target, status and shape.
func TestCommandLines(t *testing.T) {
	own, err := os.ReadFile(ownDefinitions)
	if err != nil {
		t.Fatal(err)
	}
	all := scenes(t)
	isolate(t, nil)
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "TERM"} {
		t.Setenv(name, "")
	}
	p := play{used: map[string]bool{}, records: map[string]string{}}
	p.plain, p.secure = answering(t)
	p.schemas = compiled(t)
	p.shared = map[string]string{"own.yaml": string(own), "routes.yaml": "- {code: 429, key: too_many_requests, message: Too Many Requests, path: /429}\n", "cert.pem": certificate(p.secure), ".git/HEAD": ""}
	p.together(t, slices.DeleteFunc(slices.Clone(all), func(s scene) bool { return !s.reads }))
	for _, s := range all {
		if !s.reads {
			t.Run(s.name, func(t *testing.T) { p.alone(t, s) })
		}
	}
	total := 0
	for _, s := range all {
		total += len(s.lines)
	}
	if total < 3000 {
		t.Errorf("the list has only %d command lines", total)
	}
	if p.count == total { // -run left none out
		p.complete(t)
	}
	if *outputs != "" {
		var out strings.Builder
		for _, s := range all {
			out.WriteString(p.records[s.title()])
		}
		if err := os.WriteFile(*outputs, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d command lines ran", p.count, total)
}

// together runs scenes that only read, in parallel.
func (p *play) together(t *testing.T, all []scene) {
	dir := t.TempDir()
	lay(t, dir, p.shared)
	for _, s := range all {
		lay(t, dir, s.files)
	}
	before := snapshot(t, dir)
	t.Run("together", func(t *testing.T) {
		t.Chdir(dir)
		for _, s := range all {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				r := recorder{play: p, scene: s, seen: map[string]int{}}
				for _, l := range s.lines {
					r.run(t, dir, l, nil)
				}
				r.finish()
			})
		}
	})
	var o outcome
	o.compare(before, snapshot(t, dir))
	if len(o.files)+len(o.gone) > 0 {
		t.Errorf("scenes that only read changed %q and deleted %q", slices.Sorted(maps.Keys(o.files)), o.gone)
	}
}

// alone runs a scene in a folder of its own.
func (p *play) alone(t *testing.T, s scene) {
	root := t.TempDir()
	for _, e := range s.env {
		name, value, _ := strings.Cut(e, "=")
		t.Setenv(name, strings.ReplaceAll(value, "$WORK", filepath.Join(root, "0")))
	}
	r := recorder{play: p, scene: s, seen: map[string]int{}}
	dir := filepath.Join(root, "0")
	lay(t, dir, p.shared)
	lay(t, dir, s.files)
	t.Chdir(filepath.Join(dir, s.cwd))
	before := snapshot(t, dir)
	for _, l := range s.lines {
		switch o := r.run(t, dir, l, before); {
		case len(o.files)+len(o.gone) == 0:
		case s.fresh:
			o.undo(t, dir, before)
		default:
			before = snapshot(t, dir)
		}
	}
	r.finish()
}

// complete reports commands, flags and schemas that no successful line used.
func (p *play) complete(t *testing.T) {
	for _, o := range printed {
		if !p.schemas.used[o.name] {
			t.Errorf("no command line prints JSON with the schema %q", o.name)
		}
	}
	for _, c := range commands {
		if !p.used[c.name] && !unused[c.name] {
			t.Errorf("no command line runs command %q", c.name)
		}
		for _, f := range append(slices.Clip(c.flags), &helpFlag) {
			for _, name := range f.names() {
				if name = c.name + " " + dashed(name); !p.used[name] && !unused[name] {
					t.Errorf("no command line that exits with 0 has %q", strings.TrimSpace(name))
				}
			}
		}
	}
}

// A recorder runs the lines of a scene and records their outcomes.
type recorder struct {
	play  *play
	scene scene
	seen  map[string]int
	used  []string
	out   strings.Builder
}

// run runs a line in a folder. before is a snapshot of it from before the line; if
// it is nil, the caller compares the folder itself.
func (r *recorder) run(t *testing.T, dir string, l line, before map[string]string) outcome {
	t.Helper()
	places := []string{"$WORK", dir, "$URL", r.play.plain.URL, "$TLS", r.play.secure.URL}
	name := l.name(r.scene)
	if r.seen[name]++; r.seen[name] > 1 {
		name += fmt.Sprintf(" #%d", r.seen[name])
	}
	o := l.run(t, name, places)
	if before != nil {
		o.compare(before, snapshot(t, dir))
	}
	judge(t, name, l, o)
	r.play.schemas.judge(t, name, l.args, o)
	if o.code == Done {
		r.used = append(r.used, uses(l.args)...)
	}
	if *outputs != "" {
		r.out.WriteString(o.record(name, places))
	}
	return o
}

func (r *recorder) finish() {
	r.play.mutex.Lock()
	defer r.play.mutex.Unlock()
	for _, name := range r.used {
		r.play.used[name] = true
	}
	r.play.count += len(r.scene.lines)
	r.play.records[r.scene.title()] = r.out.String()
}

// uses lists the command and the flags that a line has.
func uses(args []string) []string {
	if len(args) > 0 && args[0] == completer {
		return nil
	}
	c, rest := (&program{commands: commands}).commandOf(args)
	var out []string
	help := false
	for i := 0; i < len(rest) && rest[i] != "--"; i++ {
		name, _, joined, is := splitFlag(rest[i])
		if !is {
			continue
		}
		out = append(out, c.name+" "+dashed(name))
		help = help || slices.Contains(helpFlag.names(), name)
		if f, _ := c.find(name); f.value() != "" && !joined {
			i++
		}
	}
	if !help {
		out = append(out, c.name)
	}
	return out
}

// title is the scene's name with its variables.
func (s scene) title() string { return strings.Join(append([]string{s.name}, s.env...), " ") }

// name returns the command line roughly as one types it into a shell.
func (l line) name(s scene) string {
	words := []string{"[" + s.name + "]"}
	words = append(words, s.env...)
	words = append(words, "snipgen")
	for _, arg := range l.args {
		if arg == "" || strings.ContainsFunc(arg, func(r rune) bool {
			return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_@%+=:,./-$", r)
		}) {
			arg = strconv.QuoteToASCII(arg)
		}
		words = append(words, arg)
	}
	if l.stdin != "" {
		words = append(words, "<", strconv.QuoteToASCII(l.stdin))
	}
	return strings.Join(words, " ")
}

func (l line) run(t *testing.T, name string, places []string) (o outcome) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s panics: %v", name, r)
			o.code = -1
		}
	}()
	args := []string{"snipgen"}
	for _, arg := range l.args {
		args = append(args, strings.NewReplacer(places...).Replace(arg))
	}
	var stdout, stderr bytes.Buffer
	o.code = Run(args, strings.NewReader(l.stdin), &stdout, &stderr)
	o.stdout, o.stderr = stdout.String(), stderr.String()
	return o
}

// lay writes files below a folder.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot reads a folder.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			out[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(path)
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// compare stores what changed between two snapshots of a folder.
func (o *outcome) compare(before, after map[string]string) {
	o.files = map[string]string{}
	for name, content := range after {
		if old, found := before[name]; !found || old != content {
			o.files[name] = content
		}
	}
	for name := range before {
		if _, found := after[name]; !found {
			o.gone = append(o.gone, name)
		}
	}
	slices.Sort(o.gone)
}

// undo restores a folder to the snapshot before.
func (o *outcome) undo(t *testing.T, dir string, before map[string]string) {
	t.Helper()
	lost := map[string]string{}
	for name := range o.files {
		content, found := before[name]
		if found {
			lost[name] = content
		} else if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range o.gone {
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		lost[name] = before[name]
	}
	lay(t, dir, lost)
}

// judge checks the rules that hold for every command line.
func judge(t *testing.T, name string, l line, o outcome) {
	t.Helper()
	if o.code < 0 || o.code > 2 {
		t.Errorf("%s exits with %d", name, o.code)
	}
	if o.code != 0 {
		report := o.code == 1 && slices.Contains(l.args, "check") && strings.Contains(o.stderr, " differs from ")
		if o.stdout != "" && !report {
			t.Errorf("%s exits with %d and prints %q", name, o.code, o.stdout)
		}
		// scaffold prints how an existing file differs before the error.
		conflict := slices.Contains(l.args, "scaffold") && strings.Contains(o.stderr, "\nsnipgen: ") && strings.Contains(o.stderr, " differs; nothing was written")
		if !strings.HasPrefix(o.stderr, "snipgen: ") && !conflict {
			t.Errorf("%s exits with %d and writes %q to standard error", name, o.code, o.stderr)
		}
		if len(o.files)+len(o.gone) > 0 {
			t.Errorf("%s exits with %d and changed %q and deleted %q", name, o.code, slices.Sorted(maps.Keys(o.files)), o.gone)
		}
	}
	if o.stderr != "" && !strings.HasSuffix(o.stderr, "\n") {
		t.Errorf("%s writes %q to standard error, without a final line break", name, o.stderr)
	}
	if o.stdout != "" && (!strings.HasSuffix(o.stdout, "\n") || strings.HasSuffix(o.stdout, "\n\n")) && !noLastBreak.MatchString(name) {
		t.Errorf("%s prints text that does not end in exactly one line break: %q", name, o.stdout[max(0, len(o.stdout)-60):])
	}
	users := l.stdin + strings.Join(l.args, "")
	for _, text := range []string{o.stdout, o.stderr} {
		if !utf8.ValidString(text) && utf8.ValidString(users) {
			t.Errorf("%s prints invalid UTF-8: %q", name, text)
		}
	}
}

// record formats an outcome in lines that suit diff.
func (o outcome) record(name string, places []string) string {
	for i := 0; i < len(places); i += 2 {
		places[i], places[i+1] = places[i+1], places[i]
	}
	clean := strings.NewReplacer(places...)
	var b strings.Builder
	fmt.Fprintf(&b, "=== %s\nexit %d\n", name, o.code)
	section := func(mark, text string) {
		for l := range strings.Lines(clean.Replace(text)) {
			body, broken := strings.CutSuffix(l, "\n")
			if strings.ContainsFunc(body, func(r rune) bool { return r == utf8.RuneError || r != '\t' && unicode.IsControl(r) }) {
				body = strconv.Quote(body)
			}
			fmt.Fprintf(&b, "%s%s\n", mark, body)
			if !broken {
				fmt.Fprintf(&b, "%s\\ no line break\n", mark)
			}
		}
	}
	section("out| ", o.stdout)
	section("err| ", o.stderr)
	for _, name := range o.gone {
		fmt.Fprintf(&b, "deleted %s\n", name)
	}
	for _, name := range slices.Sorted(maps.Keys(o.files)) {
		content := clean.Replace(o.files[name])
		if len(o.files) > 60 {
			fmt.Fprintf(&b, "wrote %s %x\n", name, sha256.Sum256([]byte(content)))
			continue
		}
		fmt.Fprintf(&b, "wrote %s\n", name)
		section("  | ", content)
	}
	return b.String()
}

// answering starts two servers, without and with TLS, whose response depends on
// the path.
func answering(t *testing.T) (plain, secure *httptest.Server) {
	const body = "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
	done := make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		q := r.URL.Query()
		text := fmt.Sprintf(`{"error":%q,"message":%q}`, cmp.Or(q.Get("key"), "too_many_requests"), cmp.Or(q.Get("message"), "Too Many Requests"))
		switch r.URL.Path {
		case "/problem":
			text = `{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too Many Requests"}`
			text = strings.Replace(fmt.Sprintf("HTTP/1.1 429 Slow Down\r\nRetry-After: 60\r\n"+body, len(text), text), "/json", "/problem+json", 1)
		case "/own":
			text = `{"error":"order_shipped","message":"The order has already been shipped."}`
			text = fmt.Sprintf("HTTP/1.1 409 Conflict\r\nX-Reason: shipped\r\n"+body, len(text), text)
		case "/hints":
			text = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
		case "/moved":
			text = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
		case "/broken":
			text = "HTTP/1.1 404 Not Found\r\nContent-Length: 500\r\n\r\n"
		case "/more":
			text = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 44\r\n\r\n{\"error\":\"not_found\", \"message\":\"Not Found\"}garbage"
		case "/hostile":
			text = "HTTP/1.1 429 \x1b[31m\r\nRetry-After: \u202e\x07\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n\xff\x00\x1b<"
		case "/text":
			text = "hello\r\n"
		case "/nothing":
			<-done
			text = ""
		default:
			text = fmt.Sprintf("HTTP/1.1 429 Slow Down\r\nRetry-After: 60\r\nX-Trace: 7f3a\r\n"+body, len(text), text)
		}
		io.WriteString(conn, text)
	})
	for _, server := range []**httptest.Server{&plain, &secure} {
		*server = httptest.NewUnstartedServer(handler)
		(*server).Config.ErrorLog = log.New(io.Discard, "", 0)
		t.Cleanup((*server).Close)
	}
	t.Cleanup(func() { close(done) })
	plain.Start()
	secure.StartTLS()
	return plain, secure
}

func certificate(s *httptest.Server) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}))
}
