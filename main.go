// Command snipgen prints handler code that returns an HTTP status from a web
// framework.
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"snipgen/frameworks"
	"snipgen/generate"
	"snipgen/generate/build"
	"snipgen/generate/check"
	"snipgen/generate/cmdline"
	"snipgen/generate/completion"
	"snipgen/generate/definitions"
	"snipgen/generate/describe"
	"snipgen/generate/editors"
	"snipgen/generate/files"
	"snipgen/generate/flags"
	"snipgen/generate/highlight"
	"snipgen/generate/input"
	"snipgen/generate/manual"
	"snipgen/generate/mock"
	"snipgen/generate/page"
	"snipgen/generate/project"
	"snipgen/generate/source"
	"snipgen/generate/status"
	"snipgen/generate/terminal"
	"snipgen/templates"
)

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// Exit codes.
const (
	done   = 0
	failed = 1 // what was asked for is right but could not be done
	wrong  = 2 // what was asked for, or a file that it names, is not right
)

const exitCodes = `Exit codes

  0  done
  1  could not: a file can't be read or written, or is there already and
     differs from what scaffold would write; a server can't be reached, or
     check has found a difference
  2  wrong: the command line or a definition file asks for something that does
     not exist, is not valid, or can't be expressed in the target

detect exits with 0 also where it finds no target, or several: the evidence is
what was asked for.

On 1 and 2 nothing is on standard output but check's report, and standard
error has a line that begins with "snipgen: " and mostly a hint on the next.
`

// run is the program: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// All output is collected first: on an error there is none of it.
	var out bytes.Buffer
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, out: &out}
	err := p.run(args)
	var different *differenceError
	if (err == nil || errors.As(err, &different)) && out.Len() > 0 {
		if _, writeErr := stdout.Write(out.Bytes()); writeErr != nil {
			err = fmt.Errorf("standard output can't be written: %w", writeErr)
		}
	}
	if err == nil {
		return done
	}
	fmt.Fprintf(stderr, "snipgen: %s\n", terminal.Printable(err.Error()))
	var bad *input.Error
	if !errors.As(err, &bad) {
		return failed
	}
	if bad.Hint != "" {
		fmt.Fprintf(stderr, "snipgen: %s\n", terminal.Printable(bad.Hint))
	}
	return wrong
}

// A program is one run of the command.
type program struct {
	stdin      io.Reader
	stdout     io.Writer     // only to ask whether it is a terminal
	stderr     io.Writer     // for notes; errors are returned
	out        *bytes.Buffer // what will be written to stdout
	app        *cli.App
	line       *cmdline.Program // what app has
	arguments  []string         // the arguments that are no flags
	definition *definitions.Catalogue
}

func (p *program) run(args []string) error {
	p.app = p.application()
	p.line = flags.Describe(p.app)
	if len(args) > 1 && args[1] == completion.Command {
		var known []completion.Candidate
		for _, t := range topics {
			known = append(known, completion.Candidate{Value: t.name, Description: t.usage})
		}
		completion.Complete(p.out, p.line, known, args[2:])
		return nil
	}
	ordered, arguments, err := p.line.Order(args[min(1, len(args)):])
	if err != nil {
		return err
	}
	p.arguments = arguments
	return p.app.Run(append([]string{"snipgen"}, ordered...))
}

