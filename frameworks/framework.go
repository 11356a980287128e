package frameworks

import (
	"slices"
	"snipgen/frameworks/languages"
	"strings"
)

// A Category is what a target is for.
type Category string

// The categories.
const (
	Server Category = "server" // a handler that answers
	Client Category = "client" // a request, or the message itself
)

// A Framework is one target: something that snippets are written for.
type Framework struct {
	ID       string
	Title    string
	Aliases  []string
	Category Category
	Language *languages.Language
	// Message is whether the target is the response itself, as a message of
	// HTTP, and Request whether it is the command that asks a server for it.
	// One built-in target is each; see the functions of these names.
	Message, Request bool
	// Order is the target's place among others on a status's page, from 1;
	// those with 0 follow by title.
	Order int
	// Name is the handler's default name and Group that of the class which
	// holds it, in words; Group is empty where there is no class.
	Name  string
	Group string
	// File is the snippet's conventional file name, in which {snake} and
	// {Pascal} stand for Group (or else Name) and {code} for the code.
	File string
	// Path is the route that a handler gets by default, without parameters.
	Path string
	// Route is how a route's parameters are written.
	Route Route
	// Constants are the names that the framework has for codes; see Constant.
	Constants []Constant
	// ObjectOpen is what opens an object in a body where the framework has a
	// type of its own for that; empty leaves it to the language.
	ObjectOpen string
	// MinCode to MaxCode are the codes that can be sent at all, and CodesWhy
	// is what happens with others.
	MinCode, MaxCode int
	CodesWhy         Reason
	// Interim are the 1xx codes that a handler can send before its final
	// response (101: instead of one), AnyInterim is whether it can send all
	// of them, and InterimWhy is why not the others.
	Interim    []int
	AnyInterim bool
	InterimWhy Reason
	// ImportPaths are what a file imports that uses the framework; a path also
	// stands for those below it. BaseNames are the classes that one extends.
	ImportPaths, BaseNames []string
	// Application is the name, in a snippet, of the object on which it
	// registers its handler, and Makers are the functions that make such an
	// object, by the last part of their names. There may be none.
	Application string
	Makers      []string
	// HintsLinks is whether the call for 103 sends only Link headers.
	HintsLinks bool
	// Taken are the identifiers that a snippet uses itself, sorted: what a
	// handler or its class must not be called.
	Taken []string
	// Arguments is whether a route's parameters are arguments of the handler.
	Arguments bool
	// TakenParameters are the names that a route's parameter must not have,
	// sorted.
	TakenParameters []string
	// URL is the page of the framework's documentation that the snippet
	// follows.
	URL string
	// Packages are what the manifest of a project that uses the framework
	// requires; one of them is enough. Over are the IDs of the frameworks
	// that it is built on: where a project requires it and them, it is meant.
	Packages []Package
	Over     []string
	// NotRun is why no snippet has run on the real framework; empty where
	// they have.
	NotRun string
	// Project is how a project holds handlers; nil where a project has no
	// modules of this kind.
	Project *Project
}

// A Project is how the users of a framework keep handlers in a project.
type Project struct {
	// File is the name of a module's file, in which {snake}, {kebab} and
	// {Pascal} stand for the handler's name.
	File string
	// Folders are those for handlers, the most usual first, relative to the
	// folder of the file that mounts them, or to the project where they begin
	// with a slash. The first that exists is meant, or else the first.
	Folders []string
	// Mounts are the files that may mount handlers, the most usual first: a
	// path from the project's root, or a pattern of path.Match for the name
	// of a file in any folder. One that is beside a file or folder named in
	// Beside is preferred.
	Mounts, Beside []string
	// Imports and Routes are the places in such a file for imports and for
	// what mounts a handler. The first that is there is meant; a file without
	// any of Routes does not mount handlers.
	Imports, Routes []Anchor
	// Application is what handlers are added to in such a file where Routes
	// has no name for it.
	Application string
	// SetupCalls is a regular expression for what follows the application's
	// name in statements that come before handlers; empty where order means
	// nothing.
	SetupCalls string
	// Base is the folder below which subfolders are the modules' namespaces,
	// wherever it is in the project; empty where the language says what they
	// are.
	Base string
	// UniqueNames is whether the whole project has each name of a file,
	// without its extension, once.
	UniqueNames bool
	// Oldest is the oldest version of the language that a module works with,
	// and OldestWhy what needs it, in the plural. Both are empty where every
	// version will do that the framework itself works with.
	Oldest, OldestWhy string
	// Discovers is for a framework that finds modules by itself: how it finds
	// those in a folder, or an error of type input.Error that says why it does
	// not. It is nil for the others.
	Discovers func(languages.Folder, languages.ModuleFacts) (note string, err error)
	// URL is the page of the framework's documentation that a module follows.
	URL string
}

