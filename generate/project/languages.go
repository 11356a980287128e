package project

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"

	"snipgen/frameworks/languages"
	"snipgen/generate/input"
)

// below returns what is left of dir behind the folder base, and whether it is
// that folder or one below it.
func below(base, dir string) (rest string, ok bool) {
	if base == "." {
		return strings.TrimPrefix(dir, "."), true
	}
	rest, ok = strings.CutPrefix(dir, base)
	return strings.TrimPrefix(rest, "/"), ok && (rest == "" || rest[0] == '/')
}

// dotted writes a folder's path as names with dots between them. It returns an
// error where one of its folders has no name that the language can write.
func (s *survey) dotted(dir string) (string, error) {
	if dir == "" || dir == "." {
		return "", nil
	}
	parts := strings.Split(dir, "/")
	for _, part := range parts {
		if !word(part) || s.language.Keyword(part) {
			return "", input.Errorf("folder %q has no name in %s: %q is no identifier", dir, s.language.Title, part).
				Hintf("choose another folder: --dir")
		}
	}
	return strings.Join(parts, "."), nil
}

// word reports whether s is an identifier of ASCII.
func word(s string) bool {
	for i, c := range []byte(s) {
		if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// python finds out how the mounting file imports the folder. A file in a
// package does so by a relative import; a script has its own folder on the
// path where Python looks for modules.
func (s *survey) python() error {
	if !s.known {
		_, err := s.dotted(s.Dir)
		return err
	}
	home := path.Dir(s.File)
	inPackage := s.exists(path.Join(home, "__init__.py")) || regexp.MustCompile(`(?m)^from\s+\.`).MatchString(s.Text)
	if rest, ok := below(home, s.Dir); ok {
		name, err := s.dotted(rest)
		if err != nil {
			return err
		}
		s.Import = name
		if inPackage {
			s.Import = "." + name
		} else if whole, err := s.dotted(home); err == nil && whole != "" &&
			regexp.MustCompile(`(?m)^(?:from|import)\s+`+regexp.QuoteMeta(whole)+`[.\s]`).MatchString(s.Text) {
			s.Import = strings.TrimSuffix(whole+"."+name, ".") // the path begins further up
		}
		return nil
	}
	// Beside or above it: from the folder that has the outermost package.
	base := home
	for base != "." && s.exists(path.Join(base, "__init__.py")) {
		base = path.Dir(base)
	}
	rest, ok := below(base, s.Dir)
	if !ok {
		return input.Errorf("folder %q can't be imported by %s", s.Dir, s.File).Hintf("choose one below %q: --dir", base)
	}
	var err error
	s.Import, err = s.dotted(rest)
	return err
}

// javascript finds out which of the language's systems of modules the project
// has: that of the file that mounts handlers, or else what package.json says
// (https://nodejs.org/api/packages.html#determining-module-system).
func (s *survey) javascript() error {
	var manifest struct{ Type string }
	upwards(s.Dir, func(dir string) bool {
		text := s.read(path.Join(dir, "package.json"))
		// A manifest that is broken is npm's to complain of.
		_ = json.Unmarshal([]byte(text), &manifest)
		return text != ""
	})
	esm := manifest.Type == "module"
	s.Syntax, s.Extension = languages.CommonJS, ".js"
	if esm {
		s.Syntax = languages.ESM
	}
	home, ext := ".", path.Ext(s.File)
	if s.known {
		home = path.Dir(s.File)
		switch {
		case regexp.MustCompile(`(?m)^(?:import|export)\s`).MatchString(s.Text):
			s.Syntax = languages.ESM
		case strings.Contains(s.Text, "require("):
			s.Syntax = languages.CommonJS
		}
	}
	switch {
	case s.known && len(ext) > 2 && ext[len(ext)-2:] == "ts", !s.known && s.exists("tsconfig.json"):
		s.Extension = ".ts"
		if s.Syntax == languages.CommonJS && s.known {
			return input.Errorf("%s is TypeScript with require", s.File).Hintf("a module is written for `import`, which TypeScript has in both systems")
		}
		s.Syntax = languages.TypeScript
		if ext == ".mts" || ext == ".cts" {
			s.Extension = ext
		}
		// A compiled file is imported, by the name that it will have.
		if esm && s.Extension == ".ts" || s.Extension != ".ts" {
			s.Suffix = strings.Replace(s.Extension, "ts", "js", 1)
		}
	case s.Syntax == languages.ESM:
		if ext == ".mjs" {
			s.Extension = ext
		}
		s.Suffix = s.Extension
	case ext == ".cjs":
		s.Extension, s.Suffix = ext, ext
	}
	rel, err := filepath.Rel(filepath.FromSlash(home), filepath.FromSlash(s.Dir))
	if err != nil {
		return err
	}
	if s.Import = filepath.ToSlash(rel); !strings.HasPrefix(s.Import, ".") {
		s.Import = "./" + s.Import
	}
	return nil
}

// golang reads the folder's package from the files that are there.
func (s *survey) golang() error {
	files := gotoken.NewFileSet()
	main := false
	for _, name := range s.names(s.Dir) {
		if path.Ext(name) != ".go" || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
			continue
		}
		f, _ := parser.ParseFile(files, name, s.read(path.Join(s.Dir, name)), parser.SkipObjectResolution)
		if f == nil || f.Name == nil || f.Name.Name == "_" || f.Name.Name == "" {
			continue // it is broken, and the compiler's to complain of
		}
		pkg := f.Name.Name
		if strings.HasSuffix(name, "_test.go") {
			if s.Package == "" {
				s.Package = strings.TrimSuffix(pkg, "_test")
			}
		} else {
			s.Package = pkg
			main = true
		}
		s.declare(f, path.Join(s.Dir, name))
	}
	if !main && s.Package == "" {
		s.Package = packageName(path.Base(path.Join(filepath.ToSlash(s.Root), s.Dir)))
		if s.Dir == "." {
			s.Package = "main"
		}
	}
	var module *modfile.File
	at := "."
	upwards(s.Dir, func(dir string) bool {
		text := s.read(path.Join(dir, "go.mod"))
		if text == "" {
			return false
		}
		at = dir
		module, _ = modfile.ParseLax("go.mod", []byte(text), nil)
		return true
	})
	// Patterns with methods came with Go 1.22, and a module that asks for an
	// older one keeps the older patterns: https://go.dev/doc/godebug#go-122
	if module != nil && module.Go != nil {
		var major, minor int
		if n, _ := fmt.Sscanf(module.Go.Version, "%d.%d", &major, &minor); n == 2 && major == 1 && minor < 22 {
			s.note("go.mod says go " + module.Go.Version + ", and patterns with methods need 1.22 or later")
		}
	}
	if !s.known || path.Dir(s.File) == s.Dir {
		return nil
	}
	if s.Package == "main" {
		return input.Errorf("folder %q has package main, which %s can't import", s.Dir, s.File).Hintf("choose another folder: --dir")
	}
	if module == nil || module.Module == nil {
		return input.Errorf("folder %q has no go.mod above it to say its import path", s.Dir).Hintf("`go mod init` makes one")
	}
	rest, _ := below(at, s.Dir)
	s.Import = path.Join(module.Module.Mod.Path, rest)
	return nil
}

// declare notes what a file adds to the scope of its package, and the names of
// its imports, which may not be declared there too.
func (s *survey) declare(f *ast.File, file string) {
	add := func(name string) { s.Declared[name] = append(s.Declared[name], file) }
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec.Name.Name)
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						add(name.Name)
					}
				case *ast.ImportSpec:
					if spec.Name != nil {
						add(spec.Name.Name)
					} else if whole, err := strconv.Unquote(spec.Path.Value); err == nil {
						add(path.Base(whole))
					}
				}
			}
		}
	}
}