// application describes the command line.
func (p *program) application() *cli.App {
	snippet := func(action cli.ActionFunc) cli.ActionFunc {
		return func(c *cli.Context) error {
			if err := p.load(c); err != nil {
				return err
			}
			return action(c)
		}
	}
	jsonFlag := flags.Toggle("json", "", "print JSON")
	usage := func(_ *cli.Context, err error, _ bool) error {
		return input.Errorf("%s", strings.ToLower(err.Error()[:1])+err.Error()[1:]).Hintf("`snipgen --help` lists the flags")
	}
	app := &cli.App{
		Name: "snipgen", HelpName: "snipgen",
		Usage:                     "print handler code that returns an HTTP status",
		UsageText:                 usageText,
		ArgsUsage:                 "STATUS...",
		CustomAppHelpTemplate:     appHelp,
		HideHelpCommand:           true,
		HideVersion:               true,
		Reader:                    p.stdin,
		Writer:                    p.out,
		ErrWriter:                 io.Discard,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              usage,
		DisableSliceFlagSeparator: true,
		Action:                    snippet(p.snippet),
		Flags: []cli.Flag{
			flags.Value("lang", "l", "write for a `TARGET`, or several with commas (default: what the project uses)"),
			key(), message(), name(), method(), route(), headers(), noHeaders(), body(),
			flags.Value("part", "", "the `PART` of the snippet: all, imports or handler (default: all)"),
			flags.Value("file", "f", "what the code goes into: only what `FILE` lacks is printed"),
			flags.Toggle("buffer", "", "standard input is the file as the editor has it"),
			flags.Value("insert", "", "print the whole file with the code at line `N`; with --json the edits"),
			flags.Value("indent", "", "indent by `N` spaces, or auto: like the lines on standard input"),
			url(),
			flags.Toggle("wire", "", "for http: the bytes as they are sent, with CRLF"),
			definitionFile(),
			flags.Toggle("all", "a", "every status of your definitions, or of the built-in ones if you have none"),
			output(),
			flags.Toggle("json", "", "print the code with what is known of it as JSON"),
			flags.Value("color", "", "colour the code `WHEN`: auto, always or never (default: auto, on a terminal)"),
			flags.Toggle("version", "v", "print the version"),
			cli.HelpFlag, // cli adds it only beside its own help command
		},
		Commands: []*cli.Command{
			{
				Name: "frameworks", Usage: "list the targets", Action: snippet(p.frameworks),
				Flags: []cli.Flag{
					flags.Value("language", "", "only those of a `LANGUAGE`"),
					flags.Value("category", "", "only those of a `CATEGORY`: server or client"),
					flags.Value("status", "", "only those that can send a `STATUS`"),
					definitionFile(), jsonFlag,
				},
			},
			{
				Name: "statuses", Usage: "list the statuses", Action: snippet(p.statuses), ArgsUsage: "[TEXT]",
				Flags: []cli.Flag{
					flags.Value("class", "", "only those of a `CLASS`: 4xx"),
					flags.Value("origin", "", "only those that `ORIGIN` defined: iana, nginx, own"),
					flags.Value("tag", "", "only those with a `TAG`: deprecated, interim"),
					flags.Value("lang", "l", "only those that a `TARGET` can send"),
					definitionFile(), jsonFlag,
				},
			},
			{
				Name: "show", Usage: "tell what a status means", Action: snippet(p.show), ArgsUsage: "STATUS",
				Flags: []cli.Flag{definitionFile(), jsonFlag},
			},
			{
				Name: "check", Usage: "ask a server and tell how its response differs from a status", Action: snippet(p.check), ArgsUsage: "URL",
				Flags: []cli.Flag{
					flags.Value("as", "a", "the `STATUS` that should come back"),
					key(), message(), method(), headers(), noHeaders(), body(),
					flags.Values("request-header", "", "a `HEADER` to send, 'Name: value'"),
					flags.Value("data", "d", "the request's body, or @`FILE`"),
					flags.Value("timeout", "t", "how long to wait, as a `DURATION`: 500ms, 10s, 2m (default: 20s)"),
					flags.Value("cacert", "", "trust the certificates in a PEM `FILE` instead of the system's"),
					flags.Toggle("insecure", "", "trust any certificate"),
					definitionFile(), jsonFlag,
				},
			},
			{
				Name: "page", Usage: "print the reference page of a status", Action: snippet(p.page), ArgsUsage: "STATUS",
				Flags: []cli.Flag{
					flags.Value("locale", "", "the `LOCALE` to write in, as ko (default: that of LC_ALL, LC_MESSAGES or LANG)"),
					flags.Value("format", "f", "the `FORMAT`: md or html (default: md)"),
					key(), message(), names(), method(), route(), headers(), noHeaders(), body(), url(), definitionFile(), output(),
				},
			},
			{
				Name: "site", Usage: "write the reference pages of all statuses as a static site", Action: snippet(p.site),
				Flags: []cli.Flag{
					flags.Value("out", "d", "write to the folder `DIR`, which is new, empty or has an earlier site"),
					body(),
					flags.Toggle("own", "", "put in your project's and your own definitions; --statuses does too"),
					definitionFile(),
				},
			},
			{
				Name: "export", Usage: "write snippet files for vscode, luasnip, ultisnips, yasnippet, sublime or zed", Action: snippet(p.export), ArgsUsage: "FORMAT [STATUS...]",
				Flags: []cli.Flag{
					flags.Value("lang", "l", "write for a `TARGET`, or several with commas"),
					flags.Toggle("all", "a", "the other meanings of codes too, as 499@esri"),
					names(), method(), route(), headers(),
					flags.Toggle("no-headers", "", "leave out the headers that the statuses bring"),
					body(),
					flags.Value("part", "", "the `PART` of the code: handler or all (default: handler)"),
					definitionFile(),
					flags.Value("output", "o", "write the one file to `FILE` instead of standard output"),
					flags.Value("out", "d", "write the files into a `FOLDER`"),
					flags.Toggle("force", "f", "replace files in the folder that snipgen has not written"),
				},
			},
			{
				Name: "scaffold", Usage: "put handlers into a project, as modules that it mounts", Action: snippet(p.scaffold), ArgsUsage: "STATUS...",
				Flags: []cli.Flag{
					flags.Value("lang", "l", "write for a `TARGET` (default: what the project uses)"),
					flags.Value("dir", "d", "the `FOLDER` for the modules (default: where the framework's users expect them)"),
					key(), message(),
					flags.Value("name", "n", "the handler's `NAME`, in any casing (default: of the key)"),
					method(),
					flags.Value("path", "p", "the route's `PATH`, as /orders/{id} (default: of the key)"),
					headers(), noHeaders(), body(), definitionFile(),
					flags.Toggle("all", "a", "every status of your definitions"),
					flags.Toggle("dry-run", "", "tell what would be done, and write nothing"),
					flags.Toggle("diff", "", "print what would change as a diff, and write nothing"),
					flags.Toggle("force", "f", "replace files that exist and differ"),
					jsonFlag,
				},
			},
			{
				Name: "detect", Usage: "tell which target a project uses, and from what", Action: snippet(p.detect), ArgsUsage: "[FOLDER]",
				Flags: []cli.Flag{definitionFile(), jsonFlag},
			},
			{
				Name: "serve", Usage: "serve the site, and each status exactly as raw HTTP shows it", Action: snippet(p.serve),
				Flags: []cli.Flag{
					flags.Value("addr", "", "listen on `ADDRESS` (default: "+mock.Address+")"),
					body(), definitionFile(),
				},
			},
			{Name: "completion", Usage: "print the completion script for bash, fish, powershell or zsh", ArgsUsage: "SHELL", Action: p.completion},
			{
				Name: "editor", Usage: "print the lines for an editor's configuration, or list the editors", ArgsUsage: "[EDITOR]",
				Action: p.editor, Flags: []cli.Flag{jsonFlag},
			},
			{Name: "man", Usage: "print the manual page, for `man -l -`", Action: p.man},
			{Name: "schema", Usage: "print the JSON Schema of definition files", Action: func(*cli.Context) error {
				p.out.WriteString(definitions.Schema)
				return nil
			}},
			{Name: "help", Usage: "print help on a command, exit-codes, definitions or templates", ArgsUsage: "[TOPIC]", Action: p.help},
		},
	}
	for _, c := range app.Commands {
		c.HideHelpCommand = true
		c.OnUsageError = usage
		c.CustomHelpTemplate = commandHelp
	}
	return app
}

