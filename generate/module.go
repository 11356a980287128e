package generate

// A Place is what is known of a project and of the folder in it that a module
// goes into. Package place finds it out. Its paths have slashes on every
// system.
type Place struct {
	// Root is the folder of the project, as a path of the system.
	Root string
	// Dir is the module's folder, relative to Root; "." is Root itself.
	Dir string
	// Package is what the language calls the folder: Go's and Java's name of
	// the package, .NET's namespace, Ruby's modules (Api::V1). It is empty
	// where the folder has no name.
	Package string
	// Import is how File refers to the folder: an import path of Go's, a
	// package of Java's, a module of Python's ("." and ".routers" in a
	// package), a relative path of Node.js's. It is empty where File needs
	// none.
	Import string
	// Syntax is that of a language's several that the project is written in;
	// it is empty for a language that has one.
	Syntax Syntax
	// Extension is that of the module's file, with the dot, where it is not
	// the language's usual one.
	Extension string
	// Implicit is whether a C# project has its usings by itself.
	Implicit bool
	// Declared are the identifiers of the folder's package and the files, by
	// base name, that declare each.
	Declared map[string][]string
	// File is the file that mounts handlers, relative to Root, or empty where
	// none was found. Application is what handlers are added to there, in
	// code: app, mux.
	File        string
	Application string
	// Imports and Routes are the places in File for imports and for what
	// mounts a handler.
	Imports, Routes Spot
	// Text is what File contains.
	Text string
	// Note is what the user should know before mounting, such as that the
	// module's go.mod asks for a Go too old for patterns with methods.
	Note string
	// Style returns how the project wants a file to be written, by its path
	// relative to Root. Nil means as the language's formatter does.
	Style func(file string) (Style, error)
}

// A Syntax is one of several that a language has for modules.
type Syntax string

// The syntaxes.
const (
	CommonJS   Syntax = "commonjs"
	ESM        Syntax = "module"
	TypeScript Syntax = "typescript"
)

// A Spot is a place in a file, behind a line.
type Spot struct {
	// Line counts from 1; 0 is the top of the file.
	Line int
	// Indent is what a line there begins with.
	Indent string
	// Found is whether the file has the place.
	Found bool
}

// A Style is how a project wants files to be written. The zero Style is what
// the language's formatter does, with LF and a line break at the end.
type Style struct {
	// Indent is one level of indentation; empty means the formatter's.
	Indent string
	// LineEnd is "\n", "\r\n" or "\r"; empty means "\n".
	LineEnd string
	// NoFinalNewline is whether the last line has no line break.
	NoFinalNewline bool
	// BOM is whether the file begins with U+FEFF.
	BOM bool
}

// A Module is a file that a project's application mounts: the framework's own
// kind of module with one handler in it.
type Module struct {
	// Path is the file's, relative to the project's root, with slashes.
	Path string
	// Code is the whole file.
	Code string
	// Name is the handler's name as it stands in the code, and Route the
	// path that it answers, with its parameters in braces.
	Name  string
	Route string
	// Mount is what mounts it, in the order of the lines in the file. It has
	// no Lines where a framework finds its modules by itself.
	Mount []Mount
}

// A Mount is a few lines for one place in a file. They are exact: indented for
// the place and with the imports that the file lacks. Lines that the file has
// already are left out, and a Mount without any with them.
type Mount struct {
	// File is relative to the project's root. It may be a guess, as Note says
	// then.
	File string `json:"file"`
	// Line is the number, from 1, of the line behind which Lines go, as the
	// file is now; 0 is the top of the file, or unknown where Note says so.
	Line  int      `json:"line"`
	Lines []string `json:"lines"`
	Note  string   `json:"note,omitempty"`
}

// Module generates the module that r asks for in a place. Where r has no Name
// or Path, they are made of the status's key, so that several definitions can
// live in one project. Its errors are of type input.Error where r asks for
// what cannot be.
func (g *Generator) Module(r Request, place Place) (Module, error) {
	panic("not yet")
}
