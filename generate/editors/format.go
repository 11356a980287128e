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
	// NotRun explains why no test has expanded a snippet in the editor; empty
	// if one has.
	NotRun string

	// names returns the names of the files for a snippet, with slashes. All
	// have the same content. The first name is the one for the target's own
	// language.
	names func(*Snippet) []string
	// begin and end surround the snippets of a file; between separates them.
	begin, between, end string
	write               func(*bytes.Buffer, *Snippet) error
}

// A File is a file of snippets. Its name has slashes. In a folder, it is also
// written under each name in Also.
type File struct {
	Name string
	Also []string
	Data []byte
}

// Mark is in the first lines of every file that this package writes. It permits
// snipgen to replace the file.
const Mark = "Written by `snipgen export"

// Formats lists the formats.
var Formats = []*Format{vscode, luasnip, ultisnips, yasnippet, sublime, zed}

// FindFormat returns the format with this ID or title, in any case.
func FindFormat(name string) (*Format, error) {
	for _, f := range Formats {
		if strings.EqualFold(name, f.ID) || strings.EqualFold(name, f.Title) {
			return f, nil
		}
	}
	return nil, input.Errorf("unknown format %q", name).Hintf("the formats are %s", Names())
}

// Names lists the IDs of the formats, for messages.
func Names() string {
	var ids []string
	for _, f := range Formats {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, ", ")
}