// Flags that several commands have.

func key() flags.Option     { return flags.Value("key", "k", "the error `KEY`, as order_not_found") }
func message() flags.Option { return flags.Value("message", "m", "the `MESSAGE` for people") }
func method() flags.Option {
	return flags.Value("method", "X", "the request `METHOD` (default: GET)")
}
func name() flags.Option {
	return flags.Value("name", "n", "the handler's `NAME`, in any casing")
}
func names() flags.Option {
	return flags.Value("name", "n", "the handlers' `NAME`, in any casing")
}
func route() flags.Option {
	return flags.Value("path", "p", "the route's `PATH`, as /orders/{id}")
}
func headers() flags.Option {
	return flags.Values("header", "H", "a response `HEADER`, 'Name: value'; 'Name:' removes one")
}
func noHeaders() flags.Option {
	return flags.Toggle("no-headers", "", "leave out the headers that the status brings")
}
func body() flags.Option {
	return flags.Value("body", "b", "the `BODY`: error, problem (RFC 9457), none or one of your own (default: error)")
}
func url() flags.Option {
	return flags.Value("url", "", "the `URL` that curl asks (default: snipgen's mock server)")
}
func output() flags.Option {
	return flags.Value("output", "o", "write to `FILE` instead of standard output")
}
func definitionFile() flags.Option {
	return flags.Value("statuses", "s", "definitions of your own in a YAML or JSON `FILE`; - is standard input")
}

// load reads the definition files: the one that is named, the project's and
// the user's.
func (p *program) load(c *cli.Context) error {
	p.definition = &definitions.Catalogue{}
	named, _ := p.setting(c, "statuses")
	start := c.String("dir")
	if file := c.String("file"); file != "" {
		// An editor may run anywhere; the file that it edits is in the project.
		start = filepath.Dir(file)
	}
	var err error
	p.definition, err = definitions.Load(named, start, p.stdin)
	return err
}

// setting returns the value of a flag, of its environment variable (if that
// is not empty) or of the nearest definition file that has one, and whether
// there is any.
func (p *program) setting(c *cli.Context, name string) (string, bool) {
	if c.IsSet(name) {
		return c.String(name), true
	}
	if value := os.Getenv(cmdline.Variable(name)); value != "" {
		return value, true
	}
	value, found := p.definition.Defaults[name]
	return value, found
}

// filled is setting for a flag whose value is not empty; "" means none.
func (p *program) filled(c *cli.Context, name string) (string, error) {
	value, found := p.setting(c, name)
	if found && strings.TrimSpace(value) == "" {
		return "", input.Errorf("flag \"--%s\" is empty", name).Hintf("give it a value or leave it out")
	}
	return value, nil
}

// snippet is what snipgen does without a command.
func (p *program) snippet(c *cli.Context) error {
	if c.Bool("version") {
		fmt.Fprintf(p.out, "snipgen %s\n", build.Version())
		return nil
	}
	g := generate.New(p.definition.Targets...)
	statuses, err := p.asked(c, p.arguments...)
	if err != nil {
		return err
	}
	if c.IsSet("file") || c.IsSet("buffer") || c.IsSet("insert") {
		return p.insert(c, g, statuses)
	}
	targets, err := p.targets(c, g)
	if err != nil {
		return err
	}
	request, err := p.request(c)
	if err != nil {
		return err
	}
	if auto, _ := p.setting(c, "indent"); auto == "auto" && len(statuses)*len(targets) > 1 {
		return input.Errorf("--indent auto is for one snippet, not %d", len(statuses)*len(targets)).Hintf("--indent 4")
	}
	var snippets []describe.Snippet
	var left []string
	for _, s := range statuses {
		for _, f := range targets {
			// Nobody asked for each of the built-in statuses by name.
			if c.Bool("all") && s.Origin != status.Own && generate.Refusal(s, f) != "" {
				left = append(left, fmt.Sprintf("%s %d", f.ID, s.Code))
				continue
			}
			request.Status, request.Framework = s, f
			margin, err := p.margin(c, source.New("", "", f.Language))
			if err != nil {
				return err
			}
			code, err := margin.Snippet(g, request)
			if err != nil {
				return err
			}
			snippets = append(snippets, describe.SnippetOf(s, f, code))
		}
	}
	if len(left) > 0 {
		fmt.Fprintf(p.stderr, "snipgen: left out what can't be sent: %s\n", strings.Join(left, ", "))
	}
	return p.print(c, snippets, len(statuses) > 1)
}

// targets returns the targets that --lang names.
func (p *program) targets(c *cli.Context, g *generate.Generator) ([]*frameworks.Framework, error) {
	lang, err := p.filled(c, "lang")
	if err != nil {
		return nil, err
	}
	if lang == "" {
		found, _, err := p.detected(".", g.Frameworks())
		if err != nil {
			return nil, err
		}
		lang = found.ID
	}
	return generate.FindEach(g.Frameworks(), lang)
}

