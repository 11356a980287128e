package editors

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"snipgen/generate/input"
)

// A Format is a kind of snippet file.
type Format struct {
	ID, Title string
	// URL is the page that describes the format.
	URL string
	// Place is where the editor looks for the files, in Markdown.
	Place string
	// NotRun is why no snippet has been expanded by the editor itself; empty
	// where they have.
	NotRun string

	// file names the file that a snippet is in, with slashes.
	file func(*Snippet) string
	// begin and end are around the snippets of a file, and between is between
	// any two.
	begin, between, end string
	write               func(*bytes.Buffer, *Snippet) error
}

// A File is a file of snippets. Its name has slashes.
type File struct {
	Name string
	Data []byte
}

// Mark is in the first lines of every file that this package makes, and means
// that snipgen may write the file anew.
const Mark = "Written by `snipgen export"

// Formats lists the formats.
var Formats = []*Format{vscode, luasnip, ultisnips, yasnippet, sublime, zed}

// FindFormat finds a format by its ID or title in any case.
func FindFormat(name string) (*Format, error) {
	for _, f := range Formats {
		if strings.EqualFold(name, f.ID) || strings.EqualFold(name, f.Title) {
			return f, nil
		}
	}
	return nil, input.Errorf("unknown format %q", name).Hintf("the formats are %s", Names())
}

// Names lists the formats' IDs for a message.
func Names() string {
	var ids []string
	for _, f := range Formats {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, ", ")
}

// Files writes snippets, each file's in their order. Its errors are of type
// input.Error: they are about code that a format can't hold.
func (f *Format) Files(snippets []Snippet) ([]File, error) {
	var files []File
	index := map[string]int{}
	var b bytes.Buffer
	for i := range snippets {
		name := f.file(&snippets[i])
		at, found := index[name]
		if !found {
			at = len(files)
			index[name] = at
			files = append(files, File{name, []byte(f.begin)})
		} else {
			files[at].Data = append(files[at].Data, f.between...)
		}
		b.Reset()
		if err := f.write(&b, &snippets[i]); err != nil {
			return nil, err
		}
		files[at].Data = append(files[at].Data, b.Bytes()...)
	}
	for i := range files {
		files[i].Data = append(files[i].Data, f.end...)
	}
	return files, nil
}

// unfit is the error for code that a format can't hold.
func unfit(format string, s *Snippet, why string) error {
	return input.Errorf("snippet %q can't be written for %s: %s", s.Name, format, why).
		Hintf("change the text or choose another format")
}

// lastStop is where the cursor ends up.
const lastStop = "$0"

