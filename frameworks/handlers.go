package frameworks

// Handlers says how to recognize, in a source file, the handlers of a framework,
// the classes that contain them and the objects that they are registered on.
type Handlers struct {
	// Marks are the decorators, annotations or attributes of a handler, by the
	// last part of their names.
	Marks []string
	// Parameters are the parameters of a handler that a response uses, in their
	// order. A function that has them all is a handler.
	Parameters []Parameter
	// Nested is whether a response can be in a function without a name inside of
	// a handler, since it returns nothing.
	Nested bool
	// Routes are the methods of an application that register a handler for a
	// route, and Starts those that start the server, after which nothing is
	// registered.
	Routes, Starts []string
	// Fallbacks are the methods that register middleware, among it what answers
	// errors and unmatched requests, which must stay last. It is recognized by
	// its name, or by the number of its parameters.
	Fallbacks []string
	// Mounts are the methods that take the routes which an object has, and none
	// that it gets later.
	Mounts []string
	// Takes are the methods that give all requests below a path to an application,
	// behind which no route is reached if the path is the root.
	Takes []string
	// Lasts are the methods that register what answers unmatched requests. An
	// element may end in "*".
	Lasts []string
	// Answers are functions of libraries, as MODULE.NAME, that make a handler which
	// answers every request.
	Answers []string
	// CatchAll is part of a route that matches every path and must stay last;
	// empty if the order doesn't matter.
	CatchAll string
	// Classes says which classes contain handlers; nil if handlers are outside
	// of classes.
	Classes *Controllers
	// Returns are the types that a handler may return if a response goes into
	// it; nil for any.
	Returns []string
	// Context is the type of the only parameter of a function that writes the
	// response itself and returns none; empty if there is no such function.
	Context string
}

// A Parameter is a parameter of a handler.
type Parameter struct {
	// Name is its name in a snippet.
	Name string
	// Type is its type; empty if Names are what it is usually called.
	Type  string
	Names []string
}

// Controllers describes classes that contain handlers. A class is one if it has
// one of these annotations or attributes, if the name of one of its bases ends
// in one of Bases, or if its own name ends in one of Names and it has a base.
type Controllers struct {
	Marks, Bases, Names []string
	// Public is whether each public method without parameters is a handler.
	Public bool
	// Returns are the types that a handler in such a class may return if a
	// response goes into it, or their beginnings up to an angle bracket; nil if
	// they are those of Handlers.
	Returns []string
}
