package generate

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// A user's own template may come from somebody else's repository. Therefore its
// parsed tree counts steps, it can call only the functions in allowed, each
// with a limit on the result, and its output is limited and checked.

// A sandbox is a user's own template, which runs within limits.
type sandbox struct {
	origin    string // the template's file, for errors
	functions template.FuncMap
}

// newSandbox checks and parses the source of a template, and of the template
// that it calls as "handler".
func newSandbox(t, handler Template, l *languages.Language) (runnable, error) {
	for _, t := range []*Template{&t, &handler} {
		t.Text = strings.ReplaceAll(t.Text, "\r\n", "\n")
		for n, line := range strings.Split(t.Text, "\n") {
			if !utf8.ValidString(line) {
				return runnable{}, input.Errorf("%s:%d: the template is not valid UTF-8", t.Origin, t.Line+n+1).Hintf("save it as UTF-8")
			}
		}
	}
	s := &sandbox{t.Origin, functions(l, t.Text+handler.Text)}
	parsed, err := s.parse(t, handler)
	if err == nil {
		err = check(parsed, s.functions)
	}
	if err != nil {
		return runnable{}, err
	}
	for _, t := range parsed.Templates() {
		if t.Tree != nil {
			t.Root.Nodes = append(append([]parse.Node{call(enter, cost(t.Root))}, t.Root.Nodes...), call(leave, 0))
			for node := range nodes(t.Root) {
				if loop, is := node.(*parse.RangeNode); is {
					loop.List.Nodes = append([]parse.Node{call(step, cost(loop.List))}, loop.List.Nodes...)
				}
			}
		}
	}
	return runnable{parsed, s}, nil
}

// parse parses a template and its handler, each under the name of its own file,
// for errors.
func (s *sandbox) parse(t, handler Template) (*template.Template, error) {
	parsed := template.New(t.Origin).Option("missingkey=error").Funcs(s.functions)
	if handler.Text != "" {
		defined, err := template.New(handler.Origin).Funcs(s.functions).Parse(marks.Replace(handler.source()))
		if err != nil {
			return nil, err
		}
		for _, d := range defined.Templates() {
			name := d.Name()
			if name == handler.Origin {
				name = string(Handler)
			}
			if _, err = parsed.AddParseTree(name, d.Tree); err != nil {
				return nil, err
			}
		}
	}
	return parsed.Parse(marks.Replace(t.source()))
}

// Functions that count steps. A template can't call them itself, because they
// aren't defined when it is parsed.
const (
	enter = "snipgen_enter" // at the start of a template
	leave = "snipgen_leave" // at its end
	step  = "snipgen_step"  // at the start of each round of a range
)

// call returns an action that calls a counting function with a number.
func call(function string, n int) parse.Node {
	number := &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: int64(n), Text: fmt.Sprint(n)}
	command := &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{parse.NewIdentifier(function), number}}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Cmds: []*parse.CommandNode{command}}}
}

// cost returns the maximum number of nodes below a node that are executed,
// without the rounds of ranges, which count themselves.
func cost(node parse.Node) int {
	n := 1
	for _, child := range children(node) {
		if loop, is := node.(*parse.RangeNode); !is || child != parse.Node(loop.List) {
			n += cost(child)
		}
	}
	return n
}

// A run is one execution of a template in its sandbox.
type run struct {
	*sandbox
	steps, depth int
	err          *input.Error // the limit that it has exceeded, or nil
	out          *bytes.Buffer
}

// execute runs a template that newSandbox has parsed, or one that it defines.
func (s *sandbox) execute(out *bytes.Buffer, t *template.Template, v *view) error {
	t, err := t.Clone()
	if err != nil {
		return err
	}
	r := &run{sandbox: s, steps: v.spent, out: out}
	defer func() { v.steps = r.steps }()
	functions := template.FuncMap{
		enter: func(cost int) (string, error) {
			r.depth++
			return "", errors.Join(r.within(input.TemplateDepth, r.depth), r.count(cost))
		},
		leave: func(int) string { r.depth--; return "" },
		step:  func(cost int) (string, error) { return "", r.count(cost) },
	}
	for name, function := range s.functions {
		functions[name] = r.bounded(name, function)
	}
	if err = t.Funcs(functions).Execute(r, v); r.err != nil {
		return r.err
	}
	return err
}

// within returns an error if n exceeds a limit.
func (r *run) within(most input.Limit, n int) error {
	if n <= most.Most {
		return nil
	}
	r.err = most.Exceeded("template " + r.origin)
	return r.err
}

func (r *run) count(steps int) error {
	r.steps += steps
	return r.within(input.TemplateSteps, r.steps)
}

// Write implements io.Writer for what the template prints.
func (r *run) Write(text []byte) (int, error) {
	if err := r.within(input.TemplateOutput, r.out.Len()+len(text)); err != nil {
		return 0, err
	}
	return r.out.Write(text)
}