// insert prints what a file lacks of a snippet or, with --insert, the file
// with the snippet in it.
func (p *program) insert(c *cli.Context, g *generate.Generator, statuses []*status.Status) error {
	lang, err := p.filled(c, "lang")
	if err != nil {
		return err
	}
	name := c.String("file")
	switch {
	case name == "":
		return input.Errorf("no file given").Hintf("--buffer and --insert need --file NAME")
	case len(statuses) != 1:
		return input.Errorf("--file and %d statuses were given", len(statuses)).Hintf("put them into the file one by one")
	case c.IsSet("indent") && c.IsSet("insert"):
		return input.Errorf("--insert and --indent were given").Hintf("leave out --indent: the line's own indentation counts")
	case c.String("indent") == "auto" && c.Bool("buffer"):
		return input.Errorf("--buffer and --indent auto were given").Hintf("name the cursor's line: --insert 12")
	}
	line := 0
	if c.IsSet("insert") {
		if line, err = strconv.Atoi(c.String("insert")); err != nil || line < 1 {
			return input.Errorf("line %q is no number from 1", c.String("insert")).Hintf("--insert 12")
		}
	}
	text, err := p.content(c, name)
	if err != nil {
		return err
	}
	if !c.IsSet("lang") {
		// A default of the project's need not be what this file is for.
		f, err := source.Target(g.Frameworks(), name, text, lang)
		if err != nil {
			return err
		}
		lang = f.ID
	}
	f, err := generate.Find(g.Frameworks(), lang)
	if err != nil {
		return err
	}
	if err := source.Fits(g.Frameworks(), f, name); err != nil {
		return err
	}
	request, err := p.request(c)
	if err != nil {
		return err
	}
	request.Status, request.Framework = statuses[0], f
	file := source.New(name, text, f.Language)
	var margin *source.Margin
	if line == 0 {
		if margin, err = p.margin(c, file); err != nil {
			return err
		}
	}
	piece, err := file.For(g, request, line, margin)
	if err != nil {
		return err
	}
	for _, clash := range piece.Clashes {
		fmt.Fprintf(p.stderr, "snipgen: not imported, as the file has the name for something else: %s\n", terminal.Printable(clash))
	}
	out := describe.SnippetOf(request.Status, f, generate.Snippet{Code: piece.Text(f.Language), File: piece.File})
	if margin != nil {
		out.Code = margin.Apply(out.Code)
	}
	if line > 0 {
		if out.Edits = file.Insert(piece, line); !c.Bool("json") {
			out.Code = file.Text()
		}
	}
	return p.print(c, []describe.Snippet{out}, false)
}

// content returns the text of the file that the code goes into: what is on
// standard input or on the disk, where there need not be any yet.
func (p *program) content(c *cli.Context, name string) (string, error) {
	if c.Bool("buffer") {
		return p.input(c, "--buffer")
	}
	text, err := files.Read(name, files.Source)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(text), err
}

// input reads standard input for a flag.
func (p *program) input(c *cli.Context, flag string) (string, error) {
	if statuses, _ := p.setting(c, "statuses"); statuses == "-" {
		return "", input.Errorf("%s and \"--statuses -\" both read standard input", flag).Hintf("put the definitions into a file")
	}
	if isTerminal(p.stdin) {
		return "", input.Errorf("%s reads standard input, which is a terminal", flag).Hintf("it is for an editor, which pipes lines in")
	}
	text, err := io.ReadAll(p.stdin)
	if err != nil {
		return "", fmt.Errorf("standard input can't be read: %w", err)
	}
	return string(text), nil
}

// margin is what --indent asks for, in a file, or nil.
func (p *program) margin(c *cli.Context, file *source.File) (*source.Margin, error) {
	depth, err := p.filled(c, "indent")
	if err != nil || depth == "" {
		return nil, err
	}
	if depth != "auto" {
		return file.Depth(depth)
	}
	lines, err := p.input(c, "--indent auto")
	if err != nil {
		return nil, err
	}
	m := file.Replacing(lines)
	return &m, nil
}

