// Package templates holds the templates of each framework's code, one folder
// per framework. A template looks like its output; CONTRIBUTING.md describes
// what it can use.
package templates

import "embed"

//go:embed *.tmpl */*.tmpl
var files embed.FS

// Page holds the folder page, the parts of a reference page: HTML and Markdown
// templates, a style sheet and a script.
//
//go:embed page
var Page embed.FS

// Help is the text of `snipgen help templates`.
//
//go:embed help.txt
var Help string

// Snippet returns the template of a framework's snippet: for flask and .py,
// flask/snippet.py.tmpl. It panics if the file doesn't exist, which a test
// rules out.
func Snippet(id, extension string) string { return must(read(id, "snippet", extension)) }

// Module returns a template of a framework's modules. Kind is scaffold or
// mount: flask/scaffold.py.tmpl. It panics if the file doesn't exist, which a
// test rules out.
func Module(id, kind, extension string) string { return must(read(id, kind, extension)) }

// Handler returns the template that a framework's snippet and modules share,
// flask/handler.py.tmpl, or "" if the framework has no modules. Both call it as
// "handler". It ends in the definitions that the frameworks of a language share,
// such as shared.go.tmpl, if there are any.
func Handler(id, extension string) string {
	text, err := read(id, "handler", extension)
	if err != nil {
		return ""
	}
	shared, _ := files.ReadFile("shared" + extension + ".tmpl")
	return text + string(shared)
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