// bounded returns a function that calls another one if neither its arguments
// nor its result exceed the limits. It has the same type, so that text/template
// checks and converts the arguments as before.
func (r *run) bounded(name string, function any) any {
	f := reflect.ValueOf(function)
	kind := f.Type()
	var in []reflect.Type
	for i := range kind.NumIn() {
		in = append(in, kind.In(i))
	}
	failure := reflect.TypeFor[error]()
	bounded := reflect.FuncOf(in, []reflect.Type{kind.Out(0), failure}, kind.IsVariadic())
	return reflect.MakeFunc(bounded, func(args []reflect.Value) []reflect.Value {
		answer := func(result reflect.Value, err error) []reflect.Value {
			failed := reflect.Zero(failure)
			if err != nil {
				failed = reflect.ValueOf(&err).Elem()
			}
			return []reflect.Value{result, failed}
		}
		none := reflect.Zero(kind.Out(0))
		if err := r.affords(name, args); err != nil {
			return answer(none, err)
		}
		call := f.Call
		if kind.IsVariadic() {
			call = f.CallSlice
		}
		results := call(args)
		if len(results) > 1 && !results[1].IsNil() {
			return answer(none, results[1].Interface().(error))
		}
		if err := r.weigh(results[0]); err != nil {
			return answer(none, err)
		}
		return answer(results[0], nil)
	}).Interface()
}

// affords returns an error if a function gets too many arguments, or if its
// result would be too large.
func (r *run) affords(name string, args []reflect.Value) error {
	for _, arg := range args {
		if err := r.weigh(arg); err != nil {
			return err
		}
	}
	if name == "uniq" || name == "without" { // they compare all values with each other
		if list := args[len(args)-1]; list.Kind() == reflect.Slice || list.Kind() == reflect.Interface && list.Elem().Kind() == reflect.Slice {
			if list.Kind() == reflect.Interface {
				list = list.Elem()
			}
			if err := r.count(list.Len() * list.Len() / 16); err != nil {
				return err
			}
		}
	}
	if size, found := sizes[name]; found {
		if size(args) > float64(input.TemplateText.Most) {
			return r.within(input.TemplateText, input.TemplateText.Most+1)
		}
	}
	return nil
}

// sizes are upper bounds, in bytes, for results that can be much larger than
// the arguments. An element of a list of numbers counts as listed bytes, so that
// the limit for texts also keeps lists within input.TemplateList. A level of
// indentation counts as level bytes.
var sizes = map[string]func(args []reflect.Value) float64{
	"repeat":  func(a []reflect.Value) float64 { return number(a[0]) * float64(a[1].Len()) },
	"indent":  indentation,
	"nindent": indentation,
	"replace": func(a []reflect.Value) float64 {
		old, new, in := a[0].String(), a[1].String(), a[2].String()
		return float64(len(in)) + float64(strings.Count(in, old))*float64(len(new))
	},
	"join":       func(a []reflect.Value) float64 { return float64(a[0].Len()) * float64(input.TemplateList.Most) },
	"until":      func(a []reflect.Value) float64 { return listed * number(a[0]) },
	"untilStep":  func(a []reflect.Value) float64 { return listed * (number(a[0]) + number(a[1]) + number(a[2])) },
	"value":      leveled,
	"object":     leveled,
	"entries":    leveled,
	"dictionary": leveled,
}

const (
	listed = 64
	level  = 1024
)

// number returns the absolute value of an integer.
func number(v reflect.Value) float64 {
	n := float64(v.Int())
	return max(n, -n)
}

func leveled(a []reflect.Value) float64 { return level * number(a[0]) }

func indentation(a []reflect.Value) float64 {
	text := a[1].String()
	return number(a[0])*float64(1+strings.Count(text, "\n")) + float64(len(text))
}

// weigh counts the steps for a value, and returns an error if it has too many
// values or too long texts. A list or dict that is in several others counts
// each time, as it would be printed.
func (r *run) weigh(v reflect.Value) error {
	values, bytes := 0, 0
	var add func(reflect.Value) error
	add = func(v reflect.Value) error {
		values++
		switch v.Kind() {
		case reflect.String:
			bytes += v.Len()
		case reflect.Interface:
			values--
			if !v.IsNil() {
				return add(v.Elem())
			}
		case reflect.Pointer:
			return errors.New("the whole data can't be an argument")
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				if err := add(v.Index(i)); err != nil {
					return err
				}
			}
		case reflect.Map:
			for entry := v.MapRange(); entry.Next(); {
				if err := errors.Join(add(entry.Key()), add(entry.Value())); err != nil {
					return err
				}
			}
		}
		return errors.Join(r.within(input.TemplateList, values), r.within(input.TemplateText, bytes))
	}
	err := add(v)
	const each = 64 // the bytes that count as one step
	return errors.Join(err, r.count(values+bytes/each))
}

// inert returns an error for characters that have an effect where the text is
// displayed, or that end a line invisibly: control characters other than line
// feeds and tabs, format characters such as those that change the direction of
// text, and separators of lines and paragraphs.
func (s *sandbox) inert(code []byte) error {
	line := 1
	for i := 0; i < len(code); {
		r, size := utf8.DecodeRune(code[i:])
		switch {
		case r == '\n':
			line++
		case r == '\t' || r >= ' ' && r <= '~':
		case r == utf8.RuneError && size == 1:
			return input.Errorf("template %s prints invalid UTF-8 on line %d", s.origin, line).Hintf("print whole characters")
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			return input.Errorf("template %s prints the character %U on line %d", s.origin, r, line).
				Hintf("control and format characters can be in literals alone: {{str .Message}}")
		}
		i += size
	}
	return nil
}

// layOut calls layOutWithin with the limits of templates.
func (s *sandbox) layOut(out []byte, l *languages.Language) ([]byte, error) {
	if layers(out) > input.LayoutDepth.Most {
		return nil, input.LayoutDepth.Exceeded("template " + s.origin)
	}
	code, done := layOutWithin(out, l, input.LayoutSteps.Most)
	if !done {
		return nil, input.LayoutSteps.Exceeded("template " + s.origin)
	}
	return code, s.inert(code)
}
