package frameworks

import (
	"fmt"
	"slices"
	"strings"

	"snipgen/frameworks/languages"
)

// A Category is what a target is for.
type Category string

// The categories.
const (
	Server Category = "server" // a handler for requests
	Client Category = "client" // a request, or the response message itself
)

// A Framework is a target: something to generate snippets for.
type Framework struct {
	ID       string
	Title    string
	Aliases  []string
	Category Category
	Language *languages.Language
	// Message is whether snippets are the response itself, as an HTTP message.
	// Request is whether they are a command that sends a request. Each is true
	// for one built-in target; see the functions Message and Request.
	Message, Request bool
	// Order is the target's position on the page of a status, from 1. Targets
	// with 0 come last, sorted by title.
	Order int
	// Name is the default name of a handler and Group the default name of its
	// class, both as words. Group is empty if handlers have no class.
	Name  string
	Group string
	// Superclass is the class that a class with an action extends; empty if it
	// needs none.
	Superclass string
	// File is the conventional file name. {snake} and {Pascal} are replaced by
	// Group (or, without one, Name) and {code} by the status code.
	File string
	// Path is the default route, without parameters.
	Path string
	// Route is the syntax of route parameters.
	Route Route
	// Named returns the framework's usual name for a status code, derived from
	// its reason phrase; nil if codes have no names. Constants are the names in
	// all supported versions that differ from those, and Renamed the names in
	// only some versions, both sorted by code. Names says which package's
	// versions Renamed refers to. See the method Constant.
	Named     func(code int, phrase string) string
	Constants []Constant
	Renamed   []Renamed
	Names     Names
	// Oldest is the oldest version for which snippets are written, and
	// OldestWhy the reason. Both are empty for a target without versions, whose
	// snippets are the same for all.
	Oldest, OldestWhy string
	// OwnPhrases are the named codes for which some version of the framework
	// has a reason phrase other than the standard one.
	OwnPhrases []int
	// HeaderNames are the headers with a constant in the framework, which
	// HeaderConstant returns. HeaderCalls are the framework's calls that set
	// one header.
	HeaderNames    []string
	HeaderConstant func(header string) string
	HeaderCalls    []HeaderCall
	// Located are the codes for which the framework has a call that takes the
	// Location header as an argument.
	Located []int
	// ObjectOpen opens an object in a body if the framework has its own type
	// for it; empty for the language's notation.
	ObjectOpen string
	// MinCode to MaxCode are the codes that can be sent. CodesWhy says why
	// others can't.
	MinCode, MaxCode int
	CodesWhy         Reason
	// Interim are the 1xx codes that a handler can send before its final
	// response (or, for 101, instead of one). AnyInterim is whether it can send
	// all of them. InterimWhy says why it can't send the others.
	Interim    []int
	AnyInterim bool
	InterimWhy Reason
	// ImportPaths are the modules that a file imports, itself or a submodule,
	// if it uses the framework. BaseNames are the classes that such a file
	// extends.
	ImportPaths, BaseNames []string
	// Application is the name that a snippet gives to the object on which it
	// registers its handler; empty if there is none. Makers are the functions
	// that create such an object, by the last part of their names.
	Application string
	Makers      []string
	// Handlers says how to recognize the framework's handlers in a file; nil if
	// there are none.
	Handlers *Handlers
	// JSON says how the framework encodes a body.
	JSON Encoding
	// HintsLinks is whether the framework's API for 103 sends only Link
	// headers.
	HintsLinks bool
	// Taken are the identifiers that a snippet uses itself, sorted. A handler
	// or its class can't have these names.
	Taken []string
	// Inherited are the members that a class with an action inherits, sorted.
	// An action can't have these names.
	Inherited []string
	// Arguments is whether route parameters are arguments of the handler.
	Arguments bool
	// TakenParameters are the names that a route parameter can't have, sorted.
	TakenParameters []string
	// URL is the page of the framework's documentation that the snippet
	// follows.
	URL string
	// Packages are the packages that indicate the framework if a project's
	// manifest requires one of them. Over are the IDs of the frameworks that it
	// is built on: a project that requires both uses this one.
	Packages []Package
	Over     []string
	// NotRun explains why no snippet was tested on the real framework; empty if
	// they were.
	NotRun string
	// Notes say what snippets need beside themselves.
	Notes []Note
	// Project describes the framework's modules in a project; nil if it has
	// none.
	Project *Project
}

