// Package templates holds what each framework's code looks like, one folder a
// framework. A template looks like what comes out of it; CONTRIBUTING.md says
// what it may use.
package templates

import "embed"

//go:embed */*.tmpl
var files embed.FS

// Page has what a reference page looks like, in the folder page: templates of
// HTML and Markdown, a style sheet and a script.
//
//go:embed page
var Page embed.FS

// Help says what a template may use, for people who write one.
//
//go:embed help.txt
var Help string

// Snippet returns the template of a framework's snippet, flask and .py for
// flask/snippet.py.tmpl. It panics for one that does not exist, which a test
// rules out.
func Snippet(id, extension string) string { return must(read(id, "snippet", extension)) }

// Module returns one of the templates of a framework's modules, which are of
// the kinds scaffold and mount: flask/scaffold.py.tmpl. It panics for one that
// does not exist, which a test rules out.
func Module(id, kind, extension string) string { return must(read(id, kind, extension)) }

// Handler returns the template of what is the same in a framework's snippet
// and in its modules, flask/handler.py.tmpl, or nothing for a framework that
// has no modules. Both call it by the name "handler".
func Handler(id, extension string) string {
	text, _ := read(id, "handler", extension)
	return text
}

func read(id, kind, extension string) (string, error) {
	text, err := files.ReadFile(id + "/" + kind + extension + ".tmpl")
	return string(text), err
}

func must(text string, err error) string {
	if err != nil {
		panic(err)
	}
	return text
}
