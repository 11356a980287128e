package shells

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"snipgen/frameworks"
)

// The keys that the shells' start-up files bind. show writes the edited line to the
// file "line" and empties it. every inserts all candidates.
const (
	show  = "\x18\x10" // Ctrl-X Ctrl-P
	every = "\x18\x01" // Ctrl-X Ctrl-A
	tab   = "\t"
)

// spy stands in for the program: it logs the subcommand and runs the real one. It
// answers itself for a flag that takes a folder.
const spy = `#!/bin/sh
printf '%s\n' "$1" >>"$SPY"
case $1.$3 in
__complete.*' --into'[\ =]*) printf ':folders\t\n' ;;
*) exec "$REAL" "$@" ;;
esac
`

var shells = []struct {
	name    string
	command []string
	file    string // the start-up file, in the home folder
	setup   string
}{
	{"bash", []string{"bash", "--noprofile", "--rcfile", "{home}/rc", "-i"}, "rc", bashSetup},
	{"bash with bash-completion", []string{"bash", "--noprofile", "--rcfile", "{home}/rc", "-i"}, "rc", ". /usr/share/bash-completion/bash_completion\n" + bashSetup},
	{"zsh", []string{"zsh", "-d", "-i"}, ".zshrc", "autoload -Uz compinit && compinit -u -D\nsource <(snipgen completion zsh)\n" + zshSetup},
	{"zsh autoloading", []string{"zsh", "-d", "-i"}, ".zshrc", `
mkdir $HOME/functions
snipgen completion zsh >$HOME/functions/_snipgen
fpath=($HOME/functions $fpath)
autoload -Uz compinit && compinit -u -D
` + zshSetup},
	{"fish", []string{"fish", "-i"}, "fish/config.fish", `
function fish_prompt; printf '> '; end
function fish_greeting; end
snipgen completion fish | source
bind \cx\cp 'commandline >$HOME/line; commandline ""'
: >$HOME/ready
`},
}

const bashSetup = `
PS1='> '
bind 'set bell-style none'
source <(snipgen completion bash)
_show() { printf '%s\n' "$READLINE_LINE" >"$HOME/line"; READLINE_LINE= READLINE_POINT=0; }
bind -x '"\C-x\C-p": _show'
bind '"\C-x\C-a": insert-completions'
: >"$HOME/ready"
`

const zshSetup = `
PS1='> '
unsetopt prompt_sp
_show() { print -r -- "$BUFFER" >$HOME/line; BUFFER= }
zle -N _show
bindkey '^X^P' _show
zle -C all-matches complete-word _generic
bindkey '^X^A' all-matches
zstyle ':completion:all-matches::::' completer _all_matches _complete
zstyle ':completion:all-matches:*' insert true
: >$HOME/ready
`

// A session is an interactive shell.
type session struct {
	*terminal
	home, spied string
}

