package frameworks

// Handlers says how to recognize, in a source file, the handlers of a framework,
// the classes that contain them and the objects that they are registered on.
type Handlers struct {
	// Marks are the decorators, annotations or attributes of a handler, by the
	// last part of their names.
	Marks []string
	// Parameters are the parameters of a handler that a response uses, in their
	// order. A function that has all of them is a handler.
	Parameters []Parameter
	// Nested is whether a response can be in an anonymous function inside a
	// handler, because a handler returns nothing.
	Nested bool
	// Routes are the methods of an application that register a handler for a
	// route, and Starts those that start the server, after which nothing is
	// registered.
	Routes, Starts []string
	// Fallbacks are the methods that register middleware. Among it is the code
	// that handles errors and unmatched requests, which must stay last. Its
	// name, or the number of its parameters, shows it.
	Fallbacks []string
	// Mounts are the methods that copy the routes an object has at that time,
	// without those that are added later.
	Mounts []string
	// Takes are the methods that pass all requests below a path to an
	// application. If the path is the root, no later route is reached.
	Takes []string
	// Lasts are the methods that register a handler for unmatched requests. An
	// element may end in "*".
	Lasts []string
	// Answers are library functions, as MODULE.NAME, that make a handler which
	// answers every request.
	Answers []string
	// CatchAll is the part of a route that makes it match every path, so that
	// it must stay last; empty if the order of routes doesn't matter.
	CatchAll string
	// Classes says which classes contain handlers; nil if handlers are outside
	// of classes.
	Classes *Controllers
	// Returns are the types that a handler may return if a response goes into
	// it; nil for any.
	Returns []string
	// Context is the type of the only parameter of a function that writes the
	// response itself and returns nothing; empty if there is no such function.
	Context string
}

// A Parameter is a parameter of a handler.
type Parameter struct {
	// Name is its name in a snippet.
	Name string
	// Type is its type. If it is empty, the parameter is recognized by one of
	// Names instead.
	Type  string
	Names []string
}

// Controllers describes classes that contain handlers. A class is one if it has
// one of these annotations or attributes, if the name of a base ends in one of
// Bases, or if its own name ends in one of Names and it has a base.
type Controllers struct {
	Marks, Bases, Names []string
	// Public is whether each public method without parameters is a handler.
	Public bool
	// Returns are the types that a handler in such a class may return if a
	// response goes into it, without their type arguments; nil for those in
	// Handlers.
	Returns []string
}
