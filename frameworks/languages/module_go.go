package languages

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"

	"snipgen/generate/input"
)

// golangModule reads the folder's package from the files that are there, and
// its import path and the version of Go from go.mod:
// https://go.dev/ref/mod#go-mod-file
func golangModule(f Folder) (ModuleFacts, error) {
	facts := golangPackage(f)
	var mod *modfile.File
	at := "."
	f.upwards(func(dir string) bool {
		file := path.Join(dir, "go.mod")
		text := f.Read(file)
		if text == "" {
			return false
		}
		at = dir
		// A file that is broken is Go's to complain of.
		if mod, _ = modfile.ParseLax("go.mod", []byte(text), nil); mod != nil && mod.Go != nil {
			facts.Manifest, facts.Version = "go.mod", mod.Go.Version
		}
		return true
	})
	if f.File == "" || path.Dir(f.File) == f.Dir {
		return facts, nil
	}
	if facts.Package == "main" {
		return facts, input.Errorf("folder %q has package main, which %s can't import", f.Dir, f.File).Hintf("choose another folder: --dir")
	}
	if mod == nil || mod.Module == nil {
		return facts, input.Errorf("folder %q has no go.mod above it to say its import path", f.Dir).Hintf("`go mod init` makes one")
	}
	rest, _ := Below(at, f.Dir)
	facts.Import = path.Join(mod.Module.Mod.Path, rest)
	return facts, nil
}

// golangPackage reads the name of the folder's package and what its files
// declare. A file with tests names the package only where no other does.
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
			continue // it is broken, and the compiler's to complain of
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

// golangDeclared lists what a file adds to the scope of its package, and the
// names of its imports, which may not be declared there too.
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

func golangSpec(spec ast.Spec) []string {
	var names []string
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		names = append(names, spec.Name.Name)
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			names = append(names, name.Name)
		}
	case *ast.ImportSpec:
		if spec.Name != nil {
			names = append(names, spec.Name.Name)
		} else if whole, err := strconv.Unquote(spec.Path.Value); err == nil {
			// The package's own name is not in the path; by convention it is the
			// last element before the major version: https://go.dev/ref/mod#major-version-suffixes
			if prefix, _, ok := module.SplitPathVersion(whole); ok {
				whole = prefix
			}
			names = append(names, path.Base(whole))
		}
	}
	return names
}

// golangName makes the name of a new package of its folder's.
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

// golangServes leaves out tests: https://pkg.go.dev/cmd/go#hdr-Test_packages
func golangServes(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