// print prints snippets as the flags ask for, each behind a heading if there
// are several. Named puts the status into it.
func (p *program) print(c *cli.Context, snippets []describe.Snippet, named bool) error {
	name := c.String("output")
	toFile := name != "" && name != "-"
	coloured, err := p.coloured(c)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	code := func(s describe.Snippet) error {
		switch {
		case !toFile && coloured:
			return highlight.Terminal(&out, s.Language, s.Code)
		case !toFile && p.terminal():
			out.WriteString(highlight.Visible(s.Code))
		default:
			out.WriteString(s.Code)
		}
		return nil
	}
	switch {
	case c.Bool("json") && len(snippets) == 1:
		err = writeJSON(&out, snippets[0])
	case c.Bool("json"):
		err = writeJSON(&out, snippets)
	default:
		err = describe.PrintSnippets(&out, snippets, named, code)
	}
	if err != nil {
		return err
	}
	if toFile {
		return files.Write(name, out.Bytes())
	}
	p.out.Write(out.Bytes())
	return nil
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// asked returns the statuses that names mean, with the changes that the flags
// make to them.
func (p *program) asked(c *cli.Context, names ...string) ([]*status.Status, error) {
	q := definitions.Query{Names: names, All: c.Bool("all")}
	if key, found := p.setting(c, "key"); found {
		q.Key = &key
	}
	if message, found := p.setting(c, "message"); found {
		q.Message = &message
	}
	return p.definition.Find(q)
}

// request reads the flags that are not about the status or the target.
func (p *program) request(c *cli.Context) (generate.Request, error) {
	r := generate.Request{NoHeaders: c.Bool("no-headers"), Wire: c.Bool("wire")}
	var method, body, part string
	var err error
	for _, f := range []struct {
		name string
		dst  *string
	}{{"name", &r.Name}, {"path", &r.Path}, {"url", &r.URL}, {"method", &method}, {"body", &body}, {"part", &part}} {
		if *f.dst, err = p.filled(c, f.name); err != nil {
			return r, err
		}
	}
	if method != "" {
		if r.Method, err = input.Method(method); err != nil {
			return r, err
		}
	}
	if body != "" {
		if r.Body, err = p.definition.Shape(body); err != nil {
			return r, err
		}
	}
	r.Part = generate.Part(part)
	if part != "" && !slices.Contains(generate.Parts, r.Part) {
		return r, input.Errorf("unknown part %q", part).Hintf("the parts are all, imports and handler")
	}
	for _, h := range c.StringSlice("header") {
		parsed, err := input.ParseHeader(h)
		if err != nil {
			return r, err
		}
		r.Headers = append(r.Headers, parsed)
	}
	r.Own = p.definition.Statuses
	r.Date, err = build.Now()
	return r, err
}

// terminal reports whether standard output is one.
func (p *program) terminal() bool { return isTerminal(p.stdout) }

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// coloured reports whether code on standard output is coloured.
func (p *program) coloured(c *cli.Context) (bool, error) {
	when, err := p.filled(c, "color")
	if err != nil {
		return false, err
	}
	// The environment may force colours, which are not for an editor's text.
	if auto, _ := p.setting(c, "indent"); !p.terminal() && !c.IsSet("color") && (auto == "auto" || c.IsSet("insert") || c.Bool("buffer")) {
		return false, nil
	}
	return highlight.Wanted(when, p.terminal() && highlight.Console(p.stdout.(*os.File)), os.Getenv)
}

// table prints a table to standard output.
func (p *program) table(heading []string, rows [][]string) {
	terminal.Table(p.out, p.terminal(), heading, rows)
}

// known is what the lists tell of.
func (p *program) known() describe.Known {
	return describe.Known{Own: p.definition.Statuses, Targets: generate.New(p.definition.Targets...).Frameworks()}
}

// frameworks lists the targets.
func (p *program) frameworks(c *cli.Context) error {
	if err := p.none(); err != nil {
		return err
	}
	filter := describe.TargetFilter{Language: c.String("language"), Category: c.String("category")}
	if query := c.String("status"); query != "" {
		var err error
		if filter.Status, _, err = status.Find(query, p.definition.Statuses); err != nil {
			return err
		}
	}
	list, err := p.known().List(filter)
	if err != nil {
		return err
	}
	out := []describe.Target{}
	var rows [][]string
	for _, f := range list {
		t, note := describe.TargetOf(f)
		out = append(out, t)
		rows = append(rows, []string{f.ID, f.Title, f.Language.Title, f.File, strings.Join(f.Aliases, ", "), fmt.Sprintf("%d/%d", t.Passed, t.Cells), note})
	}
	if c.Bool("json") {
		return writeJSON(p.out, out)
	}
	p.table([]string{"TARGET", "TITLE", "LANGUAGE", "FILE", "ALIASES", "RUN", "ON"}, rows)
	return nil
}

// statuses lists the statuses.
func (p *program) statuses(c *cli.Context) error {
	known := p.known()
	filter := describe.StatusFilter{
		Class: c.String("class"), Origin: c.String("origin"), Tag: c.String("tag"), Text: strings.Join(p.arguments, " "),
	}
	if name := c.String("lang"); name != "" {
		var err error
		if filter.Sender, err = generate.Find(known.Targets, name); err != nil {
			return err
		}
	}
	list, err := known.Statuses(filter)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		out := []describe.Status{}
		for i := range list {
			out = append(out, known.Status(&list[i]))
		}
		return writeJSON(p.out, out)
	}
	var rows [][]string
	for i, s := range list {
		rows = append(rows, []string{known.Name(&list[i]), s.Key, s.Reason, s.Origin})
	}
	p.table([]string{"CODE", "KEY", "REASON", "ORIGIN"}, rows)
	return nil
}

// show tells what a status means.
func (p *program) show(c *cli.Context) error {
	if len(p.arguments) != 1 {
		return input.Errorf("show takes one status, not %d", len(p.arguments)).Hintf("snipgen show 499")
	}
	s, known, err := status.Find(p.arguments[0], p.definition.Statuses)
	if err != nil {
		return err
	}
	if !known {
		return input.Errorf("unknown status %q", p.arguments[0]).Hintf("nobody defines %d; `snipgen statuses` lists what is defined", s.Code)
	}
	d := p.known().Status(s)
	if c.Bool("json") {
		return writeJSON(p.out, d)
	}
	d.Print(p.out)
	return nil
}

// detected finds the target that the project of a folder uses, and says so.
func (p *program) detected(dir string, list []*frameworks.Framework) (*frameworks.Framework, *project.Project, error) {
	found, err := project.Detect(dir, list)
	if err != nil {
		return nil, nil, err
	}
	f, err := found.Target()
	if err != nil {
		return nil, nil, err
	}
	for _, m := range found.Problems() {
		fmt.Fprintf(p.stderr, "snipgen: %s is passed over: %s\n", terminal.Printable(found.Name(m)), terminal.Printable(m.Problem))
	}
	fmt.Fprintf(p.stderr, "snipgen: %s, from %s\n", f.ID, terminal.Printable(found.Source()))
	return f, found, nil
}

// detect prints the evidence; that there is no target, or several, is a result
// like another.
func (p *program) detect(c *cli.Context) error {
	if len(p.arguments) > 1 {
		return input.Errorf("detect takes one folder, not %d", len(p.arguments)).Hintf("snipgen detect services/api")
	}
	dir := strings.Join(append(p.arguments, "."), "/")
	found, err := project.Detect(dir, generate.New(p.definition.Targets...).Frameworks())
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return writeJSON(p.out, found.Report())
	}
	rows := found.Rows()
	for _, row := range rows {
		for i := range row {
			row[i] = terminal.Printable(row[i])
		}
	}
	p.table([]string{"MANIFEST", "LANGUAGE", "PACKAGE", "WHERE", "TARGET"}, rows)
	if f, err := found.Target(); err != nil {
		fmt.Fprintf(p.stderr, "snipgen: %s\n", terminal.Printable(err.Error()))
	} else {
		fmt.Fprintf(p.stderr, "snipgen: %s, from %s\n", f.ID, terminal.Printable(found.Source()))
	}
	return nil
}

