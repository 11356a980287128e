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
func Snippet(id, extension string) string {
	text, err := files.ReadFile(id + "/snippet" + extension + ".tmpl")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Module returns one of the templates of a framework's modules, which are of
// the kinds scaffold and mount: flask/scaffold.py.tmpl. It panics for one that
// does not exist, which a test rules out.
func Module(id, kind, extension string) string {
	text, err := files.ReadFile(id + "/" + kind + extension + ".tmpl")
	if err != nil {
		panic(err)
	}
	return string(text)
}
