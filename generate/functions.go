package generate

import (
	"fmt"
	"snipgen/frameworks/languages"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"

	"github.com/Masterminds/sprig/v3"
)

// An unfitError reports text that a language can't write as a literal.
type unfitError struct {
	text  string
	cause error
}

func (e *unfitError) Error() string { return e.cause.Error() }

// A functionGroup is a group of the functions that a template may call beside
// those of this package.
type functionGroup struct{ title, names string }

// allowed lists the functions of text/template and sprig that a template may
// call. Their results depend on nothing but their arguments, which they don't
// change, and none prints free text unescaped without being noticed; see Text.
// `snipgen help templates` prints this table.
var allowed = [...]functionGroup{
	{"Go's own", "and eq ge gt index le len lt ne not or slice"},
	{"Texts", "abbrev b64dec b64enc camelcase contains hasPrefix hasSuffix indent join kebabcase lower nindent nospace plural repeat replace sha256sum " +
		"snakecase splitList substr swapcase title trim trimAll trimPrefix trimSuffix trunc untitle upper"},
	{"Numbers", "add add1 atoi div int int64 max min mod mul sub until untilStep"},
	{"Lists", "append chunk compact concat first has initial last list prepend rest reverse sortAlpha uniq without"},
	{"Dicts", "dict get hasKey"},
	{"Choices", "all any coalesce default empty fail ternary"},
}

// Functions returns the table of the functions of text/template and sprig that
// a template may call, for `snipgen help templates`.
func Functions() string {
	var out strings.Builder
	for _, g := range allowed {
		line := fmt.Sprintf("  %-10s", g.title)
		for name := range strings.FieldsSeq(g.names) {
			if len(line)+len(name) >= 80 {
				out.WriteString(line + "\n")
				line = strings.Repeat(" ", 12)
			}
			line += " " + name
		}
		out.WriteString(line + "\n")
	}
	return out.String()
}

// functions returns the functions that a template of a language may call: the
// literal functions, the only ones that accept free text, and those of sprig
// that are allowed. It leaves out those of sprig that don't occur in the
// template's source, because text/template is slow to register each.
func functions(l *languages.Language, source string) template.FuncMap {
	n := &notation{l}
	f := template.FuncMap{
		"str": n.str, "key": n.key, "value": n.value, "entries": n.entries, "object": n.object, "dictionary": n.dictionary, "pieces": n.pieces,
		"literal": literalIn, "field": fieldValue, "lowered": lowered, "snaked": snaked,
	}
	for word := range strings.FieldsFuncSeq(source, separates) {
		if group(word) > 0 {
			f[word] = library()[word]
		}
	}
	return f
}

// library has the functions of sprig. They are made only for a template that
// calls one.
var library = sync.OnceValue(sprig.HermeticTxtFuncMap)

// group returns the index in allowed of the group that has a function, or -1.
// The functions of group 0 are built into text/template.
func group(name string) int {
	if i, found := groups()[name]; found {
		return i
	}
	return -1
}

// groups has the index in allowed of each function's group.
var groups = sync.OnceValue(func() map[string]int {
	out := make(map[string]int, 100)
	for i, g := range allowed {
		for name := range strings.FieldsSeq(g.names) {
			out[name] = i
		}
	}
	return out
})

// separates reports whether r can't be part of a function's name.
func separates(r rune) bool {
	return r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z'
}

// check returns an error if a template calls a function that it may not call.
// Leaving a function out of the map isn't enough, since text/template has some
// built in that would print anything.
func check(t *template.Template, own template.FuncMap) error {
	for _, t := range t.Templates() {
		if t.Tree == nil {
			continue
		}
		for node := range nodes(t.Root) {
			call, is := node.(*parse.IdentifierNode)
			if is && own[call.Ident] == nil && group(call.Ident) < 0 {
				location, _ := t.ErrorContext(node)
				return fmt.Errorf("%s: function %q can't be used in a template", location, call.Ident)
			}
		}
	}
	return nil
}

// nodes yields a node of a template and all below it.
func nodes(node parse.Node) func(func(parse.Node) bool) {
	return func(yield func(parse.Node) bool) {
		var walk func(parse.Node) bool
		walk = func(node parse.Node) bool {
			if !yield(node) {
				return false
			}
			for _, child := range children(node) {
				if !walk(child) {
					return false
				}
			}
			return true
		}
		walk(node)
	}
}

// children returns the nodes directly below a node of a template.
func children(node parse.Node) []parse.Node {
	var out []parse.Node
	branch := func(b *parse.BranchNode) {
		out = append(out, b.Pipe, b.List)
		if b.ElseList != nil {
			out = append(out, b.ElseList)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		return n.Nodes
	case *parse.ActionNode:
		out = append(out, n.Pipe)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			out = append(out, c)
		}
	case *parse.CommandNode:
		return n.Args
	case *parse.ChainNode:
		out = append(out, n.Node)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			out = append(out, n.Pipe)
		}
	}
	return out
}

// openText returns the text in the argument of a literal function.
func openText(v any) (string, error) {
	switch v := v.(type) {
	case Text:
		return v.open(), nil
	case string:
		return v, nil
	case Value:
		if v.Kind == String {
			return v.Text.open(), nil
		}
	}
	return "", fmt.Errorf("a literal needs text, not %T", v)
}

// literalIn writes text as a string literal of another language than the
// template's, such as JSON in a shell script.
func literalIn(language string, parts ...any) (string, error) {
	l, found := languages.Find(language)
	if !found {
		return "", fmt.Errorf("unknown language %q", language)
	}
	return (&notation{l}).str(parts...)
}

// fieldValue returns text for the head of an HTTP message. It accepts only
// printable ASCII.
func fieldValue(v any) (string, error) {
	s, err := openText(v)
	if err != nil {
		return "", err
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "", &unfitError{s, fmt.Errorf("the head of a message must be printable ASCII")}
	}
	return s, nil
}

// lowered returns fields with their names in lower case, which HTTP/2 and the
// libraries modelled on it require of header names.
func lowered(fields []Field) []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = Field{text(strings.ToLower(f.Name.open())), f.Value}
	}
	return out
}

// snaked returns fields with their names in snake case and whole numbers as
// such, for a call that takes headers as options: retry_after, 60. It returns
// none if a name isn't words joined by hyphens, which the call can't restore.
func snaked(fields []Field) []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		name := strings.ToLower(f.Name.open())
		for word := range strings.SplitSeq(name, "-") {
			if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || word[0] <= '9' {
				return nil
			}
		}
		out[i] = Field{text(strings.ReplaceAll(name, "-", "_")), f.Value}
		value := f.Value.Text.open()
		if n, err := strconv.ParseUint(value, 10, 31); err == nil && strconv.FormatUint(n, 10) == value {
			out[i].Value = Value{Kind: Number, Plain: value}
		}
	}
	return out
}