// A HeaderCall is a call of the framework that sets one header, named by the
// function. Accepts reports whether the call sends a value unchanged.
type HeaderCall struct {
	Header, Name string
	Accepts      func(value string) bool
}

// An Encoding says how a framework encodes JSON, as far as the length of a body
// depends on it.
type Encoding struct {
	Spaced  bool // a space follows each comma and colon
	NewLine bool // a line break follows the body
	ASCII   bool // characters beyond ASCII are \u escapes
	HTML    bool // so are <, >, &, U+2028 and U+2029
}

// A Note is a requirement that some snippets of a framework can't meet
// themselves.
type Note struct {
	// Codes are the status codes to which it applies; nil for all.
	Codes []int
	// Token is whether it is about the framework's check for a token against
	// cross-site request forgery. It then doesn't apply to safe methods (RFC
	// 9110, section 9.2.1) and exempt handlers, and Text has a verb for the
	// method.
	Token bool
	Text  string
}

// Notice returns the notes for a snippet that answers a method with a code.
// exempt is whether its handler is exempt from the check for tokens.
func (f *Framework) Notice(code int, method string, exempt bool) []string {
	var out []string
	safe := slices.Contains([]string{"GET", "HEAD", "OPTIONS", "TRACE"}, method)
	for _, n := range f.Notes {
		switch {
		case n.Codes != nil && !slices.Contains(n.Codes, code):
		case !n.Token:
			out = append(out, n.Text)
		case !safe && !exempt:
			out = append(out, fmt.Sprintf(n.Text, method))
		}
	}
	return out
}

// AsksToken reports whether the framework requires a token against cross-site
// request forgery.
func (f *Framework) AsksToken() bool {
	return slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Token })
}

// A Project describes where projects of a framework keep their handlers.
type Project struct {
	// File is the name of a module's file. {snake}, {kebab}, {camel} and
	// {Pascal} are replaced by the handler's name.
	File string
	// Folders are the folders for handlers, the most common first. They are
	// relative to the folder of the file that mounts them, or, with a leading
	// slash, to the project. The first that exists is used, or else the first.
	Folders []string
	// Mounts are the files that may mount handlers, the most common first: a
	// path from the project's root, or a pattern of path.Match for the name of
	// a file in any folder. A file next to a file or folder named in Beside is
	// preferred.
	Mounts, Beside []string
	Mounting
	// Base is the folder whose subfolders are the modules' namespaces, anywhere
	// in the project; empty if the language defines them.
	Base string
	// UniqueNames is whether each file name, without its extension, must be
	// unique in the project.
	UniqueNames bool
	// Discovers is set if the framework finds modules itself. It returns a note
	// that says how it finds those in a folder, or an input.Error that says why
	// it doesn't.
	Discovers func(languages.Folder, languages.ModuleFacts) (note string, err error)
	// Isolates returns the folder below Base that has all handlers of a part of
	// an application, such as a Rails engine, if a file of the part, given its
	// text, says that they are in their own module; or "". It is nil if there
	// are no such parts.
	Isolates func(text string) string
	// Scattered is whether each folder of handlers is an application of its
	// own, so that the folder with most handlers doesn't show where another
	// goes.
	Scattered bool
	// URL is the page of the framework's documentation that a module follows.
	URL string
}