func open(t *testing.T, i int) *session {
	t.Helper()
	s := shells[i]
	// A shell's children may still write here when the test ends, which would keep
	// t.TempDir from removing the folder.
	home, err := os.MkdirTemp("", "shell")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	work := filepath.Join(home, "shop")
	spied := filepath.Join(home, "spied")
	// Without this folder, fish first generates completions from all manual pages.
	write(t, home, s.file, s.setup, "bin/snipgen", spy, "fish/generated_completions/none.fish", "")
	write(t, work,
		".snipgen.yaml", `statuses:
  - {code: 409, key: order.not-ready_2, reason: "It's $HOME; \"really\""}
bodies: {envelope: {fields: {code: "{key}"}}}
targets: [{id: sinatra, title: Sinatra, language: ruby, template: t.tmpl}]
`,
		"t.tmpl", "", "own defs.yaml", "[{code: 410, key: from_file}]", "defs.yaml", "[{code: 410, key: from_file}]",
		"sub/name.txt", "", "sub/other.txt", "", "mine/x", "", "mist", "")
	var command []string
	for _, word := range s.command {
		command = append(command, strings.ReplaceAll(word, "{home}", home))
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = work
	cmd.Env = environment(home, "ZDOTDIR="+home, "INPUTRC=/dev/null", "SPY="+spied, "REAL="+filepath.Join(bin, "snipgen"))
	for i, e := range cmd.Env {
		if path, found := strings.CutPrefix(e, "PATH="); found {
			cmd.Env[i] = "PATH=" + filepath.Join(home, "bin") + ":" + path
		}
	}
	session := &session{start(t, 200, cmd), home, spied}
	session.await(t, s.name, func() bool { _, err := os.Stat(filepath.Join(home, "ready")); return err == nil })
	return session
}

// line types keys and returns the edited line.
func (s *session) line(t *testing.T, keys string) string {
	t.Helper()
	file := filepath.Join(s.home, "line")
	os.Remove(file)
	s.keys(t, keys+show)
	var line []byte
	s.await(t, "the line of "+keys, func() bool {
		line, _ = os.ReadFile(file)
		return len(line) > 0 && line[len(line)-1] == '\n'
	})
	return strings.TrimSpace(string(line))
}

// completed are lines, and the same lines after a tab, in every shell.
var completed = []struct{ typed, want string }{
	{`snipgen framew`, `snipgen frameworks`},
	{`snipgen comp`, `snipgen completion`},
	{`snipgen not_f`, `snipgen not_found`},
	{`snipgen 451`, `snipgen 451`},
	{`snipgen 499@e`, `snipgen 499@esri`},
	{`snipgen show client_closed_r`, `snipgen show client_closed_request`},
	{`snipgen show 499@tr`, `snipgen show 499@traefik`},
	{`snipgen 404 not_acc`, `snipgen 404 not_acceptable`},
	{`snipgen 499 --lan`, `snipgen 499 --lang`},
	{`snipgen --lang flask 4 --no-h`, `snipgen --lang flask 4 --no-headers`},
	{`snipgen 499 --lang fl`, `snipgen 499 --lang flask`},
	{`snipgen 499 --lang=fl`, `snipgen 499 --lang=flask`},
	{`snipgen 499 -l fl`, `snipgen 499 -l flask`},
	{`snipgen 499 -l django,fl`, `snipgen 499 -l django,flask`},
	{`snipgen 499 --lang=django,curl,fl`, `snipgen 499 --lang=django,curl,flask`},
	{`snipgen 499 -l "fl`, `snipgen 499 -l "flask"`},
	{`snipgen 404 --method PO`, `snipgen 404 --method POST`},
	{`snipgen 404 --color nev`, `snipgen 404 --color never`},
	{`snipgen 404 --part=han`, `snipgen 404 --part=handler`},
	{`snipgen frameworks --cat`, `snipgen frameworks --category`},
	{`snipgen frameworks --category cl`, `snipgen frameworks --category client`},
	{`snipgen statuses --tag inte`, `snipgen statuses --tag interim`},
	{`snipgen help exi`, `snipgen help exit-codes`},
	{`snipgen completion po`, `snipgen completion powershell`},
	// Definitions of the project, and of the file that is named.
	{`snipgen order`, `snipgen order.not-ready_2`},
	{`snipgen 499 --body enve`, `snipgen 499 --body envelope`},
	{`snipgen 499 -l sin`, `snipgen 499 -l sinatra`},
	{`snipgen from_f`, `snipgen from_f`},
	{`snipgen -s defs.yaml from_f`, `snipgen -s defs.yaml from_file`},
	{`snipgen --statuses='own defs.yaml' from_f`, `snipgen --statuses='own defs.yaml' from_file`},
	// Words with spaces and quotes.
	{`snipgen "client closed r`, `snipgen "client closed request"`},
	{`snipgen 'client closed r`, `snipgen 'client closed request'`},
	{`snipgen client\ closed\ r`, `snipgen client\ closed\ request`},
	{`snipgen "Client Closed R`, `snipgen "Client Closed Request"`},
	{`snipgen "i'm a t`, `snipgen "i'm a teapot"`},
	{`snipgen --message 'a "b" c' --la`, `snipgen --message 'a "b" c' --lang`},
	{`snipgen --message a\ \"\ b --la`, `snipgen --message a\ \"\ b --lang`},
	{`snipgen --message "--lang" --me`, `snipgen --message "--lang" --me`}, // --message, --method
	{`snipgen --message --lang fl`, `snipgen --message --lang flask`},
	{`snipgen 404 fl`, `snipgen 404 flask`},
	// After "--", everything is an argument.
	{`snipgen 499 -l flask -- --la`, `snipgen 499 -l flask -- --la`},
	{`snipgen -l flask -- not_f`, `snipgen -l flask -- not_found`},
	{`snipgen -l flask -- frame`, `snipgen -l flask -- frame`},
	// Only flags that take a file complete files.
	{`snipgen 499 --output sub/na`, `snipgen 499 --output sub/name.txt`},
	{`snipgen 499 -o sub/na`, `snipgen 499 -o sub/name.txt`},
	{`snipgen 499 --output=sub/na`, `snipgen 499 --output=sub/name.txt`},
	{`snipgen 499 --statuses defs.y`, `snipgen 499 --statuses defs.yaml`},
	{`snipgen 499 -s own`, `snipgen 499 -s own\ defs.yaml`},
	{`snipgen 499 --into mi`, `snipgen 499 --into mine/`},
	{`snipgen 499 --into=mi`, `snipgen 499 --into=mine/`},
	{`snipgen 499 --name sub/na`, `snipgen 499 --name sub/na`},
	{`snipgen sub/na`, `snipgen sub/na`},
	// Completion runs nothing else, writes no file and reads no input.
	{`snipgen 499 -l flask -o none.py --ke`, `snipgen 499 -l flask -o none.py --key`},
	{`snipgen 499 -l flask -o none.py 40`, `snipgen 499 -l flask -o none.py 40`},
	{`snipgen --all -o none.py -l fla`, `snipgen --all -o none.py -l flask`},
	{`snipgen -s - not_f`, `snipgen -s - not_found`},
	{`snipgen -s /dev/stdin not_f`, `snipgen -s /dev/stdin not_found`},
	{`snipgen unknown --unknown x --la`, `snipgen unknown --unknown x --lang`},
	{`echo x | snipgen not_f`, `echo x | snipgen not_found`},
	{`true; snipgen not_f`, `true; snipgen not_found`},
	{`X=1 snipgen not_f`, `X=1 snipgen not_found`},
}

func TestCompletion(t *testing.T) {
	for i, s := range shells {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			session := open(t, i)
			tried := 0 // lines in this shell
			for _, c := range completed {
				t.Run(c.typed, func(t *testing.T) {
					tried++
					if got := session.line(t, c.typed+tab); got != c.want {
						t.Errorf("the tab makes %s, not %s", got, c.want)
					}
				})
			}

			var targets []string
			for _, f := range frameworks.All {
				targets = append(targets, f.ID)
			}
			targets = append(targets, "sinatra")
			slices.Sort(targets)
			for _, c := range []struct {
				typed string
				want  []string
			}{
				{"snipgen completion ", []string{"bash", "fish", "powershell", "zsh"}},
				{"snipgen 499 --lang ", targets},
				{"snipgen frameworks --category ", []string{"server", "client"}},
				{"snipgen statuses --class ", []string{"1xx", "2xx", "3xx", "4xx", "5xx"}},
				{"snipgen frameworks --", []string{"--language", "--category", "--status", "--statuses", "--long", "--json", "--help"}},
			} {
				t.Run("all of "+c.typed, func(t *testing.T) {
					tried++
					before := c.typed[:strings.LastIndexByte(c.typed, ' ')+1]
					var got []string
					if s.name == "fish" {
						// fish lists candidates in its own order and form.
						got = session.fish(t, c.typed)
					} else {
						got = strings.Fields(strings.TrimPrefix(session.line(t, c.typed+every), before))
					}
					want := slices.Clone(c.want)
					if strings.HasPrefix(s.name, "zsh") { // it inserts them in its own order
						slices.Sort(got)
						slices.Sort(want)
					}
					if !slices.Equal(got, want) {
						t.Errorf("the candidates are %q, not %q", got, want)
					}
				})
			}

			if _, err := os.Stat(filepath.Join(session.home, "shop/none.py")); err == nil {
				t.Error("completing wrote none.py")
			}
			log, err := os.ReadFile(session.spied)
			if err != nil {
				t.Fatal(err)
			}
			ran := strings.Fields(string(log))
			if n := len(ran); n <= tried || ran[0] != "completion" {
				t.Errorf("the program ran %d times for %d lines: %q", n, tried, ran)
			}
			for _, command := range ran[1:] {
				if command != "__complete" {
					t.Errorf("completing ran snipgen %s", command)
				}
			}
		})
	}
}

// fish returns the candidates that fish's complete --do-complete prints.
func (s *session) fish(t *testing.T, typed string) []string {
	t.Helper()
	file := filepath.Join(s.home, "candidates")
	os.Remove(file)
	s.keys(t, "complete --do-complete '"+typed+"' >"+file+".new; mv "+file+".new "+file+"\r")
	var out []byte
	s.await(t, "the candidates of "+typed, func() (there bool) {
		var err error
		out, err = os.ReadFile(file)
		return err == nil
	})
	var values []string
	for line := range strings.Lines(string(out)) {
		value, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		values = append(values, value)
	}
	return values
}

// The shells show a description with each candidate.
func TestDescriptions(t *testing.T) {
	for i, s := range shells {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			session := open(t, i)
			session.keys(t, "snipgen 42"+tab+tab)
			session.await(t, "the list", func() bool {
				shown := sgr.ReplaceAllString(session.shown(), "")
				return strings.Contains(shown, "Too Many Requests") && strings.Contains(shown, "429")
			})
		})
	}
}
