package frameworks

import (
	"slices"
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
	Language *Language
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
	// Codes are those that can be sent at all, and CodesWhy what happens
	// with others.
	MinCode, MaxCode int
	CodesWhy         string
	// Interim are the 1xx codes that a handler can send before its final
	// response (101: instead of one), AnyInterim is whether it can send all
	// of them, and InterimWhy is why not the others.
	Interim    []int
	AnyInterim bool
	InterimWhy string
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
	// NotRun is why no snippet has run on the real framework; empty where
	// they have.
	NotRun string
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
func (f *Framework) Uses(identifier string) bool { return contains(f.Taken, identifier) }

// All lists the built-in frameworks by ID.
var All = []*Framework{aspNetCore, curl, django, expressJS, fastAPI, flask, rawHTTP, netHTTP, rails, springBoot}

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