// scaffold puts handlers into a project.
func (p *program) scaffold(c *cli.Context) error {
	if c.Bool("all") && len(p.definition.Statuses) == 0 {
		return input.Errorf("there are no definitions of your own").Hintf("put them into %s, or name statuses: snipgen scaffold 404", definitions.ProjectFile)
	}
	statuses, err := p.asked(c, p.arguments...)
	if err != nil {
		return err
	}
	request, err := p.request(c)
	if err != nil {
		return err
	}
	if len(statuses) > 1 {
		for _, name := range []string{"name", "path"} {
			if c.IsSet(name) {
				return input.Errorf("--%s is for one handler, not %d", name, len(statuses)).Hintf("without it each has one of its key's words")
			}
		}
		request.Name, request.Path = "", "" // which a definition file or the environment may have
	}
	g := generate.New(p.definition.Targets...)
	f, home, dir, err := p.place(c, g)
	if err != nil {
		return err
	}
	spot, err := project.Survey(home, dir, f)
	if err != nil {
		return err
	}
	request.Framework = f
	var modules []generate.Module
	var planned []files.File
	for _, s := range statuses {
		request.Status = s
		m, err := g.Module(request, spot)
		if err != nil {
			return err
		}
		modules = append(modules, m)
		planned = append(planned, files.File{Path: m.Path, Content: []byte(m.Code)})
	}
	plan, err := files.New(home, planned, c.Bool("force"))
	write := !c.Bool("dry-run") && !c.Bool("diff")
	if err == nil && write {
		err = plan.Write(context.Background())
	}
	var conflict *files.Conflict
	if errors.As(err, &conflict) {
		io.WriteString(p.stderr, terminal.Visible(string(conflict.Diff)))
	}
	if err != nil {
		return err
	}
	report := files.Report{Target: f.ID, Root: home, Written: write, Mount: append([]generate.Mount{}, generate.Mounts(modules)...)}
	for i, change := range plan.Changes {
		s, m := statuses[i], modules[i]
		file := files.Reported{Path: change.Path, Action: string(change.Action), Status: s.Code, Key: s.Key, Method: m.Method, Route: m.Route}
		if c.Bool("diff") {
			file.Diff = string(change.Diff())
		}
		report.Files = append(report.Files, file)
	}
	if !write {
		fmt.Fprintln(p.stderr, "snipgen: nothing was written")
	}
	switch {
	case c.Bool("json"):
		return writeJSON(p.out, report)
	case c.Bool("diff") && p.terminal():
		p.out.WriteString(terminal.Visible(string(plan.Diff())))
	case c.Bool("diff"):
		p.out.Write(plan.Diff())
	default:
		report.Print(p.out)
	}
	return nil
}

// place finds the target and the folder of the application that handlers go
// into, and theirs relative to that; it is "" where none was given.
func (p *program) place(c *cli.Context, g *generate.Generator) (f *frameworks.Framework, home, dir string, err error) {
	from := "."
	if c.IsSet("dir") {
		if from = c.String("dir"); from == "" {
			return nil, "", "", input.Errorf("flag \"--dir\" is empty").Hintf("name a folder of the project")
		}
	}
	lang, err := p.filled(c, "lang")
	if err != nil {
		return nil, "", "", err
	}
	var found *project.Project
	if lang == "" {
		f, found, err = p.detected(from, g.Frameworks())
	} else if strings.Contains(lang, ",") {
		err = input.Errorf("scaffold writes for one target").Hintf("run it for each of %s", lang)
	} else if f, err = generate.Find(g.Frameworks(), lang); err == nil {
		found, err = project.Detect(from, []*frameworks.Framework{f})
	}
	if err != nil {
		return nil, "", "", err
	}
	home = found.Home(f)
	if c.IsSet("dir") {
		if dir, err = filepath.Rel(home, found.Dir); err != nil {
			return nil, "", "", err
		}
	}
	return f, home, dir, nil
}

// A differenceError is the result of a check; the report is on standard output.
type differenceError struct{ text string }

func (e *differenceError) Error() string { return e.text }

// check asks a server and tells how its response differs from a status.
func (p *program) check(c *cli.Context) error {
	if len(p.arguments) != 1 {
		return input.Errorf("check takes one URL, not %d", len(p.arguments)).Hintf("snipgen check http://127.0.0.1:8000/orders/1 --as 404")
	}
	as := c.String("as")
	if as == "" {
		return input.Errorf("no status given").Hintf("name what should come back: --as 404")
	}
	statuses, err := p.asked(c, as)
	if err != nil {
		return err
	}
	r, err := p.request(c)
	if err != nil {
		return err
	}
	r.Status = statuses[0]
	want, err := check.Expect(r)
	if err != nil {
		return err
	}
	question, err := check.Question{
		Method: cmp.Or(r.Method, "GET"), URL: p.arguments[0], Headers: c.StringSlice("request-header"), Data: c.String("data"),
		Timeout: c.String("timeout"), CACert: c.String("cacert"), Insecure: c.Bool("insecure"),
	}.Request()
	if err != nil {
		return err
	}
	result, err := want.Compare(question, as)
	if err != nil {
		return err
	}
	if !c.Bool("json") {
		result.Print(p.out)
	} else if err := writeJSON(p.out, result); err != nil {
		return err
	}
	if !result.Same {
		return &differenceError{result.String()}
	}
	return nil
}