// An Anchor finds a place in a file by regular expressions of package regexp,
// in which ^ and $ match at lines.
type Anchor struct {
	// Pattern matches the beginning of a statement. Its group, if it has one,
	// is what handlers are added to.
	Pattern string
	// Named has a group for that where it stands somewhere else.
	Named string
	// Last is whether the last match is meant, and not the first.
	Last bool
	// Inside is whether the place is in the block or list that the match
	// opens at the end of its line, at its end if Last; otherwise it is behind
	// the statement.
	Inside bool
}

// A Route is a framework's syntax for routes.
type Route struct {
	// Open and Close surround a parameter.
	Open, Close string
	// Relative is whether a route has no slash at its beginning.
	Relative bool
}

// Constant returns the framework's name for a code, as code.
func (f *Framework) Constant(code int) (string, bool) {
	i, found := slices.BinarySearchFunc(f.Constants, code, func(c Constant, code int) int { return c.Code - code })
	if !found {
		return "", false
	}
	return f.Constants[i].Name, true
}

// Uses reports whether the snippet itself uses an identifier.
func (f *Framework) Uses(identifier string) bool {
	_, found := slices.BinarySearch(f.Taken, identifier)
	return found
}

// All lists the built-in frameworks by ID.
var All = []*Framework{aspNetCore, curl, django, expressJS, fastAPI, flask, gin, rawHTTP, netHTTP, rails, springBoot}

// Message returns the target that prints the response as a message of HTTP.
func Message() *Framework { return only(func(f *Framework) bool { return f.Message }) }

// Request returns the target that prints a command which sends a request.
func Request() *Framework { return only(func(f *Framework) bool { return f.Request }) }

// only returns the first built-in target that is what a caller looks for. There
// is one, or the table is broken.
func only(is func(*Framework) bool) *Framework { return All[slices.IndexFunc(All, is)] }

// Find finds a framework in list by its ID, title or alias in any case.
func Find(list []*Framework, query string) (*Framework, bool) {
	q := strings.ToLower(strings.TrimSpace(query))
	for _, f := range list {
		if q == f.ID || q == strings.ToLower(f.Title) || slices.Contains(f.Aliases, q) {
			return f, true
		}
	}
	return nil, false
}

// Variant returns a copy of a built-in framework for a target of the user's own
// with another ID. It has neither the role nor the packages of the built-in
// one, which is still there: a project that requires them means that.
func (f *Framework) Variant(id string) *Framework {
	own := *f
	own.ID = id
	if id != f.ID {
		own.Packages, own.Over = nil, nil
		own.Message, own.Request, own.Order = false, false, 0
	}
	return &own
}

// Prefer leaves out of list the frameworks that another of it is built on: who
// uses that uses them too, and means it.
func Prefer(list []*Framework) []*Framework {
	var out []*Framework
	for _, f := range list {
		if !slices.ContainsFunc(list, func(other *Framework) bool { return slices.Contains(other.Over, f.ID) }) {
			out = append(out, f)
		}
	}
	return out
}

// pythonImports is the place for imports in a module, of which those inside
// functions say nothing.
var pythonImports = []Anchor{{Pattern: `^(?:from|import)\s`, Last: true}}

// Written lists the frameworks of list whose language has files with an
// extension, such as ".py".
func Written(list []*Framework, extension string) []*Framework {
	var out []*Framework
	for _, f := range list {
		if f.Language.Named(extension) {
			out = append(out, f)
		}
	}
	return out
}
