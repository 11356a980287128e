package generate

import (
	"fmt"
	"snipgen/frameworks/languages"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/Masterminds/sprig/v3"
)

// An unfitError is a text that a language cannot hold.
type unfitError struct {
	text  string
	cause error
}

func (e *unfitError) Error() string { return e.cause.Error() }

// functions returns what a template of a language may call: the literal
// functions, which alone accept free text, and sprig's hermetic functions for
// lists, choices and indentation, without those that turn anything into text.
// Of sprig's it returns those that the template's source can mean:
// text/template takes its time over each.
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
	return f
}

// separates reports whether a rune is in no function's name.
func separates(r rune) bool {
	return r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z'
}

// refused reports whether a function would print free text without a literal
// function, or look outside the template's data.
func refused(name string) bool {
	switch name {
	case "call", "html", "js", "print", "printf", "println", "urlquery",
		"quote", "squote", "toString", "toStrings", "cat", "getHostByName",
		"toJson", "toPrettyJson", "toRawJson", "mustToJson", "mustToPrettyJson", "mustToRawJson":
		return true
	}
	return false
}

// check refuses a template that names a refused function: text/template has
// some of them built in.
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
			return fmt.Errorf("%s: function %q is not for templates here", location, n.Ident)
		}
	}
	for _, c := range children {
		if err := checkNode(tree, c); err != nil {
			return err
		}
	}
	return nil
}

// openText returns the text of what a literal function is given.
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
	return "", fmt.Errorf("a literal is written of a text, not of %T", v)
}

// literalIn writes a text as a string literal of another language than the
// template's, such as JSON in a shell script.
func literalIn(language string, parts ...any) (string, error) {
	l, found := languages.Find(language)
	if !found {
		return "", fmt.Errorf("unknown language %q", language)
	}
	return (&notation{l}).str(parts...)
}

// fieldValue writes a text as it stands in the head of an HTTP message, which
// it must have been checked for.
func fieldValue(v any) (string, error) {
	s, err := openText(v)
	if err != nil {
		return "", err
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "", &unfitError{s, fmt.Errorf("the head of a message is printable ASCII")}
	}
	return s, nil
}

// lowered returns fields with their names in small letters, as HTTP/2 and the
// libraries that follow it want the names of headers.
func lowered(fields []Field) []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = Field{text(strings.ToLower(f.Name.open())), f.Value}
	}
	return out
}