// page prints the reference page of one status.
func (p *program) page(c *cli.Context) error {
	locale, err := p.filled(c, "locale")
	if err == nil && locale == "" {
		locale = page.Environment(os.Getenv)
	} else if err == nil {
		locale, err = page.Locale(locale)
	}
	if err != nil {
		return err
	}
	format, err := p.filled(c, "format")
	if err != nil {
		return err
	}
	if len(p.arguments) != 1 {
		return input.Errorf("page takes one status, not %d", len(p.arguments)).Hintf("snipgen page 499")
	}
	statuses, err := p.asked(c, p.arguments...)
	if err != nil {
		return err
	}
	site, err := p.pages(c)
	if err != nil {
		return err
	}
	out, err := site.Print(statuses[0], locale, format)
	if err != nil {
		return err
	}
	if name := c.String("output"); name != "" && name != "-" {
		return files.Write(name, out)
	}
	p.out.Write(out)
	return nil
}

// site writes the reference pages of all statuses.
func (p *program) site(c *cli.Context) error {
	if err := p.none(); err != nil {
		return err
	}
	dir, err := p.filled(c, "out")
	if err != nil {
		return err
	}
	if dir == "" {
		return input.Errorf("no folder given").Hintf("snipgen site --out public")
	}
	if _, named := p.setting(c, "statuses"); !named && !c.Bool("own") {
		p.definition = &definitions.Catalogue{}
	}
	site, err := p.pages(c)
	if err != nil {
		return err
	}
	n, err := site.Write(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "snipgen: wrote %d pages; begin with %s\n", n, terminal.Printable(filepath.Join(dir, "index.html")))
	return nil
}

// pages returns the reference pages that the flags ask for. Their date is a
// fixed one unless SOURCE_DATE_EPOCH gives another: the same input gives the
// same bytes.
func (p *program) pages(c *cli.Context) (*page.Site, error) {
	request, err := p.request(c)
	if err != nil {
		return nil, err
	}
	if !build.Reproducible() {
		request.Date = page.Example
	}
	return page.New(page.Options{Statuses: p.definition.Statuses, Targets: p.definition.Targets, Request: request}), nil
}

// export writes snippet files: the one that there is to standard output, or
// all into a folder.
func (p *program) export(c *cli.Context) error {
	if len(p.arguments) == 0 {
		return input.Errorf("export takes a format").Hintf("name one of %s", editors.Names())
	}
	format, err := editors.FindFormat(p.arguments[0])
	if err != nil {
		return err
	}
	folder, name := c.String("out"), c.String("output")
	switch {
	case c.IsSet("out") && folder == "":
		return input.Errorf("flag \"--out\" is empty").Hintf("name a folder for the files")
	case folder != "" && c.IsSet("output"):
		return input.Errorf("--out and --output were given").Hintf("--out is for all files, --output for one")
	case folder == "" && c.Bool("force"):
		return input.Errorf("--force was given without --out").Hintf("it is about the files of a folder")
	}
	g := generate.New(p.definition.Targets...)
	r := editors.Request{Whole: len(p.arguments) > 1}
	if r.Targets, err = p.targets(c, g); err != nil {
		return err
	}
	if r.Handler, err = p.request(c); err != nil {
		return err
	}
	switch r.Handler.Part {
	case "":
		r.Handler.Part = generate.Handler
	case generate.Imports:
		return input.Errorf("imports are no snippet").Hintf("--part handler, or --part all for the whole file")
	}
	for _, query := range p.arguments[1:] {
		s, known, err := status.Find(query, p.definition.Statuses)
		if err == nil && !known {
			err = input.Errorf("unknown status %q", query).Hintf("nobody defines %d; define it in a file: --statuses errors.yaml", s.Code)
		}
		if err != nil {
			return err
		}
		r.Statuses = append(r.Statuses, s)
	}
	if !r.Whole {
		r.Statuses = editors.Statuses(p.definition.Statuses, c.Bool("all"))
	} else if c.Bool("all") {
		return input.Errorf("--all and a status were given").Hintf("leave out one of them")
	}
	snippets, left, err := editors.Snippets(g, r)
	if err != nil {
		return err
	}
	written, err := format.Files(snippets)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		fmt.Fprintf(p.stderr, "snipgen: left out what can't be sent: %s\n", strings.Join(left, ", "))
	}
	if folder != "" {
		n, err := editors.Write(folder, written, c.Bool("force"))
		if err == nil {
			fmt.Fprintf(p.stderr, "snipgen: %d of %d files written to %s; %s reads %s\n", n, len(written), terminal.Printable(folder), format.Title, format.Place)
		}
		return err
	}
	if len(written) == 0 {
		return input.Errorf("there is nothing to export").Hintf("name a status that the target has code for")
	}
	if len(written) != 1 {
		return input.Errorf("%s has %d files for this", format.Title, len(written)).Hintf("name a folder for them: --out snippets")
	}
	if name != "" && name != "-" {
		return files.Write(name, written[0].Data)
	}
	p.out.Write(written[0].Data)
	return nil
}

// serve runs until a signal asks it to end; a second one ends it at once.
func (p *program) serve(c *cli.Context) error {
	if err := p.none(); err != nil {
		return err
	}
	address, err := p.filled(c, "addr")
	if err != nil {
		return err
	}
	request, err := p.request(c)
	if err != nil {
		return err
	}
	listener, err := mock.Listen(cmp.Or(address, mock.Address))
	if err != nil {
		return err
	}
	request.URL, request.Server = "", mock.URL(listener.Addr())
	server := mock.New(mock.Options{
		Catalogue: p.definition,
		Body:      request.Body,
		Date:      request.Date,
		Site:      page.New(page.Options{Statuses: p.definition.Statuses, Targets: p.definition.Targets, Request: request}),
		Policy:    page.Policy(),
		Log:       p.stderr,
	})
	fmt.Fprintf(p.stderr, "snipgen: %s/\n", request.Server)
	if !mock.Loopback(listener.Addr()) {
		fmt.Fprintf(p.stderr, "snipgen: other machines can reach %s\n", listener.Addr())
	}
	signals, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, end := context.WithCancel(context.Background())
	defer end()
	// The next signal ends the program, from before the server begins to end.
	context.AfterFunc(signals, func() {
		stop()
		end()
	})
	return server.Serve(ctx, listener)
}