// packageName makes the name of a new package of its folder's.
func packageName(folder string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, folder)
	if name == "" || name[0] <= '9' || gotoken.IsKeyword(name) || name == "main" {
		return "handlers"
	}
	return name
}

// java reads the folder's package off its path, which begins where that of the
// application's class does.
func (s *survey) java() error {
	source := ""
	if s.known {
		pkg := clause(s.Text)
		home := path.Dir(s.File)
		source = strings.TrimSuffix(home, strings.ReplaceAll(pkg, ".", "/"))
		source = path.Clean("./" + source)
		if path.Ext(s.File) == ".kt" {
			// Kotlin's folders may leave out what all packages have in common.
			if i := strings.Index(home+"/", "src/main/kotlin/"); i >= 0 {
				source = home[:i] + "src/main/java"
			}
			if rest, ok := below(home, s.Dir); ok {
				s.Dir = path.Join(source, strings.ReplaceAll(pkg, ".", "/"), rest)
			}
		}
	} else if i := strings.Index(s.Dir+"/", "src/main/java/"); i >= 0 {
		source = s.Dir[:i] + "src/main/java"
	} else {
		return input.Errorf("no class with @SpringBootApplication was found").
			Hintf("name the folder of a package: --dir src/main/java/com/example/shop")
	}
	rest, ok := below(source, s.Dir)
	if !ok {
		return input.Errorf("folder %q is not below %s", s.Dir, source).Hintf("a package's folder is: --dir %s/...", source)
	}
	var err error
	if s.Package, err = s.dotted(rest); err != nil {
		return err
	}
	if !s.known {
		return nil
	}
	// Spring looks for components in the application's package and below it,
	// unless it is told otherwise:
	// https://docs.spring.io/spring-boot/reference/using/structuring-your-code.html
	class := strings.TrimSuffix(path.Base(s.File), path.Ext(s.File))
	scanned := clause(s.Text)
	switch {
	case s.Package == scanned || scanned == "" || strings.HasPrefix(s.Package, scanned+"."):
		s.note("Spring finds it by itself: it is in the package of " + class + " or below it")
	case regexp.MustCompile(`scanBasePackage|@ComponentScan\b`).MatchString(s.Text):
		s.note("Spring finds it by itself if " + class + " has it scan " + s.Package)
	default:
		return input.Errorf("package %s is not below %s, where Spring looks for controllers", s.Package, scanned).
			Hintf("choose another folder: --dir %s/...", path.Join(source, strings.ReplaceAll(scanned, ".", "/")))
	}
	return nil
}