// The syntax that TextMate began and that Visual Studio Code, Zed and Sublime
// Text have each in their own way.
//
// https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
// has "$", "}" and "\" escaped by "\"; a "}" ends nothing outside of a
// placeholder. Sublime Text knows the same three, and Zed's parser takes any
// character behind "\" as it is. A placeholder is written out wherever it
// stands: Zed inserts nothing for a bare number.
var (
	dollarPlain  = strings.NewReplacer(`\`, `\\`, `$`, `\$`)
	dollarInside = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
)

func placeholders(s *Snippet) string {
	var b strings.Builder
	for _, p := range s.pieces {
		if p.stop == 0 {
			b.WriteString(dollarPlain.Replace(p.text))
		} else {
			fmt.Fprintf(&b, "${%d:%s}", p.stop, dollarInside.Replace(p.text))
		}
	}
	b.WriteString(lastStop)
	return b.String()
}

// quoteJSON writes a JSON string.
func quoteJSON(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// entry writes a snippet as VS Code and Zed want it in their files, which are
// JSON with comments.
func entry(b *bytes.Buffer, s *Snippet, scope string) {
	fmt.Fprintf(b, "  %s: {\n", quoteJSON(s.Name))
	if scope != "" {
		fmt.Fprintf(b, "    \"scope\": %s,\n", quoteJSON(scope))
	}
	b.WriteString("    \"prefix\": [")
	for i, t := range s.Triggers {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quoteJSON(t))
	}
	b.WriteString("],\n    \"body\": [\n")
	for i, line := range strings.Split(placeholders(s), "\n") {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString("      " + quoteJSON(line))
	}
	fmt.Fprintf(b, "\n    ],\n    \"description\": %s\n  }", quoteJSON(describe(s)))
}

// describe is what an editor shows of a snippet beside its trigger. A reason
// phrase and the title of a target have no line breaks.
func describe(s *Snippet) string {
	return fmt.Sprintf("%s (%s)", s.Status.Reason, s.Target.Title)
}

var vscode = &Format{
	ID: "vscode", Title: "Visual Studio Code",
	URL:   "https://code.visualstudio.com/docs/editing/userdefinedsnippets",
	Place: "`.vscode` of a project, or the folder that *Snippets: Configure Snippets* opens",
	file:  func(*Snippet) string { return "snipgen.code-snippets" },
	begin: "// " + Mark + " vscode`, which writes it anew.\n{\n", between: ",\n", end: "\n}\n",
	write: func(b *bytes.Buffer, s *Snippet) error {
		entry(b, s, s.Target.Language.Editors.VSCode)
		return nil
	},
}

var zed = &Format{
	ID: "zed", Title: "Zed",
	URL:    "https://zed.dev/docs/snippets",
	Place:  "`~/.config/zed/snippets`",
	NotRun: "in no package where the tests run; read by the parsers of Visual Studio Code and Neovim instead",
	file:   func(s *Snippet) string { return s.Target.Language.Editors.Zed + ".json" },
	begin:  "// " + Mark + " zed`, which writes it anew.\n{\n", between: ",\n", end: "\n}\n",
	write: func(b *bytes.Buffer, s *Snippet) error {
		entry(b, s, "")
		return nil
	},
}

var sublime = &Format{
	ID: "sublime", Title: "Sublime Text",
	URL:    "https://docs.sublimetext.io/guide/extensibility/snippets.html",
	Place:  "`Packages/User`",
	NotRun: "in no package where the tests run; read by XML parsers and the documented syntax instead",
	file:   func(s *Snippet) string { return fileName(s) + ".sublime-snippet" },
	write:  writeSublime,
}

// writeSublime writes XML. The content is a CDATA section, of which there can
// be only one, or text with entities where it has the section's end.
func writeSublime(b *bytes.Buffer, s *Snippet) error {
	content := placeholders(s)
	if i := strings.IndexFunc(content, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' }); i >= 0 {
		return unfit("Sublime Text", s, "its code has a character that XML can't hold")
	}
	fmt.Fprintf(b, "<snippet>\n\t<!-- %s sublime`, which writes it anew. -->\n\t<content>", Mark)
	if strings.Contains(content, "]]>") {
		b.WriteString(entities.Replace(content))
	} else {
		fmt.Fprintf(b, "<![CDATA[%s]]>", content)
	}
	b.WriteString("</content>\n")
	// Triggers of digits alone are not known to work.
	for _, tag := range [][2]string{
		{"tabTrigger", s.word()}, {"scope", s.Target.Language.Editors.Sublime}, {"description", s.Name},
	} {
		fmt.Fprintf(b, "\t<%s>%s</%s>\n", tag[0], entities.Replace(tag[1]), tag[0])
	}
	b.WriteString("</snippet>\n")
	return nil
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// fileName is the name of a file that holds one snippet: that of its target
// and its trigger.
func fileName(s *Snippet) string {
	target := strings.ReplaceAll(s.Target.ID, "-", "_") + "_"
	return target + strings.TrimPrefix(s.Triggers[0], target)
}

var ultisnips = &Format{
	ID: "ultisnips", Title: "UltiSnips",
	URL:   "https://github.com/SirVer/ultisnips/blob/master/doc/UltiSnips.txt",
	Place: "`~/.vim/UltiSnips`",
	// UltiSnips reads all files whose name is that of the filetype up to "_".
	file:  func(s *Snippet) string { return s.Target.Language.Editors.Vim + "_" + s.Target.ID + ".snippets" },
	begin: "# " + Mark + " ultisnips`, which writes it anew.\n\n", between: "\n",
	write: writeUltiSnips,
}

// What UltiSnips lets "\" escape. Code between backquotes is run.
var (
	ultisnipsPlain  = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`")
	ultisnipsInside = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`", `{`, `\{`, `}`, `\}`)
)

// writeUltiSnips writes a snippet that is expanded at the beginning of a line
// (b) and keeps its tabs (t).
func writeUltiSnips(b *bytes.Buffer, s *Snippet) error {
	var body strings.Builder
	for i, p := range s.pieces {
		// A backslash before the brace that ends a placeholder escapes it,
		// whatever is before.
		text := strings.TrimRight(p.text, `\`)
		switch {
		case p.stop == 0 || text == "" || p.again && digitFollows(s.pieces, i):
			body.WriteString(ultisnipsPlain.Replace(p.text))
			continue
		case p.again:
			fmt.Fprintf(&body, "$%d", p.stop)
		default:
			fmt.Fprintf(&body, "${%d:%s}", p.stop, ultisnipsInside.Replace(text))
		}
		body.WriteString(ultisnipsPlain.Replace(p.text[len(text):]))
	}
	body.WriteString(lastStop)
	for line := range strings.Lines(body.String()) {
		if strings.TrimSpace(line) == "endsnippet" {
			return unfit("UltiSnips", s, "its code has the line that ends a snippet")
		}
	}
	fmt.Fprintf(b, "snippet %s \"%s\" bt\n%s\nendsnippet\n", s.Triggers[0], strings.ReplaceAll(s.Name, `"`, "'"), body.String())
	return nil
}

// digitFollows reports whether a bare number in the place of piece i would
// run into the text behind it.
func digitFollows(pieces []piece, i int) bool {
	if i+1 == len(pieces) || pieces[i+1].stop > 0 {
		return false
	}
	next := pieces[i+1].text
	return next != "" && next[0] >= '0' && next[0] <= '9'
}

var yasnippet = &Format{
	ID: "yasnippet", Title: "YASnippet",
	URL:   "https://joaotavora.github.io/yasnippet/snippet-development.html",
	Place: "`~/.emacs.d/snippets`",
	file:  func(s *Snippet) string { return s.Target.Language.Editors.Emacs + "/" + fileName(s) },
	write: writeYASnippet,
}

// Emacs Lisp between backquotes is evaluated. What "\" escapes is more than
// what has to be escaped, quotes and brackets among it, so that no backslash
// of the code's stands for itself.
var (
	yasnippetPlain  = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`")
	yasnippetInside = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`", `{`, `\{`, `}`, `\}`)
)

// guarded reports whether a text has what YASnippet itself puts in the place of
// characters that are escaped, and reads back: YASESCAPE, digits, PROTECTGUARD.
func guarded(text string) bool {
	for {
		_, after, found := strings.Cut(text, "YASESCAPE")
		if !found {
			return false
		}
		if strings.HasPrefix(strings.TrimLeft(after, "0123456789"), "PROTECTGUARD") {
			return true
		}
		text = after
	}
}

// writeYASnippet writes a snippet that is expanded at the beginning of a line,
// into a file without a line break at its end, which would be
// part of the snippet. Lines are indented as the first and not by the mode.
func writeYASnippet(b *bytes.Buffer, s *Snippet) error {
	var body strings.Builder
	for i, p := range s.pieces {
		switch {
		case p.stop == 0 || p.again && digitFollows(s.pieces, i):
			body.WriteString(yasnippetPlain.Replace(p.text))
		case p.again:
			fmt.Fprintf(&body, "$%d", p.stop)
		default:
			fmt.Fprintf(&body, "${%d:%s}", p.stop, yasnippetInside.Replace(p.text))
		}
	}
	body.WriteString(lastStop)
	if guarded(body.String()) {
		return unfit("YASnippet", s, "its code has what YASnippet uses for itself")
	}
	tabs := "nil"
	if strings.HasPrefix(s.Target.Language.Indent, "\t") {
		tabs = "t"
	}
	fmt.Fprintf(b, `# -*- mode: snippet -*-
# %s yasnippet`+"`"+`, which writes it anew.
# name: %s
# key: %s
# condition: (looking-back "^[ \t]*\\(%s\\)?" (line-beginning-position))
# expand-env: ((yas-indent-line 'fixed) (yas-wrap-around-region nil) (indent-tabs-mode %s))
# --
%s`, Mark, s.Name, s.Triggers[0], strings.ReplaceAll(s.Triggers[0], ".", `\\.`), tabs, body.String())
	return nil
}

var luasnip = &Format{
	ID: "luasnip", Title: "LuaSnip",
	URL:    "https://github.com/L3MON4D3/LuaSnip/blob/master/DOC.md",
	Place:  "`~/.config/nvim/luasnippets`, with `require(\"luasnip.loaders.from_lua\").lazy_load()`",
	NotRun: "in no package where the tests run; loaded by Neovim's Lua with stand-ins for its four constructors instead",
	file:   func(s *Snippet) string { return s.Target.Language.Editors.Vim + "/" + s.Target.ID + ".lua" },
	begin: "-- " + Mark + ` luasnip` + "`" + `, which writes it anew.
local ls = require("luasnip")
local s, t, i = ls.snippet, ls.text_node, ls.insert_node
local rep = require("luasnip.extras").rep

local snippets = {}

-- At the beginning of a line alone.
local function begins(line, trigger)
  return line:sub(1, -#trigger - 1):match("^%s*$") ~= nil
end

local function may_begin(line)
  return line:match("^%s*%S*$") ~= nil
end

-- Nodes can't be shared, so each trigger gets its own.
local function add(triggers, name, description, nodes)
  for _, trigger in ipairs(triggers) do
    table.insert(snippets, s(
      { trig = trigger, name = name, dscr = description },
      nodes(),
      { condition = begins, show_condition = may_begin }
    ))
  end
end

`,
	between: "\n",
	end:     "\nreturn snippets\n",
	write:   writeLuaSnip,
}

// writeLuaSnip writes the nodes of a snippet. Their texts are Lua strings, by
// lines, and nothing else reads them.
func writeLuaSnip(b *bytes.Buffer, s *Snippet) error {
	triggers := make([]string, len(s.Triggers))
	for i, t := range s.Triggers {
		triggers[i] = quoteLua(t)
	}
	fmt.Fprintf(b, "add({ %s }, %s, %s, function()\n  return {\n", strings.Join(triggers, ", "), quoteLua(s.Name), quoteLua(describe(s)))
	for _, p := range s.pieces {
		switch {
		case p.again:
			fmt.Fprintf(b, "    rep(%d),\n", p.stop)
		case p.stop > 0:
			fmt.Fprintf(b, "    i(%d, %s),\n", p.stop, linesLua(p.text, "    "))
		case p.text != "":
			fmt.Fprintf(b, "    t(%s),\n", linesLua(p.text, "    "))
		}
	}
	b.WriteString("    i(0),\n  }\nend)\n")
	return nil
}

// linesLua writes a text as LuaSnip wants it: a string for one line, a table
// of them for several.
func linesLua(text, indent string) string {
	lines := strings.Split(text, "\n")
	if len(lines) == 1 {
		return quoteLua(text)
	}
	var b strings.Builder
	b.WriteString("{\n")
	for _, line := range lines {
		b.WriteString(indent + "  " + quoteLua(line) + ",\n")
	}
	b.WriteString(indent + "}")
	return b.String()
}

// quoteLua writes the literal of a string by the rules of Lua 5.1, which
// LuaJIT has too: https://www.lua.org/manual/5.1/manual.html#2.1. What can't
// be seen is written by its bytes, in three decimal digits each.
func quoteLua(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, `\%03d`, c)
			}
		}
	}
	b.WriteByte('"')
	return b.String()
}