// Files returns the files for snippets, in the order of the snippets. It
// returns an input.Error if the format can't express a snippet's code.
func (f *Format) Files(snippets []Snippet) ([]File, error) {
	var files []File
	index := map[string]int{}
	var b bytes.Buffer
	for i := range snippets {
		names := f.names(&snippets[i])
		at, found := index[names[0]]
		if !found {
			at = len(files)
			index[names[0]] = at
			files = append(files, File{names[0], names[1:], []byte(f.begin)})
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

// endingIn returns the names with an ending.
func endingIn(names []string, ending string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name + ending
	}
	return out
}

// unfit returns the error for code that a format can't express.
func unfit(format string, s *Snippet, why string) error {
	return input.Errorf("snippet %q can't be written for %s: %s", s.Name, format, why).
		Hintf("change the text or choose another format")
}

// lastStop is the cursor's final position.
const lastStop = "$0"

// Escapes of the syntax that originated in TextMate, of which Visual Studio
// Code, Zed and Sublime Text have variants.
//
// According to
// https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax,
// "\" escapes "$", "}" and "\"; outside a placeholder, "}" isn't special.
// Sublime Text has the same escapes, and Zed accepts "\" before any character.
// Each placeholder has its text every time, since Zed inserts nothing for a
// number alone.
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

// quoteJSON returns a JSON string.
func quoteJSON(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// entry writes a snippet for VS Code and Zed, whose files are JSON with
// comments.
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

// describe returns the description that an editor shows next to the trigger.
// Reason phrases and titles have no line breaks.
func describe(s *Snippet) string {
	return fmt.Sprintf("%s (%s)", s.Status.Reason, s.Target.Title)
}

var vscode = &Format{
	ID: "vscode", Title: "Visual Studio Code",
	URL:   "https://code.visualstudio.com/docs/editing/userdefinedsnippets",
	Place: "`.vscode` of a project, or the folder that `Snippets: Configure Snippets` opens",
	names: func(*Snippet) []string { return []string{"snipgen.code-snippets"} },
	begin: "// " + Mark + " vscode`, which writes it anew.\n{\n", between: ",\n", end: "\n}\n",
	write: func(b *bytes.Buffer, s *Snippet) error {
		entry(b, s, strings.Join(s.Target.Language.Editors.VSCode, ","))
		return nil
	},
}

var zed = &Format{
	ID: "zed", Title: "Zed",
	URL:    "https://zed.dev/docs/snippets",
	Place:  "`~/.config/zed/snippets`",
	NotRun: "in no package where the tests run; read by the parsers of Visual Studio Code and Neovim instead",
	names:  func(s *Snippet) []string { return endingIn(s.Target.Language.Editors.Zed, ".json") },
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
	names:  func(s *Snippet) []string { return []string{fileName(s) + ".sublime-snippet"} },
	write:  writeSublime,
}

// writeSublime writes XML. The content is a single CDATA section, or escaped
// text if it contains the end of one.
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
	// It is unknown whether triggers with only digits work.
	for _, tag := range [][2]string{
		{"tabTrigger", s.word()}, {"scope", strings.Join(s.Target.Language.Editors.Sublime, ", ")}, {"description", s.Name},
	} {
		fmt.Fprintf(b, "\t<%s>%s</%s>\n", tag[0], entities.Replace(tag[1]), tag[0])
	}
	b.WriteString("</snippet>\n")
	return nil
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// fileName returns the name of a file with one snippet, derived from its target
// and trigger.
func fileName(s *Snippet) string {
	target := strings.ReplaceAll(s.Target.ID, "-", "_") + "_"
	return target + strings.TrimPrefix(s.Triggers[0], target)
}

var ultisnips = &Format{
	ID: "ultisnips", Title: "UltiSnips",
	URL:   "https://github.com/SirVer/ultisnips/blob/master/doc/UltiSnips.txt",
	Place: "`~/.vim/UltiSnips`",
	// UltiSnips reads every file whose name is the filetype up to "_".
	names: func(s *Snippet) []string {
		return endingIn(s.Target.Language.Editors.Vim, "_"+s.Target.ID+".snippets")
	},
	begin: "# " + Mark + " ultisnips`, which writes it anew.\n\n", between: "\n",
	write: writeUltiSnips,
}

// The escapes of UltiSnips and YASnippet, which would run code between
// backquotes. In YASnippet, "\" also removes itself before characters that need
// no escape, such as quotes and brackets, so every literal backslash is
// escaped.
var (
	backquotePlain  = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`")
	backquoteInside = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`", `{`, `\{`, `}`, `\}`)
)

// mirrored returns the body of a snippet in the syntax of UltiSnips and
// YASnippet, in which a number alone repeats the text of its placeholder.
// Characters in last can't end the text of a placeholder, so they are written
// after it.
func mirrored(s *Snippet, last string) string {
	var body strings.Builder
	for i, p := range s.pieces {
		text := strings.TrimRight(p.text, last)
		switch {
		case p.stop == 0 || text == "" || p.again && digitFollows(s.pieces, i):
			body.WriteString(backquotePlain.Replace(p.text))
			continue
		case p.again:
			fmt.Fprintf(&body, "$%d", p.stop)
		default:
			fmt.Fprintf(&body, "${%d:%s}", p.stop, backquoteInside.Replace(text))
		}
		body.WriteString(backquotePlain.Replace(p.text[len(text):]))
	}
	body.WriteString(lastStop)
	return body.String()
}

// writeUltiSnips writes a snippet that expands only at the beginning of a line
// (b) and keeps its tabs (t).
func writeUltiSnips(b *bytes.Buffer, s *Snippet) error {
	// A backslash directly before a placeholder's closing brace always escapes
	// the brace.
	body := mirrored(s, `\`)
	for line := range strings.Lines(body) {
		if strings.TrimSpace(line) == "endsnippet" {
			return unfit("UltiSnips", s, "its code has the line that ends a snippet")
		}
	}
	fmt.Fprintf(b, "snippet %s \"%s\" bt\n%s\nendsnippet\n", s.Triggers[0], strings.ReplaceAll(s.Name, `"`, "'"), body)
	return nil
}

// digitFollows reports whether a number in the place of piece i would be
// followed by another digit.
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
	names: func(s *Snippet) []string { return endingIn(s.Target.Language.Editors.Emacs, "/"+fileName(s)) },
	write: writeYASnippet,
}

// guarded reports whether a text contains what YASnippet uses internally for
// escaped characters: YASESCAPE, digits, PROTECTGUARD.
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

// writeYASnippet writes a snippet that expands only at the beginning of a line.
// The file doesn't end in a line break, which would be part of the snippet.
// Lines are indented like the first, not by the mode.
func writeYASnippet(b *bytes.Buffer, s *Snippet) error {
	body := mirrored(s, "")
	if guarded(body) {
		return unfit("YASnippet", s, "its code contains text that YASnippet uses internally")
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
%s`, Mark, s.Name, s.Triggers[0], strings.ReplaceAll(s.Triggers[0], ".", `\\.`), tabs, body)
	return nil
}

var luasnip = &Format{
	ID: "luasnip", Title: "LuaSnip",
	URL:    "https://github.com/L3MON4D3/LuaSnip/blob/master/DOC.md",
	Place:  "`~/.config/nvim/luasnippets`, with `require(\"luasnip.loaders.from_lua\").lazy_load()`",
	NotRun: "in no package where the tests run; loaded by Neovim's Lua with stand-ins for its four constructors instead",
	names:  func(s *Snippet) []string { return endingIn(s.Target.Language.Editors.Vim, "/"+s.Target.ID+".lua") },
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

// writeLuaSnip writes the nodes of a snippet. Their texts are Lua strings, one
// per line, without further escapes.
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

// linesLua returns a text for LuaSnip: a string for one line, a table of
// strings for several.
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

// quoteLua returns a string literal of Lua 5.1, which LuaJIT accepts too:
// https://www.lua.org/manual/5.1/manual.html#2.1. Invisible characters are
// written as bytes with three decimal digits.
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
