package languages

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"

	"snipgen/generate/input"
)

// golangModule determines the folder's package from its files, and its import
// path from go.mod:
// https://go.dev/ref/mod#go-mod-file
func golangModule(f Folder) (ModuleFacts, error) {
	facts := golangPackage(f)
	text, at := f.nearest("go.mod")
	// The go command reports an invalid file, so don't.
	mod, _ := modfile.ParseLax("go.mod", []byte(text), nil)
	if f.File == "" || path.Dir(f.File) == f.Dir {
		return facts, nil
	}
	if facts.Package == "main" {
		return facts, input.Errorf("folder %q has package main, which %s can't import", f.Dir, f.File).Hintf("choose another folder: --dir")
	}
	if mod == nil || mod.Module == nil {
		return facts, input.Errorf("folder %q has no import path: there is no go.mod above it", f.Dir).Hintf("`go mod init` creates one")
	}
	rest, _ := Below(at, f.Dir)
	facts.Import = path.Join(mod.Module.Mod.Path, rest)
	return facts, nil
}

// golangPackage returns the name of the folder's package and the names that its
// files declare. Test files decide the name only if there are no others.
func golangPackage(f Folder) ModuleFacts {
	facts := ModuleFacts{Dir: f.Dir, Declared: map[string][]string{}}
	files := token.NewFileSet()
	tested := ""
	for _, name := range f.Names(f.Dir) {
		if path.Ext(name) != ".go" || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
			continue
		}
		file := path.Join(f.Dir, name)
		parsed, _ := parser.ParseFile(files, name, f.Read(file), parser.SkipObjectResolution)
		if parsed == nil || parsed.Name == nil || parsed.Name.Name == "_" || parsed.Name.Name == "" {
			continue // the compiler reports an invalid file
		}
		if strings.HasSuffix(name, "_test.go") {
			tested = cmp.Or(tested, strings.TrimSuffix(parsed.Name.Name, "_test"))
		} else {
			facts.Package = parsed.Name.Name
		}
		for _, declared := range golangDeclared(parsed) {
			facts.Declared[declared] = append(facts.Declared[declared], file)
		}
	}
	switch {
	case facts.Package != "":
	case tested != "":
		facts.Package = tested
	case f.Dir == ".":
		facts.Package = "main"
	default:
		facts.Package = golangName(path.Base(f.Dir))
	}
	return facts
}

// golangNames returns the names that a file, given by its text, declares for its
// whole package.
func golangNames(text string) []string {
	parsed, _ := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
	if parsed == nil {
		return nil
	}
	parsed.Decls = slices.DeleteFunc(parsed.Decls, func(d ast.Decl) bool {
		imports, is := d.(*ast.GenDecl)
		return is && imports.Tok == token.IMPORT
	})
	return golangDeclared(parsed)
}

// golangDeclared returns the names that a file declares in its package, and the
// names of its imports, which other files of the package can't declare.
func golangDeclared(f *ast.File) []string {
	var names []string
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, golangSpec(spec)...)
			}
		}
	}
	return names
}

func golangSpec(spec ast.Spec) (names []string) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return []string{spec.Name.Name}
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			names = append(names, name.Name)
		}
	case *ast.ImportSpec:
		if spec.Name != nil {
			return []string{spec.Name.Name}
		}
		if whole, err := strconv.Unquote(spec.Path.Value); err == nil {
			return []string{goPackage(whole)}
		}
	}
	return names
}

// golangName derives the name of a new package from its folder's name.
func golangName(folder string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, folder)
	if name == "" || name[0] <= '9' || token.IsKeyword(name) || name == "main" {
		return "handlers"
	}
	return name
}

// golangServes excludes tests: https://pkg.go.dev/cmd/go#hdr-Test_packages
func golangServes(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
