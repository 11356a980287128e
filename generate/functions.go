package generate

import (
	"fmt"
	"snipgen/frameworks/languages"
	"strconv"
	"strings"
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

// functions returns the functions that a template of a language may call: the
// literal functions, the only ones that accept free text, and those of sprig's
// hermetic functions that convert nothing to text. It leaves out sprig
// functions that don't occur in the template's source, because text/template is
// slow to register each.
func functions(l *languages.Language, source string) template.FuncMap {
	f := make(template.FuncMap, 24)
	hermetic := sprig.HermeticTxtFuncMap()
	for word := range strings.FieldsFuncSeq(source, separates) {
		if function, found := hermetic[word]; found && !refused(word) {
			f[word] = function
		}
	}
	n := &notation{l}
	f["str"] = n.str
	f["key"] = n.key
	f["value"] = n.value
	f["entries"] = n.entries
	f["object"] = n.object
	f["pieces"] = n.pieces
	f["literal"] = literalIn
	f["field"] = fieldValue
	f["lowered"] = lowered
	f["snaked"] = snaked
	return f
}

// separates reports whether r can't be part of a function's name.
func separates(r rune) bool {
	return r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z'
}

// refused reports whether a function could print free text unescaped or read
// something outside the template's data.
func refused(name string) bool {
	switch name {
	case "call", "html", "js", "print", "printf", "println", "urlquery",
		"quote", "squote", "toString", "toStrings", "cat", "getHostByName",
		"toJson", "toPrettyJson", "toRawJson", "mustToJson", "mustToPrettyJson", "mustToRawJson":
		return true
	}
	return false
}

// check returns an error if a template calls a refused function. Leaving a
// function out of the map isn't enough, since text/template has some of them
// built in.
func check(t *template.Template) error {
	for _, t := range t.Templates() {
		if t.Tree == nil {
			continue
		}
		if err := checkNode(t.Tree, t.Tree.Root); err != nil {
			return err
		}
	}
	return nil
}

func checkNode(tree *parse.Tree, node parse.Node) error {
	var children []parse.Node
	branch := func(b *parse.BranchNode) {
		children = append(children, b.Pipe, b.List)
		if b.ElseList != nil {
			children = append(children, b.ElseList)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		children = n.Nodes
	case *parse.ActionNode:
		children = append(children, n.Pipe)
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			children = append(children, c)
		}
	case *parse.CommandNode:
		children = n.Args
	case *parse.ChainNode:
		children = append(children, n.Node)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			children = append(children, n.Pipe)
		}
	case *parse.IdentifierNode:
		if refused(n.Ident) {
			location, _ := tree.ErrorContext(n)
			return fmt.Errorf("%s: function %q can't be used in a template", location, n.Ident)
		}
	}
	for _, c := range children {
		if err := checkNode(tree, c); err != nil {
			return err
		}
	}
	return nil
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
