package languages

import (
	"path"
	"strings"

	"snipgen/generate/input"
)

// A Folder is the folder of a project that a module goes into, and what can be
// read beside it. Paths are relative to the project's root and have slashes on
// every system; "." is the root itself.
type Folder struct {
	// Root is the name of the project's root folder.
	Root string
	// Dir is the folder that the module goes into.
	Dir string
	// Base is the folder whose subfolders are namespaces, where the framework
	// says which that is; empty where the language does.
	Base string
	// File is the file that mounts handlers, and Text what it contains. Both
	// are empty where there is none yet.
	File, Text string
	// Read returns the text of a file with LF at its line ends, or "" where it
	// can't be read.
	Read func(file string) string
	// Exists reports whether there is a file or folder.
	Exists func(file string) bool
	// Names lists the files in a folder, without the folders.
	Names func(dir string) []string
}

// ModuleFacts is what a module must know of the folder that it goes into, and
// of the project around it, to be compiled and imported there.
type ModuleFacts struct {
	// Dir is the module's folder, relative to the project's root.
	Dir string
	// Package is what the language calls the folder: Go's and Java's name of
	// the package, .NET's namespace, Ruby's modules (Api::V1). It is empty
	// where the folder has no name.
	Package string
	// Import is how the file that mounts handlers refers to the folder: an
	// import path of Go's, a package of Java's, a module of Python's ("." and
	// ".routers" in a package), a relative path of Node.js's. It is empty where
	// that file needs none.
	Import string
	// Suffix is what an import ends with, such as ".js" in ESM.
	Suffix string
	// Syntax is that of a language's several that the project is written in;
	// it is empty for a language that has one.
	Syntax Syntax
	// Extension is that of the module's file, with the dot, where it is not
	// the language's usual one.
	Extension string
	// Implicit is whether a C# project has its usings by itself.
	Implicit bool
	// Declared are the names that a module must not declare once more, and the
	// files that do: the identifiers of a Go package.
	Declared map[string][]string
	// Version is the version of the language that the project asks for, such
	// as 1.22, and Manifest the file that does. Both are empty where none does.
	Version, Manifest string
}

// A Syntax is one of several that a language has for modules.
type Syntax string

// The syntaxes.
const (
	CommonJS   Syntax = "commonjs"
	ESM        Syntax = "module"
	TypeScript Syntax = "typescript"
)

// Below returns what is left of dir behind the folder base, and whether it is
// that folder or one below it.
func Below(base, dir string) (rest string, ok bool) {
	if base == "." {
		return strings.TrimPrefix(dir, "."), true
	}
	rest, ok = strings.CutPrefix(dir, base)
	return strings.TrimPrefix(rest, "/"), ok && (rest == "" || rest[0] == '/')
}

// upwards calls visit for the module's folder and for those above it, up to
// the project's root, until it returns true.
func (f Folder) upwards(visit func(dir string) bool) {
	for dir := f.Dir; !visit(dir) && dir != "."; {
		dir = path.Dir(dir)
	}
}

// dotted writes a folder's path as names with dots between them. It returns an
// error of type input.Error where one of its folders has no name in a language
// with these keywords, which are sorted.
func dotted(dir, language string, keywords []string) (string, error) {
	if dir == "" || dir == "." {
		return "", nil
	}
	parts := strings.Split(dir, "/")
	for _, part := range parts {
		if !identifier(part, "") || contains(keywords, part) {
			return "", input.Errorf("folder %q has no name in %s: %q is no identifier", dir, language, part).
				Hintf("choose another folder: --dir")
		}
	}
	return strings.Join(parts, "."), nil
}
