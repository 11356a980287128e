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
	// Message is whether the target is the response itself, as an HTTP message;
	// Request is whether it is a command that sends a request. Each is true for
	// one built-in target; see the functions Message and Request.
	Message, Request bool
	// Order is the target's position on the page of a status, from 1. Targets
	// with 0 come last, sorted by title.
	Order int
	// Name is the handler's default name and Group that of its class, as words.
	// Group is empty if there is no class.
	Name  string
	Group string
	// Superclass is the class that one with an action extends; empty if it needs
	// none.
	Superclass string
	// File is the conventional file name. {snake} and {Pascal} are replaced by
	// Group (or, without one, Name) and {code} by the status code.
	File string
	// Path is the default route, without parameters.
	Path string
	// Route is the syntax of route parameters.
	Route Route
	// Named makes the framework's usual name for a status code from its reason
	// phrase; nil if there are none. Constants are the names that differ from
	// those, in all supported versions, and Renamed those of only some, both
	// sorted by code. Names says which package's versions Renamed is about. See
	// the method Constant.
	Named     func(code int, phrase string) string
	Constants []Constant
	Renamed   []Renamed
	Names     Names
	// Oldest is the oldest version that snippets are for, and OldestWhy the
	// reason. Both are empty for a target without versions, whose snippets are
	// the same for all.
	Oldest, OldestWhy string
	// OwnPhrases are the codes with a name for which a version of the framework
	// has a reason phrase that isn't the standard's.
	OwnPhrases []int
	// HeaderNames are the headers for whose names the framework has constants,
	// which HeaderConstant returns. HeaderCalls are its calls that set one header.
	HeaderNames    []string
	HeaderConstant func(header string) string
	HeaderCalls    []HeaderCall
	// Located are the codes for which the framework has a call that takes a
	// Location.
	Located []int
	// ObjectOpen opens an object in a body if the framework has its own type for
	// that; if it is empty, the language's is used.
	ObjectOpen string
	// MinCode to MaxCode are the codes that can be sent. CodesWhy says what
	// happens with others.
	MinCode, MaxCode int
	CodesWhy         Reason
	// Interim are the 1xx codes that a handler can send before its final
	// response (or, for 101, instead of one). AnyInterim is whether it can send
	// all of them. InterimWhy says why it can't send the others.
	Interim    []int
	AnyInterim bool
	InterimWhy Reason
	// ImportPaths are the modules that a file imports if it uses the framework,
	// including submodules. BaseNames are the classes that such a file extends.
	ImportPaths, BaseNames []string
	// Application is the name, in a snippet, of the object on which it
	// registers its handler; empty if there is none. Makers are the functions
	// that create such an object, by the last part of their names.
	Application string
	Makers      []string
	// Handlers says how to recognize the framework's handlers in a file; nil if
	// there are none.
	Handlers *Handlers
	// JSON is how the framework encodes a body.
	JSON Encoding
	// HintsLinks is whether the API for 103 sends only Link headers.
	HintsLinks bool
	// Taken are the identifiers that a snippet uses itself, sorted. A handler
	// or its class can't have these names.
	Taken []string
	// Inherited are the members that the class of an action inherits, sorted. An
	// action can't have these names.
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

// A HeaderCall is a framework's call, by its name, that sets one header. Accepts
// reports whether it sends a value unchanged.
type HeaderCall struct {
	Header, Name string
	Accepts      func(value string) bool
}

// An Encoding is how a framework encodes JSON, as far as the length of a body
// depends on it.
type Encoding struct {
	Spaced  bool // a space follows each comma and colon
	NewLine bool // a line break follows the body
	ASCII   bool // other characters are \u escapes
	HTML    bool // so are <, >, &, U+2028 and U+2029
}

// A Note says what some snippets of a framework need beside themselves.
type Note struct {
	// Codes are the status codes that it is about; nil for all.
	Codes []int
	// Token is whether it is about the token against cross-site request forgery
	// that the framework asks a request for, unless the method is safe (RFC
	// 9110, section 9.2.1) or the handler is exempt. Text has a verb for the
	// method then.
	Token bool
	Text  string
}

// Notice returns the notes for a snippet that answers a method with a code. Exempt
// is whether its handler asks for no token.
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

// AsksToken reports whether the framework asks requests for a token against
// cross-site request forgery.
func (f *Framework) AsksToken() bool {
	return slices.ContainsFunc(f.Notes, func(n Note) bool { return n.Token })
}

// A Project describes where the projects of a framework keep handlers.
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
	// Isolates returns the folder below Base of all handlers of a part of an
	// application, if a file of the part, given its text, says that they are in a
	// module of their own, in which what mounts them looks for them; or "". It is
	// nil if there are no such parts.
	Isolates func(text string) string
	// Scattered is whether each folder of handlers is an application, so that
	// the one that has most of them says nothing about another.
	Scattered bool
	// URL is the page of the framework's documentation that a module follows.
	URL string
}

// Mounting says how the files of a framework's projects mount handlers.
type Mounting struct {
	// Applications are the functions that make an object that serves requests,
	// and Routers those that make one that others mount: the last part of their
	// names, or the last two. Groups are the methods of such an object that make
	// another with a prefix.
	Applications, Routers, Groups []string
	// Parameters are the types of the parameters through which functions get one;
	// nil if parameters have no types.
	Parameters []string
	// Includes are the methods of an object that mount another. Setup are other
	// methods whose calls come before handlers, and Registers those that
	// register a route. An element may end in "*".
	Includes, Setup, Registers []string
	// IncludesAt are methods that mount an application below a path, their first
	// argument.
	IncludesAt []string
	// PrefixName and Tags are the keywords of the arguments for the prefix and
	// the tags of routes. Without PrefixName, the first argument is the prefix,
	// unless Strips is the function that removes it.
	PrefixName, Tags, Strips string
	// Serves are the functions that serve their last argument, and Runs the
	// methods of an object that serve it. If both are nil, every application
	// serves. Field is that of a server which has the object.
	Serves, Runs []string
	Field        string
	// Passes is the method of an object that answers one request.
	Passes string
	// Usual is the name of the object that is written where none is found.
	Usual string
	// Shared is the package that has an object of its own, which serves where
	// another could be given.
	Shared string
	// List is the variable or the keyword argument that lists the routes of a
	// file, Block the method whose block has them, and Mark the annotation of the
	// application's class. Extends is whether a statement can add to List.
	List, Block, Mark string
	Extends           bool
	// Part matches, at the beginning of a line of Block's routes, what adds those of
	// another file; its group is a name, which takes the place of * in PartFile. The
	// routes of handlers in a folder with that name are there.
	Part, PartFile string
	// Settings are the files beside the language's sources, in "resources", of
	// which PathSetting, a regular expression, finds the prefix of all routes.
	Settings    []string
	PathSetting string
	// Root is the setting that names the module with the first list, or what the
	// object of Block begins with if it is the application's.
	Root string
}

// A Route is a framework's syntax for route parameters.
type Route struct {
	// Open and Close surround a parameter.
	Open, Close string
	// Exact is what follows a slash at the end of a route that doesn't match
	// the paths below it too.
	Exact string
	// Relative is whether a route has no leading slash. Single is whether it has
	// one handler, whatever the method of a request.
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

// only returns the first built-in target that is reports true for. It panics if
// there is none.
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

// Variant returns a copy of a built-in framework for a user's target. If its ID
// differs, the copy has no packages and no role, because the built-in one keeps
// them.
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

// FileName returns the name of a file as an editor gives it: that of a buffer
// without a file is a dot and Vim's filetype, which becomes an extension.
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
