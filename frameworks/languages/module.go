package languages

import (
	"path"
	"strings"

	"snipgen/generate/input"
)

// A Folder is the folder of a module, with access to the files of its project.
// Paths are relative to the project's root and have slashes on every system;
// "." is the root.
type Folder struct {
	// Root is the name of the project's root folder.
	Root string
	// Dir is the module's folder.
	Dir string
	// Base is the folder whose subfolders are namespaces, if the framework
	// defines it; empty if the language does.
	Base string
	// File is the file that mounts handlers, and Text its content. Both are
	// empty if there is none yet.
	File, Text string
	// Read returns the text of a file with LF line endings, or "" if it can't
	// be read.
	Read func(file string) string
	// Above returns the text of the nearest file with a name in the folders
	// above the project's root, up to the repository's root, or "". It may be
	// nil.
	Above func(name string) string
	// Exists reports whether a file or folder exists.
	Exists func(file string) bool
	// Names returns the names of the files in a folder.
	Names func(dir string) []string
}

// ModuleFacts are the facts about a folder and its project that a module needs
// in order to be compiled and imported.
type ModuleFacts struct {
	// Dir is the module's folder, relative to the project's root.
	Dir string
	// Package is the folder's name in the language: the package of Go and Java,
	// the namespace of .NET, the modules of Ruby (Api::V1). It is empty if the
	// folder has none.
	Package string
	// Import is how the file that mounts handlers refers to the folder: Go's
	// import path, Java's package, Python's module ("." or ".routers" in a
	// package), Node.js's relative path. It is empty if no import is needed.
	Import string
	// Suffix is the end of an import, such as ".js" in ESM.
	Suffix string
	// Syntax is the module syntax of the project; empty if the language has
	// only one.
	Syntax Syntax
	// Extension is the extension of the module's file, with the dot, unless it
	// is the language's usual one.
	Extension string
	// Implicit is whether a C# project has implicit usings.
	Implicit bool
	// Declared maps each name that a module must not declare again, such as the
	// identifiers of a Go package, to the files that declare it.
	Declared map[string][]string
}

// A Syntax is one of a language's module syntaxes.
type Syntax string

// The syntaxes.
const (
	CommonJS   Syntax = "commonjs"
	ESM        Syntax = "module"
	TypeScript Syntax = "typescript"
)

// TypeScriptExtension is the usual extension of a file in TypeScript.
const TypeScriptExtension = ".ts"

// Below returns the path of dir relative to base. ok is false if dir is neither
// base nor below it.
func Below(base, dir string) (rest string, ok bool) {
	if base == "." {
		return strings.TrimPrefix(dir, "."), true
	}
	rest, ok = strings.CutPrefix(dir, base)
	return strings.TrimPrefix(rest, "/"), ok && (rest == "" || rest[0] == '/')
}

// upwards calls visit for the module's folder and its parents, up to the
// project's root, until visit returns true.
func (f Folder) upwards(visit func(dir string) bool) {
	for dir := f.Dir; !visit(dir) && dir != "."; {
		dir = path.Dir(dir)
	}
}

// nearest returns the text of the nearest file with a name, in the module's
// folder or a parent, and the folder of that file; "" and the root if there is
// none.
func (f Folder) nearest(name string) (text, dir string) {
	f.upwards(func(parent string) bool {
		text, dir = f.Read(path.Join(parent, name)), parent
		return text != ""
	})
	return text, dir
}

// dotted returns a folder's path as names separated by dots. It returns an
// input.Error if one of the names isn't an identifier, or is among the
// language's keywords, which must be sorted.
func dotted(dir, language string, keywords []string) (string, error) {
	if dir == "" || dir == "." {
		return "", nil
	}
	parts := strings.Split(dir, "/")
	for _, part := range parts {
		if !identifier(part, "") || contains(keywords, part) {
			return "", input.Errorf("folder %q has no name in %s: %q is not an identifier", dir, language, part).
				Hintf("choose another folder: --dir")
		}
	}
	return strings.Join(parts, "."), nil
}