// clause returns the package that a file of Java or Kotlin declares.
func clause(text string) string {
	m := regexp.MustCompile(`(?m)^package\s+([\w.]+)`).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1]
}

// ruby reads the modules of a controller off its path, as Rails does
// (https://guides.rubyonrails.org/autoloading_and_reloading_constants.html).
func (s *survey) ruby() error {
	const base = "app/controllers"
	i := strings.Index("/"+s.Dir+"/", "/"+base+"/")
	if i < 0 {
		return input.Errorf("folder %q is not below %s", s.Dir, base).Hintf("Rails finds controllers there: --dir %s/api", base)
	}
	rest := strings.TrimPrefix(s.Dir[i+len(base):], "/")
	if rest == "" {
		return nil
	}
	var modules []string
	for part := range strings.SplitSeq(rest, "/") {
		if !word(part) || part != strings.ToLower(part) || part[0] == '_' {
			return input.Errorf("folder %q has no name as a module of Ruby: %q", s.Dir, part).Hintf("choose another folder: --dir %s/api", base)
		}
		name := ""
		for piece := range strings.SplitSeq(part, "_") {
			if piece != "" {
				name += strings.ToUpper(piece[:1]) + piece[1:]
			}
		}
		modules = append(modules, name)
	}
	s.Package, s.Import = strings.Join(modules, "::"), rest
	return nil
}

// csharp reads the namespace from the project's file.
func (s *survey) csharp() error {
	var project struct {
		PropertyGroup []struct{ RootNamespace, ImplicitUsings string }
	}
	at, name := ".", filepath.Base(s.Root)
	upwards(s.Dir, func(dir string) bool {
		names := s.names(dir)
		i := slices.IndexFunc(names, func(name string) bool { return path.Ext(name) == ".csproj" })
		if i < 0 {
			return false
		}
		at, name = dir, strings.TrimSuffix(names[i], ".csproj")
		// A file that is broken is the SDK's to complain of.
		_ = xml.Unmarshal([]byte(s.read(path.Join(dir, names[i]))), &project)
		return true
	})
	for _, group := range project.PropertyGroup {
		if group.RootNamespace != "" && !strings.Contains(group.RootNamespace, "$") {
			name = strings.TrimSpace(group.RootNamespace)
		}
		if v := strings.ToLower(strings.TrimSpace(group.ImplicitUsings)); v == "enable" || v == "true" {
			s.Implicit = true
		}
	}
	rest, _ := below(at, s.Dir)
	parts := strings.Split(name, ".")
	if rest != "" {
		parts = append(parts, strings.Split(rest, "/")...)
	}
	for i, part := range parts {
		part = strings.Map(func(r rune) rune {
			if r < 0x80 && word("_"+string(r)) {
				return r
			}
			return '_'
		}, part)
		if !word(part) {
			part = "_" + part
		}
		if s.language.Keyword(part) {
			part = "@" + part
		}
		parts[i] = part
	}
	s.Package = strings.Join(parts, ".")
	s.Import = s.Package
	return nil
}
