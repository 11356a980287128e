package languages

import (
	"strconv"
	"strings"

	"golang.org/x/mod/module"
)

// https://go.dev/ref/spec#Import_declarations
var goImports = &Imports{
	Read: readGoImports,
	Write: func(_ string, imports []Import, _ bool) []string {
		return []string{"import " + goSpec(imports[0])}
	},
	Group: goGroup,
	Spec:  goSpec, FirstGroup: goStandard, Alias: goAlias, ModuleName: goPackage, PackageNames: golangNames,
}

// goAlias returns another name for a package, in the style of Go's own
// packages: stdjson, urlpkg.
func goAlias(e Import) string {
	if goGroup(e) == goStandard {
		return "std" + e.Bound
	}
	return e.Bound + "pkg"
}

const goStandard = "standard"

// goGroup returns the group of an import as goimports does: the standard
// library, whose paths have no dot in the first element, comes before the rest.
func goGroup(e Import) string {
	if first, _, _ := strings.Cut(e.Module, "/"); strings.Contains(first, ".") {
		return "others"
	}
	return goStandard
}

func readGoImports(text string, tokens []Token) []ImportStatement {
	var out []ImportStatement
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].Is("import") || tokens[i].Depth > 0 {
			continue
		}
		keyword := i
		i++
		group := i < len(tokens) && tokens[i].Is("(")
		if group {
			i++
		}
		for i < len(tokens) {
			for group && i < len(tokens) && tokens[i].Is(";") {
				i++
			}
			s, next, found := goImport(text, tokens, i)
			if !found {
				break
			}
			s.Group = group && s.First > tokens[keyword].Line
			out = append(out, s)
			i = next
			if !group {
				break
			}
		}
		i--
	}
	return out
}

// goImport reads "path", name "path", . "path" or _ "path".
func goImport(text string, tokens []Token, i int) (s ImportStatement, next int, found bool) {
	name := ""
	first := i
	if i < len(tokens) && (tokens[i].Kind == Word || tokens[i].Is(".")) {
		name = tokens[i].Text
		i++
	}
	if i >= len(tokens) || tokens[i].Kind != String {
		return s, i, false
	}
	path, err := strconv.Unquote(text[tokens[i].Start:tokens[i].End])
	if err != nil {
		return s, i, false
	}
	if name == "" {
		name = goPackage(path)
	}
	return ImportStatement{
		Imports: []Import{{Module: path, Bound: name}}, First: tokens[first].Line, Last: tokens[i].Last, Top: true,
	}, i + 1, true
}

// goPackage returns the name that an import path usually binds: its last
// element without the major version
// (https://go.dev/ref/mod#major-version-suffixes). Only the package itself
// shows its name for certain.
func goPackage(path string) string {
	if prefix, _, ok := module.SplitPathVersion(path); ok {
		path = prefix
	}
	return path[strings.LastIndexByte(path, '/')+1:]
}

func goSpec(e Import) string {
	if e.Bound != goPackage(e.Module) {
		return e.Bound + " " + strconv.Quote(e.Module)
	}
	return strconv.Quote(e.Module)
}