// Mounting says how handlers are mounted in a framework's projects. Names in it
// are found in source files by package source.
type Mounting struct {
	// Applications are the functions that make an object that serves requests,
	// and Routers those that make an object that another mounts; both are the
	// last part of their names, or the last two. Groups are methods of such an
	// object that make another one with a prefix.
	Applications, Routers, Groups []string
	// Parameters are the types of parameters that are such objects; nil if
	// parameters have no types.
	Parameters []string
	// Includes are the methods with which an object mounts another. Setup are
	// other methods whose calls come before handlers, such as those for
	// middleware, and Registers those that register a route. An element may end
	// in "*".
	Includes, Setup, Registers []string
	// IncludesAt are methods that mount an application below a path, which is
	// their first argument.
	IncludesAt []string
	// PrefixName and Tags are the keywords of the arguments for the prefix and
	// the tags of routes. Without PrefixName, the first argument is the prefix
	// or, if Strips names the function that removes the prefix, a pattern.
	PrefixName, Tags, Strips string
	// Serves are the functions that serve their last argument, and Runs the
	// methods with which an object serves. If both are nil, every application
	// serves. Field is a server's field that has the object.
	Serves, Runs []string
	Field        string
	// Passes is the method with which an object answers one request.
	Passes string
	// Usual is the object's name in printed lines if none is found in the
	// project.
	Usual string
	// Shared is the package with an object of its own, which serves unless
	// another object is passed, such as http.DefaultServeMux in net/http.
	Shared string
	// List is the variable or the keyword argument that lists the routes of a
	// file, Block the method whose block has them, and Mark the annotation of
	// the application's class. Extends is whether a statement can add routes to
	// List.
	List, Block, Mark string
	Extends           bool
	// Part matches the beginning of a line among Block's routes that adds the
	// routes of another file, as draw(:api) does in Rails. Its group is a name;
	// PartFile, with that name for *, is the file. It has the routes of
	// handlers in a folder with that name.
	Part, PartFile string
	// Settings are files in the folder "resources" beside the language's
	// sources. PathSetting is a regular expression that finds the prefix of all
	// routes in them.
	Settings    []string
	PathSetting string
	// Root is the setting that names the module with the main list of routes
	// or, with Block, the text with which the application's own block begins.
	Root string
}

// A Route is a framework's syntax for route parameters.
type Route struct {
	// Open and Close surround a parameter.
	Open, Close string
	// Exact is written after the final slash of a route that shouldn't match
	// the paths below it.
	Exact string
	// Relative is whether a route has no leading slash. Single is whether a
	// route has one handler for all methods.
	Relative, Single bool
}

// Uses reports whether snippets use an identifier themselves.
func (f *Framework) Uses(identifier string) bool {
	_, found := slices.BinarySearch(f.Taken, identifier)
	return found
}

// All lists the built-in frameworks by ID.
var All = []*Framework{aspNetCore, curl, django, expressJS, fastAPI, flask, gin, rawHTTP, netHTTP, rails, springBoot}

// Message returns the target that prints the response as an HTTP message.
func Message() *Framework { return only(func(f *Framework) bool { return f.Message }) }

// Request returns the target that prints a command to send a request.
func Request() *Framework { return only(func(f *Framework) bool { return f.Request }) }

// only returns the first built-in target for which is reports true. It panics
// if there is none.
func only(is func(*Framework) bool) *Framework { return All[slices.IndexFunc(All, is)] }

// Find returns the framework in list with this ID, title or alias, in any case.
func Find(list []*Framework, query string) (*Framework, bool) {
	q := strings.ToLower(strings.TrimSpace(query))
	for _, f := range list {
		if q == f.ID || q == strings.ToLower(f.Title) || slices.Contains(f.Aliases, q) {
			return f, true
		}
	}
	return nil, false
}

// Variant returns a copy of a built-in framework as the base of a user's
// target. If its ID differs, the copy has no packages and no role, because the
// built-in one keeps them.
func (f *Framework) Variant(id string) *Framework {
	own := *f
	own.ID = id
	if id != f.ID {
		own.Packages, own.Over = nil, nil
		own.Message, own.Request, own.Order = false, false, 0
	}
	return &own
}

// Prefer removes from list each framework that another in the list is built on,
// since its users require both.
func Prefer(list []*Framework) []*Framework {
	var out []*Framework
	for _, f := range list {
		if !slices.ContainsFunc(list, func(other *Framework) bool { return slices.Contains(other.Over, f.ID) }) {
			out = append(out, f)
		}
	}
	return out
}

// FileName returns the name of a file as an editor passes it. For an unnamed
// buffer, that is a dot and Vim's filetype, which becomes the language's
// extension.
func FileName(list []*Framework, name string) string {
	if filetype, found := strings.CutPrefix(name, "."); found {
		for _, f := range list {
			if extension := f.Language.Lexis.Filetypes[filetype]; extension != "" {
				return extension
			}
		}
	}
	return name
}

// Written returns the frameworks in list whose language uses a file name
// extension, given with its dot.
func Written(list []*Framework, extension string) []*Framework {
	var out []*Framework
	for _, f := range list {
		if f.Language.Named(extension) {
			out = append(out, f)
		}
	}
	return out
}
