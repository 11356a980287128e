package source

import (
	"slices"

	"snipgen/frameworks/languages"
)

// lacking returns the imports that code uses and the file lacks, and those that
// clash because the file uses the name for something else.
func (f *File) lacking(wanted []languages.ImportStatement, code []languages.Token) (lacking, clashing []languages.Import) {
	used := map[string]bool{}
	for _, t := range code {
		used[t.Text] = used[t.Text] || t.Kind == languages.Word
	}
	for _, want := range wanted {
		for _, e := range want.Imports {
			if !f.language.Imports.Unnamed && !used[e.Bound] {
				continue
			}
			switch has, clash := f.has(e); {
			case has:
			case clash:
				clashing = append(clashing, e)
			default:
				lacking = append(lacking, e)
			}
		}
	}
	return lacking, clashing
}

// has reports whether the file has an import, and whether it uses the import's
// name for something else.
func (f *File) has(e languages.Import) (has, clash bool) {
	has = f.pkg != "" && e.Module == f.pkg && e.Member != ""
	for _, s := range f.imports {
		for _, own := range s.Imports {
			switch {
			case !s.Top || own.Static != e.Static:
			case own.Module == e.Module && !own.Called && (e.Type || !own.Type) && (own.Member == "*" || own.Member == e.Member && own.Bound == e.Bound):
				has = true
			case own.Bound == e.Bound && own.Member != "*" && own.Bound != "":
				clash = clash || own.Member != "" || e.Member != "" || !f.language.Imports.Shared
			}
		}
	}
	return has, clash
}

// write returns the lines of import statements, in the order of the snippet.
func (f *File) write(imports []languages.Import) []string {
	var lines, modules []string
	of := map[string][]languages.Import{}
	for _, e := range imports {
		if len(of[e.Module]) == 0 {
			modules = append(modules, e.Module)
		}
		of[e.Module] = append(of[e.Module], e)
	}
	for _, module := range modules {
		lines = append(lines, f.language.Imports.Write(module, of[module], f.declares())...)
	}
	return lines
}

// written returns imports as write does, but for a user to paste: several are
// in parentheses if the language has those.
func (f *File) written(imports []languages.Import) []string {
	if f.language.Imports.Spec == nil || len(imports) < 2 {
		return f.write(imports)
	}
	lines := []string{"import ("}
	for _, e := range imports {
		lines = append(lines, "\t"+f.language.Imports.Spec(e))
	}
	return append(lines, ")")
}

// declares reports whether the file uses import declarations, in a language
// that has another form too.
func (f *File) declares() bool {
	declared := f.language.Imports.Declared
	return declared == nil || declared(f.extension, append(slices.Clone(f.imports), f.calls...))
}
