package command

import (
	_ "embed"
	"strings"

	"snipgen/generate"
	"snipgen/generate/definitions"
	"snipgen/generate/input"
	"snipgen/templates"
)

// A topic is a help text that belongs to no command.
type topic struct {
	Name, Usage string
	text        func() string
}

var topics = []topic{
	{"definitions", "the format of definition files", func() string { return definitions.Help }},
	{"editing", "how code is put into a file that exists", func() string { return editing }},
	{"exit-codes", "what the exit codes mean", func() string { return exitCodes }},
	{"licenses", "the licenses of what the program contains", func() string { return notices }},
	{"limits", "the most that is read, kept and done", limits},
	{"snippets", "what a snippet contains, and how to change it", func() string { return snippets }},
	{"templates", "what your own templates can use", func() string { return strings.Replace(templates.Help, "{{functions}}\n", generate.Functions(), 1) }},
	{"terminal", "completion, colours, the manual page and fzf", func() string { return terminal }},
}

// topicNames lists the topics for a sentence.
func topicNames() string {
	names := each(topics, func(t topic) string { return t.Name })
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// notices are the licences of Go and of the linked modules.
//
//go:embed notices.txt
var notices string

// limits returns the text of `snipgen help limits`.
func limits() string {
	var rows [][]string
	for _, l := range input.Limits {
		rows = append(rows, []string{"  " + l.Name, l.String(), l.Of})
	}
	var out strings.Builder
	out.WriteString("Limits\n\nFiles, servers and templates may come from others. What exceeds a limit is an\nerror that names it, unless the limit itself says what happens.\n\n")
	layout{&out, helpWidth}.columns(rows)
	return out.String()
}

const exitCodes = `Exit codes

  0  done
  1  failed: a file can't be read or written, or exists and differs from what
     scaffold would write; a server can't be reached; check found a difference
  2  wrong: the command line or a definition file asks for something that
     doesn't exist, is invalid, or can't be expressed in the target

detect exits with 0 even if it finds no target or several, since it reports the
evidence.

On 1 and 2, standard output is empty except for check's report. Standard error
has a line that begins with "snipgen: ", usually followed by a hint.
`

const snippets = `Snippets

Statuses
  Paste what you have: 404, not_found, "404 Not Found", http.StatusNotFound,
  :unprocessable_entity or "Payload Too Large". A word that only one status has
  is enough: snipgen teapot flask. If vendors disagree on a code, the plain
  number is the default meaning, and 499@esri names another by its origin. If a
  target can't send a status, snipgen says why and lists those that can.

Targets
  Name a target by ID, title or alias, in any case, or by language if that has
  only one target. Separate several with commas; each gets a heading.

  A version may follow: rails@7.1 is every 7.1.x. Without one, the code suits
  all versions that the target supports ("snipgen frameworks" lists them). In a
  project, the lock file or the pinned requirement decides. If these versions
  name a status differently, the code has the number. A version that is too old
  is refused. "snipgen show 422" lists the names; --json says which versions a
  snippet is for.

  Without --lang, snipgen writes for the target that the project uses: see
  "snipgen detect --help".

Headers
  A snippet has the headers that the status MUST have (401 WWW-Authenticate, 405
  Allow) and those that make it useful (Location, Retry-After).
    --header 'Retry-After: 30'   replaces one, or adds it
    --header 'Retry-After;'      makes it empty
    --header 'Retry-After:'      removes it
    --no-headers                 leaves out the status's own

Body
  An error has a key and a message, a 2xx only a message, and a 3xx no body
  unless --key, --message or --body asks for one.
    --body problem               an RFC 9457 problem
    --body none                  empty
    --body envelope              one of your own: snipgen help definitions

Parts
    --part handler               without what is around it
    --part response              only the statements that respond, for a handler
                                 that exists
    --part imports               only the imports

Notes
  Some snippets need something else, such as Puma's --early-hints for a 103.
  That is in "notes" of --json, in "snipgen show", and on standard error if that
  is a terminal. With a POST, Django and Rails expect a token against cross-site
  request forgery; --csrf-exempt accepts requests without one.

Format
  In a project, code follows the nearest configuration, as far as its language
  can: .editorconfig (indentation, line ends, final line break, utf-8-bom; for
  scaffold), prettier and Biome (quotes, semicolons, indentation, width; not a
  configuration that is a program), Ruff and black (quotes, width) and RuboCop
  (quotes, brackets, width; rubocop-rails-omakase too). In a file that exists,
  the file's own quotes, semicolons and indentation come first. Go keeps gofmt's
  tabs. Java files get no BOM; Go and Ruby never use bare CR.
`

const editing = `Editing files

--file FILE prints only what FILE lacks, in its own names and style: no import
that it has, and another name if the handler's is taken. The file's imports or
its name tell the target, so that --lang isn't needed.

  --insert 12        prints the whole file with the code near line 12
  --insert 12 --json prints the edits that make it
  --buffer           reads the unsaved file from standard input
  --output FILE      writes to the file
  --part imports, --part handler
                     print the two apart

The code goes to the nearest safe place: between two definitions, into the
controller's class, after the object that routes are registered on and before
what starts the server. In the body of a handler, only the response goes in,
with the handler's own names. Lines are added; only import statements are
changed. If no place is safe, snipgen prints the reason and exits with 2.

--indent 4 indents by four spaces. With --indent auto, snipgen is a filter for
the cursor's line: a blank line gives its indentation, and a line with text is
printed first. In Vim:

  :.!snipgen 404 -l flask --part handler --indent auto

"snipgen editor NAME" prints configuration that does all this on a keystroke.
`

const terminal = `On a terminal

Completion of statuses, targets, options and their values, including your own
definitions; nothing is executed:

  source <(snipgen completion bash)       # ~/.bashrc; bash 4.4 or newer
  source <(snipgen completion zsh)        # ~/.zshrc, after compinit
  snipgen completion fish | source        # ~/.config/fish/config.fish
  snipgen completion powershell | Out-String | Invoke-Expression

PowerShell's is syntax-checked only; the others are tested in bash 5.2, zsh 5.9
and fish 3.6.

Code on a terminal is coloured, with your theme's colours; in a pipe, in a file
and in JSON it isn't. --color decides, then SNIPGEN_COLOR, color in your own
definition file, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR. TERM=dumb
has no colours. Lists are aligned on a terminal; in a pipe, tabs separate their
columns.

The manual page, where man finds it if ~/.local/bin is in PATH:

  mkdir -p ~/.local/share/man/man1
  snipgen man >~/.local/share/man/man1/snipgen.1

Choose a status or a target with fzf 0.38 or newer:

  snipgen statuses | fzf --delimiter '\t' --with-nth 1,3 \
    --preview 'snipgen show {1}' --bind 'enter:become(snipgen {1} --lang flask)'
  snipgen frameworks | fzf --delimiter '\t' --with-nth 1,2 \
    --preview 'snipgen 499 --lang {1} --color always' \
    --bind 'enter:become(snipgen 499 --lang {1})'
`