// none refuses arguments to a command that takes none.
func (p *program) none() error {
	if len(p.arguments) > 0 {
		return input.Errorf("unexpected argument %q", p.arguments[0]).Hintf("`snipgen --help` shows the commands")
	}
	return nil
}

func (p *program) completion(*cli.Context) error {
	if len(p.arguments) != 1 {
		return input.Errorf("completion takes a shell").Hintf("name one of %s", strings.Join(completion.Shells, ", "))
	}
	script, err := completion.Script(p.arguments[0])
	p.out.WriteString(script)
	return err
}

// man prints the manual page.
func (p *program) man(*cli.Context) error {
	if err := p.none(); err != nil {
		return err
	}
	date, err := build.Date()
	if err != nil {
		return err
	}
	page := manual.Page{Date: date, Program: p.line}
	for line := range strings.SplitSeq(usageText, "\n") {
		page.Synopsis = append(page.Synopsis, strings.TrimPrefix(line, "snipgen "))
	}
	for line := range strings.SplitSeq(examples, "\n") {
		page.Examples = append(page.Examples, strings.TrimSpace(line))
	}
	for _, f := range p.line.Flags {
		if name := f.Names[0]; f.Value != "" && name != "header" && name != "output" {
			page.Variables = append(page.Variables, cmdline.Variable(name))
		}
	}
	return manual.Write(p.out, page)
}

// editor prints the lines for an editor's configuration.
func (p *program) editor(c *cli.Context) error {
	list := editors.All
	switch len(p.arguments) {
	case 0:
	case 1:
		e, err := editors.Find(p.arguments[0])
		if err != nil {
			return err
		}
		if !c.Bool("json") {
			p.out.WriteString(e.Recipe())
			return nil
		}
		list = []editors.Editor{e}
	default:
		return input.Errorf("%d editors were given", len(p.arguments)).Hintf("name one; `snipgen editor` lists all")
	}
	var out []editors.Listed
	var rows [][]string
	for _, e := range list {
		note := ""
		if e.NotRun != "" {
			note = "not run: " + e.NotRun
		}
		out = append(out, e.List())
		rows = append(rows, []string{e.ID, e.Title, e.Where, strings.Join(e.Aliases, ", "), note})
	}
	switch {
	case len(p.arguments) == 1:
		return writeJSON(p.out, out[0])
	case c.Bool("json"):
		return writeJSON(p.out, out)
	}
	p.table([]string{"EDITOR", "TITLE", "FILE", "ALIASES", "NOTE"}, rows)
	return nil
}

// A topic is a help text that belongs to no command.
type topic struct{ name, usage, text string }

var topics = []topic{
	{"definitions", "the format of definition files", definitions.Help},
	{"exit-codes", "what the exit codes mean", exitCodes},
	{"templates", "what templates of your own can use", templates.Help},
}

func (p *program) help(c *cli.Context) error {
	if len(p.arguments) == 0 {
		return cli.ShowAppHelp(c)
	}
	name := p.arguments[0]
	names := []string{}
	for _, t := range topics {
		if t.name == name {
			p.out.WriteString(t.text)
			return nil
		}
		names = append(names, t.name)
	}
	if command := p.app.Command(name); command != nil {
		return cli.ShowCommandHelp(c, name)
	}
	for _, c := range p.app.Commands {
		names = append(names, c.Name)
	}
	return input.Errorf("unknown help topic %q", name).Hintf("the topics are %s", strings.Join(names, ", "))
}

const usageText = `snipgen STATUS --lang TARGET [options]
snipgen COMMAND [options]`

const examples = `snipgen 499 --lang flask
   snipgen "not found" --lang express,rails
   snipgen 404 -l fastapi --key order_not_found --message 'No such order' --path '/orders/{id}'
   snipgen 429 -l spring-boot --body problem --header 'Retry-After: 30'
   snipgen --all --statuses errors.yaml --lang django
   snipgen 503 -l http --wire | nc -l 8080
   snipgen show 451`

const appHelp = `NAME:
   {{template "helpNameTemplate" .}}

USAGE:
   {{wrap .UsageText 3}}

   STATUS is a code (499), an error key (client_closed_request), a reason phrase
   ("Client Closed Request") or one of several meanings of a code (499@esri).
   TARGET is an id, a title or an alias in any case: flask, "spring boot".

EXAMPLES:
   ` + examples + `

COMMANDS:{{template "visibleCommandCategoryTemplate" .}}

OPTIONS:{{template "visibleFlagTemplate" .}}

   Every option with a value except --dir, --file, --header, --insert and
   --output can be set by the environment, as SNIPGEN_LANG. A project's
   .snipgen.yaml and your own $XDG_CONFIG_HOME/snipgen/snipgen.yaml come after that.
   ` + "`snipgen help exit-codes`, `definitions` and `templates` tell more.\n"

const commandHelp = `NAME:
   {{template "helpNameTemplate" .}}

USAGE:
   {{.HelpName}}{{if .VisibleFlags}} [options]{{end}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}{{if .VisibleFlags}}

OPTIONS:{{template "visibleFlagTemplate" .}}{{end}}
`
